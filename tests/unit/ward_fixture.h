/* ward_fixture.h - a random kernel with devices, whose input is recorded. */
#ifndef TESTS_UNIT_WARD_FIXTURE_H
#define TESTS_UNIT_WARD_FIXTURE_H

#include "tests/unit/random_kernel.h"
#include "tests/unit/test.h"

enum { WARD_SECTORS = 4 };

/* A console_source: something, at times that depend on how often it is asked,
 * and the end at last. */
static inline int ward_type(void *state, byte *to, size_t room,
                            enum console_patience p)
{
    octa *s = state;

    (void)p;
    if (room == 0 || random_below(s, 10) == 0)
        return -1;
    to[0] = (byte)random_octa(s);
    return (int)random_below(s, 2);
}

struct ward {
    struct inputlog log;
    struct image disk;
    octa typed;
    struct machine *machine;
};

static inline void ward_init(struct ward *w, octa seed)
{
    struct machine_options o = {
        .ram = KERNEL_RAM,
        .console = {.source = ward_type, .host = &w->typed},
        .disk = &w->disk,
        .log = &w->log};

    w->typed = seed;
    inputlog_init(&w->log, INPUTLOG_RECORD);
    image_init(&w->disk, WARD_SECTORS);
    w->machine = machine_create(&o);
    CHECK(w->machine != NULL);
    kernel_fill(w->machine, &seed);
}

static inline void ward_fini(struct ward *w)
{
    machine_destroy(w->machine);
    image_fini(&w->disk);
    inputlog_fini(&w->log);
}

#endif
