#include "specgen/assess/assess.h"

#include "specgen/assess/assess_notes.h"
#include "specgen/assess/assess_request.h"
#include "specgen/assess/assess_start.h"
#include "specgen/assess/assess_state.h"
#include "specgen/gocompat/concat.h"
#include "specgen/spec/generate.h"

/* Where the field's storage lies in a document; only for fields outside of lists and maps. */
static char *storage(struct mdl_doc *doc, enum mdl_field_id field)
{
    size_t offset = 0;

    for (; field != MDL_F_NONE; field = mdl_fields[field].parent)
        offset += mdl_fields[field].offset;
    return (char *)doc + offset;
}

static void apply(struct mdl_doc *doc, const struct preflight_change *change)
{
    char *at = storage(doc, change->field);

    switch (change->kind) {
    case PREFLIGHT_TO_INT:
        ((struct mdl_int *)(void *)at)->v = change->number;
        break;
    case PREFLIGHT_TO_TEXT:
        *(struct mdl_string *)(void *)at = (struct mdl_string){MDL_SET, change->text};
        break;
    case PREFLIGHT_TO_NULL:
        *(struct mdl_int *)(void *)at = (struct mdl_int){MDL_NULL, 0};
        break;
    case PREFLIGHT_TO_NO_TEXT:
        *(struct mdl_string *)(void *)at = (struct mdl_string){MDL_NULL, STR_NONE};
        break;
    case PREFLIGHT_TO_PORTS: /* of the API's router, which the spec does not depend on */
        break;
    }
}

/* A shallow copy: it shares everything but the changed members with the original. */
static const struct mdl_doc *with_changes(struct arena *a, const struct mdl_doc *doc,
                                          const struct preflight_change *changes)
{
    struct mdl_doc *copy;

    if (changes == NULL)
        return doc;
    copy = arena_alloc(a, sizeof(*copy));
    if (copy == NULL)
        return doc;
    *copy = *doc;
    for (; changes != NULL; changes = changes->next)
        apply(copy, changes);
    return copy;
}

/* The spec was built from the stored isolation; who decided is told from what was asked for. */
static void tell_who_decided(struct assessment *r)
{
    struct spec_isolation *iso = &r->spec.isolation;

    if (r->settings == ASSESS_RAW || assess_change_of(r, MDL_F_ISOLATION) == NULL)
        return;
    iso->asked = r->doc->container.host_config.isolation.v;
    iso->decided_by = r->spec.linux_container ? SPEC_ISOLATION_LCOW : SPEC_ISOLATION_DAEMON;
}

/* Those that the spec rests on come first. */
static void join_unknowns(struct assessment *r, struct arena *a)
{
    r->unknowns = (struct spec_unknowns){.a = a, .doc = r->doc};
    spec_unknowns_join(&r->unknowns, &r->spec.unknowns);
    if (r->created != NULL)
        spec_unknowns_join(&r->unknowns, &r->created->unknowns);
    spec_unknowns_join(&r->unknowns, &r->create.unknowns);
    spec_unknowns_join(&r->unknowns, &r->start.unknowns);
}

static void count(struct assessment *r)
{
    for (const struct preflight_error *e = r->create.error; e != NULL; e = e->next)
        r->error_count++;
    for (const struct preflight_error *e = r->start.error; e != NULL; e = e->next)
        r->error_count++;
    for (const struct spec_error *e = r->spec.error; e != NULL; e = e->next)
        r->error_count++;
    for (const struct preflight_error *e = r->runtime; e != NULL; e = e->next)
        r->error_count++;
    for (const struct preflight_warning *w = r->create.warnings; w != NULL; w = w->next)
        r->warning_count++;
    r->warning_count += r->spec.warning_count;
}

static enum assess_end end_of(const struct assessment *r)
{
    if (r->create.error != NULL)
        return ASSESS_ENDS_CREATE;
    if (r->start.error != NULL)
        return ASSESS_ENDS_START;
    if (r->spec.error != NULL)
        return ASSESS_ENDS_SPEC;
    return r->runtime != NULL ? ASSESS_ENDS_RUNTIME : ASSESS_ENDS_NEVER;
}

/* What create says, and about which of the fields. */
struct said {
    enum mdl_field_id field;
    const struct said *next;
};

static bool is_said(const struct said *said, enum mdl_field_id field)
{
    while (said != NULL && said->field != field)
        said = said->next;
    return said != NULL;
}

static void note_said(struct assessment *r, struct arena *a)
{
    name_index_init(&r->said, a);
    for (const struct preflight_error *e = r->create.error; e != NULL; e = e->next) {
        const struct said *before = name_index_get(&r->said, e->message);
        struct said *said = arena_alloc(a, sizeof(*said));

        if (said == NULL)
            return;
        *said = (struct said){e->fix.field, before};
        if (!is_said(before, e->fix.field))
            name_index_put(&r->said, e->message, said);
    }
}

const struct spec_finding *assess_daemon_fails(const struct assessment *r)
{
    const struct spec_finding *f = r->spec.findings;

    while (f != NULL && f->rule != RULE_DAEMON)
        f = f->next;
    return f;
}

/* Whatever the settings are: a daemon that does not start answers nobody. */
static enum assess_end with_daemon(const struct assessment *r, enum assess_end end)
{
    return assess_daemon_fails(r) != NULL ? ASSESS_ENDS_DAEMON : end;
}

struct err *assess_outcome_as(struct arena *a, const struct mdl_doc *doc, const struct plat *host,
                              enum assess_settings settings, const struct engine *engine,
                              struct assessment *out)
{
    struct assessment r = {.written = doc, .doc = doc, .settings = settings};
    const struct mdl_doc *built;
    struct err *e;

    if (assess_has_request(doc)) {
        if ((e = assess_request(a, doc, host, engine, &r)) != NULL)
            return e;
        r.end = with_daemon(&r, r.end);
        join_unknowns(&r, a);
        note_said(&r, a);
        count(&r);
        assess_request_notes(&r, a, doc);
        *out = r;
        return NULL;
    }
    if ((e = preflight_as(a, doc, host, engine, PREFLIGHT_CREATE, &r.create)) != NULL ||
        (e = preflight_creation(a, doc, host, engine, &r.create)) != NULL)
        return e;
    r.changed = with_changes(a, doc, r.create.changes);
    built = settings == ASSESS_CHANGED ? r.changed : doc;
    if ((e = preflight_as(a, built, host, engine, PREFLIGHT_START, &r.start)) != NULL ||
        (e = spec_generate_as(a, built, host, engine, SPEC_WANTED_ALL, &r.spec)) != NULL)
        return e;
    if ((e = assess_start(&r, a, built, host, engine)) != NULL)
        return e;
    r.end = with_daemon(&r, end_of(&r));
    tell_who_decided(&r);
    join_unknowns(&r, a);
    note_said(&r, a);
    count(&r);
    if ((e = assess_notes(&r, a, host, engine)) != NULL)
        return e;
    *out = r;
    return NULL;
}

struct err *assess_as(struct arena *a, const struct mdl_doc *doc, const struct plat *host,
                      enum assess_settings settings, const struct engine *engine,
                      struct assessment *out)
{
    struct assessment r;
    struct err *e = assess_outcome_as(a, doc, host, settings, engine, &r);

    if (e != NULL || (e = assess_state(&r, a, doc)) != NULL)
        return e;
    *out = r;
    return NULL;
}

struct err *assess(struct arena *a, const struct mdl_doc *doc, const struct plat *host,
                   enum assess_settings settings, struct assessment *out)
{
    const struct engine engine = engine_of(doc->release);

    return assess_as(a, doc, host, settings, &engine, out);
}

const struct preflight_change *assess_change_of(const struct assessment *r, enum mdl_field_id field)
{
    const struct preflight_change *c = r->create.changes;

    while (c != NULL && c->field != field)
        c = c->next;
    return c;
}

struct assess_answer assess_answer(const struct assessment *r)
{
    const struct preflight_error *e = r->end == ASSESS_ENDS_CREATE    ? r->create.error
                                      : r->end == ASSESS_ENDS_START   ? r->start.error
                                      : r->end == ASSESS_ENDS_RUNTIME ? r->runtime
                                                                      : NULL;
    const struct spec_error *s = r->spec.error;
    struct assess_answer out = {.end = r->end, .fix = {MDL_F_NONE, -1}};

    if (r->end == ASSESS_ENDS_DAEMON) {
        out.message = assess_daemon_fails(r)->text;
        out.fix.field = MDL_F_OS_BUILD;
    } else if (e != NULL) {
        out =
            (struct assess_answer){r->end, e->message, e->class, e->http_status, e->panic, e->fix};
    } else if (s != NULL) {
        out =
            (struct assess_answer){r->end, s->message, s->class, s->http_status, s->panic, s->fix};
    }
    return out;
}

bool assess_said_by_create(const struct assessment *r, const struct preflight_error *e)
{
    return is_said(name_index_get(&r->said, e->message), e->fix.field);
}

bool assess_answer_eq(const struct assess_answer *left, const struct assess_answer *right)
{
    return left->end == right->end && left->panic == right->panic && left->class == right->class &&
           str_eq(left->message, right->message);
}

bool assess_answer_succeeds(const struct assess_answer *s)
{
    return s->end == ASSESS_ENDS_NEVER;
}

struct str assess_answer_text(struct arena *a, const struct assess_answer *s)
{
    const char *who = s->end == ASSESS_ENDS_CREATE    ? "create"
                      : s->end == ASSESS_ENDS_RUNTIME ? "the runtime"
                                                      : "start";

    if (s->end == ASSESS_ENDS_DAEMON)
        return STR_LIT("the daemon does not start on this host");
    if (s->end == ASSESS_ENDS_NEVER)
        return STR_LIT("the runtime gets the spec");
    return CONCAT(a, str_of(who),
                  s->panic ? STR_LIT(": the engine panics: ") : STR_LIT(" refuses: "), s->message);
}

bool assess_is_answer(enum spec_rule rule)
{
    return rule == RULE_STATE_ERROR || rule == RULE_ANSWER || rule == RULE_COMPOSE_REFUSES;
}

bool assess_was_answered(const struct assessment *r)
{
    for (const struct assess_note *n = r->state; n != NULL; n = n->next)
        if (assess_is_answer(n->rule))
            return true;
    return false;
}

static bool is_refused_by_compose(const struct assessment *r)
{
    for (const struct assess_note *n = r->state; n != NULL; n = n->next)
        if (n->rule == RULE_COMPOSE_REFUSES)
            return true;
    return false;
}

const char *assess_answered_text(const struct assessment *r)
{
    return is_refused_by_compose(r) ? "docker compose refuses its files" : "an error was answered";
}

/* A container that something names, as an error does, and of which nothing else is told. */
static bool is_only_named(const struct value *root)
{
    static const char *const assumed[][2] = {{"Path", "container.Path"},
                                             {"Image", "container.Image"},
                                             {"Config", "container.Config"},
                                             {"HostConfig", "container.HostConfig"},
                                             {"BaseFS", "container.BaseFS"}};
    const size_t count = sizeof(assumed) / sizeof(assumed[0]);
    const struct value *c = value_get(root, STR_LIT("container"));

    for (size_t i = 0; c != NULL && i < c->u.map.count; i++) {
        struct str key = c->u.map.members[i].key;
        size_t row = 0;

        if (str_is(key, "Id") || str_is(key, "Name"))
            continue;
        while (row < count && !str_is(key, assumed[row][0]))
            row++;
        if (row == count || !mdl_is_assumption(mdl_source_of(root, str_of(assumed[row][1]))))
            return false;
    }
    return c != NULL;
}

bool assess_tells_no_container(const struct assessment *r)
{
    return r->created == NULL && is_only_named(r->written->root);
}

const struct spec_unknowns *assess_unknowns(const struct assessment *r)
{
    static const struct spec_unknowns none = {.count = 0};

    return assess_tells_no_container(r) ? &none : &r->unknowns;
}

const char *assess_verdict(const struct assessment *r)
{
    switch (r->end) {
    case ASSESS_ENDS_DAEMON:
        return "the daemon does not start on this host";
    case ASSESS_ENDS_CREATE:
        return "docker create refuses";
    case ASSESS_ENDS_START:
        return r->start.error->stage == PREFLIGHT_NETWORKS ? "docker start fails at the networks"
                                                           : "docker start refuses the settings";
    case ASSESS_ENDS_SPEC:
        return "docker start fails while the spec is built";
    case ASSESS_ENDS_RUNTIME:
        return "docker start fails: the runtime refuses the spec";
    case ASSESS_ENDS_NEVER:
        break;
    }
    if (is_refused_by_compose(r))
        return "docker compose refuses its files: nothing reaches the daemon";
    if (assess_tells_no_container(r))
        return assess_was_answered(r) ? "an error was answered, and nothing is told of a container"
                                      : "nothing is told of a container";
    return assess_was_answered(r)
               ? "an error was answered, though the runtime gets the spec by what "
                 "is known here"
               : "the runtime gets the spec";
}
