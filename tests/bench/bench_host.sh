# The hypervisor, measured: programs that compute, on the bare machine and as
# guests with both strategies of shadow paging; what an exit costs, by kind; the
# kernel's boot and its programs.
#
#   BENCH_ROUNDS    how often each is run (9)
#   BENCH_PROGRAMS  only these of the programs, with blanks between
#
# The status is 1 if a guest prints something else than the bare machine, or an
# instruction of a loop that only computes is emulated; times never are a
# failure.
here=$PWD/tests/bench
rounds=${BENCH_ROUNDS:-9}
work=$OUT/bench
KERNEL=$OUT/examples/kernel.mmo
mkdir -p "$work" || exit 1
# shellcheck source=tests/bench/programs.sh
. "$here/programs.sh"
make -s O="$OUT" "$OUT/bench/measure" >/dev/null || exit 1

# The same kernel and options three times: jobs called $1.
jobs()
{
    name=$1
    shift
    echo "$name bare $rounds 1 $TRAMOYA boot --kernel $*"
    echo "$name flush $rounds 1 $TRAMOYA host --shadow=flush $*"
    echo "$name trace $rounds 1 $TRAMOYA host --shadow=trace $*"
}

# --- exits, by kind ----------------------------------------------------------

# A kernel that does the instructions on standard input $1 times, in a loop,
# and those in $2 once before.  It has 1024 pages at addresses from 0 on, by
# the table at $4.
loop()
{
    cat <<END
console GREG  #8001000000002000
clock   GREG  #8001000000006000
rv      GREG  #12340d0000100000
        LOC   #8000000000010000
Main    PUT   rV,rv
        SETH  \$4,#8000
        ORML  \$4,#10
        SETL  \$2,8*1023
1H      SLU   \$5,\$2,10
        ADDU  \$5,\$5,7
        INCML \$5,#200
        STOU  \$5,\$4,\$2
        SUB   \$2,\$2,8
        BNN   \$2,1B
        SETL  \$0,$(($1 % 65536))
        INCML \$0,$(($1 / 65536))
        $2
1H      SWYM
END
    cat
    cat <<END
        SUB   \$0,\$0,1
        PBNZ  \$0,1B
        SETH  \$1,#8001
        STCO  0,\$1,0
        JMP   @
        LOC   #8000000000020000
Handler RESUME 1
END
}

# A kernel for each kind: what it does in its loop is on standard input.
kind()
{
    loop "$2" "${3-}" | "$TRAMOYA" asm -o "$work/exit-$1.mmo" - || exit 1
    jobs "$1" "$work/exit-$1.mmo" >>"$work/exits.plan"
    for shadow in flush trace; do
        "$TRAMOYA" host --shadow=$shadow --stats-file "$work/exit.stats" \
            "$work/exit-$1.mmo" || exit 1
        awk -F '[":, ]+' -v kind="$1 $shadow" -v loops="$2" '
            $2 == "emulated" && !emulated { emulated = $3 + 1 }
            $2 == "exits" { is_there = 1; next }
            is_there && /}/ { exit }
            is_there { exits += $3 }
            END { print "exits", kind, loops, exits, emulated - 1 }' \
            "$work/exit.stats"
    done >>"$work/exits.counts"
}

kinds()
{
    : >"$work/exits.plan"
    : >"$work/exits.counts"
    kind start 1 </dev/null
    kind none 10000000 </dev/null
    echo ' GET $1,rK' | kind get 500000
    echo ' PUT rBB,$1' | kind put 500000
    echo ' SYNC 5' | kind sync-5 500000
    echo ' SYNC 6' | kind sync-6 100000
    echo ' LDVTS $1,$2,0' | kind ldvts 500000
    echo ' LDO $1,clock,0' | kind device-load 500000
    echo ' STCO 0,console,16' | kind device-store 500000
    echo ' TRAP 0,0,0' |
        kind trap-and-resume 500000 'GETA $1,Handler; PUT rT,$1'
    kind shadow-fill 300000 <<'END'
        SLU   $1,$0,54        one of 1024 pages
        SRU   $1,$1,41
        LDO   $3,$1,0
        BNZ   $1,2F
        SYNC  6
2H      SWYM
END
    kind table-write 300000 <<'END'
        XOR   $5,$5,2         the first page may be written, or may not
        STOU  $5,$4,0
        SETL  $1,0
        LDO   $3,$1,0
END
}

# --- loops that only compute -------------------------------------------------

# So many instructions are emulated in a loop that is done $1 times.
emulated()
{
    loop "$1" </dev/null | "$TRAMOYA" asm -o "$work/loop.mmo" - || exit 1
    "$TRAMOYA" host --slice 1000 --stats-file "$work/loop.stats" \
        "$work/loop.mmo" || exit 1
    sed -n 's/^ *"emulated": *\([0-9]*\),*$/\1/p;' "$work/loop.stats" | sed q
}

no_emulation()
{
    few=$(emulated 1000)
    many=$(emulated 1000000)
    echo "Instructions emulated in a loop of 10^3 and of 10^6 turns:" \
        "$few and $many."
    [ "$few" = "$many" ]
}

# --- the kernel --------------------------------------------------------------

kernels()
{
    programs=$PWD/examples/programs
    jobs hello "$KERNEL" "$programs/hello/hello.mms"
    jobs search "$KERNEL" "$programs/search/search.mms"
    jobs threads "$KERNEL" "$programs/threads/threads.mms"
    set --
    for name in hello factorial edigits life mandelbrot primes search threads
    do
        set -- "$@" "$programs/$name/$name.mms"
    done
    jobs eight "$KERNEL" --append tag "$@"
}

sources
"$TRAMOYA" asm -o "$work/run.mmo" tests/sys/lib/sys.mms tests/sys/lib/run.mms ||
    exit 1
programs >"$work/list"
for name in $(cut -d ' ' -f 1 "$work/list"); do
    assemble "$name"
    jobs "$name" "$work/run.mmo" "$work/$name.mmo"
done >"$work/host.plan"
kinds
kernels >"$work/kernels.plan"
before=$(load)
bad=0
for part in host kernels exits; do
    "$OUT/bench/measure" "$work/$part.plan" >"$work/$part.results" || bad=1
done
awk -v part=host -f "$here/host.awk" "$work/host.results"
no_emulation || bad=1
echo
awk -v part=exits -f "$here/host.awk" "$work/exits.counts" \
    "$work/exits.results"
echo
awk -v part=kernels -f "$here/host.awk" "$work/kernels.results"
echo "load average before: $before; after: $(load)"
exit "$bad"
