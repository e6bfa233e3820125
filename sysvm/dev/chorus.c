/* chorus.c - the output of many consoles on one screen. */
#include "sysvm/dev/chorus.h"

#include <stdio.h>

/* As ECMA-48 numbers them, without black and white; the clearest first. */
static const char *const colours[] = {"\033[36m", "\033[33m", "\033[32m",
                                      "\033[35m", "\033[34m", "\033[31m"};
static const char plain[] = "\033[m";

void chorus_init(struct chorus *c, struct console_host screen, bool has_colours)
{
    *c = (struct chorus){
        .screen = screen, .has_colours = has_colours, .amid = CHORUS_NOBODY};
}

static void put(const struct chorus *c, byte b)
{
    c->screen.sink(c->screen.host, b);
}

static void put_string(const struct chorus *c, const char *s)
{
    while (*s != 0)
        put(c, (byte)*s++);
}

static void put_colour(const struct chorus *c, const char *sequence)
{
    if (c->has_colours)
        put_string(c, sequence);
}

/* Where others are in the midst of a line, that line ends first. */
static void begin(const struct voice *v)
{
    struct chorus *c = v->chorus;
    char label[16];

    if (c->amid == v->number)
        return;
    if (c->amid != CHORUS_NOBODY)
        put(c, '\n');
    c->amid = v->number;
    snprintf(label, sizeof label, "%d: ", v->number);
    put_string(c, label);
}

/* Show what V has kept, even if that is nothing. */
static void speak(struct voice *v)
{
    const struct chorus *c = v->chorus;

    put_colour(c, colours[(unsigned)v->number % ARRAY_LEN(colours)]);
    begin(v);
    for (unsigned i = 0; i < v->kept; i++)
        put(c, v->text[i]);
    put_colour(c, plain);
    v->kept = 0;
}

void chorus_flush(struct voice *v)
{
    if (v->kept > 0)
        speak(v);
}

void chorus_show(void *voice, byte b)
{
    struct voice *v = voice;

    if (b != '\n') {
        v->text[v->kept++] = b;
        if (v->kept == CHORUS_LINE)
            speak(v);
        return;
    }
    if (v->kept > 0 || v->chorus->amid != v->number)
        speak(v);
    put(v->chorus, b);
    v->chorus->amid = CHORUS_NOBODY;
}
