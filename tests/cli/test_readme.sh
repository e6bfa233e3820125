# What README.md promises: the first program, its output, and the commands
# that look closer at it.
. "$TOP/tests/tools/script.sh"

# The first program is the first indented block after its heading.
sed -n '/^## A first program/,/^Run it/s/^    //p' "$TOP/README.md" >hello.mms
[ "$(wc -l <hello.mms)" -eq 5 ] || fail 'the first program is not five lines'
expect 0 "$TRAMOYA" run hello.mms
sed -n '/^    \$ build\/tramoya run hello.mms$/{n;s/^    //p}' \
    "$TOP/README.md" >promised
diff promised out || fail 'it prints something else than the README says'

# Every command line of the README that starts with build/tramoya, in order.
sed -n 's/^    \$ build\/tramoya \([^#]*\).*/\1/p' "$TOP/README.md" >commands
[ -s commands ] || fail 'no commands found'
while read -r command; do
    # shellcheck disable=SC2086 # several words
    expect 0 "$TRAMOYA" $command
done <commands

# The files of the reading order exist.
sed -n '/^## Reading order/,/^## /p' "$TOP/README.md" |
    grep -o '`[a-z/_]*\.[a-z]*`' | tr -d '`' >files
[ -s files ] || fail 'no files found'
while read -r file; do
    case $file in
    */*) [ -e "$TOP/$file" ] || fail "the README names $file" ;;
    *) [ -e "$TOP/vm/isa/$file" ] || fail "the README names $file" ;;
    esac
done <files
