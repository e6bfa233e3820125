/* jsontext.c - JSON objects of our own, written one way. */
#include "vm/base/jsontext.h"

#include <stdio.h>

#include "vm/base/alloc.h"

static void *allocate(size_t size)
{
    return alloc_resize(NULL, size, 1);
}

json_t *jsontext_object(void)
{
    json_set_alloc_funcs(allocate, alloc_free);
    return json_object();
}

json_t *jsontext_number(octa n)
{
    return json_integer((json_int_t)n);
}

json_t *jsontext_address(octa a)
{
    char text[18];

    snprintf(text, sizeof text, "#%016llx", (unsigned long long)a);
    return json_string(text);
}

json_t *jsontext_string(const char *s)
{
    json_t *string = json_string(s);
    struct buf b;

    if (string != NULL)
        return string;
    buf_init(&b);
    for (; *s != 0; s++)
        buf_add_byte(&b, (byte)*s < 0x80 ? (byte)*s : '?');
    string = b.failed ? NULL : json_string(buf_text(&b));
    buf_fini(&b);
    return string;
}

static int add(const char *text, size_t len, void *out)
{
    buf_add(out, text, len);
    return 0;
}

void jsontext_add(struct buf *out, json_t *o, bool is_bad)
{
    if (o == NULL || is_bad ||
        json_dump_callback(o, add, out, JSON_INDENT(2)) != 0)
        out->failed = true;
    json_decref(o);
    buf_add_byte(out, '\n');
}
