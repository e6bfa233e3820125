% fast.mms - GET and PUT without a world switch.
%
% Most exits are GETs and PUTs of the kernel of a virtual register that is
% nothing but a value: rBB, rWW, rT and so on.  They need rYY, rZZ and three
% registers; so, if the guest leaves us these ($252 to $254 are global), they
% are put away for a moment, and the ring, and all else, is not touched.  A
% world switch moves some 530 octas twice; and below us may be another hypervisor,
% for which each of our world switches is an exit with some 1400 instructions.
%
% Everything else goes the long way, and so does what needs a second look
% behind the instruction: E_Fast is 0 if the virtual rK has p, if rU chooses
% opcodes, or the guest runs a guest of its own; and rI must be large enough, so
% that no timer interferes.
%
% Our instructions must not count for the guest.  The long way tells how many
% of them there have been before it: t is what enter.mms would have found.
% The short one sets rI to what it was, less one for a PUT: that is complete.

Fast:Getable IS #f044e380     rBB rC rN rT rTT rK rV rF rWW rXX rYY rZZ
Fast:Putable IS #f0406180     rBB rC rT rTT rF rWW rXX rYY rZZ

Enter:Dynamic GET $255,rXX
        SLU   $255,$255,28
        BNN   $255,Fast:No    k: a sensitive instruction
        GET   $255,rG
        SUB   $255,$255,253
        BNN   $255,Fast:Few   $252 is not global
        SETH  $255,#8000
        STOU  $254,$255,E_Save
        STOU  $253,$255,E_Save+8
        STOU  $252,$255,E_Save+16
        GET   $253,rI         10 were before this
        LDOU  $254,$255,E_Fast
        BZ    $254,Fast:At13
        SUB   $252,$253,120
        BN    $252,Fast:At15
        GET   $252,rWW
        SUBU  $252,$252,4
        BNN   $252,Fast:At18  a user
        GET   $252,rXX
        SRU   $252,$252,24
        AND   $252,$252,#ff
        SUB   $252,$252,#f6
        BZ    $252,Fast:Put
        SUB   $252,$252,1
        BZ    $252,Fast:Put
        SUB   $252,$252,7
        BNZ   $252,Fast:At27

        GET   $252,rXX        GET $X,n
        AND   $252,$252,#ff
        SETML $255,Fast:Getable>>16
        ORL   $255,Fast:Getable&#ffff
        SRU   $255,$255,$252
        BEV   $255,Fast:At33
        SLU   $252,$252,3
        INCL  $252,V_
        LDOU  $252,$254,$252
        PUT   rZZ,$252
        SETH  $255,#8000
        SETL  $252,Counts&#ffff+K_GET
        INCL  $253,10+5
        JMP   Fast:Done

Fast:Put GET  $252,rXX        PUT n,$Z
        SRU   $252,$252,16
        AND   $252,$252,#ff
        SETML $255,Fast:Putable>>16
        ORL   $255,Fast:Putable&#ffff
        SRU   $255,$255,$252
        BEV   $255,Fast:Not
        SLU   $252,$252,3
        INCL  $252,V_
        GET   $255,rZZ
        STOU  $255,$254,$252
        SETH  $255,#8000
        SETL  $252,Counts&#ffff+K_PUT
        INCL  $253,10+5-1

% All in all, these are some 55 instructions.
Fast:Done LDOU $254,$255,$252
        ADDU  $254,$254,1
        STOU  $254,$255,$252
        INCL  $252,K_Spent
        LDOU  $254,$255,$252
        ADDU  $254,$254,55
        STOU  $254,$255,$252
        PUT   rI,$253         5 are behind this
        LDOU  $254,$255,E_Save
        LDOU  $253,$255,E_Save+8
        LDOU  $252,$255,E_Save+16
        LDOU  $255,$255,E_Mask
        RESUME 2

% --- the long way -----------------------------------------------------------

Fast:At13 STCO 13+5,$255,E_Way
        JMP   Fast:Long
Fast:At15 STCO 15+5,$255,E_Way
        JMP   Fast:Long
Fast:At18 STCO 18+5,$255,E_Way
        JMP   Fast:Long
Fast:At27 STCO 27+5,$255,E_Way
        JMP   Fast:Long
Fast:At33 SETH $255,#8000
        STCO  33+6,$255,E_Way
        JMP   Fast:Long
% Here by the first or the second way to Fast:Put, two instructions apart.
Fast:Not SETH $255,#8000
        GET   $254,rXX
        SLU   $254,$254,39    PUT with a constant, or a register?
        BNN   $254,1F
        STCO  25+7+4+5,$255,E_Way
        JMP   Fast:Long
1H      STCO  23+7+4+5,$255,E_Way
        JMP   Fast:Long
Fast:Long LDOU $254,$255,E_Save
        LDOU  $253,$255,E_Save+8
        LDOU  $252,$255,E_Save+16
        LDOU  $255,$255,E_World
        SAVE  $255,4
        GET   t,rI
        SETH  t+1,#8000
        LDOU  t+1,t+1,E_Way
        SUBU  t+1,t+1,1       here no SETH was needed
        ADDU  t,t,t+1
        SET   to,0
        JMP   Enter:Out
Fast:Few SETH $255,#8000
        LDOU  $255,$255,E_World
        SAVE  $255,4
        GET   t,rI
        ADDU  t,t,6
        SET   to,0
        JMP   Enter:Out
Fast:No SETH  $255,#8000
        LDOU  $255,$255,E_World
        SAVE  $255,4
        GET   t,rI
        ADDU  t,t,3
        SET   to,0
        JMP   Enter:Out
