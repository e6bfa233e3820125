# A kernel that executes every sensitive instruction, with every register, as
# itself, as its own guest and as its user, and looks at its whole state around
# each: on the bare machine, and on one and two hypervisors.
. "$TOP/tests/tower/tower.sh"
sensitive_kernel
tower boot 1 2
tower host 1 2

[ "$(grep -c 'JMP   Check' sensitive.mms)" -eq 498 ] || fail "some are missing"
