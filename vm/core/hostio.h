/* hostio.h - one host call in progress: what the calls have in common.
 *
 * For hostcall.c, which fetches arguments and stores what was read, and for
 * the files with the calls themselves: hostio.c, hostio_read.c,
 * hostio_write.c.
 */
#ifndef VM_CORE_HOSTIO_H
#define VM_CORE_HOSTIO_H

#include "vm/core/hostcall.h"

/* What a handle may be used for; 0: it is closed.  A file that may be both
 * read and written is used in one way until the next Fseek. */
enum hostio_mode {
    HOSTIO_READ = 1 << 0,
    HOSTIO_WRITE = 1 << 1,
    HOSTIO_BINARY = 1 << 2, /* Fseek and Ftell are allowed */
    HOSTIO_BOTH = 1 << 3
};

#define HOSTIO_FAILURE (~(octa)0) /* -1 */

struct hostio {
    struct hostcalls *h;
    struct bus *bus;
    octa loc;     /* of the TRAP */
    octa tripped; /* rW, for the warning */
    byte handle;
    octa argument;     /* $255 */
    octa buffer, size; /* what it points to; also a name and a mode */
    octa result;
    unsigned fault; /* FAULT_ bits when memory refused */
};

/* The calls: hostio_Fopen() and so on.  They return DONE, having set the
 * result, with the bytes for the buffer in h->got; REFUSED, having set the
 * fault; or INTERRUPTED. */
typedef enum hostcall_end hostio_function(struct hostio *k);
#define HOSTCALL(name, y, arguments, trace, meaning)                           \
    hostio_function hostio_##name;
#include "vm/isa/hostcall.def"
#undef HOSTCALL

/* The end of a call with this RESULT. */
enum hostcall_end hostio_finish(struct hostio *k, octa result);

/* The end of a call whose last step was R: RESULT when it is done, the result
 * FAILED when that failed. */
enum hostcall_end hostio_finish_by(struct hostio *k, enum hostfile_result r,
                                   octa result, octa failed);

/* The end of a call to which memory refused something. */
enum hostcall_end hostio_refuse(struct hostio *k, unsigned fault);

/* The call WHICH ended as in K, or was refused, the first time: let it do again
 * what it did to the handle's mode, and nothing to the host. */
void hostio_redo(struct hostio *k, enum hostcall which);

/* Whether the handle may be used as WANTED (read or write) says; if so, it
 * may not be used in the other way until the next Fseek. */
bool hostio_use(struct hostio *k, byte wanted);

#endif
