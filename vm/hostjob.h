/* hostjob.h - a hypervisor with guests made ready, from what the command line
 * asks for.
 *
 * What bootjob.h is for one machine.  What goes wrong is told in a report.
 */
#ifndef VM_HOSTJOB_H
#define VM_HOSTJOB_H

#include "vm/bootfiles.h"
#include "vm/hostconsoles.h"

/* What a guest is made of. */
struct hostjob_guest {
    struct bootfiles files;
    struct image disk;
};

/* All zeros, but for O, before hostjob_prepare(). */
struct hostjob {
    struct host_options o;
    struct hostjob_guest *guests;  /* owned, as many as O has */
    struct guest_options *options; /* likewise */
    struct hostconsoles consoles;
    struct hypervisor *hypervisor; /* null: it did not come to that */
};

/* Would what J's options let be written destroy what is read, or each other;
 * with the files OUTPUTS of the command's own, some of which may be null?
 * STATUS_BAD_INPUT, with the first slip in E; STATUS_NO_MEMORY. */
enum status hostjob_spare(const struct host_options *o,
                          const char *const *outputs, size_t count,
                          struct error *e) MUST_CHECK;

/* Make the hypervisor that J->o, which is read, asks for.  False if something
 * went wrong: then R was told.  J may not be moved, and is given to
 * hostjob_fini() in any case. */
bool hostjob_prepare(struct hostjob *j, struct report *r) MUST_CHECK;
void hostjob_fini(struct hostjob *j);

#endif
