/* mmd.h - NAME.mmd, the side file of source lines that `asm -g` writes.
 *
 * An object file names no source for locations from #2000000000000000 on,
 * and none past line 65535, because mmixal writes none there.  Kernels live
 * at such locations; the side file has what is missing.  It is text:
 *
 *     mmd 1 8a5c1f03d2ee94b7
 *     file hello.mms
 *     file lib/print.mms
 *     100 1 0 4
 *     104 3 1 17
 *
 * The first line has the version of the format and the fingerprint of the
 * object file that it belongs to, so that a stale one is noticed.  Then come
 * the files, numbered from 0, with a backslash written \\ and a newline \n.
 * The other lines are runs in order of their addresses: address (hex), number
 * of tetras, file, line (decimal).
 */
#ifndef VM_ISA_MMD_H
#define VM_ISA_MMD_H

#include "vm/base/buf.h"
#include "vm/isa/lines.h"

/* What names the contents of an object file: 64-bit FNV-1a of its bytes. */
octa mmd_fingerprint(const byte *object, size_t size);

/* Append the name of the side file that belongs to the object file called
 * NAME.mmo (or NAME): NAME.mmd. */
void mmd_name(struct buf *out, const char *object_name);

/* Append the side file for the finished table L and the object file with
 * this FINGERPRINT to OUT, whose own status tells of failure. */
void mmd_write(struct buf *out, const struct lines *l, octa fingerprint);

/* Read a side file of SIZE bytes at TEXT into L, which is initialised and
 * empty, and finish it; *FINGERPRINT gets the first line's.  On failure E
 * names the line of the side file, and L can only be given back. */
enum status mmd_read(const byte *text, size_t size, struct lines *l,
                     octa *fingerprint, struct error *e) MUST_CHECK;

/* Look for the side file of the object file NAME, whose SIZE bytes are
 * OBJECT, and put its lines in the place of those in L.  No side file is no
 * error: L stays, and *IS_FOUND is false. One that is stale, damaged or
 * unreadable is an error, and L stays too; the caller warns and goes on with
 * what the object file says itself. */
enum status mmd_load(const char *name, const byte *object, size_t size,
                     struct lines *l, bool *is_found,
                     struct error *e) MUST_CHECK;

#endif
