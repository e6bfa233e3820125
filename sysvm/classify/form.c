/* form.c - what there is to execute. */
#include "sysvm/classify/form.h"

#include <assert.h>

/* --- forms ---------------------------------------------------------------- */

struct list {
    struct classify_form *forms;
    size_t count;
};

static void add(struct list *l, unsigned op, enum classify_variant variant,
                unsigned number)
{
    assert(l->count < CLASSIFY_FORMS);
    l->forms[l->count++] = (struct classify_form){
        .op = (byte)op, .number = (byte)number, .variant = variant};
}

/* OP with the numbers from 0 to COUNT - 1 in steps of STEP, and others. */
static void add_numbers(struct list *l, unsigned op, unsigned count,
                        unsigned step)
{
    for (unsigned i = 0; i < count; i += step)
        add(l, op, CLASSIFY_NUMBERED, i);
    add(l, op, CLASSIFY_OTHERS, 0);
}

static void add_opcode(struct list *l, unsigned op)
{
    switch (op) {
    case OP_GET:
    case OP_PUT:
    case OP_PUTI:
        add_numbers(l, op, SREG_COUNT, 1);
        break;
    case OP_RESUME:
        add_numbers(l, op, 3, 1);
        break;
    case OP_SYNC:
        add_numbers(l, op, 8, 1);
        break;
    case OP_SAVE:
    case OP_UNSAVE:
        add_numbers(l, op, 5, 4); /* 0, and the world switch, 4 */
        add(l, op, CLASSIFY_CONTINUED, 0);
        break;
    default:
        add(l, op, CLASSIFY_ANY, 0);
        break;
    }
}

size_t form_list(struct classify_form forms[CLASSIFY_FORMS])
{
    struct list l = {.forms = forms};

    for (unsigned op = 0; op < OP_COUNT; op++)
        add_opcode(&l, op);
    return l.count;
}

/* --- words ---------------------------------------------------------------- */

struct words {
    byte op;
    tetra *word;
    size_t count;
};

static void say(struct words *w, unsigned x, unsigned y, unsigned z)
{
    assert(w->count < CLASSIFY_WORDS);
    w->word[w->count++] = codec_make(w->op, (byte)x, (byte)y, (byte)z);
}

/* Local, global and marginal registers; small and large constants. */
static void say_any(struct words *w)
{
    say(w, 1, 2, 3);
    say(w, 254, 2, 3);
    say(w, 40, 2, 3);
    say(w, 1, 254, 4);
    say(w, 1, 2, 0);
}

static void say_number(struct words *w, unsigned number)
{
    switch (w->op) {
    case OP_GET:
        say(w, 1, 0, number);
        say(w, 254, 0, number);
        say(w, 40, 0, number);
        break;
    case OP_PUT: /* the register $3, $4; PUTI: the constant */
    case OP_PUTI:
        say(w, number, 0, 3);
        say(w, number, 0, 4);
        say(w, number, 0, 100);
        break;
    case OP_SAVE:
        say(w, 254, 0, number);
        say(w, 255, 0, number);
        say(w, 1, 0, number);
        break;
    case OP_UNSAVE:
        say(w, number, 0, 3);
        say(w, number, 0, 254);
        break;
    default: /* RESUME, SYNC */
        say(w, 0, 0, number);
        break;
    }
}

/* A word for each phase (vm/core/regstack.h); the first one names a register
 * that is not among them. */
static void say_continued(struct words *w)
{
    if (w->op == OP_SAVE) {
        say(w, 254, SREG_rV, 3);
        say(w, 254, 0, 1);
        say(w, 254, 252, 2);
        say(w, 254, SREG_rR, 3);
    } else {
        say(w, 1, SREG_rV, 0);
        say(w, 3, 0, 0);
        say(w, 2, 252, 0);
        say(w, 1, SREG_rR, 0);
    }
}

/* OP with NUMBER, where its number has its place. */
static void say_one(struct words *w, unsigned y, unsigned number)
{
    bool is_in_x = w->op == OP_PUT || w->op == OP_PUTI || w->op == OP_UNSAVE;
    bool has_x = w->op == OP_GET || w->op == OP_SAVE;

    if (is_in_x)
        say(w, number, y, 3);
    else
        say(w, has_x ? 254 : 0, y, number);
}

static unsigned first_unknown(byte op)
{
    switch (op) {
    case OP_RESUME:
        return 3;
    case OP_SYNC:
        return 8;
    case OP_SAVE:
    case OP_UNSAVE:
        return 5;
    default:
        return SREG_COUNT;
    }
}

/* Numbers that no manual knows, and known ones with a Y that is not zero; for
 * SAVE and UNSAVE a Y that no continuation has. */
static void say_others(struct words *w)
{
    const unsigned first = first_unknown(w->op);

    for (unsigned i = first; i < 256; i++)
        say_one(w, 0, i);
    for (unsigned i = 0; i < first; i++)
        say_one(w, w->op == OP_SAVE || w->op == OP_UNSAVE ? 31 : 1, i);
}

size_t form_words(const struct classify_form *f, tetra words[CLASSIFY_WORDS])
{
    struct words w = {.op = f->op, .word = words};

    switch (f->variant) {
    case CLASSIFY_ANY:
        say_any(&w);
        break;
    case CLASSIFY_NUMBERED:
        say_number(&w, f->number);
        break;
    case CLASSIFY_CONTINUED:
        say_continued(&w);
        break;
    case CLASSIFY_OTHERS:
        say_others(&w);
        break;
    }
    assert(w.count > 0);
    return w.count;
}
