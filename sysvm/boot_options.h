/* boot_options.h - what the command line of `tramoya boot` asks for. */
#ifndef SYSVM_BOOT_OPTIONS_H
#define SYSVM_BOOT_OPTIONS_H

#include "sysvm/journal.h"
#include "vm/core/processor.h"
#include "vm/core/report.h"

/* More hypervisors than anybody has patience for. */
enum { BOOT_LEVELS = 64 };

/* Texts are borrowed from the command line. */
struct boot_options {
    struct machine_options machine;
    const struct processor_info *processor; /* null: there is no such */
    octa levels;                            /* hypervisors below the kernel */
    const char *hypervisor;   /* their file; null: the one that was built */
    const char *kernel;       /* names of files; null: to be restored */
    bool has_two_kernels;     /* which is one too many */
    const char *command_line; /* the kernel's */
    const char *disk;         /* FILE or FILE,snapshot; or null */
    struct journal_options journal;
    engine_run *engine;
};

/* The options, for --help and for boot_options_read(), and what to know about
 * them. */
extern const struct cli_option boot_options_table[];
extern const char boot_options_about[];

/* Read C's options into O and, if they are for it, R, which is ready.  False
 * if help was asked for, or something is wrong: then C has the error. */
bool boot_options_read(struct boot_options *o, struct report *r,
                       struct cli *c) MUST_CHECK;

/* The same in parts, for who has options besides: begin, take each option of
 * the table but those of a report, and look at all of them. */
void boot_options_init(struct boot_options *o, const struct cli *c);
void boot_options_take(struct boot_options *o, const struct cli *c);
bool boot_options_check(const struct boot_options *o, struct cli *c) MUST_CHECK;

/* Append to NAME the file of a DISK, which is FILE or FILE,snapshot.  Returns
 * whether it is to be copied on write. */
bool boot_options_disk(const char *disk, struct buf *name);

/* Is FILE that of DISK, which may be null? */
bool boot_options_disk_is(const char *disk, const char *file);

/* Is FILE read, as far as the options tell?  Kernel and programs are for
 * program.h to know. */
bool boot_options_read_file(const struct boot_options *o, const char *file);

#endif
