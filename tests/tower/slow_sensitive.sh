# On three hypervisors, what test_sensitive.sh does on two.
. "$TOP/tests/tower/tower.sh"
sensitive_kernel
tower boot 3 3
tower host 3 3
