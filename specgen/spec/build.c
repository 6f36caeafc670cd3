#include "specgen/spec/build.h"

const struct spec_origin *spec_origin_answer(struct spec_build *b, enum spec_rule rule,
                                             struct spec_ref asked, struct plat_from answer)
{
    const struct spec_ref refs[] = {asked, {answer.field, answer.index}};

    return spec_origin_new(b->a, rule, refs, answer.field != MDL_F_NONE ? 2 : 1);
}

static const struct spec_link *new_link(struct spec_build *b, struct str text,
                                        enum spec_class class, const struct spec_link *inner)
{
    struct spec_link *l = arena_alloc(b->a, sizeof(*l));

    if (l != NULL)
        *l = (struct spec_link){.text = text, .class = class, .inner = inner};
    return l;
}

/* Directories, links and mounts, which createSpec made itself before 26.0. */
static bool is_prepared(const struct spec_build *b)
{
    return engine_has(&b->engine, CHANGE_MOUNTS_FIRST) &&
           (b->step == SPEC_STEP_SECRET_DIR || b->step == SPEC_STEP_CONFIG_DIR ||
            b->step == SPEC_STEP_SYMLINKS || b->step == SPEC_STEP_MOUNTS);
}

static struct spec_error *new_error(struct spec_build *b, enum spec_rule rule, struct spec_ref fix,
                                    enum spec_class class, struct str text)
{
    struct spec_error *e = arena_calloc(b->a, 1, sizeof(*e));

    if (e == NULL)
        return NULL;
    e->message = text;
    e->class = class;
    e->step = b->step;
    e->rule = rule;
    e->fix = fix;
    /* daemon/start.go wraps whatever createSpec returns in errdefs.System. */
    e->prepared = is_prepared(b);
    e->http_status = spec_class_http_status(e->prepared ? class : SPEC_CLASS_SYSTEM);
    e->exit_code = 128;
    *b->error_end = e;
    b->error_end = &e->next;
    return e;
}

bool spec_refuse(struct spec_build *b, enum spec_rule rule, enum spec_class class,
                 struct spec_ref fix, struct str text)
{
    struct spec_error *e = new_error(b, rule, fix, class, text);

    if (e != NULL)
        e->chain = new_link(b, text, class, NULL);
    return false;
}

bool spec_refuse_wrapped(struct spec_build *b, enum spec_rule rule, struct spec_ref fix,
                         struct str outer, enum spec_class outer_class, struct str inner,
                         enum spec_class inner_class)
{
    struct str text = SPEC_TEXT(b, outer, STR_LIT(": "), inner);
    enum spec_class class = outer_class != SPEC_CLASS_UNKNOWN ? outer_class : inner_class;
    struct spec_error *e = new_error(b, rule, fix, class, text);

    if (e != NULL)
        e->chain = new_link(b, outer, outer_class, new_link(b, inner, inner_class, NULL));
    return false;
}

bool spec_panic(struct spec_build *b, enum spec_rule rule, struct spec_ref fix, struct str text)
{
    struct spec_error *e = new_error(b, rule, fix, SPEC_CLASS_UNKNOWN, text);

    if (e != NULL) {
        e->panic = true;
        e->chain = new_link(b, text, SPEC_CLASS_UNKNOWN, NULL);
    }
    return false;
}

struct spec_unknown *spec_ask_at(struct spec_build *b, enum spec_question id, enum spec_rule rule,
                                 struct str subject, enum mdl_field_id field, struct str key,
                                 const struct plat_from *from)
{
    return spec_ask(
        &b->r->unknowns,
        &(struct spec_asked){
            .id = id, .rule = rule, .subject = subject, .field = field, .key = key, .from = from});
}

struct spec_unknown *spec_ask_fact(struct spec_build *b, enum spec_question id, enum spec_rule rule,
                                   enum plat_fact fact, struct str subject)
{
    const struct plat_from *from = &b->r->facts.known[fact].from;

    return spec_ask_at(b, id, rule, subject, from->field, STR_NONE, from);
}

void spec_find_note(struct spec_build *b, enum spec_severity severity, enum spec_rule rule,
                    struct spec_ref ref, struct str text)
{
    struct spec_finding *f = arena_alloc(b->a, sizeof(*f));

    if (f == NULL)
        return;
    *f = (struct spec_finding){.severity = severity,
                               .rule = rule,
                               .ref = ref,
                               .text = text,
                               .number = b->r->finding_count};
    *b->finding_end = f;
    b->finding_end = &f->next;
    b->r->finding_count++;
    if (severity == SPEC_WARNING)
        b->r->warning_count++;
}

void spec_effect(struct spec_build *b, enum spec_effect_kind kind, struct str subject,
                 struct str target, bool failed)
{
    struct spec_effect *e = b->stopped ? NULL : arena_alloc(b->a, sizeof(*e));

    if (e == NULL)
        return;
    *e = (struct spec_effect){
        .kind = kind, .step = b->step, .subject = subject, .target = target, .failed = failed};
    *b->effect_end = e;
    b->effect_end = &e->next;
}

void spec_add_mount(struct spec_build *b, struct spec_mount *m)
{
    m->next = NULL;
    *b->mount_end = m;
    b->mount_end = (const struct spec_mount **)&m->next;
}
