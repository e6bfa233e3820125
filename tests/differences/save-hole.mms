% Above the local registers SAVE stores their number.  The reference sets the
% lower half of a slot to it and leaves in the upper half what was there; here
% it is a former $0.
        LOC     #100
Main    SETH    $0,#7700
        PUT     rL,0
        SAVE    $255,0
        SETL    $0,8*(1+12+1)   rG and rA, twelve special registers, $255
        SUBU    $0,$255,$0
        LDOU    $0,$0,0         the number of locals, which is 0
        SRU     $255,$0,56
        TRAP    0,Halt,0
% ours: nothing
% theirs: status 119
