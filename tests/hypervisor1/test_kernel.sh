# The kernel with programs, bare and as a guest of the hypervisor in MMIXAL:
# the same registers at every exit, the same number of instructions, and the
# same memory in the end.
. "$TOP/tests/hypervisor1/random.sh"

build_compare
for name in hello primes wydes; do
    "$TRAMOYA" asm -o $name.mmo "$TOP/examples/programs/$name/$name.mms" ||
        fail $name
done
compare hello.mmo
compare hello.mmo primes.mmo wydes.mmo
