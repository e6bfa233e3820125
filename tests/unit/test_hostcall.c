/* test_hostcall.c - the ten calls, edge by edge, as mmix-io does them. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/unit/test_guest.h"

/* The guest's memory: the two arguments, a buffer, a name. */
#define ARGUMENTS ((octa)0x2000000000000000)
#define BUFFER    ((octa)0x2000000000001000)
#define NAME      ((octa)0x2000000000004000)
#define MINUS_1   (~(octa)0)

enum { TEXT_READ, TEXT_WRITE, BINARY_READ, BINARY_WRITE, BINARY_READ_WRITE };
enum { H = 3 }; /* the handle that most tests use */

/* A process, and a file in a folder of its own. */
struct guest {
    struct process *p;
    char folder[200], file[220];
};

static void make(struct guest *g, const char *contents, size_t len)
{
    const char *outer = getenv("TMPDIR");
    FILE *f;

    snprintf(g->folder, sizeof g->folder, "%s/callXXXXXX",
             outer != NULL ? outer : "/tmp");
    CHECK(mkdtemp(g->folder) != NULL);
    snprintf(g->file, sizeof g->file, "%s/file", g->folder);
    f = fopen(g->file, "w");
    CHECK(f != NULL && fwrite(contents, 1, len, f) == len && fclose(f) == 0);
    g->p = guest_make(" LOC #100\nMain TRAP 0\n", NULL);
}

static void destroy(struct guest *g)
{
    process_destroy(g->p);
    unlink(g->file);
    CHECK(rmdir(g->folder) == 0);
}

static enum hostcall_end try_call(struct guest *g, enum hostcall which,
                                  byte handle, octa *result, unsigned *fault)
{
    tetra insn = codec_make(OP_TRAP, 0, (byte)which, handle);
    struct operands o;

    operands_fetch(&o, &g->p->cpu, insn, 0x100);
    return hostcall_perform(&g->p->calls, &g->p->cpu, &o, result, fault);
}

/* The result of a call whose argument in $255 is ARGUMENT. */
static octa call(struct guest *g, enum hostcall which, byte handle,
                 octa argument)
{
    octa result = 0x123456789;
    unsigned fault;

    g->p->cpu.g[255] = argument;
    CHECK_INT(try_call(g, which, handle, &result, &fault), HOSTCALL_END_DONE);
    return result;
}

/* The same with the arguments A and B in memory. */
static octa call_2(struct guest *g, enum hostcall which, byte handle, octa a,
                   octa b)
{
    guest_put_octa(g->p, ARGUMENTS, a);
    guest_put_octa(g->p, ARGUMENTS + 8, b);
    return call(g, which, handle, ARGUMENTS);
}

static octa open_name(struct guest *g, byte handle, const char *name, octa mode)
{
    guest_put(g->p, NAME, name, strlen(name) + 1);
    return call_2(g, HOSTCALL_Fopen, handle, NAME, mode);
}

/* The file with the contents, open as H in MODE. */
static void make_open(struct guest *g, const char *contents, size_t len,
                      octa mode)
{
    make(g, contents, len);
    CHECK_U64(open_name(g, H, g->file, mode), 0);
}

static void check_file(struct guest *g, const char *contents, size_t len)
{
    char got[3000];
    struct error e;
    FILE *f;

    CHECK_INT(process_flush(g->p, &e), STATUS_OK);
    f = fopen(g->file, "r");
    CHECK(f != NULL);
    CHECK_U64(fread(got, 1, sizeof got, f), len);
    CHECK_MEM(got, contents, len);
    fclose(f);
}

static octa fgets_(struct guest *g, octa size)
{
    return call_2(g, HOSTCALL_Fgets, H, BUFFER, size);
}

static octa fgetws_(struct guest *g, octa size)
{
    return call_2(g, HOSTCALL_Fgetws, H, BUFFER, size);
}

static octa fread_(struct guest *g, octa size)
{
    return call_2(g, HOSTCALL_Fread, H, BUFFER, size);
}

/* --- handles -------------------------------------------------------------- */

static void a_closed_handle_does_nothing(void)
{
    struct guest g;

    make(&g, "", 0);
    CHECK_U64(call(&g, HOSTCALL_Fclose, H, 0), MINUS_1);
    CHECK_U64(fread_(&g, 10), MINUS_1 - 10);
    CHECK_U64(fgets_(&g, 10), MINUS_1);
    CHECK_U64(fgetws_(&g, 10), MINUS_1);
    CHECK_U64(call_2(&g, HOSTCALL_Fwrite, H, BUFFER, 10), 0 - (octa)10);
    CHECK_U64(call(&g, HOSTCALL_Fputs, H, BUFFER), MINUS_1);
    CHECK_U64(call(&g, HOSTCALL_Fputws, H, BUFFER), MINUS_1);
    CHECK_U64(call(&g, HOSTCALL_Fseek, H, 0), MINUS_1);
    CHECK_U64(call(&g, HOSTCALL_Ftell, H, 0), MINUS_1);
    destroy(&g);
}

static void every_handle_can_be_opened(void)
{
    struct guest g;

    make(&g, "x", 1);
    for (unsigned h = 0; h < HOSTFILE_COUNT; h++)
        CHECK_U64(open_name(&g, (byte)h, g.file, TEXT_READ), 0);
    for (unsigned h = 0; h < HOSTFILE_COUNT; h++)
        CHECK_U64(call_2(&g, HOSTCALL_Fread, (byte)h, BUFFER, 1), 0);
    for (unsigned h = 0; h < HOSTFILE_COUNT; h++)
        CHECK_U64(call(&g, HOSTCALL_Fclose, (byte)h, 0), 0);
    CHECK_U64(call(&g, HOSTCALL_Fclose, 255, 0), MINUS_1);
    destroy(&g);
}

static void what_cannot_be_opened_is_closed(void)
{
    struct guest g;

    make_open(&g, "x", 1, TEXT_READ);
    CHECK_U64(open_name(&g, H, "/nowhere/at/all", TEXT_READ), MINUS_1);
    CHECK_U64(call(&g, HOSTCALL_Fclose, H, 0), MINUS_1);
    CHECK_U64(open_name(&g, H, g.file, TEXT_READ), 0);
    CHECK_U64(open_name(&g, H, g.file, BINARY_READ_WRITE + 1), MINUS_1);
    CHECK_U64(call(&g, HOSTCALL_Fclose, H, 0), MINUS_1);
    destroy(&g);
}

static void opening_again_closes_first(void)
{
    struct guest g;

    make_open(&g, "", 0, TEXT_WRITE);
    guest_put(g.p, BUFFER, "abc", 4);
    CHECK_U64(call(&g, HOSTCALL_Fputs, H, BUFFER), 3);
    CHECK_U64(open_name(&g, H, g.file, TEXT_READ), 0);
    CHECK_U64(fread_(&g, 3), 0);
    guest_check(g.p, BUFFER, "abc", 3);
    destroy(&g);
}

static void a_name_has_less_than_4096_bytes(void)
{
    char name[4097];
    struct guest g;

    make(&g, "x", 1);
    memset(name, '/', sizeof name);
    memcpy(name + 4095 - strlen(g.file), g.file, strlen(g.file) + 1);
    CHECK_U64(open_name(&g, H, name, TEXT_READ), 0);
    memmove(name + 1, name, 4096);
    CHECK_U64(open_name(&g, H, name, TEXT_READ), MINUS_1);
    destroy(&g);
}

/* --- reading -------------------------------------------------------------- */

static void fread_gives_what_is_missing(void)
{
    struct guest g;

    make_open(&g, "0123456789", 10, BINARY_READ);
    CHECK_U64(fread_(&g, 0), 0);
    CHECK_U64(fread_(&g, 4), 0);
    guest_check(g.p, BUFFER, "0123\0", 5);
    CHECK_U64(fread_(&g, 7), 0 - (octa)1);
    guest_check(g.p, BUFFER, "456789\0", 7);
    CHECK_U64(fread_(&g, 7), 0 - (octa)7);
    CHECK_U64(fread_(&g, (octa)1 << 32), MINUS_1 - ((octa)1 << 32));
    destroy(&g);
}

static void fgets_ends_lines_and_strings(void)
{
    struct guest g;

    make_open(&g, "one\n\ntwo", 8, TEXT_READ);
    CHECK_U64(fgets_(&g, 100), 4);
    guest_check(g.p, BUFFER, "one\n", 5);
    CHECK_U64(fgets_(&g, 100), 1);
    guest_check(g.p, BUFFER, "\n", 2);
    CHECK_U64(fgets_(&g, 100), 3);
    guest_check(g.p, BUFFER, "two", 4);
    CHECK_U64(fgets_(&g, 100), MINUS_1);
    destroy(&g);
}

static void fgets_reads_one_less_than_its_size(void)
{
    struct guest g;

    make_open(&g, "abc\n", 4, TEXT_READ);
    CHECK_U64(fgets_(&g, 0), MINUS_1);
    guest_put(g.p, BUFFER, "z", 1);
    CHECK_U64(fgets_(&g, 1), 0);
    guest_check(g.p, BUFFER, "\0", 1);
    CHECK_U64(fgets_(&g, 3), 2);
    guest_check(g.p, BUFFER, "ab", 3);
    CHECK_U64(fgets_(&g, 3), 2);
    guest_check(g.p, BUFFER, "c\n", 3);
    destroy(&g);
}

/* LENGTH letters without a newline give RESULT. */
static void check_long_line(size_t length, octa result)
{
    char line[1000];
    struct guest g;

    memset(line, 'x', sizeof line);
    make_open(&g, line, length, TEXT_READ);
    CHECK_U64(fgets_(&g, 2000), result);
    guest_check(g.p, BUFFER, line, length);
    guest_check(g.p, BUFFER + length, "\0", 1);
    destroy(&g);
}

static void a_line_that_fills_its_last_piece_is_lost(void)
{
    check_long_line(254, 254);
    check_long_line(255, MINUS_1); /* though it lies in the buffer */
    check_long_line(256, 256);
    check_long_line(510, MINUS_1);
    check_long_line(511, 511);
}

static void zeros_count_unless_the_file_ends_with_the_line(void)
{
    struct guest g;

    make_open(&g, "a\0b\nc\0d", 7, TEXT_READ);
    CHECK_U64(fgets_(&g, 100), 4);
    guest_check(g.p, BUFFER, "a\0b\n", 5);
    CHECK_U64(fgets_(&g, 100), 1);
    guest_check(g.p, BUFFER, "c\0b\n", 4); /* "d" is not there */
    CHECK_U64(fgets_(&g, 100), MINUS_1);
    destroy(&g);
}

static void fread_tries_again_at_the_end_and_fgets_does_not(void)
{
    struct guest g;
    FILE *f;

    make_open(&g, "", 0, TEXT_READ);
    CHECK_U64(fgets_(&g, 10), MINUS_1);
    f = fopen(g.file, "a");
    CHECK(f != NULL && fputs("abc", f) >= 0 && fclose(f) == 0);
    CHECK_U64(fgets_(&g, 10), MINUS_1);
    CHECK_U64(fread_(&g, 2), 0);
    CHECK_U64(fgets_(&g, 10), 1);
    destroy(&g);
}

static void fgetws_reads_wydes(void)
{
    struct guest g;

    make_open(&g, "\0a\n\n\0\n\0b\0c\0", 11, TEXT_READ);
    CHECK_U64(fgetws_(&g, 0), MINUS_1);
    CHECK_U64(fgetws_(&g, 1), 0);
    CHECK_U64(fgetws_(&g, 10), 3);
    guest_check(g.p, BUFFER, "\0a\n\n\0\n\0\0", 8);
    CHECK_U64(fgetws_(&g, 10), 2); /* the odd byte is dropped */
    guest_check(g.p, BUFFER, "\0b\0c\0\0", 6);
    CHECK_U64(fgetws_(&g, 10), 0); /* and no failure at the end */
    guest_check(g.p, BUFFER, "\0\0", 2);
    destroy(&g);
}

static void fgetws_wants_an_even_buffer(void)
{
    struct guest g;

    make_open(&g, "\0a\0b", 4, TEXT_READ);
    CHECK_U64(call_2(&g, HOSTCALL_Fgetws, H, BUFFER + 1, 3), 2);
    guest_check(g.p, BUFFER, "\0a\0b\0\0", 6);
    destroy(&g);
}

static void standard_input_ends_like_a_file(void)
{
    struct guest g;
    int kept = dup(STDIN_FILENO);

    make(&g, "last", 4);
    CHECK(kept >= 0 && freopen(g.file, "r", stdin) != NULL);
    CHECK_U64(call_2(&g, HOSTCALL_Fgets, 0, BUFFER, 100), 4);
    CHECK_U64(call_2(&g, HOSTCALL_Fgets, 0, BUFFER, 100), MINUS_1);
    CHECK_U64(call_2(&g, HOSTCALL_Fread, 0, BUFFER, 5), 0 - (octa)5);
    CHECK(dup2(kept, STDIN_FILENO) >= 0 && close(kept) == 0);
    destroy(&g);
}

/* --- writing -------------------------------------------------------------- */

static void strings_end_at_zero(void)
{
    struct guest g;

    make_open(&g, "old contents", 12, TEXT_WRITE);
    guest_put(g.p, BUFFER, "line\n\0more", 10);
    CHECK_U64(call(&g, HOSTCALL_Fputs, H, BUFFER), 5);
    CHECK_U64(call(&g, HOSTCALL_Fputs, H, BUFFER + 5), 0);
    check_file(&g, "line\n", 5);
    destroy(&g);
}

static void wydes_end_at_a_zero_wyde(void)
{
    struct guest g;

    make_open(&g, "", 0, TEXT_WRITE);
    guest_put(g.p, BUFFER, "\0a\1\0\0b\0\0", 8);
    CHECK_U64(call(&g, HOSTCALL_Fputws, H, BUFFER), 3);
    CHECK_U64(call(&g, HOSTCALL_Fputws, H, BUFFER + 1), 3); /* made even */
    check_file(&g, "\0a\1\0\0b\0a\1\0\0b", 12);
    destroy(&g);
}

static void long_texts_are_written_whole(void)
{
    static char text[9000];
    struct guest g;

    memset(text, 'x', sizeof text - 1);
    make_open(&g, "", 0, BINARY_WRITE);
    guest_put(g.p, BUFFER, text, sizeof text);
    CHECK_U64(call(&g, HOSTCALL_Fputs, H, BUFFER), sizeof text - 1);
    CHECK_U64(call_2(&g, HOSTCALL_Fwrite, H, BUFFER, 8191), 0);
    CHECK_U64(call(&g, HOSTCALL_Ftell, H, 0), sizeof text - 1 + 8191);
    destroy(&g);
}

static void a_full_disk_is_reported(void)
{
    struct guest g;

    make(&g, "", 0);
    guest_put(g.p, BUFFER, "abc", 4);
    CHECK_U64(open_name(&g, H, "/dev/full", TEXT_WRITE), 0);
    CHECK_U64(call(&g, HOSTCALL_Fputs, H, BUFFER), MINUS_1);
    CHECK_U64(call_2(&g, HOSTCALL_Fwrite, H, BUFFER, 2), 0 - (octa)2);
    CHECK_U64(call_2(&g, HOSTCALL_Fwrite, H, BUFFER, 100000), 0 - (octa)100000);
    CHECK_U64(call(&g, HOSTCALL_Fclose, H, 0), 0);
    destroy(&g);
}

/* --- reading and writing one file ----------------------------------------- */

static void a_seek_changes_between_reading_and_writing(void)
{
    struct guest g;

    make_open(&g, "old", 3, BINARY_READ_WRITE);
    guest_put(g.p, BUFFER + 100, "new", 3);
    CHECK_U64(call_2(&g, HOSTCALL_Fwrite, H, BUFFER + 100, 3), 0);
    CHECK_U64(fread_(&g, 1), MINUS_1 - 1);
    CHECK_U64(call(&g, HOSTCALL_Fseek, H, 1), 0);
    CHECK_U64(fread_(&g, 1), 0);
    guest_check(g.p, BUFFER, "e", 1);
    CHECK_U64(call_2(&g, HOSTCALL_Fwrite, H, BUFFER + 100, 1), 0 - (octa)1);
    CHECK_U64(call(&g, HOSTCALL_Ftell, H, 0), 2);
    CHECK_U64(call(&g, HOSTCALL_Fseek, H, MINUS_1), 0);
    CHECK_U64(call_2(&g, HOSTCALL_Fwrite, H, BUFFER + 100, 3), 0);
    check_file(&g, "newnew", 6);
    destroy(&g);
}

static void a_size_of_zero_does_not_choose(void)
{
    struct guest g;

    make_open(&g, "", 0, BINARY_READ_WRITE);
    CHECK_U64(fgets_(&g, 0), MINUS_1);
    CHECK_U64(call_2(&g, HOSTCALL_Fwrite, H, BUFFER, 1), 0);
    destroy(&g);
}

static void positions_are_for_binary_files_and_31_bits(void)
{
    struct guest g;

    make_open(&g, "0123456789", 10, TEXT_READ);
    CHECK_U64(call(&g, HOSTCALL_Fseek, H, 0), MINUS_1);
    CHECK_U64(call(&g, HOSTCALL_Ftell, H, 0), MINUS_1);
    CHECK_U64(open_name(&g, H, g.file, BINARY_READ), 0);
    CHECK_U64(call(&g, HOSTCALL_Fseek, H, 0x7fffffff), 0);
    CHECK_U64(call(&g, HOSTCALL_Fseek, H, 0x80000000), MINUS_1);
    CHECK_U64(call(&g, HOSTCALL_Fseek, H, 0 - (octa)0x80000001), MINUS_1);
    CHECK_U64(call(&g, HOSTCALL_Fseek, H, 0 - (octa)11), 0);
    CHECK_U64(call(&g, HOSTCALL_Ftell, H, 0), 0);
    CHECK_U64(call(&g, HOSTCALL_Fseek, H, 0 - (octa)12), MINUS_1);
    destroy(&g);
}

/* --- the rest ------------------------------------------------------------- */

static void check_refused(struct guest *g, enum hostcall which, octa argument)
{
    unsigned fault = FAULT_NONE;
    octa result;

    g->p->cpu.g[255] = argument;
    CHECK_INT(try_call(g, which, H, &result, &fault), HOSTCALL_END_REFUSED);
    CHECK_U64(fault, FAULT_K);
}

static void negative_addresses_are_refused(void)
{
    struct guest g;

    make_open(&g, "abc", 3, BINARY_READ);
    check_refused(&g, HOSTCALL_Fread, MINUS_1 << 3);
    guest_put_octa(g.p, ARGUMENTS, (octa)1 << 63);
    guest_put_octa(g.p, ARGUMENTS + 8, 3);
    check_refused(&g, HOSTCALL_Fread, ARGUMENTS);
    check_refused(&g, HOSTCALL_Fopen, ARGUMENTS);
    CHECK_U64(open_name(&g, H, g.file, BINARY_WRITE), 0);
    check_refused(&g, HOSTCALL_Fputs, (octa)1 << 63);
    guest_put_octa(g.p, ARGUMENTS, (octa)1 << 63);
    check_refused(&g, HOSTCALL_Fwrite, ARGUMENTS);
    destroy(&g);
}

static void only_host_calls_are_host_calls(void)
{
    CHECK(hostcall_is_one(0x00000000));
    CHECK(hostcall_is_one(0x00000001));
    CHECK(!hostcall_is_one(0x00000002));
    CHECK(hostcall_is_one(0x000001ff));
    CHECK(hostcall_is_one(0x00000aff));
    CHECK(!hostcall_is_one(0x00000b00));
    CHECK(!hostcall_is_one(0x00010100));
}

int main(void)
{
    return TEST_RUN(
        a_closed_handle_does_nothing, every_handle_can_be_opened,
        what_cannot_be_opened_is_closed, opening_again_closes_first,
        a_name_has_less_than_4096_bytes, fread_gives_what_is_missing,
        fgets_ends_lines_and_strings, fgets_reads_one_less_than_its_size,
        a_line_that_fills_its_last_piece_is_lost,
        zeros_count_unless_the_file_ends_with_the_line,
        fread_tries_again_at_the_end_and_fgets_does_not, fgetws_reads_wydes,
        fgetws_wants_an_even_buffer, standard_input_ends_like_a_file,
        strings_end_at_zero, wydes_end_at_a_zero_wyde,
        long_texts_are_written_whole, a_full_disk_is_reported,
        a_seek_changes_between_reading_and_writing,
        a_size_of_zero_does_not_choose,
        positions_are_for_binary_files_and_31_bits,
        negative_addresses_are_refused, only_host_calls_are_host_calls);
}
