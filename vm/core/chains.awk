# chains.awk - makes chains.def, in C, from chains.txt.
#
#     awk -f chains.awk isa.def chains.txt
#
# A line there is a product; here each member becomes
#
#     CHAIN2(chain_ADDU_LLI_CMP_LRI, (ADDU, L, L, I), (CMP, L, R, I))
#
# Those that begin with the same two opcodes come in a row, in the order of the
# opcodes, longer ones first; of the same length those with D and E, in the
# order of the alphabet, before those with L, which fit wherever they do.  A branch on what a CMP or CMPU compared
# has the letter C or U ("CU" in chains.txt leaves the choice to the comparison
# before), and the comparison is called ORDER or ORDERU, since the branch does
# half of its work.

BEGIN { FS = " *; *" }

FNR == NR {
    if (/^INSN\(/) {
        sub(/^INSN\(/, "")
        sub(/,.*/, "")
        number[$0] = count++
    }
    next
}

/^ *(#|$)/ { next }

{
    for (i = 1; i <= NF; i++)
        split_place(i)
    combine(1, "", "", "", "")
}

END {
    print "/* Made by vm/core/chains.awk from vm/core/chains.txt. */"
    sorter = "LC_ALL=C sort -t '\t' -k1,1n -k2,2n -k3,3nr -k4,4 -u | cut -f 4"
    fflush()
    for (row in rows)
        print rows[row] | sorter
    close(sorter)
}

function split_place(i,    halves)
{
    if (split($i, halves, " *: *") != 2) {
        printf "chains.txt:%d: no ':' in \"%s\"\n", NR, $i >"/dev/stderr"
        exit 1
    }
    ops[i] = halves[1]
    forms[i] = halves[2]
}

# All members that begin with what is in NAME and TEXT, LAST being the last
# opcode there.
function combine(i, last, name, text, all,    op, form, n, k, a, b, letters)
{
    if (i > NF) {
        split(all, op, " ")
        rows[name] = number[op[1]] "\t" number[op[2]] "\t" NF "\tCHAIN" NF \
                     "(chain" name text ")"
        return
    }
    n = split(ops[i], op, " ")
    k = split(forms[i], form, " ")
    for (a = 1; a <= n; a++)
        for (b = 1; b <= k; b++) {
            letters = form[b]
            if (letters == "CU")
                letters = last == "CMPU" ? "U" : "C"
            if (letters ~ /^[CU]$/)
                sub(/\(CMP/, "(ORDER", text)
            letters = substr(letters "__", 1, 3)
            combine(i + 1, op[a], name "_" op[a] "_" letters,
                    text ", (" op[a] ", " substr(letters, 1, 1) ", " \
                    substr(letters, 2, 1) ", " substr(letters, 3, 1) ")",
                    all " " op[a])
        }
}
