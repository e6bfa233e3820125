# chains.awk - which kinds of instructions follow each other, from the counts
# that chains.c writes, a file a program.
#
# A kind is a row of families of opcodes, such as "add cmp branch".  Each
# program has the same weight, however long it runs: a handler for a row of n
# would save it n-1 jumps each time; their number, in percent of the program's
# instructions, is shown as the mean over the programs, beside the number of
# programs where it is 0.3 or more, and the largest with its program.  What
# matters in one program only is left out, and what is behind the hundredth.
# A part in [brackets] is the commonest instruction of the row in each place,
# with its form.  Families are in families.awk, to be read before.

BEGIN { MENTION = 0.3 }

FNR == 1 { total[FILENAME] = $1; if ($1 >= 1000) programs++ }
$2 == 1 { next }

{
    row = substr($0, length($1) + length($2) + 3)
    kind = kind_of(row)
    len[kind] = $2
    count[FILENAME, kind] += $1
    if (total[FILENAME] >= 1000)
        note(kind, row, $1 / total[FILENAME])
}

END {
    for (key in count)
        add(key)
    print_head()
    for (n = 2; n <= 5; n++)
        rank(n)
}

function kind_of(row,    parts, n, i, kind, op)
{
    n = split(row, parts, "; ")
    for (i = 1; i <= n; i++) {
        op = parts[i]
        sub(/ .*/, "", op)
        kind = kind (i > 1 ? " " : "") family_of(op)
    }
    return kind
}

# ROW is PART of a program's instructions: which one of KIND is commonest?
function note(kind, row, part)
{
    sum[row] += part
    if (sum[row] > best[kind]) {
        best[kind] = sum[row]
        commonest[kind] = row
    }
}

# Add to a kind what one program has of it.
function add(key,    parts, saved)
{
    split(key, parts, SUBSEP)
    if (total[parts[1]] < 1000)
        return
    saved = 100 * (len[parts[2]] - 1) * count[key] / total[parts[1]]
    share[parts[2]] += saved / programs
    if (saved >= MENTION)
        found[parts[2]]++
    if (saved > most[parts[2]]) {
        most[parts[2]] = saved
        where[parts[2]] = parts[1]
    }
}

function print_head()
{
    print "Kinds of instructions that follow each other within a block"
    print ""
    print "Made by tests/bench/chains.sh >tests/bench/chains-profile.txt from"
    print programs " of our programs; tests/bench/chains.awk says what the"
    print "columns mean, vm/core/threaded.h what the letters."
}

function rank(n,    kind, sorter)
{
    sorter = "LC_ALL=C sort -k1,1nr -k2,2nr -k5 | sed 100q"
    print ""
    print "in  mean  most"
    fflush()
    for (kind in share)
        if (len[kind] == n && found[kind] >= 2)
            printf "%2d %5.2f %5.1f %-14s %s  [%s]\n", found[kind], \
                   share[kind], most[kind], where[kind], kind, \
                   commonest[kind] | sorter
    close(sorter)
}
