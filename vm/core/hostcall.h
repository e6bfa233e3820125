/* hostcall.h - TRAP 0,Y,Z: what a user program asks of its host.
 *
 * The ten calls of MMIXware: a handle Z, further arguments in $255 or in the
 * two octas that $255 points to, the result in $255, negative when something
 * went wrong (mmix-sim, "Rudimentary I/O").  What they do in detail is what
 * the reference's file mmix-io does, also where that surprises; the places
 * are marked "as the reference".
 *
 * Results, and all bytes that are read, pass through the input log, so that a
 * run can be replayed without touching the host.
 */
#ifndef VM_CORE_HOSTCALL_H
#define VM_CORE_HOSTCALL_H

#include "vm/core/hostfile.h"
#include "vm/core/inputlog.h"
#include "vm/core/operands.h"

struct hostcalls {
    struct hostfiles files;
    byte modes[HOSTFILE_COUNT]; /* what handles may be used for: hostio.h */
    struct inputlog log;
    struct buf got; /* what the call in progress has read */
    octa count;     /* calls made */
};

enum hostcall_end {
    HOSTCALL_END_DONE,
    HOSTCALL_END_REFUSED,     /* the call must end the run */
    HOSTCALL_END_INTERRUPTED, /* a signal came; the call can be repeated,
                                 though it may have written already */
    HOSTCALL_END_NO_MEMORY,   /* the host has none for the log */
    HOSTCALL_END_NO_LOG       /* the log has no such call */
};

/* No calls yet; FILES are taken as they are now, so initialise them first. */
void hostcall_init(struct hostcalls *h, enum inputlog_mode mode);

/* Closes the files, too. */
void hostcall_fini(struct hostcalls *h);

/* The log, which was replayed, goes on being recorded: the host is asked again.
 * Its files are where the last call left them that it ever heard of.  If that
 * call was taken back, a handle whose file it closed is closed now. */
void hostcall_go_live(struct hostcalls *h);

/* Whether the word INSN is a TRAP that asks for a host call: X is 0, Y one of
 * them, and with Halt Z is 0 or 1.  Any other TRAP is privileged. */
bool hostcall_is_one(tetra insn);

/* Do what the TRAP in O asks C's host for, other than TRAP 0,Halt,0, which is
 * the caller's: set *RESULT to what $255 becomes, store in memory what was
 * read.  Registers stay as they are.  When memory refuses an argument or a
 * buffer, the end is REFUSED, with FAULT_ bits in *FAULT. */
enum hostcall_end hostcall_perform(struct hostcalls *h, struct cpu *c,
                                   const struct operands *o, octa *result,
                                   unsigned *fault) MUST_CHECK;

#endif
