# Who measures does not look up what the table says of an instruction: the
# objects refer to no table, and the sources to no flag.
. "$TOP/tests/tools/script.sh"

for file in measure stage compare values pages form classify; do
    objdump -t "$OUT/obj/sysvm/classify/$file.o" >symbols ||
        fail "there is no $file.o"
    ! grep -E ' (isa_insns|isa_sregs|isa_is_[a-z]*|legal_[a-z_]*)$' symbols ||
        fail "$file.c asks the table"
    ! grep -nE '(INSN|SREG)_(PRIV|SENS|PUT_|SAVED|NEEDS)|\.def"|legal\.h' \
        "$TOP/sysvm/classify/$file".? || fail "$file.c includes the table"
done

# The check can fail: the file that compares does all that.
objdump -t "$OUT/obj/sysvm/classify/table.o" >symbols
grep -q ' isa_is_sensitive$' symbols || fail 'the check sees nothing'
