% trip-warning.mms - TRAP 0,Halt,1: the default handlers' warnings.
%
% tests: TRAP TRIP DIVI ADD FIX FADD FMUL FDIV
% files: lib/print.mms
% stderr: Warning: TRIP at location 0000000000000108
% stderr: Warning: integer divide check at location 000000000000010c
% stderr: Warning: integer overflow at location 0000000000000110
% stderr: Warning: float-to-fix overflow at location 0000000000000114
% stderr: Warning: invalid floating point operation at location 0000000000000118
% stderr: Warning: floating point overflow at location 000000000000011c
% stderr: Warning: floating point underflow at location 0000000000000120
% stderr: Warning: floating point division by zero at location 0000000000000124
% stderr: Warning: floating point inexact at location 0000000000000128
%
% The trap is legal only in the nine blocks of trip handlers; it prints what
% tripped, and where, on standard error, and goes on.

        LOC   0
        TRAP  0,Halt,1
        GET   $255,rB
        RESUME
        LOC   #10
        TRAP  0,Halt,1
        GET   $255,rB
        RESUME
        LOC   #20
        TRAP  0,Halt,1
        GET   $255,rB
        RESUME
        LOC   #30
        TRAP  0,Halt,1
        GET   $255,rB
        RESUME
        LOC   #40
        TRAP  0,Halt,1
        GET   $255,rB
        RESUME
        LOC   #50
        TRAP  0,Halt,1
        GET   $255,rB
        RESUME
        LOC   #60
        TRAP  0,Halt,1
        GET   $255,rB
        RESUME
        LOC   #70
        TRAP  0,Halt,1
        GET   $255,rB
        RESUME
        LOC   #80
        TRAP  0,Halt,1
        GET   $255,rB
        RESUME

        LOC   #100
max     GREG  #7fffffffffffffff       2^63 - 1, also a NaN
big     GREG  #7fe0000000000000       2^1023
tiny    GREG  #0010000000000000       2^-1022
three   GREG  #4008000000000000       3.0
one     GREG  #3ff0000000000000
all     GREG  #ff00

Main    SETL  $255,77
        PUT   rA,all
        TRIP
        DIV   $0,$0,0
        ADD   $0,max,max
        FIX   $0,big
        FIX   $0,max
        FADD  $0,big,big
        FMUL  $0,tiny,tiny
        FDIV  $0,one,$9
        FDIV  $0,one,three
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "$255",0
% expect: $255 #4d
        TRAP  0,Halt,0
