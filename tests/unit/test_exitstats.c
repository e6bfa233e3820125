/* test_exitstats.c - the table of exits, and the same as JSON. */
#include "sysvm/hypervisor/exitstats.h"

#include <jansson.h>
#include <string.h>

#include "tests/unit/test.h"
#include "vm/core/processor.h"

enum { MOST = 6 };

static const struct exitstats_end ends[MOST] = {
    {STATS_HALT, 0, NULL}, {STATS_WEDGED, 120, "wedged: at #0"}};

/* Guests that have done something; their numbers tell them apart. */
static struct hypervisor *make(unsigned count)
{
    const struct guest_options guests[MOST] = {{.ram = 65536}, {.ram = 65536},
                                               {.ram = 65536}, {.ram = 65536},
                                               {.ram = 65536}, {.ram = 65536}};
    const struct hypervisor_options o = {
        .kind = processor_infos[PROCESSOR_mmix_v].kind,
        .guests = guests,
        .guest_count = count};
    struct error e;
    struct hypervisor *h = hypervisor_create(&o, &e);

    for (unsigned i = 0; h != NULL && i < count; i++) {
        struct guest *g = h->guests[i];

        g->v.clock = 1000 * (i + 1);
        g->counts.emulated = 10;
        g->counts.exits[EXIT_GET] = 7;
        g->counts.get[SREG_rK] = 4;
        g->counts.get[SREG_rQ] = 3;
        g->counts.exits[EXIT_TIMER] = i;
    }
    return h;
}

static char *table(unsigned count)
{
    static char text[8000];
    struct hypervisor *h = make(count);
    const struct exitstats s = {.hypervisor = h, .guests = ends, .seconds = 2};
    struct buf b;

    buf_init(&b);
    CHECK(h != NULL);
    exitstats_table(&b, &s);
    CHECK(!b.failed && b.len < sizeof text);
    memcpy(text, buf_text(&b), b.len + 1);
    buf_fini(&b);
    hypervisor_destroy(h);
    return text;
}

static void a_guest_alone_has_one_column(void)
{
    const char *text = table(1);

    CHECK_HAS(text, "\n    0  halt             0          1000          10"
                    "           7    99.0000 %\n");
    CHECK_HAS(text, "\nexits                  guest 0\n"
                    "  get                        7\n"
                    "    rK                       4\n"
                    "    rQ                       3\n");
    CHECK(strstr(text, "all") == NULL);
    CHECK(strstr(text, "timer") == NULL); /* which it has never had */
}

static void several_guests_have_a_column_each_and_one_for_all(void)
{
    const char *text = table(4);

    CHECK_HAS(text, "\n    1  wedged         120          2000          10");
    CHECK_HAS(text, "\n  all                             10000          40"
                    "          34    99.6000 %\n");
    CHECK_HAS(text, "    guest 3         all\n  get       ");
    CHECK_HAS(text, "\n  timer                      0           1           2"
                    "           3           6\n");
}

static void for_many_guests_there_is_the_sum(void)
{
    const char *text = table(MOST);

    CHECK_HAS(text, "\n    5  halt ");
    CHECK_HAS(text, "\nexits                      all\n"
                    "  get                       42\n");
}

static void no_line_is_wider_than_a_screen(void)
{
    for (unsigned count = 1; count <= MOST; count++)
        for (char *line = strtok(table(count), "\n"); line != NULL;
             line = strtok(NULL, "\n"))
            CHECK(strlen(line) <= 80);
}

static octa number(const json_t *o, const char *name)
{
    const json_t *n = json_object_get(o, name);

    CHECK(json_is_integer(n));
    return (octa)json_integer_value(n);
}

static void the_object_has_each_guest_and_the_sum(void)
{
    struct hypervisor *h = make(2);
    const struct exitstats s = {
        .hypervisor = h, .guests = ends, .end = {STATS_WEDGED, 120, NULL}};
    struct buf b;
    json_t *o;
    const json_t *guest, *exits;

    CHECK(h != NULL);
    buf_init(&b);
    exitstats_json(&b, &s);
    o = json_loads(buf_text(&b), 0, NULL);
    CHECK_U64(number(o, "schema"), 1);
    CHECK_U64(number(o, "status"), 120);
    CHECK_U64(number(o, "instructions"), 3000);
    CHECK_U64(number(o, "direct"), 2980);
    CHECK_U64(number(json_object_get(o, "exits"), "get"), 14);
    CHECK_U64(json_array_size(json_object_get(o, "guests")), 2);
    guest = json_array_get(json_object_get(o, "guests"), 1);
    CHECK_U64(number(guest, "guest"), 1);
    CHECK_U64(number(guest, "instructions"), 2000);
    CHECK_STR(json_string_value(json_object_get(guest, "stop")), "wedged");
    CHECK_STR(json_string_value(json_object_get(guest, "reason")),
              "wedged: at #0");
    exits = json_object_get(guest, "exits");
    CHECK_U64(json_object_size(exits), EXIT_REASONS);
    CHECK_U64(number(exits, "timer"), 1);
    CHECK_U64(number(json_object_get(guest, "get"), "rK"), 4);
    CHECK_U64(json_object_size(json_object_get(guest, "put")), 0);
    json_decref(o);
    buf_fini(&b);
    hypervisor_destroy(h);
}

static void without_a_hypervisor_the_object_says_so(void)
{
    const struct exitstats s = {.end = {STATS_ERROR, 125, "out of memory"}};
    struct buf b;
    json_t *o;

    buf_init(&b);
    exitstats_json(&b, &s);
    o = json_loads(buf_text(&b), 0, NULL);
    CHECK_U64(json_array_size(json_object_get(o, "guests")), 0);
    CHECK_U64(number(o, "instructions"), 0);
    CHECK_STR(json_string_value(json_object_get(o, "reason")), "out of memory");
    json_decref(o);
    buf_fini(&b);
}

static enum test_outcome write_all(void *context)
{
    struct hypervisor *h = make(2);
    const struct exitstats s = {.hypervisor = h, .guests = ends};
    enum status status = STATUS_NO_MEMORY;
    struct buf b;

    (void)context;
    buf_init(&b);
    if (h != NULL) {
        exitstats_table(&b, &s);
        exitstats_json(&b, &s);
        status = buf_status(&b);
    }
    buf_fini(&b);
    hypervisor_destroy(h);
    return status == STATUS_OK ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static void each_allocation_may_fail(void)
{
    CHECK(test_each_allocation_fails(write_all, NULL) > 50);
}

int main(void)
{
    return TEST_RUN(
        a_guest_alone_has_one_column,
        several_guests_have_a_column_each_and_one_for_all,
        for_many_guests_there_is_the_sum, no_line_is_wider_than_a_screen,
        the_object_has_each_guest_and_the_sum,
        without_a_hypervisor_the_object_says_so, each_allocation_may_fail);
}
