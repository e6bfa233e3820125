% wedged-trap.mms - a trap goes where no kernel can be.
%
% files: lib/sys.mms
% reference: none, it traps again, and for ever

        LOC   #8000000000020000
Main    SETL  $0,#100
        PUT   rT,$0
        TRAP  1,2,3
% status: 120
% stderr: wedged: a trap goes to the non-negative address #0000000000000100, from #8000000000020008 (wedged-trap.mms:9)
% stderr: rXX=#8000000000010203
