% bit-wyde.mms - constants of sixteen bits, in each of the four wydes.
%
% tests: SETH SETMH SETML SETL INCH INCMH INCML INCL
% tests: ORH ORMH ORML ORL ANDNH ANDNMH ANDNML ANDNL
% files: lib/print.mms
%
% SET makes the other wydes zero; INC carries into the wydes on the left, and
% out of the register, without overflow; OR and ANDN change their wyde only.

Main    GETA  rows,Numbers
        PUSHJ $255,Each1
        BYTE  "SETH #fedc:",0
        SETH  x,#fedc
        POP
% expect: SETH #fedc: #123456789abcdef = #fedc000000000000
% expect: SETH #fedc: #ffffffffffffffff = #fedc000000000000

        PUSHJ $255,Each1
        BYTE  "SETMH #fedc:",0
        SETMH x,#fedc
        POP
% expect: SETMH #fedc: #123456789abcdef = #fedc00000000
% expect: SETMH #fedc: #ffffffffffffffff = #fedc00000000

        PUSHJ $255,Each1
        BYTE  "SETML #fedc:",0
        SETML x,#fedc
        POP
% expect: SETML #fedc: #123456789abcdef = #fedc0000
% expect: SETML #fedc: #ffffffffffffffff = #fedc0000

        PUSHJ $255,Each1
        BYTE  "SETL #fedc:",0
        SETL  x,#fedc
        POP
% expect: SETL #fedc: #123456789abcdef = #fedc
% expect: SETL #fedc: #ffffffffffffffff = #fedc

        PUSHJ $255,Each1
        BYTE  "INCH #fedc:",0
        SET   x,y
        INCH  x,#fedc
        POP
% expect: INCH #fedc: #123456789abcdef = #ffff456789abcdef
% expect: INCH #fedc: #ffffffffffffffff = #fedbffffffffffff

        PUSHJ $255,Each1
        BYTE  "INCMH #fedc:",0
        SET   x,y
        INCMH x,#fedc
        POP
% expect: INCMH #fedc: #123456789abcdef = #124444389abcdef
% expect: INCMH #fedc: #ffffffffffffffff = #fedbffffffff

        PUSHJ $255,Each1
        BYTE  "INCML #fedc:",0
        SET   x,y
        INCML x,#fedc
        POP
% expect: INCML #fedc: #123456789abcdef = #12345688887cdef
% expect: INCML #fedc: #ffffffffffffffff = #fedbffff

        PUSHJ $255,Each1
        BYTE  "INCL #fedc:",0
        SET   x,y
        INCL  x,#fedc
        POP
% expect: INCL #fedc: #123456789abcdef = #123456789accccb
% expect: INCL #fedc: #ffffffffffffffff = #fedb

        PUSHJ $255,Each1
        BYTE  "ORH #fedc:",0
        SET   x,y
        ORH   x,#fedc
        POP
% expect: ORH #fedc: #123456789abcdef = #ffff456789abcdef
% expect: ORH #fedc: #ffffffffffffffff = #ffffffffffffffff

        PUSHJ $255,Each1
        BYTE  "ORMH #fedc:",0
        SET   x,y
        ORMH  x,#fedc
        POP
% expect: ORMH #fedc: #123456789abcdef = #123ffff89abcdef
% expect: ORMH #fedc: #ffffffffffffffff = #ffffffffffffffff

        PUSHJ $255,Each1
        BYTE  "ORML #fedc:",0
        SET   x,y
        ORML  x,#fedc
        POP
% expect: ORML #fedc: #123456789abcdef = #1234567ffffcdef
% expect: ORML #fedc: #ffffffffffffffff = #ffffffffffffffff

        PUSHJ $255,Each1
        BYTE  "ORL #fedc:",0
        SET   x,y
        ORL   x,#fedc
        POP
% expect: ORL #fedc: #123456789abcdef = #123456789abffff
% expect: ORL #fedc: #ffffffffffffffff = #ffffffffffffffff

        PUSHJ $255,Each1
        BYTE  "ANDNH #fedc:",0
        SET   x,y
        ANDNH x,#fedc
        POP
% expect: ANDNH #fedc: #123456789abcdef = #123456789abcdef
% expect: ANDNH #fedc: #ffffffffffffffff = #123ffffffffffff

        PUSHJ $255,Each1
        BYTE  "ANDNMH #fedc:",0
        SET   x,y
        ANDNMH x,#fedc
        POP
% expect: ANDNMH #fedc: #123456789abcdef = #123012389abcdef
% expect: ANDNMH #fedc: #ffffffffffffffff = #ffff0123ffffffff

        PUSHJ $255,Each1
        BYTE  "ANDNML #fedc:",0
        SET   x,y
        ANDNML x,#fedc
        POP
% expect: ANDNML #fedc: #123456789abcdef = #12345670123cdef
% expect: ANDNML #fedc: #ffffffffffffffff = #ffffffff0123ffff

        PUSHJ $255,Each1
        BYTE  "ANDNL #fedc:",0
        SET   x,y
        ANDNL x,#fedc
        POP
% expect: ANDNL #fedc: #123456789abcdef = #123456789ab0123
% expect: ANDNL #fedc: #ffffffffffffffff = #ffffffffffff0123

% INCH x,#8000 changes the sign of a floating point number; ANDNH x,#8000
% takes it away.

        SETH  x,#3ff0         1.0
        INCH  x,#8000
        PUSHJ $255,Show
        BYTE  "-1.0",0
% expect: -1.0 #bff0000000000000
        ANDNH x,#8000
        PUSHJ $255,Show
        BYTE  "|-1.0|",0
% expect: |-1.0| #3ff0000000000000

% The first time that a local register is changed it holds zero.

        INCL  $9,5
        SET   x,$9
        PUSHJ $255,Show
        BYTE  "0+5",0
% expect: 0+5 #5
        ORML  $10,#ffff
        SET   x,$10
        PUSHJ $255,Show
        BYTE  "0 or #ffff0000",0
% expect: 0 or #ffff0000 #ffff0000
        TRAP  0,Halt,0

Numbers OCTA  #0123456789abcdef
        OCTA  -1
        OCTA  Stop
