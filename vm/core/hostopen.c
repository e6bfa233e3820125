/* hostopen.c - opening files of the host, freely or within a folder. */
#include "vm/core/hostopen.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NEW_FILE = 0666 }; /* permissions, before the umask */

static const int flags_of[] = {
    [HOSTFILE_READ] = O_RDONLY,
    [HOSTFILE_WRITE] = O_WRONLY | O_CREAT,
    [HOSTFILE_READ_WRITE] = O_RDWR | O_CREAT,
};

int hostopen_folder(const char *name)
{
    return open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

int hostopen_any(const char *name, enum hostfile_access access)
{
    int truncate = access == HOSTFILE_READ ? 0 : O_TRUNC;

    return open(name, flags_of[access] | truncate | O_CLOEXEC | O_NOCTTY,
                NEW_FILE);
}

/* Copy the first part of *NAME to PART and move *NAME to the next one, or to
 * the end.  False if there is none, or none that leads down. */
static bool take_part(const char **name, char part[NAME_MAX + 1])
{
    size_t len = strcspn(*name, "/");

    if (len == 0 || len > NAME_MAX)
        return false;
    memcpy(part, *name, len);
    part[len] = 0;
    *name += len;
    if (**name == '/')
        *name += 1 + strspn(*name + 1, "/");
    return strcmp(part, "..") != 0;
}

/* Keep FD if it is a regular file, emptied unless ACCESS is to read.  That
 * is done here and not by O_TRUNC, so that nothing else is ever emptied. */
static int keep_regular(int fd, enum hostfile_access access)
{
    struct stat st;

    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
        (access == HOSTFILE_READ || ftruncate(fd, 0) == 0))
        return fd;
    close(fd);
    errno = EACCES;
    return -1;
}

int hostopen_below(int folder, const char *name, enum hostfile_access access)
{
    /* A pipe without a reader must not make us wait; for regular files
     * O_NONBLOCK means nothing. */
    const int always = O_NOFOLLOW | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
    char part[NAME_MAX + 1];
    int at = folder, next;

    do {
        bool leads_down = take_part(&name, part);
        int flags = *name == 0 ? flags_of[access] : O_RDONLY | O_DIRECTORY;

        errno = EACCES;
        next = leads_down ? openat(at, part, flags | always, NEW_FILE) : -1;
        if (at != folder)
            close(at);
        at = next;
    } while (at >= 0 && *name != 0);
    return at >= 0 ? keep_regular(at, access) : -1;
}
