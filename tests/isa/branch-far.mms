% branch-far.mms - the longest branches: 65535 tetras on, 65536 back.
%
% tests: BP BPB PBNZ PBNZB
% files: lib/print.mms
%
% YZ counts tetras from the branch itself, and the backward opcode subtracts
% 2^16 from it: the ranges are 0 to 65535 and -65536 to -1.

Main    SETL  $0,1
        PUSHJ $255,Say
        BYTE  "start",0
% expect: start
        JMP   1F
Near    JMP   2F              65536 tetras before Far
1H      BP    $0,Far          65535 tetras before Far
2H      PUSHJ $255,Say
        BYTE  "and back",0
% expect: and back
        JMP   1F
Near2   JMP   2F
1H      PBNZ  $0,Far2
2H      PUSHJ $255,Say
        BYTE  "and back again",0
% expect: and back again

% A branch to itself is a forward branch of length 0; the loop below ends
% when its register is no longer what it was.

        SETL  $0,2
3H      SUB   $0,$0,1
        BP    $0,3B
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "left",0
% expect: left #0
        TRAP  0,Halt,0

        LOC   Near+4*65536
Far     BP    $0,Near
        LOC   Near2+4*65536
Far2    PBNZ  $0,Near2
