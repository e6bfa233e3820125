# Random programs by Knuth's mmix and by tramoya run: what they leave behind,
# what it cost, and traces of some.  Half of the instructions are for each of
# our engines.  SEED is that of the first program; there are 200,000 times
# COUNT instructions.
if [ ! -x "${MMIX_REF:-}/mmix" ]; then
    echo "skipped: MMIX_REF is not a folder with mmix"
    exit 77
fi
box=$(mktemp -d) || exit 1
trap 'rm -rf "$box"' EXIT
make -s O="$OUT" "$OUT/differential/compare_insn" >/dev/null || exit 1

# compare SEED ENGINE
compare()
{
    echo "from seed $1, $2 engine"
    "$OUT/differential/compare_insn" tests/isa/lib/frame.mms "$TRAMOYA" \
        "$MMIX_REF/mmix" "$box" "$1" $((100000 * ${COUNT:-1})) \
        "--engine=$2" || bad=1
}

bad=0
compare "${SEED:-1}" switch
compare $((${SEED:-1} + 500000000)) threaded
exit $bad
