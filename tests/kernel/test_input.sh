# Input: programs that wait for it while others compute, in pieces, by several
# programs, up to its end; what echo shows.
. "$TOP/tests/kernel/kernel.sh"

# It prints the lines that it reads, each with its mark, the first letter of its
# argument; at the end a full stop.
program reader <<'END'
        LOC   Data_Segment
data    GREG  @
Line    OCTA  Text,80
Mark    BYTE  0,0
Stop    BYTE  ".",#a,0
Text    LOC   @+80
        LOC   #100
Main    LDOU  $0,$1,8
        LDBU  $0,$0,0
        STBU  $0,Mark
2H      LDA   $255,Line
        TRAP  0,Fgets,StdIn
        BN    $255,3F
        LDA   $255,Mark
        TRAP  0,Fputs,StdOut
        LDA   $255,Text
        TRAP  0,Fputs,StdOut
        JMP   2B
3H      LDA   $255,Stop
        TRAP  0,Fputs,StdOut
        SET   $255,0
        TRAP  0,Halt,0
END

# It counts down from so many times 65536, and prints its argument.
for number in 1 20; do
    program count$number <<END
        LOC   #100
Main    SETML \$0,$number
2H      SUB   \$0,\$0,1
        PBP   \$0,2B
        LDOU  \$255,\$1,8
        TRAP  0,Fputs,StdOut
        SETL  \$255,#a00
        SLU   \$255,\$255,48
        SETH  \$0,#2000
        STOU  \$255,\$0
        SET   \$255,\$0
        TRAP  0,Fputs,StdOut
        SET   \$255,0
        TRAP  0,Halt,0
END
done

# It takes eight bytes at once, which are two lines, and prints them.
program pairs <<'END'
        LOC   Data_Segment
data    GREG  @
Eight   OCTA  Text,8
Text    OCTA  0,0
        LOC   #100
Main    LDA   $255,Eight
        TRAP  0,Fread,StdIn
        BN    $255,2F
        LDA   $255,Text
        TRAP  0,Fputs,StdOut
        JMP   Main
2H      SET   $255,0
        TRAP  0,Halt,0
END

# From a pipe or a file the machine gets a line in ten thousand instructions; so
# readers wait, in the middle, too.  What one has begun to take is its own.
seq 100 139 | boot_to 0 --append tag 'count20.mmo x' pairs.mmo 'count20.mmo y' \
    pairs.mmo 'count20.mmo z' pairs.mmo
for number in 2 4 6; do sed -n "s/^$number: //p" out; done | paste - - >taken
seq 100 139 | paste - - | sort >wanted
sort taken >got
same_file wanted got 'two lines that belong together are not together'

# Each line goes to one of three readers, and each of them sees the end; the
# others go on computing meanwhile.
seq 100 130 | boot_to 0 --append tag 'count20.mmo x' 'reader.mmo a' \
    'count1.mmo y' 'reader.mmo b' 'reader.mmo c'
sed -n 's/^[245]: [abc]//p' out | sort >got
seq 100 130 >wanted
same_file wanted got 'the lines do not go to one reader each'
[ "$(grep -c '^[245]: [.]$' out)" = 3 ] || fail 'not all see the end'
out_has '^1: x$'
out_has '^3: y$'
sed -n '/^3: y/,$p' out >after
grep -q '^[245]: [abc]' after || fail 'nothing is read beside one that computes'

# Lines that come late: the machine sleeps until then.
(
    sleep 0.1
    echo one
    sleep 0.1
    printf two
) | boot_to 0 --stats-file stats 'reader.mmo a'
[ "$(paste -s -d ' ' out)" = 'aone atwo.' ] || fail "not what came: $(cat out)"
tr ',{}' '\n' <stats | sed -n 's/^ *"instructions": *//p' >instructions
[ "$(cat instructions)" -lt 200000 ] ||
    fail "it does not sleep: $(cat instructions) instructions"

# Lines longer than the buffer, than the machine's queue, than a page; zeros.
{
    seq 1000 | tr '\n' ' '
    echo
    seq 1000 3000 | tr '\n' ' '
    printf '\n\n\000\000\n%0255d\n%0256d\n%079d\n%080d\nend' 1 2 3 4
} >long
"$TRAMOYA" run reader.mmo a <long >wanted
boot_to 0 'reader.mmo a' <long
same_file wanted out 'long lines'
boot_to 0 'reader.mmo a' </dev/null
[ "$(cat out)" = . ] || fail 'no input at all'

# With `echo' what is typed is shown, and Enter is a newline.
printf 'one\rtwo\r' | boot_to 0 --append echo 'reader.mmo a'
[ "$(paste -s -d ' ' out)" = 'one aone two atwo .' ] || fail "echo: $(cat out)"
exit 0
