# The programs of examples/programs under the kernel do what they do under
# `tramoya run'.
. "$TOP/tests/kernel/kernel.sh"

boot_programs
