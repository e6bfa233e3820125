# GET and PUT without a world switch (fast.mms) are for the guest's kernel: a
# user whose rK leaves the way open may not PUT what is privileged.
. "$TOP/tests/tools/script.sh"

cat >kernel.mms <<'EOF'
        LOC   #8000000000010000
        PREFIX :
power   GREG  #8001000000000000
console GREG  #8001000000002000
spare   GREG  0
spare2  GREG  0
spare3  GREG  0
Main    SETH  $0,#8000
        SETML $1,1
        INCL  $1,7
        STOU  $1,$0,0
        SETH  $1,#1111
        ORMH  $1,#0d00
        PUT   rV,$1
        SYNC  6
        GETA  $1,Trap
        PUT   rTT,$1
        PUT   rT,0
        GETA  $1,User
        SETL  $2,#ffff
        AND   $1,$1,$2
        PUT   rWW,$1
        SETH  $1,#8000
        PUT   rXX,$1
        SETMH $255,#00ec      n, b and p are not enabled
        RESUME 1
User    PUT   rT,1
        SWYM
Trap    GET   $0,rT
        ADD   $0,$0,'0'
        STOU  $0,console,0
        SET   $0,#a
        STOU  $0,console,0
        STCO  0,power,0
EOF
for nest in 0 1 2; do
    expect 0 "$TRAMOYA" boot --nest $nest --kernel kernel.mms
    [ "$(cat out)" = 0 ] || fail "nest $nest: the user has set rT: $(cat out)"
done
