% Expressions that cannot be.
        LOC     #100
Main    SWYM    1+
        SWYM    1,
        SWYM    1,,2
        SWYM    (
        SWYM    ()
        SWYM    1+*2
        SWYM    1(2)
        SWYM    1<2
        SWYM    1>>
        SWYM    #
        SWYM    #g
        SWYM    12F
        SWYM    2H
        SWYM    1"a"
        SWYM    1=2
        SWYM    1.5
        SWYM    1é
        SET     $1,$2+$3
        SET     $1,1-$2
        SET     $1,-$2
        SET     $1,~$2
        SET     $1,$$2
        SET     $1,$2*3
        SET     $1,3/$2
        SET     $1,3&$2
        SET     $1,3|$2
        SET     $1,3^$2
        SET     $1,3<<$2
        SET     $1,3//$2
        SET     $1,3%$2
        SET     $1,&5
        SET     $1,&(Main+0)
        SET     $1,$2*$3+$4

% error: 3:19: a number or symbol is expected, but the operands end
% error: 4:19: a number or symbol is expected, but the operands end
% error: 5:19: a number or symbol is expected instead of ","
% error: 6:18: a number or symbol is expected, but the operands end
% error: 7:18: a number or symbol is expected instead of ")"
% error: 8:19: a number or symbol is expected instead of "*"
% error: 9:18: an operator or comma is expected instead of "("
% error: 10:18: an operator or comma is expected instead of "<"
% error: 11:20: a number or symbol is expected, but the operands end
% error: 12:18: a hexadecimal digit is expected, but the operands end
% error: 13:18: a hexadecimal digit is expected instead of "g"
% error: 14:19: an operator or comma is expected instead of "F"
% error: 15:18: an operator or comma is expected instead of "H"
% error: 16:18: an operator or comma is expected instead of """
% error: 17:18: an operator or comma is expected instead of "="
% error: 18:18: an operator or comma is expected instead of "."
% error: 19:18: an operator or comma is expected instead of byte #c3
% error: 20:23: cannot add two register numbers
% error: 21:22: cannot subtract a register number from a pure value
% error: 22:21: "-" needs a pure value, not a register number
% error: 23:21: "~" needs a pure value, not a register number
% error: 24:21: "$" needs a pure value, not a register number
% error: 25:20: "*" needs a pure value, not a register number
% error: 26:22: "/" needs a pure value, not a register number
% error: 27:22: "&" needs a pure value, not a register number
% error: 28:22: "|" needs a pure value, not a register number
% error: 29:22: "^" needs a pure value, not a register number
% error: 30:23: "<<" needs a pure value, not a register number
% error: 31:23: "//" needs a pure value, not a register number
% error: 32:22: "%" needs a pure value, not a register number
% error: 33:21: only a symbol has a serial number
% error: 34:22: only a symbol has a serial number
% error: 35:20: "*" needs a pure value, not a register number
% error: 35:23: "*" needs a pure value, not a register number
