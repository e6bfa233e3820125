# Eight different programs at once, each with the output it has alone; and more
# programs than there are slots.
. "$TOP/tests/kernel/kernel.sh"
programs=$TOP/examples/programs
cp -R "$programs"/* .

set --
for name in hello factorial edigits life mandelbrot primes search threads; do
    set -- "$@" "$name/$name.mms"
done
boot_to 0 --append tag "$@"
untag 8
number=0
for program; do
    number=$((number + 1))
    same_file "${program%.mms}.out" of.$number "$program beside others"
done

# Twenty, of which sixteen find a slot at first.
set --
for number in $(seq 20); do set -- "$@" "args/args.mms argument $number"; done
boot_to 0 --append tag "$@"
untag 20
for number in $(seq 20); do
    expect 0 "$TRAMOYA" run args/args.mms argument "$number"
    same_file out of.$number "number $number of twenty"
done

# One that prints for long, all memory there is, does not keep the other waiting.
program long <<'END'
        LOC   Data_Segment
data    GREG  @
All     OCTA  Data_Segment,1<<40
        LOC   #100
Main    LDA   $255,All
        TRAP  0,Fwrite,StdOut
        TRAP  0,Halt,0
END
boot_to 120 --mem 4M --append tag hello/hello.mms long.mmo
tr '\000' . <out | cut -c 1-80 | grep -n '' >lines
line=$(sed -n 's/:1: Hello .*//p' lines)
[ "$line" -lt 500 ] || fail "it comes in line $line only"
[ "$(wc -l <lines)" -gt 1000 ] || fail "not much is printed"
exit 0
