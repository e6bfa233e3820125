# Exactly those instructions exit, and are emulated, that the tables call
# sensitive: a kernel does everything once, and the hypervisor counts.
. "$TOP/tests/hypervisor1/counts.sh"

# NUMBER NAME FLAGS of the special registers
sed -n 's/^SREG(\(r[A-Z]*\), *\([0-9]*\), *\([A-Z_0-9 |]*\),.*/\2 \1 \3/p' \
    "$TOP/vm/isa/sreg.def" >registers
[ "$(wc -l <registers)" -eq 33 ] || fail "sreg.def is not understood"

{
    cat <<'EOF'
        LOC   #8000000000010000
        PREFIX :
power   GREG  #8001000000000000
page    GREG  #8000000000020000
Off     SET   $0,0
        STO   $0,power,0
Main    SWYM
EOF
    while read -r number _; do
        echo " GET \$1,$number"
    done <registers
    while read -r number name _; do
        value=0
        case $name in rN | rO | rS) continue ;; rG) value=250 ;; esac
        echo " PUT $number,$value"
    done <registers
    cat <<'EOF'
        PUT   rI,20
        SYNC  0
        SYNC  1
        SYNC  2
        SYNC  3
        SYNC  4
        SYNC  5
        SYNC  6
        SYNC  7
        LDVTS $1,page,0
        SAVE  $253,4
        UNSAVE 4,$253
        GETA  $1,1F
        PUT   rWW,$1
        SETH  $1,#8000
        PUT   rXX,$1
        RESUME 1
1H      GETA  $1,Off          in guest mode a fetch is refused, and traps
        PUT   rTT,$1
        NEG   $255,1
        RESUME 2
EOF
} >kernel.mms
"$TRAMOYA" asm kernel.mms || fail "the kernel"
count_exits kernel.mmo

sensitive=$(grep -c SREG_SENSITIVE registers)
legal=$(grep SREG_SENSITIVE registers | grep -vc SREG_PUT_ILLEGAL)
# by PUT besides: rI, rWW, rXX, rTT
cat >wanted <<EOF
LDVTS 1
PUT $((legal + 4))
RESUME_1 1
RESUME_2 1
SAVE_WORLD 1
UNSAVE_WORLD 1
SYNC_4 1
SYNC_5 1
SYNC_6 1
SYNC_7 1
GET $sensitive
EOF
awk '{ print $1, $2 }' counts | sed '/^GET /q' >got
cmp wanted got || fail "$(diff wanted got)"
