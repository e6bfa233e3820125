# random.sh - random kernels, bare and as guests of the hypervisor in MMIXAL:
# compare.c says what has to be the same.  The numbers of kernels are chosen by
# who reads this.
. "$TOP/tests/tools/script.sh"

# COUNT kernels from number SEED on.
random_kernels()
{
    make -s -C "$TOP" O="$OUT" DEPS=no "$OUT/hypervisor1/compare" >make.out 2>&1 ||
        fail "$(cat make.out)"
    "$OUT/hypervisor1/compare" "$OUT/examples/hypervisor.mmo" "$1" "$2" \
        >out 2>err || fail "$(cat err out)"
}
