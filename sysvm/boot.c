/* boot.c - how a machine begins. */
#include "sysvm/boot.h"

#include <inttypes.h>
#include <string.h>

#include "sysvm/machine.h"

/* --- words ----------------------------------------------------------------
 */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

/* Does a backslash protect C, inside of "..."? */
static bool is_special(char c)
{
    return c != 0 && strchr("\\\"$`", c) != NULL;
}

/* Take a piece of a word at *AT, which is not blank: what quotes protect, what
 * a backslash protects, or a byte.  False: a quote stays open. */
static bool take_piece(const char **at, struct buf *word)
{
    char quote = **at;
    const char *end;

    if (quote == '\\' && (*at)[1] != 0)
        ++*at;
    if (quote != '\'' && quote != '"') {
        buf_add_byte(word, (byte) * (*at)++);
        return true;
    }
    for (end = *at + 1; *end != 0 && *end != quote; end++) {
        if (quote == '"' && *end == '\\' && is_special(end[1]))
            end++;
        buf_add_byte(word, (byte)*end);
    }
    *at = *end == 0 ? end : end + 1;
    return *end != 0;
}

/* Append the next word of *AT to WORD.  *IS_THERE: there is one. */
static enum status take_word(const char **at, struct buf *word, bool *is_there,
                             struct error *e)
{
    const char *begin;

    while (is_blank(**at))
        ++*at;
    begin = *at;
    *is_there = **at != 0;
    while (**at != 0 && !is_blank(**at))
        if (!take_piece(at, word))
            return error_set(e, STATUS_BAD_INPUT,
                             "a quote is not closed: %.100s", begin);
    return STATUS_OK;
}

enum status boot_first_word(const char **words, struct buf *name,
                            struct error *e)
{
    bool is_there;
    enum status s = take_word(words, name, &is_there, e);

    if (s == STATUS_OK && !is_there)
        return error_set(e, STATUS_BAD_INPUT, "a program without a name");
    return s;
}

/* --- the archive ----------------------------------------------------------
 */

static void fill_up(struct buf *b)
{
    while (!b->failed && b->len % 8 != 0)
        buf_add_byte(b, 0);
}

/* The strings of WORDS, each with its zero. */
static enum status add_arguments(struct buf *b, const char *words,
                                 struct error *e)
{
    bool is_there = true;
    enum status s = STATUS_OK;

    while (s == STATUS_OK && is_there) {
        s = take_word(&words, b, &is_there, e);
        if (is_there)
            buf_add_byte(b, 0);
    }
    return s;
}

enum status boot_add_program(struct buf *b, const struct buf *object,
                             const char *name, const char *words,
                             struct error *e)
{
    struct buf arguments;
    enum status s;

    buf_init(&arguments);
    buf_add(&arguments, name, strlen(name) + 1);
    s = add_arguments(&arguments, words, e);
    if (arguments.failed)
        b->failed = true;
    buf_add_octa(b, object->len);
    buf_add_octa(b, arguments.len);
    buf_add(b, object->data, object->len);
    fill_up(b);
    buf_add(b, arguments.data, arguments.len);
    fill_up(b);
    buf_fini(&arguments);
    return s;
}

/* --- memory ---------------------------------------------------------------
 */

/* Where things are, from the top of RAM down: physical addresses. */
struct places {
    octa archive, command_line, stack;
};

/* Make room for LEN bytes below *AT, on a page boundary. */
static bool place(octa *at, octa len)
{
    if (len > *at)
        return false;
    *at = (*at - len) & -(octa)BUS_PAGE_BYTES;
    return true;
}

static enum status plan(struct places *p, octa ram, const char *command_line,
                        octa archive, struct error *e)
{
    octa at = ram;
    bool fits = place(&at, archive);

    p->archive = at;
    fits = fits && place(&at, strlen(command_line) + 1);
    p->command_line = at;
    fits = fits && place(&at, BOOT_STACK_PAGES * (octa)BUS_PAGE_BYTES);
    p->stack = at;
    if (fits)
        return STATUS_OK;
    return error_set(e, STATUS_LIMIT,
                     "%" PRIu64 " bytes of memory are too few for the programs",
                     ram);
}

static enum status put(const struct boot_target *t, octa at, const void *from,
                       size_t len, struct error *e)
{
    if (len == 0 || t->write(t->memory, (struct pa){at}, from, len))
        return STATUS_OK;
    return error_set(e, STATUS_NO_MEMORY, "out of memory");
}

static enum status put_chunk(const struct boot_target *t,
                             const struct mmo_chunk *chunk, octa limit,
                             struct error *e)
{
    const struct va first = {chunk->address};
    octa at = addr_direct(first).a;

    if (!addr_is_negative(first))
        return error_set(e, STATUS_BAD_OBJECT,
                         "the kernel has something at #%" PRIx64
                         ", which is no negative location",
                         chunk->address);
    if (at > limit || chunk->length > limit - at)
        return error_set(e, STATUS_BAD_OBJECT,
                         "the kernel does not fit: it has %zu bytes at "
                         "#%" PRIx64 ", and there is room up to #%" PRIx64,
                         chunk->length, chunk->address, limit);
    return put(t, at, chunk->bytes, chunk->length, e);
}

static enum status put_kernel(const struct boot_target *t,
                              const struct mmo *kernel, octa limit,
                              struct error *e)
{
    enum status s = STATUS_OK;

    for (size_t i = 0; i < kernel->chunk_count && s == STATUS_OK; i++)
        s = put_chunk(t, &kernel->chunks[i], limit, e);
    if (s == STATUS_OK && !addr_is_negative((struct va){kernel->main}))
        s = error_set(e, STATUS_BAD_OBJECT,
                      "Main is #%" PRIx64
                      ": a kernel begins at a negative location",
                      kernel->main);
    return s;
}

/* --- registers ------------------------------------------------------------
 */

static void set_registers(const struct boot_target *t, const struct mmo *kernel,
                          const struct places *p, octa archive)
{
    const octa first[] = {t->ram, p->command_line, p->archive, archive};
    struct cpu *c = t->cpu;

    c->pc = kernel->main;
    c->sr[SREG_rO] = c->sr[SREG_rS] = addr_negative((struct pa){p->stack}).a;
    c->sr[SREG_rG] = kernel->first_global;
    for (unsigned i = kernel->first_global; i < CPU_REGS; i++)
        c->g[i] = kernel->globals[i];
    c->sr[SREG_rL] = ARRAY_LEN(first);
    for (unsigned i = 0; i < ARRAY_LEN(first); i++)
        *cpu_slot(c, i) = first[i];
}

enum status boot_load_into(const struct boot_target *t,
                           const struct mmo *kernel, const char *command_line,
                           const struct buf *archive, struct error *e)
{
    struct places p;
    enum status s = plan(&p, t->ram, command_line, archive->len, e);

    if (s == STATUS_OK)
        s = put_kernel(t, kernel, p.stack, e);
    if (s == STATUS_OK)
        s = put(t, p.archive, archive->data, archive->len, e);
    if (s == STATUS_OK)
        s = put(t, p.command_line, command_line, strlen(command_line) + 1, e);
    if (s == STATUS_OK)
        set_registers(t, kernel, &p, archive->len);
    return s;
}

enum status boot_load(struct machine *m, const struct mmo *kernel,
                      const char *command_line, const struct buf *archive,
                      struct error *e)
{
    const struct boot_target t = {.ram = m->mem.size,
                                  .write = mem_write,
                                  .memory = &m->mem,
                                  .cpu = &m->cpu};

    return boot_load_into(&t, kernel, command_line, archive, e);
}
