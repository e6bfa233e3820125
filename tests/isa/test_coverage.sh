# Every opcode of the table is tested, by a program that executes it.
#
# A program says so in its lines "% tests: ADD ADDI".  Each name there must be
# an opcode, must appear in the trace of the program, as "(ADD)", and all 256
# must be said by someone.  (One that is refused is traced as well.)
. "$TOP/tests/tools/script.sh"

ln -s "$TOP/tests/isa"/* .
sed -n 's/^INSN([A-Z0-9]*, *"\([A-Z0-9]*\)".*/\1/p' "$TOP/vm/isa/isa.def" \
    >opcodes
[ "$(wc -l <opcodes)" -eq 256 ] || fail "isa.def does not have 256 rows"

# For each program that tests something: its sources with commas, and its
# arguments.
awk '
    function finish()
    {
        if (tests)
            print files file args
        tests = files = args = ""
    }
    FNR == 1 { finish(); file = FILENAME }
    /^% tests: / { tests = 1 }
    /^% files: / { files = $3 "," }
    /^% args: / { args = substr($0, 8) }
    END { finish() }
    ' ./*.mms >programs

while read -r sources arguments; do
    # shellcheck disable=SC2086 # words are words
    "$TRAMOYA" run --trace=30 "$sources" $arguments \
        >/dev/null 2>"${sources##*/}.trace" </dev/null
done <programs

# What is said, and what is not true of it.
LC_ALL=C awk '
    FILENAME == "opcodes" { is_opcode[$1] = 1; next }
    FNR == 1 { test = FILENAME; sub("[.]trace$", "", test) }
    FILENAME ~ "[.]trace$" {
        while (match($0, /[(][0-9]*[A-Z]+[)]/)) {
            executed[test, substr($0, RSTART + 1, RLENGTH - 2)] = 1
            $0 = substr($0, RSTART + RLENGTH)
        }
        next
    }
    /^% tests: / {
        for (i = 3; i <= NF; i++)
            said[test, $i] = 1
    }
    END {
        for (pair in said) {
            split(pair, part, SUBSEP)
            tested[part[2]] = 1
            if (!is_opcode[part[2]])
                print part[1] ": this is not an opcode: " part[2]
            else if (!executed[pair])
                print part[1] ": it does not execute " part[2]
        }
        for (name in is_opcode)
            if (!tested[name])
                print "no test names " name
    }
    ' opcodes ./*.mms ./*.trace >wrong
sort wrong | sed 20q
[ ! -s wrong ] || fail "$(wc -l <wrong) errors in what the tests say"
