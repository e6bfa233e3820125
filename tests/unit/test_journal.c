/* test_journal.c - runs that are recorded and replayed.
 *
 * Random kernels, to which a host types random bytes at random times: the
 * replay asks no host and comes to the same end.
 */
#include "sysvm/journal.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "sysvm/snapshot.h"
#include "tests/unit/random_kernel.h"
#include "tests/unit/test.h"
#include "vm/base/file.h"

enum { KERNELS = 40, INSNS = 60000 };

static const char *file_name(void)
{
    static char name[300];
    const char *folder = getenv("TMPDIR");

    snprintf(name, sizeof name, "%s/recording",
             folder != NULL ? folder : "/tmp");
    return name;
}

/* A console_source: something now and then, and the end at last. */
static int type(void *state, byte *to, size_t room, enum console_patience p)
{
    octa *s = state;

    (void)p;
    for (size_t i = 0; i < room && i < 5; i++)
        to[i] = (byte)random_octa(s);
    if (random_below(s, 10) == 0)
        return -1;
    return (int)random_below(s, 5);
}

/* The random kernel SEED, with the input log of J, typed from *STATE. */
static struct machine *create(struct journal *j, octa seed, octa *state)
{
    struct machine_options o = {.ram = KERNEL_RAM,
                                .console = {.source = type, .host = state}};
    struct image disk;
    struct machine *m;

    journal_prepare(j, &o, &disk);
    o.disk = NULL; /* neither run has one */
    m = machine_create(&o);
    if (m != NULL)
        kernel_fill(m, &seed);
    return m;
}

/* Run M as J wants it, with ENGINE. */
static enum machine_why run(struct journal *j, struct machine *m,
                            engine_run *engine)
{
    octa most = j->o.replay == NULL ? INSNS : journal_budget(j, m);

    return machine_run(m, engine, most).why;
}

/* Record or replay (O) the kernel SEED; the fingerprint of its end in *END. */
static enum status do_run(const struct journal_options *o, octa seed,
                          engine_run *engine, octa *end, struct error *e)
{
    struct journal j;
    octa typing = seed + 1;
    struct machine *m = NULL;
    enum status s = journal_open(&j, o, e);

    if (s == STATUS_OK) {
        m = create(&j, seed, &typing);
        s = m != NULL ? journal_begin(&j, m, e) : STATUS_NO_MEMORY;
    }
    if (s == STATUS_OK)
        s = journal_end(&j, m, run(&j, m, engine), e);
    if (s == STATUS_OK)
        s = snapshot_hash(m, end);
    machine_destroy(m);
    journal_fini(&j);
    return s;
}

static void a_replay_needs_no_host(void)
{
    const struct journal_options record = {.record = file_name()};
    const struct journal_options replay = {.replay = file_name()};
    struct error e;

    for (octa seed = 1; seed <= KERNELS; seed++) {
        octa recorded, replayed;

        CHECK_INT(do_run(&record, seed, exec_threaded, &recorded, &e),
                  STATUS_OK);
        CHECK_INT(do_run(&replay, seed, exec_switch, &replayed, &e), STATUS_OK);
        CHECK_U64(recorded, replayed);
    }
    unlink(file_name());
}

static void the_recording_of_another_kernel_is_refused(void)
{
    const struct journal_options record = {.record = file_name()};
    const struct journal_options replay = {.replay = file_name()};
    struct error e;
    octa end;

    CHECK_INT(do_run(&record, 1, exec_threaded, &end, &e), STATUS_OK);
    CHECK_INT(do_run(&replay, 2, exec_threaded, &end, &e), STATUS_BAD_INPUT);
    CHECK_HAS(e.text, "another beginning");
    unlink(file_name());
}

static void a_replay_that_is_stopped_on_its_way_is_not_compared(void)
{
    static const enum machine_why cut[] = {MACHINE_INTERRUPTED, MACHINE_LEFT,
                                           MACHINE_INSNS};
    const struct journal_options record = {.record = file_name()};
    const struct journal_options replay = {.replay = file_name()};
    octa end, typing = 0;
    struct machine *m;
    struct journal j;
    struct error e;

    CHECK_INT(do_run(&record, 1, exec_threaded, &end, &e), STATUS_OK);
    CHECK_INT(journal_open(&j, &replay, &e), STATUS_OK);
    m = create(&j, 1, &typing);
    CHECK(m != NULL);
    CHECK_INT(journal_begin(&j, m, &e), STATUS_OK);
    (void)machine_run(m, exec_switch, INSNS / 2);
    for (unsigned i = 0; i < ARRAY_LEN(cut); i++)
        CHECK_INT(journal_end(&j, m, cut[i], &e), STATUS_OK);
    CHECK_INT(journal_end(&j, m, MACHINE_OFF, &e), STATUS_BAD_INPUT);
    CHECK_HAS(e.text, "another state");
    machine_destroy(m);
    journal_fini(&j);
    unlink(file_name());
}

static enum test_outcome record_and_replay(void *context)
{
    const struct journal_options record = {.record = file_name()};
    const struct journal_options replay = {.replay = file_name()};
    enum status s;
    struct error e;
    octa end;

    (void)context;
    s = do_run(&record, 3, exec_switch, &end, &e);
    if (s == STATUS_OK)
        s = do_run(&replay, 3, exec_switch, &end, &e);
    return s == STATUS_OK ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static void each_allocation_may_fail(void)
{
    CHECK(test_each_allocation_fails(record_and_replay, NULL) > 10);
    unlink(file_name());
}

int main(void)
{
    return TEST_RUN(a_replay_needs_no_host,
                    the_recording_of_another_kernel_is_refused,
                    a_replay_that_is_stopped_on_its_way_is_not_compared,
                    each_allocation_may_fail);
}
