# Many guests in one run, each as if it were alone; and more memory than there
# is.
. "$TOP/tests/hypervisor/fidelity.sh"

ln -s "$TOP/examples/programs" .
echo "$KERNEL --mem 4M programs/primes/primes.mms" >primes.line
echo "$KERNEL --mem 4M programs/hanoi/hanoi.mms" >hanoi.line
bare primes
bare hanoi

# 64 guests of 4 MiB.
set --
for i in $(seq 32); do set -- "$@" primes hanoi; done
hosted '--slice 10000' "$@"
[ "$(grep -c '"stop": "halt"' hosted.stats)" -eq 65 ] || fail 'not all halt'

# The machine has a third of what they have together.
set -- primes hanoi primes hanoi primes hanoi
for shadow in flush trace; do
    hosted "--shadow=$shadow --slice 20000 --host-mem 1200k" "$@"
    grep -q '"page_outs": [1-9]' hosted.stats || fail 'nothing was put out'
    grep -q '"page_ins": [1-9]' hosted.stats || fail 'nothing was brought in'
done

# Nobody can have more than the machine can ever give.
"$TRAMOYA" host --host-mem 128k "$KERNEL" programs/hello/hello.mms >out 2>err
[ $? -eq 125 ] || fail "128k: status $?"
err_has 'memory'
exit 0
