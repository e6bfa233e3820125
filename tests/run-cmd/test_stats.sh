# --stats, --stats-file, --trace and --profile.
. "$TOP/tests/tools/script.sh"

cat >work.mms <<'END'
        LOC   Data_Segment
        GREG  @
X       OCTA  5
        LOC   #100
Main    LDO   $1,X
1H      SUB   $1,$1,1
        BNZ   $1,1B
        GETA  $255,Text
        TRAP  0,Fputs,StdOut
        SET   $255,2
        TRAP  0,Halt,0
Text    BYTE  "out",#a,0
END
# 1 + 5 * 2 + 4; four bad guesses cost two oops each.
expect 2 "$TRAMOYA" run --stats work.mms
[ "$(cat out)" = out ] || fail 'statistics went to standard output'
err_has '^instructions  *15$'
err_has '^mems  *1$'
err_has '^oops  *31$'
err_has '^good guesses  *1$'
err_has '^bad guesses  *4 '
err_has '^host calls  *1$'

# LDO, SUB, BNZ; four times SUB and BNZ as one; GETA, TRAP, SETL, TRAP.  Each
# BNZ and TRAP ends a block, and so does LDO: its page is not known yet.
err_has '^dispatches  *11  (1\.36 instructions each)$'
err_has '^blocks  *8  (1\.88 instructions each)$'
err_has '^superinstructions  *4$'
err_has '^misses  *[1-9]$'
expect 2 "$TRAMOYA" run --stats --engine switch work.mms
for line in dispatches blocks superinstructions misses; do
    ! grep -q "^$line" err || fail "the plain engine has $line"
done

expect 2 "$TRAMOYA" run --stats-file stats work.mms
[ ! -s err ] || fail "it said: $(cat err)"
cat >wanted <<'END'
{
  "schema": 1,
  "instructions": 15,
  "mems": 1,
  "oops": 31,
  "good": 1,
  "bad": 4,
  "host_calls": 1,
  "memory": 32768,
  "stop": "halt",
  "status": 2,
  "pc": "#0000000000000118",
  "file": "work.mms",
  "line": 11
}
END
diff -u wanted stats || fail 'the object differs'
cp stats first
expect 2 "$TRAMOYA" run --stats-file stats work.mms
cmp -s first stats || fail 'the same run has other statistics'

# They are written however the run ends.
has()
{
    grep -q "$1" stats || fail "no $1 in: $(cat stats)"
}
printf 'Main    PUT   rK,0\n' >fault.mms
expect 120 "$TRAMOYA" run --stats-file stats fault.mms
has '"stop": "fault"'
has '"status": 120'
has '"instructions": 1,' # the reference counts it, too
has '"reason": "privileged instruction f70f0000'
expect 127 "$TRAMOYA" run --stats-file stats missing
has '"stop": "error"'
has '"status": 127'
has '"reason": "missing: No such file'
expect 126 "$TRAMOYA" run --stats-file stats "$TOP/README.md"
has '"stop": "error"'
# a name that is no UTF-8
expect 127 "$TRAMOYA" run --stats-file stats "$(printf 'a\377b')"
has '"reason": "a?b: No such file'
cat >fine.mms <<'END'
        LOC   #100
Main    SET   $255,0
        TRAP  0,Halt,0
END
expect 125 "$TRAMOYA" run --stats-file /dev/full fine.mms
err_has '/dev/full: No space left'

# A name that cannot be written is found before the run; one that can keeps
# what it has until there is something else.
mkdir folder
for name in no/such/folder/stats folder ''; do
    expect 125 "$TRAMOYA" run --stats-file "$name" work.mms
    [ ! -s out ] || fail "the program ran, though \"$name\" cannot be written"
    err_has "$name.*: "
done
cat >look.mms <<'END'
        LOC   #100
Main    GETA  $255,Args
        TRAP  0,Fopen,3
        SET   $255,$255
        TRAP  0,Halt,0
        LOC   #200
Args    OCTA  Name,0
Name    BYTE  "kept",0
END
echo old >kept
expect 0 "$TRAMOYA" run --stats-file kept look.mms # it was there to be opened
rm kept
expect 255 "$TRAMOYA" run --stats-file kept look.mms
has_no_rest()
{
    set -- kept.*
    [ ! -e "$1" ] || fail "$1 was left behind"
}
has_no_rest

# The program itself is not overwritten, by whatever name.
expect 0 "$TRAMOYA" asm fine.mms
cp fine.mms precious.mms
cp fine.mmo precious.mmo
ln -s precious.mms link
ln -s precious.mmo object
for names in precious.mms work.mms,precious.mms; do
    for file in precious.mms ./precious.mms link; do
        expect 125 "$TRAMOYA" run --stats-file "$file" "$names"
        err_has "$file is read and would be overwritten"
        cmp fine.mms precious.mms || fail "$file was overwritten"
    done
done
for name in precious.mmo precious; do
    expect 125 "$TRAMOYA" run --stats-file object "$name"
    cmp fine.mmo precious.mmo || fail 'the object file was overwritten'
done

# What is lost on standard error is not lost silently.
for option in --trace --profile --stats; do
    "$TRAMOYA" run "$option" --stats-file stats fine.mms 2>/dev/full
    [ $? -eq 125 ] || fail "$option: a full disk is not noticed"
    has '"status": 125'
    has '"reason": "standard error could not be written"'
    "$TRAMOYA" run "$option" work.mms 2>/dev/full >out
    [ $? -eq 2 ] || fail "$option: the status of the program is lost"
done
"$TRAMOYA" run fine.mms 2>/dev/full || fail 'nothing was to be written'

# Observing changes nothing but what is said.
expect 2 "$TRAMOYA" run --trace --stats-file stats work.mms
cmp -s first stats || fail 'a traced run has other statistics'
[ "$(grep -c '^ *[0-9]*\. 0' err)" -eq 15 ] || fail 'not every line is there'
[ "$(cat out)" = out ] || fail 'the trace went to standard output'
expect 2 "$TRAMOYA" run --trace=1 work.mms
[ "$(grep -c '^ *[0-9]*\. 0' err)" -eq 7 ] || fail 'not the first of each'
expect 2 "$TRAMOYA" run --profile --stats-file stats work.mms
cmp -s first stats || fail 'a profiled run has other statistics'
err_has '^ *5\. 0000000000000104:'

# Trace and output in the order of the run.
"$TRAMOYA" run --trace work.mms >both 2>&1
grep -A 1 -n Fputs both | grep -q out || grep -B 1 Fputs both | grep -q '^out' ||
    fail 'the output is not beside its call'
expect 124 "$TRAMOYA" run --trace --max-insns 3 work.mms
[ "$(grep -c '^ *[0-9]*\. 0' err)" -eq 3 ] || fail 'a limit traces on'
