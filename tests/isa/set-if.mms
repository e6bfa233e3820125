% set-if.mms - conditional set: a move that may not happen.
%
% tests: CSN CSNI CSZ CSZI CSP CSPI CSOD CSODI
% tests: CSNN CSNNI CSNZ CSNZI CSNP CSNPI CSEV CSEVI
% files: lib/print.mms
%
% X becomes Z if Y meets the condition; otherwise it is left alone, and here
% it is #eeee.  A program without a branch has no bad guesses.

Main    GETA  rows,Numbers
        PUSHJ $255,Each1
        BYTE  "CSN",0
        SETL  z,#1111
        CSN   x,y,z
        POP
% expect: CSN #8000000000000000 = #1111
% expect: CSN #ffffffffffffffff = #1111
% expect: CSN #0 = #eeee
% expect: CSN #1 = #eeee
% expect: CSN #2 = #eeee
% expect: CSN #7fffffffffffffff = #eeee
% expect: CSN #4000000100000000 = #eeee

        PUSHJ $255,Each1
        BYTE  "CSN 255:",0
        CSN   x,y,255
        POP
% expect: CSN 255: #8000000000000000 = #ff
% expect: CSN 255: #ffffffffffffffff = #ff
% expect: CSN 255: #0 = #eeee
% expect: CSN 255: #1 = #eeee
% expect: CSN 255: #2 = #eeee
% expect: CSN 255: #7fffffffffffffff = #eeee
% expect: CSN 255: #4000000100000000 = #eeee

        PUSHJ $255,Each1
        BYTE  "CSZ",0
        SETL  z,#1111
        CSZ   x,y,z
        POP
% expect: CSZ #8000000000000000 = #eeee
% expect: CSZ #ffffffffffffffff = #eeee
% expect: CSZ #0 = #1111
% expect: CSZ #1 = #eeee
% expect: CSZ #2 = #eeee
% expect: CSZ #7fffffffffffffff = #eeee
% expect: CSZ #4000000100000000 = #eeee

        PUSHJ $255,Each1
        BYTE  "CSZ 255:",0
        CSZ   x,y,255
        POP
% expect: CSZ 255: #8000000000000000 = #eeee
% expect: CSZ 255: #ffffffffffffffff = #eeee
% expect: CSZ 255: #0 = #ff
% expect: CSZ 255: #1 = #eeee
% expect: CSZ 255: #2 = #eeee
% expect: CSZ 255: #7fffffffffffffff = #eeee
% expect: CSZ 255: #4000000100000000 = #eeee

        PUSHJ $255,Each1
        BYTE  "CSP",0
        SETL  z,#1111
        CSP   x,y,z
        POP
% expect: CSP #8000000000000000 = #eeee
% expect: CSP #ffffffffffffffff = #eeee
% expect: CSP #0 = #eeee
% expect: CSP #1 = #1111
% expect: CSP #2 = #1111
% expect: CSP #7fffffffffffffff = #1111
% expect: CSP #4000000100000000 = #1111

        PUSHJ $255,Each1
        BYTE  "CSP 255:",0
        CSP   x,y,255
        POP
% expect: CSP 255: #8000000000000000 = #eeee
% expect: CSP 255: #ffffffffffffffff = #eeee
% expect: CSP 255: #0 = #eeee
% expect: CSP 255: #1 = #ff
% expect: CSP 255: #2 = #ff
% expect: CSP 255: #7fffffffffffffff = #ff
% expect: CSP 255: #4000000100000000 = #ff

        PUSHJ $255,Each1
        BYTE  "CSOD",0
        SETL  z,#1111
        CSOD  x,y,z
        POP
% expect: CSOD #8000000000000000 = #eeee
% expect: CSOD #ffffffffffffffff = #1111
% expect: CSOD #0 = #eeee
% expect: CSOD #1 = #1111
% expect: CSOD #2 = #eeee
% expect: CSOD #7fffffffffffffff = #1111
% expect: CSOD #4000000100000000 = #eeee

        PUSHJ $255,Each1
        BYTE  "CSOD 255:",0
        CSOD  x,y,255
        POP
% expect: CSOD 255: #8000000000000000 = #eeee
% expect: CSOD 255: #ffffffffffffffff = #ff
% expect: CSOD 255: #0 = #eeee
% expect: CSOD 255: #1 = #ff
% expect: CSOD 255: #2 = #eeee
% expect: CSOD 255: #7fffffffffffffff = #ff
% expect: CSOD 255: #4000000100000000 = #eeee

        PUSHJ $255,Each1
        BYTE  "CSNN",0
        SETL  z,#1111
        CSNN  x,y,z
        POP
% expect: CSNN #8000000000000000 = #eeee
% expect: CSNN #ffffffffffffffff = #eeee
% expect: CSNN #0 = #1111
% expect: CSNN #1 = #1111
% expect: CSNN #2 = #1111
% expect: CSNN #7fffffffffffffff = #1111
% expect: CSNN #4000000100000000 = #1111

        PUSHJ $255,Each1
        BYTE  "CSNN 255:",0
        CSNN  x,y,255
        POP
% expect: CSNN 255: #8000000000000000 = #eeee
% expect: CSNN 255: #ffffffffffffffff = #eeee
% expect: CSNN 255: #0 = #ff
% expect: CSNN 255: #1 = #ff
% expect: CSNN 255: #2 = #ff
% expect: CSNN 255: #7fffffffffffffff = #ff
% expect: CSNN 255: #4000000100000000 = #ff

        PUSHJ $255,Each1
        BYTE  "CSNZ",0
        SETL  z,#1111
        CSNZ  x,y,z
        POP
% expect: CSNZ #8000000000000000 = #1111
% expect: CSNZ #ffffffffffffffff = #1111
% expect: CSNZ #0 = #eeee
% expect: CSNZ #1 = #1111
% expect: CSNZ #2 = #1111
% expect: CSNZ #7fffffffffffffff = #1111
% expect: CSNZ #4000000100000000 = #1111

        PUSHJ $255,Each1
        BYTE  "CSNZ 255:",0
        CSNZ  x,y,255
        POP
% expect: CSNZ 255: #8000000000000000 = #ff
% expect: CSNZ 255: #ffffffffffffffff = #ff
% expect: CSNZ 255: #0 = #eeee
% expect: CSNZ 255: #1 = #ff
% expect: CSNZ 255: #2 = #ff
% expect: CSNZ 255: #7fffffffffffffff = #ff
% expect: CSNZ 255: #4000000100000000 = #ff

        PUSHJ $255,Each1
        BYTE  "CSNP",0
        SETL  z,#1111
        CSNP  x,y,z
        POP
% expect: CSNP #8000000000000000 = #1111
% expect: CSNP #ffffffffffffffff = #1111
% expect: CSNP #0 = #1111
% expect: CSNP #1 = #eeee
% expect: CSNP #2 = #eeee
% expect: CSNP #7fffffffffffffff = #eeee
% expect: CSNP #4000000100000000 = #eeee

        PUSHJ $255,Each1
        BYTE  "CSNP 255:",0
        CSNP  x,y,255
        POP
% expect: CSNP 255: #8000000000000000 = #ff
% expect: CSNP 255: #ffffffffffffffff = #ff
% expect: CSNP 255: #0 = #ff
% expect: CSNP 255: #1 = #eeee
% expect: CSNP 255: #2 = #eeee
% expect: CSNP 255: #7fffffffffffffff = #eeee
% expect: CSNP 255: #4000000100000000 = #eeee

        PUSHJ $255,Each1
        BYTE  "CSEV",0
        SETL  z,#1111
        CSEV  x,y,z
        POP
% expect: CSEV #8000000000000000 = #1111
% expect: CSEV #ffffffffffffffff = #eeee
% expect: CSEV #0 = #1111
% expect: CSEV #1 = #eeee
% expect: CSEV #2 = #1111
% expect: CSEV #7fffffffffffffff = #eeee
% expect: CSEV #4000000100000000 = #1111

        PUSHJ $255,Each1
        BYTE  "CSEV 255:",0
        CSEV  x,y,255
        POP
% expect: CSEV 255: #8000000000000000 = #ff
% expect: CSEV 255: #ffffffffffffffff = #eeee
% expect: CSEV 255: #0 = #ff
% expect: CSEV 255: #1 = #eeee
% expect: CSEV 255: #2 = #ff
% expect: CSEV 255: #7fffffffffffffff = #eeee
% expect: CSEV 255: #4000000100000000 = #ff

% An X that was not there before becomes a local register even when nothing
% is moved into it: rL says so.

        PUT   rL,2
        CSN   $7,z,1          z is positive
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL",0
% expect: rL #8
        SET   x,$7
        PUSHJ $255,Show
        BYTE  "$7",0
% expect: $7 #0
        TRAP  0,Halt,0

Numbers OCTA  #8000000000000000
        OCTA  -1
        OCTA  0
        OCTA  1
        OCTA  2
        OCTA  #7fffffffffffffff
        OCTA  #4000000100000000       zero in all its lower bits
        OCTA  Stop
