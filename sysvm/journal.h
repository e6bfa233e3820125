/* journal.h - where a run of a machine comes from, and what is kept of it.
 *
 * A run begins with a kernel, or is restored from a saved machine.  What enters
 * it from the host is taken as it comes, recorded, or replayed from a
 * recording; and on its way it may be saved.
 *
 *      journal_open      reads what is to be restored and replayed
 *      journal_prepare   tells how the machine is to be made
 *      journal_begin     with the machine as it begins
 *      run up to journal_budget(), journal_save() when it is due, and on
 *      journal_end       writes the recording, compares the replay
 *
 * A recording ends where its run did, for whatever reason; so does a replay.
 */
#ifndef SYSVM_JOURNAL_H
#define SYSVM_JOURNAL_H

#include "sysvm/record.h"
#include "sysvm/saved.h"

/* Names of files, borrowed, or null. */
struct journal_options {
    const char *record, *replay;
    const char *restore, *save;
    octa save_at; /* instructions */
    bool is_kept; /* what enters is kept in the log, if in no file */
};

struct journal {
    struct journal_options o;
    struct inputlog log;
    struct record record;
    struct saved saved;
    bool is_saved; /* what o.save names has been written */
};

/* Read what O names, and find out whether the rest could be written.  On
 * failure the reason is in E.  J is given to journal_fini() in any case, and
 * may not be moved. */
enum status journal_open(struct journal *j, const struct journal_options *o,
                         struct error *e) MUST_CHECK;
void journal_fini(struct journal *j);

/* Set what J knows better: the log, and the size of a restored machine.  In a
 * replay DISK, which is not open, becomes what it was in the recording. */
void journal_prepare(struct journal *j, struct machine_options *o,
                     struct image *disk);

/* The run begins: M is ready, or, to be restored, as it was made. */
enum status journal_begin(struct journal *j, struct machine *m,
                          struct error *e) MUST_CHECK;

/* How many instructions M may execute before it is due to be saved, or a
 * replay has come to its end. */
octa journal_budget(const struct journal *j, const struct machine *m);

/* Is M to be saved now? */
bool journal_is_due(const struct journal *j, const struct machine *m);
enum status journal_save(struct journal *j, struct machine *m,
                         struct error *e) MUST_CHECK;

/* Is it a replay, and M where the recording ends? */
bool journal_is_over(const struct journal *j, const struct machine *m);

/* The run has stopped because of WHY.  STATUS_BAD_INPUT when a replay has ended
 * elsewhere than the recording, or there was nothing to save; STATUS_LIMIT
 * when that is so since the run was stopped from outside before. */
enum status journal_end(struct journal *j, struct machine *m,
                        enum machine_why why, struct error *e) MUST_CHECK;

#endif
