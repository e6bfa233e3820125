# Our example programs through Knuth's mmixal and mmix and through ours: the
# same object bytes (but the time of day in them), listing, output, status and
# counts.  MMIX_REF is the folder of his programs.
if [ ! -x "${MMIX_REF:-}/mmixal" ] || [ ! -x "$MMIX_REF/mmix" ]; then
    echo "skipped: MMIX_REF is not a folder with mmixal and mmix"
    exit 77
fi
box=$(mktemp -d) || exit 1
trap 'rm -rf "$box"' EXIT
cp -R "$TOP/examples/programs" "$box/"
bad=0

differs()
{
    echo "  $name: $1 differs"
    bad=1
}

# mmixal reads one file; a line directive tells where the next one starts.
join()
{
    cat "$1"
    shift
    for file; do
        echo "# 1 \"$file\""
        cat "$file"
    done
}

# "12 instructions, 3 mems, 40 oops; 5 good guesses, 1 bad" as five numbers
reference_counts()
{
    tail -n 3 | grep -o '[0-9][0-9]* \(inst\|mem\|oop\|good\|bad\)' | cut -d ' ' -f 1
}

our_counts()
{
    for key in instructions mems oops good bad; do
        tr ',{}' '\n' 2>/dev/null <stats | sed -n "s/^ *\"$key\": *\([0-9]*\) *\$/\1/p"
    done
}

compare()
{
    sources=$name.mms
    [ -e "$name.files" ] && sources=$(tr ',' ' ' <"$name.files")
    arguments=$(cat "$name.args" 2>/dev/null)
    input=/dev/null
    [ -e "$name.in" ] && input=$name.in
    # shellcheck disable=SC2086 # several names, several words
    {
        set -- $sources
        # The same name for both, since it is written into the object; the
        # first file keeps its own.
        join "$@" >"$1.joined"
        mkdir ref ours
        (mkdir -p "ref/$(dirname "$1")"; cp "$1.joined" "ref/$1"; cd ref &&
            "$MMIX_REF/mmixal" -b 1000000 -o out.mmo -l out.mml "$1") \
            >/dev/null 2>&1 || differs 'acceptance'
        "$TRAMOYA" asm -o ours/out.mmo -l ours/out.mml "$@" ||
            differs 'acceptance'
        cmp -s -i 8 ref/out.mmo ours/out.mmo || differs 'the object'
        cmp -s ref/out.mml ours/out.mml || differs 'the listing'
        cp ours/out.mmo prog.mmo
        "$MMIX_REF/mmix" -s -f"$input" prog.mmo $arguments >ref/all 2>&1
        "$MMIX_REF/mmix" -q -f"$input" prog.mmo $arguments >ref/out 2>/dev/null
        wanted=$?
        "$TRAMOYA" run --stats-file stats prog.mmo $arguments <"$input" >out
        [ $? -eq $wanted ] || differs 'the status'
    }
    cmp -s ref/out out || differs 'the output'
    [ "$(reference_counts <ref/all)" = "$(our_counts)" ] || differs 'a count'
}

count=0
for folder in "$box"/programs/*/; do
    name=$(basename "$folder")
    [ -e "$folder/$name.out" ] || continue
    cd "$folder" && compare
    count=$((count + 1))
done
echo "$count programs compared"
exit $bad
