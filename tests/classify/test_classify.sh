# `tramoya classify`: what is measured, said, and answered to bad input.
# BLESS=1 makes the text that comes the expected one.
. "$TOP/tests/tools/script.sh"
here=$TOP/tests/classify

# The three processors, as people read it; 80 columns.
expect 0 "$TRAMOYA" classify --all
[ -z "$BLESS" ] || cmp -s out "$here/all.out" || cp out "$here/all.out"
diff -u "$here/all.out" out || fail 'the text differs'
[ "$(wc -L <out)" -le 79 ] || fail 'a line is too long'

# Both engines are found to be alike but for the SWYM that one needs.
expect 0 "$TRAMOYA" classify --cpu mmix --engine threaded
grep -v ' #' out >threaded
expect 0 "$TRAMOYA" classify --cpu mmix
grep -v ' #' out >switch
cmp switch threaded || fail 'the engines differ'

# For programs: each sensitive form has a witness.
expect 0 "$TRAMOYA" classify --cpu mmix --json
out_has '^ "schema": 1,$'
out_has '"cpu": "mmix"'
out_has '"instruction": "GET  *\$1,rK"'
out_has '"values": "small numbers"'
[ "$(grep -c '"holds": false' out)" -eq 2 ] || fail 'both theorems should fail'

expect 2 "$TRAMOYA" classify --cpu vax
err_has 'mmix, mmix-v or mmix-leaky'
expect 2 "$TRAMOYA" classify --engine steam
err_has 'switch and threaded'
expect 2 "$TRAMOYA" classify kernel.mmo
err_has 'what is measured is a processor'
