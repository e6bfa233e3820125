# test_saved.sh - runs that are recorded, replayed, saved and restored.
#
# The kernel lib/busy.mms is saved while a disk command is on its way, input is
# queued and an alarm is set; another process restores it and comes to the same
# end, whatever the engine.
. "$TOP/tests/tools/script.sh"

ln -s "$TOP/tests/sys/lib" .
head -c 65536 "$TRAMOYA" >disk
printf 'hello, %s! ' kernel machine disk console clock >typed # comes at once
busy="--kernel lib/sys.mms,lib/busy.mms"

# Boot with the status $1, input from the file $2, and options; the output is
# in out, and the fingerprint of the end and all counts are in state.
boot()
{
    wanted=$1 input=$2
    shift 2
    "$TRAMOYA" boot --stats-file stats "$@" <"$input" >out 2>err
    status=$?
    [ "$status" -eq "$wanted" ] ||
        fail "status $status instead of $wanted: $* $(cat err)"
    grep -v '"reason"' stats >state
    rm stats
}

same_end()
{
    cmp -s state end || fail "$1: another end"
}

boot 42 typed $busy --disk disk,snapshot
cp state end
cp out whole

# The same input makes the same run, in whatever pieces it comes.
printf 'hello, %s!\n' kernel machine disk >lines
boot 42 lines $busy --disk disk,snapshot
cp state end.lines
mkfifo pieces
{ printf 'hello, ' && sleep 0.1 && tail -c +8 lines; } >pieces &
boot 42 pieces $busy --disk disk,snapshot
cmp -s state end.lines || fail "input in pieces makes another run"

# Saving changes nothing, and either engine saves the same.
for engine in switch threaded; do
    boot 42 typed $busy --disk disk,snapshot --engine $engine \
        --save-at 20500 saved.$engine
    same_end "saved by $engine"
done
cmp saved.switch saved.threaded || fail "the engines save differently"
mv saved.switch saved

# Restored, the run goes on: the output is the rest of it.
for engine in switch threaded; do
    boot 42 /dev/null --restore saved --disk disk,snapshot --engine $engine
    same_end "restored with $engine"
done
tail -c "$(wc -c <out)" whole | cmp - out || fail "another rest"
[ "$(wc -c <out)" -lt "$(wc -c <whole)" ] || fail "nothing was left out"

# It has its counts from the beginning, but the time and the engine's figures
# are only of what it has done itself.
total=$(sed -n 's/.*"instructions": \([0-9]*\),/\1/p' end)
boot 42 typed $busy --disk disk,snapshot --save-at $((total - 99)) late
boot 42 /dev/null --restore late --disk disk,snapshot --stats
err_has "^instructions *$total$"
awk '/^dispatches/ {exit !($2 > 1 && substr($3, 2) * $2 < 100)}' err ||
    fail "not its own: $(cat err)"

# From every place, and from a machine that was restored itself.
at=1000
while [ $at -lt 200000 ]; do
    boot 42 typed $busy --disk disk,snapshot --save-at $at one
    boot 42 /dev/null --restore one --disk disk,snapshot \
        --save-at $((at + 777)) two
    same_end "restored at $at"
    boot 42 /dev/null --restore two --disk disk,snapshot
    same_end "restored at $((at + 777))"
    at=$((at * 3 - 1234))
done

# A recording needs neither the disk nor the input, and its run is the same
# when it starts in the middle.
boot 42 typed $busy --disk disk,snapshot --record log --save-at 20500 middle
same_end "recorded"
for engine in switch threaded; do
    boot 42 /dev/null $busy --replay log --engine $engine
    same_end "replayed by $engine"
    cmp out whole || fail "another output in the replay"
    boot 42 /dev/null --restore middle --replay log --engine $engine
    same_end "replayed from the middle by $engine"
done
boot 42 /dev/null --restore middle --disk disk,snapshot --record rest
same_end "recorded from the middle"
boot 42 /dev/null --restore middle --replay rest
same_end "replayed what was recorded from the middle"

# The disk's latency is part of the machine: it is saved, and a replay needs it.
boot 42 typed $busy --disk disk,snapshot --disk-latency 30k --save-at 20500 slow
cmp -s state end && fail "a slow disk makes the same run"
cp state end.slow
boot 42 /dev/null --restore slow --disk disk,snapshot
cmp state end.slow || fail "the restored disk has another latency"
boot 42 typed $busy --disk disk,snapshot --disk-latency 30k --record slow.log
boot 42 /dev/null $busy --replay slow.log --disk-latency 30k
cmp state end.slow || fail "the replay of a slow disk has another end"
expect 125 "$TRAMOYA" boot $busy --replay slow.log
err_has "slow.log was recorded with another beginning"
expect 125 "$TRAMOYA" boot --restore slow --disk disk,snapshot --disk-latency 9
err_has "a restored machine has its .*, disk's latency"

# A disk that is written itself: the recording leaves it alone.
cp disk own
boot 42 typed $busy --disk own --record written
cmp -s disk own && fail "nothing was written to the disk"
cp state end.written
cp own after
boot 42 /dev/null $busy --replay written
cmp state end.written || fail "the replay of a written disk has another end"
cmp own after || fail "the replay wrote to the disk"

# A run that was stopped is replayed as far as it came.
boot 124 typed $busy --disk disk,snapshot --max-insns 12345 --record short
cp state end.short
boot 124 /dev/null $busy --replay short
cmp state end.short || fail "a stopped run has another end"
err_has "the recording ends after 12345 instructions at #80000"

# What does not fit together is refused.
expect 125 "$TRAMOYA" boot --kernel lib/sys.mms,lib/busy.mms --replay log \
    --mem 1M
err_has "log was recorded with another beginning"
expect 125 "$TRAMOYA" boot --restore saved
err_has "disk has to be as when it was saved"
expect 125 "$TRAMOYA" boot --restore log
err_has "log is not a saved machine"
expect 125 "$TRAMOYA" boot $busy --replay saved
err_has "saved is not a recording of input"
expect 125 "$TRAMOYA" boot --restore /dev/zero
err_has "/dev/zero is not a saved machine"
mkfifo endless
cat saved /dev/zero >endless 2>/dev/null &
expect 125 "$TRAMOYA" boot --restore endless
err_has "endless: there is more than belongs to it"
expect 125 "$TRAMOYA" boot $busy --replay /dev/zero
err_has "/dev/zero is not a recording of input"
expect 125 "$TRAMOYA" boot --restore nowhere
err_has "nowhere: No such file"
head -c 5000 saved >shorter
expect 125 "$TRAMOYA" boot --restore shorter
err_has "shorter: the file is cut off"
{ head -c 6000 saved && printf '\377\377\377' && tail -c +6004 saved; } >changed
expect 125 "$TRAMOYA" boot --restore changed
err_has "changed: the file was damaged"
expect 125 "$TRAMOYA" boot $busy --record log --replay log
expect 124 "$TRAMOYA" boot --restore saved --disk disk,snapshot --max-insns 100
err_has "limit of 100 instructions"
expect 125 "$TRAMOYA" boot --restore saved --mem 1M
expect 125 "$TRAMOYA" boot --restore saved --save-at 9 saved
err_has "saved is read and would be overwritten"
expect 125 "$TRAMOYA" boot $busy --save-at 9
err_has "needs COUNT FILE"
expect 125 "$TRAMOYA" boot $busy --save-at 9 /nowhere/at/all
err_has "/nowhere/at/all"

# A recording that belongs to another run of the same kernel.
boot 42 /dev/null $busy --disk disk,snapshot --record silent
printf 'x' >other
boot 42 other $busy --disk disk,snapshot --record other.log
cmp -s silent other.log && fail "input makes no difference"

rm late

# A run that ends before has nothing to save.
boot 125 typed $busy --disk disk,snapshot --save-at 10M late
err_has "late was not written"
[ ! -e late ] || fail "late was written"

# Stopped on the way: that is the status, whatever else was asked for.
boot 124 typed $busy --disk disk,snapshot --save-at 10M late --max-insns 5000
err_has "late was not written"
boot 124 /dev/null $busy --replay log --max-insns 5000
err_has_not "another state"
exit 0
