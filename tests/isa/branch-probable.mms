% branch-probable.mms - the same sixteen branches, said to be likely.
%
% tests: PBN PBNB PBZ PBZB PBP PBPB PBOD PBODB
% tests: PBNN PBNNB PBNZ PBNZB PBNP PBNPB PBEV PBEVB
% files: lib/print.mms
%
% They do what the branches without P do.  Only the cost differs: a wrong
% guess takes two more units of time (see clocks.mms).

Above   SETL  x,1
        POP

Main    GETA  rows,Numbers
        PUSHJ $255,Each1
        BYTE  "PBN:",0
        SETL  x,0
        PBN   y,Below
        POP
% expect: PBN: #8000000000000000 = #1
% expect: PBN: #ffffffffffffffff = #1
% expect: PBN: #0 = #0
% expect: PBN: #1 = #0
% expect: PBN: #7fffffffffffffff = #0
% expect: PBN: #4000000100000000 = #0

        PUSHJ $255,Each1
        BYTE  "PBN back:",0
        SETL  x,0
        PBN   y,Above
        POP
% expect: PBN back: #8000000000000000 = #1
% expect: PBN back: #ffffffffffffffff = #1
% expect: PBN back: #0 = #0
% expect: PBN back: #1 = #0
% expect: PBN back: #7fffffffffffffff = #0
% expect: PBN back: #4000000100000000 = #0

        PUSHJ $255,Each1
        BYTE  "PBZ:",0
        SETL  x,0
        PBZ   y,Below
        POP
% expect: PBZ: #8000000000000000 = #0
% expect: PBZ: #ffffffffffffffff = #0
% expect: PBZ: #0 = #1
% expect: PBZ: #1 = #0
% expect: PBZ: #7fffffffffffffff = #0
% expect: PBZ: #4000000100000000 = #0

        PUSHJ $255,Each1
        BYTE  "PBZ back:",0
        SETL  x,0
        PBZ   y,Above
        POP
% expect: PBZ back: #8000000000000000 = #0
% expect: PBZ back: #ffffffffffffffff = #0
% expect: PBZ back: #0 = #1
% expect: PBZ back: #1 = #0
% expect: PBZ back: #7fffffffffffffff = #0
% expect: PBZ back: #4000000100000000 = #0

        PUSHJ $255,Each1
        BYTE  "PBP:",0
        SETL  x,0
        PBP   y,Below
        POP
% expect: PBP: #8000000000000000 = #0
% expect: PBP: #ffffffffffffffff = #0
% expect: PBP: #0 = #0
% expect: PBP: #1 = #1
% expect: PBP: #7fffffffffffffff = #1
% expect: PBP: #4000000100000000 = #1

        PUSHJ $255,Each1
        BYTE  "PBP back:",0
        SETL  x,0
        PBP   y,Above
        POP
% expect: PBP back: #8000000000000000 = #0
% expect: PBP back: #ffffffffffffffff = #0
% expect: PBP back: #0 = #0
% expect: PBP back: #1 = #1
% expect: PBP back: #7fffffffffffffff = #1
% expect: PBP back: #4000000100000000 = #1

        PUSHJ $255,Each1
        BYTE  "PBOD:",0
        SETL  x,0
        PBOD  y,Below
        POP
% expect: PBOD: #8000000000000000 = #0
% expect: PBOD: #ffffffffffffffff = #1
% expect: PBOD: #0 = #0
% expect: PBOD: #1 = #1
% expect: PBOD: #7fffffffffffffff = #1
% expect: PBOD: #4000000100000000 = #0

        PUSHJ $255,Each1
        BYTE  "PBOD back:",0
        SETL  x,0
        PBOD  y,Above
        POP
% expect: PBOD back: #8000000000000000 = #0
% expect: PBOD back: #ffffffffffffffff = #1
% expect: PBOD back: #0 = #0
% expect: PBOD back: #1 = #1
% expect: PBOD back: #7fffffffffffffff = #1
% expect: PBOD back: #4000000100000000 = #0

        PUSHJ $255,Each1
        BYTE  "PBNN:",0
        SETL  x,0
        PBNN  y,Below
        POP
% expect: PBNN: #8000000000000000 = #0
% expect: PBNN: #ffffffffffffffff = #0
% expect: PBNN: #0 = #1
% expect: PBNN: #1 = #1
% expect: PBNN: #7fffffffffffffff = #1
% expect: PBNN: #4000000100000000 = #1

        PUSHJ $255,Each1
        BYTE  "PBNN back:",0
        SETL  x,0
        PBNN  y,Above
        POP
% expect: PBNN back: #8000000000000000 = #0
% expect: PBNN back: #ffffffffffffffff = #0
% expect: PBNN back: #0 = #1
% expect: PBNN back: #1 = #1
% expect: PBNN back: #7fffffffffffffff = #1
% expect: PBNN back: #4000000100000000 = #1

        PUSHJ $255,Each1
        BYTE  "PBNZ:",0
        SETL  x,0
        PBNZ  y,Below
        POP
% expect: PBNZ: #8000000000000000 = #1
% expect: PBNZ: #ffffffffffffffff = #1
% expect: PBNZ: #0 = #0
% expect: PBNZ: #1 = #1
% expect: PBNZ: #7fffffffffffffff = #1
% expect: PBNZ: #4000000100000000 = #1

        PUSHJ $255,Each1
        BYTE  "PBNZ back:",0
        SETL  x,0
        PBNZ  y,Above
        POP
% expect: PBNZ back: #8000000000000000 = #1
% expect: PBNZ back: #ffffffffffffffff = #1
% expect: PBNZ back: #0 = #0
% expect: PBNZ back: #1 = #1
% expect: PBNZ back: #7fffffffffffffff = #1
% expect: PBNZ back: #4000000100000000 = #1

        PUSHJ $255,Each1
        BYTE  "PBNP:",0
        SETL  x,0
        PBNP  y,Below
        POP
% expect: PBNP: #8000000000000000 = #1
% expect: PBNP: #ffffffffffffffff = #1
% expect: PBNP: #0 = #1
% expect: PBNP: #1 = #0
% expect: PBNP: #7fffffffffffffff = #0
% expect: PBNP: #4000000100000000 = #0

        PUSHJ $255,Each1
        BYTE  "PBNP back:",0
        SETL  x,0
        PBNP  y,Above
        POP
% expect: PBNP back: #8000000000000000 = #1
% expect: PBNP back: #ffffffffffffffff = #1
% expect: PBNP back: #0 = #1
% expect: PBNP back: #1 = #0
% expect: PBNP back: #7fffffffffffffff = #0
% expect: PBNP back: #4000000100000000 = #0

        PUSHJ $255,Each1
        BYTE  "PBEV:",0
        SETL  x,0
        PBEV  y,Below
        POP
% expect: PBEV: #8000000000000000 = #1
% expect: PBEV: #ffffffffffffffff = #0
% expect: PBEV: #0 = #1
% expect: PBEV: #1 = #0
% expect: PBEV: #7fffffffffffffff = #0
% expect: PBEV: #4000000100000000 = #1

        PUSHJ $255,Each1
        BYTE  "PBEV back:",0
        SETL  x,0
        PBEV  y,Above
        POP
% expect: PBEV back: #8000000000000000 = #1
% expect: PBEV back: #ffffffffffffffff = #0
% expect: PBEV back: #0 = #1
% expect: PBEV back: #1 = #0
% expect: PBEV back: #7fffffffffffffff = #0
% expect: PBEV back: #4000000100000000 = #1
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
