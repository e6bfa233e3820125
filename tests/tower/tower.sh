# tower.sh - for the scripts that run a kernel on many hypervisors: it makes
# tower.c, wild.c and a short program.
. "$TOP/tests/tools/script.sh"
HYPERVISOR=$OUT/examples/hypervisor.mmo KERNEL=$OUT/examples/kernel.mmo

make -s -C "$TOP" O="$OUT" "$OUT/tower/tower" "$OUT/tower/wild" >make.log 2>&1 || {
    cat make.log
    exit 1
}
"$TRAMOYA" asm -o hello.mmo "$TOP/examples/programs/hello/hello.mms" ||
    fail "no program"

# Run the kernel on $2 to $3 hypervisors, the lowest in the bare machine (boot)
# or hosted (host), as $1 says: each time all is as without them.  The numbers
# are in tower.json.
tower()
{
    timeout 300 "$OUT/tower/tower" "$1" "$HYPERVISOR" "$KERNEL" "$2" "$3" \
        hello.mmo >tower.json 2>err ||
        fail "$1, $2 to $3 levels: $(cat err)"
}

# From now on the kernel is one that executes all that is sensitive, and whose
# status is 0 if it has found nothing wrong.
sensitive_kernel()
{
    awk -f "$TOP/tests/tower/sensitive.awk" "$TOP/vm/isa/sreg.def" \
        >sensitive.mms || fail "no kernel"
    expect 0 "$TRAMOYA" asm -o sensitive.mmo sensitive.mms
    expect 0 "$TRAMOYA" boot --mem 4M --kernel sensitive.mmo
    KERNEL=sensitive.mmo
}

# $2 random kernels from number $1 on, at level 2, beside a calm one.
wild_kernels()
{
    expect 0 "$TRAMOYA" asm -o wild.mmo "$TOP/tests/tower/wild.mms"
    timeout 600 "$OUT/tower/wild" "$HYPERVISOR" wild.mmo "$1" "$2" 2>err ||
        fail "$(cat err)"
}
