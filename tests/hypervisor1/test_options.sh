# What `tramoya boot --nest' refuses, and what the hypervisor itself does: in
# words, with a status.
. "$TOP/tests/tools/script.sh"
KERNEL=$OUT/examples/kernel.mmo HYPERVISOR=$OUT/examples/hypervisor.mmo
"$TRAMOYA" asm -o hello.mmo "$TOP/examples/programs/hello/hello.mms" ||
    fail hello

expect 125 "$TRAMOYA" boot --hypervisor "$HYPERVISOR" --kernel "$KERNEL"
err_has 'hypervisor is for --nest'
expect 125 "$TRAMOYA" boot --nest 65 --kernel "$KERNEL"
err_has 'nest is at most 64'
expect 127 "$TRAMOYA" boot --nest 1 --hypervisor none.mmo --kernel "$KERNEL"
err_has 'none.mmo'
expect 127 "$TRAMOYA" boot --nest 1 --kernel none.mmo
expect 0 "$TRAMOYA" boot --nest 1 --hypervisor "$HYPERVISOR" \
    --kernel "$KERNEL" hello.mmo
out_has 'Hello from behind the stage'

# On the hypervisor's own console, with status 1.
expect 1 "$TRAMOYA" boot --nest 1 --cpu mmix --kernel "$KERNEL"
out_has '^hypervisor: this processor has no V$'
expect 1 "$TRAMOYA" boot --nest 1 --append guests=9 --kernel "$KERNEL"
out_has '^hypervisor: there are 1 to 8 guests$'
expect 1 "$TRAMOYA" boot --nest 1 --append guests=8 --mem 64k --kernel "$KERNEL"
out_has '^hypervisor: there is too little memory$'
expect 1 "$TRAMOYA" boot --kernel "$HYPERVISOR"
out_has '^hypervisor: the archive has no kernel for the guests$'
expect 1 "$TRAMOYA" boot --kernel "$HYPERVISOR" --mem 72M hello.mmo
out_has "^hypervisor: the guests' kernel is no object file, or does not fit$"
exit 0
