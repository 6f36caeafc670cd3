#include "model/document/path.h"

#include "model/base/ascii.h"
#include "model/document/path_suggest.h"
#include "model/json/json.h"

#define DEPTH_MAX 64 /* steps; the registry needs 9, values that it does not model some more */

bool mdl_path_is_plain(char c)
{
    return ascii_is_word(c) || c == '-';
}

static bool plain_key(struct str key)
{
    for (size_t i = 0; i < key.len; i++)
        if (!mdl_path_is_plain(key.s[i]))
            return false;
    return key.len > 0;
}

/* ---- writing ------------------------------------------------------------------------- */

enum { INDEX_MOST = 22, ESCAPE_MOST = 6, AROUND_MOST = 4 };

/* The most bytes that a step can take. */
static size_t step_most(const struct value_step *s)
{
    if (s->key.s == NULL)
        return INDEX_MOST;
    return (plain_key(s->key) ? 1 : ESCAPE_MOST) * s->key.len + AROUND_MOST;
}

static char *add_text(char *out, struct str text)
{
    memcpy(out, text.s, text.len);
    return out + text.len;
}

static char *add_index(char *out, size_t index)
{
    char digits[INDEX_MOST];
    size_t at = sizeof(digits);

    do
        digits[--at] = (char)('0' + index % 10);
    while ((index /= 10) > 0);
    *out++ = '[';
    out = add_text(out, (struct str){digits + at, sizeof(digits) - at});
    *out++ = ']';
    return out;
}

/* As a JSON string, so that any key can be typed. */
static char *add_quoted(char *out, struct str key)
{
    static const char hex[] = "0123456789abcdef";

    out = add_text(out, STR_LIT("[\""));
    for (size_t i = 0; i < key.len; i++) {
        unsigned char c = (unsigned char)key.s[i];

        if (c < 0x20) {
            out = add_text(out, STR_LIT("\\u00"));
            *out++ = hex[c >> 4];
            *out++ = hex[c & 0xF];
            continue;
        }
        if (c == '"' || c == '\\')
            *out++ = '\\';
        *out++ = key.s[i];
    }
    return add_text(out, STR_LIT("\"]"));
}

struct str mdl_path_text(struct arena *a, const struct value_step *steps, size_t count)
{
    size_t most = 0;
    char *out, *end;

    for (size_t i = 0; i < count; i++)
        most += step_most(&steps[i]);
    if (count == 0 || (out = end = arena_alloc(a, most)) == NULL)
        return STR_NONE;
    for (size_t i = 0; i < count; i++) {
        const struct value_step *s = &steps[i];

        if (s->key.s == NULL) {
            end = add_index(end, s->index);
            continue;
        }
        if (!plain_key(s->key)) {
            end = add_quoted(end, s->key);
            continue;
        }
        if (i > 0)
            *end++ = '.';
        end = add_text(end, s->key);
    }
    arena_trim(a, out, most, (size_t)(end - out));
    return (struct str){out, (size_t)(end - out)};
}

/* ---- reading ------------------------------------------------------------------------- */

struct reader {
    struct arena *arena;
    struct str text;
    size_t at;
    const struct value *here; /* what the steps so far lead to in the document; NULL: nothing */
    enum mdl_field_id field;  /* likewise in the registry */
    bool modelled;            /* false below an ANY or an unknown key */
    struct value_step steps[DEPTH_MAX];
    size_t count;
};

static struct err *bad_syntax(const struct reader *r, const char *what)
{
    struct err *e =
        err_new(ERR_INPUT, "path '%.*s': %s at character %zu", STR_FMT(r->text), what, r->at + 1);

    return err_remedy(e, "write it like container.Mounts[0].Source or "
                         "host.CredentialSpecs.Files[\"a.json\"]");
}

static struct err *misplaced(const struct reader *r, enum err_class class, const char *why)
{
    struct str before = mdl_path_text(r->arena, r->steps, r->count);

    return err_new(class, "path '%.*s': '%.*s' %s", STR_FMT(r->text), STR_FMT(before), why);
}

/* Follows the registry. An unknown key is let through when the document has it. */
static struct err *step_field(struct reader *r, struct value_step step, const struct value *next)
{
    bool index = step.key.s == NULL;
    enum mdl_type type = r->field == MDL_F_NONE ? MDL_T_OBJECT : mdl_fields[r->field].type;

    if (!r->modelled)
        return NULL;
    switch (type) {
    case MDL_T_OBJECT:
        if (index)
            return misplaced(r, ERR_INPUT, "is not a list: a key belongs here");
        r->field = mdl_field_child(r->field, step.key);
        r->modelled = r->field != MDL_F_NONE;
        if (!r->modelled && next == NULL)
            return err_remedy(err_new(ERR_NOT_FOUND, "no field '%.*s'", STR_FMT(r->text)), "%.*s",
                              STR_FMT(mdl_path_suggest(r->arena, r->text)));
        return NULL;
    case MDL_T_LIST:
        if (!index)
            return misplaced(r, ERR_INPUT, "is a list: a place such as [0] or [+] belongs here");
        r->field++;
        return NULL;
    case MDL_T_MAP:
        if (index)
            return misplaced(r, ERR_INPUT, "is a map: a key belongs here");
        r->field++;
        return NULL;
    case MDL_T_ANY:
        r->field = MDL_F_NONE;
        r->modelled = false;
        return NULL;
    case MDL_T_STRING:
    case MDL_T_BOOL:
    case MDL_T_INT:
    case MDL_T_UINT:
        break;
    }
    return misplaced(r, ERR_NOT_FOUND, "has nothing inside");
}

static struct err *take_step(struct reader *r, struct value_step step)
{
    const struct value *next = r->here != NULL ? value_at(r->here, &step, 1) : NULL;
    struct err *e;

    if (r->count == DEPTH_MAX)
        return bad_syntax(r, "too many parts");
    if ((e = step_field(r, step, next)) != NULL)
        return e;
    r->steps[r->count++] = step;
    r->here = next;
    return NULL;
}

/* The text between quotes; r->at stands on the opening one and ends behind the closing one. */
static struct err *read_quoted(struct reader *r, struct str *out)
{
    const struct value *v = NULL;
    size_t end = r->at + 1;
    struct err *e;

    while (end < r->text.len && r->text.s[end] != '"')
        end += r->text.s[end] == '\\' ? 2 : 1;
    if (end >= r->text.len)
        return bad_syntax(r, "a quote without its end");
    if ((e = json_read(&v, str_cut(r->text, r->at, end + 1))) != NULL) {
        return arena_drop_err(r->arena, e) && arena_failed(r->arena)
                   ? err_oom()
                   : bad_syntax(r, "not a JSON string");
    }
    *out = arena_str(r->arena, v->u.text);
    value_unref(v);
    if (arena_failed(r->arena))
        return err_oom();
    if (out->s == NULL)
        *out = STR_LIT(""); /* a key, though an empty one */
    r->at = end + 1;
    return NULL;
}

/* Of a fixed width, so that a message is the same on every machine; where size_t is narrower, no
 * list has such a place. */
static struct err *read_index(struct reader *r, size_t *out)
{
    uint64_t index = 0;

    while (r->at < r->text.len && ascii_is_digit(r->text.s[r->at])) {
        unsigned digit = (unsigned)(r->text.s[r->at] - '0');

        if (index > (UINT64_MAX - digit) / 10)
            return bad_syntax(r, "a list place that is too big");
        index = index * 10 + digit;
        r->at++;
    }
    *out = (size_t)index == index ? (size_t)index : SIZE_MAX;
    return NULL;
}

/* From behind '[' to behind ']'. */
static struct err *read_bracket(struct reader *r)
{
    struct value_step step = {.key = STR_NONE};
    char c = r->at < r->text.len ? r->text.s[r->at] : '\0';
    struct err *e = NULL;

    if (c == '+') {
        step.index = r->here != NULL && r->here->kind == VALUE_LIST ? r->here->u.list.count : 0;
        r->at++;
    } else if (c == '"') {
        e = read_quoted(r, &step.key);
    } else if (ascii_is_digit(c)) {
        e = read_index(r, &step.index);
    } else {
        return bad_syntax(r, "a list place or a quoted key is missing");
    }
    if (e != NULL)
        return e;
    if (r->at >= r->text.len || r->text.s[r->at] != ']')
        return bad_syntax(r, "']' is missing");
    r->at++;
    return take_step(r, step);
}

static struct err *read_key(struct reader *r)
{
    size_t from = r->at;
    struct str key;

    while (r->at < r->text.len && strchr(".[]\"", r->text.s[r->at]) == NULL)
        r->at++;
    if (r->at == from)
        return bad_syntax(r, "a key is missing");
    key = arena_str(r->arena, str_cut(r->text, from, r->at));
    return key.s != NULL ? take_step(r, (struct value_step){.key = key}) : err_oom();
}

static struct err *read_all(struct reader *r)
{
    struct err *e;

    if (str_starts(r->text, STR_LIT("[\""))) {
        r->at = 1;
        e = read_bracket(r);
    } else {
        e = read_key(r);
    }
    while (e == NULL && r->at < r->text.len) {
        char c = r->text.s[r->at];

        if (c == '.') {
            r->at++;
            e = read_key(r);
        } else if (c == '[') {
            r->at++;
            e = read_bracket(r);
        } else {
            e = bad_syntax(r, "'.' or '[' is missing");
        }
    }
    return e;
}

static struct err *path_out(struct mdl_path *out, struct arena *a, enum mdl_field_id field,
                            const struct value_step *steps, size_t count)
{
    struct value_step *copy = arena_calloc(a, count, sizeof(*copy));

    if (arena_failed(a))
        return err_oom();
    memcpy(copy, steps, count * sizeof(*copy));
    *out = (struct mdl_path){field, copy, count};
    return NULL;
}

struct err *mdl_path_parse(struct mdl_path *out, struct arena *a, struct str text,
                           const struct value *root)
{
    struct reader r = {
        .arena = a, .text = text, .here = root, .field = MDL_F_NONE, .modelled = true};
    struct err *e = read_all(&r);

    return e != NULL ? e : path_out(out, a, r.field, r.steps, r.count);
}

static bool has_request(const struct value *root)
{
    static const struct value_step way[] = {{.key = STR_INIT("request")},
                                            {.key = STR_INIT("body")}};
    const struct value *body = value_at(root, way, sizeof(way) / sizeof(way[0]));

    return body != NULL && body->kind == VALUE_MAP;
}

struct err *mdl_path_parse_edit(struct mdl_path *out, struct arena *a, struct str text,
                                const struct value *root)
{
    static const struct str config = STR_INIT("container.Config."),
                            host_config = STR_INIT("container.HostConfig");

    if (!has_request(root) || !str_starts(text, STR_LIT("container.")))
        return mdl_path_parse(out, a, text, root);
    if (str_starts(text, config))
        text = arena_printf(a, "request.body.%.*s", STR_FMT(str_cut(text, config.len, text.len)));
    else if (str_starts(text, host_config))
        text = arena_printf(a, "request.body.HostConfig%.*s",
                            STR_FMT(str_cut(text, host_config.len, text.len)));
    else
        return err_remedy(err_new(ERR_INPUT,
                                  "'%.*s' is made by create, and cannot be asked for in a request",
                                  STR_FMT(text)),
                          "set what it is made of, such as request.body.HostConfig.Binds[+]");
    return mdl_path_parse(out, a, text, root);
}

struct err *mdl_path_split(struct mdl_path *out, struct arena *a, struct str text)
{
    struct reader r = {.arena = a, .text = text, .field = MDL_F_NONE, .modelled = false};
    struct err *e = read_all(&r);

    return e != NULL ? e : path_out(out, a, MDL_F_NONE, r.steps, r.count);
}

/* What the step leads to; a map's place is known without looking for its key. */
static const struct value *follow(const struct value *here, enum mdl_type type,
                                  const struct value_step *step, size_t index)
{
    if (here == NULL)
        return NULL;
    return type == MDL_T_MAP ? here->u.map.members[index].value : value_at(here, step, 1);
}

int mdl_path_index(const struct mdl_path *path, const struct value *root)
{
    enum mdl_field_id field = MDL_F_NONE;

    for (size_t i = 0; i < path->count; i++) {
        enum mdl_type type = field == MDL_F_NONE ? MDL_T_OBJECT : mdl_fields[field].type;
        const struct value *in = value_at(root, path->steps, i);

        if (type == MDL_T_LIST)
            return (int)path->steps[i].index;
        if (type == MDL_T_MAP)
            return in != NULL ? (int)value_index(in, path->steps[i].key) : -1;
        if (type != MDL_T_OBJECT ||
            (field = mdl_field_child(field, path->steps[i].key)) == MDL_F_NONE)
            break;
    }
    return -1;
}

struct err *mdl_path_of(struct mdl_path *out, struct arena *a, enum mdl_field_id field,
                        enum mdl_field_id through, const size_t *indexes, size_t nindexes,
                        const struct value *root)
{
    const struct value *value;

    return mdl_path_to(out, &value, a, field, through, indexes, nindexes, root);
}

struct err *mdl_path_to(struct mdl_path *out, const struct value **value, struct arena *a,
                        enum mdl_field_id field, enum mdl_field_id through, const size_t *indexes,
                        size_t nindexes, const struct value *root)
{
    enum mdl_field_id way[DEPTH_MAX];
    struct value_step steps[DEPTH_MAX];
    const struct value *here = root;
    size_t depth = 0, used = 0;

    for (enum mdl_field_id id = field; id != MDL_F_NONE; id = mdl_field_above(id, through))
        way[depth++] = id;
    for (size_t i = 0; i < depth; i++) {
        enum mdl_field_id id = way[depth - 1 - i], above = mdl_field_above(id, through);
        enum mdl_type type = above == MDL_F_NONE ? MDL_T_OBJECT : mdl_fields[above].type;
        size_t index = used < nindexes ? indexes[used] : SIZE_MAX, count = 0;

        steps[i] = (struct value_step){.key = str_of(mdl_fields[id].key)};
        if (type == MDL_T_LIST) {
            if (here != NULL && here->kind == VALUE_LIST)
                count = here->u.list.count;
            if (index > count)
                goto missing;
            steps[i] = (struct value_step){.index = index};
            used++;
        } else if (type == MDL_T_MAP) {
            if (here == NULL || here->kind != VALUE_MAP || index >= here->u.map.count)
                goto missing;
            steps[i] = (struct value_step){.key = arena_str(a, here->u.map.members[index].key)};
            used++;
        }
        here = follow(here, type, &steps[i], index);
    }
    *value = here;
    return path_out(out, a, field, steps, depth);
missing:
    return err_new(ERR_NOT_FOUND, "'%.*s' has no such place in this document",
                   STR_FMT(mdl_field_path(a, field)));
}

/* As a place of a document, or as 'silospec fields' prints it: of what stands at several places no
 * row has it so. */
static struct err *place_of_name(struct mdl_path *out, struct arena *a, struct str name)
{
    struct err *e = mdl_path_parse(out, a, name, NULL), *other;

    if (e == NULL || e->class == ERR_OOM || str_starts(name, STR_LIT("{")))
        return e;
    other = mdl_path_parse(out, a, mdl_path_as_typed(a, name), NULL);
    if (other != NULL && other->class != ERR_OOM) {
        err_free(other);
        return e;
    }
    err_free(e);
    return other;
}

struct err *mdl_path_field(enum mdl_field_id *out, struct arena *a, struct str name)
{
    enum mdl_field_id field = mdl_field_by_name(name);
    struct mdl_path path;
    struct err *e;

    if (field == MDL_F_NONE) {
        if ((e = place_of_name(&path, a, name)) != NULL)
            return e;
        field = path.field;
    }
    if (field == MDL_F_NONE)
        return err_new(ERR_NOT_FOUND, "'%.*s' lies below a field that is kept as it is",
                       STR_FMT(name));
    *out = field;
    return NULL;
}
