% leak.mms - a kernel that asks whether it is one.
%
% It puts values into the special registers that are a kernel's own, and looks
% whether they are still there.  On the bare machine they are.  A guest's are
% kept by its hypervisor, somewhere else: on mmix-v every GET of them traps, and
% the hypervisor gives the guest what it has put.  On mmix-leaky a PUT of most
% traps, but GET does not; so what it gets is the hypervisor's.
%
%       tramoya boot -k leak.mms                    bare
%       tramoya host --cpu mmix-v leak.mms          bare
%       tramoya host --cpu mmix-leaky leak.mms      a guest: rT is not what ...
%
% `tramoya classify --cpu mmix-leaky' lists all that leaks.  rF does, too, which
% cannot be seen from here: no trap touches it.  It takes two guests, and then
% they can talk to each other behind their hypervisor's back.
%
% The status is 0 if all is as on the bare machine, else 1.

Sign    IS    #8000000000000000
power   GREG  Sign+#1000000000000
console GREG  Sign+#1000000002000
put     GREG  0               the value that was put,
got     GREG  0               and the one that was got
isGuest GREG  0               1: something was not as it should be

        LOC   Sign+#10000
texts   GREG  @
Bare    BYTE  "bare",#a,0
Guest   BYTE  "a guest: ",0
Not     BYTE  " is not what I put",#a,0
Surprise BYTE "a trap, and I did nothing",#a,0
N_rT    BYTE  "rT",0
N_rTT   BYTE  "rTT",0
N_rK    BYTE  "rK",0
N_rQ    BYTE  "rQ",0
N_rV    BYTE  "rV",0
N_rC    BYTE  "rC",0
N_rI    BYTE  "rI",0
N_rU    BYTE  "rU",0
Time    BYTE  "time",0
N_rBB   BYTE  "rBB",0
N_rWW   BYTE  "rWW",0
N_rXX   BYTE  "rXX",0
N_rYY   BYTE  "rYY",0
N_rZZ   BYTE  "rZZ",0

        LOC   Sign+#10100
Main    SET   isGuest,0

% Both traps go here.  None is expected, but the address is a good value: no
% hypervisor is there.
        GETA  put,Trapped
        PUT   rT,put
        GET   got,rT
        LDA   $1,N_rT
        PUSHJ $0,Check
        PUT   rTT,put
        GET   got,rTT
        LDA   $1,N_rTT
        PUSHJ $0,Check

% What memory refuses may interrupt.  Nothing of that will happen; but a
% hypervisor wants to hear of more.
        SETMH put,#00f0
        PUT   rK,put
        GET   got,rK
        LDA   $1,N_rK
        PUSHJ $0,Check
        PUT   rK,0

% A request for an interrupt by a device that is not there.  Others may come.
        SETH  put,#4000
        PUT   rQ,put
        GET   got,rQ
        AND   got,got,put
        LDA   $1,N_rQ
        PUSHJ $0,Check
        PUT   rQ,0

% Tables that are nowhere: a kernel at negative addresses does not need them.
        SETH  put,#3210
        ORMH  put,#0d00
        ORML  put,#0070       root #700000
        ORL   put,7<<3        address space number
        PUT   rV,put
        GET   got,rV
        LDA   $1,N_rV
        PUSHJ $0,Check
        SETML put,#0070
        PUT   rC,put
        GET   got,rC
        LDA   $1,N_rC
        PUSHJ $0,Check

% Time.  GET gets what rI is before it counts itself, PUT does not count; and a
% hypervisor's work must not take any.
        SETML put,#0100
        PUT   rI,put
        GET   got,rI
        LDA   $1,N_rI
        PUSHJ $0,Check
        SETML put,#1000
        PUT   rU,put
        GET   got,rU
        LDA   $1,N_rU
        PUSHJ $0,Check
        GET   $0,rI
        PUT   rTT,0           2, with the GET before it
        GET   $1,rI
        SUBU  got,$0,$1
        SET   put,2
        LDA   $1,Time
        PUSHJ $0,Check

% What a trap changes, with one that only a guest takes: PUT rTT.
        SETL  put,#1234
        PUT   rBB,put
        PUT   rWW,put
        PUT   rXX,put
        PUT   rYY,put
        PUT   rZZ,put
        PUT   rTT,put
        GET   got,rBB
        LDA   $1,N_rBB
        PUSHJ $0,Check
        GET   got,rWW
        LDA   $1,N_rWW
        PUSHJ $0,Check
        GET   got,rXX
        LDA   $1,N_rXX
        PUSHJ $0,Check
        GET   got,rYY
        LDA   $1,N_rYY
        PUSHJ $0,Check
        GET   got,rZZ
        LDA   $1,N_rZZ
        PUSHJ $0,Check

        PBNZ  isGuest,Off
        LDA   $1,Bare
        PUSHJ $0,Print
Off     STOU  isGuest,power,0
        JMP   Off

Trapped LDA   $1,Surprise
        PUSHJ $0,Print
        SET   isGuest,1
        JMP   Off

% Check(name): say it if `got' is not `put'.
Check   CMPU  $1,got,put
        PBZ   $1,1F
        SET   isGuest,1
        GET   $1,rJ
        LDA   $3,Guest
        PUSHJ $2,Print
        SET   $3,$0
        PUSHJ $2,Print
        LDA   $3,Not
        PUSHJ $2,Print
        PUT   rJ,$1
1H      POP

% Print(string)
1H      STOU  $1,console,0
        ADDU  $0,$0,1
Print   LDBU  $1,$0,0
        PBNZ  $1,1B
        POP
