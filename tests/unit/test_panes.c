/* test_panes.c - layouts: every one fits every terminal, and can be written
 * down. */
#include "debugger/panes.h"
#include "tests/unit/test.h"

#include <string.h>

/* As it is on a large terminal. */
#define LARGE                                                                  \
    "(source:9/(command|console):2):4|(registers:3/memory:2/exits:2):3|"       \
    "(levels:2/translation:4/events:4):4"

static const char *const layouts[] = {
    "source", "(source:3|registers:2):2/(command|console)",
    "source|registers|levels|translation|events|memory",
    "source/registers/levels/translation/events/memory/console/command", LARGE};

static struct panes read_panes(const char *text)
{
    struct panes p;
    struct error e;

    CHECK_INT(panes_read(&p, text, &e), STATUS_OK);
    return p;
}

/* --- placing -------------------------------------------------------------- */

/* Each cell belongs to one pane at most, and none lies outside. */
static void check_apart(const struct panes_box *box, unsigned rows,
                        unsigned cols)
{
    static byte owner[70][210];

    memset(owner, 0, sizeof owner);
    for (unsigned i = 0; i < VIEWS; i++)
        for (unsigned r = 0; r < box[i].rows; r++)
            for (unsigned c = 0; c < box[i].cols; c++) {
                CHECK(box[i].row + r < rows && box[i].col + c < cols);
                CHECK(owner[box[i].row + r][box[i].col + c] == 0);
                owner[box[i].row + r][box[i].col + c] = 1;
            }
}

static void every_layout_fits_every_terminal(void)
{
    for (size_t k = 0; k < ARRAY_LEN(layouts); k++) {
        struct panes p = read_panes(layouts[k]);

        for (unsigned rows = 1; rows < 70; rows += 3)
            for (unsigned cols = 1; cols < 210; cols += 13) {
                struct panes_box box[VIEWS];

                panes_place(&p, rows, cols, 0, VIEW_source, box);
                check_apart(box, rows, cols);
                CHECK(box[VIEW_source].rows > 0 && box[VIEW_source].cols > 0);
            }
    }
}

static void the_pane_with_the_keys_is_never_left_out(void)
{
    struct panes p = read_panes(layouts[3]);
    struct panes_box box[VIEWS];

    for (unsigned view = 0; view < VIEWS; view++) {
        if (!panes_has(&p, (enum view_kind)view))
            continue;
        panes_place(&p, 7, 20, 0, (enum view_kind)view, box);
        CHECK(box[view].rows > 0);
    }
}

static void what_is_hidden_leaves_its_place_to_others(void)
{
    struct panes p = read_panes("source/registers");
    struct panes_box box[VIEWS];

    panes_place(&p, 20, 80, 1u << VIEW_registers, VIEW_source, box);
    CHECK_INT(box[VIEW_source].rows, 20);
    CHECK_INT(box[VIEW_registers].rows, 0);
}

static void weights_divide_what_is_left(void)
{
    struct panes p = read_panes("source:3/registers");
    struct panes_box box[VIEWS];

    panes_place(&p, 46, 80, 0, VIEW_source, box);
    CHECK_INT(box[VIEW_source].rows, 3 + 30);
    CHECK_INT(box[VIEW_registers].rows, 3 + 10);
    CHECK_INT(box[VIEW_registers].row, 33);
}

/* --- writing -------------------------------------------------------------- */

static void a_layout_that_is_written_can_be_read(void)
{
    for (size_t k = 0; k < ARRAY_LEN(layouts); k++) {
        struct panes p = read_panes(layouts[k]);
        struct buf text;

        buf_init(&text);
        panes_write(&p, &text);
        CHECK_STR(buf_text(&text), layouts[k]);
        buf_fini(&text);
    }
}

static void the_usual_ones_can_be_read(void)
{
    static const unsigned sizes[][2] = {{5, 20}, {24, 80}, {60, 200}};

    for (unsigned who = 0; who <= PANES_GUESTS; who++)
        for (size_t i = 0; i < ARRAY_LEN(sizes); i++)
            (void)read_panes(
                panes_usual((enum panes_for)who, sizes[i][0], sizes[i][1]));
}

static void what_grows_takes_from_its_neighbours(void)
{
    struct panes p = read_panes("(source|registers)/command");
    struct panes_box box[VIEWS];

    for (unsigned i = 0; i < 100; i++)
        panes_grow(&p, VIEW_registers, true);
    panes_place(&p, 40, 120, 0, VIEW_source, box);
    CHECK(box[VIEW_registers].cols > 2 * box[VIEW_source].cols);
    for (unsigned i = 0; i < 100; i++)
        panes_grow(&p, VIEW_registers, false);
    panes_place(&p, 40, 120, 0, VIEW_source, box);
    CHECK(box[VIEW_source].cols > box[VIEW_registers].cols);
}

static void mistakes_are_told(void)
{
    static const struct {
        const char *text, *reason;
    } wrong[] = {{"", "the name of a pane is expected at its end"},
                 {"sauce", "before \"sauce\""},
                 {"source|", "expected at its end"},
                 {"source|source", "twice"},
                 {"(source", "a ) is expected"},
                 {"source)", "/ or | is expected"},
                 {"source:0", "a weight"},
                 {"source:100", "a weight"},
                 {"((((((((((source))))))))))", "too many brackets"}};

    for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
        struct panes p;
        struct error e;

        CHECK_INT(panes_read(&p, wrong[i].text, &e), STATUS_BAD_INPUT);
        CHECK_HAS(e.text, wrong[i].reason);
    }
}

int main(void)
{
    return TEST_RUN(
        every_layout_fits_every_terminal,
        the_pane_with_the_keys_is_never_left_out,
        what_is_hidden_leaves_its_place_to_others, weights_divide_what_is_left,
        a_layout_that_is_written_can_be_read, the_usual_ones_can_be_read,
        what_grows_takes_from_its_neighbours, mistakes_are_told);
}
