# The programs of the table of differences, by both: each must differ as it
# says.
if [ ! -x "${MMIX_REF:-}/mmixal" ] || [ ! -x "$MMIX_REF/mmix" ]; then
    echo "skipped: MMIX_REF is not a folder with mmixal and mmix"
    exit 77
fi
TOP=${TOP:-$PWD}
export TOP
box=$(mktemp -d) || exit 1
trap 'rm -rf "$box"' EXIT
cd "$box" && sh "$TOP/tests/differences/test_differences.sh"
