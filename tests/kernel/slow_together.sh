# Eight compiled C programs at once, each with the output it has alone.
. "$TOP/tests/kernel/kernel.sh"
[ -e "$C_OBJECTS/MANIFEST.tsv" ] || exit 77
ln -s "$C_OBJECTS"/*.mmo .

# The programs in the arguments.
together()
{
    new_disk
    boot_to 0 --disk disk --append tag "$@"
    untag 8
    expect 0 "$TRAMOYA" disk check disk
    number=0
    for name; do
        number=$((number + 1))
        rm -rf alone
        mkdir alone
        (cd alone && "$TRAMOYA" run "$C_OBJECTS/$name" >../wanted 2>&1)
        same_file wanted of.$number "$name beside others"
    done
}

together calc.mmo digest.mmo files.mmo fmt.mmo forth.mmo life.mmo lisp.mmo \
    maths.mmo
together bits.mmo deep.mmo divmod-O0.mmo fptr-gnu.mmo heap.mmo jump.mmo \
    queens.mmo vararg-gnu.mmo
together mutual.mmo nested.mmo sorter.mmo sparse.mmo strs-Os.mmo \
    structs-O0.mmo switchy.mmo utf8.mmo
exit 0
