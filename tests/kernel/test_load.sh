# The kernel's loader leaves in memory what `tramoya run` has there.
. "$TOP/tests/tools/script.sh"
source=$TOP/examples/kernel
cp "$source/layout.mms" "$source/loader.mms" "$source/start.mms" \
    "$TOP/tests/kernel"/*.mms "$TOP/tests/objects"/every-lop.mms .
"$TRAMOYA" asm -o load.mmo layout.mms load.mms loader.mms start.mms ||
    fail 'the kernel'

# Of lines with one octa or two behind an address, those that are not zero.
octas()
{
    sed -n 's/^\(#[0-9a-f]*\): \(#[0-9a-f]*\) *\(.*\)/\1 \2 \3/p' | awk '
        $2 !~ /^#0*$/ {print $1, $2}
        $3 !~ /^#0*$/ {sub(/0$/, "8", $1); print $1, $3}'
}

# What lies in the stack segment moves up by $1 when rG becomes 250.
adapt()
{
    while read -r address value; do
        case $address in
        "#60000000000000"0?) ;;
        "#60000000000000"10) ;;
        '#6'*)
            address=$(printf '#%x' $((0x${address#?} + $1)))
            [ "$1" = 0 ] || case $value in
            "#f"?00000000000000) value=#fa00000000000000 ;;
            esac
            ;;
        esac
        echo "$address $value"
    done
}

# Commands that show the pages of the addresses in the input.
show_pages()
{
    grep -o '#[0-9a-f]\{13\}' | sort -u | while read -r address; do
        printf 'x/1024ox #%016x\n' $((0x${address#?}000 & ~8191))
    done | sort -u
}

# The object file $1, with arguments as a shell reads them, in both worlds.
same()
{
    "$TRAMOYA" boot --max-insns 99M -k load.mmo "$*" >shown ||
        fail "$*: status $?"
    eval "set -- $*"
    {
        "$TRAMOYA" objdump "$1" 2>err | sed -n '/ data /s/:.*//p'
        grep page shown
    } | show_pages >commands
    g=$("$TRAMOYA" debug -e 'print/u rG' run "$@" </dev/null)
    more=0
    [ "$g" -le 250 ] || more=$(((g - 250) * 8))
    {
        echo 'status #0000000000000000'
        printf 'context #%x\n' $((0x6000000000000000 + 8 * (271 - g) + more))
        "$TRAMOYA" debug -e 'print/x $255' run "$@" | sed 's/^/rBB /'
        "$TRAMOYA" debug -e 'print/x @' run "$@" | sed 's/^/rWW /'
        echo 'rXX #8000000000000000'
        echo 'rYY #0000000000000000'
        echo 'rZZ #0000000000000000'
        "$TRAMOYA" debug --commands commands run "$@" | octas | adapt $more
    } | sort >wanted
    grep -v page shown | sort | diff wanted - || fail "$*"
}

# Tetras, given in hexadecimal, as bytes.
tetras()
{
    for t; do
        t=$((0x$t))
        # shellcheck disable=SC2059 # the format is what is to be written
        printf "$(printf '\\%03o\\%03o\\%03o\\%03o' $((t >> 24)) \
            $((t >> 16 & 255)) $((t >> 8 & 255)) $((t & 255)))"
    done
}

# Every order to the loader, as our assembler and another one use them.
export SOURCE_DATE_EPOCH=922002275 # its file is no multiple of 8 bytes long
for name in objects/every-lop asm/data asm/special asm/registers asm/symbols; do
    expect 0 "$TRAMOYA" asm -o program.mmo "$TOP/tests/$name.mms"
    same program.mmo
done
for name in forth-gnu queens; do
    [ ! -e "$C_OBJECTS/$name.mmo" ] || same "$C_OBJECTS/$name.mmo"
done

# Arguments: their lengths, blanks, one that crosses a page.
expect 0 "$TRAMOYA" asm -o program.mmo "$TOP/examples/programs/hello/hello.mms"
same program.mmo "'two words' '' x 1234567 12345678 123456789"
long=$(printf '%08200d' 1)
same program.mmo "$long 2 $long"

# What assemblers do not write: a location that is no multiple of 4, also when
# something is fixed there, an octa that crosses a page, a distance of 24 bits
# backward, data in pieces, special data that is quoted, a tetra that is put
# behind the end of a page, no byte for the page that we were in.
{
    tetras 98090100 98010001 00000100 f0000001 98020002 12345678
    tetras 98040001 98010001 0000010e 98040001 98030001 00001ffe
    tetras 98000001 98000001 98010001 00001ffc 11111111 22222222
    tetras 98080005 01234567 98000001 98123456 89abcdef
    tetras 98020000 33333333 98050018 01fffff0 98050010 0100fff0
    tetras 98010001 00002000 ffffffff 98050018 00000002 98050018 01800000
    tetras 98012002 00000000 00002000 98012002 01000000 00000000 44444444
    tetras 98030001 00000100 98060001 98000000 98070007 55555555 98060000
    tetras 980a00fd 00000000 00000000 00000001 23456789 00000000 00000100
} >program.mmo
same program.mmo
grep -q '^#2100000000000000 #44444444' wanted || fail 'lop_loc adds'

# The library's place to start.
printf '\tLOC #f0\n\tSWYM\nMain\tTRAP 0\n' >prelude.mms
expect 0 "$TRAMOYA" asm prelude.mms
same prelude.mmo
grep -q '^rWW #00000000000000f0' wanted || fail 'it does not start there'

# Too few pages; something at a negative address, which no program has.
for pages in 1 2 3; do
    expect 2 "$TRAMOYA" boot --max-insns 99M -k load.mmo --append $pages \
        program.mmo
    out_has '^status #0000000000000002'
done
expect 0 "$TRAMOYA" asm -o program.mmo "$TOP/tests/asm/fixups.mms"
expect 2 "$TRAMOYA" boot --max-insns 99M -k load.mmo program.mmo
