% Between BSPEC and ESPEC only data may stand.
        LOC     #100
Main    SWYM
        BSPEC   5
        SWYM
x       ADD     $1,$2,$3
        LOC     5
        BSPEC   6
        SET     $1,2
        LDA     $1,x
        BYTE    1
        ESPEC
        JMP     x

% error: 5:9: SWYM may not stand between BSPEC and ESPEC
% error: 6:9: ADD may not stand between BSPEC and ESPEC
% error: 7:9: LOC may not stand between BSPEC and ESPEC
% error: 8:9: BSPEC may not stand between BSPEC and ESPEC
% error: 9:9: SET may not stand between BSPEC and ESPEC
% error: 10:9: LDA may not stand between BSPEC and ESPEC
