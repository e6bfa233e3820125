/* host_options.c - what the command line of `tramoya host` asks for. */
#include "vm/host_options.h"

#include <string.h>

#include "sysvm/boot_options.h"
#include "sysvm/hypervisor/schedule.h"
#include "vm/base/alloc.h"
#include "vm/base/file.h"
#include "vm/base/grow.h"
#include "vm/bootfiles.h"

enum {
    OPT_MEM,
    OPT_APPEND,
    OPT_TC,
    OPT_DISK,
    OPT_DISK_LATENCY,
    OPT_MAX_INSNS,
    OPT_WEIGHT,
    OPT_INPUT,
    OPT_OUTPUT,
    OPT_CPU,
    OPT_GUEST_CPU,
    OPT_NEST,
    OPT_HYPERVISOR,
    OPT_SHADOW,
    OPT_SLICE,
    OPT_HOST_MEM,
    OPT_HYPERCALL,
    OPT_ENGINE
};

const struct cli_option host_options_table[] = {
    {OPT_MEM, "mem", 'm', CLI_KIND_SIZE, "SIZE",
     "a guest's memory, in whole pages of 8k; 64M if nothing is said", false},
    {OPT_APPEND, "append", 0, CLI_KIND_TEXT, "STRING",
     "a kernel's command line", false},
    {OPT_GUEST_CPU, "guest-cpu", 0, CLI_KIND_TEXT, "mmix|mmix-v",
     "the processor that a guest believes in: the machine's (the default), so "
     "that it may have guests, too, or one without guest mode",
     false},
    {OPT_NEST, "nest", 0, CLI_KIND_COUNT, "N",
     "let there be N hypervisors between this one and the kernel", false},
    {OPT_HYPERVISOR, "hypervisor", 0, CLI_KIND_FILE, "FILE",
     "let them be this one, instead of that in examples/hypervisor", false},
    {OPT_TC, "tc", 0, CLI_KIND_COUNT, "N",
     "let a guest's translation cache have N entries for instructions, N for "
     "data; 0: the most, 1048576",
     false},
    {OPT_DISK, "disk", 0, CLI_KIND_TEXT, "FILE[,snapshot]",
     "a guest's disk; a snapshot is not written to the file", false},
    {OPT_DISK_LATENCY, "disk-latency", 0, CLI_KIND_COUNT, "N",
     "let a command of the disk take N instructions; 1000 if nothing is said",
     false},
    {OPT_MAX_INSNS, "max-insns", 0, CLI_KIND_COUNT, "N",
     "stop a guest after N of its instructions (status 124); 0: no limit",
     false},
    {OPT_WEIGHT, "weight", 'w', CLI_KIND_COUNT, "N",
     "give a guest N slices at a time; 1 if nothing is said", false},
    {OPT_INPUT, "input", 0, CLI_KIND_FILE, "FILE",
     "what a guest reads from its console; -: standard input, which is guest "
     "0's if nobody asks for it",
     false},
    {OPT_OUTPUT, "output", 0, CLI_KIND_FILE, "FILE",
     "write what a guest prints to FILE; each %d there is its number", false},
    {OPT_CPU, "cpu", 0, CLI_KIND_TEXT, "mmix-v|mmix-leaky",
     "the machine's processor: one with guest mode (the default), or one "
     "whose guests see through",
     false},
    {OPT_SHADOW, "shadow", 0, CLI_KIND_TEXT, "flush|trace",
     "give shadow tables up when the guest says so (the default), or when it "
     "writes to its own",
     false},
    {OPT_SLICE, "slice", 0, CLI_KIND_COUNT, "N",
     "let guests take turns of N instructions; 100000 if nothing is said",
     false},
    {OPT_HOST_MEM, "host-mem", 0, CLI_KIND_SIZE, "SIZE",
     "the machine's memory; enough for all guests if nothing is said, and if "
     "it is less, pages are put out",
     false},
    {OPT_HYPERCALL, "hypercall", 0, CLI_KIND_FLAG, NULL,
     "let the hypercall register tell a guest its number, and show what it "
     "stores there as an event",
     false},
    {OPT_ENGINE, "engine", 0, CLI_KIND_TEXT, "switch|threaded",
     "execute plainly, or fast (the default): only the speed differs", false},
    {REPORT_EVENTS, "events", 0, CLI_KIND_TEXT, "KIND,...",
     "show what happens: all events, or those of some kinds", true},
    {REPORT_EVENTS_FILE, "events-file", 0, CLI_KIND_FILE, "FILE",
     "write all events to FILE, a JSON object on each line", false},
    {REPORT_STATS, "stats", 's', CLI_KIND_FLAG, NULL,
     "show what each guest has done, why it has left the processor, and how "
     "much was emulated",
     false},
    {REPORT_STATS_FILE, "stats-file", 0, CLI_KIND_FILE, "FILE",
     "write the same, and fingerprints of memory and registers, to FILE, as a "
     "JSON object",
     false},
    {0}};

const char host_options_about[] =
    "Each + begins another guest: a kernel and its programs, as `tramoya\n"
    "boot` has them, which take themselves for a machine of their own.\n"
    "Their sensitive instructions trap, and are emulated; all others are\n"
    "executed by the machine.  A guest's clock is its own instructions, so\n"
    "it computes, prints and ends exactly as it does alone.\n"
    "\n"
    "Options of a guest (--mem to --output) in front of the first kernel\n"
    "are for all guests; behind it, or behind a +, they are for that guest:\n"
    "\n"
    "    tramoya host --mem 8M kernel.mmo a.mmo + kernel.mmo b.mmo --weight 3\n"
    "\n"
    "With --nest N a guest is N hypervisors, one on the other, with the\n"
    "kernel on top, which has all of --mem; the string of --append is for\n"
    "the lowest of them.\n"
    "\n"
    "What a guest alone prints is standard output.  With several, each line\n"
    "begins with the guest's number, and on a terminal has its colour,\n"
    "unless NO_COLOR is set.  Standard input is guest 0's; the others have\n"
    "none, unless --input names a file.  If it is a terminal, keys are as\n"
    "in `tramoya boot`: Ctrl-A x leaves, Ctrl-A h helps; and while one\n"
    "guest waits for a key, the others run.  A line from a pipe is waited\n"
    "for by all, so that the same input makes the same run.\n"
    "\n"
    "Guests end one by one; who is wedged, or has had all its instructions,\n"
    "is reported, and the others go on.  The exit status is that of the\n"
    "first guest on the command line whose status is not 0.  Ctrl-C, or at\n"
    "a terminal Ctrl-A x, stops all guests and shows what they have done.\n";

enum { MOST_WEIGHT = 1000000 };

static const octa usual_mem = (octa)64 << 20, most_slice = (octa)1 << 40;
static const char separator[] = "+";

/* --- reading -------------------------------------------------------------- */

void host_options_init(struct host_options *o, const struct cli *c)
{
    *o = (struct host_options){
        .hypervisor = {.interrupted = c->interrupted, .slice = SCHEDULE_SLICE},
        .processor = &processor_infos[PROCESSOR_mmix_v],
        .strategy = shadow_names[SHADOW_FLUSH],
        .engine = exec_threaded,
        .usual = {.guest = {.ram = usual_mem,
                            .disk_latency = DISK_LATENCY,
                            .weight = 1},
                  .command_line = ""}};
}

void host_options_fini(struct host_options *o)
{
    alloc_free(o->guests);
}

/* Another guest, as usual; false when there is no memory. */
static bool add_guest(struct host_options *o)
{
    struct host_guest *all =
        grow_array(o->guests, o->guest_count, &o->room, sizeof *all);

    if (all == NULL) {
        o->is_starved = true;
        return false;
    }
    o->guests = all;
    all[o->guest_count++] = o->usual;
    return true;
}

static bool is_separator(const char *operand)
{
    return strcmp(operand, separator) == 0;
}

/* Whose are options that stand behind C's operands so far?  Null when there is
 * no memory. */
static struct host_guest *guest_at(struct host_options *o, const struct cli *c)
{
    size_t number = 0;

    if (c->operand_count == 0)
        return &o->usual;
    for (int i = 0; i < c->operand_count; i++)
        number += is_separator(c->operands[i]);
    while (o->guest_count <= number)
        if (!add_guest(o))
            return NULL;
    return &o->guests[number];
}

/* Take C's option, if it is a guest's, for G. */
static void take_own(struct host_guest *g, const struct cli *c)
{
    switch (c->option->id) {
    case OPT_MEM:
        g->guest.ram = c->number;
        break;
    case OPT_APPEND:
        g->command_line = c->text;
        break;
    case OPT_NEST:
        g->tower.levels = c->number;
        break;
    case OPT_HYPERVISOR:
        g->tower.hypervisor = c->text;
        break;
    case OPT_GUEST_CPU:
        g->processor = c->text;
        break;
    case OPT_TC:
        g->guest.tcache = c->number;
        break;
    case OPT_DISK:
        g->disk = c->text;
        break;
    case OPT_DISK_LATENCY:
        g->guest.disk_latency = c->number;
        break;
    case OPT_MAX_INSNS:
        g->guest.max_insns = c->number;
        break;
    case OPT_WEIGHT:
        g->guest.weight = c->number;
        break;
    case OPT_INPUT:
        g->input = c->text;
        break;
    case OPT_OUTPUT:
        g->output = c->text;
        break;
    }
}

void host_options_take(struct host_options *o, const struct cli *c)
{
    struct host_guest *g;

    switch (c->option->id) {
    case OPT_CPU:
        o->processor = processor_find(c->text);
        break;
    case OPT_SHADOW:
        o->strategy = c->text;
        break;
    case OPT_SLICE:
        o->hypervisor.slice = c->number;
        break;
    case OPT_HOST_MEM:
        o->hypervisor.ram = c->number;
        break;
    case OPT_HYPERCALL:
        o->hypervisor.has_hypercall = true;
        break;
    case OPT_ENGINE:
        o->engine = engine_find(c->text);
        break;
    default:
        g = guest_at(o, c);
        if (g != NULL)
            take_own(g, c);
    }
}

/* --- operands ------------------------------------------------------------- */

/* Share C's operands out among the guests; each list ends where the separator
 * was.  A guest without a kernel is seen by objection(). */
static void share_out(struct host_options *o, struct cli *c)
{
    size_t number = 0;

    if (o->guest_count == 0 && !add_guest(o))
        return;
    o->guests[0].programs = c->operands;
    for (int i = 0; i < c->operand_count; i++) {
        if (!is_separator(c->operands[i]))
            continue;
        c->operands[i] = NULL;
        if (o->guest_count <= ++number && !add_guest(o))
            return;
        o->guests[number].programs = c->operands + i + 1;
    }
    for (size_t i = 0; i < o->guest_count; i++)
        if (*o->guests[i].programs != NULL)
            o->guests[i].kernel = *o->guests[i].programs++;
}

/* --- what is wrong -------------------------------------------------------- */

static bool is_pages(octa size)
{
    return size > 0 && size % BUS_PAGE_BYTES == 0 && size <= ADDR_DEVICES;
}

/* All the memory of G: --mem is what the kernel has, above hypervisors. */
static octa memory_of(const struct host_guest *g)
{
    return g->guest.ram + g->tower.levels * TOWER_OURS;
}

/* What is wrong with what G asks for, or null. */
static const char *objection_to(const struct host_guest *g)
{
    if (g->kernel == NULL)
        return "which kernel?";
    if (g->tower.levels > BOOT_LEVELS)
        return "--nest is at most 64";
    if (g->tower.hypervisor != NULL && g->tower.levels == 0)
        return "--hypervisor is for --nest";
    if (!is_pages(g->guest.ram) || !is_pages(memory_of(g)))
        return "--mem is a multiple of 8k, up to 2^48 bytes";
    if (g->guest.tcache > TCACHE_MOST)
        return "--tc is at most 1048576";
    if (g->guest.disk_latency == 0 || g->guest.disk_latency > DEV_END)
        return "--disk-latency is 1 to 2^62 instructions";
    if (g->guest.weight == 0 || g->guest.weight > MOST_WEIGHT)
        return "--weight is 1 to 1000000";
    return NULL;
}

/* Likewise with what concerns all of them. */
static const char *objection(const struct host_options *o)
{
    const struct hypervisor_options *h = &o->hypervisor;

    if (o->is_starved)
        return "out of memory";
    if (o->guest_count > HYPERVISOR_GUESTS)
        return "there may be at most 1000 guests";
    if (o->processor == NULL)
        return "the processors are mmix-v and mmix-leaky";
    if (!o->processor->kind.has_v)
        return "mmix has no guest mode: any program may read and change the "
               "registers that a hypervisor would have to keep from it; "
               "--cpu mmix-v";
    if (h->shadow == SHADOW_STRATEGIES)
        return "the strategies are flush and trace";
    if (h->slice == 0 || h->slice > most_slice)
        return "--slice is 1 to 2^40 instructions";
    if (h->ram != 0 &&
        (!is_pages(h->ram) || h->ram >> BUS_PAGE_BITS > HYPERVISOR_FRAMES))
        return "--host-mem is a multiple of 8k, up to 2^40 bytes";
    if (o->engine == NULL)
        return "the engines are switch and threaded";
    return NULL;
}

static enum shadow_strategy find_strategy(const char *name)
{
    unsigned i = 0;

    while (i < SHADOW_STRATEGIES && strcmp(shadow_names[i], name) != 0)
        i++;
    return i;
}

static bool is_stdin(const char *name)
{
    return name != NULL && strcmp(name, "-") == 0;
}

/* Standard input goes to one guest: who asks for it, or the first. */
static bool give_input(struct host_options *o, struct cli *c)
{
    size_t readers = 0;

    for (size_t i = 0; i < o->guest_count; i++)
        readers += is_stdin(o->guests[i].input);
    if (readers > 1)
        (void)cli_wrong(c, "--input -: one guest has standard input");
    else if (readers == 0 && o->guests[0].input == NULL)
        o->guests[0].input = "-";
    return readers <= 1;
}

/* Give G the processor that it shall believe in: not another one with guest
 * mode than the machine has.  Returns what is wrong, or null. */
static const char *give_processor(const struct host_options *o,
                                  struct host_guest *g)
{
    const struct processor_info *p = o->processor;

    if (g->processor != NULL)
        p = processor_find(g->processor);
    if (p == NULL || (p->kind.has_v && p != o->processor))
        return "--guest-cpu is mmix or what --cpu is";
    g->guest.kind = p->kind;
    return NULL;
}

static bool are_guests_fine(const struct host_options *o, struct cli *c)
{
    for (size_t i = 0; i < o->guest_count; i++) {
        const char *text = objection_to(&o->guests[i]);

        if (text == NULL)
            text = give_processor(o, &o->guests[i]);
        if (text == NULL)
            continue;
        if (o->guest_count == 1)
            (void)cli_wrong(c, "%s", text);
        else
            (void)cli_wrong(c, "guest %zu: %s", i, text);
        return false;
    }
    return true;
}

bool host_options_check(struct host_options *o, struct cli *c)
{
    const char *text;

    share_out(o, c);
    o->hypervisor.shadow = find_strategy(o->strategy);
    text = objection(o);
    if (text != NULL) {
        (void)cli_wrong(c, "%s", text);
        return false;
    }
    o->hypervisor.kind = o->processor->kind;
    return are_guests_fine(o, c) && give_input(o, c);
}

bool host_options_read(struct host_options *o, struct report *r, struct cli *c)
{
    host_options_init(o, c);
    while (cli_next(c))
        if (!report_take(r, c))
            host_options_take(o, c);
    return c->state == CLI_END && host_options_check(o, c);
}

/* --- files ---------------------------------------------------------------- */

void host_options_output(const struct host_options *o, size_t number,
                         struct buf *name)
{
    const char *pattern = o->guests[number].output, *hole;

    while ((hole = strstr(pattern, "%d")) != NULL) {
        buf_add(name, pattern, (size_t)(hole - pattern));
        buf_printf(name, "%zu", number);
        pattern = hole + 2;
    }
    buf_add_string(name, pattern);
}

static bool guest_reads(const struct host_guest *g, const char *file)
{
    return bootfiles_has(g->kernel, g->programs, file) ||
           boot_options_disk_is(g->disk, file) ||
           (g->tower.hypervisor != NULL &&
            file_is_same(g->tower.hypervisor, file)) ||
           (g->input != NULL && file_is_same(g->input, file));
}

bool host_options_reads(const void *options, const char *file)
{
    const struct host_options *o = options;

    for (size_t i = 0; i < o->guest_count; i++)
        if (guest_reads(&o->guests[i], file))
            return true;
    return false;
}
