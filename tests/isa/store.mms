% store.mms - bytes, wydes, tetras and octas into memory.
%
% tests: STB STBI STBU STBUI STW STWI STWU STWUI
% tests: STT STTI STTU STTUI STO STOI STOU STOUI
% tests: STHT STHTI STCO STCOI STUNC STUNCI
% files: lib/print.mms
%
% Only the bytes named change; here the octa holds #1111111111111111 before.
% STB, STW and STT raise V if the number does not fit, seen as a signed one,
% and store its lower part all the same.  The low bits of the address are
% ignored, as with loads.  In each block, y is the register stored; z is its
% offset in the octa.

p       GREG  Data_Segment
ones    GREG  #1111111111111111

Main    GETA  rows,Offsets
        PUSHJ $255,Each2
        BYTE  "STB",0
        STO   ones,p,0
        STB   y,p,z
        LDO   x,p,0
        POP
% expect: STB #fedc,#0 = #dc11111111111111 V
% expect: STB #fedc,#1 = #11dc111111111111 V
% expect: STB #fedc,#2 = #1111dc1111111111 V
% expect: STB #fedc,#3 = #111111dc11111111 V
% expect: STB #fedc,#4 = #11111111dc111111 V
% expect: STB #fedc,#5 = #1111111111dc1111 V
% expect: STB #fedc,#6 = #111111111111dc11 V
% expect: STB #fedc,#7 = #11111111111111dc V

        PUSHJ $255,Each2
        BYTE  "STBU",0
        STO   ones,p,0
        STBU  y,p,z
        LDO   x,p,0
        POP
% expect: STBU #fedc,#0 = #dc11111111111111
% expect: STBU #fedc,#1 = #11dc111111111111
% expect: STBU #fedc,#2 = #1111dc1111111111
% expect: STBU #fedc,#3 = #111111dc11111111
% expect: STBU #fedc,#4 = #11111111dc111111
% expect: STBU #fedc,#5 = #1111111111dc1111
% expect: STBU #fedc,#6 = #111111111111dc11
% expect: STBU #fedc,#7 = #11111111111111dc

        PUSHJ $255,Each2
        BYTE  "STW",0
        STO   ones,p,0
        STW   y,p,z
        LDO   x,p,0
        POP
% expect: STW #fedc,#0 = #fedc111111111111 V
% expect: STW #fedc,#1 = #fedc111111111111 V
% expect: STW #fedc,#2 = #1111fedc11111111 V
% expect: STW #fedc,#3 = #1111fedc11111111 V
% expect: STW #fedc,#4 = #11111111fedc1111 V
% expect: STW #fedc,#5 = #11111111fedc1111 V
% expect: STW #fedc,#6 = #111111111111fedc V
% expect: STW #fedc,#7 = #111111111111fedc V

        PUSHJ $255,Each2
        BYTE  "STWU",0
        STO   ones,p,0
        STWU  y,p,z
        LDO   x,p,0
        POP
% expect: STWU #fedc,#0 = #fedc111111111111
% expect: STWU #fedc,#1 = #fedc111111111111
% expect: STWU #fedc,#2 = #1111fedc11111111
% expect: STWU #fedc,#3 = #1111fedc11111111
% expect: STWU #fedc,#4 = #11111111fedc1111
% expect: STWU #fedc,#5 = #11111111fedc1111
% expect: STWU #fedc,#6 = #111111111111fedc
% expect: STWU #fedc,#7 = #111111111111fedc

        PUSHJ $255,Each2
        BYTE  "STT",0
        STO   ones,p,0
        STT   y,p,z
        LDO   x,p,0
        POP
% expect: STT #fedc,#0 = #fedc11111111
% expect: STT #fedc,#1 = #fedc11111111
% expect: STT #fedc,#2 = #fedc11111111
% expect: STT #fedc,#3 = #fedc11111111
% expect: STT #fedc,#4 = #111111110000fedc
% expect: STT #fedc,#5 = #111111110000fedc
% expect: STT #fedc,#6 = #111111110000fedc
% expect: STT #fedc,#7 = #111111110000fedc

        PUSHJ $255,Each2
        BYTE  "STTU",0
        STO   ones,p,0
        STTU  y,p,z
        LDO   x,p,0
        POP
% expect: STTU #fedc,#0 = #fedc11111111
% expect: STTU #fedc,#1 = #fedc11111111
% expect: STTU #fedc,#2 = #fedc11111111
% expect: STTU #fedc,#3 = #fedc11111111
% expect: STTU #fedc,#4 = #111111110000fedc
% expect: STTU #fedc,#5 = #111111110000fedc
% expect: STTU #fedc,#6 = #111111110000fedc
% expect: STTU #fedc,#7 = #111111110000fedc

        PUSHJ $255,Each2
        BYTE  "STHT",0
        STO   ones,p,0
        STHT  y,p,z
        LDO   x,p,0
        POP
% expect: STHT #fedc,#0 = #11111111
% expect: STHT #fedc,#1 = #11111111
% expect: STHT #fedc,#2 = #11111111
% expect: STHT #fedc,#3 = #11111111
% expect: STHT #fedc,#4 = #1111111100000000
% expect: STHT #fedc,#5 = #1111111100000000
% expect: STHT #fedc,#6 = #1111111100000000
% expect: STHT #fedc,#7 = #1111111100000000

        PUSHJ $255,Each2
        BYTE  "STO",0
        STO   ones,p,0
        STO   y,p,z
        LDO   x,p,0
        POP
% expect: STO #fedc,#0 = #fedc
% expect: STO #fedc,#1 = #fedc
% expect: STO #fedc,#2 = #fedc
% expect: STO #fedc,#3 = #fedc
% expect: STO #fedc,#4 = #fedc
% expect: STO #fedc,#5 = #fedc
% expect: STO #fedc,#6 = #fedc
% expect: STO #fedc,#7 = #fedc

        PUSHJ $255,Each2
        BYTE  "STOU",0
        STO   ones,p,0
        STOU  y,p,z
        LDO   x,p,0
        POP
% expect: STOU #fedc,#0 = #fedc
% expect: STOU #fedc,#1 = #fedc
% expect: STOU #fedc,#2 = #fedc
% expect: STOU #fedc,#3 = #fedc
% expect: STOU #fedc,#4 = #fedc
% expect: STOU #fedc,#5 = #fedc
% expect: STOU #fedc,#6 = #fedc
% expect: STOU #fedc,#7 = #fedc

        PUSHJ $255,Each2
        BYTE  "STUNC",0
        STO   ones,p,0
        STUNC y,p,z
        LDO   x,p,0
        POP
% expect: STUNC #fedc,#0 = #fedc
% expect: STUNC #fedc,#1 = #fedc
% expect: STUNC #fedc,#2 = #fedc
% expect: STUNC #fedc,#3 = #fedc
% expect: STUNC #fedc,#4 = #fedc
% expect: STUNC #fedc,#5 = #fedc
% expect: STUNC #fedc,#6 = #fedc
% expect: STUNC #fedc,#7 = #fedc

        GETA  rows,Numbers
        PUSHJ $255,Each1
        BYTE  "STB y,p,3:",0
        STO   ones,p,0
        STB   y,p,3
        LDO   x,p,0
        POP
% expect: STB y,p,3: #7f = #1111117f11111111
% expect: STB y,p,3: #80 = #1111118011111111 V
% expect: STB y,p,3: #ffffffffffffff80 = #1111118011111111
% expect: STB y,p,3: #ffffffffffffff7f = #1111117f11111111 V
% expect: STB y,p,3: #7fff = #111111ff11111111 V
% expect: STB y,p,3: #8000 = #1111110011111111 V
% expect: STB y,p,3: #ffffffffffff8000 = #1111110011111111 V
% expect: STB y,p,3: #ffffffffffff7fff = #111111ff11111111 V
% expect: STB y,p,3: #7fffffff = #111111ff11111111 V
% expect: STB y,p,3: #80000000 = #1111110011111111 V
% expect: STB y,p,3: #ffffffff80000000 = #1111110011111111 V
% expect: STB y,p,3: #ffffffff7fffffff = #111111ff11111111 V
% expect: STB y,p,3: #123456789abcdef = #111111ef11111111 V

        PUSHJ $255,Each1
        BYTE  "STBU y,p,3:",0
        STO   ones,p,0
        STBU  y,p,3
        LDO   x,p,0
        POP
% expect: STBU y,p,3: #7f = #1111117f11111111
% expect: STBU y,p,3: #80 = #1111118011111111
% expect: STBU y,p,3: #ffffffffffffff80 = #1111118011111111
% expect: STBU y,p,3: #ffffffffffffff7f = #1111117f11111111
% expect: STBU y,p,3: #7fff = #111111ff11111111
% expect: STBU y,p,3: #8000 = #1111110011111111
% expect: STBU y,p,3: #ffffffffffff8000 = #1111110011111111
% expect: STBU y,p,3: #ffffffffffff7fff = #111111ff11111111
% expect: STBU y,p,3: #7fffffff = #111111ff11111111
% expect: STBU y,p,3: #80000000 = #1111110011111111
% expect: STBU y,p,3: #ffffffff80000000 = #1111110011111111
% expect: STBU y,p,3: #ffffffff7fffffff = #111111ff11111111
% expect: STBU y,p,3: #123456789abcdef = #111111ef11111111

        PUSHJ $255,Each1
        BYTE  "STW y,p,3:",0
        STO   ones,p,0
        STW   y,p,3
        LDO   x,p,0
        POP
% expect: STW y,p,3: #7f = #1111007f11111111
% expect: STW y,p,3: #80 = #1111008011111111
% expect: STW y,p,3: #ffffffffffffff80 = #1111ff8011111111
% expect: STW y,p,3: #ffffffffffffff7f = #1111ff7f11111111
% expect: STW y,p,3: #7fff = #11117fff11111111
% expect: STW y,p,3: #8000 = #1111800011111111 V
% expect: STW y,p,3: #ffffffffffff8000 = #1111800011111111
% expect: STW y,p,3: #ffffffffffff7fff = #11117fff11111111 V
% expect: STW y,p,3: #7fffffff = #1111ffff11111111 V
% expect: STW y,p,3: #80000000 = #1111000011111111 V
% expect: STW y,p,3: #ffffffff80000000 = #1111000011111111 V
% expect: STW y,p,3: #ffffffff7fffffff = #1111ffff11111111 V
% expect: STW y,p,3: #123456789abcdef = #1111cdef11111111 V

        PUSHJ $255,Each1
        BYTE  "STWU y,p,3:",0
        STO   ones,p,0
        STWU  y,p,3
        LDO   x,p,0
        POP
% expect: STWU y,p,3: #7f = #1111007f11111111
% expect: STWU y,p,3: #80 = #1111008011111111
% expect: STWU y,p,3: #ffffffffffffff80 = #1111ff8011111111
% expect: STWU y,p,3: #ffffffffffffff7f = #1111ff7f11111111
% expect: STWU y,p,3: #7fff = #11117fff11111111
% expect: STWU y,p,3: #8000 = #1111800011111111
% expect: STWU y,p,3: #ffffffffffff8000 = #1111800011111111
% expect: STWU y,p,3: #ffffffffffff7fff = #11117fff11111111
% expect: STWU y,p,3: #7fffffff = #1111ffff11111111
% expect: STWU y,p,3: #80000000 = #1111000011111111
% expect: STWU y,p,3: #ffffffff80000000 = #1111000011111111
% expect: STWU y,p,3: #ffffffff7fffffff = #1111ffff11111111
% expect: STWU y,p,3: #123456789abcdef = #1111cdef11111111

        PUSHJ $255,Each1
        BYTE  "STT y,p,3:",0
        STO   ones,p,0
        STT   y,p,3
        LDO   x,p,0
        POP
% expect: STT y,p,3: #7f = #7f11111111
% expect: STT y,p,3: #80 = #8011111111
% expect: STT y,p,3: #ffffffffffffff80 = #ffffff8011111111
% expect: STT y,p,3: #ffffffffffffff7f = #ffffff7f11111111
% expect: STT y,p,3: #7fff = #7fff11111111
% expect: STT y,p,3: #8000 = #800011111111
% expect: STT y,p,3: #ffffffffffff8000 = #ffff800011111111
% expect: STT y,p,3: #ffffffffffff7fff = #ffff7fff11111111
% expect: STT y,p,3: #7fffffff = #7fffffff11111111
% expect: STT y,p,3: #80000000 = #8000000011111111 V
% expect: STT y,p,3: #ffffffff80000000 = #8000000011111111
% expect: STT y,p,3: #ffffffff7fffffff = #7fffffff11111111 V
% expect: STT y,p,3: #123456789abcdef = #89abcdef11111111 V

        PUSHJ $255,Each1
        BYTE  "STTU y,p,3:",0
        STO   ones,p,0
        STTU  y,p,3
        LDO   x,p,0
        POP
% expect: STTU y,p,3: #7f = #7f11111111
% expect: STTU y,p,3: #80 = #8011111111
% expect: STTU y,p,3: #ffffffffffffff80 = #ffffff8011111111
% expect: STTU y,p,3: #ffffffffffffff7f = #ffffff7f11111111
% expect: STTU y,p,3: #7fff = #7fff11111111
% expect: STTU y,p,3: #8000 = #800011111111
% expect: STTU y,p,3: #ffffffffffff8000 = #ffff800011111111
% expect: STTU y,p,3: #ffffffffffff7fff = #ffff7fff11111111
% expect: STTU y,p,3: #7fffffff = #7fffffff11111111
% expect: STTU y,p,3: #80000000 = #8000000011111111
% expect: STTU y,p,3: #ffffffff80000000 = #8000000011111111
% expect: STTU y,p,3: #ffffffff7fffffff = #7fffffff11111111
% expect: STTU y,p,3: #123456789abcdef = #89abcdef11111111

        PUSHJ $255,Each1
        BYTE  "STHT y,p,3:",0
        STO   ones,p,0
        STHT  y,p,3
        LDO   x,p,0
        POP
% expect: STHT y,p,3: #7f = #11111111
% expect: STHT y,p,3: #80 = #11111111
% expect: STHT y,p,3: #ffffffffffffff80 = #ffffffff11111111
% expect: STHT y,p,3: #ffffffffffffff7f = #ffffffff11111111
% expect: STHT y,p,3: #7fff = #11111111
% expect: STHT y,p,3: #8000 = #11111111
% expect: STHT y,p,3: #ffffffffffff8000 = #ffffffff11111111
% expect: STHT y,p,3: #ffffffffffff7fff = #ffffffff11111111
% expect: STHT y,p,3: #7fffffff = #11111111
% expect: STHT y,p,3: #80000000 = #11111111
% expect: STHT y,p,3: #ffffffff80000000 = #ffffffff11111111
% expect: STHT y,p,3: #ffffffff7fffffff = #ffffffff11111111
% expect: STHT y,p,3: #123456789abcdef = #123456711111111

        PUSHJ $255,Each1
        BYTE  "STO y,p,3:",0
        STO   ones,p,0
        STO   y,p,3
        LDO   x,p,0
        POP
% expect: STO y,p,3: #7f = #7f
% expect: STO y,p,3: #80 = #80
% expect: STO y,p,3: #ffffffffffffff80 = #ffffffffffffff80
% expect: STO y,p,3: #ffffffffffffff7f = #ffffffffffffff7f
% expect: STO y,p,3: #7fff = #7fff
% expect: STO y,p,3: #8000 = #8000
% expect: STO y,p,3: #ffffffffffff8000 = #ffffffffffff8000
% expect: STO y,p,3: #ffffffffffff7fff = #ffffffffffff7fff
% expect: STO y,p,3: #7fffffff = #7fffffff
% expect: STO y,p,3: #80000000 = #80000000
% expect: STO y,p,3: #ffffffff80000000 = #ffffffff80000000
% expect: STO y,p,3: #ffffffff7fffffff = #ffffffff7fffffff
% expect: STO y,p,3: #123456789abcdef = #123456789abcdef

        PUSHJ $255,Each1
        BYTE  "STOU y,p,3:",0
        STO   ones,p,0
        STOU  y,p,3
        LDO   x,p,0
        POP
% expect: STOU y,p,3: #7f = #7f
% expect: STOU y,p,3: #80 = #80
% expect: STOU y,p,3: #ffffffffffffff80 = #ffffffffffffff80
% expect: STOU y,p,3: #ffffffffffffff7f = #ffffffffffffff7f
% expect: STOU y,p,3: #7fff = #7fff
% expect: STOU y,p,3: #8000 = #8000
% expect: STOU y,p,3: #ffffffffffff8000 = #ffffffffffff8000
% expect: STOU y,p,3: #ffffffffffff7fff = #ffffffffffff7fff
% expect: STOU y,p,3: #7fffffff = #7fffffff
% expect: STOU y,p,3: #80000000 = #80000000
% expect: STOU y,p,3: #ffffffff80000000 = #ffffffff80000000
% expect: STOU y,p,3: #ffffffff7fffffff = #ffffffff7fffffff
% expect: STOU y,p,3: #123456789abcdef = #123456789abcdef

        PUSHJ $255,Each1
        BYTE  "STUNC y,p,3:",0
        STO   ones,p,0
        STUNC y,p,3
        LDO   x,p,0
        POP
% expect: STUNC y,p,3: #7f = #7f
% expect: STUNC y,p,3: #80 = #80
% expect: STUNC y,p,3: #ffffffffffffff80 = #ffffffffffffff80
% expect: STUNC y,p,3: #ffffffffffffff7f = #ffffffffffffff7f
% expect: STUNC y,p,3: #7fff = #7fff
% expect: STUNC y,p,3: #8000 = #8000
% expect: STUNC y,p,3: #ffffffffffff8000 = #ffffffffffff8000
% expect: STUNC y,p,3: #ffffffffffff7fff = #ffffffffffff7fff
% expect: STUNC y,p,3: #7fffffff = #7fffffff
% expect: STUNC y,p,3: #80000000 = #80000000
% expect: STUNC y,p,3: #ffffffff80000000 = #ffffffff80000000
% expect: STUNC y,p,3: #ffffffff7fffffff = #ffffffff7fffffff
% expect: STUNC y,p,3: #123456789abcdef = #123456789abcdef

% STCO stores a small constant: its X field is the number itself.

        SETL  $0,7
        STO   ones,p,0
        STCO  255,p,$0
        LDO   x,p,0
        PUSHJ $255,Show
        BYTE  "STCO 255",0
% expect: STCO 255 #ff
        STO   ones,p,0
        STCO  0,p,7
        LDO   x,p,0
        PUSHJ $255,Show
        BYTE  "STCO 0",0
% expect: STCO 0 #0

% A store of a marginal register stores zero, and does not make it local.

        STO   ones,p,0
        PUT   rL,0
        STB   $100,p,1
        GET   $0,rL
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "rL",0
% expect: rL #1
        LDO   x,p,0
        PUSHJ $255,Show
        BYTE  "a marginal byte",0
% expect: a marginal byte #1100111111111111

% The end of what user programs may name.

        NEGU  $0,0,1
        ANDNH $0,#8000
        STBU  ones,$0,0
        LDO   x,$0,0
        PUSHJ $255,Show
        BYTE  "the last octa",0
% expect: the last octa #11
        TRAP  0,Halt,0

Offsets OCTA  #fedc,0
        OCTA  #fedc,1
        OCTA  #fedc,2
        OCTA  #fedc,3
        OCTA  #fedc,4
        OCTA  #fedc,5
        OCTA  #fedc,6
        OCTA  #fedc,7
        OCTA  Stop
Numbers OCTA  #7f
        OCTA  #80
        OCTA  -#80
        OCTA  -#81
        OCTA  #7fff
        OCTA  #8000
        OCTA  -#8000
        OCTA  -#8001
        OCTA  #7fffffff
        OCTA  #80000000
        OCTA  -#80000000
        OCTA  -#80000001
        OCTA  #0123456789abcdef
        OCTA  Stop
