/* boot_options.c - what the command line of `tramoya boot` asks for. */
#include "sysvm/boot_options.h"

#include <string.h>

#include "vm/base/file.h"

enum {
    OPT_KERNEL,
    OPT_NEST,
    OPT_HYPERVISOR,
    OPT_CPU,
    OPT_MEM,
    OPT_APPEND,
    OPT_TC,
    OPT_DISK,
    OPT_DISK_LATENCY,
    OPT_MAX_INSNS,
    OPT_RECORD,
    OPT_REPLAY,
    OPT_SAVE_AT,
    OPT_RESTORE,
    OPT_ENGINE
};

const struct cli_option boot_options_table[] = {
    {OPT_KERNEL, "kernel", 'k', CLI_KIND_FILE, "FILE",
     "the kernel: an object file, or sources with commas between", false},
    {OPT_CPU, "cpu", 0, CLI_KIND_TEXT, "mmix|mmix-v|mmix-leaky",
     "the processor: Knuth's, one with guest mode (the default), or one whose "
     "guests see through",
     false},
    {OPT_NEST, "nest", 0, CLI_KIND_COUNT, "N",
     "let there be N hypervisors below the kernel, each a guest of the last",
     false},
    {OPT_HYPERVISOR, "hypervisor", 0, CLI_KIND_FILE, "FILE",
     "this hypervisor, instead of the one in examples/hypervisor", false},
    {OPT_MEM, "mem", 'm', CLI_KIND_SIZE, "SIZE",
     "memory, in whole pages of 8k; 64M if nothing is said", false},
    {OPT_APPEND, "append", 0, CLI_KIND_TEXT, "STRING",
     "the kernel's command line", false},
    {OPT_TC, "tc", 0, CLI_KIND_COUNT, "N",
     "let the translation cache have N entries for instructions, N for data; "
     "0: the most, 1048576",
     false},
    {OPT_DISK, "disk", 0, CLI_KIND_TEXT, "FILE[,snapshot]",
     "the disk; a snapshot is not written to the file", false},
    {OPT_DISK_LATENCY, "disk-latency", 0, CLI_KIND_COUNT, "N",
     "let a command of the disk take N instructions; 1000 if nothing is said",
     false},
    {OPT_MAX_INSNS, "max-insns", 0, CLI_KIND_COUNT, "N",
     "stop after N instructions since reset (status 124); 0: no limit", false},
    {OPT_RECORD, "record", 0, CLI_KIND_FILE, "FILE",
     "keep in FILE what enters the machine from outside", false},
    {OPT_REPLAY, "replay", 0, CLI_KIND_FILE, "FILE",
     "let the same enter again; disk and standard input are not needed", false},
    {OPT_SAVE_AT, "save-at", 0, CLI_KIND_COUNT_FILE, "COUNT FILE",
     "save the machine in FILE after COUNT instructions since reset, and go on",
     false},
    {OPT_RESTORE, "restore", 0, CLI_KIND_FILE, "FILE",
     "go on with a saved machine; it needs no kernel, but the same disk",
     false},
    {OPT_ENGINE, "engine", 0, CLI_KIND_TEXT, "switch|threaded",
     "execute plainly, or fast (the default): only the speed differs", false},
#define REPORT_OPTION(name, ...) {REPORT_##name, __VA_ARGS__},
#include "vm/core/report.def"
#undef REPORT_OPTION
    {0}};

const char boot_options_about[] =
    "The machine has one processor with all of MMIX's privileges and\n"
    "interrupts, memory, a console on standard input and output, a disk\n"
    "and a clock.  The kernel is an object file, or source files with\n"
    "commas between; it lies at negative locations and begins at Main\n"
    "with $0 the size of memory, $1 its command line, $2 the archive of\n"
    "programs and $3 the archive's length, all physical addresses.\n"
    "\n"
    "Each program is one word; in quotes it has arguments, which are\n"
    "split as a shell does it.\n"
    "\n"
    "What enters from the console and the disk can be recorded, and the\n"
    "machine be saved: a replay, or a machine that is restored, comes to\n"
    "the same end.  Sectors in the file of a disk are not saved with it;\n"
    "a snapshot's are.\n"
    "\n"
    "If standard input is a terminal, each key goes to the machine as it\n"
    "is pressed and is not shown, Ctrl-C too; Enter is a newline.  Only\n"
    "Ctrl-A is not: Ctrl-A x leaves the machine (status 130), Ctrl-A h\n"
    "helps, and Ctrl-A Ctrl-A is a Ctrl-A for the machine.\n"
    "\n"
    "With --nest N there are N hypervisors between the machine and the\n"
    "kernel, which has all of --mem: the machine has 8M more for each.\n"
    "The string of --append is for the lowest of them; guests=K there lets\n"
    "it run the same kernel K times, with equal parts of the memory.\n"
    "\n"
    "`tramoya help devices` has the addresses of the devices' registers.\n"
    "\n"
    "The exit status is what the kernel stores in the power register.\n"
    "A machine that is wedged ends with 120: a trap went where no kernel\n"
    "is, or SYNC 4 waits for what can never come.\n";

static const octa usual_mem = (octa)64 << 20;

void boot_options_init(struct boot_options *o, const struct cli *c)
{
    const struct processor_info *usual = &processor_infos[PROCESSOR_mmix_v];

    *o = (struct boot_options){.processor = usual,
                               .machine.kind = usual->kind,
                               .machine.interrupted = c->interrupted,
                               .machine.ram = usual_mem,
                               .machine.disk_latency = DISK_LATENCY,
                               .command_line = "",
                               .engine = exec_threaded};
}

/* Where the number of an option goes; null if it has none. */
static octa *number_of(struct boot_options *o, int option)
{
    switch (option) {
    case OPT_MEM:
        return &o->machine.ram;
    case OPT_NEST:
        return &o->levels;
    case OPT_DISK_LATENCY:
        return &o->machine.disk_latency;
    case OPT_MAX_INSNS:
        return &o->machine.max_insns;
    case OPT_SAVE_AT:
        return &o->journal.save_at;
    default:
        return NULL;
    }
}

/* Likewise its text. */
static const char **text_of(struct boot_options *o, int option)
{
    switch (option) {
    case OPT_KERNEL:
        return &o->kernel;
    case OPT_HYPERVISOR:
        return &o->hypervisor;
    case OPT_APPEND:
        return &o->command_line;
    case OPT_DISK:
        return &o->disk;
    case OPT_RECORD:
        return &o->journal.record;
    case OPT_REPLAY:
        return &o->journal.replay;
    case OPT_SAVE_AT:
        return &o->journal.save;
    case OPT_RESTORE:
        return &o->journal.restore;
    default:
        return NULL;
    }
}

void boot_options_take(struct boot_options *o, const struct cli *c)
{
    int option = c->option->id;
    octa *number = number_of(o, option);
    const char **text = text_of(o, option);

    if (option == OPT_KERNEL)
        o->has_two_kernels = o->kernel != NULL;
    else if (option == OPT_TC)
        o->machine.tcache = c->number;
    else if (option == OPT_CPU)
        o->processor = processor_find(c->text);
    else if (option == OPT_ENGINE)
        o->engine = engine_find(c->text);
    if (o->processor != NULL)
        o->machine.kind = o->processor->kind;
    if (number != NULL)
        *number = c->number;
    if (text != NULL)
        *text = c->text;
}

/* Is the machine to be made otherwise than it is when nothing is said? */
static bool is_unusual(const struct boot_options *o)
{
    return o->processor != &processor_infos[PROCESSOR_mmix_v] ||
           o->machine.ram != usual_mem || o->machine.tcache != 0 ||
           o->machine.disk_latency != DISK_LATENCY || o->levels != 0;
}

/* What is wrong with the options, or null. */
static const char *objection(const struct boot_options *o, const struct cli *c)
{
    octa ram = o->machine.ram;

    if (o->kernel == NULL && o->journal.restore == NULL)
        return "which kernel? --kernel FILE";
    if (o->has_two_kernels)
        return "one kernel only; commas join its files";
    if (o->journal.record != NULL && o->journal.replay != NULL)
        return "a replay is recorded already: --record or --replay";
    if (o->processor == NULL)
        return "the processors are mmix, mmix-v and mmix-leaky";
    if (o->journal.restore != NULL &&
        (is_unusual(o) || *o->command_line != 0 || c->operand_count > 0))
        return "a restored machine has its processor, memory, cache, disk's "
               "latency, command line and programs";
    if (o->levels > BOOT_LEVELS)
        return "--nest is at most 64";
    if (o->hypervisor != NULL && o->levels == 0)
        return "--hypervisor is for --nest";
    if (o->engine == NULL)
        return "the engines are switch and threaded";
    if (ram == 0 || ram % BUS_PAGE_BYTES != 0 || ram > ADDR_DEVICES)
        return "--mem is a multiple of 8k, up to 2^48 bytes";
    if (o->machine.tcache > TCACHE_MOST)
        return "--tc is at most 1048576";
    if (o->machine.disk_latency == 0 || o->machine.disk_latency > DEV_END)
        return "--disk-latency is 1 to 2^62 instructions";
    return NULL;
}

bool boot_options_check(const struct boot_options *o, struct cli *c)
{
    const char *text = objection(o, c);

    if (text != NULL)
        (void)cli_wrong(c, "%s", text);
    return c->state == CLI_END;
}

bool boot_options_read(struct boot_options *o, struct report *r, struct cli *c)
{
    boot_options_init(o, c);
    while (cli_next(c))
        if (!report_take(r, c))
            boot_options_take(o, c);
    return c->state == CLI_END && boot_options_check(o, c);
}

bool boot_options_disk(const char *disk, struct buf *name)
{
    static const char snapshot[] = ",snapshot";
    size_t len = strlen(disk), end = strlen(snapshot);
    bool is_copy = len > end && !strcmp(disk + len - end, snapshot);

    buf_add(name, disk, is_copy ? len - end : len);
    return is_copy;
}

bool boot_options_disk_is(const char *disk, const char *file)
{
    struct buf name;
    bool is_same;

    if (disk == NULL)
        return false;
    buf_init(&name);
    (void)boot_options_disk(disk, &name);
    is_same = file_is_same(buf_text(&name), file);
    buf_fini(&name);
    return is_same;
}

static bool is_file(const char *name, const char *file)
{
    return name != NULL && file_is_same(name, file);
}

bool boot_options_read_file(const struct boot_options *o, const char *file)
{
    return boot_options_disk_is(o->disk, file) ||
           is_file(o->journal.restore, file) ||
           is_file(o->journal.replay, file);
}
