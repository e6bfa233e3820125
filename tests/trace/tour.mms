% tour.mms - something of every kind that a trace can show.
% The expected trace is what Knuth's simulator prints with -t9.

          LOC   #20                     % the handler for integer overflow:
          PUSHJ $255,Repair
          PUT   rJ,$255
          GET   $255,rB
          RESUME 0

          LOC   Data_Segment
Numbers   GREG  @
          OCTA  #3ff8000000000000       % 1.5
          OCTA  #3fb999999999999a       % 0.1
Text      BYTE  "a line of output",#a,0
          LOC   (@+7)&-8
Args      OCTA  Text,17
Buffer    OCTA  0

          LOC   #100
Main      SETL  $0,3                    % a loop: branches and their guesses
Loop      SUB   $0,$0,1
          PBP   $0,Loop
          BN    $0,Loop
          CSZ   $1,$0,7
          ZSP   $2,$0,7

          SETH  $1,#7fff                % integers
          ORMH  $1,#ffff
          ADD   $2,$1,$1
          SUB   $2,$1,$1
          MULU  $3,$1,$1
          DIV   $3,$1,10
          NEG   $3,1,$3
          CMP   $3,$3,0
          SL    $4,$3,60
          LDA   $5,Text
          SET   $6,$5
          GETA  $6,Main
          SADD  $7,$1,0
          MUX   $7,$1,$7

          LDO   $0,Numbers              % floating point
          LDO   $1,Numbers,8
          FADD  $2,$0,$1
          FIX   $3,ROUND_UP,$0
          FLOT  $3,ROUND_OFF,3
          FMUL  $2,$2,$1
          FCMP  $3,$2,$1
          FSQRT $3,$2
          PUT   rA,0
          SETML $4,1
          PUT   rA,$4
          FDIV  $2,$0,$1
          PUT   rA,0
          FINT  $3,$2

          LDBU  $3,Numbers,1            % memory
          LDHT  $3,Numbers
          SETL  $4,#1ff
          STB   $4,Buffer
          STHT  $0,Buffer
          STCO  9,Buffer
          STSF  $1,Buffer
          PUT   rP,0
          CSWAP $4,Buffer
          PRELD 31,Numbers,8

          SETL  $9,5                    % the register stack
          PUSHJ $9,Double
          GETA  $10,Double
          PUSHGO $11,$10,0
          SAVE  $255,0
          UNSAVE $255
          PUT   rL,4

          SETL  $3,#4000                % a trip, and what RESUME makes of it
          PUT   rA,$3
          SETH  $3,#4000
          ADD   $2,$3,$3
          PUT   rA,0
          TRIP  1,2,3

End       LDA   $255,Text               % host calls
          TRAP  0,Fputs,StdOut
          LDA   $255,Args
          TRAP  0,Fwrite,StdOut
          TRAP  0,Ftell,7
          SWYM
          SYNC  2
          JMP   1F
          SETL  $0,1
1H        SET   $255,0
          TRAP  0,Halt,0

Double    2ADDU $0,$0,0
          POP   1,0

Repair    GET   $0,rX                   % let $X become the largest number
          SETH  $1,#0200                % that is ropcode 2
          ANDNH $0,#ff00
          OR    $0,$0,$1
          PUT   rX,$0
          SETH  $0,#7fff
          PUT   rZ,$0
          POP   0,0

          LOC   0                       % the handler for TRIP
          GET   $255,rB
          RESUME 0
