# kernel.sh - for the scripts that test the kernel with programs: alone, and
# several at once.
. "$TOP/tests/tools/script.sh"
KERNEL=$OUT/examples/kernel.mmo

# Boot the kernel with these options and programs, and standard input; its
# output is in the file `out', what is reported in `err'.  Sets $status.
boot()
{
    timeout 60 "$TRAMOYA" boot --max-insns 2G --kernel "$KERNEL" "$@" \
        >out 2>err
    status=$?
}

# The same; the status must be $1.
boot_to()
{
    wanted=$1
    shift
    boot "$@"
    [ "$status" -eq "$wanted" ] && return
    head -n 20 out err
    fail "status $status instead of $wanted: $*"
}

# What each program has printed, when the kernel tagged the lines in `out': the
# files of.1, of.2 and so on, of the first $1 programs; others are not there.
untag()
{
    rm -f of.*
    for i in $(seq "$1"); do : >"of.$i"; done
    awk '
        match($0, /^[0-9]+[:.] /) {
            printf "%s%s", substr($0, RLENGTH + 1),
                substr($0, RLENGTH - 1, 1) == ":" ? "\n" : "" \
                >("of." substr($0, 1, RLENGTH - 2))
        }' out
}

# The file $1 is as it should be.
same_file()
{
    cmp -s "$1" "$2" && return
    diff -a -u "$1" "$2" | cut -c 1-200 | head -n 20
    fail "$3"
}

# A disk without files: the file `disk'.
new_disk()
{
    rm -f disk
    "$TRAMOYA" disk create --size "${1-2M}" disk || fail "no disk"
}

# The assembler's program on standard input becomes $1.mmo.
program()
{
    "$TRAMOYA" asm -o "$1.mmo" - || fail "program $1"
}

# The programs of examples/programs under the kernel, with the options $@ of
# boot: the same output and status as under `tramoya run', which
# tests/tools/run-one tests.
boot_programs()
{
    ln -s "$TOP/examples/programs/lib" lib
    for folder in "$TOP"/examples/programs/*/; do
        name=$(basename "$folder")
        [ -e "$folder/$name.out" ] || continue
        cp -R "$folder" . && cd "$name" || fail "$name"
        program=$name.mms arguments='' input=/dev/null result=0
        [ ! -e "$name.files" ] || program=$(cat "$name.files")
        [ ! -e "$name.args" ] || arguments=$(cat "$name.args")
        [ ! -e "$name.in" ] || input=$name.in
        [ ! -e "$name.status" ] || result=$(cat "$name.status")
        new_disk
        for file in $arguments; do
            [ ! -f "$file" ] || expect 0 "$TRAMOYA" disk put disk "$file"
        done
        boot_to "$result" "$@" --disk disk "$program $arguments" <"$input"
        same_file "$name.out" out "$name: another output than under run"
        expect 0 "$TRAMOYA" disk check disk
        cd ..
    done
}
