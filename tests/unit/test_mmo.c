/* test_mmo.c - object files read, byte by byte. */
#include "tests/unit/mmo_fixture.h"

/* --- data and locations ------------------------------------------------- */

static void data_goes_to_one_tetra_after_another(void)
{
    begin();
    mmo_loc(&object, 0x100);
    buf_add_tetra(&object, 0x01020304);
    buf_add_tetra(&object, 0x05060708);
    end_and_read();
    CHECK_INT(m.chunk_count, 1);
    check_chunk(0, 0x100, "\1\2\3\4\5\6\7\10", 8);
    done();
}

static void loading_begins_at_location_0(void)
{
    begin();
    buf_add_tetra(&object, 0x01020304);
    end_and_read();
    check_chunk(0, 0, "\1\2\3\4", 4);
    done();
}

static void a_quoted_tetra_is_data(void)
{
    begin();
    mmo_lop(&object, LOP_quote, 0, 1);
    buf_add_tetra(&object, 0x98010203);
    end_and_read();
    check_chunk(0, 0, "\x98\1\2\3", 4);
    done();
}

static void a_location_has_a_high_byte_and_one_or_two_tetras(void)
{
    begin();
    mmo_lop(&object, LOP_loc, 0x20, 1);
    buf_add_tetra(&object, 0x80000000);
    buf_add_tetra(&object, 0x01010101);
    mmo_lop(&object, LOP_loc, 0x80, 2);
    buf_add_octa(&object, 0x0011223344556678);
    buf_add_tetra(&object, 0x02020202);
    end_and_read();
    check_chunk(0, 0x2000000080000000, "\1\1\1\1", 4);
    check_chunk(1, 0x8011223344556678, "\2\2\2\2", 4);
    done();
}

static void skipping_leaves_a_gap(void)
{
    begin();
    buf_add_tetra(&object, 0x01010101);
    mmo_lop(&object, LOP_skip, 0xff, 0xfc);
    buf_add_tetra(&object, 0x02020202);
    end_and_read();
    check_chunk(1, 0x10000, "\2\2\2\2", 4);
    done();
}

static void low_bits_of_a_location_are_dropped(void)
{
    begin();
    mmo_loc(&object, 0x107);
    buf_add_tetra(&object, 0x01010101);
    mmo_lop(&object, LOP_skip, 0, 1);
    buf_add_tetra(&object, 0x02020202);
    end_and_read();
    check_chunk(0, 0x104, "\1\1\1\1\2\2\2\2", 8);
    done();
}

static void loading_goes_on_at_0_after_the_end_of_memory(void)
{
    begin();
    mmo_loc(&object, 0xfffffffffffffffc);
    buf_add_tetra(&object, 0x01010101);
    buf_add_tetra(&object, 0x02020202);
    end_and_read();
    CHECK_INT(m.chunk_count, 2);
    check_chunk(0, 0, "\2\2\2\2", 4);
    check_chunk(1, 0xfffffffffffffffc, "\1\1\1\1", 4);
    done();
}

/* Piece 1 covers #104 to #10f, piece 2 #100 to #107, piece 3 #108 to #113. */
static void tetras_in_the_same_place_are_xored(void)
{
    begin();
    mmo_loc(&object, 0x104);
    for (int i = 0; i < 3; i++)
        buf_add_tetra(&object, 0x11111111);
    mmo_loc(&object, 0x100);
    for (int i = 0; i < 2; i++)
        buf_add_tetra(&object, 0x22222222);
    mmo_loc(&object, 0x108);
    for (int i = 0; i < 3; i++)
        buf_add_tetra(&object, 0x44444444);
    end_and_read();
    CHECK_INT(m.chunk_count, 1);
    check_chunk(0, 0x100,
                "\x22\x22\x22\x22\x33\x33\x33\x33"
                "\x55\x55\x55\x55\x55\x55\x55\x55\x44\x44\x44\x44",
                20);
    done();
}

static void a_piece_inside_another_is_xored_too(void)
{
    begin();
    mmo_loc(&object, 0x100);
    for (int i = 0; i < 3; i++)
        buf_add_tetra(&object, 0x11111111);
    mmo_loc(&object, 0x104);
    buf_add_tetra(&object, 0x01010101);
    end_and_read();
    check_chunk(0, 0x100, "\x11\x11\x11\x11\x10\x10\x10\x10\x11\x11\x11\x11",
                12);
    done();
}

static void an_object_without_data_has_no_chunks(void)
{
    begin();
    end_and_read();
    CHECK_INT(m.chunk_count, 0);
    CHECK_INT(m.symbol_count, 0);
    CHECK_INT(m.lines.run_count, 0);
    done();
}

/* --- fix-ups ------------------------------------------------------------ */

static void fixo_stores_the_location_as_an_octa(void)
{
    begin();
    mmo_loc(&object, 0x123456789abcdef0);
    mmo_lop(&object, LOP_fixo, 0x20, 1);
    buf_add_tetra(&object, 0x8);
    mmo_lop(&object, LOP_fixo, 0, 2);
    buf_add_octa(&object, 0x1002);
    end_and_read();
    check_chunk(0, 0x1000, "\x12\x34\x56\x78\x9a\xbc\xde\xf0", 8);
    check_chunk(1, 0x2000000000000008, "\x12\x34\x56\x78\x9a\xbc\xde\xf0", 8);
    done();
}

static void fixr_completes_a_branch_behind(void)
{
    begin();
    mmo_loc(&object, 0x100);
    buf_add_tetra(&object, 0x42010000);
    mmo_lop(&object, LOP_skip, 0, 12);
    mmo_lop(&object, LOP_fixr, 0, 4);
    end_and_read();
    check_chunk(0, 0x100, "\x42\1\0\4", 4);
    done();
}

static void fixrx_completes_a_jump_far_behind(void)
{
    begin();
    mmo_loc(&object, 0x100);
    buf_add_tetra(&object, 0xf0000000);
    mmo_loc(&object, 0x100 + 4 * 0x123456);
    mmo_lop(&object, LOP_fixrx, 0, 24);
    buf_add_tetra(&object, 0x123456);
    end_and_read();
    check_chunk(0, 0x100, "\xf0\x12\x34\x56", 4);
    done();
}

/* The target lies before the instruction: delta is negative, and bit 24
 * makes BZB of BZ, JMPB of JMP. */
static void fixrx_turns_an_instruction_backward(void)
{
    begin();
    mmo_loc(&object, 0x108);
    buf_add_tetra(&object, 0x42010000);
    buf_add_tetra(&object, 0xf0000000);
    mmo_loc(&object, 0x100);
    mmo_lop(&object, LOP_fixrx, 0, 16);
    buf_add_tetra(&object, 0x0100fffe);
    mmo_lop(&object, LOP_fixrx, 0, 24);
    buf_add_tetra(&object, 0x01fffffd);
    end_and_read();
    check_chunk(0, 0x108, "\x43\x01\xff\xfe\xf1\xff\xff\xfd", 8);
    done();
}

static void a_fix_up_of_nothing_is_a_chunk(void)
{
    begin();
    mmo_loc(&object, 0x100);
    mmo_lop(&object, LOP_fixr, 0, 1);
    end_and_read();
    check_chunk(0, 0xfc, "\0\0\0\1", 4);
    done();
}

/* --- files and lines ---------------------------------------------------- */

static void a_line_counts_up_with_every_tetra(void)
{
    begin();
    mmo_lop(&object, LOP_file, 3, 2);
    buf_add(&object, "a.mms\0\0", 8);
    buf_add_tetra(&object, 1);
    mmo_lop(&object, LOP_line, 0x01, 0x00);
    buf_add_tetra(&object, 2);
    buf_add_tetra(&object, 3);
    end_and_read();
    CHECK(lines_at(&m.lines, 0) == NULL);
    check_line(4, "a.mms", 256);
    check_line(8, "a.mms", 257);
    done();
}

static void choosing_a_file_forgets_the_line(void)
{
    begin();
    mmo_lop(&object, LOP_file, 0, 1);
    buf_add(&object, "abcd", 4);
    mmo_lop(&object, LOP_file, 255, 1);
    buf_add(&object, "efgh", 4);
    mmo_lop(&object, LOP_line, 0, 5);
    buf_add_tetra(&object, 1);
    mmo_lop(&object, LOP_file, 0, 0);
    buf_add_tetra(&object, 2);
    mmo_lop(&object, LOP_line, 0, 6);
    buf_add_tetra(&object, 3);
    end_and_read();
    check_line(0, "efgh", 5);
    CHECK(lines_at(&m.lines, 4) == NULL);
    check_line(8, "abcd", 6);
    done();
}

static void of_two_lines_for_a_tetra_the_later_counts(void)
{
    begin();
    mmo_lop(&object, LOP_file, 0, 1);
    buf_add(&object, "abcd", 4);
    mmo_lop(&object, LOP_line, 0, 5);
    buf_add_tetra(&object, 1);
    mmo_loc(&object, 0);
    mmo_lop(&object, LOP_line, 0, 3);
    buf_add_tetra(&object, 2);
    end_and_read();
    check_line(0, "abcd", 3);
    CHECK_INT(m.lines.run_count, 1);
    done();
}

/* --- the rest ----------------------------------------------------------- */

static void special_data_is_kept_and_not_loaded(void)
{
    begin();
    mmo_loc(&object, 0x100);
    mmo_lop(&object, LOP_spec, 0x12, 0x34);
    buf_add_tetra(&object, 0x01020304);
    mmo_lop(&object, LOP_quote, 0, 1);
    buf_add_tetra(&object, 0x98000001);
    mmo_lop(&object, LOP_spec, 0, 5);
    mmo_lop(&object, LOP_skip, 0, 0);
    buf_add_tetra(&object, 0x05060708);
    end_and_read();
    CHECK_INT(m.spec_count, 2);
    CHECK_INT(m.specs[0].type, 0x1234);
    CHECK_U64(m.specs[0].location, 0x100);
    CHECK_INT(m.specs[0].length, 8);
    CHECK_MEM(m.specs[0].bytes, "\1\2\3\4\x98\0\0\1", 8);
    CHECK_INT(m.specs[1].type, 5);
    CHECK_INT(m.specs[1].length, 0);
    CHECK_INT(m.chunk_count, 1);
    check_chunk(0, 0x100, "\5\6\7\10", 4);
    done();
}

static void the_time_is_the_first_word_of_the_preamble(void)
{
    buf_clear(&object);
    mmo_lop(&object, LOP_pre, 1, 2);
    buf_add_tetra(&object, 0x12345678);
    buf_add_tetra(&object, 0x98000000);
    end_and_read();
    CHECK_INT(m.created, 0x12345678);
    done();
    mmo_lop(&object, LOP_pre, 1, 0);
    end_and_read();
    CHECK_INT(m.created, 0xffffffff);
    done();
}

static void global_registers_come_from_the_postamble(void)
{
    begin();
    mmo_lop(&object, LOP_post, 0, 32);
    for (octa i = 32; i < 256; i++)
        buf_add_octa(&object, i << 32 | 0x98000000);
    mmo_no_symbols(&object);
    read_it();
    CHECK_INT(m.first_global, 32);
    CHECK_U64(m.globals[31], 0);
    CHECK_U64(m.globals[32], (octa)32 << 32 | 0x98000000);
    CHECK_U64(m.main, (octa)255 << 32 | 0x98000000);
    done();
}

static void the_sample_has_everything(void)
{
    buf_clear(&object);
    mmo_sample(&object);
    read_it();
    CHECK_INT(m.chunk_count, 3);
    check_chunk(0, 0x1000, "\xf0\0\0\4\x42\1\0\3", 8);
    check_chunk(1, 0x1010, "\0\0\0\0", 4);
    check_chunk(2, 0x2000000000000000, "\0\0\0\0\0\0\x10\x14\x98\x76\x54\x32",
                12);
    check_line(0x1010, "prog.mms", 5);
    CHECK_U64(m.globals[254], 0x2000000000000008);
    CHECK_U64(m.main, 0x1000);
    CHECK_INT(m.symbol_count, 3);
    CHECK_INT(m.pure_count, 1);
    CHECK_STR(m.symbols[0].name, "Main");
    CHECK_STR(m.symbols[1].name, "a");
    done();
}

int main(void)
{
    return TEST_RUN(
        data_goes_to_one_tetra_after_another, loading_begins_at_location_0,
        a_quoted_tetra_is_data,
        a_location_has_a_high_byte_and_one_or_two_tetras, skipping_leaves_a_gap,
        low_bits_of_a_location_are_dropped,
        loading_goes_on_at_0_after_the_end_of_memory,
        tetras_in_the_same_place_are_xored, a_piece_inside_another_is_xored_too,
        an_object_without_data_has_no_chunks,
        fixo_stores_the_location_as_an_octa, fixr_completes_a_branch_behind,
        fixrx_completes_a_jump_far_behind, fixrx_turns_an_instruction_backward,
        a_fix_up_of_nothing_is_a_chunk, a_line_counts_up_with_every_tetra,
        choosing_a_file_forgets_the_line,
        of_two_lines_for_a_tetra_the_later_counts,
        special_data_is_kept_and_not_loaded,
        the_time_is_the_first_word_of_the_preamble,
        global_registers_come_from_the_postamble, the_sample_has_everything);
}
