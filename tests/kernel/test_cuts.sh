# test_cuts.sh - the power fails; slow_cuts.sh does it at every write.
. "$TOP/tests/kernel/store.sh"
assemble ask
prepare_story

# At the roots, whole and half, and at every twentieth of the others.
awk '$3 != $4' writes >roots
awk '$3 == $4 && NR % 20 == 0' writes >others
cut_power half <roots
cut_power whole <others
exit 0
