# Generated programs that call their host, by Knuth's mmix and by tramoya run,
# each in a copy of the same folder: the same results, memory, output and
# files.  SEED is that of the first program; there are 300 times COUNT.
if [ ! -x "${MMIX_REF:-}/mmix" ]; then
    echo "skipped: MMIX_REF is not a folder with mmix"
    exit 77
fi
box=$(mktemp -d) || exit 1
trap 'rm -rf "$box"' EXIT
make -s O="$OUT" "$OUT/differential/compare_host" >/dev/null || exit 1
"$OUT/differential/compare_host" "$TRAMOYA" "$MMIX_REF/mmix" "$box" \
    "${SEED:-1}" $((300 * ${COUNT:-1}))
