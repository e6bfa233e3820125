# Guests share the machine, and nothing else: each of several prints what it
# would print alone, in lines with its number; one that wedges ends alone, and
# the status is that of the first one that has one.
. "$TOP/tests/kernel/kernel.sh"

for name in hello queens; do
    files=$(cat "$TOP/examples/programs/$name/$name.files" 2>&-)
    (cd "$TOP/examples/programs/$name" &&
        exec "$TRAMOYA" asm -o - "$(echo "${files:-$name.mms}" | cut -d, -f1)" \
            $(echo "${files:-}" | cut -s -d, -f2- | tr , ' ')) \
        >$name.mmo || fail "$name"
done
boot_to 0 hello.mmo queens.mmo </dev/null
mv out alone
for slice in 20000 977 50; do
    boot_to 0 --nest 1 --mem 96M --append "guests=3 slice=$slice" \
        hello.mmo queens.mmo </dev/null
    for i in 0 1 2; do
        sed -n "s/^$i[:.] //p" out >"guest.$i"
        same_file alone "guest.$i" "guest $i of 3, in slices of $slice"
    done
    [ "$(wc -l <out)" -eq $(($(wc -l <alone) * 3)) ] ||
        fail "there are other lines: $(grep -v '^[012][:.] ' out | head)"
done

# Only guest 0 has the disk; by that this kernel knows what to do.
cat >kernel.mms <<'EOF'
        LOC   #8000000000010000
        PREFIX :
power   GREG  #8001000000000000
console GREG  #8001000000002000
disk    GREG  #8001000000004000
Main    PUT   rD,255          what the hypervisor divides is not its business
        LDOU  $0,disk,40
        BZ    $0,1F
        PUT   rTT,16          there is no kernel
        SETML $0,#00ff
        SLU   $0,$0,16
        PUT   rK,$0
        SYNC  8               illegal
        SWYM
1H      SETL  $1,10000
2H      SUB   $1,$1,1
        PBP   $1,2B
        SET   $2,'k'
        STOU  $2,console,0
        SET   $2,#a
        STOU  $2,console,0
        SET   $2,7
        STOU  $2,power,0
EOF
"$TRAMOYA" asm kernel.mms || fail "the kernel"
new_disk
KERNEL=kernel.mmo
boot_to 120 --nest 1 --append guests=3 --disk disk </dev/null
sort out >sorted
cat >wanted <<'EOF'
1: k
2: k
hypervisor: guest 0 is wedged at #10: a trap goes where no kernel is
EOF
same_file wanted sorted "guest 0 wedges alone"
boot_to 7 --nest 1 --append guests=2 </dev/null

# A disk moves nothing to where the guest's memory ends and another's begins:
# status 3, a bad address.  The last page is its own.
cat >kernel.mms <<'EOF'
        LOC   #8000000000010000
        PREFIX :
power   GREG  #8001000000000000
console GREG  #8001000000002000
disk    GREG  #8001000000004000
Main    LDOU  $0,disk,40
        BZ    $0,Off
        LDOU  $1,power,8      where its memory ends
        SET   $2,1
        PUSHJ $0,Read
        SETL  $4,#2000
        SUBU  $1,$1,$4
        SET   $2,2
        PUSHJ $0,Read
        SET   $2,1
        PUSHJ $0,Read
Off     STCO  0,power,0
Read    STOU  $0,disk,8
        STOU  $1,disk,16
        STCO  1,disk,24
1H      LDOU  $2,disk,32
        CMP   $3,$2,1
        BZ    $3,1B
        ADD   $2,$2,'0'
        STOU  $2,console,0
        SET   $2,#a
        STOU  $2,console,0
        POP   0,0
EOF
"$TRAMOYA" asm kernel.mms || fail "the kernel"
boot_to 0 --nest 1 --append guests=2 --disk disk </dev/null
printf '0: %d\n' 3 3 0 >wanted
same_file wanted out "sectors beyond the guest's memory"

# Nor does a guest have page tables there: what would be one is zero.
cat >kernel.mms <<'EOF'
        LOC   #8000000000010000
        PREFIX :
power   GREG  #8001000000000000
console GREG  #8001000000002000
disk    GREG  #8001000000004000
Main    SETH  $0,#8000
        SETML $1,1            an entry: this page, r w x
        INCL  $1,7
        LDOU  $2,disk,40
        BNZ   $2,1F
        STOU  $1,$0,0
1H      SETL  $3,60000        until guest 1 has done that
2H      SUBU  $3,$3,1
        PBNZ  $3,2B
        BZ    $2,Off
        LDOU  $4,power,8      where the one's memory ends, the other's begins
        PUSHJ $3,Look
        STOU  $1,$0,0
        SET   $4,0            its own
        PUSHJ $3,Look
Off     STCO  0,power,0
Look    SETH  $1,#1111
        ORMH  $1,#0d00
        OR    $1,$1,$0
        PUT   rV,$1
        SYNC  6
        SET   $1,0
        LDOU  $1,$1,0
        ZSNZ  $1,$1,1
        ADD   $1,$1,'0'
        STOU  $1,console,0
        SET   $1,#a
        STOU  $1,console,0
        POP   0,0
EOF
"$TRAMOYA" asm kernel.mms || fail "the kernel"
boot_to 0 --nest 1 --append guests=2 --disk disk </dev/null
printf '0: %d\n' 0 1 >wanted
same_file wanted out "tables beyond the guest's memory"
exit 0
