# A program that does what it may not is ended, with one line that says why; no
# other is harmed.
. "$TOP/tests/kernel/kernel.sh"

# It computes while others err.
program good <<'END'
        LOC   #100
Main    SETML $0,10
1H      SUB   $0,$0,1
        PBP   $0,1B
        GETA  $255,2F
        TRAP  0,Fputs,StdOut
        SET   $255,0
        TRAP  0,Halt,0
2H      BYTE  "unharmed",#a,0
END

# The program $1, whose instructions from #100 on are standard input, will end
# with the line $2 (after "ended: ").
bad()
{
    {
        echo '        LOC #100'
        cat
    } | program "$1"
    programs="$programs $1.mmo"
    echo "kernel: $1.mmo ended: $2" >>lines
}

# Boot with these options and all programs that bad() has made since the last
# time, between two good ones.
err()
{
    # shellcheck disable=SC2086 # words
    boot_to "$1" --append tag $2 good.mmo $programs good.mmo
    last=$(echo $programs | wc -w)
    untag $((last += 2))
    grep -q -x unharmed of.1 || fail "the first is harmed: $programs"
    grep -q -x unharmed of.$last || fail "the last is harmed: $programs"
    sort lines >wanted
    # The timer may see that rG is too great before the next instruction does;
    # how far a program comes depends on the size of the kernel.
    sed -n -E '/its registers|rG is above/s/ [(].*//
        s/(write at this address), #(2|5fff)[0-9a-f]* /\1 /
        /^kernel: /p' out | sort >got
    same_file wanted got "not these lines: $programs"
    [ "$(cat of.* | wc -l)" = 2 ] || fail "they print: $(cat of.*)"
    programs=''
    : >lines
}
programs=''

rules='an instruction that breaks the rules'
bad privileged 'a privileged instruction, #0 (instruction #100)' <<'END'
Main    SYNC  4
END
bad register 'a privileged instruction, #0 (instruction #100)' <<'END'
Main    PUT   rK,0
END
bad load 'a negative address, #fffffffffffffff8 (instruction #104)' <<'END'
Main    NEG   $0,8
        LDO   $0,$0,0
END
bad store 'a negative address, #8000000000010000 (instruction #108)' <<'END'
Main    SETH  $0,#8000
        ORML  $0,1
        STCO  0,$0,0
END
bad far "no memory to write at this address, #3fff000000000000 \
(instruction #104)" <<'END'
Main    SETH  $0,#3fff
        STO   $0,$0,0
END
bad farther "no memory to read at this address, #1000000000000008 \
(instruction #104)" <<'END'
Main    SETH  $0,#1000
        LDO   $0,$0,8
END
bad data "no instruction at this address, #2000000000000008 \
(instruction #2000000000000008)" <<'END'
Main    SETH  $0,#2000
        GO    $0,$0,8
END
bad go "an instruction at a negative address, #8000000000010000 \
(instruction #800000000000fffc)" <<'END'
Main    SETH  $0,#8000
        ORML  $0,1
        GO    $1,$0,0
END
bad trap 'a TRAP that nobody serves, #100 (instruction #100)' <<'END'
Main    TRAP  0,11,0
END
bad illegal "$rules, #5 (instruction #100)" <<'END'
Main    FIX   $0,5,$0
END
bad unsave 'a negative address, #fffffffffffffff8 (instruction #104)' <<'END'
Main    NEG   $0,8
        UNSAVE $0
END
greedy='it leaves no registers to the kernel: rG is above 250'
bad forced "$greedy" <<'END'
Main    PUT   rG,253
        TRAP  0,Halt,0
END
bad dynamic "$greedy" <<'END'
Main    PUT   rG,255
        SYNC  4
END
bad stack 'there is no memory for its registers' <<'END'
% The stack that UNSAVE begins is at the end of what segment 0 can have.
Main    SETMH $0,#07ff
        ORML  $0,#ffff
        ORL   $0,#fff8
        SETH  $1,#fa00
        STO   $1,$0
        UNSAVE $0
        SYNC  4
END
err 0

# Each call, with an argument that is the kernel's address, and one that leads
# there; a string that begins where no memory can be; a size that is too great.
wild='a call with an address that cannot be used'
for call in Fopen Fread Fgets Fgetws Fwrite; do
    bad "$call" "$wild, #8000000000010000 (instruction #108)" <<END
Main    SETH  \$255,#8000
        ORML  \$255,1
        TRAP  0,$call,StdIn
END
done
bad beyond "$wild, #2000080000000000 (instruction #110)" <<'END'
% The pair is the last octa of what segment 1 can have, and the next one.
Main    SETH  $255,#2000
        ORMH  $255,#07ff
        ORML  $255,#ffff
        ORL   $255,#fff8
        TRAP  0,Fwrite,StdOut
END
err 0
for call in Fopen:0 Fread:0 Fgets:0 Fgetws:0 Fwrite:1; do
    bad ${call%:?} "$wild, #8000000000010000 (instruction #104)" <<END
Main    GETA  \$255,2F
        TRAP  0,${call%:?},${call#*:}
        LOC   (@+7)&~7
2H      OCTA  #8000000000010000,2
END
done
for call in Fputs Fputws; do
    bad $call "$wild, #1000000000000000 (instruction #104)" <<END
Main    SETH  \$255,#1000
        TRAP  0,$call,StdOut
END
done
echo input >input
err 0 <input

# All memory is filled: by data, by a stack that grows down, by registers.
# There is some again when one of them has ended.
for number in 1 2; do
    bad data$number 'no memory to write at this address (instruction #108)' <<'END'
Main    SETH  $0,#2000
        SETL  $1,#2000
2H      STO   $0,$0,0
        ADDU  $0,$0,$1
        JMP   2B
END
done
bad stack 'no memory to write at this address (instruction #10c)' <<'END'
Main    SETH  $0,#6000
        SETL  $1,#2000
2H      SUBU  $0,$0,$1
        STO   $0,$0,0
        JMP   2B
END
bad recursion 'there is no memory for its registers' <<'END'
Main    SET   $0,1
2H      SET   $100,1
        PUSHJ $101,2B
END
err 0 '--mem 8M'

# Data where no memory can be, in so many programs that one behind the other
# would fill the kernel's stack.
program far <<'END'
        LOC   #1000000000000000
        OCTA  1
        LOC   #100
Main    TRAP  0,Halt,0
END
program last <<'END'
        LOC   #100
Main    SYNC  4
END
# shellcheck disable=SC2046 # words
boot_to 120 last.mmo $(yes far.mmo | head -n 1000)
[ "$(grep -c '^kernel: far.mmo ended: there is no memory for it' out)" = 1000 ] ||
    fail 'not a thousand lines'
out_has '^kernel: last.mmo ended: a privileged instruction'
exit 0
