/* hostopen.h - opening files of the host, freely or within a folder. */
#ifndef VM_CORE_HOSTOPEN_H
#define VM_CORE_HOSTOPEN_H

#include "vm/core/hostfile.h"

/* All return a file descriptor that is closed on exec, or -1 with errno. */

/* The folder NAME, to be given to hostopen_below(). */
int hostopen_folder(const char *name);

/* Whatever NAME leads to, as open(2) does it. */
int hostopen_any(const char *name, enum hostfile_access access);

/* The regular file NAME below FOLDER; hostfile.h says which names are good.
 * Nothing outside is opened, made or emptied, also when somebody changes the
 * folders at the same time. */
int hostopen_below(int folder, const char *name, enum hostfile_access access);

#endif
