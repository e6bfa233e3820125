# What `run --trace` and `run --profile` print, compared as a whole.
. "$TOP/tests/tools/script.sh"

# The last command's reports, up to why it stopped, are those in the file $1
# of this folder.
same()
{
    sed -i '/^tramoya run:/,$d' err
    if [ -n "${BLESS:-}" ]; then cp err "$TOP/tests/trace/$1"; fi
    diff "$TOP/tests/trace/$1" err || fail "$1 differs"
}

# The profile names its source as it was given.
cp "$TOP"/tests/trace/*.mms .

expect 0 "$TRAMOYA" run --trace tour.mms
same tour.trace
out_has '^a line of output$'
expect 0 "$TRAMOYA" run --trace=9 tour.mms
same tour.trace
expect 0 "$TRAMOYA" run --profile tour.mms
same tour.profile

# Gaps are shown, and what was refused is shown in any case.
expect 120 "$TRAMOYA" run --trace=1 loop.mms
same loop.trace-1
expect 120 "$TRAMOYA" run --trace=0 loop.mms
same loop.trace-0

# What the program prints stands in front of the TRAP that printed it.
"$TRAMOYA" run --trace tour.mms >both 2>&1 </dev/null
grep -A1 '^a line of output$' both >pair
grep -q 'Fputs(StdOut,#' pair || fail 'the output is not in its place'

# Tracing changes nothing: output, status, counts.
expect 0 "$TRAMOYA" run --stats-file plain tour.mms
mv out plain.out
for option in --trace --trace=1 --profile; do
    expect 0 "$TRAMOYA" run $option --stats-file observed tour.mms
    diff plain observed || fail "$option changes the counts"
    diff plain.out out || fail "$option changes the output"
done
