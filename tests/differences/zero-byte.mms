% A zero byte in a line.  mmixal takes it for the end of a line that is too
% long, and drops the next line while it looks for the rest.  Tramoya ignores
% the rest of this line, with a warning.
%
% setup: tr '\176' '\0' <zero-byte.mms >new && mv new zero-byte.mms
        LOC     #100
Main    SETL    $255,1 ~
        SETL    $255,2
        TRAP    0,Halt,0
% ours: status 2
% theirs: status 1
