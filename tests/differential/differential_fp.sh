# Floating point by Knuth's mmix and by tramoya run: every operation in every
# rounding mode, with three sets of enabled exceptions, on 40 by 40 special
# operands, and on as many random ones.  SEED is the number of the first table
# of operands, 0 that of the special ones; there are 2 times COUNT.
if [ ! -x "${MMIX_REF:-}/mmix" ]; then
    echo "skipped: MMIX_REF is not a folder with mmix"
    exit 77
fi
box=$(mktemp -d) || exit 1
trap 'rm -rf "$box"' EXIT
make -s O="$OUT" "$OUT/differential/compare_fp" >/dev/null || exit 1

# compare FIRST HOWMANY ENGINE
compare()
{
    echo "tables from $1 on, $3 engine"
    "$OUT/differential/compare_fp" "$TRAMOYA" "$MMIX_REF/mmix" "$box" \
        "$1" "$2" "--engine=$3" || bad=1
}

bad=0
seed=${SEED:-0}
count=${COUNT:-1}
compare 0 1 switch
compare "$seed" "$count" threaded
compare $((seed + count)) "$count" switch
exit $bad
