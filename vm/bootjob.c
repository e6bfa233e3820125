/* bootjob.c - a machine made ready, from what the command line asks for. */
#include "vm/bootjob.h"

#include "sysvm/boot.h"
#include "vm/base/alloc.h"

static void fail(struct report *r, const char *text)
{
    report_fail(r, CLI_EXIT_MISUSED, text);
}

/* --- files ---------------------------------------------------------------- */

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
static bool add_program(struct bootjob *j, struct report *r, struct program *p,
                        const char *words)
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
    if (is_read && boot_add_program(&j->archive, &p->object, p->name, words,
                                    &e) != STATUS_OK)
        fail(r, e.text);
    buf_fini(&name);
    return r->status == CLI_EXIT_FINE;
}

/* As many programs as there are names, all empty. */
static bool make_programs(struct bootjob *j, struct report *r,
                          char *const *names)
{
    size_t count = 0;

    while (names[count] != NULL)
        count++;
    j->programs = alloc_zeroed(count + 1, sizeof *j->programs);
    if (j->programs == NULL) {
        fail(r, "out of memory");
        return false;
    }
    j->program_count = count;
    return true;
}

static bool read_files(struct bootjob *j, struct report *r,
                       char *const *programs)
{
    if (j->o.kernel != NULL && !read_program(r, &j->kernel, j->o.kernel))
        return false;
    if (!make_programs(j, r, programs))
        return false;
    for (size_t i = 0; i < j->program_count; i++)
        if (!add_program(j, r, &j->programs[i], programs[i]))
            return false;
    if (j->archive.failed)
        fail(r, "out of memory");
    return !j->archive.failed;
}

static bool open_disk(struct bootjob *j, struct report *r)
{
    bool is_copy;
    struct buf name;
    struct error e;
    enum status s;

    if (j->o.disk == NULL || j->o.journal.replay != NULL)
        return true;
    buf_init(&name);
    is_copy = boot_options_disk(&j->o, &name);
    s = name.failed ? error_set(&e, STATUS_NO_MEMORY, "out of memory")
                    : image_open(&j->disk, buf_text(&name), is_copy, &e);
    buf_fini(&name);
    if (s != STATUS_OK)
        fail(r, e.text);
    j->o.machine.disk = &j->disk;
    return s == STATUS_OK;
}

static bool open_journal(struct bootjob *j, struct report *r)
{
    struct error e;

    if (journal_open(&j->journal, &j->o.journal, &e) == STATUS_OK)
        return true;
    fail(r, e.text);
    return false;
}

/* --- the machine ---------------------------------------------------------- */

static bool make_machine(struct bootjob *j, struct report *r)
{
    struct error e;
    enum status s = STATUS_OK;

    journal_prepare(&j->journal, &j->o.machine, &j->disk);
    j->machine = machine_create(&j->o.machine);
    if (j->machine == NULL) {
        fail(r, "out of memory");
        return false;
    }
    if (j->o.journal.restore == NULL)
        s = boot_load(j->machine, &j->kernel.mmo, j->o.command_line,
                      &j->archive, &e);
    if (s == STATUS_OK)
        s = journal_begin(&j->journal, j->machine, &e);
    if (s != STATUS_OK)
        report_fail(
            r, s == STATUS_BAD_OBJECT ? CLI_EXIT_NOT_PROGRAM : CLI_EXIT_MISUSED,
            e.text);
    return s == STATUS_OK;
}

bool bootjob_prepare(struct bootjob *j, struct report *r, char *const *programs)
{
    image_init(&j->disk, 0); /* first: whatever fails, it can be given back */
    return open_journal(j, r) && open_disk(j, r) &&
           read_files(j, r, programs) && make_machine(j, r);
}

void bootjob_fini(struct bootjob *j)
{
    machine_destroy(j->machine);
    journal_fini(&j->journal);
    image_fini(&j->disk);
    program_fini(&j->kernel);
    for (size_t i = 0; i < j->program_count; i++)
        program_fini(&j->programs[i]);
    alloc_free(j->programs);
    buf_fini(&j->archive);
}

/* --- what is read --------------------------------------------------------- */

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

bool bootjob_reads(const void *inputs, const char *file)
{
    const struct bootjob_inputs *in = inputs;
    const char *kernel = in->o->kernel;

    for (char *const *p = in->programs; *p != NULL; p++)
        if (is_program(*p, file))
            return true;
    return (kernel != NULL && program_has_file(kernel, file)) ||
           boot_options_read_file(in->o, file);
}
