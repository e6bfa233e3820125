/* diag.h - collects what there is to say about the source.
 *
 * Messages go into the result and into the listing.  Warnings have mmixal's
 * words, because the listing of a correct program must be mmixal's.
 */
#ifndef ASM_DIAG_H
#define ASM_DIAG_H

#include "asm/list.h"
#include "asm/source.h"

struct trie;

struct diags {
    struct asm_result *result; /* where they are collected */
    const struct source *source;
    struct list *list;
    struct buf pending; /* struct diag_pending: hints that are to come */
    bool has_failed;    /* memory ran out */
};

/* Message number DIAG is about SYMBOL; what to say depends on what becomes of
 * that (hint.h). */
struct diag_pending {
    size_t diag;
    const struct trie *symbol;
};

/* Say something about SPAN of the current line; the text is one line.  An
 * error keeps the object from being written. */
void diag_error(struct diags *d, struct span span, const char *format, ...)
    PRINTF_LIKE(3, 4);
void diag_warning(struct diags *d, struct span span, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* An error about another place, or (null) about the program as a whole. */
void diag_error_at(struct diags *d, const struct place *place,
                   const char *format, ...) PRINTF_LIKE(3, 4);

/* Say what to do about the last message; and about message number I. */
void diag_hint(struct diags *d, const char *format, ...) PRINTF_LIKE(2, 3);
void diag_hint_for(struct diags *d, size_t i, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* The last message is about SYMBOL. */
void diag_about(struct diags *d, const struct trie *symbol);

/* Put the messages into the order of the text, those about the program as a
 * whole last, and count their columns: the end of collecting. */
void diag_sort(struct diags *d);

#endif
