# Ctrl-C, a closed pipe and a polite kill end a run soon, and in order: the
# statistics are still written.
. "$TOP/tests/tools/script.sh"

# A program that never ends by itself, one that never stops printing, and one
# that waits for its standard input.
cat >loop.mms <<'END'
Main    JMP   Main
END
cat >talk.mms <<'END'
        LOC   #100
Main    GETA  $255,Text
        TRAP  0,Fputs,StdOut
        JMP   Main
Text    BYTE  "on and on and on and on and on",#a,0
END
cat >wait.mms <<'END'
        LOC   Data_Segment
        GREG  @
Args    OCTA  Buffer,100
Buffer  OCTA  0
        LOC   #100
Main    LDA   $255,Args
        TRAP  0,Fgets,StdIn
        JMP   Main
END
mkfifo silence
# Nobody ever writes into it, and it never ends.
sleep 60 >silence &
sleeper=$!
trap 'kill $sleeper' EXIT

# Send signal $1 to a run of $2 when it is under way; sets $status.
interrupt()
{
    rm -f stats
    # A shell lets a job in the background ignore SIGINT; env takes it back.
    env --default-signal=INT "$TRAMOYA" run --stats-file stats "$2" \
        <silence >out 2>err &
    child=$!
    await_guest $child "$2"
    sleep 0.1
    kill -"$1" $child
    wait $child
    status=$?
}

for program in loop.mms wait.mms; do
    interrupt INT "$program"
    [ "$status" -eq 130 ] || fail "Ctrl-C in $program: status $status"
    grep -q '"stop": *"interrupted"' stats || fail "$program: $(cat stats)"
done
interrupt TERM loop.mms
[ "$status" -eq 143 ] || fail "a kill: status $status"
[ -s stats ] || fail 'no statistics after a kill'
interrupt HUP loop.mms
[ "$status" -eq 129 ] || fail "a terminal that goes: status $status"
[ -s stats ] || fail 'no statistics after the terminal has gone'

# nohup(1) lets a run go on without its terminal: another signal ends it.
nohup "$TRAMOYA" run loop.mms </dev/null >out 2>err &
child=$!
await_guest $child loop.mms
kill -HUP $child
sleep 0.1
kill -TERM $child
wait $child
status=$?
[ "$status" -eq 143 ] || fail "nohup is not respected: status $status"

# Ctrl-C before the program is there.
timeout -k 5 -s INT 0.3 "$TRAMOYA" run --stats-file none - <silence
[ $? -eq 124 ] || fail 'Ctrl-C does not end the reading of a program'
[ ! -e none ] || fail 'statistics, though nothing ran'

# A reader that has had enough.
(timeout 20 "$TRAMOYA" run --stats-file stats talk.mms 2>err
    echo $? >status) | head -n 1 >first
[ "$(cat first)" = 'on and on and on and on and on' ] || fail 'no first line'
[ "$(cat status)" -eq 141 ] || fail "a closed pipe: status $(cat status)"
"$TRAMOYA" help opcodes 2>err | head -n 1 >first
[ ! -s err ] || fail "a closed pipe is reported: $(cat err)"
(timeout 20 "$TRAMOYA" run --trace talk.mms 2>&1 >/dev/null
    echo $? >status) | head -n 1 >first
[ "$(cat status)" -eq 141 ] || fail "a trace nobody reads: $(cat status)"
