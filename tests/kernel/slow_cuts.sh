# slow_cuts.sh - the power fails at each write to the disk, and in the middle
# of each.
. "$TOP/tests/kernel/store.sh"
assemble ask
prepare_story
cut_power half <writes
exit 0
