% edigits.mms - three hundred digits of e, ten at a time.
%
%       e = 2 + 1/2! + 1/3! + 1/4! + ...
%         = 2 + 1/2 (1 + 1/3 (1 + 1/4 (1 + ...)))
%
% This is the number 2.111... in a notation in which the k-th place after the
% point is worth 1/k of the place before it.  To change it into decimal
% notation, multiply all places by 10^10: from the last place to the first
%
%       place * 10^10 + carry = new carry * k + new place
%
% and what is carried out of the first place is the next ten digits.
%
% Look at: nothing is ever rounded.  The first place left out is worth 1/Last!
% and less than the last digit shown.  DIV gives the quotient in its $X, the
% remainder in rR; the products stay below 10^10 * Last < 2^63.

Last    IS    180             180! > 10^329
Groups  IS    30              of ten digits
Row     IS    5               groups in a line

        LOC   Data_Segment
        GREG  @
Two     BYTE  "e = 2.",#a,0
Line    BYTE  "  "
Digits  BYTE  "0000000000",0
NewLine BYTE  #a,0
        LOC   (@+7)&-8
Place   OCTA  0               Place[2] to Place[Last]

shift   GREG  10000000000
place   GREG  Place

k       IS    $0
carry   IS    $1
p       IS    $2
groups  IS    $3
row     IS    $4
at      IS    $5              8k
t       IS    $6

        LOC   #100
Main    LDA   $255,Two
        TRAP  0,Fputs,StdOut
        SETL  at,8*Last
        SETL  t,1
1H      STOU  t,place,at
        SUB   at,at,8
        PBP   at,1B
        SETL  groups,Groups
        SETL  row,Row

Next    SETL  k,Last
        SETL  at,8*Last
        SETL  carry,0
2H      LDO   t,place,at
        MUL   t,t,shift
        ADD   t,t,carry
        DIV   carry,t,k
        GET   t,rR
        STO   t,place,at
        SUB   at,at,8
        SUB   k,k,1
        CMP   t,k,2
        PBNN  t,2B

        LDA   p,Digits        write the carry with ten digits
        SETL  k,9
3H      DIV   carry,carry,10
        GET   t,rR
        ADD   t,t,'0'
        STBU  t,p,k
        SUB   k,k,1
        PBNN  k,3B
        LDA   $255,Line
        TRAP  0,Fputs,StdOut
        SUB   row,row,1
        PBP   row,4F
        LDA   $255,NewLine
        TRAP  0,Fputs,StdOut
        SETL  row,Row
4H      SUB   groups,groups,1
        PBP   groups,Next
        SETL  $255,0
        TRAP  0,Halt,0
