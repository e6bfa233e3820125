# json.awk - the results of measure.c as one JSON object, schema 1.
#
# "cpu", "least" and "most" are seconds of processor time, "wall" is the
# median of the seconds that passed, "kib" the largest resident set.

BEGIN {
    printf "{\"schema\": 1, \"results\": ["
}

{
    output = $9
    for (i = 10; i <= NF; i++)
        output = output " " $i
    gsub(/["\\]/, "\\\\&", output)
    if (NR > 1)
        printf ","
    printf "\n{\"program\": \"%s\", \"column\": \"%s\", \"rounds\": %d, ", \
           $1, $2, $3
    printf "\"cpu\": %s, \"least\": %s, \"most\": %s, \"wall\": %s, ", \
           $4, $5, $6, $7
    printf "\"kib\": %d, \"output\": \"%s\"}", $8, output
}

END {
    print "\n]}"
}
