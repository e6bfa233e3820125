/* tell_json.c - what was measured, for programs.
 *
 * Jansson's functions take null for what could not be made, and give it back;
 * so a lack of memory shows at the end.
 */
#include "sysvm/classify/tell_json.h"

#include <inttypes.h>

#include "sysvm/classify/name.h"
#include "sysvm/classify/stage.h"
#include "sysvm/classify/values.h"
#include "vm/isa/disasm.h"

static void put(json_t **object, const char *key, json_t *value)
{
    if (json_object_set_new(*object, key, value) != 0) {
        json_decref(*object);
        *object = NULL;
    }
}

static void append(json_t **array, json_t *value)
{
    if (json_array_append_new(*array, value) != 0) {
        json_decref(*array);
        *array = NULL;
    }
}

/* The text of B, which is finished here. */
static json_t *text(struct buf *b)
{
    json_t *j = b->failed ? NULL : json_string(buf_text(b));

    buf_fini(b);
    return j;
}

static json_t *octa_text(octa value)
{
    return json_sprintf("#%" PRIx64, value);
}

static json_t *form_name(const struct classify_form *f)
{
    struct buf b;

    buf_init(&b);
    name_form(&b, f);
    return text(&b);
}

/* --- witnesses ------------------------------------------------------------ */

static json_t *instruction(const struct classify_run *run)
{
    struct buf b;

    buf_init(&b);
    disasm_insn(&b, run->word, pages_code(run->mode, PAGES_WORD_AT), NULL,
                NULL);
    return text(&b);
}

static json_t *place(const struct classify_difference *d)
{
    struct buf b;

    buf_init(&b);
    name_place(&b, d);
    return text(&b);
}

/* What a run began with. */
static json_t *state(const struct classify *c, const struct classify_run *run)
{
    json_t *j = json_object();

    put(&j, "mode", json_string(name_mode(c->kind, run->mode)));
    put(&j, "values", json_string(values_name(run->part)));
    put(&j, "machine", json_integer(run->machine));
    if (run->source != CLASSIFY_IN_MEMORY) {
        put(&j, "resume", json_integer(stage_resume(run)));
        put(&j, "ropcode", json_integer(run->ropcode));
    }
    return j;
}

static json_t *witness(const struct classify *c,
                       const struct classify_witness *w)
{
    json_t *j = json_object();

    put(&j, "instruction", instruction(&w->run));
    put(&j, "word", json_sprintf("#%08" PRIx32, w->run.word));
    put(&j, "state", state(c, &w->run));
    if (w->run.mode != w->beside.mode || w->run.machine != w->beside.machine)
        put(&j, "beside", state(c, &w->beside));
    put(&j, "place", place(&w->what));
    put(&j, "one", octa_text(w->what.one));
    put(&j, "other", octa_text(w->what.other));
    return j;
}

static json_t *witnesses(const struct classify *c,
                         const struct classify_result *r)
{
    static const char *const facts[CLASSIFY_WITNESSES] = {
        "changes the machine", "switches the mode", "reads the machine",
        "tells the mode"};
    json_t *j = json_object();

    for (unsigned i = 0; i < CLASSIFY_WITNESSES; i++)
        if (r->witness[i].what.place != CLASSIFY_NOWHERE)
            put(&j, facts[i], witness(c, &r->witness[i]));
    if (classify_escapes(c, r))
        put(&j, "escapes", witness(c, &r->inserted_witness));
    return j;
}

/* --- forms ---------------------------------------------------------------- */

/* What happened in each mode, at least once. */
static json_t *outcomes(unsigned facts)
{
    static const struct {
        enum classify_fact fact;
        const char *name;
    } names[] = {{CLASSIFY_RUNS, "runs"},
                 {CLASSIFY_REFUSED, "privileged"},
                 {CLASSIFY_ILLEGAL, "illegal"},
                 {CLASSIFY_CALLS, "calls"},
                 {CLASSIFY_FAULTS, "faults"}};
    json_t *j = json_array();

    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (facts & names[i].fact)
            append(&j, json_string(names[i].name));
    return j;
}

static json_t *modes(const struct classify *c, const struct classify_result *r)
{
    json_t *j = json_object();

    for (unsigned mode = 0; mode < CLASSIFY_MODES; mode++)
        if (classify_has_mode(c->kind, mode))
            put(&j, name_mode(c->kind, mode), outcomes(r->facts[mode]));
    return j;
}

static json_t *form(const struct classify *c, const struct classify_result *r)
{
    static const char *const classes[CLASSIFY_CLASSES] = {
        [CLASSIFY_CLASS_GUARDED] = "sensitive and privileged",
        [CLASSIFY_CLASS_OFFENDER] = "sensitive",
        [CLASSIFY_CLASS_CAUTIOUS] = "privileged",
        [CLASSIFY_CLASS_INNOCUOUS] = "innocuous",
        [CLASSIFY_CLASS_CALL] = "call",
        [CLASSIFY_CLASS_NONE] = "illegal"};
    unsigned how = classify_sensitivity(r);
    json_t *j = json_object();

    put(&j, "form", form_name(&r->form));
    put(&j, "opcode", json_integer(r->form.op));
    put(&j, "class", json_string(classes[classify_class(c, r)]));
    put(&j, "privileged", json_boolean(classify_is_privileged(c, r)));
    put(&j, "control_sensitive", json_boolean(how & CLASSIFY_CONTROL));
    put(&j, "behaviour_sensitive", json_boolean(how & CLASSIFY_BEHAVIOUR));
    put(&j, "user_sensitive",
        json_boolean(classify_user_sensitivity(c, r) != 0));
    put(&j, "seen", modes(c, r));
    put(&j, "witnesses", witnesses(c, r));
    return j;
}

/* --- all ------------------------------------------------------------------ */

static json_t *theorem(const struct classify *c, int number)
{
    json_t *j = json_object(), *offenders = json_array();

    for (size_t i = 0; i < c->count; i++)
        if (classify_offends(c, &c->results[i], number))
            append(&offenders, form_name(&c->results[i].form));
    put(&j, "holds", json_boolean(json_array_size(offenders) == 0));
    put(&j, "offenders", offenders);
    return j;
}

static json_t *dispute(const struct classify_dispute *d)
{
    json_t *j = json_object();

    put(&j, "form", form_name(&d->result->form));
    put(&j, "measured", json_string(table_text(d)));
    return j;
}

static json_t *disputes_of(const struct classify_dispute *disputes,
                           size_t count)
{
    json_t *j = json_array();

    for (size_t i = 0; i < count; i++)
        append(&j, dispute(&disputes[i]));
    return j;
}

static json_t *machines(const struct classify *c)
{
    json_t *j = json_array();

    for (unsigned i = 0; i < SREG_COUNT; i++)
        if (c->machines >> i & 1)
            append(&j, json_string(isa_sregs[i].name));
    return j;
}

static json_t *forms(const struct classify *c)
{
    json_t *j = json_array();

    for (size_t i = 0; i < c->count; i++)
        append(&j, form(c, &c->results[i]));
    return j;
}

json_t *tell_json(const char *name, const struct classify *c,
                  const struct classify_dispute *disputes, size_t count)
{
    json_t *j = json_object();

    put(&j, "cpu", json_string(name));
    put(&j, "executed", json_integer((json_int_t)c->runs));
    put(&j, "inserted", json_integer((json_int_t)c->inserted_runs));
    put(&j, "machine", machines(c));
    put(&j, "theorem_1", theorem(c, 1));
    put(&j, "theorem_3", theorem(c, 3));
    put(&j, "disputes", disputes_of(disputes, count));
    put(&j, "forms", forms(c));
    return j;
}
