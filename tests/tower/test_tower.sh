# The kernel on up to three hypervisors, one the guest of another, says the same
# and ends with the same memory, registers and number of instructions as on the
# bare machine; and no hypervisor can tell what is below it.
. "$TOP/tests/tower/tower.sh"
tower boot 1 3
awk -f "$TOP/tests/tower/table.awk" tower.json >out
out_has '^    3 '
tower host 1 3

# The same by the command line.
expect 0 "$TRAMOYA" boot --mem 4M --kernel "$KERNEL" hello.mmo
mv out bare
for n in 1 2 3; do
    expect 0 "$TRAMOYA" boot --mem 4M --nest $n --kernel "$KERNEL" hello.mmo
    cmp bare out || fail "--nest $n says $(cat out)"
done
for n in 1 2; do
    expect 0 "$TRAMOYA" host --mem 4M --nest $n "$KERNEL" hello.mmo
    cmp bare out || fail "host --nest $n says $(cat out)"
done
expect 125 "$TRAMOYA" host --nest 65 "$KERNEL"
err_has 'nest is at most 64'
expect 125 "$TRAMOYA" host --hypervisor "$HYPERVISOR" "$KERNEL"
err_has 'hypervisor is for --nest'
expect 127 "$TRAMOYA" host --nest 1 --hypervisor none.mmo "$KERNEL"
err_has 'none.mmo'
