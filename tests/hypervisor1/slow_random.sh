# Many random kernels.
. "$TOP/tests/hypervisor1/random.sh"
random_kernels 101 1500
