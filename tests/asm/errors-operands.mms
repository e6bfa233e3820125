% The wrong number of operands, or of the wrong size.
        LOC     #100
Main    ADD     $1,$2
        ADD     $1
        ADD
        ADD     $1,$2,$3,$4
        BZ      $1
        BZ      $1,$2,$3
        JMP     1,2
        SET     $1,$2,$3
        GET     $1
        POP     1,2,3
        SWYM    1,2,3,4
        IS      1,2
        LOC     1,2
        GREG    1,2
        PREFIX  a,b
        BZ      $1,@+4*65536
        BZ      $1,@-4*65537
        JMP     @+4<<24
        JMP     @-4-4<<24
        BZ      $1,#2000000000000000
        LDO     $1,#1000
base    GREG    #1000
        LDO     $1,#1000
        LDO     $1,#1100
        LDO     $1,#fff
        LOC     #100000
        BZ      $1,far
        JMP     farther
        LOC     @+#50000
far     SWYM
        LOC     @+#5000000
farther SWYM

% error: 3:17: ADD cannot have 2 operands
% hint: it is written ADD $X,$Y,$Z or ADD $X,$Y,Z
% error: 4:17: ADD cannot have 1 operand
% hint: it is written ADD $X,$Y,$Z or ADD $X,$Y,Z
% error: 5:9: ADD needs operands
% hint: it is written ADD $X,$Y,$Z or ADD $X,$Y,Z
% error: 6:17: ADD cannot have 4 operands
% hint: it is written ADD $X,$Y,$Z or ADD $X,$Y,Z
% error: 7:17: BZ cannot have 1 operand
% hint: it is written BZ $X,address
% error: 8:17: BZ cannot have 3 operands
% hint: it is written BZ $X,address
% error: 9:17: JMP cannot have 2 operands
% hint: it is written JMP address
% error: 10:17: SET cannot have 3 operands
% hint: it is written SET $X,$Y or $X,YZ
% error: 11:17: GET cannot have 1 operand
% hint: it is written GET $X,Z
% error: 12:17: POP cannot have 3 operands
% hint: it is written POP X,YZ
% error: 13:17: SWYM cannot have 4 operands
% hint: it is written SWYM X,Y,Z
% error: 14:17: IS cannot have 2 operands
% hint: it is written IS value
% error: 15:17: LOC cannot have 2 operands
% hint: it is written LOC address
% error: 16:17: GREG cannot have 2 operands
% hint: it is written GREG value
% error: 17:17: PREFIX cannot have 2 operands
% hint: it is written PREFIX symbol
% error: 18:20: the address is 65536 tetras ahead, but "BZ" reaches only 65535
% hint: JMP reaches farther; GO, PUSHGO and LDA take any address from a register
% error: 19:20: the address is 65537 tetras behind, but "BZ" reaches only 65536
% hint: JMP reaches farther; GO, PUSHGO and LDA take any address from a register
% error: 20:17: the address is 16777216 tetras ahead, but "JMP" reaches only 16777215
% hint: GO takes any address from a register
% error: 21:17: the address is 16777217 tetras behind, but "JMP" reaches only 16777216
% hint: GO takes any address from a register
% error: 22:20: the address is 576460752303423409 tetras ahead, but "BZ" reaches only 65535
% hint: JMP reaches farther; GO, PUSHGO and LDA take any address from a register
% error: 23:20: no base address is close enough to #1000
% hint: GREG makes a base for the 256 bytes from its value on; -x does without
% error: 26:20: no base address is close enough to #1100
% hint: GREG makes a base for the 256 bytes from its value on; -x does without
% error: 27:20: no base address is close enough to #fff
% hint: GREG makes a base for the 256 bytes from its value on; -x does without
% error: 32:1: the instruction at #100000 refers to far, which is too far away
% hint: it is in errors-operands.mms:29
% error: 34:1: the instruction at #100004 refers to farther, which is too far away
% hint: it is in errors-operands.mms:30
