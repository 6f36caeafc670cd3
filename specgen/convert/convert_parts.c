/* What does not come back. */
#include "specgen/convert/convert_parts.h"

#include "model/base/names.h"
#include "specgen/convert/same.h"

struct telling {
    struct losses *losses;
    const struct asked *asked;
    enum convert_to to;
};

static void differs(void *ctx, const struct datum *asked, const struct datum *back)
{
    struct telling *t = ctx;
    const struct datum *path = asked != NULL ? asked : back;
    const struct remark *remark = losses_remarked(t->losses, datum_path(t->losses->a, path));
    const struct reason *reason = reason_find(t->to, path, asked == NULL);
    const struct datum *origin = datum_origin(asked);
    struct loss loss = {
        .kind = asked == NULL  ? LOSS_ADDED
                : back == NULL ? LOSS_LOST
                               : LOSS_CHANGED,
        .path = asked_path(t->asked, path),
        .value = origin != NULL ? origin : asked,
        .becomes = back,
        .why = STR_LIT("it is read back otherwise, and nobody knows why: please report it"),
    };

    if (reason != NULL) {
        loss.by_reason = true;
        loss.why = str_of(reason->why);
        loss.kind = reason->kind == LOSS_LOST && back != NULL ? LOSS_CHANGED : reason->kind;
    } else if (remark != NULL) {
        loss.why = remark->why;
        if (remark->kind == LOSS_FACT && asked != NULL)
            loss.kind = LOSS_FACT;
    } else {
        loss.unforeseen = true;
    }
    losses_add(t->losses, &loss);
}

/* A network that nothing else is asked of, and that is joined for being the network mode. */
static void drop_joined_by_mode(const struct asked *asked, const struct datum *back)
{
    struct str mode = datum_text(DATUM(DATUM(back, "HostConfig"), "NetworkMode"));
    const struct datum *theirs = DATUM(DATUM(back, "NetworkingConfig"), "EndpointsConfig");
    struct datum *endpoints = DATUM(DATUM(asked->body, "NetworkingConfig"), "EndpointsConfig");
    const struct datum *one = datum_get(endpoints, mode);

    if (one != NULL && one->count == 0 && datum_get(theirs, mode) == NULL)
        datum_drop(endpoints, one);
}

static struct str variable_name(const struct datum *entry)
{
    struct str text = datum_text(entry);
    ptrdiff_t equals = str_find(text, '=', 0);

    return equals >= 0 ? str_cut(text, 0, (size_t)equals) : text;
}

/* Clients send each variable once: which one, whatever else was said of the list. */
static void remark_repeated(struct losses *losses, const struct datum *env)
{
    size_t *counts = arena_calloc(losses->a, datum_count(env) + 1, sizeof(*counts));
    struct names names;
    bool is_new;

    names_init(&names, losses->a, datum_count(env));
    for (const struct datum *d = datum_first(env); counts != NULL && d != NULL; d = d->next)
        counts[names_index(&names, variable_name(d), &is_new)]++;
    if (counts == NULL || arena_failed(losses->a))
        return;
    for (const struct datum *d = datum_first(env); d != NULL; d = d->next) {
        struct str path = datum_path(losses->a, d);
        const struct remark *known = losses_remarked(losses, path);

        if (counts[names_index(&names, variable_name(d), &is_new)] > 1 &&
            (known == NULL || !str_eq(known->path, path)))
            losses_remark(losses, LOSS_LOST, path,
                          STR_LIT("of the entries of one name the last one counts"));
    }
}

void convert_tell_losses(struct losses *losses, const struct asked *asked, enum convert_to to,
                         const struct datum *back)
{
    struct telling t = {losses, asked, to};
    struct same s = {losses->a, &t, differs};

    drop_joined_by_mode(asked, back);
    if (to == CONVERT_TO_RUN || to == CONVERT_TO_COMPOSE)
        remark_repeated(losses, DATUM(asked->body, "Env"));
    same_compare(&s, asked->body, back);
}
