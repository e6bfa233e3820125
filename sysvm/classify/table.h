/* table.h - does the instruction table say what was measured?
 *
 * vm/isa/isa.def and sreg.def have columns for what is privileged and what is
 * sensitive, and the processor decides by them.  So whether it traps only shows
 * that it obeys the table.  What an instruction does when it does not trap
 * shows whether the table is right.
 */
#ifndef SYSVM_CLASSIFY_TABLE_H
#define SYSVM_CLASSIFY_TABLE_H

#include "sysvm/classify/classify.h"

enum classify_claim {
#define CLAIM(name, is_so, is_not) CLASSIFY_CLAIM_##name,
#include "sysvm/classify/claim.def"
#undef CLAIM
    CLASSIFY_CLAIMS
};

/* The table claims that R is something, which it is not; or it does not claim
 * so (IS_SO is what was measured). */
struct classify_dispute {
    const struct classify_result *result;
    enum classify_claim claim;
    bool is_so;
};

enum { CLASSIFY_DISPUTES = CLASSIFY_FORMS * CLASSIFY_CLAIMS };

/* What was measured, in words. */
const char *table_text(const struct classify_dispute *d);

/* Compare C with the table; returns how many disputes there are. */
size_t table_compare(const struct classify *c,
                     struct classify_dispute disputes[CLASSIFY_DISPUTES]);

#endif
