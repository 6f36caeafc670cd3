#include "specgen/explain/explain_find.h"

#include "model/base/nearest.h"
#include "model/base/words.h"
#include "model/document/edit.h"
#include "specgen/gocompat/concat.h"

#define SLIPS_MOST 3 /* of a path of the spec that is suggested */

/* The paths of the spec that are near to a text: by a slip, or with it as their last key. */
struct near {
    struct arena *a;
    struct nearest by_slip, by_last; /* the whole path; its last key */
    struct str asked, by_key;        /* empty: none ends so */
    const struct spec_node *whole;   /* its path is the text in another letter case */
    const struct spec_node *ends_so; /* the first of these */
    size_t end_count;
    struct str of_last; /* the path that by_last's name ends */
};

static void look_near(struct near *near, const struct spec_node *n)
{
    struct str path = spec_node_path(near->a, n);
    size_t from = path.len >= near->asked.len ? path.len - near->asked.len : 0;

    const char *last = near->by_last.name;
    size_t dot = path.len;

    while (dot > 0 && path.s[dot - 1] != '.')
        dot--;
    if (path.len > 0) {
        nearest_offer(&near->by_slip, arena_cstr(near->a, path));
        nearest_offer(&near->by_last, arena_cstr(near->a, str_cut(path, dot, path.len)));
    }
    if (near->by_last.name != last)
        near->of_last = path;
    if (near->whole == NULL && path.len > 0 && str_eq_ascii_case(path, near->asked))
        near->whole = n;
    if (from > 0 && path.s[from - 1] == '.' &&
        str_eq_ascii_case(str_cut(path, from, path.len), near->asked) && near->end_count++ == 0) {
        near->by_key = path;
        near->ends_so = n;
    }
    if (n->kind != SPEC_LIST && n->kind != SPEC_OBJECT)
        return;
    for (n = n->u.kids.first; n != NULL; n = n->next)
        look_near(near, n);
}

static struct near paths_near(struct arena *a, const struct assessment *r, struct str text)
{
    struct near near = {.a = a, .asked = text};

    nearest_init(&near.by_slip, arena_cstr(a, text));
    near.by_last = near.by_slip;
    if (r->spec.spec != NULL && text.len > 0)
        look_near(&near, r->spec.spec);
    return near;
}

/* The error with the path that may be meant; as it is when no path of the spec is near. */
static struct err *suggest(struct err *e, const struct near *near)
{
    if (near->by_slip.name != NULL && near->by_slip.distance <= SLIPS_MOST)
        return err_remedy(e, "did you mean %s?", near->by_slip.name);
    if (near->of_last.len > 0 && near->by_last.distance <= SLIPS_MOST)
        return err_remedy(e, "did you mean %.*s?", STR_FMT(near->of_last));
    return e;
}

/* ---- paths that this spec does not have ---- */

#define WRITERS_SHOWN 4

/* The end of a path that has as many keys as the text: "cpu.maximum" of the whole. */
static struct str tail_of(struct str path, struct str text)
{
    size_t dots = 0, at = path.len;

    for (size_t i = 0; i < text.len; i++)
        dots += text.s[i] == '.';
    while (at > 0 && (path.s[at - 1] != '.' || dots-- > 0))
        at--;
    return str_cut(path, at, path.len);
}

struct unwritten {
    struct arena *a;
    struct str asked;
    struct str path, writers; /* of the path that was asked for; empty: none has it */
    size_t writer_count;
    struct nearest near;
    struct str near_path;
};

static void add_writer(struct unwritten *u, enum mdl_field_id field)
{
    if (u->writer_count++ >= WRITERS_SHOWN)
        return;
    u->writers = CONCAT(u->a, u->writers, u->writers.len > 0 ? STR_LIT(", ") : STR_NONE,
                        mdl_field_path(u->a, field));
}

static void look_at_driven(struct unwritten *u, enum mdl_field_id field, struct str path)
{
    struct str tail = tail_of(path, u->asked);
    const char *before = u->near.name;

    if (str_eq_ascii_case(tail, u->asked)) {
        if (u->path.len == 0)
            u->path = path;
        if (str_eq(u->path, path))
            add_writer(u, field);
        return;
    }
    nearest_offer(&u->near, arena_cstr(u->a, tail));
    if (u->near.name != before)
        u->near_path = path;
}

/* A path that another setting would write is no mistake: which setting, or which path is near. */
static struct err *of_another_spec(struct err *e, struct arena *a, struct str text)
{
    struct unwritten u = {.a = a, .asked = text};
    struct err *told;

    nearest_init(&u.near, arena_cstr(a, text));
    for (enum mdl_field_id f = 1; f < MDL_FIELD_COUNT; f++) {
        struct str rest = str_of(mdl_field_text(f).drives), pattern;

        while (words_next(&rest, &pattern))
            look_at_driven(&u, f, pattern);
    }
    if (u.path.len > 0) {
        told = err_new(ERR_NOT_FOUND, "%.*s is not in this spec: the settings do not write it",
                       STR_FMT(u.path));
        err_free(e);
        return err_remedy(told, "it follows from %.*s%s", STR_FMT(u.writers),
                          u.writer_count > WRITERS_SHOWN ? " and others" : "");
    }
    if (u.near_path.len > 0 && u.near.distance <= SLIPS_MOST)
        return err_remedy(e, "did you mean %.*s?", STR_FMT(u.near_path));
    return e;
}

/* Letter case does not count, and the end of one path of this spec is that path. */
static struct err *not_found(struct explanation *out, struct err *e, struct arena *a,
                             const struct assessment *r, struct str text)
{
    struct near near = paths_near(a, r, text);

    e = err_wrap(e, "neither a path of this spec nor a field");
    if (near.whole == NULL && near.end_count == 1)
        near.whole = near.ends_so;
    if (near.whole != NULL && !arena_failed(a)) {
        err_free(e);
        return explain_node(out, a, r, near.whole) ? NULL : err_oom();
    }
    e = near.end_count > 1 ? err_remedy(e, "%zu paths of this spec end so, the first is %.*s",
                                        near.end_count, STR_FMT(near.by_key))
                           : suggest(of_another_spec(e, a, text), &near);
    if (!arena_failed(a))
        return e;
    err_free(e);
    return err_oom();
}

struct err *explain_path(struct explanation *out, struct arena *a, const struct assessment *r,
                         struct str text)
{
    const struct spec_node *n = r->spec.spec != NULL ? spec_find(r->spec.spec, text) : NULL;
    struct mdl_path path;
    struct err *e;

    if (n != NULL)
        return explain_node(out, a, r, n) ? NULL : err_oom();
    if (explain_is_asked(a, r, text))
        return explain_asked(out, a, r, text) ? NULL : err_oom();
    if ((e = mdl_path_parse(&path, a, text, r->doc->root)) != NULL)
        return not_found(out, e, a, r, text);
    if (path.field == MDL_F_NONE)
        return err_new(ERR_NOT_FOUND, "'%.*s' is kept, but nothing uses it", STR_FMT(text));
    return explain_field(out, a, r,
                         (struct spec_ref){path.field, mdl_path_index(&path, r->doc->root)})
               ? NULL
               : err_oom();
}

/* Each explanation has the whole of `one`. */
static struct err *walk(struct arena *one, const struct assessment *r, const struct spec_node *n,
                        explain_each *each, void *ctx)
{
    struct explanation explanation;
    struct err *e = NULL;

    if ((n->kind == SPEC_LIST || n->kind == SPEC_OBJECT) && n->u.kids.first != NULL) {
        for (n = n->u.kids.first; e == NULL && n != NULL; n = n->next)
            e = walk(one, r, n, each, ctx);
        return e;
    }
    arena_reset(one);
    return explain_node(&explanation, one, r, n) ? each(ctx, &explanation) : err_oom();
}

struct err *explain_values(const struct assessment *r, explain_each *each, void *ctx)
{
    struct arena one;
    struct err *e;

    if (r->spec.spec == NULL)
        return NULL;
    arena_init(&one);
    e = walk(&one, r, r->spec.spec, each, ctx);
    arena_finish(&one);
    return e;
}

static struct err *each_preflight(struct arena *a, const struct assessment *r,
                                  const struct preflight_error *first, explain_each *each,
                                  void *ctx)
{
    struct explanation explanation;
    struct err *e = NULL;

    for (const struct preflight_error *p = first; e == NULL && p != NULL; p = p->next)
        if (first == r->create.error || !assess_said_by_create(r, p))
            e = explain_preflight_error(&explanation, a, r, p) ? each(ctx, &explanation)
                                                               : err_oom();
    return e;
}

struct err *explain_errors(struct arena *a, const struct assessment *r, explain_each *each,
                           void *ctx)
{
    struct explanation explanation;
    struct err *e = each_preflight(a, r, r->create.error, each, ctx);

    if (e == NULL)
        e = each_preflight(a, r, r->start.error, each, ctx);
    for (const struct spec_error *s = r->spec.error; e == NULL && s != NULL; s = s->next)
        e = explain_spec_error(&explanation, a, r, s) ? each(ctx, &explanation) : err_oom();
    return e == NULL ? each_preflight(a, r, r->runtime, each, ctx) : e;
}
