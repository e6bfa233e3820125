# test_trace.sh - what a trace of the bare machine says of traps.
. "$TOP/tests/tools/script.sh"

ln -s "$TOP/tests/sys/lib" "$TOP/tests/sys/software.mms" .
cat >traced.mms <<'END'
        LOC   #8000000000010000
User    SETL  $0,#11
        SETL  $255,#22
        BNZ   $0,1F
        SWYM
1H      PUT   rK,$0
        TRIP  1,2,3

        LOC   #8000000000020000
Main    PUSHJ $255,Tables
        LDVTS $5,mask,0
        SYNC  6
        TETRA #fe0300ff       GET $3,255
        GETA  $0,Forced
        PUT   rT,$0
        TRAP  0,Fputs,StdOut
Forced  SET   $1,0
        SETML $2,1
        OR    $2,$2,1
        PUSHJ $0,Map
        GETA  $0,Dynamic
        PUT   rTT,$0
        ANDNMH mask,#0080     without r
        JMP   Enter
Dynamic GET   $255,rQ
        PUT   rQ,0
        SET   $255,mask
        GET   $1,rXX
        SLU   $1,$1,32
        SRU   $1,$1,56
        CMPU  $2,$1,#ff       TRIP
        BZ    $2,1F
        RESUME 1
1H      SET   x,0
        JMP   Off
END
expect 0 "$TRAMOYA" boot --max-insns 10k -k lib/sys.mms,traced.mms --trace

# There are no host calls, and nothing that was refused is described as done.
err_has '(TRAP) rWW=#800000000002001c, rXX=#8000000000000701, -> #8000'
err_has '(LDVTSI) rL=6, $5=l\[5\] = translation\[#ff00000000\] = 0$'
err_has '(SYNC) all translations are forgotten$'
err_has '(GET) illegal instruction!$'
err_has '(PUT) privileged instruction!$'

# What a dynamic trap has done is not the instruction's doing.
err_has '(SETL) $0=l\[0\] = #11$'
err_has 'dynamic trap: rXX=#80000002e3000011, rWW=#.*4, -> #800000000002003c$'
err_has '(SETL) $255=g\[255\] = #22$'
err_has '(BNZ) 17!=0?  Yes, -> #10 (bad guess)$'
err_has '(TRIP) rW=#18, rX=#80000000ff010203, .* rB=#22, .*, -> #00$'

# Software translation: a trap without an instruction, and what RESUME inserts.
expect 0 "$TRAMOYA" boot -k lib/sys.mms,software.mms --trace
err_has 'forced trap: rXX=#03000000fd000000, rWW=#0000000000000000, -> #8000'
err_has '(0000000000000008: af000108 (STOUI)) M8\[#4000+8\] = #99$'
