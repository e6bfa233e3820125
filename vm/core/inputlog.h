/* inputlog.h - everything that enters a guest from the host, in order.
 *
 * A guest is deterministic but for what the host tells it: results of host
 * calls, bytes of files, keys that were pressed.  All of that passes through
 * one log, in one of three modes:
 *
 *      pass     nothing is kept; the log costs nothing
 *      record   each entry is appended
 *      replay   entries come out again, and the host is not asked at all
 *
 * A run that is replayed is the same run, bit for bit, and writes nothing to
 * the host a second time.  Stepping backwards rests on that: go back to an
 * earlier state, and replay.
 *
 * The log is a run of bytes that can be kept as they are.  An entry is
 *
 *      kind  time  value  length  bytes
 *
 * where the first four are numbers of 7 bits to a byte, lowest first, the top
 * bit saying that more follow; time is the difference from the entry before,
 * and value is folded so that small negative numbers are short, too.  A byte
 * read by a host call takes 5 or 6 bytes of log.
 */
#ifndef VM_CORE_INPUTLOG_H
#define VM_CORE_INPUTLOG_H

#include "vm/base/buf.h"

enum inputlog_mode { INPUTLOG_PASS, INPUTLOG_RECORD, INPUTLOG_REPLAY };

enum inputlog_kind {
    INPUTLOG_HOSTCALL, /* value: the result; bytes: what was read */
    INPUTLOG_REFUSED,  /* a host call ended the run; value: FAULT_ bits */
    INPUTLOG_CONSOLE,  /* value: who asked; bytes: typed, or no more comes */
    INPUTLOG_DISK,     /* value: enum status; bytes: the sector, if read */
    INPUTLOG_END,      /* the run stopped here; value: state's fingerprint */
    INPUTLOG_KINDS
};

struct inputlog_entry {
    enum inputlog_kind kind;
    octa time;  /* instructions completed before it; or a machine's time */
    octa value; /* its meaning depends on the kind */
    const byte *bytes;
    size_t len;
};

struct inputlog {
    enum inputlog_mode mode;
    struct buf log; /* the entries */
    size_t at;      /* where the next one to be replayed begins */
    octa time;      /* of the last one added or replayed */
    bool is_lost;   /* a replay found something else than it expected */
};

/* A moment in a log: how much of it had been recorded or replayed. */
struct inputlog_place {
    size_t at;
    octa time;
};

/* An empty log in MODE. */
void inputlog_init(struct inputlog *l, enum inputlog_mode mode);
void inputlog_fini(struct inputlog *l);

/* Append E, in mode record; nothing in mode pass.  Not for mode replay. */
enum status inputlog_add(struct inputlog *l,
                         const struct inputlog_entry *e) MUST_CHECK;

/* From now on replay the LEN bytes at LOG, which are copied, from the start:
 * the log of another run. */
enum status inputlog_replay(struct inputlog *l, const byte *log,
                            size_t len) MUST_CHECK;

/* Whether, in mode replay, everything has been replayed. */
bool inputlog_is_at_end(const struct inputlog *l);

/* The next entry in mode replay, which stays the next one.  False, with *E
 * unchanged, if there is none, or none that makes sense. */
bool inputlog_peek(const struct inputlog *l,
                   struct inputlog_entry *e) MUST_CHECK;

/* Whether it is of KIND and for TIME. */
bool inputlog_has(const struct inputlog *l, enum inputlog_kind kind, octa time);

/* The next entry in mode replay, which must be for TIME; its bytes are
 * borrowed until the log changes.  STATUS_BAD_INPUT, with nothing consumed,
 * when there is none, or the log belongs to another run: it is lost then. */
enum status inputlog_next(struct inputlog *l, octa time,
                          struct inputlog_entry *e) MUST_CHECK;

/* What was found makes no sense: the log is of another run.  Returns
 * STATUS_BAD_INPUT. */
enum status inputlog_lose(struct inputlog *l);

/* How much has been recorded or replayed. */
struct inputlog_place inputlog_place(const struct inputlog *l);

/* Replay from P on, a place in this log.  STATUS_BAD_INPUT, with nothing
 * changed, if it has no such place. */
enum status inputlog_go(struct inputlog *l, struct inputlog_place p) MUST_CHECK;

/* Record from here on; what would still have come in a replay is forgotten. */
void inputlog_record(struct inputlog *l);

#endif
