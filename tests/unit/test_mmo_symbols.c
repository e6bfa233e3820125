/* test_mmo_symbols.c - the symbols of object files, and what damages them. */
#include "tests/unit/mmo_fixture.h"

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

/* --- malicious tries ----------------------------------------------------- */

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

int main(void)
{
    return TEST_RUN(symbols_are_numbers_registers_or_undefined,
                    values_have_1_to_8_bytes_or_stand_for_the_data_segment,
                    wide_characters_become_utf_8,
                    the_nearest_symbol_is_the_last_one_before,
                    damaged_symbols_do_not_prevent_loading,
                    symbols_before_the_damage_are_kept,
                    a_deep_trie_does_not_exhaust_the_stack, names_have_a_limit);
}
