# A kernel that is a hypervisor changes an entry of the table that rVV names,
# says SYNC 6, and its guest finds the other page: on every hypervisor.
. "$TOP/tests/tools/script.sh"

cat >kernel.mms <<'EOF'
        LOC   #8000000000010000
        PREFIX :
power   GREG  #8001000000000000
console GREG  #8001000000002000
Main    SETH  $0,#8000        a table for rVV: pages 0 and 1
        SETML $1,1
        INCL  $1,7
        STOU  $1,$0,0
        SETML $1,2
        INCL  $1,7
        STOU  $1,$0,8
        SETML $1,2
        ORH   $1,#8000
        STCO  1,$1,0
        SETML $1,4
        ORH   $1,#8000
        STCO  2,$1,0
        SETH  $1,#1111
        ORMH  $1,#0d00
        PUT   32,$1
        GETA  $1,Trap
        PUT   rT,$1
        PUT   rTT,$1
        SET   $2,0
Enter   GETA  $1,Guest
        ANDNML $1,#1          its page 0
        PUT   rWW,$1
        SETH  $1,#8000
        PUT   rXX,$1
        SETMH $255,#00fe
        RESUME 2
Guest   SETH  $1,#8000
        SETL  $3,#2000
        ORH   $3,#8000
        LDOU  $1,$3,0
        TRAP  0
Trap    ADD   $3,$1,'0'
        STOU  $3,console,0
        ADD   $2,$2,1
        CMP   $3,$2,2
        BZ    $3,1F
        SETH  $0,#8000
        SETML $1,4            another page 1
        INCL  $1,7
        STOU  $1,$0,8
        SYNC  6
        JMP   Enter
1H      SET   $0,#a
        STOU  $0,console,0
        STCO  0,power,0
EOF
for options in '--nest 0' '--nest 1' '--nest 2'; do
    # shellcheck disable=SC2086 # two words
    expect 0 "$TRAMOYA" boot $options --kernel kernel.mms
    [ "$(cat out)" = 12 ] || fail "boot $options: $(cat out)"
done
for options in '--shadow flush' '--shadow trace' '--nest 1'; do
    # shellcheck disable=SC2086 # two words
    expect 0 "$TRAMOYA" host $options kernel.mms
    [ "$(cat out)" = 12 ] || fail "host $options: $(cat out)"
done
