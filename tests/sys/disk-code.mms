% disk-code.mms - instructions that the disk brings are executed, also where
% others were executed before.
%
% files: lib/sys.mms,lib/disk.mms
% reference: none, it has no disk
% disk: i
% options: --disk disk
%
% The sector is full of the letter i, #69, which makes each tetra of it
% CSNNI $105,$105,105: if $105 is not negative it becomes 105.

        LOC   #8000000000020000
Main    SETL  $105,7
        SET   $107,0
        SETH  $106,#8000
        ORML  $106,4          the page
        GO    $106,$106,0
Behind  SET   x,$105
        PUSHJ $255,Show
        BYTE  "before",0
% expect: before #7
        BNZ   $107,Off
        SET   $107,1
        SET   $109,1
        SET   $110,0
        SETML $111,4
        SET   $112,1
        PUSHJ $108,Disk
        SETL  $105,7
        SETH  $106,#8000
        ORML  $106,4
        GO    $106,$106,0
        TRAP  1

        LOC   #8000000000040000
        JMP   Behind
        LOC   #8000000000042000
        SET   x,$105
        PUSHJ $255,Show
        BYTE  "after",0
% expect: after #69
        SET   x,0
        JMP   Off
