/* Interpolation: the texts of a file with their variables, and of the kinds that their keys want.
 */
#include "model/compose/compose_parts.h"

#include "model/client/go_number.h"
#include "model/compose/trail.h"

#include <float.h>
#include <math.h>

enum cast { CAST_INT, CAST_INT64, CAST_FLOAT, CAST_FLOAT32, CAST_BOOL };

static const struct {
    char pattern[56];
    enum cast cast;
    bool old; /* 2.26 alone */
} casts[] = {
#define CAST(pattern, cast)      {pattern, CAST_##cast, false},
#define CAST_2_26(pattern, cast) {pattern, CAST_##cast, true},
#include "model/compose/casts.def"
#undef CAST
#undef CAST_2_26
};

bool compose_cast_bool(struct node *n, struct str *why, struct compose *c)
{
    static const char on[][8] = {"true", "y", "yes", "on"};
    static const char off[][8] = {"false", "n", "no", "off"};
    struct str lower = client_lower(c->a, n->text);

    for (size_t i = 0; i < sizeof(on) / sizeof(*on); i++) {
        if (!str_is(lower, on[i]) && !str_is(lower, off[i]))
            continue;
        n->kind = NODE_BOOL;
        n->on = str_is(lower, on[i]);
        if (i > 0)
            compose_warn(c, CLIENT_TEXT(c->a, client_quote(c->a, lower),
                                        STR_LIT(" for boolean is not supported by YAML 1.2, please "
                                                "use `"),
                                        n->on ? STR_LIT("true`") : STR_LIT("false`")));
        return true;
    }
    *why = CLIENT_TEXT(c->a, STR_LIT("invalid boolean: "), n->text);
    return false;
}

static bool cast_int(struct node *n, struct str *why, struct compose *c, const char *function)
{
    int64_t number = 0;
    enum go_number result = go_int(&number, n->text, 10, 64);

    *why = go_number_error(c->a, function, n->text, result);
    if (result != GO_OK)
        return false;
    n->kind = NODE_INT;
    n->number = number;
    n->natural = number > 0 ? (uint64_t)number : 0;
    return true;
}

static bool cast_float(struct node *n, struct str *why, struct compose *c, bool single)
{
    double real = 0;
    enum go_number result = go_float(&real, n->text);

    if (result == GO_OK && single && !isinf(real) && fabs(real) > (double)FLT_MAX)
        result = GO_RANGE;
    *why = go_number_error(c->a, "ParseFloat", n->text, result);
    if (result != GO_OK)
        return false;
    n->kind = NODE_FLOAT;
    n->real = single ? (double)(float)real : real;
    return true;
}

static bool cast(struct node *n, struct str *why, struct compose *c, enum cast to)
{
    switch (to) {
    case CAST_INT:
        return cast_int(n, why, c, "Atoi");
    case CAST_INT64:
        return cast_int(n, why, c, "ParseInt");
    case CAST_FLOAT:
        return cast_float(n, why, c, false);
    case CAST_FLOAT32:
        return cast_float(n, why, c, true);
    case CAST_BOOL:
        break;
    }
    return compose_cast_bool(n, why, c);
}

static bool failed(struct compose *c, const struct trail *t, struct str why)
{
    return COMPOSE_REFUSE(c, STR_LIT("error while interpolating "), compose_trail_text(c->a, t),
                          STR_LIT(": "), why);
}

static bool bad_format(struct compose *c, const struct trail *t, struct str text)
{
    return COMPOSE_REFUSE(c, STR_LIT("invalid interpolation format for "),
                          compose_trail_text(c->a, t),
                          STR_LIT(".\nYou may need to escape any $ with another $.\n"), text);
}

static bool text_filled(struct compose *c, struct node *n, const struct trail *t)
{
    struct str filled, why;

    if (!compose_substitute(&filled, &why, c, n->text, compose_interpolation(c))) {
        if (c->error != NULL)
            return false;
        return why.len > 0 ? failed(c, t, why) : bad_format(c, t, n->text);
    }
    n->text = filled;
    for (size_t i = 0; i < sizeof(casts) / sizeof(*casts); i++) {
        if ((c->old || !casts[i].old) && compose_trail_matches(t, casts[i].pattern))
            return cast(n, &why, c, casts[i].cast) ||
                   failed(c, t,
                          CLIENT_TEXT(c->a, STR_LIT("failed to cast to expected type: "), why));
    }
    return true;
}

static bool filled(struct compose *c, struct node *n, const struct trail *t)
{
    if (n->kind == NODE_TEXT)
        return n->is_time || text_filled(c, n, t);
    for (size_t i = 0; i < n->count; i++) {
        struct trail next = trail_next(t, n->kind == NODE_MAP ? n->keys[i] : STR_LIT("[]"));

        if (!filled(c, n->items[i], &next))
            return false;
    }
    return true;
}

bool compose_interpolate(struct compose *c, struct node *root)
{
    struct trail t = TRAIL_ROOT;

    return filled(c, root, &t);
}
