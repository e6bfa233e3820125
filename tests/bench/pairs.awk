# pairs.awk - rankings from the counts that pairs.c writes, a file a program.
#
# Each program has the same weight, however long it runs: a row's figure is
# its share of a program's instructions, averaged over the programs.  The
# second ranking puts opcodes that differ little into one family, as an engine
# does that makes its handlers by macros.

$2 == 1 { total[FILENAME] = $1; next }

{
    row = substr($0, length($1) + length($2) + 3)
    kind[row] = $2
    counts[FILENAME, row] = $1
    if (family_of(row) == row)
        next
    row = family_of(row)
    kind[row] = "f" $2
    counts[FILENAME, row] += $1
}

END {
    for (program in total)
        if (total[program] >= 1000)
            programs++
    for (key in counts)
        add(key)
    print_head()
    rank("2", 60)
    rank("f2", 40)
    rank("3", 30)
    rank("f3", 30)
}

# ROW with families in the place of opcodes.
function family_of(row)
{
    row = "; " row
    gsub("; (ADD|SUB)U? ", "; add ", row)
    gsub("; [0-9]+ADDU ", "; nadd ", row)
    gsub("; S[LR]U? ", "; shift ", row)
    gsub("; (AND|ANDN|OR|ORN|XOR|NOR|NAND|NXOR) ", "; logic ", row)
    gsub("; CMPU? ", "; cmp ", row)
    gsub("; P?B(N|Z|P|OD|NN|NZ|NP|EV) ", "; branch ", row)
    gsub("; CS(N|Z|P|OD|NN|NZ|NP|EV) ", "; cset ", row)
    gsub("; ZS(N|Z|P|OD|NN|NZ|NP|EV) ", "; zset ", row)
    gsub("; LD(B|W|T|O)U? ", "; load ", row)
    gsub("; ST(B|W|T|O)U? ", "; store ", row)
    return substr(row, 3)
}

# Add to a row what one program has of it.
function add(key,    parts, percent)
{
    split(key, parts, SUBSEP)
    if (total[parts[1]] < 1000)
        return
    percent = 100 * counts[key] / total[parts[1]]
    share[parts[2]] += percent / programs
    if (percent >= 0.5)
        found[parts[2]]++
    if (percent > most[parts[2]]) {
        most[parts[2]] = percent
        where[parts[2]] = parts[1]
    }
}

function print_head()
{
    print "Pairs and triples of instructions within a block, in our programs"
    print ""
    print "Made by    tests/bench/pairs.sh >tests/bench/pairs.txt"
    print "share      percent of all instructions, the mean of " programs \
          " programs"
    print "in         how many programs have it with a share of 0.5 or more"
    print "most       the largest share in a program, and in which"
    print "operands   l local register, g global register, * result of the"
    print "           instruction before, c constant, s special register,"
    print "           @ address"
    print "families   in small letters: add is ADD ADDU SUB SUBU, nadd 2ADDU"
    print "           to 16ADDU, cset and zset CSxx and ZSxx"
}

# The first rows of a kind.  What is of no family has one name for both, and
# is in the first ranking only.
function rank(which, rows,    row, sorter)
{
    sorter = "LC_ALL=C sort -k1,1nr -k5 | sed " rows "q"
    print ""
    print " share   in   most"
    fflush()
    for (row in share)
        if (kind[row] == which)
            printf "%6.2f  %3d  %5.1f %-12s  %s\n", share[row], found[row], \
                   most[row], where[row], row | sorter
    close(sorter)
}
