/* symbols.c - what names mean. */
#include "debugger/symbols.h"

#include <string.h>

#include "vm/base/spell.h"

/* --- words -----------------------------------------------------------
 */

/* As in MMIXAL, where bytes of UTF-8 are letters. */
static bool is_letter(char c)
{
    return ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '_' || c == ':' ||
           (byte)c > 126;
}

size_t symbols_name_length(const char *text)
{
    size_t len = 0;

    while (is_letter(text[len]) ||
           (len > 0 && text[len] >= '0' && text[len] <= '9'))
        len++;
    return len;
}

static bool is_called(const char *candidate, const char *name, size_t len)
{
    return strncmp(candidate, name, len) == 0 && candidate[len] == 0;
}

static bool find_special(const struct target *t, const char *name, size_t len,
                         struct symbols_meaning *m)
{
    for (unsigned i = 0; i < SREG_COUNT; i++)
        if (is_called(isa_sregs[i].name, name, len) &&
            (t->cpu->kind.has_v || !(isa_sregs[i].flags & SREG_NEEDS_V))) {
            *m = (struct symbols_meaning){SYMBOLS_SPECIAL, i};
            return true;
        }
    return false;
}

static bool find_predefined(const char *name, size_t len,
                            struct symbols_meaning *m)
{
    static const struct {
        const char *name;
        octa value;
    } known[] = {
#define NUMBER(name, value) {#name, value},
#define HANDLE(name, value) {#name, value},
#include "asm/predef.def"
#undef HANDLE
#undef NUMBER
    };

    for (size_t i = 0; i < ARRAY_LEN(known); i++)
        if (is_called(known[i].name, name, len)) {
            *m = (struct symbols_meaning){SYMBOLS_ADDRESS, known[i].value};
            return true;
        }
    return false;
}

static const struct mmo_symbol *find_symbol(const struct mmo *program,
                                            const char *name, size_t len)
{
    for (size_t i = 0; i < program->symbol_count; i++)
        if (is_called(program->symbols[i].name, name, len))
            return &program->symbols[i];
    return NULL;
}

/* NAME behind a prefix: what a person forgets first. */
static const char *last_part(const char *name)
{
    const char *colon = strrchr(name, ':');

    return colon == NULL ? name : colon + 1;
}

/* Let SPELL, which looks for WORD, know the symbols of PROGRAM. */
static void try_symbols(struct spell *spell, const char *word,
                        const struct mmo *program)
{
    for (size_t i = 0; i < program->symbol_count; i++) {
        const char *candidate = program->symbols[i].name;

        spell_try(spell, candidate);
        if (strcmp(last_part(candidate), word) == 0) {
            spell->best = candidate;
            break;
        }
    }
}

static enum status refuse_unknown(const struct target *t, const char *name,
                                  size_t len, struct error *e)
{
    char word[100];
    struct spell spell;

    memcpy(word, name, smaller(len, sizeof word - 1));
    word[smaller(len, sizeof word - 1)] = 0;
    if (strcmp(word, "pc") == 0)
        return error_set(e, STATUS_NOT_FOUND,
                         "there is no symbol pc; the place of the next "
                         "instruction is written @");
    spell_init(&spell, word);
    try_symbols(&spell, word, t->program);
    if (t->user != NULL)
        try_symbols(&spell, word, t->user);
    if (spell.best == NULL)
        return error_set(e, STATUS_NOT_FOUND, "there is no symbol %s", word);
    return error_set(e, STATUS_NOT_FOUND,
                     "there is no symbol %s (did you mean %s?)", word,
                     spell.best);
}

/* Take PREFIX and a colon from the front of the *LEN bytes at *NAME. */
static bool take_prefix(const char **name, size_t *len, const char *prefix)
{
    size_t n = strlen(prefix);

    if (*len <= n + 1 || strncmp(*name, prefix, n) != 0 || (*name)[n] != ':')
        return false;
    *name += n + 1;
    *len -= n + 1;
    return true;
}

/* In the program that pc is in, or else the other one; or, with a prefix of
 * ours, in a certain one. */
static const struct mmo_symbol *find_anywhere(const struct target *t,
                                              const char *name, size_t len)
{
    octa pc = t->cpu->pc;
    const struct mmo_symbol *s = find_symbol(target_program(t, pc), name, len);

    if (s != NULL || t->user == NULL)
        return s;
    s = find_symbol(target_other(t, pc), name, len);
    if (s != NULL)
        return s;
    if (take_prefix(&name, &len, "user"))
        return find_symbol(t->user, name, len);
    return take_prefix(&name, &len, "kernel")
               ? find_symbol(t->program, name, len)
               : NULL;
}

enum status symbols_find(const struct target *t, const char *name, size_t len,
                         struct symbols_meaning *m, struct error *e)
{
    const struct mmo_symbol *symbol;

    if (find_special(t, name, len, m))
        return STATUS_OK;
    if (*name == ':' && len > 1) { /* the root of all prefixes */
        name++;
        len--;
    }
    symbol = find_anywhere(t, name, len);
    if (symbol == NULL)
        return find_predefined(name, len, m) ? STATUS_OK
                                             : refuse_unknown(t, name, len, e);
    if (symbol->kind == MMO_SYMBOL_UNDEFINED)
        return error_set(e, STATUS_NOT_FOUND,
                         "%s is used in the source, but never defined",
                         symbol->name);
    m->kind = symbol->kind == MMO_SYMBOL_REGISTER ? SYMBOLS_REGISTER
                                                  : SYMBOLS_ADDRESS;
    m->value = symbol->value;
    return STATUS_OK;
}

/* --- the other way round
 * -------------------------------------------------------------
 */

const char *symbols_register(const struct target *t, unsigned n)
{
    const struct mmo *program = target_program(t, t->cpu->pc);

    for (size_t i = program->pure_count; i < program->symbol_count; i++)
        if (program->symbols[i].kind == MMO_SYMBOL_REGISTER &&
            program->symbols[i].value == n)
            return program->symbols[i].name;
    return NULL;
}
