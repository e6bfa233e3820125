# Both engines give the same run; there are no others.
. "$TOP/tests/tools/script.sh"

cp "$TOP/examples/programs/ackermann/ackermann.mms" .
for engine in switch threaded; do
    expect 0 "$TRAMOYA" run --engine $engine --stats-file $engine.json \
        "$TOP/examples/programs/lib/print.mms,ackermann.mms"
    mv out $engine.out
done
diff switch.out threaded.out || fail 'the outputs differ'
diff switch.json threaded.json || fail 'the counts differ'
expect 124 "$TRAMOYA" run --max-insns 12345 --engine threaded \
    --stats-file stats "$TOP/examples/programs/lib/print.mms,ackermann.mms"
grep -q '"instructions": 12345,' stats || fail 'the limit is not exact'

expect 125 "$TRAMOYA" run --engine steam ackermann.mms
err_has 'switch and threaded'
