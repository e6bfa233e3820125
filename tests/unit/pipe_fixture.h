/* pipe_fixture.h - pipes in the place of a terminal. */
#ifndef TESTS_UNIT_PIPE_FIXTURE_H
#define TESTS_UNIT_PIPE_FIXTURE_H

#include <fcntl.h>
#include <unistd.h>

#include "tests/unit/test.h"

/* A pipe that can be asked what has arrived: pipe_text(). */
static inline void pipe_open(int ends[2])
{
    CHECK_INT(pipe(ends), 0);
    CHECK_INT(fcntl(ends[0], F_SETFL, O_NONBLOCK), 0);
}

/* What has arrived at END and was not asked for yet; "" if nothing. */
static inline const char *pipe_text(int end)
{
    static char text[70000];
    ssize_t len = read(end, text, sizeof text - 1);

    text[len > 0 ? len : 0] = 0;
    return text;
}

#endif
