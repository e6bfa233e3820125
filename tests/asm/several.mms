% Several files are one text; each line knows its own.
% with: lib/second.mms lib/third.mms
        PREFIX  First:
        LOC     #100
:Main   JMP     :Second
x       IS      1
