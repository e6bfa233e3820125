/* reader.c - taking apart what buf.h put together. */
#include "vm/base/reader.h"

#include "vm/base/bits.h"

void reader_init(struct reader *r, const byte *data, size_t len)
{
    *r = (struct reader){.at = data, .left = len};
}

const byte *reader_bytes(struct reader *r, size_t len)
{
    const byte *bytes = r->at;

    if (!reader_check(r, len <= r->left))
        return NULL;
    r->at += len;
    r->left -= len;
    return bytes;
}

byte reader_byte(struct reader *r)
{
    const byte *p = reader_bytes(r, 1);

    return p == NULL ? 0 : *p;
}

octa reader_octa(struct reader *r)
{
    const byte *p = reader_bytes(r, 8);

    return p == NULL ? 0 : be_get_octa(p);
}

octa reader_up_to(struct reader *r, octa most)
{
    octa o = reader_octa(r);

    return reader_check(r, o <= most) ? o : 0;
}

bool reader_check(struct reader *r, bool is_good)
{
    r->failed = r->failed || !is_good;
    return !r->failed;
}

enum status reader_status(const struct reader *r)
{
    return r->failed ? STATUS_BAD_INPUT : STATUS_OK;
}
