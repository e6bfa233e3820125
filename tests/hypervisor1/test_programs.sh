# They do the same when the kernel is a guest of the hypervisor in MMIXAL, with
# the same files on the disk, which is ours.
. "$TOP/tests/kernel/kernel.sh"

boot_programs --nest 1
