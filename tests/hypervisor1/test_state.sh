# A guest that looks at its whole state around every kind of exit: all globals,
# all locals, all that callers have hidden in the ring, which is nearly full,
# and the special registers that SAVE stores; with rG at its limits, and the
# stack at negative addresses.
#
# The kernel calls as many frames of as many registers as the ring can hold;
# in the last one it lets one exit happen, and SAVEs everything.  Whatever the
# exit was, memory then has the same as without any.
. "$TOP/tests/tools/script.sh"

# The kernel with rG = $1, in $2 frames of $3 registers, on standard output.
state_kernel()
{
    cat <<'EOF'
        LOC   #8000000000020000
Stack   OCTA  0
Kind    OCTA  0
First   OCTA  0
Result  OCTA  0
Top     OCTA  0
        LOC   #8000000000010000
Forced  SET   $255,0
        RESUME 1
Dynamic GET   $255,rQ
        PUT   rQ,0
        SET   $255,0
        RESUME 1
Get     GET   $0,rK
        JMP   Back
Put     PUT   rF,$0
        JMP   Back
Resume  GETA  $0,1F
        PUT   rWW,$0
        SETH  $0,#8000
        PUT   rXX,$0
        SETL  $0,99
        PUT   rBB,$255        $255 and rK are taken from there
        OR    $2,$255,0
        SET   $255,0
        RESUME 1
1H      JMP   Back
Insert  GETA  $0,1F
        PUT   rWW,$0
        SETH  $0,#0200        $0 gets rZZ
        ORML  $0,#c100
        PUT   rXX,$0
        PUT   rBB,$255
        SET   $255,0
        RESUME 1
1H      JMP   Back
Load    LDO   $0,$1,8
        JMP   Back
Store   STO   $0,$1,8
        JMP   Back
Narrow  STB   $0,$1,8
        JMP   Back
Nowhere SETH  $2,#8000
        ORMH  $2,#ff00
        LDO   $0,$2,0
        JMP   Back
Swap    CSWAP $0,$1,8
        JMP   Back
Masked  SET   $2,100          a user's address without any tables
        LDO   $0,$2,0
        STO   $0,$2,0
        JMP   Back
Call    TRAP  1,2,3
        JMP   Back
Timer   PUT   rI,6
        PUT   rK,#40
        SWYM
        SWYM
        SWYM
        SWYM
        SWYM
        JMP   Back
Illegal SYNC  9
        JMP   Back
Idle    PUT   rI,50
        SYNC  4
        PUT   rI,0
        JMP   Back
Flush   SYNC  6
        LDVTS $0,$1,0
        JMP   Back
Console SETH  $2,#8001
        ORL   $2,#2000
        LDO   $0,$2,8
        JMP   Back
Kinds   JMP   Back
        JMP   Get
        JMP   Put
        JMP   Resume
        JMP   Insert
        JMP   Load
        JMP   Store
        JMP   Narrow
        JMP   Nowhere
        JMP   Swap
        JMP   Masked
        JMP   Call
        JMP   Timer
        JMP   Illegal
        JMP   Idle
        JMP   Flush
        JMP   Console
End     SWYM
Count   IS    (End-Kinds)/4
Main    GETA  $5,Stack
        GET   $6,rO
        STO   $6,$5,0
        GETA  $5,Forced
        PUT   rT,$5
        GETA  $5,Dynamic
        PUT   rTT,$5
EOF
    echo " PUT rL,0"
    echo " PUT rG,$1"
    awk -v g="$1" 'BEGIN { for (i = g; i < 255; i++)
        printf " SETL $%d,%d\n SLU $%d,$%d,%d\n", i, i * 77, i, i, i % 40 }'
    cat <<'EOF'
Next    PUSHJ $0,F1
        GETA  $0,Kind
        LDO   $1,$0,0
        ADDU  $1,$1,1
        STO   $1,$0,0
        CMP   $1,$1,Count
        PBNZ  $1,Next
        SETH  $0,#8001
        STO   $1,$0,0
EOF
    awk -v m="$2" -v n="$3" 'BEGIN {
        for (f = 1; f <= m; f++) {
            printf "F%d GET $4,rJ\n", f
            for (i = 0; i < n; i++)
                if (i != 4)
                    printf " SETL $%d,%d\n", i, (f * 1000 + i * 13) % 65536
            if (f < m)
                printf " PUSHJ $%d,F%d\n PUT rJ,$4\n POP 0,0\n", n, f + 1
        } }'
    cat <<'EOF'
        SETL  $0,#1234
        SETH  $1,#8001        the clock's page
        ORL   $1,#6000
        GETA  $2,Kind
        LDO   $2,$2,0
        SLU   $2,$2,2
        GETA  $3,Kinds
        GO    $3,$3,$2
Back    SETL  $0,1
        SETL  $1,2
        SETL  $2,3
        SETL  $3,4
        PUT   rP,5
        PUT   rA,0
        SAVE  $255,0
        GETA  $0,Top
        STO   $255,$0,0
        GETA  $0,Stack
        LDO   $0,$0,0
        SET   $1,0
1H      LDO   $2,$0,0         a sum in which places matter
        16ADDU $3,$1,$1
        ADDU  $1,$3,$2
        ADDU  $0,$0,8
        CMPU  $2,$0,$255
        BNP   $2,1B
        GETA  $0,Kind
        LDO   $2,$0,0
        GETA  $3,First
        BNZ   $2,2F
        STO   $1,$3,0
2H      LDO   $3,$3,0
        CMPU  $1,$1,$3
        SET   $3,'+'
        SET   $0,'-'
        CSNZ  $3,$1,$0
        SETH  $0,#8001
        ORL   $0,#2000
        STO   $3,$0,0
        GETA  $0,Top
        LDO   $255,$0,0
        UNSAVE 0,$255
        PUT   rJ,$4
        POP   0,0
EOF
}

for config in '255 1 250' '100 3 80' '32 7 31'; do
    # shellcheck disable=SC2086 # words
    state_kernel $config >state.mms
    for nest in 0 1; do
        expect 0 timeout 60 "$TRAMOYA" boot --nest $nest --kernel state.mms
        [ "$(cat out)" = +++++++++++++++++ ] ||
            fail "rG, frames, registers $config, nest $nest: $(cat out)"
    done
done
