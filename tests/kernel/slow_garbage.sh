# The kernel's loader refuses what `tramoya boot` refuses itself, but for the
# names and lines of sources, at which it does not look.
. "$TOP/tests/tools/script.sh"
source=$TOP/examples/kernel
cp "$source/layout.mms" "$source/loader.mms" "$TOP/tests/kernel/garbage.mms" \
    "$TOP/tests/objects/every-lop.mms" .
expect 0 "$TRAMOYA" asm -o garbage.mmo layout.mms garbage.mms loader.mms
expect 0 "$TRAMOYA" asm every-lop.mms
need=$("$TRAMOYA" objdump every-lop.mmo |
    sed -n 's/ *\([0-9]*\)  lop_stab .*/\1/p')

# The verdict about the object with bit $2 of byte $1 changed; x: about names.
verdict()
{
    byte=$(od -An -tu1 -j "$1" -N 1 every-lop.mmo)
    {
        head -c "$1" every-lop.mmo
        # shellcheck disable=SC2059 # the format is what is to be written
        printf "\\$(printf %03o $((byte ^ $2)))"
        tail -c +$(($1 + 2)) every-lop.mmo
    } >spoilt.mmo
    "$TRAMOYA" boot --max-insns 1 -k garbage.mmo spoilt.mmo >out 2>err
    case $?,$(cat err) in
    *lop_file* | *lop_line*) printf x ;;
    126,*) printf 1 ;;
    124,*) printf 0 ;;
    *) printf "?" ;;
    esac
}

for bit in a:128 d:16 f:4 g:2 h:1; do
    expect 0 "$TRAMOYA" boot --max-insns 99M -k garbage.mmo \
        --append "${bit%:*}" every-lop.mmo
    head -c "$need" out >said
    i=0
    while [ $i -lt "$need" ]; do
        verdict $i "${bit#*:}"
        i=$((i + 1))
    done >wanted
    sed 's/./&\n/g' said >said.lines
    sed 's/./&\n/g' wanted | paste - said.lines | grep -n . |
        grep -v 'x' | awk -F '[:\t]' '$2 != $3' >different
    [ ! -s different ] || fail "bit $bit: $(cat wanted said different)"
done

# Each byte changed in all other ways.
expect 0 "$TRAMOYA" boot --max-insns 2G -k garbage.mmo --append '*' \
    every-lop.mmo
