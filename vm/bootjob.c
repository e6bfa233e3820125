/* bootjob.c - a machine made ready, from what the command line asks for. */
#include "vm/bootjob.h"

#include "sysvm/boot.h"

static void fail(struct report *r, const char *text)
{
    report_fail(r, CLI_EXIT_MISUSED, text);
}

/* --- files ---------------------------------------------------------------- */

static bool open_disk(struct bootjob *j, struct report *r)
{
    if (j->o.disk == NULL || j->o.journal.replay != NULL)
        return true;
    j->o.machine.disk = &j->disk;
    return bootfiles_open_disk(&j->disk, r, j->o.disk);
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

    j->o.machine.ram += j->o.levels * TOWER_OURS;
    journal_prepare(&j->journal, &j->o.machine, &j->disk);
    j->machine = machine_create(&j->o.machine);
    if (j->machine == NULL) {
        fail(r, "out of memory");
        return false;
    }
    if (j->o.journal.restore == NULL)
        s = boot_load(j->machine, &j->files.kernel.mmo, j->o.command_line,
                      &j->files.archive, &e);
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
    const struct tower t = {j->o.levels, j->o.hypervisor};

    image_init(&j->disk, 0); /* first: whatever fails, it can be given back */
    return open_journal(j, r) && open_disk(j, r) &&
           bootfiles_read(&j->files, r, &t, j->o.kernel, programs) &&
           make_machine(j, r);
}

void bootjob_fini(struct bootjob *j)
{
    machine_destroy(j->machine);
    journal_fini(&j->journal);
    image_fini(&j->disk);
    bootfiles_fini(&j->files);
}

bool bootjob_reads(const void *inputs, const char *file)
{
    const struct bootjob_inputs *in = inputs;

    return bootfiles_has(in->o->kernel, in->programs, file) ||
           (in->o->hypervisor != NULL &&
            program_has_file(in->o->hypervisor, file)) ||
           boot_options_read_file(in->o, file);
}
