/* debug_options.c - what the command line of `tramoya debug` asks for. */
#include "vm/debug_options.h"

#include <string.h>

#include "vm/base/alloc.h"
#include "vm/base/file.h"
#include "vm/hostjob.h"

/* Other numbers than those of what can be debugged. */
enum {
    OPT_CLI = 2000,
    OPT_HISTORY_MEM,
    OPT_INPUT,
    OPT_OUTPUT,
    OPT_COMMANDS,
    OPT_EXECUTE,
    OPT_LAYOUT,
    OPT_KEYS
};

const struct cli_option debug_options_table[] = {
    {OPT_CLI, "cli", 0, CLI_KIND_FLAG, NULL,
     "talk in lines of text, also on a terminal", false},
    {OPT_LAYOUT, "layout", 0, CLI_KIND_TEXT, "LAYOUT",
     "where the panes of the screen are, as its key Y says it", false},
    {OPT_KEYS, "keys", 0, CLI_KIND_FILE, "FILE",
     "show no screen, but take its keys from FILE, and print it where that "
     "says so",
     false},
    {OPT_HISTORY_MEM, "history-mem", 0, CLI_KIND_SIZE, "SIZE",
     "use at most SIZE of memory for the past; 400M if nothing is said, 0: "
     "there is no way back",
     false},
    {OPT_INPUT, "input", 0, CLI_KIND_FILE, "FILE",
     "what the guest reads from standard input, or from its console; nothing, "
     "if there is no FILE; /dev/tty: what is typed while it runs",
     false},
    {OPT_OUTPUT, "output", 0, CLI_KIND_FILE, "FILE",
     "write what the guest prints to FILE", false},
    {OPT_COMMANDS, "commands", 0, CLI_KIND_FILE, "FILE",
     "do the commands in FILE, one on each line", false},
    {OPT_EXECUTE, "execute", 'e', CLI_KIND_TEXT, "COMMAND",
     "do COMMAND, before those of a file; may be used several times", false},
    {0}};

static const octa usual_history = (octa)400 << 20;

/* Options that make no sense here, and what to do instead. */
static const struct {
    const char *name, *instead;
} refused[] = {
    {"trace", "`step` shows one instruction after the other"},
    {"profile", "`tramoya run --profile` counts"},
    {"events", "`events` shows them, and `catch` stops at them"},
    {"events-file", "`tramoya run` and `boot` write them"},
    {"stats", "`tramoya run` and `boot` measure"},
    {"stats-file", "`tramoya run` and `boot` measure"},
    {"record", "what `tramoya boot --record` writes can be debugged with "
               "--replay"},
    {"save-at", "what `tramoya boot --save-at` writes can be debugged with "
                "--restore"},
};

/* --- options -------------------------------------------------------------- */

static size_t count_rows(const struct cli_option *table)
{
    size_t n = 0;

    while (table[n].name != NULL)
        n++;
    return n;
}

static bool has_option(const struct cli_option *table, const char *name)
{
    for (; table->name != NULL; table++)
        if (strcmp(table->name, name) == 0)
            return true;
    return false;
}

/* The options in TABLE and our own, as one table, which is owned; or null.
 * --input and --output, where they have them, are theirs. */
static struct cli_option *join(const struct cli_option *table)
{
    size_t ours = count_rows(debug_options_table), count = count_rows(table);
    struct cli_option *all = alloc_zeroed(ours + count + 1, sizeof *all);

    if (all == NULL)
        return NULL;
    memcpy(all, table, count * sizeof *all);
    for (size_t i = 0; i < ours; i++)
        if (!has_option(table, debug_options_table[i].name))
            all[count++] = debug_options_table[i];
    return all;
}

static const struct cli_option *table_of(enum debug_what what)
{
    switch (what) {
    case DEBUG_BOOT:
        return boot_options_table;
    case DEBUG_HOST:
        return host_options_table;
    default:
        return run_options_table;
    }
}

static void take_own(struct debug_options *o, const struct cli *c)
{
    switch (c->option->id) {
    case OPT_CLI:
        o->has_lines = true;
        break;
    case OPT_LAYOUT:
        o->layout = c->text;
        break;
    case OPT_KEYS:
        o->keys = c->text;
        break;
    case OPT_HISTORY_MEM:
        o->history = c->number;
        break;
    case OPT_INPUT:
        o->input = c->text;
        break;
    case OPT_OUTPUT:
        o->output = c->text;
        break;
    case OPT_COMMANDS:
        o->commands = c->text;
        break;
    case OPT_EXECUTE:
        buf_printf(&o->executed, "%s\n", c->text);
        break;
    }
}

/* What to do instead of the option NAME, or null. */
static const char *instead_of(const char *name)
{
    for (size_t i = 0; i < ARRAY_LEN(refused); i++)
        if (strcmp(refused[i].name, name) == 0)
            return refused[i].instead;
    return NULL;
}

static void take(struct debug_options *o, struct cli *c)
{
    const char *name = c->option->name, *instead = instead_of(name);

    if (c->option->id >= OPT_CLI) {
        take_own(o, c);
    } else if (instead != NULL) {
        (void)cli_wrong(c, "--%s is not for a debugger: %s", name, instead);
    } else if (o->what == DEBUG_BOOT) {
        boot_options_take(&o->boot, c);
    } else if (o->what == DEBUG_HOST) {
        host_options_take(&o->host, c);
    } else {
        run_options_take(&o->run, c);
        o->of_run = name;
    }
}

/* Read the options in C, which are ours and those of what is debugged. */
static void read_part(struct debug_options *o, struct cli *c)
{
    const struct cli_command *whole = c->command;
    struct cli_command part = *whole;
    struct cli_option *all = join(table_of(o->what));

    if (all == NULL) {
        (void)cli_wrong(c, "out of memory");
        return;
    }
    part.options = all;
    part.stops_at_operand = o->what == DEBUG_RUN;
    c->command = &part;
    while (c->state == CLI_MORE && cli_next(c))
        take(o, c);
    c->command = whole;
    c->option = NULL;
    alloc_free(all);
}

/* Is NAME the first operand? */
static bool begins_with(const struct cli *c, const char *name)
{
    return c->operand_count > 0 && strcmp(c->operands[0], name) == 0;
}

/* Read what follows the word that says what is to be debugged. */
static void read_rest(struct debug_options *o, struct cli *c)
{
    struct cli rest;

    if (!begins_with(c, "run"))
        o->what = begins_with(c, "boot") ? DEBUG_BOOT : DEBUG_HOST;
    if (o->what != DEBUG_RUN && o->of_run != NULL) {
        (void)cli_wrong(c, "--%s in front of %s is an option of run", o->of_run,
                        c->operands[0]);
        return;
    }
    o->host.usual.input = o->input;
    o->host.usual.output = o->output;
    cli_init(&rest, c->command, c->operand_count, c->operands);
    read_part(o, &rest);
    c->state = rest.state;
    c->error = rest.error;
    c->operands = rest.operands;
    c->operand_count = rest.operand_count;
}

static bool is_stdin(const char *name)
{
    return name != NULL && strcmp(name, "-") == 0;
}

/* --- files ---------------------------------------------------------------- */

/* What is read: the options know some of it, the operands the rest. */
struct inputs {
    const struct debug_options *o;
    char *const *operands;
};

static bool is_file(const char *name, const char *file)
{
    return name != NULL && file_is_same(name, file);
}

/* A file_is_read. */
static bool is_input(const void *inputs, const char *file)
{
    const struct inputs *in = inputs;
    const struct debug_options *o = in->o;
    struct bootjob_inputs boot = {&o->boot, in->operands};

    if (is_file(o->input, file) || is_file(o->commands, file) ||
        is_file(o->keys, file))
        return true;
    if (o->what == DEBUG_HOST)
        return host_options_reads(&o->host, file);
    return o->what == DEBUG_BOOT ? bootjob_reads(&boot, file)
                                 : program_has_file(in->operands[0], file);
}

/* Would the output be written over what is read? */
static bool has_place(const struct debug_options *o, struct cli *c)
{
    const char *none = NULL;
    struct inputs in = {o, c->operands};
    struct error e;
    enum status s = o->what == DEBUG_HOST
                        ? hostjob_spare(&o->host, &none, 1, &e)
                        : file_spare(&o->output, 1, is_input, &in, &e);

    if (s == STATUS_OK)
        return true;
    (void)cli_wrong(c, "%s", e.text);
    return false;
}

/* --- all ------------------------------------------------------------------ */

/* Standard input has our commands: it is no guest's. */
static bool check_host(struct debug_options *o, struct cli *c)
{
    struct host_options *h = &o->host;
    bool is_wanted = is_stdin(h->usual.input);

    for (size_t i = 0; i < h->guest_count; i++)
        is_wanted |= is_stdin(h->guests[i].input);
    if (is_wanted) {
        (void)cli_wrong(c, "--input - is not for a debugger: standard input "
                           "may have its commands");
        return false;
    }
    if (!host_options_check(h, c))
        return false;
    for (size_t i = 0; i < h->guest_count; i++)
        if (is_stdin(h->guests[i].input))
            h->guests[i].input = NULL;
    return true;
}

static bool check(struct debug_options *o, struct cli *c)
{
    switch (o->what) {
    case DEBUG_BOOT:
        return boot_options_check(&o->boot, c);
    case DEBUG_HOST:
        return check_host(o, c);
    default:
        return run_options_check(&o->run, c);
    }
}

bool debug_options_read(struct debug_options *o, struct cli *c)
{
    *o = (struct debug_options){.history = usual_history};
    buf_init(&o->executed);
    run_options_init(&o->run, c);
    boot_options_init(&o->boot, c);
    host_options_init(&o->host, c);
    o->run.process.log = INPUTLOG_RECORD;
    o->boot.journal.is_kept = true;
    read_part(o, c);
    if (c->state == CLI_END &&
        (begins_with(c, "run") || begins_with(c, "boot") ||
         begins_with(c, "host")))
        read_rest(o, c);
    if (c->state != CLI_END)
        return false;
    return check(o, c) && has_place(o, c);
}

void debug_options_fini(struct debug_options *o)
{
    buf_fini(&o->executed);
    host_options_fini(&o->host);
}
