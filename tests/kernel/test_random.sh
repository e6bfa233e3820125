# Programs of random instructions do not harm the kernel.
. "$TOP/tests/kernel/random.sh"
try 1
exit 0
