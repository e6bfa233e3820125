# Four hypervisors, as test_tower.sh has fewer.
. "$TOP/tests/tower/tower.sh"
tower boot 4 4
tower host 4 4
