% Names: prefixes, local labels, all the letters there are.

        LOC     #100
Main    SWYM
:Abc    SWYM    0               a full name
_x      SWYM
a_1:b   SWYM
été     SWYM    0               bytes above 126 are letters
名前    SWYM
a       SWYM
aa      SWYM
ab      SWYM
b       IS      $10
        PREFIX  Sub:
a       SWYM    0               :Sub:a
        JMP     a
        JMP     :a
        SET     :b,a&#ff
        PREFIX  Deeper:         :Sub:Deeper:
a       JMP     a
        PREFIX  :
        JMP     Sub:a
        JMP     Sub:Deeper:a
        PREFIX  NoColon
x       SWYM    0               :NoColonx
        PREFIX  :
        JMP     NoColonx
:       SWYM    0               the name of the empty prefix

% Local labels: B is the one before, F the one after, this line in neither.
2H      JMP     2F
2H      JMP     2B
2H      BZ      $0,2B; BZ $0,2F
2H      SWYM
9H      IS      9B+1
9H      IS      9B+1
        BYTE    9B,8B

% The same value again is no second definition.
same    IS      5
same    IS      2+3
