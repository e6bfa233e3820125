% timer.mms - the interval timer, and sleep.
%
% rI counts down with each instruction; when it comes to 0, bit 6 of rQ asks
% for attention: the turn of whoever runs is over.  To change to another process
% takes some hundreds of instructions; a quantum is so long that this is little
% beside it, and so short that nobody at the console notices the turns.

        PREFIX Timer:
typing  GREG  :Typing
status  GREG  :Console
base    GREG  @
quantum OCTA  100000          instructions
Least   IS    1000            a shorter one would be all for the kernel

% Quantum(length): so the command line wants it.
Quantum SETL  $1,Least
        CMPU  $2,$0,$1
        CSN   $0,$2,$1
        STOU  $0,quantum
        POP

% Begin(): a process gets a whole quantum.  If the one before was over while the
% kernel was at work, that is forgotten: else it would end this one, too.
Begin   LDOU  $0,quantum
        PUT   :rI,$0
        GET   $0,:rQ
        ANDNL $0,#40
        PUT   :rQ,$0
        POP

% Sleep(): until there is input.  All processes wait for it.
%
% A byte may come at any moment: also after the last process has looked for
% one, and before the SYNC.  A kernel that then slept would sleep beside a full
% console.  So first input has to ask for attention from now on; then we look
% once more; and the SYNC is the one instruction at which the kernel can be
% interrupted: a new rK counts from the second instruction on, so a request
% that is there already wakes us, too (on other machines that is `sti; hlt',
% or `wfi').  The trap leads behind the SYNC and has made rK 0 again.
bit40   IS    #0100           of the octa's second wyde: input
Sleep   PUT   :rI,0           no turn ends
        STCO  1,typing,0
        LDOU  $0,status,0
        BNZ   $0,2F
        GET   $1,:rTT
        GETA  $0,1F
        PUT   :rTT,$0
        SETMH $0,bit40
        PUT   :rK,$0
        SYNC  4
1H      PUT   :rK,0
        PUT   :rTT,$1
2H      STCO  0,typing,0
        GET   $0,:rQ          it has been seen
        PUT   :rQ,0
        POP
        PREFIX :
