/* test.h - what every unit test program includes.
 *
 * A test is a static function whose name is the sentence it proves; main()
 * is one line:
 *
 *     int main(void)
 *     {
 *         return TEST_RUN(adds_carry_into_next_octa, wraps_at_the_top);
 *     }
 *
 * Tests are run by cmocka, which reports the first failed CHECK of each and
 * goes on with the next test.
 */
#ifndef TESTS_UNIT_TEST_H
#define TESTS_UNIT_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "vm/base/base.h"

/* The condition holds. */
#define CHECK(condition) assert_true(condition)

/* Two values are the same: as unsigned and signed 64-bit numbers, strings,
 * pointers, and LEN bytes of memory. */
#define CHECK_U64(got, wanted) assert_int_equal((octa)(got), (octa)(wanted))
#define CHECK_INT(got, wanted)                                                 \
    assert_int_equal((int64_t)(got), (int64_t)(wanted))
#define CHECK_STR(got, wanted)      assert_string_equal(got, wanted)
#define CHECK_PTR(got, wanted)      assert_ptr_equal(got, wanted)
#define CHECK_MEM(got, wanted, len) assert_memory_equal(got, wanted, len)

/* The string TEXT contains PART. */
#define CHECK_HAS(text, part) test_check_has(text, part, __FILE__, __LINE__)
void test_check_has(const char *text, const char *part, const char *file,
                    int line);

/* Run the named test functions (up to 64); the value is what main returns. */
#define TEST_RUN(...)                                                          \
    test_run((test_function *const[]){__VA_ARGS__, NULL}, #__VA_ARGS__)
typedef void test_function(void);
int test_run(test_function *const *tests, const char *names);

/* What a body of test_each_allocation_fails() found. */
enum test_outcome {
    TEST_OUTCOME_DONE,   /* it worked, with the right result */
    TEST_OUTCOME_REFUSED /* it reported that memory ran out, and cleaned up */
};
typedef enum test_outcome test_body(void *context);

/* Call BODY(CONTEXT) again and again: the first time its 1st allocation
 * fails, then its 2nd, and so on, until it asks for fewer than n and nothing
 * fails.  Checks that it refused when an allocation failed, and worked when
 * none did; BODY checks the rest (nothing lost, nothing changed).  A leak is
 * found when the test runs under SAN=1.  Returns how many failures there
 * were, so that a test can see that there were any. */
size_t test_each_allocation_fails(test_body *body, void *context);

#endif
