/* test_status.c - failures in words. */
#include <errno.h>
#include <string.h>

#include "tests/unit/test.h"
#include "vm/base/status.h"

static void every_status_has_a_text_of_its_own(void)
{
    for (unsigned s = 0; s < STATUS_COUNT; s++) {
        CHECK(*status_text(s) != 0);
        for (unsigned t = 0; t < s; t++)
            CHECK(strcmp(status_text(s), status_text(t)) != 0);
    }
}

static void error_holds_status_and_formatted_text(void)
{
    struct error e;

    CHECK_INT(error_set(&e, STATUS_LIMIT, "%d of %s", 3, "these"),
              STATUS_LIMIT);
    CHECK_INT(e.status, STATUS_LIMIT);
    CHECK_STR(e.text, "3 of these");
}

static void null_stands_for_a_caller_who_does_not_ask(void)
{
    CHECK_INT(error_set(NULL, STATUS_IO, "unheard"), STATUS_IO);
    CHECK_INT(error_errno(NULL, ENOENT, "unheard"), STATUS_NOT_FOUND);
}

static void long_text_is_cut_at_the_field(void)
{
    struct error e;

    error_set(&e, STATUS_IO, "%2000s", "end");
    CHECK_U64(strlen(e.text), sizeof e.text - 1);
}

static void errno_becomes_the_status_that_callers_tell_apart(void)
{
    struct error e;

    CHECK_INT(error_errno(&e, ENOENT, "f"), STATUS_NOT_FOUND);
    CHECK_INT(error_errno(&e, ENOTDIR, "f"), STATUS_NOT_FOUND);
    CHECK_INT(error_errno(&e, ENOMEM, "f"), STATUS_NO_MEMORY);
    CHECK_INT(error_errno(&e, EACCES, "f"), STATUS_REFUSED);
    CHECK_INT(error_errno(&e, EPERM, "f"), STATUS_REFUSED);
    CHECK_INT(error_errno(&e, ENOSPC, "f"), STATUS_IO);
    CHECK_STR(e.text, "f: No space left on device");
}

int main(void)
{
    return TEST_RUN(every_status_has_a_text_of_its_own,
                    error_holds_status_and_formatted_text,
                    null_stands_for_a_caller_who_does_not_ask,
                    long_text_is_cut_at_the_field,
                    errno_becomes_the_status_that_callers_tell_apart);
}
