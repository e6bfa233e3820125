# Random kernels, bare and as guests, and at level 2: more than the test runs.
make -s -C "$TOP" O="$OUT" "$OUT/unit/test_hosted_kernels" \
    "$OUT/examples/hypervisor.mmo" >/dev/null || exit 1
"$OUT/unit/test_hosted_kernels" 1000 1200 &&
    "$OUT/unit/test_hosted_kernels" tower 1000 60
