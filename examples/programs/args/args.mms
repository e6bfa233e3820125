% args.mms - prints the arguments of the command line, last one first.
%
% When Main starts, $0 holds the number of arguments and $1 the address of a
% table of octabytes, each of them the address of a string:
%
%       $1 -> | addr 0 | addr 1 | ... | 0 |     addr 0 -> "args.mmo"
%
% Argument 0 is the name of the program itself; we leave it out.
% Look at: an index that counts bytes.  An octabyte has eight bytes, so entry
% n lies at $1 + 8n, and one subtraction of 8 steps to the entry before.
% The loop tests at its end, where one branch per round is enough.

argc    IS    $0
argv    IS    $1
n       IS    $2              8 times the number of the next argument

        LOC   #100
Main    SL    n,argc,3        one past the last argument
        JMP   Test
Loop    LDOU  $255,argv,n     the address of the string
        TRAP  0,Fputs,StdOut
        GETA  $255,NewLine
        TRAP  0,Fputs,StdOut
Test    SUB   n,n,8
        PBP   n,Loop          P: we expect this branch to be taken
        SET   $255,0
        TRAP  0,Halt,0
NewLine BYTE  #a,0
