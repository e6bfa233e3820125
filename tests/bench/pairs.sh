#!/bin/sh
# pairs.sh - the ranking of tests/bench/pairs.txt, on standard output.
#
#     tests/bench/pairs.sh >tests/bench/pairs.txt
#
# Runs examples/programs and tests/isa (all of these count as one program)
# through `pairs`, and leaves out what executes less than 1000 instructions.
# Never the programs of `make bench`: an engine that was made for them would
# be measured with itself.  OUT is the folder that Tramoya was built in.
cd "$(dirname "$0")/../.." || exit 3
OUT=${OUT:-$PWD/build}
top=$PWD
box=$(mktemp -d) || exit 3
trap 'rm -rf "$box"' EXIT
make -s O="$OUT" all "$OUT/bench/pairs" >&2 || exit 1
mkdir "$box/counts"

# count NAME SOURCES ARGUMENTS <INPUT: in the present folder.
count()
{
    # shellcheck disable=SC2046,SC2086 # several sources, several arguments
    "$OUT/tramoya" asm -o prog.mmo $(echo "$2" | tr ',' ' ') &&
        "$OUT/bench/pairs" "$box/counts/$1" prog.mmo $3 >/dev/null
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
            echo "pairs.sh: $name was not counted" >&2
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
        END { for (line in sum) print sum[line] line }' >"$box/counts/tests-isa"
    rm "$box"/counts/isa.*
    cd "$top" || exit 1
}

examples
instruction_tests
cd "$box/counts" && awk -f "$top/tests/bench/pairs.awk" -- *
