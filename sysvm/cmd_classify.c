/* cmd_classify.c - `tramoya classify`: can a processor be virtualised?
 *
 * The command only connects.  Of the files in sysvm/classify, classify.h has
 * the question, measure.h executes, table.h compares, and tell_text.h and
 * tell_json.h tell.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sysvm/classify/measure.h"
#include "sysvm/classify/tell_json.h"
#include "sysvm/classify/tell_text.h"
#include "vm/base/alloc.h"
#include "vm/base/cli.h"
#include "vm/core/processor.h"

enum { OPT_CPU, OPT_ALL, OPT_ENGINE, OPT_JSON };

static const struct cli_option options[] = {
    {OPT_CPU, "cpu", 0, CLI_KIND_TEXT, "NAME",
     "the processor: mmix, mmix-v (which is usual) or mmix-leaky", false},
    {OPT_ALL, "all", 'a', CLI_KIND_FLAG, NULL, "all processors, one by one",
     false},
    {OPT_ENGINE, "engine", 0, CLI_KIND_TEXT, "NAME",
     "who executes: switch (which is usual) or threaded", false},
    {OPT_JSON, "json", 0, CLI_KIND_FLAG, NULL,
     "print the same facts, with more about each, as one JSON object", false},
    {0}};

/* One call of the command. */
struct job {
    const struct processor_info *cpu; /* null: all */
    engine_run *engine;
    bool wants_json;
    struct classify *c; /* owned, as is this: */
    struct classify_dispute *disputes;
    struct buf out;
    json_t *processors;
    int status;
};

static void lack_memory(struct job *j)
{
    fputs("tramoya classify: out of memory\n", stderr);
    j->status = CLI_EXIT_HOST;
}

/* Measure the processor P and tell of it. */
static bool classify_one(struct job *j, const struct processor_info *p)
{
    size_t count;

    if (measure_processor(j->c, p->kind, j->engine) != STATUS_OK)
        return false;
    count = table_compare(j->c, j->disputes);
    if (count > 0)
        j->status = CLI_EXIT_INPUT;
    if (j->wants_json)
        return json_array_append_new(
                   j->processors,
                   tell_json(p->name, j->c, j->disputes, count)) == 0;
    if (j->out.len > 0)
        buf_add_string(&j->out, "\n\n");
    tell_text(&j->out, p->name, j->c, j->disputes, count);
    return !j->out.failed;
}

static bool classify_all(struct job *j)
{
    bool is_done = true;

    for (size_t i = 0; i < PROCESSOR_COUNT && is_done; i++)
        if (j->cpu == NULL || j->cpu == &processor_infos[i])
            is_done = classify_one(j, &processor_infos[i]);
    return is_done;
}

/* Make the one JSON object of what was told. */
static bool add_json(struct job *j)
{
    json_t *object =
        json_pack("{s:i, s:O}", "schema", 1, "processors", j->processors);
    char *text = object == NULL ? NULL : json_dumps(object, JSON_INDENT(1));

    if (text != NULL)
        buf_printf(&j->out, "%s\n", text);
    free(text);
    json_decref(object);
    return text != NULL && !j->out.failed;
}

static void run(struct job *j)
{
    j->c = alloc_zeroed(1, sizeof *j->c);
    j->disputes = alloc_zeroed(CLASSIFY_DISPUTES, sizeof *j->disputes);
    j->processors = json_array();
    if (j->c == NULL || j->disputes == NULL || !classify_all(j) ||
        (j->wants_json && !add_json(j)))
        lack_memory(j);
    else
        fputs(buf_text(&j->out), stdout);
    json_decref(j->processors);
    alloc_free(j->disputes);
    alloc_free(j->c);
    buf_fini(&j->out);
}

/* --- the command ---------------------------------------------------------- */

static int refuse_processor(struct cli *c)
{
    return cli_wrong(c, "--cpu is mmix, mmix-v or mmix-leaky, not \"%s\"",
                     c->text);
}

static int read_option(struct cli *c, struct job *j)
{
    switch (c->option->id) {
    case OPT_CPU:
        j->cpu = processor_find(c->text);
        return j->cpu == NULL ? refuse_processor(c) : CLI_EXIT_FINE;
    case OPT_ALL:
        j->cpu = NULL;
        break;
    case OPT_ENGINE:
        j->engine = engine_find(c->text);
        if (j->engine == NULL)
            return cli_wrong(c,
                             "there are the engines switch and threaded, "
                             "not \"%s\"",
                             c->text);
        break;
    case OPT_JSON:
        j->wants_json = true;
        break;
    }
    return CLI_EXIT_FINE;
}

static int classify_main(struct cli *c)
{
    struct job j = {.cpu = &processor_infos[PROCESSOR_mmix_v],
                    .engine = exec_switch,
                    .status = CLI_EXIT_FINE};

    while (cli_next(c))
        if (read_option(c, &j) != CLI_EXIT_FINE)
            return CLI_EXIT_USAGE;
    if (c->state != CLI_END)
        return CLI_EXIT_FINE;
    if (c->operand_count != 0)
        return cli_wrong(c, "expected no file: what is measured is a "
                            "processor");
    run(&j);
    return j.status;
}

const struct cli_command cmd_classify = {
    .name = "classify",
    .operands = "",
    .summary = "measure whether a processor can be virtualised",
    .about =
        "Executes every instruction from many states, in kernel and in user\n"
        "mode, as host and as guest, and sees which are privileged (they\n"
        "trap for users), control sensitive (they change what is the\n"
        "machine's), behaviour sensitive (what they do depends on it) and\n"
        "innocuous. Each that is sensitive has a line with what gave it\n"
        "away: A -> B is what the machine had before and behind it; A or B\n"
        "are results in two states that a program could not tell apart\n"
        "otherwise.\n"
        "\n"
        "Popek and Goldberg proved in 1974 that a monitor can let a guest run\n"
        "and emulate what traps, if what is sensitive is privileged (theorem\n"
        "1); and that one which interprets the guest's kernel needs this only\n"
        "for what is sensitive in a user's state (theorem 3).\n"
        "\n"
        "The status is 0 whatever the verdict, and 1 if the table of\n"
        "instructions does not say what was measured.",
    .options = options,
    .main = classify_main,
};
