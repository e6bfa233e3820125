# files.sh - for the scripts that test files of programs under the kernel.
. "$TOP/tests/kernel/store.sh"
. "$TOP/tests/kernel/kernel.sh"

# Its arguments are threes of a name, a letter, and a number: the file of that
# name gets so many thousands of the letter.
program write <<'END'
        LOC   Data_Segment
data    GREG  @
Open    OCTA  0,BinaryWrite
Block   OCTA  Text,1000
Done    BYTE  "done",#a,0,0,0
Full    BYTE  "full",#a,0,0,0
Text    OCTA  0
        LOC   #100
Main    ADDU  $1,$1,8
2H      LDOU  $2,$1,0         the name
        BZ    $2,8F
        STOU  $2,Open
        LDOU  $2,$1,8         the letter
        LDBU  $2,$2,0
        LDA   $3,Text
        SETL  $4,1000
3H      SUB   $4,$4,1
        STBU  $2,$3,$4
        PBP   $4,3B
        LDOU  $2,$1,16        the number
        SET   $3,0
4H      LDBU  $4,$2,0
        BZ    $4,5F
        MUL   $3,$3,10
        SUB   $4,$4,'0'
        ADD   $3,$3,$4
        ADDU  $2,$2,1
        JMP   4B
5H      LDA   $255,Open
        TRAP  0,Fopen,3
        BN    $255,9F
6H      LDA   $255,Block
        TRAP  0,Fwrite,3
        BN    $255,9F
        SUB   $3,$3,1
        PBP   $3,6B
        TRAP  0,Fclose,3
        BN    $255,9F
        ADDU  $1,$1,24
        JMP   2B
8H      LDA   $255,Done
        TRAP  0,Fputs,StdOut
        SET   $255,0
        TRAP  0,Halt,0
9H      LDA   $255,Full
        TRAP  0,Fputs,StdOut
        SET   $255,1
        TRAP  0,Halt,0
END

# As soon as there is a file of the name in its first argument, it prints the
# other one, and a newline.
program read <<'END'
        LOC   Data_Segment
data    GREG  @
Open    OCTA  0,BinaryRead
Take    OCTA  Text,600
Give    OCTA  Text,0
Line    BYTE  #a,0
        LOC   (@+7)&~7
Text    OCTA  0
        LOC   #100
Main    LDOU  $2,$1,8
        STOU  $2,Open
2H      LDA   $255,Open
        TRAP  0,Fopen,3
        BN    $255,2B
        LDOU  $2,$1,16
        STOU  $2,Open
        LDA   $255,Open
        TRAP  0,Fopen,4
3H      LDA   $255,Take
        TRAP  0,Fread,4
        INCL  $255,600
        BNP   $255,4F
        STOU  $255,Give+8
        LDA   $255,Give
        TRAP  0,Fwrite,StdOut
        JMP   3B
4H      LDA   $255,Line
        TRAP  0,Fputs,StdOut
        SET   $255,0
        TRAP  0,Halt,0
END

# So many thousands of a letter.
thousands()
{
    head -c "${2}000" /dev/zero | tr '\0' "$1"
}

# The file $1 on the disk has $3 thousands of the letter $2.
holds()
{
    "$TRAMOYA" disk get disk "$1" file || fail "there is no file $1"
    thousands "$2" "$3" >wanted
    same_file wanted file "the file $1 is not what was written"
    rm file
}

# A story of files that are written, and one is replaced; the file `states' gets
# the states of the disk before it and after each part of it, the file `writes'
# the times when a sector is written.
prepare_story()
{
    set -- a a 20 b b 50 a c 30
    new_disk 512k
    head -c 9000 "$TRAMOYA" | "$TRAMOYA" disk put disk - keep ||
        fail "no file"
    mv disk before
    story="write.mmo $*"
    state before >states
    for words in 3 6 9; do
        cp before disk
        boot_to 0 --disk disk "write.mmo $(echo "$*" | cut -d ' ' -f 1-$words)"
        state disk >>states
    done
    [ "$(sort -u states | wc -l)" = 4 ] || fail "not four states: $(cat states)"
    cp before disk
    boot_to 0 --disk disk --events-file events "$story"
    disk_writes
}

# The power fails after the writes that are lines of standard input: the disk is
# in one of the states, and never in an earlier one than before.
cut_power()
{
    at=1
    while read -r instructions _; do
        cp before disk
        boot_to 124 --disk disk --max-insns "$instructions" "$story" \
            </dev/null
        now=$(state disk)
        while [ "$now" != "$(sed -n ${at}p states)" ]; do
            at=$((at + 1))
            [ "$at" -le 4 ] || fail "wrong files after $instructions"
        done
    done
    [ "$at" = 4 ] || fail "the last state is not reached: $at"
}
