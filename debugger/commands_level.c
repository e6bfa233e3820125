/* commands_level.c - the commands for who is looked at, and who may run. */
#include "debugger/args.h"
#include "debugger/command.h"
#include "debugger/show_levels.h"
#include "debugger/target_guest.h"

/* The hypervisor of S's target; null, with the reason in E. */
static struct hypervisor *need_guests(struct session *s, struct error *e)
{
    struct hypervisor *h = target_hypervisor(s->target);

    if (h == NULL)
        (void)error_set(e, STATUS_REFUSED,
                        "a %s has one level and no guests; `tramoya debug "
                        "host` debugs guests",
                        s->target->class->name);
    return h;
}

/* Is there a guest NUMBER? */
static enum status check_guest(const struct hypervisor *h, unsigned number,
                               struct error *e)
{
    if (number < h->guest_count)
        return STATUS_OK;
    return error_set(e, STATUS_NOT_FOUND,
                     "there is no guest %u; `levels` lists them", number);
}

/* Look at V, and show where that stands. */
static enum status look(struct session *s, struct target_view v,
                        struct buf *out)
{
    session_look(s, v);
    session_show_place(s, out);
    return STATUS_OK;
}

/* --- whom to look at ------------------------------------------------------
 */

enum status command_levels(struct session *s, const char *args, struct buf *out,
                           struct error *e)
{
    enum status status = args_end(args, e);

    if (status == STATUS_OK)
        show_levels(out, s->target);
    return status;
}

/* The view that ARGS, "N" or "N.GUEST", mean. */
static enum status read_view(const struct hypervisor *h, const char *args,
                             struct target_view *v, struct error *e)
{
    bool has_guest;
    enum status status;

    *v = (struct target_view){0};
    status =
        event_choice_read_level(&args, &v->level, &has_guest, &v->guest, e);
    if (status == STATUS_OK)
        status = args_end(args, e);
    if (status == STATUS_OK && v->level > 2)
        status = error_set(e, STATUS_NOT_FOUND,
                           "levels are 0, the machine, 1, the guests, and 2, "
                           "a guest's guest; what runs on that is to level 0 "
                           "a part of it");
    if (status == STATUS_OK && has_guest && v->level == 0)
        status = error_set(e, STATUS_BAD_INPUT,
                           "level 0 is the machine: it has no guest's number");
    if (status == STATUS_OK)
        status = check_guest(h, v->guest, e);
    v->is_current = v->level > 0 && !has_guest;
    return status;
}

enum status command_level(struct session *s, const char *args, struct buf *out,
                          struct error *e)
{
    const struct hypervisor *h;
    struct target_view v;
    enum status status;

    if (*args == 0) {
        show_levels(out, s->target);
        return STATUS_OK;
    }
    h = need_guests(s, e);
    if (h == NULL)
        return e->status;
    status = read_view(h, args, &v, e);
    return status == STATUS_OK ? look(s, v, out) : status;
}

/* The number of a guest is all that ARGS have. */
static enum status read_guest(const struct hypervisor *h, const char *args,
                              unsigned *number, struct error *e)
{
    enum status status = args_number(&args, number, e);

    if (status == STATUS_OK)
        status = args_end(args, e);
    return status == STATUS_OK ? check_guest(h, *number, e) : status;
}

enum status command_guest(struct session *s, const char *args, struct buf *out,
                          struct error *e)
{
    struct target_view v = {.level = 1, .is_current = *args == 0};
    const struct hypervisor *h = need_guests(s, e);
    enum status status = STATUS_OK;

    if (h == NULL)
        return e->status;
    if (*args != 0)
        status = read_guest(h, args, &v.guest, e);
    return status == STATUS_OK ? look(s, v, out) : status;
}

/* --- who may run ----------------------------------------------------------
 */

/* Let GUEST be paused or not: a change by hand, so that history stays true. */
static enum status change(struct session *s, unsigned guest, bool is_paused,
                          struct error *e)
{
    enum status status = history_open(s->history);

    if (status == STATUS_OK) {
        session_forget_future(s);
        target_guest_pause(s->target, guest, is_paused);
        status = history_close(s->history);
    }
    return status == STATUS_OK
               ? status
               : error_set(e, status, "%s", status_text(status));
}

static enum status let(struct session *s, const char *args, bool is_paused,
                       struct error *e)
{
    const struct hypervisor *h = need_guests(s, e);
    unsigned guest;
    enum status status;

    if (h == NULL)
        return e->status;
    if (*args == 0)
        return error_set(e, STATUS_BAD_INPUT, "which guest?");
    status = read_guest(h, args, &guest, e);
    if (status != STATUS_OK)
        return status;
    if (guest_is_over(h->guests[guest]))
        return error_set(e, STATUS_REFUSED, "guest %u has come to its end",
                         guest);
    return change(s, guest, is_paused, e);
}

enum status command_pause(struct session *s, const char *args, struct buf *out,
                          struct error *e)
{
    (void)out;
    return let(s, args, true, e);
}

enum status command_unpause(struct session *s, const char *args,
                            struct buf *out, struct error *e)
{
    (void)out;
    return let(s, args, false, e);
}
