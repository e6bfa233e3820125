# What happens at level 2 stays there.
. "$TOP/tests/tower/tower.sh"
wild_kernels 1 6

# A kernel that wedges at level 2 ends alone; only guest 0 of guest 0 has a
# disk, and does.
cat >kernel.mms <<'EOF'
        LOC   #8000000000010000
        PREFIX :
power   GREG  #8001000000000000
console GREG  #8001000000002000
disk    GREG  #8001000000004000
Main    LDOU  $0,disk,40
        BZ    $0,1F
        PUT   rTT,16          there is no kernel
        SETML $0,#00ff
        SLU   $0,$0,16
        PUT   rK,$0
        SYNC  8               illegal
1H      SETL  $1,60000
2H      SUB   $1,$1,1
        PBP   $1,2B
        SET   $2,'k'
        STOU  $2,console,0
        SET   $2,#a
        STOU  $2,console,0
        SET   $2,7
        STOU  $2,power,0
EOF
expect 0 "$TRAMOYA" asm kernel.mms
expect 0 "$TRAMOYA" disk create --size 1M disk
expect 120 "$TRAMOYA" boot --nest 2 --mem 20M --append guests=3 --disk disk \
    --kernel kernel.mmo
sort out >sorted
cat >wanted <<'EOF'
0: hypervisor: guest 0 is wedged at #10: a trap goes where no kernel is
1: k
2: k
EOF
cmp wanted sorted || fail "$(cat out)"
