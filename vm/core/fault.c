/* fault.c - names of faults. */
#include "vm/core/fault.h"

#include <assert.h>

const char *fault_text(unsigned fault)
{
    assert(fault != FAULT_NONE && fault <= 0xff);
    if (fault & FAULT_R)
        return "load not permitted";
    if (fault & FAULT_W)
        return "store not permitted";
    if (fault & FAULT_X)
        return "execution not permitted";
    if (fault & FAULT_N)
        return "negative address";
    if (fault & FAULT_K)
        return "privileged";
    if (fault & FAULT_B)
        return "illegal";
    return fault & FAULT_S ? "security violation" : "privileged location";
}
