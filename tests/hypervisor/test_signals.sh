# Ctrl-C, a kill and a closed pipe stop all guests, and in order: what was asked
# for is written, and who pressed Ctrl-C sees the counts.
. "$TOP/tests/tools/script.sh"

cat >spin.mms <<'END'
        LOC   #8000000000010000
Main    JMP   Main
END
cat >talk.mms <<'END'
        LOC   #8000000000010000
console GREG  #8001000000002000
Main    SET   $0,'x'
        STO   $0,console,0
        SET   $0,#a
        STO   $0,console,0
        JMP   Main
END
cat >off.mms <<'END'
        LOC   #8000000000010000
Main    SETH  $1,#8001
        STCO  3,$1,0
        JMP   @
END
mkfifo silence
sleep 60 >silence &
sleeper=$!
trap 'kill $sleeper' EXIT
ln -s "$TOP/tests/sys/lib" .

# Send signal $1 to a run of the guests behind it, with standard input from $2,
# when it is under way.
interrupt()
{
    signal=$1 input=$2
    shift 2
    rm -f stats
    env --default-signal=INT "$TRAMOYA" host --stats-file stats "$@" \
        <$input >out 2>err &
    child=$!
    await_guest $child "$*"
    sleep 0.1
    kill -"$signal" $child
    wait $child
    status=$?
}

interrupt INT /dev/null spin.mms + off.mms + spin.mms
[ "$status" -eq 130 ] || fail "Ctrl-C: status $status; $(cat err)"
err_has '^tramoya host: guest 0: interrupted at #8000000000010000 (spin.mms:2)$'
err_has '^tramoya host: guest 1: ended with status 3$'
err_has '^tramoya host: guest 2: interrupted at #8'
err_has '^    2  interrupted    130  *[0-9]'
err_has '^  timer  *[1-9]'
[ "$(grep -c '"stop": "interrupted"' stats)" -eq 3 ] || fail "$(cat stats)"
grep -q '^  "status": 130,$' stats || fail "$(cat stats)"

# One that waits for its input.
cat >wait.mms <<'END'
        LOC   #8000000000010000
console GREG  #8001000000002000
Main    STCO  1,console,16
1H      SYNC  4
        JMP   1B
END
interrupt INT silence wait.mms + off.mms
[ "$status" -eq 130 ] || fail "Ctrl-C while waiting: status $status"
err_has 'guest 0: interrupted at #8'

interrupt TERM /dev/null spin.mms
[ "$status" -eq 143 ] || fail "a kill: status $status"
[ -s stats ] || fail 'no statistics after a kill'

(timeout 20 "$TRAMOYA" host --stats-file stats talk.mms + talk.mms \
    2>err </dev/null
    echo $? >status) | head -n 1 >first
[ "$(cat first)" = '0: x' ] || fail 'no first line'
[ "$(cat status)" -eq 141 ] || fail "a closed pipe: status $(cat status)"
[ ! -s err ] || fail "a closed pipe is reported: $(cat err)"
exit 0
