/* panes.c - where on the screen the panes are. */
#include "debugger/panes.h"

#include <assert.h>
#include <string.h>

/* What a pane needs at least, with its title. */
enum { LEAST_ROWS = 3, LEAST_COLS = 24, MOST_WEIGHT = 99 };

static const char *const names[VIEWS] = {
#define VIEW(name, key, what) #name,
#include "debugger/views.def"
#undef VIEW
};

const char *panes_name(enum view_kind view)
{
    return names[view];
}

enum view_kind panes_view(const char *name, size_t len)
{
    unsigned i = 0;

    while (i < VIEWS &&
           (strlen(names[i]) != len || memcmp(names[i], name, len) != 0))
        i++;
    return (enum view_kind)i;
}

/* --- usual layouts --------------------------------------------------------
 */

/* The first one that is not too large is taken. */
static const struct {
    enum panes_for who;
    unsigned rows, cols; /* of the terminal, at least */
    const char *text;
} usual[] = {
    {PANES_PROCESS, 40, 150,
     "(source:3/(command|console):2):3|(registers/stack:2/memory):2"},
    {PANES_PROCESS, 0, 0, "(source:3|registers:2):2/(command|console)"},
    {PANES_MACHINE, 40, 180,
     "(source:3/(command|console):2):4|(registers/memory):3|"
     "(translation:3/events:3/levels):4"},
    {PANES_MACHINE, 0, 0, "(source:3|registers:2):2/(events|command)"},
    {PANES_GUESTS, 40, 180,
     "(source:3/(command|console):2):4|(registers:3/memory:2/exits:2):3|"
     "(levels:2/translation:4/events:4):4"},
    {PANES_GUESTS, 0, 0, "(source:3|registers:2):5/(levels|events):4"},
};

const char *panes_usual(enum panes_for who, unsigned rows, unsigned cols)
{
    size_t i = 0;

    while (usual[i].who != who || usual[i].rows > rows || usual[i].cols > cols)
        i++;
    return usual[i].text;
}

/* --- reading --------------------------------------------------------------
 */

struct reading {
    struct panes l;
    const char *at;
    unsigned depth, seen; /* a set of views */
    struct error *e;
};

enum { DEEPEST = 8 };

static unsigned read_rows(struct reading *r);

static unsigned fail(struct reading *r, const char *text)
{
    if (r->e != NULL)
        (void)error_set(r->e, STATUS_BAD_INPUT, "a layout: %s%s%.20s%s", text,
                        *r->at != 0 ? " before \"" : " at its end", r->at,
                        *r->at != 0 ? "\"" : "");
    r->e = NULL; /* the first one is told */
    return PANES_NONE;
}

static unsigned add(struct reading *r, struct panes_node node)
{
    assert(r->l.count < PANES_NODES);
    node.weight = 1;
    node.next = PANES_NONE;
    r->l.node[r->l.count] = node;
    return r->l.count++;
}

static unsigned read_pane(struct reading *r)
{
    size_t len = strspn(r->at, "abcdefghijklmnopqrstuvwxyz");
    enum view_kind view = panes_view(r->at, len);

    if (view == VIEWS)
        return fail(r, "the name of a pane is expected");
    if (r->seen >> view & 1)
        return fail(r, "this pane is there twice:");
    r->seen |= 1u << view;
    r->at += len;
    return add(r, (struct panes_node){.kind = PANES_PANE, .view = view});
}

static unsigned read_group(struct reading *r)
{
    unsigned i;

    if (r->depth == DEEPEST)
        return fail(r, "too many brackets");
    r->at++;
    r->depth++;
    i = read_rows(r);
    r->depth--;
    if (i == PANES_NONE)
        return i;
    if (*r->at != ')')
        return fail(r, "a ) is expected");
    r->at++;
    return i;
}

static unsigned read_item(struct reading *r)
{
    unsigned i = *r->at == '(' ? read_group(r) : read_pane(r);
    unsigned weight = 0;

    if (i == PANES_NONE || *r->at != ':')
        return i;
    for (r->at++; *r->at >= '0' && *r->at <= '9' && weight <= MOST_WEIGHT;)
        weight = 10 * weight + (unsigned)(*r->at++ - '0');
    if (weight == 0 || weight > MOST_WEIGHT)
        return fail(r, "a weight from 1 to 99 is expected");
    r->l.node[i].weight = weight;
    return i;
}

/* Items with SIGN between them; one alone is itself. */
static unsigned read_split(struct reading *r, char sign, enum panes_kind kind,
                           unsigned read(struct reading *r))
{
    unsigned first = read(r), last = first, split;

    if (first == PANES_NONE || *r->at != sign)
        return first;
    split = add(r, (struct panes_node){.kind = kind, .first = first});
    while (*r->at == sign) {
        unsigned i;

        r->at++;
        i = read(r);
        if (i == PANES_NONE)
            return i;
        r->l.node[last].next = i;
        last = i;
    }
    return split;
}

static unsigned read_cols(struct reading *r)
{
    return read_split(r, '|', PANES_COLS, read_item);
}

static unsigned read_rows(struct reading *r)
{
    return read_split(r, '/', PANES_ROWS, read_cols);
}

enum status panes_read(struct panes *l, const char *text, struct error *e)
{
    struct reading r = {.at = text, .e = e, .l.count = 1};
    unsigned i = read_rows(&r);

    if (i != PANES_NONE && *r.at != 0)
        i = fail(&r, "/ or | is expected");
    if (i == PANES_NONE)
        return STATUS_BAD_INPUT;
    r.l.node[0] = r.l.node[i]; /* nobody leads to it but this */
    *l = r.l;
    return STATUS_OK;
}

/* --- writing --------------------------------------------------------------
 */

static void write_node(const struct panes *l, unsigned i, bool is_inner,
                       struct buf *out)
{
    const struct panes_node *n = &l->node[i];

    if (n->kind == PANES_PANE) {
        buf_add_string(out, names[n->view]);
    } else {
        buf_add_string(out, is_inner ? "(" : "");
        for (unsigned k = n->first; k != PANES_NONE; k = l->node[k].next) {
            if (k != n->first)
                buf_add_byte(out, n->kind == PANES_ROWS ? '/' : '|');
            write_node(l, k, true, out);
        }
        buf_add_string(out, is_inner ? ")" : "");
    }
    if (is_inner && n->weight != 1)
        buf_printf(out, ":%u", n->weight);
}

void panes_write(const struct panes *l, struct buf *out)
{
    write_node(l, 0, false, out);
}

/* --- asking, changing -----------------------------------------------------
 */

/* Has node I, or one of its parts, the pane VIEW? */
static bool leads_to(const struct panes *l, unsigned i, enum view_kind view)
{
    const struct panes_node *n = &l->node[i];

    if (n->kind == PANES_PANE)
        return n->view == view;
    for (unsigned k = n->first; k != PANES_NONE; k = l->node[k].next)
        if (leads_to(l, k, view))
            return true;
    return false;
}

bool panes_has(const struct panes *l, enum view_kind view)
{
    return leads_to(l, 0, view);
}

/* Weights are made finer first, so that a step is a small one. */
void panes_grow(struct panes *l, enum view_kind view, bool is_more)
{
    enum { FINE = 12 };
    unsigned split = 0, part = PANES_NONE;

    for (unsigned i = 0; l->node[i].kind != PANES_PANE; i = part) {
        split = i;
        part = l->node[i].first;
        while (!leads_to(l, part, view))
            part = l->node[part].next;
    }
    if (part == PANES_NONE)
        return;
    while (l->node[part].weight < FINE) {
        for (unsigned k = l->node[split].first; k != PANES_NONE;
             k = l->node[k].next)
            if (2 * l->node[k].weight <= MOST_WEIGHT)
                l->node[k].weight *= 2;
    }
    if (is_more && l->node[part].weight + 3 <= MOST_WEIGHT)
        l->node[part].weight += 3;
    else if (!is_more)
        l->node[part].weight -= 3;
}

/* --- placing --------------------------------------------------------------
 */

struct placing {
    const struct panes *l;
    unsigned hidden;
    enum view_kind keep;
    struct panes_box *box;
};

static void place(const struct placing *p, unsigned i, struct panes_box box);

/* Has node I a pane that is not hidden? */
static bool is_there(const struct placing *p, unsigned i)
{
    const struct panes_node *n = &p->l->node[i];

    if (n->kind == PANES_PANE)
        return (p->hidden >> n->view & 1) == 0;
    for (unsigned k = n->first; k != PANES_NONE; k = p->l->node[k].next)
        if (is_there(p, k))
            return true;
    return false;
}

/* The parts of I that are to be seen, of which ROOM fit, in PARTS; returns how
 * many. */
static unsigned choose(const struct placing *p, unsigned i, unsigned room,
                       unsigned parts[VIEWS])
{
    unsigned count = 0;

    for (unsigned k = p->l->node[i].first; k != PANES_NONE;
         k = p->l->node[k].next) {
        if (!is_there(p, k))
            continue;
        if (count < room)
            parts[count++] = k;
        else if (leads_to(p->l, k, p->keep))
            parts[count - 1] = k;
    }
    return count;
}

/* Give SIZE to COUNT parts: to each what it needs at least, if there is so
 * much, and of the rest as it weighs.  Part K has from start[K] on. */
static void share(const struct placing *p, const unsigned *parts,
                  unsigned count, unsigned size, unsigned need, unsigned *start)
{
    unsigned sum = 0, before = 0;
    unsigned least = count * need <= size ? need : 0;

    for (unsigned k = 0; k < count; k++)
        sum += p->l->node[parts[k]].weight;
    for (unsigned k = 0; k <= count; k++) {
        start[k] = k * least + (size - count * least) * before / sum;
        before += k < count ? p->l->node[parts[k]].weight : 0;
    }
}

static void place_split(const struct placing *p, unsigned i,
                        struct panes_box box)
{
    bool is_rows = p->l->node[i].kind == PANES_ROWS;
    unsigned need = is_rows ? LEAST_ROWS : LEAST_COLS + 1;
    unsigned size = is_rows ? box.rows : box.cols;
    unsigned room = size / need > 0 ? size / need : 1;
    unsigned parts[VIEWS], start[VIEWS + 1];
    unsigned count = choose(p, i, room, parts);

    share(p, parts, count, size, need, start);
    for (unsigned k = 0; k < count; k++) {
        struct panes_box b = box;

        if (is_rows) {
            b.row = box.row + start[k];
            b.rows = start[k + 1] - start[k];
        } else {
            b.col = box.col + start[k] + (k > 0); /* the border */
            b.cols = start[k + 1] - start[k] - (k > 0);
        }
        place(p, parts[k], b);
    }
}

static void place(const struct placing *p, unsigned i, struct panes_box box)
{
    if (p->l->node[i].kind != PANES_PANE)
        place_split(p, i, box);
    else
        p->box[p->l->node[i].view] = box;
}

void panes_place(const struct panes *l, unsigned rows, unsigned cols,
                 unsigned hidden, enum view_kind keep,
                 struct panes_box box[VIEWS])
{
    const struct placing p = {l, hidden, keep, box};

    memset(box, 0, VIEWS * sizeof *box);
    if (is_there(&p, 0))
        place(&p, 0, (struct panes_box){.rows = rows, .cols = cols});
}
