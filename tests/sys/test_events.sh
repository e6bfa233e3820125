# test_events.sh - what happens in a run, as lines and as JSON.
. "$TOP/tests/tools/script.sh"

ln -s "$TOP/tests/sys/lib" .
head -c 65536 "$TRAMOYA" >disk
cat >trip.mms <<'EOF'
        LOC   #20
        PUT   rJ,$255
        GET   $255,rB
        RESUME
        LOC   #100
Main    SETL  $0,#4000
        PUT   rA,$0
        NEG   $1,0,1
        SRU   $1,$1,1
        ADD   $2,$1,1
        GETA  $255,Text
        TRAP  0,Fputs,StdOut
        SETL  $255,0
        TRAP  0,Halt,0
Text    BYTE  "done",#a,0
EOF

# A program: the same for both engines, whether anybody listens or not.
for engine in switch threaded; do
    expect 0 "$TRAMOYA" run --engine $engine --events --events-file \
        program.$engine trip.mms
    out_has '^done$'
    err_has '^ *4 0 trip   #0000000000000110 V to=#20 rW=#114 '
    err_has '^ *7 0 resume #0000000000000028 tripped to=#114 insertion=#8000'
    err_has '^ *10 0 call   #0000000000000118 Fputs handle=#1 .* result=#5$'
    err_has '^ *12 0 call   #0000000000000120 Halt '
    [ "$(grep -c . err)" -eq 4 ] || fail "there are other events, too"
done
cmp program.switch program.threaded || fail "the engines tell different events"
[ "$(grep -c '^{"schema":1,"instructions":.*}}$' program.switch)" -eq 4 ] ||
    fail "not an object on each line"

# Only some kinds.
expect 0 "$TRAMOYA" run --events=call,miss trip.mms
[ "$(grep -c . err)" -eq 2 ] || fail "kinds that nobody asked for"
expect 125 "$TRAMOYA" run --events=calls trip.mms
err_has 'no events "calls", but these: trap trip resume miss device call'
expect 125 "$TRAMOYA" boot --events=trap,,miss --kernel lib/sys.mms
err_has 'no events ""'

# A walk that fails leads to no page.
ln -s "$TOP/tests/sys/failed-walk.mms" .
expect 0 "$TRAMOYA" boot --kernel lib/sys.mms,failed-walk.mms --events=miss
err_has ' load page=#40000 s=#d perm=#4 entry=#4002c$'
err_has ' miss .* load [^=]* entry=#[0-9a-f]*$'

# A machine: in a trace, each line of events stands before its instruction's;
# a restored machine goes on with the same events.
busy="--kernel lib/sys.mms,lib/busy.mms --disk disk,snapshot"
for engine in switch threaded; do
    expect 42 "$TRAMOYA" boot --engine $engine $busy --events-file \
        busy.$engine --record log --save-at 20500 saved
done
cmp busy.switch busy.threaded || fail "the engines tell different events"
for kind in trap resume device; do
    grep -q "\"kind\":\"$kind\"" busy.switch || fail "no $kind"
done
grep -q '"what":"request","of":"disk"' busy.switch || fail "no request"
expect 42 "$TRAMOYA" boot $busy --replay log --events-file again
cmp busy.switch again || fail "a replay tells different events"
expect 42 "$TRAMOYA" boot --restore saved --disk disk,snapshot \
    --events-file rest
[ "$(wc -l <rest)" -gt 100 ] || fail "hardly anything happens"
tail -n "$(wc -l <rest)" busy.switch | cmp - rest ||
    fail "a restored machine tells different events"
expect 42 "$TRAMOYA" boot $busy --events=trap --trace=1
grep -A1 -m1 ' trap ' err | grep -q 'dynamic trap: rXX' ||
    grep -A2 -m1 ' trap ' err | grep -q 'dynamic trap: rXX' ||
    fail "events and trace are not in order"

# Files that would be lost, or cannot be written.
expect 125 "$TRAMOYA" run --events-file trip.mms trip.mms
err_has 'trip.mms is read'
expect 125 "$TRAMOYA" run --events-file one --stats-file one trip.mms
err_has 'one would be written twice'
expect 125 "$TRAMOYA" boot $busy --events-file one --record one
err_has 'one would be written twice'
expect 125 "$TRAMOYA" boot $busy --events-file disk
err_has 'disk is read and would be overwritten'
expect 125 "$TRAMOYA" boot $busy --record lib/busy.mms
expect 125 "$TRAMOYA" run --events-file /nowhere/at/all trip.mms
expect 125 "$TRAMOYA" run --events-file /dev/full trip.mms
err_has '/dev/full: No space left'
exit 0
