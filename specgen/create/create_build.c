/* What the parts of create say with: a refusal, a warning, a value that a rule writes. */
#include "specgen/create/create_build.h"

static struct create_error *new_error(struct create_build *b, enum spec_rule rule,
                                      const struct datum *where, struct str text)
{
    struct create_error *e = arena_calloc(b->a, 1, sizeof(*e));

    if (e == NULL)
        return NULL;
    e->message = text;
    e->stage = b->stage;
    e->moment = b->moment;
    e->rule = rule;
    e->where = where;
    b->error = e;
    return e;
}

bool create_refuse(struct create_build *b, enum spec_rule rule, enum spec_class class,
                   const struct datum *where, struct str text)
{
    struct create_error *e = new_error(b, rule, where, text);

    if (e != NULL) {
        e->class = class;
        e->http_status = spec_class_http_status(class);
    }
    return false;
}

bool create_panic(struct create_build *b, enum spec_rule rule, const struct datum *where)
{
    struct create_error *e =
        new_error(b, rule, where,
                  STR_LIT("runtime error: invalid memory address or nil pointer dereference"));

    if (e != NULL)
        e->panic = true;
    return false;
}

void create_gather(struct create_build *b, struct create_refusals *to)
{
    const struct create_error *e = b->error;

    while (e != NULL) {
        struct create_error *one = (struct create_error *)(uintptr_t)e;

        e = e->next;
        one->next = NULL;
        if (to->last[one->moment] != NULL)
            to->last[one->moment]->next = one;
        else
            to->first[one->moment] = one;
        to->last[one->moment] = one;
    }
    b->error = NULL;
}

static struct create_warning *new_warning(struct create_build *b, enum spec_rule rule,
                                          const struct datum *where, struct str text)
{
    struct create_warning *w = arena_alloc(b->a, sizeof(*w));

    if (w != NULL)
        *w = (struct create_warning){.text = text, .rule = rule, .where = where, .next = NULL};
    return w;
}

void create_warn(struct create_build *b, enum spec_rule rule, const struct datum *where,
                 struct str text)
{
    struct create_warning *w = new_warning(b, rule, where, text);

    if (w == NULL)
        return;
    *b->warning_end = w;
    b->warning_end = &w->next;
}

void create_router_warn(struct create_build *b, enum spec_rule rule, const struct datum *where,
                        struct str text)
{
    struct create_warning *w = new_warning(b, rule, where, text);

    if (w == NULL)
        return;
    *b->router_warning_end = w;
    b->router_warning_end = &w->next;
}

struct datum *create_set(struct datum *map, struct str key, struct datum *child,
                         enum spec_rule rule)
{
    if (child != NULL)
        child->rule = rule;
    return datum_put(map, key, child);
}

void create_note_example(struct create_build *b, enum create_chance_kind kind, struct str example,
                         struct str of)
{
    struct create_chance *c = arena_alloc(b->a, sizeof(*c));

    if (c == NULL)
        return;
    *c = (struct create_chance){.kind = kind, .example = example, .of = of, .next = NULL};
    *b->chance_end = c;
    b->chance_end = &c->next;
}

struct str create_example(struct create_build *b, enum create_chance_kind kind, struct str of)
{
    /* Never all decimal in its first 12 digits, as the engine has it. */
    struct str example =
        kind == CREATE_CHANCE_NAME
            ? arena_printf(b->a, "example_container%u", ++b->chances)
            : arena_printf(b->a, "e%02u%09x%052x", (unsigned)kind, ++b->chances, 0u);

    create_note_example(b, kind, example, of);
    return example;
}

struct str create_short_id(struct str id)
{
    return str_cut(id, 0, 12);
}
