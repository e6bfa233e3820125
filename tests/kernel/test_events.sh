# What the machine's events tell about the kernel: programs alternate, pages are
# demanded, frames are used again, the page under rS is missing.
. "$TOP/tests/kernel/kernel.sh"

# Boot with these options and programs; leaves events as lines of words, a key
# and its value, and so on: the file `events'.
observe()
{
    boot_to 0 --events-file all "$@"
    tr -d '"{}#' <all | tr ',:' '  ' >events
}

# For awk: the value of a key; the page that an address is in.
value='function value(key, i) {
    for (i = 1; i < NF; i++)
        if ($i == key)
            return $(i + 1)
}
function page(address, digit) {
    digit = index("0123456789abcdef", substr(address, 13, 1))
    return substr(address, 1, 12) substr("0022446688aaccee", digit, 1) "000"
}'

# Two programs that compute, at #1000 and at #2000, take turns: who is resumed
# after the timer has rung?
for at in 1000 2000; do
    program loop$at <<END
        LOC   #$at
Main    SETML \$0,8
2H      SUB   \$0,\$0,1
        PBP   \$0,2B
        TRAP  0,Halt,0
END
done
observe loop1000.mmo loop2000.mmo
awk "$value"'
    value("kind") == "trap" { rang = value("requests") ~ /40$/ }
    rang && value("kind") == "resume" {
        printf "%d", substr(value("to"), 13, 1)
        rang = 0
    }' events >turns
grep -q '1212121212121212' turns || fail "they do not alternate: $(cat turns)"
! grep -q '11111\|22222' turns || fail "one waits for long: $(cat turns)"

# Pages are given when they are touched first; so they are asked for after the
# start of the program: to execute, read, write them.
program touch <<'END'
        LOC   #100
Main    SETH  $0,#2000
        LDO   $1,$0,0         it is there, from the file
        ORL   $0,#4000
        STO   $1,$0,0
        SETH  $2,#6000
        SUBU  $2,$2,8
        STO   $1,$2,0         the stack of C programs
        SETH  $3,#4000
        LDO   $3,$3,0         arguments
        PUSHJ $4,Far
        TRAP  0,Halt,0
        LOC   #4000
Far     GET   $0,rJ
        SET   $2,20
        PUSHJ $1,Deep
        PUT   rJ,$0
        POP
Deep    BNZ   $0,2F
        POP
2H      GET   $1,rJ
        SET   $200,0
        SUB   $202,$0,1
        PUSHJ $201,Deep       the register stack grows
        PUT   rJ,$1
        POP
        LOC   #2000000000000000
        OCTA  1
END
observe touch.mmo
awk "$value"'
    value("kind") == "resume" { started = 1 }
    started && value("kind") == "trap" && value("what") == "dynamic" {
        request = substr(value("requests"), 7, 2)
        address = request == "20" ? $10 : value("rYY")
        print request, page(address)
    }' events >demands
cat >wanted <<'END'
20 0000000000000000
80 2000000000000000
40 2000000000004000
40 5fffffffffffe000
80 4000000000000000
20 0000000000004000
40 6000000000002000
40 6000000000004000
40 6000000000006000
END
same_file wanted demands 'other pages are demanded'

# Twenty programs, each with a mebibyte that it finds full of zeros, in five
# mebibytes of frames: frames are given again to other programs.
program mebibyte <<'END'
        LOC   #100
Main    SETH  $0,#2000
        SETL  $1,128
        SETL  $2,#2000
2H      LDO   $255,$0,8       the status, if it is not 0
        BNZ   $255,3F
        STO   $1,$0,0
        STO   $1,$0,8
        ADDU  $0,$0,$2
        SUB   $1,$1,1
        PBP   $1,2B
3H      TRAP  0,Halt,0
END
# shellcheck disable=SC2046 # words
observe --mem 8M $(yes mebibyte.mmo | head -n 20)
awk "$value"'
    value("kind") == "trap" && value("what") == "dynamic" &&
            value("rYY") ~ /^2/ {
        demands++
    }
    value("kind") == "miss" && $10 ~ /^2/ && value("perm") ~ /6$/ {
        frames[value("page")]
    }
    END {
        for (frame in frames)
            used++
        print demands, used
    }' events >reuse
read -r demands used <reuse
[ "$demands" = 2560 ] || fail "not 20 times 128 pages are demanded: $demands"
[ "$used" -gt 127 ] && [ "$used" -lt 640 ] ||
    fail "$used frames serve 2560 pages in 8 MiB"

# A recursion of a hundred local registers at each depth, and a call at each: the
# trap comes when pages above rS are missing, and the kernel puts the registers
# there.  No program ever stored to those pages then: they were not demanded.
program deep <<'END'
        LOC   #100
Main    SETL  $1,300
        PUSHJ $0,Sum          of the numbers up to 300, or so it should be
        SETL  $1,300*301/2
        CMPU  $0,$0,$1
        GETA  $255,2F
        BZ    $0,1F
        GETA  $255,3F
1H      TRAP  0,Fputs,StdOut
        SET   $255,0
        TRAP  0,Halt,0
2H      BYTE  "right",#a,0,0
3H      BYTE  "wrong",#a,0
        LOC   (@+3)&~3
Sum     TRAP  0,Ftell,0
        BZ    $0,1F
        GET   $1,rJ
        SET   $100,$0
        SUB   $102,$0,1
        PUSHJ $101,Sum
        TRAP  0,Ftell,0
        ADD   $0,$100,$101
        PUT   rJ,$1
1H      POP   1,0
END
observe deep.mmo
out_has '^right$'
awk "$value"'
    value("kind") == "trap" && value("what") == "dynamic" {
        demanded[page(value("rYY"))]
    }
    value("kind") == "miss" && $10 ~ /^6/ && value("what") == "store" &&
            !(page($10) in demanded) {
        made[page($10)]
    }
    END {
        for (p in made)
            n++
        print n + 0
    }' events >pages
[ "$(cat pages)" -gt 20 ] || fail "the way in made $(cat pages) pages only"
exit 0
