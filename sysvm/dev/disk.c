/* disk.c - a disk that moves sectors to and from RAM by itself. */
#include "sysvm/dev/disk.h"

#include <assert.h>
#include <string.h>

/* --- commands ------------------------------------------------------------- */

/* Whether all sectors, and all places in RAM, exist. */
static enum disk_status judge(const struct disk *d)
{
    octa sectors = d->image->sectors, ram = d->dev.port->ram;

    if (d->sector > sectors || d->count > sectors - d->sector)
        return DISK_BAD_SECTOR;
    if (d->address % 8 != 0 || d->address > ram ||
        d->count > (ram - d->address) / IMAGE_SECTOR)
        return DISK_BAD_ADDRESS;
    return DISK_DONE;
}

/* Copy SECTOR to RAM at A (a read), or the other way.  Returns false when the
 * host has no memory. */
static bool copy(const struct dev_port *port, octa a, byte *sector,
                 bool is_read)
{
    const struct pa at = {a};

    return is_read ? port->write(port->memory, at, sector, IMAGE_SECTOR)
                   : port->read(port->memory, at, sector, IMAGE_SECTOR);
}

/* Do to the image's sector NUMBER what the command says. */
static enum status obey(const struct disk *d, octa number, byte *sector)
{
    switch (d->command) {
    case DISK_READ:
        return image_read(d->image, number, sector);
    case DISK_WRITE:
        return image_write(d->image, number, sector);
    default:
        return image_flush(d->image);
    }
}

/* The same where the host has to be asked; how it went is kept in the log. */
static enum status ask_host(const struct disk *d, octa number, byte *sector)
{
    struct inputlog *l = d->dev.port->log;
    enum status s = obey(d, number, sector);
    bool has_read = d->command == DISK_READ && s == STATUS_OK;
    const struct inputlog_entry e = {.kind = INPUTLOG_DISK,
                                     .time = d->dev.port->time,
                                     .value = s,
                                     .bytes = has_read ? sector : NULL,
                                     .len = has_read ? IMAGE_SECTOR : 0};

    if (l != NULL)
        (void)!inputlog_add(l, &e); /* the machine looks at its status */
    return s;
}

/* The same as the log says, without the host. */
static enum status ask_log(const struct disk *d, byte *sector)
{
    struct inputlog *l = d->dev.port->log;
    struct inputlog_entry e;
    size_t len;

    if (!inputlog_has(l, INPUTLOG_DISK, d->dev.port->time))
        return inputlog_lose(l);
    if (inputlog_next(l, d->dev.port->time, &e) != STATUS_OK)
        return STATUS_IO;
    len = d->command == DISK_READ && e.value == STATUS_OK ? IMAGE_SECTOR : 0;
    if (e.len != len)
        return inputlog_lose(l);
    if (len > 0)
        memcpy(sector, e.bytes, len);
    return e.value == STATUS_OK ? STATUS_OK : STATUS_IO;
}

/* Let the command be done to sector NUMBER, by whomever. */
static enum status perform(const struct disk *d, octa number, byte *sector)
{
    const struct inputlog *l = d->dev.port->log;

    if (!image_needs_file(d->image, number, d->command != DISK_READ))
        return obey(d, number, sector);
    if (l != NULL && l->mode == INPUTLOG_REPLAY)
        return ask_log(d, sector);
    return ask_host(d, number, sector);
}

/* Move sector NUMBER from or to RAM at A.  Returns false when the host
 * fails. */
static bool move(const struct disk *d, octa number, octa a)
{
    byte sector[IMAGE_SECTOR];

    if (d->command == DISK_READ)
        return perform(d, number, sector) == STATUS_OK &&
               copy(d->dev.port, a, sector, true);
    return copy(d->dev.port, a, sector, false) &&
           perform(d, number, sector) == STATUS_OK;
}

static enum disk_status carry_out(const struct disk *d)
{
    enum disk_status s;

    if (d->command == DISK_FLUSH)
        return perform(d, 0, NULL) == STATUS_OK ? DISK_DONE : DISK_HOST_ERROR;
    s = judge(d);
    for (octa i = 0; i < d->count && s == DISK_DONE; i++)
        if (!move(d, d->sector + i, d->address + i * IMAGE_SECTOR))
            s = DISK_HOST_ERROR;
    return s;
}

/* Begin COMMAND, if there is such a one.  It is done after LATENCY more
 * instructions; the present store is not yet counted in the port's time. */
static void begin(struct disk *d, octa command)
{
    if (command < DISK_READ || command > DISK_FLUSH)
        return;
    d->command = command;
    d->status = DISK_BUSY;
    d->ready = d->dev.port->time + 1 + d->latency;
}

/* --- the device ----------------------------------------------------------- */

static octa load(struct dev *dev, unsigned reg)
{
    const struct disk *d = (const struct disk *)dev;

    switch (reg) {
    case REG_DISK_SECTOR:
        return d->sector;
    case REG_DISK_ADDRESS:
        return d->address;
    case REG_DISK_COUNT:
        return d->count;
    case REG_DISK_COMMAND:
        return d->command;
    case REG_DISK_STATUS:
        return d->status;
    default:
        return d->image->sectors;
    }
}

static void store(struct dev *dev, unsigned reg, octa value)
{
    struct disk *d = (struct disk *)dev;

    if (d->status == DISK_BUSY)
        return;
    switch (reg) {
    case REG_DISK_SECTOR:
        d->sector = value;
        break;
    case REG_DISK_ADDRESS:
        d->address = value;
        break;
    case REG_DISK_COUNT:
        d->count = value;
        break;
    case REG_DISK_COMMAND:
        begin(d, value);
        break;
    default:
        break;
    }
}

static octa ready(const struct dev *d)
{
    return ((const struct disk *)d)->ready;
}

static void advance(struct dev *dev)
{
    struct disk *d = (struct disk *)dev;

    if (d->ready > dev->port->time)
        return;
    assert(d->status == DISK_BUSY);
    d->ready = DEV_NEVER;
    d->status = carry_out(d);
    dev_raise(dev, DEV_BIT_DISK);
}

static void save(const struct dev *dev, struct buf *b)
{
    const struct disk *d = (const struct disk *)dev;

    buf_add_octa(b, d->image->sectors);
    buf_add_octa(b, d->latency);
    buf_add_octa(b, d->sector);
    buf_add_octa(b, d->address);
    buf_add_octa(b, d->count);
    buf_add_octa(b, d->command);
    buf_add_octa(b, d->status);
    buf_add_octa(b, d->ready);
}

static enum status restore(struct dev *dev, struct reader *r)
{
    struct disk *d = (struct disk *)dev;
    bool is_busy;

    (void)reader_check(r, reader_octa(r) == d->image->sectors);
    d->latency = reader_up_to(r, DEV_END);
    d->sector = reader_octa(r);
    d->address = reader_octa(r);
    d->count = reader_octa(r);
    d->command = reader_up_to(r, DISK_FLUSH);
    d->status = (enum disk_status)reader_up_to(r, DISK_HOST_ERROR);
    d->ready = reader_octa(r);
    is_busy = d->status == DISK_BUSY && d->command != 0;
    (void)reader_check(r, is_busy == (d->ready != DEV_NEVER));
    return reader_status(r);
}

void disk_init(struct disk *d, struct dev_port *port, struct image *image,
               octa latency)
{
    static const struct dev_ops ops = {.load = load,
                                       .store = store,
                                       .advance = advance,
                                       .due = ready,
                                       .wake = ready,
                                       .save = save,
                                       .restore = restore};

    assert(latency <= DEV_END);
    *d = (struct disk){.dev = {.ops = &ops, .port = port},
                       .image = image,
                       .latency = latency == 0 ? DISK_LATENCY : latency,
                       .ready = DEV_NEVER};
}
