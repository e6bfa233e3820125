% Names that mean nothing, too much, or nothing yet.
        LOC     #100
counter IS      $1
        SET     counter,limit
limit   IS      100
        SET     conter,limit
        SET     counter,limit+Tmp
        SET     counter,-later
        BYTE    later
        LOC     later
        GREG    later
x       IS      later
        IS      later
        BSPEC   later
        LOCAL   later
later   IS      5
        JMP     nowhere
        BZ      $1,nowhere
        OCTA    Nowhere2,nowhere
        JMP     3F
        BZ      $1,4F-4
        PREFIX  5
        PREFIX  $1
        LDO     $1,later2+8
counter IS      $2
limit   SWYM
        JMP     reg
reg     IS      $7
        OCTA    reg2
reg2    GREG    0
self    IS      self
        JMP     x

% error: 4:25: the YZ field must be known here, but limit is not yet defined
% hint: it is defined later, in errors-symbols.mms:5; only branches, JMP, PUSHJ, GETA and OCTA can wait for that
% error: 6:17: the X field must be known here, but conter is not yet defined
% hint: did you mean counter?
% error: 7:31: an operand must be known here, but Tmp is not yet defined
% error: 8:26: an operand must be known here, but later is not yet defined
% hint: it is defined later, in errors-symbols.mms:16; only branches, JMP, PUSHJ, GETA and OCTA can wait for that
% error: 9:17: a constant must be known here, but later is not yet defined
% hint: it is defined later, in errors-symbols.mms:16; only branches, JMP, PUSHJ, GETA and OCTA can wait for that
% error: 10:17: the operand must be known here, but later is not yet defined
% hint: it is defined later, in errors-symbols.mms:16; only branches, JMP, PUSHJ, GETA and OCTA can wait for that
% error: 11:17: the operand must be known here, but later is not yet defined
% hint: it is defined later, in errors-symbols.mms:16; only branches, JMP, PUSHJ, GETA and OCTA can wait for that
% error: 12:17: the operand must be known here, but later is not yet defined
% hint: it is defined later, in errors-symbols.mms:16; only branches, JMP, PUSHJ, GETA and OCTA can wait for that
% error: 13:17: the operand must be known here, but later is not yet defined
% hint: it is defined later, in errors-symbols.mms:16; only branches, JMP, PUSHJ, GETA and OCTA can wait for that
% error: 14:17: the operand must be known here, but later is not yet defined
% hint: it is defined later, in errors-symbols.mms:16; only branches, JMP, PUSHJ, GETA and OCTA can wait for that
% error: 15:17: the operand must be known here, but later is not yet defined
% hint: it is defined later, in errors-symbols.mms:16; only branches, JMP, PUSHJ, GETA and OCTA can wait for that
% error: 17:17: the symbol nowhere is not defined
% hint: it is used in 2 more places
% error: 19:17: the symbol Nowhere2 is not defined
% error: 20:17: no label 3H follows
% error: 21:20: an operand must be known here, but 4F is not yet defined
% error: 22:17: a prefix must be a symbol
% warning: 23:17: operand of `PREFIX' should not be a register number
% error: 23:17: a prefix must be a symbol
% error: 24:20: an operand must be known here, but later2 is not yet defined
% hint: did you mean later?
% error: 25:1: counter is already defined, with another value
% hint: the first definition is in errors-symbols.mms:3
% error: 26:1: limit is already defined, with another value
% hint: the first definition is in errors-symbols.mms:5
% error: 28:1: reg was used as an address before and cannot be a register number
% error: 30:1: reg2 was used as an address before and cannot be a register number
% error: 31:17: the operand must be known here, but self is not yet defined
% error: there is no label Main, where the program would start
