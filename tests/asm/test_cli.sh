# The command `asm`: its options, its files, its exit statuses.
. "$TOP/tests/tools/script.sh"
export SOURCE_DATE_EPOCH=922002275

hello=' LOC #100
Main TRAP 0,Halt,0'
echo "$hello" >hello.mms
echo 'x FOO 5' >bad.mms

# The object file's name: as mmixal forms it, or as it is said.
expect 0 "$TRAMOYA" asm hello.mms
[ -e hello.mmo ] || fail 'no hello.mmo'
[ ! -s out ] && [ ! -s err ] || fail 'something was printed'
echo "$hello" >plain
expect 0 "$TRAMOYA" asm plain
[ -e plain.mmo ] || fail 'no plain.mmo'
mkdir folder
expect 0 "$TRAMOYA" asm -o folder/named hello.mms
cmp hello.mmo folder/named || fail 'the name changes the object'
expect 0 "$TRAMOYA" asm hello.mms --output=folder/other
cmp hello.mmo folder/other || fail 'options after the file do not count'

# A source is never overwritten, by whatever name.
cp hello.mms precious.mms
ln -s precious.mms link
for option in -oprecious.mms -ofolder/../precious.mms -llink; do
    expect 2 "$TRAMOYA" asm hello.mms precious.mms "$option"
    err_has 'is read and would be overwritten'
    cmp hello.mms precious.mms || fail "$option overwrites a source"
done
expect 2 "$TRAMOYA" asm -o hello.mms hello.mms
cp hello.mms side.mmd
expect 2 "$TRAMOYA" asm -g -o side.mmo side.mmd
err_has 'side.mmd is read and would be overwritten'
cmp hello.mms side.mmd || fail 'a side file overwrites a source'

# What is written goes to places of its own.
touch twice
expect 2 "$TRAMOYA" asm -o twice -l ./twice hello.mms
err_has 'twice would be written twice'
expect 2 "$TRAMOYA" asm -o hello.mmo -l hello.mmo hello.mms
expect 2 "$TRAMOYA" asm -g -l hello.mmd hello.mms
expect 2 "$TRAMOYA" asm -o - -l - hello.mms
expect 0 "$TRAMOYA" asm -o /dev/null -l /dev/null hello.mms

# Standard input and output.
echo "$hello" | "$TRAMOYA" asm - -o piped.mmo || fail 'no standard input'
expect 0 "$TRAMOYA" objdump piped.mmo
expect 2 "$TRAMOYA" asm -
err_has 'say it with -o'
expect 0 "$TRAMOYA" asm -o - hello.mms
cmp out hello.mmo || fail 'the object on standard output is another'
expect 0 "$TRAMOYA" asm -l - hello.mms
out_has '^ \.\.\.100: 00000000  *Main'

# The time: what SOURCE_DATE_EPOCH says, or now.
od -An -tx1 -j4 -N4 hello.mmo | grep -q '36 f4 a3 63' || fail 'another time'
(unset SOURCE_DATE_EPOCH && "$TRAMOYA" asm -o now.mmo hello.mms)
[ "$(od -An -tu4 --endian=big -j4 -N4 now.mmo)" -gt 1700000000 ] ||
    fail 'the time is not now'
for wrong in x '' 12s -5 99999999999999999999; do
    SOURCE_DATE_EPOCH=$wrong expect 2 "$TRAMOYA" asm -o wrong.mmo hello.mms
    err_has "SOURCE_DATE_EPOCH is \"$wrong\", which is not a number"
    [ ! -e wrong.mmo ] || fail "an object of the time $wrong"
done

# -g: a side file beside the object file, for code at negative locations too.
printf ' LOC #8000000000000100\nMain SWYM\n' >kernel.mms
expect 0 "$TRAMOYA" asm -g kernel.mms
grep -q '^8000000000000100 1 0 2$' kernel.mmd || fail 'kernel.mmd lacks line 2'
expect 0 "$TRAMOYA" asm -g -o folder/k kernel.mms
[ -e folder/k.mmd ] || fail 'no folder/k.mmd'

# -x, and -b, which means nothing.
printf 'Main LDO $1,#123456789\n' >far.mms
expect 1 "$TRAMOYA" asm far.mms
expect 0 "$TRAMOYA" asm -x -b 5 far.mms
expect 0 "$TRAMOYA" asm -xb5 far.mms

# An error leaves no object file, and an old one alone; the listing tells it.
expect 1 "$TRAMOYA" asm -l bad.mml bad.mms
[ ! -e bad.mmo ] || fail 'an object in spite of an error'
err_has '^bad.mms:1:3: error: there is no operation FOO$'
err_has '^     1 | x FOO 5$'
err_has '^       |   ^~~$'
err_has '^2 errors, no object file$'
grep -q '^\*\*\*\*\*\*\*\*\*\* error: there is no operation FOO!$' bad.mml ||
    fail 'the listing does not show the error'
cp hello.mmo old
expect 1 "$TRAMOYA" asm -o hello.mmo hello.mms bad.mms
cmp old hello.mmo || fail 'an error destroyed the old object'

# A file that becomes too large leaves nothing behind.
seq -f ' OCTA %.0f' 1000 >large.mms
echo "$hello" >>large.mms
# shellcheck disable=SC3045 # dash and bash have it
(ulimit -f 4 && exec "$TRAMOYA" asm large.mms) 2>err
[ $? -eq 3 ] || fail 'a file too large: another status than 3'
err_has 'large.mmo: File too large'
set -- large.mmo*
[ ! -e "$1" ] || fail "$1 was left behind"

# Files that are not there, command lines that say nothing.
expect 1 "$TRAMOYA" asm nowhere.mms
err_has 'nowhere.mms: No such file'
expect 3 "$TRAMOYA" asm -o nowhere/x.mmo hello.mms
expect 2 "$TRAMOYA" asm
expect 2 "$TRAMOYA" asm -b many hello.mms
expect 2 "$TRAMOYA" asm --fast hello.mms

# Lines of any length, files of any number of lines: past line 65535, which
# is the last that an object file can tell, nothing is said about lines.
{
    printf 'Main SWYM 0'
    head -c 300000 /dev/zero | tr '\0' ' '
    echo '; SWYM 1'
    yes ' SWYM 0; SWYM 0' | head -n 65600
} >long.mms
expect 0 "$TRAMOYA" asm -g long.mms
expect 0 "$TRAMOYA" objdump long.mmo
sed -n 's/.*lop_line *//p' out | tail -n 1 >last
grep -q '65535' last || fail "the last lop_line is not 65535: $(cat last)"
grep -q ' 65601$' long.mmd || fail 'the side file ends too early'

# No bytes of a source are taken for orders to the terminal.
printf 'Main SWYM \033[31mred\n' >escape.mms
expect 0 "$TRAMOYA" asm escape.mms
printf 'Main SWYM 1\033[31mred\n' >escape.mms
expect 1 "$TRAMOYA" asm escape.mms
err_has 'instead of byte #1b'
err_has '| Main SWYM 1?\[31mred$'

# Deep nesting and long names take memory, but no stack.
{
    printf 'Main SET $1,'
    head -c 200000 /dev/zero | tr '\0' '('
    printf 1
    head -c 200000 /dev/zero | tr '\0' ')'
    printf '\n'
    head -c 200000 /dev/zero | tr '\0' 'x'
    printf ' IS 5\n'
} >deep.mms
expect 0 "$TRAMOYA" asm deep.mms
