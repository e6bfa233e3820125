# Limits are met exactly, and say where.
. "$TOP/tests/tools/script.sh"

cat >count.mms <<'END'
        LOC   #100
Main    SET   $1,50
1H      SUB   $1,$1,1
        PBNZ  $1,1B
        SET   $255,9
        TRAP  0,Halt,0
END
expect 9 "$TRAMOYA" run --max-insns 103 count.mms # as many as it takes
expect 9 "$TRAMOYA" run --max-insns 1k count.mms
expect 124 "$TRAMOYA" run --max-insns 102 count.mms
err_has 'limit of 102 instructions .* at #0000000000000110 (count.mms:6)'
expect 124 "$TRAMOYA" run --max-insns 2 --stats-file stats count.mms
err_has '(count.mms:4)'
grep -q '"stop": "limit"' stats || fail "$(cat stats)"
grep -q '"instructions": 2,' stats || fail "$(cat stats)"
grep -q '"line": 4' stats || fail "$(cat stats)"

# An endless loop, also one that does host calls only.
printf 'Main    JMP   Main\n' >loop.mms
expect 124 "$TRAMOYA" run --max-insns 3000001 --stats-file stats loop.mms
grep -q '"instructions": 3000001,' stats || fail "$(cat stats)"
printf '        LOC   #100\nMain    TRAP  0,Ftell,9\n        JMP   Main\n' \
    >calls.mms
expect 124 "$TRAMOYA" run --max-insns 1001 --stats-file stats calls.mms
grep -q '"host_calls": 501,' stats || fail "$(cat stats)"

# Memory: three pages are there from the start.
eat=$TOP/tests/run-cmd/lib/eat.mms
expect 124 "$TRAMOYA" run --max-mem 40k --stats-file stats "$eat"
err_has 'limit of 40960 bytes .* #2000000000004000 at #0000000000000108'
err_has 'eat.mms:5)'
err_has_not 'hint:'
grep -q '"stop": "limit"' stats || fail "$(cat stats)"
grep -q '"memory": 40960,' stats || fail "$(cat stats)"
expect 124 "$TRAMOYA" run --max-mem 8k "$eat"
err_has '8192 bytes'
[ ! -s out ] || fail 'it printed something'

# A subroutine that calls itself without end grows the register stack.
printf '        LOC   #100\nMain    SET   $0,1\n        PUSHJ $0,Main\n' \
    >recur.mms
expect 124 "$TRAMOYA" run --max-mem 1M recur.mms
err_has 'limit of 1048576 bytes .* at #000000000000010. (recur.mms:[23])'
err_has 'hint: the register stack has grown'
expect 0 "$TRAMOYA" run --help
out_has '2G if nothing is said, 0: no limit'

# Reading takes no memory; a host call's buffer does.
cat >read.mms <<'END'
        LOC   #100
Main    SETH  $1,#2000
        SET   $2,8192
        SET   $3,100
1H      LDO   $4,$1,0
        ADDU  $1,$1,$2
        SUB   $3,$3,1
        PBNZ  $3,1B
        GETA  $255,Args
        TRAP  0,Fread,StdIn
        SET   $255,0
        TRAP  0,Halt,0
        LOC   #200
Args    OCTA  #2000000000000000,100000
END
expect 0 "$TRAMOYA" run --max-mem 24k read.mms # nothing is read at the end
head -c 100000 /dev/zero | "$TRAMOYA" run --max-mem 64k read.mms 2>err
[ $? -eq 124 ] || fail 'Fread goes beyond the limit of memory'
err_has '(read.mms:10)'
