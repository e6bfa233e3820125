/* bootfiles.c - what a machine begins with: a kernel and the programs for it.
 */
#include "vm/bootfiles.h"

#include "sysvm/boot.h"
#include "sysvm/boot_options.h"
#include "vm/base/alloc.h"

static void fail(struct report *r, const char *text)
{
    report_fail(r, CLI_EXIT_MISUSED, text);
}

/* --- programs ------------------------------------------------------------- */

static bool read_program(struct report *r, struct program *p, const char *names)
{
    struct error e;
    enum cli_exit status = program_read(p, names, &e);

    report_show(r, &p->messages);
    if (status != CLI_EXIT_FINE)
        report_fail(r, (int)status, e.text);
    return status == CLI_EXIT_FINE;
}

/* Read the program that WORDS name into P and append it to the archive. */
static bool add_program(struct bootfiles *f, struct report *r,
                        struct program *p, const char *words)
{
    struct buf name;
    struct error e;
    bool is_read;

    buf_init(&name);
    if (boot_first_word(&words, &name, &e) != STATUS_OK) {
        fail(r, e.text);
        buf_fini(&name);
        return false;
    }
    is_read = read_program(r, p, buf_text(&name));
    if (is_read && boot_add_program(&f->archive, &p->object, p->name, words,
                                    &e) != STATUS_OK)
        fail(r, e.text);
    buf_fini(&name);
    return r->status == CLI_EXIT_FINE;
}

/* As many programs as there are names, all empty. */
static bool make_programs(struct bootfiles *f, struct report *r,
                          char *const *names)
{
    size_t count = 0;

    while (names[count] != NULL)
        count++;
    f->programs = alloc_zeroed(count + 1, sizeof *f->programs);
    if (f->programs == NULL) {
        fail(r, "out of memory");
        return false;
    }
    f->program_count = count;
    return true;
}

/* Append P, which has no arguments, to the archive. */
static bool add_kernel(struct bootfiles *f, struct report *r,
                       const struct program *p)
{
    struct error e;

    if (boot_add_program(&f->archive, &p->object, p->name, "", &e) == STATUS_OK)
        return true;
    fail(r, e.text);
    return false;
}

/* Read the hypervisor of T; all but the lowest, and the kernel, begin the
 * archive. */
static bool read_tower(struct bootfiles *f, struct report *r,
                       const struct tower *t, const char *kernel)
{
    struct buf name;
    struct error e;
    bool is_read;

    buf_init(&name);
    is_read = tower_find(t, &name, &e) == STATUS_OK;
    if (!is_read)
        report_fail(r, CLI_EXIT_NO_PROGRAM, e.text);
    is_read = is_read && read_program(r, &f->kernel, buf_text(&name)) &&
              read_program(r, &f->guest, kernel);
    buf_fini(&name);
    for (octa i = 1; i < t->levels && is_read; i++)
        is_read = add_kernel(f, r, &f->kernel);
    return is_read && add_kernel(f, r, &f->guest);
}

static bool read_kernel(struct bootfiles *f, struct report *r,
                        const struct tower *t, const char *kernel)
{
    if (kernel == NULL)
        return true;
    return t->levels > 0 ? read_tower(f, r, t, kernel)
                         : read_program(r, &f->kernel, kernel);
}

bool bootfiles_read(struct bootfiles *f, struct report *r,
                    const struct tower *t, const char *kernel,
                    char *const *programs)
{
    if (!read_kernel(f, r, t, kernel))
        return false;
    if (!make_programs(f, r, programs))
        return false;
    for (size_t i = 0; i < f->program_count; i++)
        if (!add_program(f, r, &f->programs[i], programs[i]))
            return false;
    if (f->archive.failed)
        fail(r, "out of memory");
    return !f->archive.failed;
}

void bootfiles_fini(struct bootfiles *f)
{
    program_fini(&f->kernel);
    program_fini(&f->guest);
    for (size_t i = 0; i < f->program_count; i++)
        program_fini(&f->programs[i]);
    alloc_free(f->programs);
    buf_fini(&f->archive);
}

/* Is FILE of the program that WORDS name? */
static bool is_program(const char *words, const char *file)
{
    struct buf name;
    struct error e;
    bool is_there;

    buf_init(&name);
    is_there = boot_first_word(&words, &name, &e) == STATUS_OK &&
               program_has_file(buf_text(&name), file);
    buf_fini(&name);
    return is_there;
}

bool bootfiles_has(const char *kernel, char *const *programs, const char *file)
{
    for (char *const *p = programs; *p != NULL; p++)
        if (is_program(*p, file))
            return true;
    return kernel != NULL && program_has_file(kernel, file);
}

/* --- disks ---------------------------------------------------------------- */

bool bootfiles_open_disk(struct image *im, struct report *r, const char *disk)
{
    struct buf name;
    struct error e;
    enum status s;
    bool is_copy;

    buf_init(&name);
    is_copy = boot_options_disk(disk, &name);
    s = name.failed ? error_set(&e, STATUS_NO_MEMORY, "out of memory")
                    : image_open(im, buf_text(&name), is_copy, &e);
    buf_fini(&name);
    if (s != STATUS_OK)
        fail(r, e.text);
    return s == STATUS_OK;
}
