# The power fails at each write to the disk of a program's files.
. "$TOP/tests/kernel/files.sh"
prepare_story
cut_power <writes
exit 0
