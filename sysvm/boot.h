/* boot.h - how a machine begins: the kernel, its archive, its registers.
 *
 *      0                    the kernel, where its negative locations say
 *      …
 *      top of RAM           archive of programs  \  each on a page
 *      and down from there  command line          > boundary
 *                           eight pages of stack /
 *
 * The processor begins at Main, with rO = rS at those pages as a negative
 * address, rG and the globals as the object file says, rL = 4, and
 *
 *      $0  bytes of RAM          $2  the archive, a physical address
 *      $1  the command line,     $3  its length in bytes
 *          a physical address
 *
 * An archive is entry after entry: an octa with the length of an object file,
 * an octa with the length of its arguments, then both, each filled up with
 * zeros to a multiple of 8.  Arguments are strings that end with a zero, the
 * program's name first.  A hypervisor starts its guest in the same way, so a
 * kernel cannot tell.
 */
#ifndef SYSVM_BOOT_H
#define SYSVM_BOOT_H

#include "sysvm/dev/dev.h"
#include "vm/base/buf.h"
#include "vm/core/cpu.h"
#include "vm/isa/mmo.h"

struct machine;

enum { BOOT_STACK_PAGES = 8 };

/* Take the first of the words at *WORDS, the file of a program, into NAME, and
 * move *WORDS behind it.  Words are split as a shell does it: blanks separate,
 * quotes ' and " and a backslash protect; a backslash is one of the bytes
 * between ' and ', and also between " and " unless \ " $ or ` follows.
 * STATUS_BAD_INPUT, with the reason in E, when there is no word, or a quote
 * stays open; lack of memory shows in NAME. */
enum status boot_first_word(const char **words, struct buf *name,
                            struct error *e) MUST_CHECK;

/* Append an entry to the archive B: the object file OBJECT, called NAME, with
 * WORDS as its arguments.  Failure as above. */
enum status boot_add_program(struct buf *b, const struct buf *object,
                             const char *name, const char *words,
                             struct error *e) MUST_CHECK;

/* What is to begin: a machine, or a guest that takes itself for one. */
struct boot_target {
    octa ram;         /* bytes */
    dev_write *write; /* to its RAM */
    void *memory;     /* borrowed; the first argument of write */
    struct cpu *cpu;  /* fresh */
};

/* Make T ready to begin; as boot_load(). */
enum status boot_load_into(const struct boot_target *t,
                           const struct mmo *kernel, const char *command_line,
                           const struct buf *archive,
                           struct error *e) MUST_CHECK;

/* Make M, which is fresh, ready to begin.  STATUS_BAD_OBJECT when the kernel
 * has anything at a non-negative location, begins at one, or lies in a place
 * that no RAM has, or where the archive goes; STATUS_LIMIT when RAM is too
 * small; STATUS_NO_MEMORY. */
enum status boot_load(struct machine *m, const struct mmo *kernel,
                      const char *command_line, const struct buf *archive,
                      struct error *e) MUST_CHECK;

#endif
