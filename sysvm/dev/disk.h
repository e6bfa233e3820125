/* disk.h - a disk that moves sectors to and from RAM by itself.
 *
 * A command is checked and carried out when its time is up, 1000 instructions
 * after it was given: then it moves all its sectors at once, sets the status,
 * and asks for attention, also when it failed.  Until then the status is 1,
 * and what is stored in any register is ignored.  A bad sector or address is
 * noticed before anything is moved; a failing host may leave a part done.
 * Commands that do not exist do nothing.
 */
#ifndef SYSVM_DEV_DISK_H
#define SYSVM_DEV_DISK_H

#include "sysvm/dev/dev.h"
#include "sysvm/dev/image.h"

enum disk_command { DISK_READ = 1, DISK_WRITE, DISK_FLUSH };

enum disk_status {
    DISK_DONE,
    DISK_BUSY,
    DISK_BAD_SECTOR,
    DISK_BAD_ADDRESS,
    DISK_HOST_ERROR
};

enum { DISK_LATENCY = 1000 };

struct disk {
    struct dev dev;
    struct image *image; /* borrowed */
    octa latency;        /* of a command, in instructions */
    octa sector, address, count, command;
    enum disk_status status;
    octa ready; /* when the command is done; DEV_NEVER: there is none */
};

/* A disk with the sectors of IMAGE, whose commands take LATENCY (0: as usual).
 */
void disk_init(struct disk *d, struct dev_port *port, struct image *image,
               octa latency);

#endif
