# The fast engine does what the plain one does, on each processor: what differs
# is time, since it gets a SWYM before each instruction.
. "$TOP/tests/tools/script.sh"

for engine in switch threaded; do
    expect 0 "$TRAMOYA" classify --all --json --engine $engine
    grep -vE '"(one|other)":' out >$engine
done
cmp switch threaded || fail 'the engines differ'
