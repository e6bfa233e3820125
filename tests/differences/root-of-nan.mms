% The square root of a quiet NaN whose sign bit is set.  The document has
% invalid roots of negative numbers only, and a quiet NaN is the result of
% itself; the reference and Tramoya look at the sign first: invalid, the
% standard NaN.
        LOC     #100
Main    SETH    $0,#fff8
        ORL     $0,#abc
        FSQRT   $1,$0
        GET     $255,rA         bit I is 16
        SLU     $1,$1,52
        ZSZ     $1,$1,1         is #abc no longer there?
        OR      $255,$255,$1
        TRAP    0,Halt,0
% both: status 17
