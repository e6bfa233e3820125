/* capture.c - what goes to standard output and error is caught. */
#include "debugger/capture.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* A copy of FD that no program we start inherits. */
static int copy(int fd)
{
    return fcntl(fd, F_DUPFD_CLOEXEC, 3);
}

enum status capture_begin(struct capture *c, struct error *e)
{
    *c = (struct capture){.file = tmpfile()};
    if (c->file == NULL)
        return error_errno(e, errno, "a temporary file");
    fflush(stdout);
    c->out = copy(STDOUT_FILENO);
    c->err = copy(STDERR_FILENO);
    if (c->out >= 0 && c->err >= 0 &&
        dup2(fileno(c->file), STDOUT_FILENO) >= 0 &&
        dup2(fileno(c->file), STDERR_FILENO) >= 0)
        return STATUS_OK;
    (void)error_errno(e, errno, "standard output");
    capture_end(c);
    return STATUS_IO;
}

void capture_take(struct capture *c, struct output *o)
{
    char piece[4096];
    off_t end, at;
    ssize_t got;
    int fd;

    if (c->file == NULL)
        return;
    fflush(stdout);
    fd = fileno(c->file);
    end = lseek(fd, 0, SEEK_CUR);
    if (end <= 0)
        return;
    at = end > 2 * OUTPUT_MOST ? end - 2 * OUTPUT_MOST : 0;
    o->is_cut |= at > 0;
    while (at < end && (got = pread(fd, piece, sizeof piece, at)) > 0) {
        output_add(o, piece, (size_t)got);
        at += got;
    }
    (void)!ftruncate(fd, 0);
    (void)lseek(fd, 0, SEEK_SET);
}

static void give_back(int from, int to)
{
    if (from < 0)
        return;
    (void)dup2(from, to);
    close(from);
}

void capture_end(struct capture *c)
{
    if (c->file == NULL)
        return;
    fflush(stdout);
    give_back(c->out, STDOUT_FILENO);
    give_back(c->err, STDERR_FILENO);
    fclose(c->file);
    c->file = NULL;
}
