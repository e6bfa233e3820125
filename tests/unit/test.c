/* test.c - what the unit test programs share. */
#include "tests/unit/test.h"

#include <string.h>

#include "vm/base/alloc.h"

enum { TEST_MOST = 64 };

void test_check_has(const char *text, const char *part, const char *file,
                    int line)
{
    if (strstr(text, part) != NULL)
        return;
    print_error("\"%s\" is not in \"%s\"\n", part, text);
    _fail(file, line);
}

static void call(void **state)
{
    test_function *const *test = *state;

    alloc_fail_hook(NULL); /* a test that failed may have left one */
    (*test)();
}

/* The next name of a list "a, b, c" at *AT, cut out of it. */
static char *next_name(char **at)
{
    char *name = *at + strspn(*at, ", \n");

    *at = name + strcspn(name, ", \n");
    if (**at != 0)
        *(*at)++ = 0;
    return name;
}

int test_run(test_function *const *tests, const char *names)
{
    struct CMUnitTest all[TEST_MOST] = {0};
    char list[8192], *at = list;
    size_t count = 0;

    assert_true(strlen(names) < sizeof list);
    strcpy(list, names);
    for (; tests[count] != NULL; count++) {
        assert_true(count < TEST_MOST);
        all[count].name = next_name(&at);
        all[count].test_func = call;
        all[count].initial_state = (void *)(uintptr_t)&tests[count];
    }
    return _cmocka_run_group_tests("", all, count, NULL, NULL);
}

/* How many allocations may still succeed, and whether one failed. */
static size_t left;
static bool has_failed;

static bool is_next_to_fail(void)
{
    if (left > 0) {
        left--;
        return false;
    }
    has_failed = true;
    return true;
}

size_t test_each_allocation_fails(test_body *body, void *context)
{
    size_t n = 0;

    do {
        enum test_outcome outcome;

        left = n++;
        has_failed = false;
        alloc_fail_hook(is_next_to_fail);
        outcome = body(context);
        alloc_fail_hook(NULL);
        assert_int_equal(outcome == TEST_OUTCOME_REFUSED, has_failed);
    } while (has_failed);
    return n - 1;
}
