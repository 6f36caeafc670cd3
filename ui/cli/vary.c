#include "ui/cli/vary.h"

#include "model/base/brackets.h"
#include "model/base/units.h"
#include "ui/cli/assign.h"

#include <inttypes.h>
#include <stdio.h>

/* The length of the first value of a list. */
static size_t value_length(struct str text)
{
    size_t i = 0;

    while (i < text.len && text.s[i] != ',') {
        size_t length = brackets_length(str_cut(text, i, text.len));

        if (length == 0 && memchr("[{\"", text.s[i], 3) != NULL) /* without an end: all of it */
            return text.len;
        i += length > 0 ? length : 1;
    }
    return i;
}

static struct err *parse_list(struct vary *v, struct arena *a, struct str text, size_t most)
{
    struct str *texts;
    struct str rest = text;
    size_t count = 1;

    for (size_t len; (len = value_length(rest)) < rest.len; count++)
        rest = str_cut(rest, len + 1, rest.len);
    if (count > most)
        return err_new(ERR_LIMIT, "%zu values; at most %zu are possible here", count, most);
    texts = arena_calloc(a, count, sizeof(*texts));
    if (texts == NULL)
        return err_oom();
    for (size_t i = 0; i < count; i++) {
        size_t len = value_length(text);

        texts[i] = str_cut(text, 0, len);
        text = str_cut(text, len + 1, text.len);
    }
    v->texts = texts;
    v->count = count;
    return NULL;
}

static struct err *parse_bound(int64_t *out, const struct vary *v, const char *what,
                               struct str text)
{
    struct units_integer n;
    struct err *e;

    if ((e = units_parse(&n, mdl_fields[v->path.field].unit, text)) != NULL)
        return err_wrap(e, "%s", what);
    if (n.magnitude > INT64_MAX)
        return err_new(ERR_INPUT, "%s: ranges end at %" PRId64, what, INT64_MAX);
    *out = n.negative ? -(int64_t)n.magnitude : (int64_t)n.magnitude;
    return NULL;
}

static struct err *parse_range(struct vary *v, struct str text, size_t dots, size_t most)
{
    ptrdiff_t colon = str_find(text, ':', dots);
    uint64_t steps;
    int64_t to = 0;
    struct err *e;

    if (colon < 0)
        return err_remedy(err_new(ERR_INPUT, "a range needs a step"), "FROM..TO:STEP");
    if ((e = parse_bound(&v->from, v, "FROM", str_cut(text, 0, dots))) != NULL ||
        (e = parse_bound(&to, v, "TO", str_cut(text, dots + 2, (size_t)colon))) != NULL ||
        (e = parse_bound(&v->step, v, "STEP", str_cut(text, (size_t)colon + 1, text.len))) != NULL)
        return e;
    if (v->step <= 0 || to < v->from)
        return err_new(ERR_INPUT, "a range goes up: TO is not below FROM, STEP is above 0");
    /* As unsigned numbers, the difference fits even from the least to the greatest. */
    steps = ((uint64_t)to - (uint64_t)v->from) / (uint64_t)v->step;
    if (steps >= most)
        return err_new(ERR_LIMIT, "%" PRIu64 " steps; at most %zu are possible here", steps, most);
    v->count = (size_t)steps + 1;
    return NULL;
}

static struct err *parse(struct vary *v, struct arena *a, const char *text,
                         const struct value *root, size_t most)
{
    const char *equals = assign_equals(text);
    struct str values;
    ptrdiff_t dots;
    struct err *e;

    if (equals == NULL)
        return err_new(ERR_INPUT, "expected PATH=V1,V2 or PATH=FROM..TO:STEP");
    v->path_text = (struct str){text, (size_t)(equals - text)};
    values = str_of(equals + 1);
    if ((e = mdl_path_parse_edit(&v->path, a, v->path_text, root)) != NULL)
        return e;
    if (v->path.field == MDL_F_NONE)
        return err_new(ERR_NOT_FOUND, "no field has this path");
    dots = mdl_field_is_number(v->path.field) ? str_find_text(values, STR_LIT(".."), 0) : -1;
    if (dots >= 0)
        return parse_range(v, values, (size_t)dots, most);
    return parse_list(v, a, values, most);
}

/* All of a list; of a range the ends, for what lies between fits then. */
static struct err *check_values(const struct vary *v, struct arena *a)
{
    size_t step = v->texts == NULL && v->count > 1 ? v->count - 1 : 1;

    for (size_t i = 0; i < v->count; i += step) {
        const struct value *value;
        struct err *e = mdl_value_parse(&value, v->path.field, vary_text(a, v, i));

        if (e != NULL)
            return e;
        value_unref(value);
    }
    return NULL;
}

struct err *vary_parse(struct vary *out, struct arena *a, const char *text,
                       const struct value *root, size_t most)
{
    struct vary v = {.texts = NULL};
    struct err *e = parse(&v, a, text, root, most);

    if (e == NULL)
        e = check_values(&v, a);
    if (e != NULL)
        return err_wrap(e, "--vary '%.200s'", text);
    *out = v;
    return NULL;
}

/* As unsigned numbers: the way may be longer than a signed one can say, its end is not. */
static int64_t number_at(const struct vary *v, size_t place)
{
    return (int64_t)((uint64_t)v->from + (uint64_t)place * (uint64_t)v->step);
}

struct str vary_text(struct arena *a, const struct vary *v, size_t place)
{
    int64_t n;

    if (v->texts != NULL)
        return v->texts[place];
    n = number_at(v, place);
    return units_print(a, mdl_fields[v->path.field].unit,
                       (struct units_integer){n < 0, n < 0 ? -(uint64_t)n : (uint64_t)n});
}

static struct err *value_of(const struct value **out, const struct vary *v, size_t place)
{
    char digits[24];
    int len;

    if (v->texts != NULL)
        return mdl_value_parse(out, v->path.field, v->texts[place]);
    len = snprintf(digits, sizeof digits, "%" PRId64, number_at(v, place));
    *out = value_number((struct str){digits, (size_t)len});
    return *out != NULL ? NULL : err_oom();
}

struct err *vary_apply(const struct value **out, const struct value *root, const struct vary *v,
                       size_t place)
{
    struct mdl_edit edit = {.kind = MDL_EDIT_SET, .path = v->path};
    struct err *e;

    if ((e = value_of(&edit.value, v, place)) != NULL)
        return err_wrap(e, "--vary '%.*s'", STR_FMT(str_cut(v->path_text, 0, 200)));
    e = mdl_edit_tree(out, root, &edit);
    value_unref(edit.value);
    return e;
}
