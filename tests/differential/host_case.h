/* host_case.h - programs that call their host, for two simulators.
 *
 * A program is a list of calls.  After each it notes the result, and a sum
 * over the region of memory that buffers lie in; in the end it writes both,
 * and the region itself, to a file, so that everything a call does to the
 * guest can be compared.
 *
 *     host_gen.c    makes lists of calls
 *     host_text.c   makes MMIXAL of a list
 *     host_run.c    runs that, in a folder of its own
 */
#ifndef TESTS_DIFFERENTIAL_HOST_CASE_H
#define TESTS_DIFFERENTIAL_HOST_CASE_H

#include "tests/differential/dice.h"
#include "vm/base/buf.h"
#include "vm/isa/isa.h"

enum { HOST_CALLS = 30, HOST_LINES = 3 };

/* One call.  Fopen: OBJECT is the number of a name, SIZE the mode.  Fputs,
 * Fputws, Fwrite: OBJECT is the number of a string, or HOST_REGION; OFFSET is
 * added to its address.  Fread, Fgets, Fgetws: OFFSET is that in the region.
 * Fseek: OFFSET is the argument.  Halt is not the end but the warning in a trip
 * handler: OBJECT is the number of the exception. */
struct host_call {
    enum hostcall which;
    byte handle;
    unsigned object;
    octa offset, size;
};

enum { HOST_REGION = 99, HOST_EXCEPTIONS = 9 };

struct host_case {
    struct host_call calls[HOST_CALLS];
    unsigned count;
    unsigned lines[HOST_LINES]; /* lengths of lines in the files "a", "wydes"
                                   and "input"; no newline at the end */
    unsigned line_count;
    unsigned zero;      /* where there is a zero in them, if it is */
    bool has_wydes;     /* standard input has lines of wydes */
    bool is_plain;      /* ours runs it with the plain engine */
    bool is_redirected; /* standard input is what the reference itself gets,
                           not the file of its option -f */
};

/* Make case number SEED. */
void host_gen(octa seed, struct host_case *c);

/* Names of files that the programs use, those that exist at first, and
 * strings of various lengths. */
enum { HOST_NAMES = 14, HOST_STRINGS = 14 };
void host_name(unsigned i, struct buf *out);
size_t host_string_length(unsigned i);

/* Append the program to OUT. */
void host_text(const struct host_case *c, struct buf *out);

/* What a run left behind, as one text to be compared: status, standard
 * output and error, and the contents of all files. */
enum host_which { HOST_OURS, HOST_THEIRS };

/* Run C's program; PROGRAMS are the paths of tramoya and of Knuth's mmix, the
 * present folder is for files.  OUT gets the text.  Failures of the host end
 * the program. */
void host_run(const struct host_case *c, enum host_which which,
              const char *const programs[2], struct buf *out);

#endif
