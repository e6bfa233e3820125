/* hostjob.c - a hypervisor with guests made ready. */
#include "vm/hostjob.h"

#include <string.h>

#include "sysvm/boot_options.h"
#include "vm/base/alloc.h"
#include "vm/base/file.h"

static void fail(struct report *r, const char *text)
{
    report_fail(r, CLI_EXIT_MISUSED, text);
}

/* --- what would be lost --------------------------------------------------- */

/* Is the disk NAME only read? */
static bool is_snapshot(const char *name)
{
    struct buf file;
    bool is_copy;

    buf_init(&file);
    is_copy = boot_options_disk(name, &file);
    buf_fini(&file);
    return is_copy;
}

/* Are A and B the same disk, and one of them is written? */
static bool is_shared(const char *a, const char *b)
{
    struct buf file;
    bool is_same;

    if (a == NULL || b == NULL || (is_snapshot(a) && is_snapshot(b)))
        return false;
    buf_init(&file);
    (void)boot_options_disk(a, &file);
    is_same = boot_options_disk_is(b, buf_text(&file));
    buf_fini(&file);
    return is_same;
}

static enum status spare_disks(const struct host_options *o, struct error *e)
{
    for (size_t i = 0; i < o->guest_count; i++)
        for (size_t k = 0; k < i; k++)
            if (is_shared(o->guests[k].disk, o->guests[i].disk))
                return error_set(e, STATUS_BAD_INPUT,
                                 "guests %zu and %zu have one disk; let both "
                                 "have a FILE,snapshot",
                                 k, i);
    return STATUS_OK;
}

/* The names of O's outputs, one behind the other in TEXT, each with a zero. */
static void add_outputs(const struct host_options *o, struct buf *text)
{
    for (size_t i = 0; i < o->guest_count; i++)
        if (o->guests[i].output != NULL) {
            host_options_output(o, i, text);
            buf_add_byte(text, 0);
        }
}

/* Pointers to the strings of TEXT go to NAMES. */
static size_t point(const struct buf *text, const char **names)
{
    size_t count = 0;

    for (size_t at = 0; at < text->len; at += strlen(names[count++]) + 1)
        names[count] = (const char *)text->data + at;
    return count;
}

static enum status spare_files(const struct host_options *o,
                               const struct buf *text,
                               const char *const *outputs, size_t count,
                               struct error *e)
{
    size_t most = o->guest_count + count;
    const char **names = alloc_zeroed(most + 1, sizeof *names);
    enum status s;

    if (names == NULL || text->failed) {
        alloc_free(names);
        return error_set(e, STATUS_NO_MEMORY, "out of memory");
    }
    memcpy(names, outputs, count * sizeof *names);
    count += point(text, names + count);
    s = file_spare(names, count, host_options_reads, o, e);
    alloc_free(names);
    return s;
}

enum status hostjob_spare(const struct host_options *o,
                          const char *const *outputs, size_t count,
                          struct error *e)
{
    enum status s = spare_disks(o, e);
    struct buf text;

    if (s != STATUS_OK)
        return s;
    buf_init(&text);
    add_outputs(o, &text);
    s = spare_files(o, &text, outputs, count, e);
    buf_fini(&text);
    return s;
}

/* --- the guests ----------------------------------------------------------- */

static bool make_guests(struct hostjob *j, struct report *r)
{
    size_t count = j->o.guest_count;

    j->guests = alloc_zeroed(count, sizeof *j->guests);
    j->options = alloc_zeroed(count, sizeof *j->options);
    if (j->guests == NULL || j->options == NULL) {
        fail(r, "out of memory");
        return false;
    }
    for (size_t i = 0; i < count; i++)
        image_init(&j->guests[i].disk, 0);
    return true;
}

static bool open_consoles(struct hostjob *j, struct report *r)
{
    struct error e;

    if (hostconsoles_open(&j->consoles, &j->o, j->o.hypervisor.interrupted,
                          &e) == STATUS_OK)
        return true;
    fail(r, e.text);
    return false;
}

/* Open and read what guest NUMBER is made of. */
static bool prepare(struct hostjob *j, struct report *r, size_t number)
{
    const struct host_guest *asked = &j->o.guests[number];
    struct hostjob_guest *g = &j->guests[number];
    struct guest_options *o = &j->options[number];

    *o = asked->guest;
    o->ram += asked->tower.levels * TOWER_OURS;
    o->console = hostconsoles_of(&j->consoles, number);
    if (asked->disk != NULL) {
        if (!bootfiles_open_disk(&g->disk, r, asked->disk))
            return false;
        o->disk = &g->disk;
    }
    return bootfiles_read(&g->files, r, &asked->tower, asked->kernel,
                          asked->programs);
}

/* --- the hypervisor ------------------------------------------------------- */

static bool create(struct hostjob *j, struct report *r)
{
    const struct terminal *typed = hostconsoles_typed(&j->consoles);
    struct hypervisor_options *o = &j->o.hypervisor;
    struct error e;

    o->guests = j->options;
    o->guest_count = (unsigned)j->o.guest_count;
    o->is_left = typed != NULL ? &typed->keyboard.is_left : NULL;
    j->hypervisor = hypervisor_create(o, &e);
    if (j->hypervisor == NULL)
        fail(r, e.text);
    return j->hypervisor != NULL;
}

/* With several guests, the reason in E is told with the NUMBER of its guest. */
static void tell_whose(const struct hostjob *j, size_t number, struct error *e)
{
    const struct error own = *e;

    if (j->o.guest_count > 1)
        (void)error_set(e, own.status, "guest %zu: %s", number, own.text);
}

static bool boot(struct hostjob *j, struct report *r, size_t number)
{
    struct hypervisor *h = j->hypervisor;
    const struct bootfiles *f = &j->guests[number].files;
    struct error e;
    enum status s =
        hypervisor_boot(h, h->guests[number], &f->kernel.mmo,
                        j->o.guests[number].command_line, &f->archive, &e);

    if (s == STATUS_OK)
        return true;
    tell_whose(j, number, &e);
    report_fail(
        r, s == STATUS_BAD_OBJECT ? CLI_EXIT_NOT_PROGRAM : CLI_EXIT_MISUSED,
        e.text);
    return false;
}

bool hostjob_prepare(struct hostjob *j, struct report *r)
{
    size_t count = j->o.guest_count;

    if (!make_guests(j, r) || !open_consoles(j, r))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!prepare(j, r, i))
            return false;
    if (!create(j, r))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!boot(j, r, i))
            return false;
    return true;
}

void hostjob_fini(struct hostjob *j)
{
    hypervisor_destroy(j->hypervisor);
    for (size_t i = 0; i < j->o.guest_count && j->guests != NULL; i++) {
        bootfiles_fini(&j->guests[i].files);
        image_fini(&j->guests[i].disk);
    }
    alloc_free(j->guests);
    alloc_free(j->options);
    hostconsoles_close(&j->consoles);
    host_options_fini(&j->o);
}
