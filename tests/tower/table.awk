# table.awk - what a tower costs, as tables.
#
#     awk -f table.awk tower.json                 both tables
#     awk -v part=plot -f table.awk tower.json    for plot.gp: depth, exits of
#                                                 the lowest level, instructions
#                                                 per instruction of the kernel
#
# tower.json is what tower.c writes, a line for each level.

# The number behind the first NAME in LINE.
function number(line, name)
{
    if (!match(line, "\"" name "\": [0-9]+"))
        return 0
    return substr(line, RSTART + length(name) + 4) + 0
}

# The members of the object NAME in LINE go to TO[…, member]; returns their sum.
function members(line, name, to, key,    n, i, parts, pair, sum)
{
    if (!match(line, "\"" name "\": {[^}]*}"))
        return 0
    line = substr(line, RSTART + length(name) + 5, RLENGTH - length(name) - 6)
    n = split(line, parts, ", ")
    for (i = 1; i <= n; i++) {
        split(parts[i], pair, "\": ")
        sub("\"", "", pair[1])
        to[key, pair[1]] = pair[2]
        sum += pair[2]
        if (!(pair[1] in known)) {
            known[pair[1]] = 1
            kinds[++kind_count] = pair[1]
        }
    }
    return sum
}

/"depth"/ {
    depth = number($0, "depth")
    most = depth
}

/"level"/ {
    level = number($0, "level")
    insns[depth, level] = number($0, "instructions")
    exits[depth, level] = members($0, "exits", of_kind, depth SUBSEP level)
    members($0, "spent", spent, depth SUBSEP level)
}

# Machine instructions for each of the kernel's.
function ratio(d)
{
    return insns[d, 0] / insns[0, 0]
}

function print_depths(    d, k)
{
    printf "%5s %14s %10s   exits of level", "depth", "instructions", "per insn"
    for (k = 0; k < most; k++)
        printf "%s%d", k == 0 ? " " : "        ", k
    printf "\n"
    for (d = 0; d <= most; d++) {
        printf "%5d %14d %10.2f   ", d, insns[d, 0], ratio(d)
        for (k = 0; k < d; k++)
            printf "%9d", exits[d, k]
        printf "\n"
    }
}

# Each kind at level 0: how many, and how dear, where they are most.
function print_kinds(    i, kind, n)
{
    printf "\n%-14s %10s %10s   at level 0 of depth %d\n", "exit", "how many", \
           "each", most
    for (i = 1; i <= kind_count; i++) {
        kind = kinds[i]
        n = of_kind[most, 0, kind]
        if (n > 0)
            printf "%-14s %10d %10.1f\n", kind, n, spent[most, 0, kind] / n
    }
}

END {
    if (part == "plot") {
        for (d = 0; d <= most; d++)
            printf "%d %d %.3f\n", d, exits[d, 0], ratio(d)
    } else {
        print_depths()
        print_kinds()
    }
}
