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
    least[$1, $2] = $5
    most[$1, $2] = $6
    rounds = $3
}

END {
    if (part == "exits")
        print_exits()
    else
        print_guests(part == "host" ? 1 : 1000)
}

# --- guests ------------------------------------------------------------------

# The times of a job, in UNITs of a second.
function times(name, column, unit)
{
    return sprintf(unit == 1 ? "%.3f %.3f…%.3f" : "%.2f %.2f…%.2f", \
                   unit * median[name, column], \
                   unit * least[name, column], unit * most[name, column])
}

function cost(name, column,    r)
{
    r = median[name, column] / median[name, "bare"]
    sum[column] += log(r)
    return sprintf("%+.1f%%", 100 * (r - 1))
}

function print_guests(unit,    i, n)
{
    print (unit == 1 ? "Programs that compute, seconds" : \
           "The kernel and programs, milliseconds") \
          " of processor time (" rounds " rounds:"
    print "median, least and most): bare; as a guest with --shadow=flush, and " \
          "with trace."
    print ""
    for (i = 1; i <= count; i++) {
        n = names[i]
        printf "%-9s%s  %s %6s  %s %6s\n", n, times(n, "bare", unit), \
               times(n, "flush", unit), cost(n, "flush"), \
               times(n, "trace", unit), cost(n, "trace")
    }
    printf "geometric mean%s: %+.1f%% and %+.1f%%\n", \
           part == "host" ? "; target: at most +5%" : "", \
           100 * (exp(sum["flush"] / count) - 1), \
           100 * (exp(sum["trace"] / count) - 1)
}

# --- exits -------------------------------------------------------------------

# Nanoseconds of a turn of the loop, with what it takes to turn.
function whole_turn(kind, column)
{
    return 1e9 * (median[kind, column] - median["start", column]) / turns[kind]
}

function turn(kind, column)
{
    return whole_turn(kind, column) - whole_turn("none", column)
}

# The exits of a turn, and what each costs.
function exit_cost(kind, column,    each)
{
    each = (exits[kind, column] - exits["start", column]) / turns[kind]
    return sprintf("%11.1f %6.2f %8s", turn(kind, column), each, \
                   each < 0.01 ? "-" : sprintf("%.1f", \
                                               turn(kind, column) / each))
}

function print_exits(    i, n)
{
    print "Nanoseconds of processor time in one turn of a loop that does one " \
          "thing (" rounds
    print "rounds, medians): bare; as a guest, with the exits of a turn and " \
          "nanoseconds"
    print "for one of them: with --shadow=flush, and with trace."
    print ""
    for (i = 1; i <= count; i++) {
        n = names[i]
        if (n != "none" && n != "start")
            printf "%-16s%8.1f %s %s\n", n, turn(n, "bare"), \
                   exit_cost(n, "flush"), exit_cost(n, "trace")
    }
}
