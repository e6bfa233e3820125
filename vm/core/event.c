/* event.c - what happens in a run, as one stream for everyone. */
#include "vm/core/event.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

const struct event_info event_infos[EVENT_KINDS] = {
#define EVENT(name, text, address, meaning, ...)                               \
    {text, address, meaning, {__VA_ARGS__}},
#include "vm/core/event.def"
#undef EVENT
};

void event_emit(const struct events *s, struct event e)
{
    if (!event_is_wanted(s, e.kind))
        return;
    e.level = s->level;
    s->sink(s->listener, &e);
}

/* --- names of kinds ------------------------------------------------------- */

/* The kind that the LEN bytes at WORD name, or EVENT_KINDS. */
static unsigned find_kind(const char *word, size_t len)
{
    unsigned i = 0;

    while (i < EVENT_KINDS && (strlen(event_infos[i].name) != len ||
                               memcmp(event_infos[i].name, word, len) != 0))
        i++;
    return i;
}

static bool refuse(const char *word, size_t len, struct error *e)
{
    struct buf names;

    buf_init(&names);
    for (unsigned i = 0; i < EVENT_KINDS; i++)
        buf_printf(&names, " %s", event_infos[i].name);
    (void)error_set(e, STATUS_BAD_INPUT,
                    "there are no events \"%.*s\", but these:%s", (int)len,
                    word, buf_text(&names));
    buf_fini(&names);
    return false;
}

bool event_read_kinds(const char *words, unsigned *kinds, struct error *e)
{
    *kinds = words == NULL ? EVENT_ALL : 0;
    while (words != NULL) {
        size_t len = strcspn(words, ",");
        unsigned kind = find_kind(words, len);

        if (kind == EVENT_KINDS)
            return refuse(words, len, e);
        *kinds |= 1u << kind;
        words = words[len] == 0 ? NULL : words + len + 1;
    }
    return true;
}

/* --- text and JSON -------------------------------------------------------- */

/* Has E a value of this number? */
static bool has_value(const struct event *e, unsigned number)
{
    return event_infos[e->kind].values[number] != NULL &&
           (e->lacks >> number & 1) == 0;
}

/* A guest's kinds have longer names. */
static void add_kind(struct buf *out, const struct event *e)
{
    const char *name = event_infos[e->kind].name;

    if (e->level == 0)
        buf_printf(out, "%u %-6s", e->level, name);
    else
        buf_printf(out, "%u.%u %-11s", e->level, e->guest, name);
}

void event_text(struct buf *out, const struct event *e)
{
    const struct event_info *info = &event_infos[e->kind];

    assert(e->kind < EVENT_KINDS && e->what != NULL);
    buf_printf(out, "%10" PRIu64 " ", e->insns);
    add_kind(out, e);
    buf_printf(out, " #%016" PRIx64 " %s", e->address, e->what);
    if (e->of != NULL)
        buf_printf(out, " %s", e->of);
    for (unsigned i = 0; i < EVENT_VALUES; i++)
        if (has_value(e, i))
            buf_printf(out, " %s=#%" PRIx64, info->values[i], e->value[i]);
    buf_add_byte(out, '\n');
}

/* All that is a text here is made of letters: nothing has to be escaped. */
void event_json(struct buf *out, const struct event *e)
{
    const struct event_info *info = &event_infos[e->kind];

    assert(e->kind < EVENT_KINDS && e->what != NULL);
    buf_printf(out, "{\"schema\":1,\"instructions\":%" PRIu64 ",\"level\":%u",
               e->insns, e->level);
    if (e->level > 0)
        buf_printf(out, ",\"guest\":%u", e->guest);
    buf_printf(out,
               ",\"kind\":\"%s\",\"address\":\"#%016" PRIx64
               "\",\"details\":{\"what\":\"%s\"",
               info->name, e->address, e->what);
    if (e->of != NULL)
        buf_printf(out, ",\"of\":\"%s\"", e->of);
    for (unsigned i = 0; i < EVENT_VALUES; i++)
        if (has_value(e, i))
            buf_printf(out, ",\"%s\":\"#%016" PRIx64 "\"", info->values[i],
                       e->value[i]);
    buf_add_string(out, "}}\n");
}
