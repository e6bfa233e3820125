# Generated programs through Knuth's mmixal and through our assembler: the
# same object bytes (but the time of day in them) and the same listing, or
# both refuse.  SEED is that of the first program; with COUNT 5 there are
# 5,000 right programs and 2,000 wrong ones.
if [ ! -x "${MMIX_REF:-}/mmixal" ]; then
    echo "skipped: MMIX_REF is not a folder with mmixal"
    exit 77
fi
box=$(mktemp -d) || exit 1
trap 'rm -rf "$box"' EXIT
make -s O="$OUT" "$OUT/differential/compare_asm" >/dev/null || exit 1
"$OUT/differential/compare_asm" "$MMIX_REF/mmixal" "$box" "${SEED:-1}" \
    $((1000 * ${COUNT:-1})) $((400 * ${COUNT:-1}))
