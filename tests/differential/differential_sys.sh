# Our system programs on Knuth's pipeline simulator: they print the same.
#
# mmmix shows each octa that is stored to a physical address from 2^48 on; so
# what a program prints on our console can be put together again.  Where the
# two differ, a test says so behind the line that it expects,
#
#   % expect: rZZ #cd
#   % reference: rZZ #0
#
# and a test that the reference cannot run says why:
#
#   % reference: none, there is no clock
#
# MMIX_REF is the folder of Knuth's programs.
if [ ! -x "${MMIX_REF:-}/mmmix" ] || [ ! -f "$MMIX_REF/plain.mmconfig" ]; then
    echo "skipped: MMIX_REF is not a folder with mmmix and plain.mmconfig"
    exit 77
fi
make -s O="$OUT" "$OUT/differential/compare_sys" >/dev/null || exit 1
box=$(mktemp -d) || exit 1
trap 'rm -rf "$box"' EXIT
cycles=${SYS_CYCLES:-300000}
bad=0 same=0

# His plainest configuration, with more memory and hardly a write buffer.
sed 's/^memchunksmax .*/memchunksmax 1000/; s/^hashprime .*/hashprime 2003/
    s/^writebuffer .*/writebuffer 1/; s/^writeholdingtime .*/writeholdingtime 0/' \
    "$MMIX_REF/plain.mmconfig" >"$box/config"

# A later store to the console must not take the place of an earlier one that
# is still waiting in the write buffer.
mkdir "$box/lib"
sed '/STOU .*:console,0$/a\        SYNC  1' "$TOP/tests/sys/lib/sys.mms" \
    >"$box/lib/sys.mms"

# What the test's comments say that the reference prints.
expected()
{
    awk '
        function out() { if (is_line) print line; is_line = 0 }
        /^% expect: / { out(); line = substr($0, 11); is_line = 1 }
        /^% reference: / { line = substr($0, 14) }
        END { out() }
        ' "$1"
}

# The console's bytes among what mmmix reports.
printed()
{
    sed -n 's/.*(spec_write 00000000000000\(..\) to 0001000000002000 .*/\1/p' |
        awk '
            BEGIN {
                for (i = 0; i < 256; i++)
                    byte[sprintf("%02x", i)] = sprintf("%c", i)
            }
            { printf "%s", byte[$1] }
            '
}

compare()
{
    "$TRAMOYA" asm -o "$box/kernel.mmo" "$box/lib/sys.mms" "$1" &&
        "$OUT/differential/compare_sys" "$box/kernel.mmo" >"$box/kernel.mmix" ||
        return 1
    printf 'v40\n@800000000000f000\n%s\nq\n' "$cycles" |
        "$MMIX_REF/mmmix" "$box/config" "$box/kernel.mmix" 2>&1 |
        printed >"$box/got"
    expected "$1" | diff -u --label expected --label mmmix - "$box/got"
}

for test in "$TOP"/tests/sys/*.mms; do
    name=$(basename "$test" .mms)
    if grep -q '^% reference: none' "$test"; then
        continue
    fi
    if compare "$test" >"$box/differences"; then
        same=$((same + 1))
    else
        echo "  $name differs:"
        sed '30q; s/^/    /' "$box/differences"
        bad=1
    fi
done
echo "$same system programs print what they should on mmmix"
exit "$bad"
