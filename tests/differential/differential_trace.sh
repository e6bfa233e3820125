# Our example programs traced by Knuth's mmix and by tramoya run: each line of
# source the first TRACED times, with what the program prints in between.
if [ ! -x "${MMIX_REF:-}/mmix" ]; then
    echo "skipped: MMIX_REF is not a folder with mmix"
    exit 77
fi
TRACED=20
box=$(mktemp -d) || exit 1
trap 'rm -rf "$box"' EXIT
cp -R "${TOP:-$PWD}/examples/programs" "$box/"
bad=0

compare()
{
    sources=$name.mms
    [ -e "$name.files" ] && sources=$(tr ',' ' ' <"$name.files")
    arguments=$(cat "$name.args" 2>/dev/null)
    input=/dev/null
    [ -e "$name.in" ] && input=$name.in
    # shellcheck disable=SC2086 # several names, several words
    {
        "$TRAMOYA" asm -o prog.mmo $sources
        cp -R . ../ref
        (cd ../ref &&
            "$MMIX_REF/mmix" -t$TRACED -f"$input" prog.mmo $arguments) \
            >theirs 2>&1
        "$TRAMOYA" run --trace=$TRACED prog.mmo $arguments <"$input" >ours 2>&1
    }
    rm -rf ../ref
    # the last two lines of the reference are its counts
    head -n -2 theirs | diff -a - ours >difference && return
    echo "  $name: the trace differs"
    sed 10q difference
    bad=1
}

count=0
for folder in "$box"/programs/*/; do
    name=$(basename "$folder")
    [ -e "$folder/$name.out" ] || continue
    cd "$folder" && compare
    count=$((count + 1))
done
echo "$count traces compared"
exit $bad
