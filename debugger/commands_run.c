/* commands_run.c - the commands that lead to another moment.
 *
 * What they do is the session's; here is what they understand.
 */
#include "debugger/args.h"
#include "debugger/command.h"

/* The session has moved: show where to. */
static enum status arrive(struct session *s, struct buf *out, struct error *e)
{
    session_show_stop(s, out);
    if (s->why == SESSION_FAILED)
        return error_set(e, STATUS_NO_MEMORY, "the session cannot go on");
    return STATUS_OK;
}

/* Does the session know its past? */
static enum status need_past(const struct session *s, struct error *e)
{
    if (history_info(s->history).limit > 0)
        return STATUS_OK;
    return error_set(e, STATUS_REFUSED,
                     "there is no way back: with --history-mem 0 nothing is "
                     "remembered");
}

typedef void session_runner(struct session *s, octa n);

/* RUN N times, as ARGS say. */
static enum status run_n(struct session *s, session_runner *run,
                         const char *args, struct buf *out, struct error *e)
{
    octa n;
    enum status status = args_value(s->target, &args, 1, &n, e);

    if (status == STATUS_OK)
        status = args_end(args, e);
    if (status != STATUS_OK)
        return status;
    run(s, n);
    return arrive(s, out, e);
}

/* RUN, which wants no arguments. */
static enum status run_plainly(struct session *s, void run(struct session *s),
                               const char *args, struct buf *out,
                               struct error *e)
{
    enum status status = args_end(args, e);

    if (status != STATUS_OK)
        return status;
    run(s);
    return arrive(s, out, e);
}

typedef void session_event_runner(struct session *s,
                                  const struct event_choice *events);

/* RUN to an event that ARGS mean. */
static enum status run_to_event(struct session *s, session_event_runner *run,
                                const char *args, struct buf *out,
                                struct error *e)
{
    struct event_choice events;
    enum status status = event_choice_read(&args, &events, e);

    if (status == STATUS_OK)
        status = args_end(args, e);
    if (status != STATUS_OK)
        return status;
    run(s, &events);
    return arrive(s, out, e);
}

/* --- forwards ------------------------------------------------------------- */

enum status command_step(struct session *s, const char *args, struct buf *out,
                         struct error *e)
{
    return run_n(s, session_step, args, out, e);
}

enum status command_next(struct session *s, const char *args, struct buf *out,
                         struct error *e)
{
    return run_n(s, session_next, args, out, e);
}

enum status command_finish(struct session *s, const char *args, struct buf *out,
                           struct error *e)
{
    return run_plainly(s, session_finish, args, out, e);
}

enum status command_continue(struct session *s, const char *args,
                             struct buf *out, struct error *e)
{
    return run_plainly(s, session_continue, args, out, e);
}

enum status command_until(struct session *s, const char *args, struct buf *out,
                          struct error *e)
{
    octa location;
    enum status status = expr_location(s->target, &args, &location, e);

    if (status == STATUS_OK)
        status = args_end(args, e);
    if (status != STATUS_OK)
        return status;
    session_until(s, location);
    return arrive(s, out, e);
}

enum status command_to_event(struct session *s, const char *args,
                             struct buf *out, struct error *e)
{
    return run_to_event(s, session_to_event, args, out, e);
}

enum status command_goto(struct session *s, const char *args, struct buf *out,
                         struct error *e)
{
    octa count;
    enum status status;

    if (*args == 0)
        return error_set(e, STATUS_BAD_INPUT, "goto which instruction count?");
    status = args_value(s->target, &args, 0, &count, e);
    if (status == STATUS_OK)
        status = args_end(args, e);
    if (status == STATUS_OK && count < s->target->class->insns(s->target))
        status = need_past(s, e);
    if (status != STATUS_OK)
        return status;
    session_go(s, count);
    return arrive(s, out, e);
}

/* --- backwards ------------------------------------------------------------ */

enum status command_back(struct session *s, const char *args, struct buf *out,
                         struct error *e)
{
    enum status status = need_past(s, e);

    return status == STATUS_OK ? run_n(s, session_back, args, out, e) : status;
}

enum status command_reverse_next(struct session *s, const char *args,
                                 struct buf *out, struct error *e)
{
    enum status status = need_past(s, e);

    return status == STATUS_OK ? run_n(s, session_reverse_next, args, out, e)
                               : status;
}

enum status command_reverse_finish(struct session *s, const char *args,
                                   struct buf *out, struct error *e)
{
    enum status status = need_past(s, e);

    return status == STATUS_OK
               ? run_plainly(s, session_reverse_finish, args, out, e)
               : status;
}

enum status command_reverse_continue(struct session *s, const char *args,
                                     struct buf *out, struct error *e)
{
    enum status status = need_past(s, e);

    return status == STATUS_OK
               ? run_plainly(s, session_reverse_continue, args, out, e)
               : status;
}

enum status command_back_to_event(struct session *s, const char *args,
                                  struct buf *out, struct error *e)
{
    enum status status = need_past(s, e);

    return status == STATUS_OK
               ? run_to_event(s, session_back_to_event, args, out, e)
               : status;
}
