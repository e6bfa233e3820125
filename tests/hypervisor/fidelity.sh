# fidelity.sh - for the scripts that run the same kernels bare and as guests: a
# guest prints the same, ends with the same status, after as many instructions,
# with the same memory and registers, alone and beside others.
#
# Each kernel that is tried is a name; what belongs to it is in files NAME.*:
#
#   NAME.line      what stands behind `tramoya host`, or the +, on one line;
#                  behind --kernel it is the same for `boot`
#   NAME.in        its input
#   NAME.disk      its disk, if there is one, and NAME.after, as the bare
#                  machine leaves it
#   NAME.out       what it prints on the bare machine
#   NAME.numbers   status, instructions, fingerprints of memory and registers
. "$TOP/tests/tools/script.sh"
export KERNEL=$OUT/examples/kernel.mmo

# Of a file of statistics, a line for each machine in it.
numbers()
{
    awk -F '[":, ]+' '
        $2 == "status" { status = $3 }
        $2 == "instructions" { insns = $3 }
        $2 == "memory_hash" { memory = $3 }
        $2 == "registers_hash" { print status, insns, memory, $3 }' "$1"
}

# Run the kernel $1 on the bare machine.
bare()
{
    [ -e "$1.in" ] || : >"$1.in"
    disk=''
    if [ -e "$1.disk" ]; then
        cp "$1.disk" "$1.after"
        disk="--disk $1.after"
    fi
    # shellcheck disable=SC2046,SC2086 # words
    eval timeout 100 "$TRAMOYA" boot --stats-file "$1.stats" \
        $disk --kernel $(cat "$1.line") '<"$1.in"' >"$1.out" 2>"$1.err"
    numbers "$1.stats" >"$1.numbers"
    [ -s "$1.numbers" ] || fail "$1 does not run: $(cat "$1.err")"
}

# The same kernels, as guests of one hypervisor: $1 has its options, the other
# arguments are their names.
hosted()
{
    options=$1
    shift
    rm -f hosted.*
    command='' number=0
    for name; do
        command="$command ${command:++} $(sed 's/--cpu/--guest-cpu/' "$name.line")"
        command="$command --input $name.in --output hosted.$number"
        if [ -e "$name.disk" ]; then
            cp "$name.disk" "hosted.disk$number"
            command="$command --disk hosted.disk$number"
        fi
        number=$((number + 1))
    done
    eval timeout 300 "$TRAMOYA" host --stats-file hosted.stats "$options" \
        "$command" </dev/null >out 2>err
    [ -e hosted.stats ] || fail "host $options $*: $(cat err)"
    numbers hosted.stats >hosted.numbers
    number=0
    for name; do
        compare "$name" $number "host $options $*"
        number=$((number + 1))
    done
}

# Guest number $2 of the last run, $3, has done what the kernel $1 does.
compare()
{
    sed -n "$(($2 + 1))p" hosted.numbers | cmp -s - "$1.numbers" || {
        echo "bare:   $(cat "$1.numbers")"
        echo "hosted: $(sed -n "$(($2 + 1))p" hosted.numbers)"
        sed 10q err
        fail "guest $2, $1, is not as on the bare machine: $3"
    }
    cmp "$1.out" "hosted.$2" || fail "guest $2, $1, prints another text: $3"
    [ ! -e "$1.disk" ] || cmp "$1.after" "hosted.disk$2" ||
        fail "guest $2, $1, leaves another disk: $3"
}

# All kernels in the arguments, with the strategy $1: each alone, and all
# together, in slices that no kernel expects.
faithful()
{
    shadow=$1
    shift
    for name; do
        hosted "--shadow=$shadow" "$name"
    done
    hosted "--shadow=$shadow --slice 9973" "$@"
    hosted "--shadow=$shadow --slice 13" "$@"
}
