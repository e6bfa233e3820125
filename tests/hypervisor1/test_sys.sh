# The kernels of tests/sys as guests of the hypervisor in MMIXAL: they look at
# every register of a trap, at time and at devices, and print the same, and end
# with the same status.
. "$TOP/tests/tools/script.sh"
ln -s "$TOP/tests/sys/lib" "$TOP"/tests/sys/*.mms .

# The comments `% $1: ' of the test $2.
comments()
{
    sed -n "s/^% $1: //p" "$2"
}

# An image with a sector of each of the letters $1.
image()
{
    printf '%s' "$1" | sed 's/./&\n/g' | while read -r letter; do
        head -c 8192 /dev/zero | tr '\0' "$letter"
    done
}

# Run the kernel $1 with the options $2; its output and status go to $3.
start()
{
    [ -z "$disk" ] || image "$disk" >disk
    # shellcheck disable=SC2086 # words
    timeout 60 "$TRAMOYA" boot $2 --kernel "$files$1" <in >"$3" 2>err
    echo "status $?" >>"$3"
}

for file in *.mms; do
    options=$(comments options "$file") disk=$(comments disk "$file")
    files=$(comments files "$file") && files=${files:+$files,}
    # those need another processor, or a translation cache of some size
    case "$options" in *leaky* | *--tc*) continue ;; esac
    comments input "$file" >in
    options=$(echo "$options" | sed 's/--cpu mmix[-v]*//')
    start "$file" "$options" bare
    guest=$(echo "$options" | sed 's/--disk-latency/--append disk-latency=/
        s/latency= /latency=/')
    start "$file" "--nest 1 $guest" hosted
    # one that wedges is told about on the hypervisor's console
    sed -i '/^hypervisor: guest 0 is wedged/d' hosted
    cmp bare hosted || fail "$file: $(diff bare hosted | head)"
done
exit 0
