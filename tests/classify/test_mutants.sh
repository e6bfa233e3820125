# A mistake in the processor is found, and one in the table, too: the processor
# obeys it, but what the instruction then does shows it.
. "$TOP/tests/tools/script.sh"
. "$TOP/tests/classify/mutant.sh"

mutate 'GET does not trap in guest mode' vm/core/legal.c \
    's/: isa_is_sensitive(insn)/: isa_is_sensitive(insn) \&\& codec_op(insn) != OP_GET/' \
    vm/core/legal.c
disputed mmix-v 'GET rK' 'should trap in guest mode, by the table, and does not'
grep -q '^  It cannot: 16 are sensitive and not privileged' out ||
    fail "$what: theorem 1 should fail"

mutate 'rF is not sensitive, the table says' vm/isa/sreg.def \
    's/SREG(rF, 22, SREG_SENSITIVE/SREG(rF, 22, 0/' vm/isa/isa.c
disputed mmix 'GET rF' 'is sensitive, and the table does not say so'
