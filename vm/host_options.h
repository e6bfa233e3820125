/* host_options.h - what the command line of `tramoya host` asks for.
 *
 *      [options] KERNEL [PROGRAM ...] [+ KERNEL [PROGRAM ...]] ...
 *
 * Options of a guest in front of the first kernel are for all guests; behind
 * it, or behind a +, they are that guest's own.  This belongs to the commands:
 * it knows the hypervisor and files.
 */
#ifndef VM_HOST_OPTIONS_H
#define VM_HOST_OPTIONS_H

#include "sysvm/hypervisor/hypervisor.h"
#include "vm/core/processor.h"
#include "vm/core/report.h"
#include "vm/tower.h"

/* One guest.  Texts are borrowed from the command line. */
struct host_guest {
    struct guest_options guest; /* but for its console and its disk */
    const char *processor;      /* its name; null: the machine's */
    struct tower tower;         /* hypervisors below the kernel */
    const char *kernel;         /* names of files */
    char *const *programs;      /* they end with null */
    const char *command_line;   /* the kernel's */
    const char *disk;           /* FILE or FILE,snapshot; or null */
    const char *input, *output; /* files; null: nothing was said */
};

struct host_options {
    struct hypervisor_options hypervisor; /* but for the guests */
    const struct processor_info *processor;
    const char *strategy; /* the name; null: nothing was said */
    engine_run *engine;
    struct host_guest usual;   /* what is for all guests */
    struct host_guest *guests; /* owned */
    size_t guest_count, room;
    bool is_starved; /* there was no memory for them */
};

/* The options, for --help and for host_options_read(), and what to know about
 * them. */
extern const struct cli_option host_options_table[];
extern const char host_options_about[];

/* Read C's options and operands into O and, if they are for it, R, which is
 * ready.  False if help was asked for, or something is wrong: then C has the
 * error.  O is given to host_options_fini() in any case. */
bool host_options_read(struct host_options *o, struct report *r,
                       struct cli *c) MUST_CHECK;
void host_options_fini(struct host_options *o);

/* The same in parts, for who has options besides: begin, take each option of
 * the table but those of a report, and look at all of them. */
void host_options_init(struct host_options *o, const struct cli *c);
void host_options_take(struct host_options *o, const struct cli *c);
bool host_options_check(struct host_options *o, struct cli *c) MUST_CHECK;

/* Append to NAME the file that guest NUMBER of O prints to, which has one: in
 * what was said, each %d is its number. */
void host_options_output(const struct host_options *o, size_t number,
                         struct buf *name);

/* Is FILE read?  A file_is_read, of a struct host_options. */
bool host_options_reads(const void *options, const char *file);

#endif
