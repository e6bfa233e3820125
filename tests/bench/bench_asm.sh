# A million lines through the assembler: time and memory, beside mmixal's
# where that is on PATH (or in the folder MMIX_REF).  Ours may take twice as
# long; the medians of three runs each, one after the other, are compared.
PATH=$PATH:${MMIX_REF:-}
box=$(mktemp -d) || exit 1
trap 'rm -rf "$box"' EXIT
cd "$box" || exit 1

# Lines of all common kinds: labels, local labels, forward references, data.
awk 'BEGIN {
    print "x IS $1"
    print "\tLOC #100"
    for (i = 0; i < 200000; i++) {
        printf "L%d\tADDU\tx,x,%d\tcount\n", i, i % 256
        print "1H\tLDO\tx,x,8"
        printf "\tPBNZ\tx,L%d\n", (i > 50 ? i - 50 : 0)
        printf "\tSET\tx,#%x&#fff+%d\n", i, i % 1000
        print "\tBZ\tx,1B"
    }
    print "Main\tTRAP\t0,Halt,0"
}' >million.mms
wc -l <million.mms | xargs echo 'lines:'

# The milliseconds that a command takes.
took()
{
    start=$(date +%s%N)
    "$@" >/dev/null 2>err || { cat err >&2; exit 1; }
    echo $((($(date +%s%N) - start) / 1000000))
}

: >ours
: >theirs
for _ in 1 2 3; do
    took "$TRAMOYA" asm -o ours.mmo million.mms >>ours || exit 1
    command -v mmixal >/dev/null || continue
    took mmixal -b 1000000 -o theirs.mmo million.mms >>theirs || exit 1
done
middle()
{
    sort -n "$1" | sed -n 2p
}
ours=$(middle ours)
echo "tramoya asm: $ours ms"
[ ! -x /usr/bin/time ] || /usr/bin/time -f "tramoya asm: %M KiB of memory" \
    "$TRAMOYA" asm -o ours.mmo million.mms
if [ ! -s theirs ]; then
    echo "mmixal is not there to compare with"
    exit 0
fi
theirs=$(middle theirs)
cmp -s -i 8 ours.mmo theirs.mmo || { echo "the objects differ"; exit 1; }
awk -v a="$ours" -v b="$theirs" 'BEGIN {
    printf "mmixal: %d ms; ratio %.2f, at most 2\n", b, a / b
    exit a > 2 * b
}'
