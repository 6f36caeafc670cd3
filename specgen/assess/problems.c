#include "specgen/assess/problems.h"

#include "specgen/assess/problems_answered.h"
#include "specgen/assess/remedies.h"
#include "specgen/assess/unknown_keys.h"
#include "specgen/credential/credential_lint.h"
#include "specgen/gocompat/concat.h"
#include "specgen/spec/generate.h"

static void add(struct problems *list, const struct problem *p)
{
    list->items[list->count++] = *p;
    list->of[p->severity]++;
}

static void add_preflight(struct problems *list, const struct assessment *r,
                          const struct preflight_error *first, const char *part, bool reached)
{
    for (const struct preflight_error *e = first; e != NULL; e = e->next)
        if (first == r->create.error || !assess_said_by_create(r, e))
            add(list, &(struct problem){.severity = PROBLEM_ERROR,
                                        .reached = reached && e == first,
                                        .part = part,
                                        .stage = assess_stage_titles[e->stage],
                                        .text = e->message,
                                        .rule = e->rule,
                                        .ref = e->fix,
                                        .preflight = e});
}

static void add_spec_errors(struct problems *list, const struct assessment *r)
{
    for (const struct spec_error *e = r->spec.error; e != NULL; e = e->next)
        add(list, &(struct problem){.severity = PROBLEM_ERROR,
                                    .reached = r->end == ASSESS_ENDS_SPEC && e == r->spec.error,
                                    .part = "spec",
                                    .stage = spec_step_title[e->step],
                                    .text = e->message,
                                    .rule = e->rule,
                                    .ref = e->fix,
                                    .spec = e,
                                    .release = r->spec.release});
}

static void add_notes(struct problems *list, const struct assessment *r, bool warnings)
{
    for (const struct assess_note *n = r->notes; n != NULL; n = n->next)
        if (n->warning == warnings)
            add(list, &(struct problem){.severity = warnings ? PROBLEM_WARNING : PROBLEM_INFO,
                                        .reached = true,
                                        .part = n->part,
                                        .text = n->text,
                                        .remedy = n->remedy,
                                        .rule = n->rule,
                                        .ref = n->ref});
}

/* Of a list one element is enough. */
static bool is_refused(const struct problems *list, enum mdl_field_id field)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct spec_ref ref = list->items[i].ref;

        if (list->items[i].severity == PROBLEM_ERROR &&
            (ref.field == field || (ref.index >= 0 && mdl_fields[ref.field].parent == field)))
            return true;
    }
    return false;
}

/* Whether the start that was carried out refused a port's address of the host. */
static bool is_host_address_refused(const struct problems *list)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].rule == RULE_START_PORTS &&
            str_ends(list->items[i].text,
                     STR_LIT("Windows does not support host IP addresses in NAT settings")))
            return true;
    }
    return false;
}

/* What only follows from a refusal: what is refused is not ignored, and what start answered is not
 * foretold. */
static bool follows(const struct problems *list, const struct spec_finding *f)
{
    if (f->rule == RULE_USE_HOST_ADDRESS)
        return is_host_address_refused(list);
    if (str_ends(f->text, STR_LIT("create would refuse it")))
        return is_refused(list, f->ref.field);
    return (f->rule == RULE_IGNORED || f->rule == RULE_ROOT_READONLY) &&
           is_refused(list, f->ref.field);
}

static void add_findings(struct problems *list, const struct assessment *r,
                         enum spec_severity severity)
{
    for (const struct spec_finding *f = r->spec.findings; f != NULL; f = f->next)
        if (f->severity == severity && f->rule != RULE_DAEMON && !follows(list, f))
            add(list, &(struct problem){.severity = severity == SPEC_WARNING ? PROBLEM_WARNING
                                                                             : PROBLEM_INFO,
                                        .reached = true,
                                        .part = "finding",
                                        .text = f->text,
                                        .rule = f->rule,
                                        .ref = f->ref});
}

static void add_daemon(struct problems *list, const struct assessment *r)
{
    const struct spec_finding *f = assess_daemon_fails(r);

    if (f != NULL)
        add(list, &(struct problem){.severity = PROBLEM_ERROR,
                                    .reached = true,
                                    .part = "daemon",
                                    .text = f->text,
                                    .rule = f->rule,
                                    .ref = f->ref});
}

/* A credential spec that counts, with what is wrong with it. */
struct linted {
    struct spec_ref ref;
    struct credential_report report;
};

struct all_linted {
    struct linted *items;
    size_t count, problem_count;
};

void problems_kept_init(struct problems_kept *k)
{
    *k = (struct problems_kept){.of[0].said = false};
    for (size_t i = 0; i < sizeof(k->of) / sizeof(k->of[0]); i++)
        arena_init(&k->of[i].arena);
}

void problems_kept_finish(struct problems_kept *k)
{
    for (size_t i = 0; i < sizeof(k->of) / sizeof(k->of[0]); i++)
        arena_finish(&k->of[i].arena);
}

static bool is_kept(const struct problems_said *k, struct str data,
                    const struct credential_context *c)
{
    return k->said && str_eq(k->data, data) && str_eq(k->context.hostname, c->hostname) &&
           k->context.os_build == c->os_build && k->context.hyperv == c->hyperv;
}

static bool lint_again(struct problems_said *k, struct str data,
                       const struct credential_context *context)
{
    k->said = false;
    arena_reset(&k->arena);
    k->data = arena_str(&k->arena, data);
    k->context = *context;
    k->context.hostname = arena_str(&k->arena, context->hostname);
    k->said =
        credential_lint(&k->report, &k->arena, k->data, &k->context) && !arena_failed(&k->arena);
    return k->said;
}

/* kept: NULL, or what may be said once more. */
static bool lint(struct linted *out, struct arena *a, struct str data,
                 const struct credential_context *context, struct problems_kept *kept)
{
    struct problems_said *said = kept != NULL ? &kept->of[context->hyperv] : NULL;

    if (said == NULL)
        return credential_lint(&out->report, a, data, context);
    if (!is_kept(said, data, context) && !lint_again(said, data, context))
        return false;
    out->report = said->report;
    return true;
}

static bool lint_map(struct all_linted *out, struct arena *a, const struct mdl_string_map *map,
                     enum mdl_field_id field, const struct credential_context *context)
{
    for (size_t i = 0; i < map->count; i++) {
        struct linted *item = &out->items[out->count];

        if (map->items[i].v.v.len == 0 || map->items[i].name.len == 0) /* a key's default value */
            continue;
        item->ref = (struct spec_ref){field, (int)i};
        if (!lint(item, a, map->items[i].v.v, context, NULL))
            return false;
        out->problem_count += item->report.count;
        out->count++;
    }
    return true;
}

/* No container says which one it is about: all that the host has. */
static bool lint_host(struct all_linted *out, struct arena *a, const struct assessment *r,
                      const struct credential_context *context)
{
    const struct mdl_credential_specs *host = &r->doc->host.credential_specs;

    out->items =
        arena_calloc(a, host->files.count + host->registry.values.count + 1, sizeof(*out->items));
    return out->items != NULL &&
           lint_map(out, a, &host->files, MDL_F_CREDENTIAL_FILES_ITEM, context) &&
           lint_map(out, a, &host->registry.values, MDL_F_REGISTRY_VALUES_ITEM, context);
}

static bool lint_all(struct all_linted *out, struct arena *a, const struct assessment *r,
                     struct problems_kept *kept)
{
    struct credential_context context = {
        .hostname = r->doc->container.config.hostname.v,
        .os_build = r->spec.facts.os_build,
        .hyperv = r->spec.isolation.hyperv,
    };
    const struct spec_credential *c = r->spec.credentials;

    *out = (struct all_linted){0};
    if (c == NULL && assess_tells_no_container(r))
        return lint_host(out, a, r, &context);
    while (c != NULL && !c->used)
        c = c->next;
    if (c == NULL || c->data.len == 0)
        return true;
    out->items = arena_calloc(a, 1, sizeof(*out->items));
    if (out->items == NULL || !lint(out->items, a, c->data, &context, kept))
        return false;
    out->items->ref = (struct spec_ref){c->from.field, c->from.index};
    out->problem_count = out->items->report.count;
    out->count = 1;
    return true;
}

static struct str lint_text(struct arena *a, const struct credential_problem *p)
{
    struct str text = p->text;

    if (p->path.len > 0)
        text = arena_printf(a, "%.*s: %.*s", STR_FMT(p->path), STR_FMT(text));
    if (p->line > 0)
        text = arena_printf(a, "%.*s (line %u, column %u)", STR_FMT(text), p->line, p->column);
    return text;
}

static void add_linted(struct problems *list, struct arena *a, const struct linted *linted,
                       enum credential_severity severity)
{
    static const enum problem_severity as[] = {
        [CREDENTIAL_INFO] = PROBLEM_INFO,
        [CREDENTIAL_WARNING] = PROBLEM_WARNING,
        [CREDENTIAL_ERROR] = PROBLEM_ERROR,
    };

    for (const struct credential_problem *p = linted->report.problems; p != NULL; p = p->next)
        if (p->severity == severity)
            add(list, &(struct problem){.severity = as[severity],
                                        .reached = true,
                                        .part = "credential",
                                        .text = lint_text(a, p),
                                        .remedy = p->remedy,
                                        .rule = p->rule,
                                        .ref = linted->ref});
}

static void add_all_linted(struct problems *list, struct arena *a, const struct all_linted *linted,
                           enum credential_severity severity)
{
    for (size_t i = 0; i < linted->count; i++)
        add_linted(list, a, &linted->items[i], severity);
}

/* Keys of the document that no field knows: kept on save, but without any effect. */
static void add_unknown_keys(struct problems *list, const struct unknown_keys *u)
{
    for (size_t i = 0; i < u->misspelt_count; i++)
        add(list, &(struct problem){
                      .severity = PROBLEM_WARNING,
                      .reached = true,
                      .part = "document",
                      .text = arena_printf(u->a,
                                           "%.*s is no key that the engine knows; %s may be "
                                           "meant. As it is written it has no effect",
                                           STR_FMT(u->misspelt[i].path), u->misspelt[i].meant),
                      .remedy = arena_printf(u->a, "Write %s.", u->misspelt[i].meant),
                      .rule = RULE_UNKNOWN_KEY,
                      .ref = {MDL_F_CONTAINER, -1}});
    if (u->count == 0)
        return;
    add(list, &(struct problem){.severity = PROBLEM_INFO,
                                .reached = true,
                                .part = "document",
                                .text = arena_printf(
                                    u->a,
                                    "nothing in the spec comes from these; they are kept on save: "
                                    "%.*s%s (%zu key%s)",
                                    STR_FMT(u->named), u->count > UNKNOWN_KEYS_NAMED ? ", ..." : "",
                                    u->count, u->count == 1 ? "" : "s"),
                                .rule = RULE_UNKNOWN_KEY,
                                .ref = {MDL_F_CONTAINER, -1}});
}

/* What the container itself says of its last start comes before all that is worked out. */
static void add_state(struct problems *list, const struct assessment *r)
{
    for (const struct assess_note *n = r->state; n != NULL; n = n->next)
        add(list, &(struct problem){.severity = assess_is_answer(n->rule) ? PROBLEM_ERROR
                                                : n->warning              ? PROBLEM_WARNING
                                                                          : PROBLEM_INFO,
                                    .reached = true,
                                    .part = n->part,
                                    .text = n->text,
                                    .remedy = n->remedy,
                                    .rule = n->rule,
                                    .ref = n->ref});
}

static void add_remedies(struct problems *list, struct arena *a, const struct assessment *r)
{
    for (size_t i = 0; i < list->count; i++) {
        struct problem *p = &list->items[i];

        if (p->remedy.len == 0)
            p->remedy = remedy_of_cause(a, r, p);
        if (p->answered)
            p->remedy = CONCAT(a, STR_LIT("What was answered is what is worked out here. "),
                               problem_remedy(p));
    }
}

static size_t most(const struct assessment *r, const struct all_linted *linted,
                   const struct unknown_keys *unknown)
{
    size_t count = 1 + unknown->misspelt_count + r->error_count + r->note_count +
                   r->spec.finding_count + linted->problem_count;

    for (const struct preflight_warning *w = r->create.warnings; w != NULL; w = w->next)
        count++;
    for (const struct assess_note *n = r->state; n != NULL; n = n->next)
        count++;
    return count;
}

bool problems_make(struct problems *out, struct arena *a, const struct assessment *r)
{
    return problems_renew(out, a, r, NULL);
}

bool problems_renew(struct problems *out, struct arena *a, const struct assessment *r,
                    struct problems_kept *kept)
{
    struct problems list = {0};
    size_t answers;
    struct unknown_keys unknown = {.a = a};
    struct all_linted linted;

    if (!lint_all(&linted, a, r, kept))
        return false;
    if (r->created == NULL) /* otherwise nobody wrote the container: its keys are the engine's */
        unknown_keys_find(&unknown, a, r->doc);
    list.items = arena_calloc(a, most(r, &linted, &unknown) + 1, sizeof(*list.items));
    if (list.items == NULL)
        return false;
    add_state(&list, r);
    answers = list.count;
    add_daemon(&list, r);
    add_preflight(&list, r, r->create.error, "create", r->end != ASSESS_ENDS_DAEMON);
    add_preflight(&list, r, r->start.error, "start", r->end == ASSESS_ENDS_START);
    add_spec_errors(&list, r);
    add_preflight(&list, r, r->runtime, "runtime", r->end == ASSESS_ENDS_RUNTIME);
    problems_join_answered(&list, r->doc->container.id.v, answers);
    add_all_linted(&list, a, &linted, CREDENTIAL_ERROR);
    for (const struct preflight_warning *w = r->create.warnings; w != NULL; w = w->next)
        add(&list, &(struct problem){.severity = PROBLEM_WARNING,
                                     .reached = true,
                                     .part = "create",
                                     .text = w->text,
                                     .rule = w->rule,
                                     .ref = w->ref});
    add_notes(&list, r, true);
    add_all_linted(&list, a, &linted, CREDENTIAL_WARNING);
    add_findings(&list, r, SPEC_WARNING);
    add_notes(&list, r, false);
    add_all_linted(&list, a, &linted, CREDENTIAL_INFO);
    add_findings(&list, r, SPEC_INFO);
    add_unknown_keys(&list, &unknown);
    add_remedies(&list, a, r);
    *out = list;
    return true;
}

const char problem_severity_names[PROBLEM_COUNT][8] = {
    [PROBLEM_ERROR] = "error", [PROBLEM_WARNING] = "warning", [PROBLEM_INFO] = "info"};

const char *problem_class(const struct problem *p)
{
    if (p->preflight != NULL)
        return p->preflight->panic ? "panic" : spec_class_name(p->preflight->class);
    if (p->spec != NULL)
        return p->spec->panic ? "panic" : spec_class_name(p->spec->class);
    return NULL;
}

int problem_http_status(const struct problem *p)
{
    if (p->preflight != NULL && !p->preflight->panic)
        return p->preflight->http_status;
    return p->spec != NULL && !p->spec->panic ? p->spec->http_status : 0;
}

struct str problem_remedy(const struct problem *p)
{
    return p->remedy.len > 0 ? p->remedy : str_of(spec_rule_info(p->rule).remedy);
}

char problem_sign(enum problem_severity severity)
{
    static const char signs[PROBLEM_COUNT] = {
        [PROBLEM_ERROR] = 'x', [PROBLEM_WARNING] = '!', [PROBLEM_INFO] = 'i'};

    return signs[severity];
}

struct str problem_answer(struct arena *a, const struct problem *p)
{
    if (p->preflight != NULL && p->preflight->panic)
        return STR_LIT("the engine crashes in the request; the client loses its connection");
    if (p->preflight != NULL)
        return arena_printf(a, "class %s: the client sees HTTP %d",
                            spec_class_name(p->preflight->class), p->preflight->http_status);
    if (p->spec != NULL && p->spec->panic)
        return STR_LIT("the daemon's handler recovers it; the client sees a failure");
    if (p->spec != NULL)
        return arena_printf(a, "class %s: the client sees HTTP %d, docker exits with %d",
                            spec_class_name(p->spec->class), p->spec->http_status,
                            p->spec->exit_code);
    return STR_NONE;
}

struct str problem_where(struct arena *a, const struct problem *p)
{
    if (p->spec != NULL) {
        int of, number = spec_step_number(p->spec->step, p->release, &of);

        return arena_printf(a, "docker start, building the spec, step %d of %d: %s", number, of,
                            p->stage);
    }
    if (p->stage != NULL)
        return arena_printf(a, "docker %s, %s", p->part, p->stage);
    return str_of(p->part);
}
