# The kernel on up to three hypervisors, one the guest of another, says the same
# and ends with the same memory, registers and number of instructions as on the
# bare machine; and no hypervisor can tell what is below it.
. "$TOP/tests/tower/tower.sh"
tower boot 1 3
awk -f "$TOP/tests/tower/table.awk" tower.json >out
out_has '^    3 '
tower host 1 3

# The same by the command line.
expect 0 "$TRAMOYA" boot --mem 4M --kernel "$KERNEL" hello.mmo
mv out bare
for n in 1 2 3; do
    expect 0 "$TRAMOYA" boot --mem 4M --nest $n --kernel "$KERNEL" hello.mmo
    cmp bare out || fail "--nest $n says $(cat out)"
done
