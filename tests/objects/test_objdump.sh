# Objects from our assembler, shown by objdump; expected files lie beside it.
. "$TOP/tests/tools/script.sh"
here=$TOP/tests/objects
export SOURCE_DATE_EPOCH=922002275 TZ=UTC

# The output of the last command is the file $1; BLESS=1 makes it so.
out_is()
{
    if [ -n "$BLESS" ]; then
        cmp -s out "$here/$1" || cp out "$here/$1"
    fi
    diff -u "$here/$1" out || fail "$1 differs"
}

cp "$here"/*.mms .

# Every lop; the source of the second file is not there.
expect 0 "$TRAMOYA" asm every-lop.mms
expect 0 "$TRAMOYA" objdump every-lop.mmo
out_is every-lop.items
for lop in $(sed -n 's/^LOP(\([a-z]*\).*/\1/p' "$TOP/vm/isa/lop.def"); do
    out_has "lop_$lop"
done
expect 0 "$TRAMOYA" objdump -d -t every-lop.mmo
out_is every-lop.code
expect 0 "$TRAMOYA" objdump -dt --json every-lop.mmo
out_is every-lop.json
expect 0 "$TRAMOYA" objdump --json every-lop.mmo
out_has '"lop": "lop_fixrx"'

# The side file: without it, with it, stale, damaged.
expect 0 "$TRAMOYA" asm -g kernel.mms
expect 0 "$TRAMOYA" objdump -d kernel.mmo
out_is kernel.code
mv kernel.mmd kept
expect 0 "$TRAMOYA" objdump -d kernel.mmo
out_has 'kernel.mms:9: Main'
grep -q 'kernel.mms:3' out && fail 'a kernel has lines without a side file'
sed 's/^mmd 1 ./mmd 1 x/' kept >kernel.mmd
expect 0 "$TRAMOYA" objdump -d kernel.mmo
err_has 'kernel.mmd: line 1'
sed 's/^mmd 1 .*/mmd 1 0/' kept >kernel.mmd
expect 0 "$TRAMOYA" objdump -d kernel.mmo
err_has 'another version'

# What is shown can be assembled again, and gives the same program.
words()
{
    sed -n 's/^ *\([0-9a-f]*  [0-9a-f]\{8\}\)  .*/\1/p' "$@"
}
{
    echo ' LOC #8000000000000000'
    sed -n '/^8/s/^[^ ]*  [^ ]*  /\t/p' "$here/kernel.code"
    echo ' LOC #100'
    sed -n 's/^ *10[0-9a-f]  [^ ]*  /\t/p' "$here/kernel.code" | sed '1s/^/Main/'
} >again.mms
expect 0 "$TRAMOYA" asm again.mms
expect 0 "$TRAMOYA" objdump -d again.mmo
words "$here/kernel.code" >kernel.words
words out | diff kernel.words - || fail 'the disassembly is another program'
[ "$(wc -l <kernel.words)" = 7 ] || fail 'not 7 instructions'

# More than is printed at once.
{
    echo 'Main SWYM'
    seq -f ' TETRA %.0f' 20000
} >many.mms
expect 0 "$TRAMOYA" asm many.mms
expect 0 "$TRAMOYA" objdump many.mmo
[ "$(grep -c ' data ' out)" = 20001 ] || fail 'not 20001 tetras'

# Wrong files and command lines.
expect 1 "$TRAMOYA" objdump nowhere.mmo
err_has 'nowhere.mmo: No such file'
expect 1 "$TRAMOYA" objdump ''
err_has '"": No such file'
mkdir folder
expect 1 "$TRAMOYA" objdump folder
err_has 'folder: Is a directory'
head -c 50 every-lop.mmo >short.mmo
expect 1 "$TRAMOYA" objdump short.mmo
out_has lop_pre
err_has 'short.mmo: offset 48: '
expect 1 "$TRAMOYA" objdump -d short.mmo
err_has 'short.mmo: offset 48: '
expect 1 "$TRAMOYA" objdump --json short.mmo
out_has '"error": "offset 48'
expect 1 "$TRAMOYA" objdump every-lop.mms
err_has 'offset 0: this is no object file'
size=$(wc -c <every-lop.mmo)
head -c $((size - 8)) every-lop.mmo >stripped.mmo
expect 1 "$TRAMOYA" objdump -d stripped.mmo
out_has 'Main:'
err_has 'in the middle of its symbols'
expect 2 "$TRAMOYA" objdump
expect 2 "$TRAMOYA" objdump a.mmo b.mmo
expect 2 "$TRAMOYA" objdump --what a.mmo
