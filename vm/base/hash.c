/* hash.c - a fingerprint of bytes. */
#include "vm/base/hash.h"

#include "vm/base/bits.h"

octa hash_bytes(octa h, const byte *data, size_t len)
{
    size_t i;

    for (i = 0; i + 8 <= len; i += 8)
        h = hash_octa(h, be_get_octa(data + i));
    for (; i < len; i++)
        h = hash_octa(h, data[i]);
    return hash_octa(h, len);
}
