/* test_asm_trie.c - the ternary trie, its shape and its order. */
#include "asm/trie.h"

#include <string.h>

#include "tests/unit/test.h"

static struct trie root;
static struct arena arena;

static void begin(void)
{
    root = (struct trie){.letter = ':'};
    arena_init(&arena);
}

static struct trie *put(const char *name)
{
    return trie_search(&root, (struct span){name, strlen(name)}, &arena);
}

static struct trie *find(const char *name)
{
    return trie_find(&root, (struct span){name, strlen(name)});
}

static void the_same_name_is_the_same_node(void)
{
    struct trie *abc;

    begin();
    abc = put("abc");
    CHECK_PTR(put("abc"), abc);
    CHECK_PTR(find("abc"), abc);
    CHECK(put("abd") != abc);
    CHECK_PTR(find("abx"), NULL);
    CHECK_PTR(find("abcd"), NULL);
    CHECK_PTR(find(""), &root);
    arena_fini(&arena);
}

/* m came first, so a lies before it and z behind. */
static void the_order_of_arrival_makes_the_shape(void)
{
    begin();
    put("m");
    put("z");
    put("a");
    CHECK_INT(root.same->letter, 'm');
    CHECK_INT(root.same->less->letter, 'a');
    CHECK_INT(root.same->greater->letter, 'z');
    CHECK_PTR(root.same->less->up, root.same);
    arena_fini(&arena);
}

static void names_are_found_below_any_node(void)
{
    struct trie *prefix;

    begin();
    prefix = put("Sub:");
    CHECK_PTR(trie_search(prefix, (struct span){"x", 1}, &arena), put("Sub:x"));
    arena_fini(&arena);
}

/* Append the letter of each node and what is done with it. */
static const char *walk(bool kept_only)
{
    static char text[200];
    size_t len = 0;
    struct trie_walk w;

    trie_walk_init(&w, &root, kept_only);
    while (trie_walk_next(&w)) {
        if (w.step != TRIE_VISIT)
            continue;
        memcpy(text + len, buf_text(&w.name), w.name.len);
        len += w.name.len;
        text[len++] = ' ';
    }
    text[len] = 0;
    trie_walk_fini(&w);
    return text;
}

static void a_walk_is_alphabetical(void)
{
    begin();
    put("m");
    put("zb");
    put("a");
    put("za");
    CHECK_STR(walk(false), ": :a :m :z :za :zb ");
    arena_fini(&arena);
}

static void a_walk_can_keep_to_what_is_kept(void)
{
    begin();
    put("m");
    put("zb");
    put("a");
    trie_keep(put("za"));
    CHECK_STR(walk(true), ": :m :z :za :zb ");
    arena_fini(&arena);
}

static void each_node_is_entered_and_left(void)
{
    unsigned counts[4] = {0};
    struct trie_walk w;

    begin();
    put("two");
    put("ten");
    trie_walk_init(&w, &root, false);
    while (trie_walk_next(&w))
        counts[w.step]++;
    trie_walk_fini(&w);
    for (unsigned i = 0; i < 4; i++)
        CHECK_INT(counts[i], 6); /* ":", t, w, o, e, n */
    arena_fini(&arena);
}

int main(void)
{
    return TEST_RUN(
        the_same_name_is_the_same_node, the_order_of_arrival_makes_the_shape,
        names_are_found_below_any_node, a_walk_is_alphabetical,
        a_walk_can_keep_to_what_is_kept, each_node_is_entered_and_left);
}
