# The debugger, measured: the programs of tests/bench/programs with `tramoya
# run`, and in the debugger without a past and with one; then, how long it takes
# to go back in each, at most after 10^9 instructions.
#
#   BENCH_ROUNDS    how often each is run (5)
#   BENCH_PROGRAMS  only these of the programs, with blanks between
#   BENCH_MEMORY    MiB for the past (256)
#
# The status is 1 if programs print different things; times never are a failure.
here=$PWD/tests/bench
rounds=${BENCH_ROUNDS:-5}
mib=${BENCH_MEMORY:-256}
work=$OUT/bench
mkdir -p "$work" || exit 1
# shellcheck source=tests/bench/programs.sh
. "$here/programs.sh"
make -s O="$OUT" "$OUT/bench/measure" "$OUT/bench/history" >/dev/null || exit 1

jobs()
{
    echo "$1 run $rounds 1 $TRAMOYA run $work/$1.mmo"
    echo "$1 off $rounds 1 sh $here/debug.sh 0 $work/$1.mmo"
    echo "$1 on $rounds 1 sh $here/debug.sh ${mib}M $work/$1.mmo"
}

look()
{
    for name in $(cut -d ' ' -f 1 "$work/list") writes; do
        printf '%-9s ' "$name"
        "$OUT/bench/history" look "$mib" 1000000000 "$work/$name.mmo"
    done
}

sources
programs >"$work/list"
for name in $(cut -d ' ' -f 1 "$work/list"); do
    assemble "$name"
    jobs "$name"
done >"$work/plan"
"$TRAMOYA" asm -o "$work/writes.mmo" "$here/programs/writes.mms" || exit 1
before=$(load)
bad=0
"$OUT/bench/measure" "$work/plan" >"$work/results" || bad=1
awk -f "$here/history.awk" "$work/results"
echo
echo "Going back: millions of instructions, checkpoints, MiB for the past;"
echo "millions of steps between two checkpoints, at the end and at most;"
echo "ms to go a step back from the newest moment, and to go anywhere: median"
echo "and most; MiB in all."
echo
look
echo "load average before: $before; after: $(load)"
exit "$bad"
