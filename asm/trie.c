/* trie.c - search and walk without recursion.
 *
 * A walk needs no stack, since a node knows its parent, and the parent knows
 * which child it was: that tells what comes next.  The price is one pointer
 * in each node, which the alignment would have wasted anyway.
 */
#include "asm/trie.h"

#include <assert.h>

/* The place where the node for LETTER is linked among the children that
 * *LINK heads, and in *UP the node that holds it. */
static struct trie **find_link(struct trie **link, struct trie **up,
                               byte letter)
{
    while (*link != NULL && (*link)->letter != letter) {
        *up = *link;
        link = letter < (*up)->letter ? &(*up)->less : &(*up)->greater;
    }
    return link;
}

/* A letter takes at most 255 steps to find, usually two or three. */
struct trie *trie_search(struct trie *from, struct span name,
                         struct arena *arena)
{
    for (size_t i = 0; i < name.len; i++) {
        struct trie *up = from;
        byte letter = (byte)name.at[i];
        struct trie **link = find_link(&from->same, &up, letter);

        if (*link == NULL) {
            *link = arena_alloc(arena, sizeof **link);
            if (*link == NULL)
                return NULL;
            (*link)->up = up;
            (*link)->letter = letter;
        }
        from = *link;
    }
    return from;
}

struct trie *trie_find(struct trie *from, struct span name)
{
    for (size_t i = 0; i < name.len && from != NULL; i++) {
        struct trie *up = from;

        from = *find_link(&from->same, &up, (byte)name.at[i]);
    }
    return from;
}

void trie_keep(struct trie *t)
{
    for (; t != NULL && !t->is_kept; t = t->up)
        t->is_kept = true;
}

/* --- walking ------------------------------------------------------------ */

void trie_walk_init(struct trie_walk *w, struct trie *root, bool kept_only)
{
    *w = (struct trie_walk){.node = root, .root = root, .kept_only = kept_only};
    buf_init(&w->name);
}

void trie_walk_fini(struct trie_walk *w)
{
    buf_fini(&w->name);
}

/* Go down to CHILD; or, if there is none to be shown, to STEP of the node. */
static void go_down(struct trie_walk *w, struct trie *child,
                    enum trie_step step)
{
    if (child != NULL && (child->is_kept || !w->kept_only)) {
        w->node = child;
        w->step = TRIE_ENTER;
    } else {
        w->step = step;
    }
}

/* All of the node is done: the step that its parent has to go next depends
 * on which child it was. */
static void go_up(struct trie_walk *w)
{
    const struct trie *child = w->node;

    assert(child->up != NULL);
    w->node = child->up;
    if (child == w->node->less)
        w->step = TRIE_VISIT;
    else if (child == w->node->same)
        w->step = TRIE_FORSAKE;
    else
        w->step = TRIE_LEAVE;
}

static void advance(struct trie_walk *w)
{
    switch (w->step) {
    case TRIE_ENTER:
        go_down(w, w->node->less, TRIE_VISIT);
        break;
    case TRIE_VISIT:
        go_down(w, w->node->same, TRIE_FORSAKE);
        break;
    case TRIE_FORSAKE:
        go_down(w, w->node->greater, TRIE_LEAVE);
        break;
    case TRIE_LEAVE:
        go_up(w);
        break;
    }
}

bool trie_walk_next(struct trie_walk *w)
{
    if (w->step == TRIE_LEAVE && w->node == w->root)
        return false;
    if (w->is_begun)
        advance(w);
    w->is_begun = true;
    if (w->step == TRIE_VISIT)
        buf_add_byte(&w->name, w->node->letter);
    else if (w->step == TRIE_FORSAKE)
        buf_cut(&w->name, w->name.len - 1);
    return !w->name.failed;
}
