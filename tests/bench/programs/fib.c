/* fib.c - the twin of fib.mms; its calls must stay calls (programs.txt). */
#include "bench.h"

/* Not static: then the compiler would know more of the function than any
 * caller may, and save fewer registers. */
uint64_t fib(uint64_t n)
{
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

static uint64_t run(void)
{
    volatile uint64_t n = 35;

    return fib(n);
}
