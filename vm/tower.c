/* tower.c - the hypervisor that is ours, and what it needs. */
#include "vm/tower.h"

#include <unistd.h>

#include "vm/base/data.h"

/* Append to NAME the folder of our executable; nothing if nobody knows. */
static void add_folder(struct buf *name)
{
    char path[4096];
    ssize_t len = readlink("/proc/self/exe", path, sizeof path);

    while (len > 0 && path[len - 1] != '/')
        len--;
    if (len > 0)
        buf_add(name, path, (size_t)len);
}

static bool is_there(struct buf *name)
{
    return !name->failed && access(buf_text(name), R_OK) == 0;
}

enum status tower_find(const struct tower *t, struct buf *name, struct error *e)
{
    size_t begin = name->len;

    if (t->hypervisor != NULL) {
        buf_add_string(name, t->hypervisor);
        return STATUS_OK;
    }
    add_folder(name);
    buf_add_string(name, "examples/hypervisor.mmo");
    if (is_there(name))
        return STATUS_OK;
    name->len = begin;
    buf_printf(name, "%s/examples/hypervisor/hypervisor.mmo", data_folder());
    if (is_there(name))
        return STATUS_OK;
    return error_set(e, STATUS_BAD_INPUT,
                     "there is no %.200s, nor examples/hypervisor.mmo beside "
                     "the executable: --hypervisor FILE",
                     buf_text(name));
}
