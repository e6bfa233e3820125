# What is no object file: the kernel's loader says so, and does nothing worse.
. "$TOP/tests/tools/script.sh"
source=$TOP/examples/kernel
cp "$source/layout.mms" "$source/loader.mms" "$TOP/tests/kernel/garbage.mms" \
    "$TOP/tests/objects/every-lop.mms" .
expect 0 "$TRAMOYA" asm -o garbage.mmo layout.mms garbage.mms loader.mms
expect 0 "$TRAMOYA" asm every-lop.mms

# Cut after any number of bytes: complete is what has all of the postamble.
"$TRAMOYA" objdump every-lop.mmo >items || fail 'objdump'
need=$(sed -n 's/ *\([0-9]*\)  lop_stab .*/\1/p' items)
size=$(wc -c <every-lop.mmo)
expect 0 "$TRAMOYA" boot --max-insns 99M -k garbage.mmo --append t \
    every-lop.mmo
wanted=$(printf "%0${need}d" 0 | tr 0 1)$(printf "%0$((size + 1 - need))d" 0)
[ "$(cat out)" = "$wanted" ] || fail "truncated: $(cat out)"

# With any bit changed: it ends, and reads and writes nowhere else.
for bit in a b c d e f g h; do
    expect 0 "$TRAMOYA" boot --max-insns 99M -k garbage.mmo --append $bit \
        every-lop.mmo
    [ "$(wc -c <out)" -eq "$size" ] || fail "bit $bit: $(cat out)"
    out_has '^[01]*$'
    [ "$(tail -c $((size - need)) out | tr -d 0)" = '' ] ||
        fail "bit $bit: what is not loaded matters"
done
