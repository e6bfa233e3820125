/* lineedit.c - a line that a person edits, with readline.
 *
 * readline has no argument for a context, in its callbacks or anywhere, so
 * what belongs to it is here, once.
 */
#include "debugger/lineedit.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "vm/base/alloc.h"

enum { HISTORY_MOST = 1000 };

/* What readline must hear of, or what must not find the terminal as readline
 * has it. */
static const int ours[] = {SIGTSTP, SIGQUIT, SIGCONT, SIGWINCH};

static struct {
    lineedit_completer *complete;
    void *context;
    const char *history, *prompt;
    enum lineedit_result result;
    char *line;       /* as readline gives it: from malloc */
    struct buf words; /* that could complete, each with its 0 */
    size_t at;        /* the next of them */
    const char *text; /* what they begin with; while completing */
    sigset_t before;  /* the signals that were blocked */
    struct sigaction action[ARRAY_LEN(ours)]; /* as they were */
    volatile sig_atomic_t came[ARRAY_LEN(ours)];
    const char *typed; /* what is left of lineedit_type() */
    struct buf offer;  /* what completion has to say on a screen */
    FILE *nowhere;     /* where readline's own drawing goes then */
} it;

/* --- completion ----------------------------------------------------------- */

static void add_word(void *context, const char *word)
{
    (void)context;
    if (strncmp(word, it.text, strlen(it.text)) == 0)
        buf_add(&it.words, word, strlen(word) + 1);
}

/* The next word, which readline will give back to malloc; alloc.h has it from
 * there. */
static char *next_word(const char *text, int state)
{
    const char *word;

    (void)text;
    if (state == 0)
        it.at = 0;
    if (it.words.failed || it.at >= it.words.len)
        return NULL;
    word = buf_text(&it.words) + it.at;
    it.at += strlen(word) + 1;
    return alloc_string(word);
}

static char **complete(const char *text, int start, int end)
{
    (void)end;
    it.text = text;
    buf_clear(&it.words);
    rl_attempted_completion_over = 1;
    if (it.complete(it.context, rl_line_buffer, (size_t)start, add_word, NULL))
        return rl_completion_matches(text, next_word);
    rl_attempted_completion_over = 0; /* readline knows the files */
    return NULL;
}

/* --- the line ------------------------------------------------------------- */

/* A line, or null at the end: called by readline, which is to leave the
 * terminal alone from then on. */
static void take(char *line)
{
    rl_callback_handler_remove();
    it.line = line;
    it.result = line != NULL ? LINEEDIT_LINE : LINEEDIT_END;
}

void lineedit_open(lineedit_completer *completer, void *context,
                   const char *history)
{
    it.complete = completer;
    it.context = context;
    it.history = history;
    buf_init(&it.words);
    buf_init(&it.offer);
    rl_readline_name = "tramoya";
    rl_catch_signals = 0;
    rl_catch_sigwinch = 0;
    rl_outstream = isatty(STDOUT_FILENO) ? stdout : stderr;
    rl_attempted_completion_function = complete;
    rl_completer_word_break_characters = " \t,()[]+*/%&|^~<>=$";
    rl_basic_quote_characters = "";
    using_history();
    stifle_history(HISTORY_MOST);
    if (history != NULL)
        (void)read_history(history);
}

void lineedit_close(void)
{
    if (it.history != NULL)
        (void)write_history(it.history);
    clear_history();
    buf_fini(&it.offer);
    buf_fini(&it.words);
}

static void remember(const char *line)
{
    HIST_ENTRY *last = history_get(history_base + history_length - 1);

    if (line[strspn(line, " \t")] == 0)
        return;
    if (last == NULL || strcmp(last->line, line) != 0)
        add_history(line);
}

enum lineedit_result lineedit_key(struct buf *line)
{
    it.result = LINEEDIT_MORE;
    it.line = NULL;
    rl_callback_read_char();
    if (it.line == NULL)
        return it.result;
    remember(it.line);
    buf_add_string(line, it.line);
    free(it.line);
    return it.result;
}

/* --- signals -------------------------------------------------------------- */

static void note(int signal)
{
    for (size_t i = 0; i < ARRAY_LEN(ours); i++)
        if (ours[i] == signal)
            it.came[i] = 1;
}

/* Nobody ignores what is ignored, such as Ctrl-Z where no shell would let us
 * go on. */
static void catch_signals(void)
{
    struct sigaction action = {.sa_handler = note};

    sigfillset(&action.sa_mask);
    for (size_t i = 0; i < ARRAY_LEN(ours); i++) {
        it.came[i] = 0;
        sigaction(ours[i], NULL, &it.action[i]);
        if (it.action[i].sa_handler != SIG_IGN)
            sigaction(ours[i], &action, NULL);
    }
}

static void release_signals(void)
{
    for (size_t i = 0; i < ARRAY_LEN(ours); i++)
        sigaction(ours[i], &it.action[i], NULL);
}

/* Not SIGTTOU and SIGTTIN: in the background they stop us before we touch the
 * terminal. */
static void block_signals(void)
{
    static const int caught[] = {SIGINT, SIGTERM, SIGHUP};
    sigset_t set;

    sigemptyset(&set);
    for (size_t i = 0; i < ARRAY_LEN(caught); i++)
        sigaddset(&set, caught[i]);
    for (size_t i = 0; i < ARRAY_LEN(ours); i++)
        sigaddset(&set, ours[i]);
    sigprocmask(SIG_BLOCK, &set, &it.before);
}

void lineedit_begin(const char *prompt)
{
    it.prompt = prompt;
    block_signals();
    catch_signals();
    rl_callback_handler_install(prompt, take);
}

void lineedit_end(void)
{
    rl_callback_handler_remove();
    release_signals();
    sigprocmask(SIG_SETMASK, &it.before, NULL);
}

/* Give the terminal back, let the signal do what it would have done, and go
 * on where that was to stop only. */
static void obey(int signal)
{
    rl_deprep_terminal();
    release_signals();
    raise(signal);
    sigprocmask(SIG_SETMASK, &it.before, NULL); /* here time passes */
    block_signals();
    catch_signals();
    rl_prep_terminal(1);
    rl_forced_update_display();
}

/* After a SIGSTOP, which nobody can catch, the shell has used the terminal. */
static void go_on(void)
{
    rl_deprep_terminal();
    rl_prep_terminal(1);
    rl_forced_update_display();
}

/* Do what the signals that came ask for. */
static void attend(void)
{
    for (size_t i = 0; i < ARRAY_LEN(ours); i++) {
        if (!it.came[i])
            continue;
        it.came[i] = 0;
        if (ours[i] == SIGWINCH)
            rl_resize_terminal();
        else if (ours[i] == SIGCONT)
            go_on();
        else
            obey(ours[i]);
    }
}

/* Ctrl-C: leave the line as it is, and begin another one. */
static void begin_anew(void forget(void))
{
    rl_callback_sigcleanup();
    rl_free_line_state();
    rl_echo_signal_char(SIGINT);
    rl_crlf();
    rl_callback_handler_remove();
    rl_callback_handler_install(it.prompt, take);
    forget();
}

/* Wait for a key or a signal.  Returns whether it is a key. */
static bool wait_for_key(void)
{
    fd_set fds;

    FD_ZERO(&fds);
    FD_SET(STDIN_FILENO, &fds);
    return pselect(STDIN_FILENO + 1, &fds, NULL, NULL, NULL, &it.before) != -1;
}

static enum lineedit_result
wait_for_line(struct buf *line, const volatile sig_atomic_t *interrupted,
              void forget(void))
{
    enum lineedit_result r = LINEEDIT_MORE;

    while (r == LINEEDIT_MORE) {
        bool is_key = wait_for_key();

        if (*interrupted == SIGINT)
            begin_anew(forget);
        else if (*interrupted != 0)
            return LINEEDIT_SIGNAL;
        else if (is_key)
            r = lineedit_key(line);
        else
            attend();
    }
    return r;
}

enum lineedit_result lineedit_read(const char *prompt, struct buf *line,
                                   const volatile sig_atomic_t *interrupted,
                                   void forget(void))
{
    enum lineedit_result r;

    lineedit_begin(prompt);
    r = wait_for_line(line, interrupted, forget);
    lineedit_end();
    return r;
}

/* --- on a screen ----------------------------------------------------------
 */

/* An rl_getc_func_t. */
static int next_typed(FILE *unused)
{
    (void)unused;
    return *it.typed != 0 ? (byte)*it.typed++ : EOF;
}

/* Is there more?  readline would look at standard input. */
static int has_typed(void)
{
    return *it.typed != 0;
}

static void draw_nothing(void)
{
}

/* An rl_compdisp_func_t; the first word is what they have in common. */
static void offer(char **words, int count, int longest)
{
    (void)longest;
    buf_clear(&it.offer);
    for (int i = 1; i <= count; i++) {
        buf_add_string(&it.offer, i > 1 ? " " : "");
        buf_add_string(&it.offer, words[i]);
    }
}

/* readline must not think that it has a terminal. */
static void leave_terminal(void)
{
    it.nowhere = fopen("/dev/null", "w");
    rl_outstream = it.nowhere != NULL ? it.nowhere : stderr;
    rl_change_environment = 0;
    rl_prep_term_function = NULL;
    rl_deprep_term_function = NULL;
    rl_redisplay_function = draw_nothing;
    rl_getc_function = next_typed;
    rl_input_available_hook = has_typed;
    rl_completion_display_matches_hook = offer;
    rl_completion_query_items = 0;
    (void)rl_variable_bind("bell-style", "none");
}

static void take_terminal(void)
{
    if (it.nowhere != NULL)
        fclose(it.nowhere);
    it.nowhere = NULL;
    rl_outstream = isatty(STDOUT_FILENO) ? stdout : stderr;
    rl_prep_term_function = rl_prep_terminal;
    rl_deprep_term_function = rl_deprep_terminal;
    rl_redisplay_function = rl_redisplay;
    rl_getc_function = rl_getc;
    rl_input_available_hook = NULL;
    rl_completion_display_matches_hook = NULL;
}

/* In readline 8.2 these lose track of what they own, or crash when Ctrl-X ends
 * them, while readline is called back; what is typed on the screen must not be
 * able to end it.  The arrows find every line. */
static void avoid_searching(void)
{
    static rl_command_func_t *const functions[] = {
        rl_reverse_search_history,         rl_forward_search_history,
        rl_history_search_backward,        rl_history_search_forward,
        rl_noninc_reverse_search,          rl_noninc_forward_search,
        rl_history_substr_search_backward, rl_history_substr_search_forward};

    for (size_t i = 0; i < ARRAY_LEN(functions); i++) {
        (void)rl_unbind_function_in_map(functions[i], emacs_standard_keymap);
        (void)rl_unbind_function_in_map(functions[i], emacs_meta_keymap);
        (void)rl_unbind_function_in_map(functions[i], vi_insertion_keymap);
        (void)rl_unbind_function_in_map(functions[i], vi_movement_keymap);
    }
}

void lineedit_start(const char *prompt, const char *text)
{
    leave_terminal();
    buf_clear(&it.offer);
    rl_callback_handler_install(prompt, take);
    avoid_searching();
    rl_insert_text(text);
}

/* An empty line is entered, since readline 8.2 loses track of what it owns when
 * a line from its history is just left (rl_free_line_state). */
void lineedit_stop(void)
{
    enum lineedit_result r = LINEEDIT_MORE;
    struct buf line;

    buf_init(&line);
    rl_callback_sigcleanup();
    rl_delete_text(0, rl_end);
    rl_point = rl_mark = 0;
    for (unsigned i = 0; i < 3 && r == LINEEDIT_MORE; i++)
        r = lineedit_type("\r", &line);
    if (r == LINEEDIT_MORE) {
        rl_callback_handler_remove();
        take_terminal();
    }
    buf_fini(&line);
}

enum lineedit_result lineedit_type(const char *keys, struct buf *line)
{
    enum lineedit_result r = LINEEDIT_MORE;

    buf_clear(&it.offer);
    it.typed = keys;
    while (*it.typed != 0 && r == LINEEDIT_MORE)
        r = lineedit_key(line);
    if (r != LINEEDIT_MORE)
        take_terminal();
    return r;
}

const char *lineedit_shown(size_t *cursor)
{
    *cursor = (size_t)rl_point;
    return rl_line_buffer;
}

const char *lineedit_prompt(void)
{
    return rl_display_prompt != NULL ? rl_display_prompt : "";
}

const char *lineedit_offer(void)
{
    return buf_text(&it.offer);
}
