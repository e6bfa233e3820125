/* test_asm_object.c - orders to the loader, tetra by tetra. */
#include "asm/object.h"

#include <stdio.h>

#include "tests/unit/test.h"
#include "vm/base/bits.h"

static struct source source;
static struct list list;
static struct buf out;
static struct object o;
static struct arena strings;
static const struct asm_source text = {"a.s", "line one\nline two\n", 18};

/* The assembler is in line 1 of a.s. */
static void begin(void)
{
    buf_init(&out);
    arena_init(&strings);
    source_init(&source, &text, 1, &strings);
    CHECK(source_next(&source));
    list_init(&list, NULL, &source.line);
    object_init(&o, &out, 0, &source, &list, NULL);
}

/* What has been written, after the preamble of two tetras, is WANTED, in
 * hexadecimal with blanks between the tetras. */
static void end(const char *wanted)
{
    char got[1000] = "";
    size_t len = 0;

    for (size_t i = 8; i < out.len; i += 4)
        len += (size_t)snprintf(got + len, sizeof got - len, "%s%08x",
                                i > 8 ? " " : "", be_get_tetra(out.data + i));
    CHECK_STR(got, wanted);
    buf_fini(&out);
    arena_fini(&strings);
}

static void code_is_preceded_by_location_file_and_line(void)
{
    begin();
    o.loc = 0x123458;
    object_data(&o, 4, 0xfd000000, 0);
    object_data(&o, 4, 0xfd000001, 0);
    end("98010001 00123458 98060001 612e7300 98070001 fd000000 "
        "98070001 fd000001");
}

static void the_loader_counts_lines_itself(void)
{
    begin();
    object_data(&o, 4, 1, 0);
    CHECK(source_next(&source));
    object_data(&o, 4, 2, 0);
    end("98060001 612e7300 98070001 00000001 00000002");
}

static void data_segments_have_no_lines(void)
{
    begin();
    o.loc = 0x2000000000000000;
    object_data(&o, 4, 1, 0);
    end("98012001 00000000 00000001");
}

static void a_short_way_is_skipped(void)
{
    begin();
    o.loc = 0xffff;
    object_move(&o);
    o.loc = 0x1ffff;
    object_move(&o);
    o.loc = 0x1fffe;
    object_move(&o);
    o.loc = 0x100000000;
    object_move(&o);
    end("9802ffff 98010001 0001ffff 98010001 0001fffe "
        "98010002 00000001 00000000");
}

static void bytes_wait_for_their_tetra(void)
{
    begin();
    o.loc = 0x4000000000000001;
    object_data(&o, 1, 0x11, 0);
    CHECK_INT(out.len, 16); /* only the location */
    object_data(&o, 2, 0x2233, 0);
    CHECK_U64(o.loc, 0x4000000000000004);
    end("98014001 00000001 00112233");
}

static void what_looks_like_an_order_is_quoted(void)
{
    begin();
    o.loc = 0x2000000000000000;
    object_data(&o, 4, 0x98000000, 0);
    end("98012001 00000000 98000001 98000000");
}

static void lines_past_65535_are_not_told(void)
{
    begin();
    source.line.number = 0xffff;
    object_data(&o, 4, 1, 0);
    source.line.number = 0x20000;
    object_data(&o, 4, 2, 0);
    source.line.number = 7;
    object_data(&o, 4, 3, 0);
    end("98060001 612e7300 9807ffff 00000001 00000002 98070007 00000003");
}

static void special_data_keep_the_location(void)
{
    begin();
    o.loc = 0x2000000000000000;
    object_begin_special(&o, 5);
    object_data(&o, 1, 1, 0);
    object_data(&o, 2, 2, 0); /* in the same tetra */
    object_data(&o, 1, 3, 0); /* in the next */
    object_data(&o, 4, 4, 0);
    object_end_special(&o);
    CHECK_U64(o.loc, 0x2000000000000000);
    end("98012001 00000000 98060001 612e7300 98070001 98080005 "
        "01000002 03000000 00000004");
}

/* The fix-up of KIND at distance DELTA tetras gives the orders WANTED. */
static void check_fix(enum object_fix kind, int64_t delta, const char *wanted)
{
    begin();
    o.loc = o.loader_loc = 0x4000000000000000;
    CHECK(object_fix(&o, kind, o.loc - 4 * (octa)delta));
    end(wanted);
}

static bool can_fix(enum object_fix kind, int64_t delta)
{
    bool can;

    begin();
    o.loc = o.loader_loc = 0x4000000000000000;
    can = object_fix(&o, kind, o.loc - 4 * (octa)delta);
    buf_fini(&out);
    arena_fini(&strings);
    return can;
}

static void fix_ups_are_as_short_as_can_be(void)
{
    check_fix(OBJECT_FIX_YZ, 1, "98040001");
    check_fix(OBJECT_FIX_YZ, 0xffff, "9804ffff");
    check_fix(OBJECT_FIX_XYZ, 0xffff, "9804ffff");
    check_fix(OBJECT_FIX_XYZ, 0x10000, "98050018 00010000");
    check_fix(OBJECT_FIX_OCTA, 1, "98030002 3fffffff fffffffc");
    check_fix(OBJECT_FIX_OCTA, 0, "98034001 00000000");
}

static void backward_fix_ups_change_the_opcode(void)
{
    check_fix(OBJECT_FIX_YZ, -1, "98050010 0100ffff");
    check_fix(OBJECT_FIX_YZ, -0x10000, "98050010 01000000");
    check_fix(OBJECT_FIX_XYZ, -1, "98050018 01ffffff");
    check_fix(OBJECT_FIX_XYZ, -0x1000000, "98050018 01000000");
}

static void what_is_too_far_is_refused(void)
{
    CHECK(!can_fix(OBJECT_FIX_YZ, 0x10000));
    CHECK(!can_fix(OBJECT_FIX_YZ, -0x10001));
    CHECK(!can_fix(OBJECT_FIX_XYZ, 0x1000000));
    CHECK(!can_fix(OBJECT_FIX_XYZ, -0x1000001));
    CHECK(can_fix(OBJECT_FIX_OCTA, 0x10000000));
}

static void symbols_are_filled_up_and_counted(void)
{
    begin();
    object_begin_symbols(&o);
    for (byte b = 1; b <= 5; b++)
        object_symbol_byte(&o, b);
    object_end_symbols(&o);
    end("980b0000 01020304 05000000 980c0002");
}

int main(void)
{
    return TEST_RUN(
        code_is_preceded_by_location_file_and_line,
        the_loader_counts_lines_itself, data_segments_have_no_lines,
        a_short_way_is_skipped, bytes_wait_for_their_tetra,
        what_looks_like_an_order_is_quoted, lines_past_65535_are_not_told,
        special_data_keep_the_location, fix_ups_are_as_short_as_can_be,
        backward_fix_ups_change_the_opcode, what_is_too_far_is_refused,
        symbols_are_filled_up_and_counted);
}
