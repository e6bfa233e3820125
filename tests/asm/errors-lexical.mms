% Characters where they do not belong.
        LOC     #100
Main    SWYM
a-b     SWYM
a!      SWYM
12      SWYM
2B      SWYM
2ADDU   $1,$2,$3
        SWYM,1
        SW%M    1
        ADDD    $1,$2,$3
        addu    $1,$2,$3
        ADDI    $1,$2,3
        BZB     $1,@
        OR I    5
        XYZZY   5
        BYTE    'a
        BYTE    '
        BYTE    'ab'
        BYTE    ''
        BYTE    "abc
x       BYTE    "; SWYM
        JMP     x
        SWYM    1; FOO 2; SWYM 1+; BAR 3
% The label of a wrong instruction is known from then on.
y       FOO     5
        JMP     y

% error: 4:2: a label consists of letters and digits
% error: 5:2: a label consists of letters and digits
% error: 6:1: a label that begins with a digit must be one of 0H to 9H
% error: 7:1: a label that begins with a digit must be one of 0H to 9H
% error: 8:1: a label that begins with a digit must be one of 0H to 9H
% hint: an operation does not start in column 1
% error: 9:13: a blank is expected after the operation SWYM
% error: 10:11: a blank is expected after the operation SW
% error: 11:9: there is no operation ADDD
% hint: did you mean ADD?
% error: 12:9: there is no operation addu
% hint: did you mean ADDU?
% error: 13:9: there is no operation ADDI
% hint: write ADD: the operands decide which form is assembled
% error: 14:9: there is no operation BZB
% hint: write BZ: the operands decide which form is assembled
% error: 15:12: OR cannot have 1 operand
% hint: it is written OR $X,$Y,$Z or OR $X,$Y,Z
% error: 16:9: there is no operation XYZZY
% error: 17:17: a character constant is one byte between single quotes
% error: 18:17: a character must follow the quote
% error: 19:17: a character constant is one byte between single quotes
% error: 20:17: a character constant is one byte between single quotes
% error: 21:17: the string has no closing quote on this line
% error: 22:17: the string has no closing quote on this line
% error: 24:20: there is no operation FOO
% error: 24:34: a number or symbol is expected, but the operands end
% error: 24:36: there is no operation BAR
% error: 26:9: there is no operation FOO
