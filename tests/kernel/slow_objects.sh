# Compiled C programs under the kernel: the same output, all of it, and the
# same status as under `tramoya run'.
. "$TOP/tests/kernel/kernel.sh"
[ -e "$C_OBJECTS/MANIFEST.tsv" ] || exit 77
ln -s "$C_OBJECTS"/*.mmo .

tail -n +2 "$C_OBJECTS/MANIFEST.tsv" | cut -f 1,2 | while read -r name words; do
    rm -rf files
    mkdir files
    new_disk
    input=/dev/null
    [ "$name" != words.mmo ] || input=$C_OBJECTS/words.in
    # shellcheck disable=SC2086 # words are words
    "$TRAMOYA" run "$name" $words <"$input" >wanted 2>&1
    boot_to $? --disk disk "$name $words" <"$input"
    same_file wanted out "$name $words: another output than under run"
    expect 0 "$TRAMOYA" disk check disk
done
