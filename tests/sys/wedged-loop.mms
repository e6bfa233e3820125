% wedged-loop.mms - software translation that wants to be translated.
%
% files: lib/sys.mms
% reference: none, it traps again, and for ever
%
% The first instruction of the handler of forced traps is a load that makes a
% forced trap; nothing is ever completed, and no limit would end this.

        LOC   #8000000000020000
rv      GREG  #0d0000000029   s = 13, n = 5, f = 1
Main    PUT   rV,rv
        GETA  $0,Handler
        PUT   rT,$0
        SETL  $1,#1000
Handler LDO  $2,$1,0
% status: 120
% stderr: wedged: the handler of forced traps needs a translation itself
% stderr: rXX=#030000008d020100
