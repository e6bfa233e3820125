/* image.h - the sectors of a disk.
 *
 * They are in a file of the host.  With copy on write the file is only read:
 * a sector that is written is kept in memory from then on, and lost at the
 * end.  Without a file all sectors begin as zeros, and are kept so.
 */
#ifndef SYSVM_DEV_IMAGE_H
#define SYSVM_DEV_IMAGE_H

#include "vm/base/buf.h"
#include "vm/base/map.h"
#include "vm/base/reader.h"

enum { IMAGE_SECTOR = 8192 };

/* The sector NUMBER, of which memory has the copy SECTOR (null: none yet), is
 * going to be written. */
typedef void image_witness(void *context, octa number, const byte *sector);

struct image {
    int fd;                 /* -1: no file */
    bool has_file;          /* there is one, if only in an input log */
    octa sectors;           /* how many there are */
    bool is_copy;           /* written sectors are kept in memory */
    struct map written;     /* sector number -> byte[IMAGE_SECTOR], owned */
    image_witness *witness; /* or null */
    void *context;          /* its first argument; borrowed */
};

/* SECTORS sectors of zeros, in memory; 0: no disk at all. */
void image_init(struct image *im, octa sectors);

/* The file NAME, whose size must be a multiple of IMAGE_SECTOR; with copy on
 * write if IS_COPY.  E as in status.h.  On failure IM is as image_init(im, 0)
 * leaves it. */
enum status image_open(struct image *im, const char *name, bool is_copy,
                       struct error *e) MUST_CHECK;

/* Make the file NAME a disk of SECTORS zeros that others can open.  One that
 * exists is refused, unless IS_FORCED: then what it had is gone. */
enum status image_create(const char *name, octa sectors, bool is_forced,
                         struct error *e) MUST_CHECK;

/* As if such a file were open; nobody may ask for what it would have.  For a
 * replay, where the input log has it. */
void image_imagine(struct image *im, octa sectors, bool is_copy);

void image_fini(struct image *im);

/* Is the file needed to read the sector NUMBER, or, if IS_CHANGE, to write it
 * or to flush? */
bool image_needs_file(const struct image *im, octa number, bool is_change);

/* Read or write the sector NUMBER, which there is.  STATUS_IO when the host
 * fails, STATUS_NO_MEMORY when a copy has no place. */
enum status image_read(struct image *im, octa number, byte *to) MUST_CHECK;
enum status image_write(struct image *im, octa number,
                        const byte *from) MUST_CHECK;

/* Make sure that what was written would survive the host's end; nothing to do
 * for what is in memory. */
enum status image_flush(struct image *im) MUST_CHECK;

/* From now on WITNESS is told each time before a sector in memory changes;
 * null: nobody is.  What is written to a file cannot be taken back. */
void image_track(struct image *im, image_witness *witness, void *context);

/* The copy in memory of the sector NUMBER, or null. */
const byte *image_find(const struct image *im, octa number);

/* Let memory have the copy SECTOR of NUMBER, or none if it is null.  Nobody is
 * told.  STATUS_NO_MEMORY: nothing has changed. */
enum status image_put(struct image *im, octa number,
                      const byte *sector) MUST_CHECK;

/* Append to B what IM has in memory; the file is not saved.  Restoring needs
 * an image of the same number of sectors, opened in the same way.  On failure
 * (STATUS_BAD_INPUT, STATUS_NO_MEMORY) what was in memory means nothing. */
void image_save(const struct image *im, struct buf *b);
enum status image_restore(struct image *im, struct reader *r) MUST_CHECK;

#endif
