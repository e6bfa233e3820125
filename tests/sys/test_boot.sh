# `tramoya boot`: options, statuses, what is reported, the archive, the disk.
. "$TOP/tests/tools/script.sh"

ln -s "$TOP/tests/sys/lib" "$TOP/tests/sys"/*.mms .
kernel=lib/sys.mms,kernel.mms

# What is wrong on the command line, or with the files.
expect 125 "$TRAMOYA" boot
err_has 'which kernel'
expect 125 "$TRAMOYA" boot -k lib/sys.mms,trap.mms --mem 10000
err_has 'multiple of 8k'
expect 125 "$TRAMOYA" boot -k lib/sys.mms,trap.mms --engine fast
err_has 'switch and threaded'
expect 127 "$TRAMOYA" boot -k absent.mmo
expect 127 "$TRAMOYA" boot -k lib/sys.mms,trap.mms absent.mmo
expect 126 "$TRAMOYA" boot -k lib/run.mms
expect 126 "$TRAMOYA" boot -k "$TOP/examples/programs/hello/hello.mms"
err_has 'no negative location'
expect 125 "$TRAMOYA" boot -k lib/sys.mms,trap.mms "'open"
err_has 'quote'
expect 125 "$TRAMOYA" boot -k lib/sys.mms,trap.mms --disk absent.img

# Limits, and a kernel that is stuck.
expect 124 "$TRAMOYA" boot -k lib/sys.mms,trap.mms --max-insns 20
err_has 'limit of 20 instructions'
expect 120 "$TRAMOYA" boot -k lib/sys.mms,wedged-trap.mms --stats-file stats
err_has 'rXX=#8000000000010203'
grep -q '"stop": "wedged"' stats || fail "$(cat stats)"
grep -q '"forced_traps": 1,' stats || fail "$(cat stats)"

# The command line and the archive, shown by a kernel.
cat >kernel.mms <<'END'
Main    ORH   $1,#8000
        LDOU  x,$1,0
        PUSHJ $255,Show
        BYTE  "command",0
        SET   x,$3
        PUSHJ $255,Show
        BYTE  "archive",0
        ORH   $2,#8000
        LDOU  $4,$2,0         length of the object
        LDOU  x,$2,8
        PUSHJ $255,Show
        BYTE  "arguments",0
        ADDU  $4,$4,7+16
        ANDNL $4,7
        ADDU  $2,$2,$4
        LDOU  x,$2,0
        PUSHJ $255,Show
        BYTE  "name",0
        LDOU  x,$2,8
        PUSHJ $255,Show
        BYTE  "more",0
        SET   x,7
        JMP   Off
END
cp "$TOP/examples/programs/hello/hello.mms" h.mms
"$TRAMOYA" asm -o h.mmo h.mms || fail "hello"
length=$(wc -c <h.mmo)
expect 7 "$TRAMOYA" boot -k $kernel --append abc "h.mmo 'x y' z" h.mms
out_has '^command #6162630000000000$'
out_has "^archive #$(printf '%x' $((2 * (16 + (length + 7) / 8 * 8) + 16 + 8)))\$"
out_has '^arguments #c$'
out_has '^name #682e6d6d6f007820$'
out_has '^more #79007a0000000000$'

# A trace shows instructions, and traps as they come.
expect 0 "$TRAMOYA" boot -k lib/sys.mms,security.mms --trace
err_has 'dynamic trap: rXX=#80000002e3000011, rWW=#0000000000000004'

# The trace changes nothing: the same counts with and without.
expect 0 "$TRAMOYA" boot -k lib/sys.mms,save.mms --stats-file plain
expect 0 "$TRAMOYA" boot -k lib/sys.mms,save.mms --stats-file traced --trace
cmp plain traced || fail "a trace is noticed"
