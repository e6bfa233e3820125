# More mistakes that `tramoya classify' finds: see test_mutants.sh.
. "$TOP/tests/tools/script.sh"
. "$TOP/tests/classify/mutant.sh"

mutate 'rB is sensitive, the table says' vm/isa/sreg.def \
    's/SREG(rB, 0, SREG_SAVED/& | SREG_SENSITIVE/' vm/isa/isa.c
for cpu in mmix mmix-v; do
    disputed $cpu 'GET rB' 'is innocuous, and the table says'
done

mutate 'LDVTS is not sensitive, the table says' vm/isa/isa.def \
    's/"LDVTS", RRR, INSN_PRIV | INSN_SENS/"LDVTS", RRR, INSN_PRIV/' \
    vm/isa/isa.c
disputed mmix-v 'LDVTS' 'is sensitive, and the table does not say so'

mutate 'RESUME 1 is nobody'\''s own, the table says' vm/isa/isa.c \
    's/return codec_xyz(insn) == 1 || /return /' vm/isa/isa.c
disputed mmix-leaky 'RESUME 1' 'is sensitive, and the table does not say so'

mutate 'SYNC 6 is nobody'\''s own, the table says' vm/isa/isa.c \
    's/codec_xyz(insn) >= 4 \&\& codec_xyz(insn) <= 7/codec_xyz(insn) == 4/' \
    vm/isa/isa.c
disputed mmix 'SYNC 6' 'is sensitive, and the table does not say so'

mutate 'a leaky processor does not leak' vm/core/legal.c \
    's/return kind.is_leaky ?/return false ?/' vm/core/legal.c
disputed mmix-leaky 'GET rBB' 'traps in guest mode, and by the table should not'

mutate 'the kernel may not PUT rK' vm/core/legal.c \
    's/if (!is_kernel \&\&/if ((!is_kernel || codec_op(insn) == OP_PUT) \&\&/' \
    vm/core/legal.c
disputed mmix 'PUT rK' 'should trap outside the kernel, by the table'

mutate 'PUT rN is legal' vm/core/legal.c \
    's/!(isa_sregs\[codec_x(insn)\].flags \& SREG_PUT_ILLEGAL)/true/' \
    vm/core/legal.c
disputed mmix-v 'PUT rN' 'can be executed, and the table has no such'

mutate 'what RESUME inserts does not trap in guest mode' vm/core/exec_switch.c \
    's/return c->is_guest \&\&/& c->inserting == CPU_INSERT_NOTHING \&\&/' \
    vm/core/exec_switch.c
for form in 'GET rK' 'PUT rK'; do
    disputed mmix-v "$form" 'is sensitive when RESUME inserts it'
done
