/* sealed.c - files that only we write. */
#include "vm/base/sealed.h"

#include <inttypes.h>
#include <string.h>

#include "vm/base/file.h"
#include "vm/base/hash.h"
#include "vm/base/reader.h"

static const char signature[] = "tramoya";

enum { SIGNATURE_LEN = sizeof signature - 1 };

enum status sealed_write(const char *name, const struct sealed_kind *kind,
                         const struct buf *inside, struct error *e)
{
    struct buf all;
    enum status s;

    buf_init(&all);
    buf_add_string(&all, signature);
    buf_add_byte(&all, (byte)kind->letter);
    buf_add_octa(&all, kind->version);
    buf_add_octa(&all, inside->len);
    buf_add_octa(&all, hash_bytes(HASH_START, inside->data, inside->len));
    buf_add(&all, inside->data, inside->len);
    if (all.failed || inside->failed)
        s = error_set(e, STATUS_NO_MEMORY, "%s: out of memory", name);
    else
        s = file_write(name, &all, e);
    buf_fini(&all);
    return s;
}

/* Is the head at R that of a file of KIND?  R is behind it then. */
static bool has_signature(struct reader *r, const struct sealed_kind *kind)
{
    const byte *there = reader_bytes(r, SIGNATURE_LEN);

    return there != NULL && memcmp(there, signature, SIGNATURE_LEN) == 0 &&
           reader_byte(r) == (byte)kind->letter;
}

/* Is B not of the KIND, or longer than its head says?  A file_is_enough. */
static bool is_refused(const void *kind, const struct buf *b)
{
    struct reader r;
    octa len;

    reader_init(&r, b->data, b->len);
    if (!has_signature(&r, kind))
        return b->len >= SEALED_HEAD;
    (void)reader_octa(&r);
    len = reader_octa(&r);
    (void)reader_octa(&r);
    return !r.failed && r.left > len;
}

static enum status unseal(const char *name, const struct sealed_kind *kind,
                          struct reader *r, struct buf *inside, struct error *e)
{
    octa version, len, hash;

    if (!has_signature(r, kind))
        return error_set(e, STATUS_BAD_INPUT, "%s is not %s", name, kind->name);
    version = reader_octa(r);
    len = reader_octa(r);
    hash = reader_octa(r);
    if (r->failed)
        return error_set(e, STATUS_BAD_INPUT, "%s: the file is cut off", name);
    if (version != kind->version)
        return error_set(e, STATUS_BAD_INPUT,
                         "%s is %s of version %" PRIu64
                         ", and only version %" PRIu64 " can be read",
                         name, kind->name, version, kind->version);
    if (len > r->left)
        return error_set(e, STATUS_BAD_INPUT,
                         "%s: the file is cut off: %" PRIu64
                         " bytes are missing",
                         name, len - r->left);
    if (len < r->left)
        return error_set(e, STATUS_BAD_INPUT,
                         "%s: there is more than belongs to it", name);
    if (hash != hash_bytes(HASH_START, r->at, r->left))
        return error_set(e, STATUS_BAD_INPUT,
                         "%s: the file was damaged: its checksum is wrong",
                         name);
    buf_add(inside, r->at, r->left);
    return inside->failed
               ? error_set(e, STATUS_NO_MEMORY, "%s: out of memory", name)
               : STATUS_OK;
}

enum status sealed_read(const char *name, const struct sealed_kind *kind,
                        struct buf *inside, struct error *e)
{
    struct buf all;
    struct reader r;
    enum status s;

    buf_init(&all);
    s = file_read_until(name, is_refused, kind, &all, e);
    if (s == STATUS_OK) {
        reader_init(&r, all.data, all.len);
        s = unseal(name, kind, &r, inside, e);
    }
    buf_fini(&all);
    return s;
}
