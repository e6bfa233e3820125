/* hint.c - did you mean ...?
 *
 * A symbol without a value may be misspelt, or just come later.  In one pass
 * nobody knows which when the error is reported, so the hint waits until all
 * symbols have been seen.
 */
#include "asm/hint.h"

#include <string.h>

#include "vm/base/spell.h"

/* Comparing each unknown name with each known one would take forever in a
 * source that is nothing but errors: after so many comparisons there are no
 * more hints. */
enum { HINT_COMPARISONS = 200000 };

/* A string for SPAN, cut at the size of the field. */
struct hint_word {
    char text[64];
};

static struct hint_word word_of(struct span span)
{
    struct hint_word w = {""};
    size_t most = sizeof w.text - 1;

    memcpy(w.text, span.at, span.len < most ? span.len : most);
    return w;
}

/* --- operations --------------------------------------------------------- */

/* ADDI and JMPB are opcodes, but in source the I and the B are left out. */
static bool hint_form(struct assembler *a, const char *name)
{
    size_t len = strlen(name);

    if (isa_insn_find(name) < 0)
        return false;
    diag_hint(&a->diags,
              "write %.*s: the operands decide which form is assembled",
              (int)len - 1, name);
    return true;
}

void hint_operation(struct assembler *a, struct span name)
{
    struct hint_word word = word_of(name);
    struct spell spell;

    if (hint_form(a, word.text))
        return;
    spell_init(&spell, word.text);
    for (size_t i = 0; i < a->operations.count; i++)
        spell_try(&spell, a->operations.list[i].name);
    if (spell.best != NULL)
        diag_hint(&a->diags, "did you mean %s?", spell.best);
}

/* --- symbols ------------------------------------------------------------ */

/* Append the full name of T, without the first colon, to NAME, which is
 * empty. */
static void name_of(const struct trie *t, struct buf *name)
{
    while (t->up != NULL) {
        buf_add_byte(name, t->letter);
        while (t->up->same != t)
            t = t->up; /* beside T */
        t = t->up;
    }
    for (size_t i = 0, j = name->len; i + 1 < j; i++) {
        byte letter = name->data[i];

        name->data[i] = name->data[--j];
        name->data[j] = letter;
    }
}

static bool has_value(const struct trie *t)
{
    return t->sym != NULL && t->sym->state != SYM_UNDEFINED &&
           t->sym->state != SYM_WRONG;
}

/* Append the defined symbol that is spelled most like WORD to BEST. */
static void find_alike(struct assembler *a, const char *word, struct buf *best,
                       size_t *left)
{
    struct spell spell;
    struct trie_walk w;

    spell_init(&spell, word);
    trie_walk_init(&w, &a->symbols.root, false);
    for (; *left > 0 && trie_walk_next(&w); --*left) {
        if (w.step != TRIE_VISIT || !has_value(w.node))
            continue;
        spell.best = NULL;
        spell_try(&spell, buf_text(&w.name) + 1);
        if (spell.best != NULL) {
            buf_clear(best);
            buf_add_string(best, spell.best);
        }
    }
    a->diags.has_failed |= w.name.failed;
    trie_walk_fini(&w);
}

static void hint_alike(struct assembler *a, const struct diag_pending *p,
                       size_t *left)
{
    struct buf word, best;

    buf_init(&word);
    buf_init(&best);
    name_of(p->symbol, &word);
    if (word.len > 0)
        find_alike(a, buf_text(&word), &best, left);
    if (best.len > 0)
        diag_hint_for(&a->diags, p->diag, "did you mean %s?", buf_text(&best));
    a->diags.has_failed |= word.failed || best.failed;
    buf_fini(&word);
    buf_fini(&best);
}

static void hint_later(struct assembler *a, const struct diag_pending *p)
{
    const struct sym *sym = p->symbol->sym;

    diag_hint_for(&a->diags, p->diag,
                  "it is defined later, in %s:%u; only branches, JMP, PUSHJ, "
                  "GETA and OCTA can wait for that",
                  a->source.files[sym->file], sym->line);
}

void hint_pending(struct assembler *a)
{
    const struct buf *pending = &a->diags.pending;
    size_t left = HINT_COMPARISONS;
    struct diag_pending p;

    for (size_t at = 0; at + sizeof p <= pending->len; at += sizeof p) {
        memcpy(&p, pending->data + at, sizeof p);
        if (has_value(p.symbol))
            hint_later(a, &p);
        else
            hint_alike(a, &p, &left);
    }
    a->diags.has_failed |= pending->failed;
}
