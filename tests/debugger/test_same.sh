# What is said to a kernel with its program is answered the same, whether they
# run on the bare machine or as a guest: forwards, backwards, stops, registers.
. "$TOP/tests/tools/script.sh"

ln -s "$TOP/examples" .
kernel=$OUT/examples/kernel.mmo
program=examples/programs/hanoi/hanoi.mms

# How many steps there are is another matter; and who says it.
plain()
{
    sed -E -e 's/^(past, )[0-9]+ steps? back/\1back/' -e 's/^1\.0 //' \
        -e 's/: 1\.0 /: /' -e 's/ (virtual|real)( \(|$)/\2/' \
        -e 's/ of guest 0$//' -e 's/  \[.*]$//' \
        -e 's/^(guest 0|the machine) was (switched off with status 0).*/\2/'
}

expect 0 "$TRAMOYA" debug --commands "$TOP/tests/debugger/same.cmd" \
    boot -k "$kernel" "$program"
plain <out >bare
[ "$(wc -l <bare)" -gt 120 ] || fail "$(cat bare)"
for shadow in flush trace; do
    expect 0 "$TRAMOYA" debug --commands "$TOP/tests/debugger/same.cmd" \
        host --shadow $shadow "$kernel" "$program"
    plain <out | diff bare - >differences || fail "$(cat differences)"
done
