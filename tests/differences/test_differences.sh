# The programs that show where Tramoya and Knuth's programs differ, as told in
# textbook/book/appendix/differences.md.
#
# Each NAME.mms here is assembled and run.  Comments in it say with what:
# "% setup: a command" to be done before, in a folder of its own, "% input: a
# line of standard input", "% needs: a file, or else the program is skipped",
# "% trace: a word": the run is traced, and only lines with that word count.
# And what must come: "% ours: a line of output".  A last line "status N" is
# the exit status if it is not 0, a first one "asm N" that of the assembler; or
# "nothing".  "% says: a part of what we report".
# With MMIX_REF, the folder of Knuth's programs, the same is done by them,
# where "% theirs: ..." says what must come; it must not be what ours do,
# unless "% both: ..." says that both do the same, but not the document.
here=$TOP/tests/differences
bad=0

# says NAME: the values of the comments "% NAME: ..."
says()
{
    sed -n "s/^% $1:\( \|\$\)//p" "$here/$name.mms"
}

status_line()
{
    [ "$2" -eq 0 ] || echo "$1 $2"
}

ours()
{
    "$TRAMOYA" asm -o out.mmo "$name.mms" 2>err
    status_line asm $?
    [ ! -e out.mmo ] ||
        "$TRAMOYA" run ${word:+--trace} out.mmo <input >out 2>err
    set -- $?
    [ ! -e out ] || cat out
    [ -z "$word" ] || grep -a -e "$word" err
    status_line status "$1"
    says says | while read -r part; do
        grep -q -F -e "$part" err || echo "not reported: $part"
    done
}

theirs()
{
    "$MMIX_REF/mmixal" -o out.mmo "$name.mms" 2>/dev/null
    status_line mmixal $?
    "$MMIX_REF/mmix" -q ${word:+-t9} out.mmo <input >out 2>/dev/null
    set -- $?
    if [ -n "$word" ]; then grep -a -e "$word" out; else cat out; fi
    status_line status "$1"
}

# Let "ours" or "theirs" run the program; what comes goes to the file $1.out.
show()
{
    mkdir "$name.$1"
    (
        cd "$name.$1" || exit 1
        cp "$here/$name.mms" .
        says input >input
        eval "$(says setup)"
        "$1" >"../$1.out"
    )
    [ -s "$1.out" ] || echo nothing >"$1.out"
}

# compare ours|theirs: what came with what "% ours:", "% theirs:" or "% both:"
# say.
compare()
{
    { says "$1"; says both; } | diff -u --label expected \
        --label "$name, $1" - "$1.out" || bad=1
}

for file in "$here"/*.mms; do
    name=$(basename "$file" .mms)
    need=$(says needs)
    word=$(says trace)
    [ -n "$need" ] && [ ! -e "$need" ] && continue
    show ours
    compare ours
    [ -x "${MMIX_REF:-}/mmix" ] || continue
    show theirs
    ! grep -q -e '^% theirs:' -e '^% both:' "$file" || compare theirs
    [ -z "$(says both)" ] || continue
    ! cmp -s ours.out theirs.out || { echo "$name shows nothing"; bad=1; }
done
exit $bad
