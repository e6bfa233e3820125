# kernels.sh - the kernels of tests/sys, and the kernel with the programs of
# examples/programs, for fidelity.sh.
. "$TOP/tests/hypervisor/fidelity.sh"
ln -s "$TOP/tests/sys/lib" "$TOP"/tests/sys/*.mms .

# The comments `% $1: ' of the test $2.
comments()
{
    sed -n "s/^% $1: //p" "$2"
}

# An image with a sector of each of the letters $1 (as tests/tools/run-one).
image()
{
    printf '%s' "$1" | sed 's/./&\n/g' | while read -r letter; do
        head -c 8192 /dev/zero | tr '\0' "$letter"
    done
}

# Make what the kernel in $1.mms of tests/sys needs.  False: it is for a machine
# that a guest does not have.
sys_kernel()
{
    files=$(comments files "$1.mms")
    case "$(comments options "$1.mms") $files" in
    *mmix-leaky*) return 1 ;; # a monitor on it is deceived
    esac
    options=$(comments options "$1.mms" | sed 's/--disk [^ ]*//')
    echo "${files:+$files,}$1.mms $options" >"$1.line"
    comments input "$1.mms" >"$1.in"
    disk=$(comments disk "$1.mms")
    [ -z "$disk" ] || image "$disk" >"$1.disk"
    bare "$1"
}

# All of them that can be tried, in $names.
sys_kernels()
{
    names=''
    for file in "$TOP"/tests/sys/*.mms; do
        name=$(basename "$file" .mms)
        ! sys_kernel "$name" || names="$names $name"
    done
}

# The program $1 of examples/programs under the kernel.
program_kernel()
{
    from=$TOP/examples/programs/$1
    files=$1.mms arguments=''
    [ ! -e "$from/$1.files" ] || files=$(tr , ' ' <"$from/$1.files")
    [ ! -e "$from/$1.args" ] || arguments=$(cat "$from/$1.args")
    [ ! -e "$from/$1.in" ] || cp "$from/$1.in" "$1.in"
    # shellcheck disable=SC2086 # words
    (cd "$from" && "$TRAMOYA" asm -o - $files) >"$1.mmo" || fail "asm $1"
    rm -f "$1.disk"
    "$TRAMOYA" disk create --size 1M "$1.disk" || fail "no disk"
    for file in $arguments; do
        [ ! -f "$from/$file" ] ||
            "$TRAMOYA" disk put "$1.disk" "$from/$file" || fail "$file"
    done
    echo "$KERNEL '$1.mmo $arguments' $2" >"$1.line"
    bare "$1"
}

# All of them, in $names.
program_kernels()
{
    names=''
    for folder in "$TOP"/examples/programs/*/; do
        name=$(basename "$folder")
        [ -e "$folder/$name.out" ] || continue
        program_kernel "$name" "$1"
        names="$names $name"
    done
}

# Of the kernels $1, those that flush before they rely on a changed table, in
# $names: under --shadow=trace the others see the new one at once.
coherent()
{
    names=$(for name in $1; do echo "$name"; done |
        grep -v -x -e translation-cache -e translation-limited)
}
