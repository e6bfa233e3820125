# families.awk - which opcodes are alike for a superinstruction, and the kind
# of a row of instructions: families and other opcodes, such as "add cmp GET".

BEGIN {
    put("ADD ADDU SUB SUBU", "add")
    put("2ADDU 4ADDU 8ADDU 16ADDU", "nadd")
    put("MUL MULU", "mul")
    put("CMP CMPU", "cmp")
    put("SL SLU SR SRU", "shift")
    put("AND OR XOR ANDN", "logic")
    put("LDB LDBU LDW LDWU LDT LDTU LDO", "load")
    put("STB STBU STW STWU STT STTU STO", "store")
    put("BN BZ BP BOD BNN BNZ BNP BEV", "branch")
    put("PBN PBZ PBP PBOD PBNN PBNZ PBNP PBEV", "branch")
    put("CSN CSZ CSP CSOD CSNN CSNZ CSNP CSEV", "set")
    put("ZSN ZSZ ZSP ZSOD ZSNN ZSNZ ZSNP ZSEV", "set")
    put("FADD FSUB FMUL FDIV", "float")
    put("SETL INCL ORL ANDNL", "wyde")
}

function put(ops, family,    names, i)
{
    for (i = split(ops, names, " "); i > 0; i--)
        families[names[i]] = family
}

function family_of(op)
{
    return op in families ? families[op] : op
}
