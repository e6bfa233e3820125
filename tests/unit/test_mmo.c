/* test_mmo.c - object files read, byte by byte. */
#include "vm/isa/mmo.h"

#include <stdio.h>
#include <string.h>

#include "tests/unit/mmo_sample.h"
#include "tests/unit/test.h"

/* --- help --------------------------------------------------------------- */

static struct buf object; /* the object file of the running test */
static struct mmo m;      /* what was made of it */
static struct error e;

static void begin(void)
{
    buf_clear(&object);
    mmo_start(&object, 1);
}

/* Read OBJECT, which is right as it is, symbols and all. */
static void read_it(void)
{
    if (mmo_read(object.data, object.len, &m, &e) != STATUS_OK)
        fail_msg("%s", e.text);
    CHECK_INT(m.damage.status, STATUS_OK);
}

/* End OBJECT after its data, and read it. */
static void end_and_read(void)
{
    mmo_post(&object, 0x100);
    mmo_no_symbols(&object);
    read_it();
}

static void done(void)
{
    mmo_fini(&m);
    buf_fini(&object);
}

/* The program is refused, for the tetra at OFFSET and with TEXT. */
static void check_refused(size_t offset, const char *text)
{
    char place[40];

    CHECK_INT(mmo_read(object.data, object.len, &m, &e), STATUS_BAD_OBJECT);
    CHECK_INT(e.status, STATUS_BAD_OBJECT);
    snprintf(place, sizeof place, "offset %zu: ", offset);
    CHECK_HAS(e.text, place);
    CHECK_HAS(e.text, text);
    done();
}

static void check_chunk(size_t i, octa address, const char *bytes, size_t len)
{
    CHECK(i < m.chunk_count);
    CHECK_U64(m.chunks[i].address, address);
    CHECK_U64(m.chunks[i].length, len);
    CHECK_MEM(m.chunks[i].bytes, bytes, len);
}

static void check_line(octa address, const char *file, tetra line)
{
    const struct line_run *r = lines_at(&m.lines, address);

    CHECK(r != NULL);
    CHECK_INT(r->line, line);
    CHECK_STR(m.lines.files[r->file], file);
}

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

/* --- symbols ------------------------------------------------------------ */

static void check_symbol(const char *name, enum mmo_symbol_kind kind,
                         octa value, tetra serial)
{
    const struct mmo_symbol *s = mmo_symbol_find(&m, name);

    CHECK(s != NULL);
    CHECK_INT(s->kind, kind);
    CHECK_U64(s->value, value);
    CHECK_INT(s->serial, serial);
}

/* Read an object whose trie is the LEN bytes at TRIE, filled up with zeros. */
static void read_trie(const void *trie, size_t len)
{
    begin();
    mmo_post(&object, 0);
    mmo_lop(&object, LOP_stab, 0, 0);
    buf_add(&object, trie, len);
    buf_extend(&object, -len % 4);
    mmo_lop(&object, LOP_end, 0, (unsigned)(len + 3) / 4);
    CHECK_INT(mmo_read(object.data, object.len, &m, &e), STATUS_OK);
}

static void symbols_are_numbers_registers_or_undefined(void)
{
    begin();
    mmo_post(&object, 0);
    mmo_three_symbols(&object);
    read_it();
    check_symbol("Main", MMO_SYMBOL_PURE, 0x1000, 1);
    check_symbol(":a", MMO_SYMBOL_REGISTER, 254, 2);
    check_symbol("b", MMO_SYMBOL_UNDEFINED, 0, 3);
    CHECK(mmo_symbol_find(&m, "Mai") == NULL);
    done();
}

static void values_have_1_to_8_bytes_or_stand_for_the_data_segment(void)
{
    static const char trie[] = "\x20:\x51" /* left, right, itself */
                               "\x08"      /* left: 8 bytes */
                               "a\1\2\3\4\5\6\7\x88\x81"
                               "b\0\x82" /* itself: 0 */
                               "\x1e"    /* right: 6 bytes from #20... */
                               "c\1\2\3\4\5\6\x01\x80"
                               "\x09" /* right of it: 1 byte */
                               "d\x10\xff";

    read_trie(trie, sizeof trie - 1);
    CHECK_INT(m.damage.status, STATUS_OK);
    check_symbol("a", MMO_SYMBOL_PURE, 0x0102030405060788, 1);
    check_symbol("b", MMO_SYMBOL_PURE, 0, 2);
    check_symbol("c", MMO_SYMBOL_PURE, 0x2000010203040506, 128);
    check_symbol("d", MMO_SYMBOL_PURE, 0x2000000000000010, 127);
    done();
}

static void wide_characters_become_utf_8(void)
{
    static const char trie[] = "\x20:\xa0\x00\x41\xa0\x03\xb1\x81\x20\xac"
                               "\x05\x81";

    read_trie(trie, sizeof trie - 1);
    CHECK_INT(m.damage.status, STATUS_OK);
    check_symbol("A\u03b1\u20ac", MMO_SYMBOL_PURE, 5, 1);
    done();
}

static void the_nearest_symbol_is_the_last_one_before(void)
{
    static const char trie[] = "\x20:\x11"
                               "a\x10\x82" /* a = #10, second */
                               "\x11"
                               "b\x10\x81" /* b = #10, first */
                               "\x11"
                               "c\x20\x83" /* c = #20 */
                               "\x0f"
                               "d\x18\x84" /* d = $24 */;

    read_trie(trie, sizeof trie - 1);
    CHECK_INT(m.damage.status, STATUS_OK);
    CHECK(mmo_symbol_near(&m, 0xf) == NULL);
    CHECK_STR(mmo_symbol_near(&m, 0x10)->name, "b");
    CHECK_STR(mmo_symbol_near(&m, 0x1f)->name, "b");
    CHECK_STR(mmo_symbol_near(&m, ~(octa)0)->name, "c");
    CHECK_STR(mmo_symbol_name(&m, 0x20), "c");
    CHECK(mmo_symbol_name(&m, 0x21) == NULL);
    CHECK(mmo_symbol_name(&m, 0x18) == NULL);
    done();
}

/* The object of which only the symbol table is wrong is read all the same. */
static void check_damage(size_t offset_behind_stab, const char *text)
{
    char place[40];

    CHECK_INT(mmo_read(object.data, object.len, &m, &e), STATUS_OK);
    CHECK_INT(m.damage.status, STATUS_BAD_OBJECT);
    snprintf(place, sizeof place, "offset %zu: ", 20 + offset_behind_stab);
    CHECK_HAS(m.damage.text, place);
    CHECK_HAS(m.damage.text, text);
    done();
    begin();
    mmo_post(&object, 0);
}

static void damaged_symbols_do_not_prevent_loading(void)
{
    begin();
    mmo_post(&object, 0);
    check_damage(0, "ends in the middle of its symbols");
    buf_add_tetra(&object, 0);
    check_damage(0, "no lop_stab");
    mmo_lop(&object, LOP_stab, 0, 1);
    check_damage(0, "YZ");
    mmo_lop(&object, LOP_stab, 0, 0);
    buf_add_tetra(&object, 0x00000001);
    check_damage(7, "other than 0 after");
    mmo_lop(&object, LOP_stab, 0, 0);
    buf_add_octa(&object, 0);
    check_damage(8, "no lop_end");
    mmo_lop(&object, LOP_stab, 0, 0);
    buf_add_tetra(&object, 0);
    mmo_lop(&object, LOP_end, 0, 2);
    check_damage(8, "count");
    mmo_no_symbols(&object);
    buf_add_byte(&object, 0);
    check_damage(12, "goes on");
    buf_fini(&object);
}

static void symbols_before_the_damage_are_kept(void)
{
    begin();
    mmo_post(&object, 0);
    mmo_three_symbols(&object);
    buf_cut(&object, object.len - 8); /* in the middle of b */
    CHECK_INT(mmo_read(object.data, object.len, &m, &e), STATUS_OK);
    CHECK_INT(m.damage.status, STATUS_BAD_OBJECT);
    check_symbol("Main", MMO_SYMBOL_PURE, 0x1000, 1);
    check_symbol("a", MMO_SYMBOL_REGISTER, 254, 2);
    CHECK_INT(m.symbol_count, 2);
    done();
}

/* --- wrong objects ------------------------------------------------------ */

static void other_files_are_refused(void)
{
    buf_clear(&object);
    check_refused(0, "ends here");
    buf_add_string(&object, "\177ELF, and so on");
    check_refused(0, "no object file");
    mmo_lop(&object, LOP_pre, 2, 0);
    check_refused(0, "version 2");
}

static void wrong_lops_are_refused_with_their_offset(void)
{
    static const struct {
        tetra lop, next;
        const char *text;
    } wrong[] = {
        {0x98000002, 0, "lop_quote with YZ = 2"},
        {0x98010000, 0, "lop_loc with Z = 0"},
        {0x98010003, 0, "lop_loc with Z = 3"},
        {0x98030000, 0, "lop_fixo with Z = 0"},
        {0x98050010, 0x02000000, "lop_fixrx of #02000000"},
        {0x98050011, 0, "lop_fixrx with YZ = 17"},
        {0x98054010, 0x01000001, "lop_fixrx with YZ = 16400"},
        {0x98060000, 0, "file 0, which has no name"},
        {0x98070001, 0, "lop_line before any lop_file"},
        {0x98090101, 0, "lop_pre among the data"},
        {0x980a001f, 0, "lop_post with G = 31"},
        {0x980a01ff, 0, "lop_post with G = 511"},
        {0x980b0000, 0, "lop_stab among the data"},
        {0x980c0000, 0, "lop_end among the data"},
        {0x980d0000, 0, "no lop #0d"},
        {0x98ff0000, 0, "no lop #ff"},
    };

    for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
        begin();
        mmo_loc(&object, 0x100);
        buf_add_tetra(&object, wrong[i].lop);
        buf_add_tetra(&object, wrong[i].next);
        mmo_post(&object, 0);
        check_refused(20, wrong[i].text);
    }
}

static void a_file_has_one_name(void)
{
    begin();
    mmo_lop(&object, LOP_file, 1, 1);
    buf_add(&object, "abcd", 4);
    mmo_lop(&object, LOP_file, 1, 1);
    buf_add(&object, "abcd", 4);
    check_refused(16, "names file 1 again");
}

static size_t end_of_program(void)
{
    return object.len - 32; /* lop_stab, trie, lop_end */
}

static void the_sample_cut_anywhere_is_refused_or_damaged(void)
{
    size_t whole;

    buf_clear(&object);
    mmo_sample(&object);
    whole = object.len;
    for (size_t len = 0; len < whole; len++) {
        byte *copy = test_malloc(len + 1); /* so that ASan sees its end */
        enum status s;

        memcpy(copy, object.data, len);
        s = mmo_read(copy, len, &m, &e);
        CHECK_INT(s, len < end_of_program() ? STATUS_BAD_OBJECT : STATUS_OK);
        if (s == STATUS_OK)
            CHECK_INT(m.damage.status, STATUS_BAD_OBJECT);
        mmo_fini(&m);
        test_free(copy);
    }
    done();
}

static void any_wrong_byte_is_survived(void)
{
    static const byte flips[] = {0x01, 0x02, 0x04, 0x08, 0x10,
                                 0x20, 0x40, 0x80, 0xff, 0x98};

    buf_clear(&object);
    mmo_sample(&object);
    for (size_t i = 0; i < object.len; i++)
        for (size_t k = 0; k < ARRAY_LEN(flips); k++) {
            enum status s;

            object.data[i] ^= flips[k];
            s = mmo_read(object.data, object.len, &m, &e);
            CHECK(s == STATUS_OK || s == STATUS_BAD_OBJECT);
            mmo_fini(&m);
            object.data[i] ^= flips[k];
        }
    done();
}

/* --- malicious objects -------------------------------------------------- */

enum { MANY = 1 << 20 };

static void a_deep_trie_does_not_exhaust_the_stack(void)
{
    begin();
    mmo_post(&object, 0);
    mmo_lop(&object, LOP_stab, 0, 0);
    memset(buf_extend(&object, MANY), 0x40, MANY);
    CHECK_INT(mmo_read(object.data, object.len, &m, &e), STATUS_OK);
    CHECK_INT(m.damage.status, STATUS_BAD_OBJECT);
    done();
}

/* A symbol at every node of a long chain: the names would have gigabytes. */
static void names_have_a_limit(void)
{
    begin();
    mmo_post(&object, 0);
    mmo_lop(&object, LOP_stab, 0, 0);
    for (int i = 0; i < MANY / 16; i++)
        buf_add_tetra(&object, 0x21610181);
    CHECK_INT(mmo_read(object.data, object.len, &m, &e), STATUS_OK);
    CHECK_INT(m.damage.status, STATUS_BAD_OBJECT);
    CHECK_HAS(m.damage.text, "absurdly long");
    CHECK(m.symbol_count > 0 && m.symbol_count < MANY / 16);
    done();
}

static void many_fix_ups_of_one_place_cost_linear_time(void)
{
    begin();
    mmo_loc(&object, 0x40000);
    for (int i = 0; i < MANY; i++)
        mmo_lop(&object, LOP_fixr, 0, 1 + i % 2);
    end_and_read();
    CHECK_INT(m.chunk_count, 1);
    check_chunk(0, 0x3fff8, "\0\0\0\0\0\0\0\0", 8);
    done();
}

/* --- walking ------------------------------------------------------------ */

struct walked {
    size_t count, next;
    size_t last_offset;
    unsigned kinds; /* bits of those met */
    unsigned lops;
    size_t limit; /* end the walk at this item; 0: do not */
};

static enum status count_item(void *context, const struct mmo_item *item)
{
    struct walked *w = context;

    CHECK(item->offset == w->next || item->kind == MMO_KIND_SYMBOL ||
          item->lop == LOP_end);
    w->next = item->offset + item->size;
    w->kinds |= 1u << item->kind;
    if (item->kind == MMO_KIND_LOP)
        w->lops |= 1u << item->lop;
    return ++w->count == w->limit ? STATUS_LIMIT : STATUS_OK;
}

static void a_walk_meets_every_item_once_and_in_order(void)
{
    struct walked w = {0};
    size_t end;

    buf_clear(&object);
    mmo_sample(&object);
    CHECK_INT(
        mmo_walk_program(object.data, object.len, count_item, &w, &end, &e),
        STATUS_OK);
    CHECK_INT(end, end_of_program());
    CHECK_INT(
        mmo_walk_symbols(object.data, object.len, end, count_item, &w, &e),
        STATUS_OK);
    CHECK_INT(w.next, object.len);
    CHECK_INT(w.kinds, (1u << (MMO_KIND_SYMBOL + 1)) - 1);
    CHECK_INT(w.lops, (1u << LOP_COUNT) - 1);
    buf_fini(&object);
}

static void a_visitor_can_end_the_walk(void)
{
    struct walked w = {.limit = 5};
    size_t end;

    buf_clear(&object);
    mmo_sample(&object);
    CHECK_INT(
        mmo_walk_program(object.data, object.len, count_item, &w, &end, &e),
        STATUS_LIMIT);
    CHECK_INT(e.status, STATUS_LIMIT);
    CHECK_INT(w.count, 5);
    buf_fini(&object);
}

/* --- memory ------------------------------------------------------------- */

static enum test_outcome read_sample(void *unused)
{
    enum status s = mmo_read(object.data, object.len, &m, &e);

    (void)unused;
    if (s == STATUS_NO_MEMORY) {
        CHECK_INT(e.status, STATUS_NO_MEMORY);
        return TEST_OUTCOME_REFUSED;
    }
    CHECK_INT(s, STATUS_OK);
    CHECK_INT(m.symbol_count, 3);
    CHECK_INT(m.damage.status, STATUS_OK);
    mmo_fini(&m);
    return TEST_OUTCOME_DONE;
}

static void every_failed_allocation_is_reported(void)
{
    buf_clear(&object);
    mmo_sample(&object);
    CHECK(test_each_allocation_fails(read_sample, NULL) > 10);
    buf_fini(&object);
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
        global_registers_come_from_the_postamble, the_sample_has_everything,
        symbols_are_numbers_registers_or_undefined,
        values_have_1_to_8_bytes_or_stand_for_the_data_segment,
        wide_characters_become_utf_8, the_nearest_symbol_is_the_last_one_before,
        damaged_symbols_do_not_prevent_loading,
        symbols_before_the_damage_are_kept, other_files_are_refused,
        wrong_lops_are_refused_with_their_offset, a_file_has_one_name,
        the_sample_cut_anywhere_is_refused_or_damaged,
        any_wrong_byte_is_survived, a_deep_trie_does_not_exhaust_the_stack,
        names_have_a_limit, many_fix_ups_of_one_place_cost_linear_time,
        a_walk_meets_every_item_once_and_in_order, a_visitor_can_end_the_walk,
        every_failed_allocation_is_reported);
}
