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
exit 0
