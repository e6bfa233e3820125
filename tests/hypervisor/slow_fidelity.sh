# Every kernel of tests/sys, and the kernel with every program of the examples,
# does as a guest exactly what it does on the bare machine: alone and beside
# others, with both strategies of shadow paging, in odd slices.
. "$TOP/tests/hypervisor/kernels.sh"

# shellcheck disable=SC2086 # words
{
    sys_kernels
    faithful flush $names
    coherent "$names"
    faithful trace $names
    program_kernels
    faithful flush $names
    faithful trace $names
    program_kernels '--append quantum=777'
    hosted '--shadow=flush --slice 31' $names
    hosted '--shadow=trace --slice 31' $names
}
