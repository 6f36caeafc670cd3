/* Text of a person <-> value of a field, and fresh values. */
#include "model/document/field_text.h"
#include "model/base/num.h"
#include "model/base/quick_format.h"
#include "model/base/units.h"
#include "model/base/words.h"
#include "model/document/decode.h"
#include "model/json/json.h"
#include "model/yaml/yaml.h"

#include <inttypes.h>
#include <stdlib.h>

/* ---- reading ------------------------------------------------------------------------- */

static struct err *made(const struct value **out, const struct value *v)
{
    if (v == NULL)
        return err_oom();
    *out = v;
    return NULL;
}

/* The whole range of the engine's own type says nothing to a person but that there is an end. */
static bool is_whole_type(const struct mdl_field *f)
{
    return f->min == INT64_MIN || f->max == UINT64_MAX;
}

static struct err *out_of_range(const struct mdl_field *f, struct str text, bool negative)
{
    struct arena a;
    struct units_integer low = {f->min < 0,
                                f->min < 0 ? (uint64_t)0 - (uint64_t)f->min : (uint64_t)f->min};
    struct units_integer high = {false, f->max};
    struct err *e;

    if (is_whole_type(f) && negative && f->min == 0)
        return err_new(ERR_INPUT, "'%.*s' is below 0", STR_FMT(text));
    if (is_whole_type(f))
        return err_new(ERR_INPUT, "'%.*s' is too %s: the engine keeps 64 bits of it", STR_FMT(text),
                       negative ? "small" : "large");
    if (f->min > 0 && (uint64_t)f->min == f->max)
        return err_new(ERR_INPUT, "'%.*s' is not %" PRIu64, STR_FMT(text), f->max);
    arena_init(&a);
    e = err_new(ERR_INPUT, "'%.*s' is not from %.*s to %.*s", STR_FMT(text),
                STR_FMT(units_print(&a, f->unit, low)), STR_FMT(units_print(&a, f->unit, high)));
    arena_finish(&a);
    return e;
}

static bool in_range(const struct mdl_field *f, struct units_integer n)
{
    if (n.negative)
        return f->min < 0 && n.magnitude <= (uint64_t)0 - (uint64_t)f->min;
    return n.magnitude <= f->max && (f->min <= 0 || n.magnitude >= (uint64_t)f->min);
}

static struct err *parse_number(const struct value **out, const struct mdl_field *f,
                                struct str text)
{
    struct units_integer n = {0};
    char digits[32];
    size_t len;
    struct err *e;

    if ((e = units_parse(&n, f->unit, text)) != NULL)
        return e;
    if (!in_range(f, n))
        return out_of_range(f, text, n.negative);
    len = quick_formatted(digits, sizeof(digits), "%s%llu", n.negative ? "-" : "",
                          (unsigned long long)n.magnitude);
    return made(out, value_number((struct str){digits, len}));
}

static struct err *parse_bool(const struct value **out, struct str text)
{
    static const char yes[][8] = {"true", "yes", "on"}, no[][8] = {"false", "no", "off"};

    for (size_t i = 0; i < 3; i++) {
        if (str_eq_ascii_case(text, str_of(yes[i])))
            return made(out, value_bool(true));
        if (str_eq_ascii_case(text, str_of(no[i])))
            return made(out, value_bool(false));
    }
    return err_new(ERR_INPUT, "'%.*s' is neither true nor false", STR_FMT(text));
}

/* JSON where it can be, because YAML does not read all of it (\ud83d\ude00); the error is of
 * the one that the text looks like. */
static struct err *parse_tree(const struct value **out, struct str text)
{
    const struct value *v = NULL;
    struct err *json = json_read(&v, text), *yaml;

    if (json == NULL)
        return made(out, v);
    if (json->class == ERR_OOM)
        return json;
    if ((yaml = yaml_read(&v, text)) == NULL) {
        err_free(json);
        return made(out, v);
    }
    if (yaml->class != ERR_OOM && (text.s[0] == '{' || text.s[0] == '[' || text.s[0] == '"')) {
        err_free(yaml);
        return json;
    }
    err_free(json);
    return yaml;
}

static struct err *parse_checked(const struct value **out, enum mdl_field_id field, struct str text)
{
    const struct value *v = NULL;
    struct arena a;
    struct err *e = parse_tree(&v, text);

    if (e != NULL || field == MDL_F_NONE)
        return e != NULL ? e : made(out, v);
    arena_init(&a);
    e = mdl_decode(&a, NULL, field, v, STR_NONE);
    arena_finish(&a);
    if (e != NULL) {
        value_unref(v);
        return e;
    }
    return made(out, v);
}

struct err *mdl_value_parse(const struct value **out, enum mdl_field_id field, struct str text)
{
    const struct mdl_field *f = field != MDL_F_NONE ? &mdl_fields[field] : NULL;
    enum mdl_type type = f != NULL ? f->type : MDL_T_ANY;
    struct str bare = str_trim(text);
    struct err *e;

    if (type == MDL_T_STRING) {
        if (f->nullable && str_is(bare, "null"))
            return made(out, value_null());
        if (f->nullable && bare.len > 0 && bare.s[0] == '"')
            return parse_checked(out, field, bare);
        if ((e = mdl_field_check(f, text)) != NULL)
            return e;
        return made(out, value_string(text));
    }
    if (bare.len == 0) {
        *out = NULL;
        return NULL;
    }
    if (str_is(bare, "null"))
        return made(out, value_null());
    switch (type) {
    case MDL_T_BOOL:
        return parse_bool(out, bare);
    case MDL_T_INT:
    case MDL_T_UINT:
        return parse_number(out, f, bare);
    case MDL_T_STRING:
    case MDL_T_OBJECT:
    case MDL_T_LIST:
    case MDL_T_MAP:
    case MDL_T_ANY:
        break;
    }
    return parse_checked(out, field, bare);
}

/* ---- writing ------------------------------------------------------------------------- */

static struct str json_text(struct arena *a, const struct value *v)
{
    char *bytes = NULL;
    size_t len = 0;
    struct str out;

    if (arena_drop_err(a, json_write(&bytes, &len, v, 0)))
        return STR_NONE;
    out = arena_str(a, (struct str){bytes, len});
    free(bytes);
    return out;
}

/* The number that v holds in the way the field's type does; false when it is another thing. */
static bool integer_of(struct units_integer *out, const struct value *v)
{
    int64_t sint;
    uint64_t uint;

    if (v->kind != VALUE_NUMBER)
        return false;
    if (num_uint64(&uint, v->u.text) == NUM_OK)
        *out = (struct units_integer){false, uint};
    else if (num_int64(&sint, v->u.text) == NUM_OK)
        *out = (struct units_integer){sint < 0,
                                      sint < 0 ? (uint64_t)0 - (uint64_t)sint : (uint64_t)sint};
    else
        return false;
    return true;
}

static bool is_number(const struct mdl_field *f)
{
    return f != NULL && (f->type == MDL_T_INT || f->type == MDL_T_UINT);
}

struct str mdl_value_print(struct arena *a, enum mdl_field_id field, const struct value *v)
{
    const struct mdl_field *f = field != MDL_F_NONE ? &mdl_fields[field] : NULL;
    struct units_integer n;

    if (v == NULL)
        return STR_LIT("");
    if (f != NULL && f->type == MDL_T_STRING && v->kind == VALUE_STRING) {
        struct str bare = str_trim(v->u.text);
        bool quote = f->nullable && (str_is(bare, "null") || (bare.len > 0 && bare.s[0] == '"'));

        return quote ? json_text(a, v) : arena_str(a, v->u.text);
    }
    if (is_number(f) && integer_of(&n, v))
        return units_print(a, f->unit, n);
    return json_text(a, v);
}

struct str mdl_number_show(struct arena *a, enum mdl_field_id field, struct units_integer n)
{
    static const char words[][16] = {[MDL_MINUS_ONE_UNLIMITED] = "-1 (unlimited)",
                                     [MDL_MINUS_ONE_NOT_SET] = "-1 (not set)",
                                     [MDL_MINUS_ONE_NO_TIMEOUT] = "-1 (no timeout)"};
    const struct mdl_field *f = &mdl_fields[field];

    if (n.negative && n.magnitude == 1 && f->minus_one != MDL_MINUS_ONE_PLAIN)
        return str_of(words[f->minus_one]);
    return units_show(a, f->unit, n);
}

static struct str entries(struct arena *a, size_t count)
{
    return count == 1 ? STR_LIT("1 entry") : arena_printf(a, "%zu entries", count);
}

struct str mdl_value_show(struct arena *a, enum mdl_field_id field, const struct value *v)
{
    const struct mdl_field *f = field != MDL_F_NONE ? &mdl_fields[field] : NULL;
    struct units_integer n;

    if (v == NULL)
        return STR_LIT("-");
    switch (v->kind) {
    case VALUE_NULL:
        return STR_LIT("null");
    case VALUE_BOOL:
        return v->u.boolean ? STR_LIT("true") : STR_LIT("false");
    case VALUE_NUMBER:
        if (is_number(f) && integer_of(&n, v))
            return mdl_number_show(a, field, n);
        return arena_str(a, v->u.text);
    case VALUE_STRING:
        return v->u.text.len > 0 ? arena_str(a, v->u.text) : STR_LIT("\"\"");
    case VALUE_LIST:
        return entries(a, v->u.list.count);
    case VALUE_MAP:
        return entries(a, v->u.map.count);
    }
    return STR_NONE;
}

/* ---- fresh values ---------------------------------------------------------------------- */

static struct value *scalar_template(enum mdl_field_id id)
{
    const struct mdl_field *f = &mdl_fields[id];
    struct str rest, first;

    switch (f->type) {
    case MDL_T_STRING:
        rest = str_of(mdl_field_text(id).choices);
        return value_string(words_next(&rest, &first) ? first : STR_LIT(""));
    case MDL_T_BOOL:
        return value_bool(f->on);
    case MDL_T_INT:
    case MDL_T_UINT:
        return value_number(STR_LIT("0"));
    case MDL_T_LIST:
        return value_list();
    case MDL_T_OBJECT:
    case MDL_T_MAP:
    case MDL_T_ANY:
        break;
    }
    return value_map();
}

static bool is_plain(const struct mdl_field *f)
{
    return !f->nullable && !f->left_out &&
           (f->type == MDL_T_STRING || f->type == MDL_T_BOOL || is_number(f));
}

const struct value *mdl_value_template(enum mdl_field_id element_field)
{
    enum mdl_field_id end = mdl_field_end(element_field);
    struct value *out = scalar_template(element_field);

    if (out == NULL || mdl_fields[element_field].type != MDL_T_OBJECT)
        return out;
    for (enum mdl_field_id id = element_field + 1; id < end; id++) {
        const struct mdl_field *f = &mdl_fields[id];
        struct value *child;

        if (f->parent != element_field || !is_plain(f))
            continue;
        child = scalar_template(id);
        if (child == NULL || !value_map_push(out, str_of(f->key), 0, 0, child)) {
            value_unref(out);
            return NULL;
        }
    }
    return out;
}
