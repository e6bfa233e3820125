/* run_options.c - what the command line of `tramoya run` asks for. */
#include "vm/core/run_options.h"

#include <string.h>

enum { OPT_MAX_INSNS, OPT_MAX_MEM, OPT_FILES, OPT_PROFILE, OPT_ENGINE };

const struct cli_option run_options_table[] = {
    {OPT_MAX_INSNS, "max-insns", 0, CLI_KIND_COUNT, "N",
     "stop after N instructions (status 124); 0: no limit", false},
    {OPT_MAX_MEM, "max-mem", 0, CLI_KIND_SIZE, "SIZE",
     "stop when the program wants more memory (status 124); 2G if nothing "
     "is said, 0: no limit",
     false},
    {OPT_FILES, "files", 0, CLI_KIND_DIR, "none|DIR",
     "let the program open no files, or only those in DIR or below", false},
    {OPT_PROFILE, "profile", 0, CLI_KIND_FLAG, NULL,
     "show how often each instruction was executed", false},
    {OPT_ENGINE, "engine", 0, CLI_KIND_TEXT, "switch|threaded",
     "execute plainly, or fast (the default): only the speed differs", false},
#define REPORT_OPTION(name, ...) {REPORT_##name, __VA_ARGS__},
#include "vm/core/report.def"
#undef REPORT_OPTION
    {0}};

const char run_options_about[] =
    "The program is an object file, or source files with commas between,\n"
    "which are assembled first; \"-\" is an object file on standard\n"
    "input.  What follows its name is for the program.  It can use its\n"
    "standard streams and open files as the MMIXware documents say;\n"
    "--files confines it.\n"
    "\n"
    "The exit status is the program's own when it ends by itself: the\n"
    "low byte of $255.  An illegal or privileged instruction ends it with\n"
    "120.  Counts, trace and profile are those of Knuth's simulator; they\n"
    "go to standard error.\n"
    "\n"
    "With --stats the fast engine counts what it does: dispatches, calls\n"
    "of a handler for an instruction or a row of them; blocks, which are\n"
    "executed without a jump; superinstructions, the handlers for rows;\n"
    "misses, the accesses that the table of windows on memory did not\n"
    "have.  Counting makes the run slower, by up to a half.\n";

/* Enough for a lesson's program, and little enough that an endless recursion
 * is stopped before the host feels it. */
static const octa usual_max_mem = (octa)2 << 30;

void run_options_init(struct run_options *o, const struct cli *c)
{
    *o = (struct run_options){.process.interrupted = c->interrupted,
                              .process.max_mem = usual_max_mem,
                              .engine = exec_threaded};
}

static void set_files(struct process_options *o, const char *text)
{
    o->folder = text;
    o->files = strcmp(text, "none") == 0 ? HOSTFILE_NONE : HOSTFILE_BELOW;
}

void run_options_take(struct run_options *o, const struct cli *c)
{
    switch (c->option->id) {
    case OPT_MAX_INSNS:
        o->process.max_insns = c->number;
        break;
    case OPT_MAX_MEM:
        o->process.max_mem = c->number;
        break;
    case OPT_FILES:
        set_files(&o->process, c->text);
        break;
    case OPT_PROFILE:
        o->profiles = true;
        break;
    case OPT_ENGINE:
        o->engine = engine_find(c->text);
        break;
    }
}

bool run_options_check(const struct run_options *o, struct cli *c)
{
    if (c->operand_count == 0)
        (void)cli_wrong(c, "which program?");
    else if (o->engine == NULL)
        (void)cli_wrong(c, "the engines are switch and threaded");
    return c->state == CLI_END;
}

bool run_options_read(struct run_options *o, struct report *r, struct cli *c)
{
    run_options_init(o, c);
    while (cli_next(c))
        if (!report_take(r, c))
            run_options_take(o, c);
    return c->state == CLI_END && run_options_check(o, c);
}
