% set-or-zero.mms - zero or set: the value of a condition.
%
% tests: ZSN ZSNI ZSZ ZSZI ZSP ZSPI ZSOD ZSODI
% tests: ZSNN ZSNNI ZSNZ ZSNZI ZSNP ZSNPI ZSEV ZSEVI
% files: lib/print.mms
%
% X becomes Z if Y meets the condition, and zero otherwise.  ZSN x,y,1 after
% CMP x,y,z is what C calls y < z.

Main    GETA  rows,Numbers
        PUSHJ $255,Each1
        BYTE  "ZSN",0
        SETL  z,#1111
        ZSN   x,y,z
        POP
% expect: ZSN #8000000000000000 = #1111
% expect: ZSN #ffffffffffffffff = #1111
% expect: ZSN #0 = #0
% expect: ZSN #1 = #0
% expect: ZSN #2 = #0
% expect: ZSN #7fffffffffffffff = #0
% expect: ZSN #4000000100000000 = #0

        PUSHJ $255,Each1
        BYTE  "ZSN 255:",0
        ZSN   x,y,255
        POP
% expect: ZSN 255: #8000000000000000 = #ff
% expect: ZSN 255: #ffffffffffffffff = #ff
% expect: ZSN 255: #0 = #0
% expect: ZSN 255: #1 = #0
% expect: ZSN 255: #2 = #0
% expect: ZSN 255: #7fffffffffffffff = #0
% expect: ZSN 255: #4000000100000000 = #0

        PUSHJ $255,Each1
        BYTE  "ZSZ",0
        SETL  z,#1111
        ZSZ   x,y,z
        POP
% expect: ZSZ #8000000000000000 = #0
% expect: ZSZ #ffffffffffffffff = #0
% expect: ZSZ #0 = #1111
% expect: ZSZ #1 = #0
% expect: ZSZ #2 = #0
% expect: ZSZ #7fffffffffffffff = #0
% expect: ZSZ #4000000100000000 = #0

        PUSHJ $255,Each1
        BYTE  "ZSZ 255:",0
        ZSZ   x,y,255
        POP
% expect: ZSZ 255: #8000000000000000 = #0
% expect: ZSZ 255: #ffffffffffffffff = #0
% expect: ZSZ 255: #0 = #ff
% expect: ZSZ 255: #1 = #0
% expect: ZSZ 255: #2 = #0
% expect: ZSZ 255: #7fffffffffffffff = #0
% expect: ZSZ 255: #4000000100000000 = #0

        PUSHJ $255,Each1
        BYTE  "ZSP",0
        SETL  z,#1111
        ZSP   x,y,z
        POP
% expect: ZSP #8000000000000000 = #0
% expect: ZSP #ffffffffffffffff = #0
% expect: ZSP #0 = #0
% expect: ZSP #1 = #1111
% expect: ZSP #2 = #1111
% expect: ZSP #7fffffffffffffff = #1111
% expect: ZSP #4000000100000000 = #1111

        PUSHJ $255,Each1
        BYTE  "ZSP 255:",0
        ZSP   x,y,255
        POP
% expect: ZSP 255: #8000000000000000 = #0
% expect: ZSP 255: #ffffffffffffffff = #0
% expect: ZSP 255: #0 = #0
% expect: ZSP 255: #1 = #ff
% expect: ZSP 255: #2 = #ff
% expect: ZSP 255: #7fffffffffffffff = #ff
% expect: ZSP 255: #4000000100000000 = #ff

        PUSHJ $255,Each1
        BYTE  "ZSOD",0
        SETL  z,#1111
        ZSOD  x,y,z
        POP
% expect: ZSOD #8000000000000000 = #0
% expect: ZSOD #ffffffffffffffff = #1111
% expect: ZSOD #0 = #0
% expect: ZSOD #1 = #1111
% expect: ZSOD #2 = #0
% expect: ZSOD #7fffffffffffffff = #1111
% expect: ZSOD #4000000100000000 = #0

        PUSHJ $255,Each1
        BYTE  "ZSOD 255:",0
        ZSOD  x,y,255
        POP
% expect: ZSOD 255: #8000000000000000 = #0
% expect: ZSOD 255: #ffffffffffffffff = #ff
% expect: ZSOD 255: #0 = #0
% expect: ZSOD 255: #1 = #ff
% expect: ZSOD 255: #2 = #0
% expect: ZSOD 255: #7fffffffffffffff = #ff
% expect: ZSOD 255: #4000000100000000 = #0

        PUSHJ $255,Each1
        BYTE  "ZSNN",0
        SETL  z,#1111
        ZSNN  x,y,z
        POP
% expect: ZSNN #8000000000000000 = #0
% expect: ZSNN #ffffffffffffffff = #0
% expect: ZSNN #0 = #1111
% expect: ZSNN #1 = #1111
% expect: ZSNN #2 = #1111
% expect: ZSNN #7fffffffffffffff = #1111
% expect: ZSNN #4000000100000000 = #1111

        PUSHJ $255,Each1
        BYTE  "ZSNN 255:",0
        ZSNN  x,y,255
        POP
% expect: ZSNN 255: #8000000000000000 = #0
% expect: ZSNN 255: #ffffffffffffffff = #0
% expect: ZSNN 255: #0 = #ff
% expect: ZSNN 255: #1 = #ff
% expect: ZSNN 255: #2 = #ff
% expect: ZSNN 255: #7fffffffffffffff = #ff
% expect: ZSNN 255: #4000000100000000 = #ff

        PUSHJ $255,Each1
        BYTE  "ZSNZ",0
        SETL  z,#1111
        ZSNZ  x,y,z
        POP
% expect: ZSNZ #8000000000000000 = #1111
% expect: ZSNZ #ffffffffffffffff = #1111
% expect: ZSNZ #0 = #0
% expect: ZSNZ #1 = #1111
% expect: ZSNZ #2 = #1111
% expect: ZSNZ #7fffffffffffffff = #1111
% expect: ZSNZ #4000000100000000 = #1111

        PUSHJ $255,Each1
        BYTE  "ZSNZ 255:",0
        ZSNZ  x,y,255
        POP
% expect: ZSNZ 255: #8000000000000000 = #ff
% expect: ZSNZ 255: #ffffffffffffffff = #ff
% expect: ZSNZ 255: #0 = #0
% expect: ZSNZ 255: #1 = #ff
% expect: ZSNZ 255: #2 = #ff
% expect: ZSNZ 255: #7fffffffffffffff = #ff
% expect: ZSNZ 255: #4000000100000000 = #ff

        PUSHJ $255,Each1
        BYTE  "ZSNP",0
        SETL  z,#1111
        ZSNP  x,y,z
        POP
% expect: ZSNP #8000000000000000 = #1111
% expect: ZSNP #ffffffffffffffff = #1111
% expect: ZSNP #0 = #1111
% expect: ZSNP #1 = #0
% expect: ZSNP #2 = #0
% expect: ZSNP #7fffffffffffffff = #0
% expect: ZSNP #4000000100000000 = #0

        PUSHJ $255,Each1
        BYTE  "ZSNP 255:",0
        ZSNP  x,y,255
        POP
% expect: ZSNP 255: #8000000000000000 = #ff
% expect: ZSNP 255: #ffffffffffffffff = #ff
% expect: ZSNP 255: #0 = #ff
% expect: ZSNP 255: #1 = #0
% expect: ZSNP 255: #2 = #0
% expect: ZSNP 255: #7fffffffffffffff = #0
% expect: ZSNP 255: #4000000100000000 = #0

        PUSHJ $255,Each1
        BYTE  "ZSEV",0
        SETL  z,#1111
        ZSEV  x,y,z
        POP
% expect: ZSEV #8000000000000000 = #1111
% expect: ZSEV #ffffffffffffffff = #0
% expect: ZSEV #0 = #1111
% expect: ZSEV #1 = #0
% expect: ZSEV #2 = #1111
% expect: ZSEV #7fffffffffffffff = #0
% expect: ZSEV #4000000100000000 = #1111

        PUSHJ $255,Each1
        BYTE  "ZSEV 255:",0
        ZSEV  x,y,255
        POP
% expect: ZSEV 255: #8000000000000000 = #ff
% expect: ZSEV 255: #ffffffffffffffff = #0
% expect: ZSEV 255: #0 = #ff
% expect: ZSEV 255: #1 = #0
% expect: ZSEV 255: #2 = #ff
% expect: ZSEV 255: #7fffffffffffffff = #0
% expect: ZSEV 255: #4000000100000000 = #ff
        TRAP  0,Halt,0

Numbers OCTA  #8000000000000000
        OCTA  -1
        OCTA  0
        OCTA  1
        OCTA  2
        OCTA  #7fffffffffffffff
        OCTA  #4000000100000000       zero in all its lower bits
        OCTA  Stop
