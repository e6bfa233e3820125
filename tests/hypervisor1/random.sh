# random.sh - kernels, bare and as guests of the hypervisor in MMIXAL: pair.h
# says what has to be the same.
. "$TOP/tests/tools/script.sh"
HYPERVISOR=$OUT/examples/hypervisor.mmo

build_compare()
{
    make -s -C "$TOP" O="$OUT" DEPS=no "$OUT/hypervisor1/compare" \
        >make.out 2>&1 || fail "$(cat make.out)"
}

# The random kernels from number $1 on, $2 of them.
random_kernels()
{
    build_compare
    "$OUT/hypervisor1/compare" "$HYPERVISOR" "$1" "$2" >out 2>err ||
        fail "$(cat err out)"
}

# The kernel with these programs, object files.
compare()
{
    "$OUT/hypervisor1/compare" "$HYPERVISOR" "$OUT/examples/kernel.mmo" "$@" \
        >out 2>err || fail "$*: $(cat err out)"
}
