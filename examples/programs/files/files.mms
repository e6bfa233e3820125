% files.mms - writes a file, changes it in the middle, and reads it back.
%
% A program names an open file by a number, its handle, from 0 to 255, that
% it chooses itself when it calls Fopen.  Handles 0 to 2 are standard input,
% output and error; they are open from the beginning.
%
% The operands of Fopen, Fread and Fwrite are two octabytes in memory, whose
% address is in $255; Fseek takes a number in $255.  All leave a result in
% $255, negative if something went wrong, and a program that does not look
% at it will one day wonder.
%
% Look at: `Check', called after each step.  Records of 16 bytes, so that
% record n begins at byte 16n, and Fseek gets there without reading what is
% before it.  The program leaves files.tmp behind, in the current folder.

File    IS    3               our handle
Record  IS    16              bytes of a record
Count   IS    10              records

        LOC   Data_Segment
        GREG  @
Create  OCTA  Name,BinaryReadWrite    a new file, for writing and reading
Open    OCTA  Name,BinaryRead         what is there, for reading
Missing OCTA  NoName,BinaryRead
Buffer  OCTA  Item,Record
Item    OCTA  0,0             a number and its square
Name    BYTE  "files.tmp",0
NoName  BYTE  "no-such-folder/no-such-file",0
Wrote   BYTE  " bytes written",#a,0
Squared BYTE  " squared is ",0
NoFile  BYTE  "a file that is not there cannot be opened",#a,0
Last    BYTE  "after the last record, Fread gives ",0
Failed  BYTE  "the system says no",#a,0

        LOC   #100
i       IS    $0
Main    LDA   $255,Missing
        TRAP  0,Fopen,File
        BNN   $255,Fail       we expect that it does not exist
        LDA   $255,NoFile
        TRAP  0,Fputs,StdOut

        LDA   $255,Create     makes it, or empties it
        TRAP  0,Fopen,File
        PUSHJ $1,Check
        SETL  i,0
1H      STO   i,Item
        MUL   $1,i,i
        STO   $1,Item+8
        LDA   $255,Buffer
        TRAP  0,Fwrite,File
        PUSHJ $1,Check
        ADD   i,i,1
        CMP   $1,i,Count
        PBN   $1,1B
        TRAP  0,Ftell,File    where are we?
        SET   $2,$255
        PUSHJ $1,PrintInt
        LDA   $255,Wrote
        TRAP  0,Fputs,StdOut
        SETL  $255,5*Record   record 5 becomes 1000, 1000000
        TRAP  0,Fseek,File
        PUSHJ $1,Check
        SETL  i,1000
        STO   i,Item
        MUL   $1,i,i
        STO   $1,Item+8
        LDA   $255,Buffer
        TRAP  0,Fwrite,File
        PUSHJ $1,Check
        TRAP  0,Fclose,File
        PUSHJ $1,Check

        LDA   $255,Open       now read it, last record first
        TRAP  0,Fopen,File
        PUSHJ $1,Check
        SETL  i,Count-1
2H      SL    $255,i,4
        TRAP  0,Fseek,File
        PUSHJ $1,Check
        LDA   $255,Buffer
        TRAP  0,Fread,File
        PUSHJ $1,Check
        LDO   $2,Item
        PUSHJ $1,PrintInt
        LDA   $255,Squared
        TRAP  0,Fputs,StdOut
        LDO   $2,Item+8
        PUSHJ $1,PrintInt
        SETL  $2,#a
        PUSHJ $1,PrintChar
        SUB   i,i,1
        PBNN  i,2B

        NEG   $255,0,1        -1 means the end of the file
        TRAP  0,Fseek,File
        PUSHJ $1,Check
        LDA   $255,Buffer
        TRAP  0,Fread,File
        SET   i,$255
        LDA   $255,Last
        TRAP  0,Fputs,StdOut
        SET   $2,i
        PUSHJ $1,PrintInt
        SETL  $2,#a
        PUSHJ $1,PrintChar
        TRAP  0,Fclose,File
        PUSHJ $1,Check
        SETL  $255,0
        TRAP  0,Halt,0

% Check: return if the last system call went well, otherwise give up.
Check   BN    $255,Fail
        POP   0,0
Fail    LDA   $255,Failed
        TRAP  0,Fputs,StdErr
        SETL  $255,1
        TRAP  0,Halt,0
