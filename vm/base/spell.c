/* spell.c - edit distance with swaps of neighbours.
 *
 * The table of distances between all beginnings of the two words is filled
 * row by row; a swap looks two rows back, so three rows are kept.
 */
#include "vm/base/spell.h"

#include <ctype.h>
#include <string.h>

enum { SPELL_LONGEST = 40 }; /* longer words get no suggestion */

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

static bool same(char a, char b)
{
    return tolower((byte)a) == tolower((byte)b);
}

/* The distance between A and B, both at most SPELL_LONGEST long. */
static unsigned distance(const char *a, const char *b)
{
    unsigned rows[3][SPELL_LONGEST + 1], length = (unsigned)strlen(b);
    unsigned *before = rows[0], *last = rows[1], *row = rows[2], *spare;

    for (unsigned j = 0; j <= length; j++)
        last[j] = before[j] = j;
    for (unsigned i = 1; a[i - 1] != 0; i++) {
        row[0] = i;
        for (unsigned j = 1; j <= length; j++) {
            row[j] = least(last[j], row[j - 1]) + 1;
            row[j] = least(row[j], last[j - 1] + !same(a[i - 1], b[j - 1]));
            if (i > 1 && j > 1 && same(a[i - 1], b[j - 2]) &&
                same(a[i - 2], b[j - 1]))
                row[j] = least(row[j], before[j - 2] + 1);
        }
        spare = before;
        before = last;
        last = row;
        row = spare;
    }
    return last[length];
}

void spell_init(struct spell *s, const char *word)
{
    unsigned third = (unsigned)(strlen(word) / 3);

    *s = (struct spell){.word = word};
    s->limit = third < 1 ? 2 : least(third, 3) + 1;
}

void spell_try(struct spell *s, const char *candidate)
{
    unsigned d;

    if (strlen(s->word) > SPELL_LONGEST || strlen(candidate) > SPELL_LONGEST)
        return;
    d = distance(s->word, candidate);
    if (d < s->limit) {
        s->limit = d;
        s->best = candidate;
    }
}
