/* test_objdump.c - an object file as text and as JSON. */
#include "vm/isa/objdump.h"

#include <string.h>

#include "tests/unit/mmo_sample.h"
#include "tests/unit/test.h"

static struct buf object, out;
static struct mmo m;
static struct error e;

static void read_object(void)
{
    if (mmo_read(object.data, object.len, &m, &e) != STATUS_OK)
        fail_msg("%s", e.text);
}

static void read_sample(void)
{
    mmo_sample(&object);
    read_object();
}

static void done(void)
{
    mmo_fini(&m);
    buf_fini(&object);
    buf_fini(&out);
}

/* Line 5 of the source is its only line, and it tries to ring a bell. */
static const char *source(void *unused, tetra file, tetra line, size_t *len)
{
    (void)unused;
    CHECK_INT(file, 0);
    *len = 3;
    return line == 5 ? "a\ab" : NULL;
}

static struct objdump dump(void)
{
    return (struct objdump){.mmo = &m, .source = source};
}

/* --- text --------------------------------------------------------------- */

static enum status add_item(void *unused, const struct mmo_item *item)
{
    (void)unused;
    objdump_text_item(&out, item);
    return STATUS_OK;
}

static const char SAMPLE_ITEMS[] =
    "       0  lop_pre    version 1, tetras 1\n"
    "       4  preamble   36f4a363  1999-03-21 07:44:35 UTC\n"
    "       8  lop_loc    #0000000000001000\n"
    "      20  lop_file   7 \"prog.mms\"\n"
    "      32  lop_line   3\n"
    "      36  data       #0000000000001000: f0000000  file 7 line 3\n"
    "      40  data       #0000000000001004: 42010000  file 7 line 4\n"
    "      44  lop_skip   8 bytes, to #0000000000001010\n"
    "      48  lop_fixr   #0000000000001004: xor #00000003\n"
    "      52  lop_fixrx  #0000000000001000: xor #00000004\n"
    "      60  data       #0000000000001010: 00000000  file 7 line 5\n"
    "      64  lop_spec   type 80 at #0000000000001014\n"
    "      68  special    01020304\n"
    "      72  lop_quote  the next tetra is data\n"
    "      76  special    98000000\n"
    "      80  lop_fixo   #2000000000000000: #0000000000001014\n"
    "      88  lop_loc    #2000000000000000\n"
    "      96  data       #2000000000000000: 00000000  file 7 line 6\n"
    "     100  data       #2000000000000004: 00000000  file 7 line 7\n"
    "     104  lop_quote  the next tetra is data\n"
    "     108  data       #2000000000000008: 98765432  file 7 line 8\n"
    "     112  lop_post   rG = 254\n"
    "     116  global     $254 = #2000000000000008\n"
    "     124  global     $255 = #0000000000001000\n"
    "     132  lop_stab   symbols\n"
    "     145  symbol     #0000000000001000     1  Main\n"
    "     150  symbol     register              2  a = $254\n"
    "     154  symbol     undefined             3  b\n"
    "     160  lop_end    tetras 6\n";

static void every_item_is_a_line(void)
{
    size_t end;

    mmo_sample(&object);
    CHECK_INT(
        mmo_walk_program(object.data, object.len, add_item, NULL, &end, &e),
        STATUS_OK);
    CHECK_INT(
        mmo_walk_symbols(object.data, object.len, end, add_item, NULL, &e),
        STATUS_OK);
    CHECK_STR(buf_text(&out), SAMPLE_ITEMS);
    done();
}

static void symbols_are_listed_by_value(void)
{
    read_sample();
    objdump_text_symbols(&out, &m);
    CHECK_STR(buf_text(&out), "#0000000000001000     1  Main\n"
                              "register              2  a = $254\n"
                              "undefined             3  b\n");
    done();
}

static const char SAMPLE_CODE[] =
    "Main:\n"
    "        % prog.mms:3\n"
    "            1000  f0000004  JMP    #1010\n"
    "        % prog.mms:4\n"
    "            1004  42010003  BZ     $1,#1010\n"
    "\n"
    "        % prog.mms:5: a\\x07b\n"
    "            1010  00000000  TRAP   0,Halt,0\n"
    "\n"
    "2000000000000000  12 bytes of data\n";

static void code_has_labels_and_source(void)
{
    struct objdump o = dump();

    read_sample();
    objdump_text_code(&out, &o);
    CHECK_STR(buf_text(&out), SAMPLE_CODE);
    done();
}

/* An object with COUNT zeros from #100 on and another tetra behind them. */
static void read_zeros(int count)
{
    mmo_start(&object, 1);
    mmo_loc(&object, 0x100);
    for (int i = 0; i < count; i++)
        buf_add_tetra(&object, 0);
    buf_add_tetra(&object, 0xfd000000);
    mmo_post(&object, 0);
    mmo_no_symbols(&object);
    read_object();
}

static void only_the_first_of_many_zeros_is_shown(void)
{
    struct objdump o = dump();

    read_zeros(1000);
    objdump_text_code(&out, &o);
    CHECK_STR(buf_text(&out),
              "             100  00000000  TRAP   0,Halt,0\n"
              "                ... 1000 tetras of zeros in all\n"
              "            10a0  fd000000  SWYM   0,0,0\n");
    done();
}

static void a_few_zeros_are_all_shown(void)
{
    struct objdump o = dump();

    read_zeros(2);
    objdump_text_code(&out, &o);
    CHECK_STR(buf_text(&out), "             100  00000000  TRAP   0,Halt,0\n"
                              "             104  00000000  TRAP   0,Halt,0\n"
                              "             108  fd000000  SWYM   0,0,0\n");
    done();
}

static void code_is_in_segment_0_and_at_negative_addresses(void)
{
    CHECK(objdump_is_code(0));
    CHECK(objdump_is_code(0x1fffffffffffffff));
    CHECK(!objdump_is_code(0x2000000000000000));
    CHECK(!objdump_is_code(0x7fffffffffffffff));
    CHECK(objdump_is_code(0x8000000000000000));
    CHECK(objdump_is_code(0xffffffffffffffff));
}

static enum test_outcome show_code(void *unused)
{
    struct objdump o = dump();
    bool failed;

    (void)unused;
    buf_init(&out);
    objdump_text_code(&out, &o);
    failed = out.failed;
    if (!failed)
        CHECK_STR(buf_text(&out), SAMPLE_CODE);
    buf_fini(&out);
    return failed ? TEST_OUTCOME_REFUSED : TEST_OUTCOME_DONE;
}

static void every_failed_allocation_is_reported(void)
{
    read_sample();
    CHECK(test_each_allocation_fails(show_code, NULL) > 3);
    done();
}

/* --- JSON --------------------------------------------------------------- */

static void check_member(const json_t *object_or_null, const char *key,
                         const char *text)
{
    const json_t *value = json_object_get(object_or_null, key);

    CHECK(json_is_string(value));
    CHECK_STR(json_string_value(value), text);
}

static void symbols_are_objects_in_json(void)
{
    json_t *j;

    read_sample();
    j = objdump_json_symbols(&m);
    CHECK_INT(json_array_size(j), 3);
    check_member(json_array_get(j, 0), "name", "Main");
    check_member(json_array_get(j, 0), "is", "pure");
    check_member(json_array_get(j, 0), "value", "#0000000000001000");
    check_member(json_array_get(j, 2), "is", "undefined");
    json_decref(j);
    done();
}

static void code_is_an_array_in_json(void)
{
    struct objdump o = dump();
    json_t *j, *data;

    read_sample();
    j = objdump_json_code(&o);
    data = objdump_json_data(&m);
    CHECK_INT(json_array_size(j), 3);
    check_member(json_array_get(j, 0), "label", "Main");
    check_member(json_array_get(j, 0), "text", "JMP    #1010");
    check_member(json_array_get(j, 2), "address", "#0000000000001010");
    check_member(json_array_get(j, 2), "tetra", "#00000000");
    check_member(json_array_get(j, 2), "file", "prog.mms");
    check_member(json_array_get(j, 2), "source", "a\ab");
    CHECK_INT(json_array_size(data), 1);
    check_member(json_array_get(data, 0), "address", "#2000000000000000");
    json_decref(j);
    json_decref(data);
    done();
}

/* Check the JSON of the items that matter here; the others need only have
 * one. */
static enum status check_item(void *count, const struct mmo_item *item)
{
    json_t *j = objdump_json_item(item);

    CHECK(j != NULL);
    CHECK_INT(json_integer_value(json_object_get(j, "offset")), item->offset);
    if (item->kind == MMO_KIND_LOP)
        check_member(j, "lop", isa_lops[item->lop].name);
    if (item->kind == MMO_KIND_LOP && item->lop == LOP_file)
        check_member(j, "name", "prog.mms");
    if (item->kind == MMO_KIND_GLOBAL && item->reg == 255)
        check_member(j, "value", "#0000000000001000");
    if (item->kind == MMO_KIND_SPEC)
        check_member(j, "kind", "special");
    json_decref(j);
    ++*(int *)count;
    return STATUS_OK;
}

static void every_item_is_an_object_in_json(void)
{
    size_t end;
    int count = 0;

    mmo_sample(&object);
    CHECK_INT(
        mmo_walk_program(object.data, object.len, check_item, &count, &end, &e),
        STATUS_OK);
    CHECK_INT(
        mmo_walk_symbols(object.data, object.len, end, check_item, &count, &e),
        STATUS_OK);
    CHECK_INT(count, 29);
    done();
}

static void check_string(const char *bytes, const char *text)
{
    json_t *j = objdump_json_string(bytes, strlen(bytes));

    CHECK_STR(json_string_value(j), text);
    json_decref(j);
}

static void names_that_are_not_utf_8_are_escaped(void)
{
    check_string("l\xc3\xb6op", "l\xc3\xb6op");
    check_string("l\xf6op", "l\\xf6op");
    check_string("\xc3\xb6\xff", "\\xc3\\xb6\\xff");
}

int main(void)
{
    return TEST_RUN(
        every_item_is_a_line, symbols_are_listed_by_value,
        code_has_labels_and_source, only_the_first_of_many_zeros_is_shown,
        a_few_zeros_are_all_shown,
        code_is_in_segment_0_and_at_negative_addresses,
        every_failed_allocation_is_reported, symbols_are_objects_in_json,
        code_is_an_array_in_json, every_item_is_an_object_in_json,
        names_that_are_not_utf_8_are_escaped);
}
