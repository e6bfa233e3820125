/* wards_fixture.h - guests that are random kernels with devices, whose input is
 * recorded. */
#ifndef TESTS_UNIT_WARDS_FIXTURE_H
#define TESTS_UNIT_WARDS_FIXTURE_H

#include "debugger/target_guest.h"
#include "tests/unit/twins.h"
#include "tests/unit/ward_fixture.h"

enum { WARDS_MOST = 3 };

struct wards {
    struct inputlog logs[WARDS_MOST];
    struct image disks[WARDS_MOST];
    octa typed[WARDS_MOST];
    struct hypervisor *h;
    const struct mmo *kernels[WARDS_MOST];
};

/* Let guest NUMBER of W begin as a random kernel does. */
static inline void wards_fill(struct wards *w, unsigned number, octa seed)
{
    const struct machine_options o = {.ram = KERNEL_RAM};
    struct twins t = {.bare = machine_create(&o),
                      .host = w->h,
                      .guest = w->h->guests[number]};

    CHECK(t.bare != NULL);
    kernel_fill(t.bare, &seed);
    twins_give(&t);
    machine_destroy(t.bare);
}

/* COUNT guests; HOST_RAM is as in hypervisor_options. */
static inline void wards_init(struct wards *w, unsigned count, octa seed,
                              enum shadow_strategy shadow, octa host_ram)
{
    static const struct mmo nameless; /* no labels, no lines */
    struct guest_options guests[WARDS_MOST];
    struct hypervisor_options o = {.kind =
                                       processor_infos[PROCESSOR_mmix_v].kind,
                                   .shadow = shadow,
                                   .slice = 20 + seed % 7 * 30,
                                   .ram = host_ram,
                                   .guests = guests,
                                   .guest_count = count};
    struct error e;

    for (unsigned i = 0; i < count; i++) {
        w->typed[i] = seed * WARDS_MOST + i;
        w->kernels[i] = &nameless;
        inputlog_init(&w->logs[i], INPUTLOG_RECORD);
        image_init(&w->disks[i], WARD_SECTORS);
        guests[i] = (struct guest_options){
            .ram = KERNEL_RAM,
            .console = {.source = ward_type, .host = &w->typed[i]},
            .disk = &w->disks[i],
            .log = &w->logs[i]};
    }
    w->h = hypervisor_create(&o, &e);
    CHECK(w->h != NULL);
    for (unsigned i = 0; i < count; i++)
        wards_fill(w, i, seed * WARDS_MOST + i);
}

static inline void wards_fini(struct wards *w)
{
    unsigned count = w->h->guest_count;

    hypervisor_destroy(w->h);
    for (unsigned i = 0; i < count; i++) {
        image_fini(&w->disks[i]);
        inputlog_fini(&w->logs[i]);
    }
}

/* A target of W. */
static inline struct target *wards_target(struct wards *w)
{
    struct target *t = target_guest_create(w->h, exec_threaded, w->kernels);

    CHECK(t != NULL);
    return t;
}

#endif
