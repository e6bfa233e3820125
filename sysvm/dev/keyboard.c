/* keyboard.c - a person's keys, on their way to a console. */
#include "sysvm/dev/keyboard.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

enum { CTRL_A = 1 };

static const char help[] = "\n"
                           "Ctrl-A x       leave the machine\n"
                           "Ctrl-A h       this help\n"
                           "Ctrl-A Ctrl-A  a Ctrl-A for the machine\n"
                           "All other keys are the machine's, Ctrl-C too.\n";
static const char bell[] = "\a";

void keyboard_init(struct keyboard *k, int fd, int tell, keyboard_claim *claim,
                   const volatile sig_atomic_t *interrupted)
{
    *k = (struct keyboard){
        .fd = fd, .tell = tell, .claim = claim, .interrupted = interrupted};
}

/* --- keys ----------------------------------------------------------------- */

/* What cannot be told is of no importance. */
static void tell(const struct keyboard *k, const char *text)
{
    (void)!write(k->tell, text, strlen(text));
}

/* A key for the guest.  A guest that does not take what is typed will not miss
 * what comes on top of so much. */
static void keep(struct keyboard *k, byte key)
{
    if (k->count < KEYBOARD_ROOM)
        k->typed[k->count++] = key;
    else
        tell(k, bell);
}

/* The key after Ctrl-A.  Others than these are ignored. */
static void obey(struct keyboard *k, byte key)
{
    switch (key) {
    case 'x':
        k->is_left = true;
        break;
    case 'h':
    case '?':
        tell(k, help);
        break;
    case 'a':
    case CTRL_A:
        keep(k, CTRL_A);
        break;
    }
}

static void press(struct keyboard *k, byte key)
{
    if (k->is_escaped) {
        k->is_escaped = false;
        obey(k, key);
    } else if (key == CTRL_A) {
        k->is_escaped = true;
    } else {
        keep(k, key);
    }
}

/* --- waiting -------------------------------------------------------------- */

/* Is there something to read, or will there be in so many MILLISECONDS?  Who
 * reads a terminal from the background is stopped, so only the time passes
 * there. */
static bool is_pressed(const struct keyboard *k, int milliseconds)
{
    struct pollfd fd = {.fd = k->fd, .events = POLLIN};
    bool is_ours = k->claim == NULL || k->claim();

    return poll(&fd, is_ours ? 1 : 0, milliseconds) > 0;
}

/* Take what is pressed within so many MILLISECONDS. */
static void look(struct keyboard *k, int milliseconds)
{
    byte keys[256];
    ssize_t got;

    if (k->is_left || !is_pressed(k, milliseconds))
        return;
    got = read(k->fd, keys, sizeof keys);
    for (ssize_t i = 0; i < got; i++)
        press(k, keys[i]);
    k->is_gone = got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN);
    k->is_left |= k->is_gone;
}

void keyboard_look(struct keyboard *k)
{
    look(k, 0);
}

static bool is_worth_waiting(const struct keyboard *k)
{
    return k->count == 0 && !k->is_left &&
           (k->interrupted == NULL || *k->interrupted == 0);
}

static int take(struct keyboard *k, byte *to, size_t room)
{
    unsigned taken = room < k->count ? (unsigned)room : k->count;

    memcpy(to, k->typed, taken);
    k->count -= taken;
    memmove(k->typed, k->typed + taken, k->count);
    return (int)taken;
}

/* Waiting for ever is done piece by piece: a signal may come just before the
 * wait, and nobody says when we come to the foreground. */
int keyboard_fetch(struct keyboard *k, byte *to, size_t room,
                   enum console_patience p)
{
    static const int milliseconds[] = {
        [CONSOLE_NOW] = 0, [CONSOLE_SOON] = 20, [CONSOLE_EVER] = 100};

    assert(room > 0);
    look(k, is_worth_waiting(k) ? milliseconds[p] : 0);
    while (p == CONSOLE_EVER && is_worth_waiting(k))
        look(k, milliseconds[p]);
    return k->is_left ? 0 : take(k, to, room);
}
