# Files of programs: written by several at once, read by another one, a full
# disk, and a power cut.
. "$TOP/tests/kernel/files.sh"

# Three write different files at once, one of them two; a fifth one reads what
# has been closed, a sixth one computes.
new_disk
boot_to 0 --disk disk --append tag 'write.mmo a a 100 b b 3' 'write.mmo c c 70' \
    'write.mmo e e 40 f f 1' 'read.mmo f e' 'read.mmo b a'
untag 5
[ "$(cat of.1 of.2 of.3 | paste -s -d ' ')" = 'done done done' ] ||
    fail "not all is written: $(cat out)"
thousands e 40 >wanted
echo >>wanted
same_file wanted of.4 'it reads something else than was written'
thousands a 100 >wanted
echo >>wanted
same_file wanted of.5 'it reads something else than was written'
expect 0 "$TRAMOYA" disk check disk
holds a a 100
holds b b 3
holds c c 70
holds e e 40
holds f f 1

# The disk is full: that program is told so; others read on, and compute.
new_disk 256k
boot_to 0 --disk disk 'write.mmo a a 50 g g 1'
boot --disk disk --append tag 'write.mmo b b 300' 'read.mmo g a' 'read.mmo g a'
untag 3
[ "$(cat of.1)" = full ] || fail "it is not told that the disk is full: $(cat out)"
thousands a 50 >wanted
echo >>wanted
same_file wanted of.2 'it reads something else beside a full disk'
same_file wanted of.3 'it reads something else beside a full disk'
expect 0 "$TRAMOYA" disk check disk
holds a a 50

# What it wrote is replaced only when the file has been closed: so there is no
# room at first, and then there is.
boot_to 1 --disk disk 'write.mmo b b 1'
boot_to 0 --disk disk 'write.mmo b b 1'
holds b b 1

# Without a disk there are no files, and that is no fault.
boot_to 1 'write.mmo a a 1'
out_has '^full$'

# What is longer than a page is written in pieces: to the terminal, to a file.
program pieces <<'END'
        LOC   Data_Segment
data    GREG  @
Open    OCTA  Name,BinaryWrite
Write   OCTA  Data_Segment+#1ffd,40001
Name    BYTE  "f",0
        LOC   #100
text    GREG  Data_Segment+#1ffd
Main    SET   $1,0
        SETL  $2,40000
2H      AND   $3,$1,63
        ADD   $3,$3,' '
        STBU  $3,text,$1
        ADD   $1,$1,1
        CMP   $3,$1,$2
        PBN   $3,2B
        LDA   $255,Open
        TRAP  0,Fopen,3
        SET   $4,0            the sum of the results
        SET   $255,text
        TRAP  0,Fputs,StdOut
        ADD   $4,$4,$255
        SET   $255,text
        TRAP  0,Fputws,StdOut
        ADD   $4,$4,$255
        LDA   $255,Write
        TRAP  0,Fwrite,StdOut
        ADD   $4,$4,$255
        SET   $255,text
        TRAP  0,Fputs,3
        ADD   $4,$4,$255
        SET   $255,text
        TRAP  0,Fputws,3
        ADD   $4,$4,$255
        LDA   $255,Write
        TRAP  0,Fwrite,3
        ADD   $4,$4,$255
        SETML $5,120002>>16
        INCL  $5,120002&#ffff
        SUB   $255,$4,$5
        TRAP  0,Halt,0
END
"$TRAMOYA" run pieces.mmo >wanted || fail 'pieces: their number is wrong'
new_disk
boot_to 0 --disk disk pieces.mmo
same_file wanted out 'long texts to the terminal'
expect 0 "$TRAMOYA" disk get disk f file
same_file f file 'long texts to a file'

# The power fails.
prepare_story
awk 'NR % 8 == 0 || $3 != $4' writes | cut_power || exit 1
exit 0
