% Line directives: what the object file and messages say.
        LOC     #100
Main    SWYM
# 100 "made.m4"
        SWYM
        SWYM
# 7 "other.m4" with flags 1 2
        SWYM
        OCTA    Main; BYTE 256
#100 "made.m4"
        SWYM
# 5 no name: a comment
        SWYM
# "directives.mms"
        SWYM
# 9 "unfinished
        SWYM
# 9 ""
        SWYM

% warning: other.m4:8:28: constant doesn't fit in one byte
