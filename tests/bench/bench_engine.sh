# The engines, measured: the programs of tests/bench/programs natively, with
# the threaded and the switch engine, on the bare machine with its addresses
# translated (tests/sys/lib/run.mms loads them there), and, where `mmix` is on PATH or in the
# folder MMIX_REF, with Knuth's simulator; start-up; memory.
#
#   BENCH_ROUNDS    how often each is run (5); the switch engine at most three
#                   times, and Knuth's simulator once, since it takes minutes
#   BENCH_KNUTH=0   leaves Knuth's simulator out
#   BENCH_PROGRAMS  only these of the programs, with blanks between
#   BENCH_CC        the compiler of the native programs (gcc)
#
# The results, as one JSON object, are in build/bench.json as well.  The status
# is 1 if programs print different things; times never are a failure.
PATH=$PATH:${MMIX_REF:-}
here=$PWD/tests/bench
rounds=${BENCH_ROUNDS:-5}
work=$OUT/bench
mkdir -p "$work" || exit 1
# shellcheck source=tests/bench/programs.sh
. "$here/programs.sh"
make -s O="$OUT" "$OUT/bench/measure" >/dev/null || exit 1

# compile NAME SCALE FLAGS: the twin, unless it is there, made from the same:
# large.c takes a while.
compile()
{
    name=$1 scale=$2
    shift 2
    set -- "${BENCH_CC:-gcc}" -O2 "$@" "-DSCALE=$scale"
    sum=$({ echo "$*"; cat "$work/programs/$name.c" "$work/programs/bench.h"; } |
        cksum)
    [ "$sum" = "$(cat "$work/$name.sum" 2>/dev/null)" ] && return
    "$@" -o "$work/$name.native" "$work/programs/$name.c" -lm || exit 1
    echo "$sum" >"$work/$name.sum"
}

has_knuth()
{
    [ "${BENCH_KNUTH:-1}" != 0 ] && command -v mmix >/dev/null
}

# The jobs for one program, in the order of the table.
jobs()
{
    three=$((rounds < 3 ? rounds : 3))
    echo "$1 native $rounds $2 $work/$1.native"
    echo "$1 threaded $rounds 1 $TRAMOYA run --engine threaded $work/$1.mmo"
    echo "$1 boot $rounds 1 $TRAMOYA boot --kernel $work/run.mmo $work/$1.mmo"
    echo "$1 kernel $rounds 1 $TRAMOYA boot" \
        "--kernel $OUT/examples/kernel.mmo $work/$1.mmo"
    echo "$1 switch $three 1 $TRAMOYA run --engine switch $work/$1.mmo"
    ! has_knuth || echo "$1 mmix 1 1 mmix -q $work/$1.mmo"
}

start_jobs()
{
    echo "hello start 50 1 $TRAMOYA run $work/hello.mmo"
    echo "pages10000 start 3 1 $TRAMOYA run $work/pages.mmo 10000"
    echo "pages100000 start 3 1 $TRAMOYA run $work/pages.mmo 100000"
}

sources
assemble pages
"$TRAMOYA" asm -o "$work/run.mmo" tests/sys/lib/sys.mms tests/sys/lib/run.mms ||
    exit 1
"$TRAMOYA" asm -o "$work/hello.mmo" examples/programs/hello/hello.mms || exit 1
programs | while read -r name _ scale flags; do
    # shellcheck disable=SC2086 # several flags
    compile "$name" "$scale" $flags
    assemble "$name"
done || exit 1
programs | while read -r name _ scale _; do
    jobs "$name" "$scale"
done >"$work/plan"
start_jobs >"$work/start"
programs >"$work/list"
before=$(load)
bad=0
"$work/measure" "$work/plan" >"$work/results" || bad=1
"$work/measure" "$work/start" >>"$work/results" || bad=1
uname -srm
"${BENCH_CC:-gcc}" --version | sed q
grep -m 1 '^model name' /proc/cpuinfo 2>/dev/null
echo "load average before: $before; after: $(load)"
echo
awk -f "$here/table.awk" "$work/list" "$work/results"
awk -f "$here/json.awk" "$work/results" >"$OUT/bench.json"
[ "$bad" -eq 0 ] || echo "bench_engine: a program failed or printed another" \
    "checksum"
exit "$bad"
