/* test_boot.c - how a machine begins. */
#include "sysvm/boot.h"

#include <string.h>

#include "sysvm/machine.h"
#include "tests/unit/test.h"
#include "vm/base/alloc.h"
#include "vm/base/bits.h"

enum { RAM = 1 << 18 };

static const byte code[8] = {0xfd, 0, 0, 1, 0xfd, 0, 0, 2};

/* A kernel with CODE at AT that begins there. */
static struct mmo kernel_at(struct mmo_chunk *chunk, octa at)
{
    struct mmo m = {
        .chunks = chunk, .chunk_count = 1, .first_global = 254, .main = at};

    *chunk =
        (struct mmo_chunk){.address = at, .length = sizeof code, .bytes = code};
    m.globals[254] = 0x254;
    m.globals[255] = at;
    return m;
}

static struct machine *create(octa ram)
{
    return machine_create(&(struct machine_options){.ram = ram});
}

static octa word_at(struct machine *m, octa at)
{
    return mem_peek(&m->mem, (struct pa){at});
}

static void the_registers_say_where_things_are(void)
{
    const octa top = RAM, sign = (octa)1 << 63;
    struct machine *m = create(RAM);
    struct mmo_chunk chunk;
    struct mmo kernel = kernel_at(&chunk, sign | 0x2000);
    struct buf archive;
    struct error e;

    buf_init(&archive);
    buf_add_octa(&archive, 0x1234);
    CHECK_INT(boot_load(m, &kernel, "a b", &archive, &e), STATUS_OK);
    CHECK_U64(m->cpu.pc, sign | 0x2000);
    CHECK_U64(m->cpu.sr[SREG_rL], 4);
    CHECK_U64(m->cpu.sr[SREG_rG], 254);
    CHECK_U64(cpu_get(&m->cpu, 0), RAM);
    CHECK_U64(cpu_get(&m->cpu, 1), top - 0x4000);
    CHECK_U64(cpu_get(&m->cpu, 2), top - 0x2000);
    CHECK_U64(cpu_get(&m->cpu, 3), 8);
    CHECK_U64(cpu_get(&m->cpu, 254), 0x254);
    CHECK_U64(m->cpu.sr[SREG_rO], sign | (top - 0x14000));
    CHECK_U64(m->cpu.sr[SREG_rS], sign | (top - 0x14000));
    CHECK_U64(word_at(m, 0x2000), 0xfd000001fd000002);
    CHECK_U64(word_at(m, top - 0x4000), 0x6120620000000000);
    CHECK_U64(word_at(m, top - 0x2000), 0x1234);
    buf_fini(&archive);
    machine_destroy(m);
}

/* What becomes of a kernel at AT in a machine of RAM_SIZE bytes. */
static enum status try_kernel(octa at, octa ram_size, struct error *e)
{
    struct machine *m = create(ram_size);
    struct mmo_chunk chunk;
    struct mmo kernel = kernel_at(&chunk, at);
    struct buf nothing;
    enum status s;

    buf_init(&nothing);
    s = boot_load(m, &kernel, "", &nothing, e);
    machine_destroy(m);
    return s;
}

static void a_kernel_has_to_fit_below_its_stack(void)
{
    const octa sign = (octa)1 << 63, stack = RAM - 0x2000 - 0x10000;
    struct error e;

    CHECK_INT(try_kernel(0x100, RAM, &e), STATUS_BAD_OBJECT);
    CHECK_HAS(e.text, "#100");
    CHECK_INT(try_kernel(sign | (stack - 8), RAM, &e), STATUS_OK);
    CHECK_INT(try_kernel(sign | (stack - 4), RAM, &e), STATUS_BAD_OBJECT);
    CHECK_INT(try_kernel(~(octa)7, RAM, &e), STATUS_BAD_OBJECT);
    CHECK_INT(try_kernel(sign, 8 * BUS_PAGE_BYTES, &e), STATUS_LIMIT);
    CHECK_INT(try_kernel(sign, 10 * BUS_PAGE_BYTES, &e), STATUS_OK);
}

/* The arguments in the archive that WORDS make behind the name "p". */
static void check_words(const char *words, const char *wanted, size_t len)
{
    struct buf archive, object;
    struct error e;

    buf_init(&archive);
    buf_init(&object);
    CHECK_INT(boot_add_program(&archive, &object, "p", words, &e), STATUS_OK);
    CHECK_U64(be_get_octa(archive.data + 8), len);
    CHECK_MEM(archive.data + 16, wanted, len);
    CHECK_INT(archive.len, 16 + (len + 7) / 8 * 8);
    buf_fini(&archive);
}

#define CHECK_WORDS(words, wanted) check_words(words, wanted, sizeof(wanted))

static void words_are_split_as_a_shell_does_it(void)
{
    CHECK_WORDS("", "p");
    CHECK_WORDS("   ", "p");
    CHECK_WORDS("a", "p\0a");
    CHECK_WORDS(" a  bc\td ", "p\0a\0bc\0d");
    CHECK_WORDS("'a b' \"c d\"", "p\0a b\0c d");
    CHECK_WORDS("a\\ b", "p\0a b");
    CHECK_WORDS("'' x", "p\0\0x");
    CHECK_WORDS("a'b'\"c\"", "p\0abc");
    CHECK_WORDS("'\\' \"\\\"\"", "p\0\\\0\"");
    CHECK_WORDS("a\\n \"a\\n\" 'a\\n'", "p\0an\0a\\n\0a\\n");
    CHECK_WORDS("\"\\\\ \\$ \\` \\' \"", "p\0\\ $ ` \\' ");
}

static void an_open_quote_is_no_word(void)
{
    static const char *const wrong[] = {"'a", "\"a", "a \"b\\\""};
    struct buf archive, object;
    struct error e;

    buf_init(&object);
    for (unsigned i = 0; i < ARRAY_LEN(wrong); i++) {
        buf_init(&archive);
        CHECK_INT(boot_add_program(&archive, &object, "p", wrong[i], &e),
                  STATUS_BAD_INPUT);
        buf_fini(&archive);
    }
}

static void the_first_word_is_the_program(void)
{
    const char *words = " 'my prog.mmo' a b", *nothing = "  ";
    struct buf name;
    struct error e;

    buf_init(&name);
    CHECK_INT(boot_first_word(&words, &name, &e), STATUS_OK);
    CHECK_STR(buf_text(&name), "my prog.mmo");
    CHECK_STR(words, " a b");
    CHECK_INT(boot_first_word(&nothing, &name, &e), STATUS_BAD_INPUT);
    buf_fini(&name);
}

static void an_archive_has_the_object_and_its_arguments(void)
{
    struct buf archive, object;
    struct error e;

    buf_init(&archive);
    buf_init(&object);
    buf_add(&object, code, 5);
    for (unsigned i = 0; i < 2; i++)
        CHECK_INT(boot_add_program(&archive, &object, "p", "x", &e), STATUS_OK);
    CHECK_INT(archive.len, 2 * 32);
    CHECK_U64(be_get_octa(archive.data), 5);
    CHECK_U64(be_get_octa(archive.data + 8), 4);
    CHECK_U64(be_get_octa(archive.data + 16), 0xfd000001fd000000);
    CHECK_U64(be_get_octa(archive.data + 24), 0x7000780000000000);
    CHECK_MEM(archive.data + 32, archive.data, 32);
    buf_fini(&object);
    buf_fini(&archive);
}

static enum test_outcome begin(void *context)
{
    struct machine *m = create(RAM);
    struct mmo_chunk chunk;
    struct mmo kernel = kernel_at(&chunk, (octa)1 << 63);
    struct buf nothing;
    struct error e;
    enum status s;

    (void)context;
    buf_init(&nothing);
    if (m == NULL)
        return TEST_OUTCOME_REFUSED;
    ram_without_rows(&m->mem.ram);
    s = boot_load(m, &kernel, "", &nothing, &e);
    if (s == STATUS_OK)
        s = machine_run(m, exec_switch, 2).why == MACHINE_BUDGET
                ? STATUS_OK
                : STATUS_NO_MEMORY;
    machine_destroy(m);
    return s == STATUS_OK ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static void each_allocation_may_fail(void)
{
    CHECK(test_each_allocation_fails(begin, NULL) > 3);
}

int main(void)
{
    return TEST_RUN(
        the_registers_say_where_things_are, a_kernel_has_to_fit_below_its_stack,
        words_are_split_as_a_shell_does_it, an_open_quote_is_no_word,
        the_first_word_is_the_program,
        an_archive_has_the_object_and_its_arguments, each_allocation_may_fail);
}
