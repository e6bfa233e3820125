# All kernels of tests/sys side by side, and some programs under the kernel: each
# guest does exactly what it does on the bare machine.  (slow_fidelity.sh has
# all of them, alone, too.)
. "$TOP/tests/hypervisor/kernels.sh"

sys_kernels
sys=$names
for name in files forth search threads trips; do
    program_kernel $name '--append quantum=3000'
done
# shellcheck disable=SC2086 # words
hosted '--shadow=flush --slice 997' files forth search $sys threads trips
coherent "$sys"
# shellcheck disable=SC2086 # words
hosted '--shadow=trace --slice 997' files forth search $names threads trips
