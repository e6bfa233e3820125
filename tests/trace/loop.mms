% loop.mms - a trace of the first executions only has gaps.
          LOC   #100
Main      SETL  $0,4
1H        SUB   $0,$0,1
          PBNZ  $0,1B
          TRAP  0,Fclose,StdIn
          TRAP  9,9,9           % no host call: the run ends here
