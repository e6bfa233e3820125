# `tramoya debug`: options, where commands come from, statuses, streams.
. "$TOP/tests/tools/script.sh"

ln -s "$TOP/tests/sys/lib" "$TOP"/tests/debugger/*.mms \
    "$TOP/tests/sys/security.mms" .
keys="-k lib/sys.mms,lib/keys.mms"

# What is wrong on the command line, or with the files.
expect 2 "$TRAMOYA" debug
err_has 'which program'
expect 2 "$TRAMOYA" debug boot
err_has 'which kernel'
expect 2 "$TRAMOYA" debug --history-mem much count.mms
expect 2 "$TRAMOYA" debug --files none boot $keys
err_has 'in front of boot is an option of run'
expect 127 "$TRAMOYA" debug absent.mmo
expect 126 "$TRAMOYA" debug boot -k count.mms
echo ' NONSENSE' >wrong.mms
expect 126 "$TRAMOYA" debug wrong.mms
err_has 'wrong.mms:1'
expect 1 "$TRAMOYA" debug --input absent count.mms
expect 1 "$TRAMOYA" debug --commands absent count.mms
err_has 'absent: No such file'
expect 2 "$TRAMOYA" debug --output count.mms count.mms
err_has 'count.mms is read and would be overwritten'
expect 2 "$TRAMOYA" debug boot $keys --output lib/keys.mms
for option in --trace --stats '--stats-file x' --events '--events-file x' \
    --profile; do
    # shellcheck disable=SC2086 # several words
    expect 2 "$TRAMOYA" debug $option count.mms
    err_has "${option%% *} is not for a debugger: "
done
expect 2 "$TRAMOYA" debug boot $keys --record x
err_has 'with --replay'
expect 2 "$TRAMOYA" debug boot $keys --save-at 5 x
err_has 'with --restore'
expect 2 "$TRAMOYA" debug host
err_has 'which kernel'
expect 2 "$TRAMOYA" debug host lib/sys.mms,lib/keys.mms --input -
err_has 'standard input may have its commands'
expect 2 "$TRAMOYA" debug --files none host lib/sys.mms,lib/keys.mms
err_has 'in front of host is an option of run'
expect 2 "$TRAMOYA" debug host --stats lib/sys.mms,lib/keys.mms
err_has '^tramoya debug: --stats is not for a debugger'
expect 2 "$TRAMOYA" debug host lib/sys.mms,lib/keys.mms \
    --output lib/keys.mms
err_has 'is read and would be overwritten'
expect 127 "$TRAMOYA" debug host absent.mmo
expect 0 "$TRAMOYA" debug boot --help
out_has 'usage: tramoya debug'

# Options of the debugger and of what is debugged, in front of the word and
# behind it.
expect 0 "$TRAMOYA" debug --max-insns 9 -e continue -e 'print @=@' count.mms
out_has 'limit of 9 instructions'
expect 0 "$TRAMOYA" debug run --max-insns 9 -e continue count.mms
out_has 'limit of 9 instructions'
expect 0 "$TRAMOYA" debug -e 'step' boot $keys -e 'info target' --mem 1M
out_has 'a machine, after 1 steps'
expect 0 "$TRAMOYA" debug -e 'print M8[M8[$1+8]]' count.mms two --cli
out_has ' = #74776f0000000000' # "two"

# Commands: -e first, then a file; standard input only if there are no others.
echo 'echo of a file' >file
echo 'echo of standard input' >typed
"$TRAMOYA" debug --commands file -e 'echo one' -e 'echo two' count.mms \
    <typed >out 2>err || fail "status $?"
[ "$(cat out)" = "$(printf 'one\ntwo\nof a file')" ] || fail "$(cat out)"
"$TRAMOYA" debug count.mms <typed >out 2>err || fail "status $?"
[ "$(cat out)" = 'of standard input' ] || fail "$(cat out)"
printf 'echo no newline' | "$TRAMOYA" debug count.mms >out 2>err
[ "$(cat out)" = 'no newline' ] || fail "$(cat out)"
printf 'echo a\nsource file\necho b\n' >outer
expect 0 "$TRAMOYA" debug --commands outer count.mms
[ "$(cat out)" = "$(printf 'a\nof a file\nb')" ] || fail "$(cat out)"

expect 2 "$TRAMOYA" debug --commands file --output file count.mms
err_has 'file is read and would be overwritten'

# The first command that fails ends a script, and says where it stands.
printf 'echo a\n\nsetp\necho b\n' >file
expect 1 "$TRAMOYA" debug --commands file count.mms
[ "$(cat out)" = a ] || fail "$(cat out)"
err_has '^file:3: there is no command "setp"; did you mean step?'
expect 1 "$TRAMOYA" debug -e 'source file' -e 'echo c' count.mms
[ "$(cat out)" = a ] || fail "$(cat out)"
expect 1 "$TRAMOYA" debug -e 'echo a' -e 'source absent' count.mms
err_has '^-e:2: absent: No such file'
"$TRAMOYA" debug count.mms <file >out 2>err
[ $? -eq 1 ] || fail 'a wrong command: another status'
err_has '^standard input:3: '
echo 'source loop' >loop
expect 1 "$TRAMOYA" debug --commands loop count.mms
err_has 'does one name itself'

# What arguments are refused with.
while IFS='|' read -r command text; do
    expect 1 "$TRAMOYA" debug -e "$command" count.mms
    err_has "^-e:1: .*$text"
done <<'WRONG'
step nothing|nothing
step 1 2|what is "2" here
finish 1|what is "1" here
until|expected
until 1000|no instructions at or after line 1000
goto|which instruction count
to-event rain|rain
catch rain|rain
break nowhere|nowhere
break Ten unless 1|there can only be `if CONDITION`
break Ten if|if what
break Ten if 1 2|what is "2" here
watch|watch what
watch Count|what is there would be M8\[Count\]
watch 5|5 is a number
watch walk 0|page table
delete 1|there is no breakpoint 1
delete Ten|is not a number
condition 2 1|there is no breakpoint 2
ignore|is not a number
help nothing|there is no command
quit 256|up to 255
source|which file
walk 0|no page tables
info nothing|there is no topic
level 0|has one level and no guests
guest|has one level and no guests
pause 1|has one level and no guests
catch trap level|is not a number
WRONG

# The same of guests.
guests="lib/sys.mms,lib/keys.mms + lib/sys.mms,security.mms"
while IFS='|' read -r command text; do
    # shellcheck disable=SC2086 # several words
    expect 1 "$TRAMOYA" debug --output /dev/null -e "$command" host $guests
    err_has "^-e:1: .*$text"
done <<'WRONG'
level 3|levels are 0, the machine, 1, the guests, and 2
level 0.1|it has no guest
level 1.2|there is no guest 2
guest 2|there is no guest 2
guest one|is not a number
pause|which guest
unpause 1 1|what is "1" here
events 3 exit level one|is not a number
WRONG

# Nothing is told of who does not run, as if it were somebody else's.
for command in registers 'print $1' 'print @' 'print rJ' 'x $1' 'walk 0' \
    backtrace disassemble list 'set $1 = 1' 'watch $1' 'info special' \
    'info line'; do
    # shellcheck disable=SC2086 # several words
    expect 1 "$TRAMOYA" debug -e 'level 2' -e "$command" host $guests
    err_has '^-e:2: .*level 2 does not run'
done

expect 1 "$TRAMOYA" debug --history-mem 0 -e 'step 3' -e 'goto 1' count.mms
err_has '^-e:2: there is no way back'

# Statuses, and the end of commands.
expect 0 "$TRAMOYA" debug -e continue count.mms
expect 7 "$TRAMOYA" debug -e 'quit 7' -e nonsense count.mms
expect 0 "$TRAMOYA" debug -e q count.mms
expect 0 "$TRAMOYA" debug count.mms

# The guest's streams: no command is its input, and its output may go
# elsewhere, what it writes to standard error, too.
printf 'continue\n' | "$TRAMOYA" debug echo.mms >out 2>err
[ "$(wc -l <out)" -eq 2 ] || fail "the guest has read commands: $(cat out)"
echo line >input
expect 0 "$TRAMOYA" debug --input input -e continue echo.mms
[ "$(head -n 1 out)" = line ] || fail "$(cat out)"
sed 's/StdOut/StdErr/' echo.mms >error.mms
for program in echo error; do
    expect 0 "$TRAMOYA" debug --input input --output printed -e continue \
        -e 'goto 0' -e continue $program.mms
    [ "$(cat printed)" = line ] || fail "$program: $(cat printed)"
    ! grep line out err || fail 'the output is not only in its file'
done
# shellcheck disable=SC2086 # several words
expect 0 "$TRAMOYA" debug --input input --output 'printed%d' -e continue \
    host $guests
[ "$(head -n 2 printed0)" = "$(printf 'ready\nkey #6c')" ] ||
    fail "$(cat printed0)"
[ -s printed1 ] || fail 'guest 1 has printed nothing'
expect 0 "$TRAMOYA" debug --input input --output printed -e continue boot $keys
[ "$(head -n 2 printed)" = "$(printf 'ready\nkey #6c')" ] || fail "$(cat printed)"

# What was recorded or saved can be debugged.
"$TRAMOYA" boot $keys --record log --save-at 200 saved <input >wanted 2>err
[ $? -eq 120 ] || fail "$(cat err)"
expect 0 "$TRAMOYA" debug -e continue -e 'print/x $0' -e back -e step \
    boot $keys --replay log
head -n "$(wc -l <wanted)" out | cmp - wanted || fail "another run: $(cat out)"
out_has '^wedged'
expect 0 "$TRAMOYA" debug -e 'step' -e back -e 'info target' \
    boot $keys --restore saved --input input
out_has 'after 200 steps'
"$TRAMOYA" boot $keys --append s --max-insns 5000 --record log >wanted 2>err
expect 0 "$TRAMOYA" debug -e continue boot $keys --append s --replay log
out_has 'limit of 5000'

# A moment has one state, whatever leads there.
same_hash()
{
    "$TRAMOYA" debug --output /dev/null "$@" >out 2>err || fail "$(cat err)"
    grep -o '^#[0-9a-f]\{16\}$' out | sort | uniq >hashes
    [ "$(wc -l <hashes)" -eq 1 ] || fail "other states: $(cat out)"
}
same_hash -e 'step 30' -e 'info hash' -e continue -e 'goto 30' -e 'info hash' \
    -e 'back 12' -e 'step 12' -e 'info hash' count.mms
same_hash -e continue -e 'info hash' -e 'back 9' -e 'to-event device' \
    -e continue -e 'info hash' boot -k lib/sys.mms,security.mms
# shellcheck disable=SC2086 # several words
same_hash -e 'step 900' -e 'info hash' -e continue -e 'back 400' \
    -e 'to-event exit' -e 'goto 0' -e 'step 900' -e 'info hash' \
    -e 'level 0' -e 'guest 1' -e 'info hash' host --slice 50 $guests
same_hash -e 'break #4' -e continue -e 'info hash' -e delete -e back -e step \
    -e 'info hash' boot -k lib/sys.mms,security.mms

# After a change by hand, what would have come later has not happened: the call
# of step 26 is remembered once.
expect 0 "$TRAMOYA" debug --output printed -e continue -e 'goto 10' \
    -e 'set $3 = 8' -e continue -e 'events 9 call' count.mms
[ "$(grep -c ' 26 0 call ' out)" -eq 1 ] || fail "twice: $(cat out)"
[ "$(wc -l <printed)" -eq 5 ] || fail "not what was printed: $(cat printed)"

# What cannot be written is told.
"$TRAMOYA" debug -e continue count.mms >/dev/full 2>err
[ $? -eq 3 ] || fail 'a full disk: another status'
err_has 'No space left'
"$TRAMOYA" debug -e help count.mms 2>err | head -n 1 >out
[ ! -s err ] || fail "a closed pipe is reported: $(cat err)"

# Ctrl-C ends a script, behind the place where it has stopped the guest.
echo 'Main JMP Main' >spin.mms
env --default-signal=INT "$TRAMOYA" debug -e continue \
    -e 'echo not reached' spin.mms </dev/null >out 2>err &
child=$!
await_guest $child spin.mms
kill -INT $child
wait $child
[ $? -eq 130 ] || fail 'Ctrl-C: another status'
out_has '^interrupted'
! grep reached out || fail 'the script went on'
