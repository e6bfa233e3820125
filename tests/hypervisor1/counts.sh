# counts.sh - what the hypervisor in MMIXAL has counted, read by a debugger.
. "$TOP/tests/tools/script.sh"

# Run the kernel $1 as a guest, and list its exits in the file `counts': for
# each kind, by its name in exit.def, how many and how many instructions.
count_exits()
{
    names=$(sed -n 's/^EXIT(\([A-Z_0-9]*\),.*/\1/p' \
        "$TOP/sysvm/hypervisor/exit.def")
    set -- "$1" continue
    i=0
    for name in $names; do
        set -- "$@" "print M8[Counts+$((8 * i))], M8[Counts+K_Spent+$((8 * i))]"
        i=$((i + 1))
    done
    kernel=$1
    shift
    for command; do echo "$command"; done >commands
    timeout 60 "$TRAMOYA" debug boot --nest 1 --kernel "$kernel" \
        -e 'source commands' -e quit </dev/null >out 2>err ||
        fail "debug: $(cat out err)"
    sed -n 's/^\([0-9][0-9]*\) = #.*/\1/p' out |
        paste - - >numbers
    echo "$names" | tr ' ' '\n' | paste - numbers | awk '$2 > 0' >counts
}
