% jump.mms - JMP goes 2^24 tetras on or back.
%
% tests: JMP JMPB
% files: lib/print.mms

Main    JMP   1F
2H      PUSHJ $255,Say
        BYTE  "back",0
        JMP   3F
1H      PUSHJ $255,Say
        BYTE  "forward",0
        JMP   2B
% expect: forward
% expect: back

3H      JMP   4F
Near    JMP   5F              2^24 tetras before Far
4H      JMP   Far             2^24 - 1 tetras before Far
5H      PUSHJ $255,Say
        BYTE  "from afar",0
% expect: from afar
        TRAP  0,Halt,0

        LOC   Near+4*#1000000
Far     JMP   Near
