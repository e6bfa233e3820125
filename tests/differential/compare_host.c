/* compare_host.c - our calls to the host against those of Knuth's simulator.
 *
 *     compare_host TRAMOYA MMIX FOLDER SEED COUNT
 *
 * COUNT programs, made from SEED on, are run by both, each in a copy of the
 * same folder: results, memory, output and files must be the same.  Where
 * they are not, the program with the fewest calls that shows it is printed,
 * and the first line in which the reports differ; then the status is 1.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/differential/host_case.h"

enum { DIFFERENT_MOST = 10 }; /* that many are shown, then it ends */

/* Run C twice; BOTH get the reports. */
static bool is_different(const struct host_case *c,
                         const char *const programs[2], struct buf both[2])
{
    for (int which = HOST_OURS; which <= HOST_THEIRS; which++) {
        buf_clear(&both[which]);
        host_run(c, (enum host_which)which, programs, &both[which]);
    }
    return strcmp(buf_text(&both[0]), buf_text(&both[1])) != 0;
}

/* Leave out calls as long as there is a difference. */
static void shrink(struct host_case *c, const char *const programs[2],
                   struct buf both[2])
{
    for (unsigned i = c->count; i-- > 0;) {
        struct host_case less = *c;

        less.count--;
        memmove(&less.calls[i], &less.calls[i + 1],
                (less.count - i) * sizeof less.calls[0]);
        if (is_different(&less, programs, both))
            *c = less;
    }
}

/* The start of the line of TEXT that AT is in. */
static size_t line_start(const char *text, size_t at)
{
    while (at > 0 && text[at - 1] != '\n')
        at--;
    return at;
}

static void show(const struct host_case *c, octa seed, struct buf both[2])
{
    const char *ours = buf_text(&both[0]), *theirs = buf_text(&both[1]);
    struct buf text = {0};
    size_t at = 0;

    while (ours[at] == theirs[at] && ours[at] != 0)
        at++;
    at = line_start(ours, at);
    host_text(c, &text);
    printf("=== seed %" PRIu64 "%s%s\n%s", seed,
           c->is_plain ? ", plain engine" : "",
           c->is_redirected ? ", without -f" : "", buf_text(&text));
    printf("--- ours:   %.*s\n", (int)strcspn(ours + at, "\n"), ours + at);
    printf("--- theirs: %.*s\n", (int)strcspn(theirs + at, "\n"), theirs + at);
    printf("    a zero at %u in lines of", c->zero);
    for (unsigned i = 0; i < c->line_count; i++)
        printf(" %u", c->lines[i]);
    printf(c->has_wydes ? " wydes\n" : " bytes\n");
    for (unsigned i = 0; i < c->count; i++)
        printf("    %s %u object %u offset %" PRIx64 " size %" PRIx64 "\n",
               isa_hostcalls[c->calls[i].which].name, c->calls[i].handle,
               c->calls[i].object, c->calls[i].offset, c->calls[i].size);
    buf_fini(&text);
}

static unsigned compare_all(const char *const programs[2], octa seed,
                            octa count)
{
    struct buf both[2] = {{0}};
    unsigned different = 0;
    octa calls = 0, i;

    for (i = 0; i < count && different < DIFFERENT_MOST; i++) {
        struct host_case c;

        host_gen(seed + i, &c);
        calls += c.count;
        if (is_different(&c, programs, both)) {
            shrink(&c, programs, both);
            (void)is_different(&c, programs, both);
            show(&c, seed + i, both);
            different++;
        }
    }
    printf("%" PRIu64 " programs with %" PRIu64 " calls, %u differ\n", i, calls,
           different);
    buf_fini(&both[0]);
    buf_fini(&both[1]);
    return different;
}

int main(int argc, char **argv)
{
    if (argc != 6 || chdir(argv[3]) != 0) {
        fprintf(stderr, "usage: compare_host TRAMOYA MMIX FOLDER SEED COUNT\n");
        return 2;
    }
    return compare_all((const char *const[]){argv[1], argv[2]},
                       strtoull(argv[4], NULL, 10),
                       strtoull(argv[5], NULL, 10)) > 0;
}
