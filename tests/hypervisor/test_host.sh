# `tramoya host`: options, statuses, what is reported, consoles, statistics and
# events.
. "$TOP/tests/tools/script.sh"
ln -s "$TOP/tests/sys/lib" "$TOP"/tests/sys/*.mms .

# Small kernels: one ends with the status that its command line says, one waits
# for ever, one spins, one says who it is, one echoes.
cat >off.mms <<'END'
        LOC   #8000000000010000
Main    ORH   $1,#8000
        LDBU  $0,$1,0
        SETH  $1,#8001
        STO   $0,$1,0
        JMP   @
END
cat >wait.mms <<'END'
        LOC   #8000000000010000
Main    SYNC  4
        JMP   Main
END
cat >spin.mms <<'END'
        LOC   #8000000000010000
Main    JMP   Main
END
cat >number.mms <<'END'
Main    SETH  $2,#8001
        LDO   x,$2,24
        STO   x,$2,24
        PUSHJ $255,Show
        BYTE  "I am",0
        SET   x,0
        JMP   Off
END
cat >echo.mms <<'END'
        LOC   #8000000000010000
console GREG  #8001000000002000
Main    LDO   $0,console,0
        BNN   $0,1F
        LDO   $0,console,8
        AND   $0,$0,2         is it the end?
        BZ    $0,2F
        JMP   Off
2H      SYNC  4
        JMP   Main
1H      STO   $0,console,0
        JMP   Main
Off     SETH  $1,#8001
        STCO  0,$1,0
        JMP   @
END

# What is wrong on the command line, or with the files.
wrong()
{
    # shellcheck disable=SC2086 # words
    expect "$1" "$TRAMOYA" host $3
    err_has "$2"
}
wrong 125 'which kernel?'
wrong 125 'guest 1: which kernel?' 'off.mms +'
wrong 125 'guest 0: which kernel?' '+ off.mms'
wrong 125 '^tramoya host: --mem is a multiple of 8k' 'off.mms --mem 10000'
wrong 125 'guest 1: --mem is a multiple' 'off.mms + off.mms --mem 10000'
wrong 125 'switch and threaded' 'off.mms --engine fast'
wrong 125 'flush and trace' 'off.mms --shadow=none'
wrong 125 'mmix has no guest mode' 'off.mms --cpu mmix'
wrong 125 'mmix-v and mmix-leaky' 'off.mms --cpu v'
wrong 125 '--slice is 1' 'off.mms --slice 0'
wrong 125 '--weight is 1' 'off.mms --weight 0'
wrong 125 '--host-mem is a multiple' 'off.mms --host-mem 8191'
wrong 125 'one guest has standard input' 'off.mms --input - + off.mms --input -'
wrong 125 'disk-latency is 1' 'off.mms --disk-latency 0'
wrong 125 'did you mean --shadow' 'off.mms --shadows=flush'
wrong 127 'absent.mmo' absent.mmo
wrong 127 'absent.mmo' 'off.mms + absent.mmo'
wrong 127 'absent.mmo' 'off.mms absent.mmo'
wrong 126 'no negative location' "$TOP/examples/programs/hello/hello.mms"
wrong 125 'absent.img' 'off.mms --disk absent.img'
wrong 125 'absent.in' 'off.mms --input absent.in'
wrong 125 'more memory than there is: .* 1024 GiB' 'off.mms --mem 200000G'
wrong 125 '--host-mem is .* 2^40' 'off.mms --host-mem 2000G'
wrong 126 "guest 1: the kernel has something at #100" \
    "off.mms + $TOP/examples/programs/hello/hello.mms"

# The least memory that is told is enough.
wrong 125 'KiB are the least' 'off.mms --host-mem 64k + off.mms'
least=$(sed -n 's/.*: \([0-9]*\) KiB are the least$/\1/p' err)
wrong 125 'KiB are the least' "off.mms --host-mem $((least - 8))k + off.mms"
expect 0 "$TRAMOYA" host --host-mem "${least}k" off.mms + off.mms

# What is read is not overwritten, nor by two guests.
cp off.mms kept
for option in --events-file --stats-file --output; do
    wrong 125 'off.mms is read and would be overwritten' \
        "off.mms $option off.mms"
    cmp off.mms kept || fail "$option overwrites the kernel"
done
head -c 8192 /dev/zero >disk
wrong 125 'guests 0 and 1 have one disk' \
    'off.mms --disk disk + off.mms --disk disk,snapshot'
wrong 125 'o would be written twice' '--output o off.mms + off.mms'
expect 0 "$TRAMOYA" host off.mms --disk disk,snapshot + off.mms --disk \
    disk,snapshot

# Statuses: of the first guest that has one that is not 0.
expect 65 "$TRAMOYA" host off.mms --append A
[ ! -s err ] || fail "$(cat err)"
expect 66 "$TRAMOYA" host off.mms + off.mms --append B + off.mms --append C
err_has '^tramoya host: guest 1: ended with status 66$'
err_has '^tramoya host: guest 2: ended with status 67$'
expect 67 "$TRAMOYA" host --append C off.mms --append '' + off.mms
expect 124 "$TRAMOYA" host spin.mms --max-insns 5000
err_has '^tramoya host: the limit of 5000 instructions was reached at #8.*spin.mms:2'
expect 124 "$TRAMOYA" host off.mms + spin.mms --max-insns 5k + off.mms --append A
err_has '^tramoya host: guest 1: the limit of 5000 instructions was reached'
expect 120 "$TRAMOYA" host wait.mms + off.mms --append A
err_has '^tramoya host: guest 0: wedged: SYNC 4 waits, and nothing can ever come'
err_has '^  rT=#'
err_has 'guest 1: ended with status 65'
expect 120 "$TRAMOYA" host lib/sys.mms,wedged-trap.mms
err_has 'wedged: a trap goes to the non-negative address #0000000000000100, from'
err_has 'rXX=#8000000000010203'

# Consoles: one guest's as it is; several with numbers; files.
n=lib/sys.mms,number.mms
expect 0 "$TRAMOYA" host $n
[ "$(cat out)" = 'I am #0' ] || fail "$(cat out)"
expect 0 "$TRAMOYA" host --hypercall $n + $n + $n
[ "$(sort out | paste -s -d ,)" = '0: I am #0,1: I am #1,2: I am #2' ] ||
    fail "$(cat out)"
expect 0 "$TRAMOYA" host --hypercall --output o.%d $n + $n --output p + $n
[ ! -s out ] || fail 'standard output, too'
[ "$(cat o.0 p o.2 | paste -s -d ,)" = 'I am #0,I am #1,I am #2' ] ||
    fail "$(cat o.0 p o.2)"
printf 'one\ntwo' >typed
printf 'three\n' | "$TRAMOYA" host --slice 100 echo.mms + echo.mms --input \
    typed + echo.mms >out 2>err || fail "$(cat err)"
printf '0: three\n1: one\n1: two' | sort >wanted
sort out | diff wanted - || fail 'input goes to another guest'
printf 'x' | "$TRAMOYA" host echo.mms + echo.mms --input - >out 2>err
[ "$(cat out)" = '1: x' ] || fail "$(cat out)"

# Disks: each guest has its own.
head -c 32768 /dev/zero | tr '\0' d >disk0
cp disk0 disk1
w="lib/sys.mms,lib/disk.mms,disk-write.mms"
expect 0 "$TRAMOYA" boot --cpu mmix -k "$w" --disk disk0
expect 0 "$TRAMOYA" host off.mms + $w --disk disk1
cmp disk0 disk1 || fail 'the guest writes another disk'

# What cannot be written is told.
for option in --events-file --stats-file; do
    "$TRAMOYA" host off.mms $option /dev/full </dev/null >out 2>err
    status=$?
    err_has '/dev/full: No space left'
    [ $status -eq 125 ] || fail "$option to a full disk: status $status"
done
"$TRAMOYA" host $n + $n >/dev/full 2>err
[ $? -eq 125 ] || fail 'output to a full disk: another status'
err_has "the console's output could not be written"
expect 125 "$TRAMOYA" host $n --output /dev/full
err_has "the console's output could not be written"

# Statistics: numbers of each guest, and their sum.
expect 67 "$TRAMOYA" host --stats --stats-file s off.mms --append C + $n
for row in '^guest  stop ' '^    0  halt            67 ' '^    1  halt  ' \
    '^  all  ' '^  device  *[1-9]' '^entries '; do
    err_has "$row"
done
[ "$(awk '{ if (length($0) > 80) print }' err | wc -l)" -eq 0 ] ||
    fail 'the table is wider than a screen'
for text in '"schema": 1' '"stop": "halt"' '"status": 67' '"guests": \[' \
    '"guest": 1' '"memory_hash": "#[0-9a-f]*"' '"registers_hash": "#' \
    '"shadow": "flush"' '"exits": {' '"emulated": '; do
    grep -q "$text" s || fail "no $text in $(cat s)"
done
awk '/^  "instructions"/ { sum = $2 + 0 } /^      "instructions"/ { parts += $2 }
    END { exit sum == parts && sum > 0 ? 0 : 1 }' s || fail "no sum: $(cat s)"
expect 67 "$TRAMOYA" host --engine switch --stats-file s2 off.mms --append C \
    + $n
cmp s s2 || fail 'the engines count differently'
expect 127 "$TRAMOYA" host --stats-file s absent.mmo
grep -q '"guests": \[\]' s || fail "$(cat s)"
grep -q '"stop": "error"' s || fail "$(cat s)"

# Events: each says whose it is; both engines tell the same.
for engine in switch threaded; do
    expect 0 "$TRAMOYA" host --engine $engine --hypercall --slice 20 \
        --events=exit,hypercall,schedule --events-file e.$engine $n + $n
done
cmp e.switch e.threaded || fail 'the engines tell different events'
err_has '^ *[0-9]* 1.1 hypercall   #0001000000000018 store value=#1$'
err_has '^ *[0-9]* 1.0 schedule    #8'
err_has '^ *[0-9]* 1.0 exit        #8[0-9a-f]* device rWW=#8'
for kind in enter exit shadow-fill schedule hypercall; do
    grep -q '"level":1,"guest":1,"kind":"'$kind'"' e.switch ||
        fail "no event $kind"
done
! grep -v '^{"schema":1,"instructions":[0-9]*,"level":[01],.*}}$' e.switch ||
    fail 'not an object on each line'

# Weights: who has three slices at a time has done three times as much.
expect 124 "$TRAMOYA" host --slice 1000 --stats-file s \
    spin.mms --weight 3 --max-insns 300k + off.mms + spin.mms --max-insns 100001
[ "$(sed -n 's/^      "slices": \([0-9]*\),/\1/p' s | paste -s -d ' ')" = \
    '100 1 100' ] || fail "turns: $(grep slices s)"
exit 0
