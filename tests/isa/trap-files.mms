% trap-files.mms - the ten calls for input and output.
%
% tests: TRAP
% files: lib/print.mms
%
% What each call gives back, in the order of their numbers: Fopen 0 or -1;
% Fread and Fwrite the number of bytes done minus the number wanted; Fgets,
% Fgetws, Fputs, Fputws the number of characters; Fseek 0 and Ftell a place.
% Here handle 7 is a file of our own, isa.tmp, in the current folder.

p       GREG  Data_Segment
        LOC   Data_Segment
Open    OCTA  Name,BinaryReadWrite
Again   OCTA  Name,BinaryRead
None    OCTA  NoName,TextRead
Write   OCTA  Text,10
Read    OCTA  Buffer,4
Name    BYTE  "isa.tmp",0
NoName  BYTE  "isa.tmp/none",0
Text    BYTE  "abcdefghij"
Line    BYTE  "a line",#a,0
Wide    WYDE  "wyde",#a,0
        OCTA  0
Buffer  OCTA  0,0,0,0
        LOC   #100

Main    LDA   $255,None
        TRAP  0,Fopen,7
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "Fopen of a file that is not there",0
% expect: Fopen of a file that is not there #ffffffffffffffff
        LDA   $255,Open
        TRAP  0,Fopen,7
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "Fopen to write and read",0
% expect: Fopen to write and read #0
        LDA   $255,Write
        TRAP  0,Fwrite,7
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "Fwrite of 10",0
% expect: Fwrite of 10 #0
        TRAP  0,Ftell,7
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "Ftell",0
% expect: Ftell #a
        LDA   $255,Line
        TRAP  0,Fputs,7
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "Fputs",0
% expect: Fputs #7
        LDA   $255,Wide
        TRAP  0,Fputws,7
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "Fputws",0
% expect: Fputws #5
        TRAP  0,Ftell,7
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "Ftell",0
% expect: Ftell #1b
        SETL  $255,2
        TRAP  0,Fseek,7
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "Fseek to 2",0
% expect: Fseek to 2 #0
        LDA   $255,Read
        TRAP  0,Fread,7
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "Fread of 4",0
% expect: Fread of 4 #0
        LDO   x,Buffer
        PUSHJ $255,Show
        BYTE  "the buffer",0
% expect: the buffer #6364656600000000
        NEG   $255,0,4
        TRAP  0,Fseek,7
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "Fseek to 3 before the end",0
% expect: Fseek to 3 before the end #0
        LDA   $255,Read
        TRAP  0,Fread,7
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "Fread of 4, when there are 3",0
% expect: Fread of 4, when there are 3 #ffffffffffffffff
        LDO   x,Buffer
        PUSHJ $255,Show
        BYTE  "the buffer",0
% expect: the buffer #65000a6600000000
        TRAP  0,Fclose,7
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "Fclose",0
% expect: Fclose #0
        TRAP  0,Fclose,7
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "Fclose again",0
% expect: Fclose again #ffffffffffffffff
        LDA   $255,Write
        TRAP  0,Fwrite,7
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "Fwrite to a closed file",0
% expect: Fwrite to a closed file #fffffffffffffff6
        LDA   $255,Again
        TRAP  0,Fopen,7
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "Fopen to read",0
% expect: Fopen to read #0
        LDA   $255,Write
        TRAP  0,Fwrite,7
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "Fwrite to a file to be read",0
% expect: Fwrite to a file to be read #fffffffffffffff6
        SETL  $255,12
        TRAP  0,Fseek,7
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "Fseek to 12",0
% expect: Fseek to 12 #0
        LDA   $255,Read
        TRAP  0,Fgets,7
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "Fgets of at most 3",0
% expect: Fgets of at most 3 #3
        LDO   x,Buffer
        PUSHJ $255,Show
        BYTE  "the buffer",0
% expect: the buffer #6c696e0000000000
        LDA   $255,Read
        TRAP  0,Fgets,7
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "Fgets up to the end of the line",0
% expect: Fgets up to the end of the line #2
        LDO   x,Buffer
        PUSHJ $255,Show
        BYTE  "the buffer",0
% expect: the buffer #650a000000000000
        LDA   $255,Read
        TRAP  0,Fgetws,7
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "Fgetws of at most 3",0
% expect: Fgetws of at most 3 #3
        LDO   x,Buffer
        PUSHJ $255,Show
        BYTE  "the buffer",0
% expect: the buffer #77007900640000
        LDA   $255,Read
        TRAP  0,Fgetws,7
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "Fgetws up to the end of the line",0
% expect: Fgetws up to the end of the line #2
        LDO   x,Buffer
        PUSHJ $255,Show
        BYTE  "the buffer",0
% expect: the buffer #65000a00000000
        LDA   $255,Read
        TRAP  0,Fgets,7
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "Fgets at the end of the file",0
% expect: Fgets at the end of the file #ffffffffffffffff
% On standard output the line itself comes first.

        LDA   $255,Line
        TRAP  0,Fputs,StdOut
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "Fputs on standard output",0
% expect: a line
% expect: Fputs on standard output #7
        LDA   $255,Line
        TRAP  0,Fputs,99
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "Fputs to a file never opened",0
% expect: Fputs to a file never opened #ffffffffffffffff
        TRAP  0,Ftell,StdOut
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "Ftell of a text file",0
% expect: Ftell of a text file #ffffffffffffffff
        TRAP  0,Halt,0
