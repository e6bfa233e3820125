% lib/print.mms - numbers for people: subroutines shared by the examples.
%
% A program that uses them is assembled together with this file:
%
%       tramoya run lib/print.mms,wc/wc.mms
%
%       PrintInt(x)     the signed integer x
%       PrintWide(x,w)  the same, with blanks in front up to w characters
%       PrintHex(x,n)   the last n hexadecimal digits of x
%       PrintReal(x,n)  the floating point number x with n digits after the
%                       point; |x| * 10^n must be below 2^63
%       PrintChar(c)    one character
%
% They return nothing and change no global register but $255.  All numbers
% are made backwards, from the last digit to the first, in a buffer whose
% last byte is always zero; Fputs prints what is left of it.
%
% Code and data lie above those of any example (LOC), so that it does not
% matter which file comes first.  PREFIX keeps our labels out of the way of
% others: within it, x means Print:x, and :x means x itself.

        PREFIX Print:
        LOC   :Data_Segment+#100000
        GREG  @
Buffer  OCTA  0
        LOC   Buffer+63
End     BYTE  0

        LOC   #4000
x       IS    $0
n       IS    $1
p       IS    $2              the first character made so far
sign    IS    $3
d       IS    $4

:PrintInt SET n,0
:PrintWide LDA p,End
        SET   sign,x
        NEGU  d,0,x           |-2^63| is right, too, as unsigned number
        CSN   x,sign,d
1H      PUT   :rD,0
        DIVU  x,x,10
        GET   d,:rR
        ADDU  d,d,'0'
        SUBU  p,p,1
        STBU  d,p,0
        SUB   n,n,1
        PBNZ  x,1B
        BNN   sign,2F
        SUBU  p,p,1
        SET   d,'-'
        STBU  d,p,0
        SUB   n,n,1
2H      SET   d,' '
        JMP   4F
3H      SUBU  p,p,1
        STBU  d,p,0
        SUB   n,n,1
4H      BP    n,3B
        SET   $255,p
        TRAP  0,:Fputs,:StdOut
        POP   0,0

:PrintHex LDA p,End
1H      AND   d,x,#f
        CMP   $5,d,10
        ZSNN  $5,$5,'a'-'0'-10
        ADDU  d,d,$5
        ADDU  d,d,'0'
        SUBU  p,p,1
        STBU  d,p,0
        SRU   x,x,4
        SUB   n,n,1
        PBP   n,1B
        SET   $255,p
        TRAP  0,:Fputs,:StdOut
        POP   0,0

% x times 10^n is rounded to an integer; then the point is put between its
% digits, after at least one.  (Multiplying by ten n times would be the same,
% but for n rounding errors instead of one.)
:PrintReal LDA p,End
        SET   sign,x
        ANDNH x,#8000         |x|: the sign is a bit of its own
        FLOT  $5,10
        FLOT  d,1             10^n: exact as long as n <= 22
        SET   $6,n
        JMP   2F
1H      FMUL  d,d,$5
        SUB   $6,$6,1
2H      BP    $6,1B
        FMUL  x,x,d
        FIX   x,:ROUND_NEAR,x
        BZ    n,4F
3H      PUT   :rD,0           digits after the point
        DIVU  x,x,10
        GET   d,:rR
        ADDU  d,d,'0'
        SUBU  p,p,1
        STBU  d,p,0
        SUB   n,n,1
        PBP   n,3B
        SET   d,'.'
        SUBU  p,p,1
        STBU  d,p,0
4H      PUT   :rD,0           digits before it
        DIVU  x,x,10
        GET   d,:rR
        ADDU  d,d,'0'
        SUBU  p,p,1
        STBU  d,p,0
        PBNZ  x,4B
        BNN   sign,5F
        SET   d,'-'
        SUBU  p,p,1
        STBU  d,p,0
5H      SET   $255,p
        TRAP  0,:Fputs,:StdOut
        POP   0,0

:PrintChar LDA p,End
        SUBU  p,p,1
        STBU  x,p,0
        SET   $255,p
        TRAP  0,:Fputs,:StdOut
        POP   0,0
        PREFIX :
