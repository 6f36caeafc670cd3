#include "specgen/assess/assess_state.h"

#include "model/base/num.h"
#include "model/diagnosis/error_text.h"
#include "specgen/gocompat/concat.h"

struct writer {
    struct arena *a;
    const struct assess_note **end;
};

static void add(struct writer *w, const struct assess_note *note)
{
    struct assess_note *n = arena_alloc(w->a, sizeof(*n));

    if (n == NULL)
        return;
    *n = *note;
    n->part = "state";
    n->next = NULL;
    *w->end = n;
    w->end = &n->next;
}

static const struct value *state_of(const struct assessment *r)
{
    const struct value *container = value_get(r->doc->root, STR_LIT("container"));
    const struct value *state = container != NULL && container->kind == VALUE_MAP
                                    ? value_get(container, STR_LIT("State"))
                                    : NULL;

    return state != NULL && state->kind == VALUE_MAP ? state : NULL;
}

static bool is_true(const struct value *state, const char *key)
{
    const struct value *v = value_get(state, str_of(key));

    return v != NULL && v->kind == VALUE_BOOL && v->u.boolean;
}

/* ---- the daemon's words ------------------------------------------------------------------ */

/* "hcs.Create: 0xc0370102 HCS_E_... (no hypervisor)": what is known of the text; empty: nothing. */
static struct err *decoded(struct str *out, struct arena *a, struct str text)
{
    struct error_text found;
    struct err *e = error_text(&found, a, text);
    struct str said = STR_NONE;

    if (e != NULL)
        return e;
    for (const struct error_code *c = found.codes; c != NULL; c = c->next) {
        const struct code *row = c->parts.row;

        if (row == NULL)
            continue;
        said = CONCAT(a, said, said.len > 0 ? STR_LIT(" ") : STR_NONE, c->as_written,
                      STR_LIT(" is "), str_of(row->name), STR_LIT(": "),
                      str_of(row->meaning != NULL ? row->meaning : "its meaning is not documented"),
                      STR_LIT("."));
        if (row->next != NULL)
            said = CONCAT(a, said, STR_LIT(" "), str_of(row->next));
    }
    error_text_finish(&found);
    *out = said;
    return NULL;
}

/* "daemon, line 3": who answered, without where that was read. */
static struct str answered_by(struct str key)
{
    ptrdiff_t end = str_find(key, ',', 0);

    return end > 0 ? str_cut(key, 0, (size_t)end) : key;
}

/* Answers that were pasted beside the container or alone. */
static struct err *tell_answers(struct writer *w, const struct mdl_doc *doc)
{
    for (size_t i = 0; i < doc->answers.count; i++) {
        const struct mdl_named_string *answer = &doc->answers.items[i];
        struct str explained;
        struct err *e;

        if ((e = decoded(&explained, w->a, answer->v.v)) != NULL)
            return e;
        add(w,
            &(struct assess_note){.text = CONCAT(w->a, STR_LIT("the "), answered_by(answer->name),
                                                 STR_LIT(" answered: "), answer->v.v),
                                  .remedy = explained,
                                  .rule = RULE_ANSWER,
                                  .ref = SPEC_REF(ANSWERS),
                                  .warning = true});
    }
    return NULL;
}

static struct err *tell_error(struct writer *w, const struct value *state)
{
    const struct value *error = value_get(state, STR_LIT("Error"));
    struct str explained;
    struct err *e;

    if (error == NULL || error->kind != VALUE_STRING || error->u.text.len == 0)
        return NULL;
    if ((e = decoded(&explained, w->a, error->u.text)) != NULL)
        return e;
    add(w, &(struct assess_note){
               .text = CONCAT(w->a, STR_LIT("the daemon answered the last start: "), error->u.text),
               .remedy = explained,
               .rule = RULE_STATE_ERROR,
               .ref = SPEC_REF(STATE),
               .warning = true});
    return NULL;
}

/* ---- how it ended ------------------------------------------------------------------------ */

static struct str exit_meaning(struct arena *a, uint32_t code)
{
    static const struct {
        uint32_t code;
        const char *text;
    } of_daemon[] = {
        {126, "the daemon's own: the program could not be run"},
        {127, "the daemon's own: the program was not found"},
        {128, "the daemon's own: the start failed before there was a process"},
    };
    struct code_parts parts = code_take_apart(code, CODE_AS_EXIT);

    for (size_t i = 0; i < sizeof(of_daemon) / sizeof(of_daemon[0]); i++)
        if (of_daemon[i].code == code)
            return str_of(of_daemon[i].text);
    if (parts.row == NULL || parts.row->meaning == NULL)
        return STR_LIT("the program's own");
    return CONCAT(a, str_of(parts.row->name), STR_LIT(": "), str_of(parts.row->meaning));
}

static void tell_exit(struct writer *w, const struct value *state)
{
    const struct value *v = value_get(state, STR_LIT("ExitCode"));
    int64_t code = 0;

    if (is_true(state, "OOMKilled"))
        add(w, &(struct assess_note){.text = STR_LIT("the container was ended for want of memory"),
                                     .rule = RULE_STATE_EXIT,
                                     .ref = SPEC_REF(STATE)});
    if (is_true(state, "Running") || v == NULL || v->kind != VALUE_NUMBER ||
        num_int64(&code, v->u.text) != NUM_OK || code == 0 || code < INT32_MIN || code > UINT32_MAX)
        return;
    add(w, &(struct assess_note){
               .text = arena_printf(w->a, "the container ended with exit code %lld (0x%X): %.*s",
                                    (long long)code, (unsigned)(uint32_t)code,
                                    STR_FMT(exit_meaning(w->a, (uint32_t)code))),
               .rule = RULE_STATE_EXIT,
               .ref = SPEC_REF(STATE)});
}

/* ---- what contradicts -------------------------------------------------------------------- */

static void tell_contradiction(struct writer *w, const struct assessment *r,
                               const struct value *state)
{
    struct str started = r->doc->container.state.started_at.v;

    if (r->end == ASSESS_ENDS_NEVER || !is_true(state, "Running"))
        return;
    add(w, &(struct assess_note){
               .text = CONCAT(w->a, STR_LIT("the container runs"),
                              started.len > 0 ? STR_LIT(", since ") : STR_NONE, started,
                              STR_LIT(", but we would refuse it: one of the two is not as it is "
                                      "told")),
               .rule = RULE_STATE_CONTRADICTION,
               .ref = SPEC_REF(STATE),
               .warning = true});
}

struct err *assess_state(struct assessment *r, struct arena *a, const struct mdl_doc *doc)
{
    struct writer w = {a, &r->state};
    const struct value *state = state_of(r);
    struct err *e;

    if ((e = tell_answers(&w, doc)) != NULL)
        return e;
    if (state == NULL)
        return arena_failed(a) ? err_oom() : NULL;
    if ((e = tell_error(&w, state)) != NULL)
        return e;
    tell_contradiction(&w, r, state);
    tell_exit(&w, state);
    return arena_failed(a) ? err_oom() : NULL;
}
