# The sources in this folder, assembled: README.md tells what is expected.
# BLESS=1 makes the listings and objects that come the expected ones.
. "$TOP/tests/tools/script.sh"
here=$TOP/tests/asm
export SOURCE_DATE_EPOCH=0
cp -R "$here/." . # names in messages and objects are without folders
chmod -R u+w .
bad=0

# What the source $1 says after "% $2: ", line by line.
said()
{
    sed -n "s/^% $2: //p" "$1"
}

# The messages in ./err about the source $1, as the source would say them.
messages()
{
    sed -n -e 's/^\([^ ]*:[0-9]*:[0-9]*\): \([a-z]*\): /\2: \1: /p' \
        -e 's/^[^ ]*: error: /error: /p' -e 's/^  hint: /hint: /p' err |
        sed "s/^\([a-z]*: \)$1:/\1/"
}

# The file $1, which came, must be the expected file of that name.
same_file()
{
    [ -z "$BLESS" ] || cmp -s "$1" "$here/$1" || cp "$1" "$here/$1"
    diff -u "$here/$1" "$1" && return
    echo "$1 differs"
    bad=1
}

# The object file, a tetra in each line.
dump()
{
    od -An -v -tx1 -w4 "$1" | tr -d ' '
}

check_object()
{
    dump "$1.mmo" >"$1.hex"
    same_file "$1.hex"
    same_file "$1.mml"
}

check()
{
    rm -f "$1.mml" "$1.hex"
    # shellcheck disable=SC2046 # several words
    "$TRAMOYA" asm $(said "$1.mms" options) -o "$1.mmo" -l "$1.mml" "$1.mms" \
        $(said "$1.mms" with) 2>err
    status=$?
    messages "$1.mms" | sort >got
    sed -n 's/^% \(\(error\|warning\|hint\): .*\)/\1/p' "$1.mms" |
        sort >wanted
    if ! diff -u wanted got; then
        echo "$1.mms: other messages"
        bad=1
    elif grep -q '^error' wanted; then
        [ "$status" = 1 ] && [ ! -e "$1.mmo" ] ||
            fail "$1.mms has errors: status $status, or an object"
    else
        [ "$status" = 0 ] || fail "$1.mms is correct: status $status"
        check_object "$1"
    fi
}

for source in *.mms; do
    check "${source%.mms}"
done

# Every operation of the tables is assembled somewhere.
sed -n 's/^INSN([A-Z0-9]*, *"\([A-Z0-9]*\)".*/\1/p' "$TOP/vm/isa/isa.def" |
    awk '{ if ($0 != last "I" && $0 != last "B") print; last = $0 }' >names
sed -n 's/^PSEUDO(\([A-Z]*\),.*/\1/p' "$TOP/asm/pseudo.def" >>names
sed 's/^[^ %]* *\([A-Z0-9]*\).*/\1/' *.mms | sort -u >used
missing=$(sort names | comm -23 - used)
[ -z "$missing" ] || fail "not assembled in any test: $missing"
exit $bad
