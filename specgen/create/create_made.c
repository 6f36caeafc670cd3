#include "specgen/create/create_made.h"

#include "specgen/gocompat/concat.h"

/* The place of the request that becomes this place of the container; false: none does. */
static bool asked_path(struct str *out, struct str path)
{
    if (str_is(path, "Config"))
        *out = STR_NONE;
    else if (str_starts(path, STR_LIT("Config.")))
        *out = str_cut(path, strlen("Config."), path.len);
    else if (str_starts(path, STR_LIT("HostConfig")))
        *out = path;
    else
        return false;
    return true;
}

struct str create_where(struct arena *a, const struct create_result *r, const struct datum *d)
{
    const struct datum *part = datum_part_in(d, r->request);

    if (part != NULL)
        return part->up == NULL ? STR_LIT("request.body")
                                : CONCAT(a, STR_LIT("request.body."), datum_path(a, part));
    part = datum_part_in(d, r->image);
    return part != NULL ? CONCAT(a, STR_LIT("host."), datum_path(a, part)) : STR_NONE;
}

struct finder {
    struct arena *a;
    const struct create_result *r;
};

static bool is_own_place(const struct finder *f, const struct datum *d, const struct datum *source)
{
    struct str own;

    return asked_path(&own, datum_path(f->a, d)) && str_eq(own, datum_path(f->a, source));
}

/* The image's list that a list of both has items of; NULL: none. */
static const struct datum *image_part(const struct finder *f, const struct datum *d)
{
    if (d->kind != VALUE_LIST && d->kind != VALUE_MAP)
        return NULL;
    for (const struct datum *m = d->last; m != NULL; m = m->before) {
        const struct datum *source = datum_part_in(m, f->r->image);

        if (source != NULL)
            return source->up;
    }
    return NULL;
}

static void fill_changed(const struct finder *f, struct create_made *out, const struct datum *d)
{
    const struct datum *theirs = image_part(f, d);

    out->how = theirs != NULL ? CREATE_MERGED : CREATE_CHANGED;
    if (theirs != NULL)
        out->also = CONCAT(f->a, STR_LIT("host."), datum_path(f->a, theirs));
}

static bool fill(const struct finder *f, struct create_made *out, const struct datum *d)
{
    const struct datum *source = datum_part_in(d, f->r->request);

    if (source != NULL) {
        out->from = create_where(f->a, f->r, d);
        if (!is_own_place(f, d, source))
            out->how = CREATE_MOVED;
        else if (datum_eq(d, source))
            out->how = CREATE_AS_ASKED;
        else
            fill_changed(f, out, d);
        return true;
    }
    source = datum_part_in(d, f->r->image);
    if (source == NULL)
        return false;
    out->from = create_where(f->a, f->r, d);
    out->how = CREATE_MERGED;
    return true;
}

/* A structure of the request stands around what it does not have: that is no source. */
static bool fill_from_around(const struct finder *f, struct create_made *out, const struct datum *d)
{
    const struct datum *up = d;

    while (up->rule == RULE_COUNT && (up = up->up) != NULL) {
        struct create_made around = {.how = CREATE_AS_ASKED};

        if (!fill(f, &around, up))
            continue;
        if (around.how != CREATE_MOVED && around.how != CREATE_MERGED)
            return false;
        *out = around;
        out->rule = up->rule;
        return true;
    }
    return false;
}

/* By the engine; in the place of what was asked for, if that says something. */
static void fill_own(const struct finder *f, struct create_made *out, const struct datum *d)
{
    struct str path;
    const struct datum *asked =
        asked_path(&path, datum_path(f->a, d)) ? datum_at(f->r->request, f->a, path) : NULL;

    out->how = CREATE_FILLED_IN;
    if (asked == NULL || datum_is_zero(asked))
        return;
    out->how = CREATE_CHANGED;
    out->from = CONCAT(f->a, STR_LIT("request.body."), path);
}

bool create_made_of(struct create_made *out, struct arena *a, const struct create_result *r,
                    struct str path)
{
    const struct finder f = {a, r};
    const struct datum *d = r->container != NULL ? datum_at(r->container, a, path) : NULL;

    if (d == NULL)
        return false;
    *out = (struct create_made){.how = CREATE_AS_ASKED, .rule = datum_rule(d)};
    if (!fill(&f, out, d) && !fill_from_around(&f, out, d)) {
        if (datum_is_blank(d))
            return false;
        fill_own(&f, out, d);
    }
    if (d->kind == VALUE_STRING)
        out->chance = create_chance_in(r, d->text);
    return true;
}

/* "request.body.Cmd[0]" -> "the request's Cmd[0]" */
static struct str source_words(struct arena *a, struct str from)
{
    static const struct str body = STR_INIT("request.body."), config = STR_INIT("].Config.");
    ptrdiff_t at = str_find_text(from, config, 0);

    if (str_starts(from, body))
        return CONCAT(a, STR_LIT("the request's "), str_cut(from, body.len, from.len));
    return at < 0 ? from
                  : CONCAT(a, STR_LIT("the image's "),
                           str_cut(from, (size_t)at + config.len, from.len));
}

struct str create_made_text(struct arena *a, const struct create_made *m)
{
    switch (m->how) {
    case CREATE_AS_ASKED:
    case CREATE_DROPPED:
    case CREATE_HOWS:
        break;
    case CREATE_MERGED:
        return m->also.len > 0 ? CONCAT(a, STR_LIT("with "), source_words(a, m->also))
                               : CONCAT(a, STR_LIT("from "), source_words(a, m->from));
    case CREATE_FILLED_IN:
        return STR_LIT("filled in by the engine");
    case CREATE_CHANGED:
        return CONCAT(a, STR_LIT("changed by the engine; asked for with "),
                      source_words(a, m->from));
    case CREATE_MOVED:
        return CONCAT(a, STR_LIT("made of "), source_words(a, m->from));
    }
    return STR_NONE;
}
