#include "model/formats/shape.h"

#include "model/base/bounds.h"
#include "model/base/row_text.h"

#include <limits.h>

enum {
    TEXT = 1 << VALUE_STRING,
    NUMBER = 1 << VALUE_NUMBER,
    BOOL = 1 << VALUE_BOOL,
    LIST = 1 << VALUE_LIST,
    MAP = 1 << VALUE_MAP,
};

static const struct shape {
    char path[72];
    unsigned kinds;
} shapes[] = {
#define SHAPE(format, path, kinds) {path, kinds},
#include "model/formats/shapes.def"
#undef SHAPE
};

#define SHAPE(ID, PATH, KINDS) ROW_HOLDS(struct shape, path, PATH);
#include "model/formats/shapes.def"
#undef SHAPE

/* The format of each row. Apart, as most readings are of one that has no rows. */
static const unsigned char formats_of[] = {
#define SHAPE(format, path, kinds) FORMAT_##format,
#include "model/formats/shapes.def"
#undef SHAPE
};
_Static_assert(FORMAT_COUNT <= UCHAR_MAX, "a format's number takes a byte");

static const char *const kind_names[] = {
    [VALUE_NULL] = "null",   [VALUE_BOOL] = "true or false", [VALUE_NUMBER] = "a number",
    [VALUE_STRING] = "text", [VALUE_LIST] = "a list",        [VALUE_MAP] = "an object",
};

static struct str wanted(struct arena *a, unsigned kinds)
{
    struct str all = STR_NONE;

    for (unsigned k = 0; k < sizeof(kind_names) / sizeof(kind_names[0]); k++)
        if ((kinds & (1u << k)) != 0)
            all =
                arena_printf(a, "%.*s%s%s", STR_FMT(all), all.len > 0 ? " or " : "", kind_names[k]);
    return all;
}

struct walk {
    struct evidence *out;
    const struct shape *shape;
    bool inside;
    size_t said; /* of this row */
};

static void say(struct walk *w, const struct value *v)
{
    struct arena *a = &w->out->arena;
    struct str where = STR_NONE;

    if (w->said++ >= BOUND_ERRORS)
        return;
    if (w->inside)
        where = arena_printf(a, "line %u of its document, ", v->line);
    else
        w->out->line = v->line;
    evidence_note(w->out, NOTE_LEFT_OUT, STR_NONE,
                  arena_printf(a, "%.*scolumn %u: %s is %s, expected %.*s", STR_FMT(where),
                               v->column, w->shape->path, kind_names[v->kind],
                               STR_FMT(wanted(a, w->shape->kinds))));
}

/* The first step of a path, without what is behind it: a member's name, "[]" or "{}". */
static struct str first_step(struct str path)
{
    size_t end = 0;

    if (str_starts(path, STR_LIT("[]")) || str_starts(path, STR_LIT("{}")))
        return str_cut(path, 0, 2);
    while (end < path.len && path.s[end] != '.' && path.s[end] != '[' && path.s[end] != '{')
        end++;
    return str_cut(path, 0, end);
}

static void walk(struct walk *w, const struct value *v, struct str path);

static void walk_all(struct walk *w, const struct value *v, struct str rest)
{
    if (v->kind == VALUE_LIST)
        for (size_t i = 0; i < v->u.list.count; i++)
            walk(w, v->u.list.items[i], rest);
    else if (v->kind == VALUE_MAP)
        for (size_t i = 0; i < v->u.map.count; i++)
            walk(w, v->u.map.members[i].value, rest);
}

/* What is on the way and something else has a row of its own. */
static void walk(struct walk *w, const struct value *v, struct str path)
{
    struct str step, rest;

    if (path.len == 0) {
        if (v->kind != VALUE_NULL && (w->shape->kinds & (1u << v->kind)) == 0)
            say(w, v);
        return;
    }
    step = first_step(path);
    rest = str_cut(path, step.len, path.len);
    if (rest.len > 0 && rest.s[0] == '.')
        rest = str_cut(rest, 1, rest.len);
    if (str_is(step, "[]")) {
        if (v->kind == VALUE_LIST)
            walk_all(w, v, rest);
    } else if (str_is(step, "{}")) {
        if (v->kind == VALUE_MAP)
            walk_all(w, v, rest);
    } else if (v->kind == VALUE_MAP && (v = value_get(v, step)) != NULL) {
        walk(w, v, rest);
    }
}

static void check(struct evidence *out, enum format_id kind, const struct value *v, bool inside)
{
    unsigned line = out->line;

    for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
        struct walk w = {.out = out, .shape = &shapes[i], .inside = inside};

        if (formats_of[i] != kind)
            continue;
        if (v->kind == VALUE_LIST)
            walk_all(&w, v, str_of(shapes[i].path));
        else
            walk(&w, v, str_of(shapes[i].path));
    }
    out->line = line;
}

void shape_check(struct evidence *out, enum format_id kind, const struct value *v)
{
    check(out, kind, v, false);
}

void shape_check_inside(struct evidence *out, enum format_id kind, const struct value *v)
{
    check(out, kind, v, true);
}
