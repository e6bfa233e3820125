#!/bin/sh
# chains.sh - tests/bench/chains-profile.txt, on standard output.
#
# Runs examples/programs, tests/isa (all of these count as one program) and
# those programs of `make bench` that are ours through `chains`.  Never the
# six that the engine is measured with: it would be measured with itself.  What
# executes less than 1000 instructions is left out.  OUT is the folder that
# Tramoya was built in.
cd "$(dirname "$0")/../.." || exit 3
OUT=${OUT:-$PWD/build}
top=$PWD
box=$(mktemp -d) || exit 3
trap 'rm -rf "$box"' EXIT
make -s O="$OUT" all "$OUT/bench/chains" >&2 || exit 1
mkdir "$box/counts"

# count NAME SOURCES ARGUMENTS <INPUT: in the present folder.
count()
{
    # shellcheck disable=SC2046,SC2086 # several sources, several arguments
    "$OUT/tramoya" asm -o prog.mmo $(echo "$2" | tr ',' ' ') &&
        "$OUT/bench/chains" "$box/counts/$1" prog.mmo $3 >/dev/null
}

examples()
{
    cp -R examples/programs "$box"
    for folder in "$box"/programs/*/; do
        name=$(basename "$folder")
        [ -e "$folder/$name.out" ] || continue
        cd "$folder" || exit 1
        sources=$name.mms input=/dev/null
        [ ! -e "$name.files" ] || sources=$(cat "$name.files")
        [ ! -e "$name.in" ] || input=$name.in
        count "$name" "$sources" "$(cat "$name.args" 2>/dev/null)" <"$input" ||
            echo "chains.sh: $name was not counted" >&2
    done
    cd "$top" || exit 1
}

# What a comment "% KEY: ..." of a test says; see tests/tools/run-one.
said()
{
    sed -n "s/^% $2: //p" "$1"
}

instruction_tests()
{
    cp -R tests/isa "$box"
    cd "$box/isa" || exit 1
    for source in *.mms; do
        files=$(said "$source" files)
        count "isa.$source" "${files:+$files,}$source" \
            "$(said "$source" args)" </dev/null 2>/dev/null
    done
    # One program: sums of equal lines.
    cat "$box"/counts/isa.* | awk '{ times = $1; $1 = ""; sum[$0] += times }
        END { for (line in sum) print sum[line] line }' |
        LC_ALL=C sort -k2,2n >"$box/counts/tests-isa"
    rm "$box"/counts/isa.*
    cd "$top" || exit 1
}

# The programs of `make bench` in the group "ours".
measured()
{
    cp -R tests/bench/programs "$box/measured"
    cd "$box/measured" || exit 1
    awk -f large.awk >large.mms
    awk '$2 == "ours" { print $1 }' programs.txt >names
    while read -r name; do
        count "bench-$name" "print.mms,$name.mms" "" </dev/null ||
            echo "chains.sh: $name was not counted" >&2
    done <names
    cd "$top" || exit 1
}

examples
instruction_tests
measured
cd "$box/counts" && awk -f "$top/tests/bench/families.awk" \
    -f "$top/tests/bench/chains.awk" -- *
