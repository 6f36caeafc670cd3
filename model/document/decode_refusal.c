#include "model/document/decode_refusal.h"

#include "model/base/num.h"
#include "model/base/quote.h"
#include "model/base/units.h"

#include <inttypes.h>

#define SHOWN_CHARACTERS 40 /* of the user's text, in a message */

static struct str shown(struct arena *a, struct str text)
{
    struct str out = STR_NONE;
    char one[QUOTE_ESCAPE_MAX];
    size_t characters = 0;

    for (size_t used = 0; text.len > 0; text = str_cut(text, used, text.len)) {
        size_t n = quote_escape(one, text, &used);

        if (characters++ == SHOWN_CHARACTERS)
            return arena_printf(a, "%.*s...", STR_FMT(out));
        out = arena_printf(a, "%.*s%.*s", STR_FMT(out), (int)n, one);
    }
    return out;
}

struct str decode_refusal_found(struct arena *a, const struct value *v)
{
    switch (v->kind) {
    case VALUE_NULL:
        return STR_LIT("null");
    case VALUE_BOOL:
        return v->u.boolean ? STR_LIT("true") : STR_LIT("false");
    case VALUE_NUMBER:
        return arena_printf(a, "number %.*s", STR_FMT(shown(a, v->u.text)));
    case VALUE_STRING:
        return arena_printf(a, "text '%.*s'", STR_FMT(shown(a, v->u.text)));
    case VALUE_LIST:
        return arena_printf(a, "a list of %zu", v->u.list.count);
    case VALUE_MAP:
        return STR_LIT("a map");
    }
    return STR_NONE;
}

struct str decode_refusal_range(struct arena *a, const struct mdl_field *f)
{
    if (f->min > 0 && (uint64_t)f->min == f->max)
        return arena_printf(a, "%" PRIu64, f->max);
    return arena_printf(a, "an integer from %" PRId64 " to %" PRIu64, f->min, f->max);
}

/* What to write instead of a text where a number belongs. */
struct err *decode_refusal_number(struct err *e, const struct mdl_field *f, struct str text)
{
    struct units_integer n;
    struct err *refused;
    uint64_t plain;
    int64_t negative;

    if (num_uint64(&plain, text) == NUM_OK || num_int64(&negative, text) == NUM_OK)
        return err_remedy(e, "remove the quotes");
    refused = units_parse(&n, f->unit, text);
    if (refused == NULL)
        return err_remedy(e, "write %s%" PRIu64, n.negative ? "-" : "", n.magnitude);
    err_free(refused);
    return e;
}

/* YAML 1.1 took these words for booleans; here they are text. */
struct err *decode_refusal_bool(struct err *e, const struct value *v)
{
    static const char yes[][8] = {"true", "yes", "on"}, no[][8] = {"false", "no", "off"};

    for (size_t i = 0; v->kind == VALUE_STRING && i < 3; i++) {
        if (str_eq_ascii_case(v->u.text, str_of(yes[i])))
            return err_remedy(e, "write true, without quotes");
        if (str_eq_ascii_case(v->u.text, str_of(no[i])))
            return err_remedy(e, "write false, without quotes");
    }
    return e;
}
