% Symbols that are there from the start, and may get another meaning.

        LOC     #100
Main    PUT     rA,$0
        GET     $0,rZZ
        FIX     $1,ROUND_UP,$2
        TRAP    0,Fputs,StdOut
        TRAP    0,Halt,0
        SET     $0,BinaryReadWrite
        SETH    $0,Inf>>48
        LOC     Pool_Segment
        OCTA    Data_Segment,Stack_Segment,D_BIT|X_BIT,D_Handler,X_Handler
        LOC     #200
Halt    IS      7               it was used: a warning
Fopen   SWYM    0               it was not
rA      IS      21              the same value: nothing happens
Fclose  IS      $3
        PUT     rA,Fclose
        TRAP    0,Halt,Fclose

% warning: 14:1: redefinition of predefined symbol `Halt'
