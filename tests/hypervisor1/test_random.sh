# A few random kernels: registers at every exit, memory, and isolation.
. "$TOP/tests/hypervisor1/random.sh"
random_kernels 1 40
