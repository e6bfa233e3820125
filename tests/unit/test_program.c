/* test_program.c - what a person calls a program.
 *
 * Names, contents and messages are tested by tests/run-cmd/test_input.sh; here
 * is what a script cannot do.  The file under test belongs to the commands and
 * is in no library, so it is included.
 */
#include "vm/program.c"

#include <stdio.h>
#include <stdlib.h>

#include "tests/unit/test.h"

static char object[220], sources[440];

static void put_file(const char *name, const char *text, size_t len)
{
    FILE *f = fopen(name, "w");

    CHECK(f != NULL && fwrite(text, 1, len, f) == len && fclose(f) == 0);
}

/* An object file, with its name in OBJECT, and two sources in SOURCES. */
static void make_files(void)
{
    static const char main[] = " LOC #100\nMain JMP Two\n";
    static const char two[] = "Two TRAP 0,Halt,0\n";
    static const char code[] = "\x98\x09\x01\x00\x98\x01\x00\x01\0\0\1\0"
                               "\x98\x00\x00\x01\0\0\0\0"
                               "\x98\x0a\x00\xff\0\0\0\0\0\0\1\0"
                               "\x98\x0b\x00\x00\x98\x0c\x00\x00";
    const char *folder = getenv("TMPDIR");
    char name[200];

    if (folder == NULL)
        folder = "/tmp";
    snprintf(object, sizeof object, "%s/unit-program.mmo", folder);
    put_file(object, code, sizeof code - 1);
    snprintf(name, sizeof name, "%s/unit-a.mms", folder);
    put_file(name, main, sizeof main - 1);
    snprintf(sources, sizeof sources, "%s,%s/unit-b.mms", name, folder);
    snprintf(name, sizeof name, "%s/unit-b.mms", folder);
    put_file(name, two, sizeof two - 1);
}

static enum test_outcome read_one(void *names)
{
    struct program p;
    struct error e;
    enum cli_exit exit = program_read(&p, names, &e);

    if (exit == CLI_EXIT_FINE)
        CHECK_U64(p.mmo.main, 0x100);
    else
        CHECK_INT(e.status, STATUS_NO_MEMORY);
    program_fini(&p);
    CHECK(exit == CLI_EXIT_FINE || exit == CLI_EXIT_MISUSED);
    return exit == CLI_EXIT_FINE ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static void lack_of_memory_for_an_object_is_reported(void)
{
    make_files();
    CHECK(test_each_allocation_fails(read_one, object) > 3);
}

static void lack_of_memory_for_sources_is_reported(void)
{
    make_files();
    CHECK(test_each_allocation_fails(read_one, sources) > 10);
}

int main(void)
{
    return TEST_RUN(lack_of_memory_for_an_object_is_reported,
                    lack_of_memory_for_sources_is_reported);
}
