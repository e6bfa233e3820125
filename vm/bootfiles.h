/* bootfiles.h - what a machine begins with: a kernel and the programs for it.
 *
 * They are read from what the command line names; what goes wrong is told in a
 * report.  The commands that start kernels (boot, host, debug) share this.
 */
#ifndef VM_BOOTFILES_H
#define VM_BOOTFILES_H

#include "sysvm/dev/image.h"
#include "vm/core/report.h"
#include "vm/program.h"
#include "vm/tower.h"

/* All zeros before bootfiles_read(). */
struct bootfiles {
    struct program kernel;    /* or the lowest hypervisor */
    struct program guest;     /* the kernel above hypervisors */
    struct program *programs; /* those of the archive; owned */
    size_t program_count;
    struct buf archive;
};

/* Read KERNEL, unless it is null, and the PROGRAMS, which end with null: each
 * a word and its arguments.  If T has levels, hypervisors lie below the
 * kernel: what is to be started is the lowest of them, and the archive holds
 * the others and the kernel in front of the programs.  False if something is
 * wrong: then R was told.  F is given to bootfiles_fini() in any case. */
bool bootfiles_read(struct bootfiles *f, struct report *r,
                    const struct tower *t, const char *kernel,
                    char *const *programs) MUST_CHECK;
void bootfiles_fini(struct bootfiles *f);

/* Is FILE one that would be read? */
bool bootfiles_has(const char *kernel, char *const *programs, const char *file);

/* Open DISK, FILE or FILE,snapshot, as IM.  False as above. */
bool bootfiles_open_disk(struct image *im, struct report *r,
                         const char *disk) MUST_CHECK;

#endif
