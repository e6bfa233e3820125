/* bootjob.h - a machine made ready, from what the command line asks for.
 *
 * What the commands that start a kernel have in common (boot, debug): the
 * kernel, the archive of programs and the disk are read, the journal opened,
 * and the machine begins, or is restored.  What goes wrong is told in a
 * report.
 */
#ifndef VM_BOOTJOB_H
#define VM_BOOTJOB_H

#include "sysvm/boot_options.h"
#include "vm/bootfiles.h"

/* All zeros, but for O, before bootjob_prepare(). */
struct bootjob {
    struct boot_options o;
    struct bootfiles files;
    struct image disk;
    struct journal journal;
    struct machine *machine; /* null: it did not come to that */
};

/* Make the machine that J->o, which is read, and the PROGRAMS ask for; the
 * console is set.  False if something went wrong: then R was told.  J may not
 * be moved, and is given to bootjob_fini() in any case. */
bool bootjob_prepare(struct bootjob *j, struct report *r,
                     char *const *programs) MUST_CHECK;
void bootjob_fini(struct bootjob *j);

/* What is read: the options know some of it, the operands the rest. */
struct bootjob_inputs {
    const struct boot_options *o;
    char *const *programs;
};

/* Is FILE one of the INPUTS?  A file_is_read. */
bool bootjob_reads(const void *inputs, const char *file);

#endif
