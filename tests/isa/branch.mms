% branch.mms - eight conditions, forward and backward.
%
% tests: BN BNB BZ BZB BP BPB BOD BODB BNN BNNB BNZ BNZB BNP BNPB BEV BEVB
% files: lib/print.mms
%
% The result is 1 if the branch was taken.  Above is a backward target for
% all branches, Below a forward one: the opcode says which way, and mmixal
% chooses it.

Above   SETL  x,1
        POP

Main    GETA  rows,Numbers
        PUSHJ $255,Each1
        BYTE  "BN:",0
        SETL  x,0
        BN    y,Below
        POP
% expect: BN: #8000000000000000 = #1
% expect: BN: #ffffffffffffffff = #1
% expect: BN: #0 = #0
% expect: BN: #1 = #0
% expect: BN: #7fffffffffffffff = #0
% expect: BN: #4000000100000000 = #0

        PUSHJ $255,Each1
        BYTE  "BN back:",0
        SETL  x,0
        BN    y,Above
        POP
% expect: BN back: #8000000000000000 = #1
% expect: BN back: #ffffffffffffffff = #1
% expect: BN back: #0 = #0
% expect: BN back: #1 = #0
% expect: BN back: #7fffffffffffffff = #0
% expect: BN back: #4000000100000000 = #0

        PUSHJ $255,Each1
        BYTE  "BZ:",0
        SETL  x,0
        BZ    y,Below
        POP
% expect: BZ: #8000000000000000 = #0
% expect: BZ: #ffffffffffffffff = #0
% expect: BZ: #0 = #1
% expect: BZ: #1 = #0
% expect: BZ: #7fffffffffffffff = #0
% expect: BZ: #4000000100000000 = #0

        PUSHJ $255,Each1
        BYTE  "BZ back:",0
        SETL  x,0
        BZ    y,Above
        POP
% expect: BZ back: #8000000000000000 = #0
% expect: BZ back: #ffffffffffffffff = #0
% expect: BZ back: #0 = #1
% expect: BZ back: #1 = #0
% expect: BZ back: #7fffffffffffffff = #0
% expect: BZ back: #4000000100000000 = #0

        PUSHJ $255,Each1
        BYTE  "BP:",0
        SETL  x,0
        BP    y,Below
        POP
% expect: BP: #8000000000000000 = #0
% expect: BP: #ffffffffffffffff = #0
% expect: BP: #0 = #0
% expect: BP: #1 = #1
% expect: BP: #7fffffffffffffff = #1
% expect: BP: #4000000100000000 = #1

        PUSHJ $255,Each1
        BYTE  "BP back:",0
        SETL  x,0
        BP    y,Above
        POP
% expect: BP back: #8000000000000000 = #0
% expect: BP back: #ffffffffffffffff = #0
% expect: BP back: #0 = #0
% expect: BP back: #1 = #1
% expect: BP back: #7fffffffffffffff = #1
% expect: BP back: #4000000100000000 = #1

        PUSHJ $255,Each1
        BYTE  "BOD:",0
        SETL  x,0
        BOD   y,Below
        POP
% expect: BOD: #8000000000000000 = #0
% expect: BOD: #ffffffffffffffff = #1
% expect: BOD: #0 = #0
% expect: BOD: #1 = #1
% expect: BOD: #7fffffffffffffff = #1
% expect: BOD: #4000000100000000 = #0

        PUSHJ $255,Each1
        BYTE  "BOD back:",0
        SETL  x,0
        BOD   y,Above
        POP
% expect: BOD back: #8000000000000000 = #0
% expect: BOD back: #ffffffffffffffff = #1
% expect: BOD back: #0 = #0
% expect: BOD back: #1 = #1
% expect: BOD back: #7fffffffffffffff = #1
% expect: BOD back: #4000000100000000 = #0

        PUSHJ $255,Each1
        BYTE  "BNN:",0
        SETL  x,0
        BNN   y,Below
        POP
% expect: BNN: #8000000000000000 = #0
% expect: BNN: #ffffffffffffffff = #0
% expect: BNN: #0 = #1
% expect: BNN: #1 = #1
% expect: BNN: #7fffffffffffffff = #1
% expect: BNN: #4000000100000000 = #1

        PUSHJ $255,Each1
        BYTE  "BNN back:",0
        SETL  x,0
        BNN   y,Above
        POP
% expect: BNN back: #8000000000000000 = #0
% expect: BNN back: #ffffffffffffffff = #0
% expect: BNN back: #0 = #1
% expect: BNN back: #1 = #1
% expect: BNN back: #7fffffffffffffff = #1
% expect: BNN back: #4000000100000000 = #1

        PUSHJ $255,Each1
        BYTE  "BNZ:",0
        SETL  x,0
        BNZ   y,Below
        POP
% expect: BNZ: #8000000000000000 = #1
% expect: BNZ: #ffffffffffffffff = #1
% expect: BNZ: #0 = #0
% expect: BNZ: #1 = #1
% expect: BNZ: #7fffffffffffffff = #1
% expect: BNZ: #4000000100000000 = #1

        PUSHJ $255,Each1
        BYTE  "BNZ back:",0
        SETL  x,0
        BNZ   y,Above
        POP
% expect: BNZ back: #8000000000000000 = #1
% expect: BNZ back: #ffffffffffffffff = #1
% expect: BNZ back: #0 = #0
% expect: BNZ back: #1 = #1
% expect: BNZ back: #7fffffffffffffff = #1
% expect: BNZ back: #4000000100000000 = #1

        PUSHJ $255,Each1
        BYTE  "BNP:",0
        SETL  x,0
        BNP   y,Below
        POP
% expect: BNP: #8000000000000000 = #1
% expect: BNP: #ffffffffffffffff = #1
% expect: BNP: #0 = #1
% expect: BNP: #1 = #0
% expect: BNP: #7fffffffffffffff = #0
% expect: BNP: #4000000100000000 = #0

        PUSHJ $255,Each1
        BYTE  "BNP back:",0
        SETL  x,0
        BNP   y,Above
        POP
% expect: BNP back: #8000000000000000 = #1
% expect: BNP back: #ffffffffffffffff = #1
% expect: BNP back: #0 = #1
% expect: BNP back: #1 = #0
% expect: BNP back: #7fffffffffffffff = #0
% expect: BNP back: #4000000100000000 = #0

        PUSHJ $255,Each1
        BYTE  "BEV:",0
        SETL  x,0
        BEV   y,Below
        POP
% expect: BEV: #8000000000000000 = #1
% expect: BEV: #ffffffffffffffff = #0
% expect: BEV: #0 = #1
% expect: BEV: #1 = #0
% expect: BEV: #7fffffffffffffff = #0
% expect: BEV: #4000000100000000 = #1

        PUSHJ $255,Each1
        BYTE  "BEV back:",0
        SETL  x,0
        BEV   y,Above
        POP
% expect: BEV back: #8000000000000000 = #1
% expect: BEV back: #ffffffffffffffff = #0
% expect: BEV back: #0 = #1
% expect: BEV back: #1 = #0
% expect: BEV back: #7fffffffffffffff = #0
% expect: BEV back: #4000000100000000 = #1
        TRAP  0,Halt,0

Below   SETL  x,1
        POP

Numbers OCTA  #8000000000000000
        OCTA  -1
        OCTA  0
        OCTA  1
        OCTA  #7fffffffffffffff
        OCTA  #4000000100000000       zero in all its lower bits
        OCTA  Stop
