/* survey.h - a walk through all files of a store.
 *
 * It answers two questions, for which nothing is on the disk: which sectors
 * are free, and is all well.
 */
#ifndef SYSVM_SURVEY_H
#define SYSVM_SURVEY_H

#include "sysvm/store.h"
#include "vm/base/map.h"

/* Is told each PROBLEM in words, without a full stop. */
typedef void survey_listener(void *context, const char *problem);

struct survey {
    const struct store *store; /* borrowed */
    survey_listener *listener; /* or null */
    void *context;             /* its first argument; borrowed */
    octa problems;             /* so many were found */
    octa sectors[STORE_FILES]; /* of each file, its index included */
    struct map used;           /* sector -> its file's place in sectors[] */
    octa next;                 /* survey_pick() begins here */
};

/* Walk through S, which stays as it is while V is in use, and tell LISTENER
 * (or nobody, if null) what is wrong.  It is no failure if something is: that
 * is a failing disk, or STATUS_NO_MEMORY; V is to be finished in any case. */
enum status survey_init(struct survey *v, const struct store *s,
                        survey_listener *listener, void *context,
                        struct error *e) MUST_CHECK;
void survey_fini(struct survey *v);

/* How many sectors are in no file; survey_pick() does not count. */
octa survey_free(const struct survey *v);

/* Another free sector each time; there must be one. */
octa survey_pick(struct survey *v);

#endif
