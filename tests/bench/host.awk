# host.awk - what it costs to be a guest.
#
#     awk -v part=host    -f host.awk RESULTS            programs that compute
#     awk -v part=kernels -f host.awk RESULTS            the kernel
#     awk -v part=exits   -f host.awk COUNTS RESULTS     exits, by kind
#
# RESULTS are those of measure.c, with the columns bare, flush and trace.  A
# line of COUNTS: "exits", kind, strategy, turns of the loop, exits, and
# instructions that were emulated.

$1 == "exits" {
    turns[$2] = $4
    exits[$2, $3] = $5
    next
}

!($1 in seen) { names[++count] = $1; seen[$1] }

{
    median[$1, $2] = $4
    spread[$1, $2] = sprintf("%.4f…%.4f", $5, $6)
    rounds = $3
}

END {
    if (part == "exits")
        print_exits()
    else
        print_guests()
}

function cost(name, column,    r)
{
    r = median[name, column] / median[name, "bare"]
    sum[column] += log(r)
    return sprintf("%.4f %s %+6.1f%%", median[name, column], \
                   spread[name, column], 100 * (r - 1))
}

function print_guests(    i, n)
{
    print "Seconds of processor time (" rounds " rounds: median, least and " \
          "most): " (part == "host" ? "programs that compute" : "the kernel") \
          ","
    print "bare, as a guest with --shadow=flush, and with --shadow=trace."
    print ""
    for (i = 1; i <= count; i++) {
        n = names[i]
        printf "%-9s %.4f %s  %s  %s\n", n, median[n, "bare"], \
               spread[n, "bare"], cost(n, "flush"), cost(n, "trace")
    }
    printf "geometric mean%s: %+.1f%% and %+.1f%%\n", \
           part == "host" ? "; target: at most +5%" : "", \
           100 * (exp(sum["flush"] / count) - 1), \
           100 * (exp(sum["trace"] / count) - 1)
}

# Nanoseconds of a turn of the loop, without those of the empty one.
function turn(kind, column)
{
    return 1e9 * (median[kind, column] / turns[kind] - \
                  median["none", column] / turns["none"])
}

function print_kind(kind, column,    each)
{
    each = (exits[kind, column] - exits["none", column]) / turns[kind]
    printf "  %9.1f %7.2f %9.1f", turn(kind, column), each, \
           each > 0.01 ? turn(kind, column) / each : 0
}

function print_exits(    i)
{
    print "Nanoseconds of processor time in one turn of a loop that does one " \
          "thing (" rounds
    print "rounds, medians): bare; as a guest, with how many exits, and " \
          "nanoseconds for"
    print "one exit: --shadow=flush, --shadow=trace."
    print ""
    for (i = 1; i <= count; i++)
        if (names[i] != "none") {
            printf "%-16s%8.1f", names[i], turn(names[i], "bare")
            print_kind(names[i], "flush")
            print_kind(names[i], "trace")
            print ""
        }
}
