# Every opcode of the table is tested, by a program that executes it.
#
# A program says so in its lines "% tests: ADD ADDI".  Each name there must be
# an opcode, must appear in the trace of the program, as "(ADD)", and all 256
# must be said by someone.  (One that is refused is traced as well.)
. "$TOP/tests/tools/script.sh"

ln -s "$TOP/tests/isa"/* .
sed -n 's/^INSN([A-Z0-9]*, *"\([A-Z0-9]*\)".*/\1/p' "$TOP/vm/isa/isa.def" |
    sort >opcodes
[ "$(wc -l <opcodes)" -eq 256 ] || fail "isa.def does not have 256 rows"

# says KEY FILE: the words of FILE's comments "% KEY: ...", one a line
says()
{
    sed -n "s/^% $1: *//p" "$2" | tr -s ' ' '\n'
}

for test in *.mms; do
    says tests "$test" | sort -u >said
    cat said >>tested
    [ -s said ] || continue
    comm -13 opcodes said | grep . && fail "$test: these are not opcodes"

    sources=$(says files "$test" | tr '\n' ',')$test
    # shellcheck disable=SC2046 # words are words
    "$TRAMOYA" run --trace=30 "$sources" $(says args "$test") \
        >/dev/null 2>trace </dev/null
    grep -a -o '([0-9]*[A-Z][A-Z]*)' trace | tr -d '()' | sort -u >executed
    comm -13 executed said | grep . &&
        fail "$test: it says that it tests these, but does not execute them"
done

sort -u tested | comm -23 opcodes - | grep . && fail "no test names these"
exit 0
