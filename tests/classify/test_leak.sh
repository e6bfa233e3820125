# examples/leak: a kernel that can tell a leaky machine from a bare one.
. "$TOP/tests/tools/script.sh"
ln -s "$TOP/examples/leak/leak.mms" .

for cpu in mmix mmix-v mmix-leaky; do
    expect 0 "$TRAMOYA" boot --cpu $cpu -k leak.mms
    [ "$(cat out)" = bare ] || fail "bare on $cpu: $(cat out)"
done

# As a guest it cannot tell, also if there is another one.
for shadow in flush trace; do
    expect 0 "$TRAMOYA" host --cpu mmix-v --shadow=$shadow leak.mms
    [ "$(cat out)" = bare ] || fail "a guest, $shadow: $(cat out)"
done
expect 0 "$TRAMOYA" host --cpu mmix-v leak.mms + leak.mms
[ "$(grep -c 'bare$' out)" -eq 2 ] || fail "two guests: $(cat out)"

# But where GET does not trap it can.
expect 1 "$TRAMOYA" host --cpu mmix-leaky leak.mms
for register in rT rTT rK rV rC rI rBB rWW rXX rYY rZZ; do
    out_has "^a guest: $register is not what I put$"
done
