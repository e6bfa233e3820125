# The programs of examples/programs under the kernel, which is a guest of the
# hypervisor in MMIXAL: the same output and status as under `tramoya run', and
# the same files on the disk, which is ours.
. "$TOP/tests/kernel/kernel.sh"
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
    boot_to "$result" --nest 1 --disk disk "$program $arguments" <"$input"
    same_file "$name.out" out "$name: another output than under run"
    expect 0 "$TRAMOYA" disk check disk
    cd ..
done
exit 0
