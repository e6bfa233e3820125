% forth.mms - threaded code: a program that is a list of addresses.
%
% Forth works on a stack of numbers: "3 4 +" leaves 7.  Here a program is a
% list of octabytes, each the address of machine code that does the work of
% one word: push, add, print.  What leads from one to the next is called the
% inner interpreter; it is three instructions at the end of each word:
%
%       LDOU  w,ip,0          the address of the next word's code
%       ADDU  ip,ip,8
%       GO    w,w,0           go there
%
% No loop, no decoding, no table: interpreters that want to be fast work so.
%
% A word may be defined by other words.  Its code is then one GO to Nest, and
% the list follows.  GO leaves the address after itself in w, and that is
% where the list begins:
%
%       Square:  GO w,nest,0 | Dup | Times | Exit
%
% Look at: Nest and Exit, which are call and return.  And at the words that
% handle the list itself: Lit takes a number from it, Jump moves ip.

        LOC   Data_Segment
        GREG  @
T1      BYTE  "squares: ",0
T2      BYTE  "gcd of 1071 and 462: ",0
T3      BYTE  "fibonacci: ",0
        LOC   Data_Segment+#1000
Stack   OCTA  0               this stack grows down from here,
Return  OCTA  0               and this one up

ip      GREG  0               where in the list we are
w       GREG  0               the word that runs
top     GREG  0               the number on top of the stack
sp      GREG  Stack           where the numbers below it are
rp      GREG  Return          where the places to return to are kept
nest    GREG  0               the address of Nest

        LOC   #100
Main    GETA  nest,Nest
        GETA  ip,Program
        LDOU  w,ip,0
        ADDU  ip,ip,8
        GO    w,w,0

% How words defined by words begin and end.
Nest    STOU  ip,rp,0
        ADDU  rp,rp,8
        SET   ip,w
        LDOU  w,ip,0
        ADDU  ip,ip,8
        GO    w,w,0
Exit    SUBU  rp,rp,8
        LDOU  ip,rp,0
        LDOU  w,ip,0
        ADDU  ip,ip,8
        GO    w,w,0

% Words that handle the list.
Lit     SUBU  sp,sp,8         push the number that comes next
        STO   top,sp,0
        LDO   top,ip,0
        ADDU  ip,ip,8
        LDOU  w,ip,0
        ADDU  ip,ip,8
        GO    w,w,0
Jump0   SET   $0,top          jump if the top is 0, and drop it
        LDO   top,sp,0
        ADDU  sp,sp,8
        BZ    $0,Jump
        ADDU  ip,ip,8
        LDOU  w,ip,0
        ADDU  ip,ip,8
        GO    w,w,0
Jump    LDOU  ip,ip,0
        LDOU  w,ip,0
        ADDU  ip,ip,8
        GO    w,w,0

% Words that handle the stack.
Dup     SUBU  sp,sp,8         a b -> a b b
        STO   top,sp,0
        LDOU  w,ip,0
        ADDU  ip,ip,8
        GO    w,w,0
Drop    LDO   top,sp,0        a b -> a
        ADDU  sp,sp,8
        LDOU  w,ip,0
        ADDU  ip,ip,8
        GO    w,w,0
Swap    LDO   $0,sp,0         a b -> b a
        STO   top,sp,0
        SET   top,$0
        LDOU  w,ip,0
        ADDU  ip,ip,8
        GO    w,w,0
Over    LDO   $0,sp,0         a b -> a b a
        SUBU  sp,sp,8
        STO   top,sp,0
        SET   top,$0
        LDOU  w,ip,0
        ADDU  ip,ip,8
        GO    w,w,0

% Words that compute.
Plus    LDO   $0,sp,0         a b -> a+b
        ADDU  sp,sp,8
        ADD   top,$0,top
        LDOU  w,ip,0
        ADDU  ip,ip,8
        GO    w,w,0
Minus   LDO   $0,sp,0         a b -> a-b
        ADDU  sp,sp,8
        SUB   top,$0,top
        LDOU  w,ip,0
        ADDU  ip,ip,8
        GO    w,w,0
Times   LDO   $0,sp,0         a b -> a*b
        ADDU  sp,sp,8
        MUL   top,$0,top
        LDOU  w,ip,0
        ADDU  ip,ip,8
        GO    w,w,0
Mod     LDO   $0,sp,0         a b -> a mod b
        ADDU  sp,sp,8
        DIV   $0,$0,top
        GET   top,rR
        LDOU  w,ip,0
        ADDU  ip,ip,8
        GO    w,w,0
Less    LDO   $0,sp,0         a b -> 1 if a < b, otherwise 0
        ADDU  sp,sp,8
        CMP   $0,$0,top
        ZSN   top,$0,1
        LDOU  w,ip,0
        ADDU  ip,ip,8
        GO    w,w,0

% Words that print.
Dot     SET   $1,top          the number on top, and drop it
        PUSHJ $0,PrintInt
        SETL  $1,' '
        PUSHJ $0,PrintChar
        LDO   top,sp,0
        ADDU  sp,sp,8
        LDOU  w,ip,0
        ADDU  ip,ip,8
        GO    w,w,0
Type    LDOU  $255,ip,0       the text whose address comes next
        ADDU  ip,ip,8
        TRAP  0,Fputs,StdOut
        LDOU  w,ip,0
        ADDU  ip,ip,8
        GO    w,w,0
Cr      SETL  $1,#a
        PUSHJ $0,PrintChar
        LDOU  w,ip,0
        ADDU  ip,ip,8
        GO    w,w,0
Bye     SETL  $255,0
        TRAP  0,Halt,0

% Words defined by words.  Lists are octabytes; the GO lies before the first
% of them, in the second half of an octabyte.
        LOC   (@+7)&-8|4
Square  GO    w,nest,0        a -> a*a
        OCTA  Dup,Times,Exit

        LOC   (@+7)&-8|4
Gcd     GO    w,nest,0        a b -> their greatest common divisor
1H      OCTA  Dup,Jump0,2F
        OCTA  Swap,Over,Mod,Jump,1B
2H      OCTA  Drop,Exit

        LOC   (@+7)&-8|4
Fib     GO    w,nest,0        n -> the n-th Fibonacci number
        OCTA  Dup,Lit,2,Less,Jump0,1F
        OCTA  Exit
1H      OCTA  Dup,Lit,1,Minus,Fib
        OCTA  Swap,Lit,2,Minus,Fib,Plus,Exit

Program OCTA  Type,T1,Lit,1
1H      OCTA  Dup,Square,Dot,Lit,1,Plus
        OCTA  Lit,10,Over,Less,Jump0,1B
        OCTA  Drop,Cr

        OCTA  Type,T2,Lit,1071,Lit,462,Gcd,Dot,Cr

        OCTA  Type,T3,Lit,0
1H      OCTA  Dup,Fib,Dot,Lit,1,Plus
        OCTA  Lit,12,Over,Less,Jump0,1B
        OCTA  Drop,Cr,Bye
