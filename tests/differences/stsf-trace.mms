% The trace of STSF.  Where a mode of rounding matters, brackets show which;
% the reference shows those of some instruction before, here zero bytes.
%
% trace: STSF
        LOC     #100
Main    SETML   $0,1
        PUT     rA,$0           round off
        SETH    $0,#3ff0
        SETH    $1,Data_Segment>>48
        STSF    $0,$1,0
        SETL    $255,0
        TRAP    0,Halt,0
% ours:          1. 0000000000000110: b1000100 (STSFI) [M4[#2000000000000000]] = 1., M8[#2000000000000000]=#3f80000000000000
