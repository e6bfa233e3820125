/* guest_view.h - a guest's processor as the guest believes it to be.
 *
 * Its registers are in three places: the machine's processor or the guest's
 * world, struct vcpu, and, between an exit and the next entry, the special
 * registers of a trap.  Here they are put together; and taken apart again when
 * somebody has set one by hand.
 *
 * An instruction that has trapped, or that the hypervisor is about to complete
 * by RESUME 2, has not been executed as far as the guest can tell: it is still
 * the next one.
 */
#ifndef DEBUGGER_GUEST_VIEW_H
#define DEBUGGER_GUEST_VIEW_H

#include "sysvm/hypervisor/guest.h"

/* Let C be the processor that G believes in, as it is now; nobody notices. */
void guest_view_make(struct guest *g, struct cpu *c);

/* C is that, but for what was set by hand: let G have it.  STATUS_REFUSED, with
 * the reason in E: nothing can be set now, and nothing was. */
enum status guest_view_commit(struct guest *g, struct cpu *c,
                              struct error *e) MUST_CHECK;

/* Whether G has the processor and has trapped, with nothing done about it. */
bool guest_view_has_exited(const struct guest *g);

/* That exit; there is one. */
struct vmexit guest_view_exit(struct guest *g);

/* Is the special register NUMBER one that a guest has only virtually? */
bool guest_view_is_virtual(unsigned number);

/* Does G's own guest run: is the virtual G 1? */
bool guest_view_is_nested(const struct guest *g);

/* The instructions of that guest so far, of which G's are some; whether there
 * ever was one. */
octa guest_view_nested_insns(const struct guest *g);
bool guest_view_has_nested(const struct guest *g);

/* Let there be an exit behind G's next instruction, so that the hypervisor has
 * a look; G has the processor. */
void guest_view_ask(struct guest *g);

#endif
