% Addresses that no base is close to.
% options: -x

        LOC     Data_Segment
base    GREG    @
Main    LDA     $1,Data_Segment
        LDO     $1,Data_Segment+255
        LDO     $1,Data_Segment+256
        LDO     $1,Data_Segment+#12345
        LDO     $1,Data_Segment+#1234567800000000
        LDO     $1,Data_Segment-8
        LDA     $1,5
        LDO     $1,0
        LDO     $1,#10000
        STO     $1,#1000000010000
        PUSHGO  $1,Main
        SYNCD   7,Data_Segment+1000
