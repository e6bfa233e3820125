% There are 223 global registers, fewer if others are to be local.
        LOC     #100
Main    SWYM
        LOCAL   $254
a       GREG    0

% error: $254 is to be local, but the global registers start at $254
% hint: have 1 fewer GREG
