/* test_grid.c - nothing is drawn where it does not belong, and long pages show
 * the part that is wanted. */
#include "debugger/grid.h"

#include <string.h>

#include "debugger/page.h"
#include "tests/unit/test.h"

static struct grid g;

static void begin(unsigned rows, unsigned cols)
{
    grid_init(&g);
    CHECK_INT(grid_resize(&g, rows, cols), STATUS_OK);
}

/* Row ROW of the grid is TEXT. */
static void check_row(unsigned row, const char *text)
{
    struct buf out;

    buf_init(&out);
    grid_text(&g, row, 0, g.cols, &out);
    CHECK_STR(buf_text(&out), text);
    buf_fini(&out);
}

static void put(const struct grid_area *a, unsigned row, unsigned col,
                const char *text)
{
    (void)grid_put(a, row, col, LOOK_NORMAL, text, strlen(text));
}

static void nothing_is_drawn_outside_of_an_area(void)
{
    struct grid_area whole, part;

    begin(3, 8);
    whole = grid_whole(&g);
    part = grid_part(&whole, 1, 2, 9, 4);
    CHECK_INT(part.rows, 2);
    put(&part, 0, 1, "abcdefgh");
    put(&part, 2, 0, "below");
    put(&part, 0, 9, "beside");
    grid_fill(&part, 1, 3, LOOK_NORMAL, '-');
    check_row(0, "");
    check_row(1, "   abc");
    check_row(2, "     -");
    grid_fini(&g);
}

static void an_area_may_be_empty(void)
{
    struct grid_area whole, part;

    begin(0, 0);
    whole = grid_whole(&g);
    part = grid_part(&whole, 3, 3, 3, 3);
    put(&part, 0, 0, "nowhere");
    grid_tint(&part, 0, LOOK_DIM);
    grid_fini(&g);
}

static void every_character_is_one_column_wide(void)
{
    struct grid_area a;

    begin(1, 40);
    a = grid_whole(&g);
    put(&a, 0, 0, "\xc3\xa4|\xce\xbb|\xe6\xbc\xa2|\xcc\x81|\xff|\xc3|\t|");
    check_row(0, "\xc3\xa4|\xce\xbb|?|?|?|?|?|");
    grid_fini(&g);
}

/* A page of the lines 0 to COUNT - 1, of which HOME is home. */
static void draw(struct page_place *place, unsigned count, unsigned home)
{
    bool is_moved = true;

    for (unsigned i = 0; i < 2 && is_moved; i++) {
        struct grid_area a;
        struct page p;

        CHECK_INT(grid_resize(&g, 3, 8), STATUS_OK);
        a = grid_whole(&g);
        page_begin(&p, &a, place);
        for (unsigned k = 0; k < count; k++) {
            if (page_line(&p))
                page_printf(&p, LOOK_NORMAL, "line %u", k);
            if (k == home)
                page_home(&p);
        }
        is_moved = page_end(&p);
    }
    CHECK(!is_moved);
}

static void a_page_shows_its_home(void)
{
    struct page_place place = {0};

    begin(3, 8);
    draw(&place, 100, 50);
    check_row(1, "line 50");
    draw(&place, 100, 51);
    check_row(2, "line 51");
    draw(&place, 100, 99);
    check_row(2, "line 99");
    grid_fini(&g);
}

static void who_scrolls_stays_there(void)
{
    struct page_place place = {0};

    begin(3, 8);
    draw(&place, 100, 50);
    page_scroll(&place, -1000);
    draw(&place, 100, 50);
    check_row(0, "line 0");
    page_choose(&place, 1000);
    draw(&place, 100, 50);
    check_row(2, "line 99");
    draw(&place, 2, 0); /* the lines have become fewer */
    check_row(0, "line 0");
    grid_fini(&g);
}

static void long_lines_go_on_behind_blanks(void)
{
    struct page_place place = {0};
    struct grid_area a;
    struct page p;

    begin(4, 10);
    a = grid_whole(&g);
    page_begin(&p, &a, &place);
    page_wrap(&p, LOOK_NORMAL, "one two three\nabcdefghijklmn", 28, 2);
    (void)page_end(&p);
    check_row(0, "one two");
    check_row(1, "  three");
    check_row(2, "abcdefghij");
    check_row(3, "  klmn");
    grid_fini(&g);
}

int main(void)
{
    return TEST_RUN(nothing_is_drawn_outside_of_an_area, an_area_may_be_empty,
                    every_character_is_one_column_wide, a_page_shows_its_home,
                    who_scrolls_stays_there, long_lines_go_on_behind_blanks);
}
