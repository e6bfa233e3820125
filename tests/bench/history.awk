# history.awk - what part of the speed of `tramoya run` the debugger has.
#
#     awk -f history.awk RESULTS      those of measure.c

!($1 in cpu) { names[++count] = $1; cpu[$1] }

{
    median[$1, $2] = $4
    spread[$1, $2] = sprintf("%.3f…%.3f", $5, $6)
    rounds = $3
}

END {
    print "Seconds of processor time (" rounds " rounds: median, least and " \
          "most), and the speed"
    print "in the debugger as a part of that of `tramoya run`."
    print ""
    print "          run                 no past                    a past"
    for (i = 1; i <= count; i++)
        print_row(names[i])
    printf "geometric mean; targets: 90%% without a past, 85%% with one" \
           "   %.1f%%  %.1f%%\n", 100 * exp(sum["off"] / count), \
           100 * exp(sum["on"] / count)
}

function part(name, column,    p)
{
    p = median[name, "run"] / median[name, column]
    sum[column] += log(p)
    return sprintf("%.3f %s %5.1f%%", median[name, column], \
                   spread[name, column], 100 * p)
}

function print_row(name)
{
    printf "%-9s %.3f %s   %s   %s\n", name, median[name, "run"], \
           spread[name, "run"], part(name, "off"), part(name, "on")
}
