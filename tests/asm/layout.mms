% What counts as an instruction, and what as a comment.
* a line that does not begin with a letter, digit or blank
/ another; ADD is not seen here
-- and another

        % a comment behind blanks
	LOC	#100	tabs are blanks
Main	SWYM	0;	SWYM	1 ; SWYM 2;x IS 3;y IS 4; % the end
        SWYM    1,2,3 the rest is a comment; even this
        SWYM    1 , 2
        SWYM    % no operands: this is a comment
        SWYM    *but this counts as one operand, 0; SWYM 5
        SWYM    ; SWYM 6
z
z1      % a label alone
        TRAP    ,1
        BYTE    "a b;c",' ' % blanks and semicolons in strings stay
        SWYM    '%'; SWYM ';'
carriage SWYM	1
 SWYM 2


% warning: 14:1: no opcode; label `z' will be ignored
% warning: 15:1: no opcode; label `z1' will be ignored
