/* hostfile.h - the files of the host behind a guest's 256 handles.
 *
 * Handles 0, 1 and 2 begin as the toolkit's own standard streams, unless they
 * are redirected; the others are opened by the guest.  Nothing here knows of
 * the guest's memory or of what a handle may be used for: that is hostcall.h.
 *
 * Output is kept back to save system calls, but nobody can tell:
 *
 *  - standard output at a terminal, and everything that is neither a regular
 *    file nor standard output, is written at the end of each call;
 *  - what is kept back for a file is written before the same file is read,
 *    written or measured through another handle, and all of it before
 *    anything is opened, before standard error is written, and before a read
 *    that may wait for somebody;
 *  - the rest follows with hostfile_flush().
 *
 * Which files may be opened is the policy.  With HOSTFILE_BELOW names are
 * relative to one folder, and lead to regular files in it or below: no name
 * that begins with "/", no "..", no symbolic link at any place.  Each part of
 * a name is opened relative to the folder before it, without following links,
 * so nothing that changes meanwhile can make a difference.
 */
#ifndef VM_CORE_HOSTFILE_H
#define VM_CORE_HOSTFILE_H

#include <signal.h>
#include <sys/types.h>

#include "vm/base/buf.h"

enum { HOSTFILE_COUNT = 256, HOSTFILE_STANDARD = 3 };

enum hostfile_policy {
    HOSTFILE_ANY,  /* whatever the user may open */
    HOSTFILE_NONE, /* nothing but the standard streams */
    HOSTFILE_BELOW /* regular files below a folder */
};

enum hostfile_access {
    HOSTFILE_READ,      /* the file must exist */
    HOSTFILE_WRITE,     /* it is made, or emptied */
    HOSTFILE_READ_WRITE /* the same, and may be read, too */
};

enum hostfile_result {
    HOSTFILE_DONE,
    HOSTFILE_EOF,        /* the file ended too early */
    HOSTFILE_FAILED,     /* the host refused, or has no memory */
    HOSTFILE_INTERRUPTED /* a signal came */
};

struct hostfile {
    int fd;           /* -1: closed */
    bool is_own;      /* opened here, so it is closed here */
    bool is_regular;  /* else it may make a reader wait */
    bool is_buffered; /* output is kept back beyond the end of a call */
    bool is_at_eof;   /* the end was met; reads do not try again */
    dev_t device;     /* device and inode say which file it is */
    ino_t inode;
    struct buf in;  /* read ahead, */
    size_t taken;   /* of which the guest has had so much */
    struct buf out; /* kept back */
    int errnum;     /* why output was lost, until the guest is told; 0: none */
};

struct hostfiles {
    struct hostfile file[HOSTFILE_COUNT];
    unsigned unwritten; /* handles that keep back output */
    enum hostfile_policy policy;
    int folder;                               /* for HOSTFILE_BELOW, or -1 */
    const volatile sig_atomic_t *interrupted; /* borrowed; not 0: stop */
};

/* The standard streams open, all else closed.  FOLDER is for HOSTFILE_BELOW
 * only and must exist.  INTERRUPTED, which is borrowed, may be null. */
enum status hostfile_init(struct hostfiles *fs, enum hostfile_policy policy,
                          const char *folder,
                          const volatile sig_atomic_t *interrupted,
                          struct error *e) MUST_CHECK;

/* Close everything.  What hostfile_flush() has not written is lost.  Standard
 * input, if it is a regular file, is left where the guest stopped reading, for
 * the next program that reads it. */
void hostfile_fini(struct hostfiles *fs);

/* Let HANDLE, one of the first three, be the open file FD, which is borrowed,
 * in place of the toolkit's own stream.  Before the guest begins. */
void hostfile_redirect(struct hostfiles *fs, byte handle, int fd);

/* Write everything that was kept back.  STATUS_IO when some of it could not
 * be written, now or earlier, and the guest was not told (or it was standard
 * output: its user should know); E says of which file, and why. */
enum status hostfile_flush(struct hostfiles *fs, struct error *e) MUST_CHECK;

/* Open NAME as HANDLE, which is closed. */
enum hostfile_result hostfile_open(struct hostfiles *fs, byte handle,
                                   const char *name,
                                   enum hostfile_access access) MUST_CHECK;

bool hostfile_is_open(const struct hostfiles *fs, byte handle);

/* Close HANDLE.  Failed means that output was lost; it is closed all the
 * same. */
enum hostfile_result hostfile_close(struct hostfiles *fs,
                                    byte handle) MUST_CHECK;

/* Read ahead until at least NEED bytes are there for hostfile_next().  On
 * another result than DONE there may be fewer; none is lost, so an
 * interrupted call can be repeated. */
enum hostfile_result hostfile_ahead(struct hostfiles *fs, byte handle,
                                    size_t need) MUST_CHECK;

/* The bytes that were read ahead and not taken, *LEN of them; and take the
 * first N of them. */
const byte *hostfile_next(const struct hostfiles *fs, byte handle, size_t *len);
void hostfile_take(struct hostfiles *fs, byte handle, size_t n);

/* Write LEN bytes to HANDLE; hostfile_settle() is the end of a call, after
 * which nobody can tell that they were kept back.  INTERRUPTED: they have
 * been taken, but there are many more already that could not be written. */
enum hostfile_result hostfile_write(struct hostfiles *fs, byte handle,
                                    const byte *bytes, size_t len) MUST_CHECK;
enum hostfile_result hostfile_settle(struct hostfiles *fs,
                                     byte handle) MUST_CHECK;

/* Go to OFFSET bytes from the beginning of the file, or from its end. */
enum hostfile_result hostfile_seek(struct hostfiles *fs, byte handle,
                                   int64_t offset, bool is_from_end) MUST_CHECK;

/* Where HANDLE is, in bytes from the beginning, or -1. */
int64_t hostfile_tell(const struct hostfiles *fs, byte handle);

#endif
