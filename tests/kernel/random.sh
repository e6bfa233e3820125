# random.sh - for the scripts that let programs of random instructions run under
# the kernel, beside a good one: whatever they do, it is not harmed.
. "$TOP/tests/kernel/kernel.sh"

program good <<'END'
        LOC   #100
Main    SETML $0,10
1H      SUB   $0,$0,1
        PBP   $0,1B
        GETA  $255,2F
        TRAP  0,Fputs,StdErr
        SET   $255,0
        TRAP  0,Halt,0
2H      BYTE  "unharmed",#a,0
END

# A program of random instructions, with random number $1: most are allowed,
# many concern the stack, special registers, and calls; the registers $0 to $3
# are often addresses at the borders of segments.
random()
{
    awk -v seed="$1" '
        function any(n) { return int(rand() * n) }
        function tetra(op, x, y, z) {
            printf "  TETRA #%02x%02x%02x%02x\n", op, x, y, z
        }
        function border(x, w) {
            w = substr("00002000400060005fff7fff8000ffff", 4 * any(8) + 1, 4)
            printf "  SETH $%d,#%s\n  INCML $%d,#%x\n", x, w, x, any(3)
            printf "  INCL $%d,#%x\n", x, any(2) ? 8 * any(40) : any(65536)
        }
        BEGIN {
            srand(seed)
            split("255 0 1 2 3 4 5 6 7 18 22 23 24 25 27", special, " ")
            printf "  LOC #100\nMain SET $4,#%x\n", any(65536)
            for (i = 0; i < 4; i++)
                border(i)
            for (i = 0; i < 400; i++) {
                kind = any(100)
                if (kind < 25)
                    tetra(128 + any(54), any(8), any(4), any(16))
                else if (kind < 45)
                    tetra(24 + any(40), any(9), any(9), any(9))
                else if (kind < 55)
                    tetra(64 + 2 * any(16), any(9), 0, 1 + any(8))
                else if (kind < 63)
                    tetra(242, any(120), 0, 1 + any(30))
                else if (kind < 69)
                    tetra(248, any(5), 0, any(3))
                else if (kind < 74)
                    tetra(254, any(9), 0, any(32))
                else if (kind < 77)
                    tetra(246, special[2 + any(14)], 0, any(9))
                else if (kind < 80)
                    tetra(247, 19 + any(3), 0, 32 + any(224))
                else if (kind < 83)
                    tetra(250, 255, 0, 0)
                else if (kind < 86)
                    tetra(251, 0, 0, any(5) ? 255 : any(9))
                else if (kind < 92) {
                    printf "  SET $255,$%d\n", any(4)
                    tetra(0, 0, 1 + any(10), any(4))
                } else if (kind < 97)
                    border(any(4))
                else if (kind < 98)
                    tetra(249, 0, 0, 0)
                else
                    tetra(any(256), any(256), any(256), any(256))
            }
        }' | program "random$1" || exit 1
}

# Fifteen of them, the first with number $1.
try()
{
    programs=''
    for number in $(seq "$1" $(($1 + 14))); do
        random "$number"
        programs="$programs random$number.mmo"
    done
    # shellcheck disable=SC2086 # words
    "$TRAMOYA" boot --max-insns 30M --kernel "$KERNEL" --append tag good.mmo \
        $programs >out 2>err </dev/null
    status=$?
    grep -a -q '^1: unharmed$' out || fail "harmed by one of: $programs"
    [ ! -s err ] || [ $status = 124 ] || fail "$(cat err) -- $programs"
    rm -f random*.mms random*.mmo
}
