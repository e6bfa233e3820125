# comments.awk - vm/core/chains.txt with the figures of chains-profile.txt.
#
#     awk -f families.awk -f comments.awk chains-profile.txt chains.txt
#
# Above lines of chains.txt that stand together, a comment for each kind of
# chain they have says in how many programs it is worth something, and what
# part of the jumps between handlers it may save on the average.  Comments of
# this form are made again, others stay.

FNR == NR { read_profile(); next }

/^#.* programs, .* %$/ || /^# .* not in the profile$/ { flush_group(); next }

/^ *(#|$)/ { flush_group(); print; next }

{
    group[++lines] = $0
    add_kinds()
}

END { flush_group() }

# A line there: programs, mean, most, where, the kind, two blanks, an example.
function read_profile(    kind)
{
    if ($1 !~ /^[0-9]+$/ || $2 !~ /^[0-9.]+$/ || $3 !~ /^[0-9.]+$/)
        return
    kind = substr($0, index($0, $4) + length($4))
    sub(/^ +/, "", kind)
    sub(/  \[.*/, "", kind)
    programs[kind] = $1
    mean[kind] = $2
}

# Note the kinds of all members of this line.
function add_kinds(    places, n, i)
{
    n = split($0, places, " *; *")
    for (i = 1; i <= n; i++)
        sub(/ *:.*/, "", places[i])
    combine(places, n, 1, "")
}

function combine(places, n, i, kind,    ops, k, a)
{
    if (i > n) {
        sub(/^ /, "", kind)
        if (!(kind in is_noted)) {
            is_noted[kind] = 1
            kinds[++kind_count] = kind
        }
        return
    }
    k = split(places[i], ops, " ")
    for (a = 1; a <= k; a++)
        combine(places, n, i + 1, kind " " family_of(ops[a]))
}

function flush_group(    i, kind)
{
    for (i = 1; i <= kind_count; i++) {
        kind = kinds[i]
        if (kind in programs)
            printf "# %-28s %2d programs, %.1f %%\n", kind, programs[kind],
                   mean[kind]
        else
            printf "# %-28s not in the profile\n", kind
        delete is_noted[kind]
    }
    for (i = 1; i <= lines; i++)
        print group[i]
    kind_count = lines = 0
}
