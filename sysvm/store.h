/* store.h - files on a disk, as examples/kernel/STORE.md lays them out.
 *
 * The kernel has the same in MMIXAL; here it is for the host.  No change ever
 * writes over what the present root leads to: new contents go to free sectors,
 * and then one sector, the other root, makes all of it true at once.  So if
 * the power fails, or the host, the store is as before or as after.
 *
 * Nothing on a disk is believed before it was checked: a foreign store can be
 * wrong, and gives an error then, but it does no harm.
 */
#ifndef SYSVM_STORE_H
#define SYSVM_STORE_H

#include "vm/base/buf.h"

enum {
    STORE_SECTOR = 8192,
    STORE_ROOTS = 2,   /* the first sectors */
    STORE_LEAST = 4,   /* a disk has that many sectors */
    STORE_FILES = 100, /* entries of a root */
    STORE_NAME = 63,   /* bytes of a name */
    STORE_INDEX = STORE_SECTOR / 8,
    STORE_MOST = STORE_INDEX * STORE_SECTOR /* bytes of a file: 8 MiB */
};

/* How to reach the sectors.  What is written may wait, in any order, until
 * the next flush. */
struct store_disk {
    octa sectors;
    enum status (*read)(void *context, octa number, byte *to);
    enum status (*write)(void *context, octa number, const byte *from);
    enum status (*flush)(void *context);
    void *context;
};

struct store_entry {
    char name[STORE_NAME + 2]; /* "": free; longer than STORE_NAME: damaged */
    octa size, index;
};

struct store_root {
    const char *flaw; /* why it is not valid; null: it is */
    octa generation;
};

/* The store as its present root has it; it owns nothing. */
struct store {
    const struct store_disk *disk; /* borrowed */
    struct store_root roots[STORE_ROOTS];
    unsigned present; /* which of them counts */
    octa sectors;     /* of the disk, as the root says */
    struct store_entry entries[STORE_FILES];
};

/* Make an empty store of the whole disk D, of at least STORE_LEAST sectors. */
enum status store_create(const struct store_disk *d,
                         struct error *e) MUST_CHECK;

/* Find the store on D, which must live as long as S.  STATUS_BAD_INPUT, and E
 * says why, when there is none. */
enum status store_open(struct store *s, const struct store_disk *d,
                       struct error *e) MUST_CHECK;

/* The file NAME, or null. */
const struct store_entry *store_find(const struct store *s, const char *name);

/* How many sectors of data SIZE bytes take. */
octa store_sectors(octa size);

/* Append the contents of the file F of S to B.  STATUS_BAD_INPUT when what
 * leads to them is damaged. */
enum status store_get(const struct store *s, const struct store_entry *f,
                      struct buf *b, struct error *e) MUST_CHECK;

/* Make the LEN bytes at DATA the contents of the file NAME, old or new.
 * STATUS_LIMIT when the name or the data are too long, there are STORE_FILES
 * files, or too few sectors are free: an old file keeps its own until the new
 * contents are there.  On failure S is as before, and so is the disk; but if
 * the disk failed when the root was being written, it may be as after. */
enum status store_put(struct store *s, const char *name, const byte *data,
                      size_t len, struct error *e) MUST_CHECK;

/* Remove the file F of S.  Failure as above. */
enum status store_remove(struct store *s, const struct store_entry *f,
                         struct error *e) MUST_CHECK;

/* NAME for people, with control characters as \xNN. */
struct store_shown {
    char text[4 * (STORE_NAME + 1) + 1];
};
struct store_shown store_show(const char *name);

/* Whether no file of S can have SECTOR: a root has it, or there is none. */
bool store_is_outside(const struct store *s, octa sector);

/* Read the sector NUMBER, which D has; E says which one the disk cannot. */
enum status store_read(const struct store_disk *d, octa number, byte *to,
                       struct error *e) MUST_CHECK;

#endif
