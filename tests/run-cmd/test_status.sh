# The exit status tells who ended the run: the program, a limit, an
# instruction that is not allowed, or a file that is no program.
# shellcheck disable=SC2016 # a dollar sign is MMIXAL here
. "$TOP/tests/tools/script.sh"

# A program of the instructions in $2, at #100, in the file $1.
program()
{
    printf '        LOC   #100\n%s\n' "$2" >"$1"
}

program status.mms 'Main    SETL  $255,#1234
        TRAP  0,Halt,0'
expect 52 "$TRAMOYA" run status.mms # the low byte of $255

program wild.mms 'Main    NEG   $1,8
        LDO   $2,$1,0'
expect 120 "$TRAMOYA" run wild.mms
err_has 'privileged instruction 8d020100 (LDO $2,$1,0)'
err_has 'at #0000000000000104 (wild.mms:3)'
err_has '#fffffffffffffff8 is negative'

program kernel.mms 'Main    PUT   rK,0'
expect 120 "$TRAMOYA" run kernel.mms
err_has 'privileged instruction f70f0000 (PUT rK,0)'

program resume.mms 'Main    RESUME 1'
expect 120 "$TRAMOYA" run resume.mms
err_has 'hint: a program resumes after a trip, with RESUME 0'
program insert.mms 'Main    SETML $1,#f900
        PUT   rX,$1
        RESUME 0'
expect 120 "$TRAMOYA" run insert.mms
err_has 'hint: rX does not hold'
# rX = 0 inserts the word of TRAP 0,Halt,0, and not where that may be.
program inserted.mms 'Main    RESUME 0'
expect 120 "$TRAMOYA" run inserted.mms
err_has 'privileged instruction 00000000 (TRAP 0,Halt,0) at #0000000000000000'
err_has 'hint: RESUME inserted this instruction'
err_has_not 'tramoya help traps'

program illegal.mms 'Main    TETRA #fe000100'
expect 120 "$TRAMOYA" run illegal.mms
err_has 'illegal instruction fe000100 (GET) at #0000000000000100 (illegal.mms:2'

program trap.mms 'Main    TRAP  1,2,3'
expect 120 "$TRAMOYA" run trap.mms
err_has 'hint: .*TRAP 0,Y,Z'

program astray.mms 'Main    SETH  $1,#2000
        GO    $1,$1,0'
expect 120 "$TRAMOYA" run astray.mms
err_has 'at #2000000000000000'
err_has 'hint: .*a jump or a return'

# What it had printed before is there.
program late.mms 'Main    GETA  $255,Text
        TRAP  0,Fputs,StdOut
        PUT   rK,0
Text    BYTE  "before",#a,0'
expect 120 "$TRAMOYA" run late.mms
out_has '^before$'

# The command line.
expect 125 "$TRAMOYA" run
expect 125 "$TRAMOYA" run --no-such-option status.mms
expect 125 "$TRAMOYA" run --max-insns ten status.mms
expect 125 "$TRAMOYA" run --files no/such/folder status.mms
err_has 'no/such/folder'

# An object on standard input; source is not guessed at.
"$TRAMOYA" asm -o - status.mms | "$TRAMOYA" run - >out 2>err
[ $? -eq 52 ] || fail "run -: $(cat err)"
"$TRAMOYA" run - <status.mms >out 2>err
[ $? -eq 126 ] || fail 'source on standard input is taken'
err_has 'standard input is not an object file; `tramoya asm -o - -'
"$TRAMOYA" asm -o - - <status.mms | "$TRAMOYA" run -
[ $? -eq 52 ] || fail 'the advice is wrong'

# What follows the program's name is the program's.
program argc.mms 'Main    SET   $255,$0
        TRAP  0,Halt,0'
expect 4 "$TRAMOYA" run argc.mms --stats -x --
