#include "specgen/assess/assess_state.h"

#include "model/base/num.h"
#include "model/diagnosis/code_exit.h"
#include "model/diagnosis/error_next.h"
#include "model/diagnosis/loose_match.h"
#include "model/diagnosis/sayings.h"
#include "specgen/assess/cause_facts.h"
#include "specgen/assess/causes.h"
#include "specgen/engine/build_fit.h"
#include "specgen/engine/refusals.h"
#include "specgen/gocompat/concat.h"
#include "specgen/preflight/mount_hint.h"

struct writer {
    struct arena *a;
    const struct assess_note **end;
    struct assessment *r;
    const struct mdl_doc *doc; /* as written */
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

/* What is known of a text: which rule of the daemon says so, and what its codes mean. */
struct explained {
    struct str said; /* empty: nothing is known */
    bool of_daemon;  /* a rule of the daemon says it: what to do is known from there */
    struct spec_ref ref;
};

static void explain_rule(struct explained *out, struct arena *a, const struct error_text *t,
                         struct str text)
{
    const struct refusal *r = refusal_deciding(t);
    struct spec_rule_info rule;
    struct mount_hint hint;
    const char *remedy;

    if (r == NULL)
        return;
    rule = spec_rule_info(r->rule);
    remedy = refusal_remedy(r->rule, text);
    out->ref = (struct spec_ref){r->field, -1};
    out->of_daemon = true;
    out->said = CONCAT(
        a, STR_LIT("It is refused by "), str_of(refusal_part_names[r->part]), STR_LIT(", rule "),
        str_of(rule.id), STR_LIT(" ("), str_of(rule.title), STR_LIT("). "),
        mount_hint_of_refusal(&hint, a, text) ? mount_hint_sentence(a, &hint)
                                              : str_of(remedy != NULL        ? remedy
                                                       : rule.remedy != NULL ? rule.remedy
                                                                             : ""));
}

/* What ends a sentence that may be a question. */
static struct str full_stop(const char *text)
{
    size_t len = strlen(text);

    return len > 0 && text[len - 1] == '?' ? STR_NONE : STR_LIT(".");
}

static void explain_saying(struct explained *out, struct arena *a, struct str text)
{
    struct str advice = build_fit_advice(a, text);
    struct saying s;

    if (out->said.len > 0)
        return;
    s = error_saying(text);
    if (s.text != NULL)
        out->said = CONCAT(a, STR_LIT("It means: "), str_of(s.meaning), STR_LIT(". To check: "),
                           str_of(s.next), full_stop(s.next),
                           advice.len > 0 ? STR_LIT(" ") : advice, advice);
}

static void explain_code(struct explained *out, struct arena *a, const struct error_text *t,
                         const struct error_code *c)
{
    const struct code *row = &c->parts.row;
    const char *meaning = error_meaning(t, row);
    struct str word = c->as_written;

    if (row->name == NULL)
        return;
    if (!c->by_number)
        word = CONCAT(a, STR_LIT("'"), word, STR_LIT("'"));
    out->said =
        CONCAT(a, out->said, out->said.len > 0 ? STR_LIT(" ") : STR_NONE, word, STR_LIT(" is "),
               str_of(row->name), STR_LIT(": "),
               str_of(meaning != NULL ? meaning : "its meaning is not documented"), STR_LIT("."));
}

/* Behind what the container itself says of the causes. */
static void explain_next(struct explained *out, struct arena *a, const struct error_text *t,
                         const struct error_code *c)
{
    const struct code *row = &c->parts.row;
    const char *next;

    if (row->name == NULL || out->of_daemon)
        return;
    if ((next = error_next(t, row)) != NULL)
        out->said = CONCAT(a, out->said, STR_LIT(" To check: "), str_of(next), full_stop(next));
    else if (error_is_of_program(t))
        out->said = CONCAT(a, out->said, STR_LIT(" docker logs tells what the program said."));
    else if (error_next_is_elsewhere(t, row))
        out->said =
            CONCAT(a, out->said, STR_LIT(" What to do about it is known of other calls alone ("),
                   str_of(row->calls), STR_LIT(")."));
}

static void explain_causes(struct explained *out, struct writer *w, struct error_text *t)
{
    const struct assess_cause *found = assess_causes(w->a, t, w->r, w->doc), **end = &w->r->causes;
    struct str text = assess_causes_text(w->a, found);

    assess_causes_cut(t, w->a, found);
    if (text.len > 0)
        out->said = CONCAT(w->a, out->said, out->said.len > 0 ? STR_LIT(" ") : STR_NONE, text);
    if (*end == NULL)
        *end = found;
}

/* Where image and host do not fit: which images the host takes, if its build is told. */
static void explain_host(struct explained *out, struct writer *w, const struct error_code *c)
{
    uint64_t build = w->r->spec.facts.os_build;

    while (c != NULL && c->parts.row.value != 0xC0370101)
        c = c->next;
    if (c == NULL || build == 0 || build > UINT32_MAX ||
        mdl_is_assumption(mdl_source_of(w->doc->root, STR_LIT("OSBuild"))))
        return;
    out->said = CONCAT(w->a, out->said, STR_LIT(" "), build_fit_tags(w->a, (uint32_t)build));
}

/* otherwise: the field that the text stands in. */
static struct err *explain(struct explained *out, struct writer *w, struct str text,
                           struct spec_ref otherwise)
{
    struct arena *a = w->a;
    struct error_text found;
    struct err *e = error_text(&found, a, text);

    if (e != NULL)
        return e;
    *out = (struct explained){.ref = otherwise};
    if (found.isolation == TAIL_UNKNOWN)
        found.isolation = assess_isolation_told(w->r, w->doc);
    explain_rule(out, a, &found, text);
    if (found.deciding.text != NULL) {
        explain_saying(out, a, text);
        error_text_finish(&found);
        return NULL;
    }
    for (const struct error_code *c = found.codes; c != NULL; c = c->next)
        explain_code(out, a, &found, c);
    explain_saying(out, a, text);
    explain_causes(out, w, &found);
    for (const struct error_code *c = found.codes; c != NULL; c = c->next)
        explain_next(out, a, &found, c);
    explain_host(out, w, found.codes);
    error_text_finish(&found);
    return NULL;
}

/* Whose words were worked out from its files, where others' were read. */
static bool is_of_compose(const struct mdl_named_string *answer)
{
    return str_starts(answer->name, STR_LIT("docker compose,"));
}

/* "daemon, line 3": who answered, without where that was read. */
static struct str answer_text(struct arena *a, const struct mdl_named_string *answer)
{
    ptrdiff_t end = str_find(answer->name, ',', 0);
    struct str by = end > 0 ? str_cut(answer->name, 0, (size_t)end) : answer->name;

    if (is_of_compose(answer))
        return CONCAT(a, STR_LIT("docker compose refuses this: "), answer->v.v);
    if (str_starts(by, STR_LIT("docker compose")))
        return CONCAT(a, STR_LIT("docker compose answered: "), answer->v.v);
    if (str_is(by, "containerd"))
        return CONCAT(a, by, STR_LIT(" answered: "), answer->v.v);
    return CONCAT(a, STR_LIT("the "), by, STR_LIT(" answered: "), answer->v.v);
}

/* What compose's words mean is not why: a variable that nothing sets leaves a key empty, too, and
 * of that its rule knows. */
static struct str answer_remedy(struct arena *a, const struct mdl_named_string *answer,
                                struct str said)
{
    if (said.len == 0 || !is_of_compose(answer))
        return said;
    return CONCAT(a, said, STR_LIT(" "), str_of(spec_rule_info(RULE_COMPOSE_REFUSES).remedy));
}

/* Answers that were pasted beside the container or alone. */
static struct err *tell_answers(struct writer *w, const struct mdl_doc *doc)
{
    for (size_t i = 0; i < doc->answers.count; i++) {
        const struct mdl_named_string *answer = &doc->answers.items[i];
        struct explained explained;
        struct err *e = explain(&explained, w, answer->v.v, SPEC_REF_AT(ANSWERS_ITEM, i));

        if (e != NULL)
            return e;
        add(w, &(struct assess_note){.text = answer_text(w->a, answer),
                                     .remedy = answer_remedy(w->a, answer, explained.said),
                                     .rule =
                                         is_of_compose(answer) ? RULE_COMPOSE_REFUSES : RULE_ANSWER,
                                     .ref = explained.ref,
                                     .warning = true});
    }
    return NULL;
}

static bool is_answered(const struct value *state)
{
    const struct value *error = value_get(state, STR_LIT("Error"));

    return error != NULL && error->kind == VALUE_STRING && error->u.text.len > 0;
}

#define SAME_BYTES 1024 /* each place of an answer is compared with so many */

/* What somebody pasted may be the answer to that start: it is told once. */
static bool is_pasted(const struct mdl_doc *doc, struct str error)
{
    struct str words = str_cut(str_trim(error), 0, SAME_BYTES);
    size_t end;

    for (size_t i = 0; words.len > 0 && i < doc->answers.count; i++)
        if (loose_find(doc->answers.items[i].v.v, 0, words, &end) != LOOSE_NONE)
            return true;
    return false;
}

static struct err *tell_error(struct writer *w, const struct mdl_doc *doc,
                              const struct value *state)
{
    const struct value *error = value_get(state, STR_LIT("Error"));
    struct explained explained;
    struct err *e;

    if (!is_answered(state) || is_pasted(doc, error->u.text))
        return NULL;
    if ((e = explain(&explained, w, error->u.text, SPEC_REF(STATE))) != NULL)
        return e;
    add(w, &(struct assess_note){
               .text = CONCAT(w->a, STR_LIT("the daemon answered the last start: "), error->u.text),
               .remedy = explained.said,
               .rule = RULE_STATE_ERROR,
               .ref = explained.ref,
               .warning = true});
    return NULL;
}

/* ---- how it ended ------------------------------------------------------------------------ */

/* What to do about it; empty: the rule says it. */
static struct str exit_remedy(struct arena *a, uint32_t code, bool answered)
{
    struct code_parts parts = code_take_apart(code, CODE_AS_EXIT);
    const char *next = parts.row.name != NULL ? error_next_of_exit(&parts.row) : NULL;

    if (code >= 126 && code <= 128)
        return answered
                   ? STR_LIT("There is no log of a program: it never ran. The daemon's answer "
                             "above tells why.")
                   : STR_LIT(
                         "There is no log of a program: it never ran. The daemon's answer to the "
                         "start tells why: State.Error, or 'docker start NAME' once more.");
    if (next == NULL || !code_exit_is_of_windows(code))
        return STR_NONE;
    return CONCAT(a, STR_LIT("To check: "), str_of(next), full_stop(next),
                  STR_LIT(" docker logs tells what the program said."));
}

static struct str exit_meaning(struct arena *a, uint32_t code)
{
    struct code_parts parts = code_take_apart(code, CODE_AS_EXIT);
    const char *meaning = code_exit_meaning(code);

    if (meaning == NULL && (parts.row.meaning == NULL || !code_exit_is_of_windows(code)))
        meaning = code_exit_otherwise(code);
    if (meaning != NULL)
        return str_of(meaning);
    return CONCAT(a, str_of(parts.row.name), STR_LIT(": "), str_of(parts.row.meaning));
}

/* Running and Restarting are both true between two runs: the code is that of the last. */
static bool is_restarting(const struct value *state)
{
    return is_true(state, "Restarting");
}

/* What goes on after the end. */
static struct str again(struct writer *w, const struct value *state)
{
    const struct value *container = value_get(w->r->doc->root, STR_LIT("container"));
    const struct value *v = value_get(container, STR_LIT("RestartCount"));
    int64_t count = 0;

    if (!is_restarting(state))
        return STR_NONE;
    if (v == NULL || v->kind != VALUE_NUMBER || num_int64(&count, v->u.text) != NUM_OK ||
        count <= 0)
        return STR_LIT("; its restart policy starts it again and again");
    return arena_printf(w->a, "; its restart policy has started it again %lld time%s so far",
                        (long long)count, count == 1 ? "" : "s");
}

static void tell_exit(struct writer *w, const struct value *state)
{
    const struct value *v = value_get(state, STR_LIT("ExitCode"));
    int64_t code = 0;

    if (is_true(state, "OOMKilled"))
        add(w,
            &(struct assess_note){.text = STR_LIT("the container was ended for want of memory"),
                                  .remedy = STR_LIT("Give the container more memory (-m), or let "
                                                    "it use less; with hyperv and no limit its "
                                                    "virtual machine has 1 GiB."),
                                  .rule = RULE_STATE_EXIT,
                                  .ref = SPEC_REF(STATE)});
    if ((is_true(state, "Running") && !is_restarting(state)) || v == NULL ||
        v->kind != VALUE_NUMBER || num_int64(&code, v->u.text) != NUM_OK || code == 0 ||
        code < INT32_MIN || code > UINT32_MAX)
        return;
    add(w, &(struct assess_note){
               .text = arena_printf(
                   w->a, "the container ended with exit code %lld (0x%X): %.*s%.*s",
                   (long long)code, (unsigned)(uint32_t)code,
                   STR_FMT(exit_meaning(w->a, (uint32_t)code)), STR_FMT(again(w, state))),
               .remedy = exit_remedy(w->a, (uint32_t)code, is_answered(state)),
               .rule = RULE_STATE_EXIT,
               .ref = SPEC_REF(STATE)});
}

/* ---- what contradicts -------------------------------------------------------------------- */

static void tell_contradiction(struct writer *w, const struct assessment *r,
                               const struct value *state)
{
    struct str started = r->doc->container.state.started_at.v;

    if (r->end == ASSESS_ENDS_NEVER || !is_true(state, "Running") || is_restarting(state))
        return;
    add(w, &(struct assess_note){
               .text = CONCAT(w->a, STR_LIT("the container runs"),
                              started.len > 0 ? STR_LIT(", since ") : STR_NONE, started,
                              STR_LIT(", but by what is told it would be refused: one of the two "
                                      "is not as it is told")),
               .rule = RULE_STATE_CONTRADICTION,
               .ref = SPEC_REF(STATE),
               .warning = true});
}

struct err *assess_state(struct assessment *r, struct arena *a, const struct mdl_doc *doc)
{
    struct writer w = {a, &r->state, r, doc};
    const struct value *state = state_of(r);
    struct err *e;

    if ((e = tell_answers(&w, doc)) != NULL)
        return e;
    if (state == NULL)
        return arena_failed(a) ? err_oom() : NULL;
    if ((e = tell_error(&w, doc, state)) != NULL)
        return e;
    tell_contradiction(&w, r, state);
    tell_exit(&w, state);
    return arena_failed(a) ? err_oom() : NULL;
}
