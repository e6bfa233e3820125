# `tramoya boot`: options, statuses, what is reported, the archive, the disk.
. "$TOP/tests/tools/script.sh"

ln -s "$TOP/tests/sys/lib" "$TOP/tests/sys"/*.mms .
kernel=lib/sys.mms,kernel.mms

# What is wrong on the command line, or with the files.
expect 125 "$TRAMOYA" boot
err_has 'which kernel'
expect 125 "$TRAMOYA" boot -k lib/sys.mms,trap.mms --mem 10000
err_has 'multiple of 8k'
expect 125 "$TRAMOYA" boot -k lib/sys.mms,trap.mms --engine fast
err_has 'switch and threaded'
for n in 0 9223372036854775808; do
    expect 125 "$TRAMOYA" boot -k lib/sys.mms,trap.mms --disk-latency $n
    err_has 'disk-latency is 1 to 2^62'
done
expect 125 "$TRAMOYA" boot -k lib/sys.mms,trap.mms --kernel trap.mms
err_has 'one kernel only'
expect 127 "$TRAMOYA" boot -k absent.mmo
expect 127 "$TRAMOYA" boot -k lib/sys.mms,trap.mms absent.mmo
expect 126 "$TRAMOYA" boot -k lib/run.mms
expect 126 "$TRAMOYA" boot -k "$TOP/examples/programs/hello/hello.mms"
err_has 'no negative location'
expect 125 "$TRAMOYA" boot -k lib/sys.mms,trap.mms "'open"
err_has 'quote'
expect 125 "$TRAMOYA" boot -k lib/sys.mms,trap.mms --disk absent.img

# Limits, and a kernel that is stuck.
expect 124 "$TRAMOYA" boot -k lib/sys.mms,trap.mms --max-insns 20
err_has 'limit of 20 instructions'
expect 120 "$TRAMOYA" boot -k lib/sys.mms,wedged-trap.mms --stats-file stats
err_has 'rXX=#8000000000010203'
grep -q '"stop": "wedged"' stats || fail "$(cat stats)"
grep -q '"forced_traps": 1,' stats || fail "$(cat stats)"
expect 0 "$TRAMOYA" boot -k lib/sys.mms,translation-limited.mms --tc 2 --stats
err_has '^pages evicted  *[1-9]'

# The command line and the archive, shown by a kernel.
cat >kernel.mms <<'END'
Main    ORH   $1,#8000
        LDOU  x,$1,0
        PUSHJ $255,Show
        BYTE  "command",0
        SET   x,$3
        PUSHJ $255,Show
        BYTE  "archive",0
        ORH   $2,#8000
        LDOU  $4,$2,0         length of the object
        LDOU  x,$2,8
        PUSHJ $255,Show
        BYTE  "arguments",0
        ADDU  $4,$4,7+16
        ANDNL $4,7
        ADDU  $2,$2,$4
        LDOU  x,$2,0
        PUSHJ $255,Show
        BYTE  "name",0
        LDOU  x,$2,8
        PUSHJ $255,Show
        BYTE  "more",0
        SET   x,7
        JMP   Off
END
cp "$TOP/examples/programs/hello/hello.mms" h.mms
"$TRAMOYA" asm -o h.mmo h.mms || fail "hello"
length=$(wc -c <h.mmo)
expect 7 "$TRAMOYA" boot -k $kernel --append abc "h.mmo 'x y' z" h.mms
out_has '^command #6162630000000000$'
out_has "^archive #$(printf '%x' $((2 * (16 + (length + 7) / 8 * 8) + 16 + 8)))\$"
out_has '^arguments #c$'
out_has '^name #682e6d6d6f007820$'
out_has '^more #79007a0000000000$'

# A trace shows instructions, and traps as they come.
expect 0 "$TRAMOYA" boot -k lib/sys.mms,security.mms --trace
err_has 'dynamic trap: rXX=#80000002e3000011, rWW=#0000000000000004'

# The trace changes nothing: the same counts with and without.
expect 0 "$TRAMOYA" boot -k lib/sys.mms,save.mms --stats-file plain
expect 0 "$TRAMOYA" boot -k lib/sys.mms,save.mms --stats-file traced --trace
cmp plain traced || fail "a trace is noticed"

# What is no kernel, though it is called so.
head -c 5000 "$TRAMOYA" >junk.mmo
printf '\230\011\001\001' >short.mmo # the beginning of an object file
for kernel in junk.mmo short.mmo /dev/null /dev/zero; do
    expect 126 "$TRAMOYA" boot -k $kernel
    err_has "$kernel"
done

# What cannot be written is told, and the status is not the kernel's.
cp "$TOP/tests/sys/lib/keys.mms" k.mms
off="-k lib/sys.mms,k.mms --append q"
expect 7 "$TRAMOYA" boot $off
for option in --events-file --stats-file --record '--save-at 5'; do
    # shellcheck disable=SC2086 # several words
    "$TRAMOYA" boot $off $option /dev/full </dev/null >out 2>err
    status=$?
    err_has '/dev/full: No space left'
    [ $status -eq 125 ] || fail "$option to a full disk: status $status"
done
printf abc >typed
"$TRAMOYA" boot -k lib/sys.mms,console.mms <typed >/dev/full 2>err
[ $? -eq 125 ] || fail 'output to a full disk: another status'
err_has "the console's output could not be written"
"$TRAMOYA" boot -k lib/sys.mms,console.mms <typed >&- 2>err
[ $? -eq 125 ] || fail 'output to nowhere: another status'

# What is read is not overwritten.
cp k.mms kept
for option in --events-file --stats-file --record '--save-at 5'; do
    # shellcheck disable=SC2086 # several words
    expect 125 "$TRAMOYA" boot $off $option k.mms
    err_has 'k.mms is read and would be overwritten'
    cmp k.mms kept || fail "$option overwrites the kernel"
done
cp h.mms kept
for program in h.mms 'h.mms a b' "'h.mms' a" h.mms,k.mms k.mms,h.mms; do
    expect 125 "$TRAMOYA" boot $off "$program" --stats-file h.mms
    err_has 'h.mms is read and would be overwritten'
    cmp h.mms kept || fail "statistics overwrite the program $program"
done

# Ctrl-C, while the machine spins and while it waits for a pipe: what was asked
# for is written, and the recording leads to the same place.
mkfifo silence
sleep 60 >silence &
sleeper=$!
trap 'kill $sleeper' EXIT
for word in s ''; do
    input=silence
    [ -z "$word" ] || input=/dev/null
    env --default-signal=INT "$TRAMOYA" boot -k lib/sys.mms,k.mms \
        --append "$word" --record log --stats-file stats --save-at 100G never \
        --events-file events <$input >out 2>err &
    child=$!
    await_guest $child "a kernel"
    [ -z "$word" ] || until [ -s out ]; do sleep 0.02; done
    sleep 0.1
    kill -INT $child
    wait $child
    status=$?
    [ $status -eq 130 ] || fail "Ctrl-C: status $status; $(cat err)"
    err_has 'interrupted at #80'
    err_has 'never was not written'
    grep -q '"stop": "interrupted"' stats || fail "$(cat stats)"
    [ -e events ] || fail 'the events were not written'
    expect 124 "$TRAMOYA" boot -k lib/sys.mms,k.mms --append "$word" \
        --replay log
done
