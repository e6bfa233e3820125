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

# One guest leaves a message in rF; the other one looks later, when both have
# had several slices.
cat >writer.mms <<'END'
power   GREG  #8001000000000000
        LOC   #8000000000010000
Main    SET   $0,'!'
        PUT   rF,$0
        SETML $0,8
1H      SUB   $0,$0,1
        PBP   $0,1B
        STCO  0,power,0
END
cat >reader.mms <<'END'
power   GREG  #8001000000000000
console GREG  #8001000000002000
        LOC   #8000000000010000
Main    SETML $0,4
1H      SUB   $0,$0,1
        PBP   $0,1B
        GET   $0,rF
        ADDU  $0,$0,'A'
        STOU  $0,console,0
        STCO  0,power,0
END
expect 0 "$TRAMOYA" host --cpu mmix-v writer.mms + reader.mms
out_has '^1: A'
expect 0 "$TRAMOYA" host --cpu mmix-leaky writer.mms + reader.mms
out_has '^1: b' # A and !
