% hello.mms - the smallest program that says something.
%
% A line has four columns: label, instruction, operands, comment.  GETA puts
% the address of Text in register $255, where the operating system expects
% its argument.  TRAP calls the system: first to print the bytes from there
% up to the zero byte, then to stop.  What $255 holds when the program stops
% is its exit status, and 0 means that all went well.

        LOC   #100            programs usually start at #100
Main    GETA  $255,Text
        TRAP  0,Fputs,StdOut
        SET   $255,0
        TRAP  0,Halt,0
Text    BYTE  "Hello from behind the stage",#a,0
