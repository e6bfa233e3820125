# The tests of the kernel, and C programs under it, once more: whatever they
# boot is a guest, too, and does the same.
. "$TOP/tests/tools/script.sh"

export REAL="$TRAMOYA"
for script in "$TOP"/tests/kernel/test_*.sh "$TOP"/tests/kernel/slow_objects.sh \
    "$TOP"/tests/kernel/slow_together.sh; do
    case $script in
    *test_events* | *test_cuts*) continue ;; # these only compare recordings
    esac
    mkdir box
    (cd box && TRAMOYA=$TOP/tests/hypervisor/both sh "$script") >log 2>&1
    status=$?
    [ $status -eq 0 ] || [ $status -eq 77 ] || {
        tail -n 20 log
        fail "$script"
    }
    rm -rf box
done
exit 0
