# table.awk - the table of `make bench`, from programs.txt and the results.
#
#     awk -f table.awk programs.txt RESULTS
#
# RESULTS are those of measure.c.  Knuth's simulator may be missing.  Targets
# are those that the engine is built for; times depend on the machine, so a
# missed one is named and no failure.

/^#/ || NF == 0 { next }

FNR == NR { names[++count] = $1; group[$1] = $2; next }

{
    median[$1, $2] = $4
    spread[$1, $2] = sprintf("%.4f…%.4f", $5, $6)
    wall[$1] = $7 * 1000
    kib[$1] = $8
    rounds[$1, $2] = $3
    columns[$2]
}

END {
    has_knuth = "mmix" in columns
    print_times()
    print_ratios()
    print_means("six")
    print_means("ours")
    print_start()
}

# --- seconds -----------------------------------------------------------------

# TEXT and blanks, LEN columns; "…" is one, whatever awk knows of UTF-8.
function pad(text, len,    more)
{
    more = text ~ "…" ? length("…") - 1 : 0
    return sprintf("%-" len + more "s", text)
}

function title_of(column, text)
{
    return pad(text " (" rounds[names[1], column] " rounds)", 25)
}

function time_of(name, column)
{
    return pad(sprintf("%.4f", median[name, column]), 8) \
           pad(spread[name, column], 17)
}

function print_times(    i)
{
    print "Seconds of processor time: median, least and most."
    print ""
    print pad("", 10) title_of("native", "gcc -O2") \
          title_of("threaded", "threaded") title_of("boot", "boot") \
          title_of("switch", "switch") \
          (has_knuth ? title_of("mmix", "Knuth") : "")
    for (i = 1; i <= count; i++)
        print pad(names[i], 10) time_of(names[i], "native") \
              time_of(names[i], "threaded") time_of(names[i], "boot") \
              time_of(names[i], "switch") \
              (has_knuth ? time_of(names[i], "mmix") : "")
    print ""
}

# --- ratios ------------------------------------------------------------------

# How many times as long COLUMN takes as BASE; 0 where this is not known.
function ratio(name, column, base)
{
    if (!((name, column) in median) || !(median[name, base] > 0))
        return 0
    return median[name, column] / median[name, base]
}

function print_ratios(    i, line)
{
    print "How many times as long:"
    print ""
    printf "%-10s%18s%18s%18s%18s", "", "threaded/native", "boot/threaded", \
           "kernel/threaded", "switch/threaded"
    print has_knuth ? "     mmix/threaded" : ""
    for (i = 1; i <= count; i++) {
        line = sprintf("%-10s%18.2f%18.2f%18.2f%18.2f", names[i], \
                       ratio(names[i], "threaded", "native"), \
                       ratio(names[i], "boot", "threaded"), \
                       ratio(names[i], "kernel", "threaded"), \
                       ratio(names[i], "switch", "threaded"))
        if (has_knuth)
            line = line sprintf("%18.1f", ratio(names[i], "mmix", "threaded"))
        print line
    }
    print ""
}

# The geometric mean over the programs of group G; 0 if a ratio is missing.
function mean(g, column, base,    i, n, sum)
{
    for (i = 1; i <= count; i++)
        if (group[names[i]] == g) {
            if (ratio(names[i], column, base) == 0)
                return 0
            sum += log(ratio(names[i], column, base))
            n++
        }
    return n ? exp(sum / n) : 0
}

# The program of group G with the greatest ratio; "" if it has none.
function worst(g, column, base,    i, found)
{
    for (i = 1; i <= count; i++)
        if (group[names[i]] == g && \
            (found == "" || ratio(names[i], column, base) > \
                            ratio(found, column, base)))
            found = names[i]
    return found
}

# A line for one figure, with its TARGET, and whether it is missed.
function figure(what, value, target, is_missed)
{
    printf "  %-34s%9.2f", what, value
    if (target != "")
        printf "   target: %s%s", target, is_missed ? "   MISSED" : ""
    print ""
}

# What the bare machine costs, by COLUMN, with one program and a small kernel or
# with a real one.
function print_machine(g, column,    slowest)
{
    slowest = worst(g, column, "threaded")
    figure(column "/threaded", mean(g, column, "threaded"))
    figure("the worst of them, " slowest, ratio(slowest, column, "threaded"), \
           "at most 1.30", ratio(slowest, column, "threaded") > 1.3)
}

function print_means(g,    is_six, name, slowest)
{
    is_six = g == "six"
    name = worst(g, "threaded", "native")
    if (name == "")
        return
    print is_six ? "The six, geometric means:" : "Ours, geometric means:"
    figure("threaded/native", mean(g, "threaded", "native"), \
           is_six ? "at most 7.0, aim 6.0" : "", \
           mean(g, "threaded", "native") > 7)
    figure("the worst of them, " name, ratio(name, "threaded", "native"), \
           is_six ? "at most 13" : "", \
           ratio(name, "threaded", "native") > 13)
    print_machine(g, "boot")
    print_machine(g, "kernel")
    figure("switch/threaded", mean(g, "switch", "threaded"))
    if (has_knuth)
        figure("mmix/threaded", mean(g, "mmix", "threaded"), \
               is_six ? "at least 60" : "", mean(g, "mmix", "threaded") < 60)
    print ""
}

# --- start-up and memory -----------------------------------------------------

function print_start(    few, many)
{
    print "Start-up, and memory:"
    figure("hello, ms that passed (" rounds["hello", "start"] " runs)", \
           wall["hello"], "under 5", wall["hello"] >= 5)
    figure("hello, MiB", kib["hello"] / 1024, "under 6", \
           kib["hello"] >= 6 * 1024)
    few = (kib["pages10000"] - kib["hello"]) / 10000
    many = (kib["pages100000"] - kib["hello"]) / 100000
    figure("KiB per page, 10,000 pages", few)
    figure("KiB per page, 100,000 pages", many, "8 and little more", \
           many > 9 || many > few * 1.1)
}
