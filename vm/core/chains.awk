# chains.awk - makes chains.def, in C, from chains.txt.
#
# A line there is a product; here each member becomes
#
#     CHAIN2(chain_ADDU_LLI_CMP_LRI, (ADDU, L, L, I), (CMP, L, R, I))
#
# Those that begin with the same opcode come in a row, longer ones first; of the
# same length those with D and E, in the order of the alphabet, before those
# with L, which fit wherever they do.  A branch on what a CMP or CMPU compared
# has the letter C or U ("CU" in chains.txt leaves the choice to the comparison
# before), and the comparison is called ORDER or ORDERU, since the branch does
# half of its work.

BEGIN { FS = " *; *" }

/^ *(#|$)/ { next }

{
    for (i = 1; i <= NF; i++)
        split_place(i)
    combine(1, "", "", "")
}

END {
    print "/* Made by vm/core/chains.awk from vm/core/chains.txt. */"
    sorter = "LC_ALL=C sort -t '\t' -k1,1 -k2,2nr -k3,3 -u | cut -f 3"
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
function combine(i, last, name, text,    first, op, form, n, k, a, b,
                 letters)
{
    if (i > NF) {
        first = text
        sub(/^, \(/, "", first)
        sub(/,.*/, "", first)
        sub(/^ORDER/, "CMP", first)
        rows[name] = first "\t" NF "\tCHAIN" NF "(chain" name text ")"
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
                    substr(letters, 2, 1) ", " substr(letters, 3, 1) ")")
        }
}
