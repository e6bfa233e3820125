# examples/leak: a kernel that can tell a leaky machine from a bare one.
. "$TOP/tests/tools/script.sh"

for cpu in mmix mmix-v mmix-leaky; do
    expect 0 "$TRAMOYA" boot --cpu $cpu -k "$TOP/examples/leak/leak.mms"
    [ "$(cat out)" = bare ] || fail "bare on $cpu: $(cat out)"
done
