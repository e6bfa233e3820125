/* ui_curses.c - the debugger's screen on a terminal, with ncurses.
 *
 * Signals come only where we wait for a key, or while a command runs.  Ctrl-Z
 * is ncurses' own business.  What would kill us is caught to give the terminal
 * back, with nothing but write() and tcsetattr(), and then kills us.
 *
 * Colours never say what no character says (look.def), and none of them is
 * told from another by red against green.
 */
#include "debugger/ui_curses.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include <curses.h>
#include <term.h>

#include "debugger/keys.h"

/* What a dying process needs; ncurses exists once in a process, and so does
 * this. */
static struct {
    int fd; /* of the terminal */
    struct termios before;
    char text[200]; /* that a terminal is to be sent */
    size_t len;
} rescue;

struct ui {
    struct screen screen;
    struct grid grid;
    struct screen_cursor cursor;
    FILE *terminal;
    SCREEN *curses;
    sigset_t before;       /* the signals that were blocked */
    struct timespec shown; /* when the progress was, last */
    bool has_colours, is_wide;
    bool is_gone; /* the terminal is */
};

/* --- looks ----------------------------------------------------------------
 */

static const struct {
    attr_t attributes; /* on every terminal */
    short colour;      /* besides; -1: none */
} looks[LOOKS] = {
    [LOOK_NORMAL] = {A_NORMAL, -1},
    [LOOK_TITLE] = {A_NORMAL, COLOR_CYAN},
    [LOOK_FOCUS] = {A_BOLD, COLOR_CYAN},
    [LOOK_BORDER] = {A_DIM, -1},
    [LOOK_CURRENT] = {A_BOLD, -1},
    [LOOK_CHOSEN] = {A_REVERSE, -1},
    [LOOK_CHANGED] = {A_BOLD, COLOR_YELLOW},
    [LOOK_MARK] = {A_BOLD, COLOR_MAGENTA},
    [LOOK_NAME] = {A_NORMAL, COLOR_CYAN},
    [LOOK_VIRTUAL] = {A_NORMAL, COLOR_BLUE},
    [LOOK_DIM] = {A_DIM, -1},
    [LOOK_WRONG] = {A_UNDERLINE, COLOR_YELLOW},
    [LOOK_STATUS] = {A_BOLD, -1},
    [LOOK_PAST] = {A_REVERSE | A_BOLD, -1},
};

static bool wants_colours(void)
{
    const char *no = getenv("NO_COLOR");

    return (no == NULL || *no == 0) && has_colors();
}

static void prepare_colours(struct ui *ui)
{
    ui->has_colours = wants_colours() && start_color() == OK;
    if (!ui->has_colours)
        return;
    (void)use_default_colors();
    for (short i = 0; i < LOOKS; i++)
        if (looks[i].colour >= 0)
            init_pair((short)(i + 1), looks[i].colour, -1);
}

static void set_look(const struct ui *ui, enum look look)
{
    bool is_coloured = ui->has_colours && looks[look].colour >= 0;

    (void)attr_set(looks[look].attributes,
                   is_coloured ? (short)(look + 1) : (short)0, NULL);
}

/* --- showing --------------------------------------------------------------
 */

/* The cells of ROW from COL on that look the same. */
static unsigned show_cells(const struct ui *ui, unsigned row, unsigned col)
{
    const struct grid *g = &ui->grid;
    const struct grid_cell *cells = &g->cells[(size_t)row * g->cols];
    wchar_t text[256];
    unsigned n = 0;

    while (n < ARRAY_LEN(text) && col + n < g->cols &&
           cells[col + n].look == cells[col].look) {
        uint32_t c = cells[col + n].c;

        text[n++] = (wchar_t)(c < 0x80 || ui->is_wide ? c : '?');
    }
    set_look(ui, (enum look)cells[col].look);
    (void)mvaddnwstr((int)row, (int)col, text, (int)n);
    return n;
}

static void show(struct ui *ui)
{
    const struct grid *g = &ui->grid;

    for (unsigned row = 0; row < g->rows; row++)
        for (unsigned col = 0; col < g->cols;)
            col += show_cells(ui, row, col);
    (void)curs_set(ui->cursor.is_shown);
    if (ui->cursor.is_shown)
        (void)move((int)ui->cursor.row, (int)ui->cursor.col);
    (void)refresh();
}

static void draw(struct ui *ui)
{
    if (screen_draw(&ui->screen, &ui->grid, &ui->cursor) == STATUS_OK)
        show(ui);
}

static void take_size(struct ui *ui)
{
    int rows, cols;

    getmaxyx(stdscr, rows, cols);
    screen_resize(&ui->screen, (unsigned)rows, (unsigned)cols);
}

/* A history_tick: ten times in a second. */
static void show_progress(void *context)
{
    enum { PAUSE_MS = 100 };
    struct ui *ui = context;
    struct timespec now;
    long ms;

    clock_gettime(CLOCK_MONOTONIC, &now);
    ms = (now.tv_sec - ui->shown.tv_sec) * 1000 +
         (now.tv_nsec - ui->shown.tv_nsec) / 1000000;
    if (ms < PAUSE_MS)
        return;
    ui->shown = now;
    screen_draw_progress(&ui->screen, &ui->grid);
    show(ui);
}

/* --- the terminal ---------------------------------------------------------
 */

static void add_capability(const char *name)
{
    const char *text = tigetstr(name);
    size_t len;

    if (text == NULL || (intptr_t)text == -1)
        return;
    len = strlen(text);
    if (rescue.len + len > sizeof rescue.text)
        return;
    memcpy(rescue.text + rescue.len, text, len);
    rescue.len += len;
}

static void note_rescue(void)
{
    static const char no_mouse[] = "\033[?1000l";

    rescue.len = sizeof no_mouse - 1;
    memcpy(rescue.text, no_mouse, rescue.len);
    add_capability("sgr0");
    add_capability("cnorm");
    add_capability("rmkx");
    add_capability("rmcup");
}

/* Signals that kill us where nobody else has asked for them. */
static const int deadly[] = {SIGSEGV, SIGBUS,  SIGFPE, SIGILL,
                             SIGABRT, SIGQUIT, SIGSYS, SIGTRAP};

static void die(int number)
{
    (void)!write(rescue.fd, rescue.text, rescue.len);
    (void)tcsetattr(rescue.fd, TCSANOW, &rescue.before);
    raise(number); /* SA_RESETHAND: now it does what it does */
}

static void catch_death(void)
{
    struct sigaction action = {.sa_handler = die,
                               .sa_flags = (int)SA_RESETHAND | SA_NODEFER};

    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < ARRAY_LEN(deadly); i++)
        (void)sigaction(deadly[i], &action, NULL);
}

static void release_death(void)
{
    for (size_t i = 0; i < ARRAY_LEN(deadly); i++)
        (void)signal(deadly[i], SIG_DFL);
}

/* Signals come only where we wait. */
static void block_signals(struct ui *ui)
{
    static const int caught[] = {SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP};
    sigset_t set;

    sigemptyset(&set);
    for (size_t i = 0; i < ARRAY_LEN(caught); i++)
        sigaddset(&set, caught[i]);
    sigprocmask(SIG_BLOCK, &set, &ui->before);
}

static void release_signals(const struct ui *ui)
{
    sigprocmask(SIG_SETMASK, &ui->before, NULL);
}

static bool open_terminal(struct ui *ui)
{
    rescue.fd = ui->screen.capture.out;
    if (tcgetattr(rescue.fd, &rescue.before) != 0)
        return false;
    (void)setlocale(LC_CTYPE, "");
    ui->is_wide = MB_CUR_MAX > 1;
    ui->terminal = fdopen(dup(rescue.fd), "w");
    if (ui->terminal == NULL)
        return false;
    set_escdelay(25);
    ui->curses = newterm(NULL, ui->terminal, stdin);
    if (ui->curses == NULL) {
        fclose(ui->terminal);
        return false;
    }
    note_rescue();
    catch_death();
    (void)cbreak();
    (void)noecho();
    (void)intrflush(stdscr, FALSE);
    (void)keypad(stdscr, TRUE);
    (void)nodelay(stdscr, TRUE);
    (void)mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
    (void)mouseinterval(0);
    prepare_colours(ui);
    take_size(ui);
    return true;
}

/* A terminal with but one screen keeps what was shown, and goes on below. */
static void close_terminal(struct ui *ui)
{
    (void)attr_set(A_NORMAL, 0, NULL);
    (void)move(LINES - 1, 0);
    (void)clrtoeol();
    (void)refresh();
    (void)endwin();
    delscreen(ui->curses);
    fclose(ui->terminal);
    release_death();
}

/* --- keys -----------------------------------------------------------------
 */

static uint32_t translate(wint_t code)
{
    static const struct {
        wint_t code;
        uint32_t key;
    } keys[] = {{KEY_UP, KEYS_UP},         {KEY_DOWN, KEYS_DOWN},
                {KEY_LEFT, KEYS_LEFT},     {KEY_RIGHT, KEYS_RIGHT},
                {KEY_HOME, KEYS_HOME},     {KEY_END, KEYS_END},
                {KEY_PPAGE, KEYS_PAGE_UP}, {KEY_NPAGE, KEYS_PAGE_DOWN},
                {KEY_DC, KEYS_DELETE},     {KEY_BTAB, KEYS_SHIFT_TAB},
                {KEY_ENTER, KEYS_ENTER},   {KEY_BACKSPACE, KEYS_BACKSPACE}};

    for (size_t i = 0; i < ARRAY_LEN(keys); i++)
        if (keys[i].code == code)
            return keys[i].key;
    if (code >= KEY_F(1) && code <= KEY_F(12))
        return KEYS_F + (code - KEY_F(0));
    if (code >= KEY_F(13) && code <= KEY_F(24)) /* as terminals tell of Shift */
        return KEYS_SHIFT_F + (code - KEY_F(12));
    return KEYS_NONE;
}

static void take_mouse(struct ui *ui)
{
    enum { LINES_OF_WHEEL = 3 };
    unsigned row, col;
    MEVENT m;

    if (getmouse(&m) != OK || m.x < 0 || m.y < 0)
        return;
    row = (unsigned)m.y;
    col = (unsigned)m.x;
    if (m.bstate & BUTTON1_PRESSED)
        screen_click(&ui->screen, row, col);
    else if (m.bstate & BUTTON4_PRESSED)
        screen_wheel(&ui->screen, row, col, -LINES_OF_WHEEL);
    else if (m.bstate & BUTTON5_PRESSED)
        screen_wheel(&ui->screen, row, col, LINES_OF_WHEEL);
}

/* Signals may come while KEY does what it does. */
static void press(struct ui *ui, uint32_t key)
{
    if (key == ('L' & KEYS_CTRL))
        (void)clearok(stdscr, TRUE);
    clock_gettime(CLOCK_MONOTONIC, &ui->shown);
    release_signals(ui);
    screen_key(&ui->screen, key);
    block_signals(ui);
}

static void take_code(struct ui *ui, int kind, wint_t code)
{
    if (kind == KEY_CODE_YES && code == KEY_RESIZE)
        take_size(ui);
    else if (kind == KEY_CODE_YES && code == KEY_MOUSE)
        take_mouse(ui);
    else if (kind == KEY_CODE_YES)
        press(ui, translate(code));
    else if (code == '\n')
        press(ui, KEYS_ENTER);
    else
        press(ui, code == '\b' ? KEYS_BACKSPACE : (uint32_t)code);
}

/* Wait for a key or a signal; is it a key? */
static bool wait_for_key(struct ui *ui)
{
    fd_set fds;

    FD_ZERO(&fds);
    FD_SET(STDIN_FILENO, &fds);
    return pselect(STDIN_FILENO + 1, &fds, NULL, NULL, NULL, &ui->before) > 0;
}

/* All keys that are there.  A terminal that has something to read, and nothing
 * is read, has gone. */
static void take_keys(struct ui *ui, bool is_key)
{
    bool has_taken = false;
    wint_t code;
    int kind;

    while (!screen_is_over(&ui->screen) && (kind = get_wch(&code)) != ERR) {
        has_taken = true;
        take_code(ui, kind, code);
    }
    ui->is_gone = is_key && !has_taken;
}

static void attend(struct ui *ui)
{
    const struct cli *c = ui->screen.o->cli;

    take_keys(ui, wait_for_key(ui));
    if (*c->interrupted != SIGINT)
        return;
    c->forget_interrupt();
    screen_key(&ui->screen, 'C' & KEYS_CTRL);
}

/* --- all ------------------------------------------------------------------
 */

bool ui_curses_is_possible(void)
{
    const char *term = getenv("TERM");
    int unused;

    return term != NULL && strcmp(term, "dumb") != 0 &&
           setupterm(NULL, STDOUT_FILENO, &unused) == OK &&
           tigetstr("cup") != NULL;
}

static void talk(struct ui *ui)
{
    struct history *h = ui->screen.s->history;

    block_signals(ui);
    draw(ui);
    history_watch(h, show_progress, ui);
    release_signals(ui);
    screen_begin(&ui->screen);
    block_signals(ui);
    while (!screen_is_over(&ui->screen) && !ui->is_gone) {
        draw(ui);
        attend(ui);
    }
    history_watch(h, NULL, NULL);
    release_signals(ui);
}

int ui_curses_run(const struct screen_options *o, struct error *e)
{
    struct ui ui = {.is_gone = false};
    int status = CLI_EXIT_HOST;

    if (screen_init(&ui.screen, o, e) != STATUS_OK)
        return CLI_EXIT_INPUT;
    grid_init(&ui.grid);
    if (open_terminal(&ui)) {
        talk(&ui);
        close_terminal(&ui);
        status = screen_status(&ui.screen);
    } else {
        (void)error_set(e, STATUS_IO,
                        "this terminal cannot show a screen; "
                        "--cli needs none");
    }
    grid_fini(&ui.grid);
    screen_fini(&ui.screen);
    return status;
}
