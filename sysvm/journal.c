/* journal.c - where a run comes from, and what is kept of it. */
#include "sysvm/journal.h"

#include <assert.h>
#include <inttypes.h>

#include "sysvm/snapshot.h"
#include "vm/base/file.h"

/* --- before --------------------------------------------------------------- */

enum status journal_open(struct journal *j, const struct journal_options *o,
                         struct error *e)
{
    bool is_kept = o->is_kept || o->record != NULL;
    enum status s = STATUS_OK;

    assert(o->record == NULL || o->replay == NULL);
    *j = (struct journal){.o = *o};
    inputlog_init(&j->log, is_kept ? INPUTLOG_RECORD : INPUTLOG_PASS);
    buf_init(&j->saved.bytes);
    if (o->restore != NULL)
        s = saved_read(&j->saved, o->restore, e);
    if (s == STATUS_OK && o->replay != NULL)
        s = record_read(&j->record, o->replay, &j->log, e);
    if (s == STATUS_OK && o->record != NULL)
        s = file_try(o->record, e);
    if (s == STATUS_OK && o->save != NULL)
        s = file_try(o->save, e);
    return s;
}

void journal_fini(struct journal *j)
{
    inputlog_fini(&j->log);
    saved_fini(&j->saved);
}

void journal_prepare(struct journal *j, struct machine_options *o,
                     struct image *disk)
{
    if (j->log.mode != INPUTLOG_PASS)
        o->log = &j->log;
    if (j->o.restore != NULL) {
        o->ram = snapshot_ram(&j->saved.state);
        o->kind = snapshot_processor(&j->saved.state)->kind;
    }
    if (j->o.replay == NULL)
        return;
    if (j->record.has_file)
        image_imagine(disk, j->record.sectors, j->record.is_copy);
    else
        image_init(disk, j->record.sectors);
    o->disk = disk;
}

/* --- beginning ------------------------------------------------------------ */

/* Go to the place in the recording at which M is. */
static enum status find_place(struct journal *j, struct machine *m,
                              struct error *e)
{
    octa here;

    if (snapshot_hash(m, &here) != STATUS_OK)
        return error_set(e, STATUS_NO_MEMORY, "out of memory");
    if (here == j->record.start)
        return STATUS_OK;
    if (j->o.restore != NULL && j->saved.start == j->record.start &&
        inputlog_go(&j->log, j->saved.place) == STATUS_OK)
        return STATUS_OK;
    return error_set(e, STATUS_BAD_INPUT,
                     "%s was recorded with another beginning: kernel, "
                     "programs and options have to be the same",
                     j->o.replay);
}

enum status journal_begin(struct journal *j, struct machine *m, struct error *e)
{
    enum status s = STATUS_OK;

    if (j->o.restore != NULL)
        s = saved_restore(&j->saved, m, e);
    if (s == STATUS_OK && j->o.replay != NULL)
        return find_place(j, m, e);
    if (s == STATUS_OK && j->o.record != NULL &&
        record_begin(&j->record, m) != STATUS_OK)
        return error_set(e, STATUS_NO_MEMORY, "out of memory");
    return s;
}

/* --- on the way ----------------------------------------------------------- */

/* When a replay has certainly come to its end: the last instruction of a run
 * that is over may have been refused, and so not counted. */
static octa last_moment(const struct journal *j)
{
    return j->record.insns + j->record.is_over;
}

octa journal_budget(const struct journal *j, const struct machine *m)
{
    octa now = m->cpu.counts.insns, budget = ~(octa)0;

    if (j->o.replay != NULL)
        budget = up_to(now, last_moment(j));
    if (j->o.save != NULL && j->o.save_at > now)
        budget = smaller(budget, up_to(now, j->o.save_at));
    return budget;
}

bool journal_is_due(const struct journal *j, const struct machine *m)
{
    return j->o.save != NULL && !j->is_saved &&
           m->cpu.counts.insns == j->o.save_at;
}

enum status journal_save(struct journal *j, struct machine *m, struct error *e)
{
    assert(journal_is_due(j, m));
    j->is_saved = true; /* or will never be */
    return saved_write(j->o.save, m, j->record.start, e);
}

bool journal_is_over(const struct journal *j, const struct machine *m)
{
    return j->o.replay != NULL && m->cpu.counts.insns >= last_moment(j);
}

/* --- after ---------------------------------------------------------------- */

/* Has the replay led where the recording did? */
static enum status compare(const struct journal *j, struct machine *m,
                           struct error *e)
{
    octa here;

    if (snapshot_hash(m, &here) != STATUS_OK)
        return error_set(e, STATUS_NO_MEMORY, "out of memory");
    if (here == j->record.end)
        return STATUS_OK;
    return error_set(e, STATUS_BAD_INPUT,
                     "the replay has ended in another state than the "
                     "recording, after %" PRIu64 " instructions instead of "
                     "%" PRIu64,
                     m->cpu.counts.insns, j->record.insns);
}

/* Has somebody stopped the run on its way?  A replay need not be where the
 * recording ends then, nor a run where it was to be saved. */
static bool is_cut_short(enum machine_why why)
{
    return why == MACHINE_INTERRUPTED || why == MACHINE_LEFT ||
           why == MACHINE_INSNS;
}

enum status journal_end(struct journal *j, struct machine *m,
                        enum machine_why why, struct error *e)
{
    enum status s = STATUS_OK;

    if (j->o.record != NULL)
        s = record_write(&j->record, j->o.record, &j->log, m, e);
    if (j->o.replay != NULL && (journal_is_over(j, m) || !is_cut_short(why)))
        s = compare(j, m, e);
    if (s == STATUS_OK && j->o.save != NULL && !j->is_saved)
        s = error_set(e, is_cut_short(why) ? STATUS_LIMIT : STATUS_BAD_INPUT,
                      "%s was not written: the run did not stop at %" PRIu64
                      " instructions",
                      j->o.save, j->o.save_at);
    return s;
}
