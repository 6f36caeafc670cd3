/* What the checks say with: a refusal, a question, a warning, a change. */
#include "specgen/preflight/preflight_build.h"

#include "specgen/preflight/mount_spec.h"

static struct preflight_error *new_error(struct preflight_build *p, enum spec_rule rule,
                                         struct spec_ref fix, struct str text)
{
    struct preflight_error *e = arena_calloc(p->a, 1, sizeof(*e));

    if (e == NULL)
        return NULL;
    e->message = text;
    e->stage = p->stage;
    e->rule = rule;
    e->fix = fix;
    e->http_status = 500;
    *p->error_end = e;
    p->error_end = &e->next;
    return e;
}

bool preflight_refuse(struct preflight_build *p, enum spec_rule rule, enum spec_class class,
                      enum mdl_field_id field, int index, struct str text)
{
    struct preflight_error *e = new_error(p, rule, (struct spec_ref){field, index}, text);

    if (e != NULL) {
        e->class = class;
        e->http_status = spec_class_http_status(class);
    }
    return false;
}

bool preflight_panic(struct preflight_build *p, enum spec_rule rule, enum mdl_field_id field,
                     struct str text)
{
    struct preflight_error *e = new_error(p, rule, (struct spec_ref){field, -1}, text);

    if (e != NULL)
        e->panic = true;
    return false;
}

void preflight_ask(struct preflight_build *p, enum spec_question id, enum spec_rule rule,
                   enum plat_fact fact, struct str subject)
{
    const struct plat_from *from = &p->facts.known[fact].from;

    (void)spec_ask(
        &p->r->unknowns,
        &(struct spec_asked){
            .id = id, .rule = rule, .subject = subject, .field = from->field, .from = from});
}

void preflight_ask_mount(struct preflight_build *p, struct mount_reader *reader,
                         enum spec_rule rule)
{
    if (!mdl_started_before(p->doc))
        mount_ask(&p->r->unknowns, reader, rule);
}

void preflight_warn(struct preflight_build *p, enum spec_rule rule, enum mdl_field_id field,
                    struct str text)
{
    struct preflight_warning *w = p->r->error != NULL ? NULL : arena_alloc(p->a, sizeof(*w));

    if (w == NULL)
        return;
    *w = (struct preflight_warning){.text = text, .rule = rule, .ref = {field, -1}};
    *p->warning_end = w;
    p->warning_end = &w->next;
}

void preflight_change(struct preflight_build *p, struct preflight_change change)
{
    struct preflight_change *c = p->r->error != NULL ? NULL : arena_alloc(p->a, sizeof(*c));

    if (c == NULL)
        return;
    *c = change;
    c->next = NULL;
    *p->change_end = c;
    p->change_end = &c->next;
}

struct mdl_host_config *preflight_own(struct preflight_build *p)
{
    if (p->own != NULL || (p->own = arena_calloc(p->a, 1, sizeof(*p->own))) == NULL)
        return p->own;
    if (p->hosts != NULL)
        *p->own = *p->hosts;
    p->own->presence = MDL_SET;
    p->hosts = p->own;
    return p->own;
}
