#include "model/formats/go_print.h"

#include "model/base/ascii.h"
#include "model/base/bounds.h"
#include "model/document/path.h"
#include "model/formats/container_parts.h"
#include "model/value/value_make.h"

struct print {
    struct arena *a;
    struct str path; /* below container */
    struct go_print_doubts *doubts;
};

/* ---- pieces -------------------------------------------------------------------------------- */

/* The text between `open` at its start and `close` at its end; false: it has none around it. */
static bool within(struct str *text, const char *open, const char *close)
{
    struct str o = str_of(open), c = str_of(close);

    if (text->len < o.len + c.len || !str_starts(*text, o) || !str_ends(*text, c))
        return false;
    *text = str_cut(*text, o.len, text->len - c.len);
    return true;
}

/* Up to the next blank that stands in no bracket; leaves it at what follows. */
static struct str next_token(struct str *rest)
{
    size_t i = 0, depth = 0;
    struct str token;

    for (; i < rest->len && (depth > 0 || rest->s[i] != ' '); i++) {
        depth += memchr("[{", rest->s[i], 2) != NULL;
        depth -= depth > 0 && memchr("]}", rest->s[i], 2) != NULL;
    }
    token = str_cut(*rest, 0, i);
    *rest = str_cut(*rest, i + 1, rest->len);
    return token;
}

/* Of whole members: Config.ExposedPorts has not the end Ports. */
static bool has_end(struct str path, const char *end)
{
    struct str members = str_of(end);

    return str_ends(path, members) &&
           (path.len == members.len || path.s[path.len - members.len - 1] == '.');
}

static struct err *not_told(const struct print *p)
{
    return err_remedy(err_new(ERR_INPUT,
                              "this is Go's own print of %.*s, which does not tell "
                              "where its parts end",
                              STR_FMT(p->path)),
                      "ask with {{json .NAME}}");
}

/* The element so far and the token that stands behind it and a blank. */
static struct str joined(struct str element, struct str token)
{
    return (struct str){element.s, element.len + 1 + token.len};
}

/* ---- lists --------------------------------------------------------------------------------- */

/* A variable has its name and '=' in front: a token without one goes on with the last. */
static struct value *list_of_variables(struct str inside)
{
    struct value *made = value_list();
    struct str element = STR_NONE;

    while (inside.len > 0) {
        struct str token = next_token(&inside);

        if (element.len > 0 && str_find(token, '=', 0) < 1) {
            element = joined(element, token);
            continue;
        }
        if (element.len > 0)
            made = made_push(made, value_string(element));
        element = token;
    }
    return element.len > 0 ? made_push(made, value_string(element)) : made;
}

static struct value *list_of_words(struct str inside)
{
    struct value *made = value_list();

    while (inside.len > 0)
        made = made_push(made, value_string(next_token(&inside)));
    return made;
}

/* {bind name source destination driver mode rw propagation}, one blank behind each. */
static struct value *add_mount(struct value *list, struct str inside, bool *fits)
{
    static const char keys[][12] = {"Type",   "Name", "Source", "Destination",
                                    "Driver", "Mode", "RW",     "Propagation"};
    enum { KEYS = sizeof(keys) / sizeof(keys[0]), RW = 6 };
    struct str parts[KEYS] = {STR_NONE};
    struct value *mount = value_map();
    size_t count = 1, from = 0;

    for (size_t i = 0; i <= inside.len; i++) {
        if (i < inside.len && inside.s[i] != ' ')
            continue;
        if (count <= KEYS)
            parts[count - 1] = str_cut(inside, from, i);
        count += i < inside.len;
        from = i + 1;
    }
    *fits = *fits && count == KEYS && (str_is(parts[RW], "true") || str_is(parts[RW], "false"));
    for (size_t i = 0; *fits && i < KEYS; i++)
        mount = made_with(mount, keys[i],
                          i == RW ? value_bool(str_is(parts[i], "true")) : value_string(parts[i]));
    return made_push(list, mount);
}

static struct err *read_mounts(const struct value **out, const struct print *p, struct str inside)
{
    struct value *made = value_list();
    bool fits = true;

    while (fits && inside.len > 0) {
        struct str token = next_token(&inside);

        fits = within(&token, "{", "}");
        if (fits)
            made = add_mount(made, token, &fits);
    }
    *out = made;
    if (made == NULL)
        return err_oom();
    return fits ? NULL : not_told(p);
}

static struct err *read_list(const struct value **out, const struct print *p, struct str inside)
{
    if (has_end(p->path, "Mounts"))
        return read_mounts(out, p, inside);
    if (inside.len > 0 && memchr("{[&", inside.s[0], 3) != NULL)
        return not_told(p);
    p->doubts->unsure = p->doubts->unsure || str_find(inside, ' ', 0) >= 0;
    *out = has_end(p->path, "Env") ? list_of_variables(inside) : list_of_words(inside);
    return *out != NULL ? NULL : err_oom();
}

/* ---- maps ---------------------------------------------------------------------------------- */

/* [{0.0.0.0 8080} { 8081}]: addresses have no blanks. */
static struct value *bindings(struct str text, bool *fits)
{
    struct value *made = value_list();

    *fits = *fits && within(&text, "[", "]");
    while (*fits && text.len > 0) {
        struct str token = next_token(&text);
        ptrdiff_t blank;

        *fits = within(&token, "{", "}") && (blank = str_find(token, ' ', 0)) >= 0;
        if (!*fits)
            break;
        blank = str_starts(token, STR_LIT("invalid IP ")) ? 10 : blank;
        made = made_push(
            made,
            made_with(
                made_with(value_map(), "HostIp",
                          value_string(blank == 10 ? STR_NONE : str_cut(token, 0, (size_t)blank))),
                "HostPort", value_string(str_cut(token, (size_t)blank + 1, token.len))));
    }
    return made;
}

/* What stands behind a key, for the maps of a container. */
static const struct value *member_value(const struct print *p, struct str text, bool *fits)
{
    if (has_end(p->path, "PortBindings") || has_end(p->path, "Ports"))
        return str_is(text, "[]") ? value_null() : bindings(text, fits);
    if (has_end(p->path, "NetworkSettings.Networks")) {
        *fits = *fits && str_starts(text, STR_LIT("0x")); /* an address, which tells nothing */
        return value_map();
    }
    if (str_is(text, "{}"))
        return value_map();
    *fits = *fits && (text.len == 0 || memchr("[{&", text.s[0], 3) == NULL);
    return value_string(text);
}

/* "8080/tcp:[...]", "name:text": a text may have colons and blanks, a key is up to the first colon.
 */
static struct err *read_map(const struct value **out, const struct print *p, struct str inside)
{
    struct value *made = value_map();
    struct str key = STR_NONE, text = STR_NONE;
    bool fits = true;

    p->doubts->unsure = p->doubts->unsure || has_end(p->path, "Labels");
    while (fits && inside.len > 0) {
        struct str token = next_token(&inside);
        ptrdiff_t colon = str_find(token, ':', 0);

        if (colon < 1) {
            if ((fits = key.len > 0))
                text = joined(text, token);
            continue;
        }
        if (key.len > 0)
            made = made_with_key(made, key, member_value(p, text, &fits));
        key = str_cut(token, 0, (size_t)colon);
        text = (struct str){token.s + colon + 1, token.len - (size_t)colon - 1};
    }
    if (fits && key.len > 0)
        made = made_with_key(made, key, member_value(p, text, &fits));
    *out = made;
    if (made == NULL)
        return err_oom();
    return fits ? NULL : not_told(p);
}

/* ---- structures, %+v ----------------------------------------------------------------------- */

struct members {
    struct str rest; /* without the brackets */
};

/* A name stands at the start or behind a blank, begins with a capital letter and ends with ':'; the
 * one of a drive is shorter. */
static size_t name_at(struct str text, size_t at)
{
    size_t n = at;

    if (n >= text.len || text.s[n] < 'A' || text.s[n] > 'Z')
        return 0;
    while (n < text.len && ascii_is_alnum(text.s[n]))
        n++;
    return n > at + 1 && n < text.len && text.s[n] == ':' ? n - at : 0;
}

static bool next_member(struct members *m, struct str *name, struct str *value)
{
    size_t len = name_at(m->rest, 0), i, depth = 0;

    if (len == 0)
        return false;
    *name = str_cut(m->rest, 0, len);
    for (i = len + 1; i < m->rest.len; i++) {
        char c = m->rest.s[i];

        depth += c == '[' || c == '{';
        depth -= depth > 0 && (c == ']' || c == '}');
        if (depth == 0 && c == ' ' && name_at(m->rest, i + 1) > 0)
            break;
    }
    *value = str_cut(m->rest, len + 1, i);
    m->rest = str_cut(m->rest, i + 1, m->rest.len);
    return true;
}

/* The row below `parent` where the print has a member of it; embedded structures have a type's
 * name, and their members are the container's. */
static struct err *read_structure(const struct value **out, const struct print *p,
                                  struct str inside)
{
    struct members m = {inside};
    struct value *made = value_map();
    struct str name, text;
    struct err *e = NULL;

    while (e == NULL && next_member(&m, &name, &text)) {
        const struct value *v = NULL;
        struct str path = arena_printf(p->a, "%.*s.%.*s", STR_FMT(p->path), STR_FMT(name));

        e = go_print_read(&v, p->doubts, p->a, path, text);
        if (e != NULL && e->class == ERR_INPUT) { /* of this member alone */
            if (p->doubts->dropped++ == 0)
                p->doubts->first = arena_str(p->a, str_of(e->text));
            err_free(e);
            e = NULL;
        } else if (e == NULL && v != NULL && v->kind != VALUE_NULL) {
            made = made_with_key(made, name, v);
            v = NULL;
        }
        value_unref(v);
    }
    *out = made;
    return e != NULL || made != NULL ? e : err_oom();
}

/* ---- one value ----------------------------------------------------------------------------- */

/* Numbers that no field of the registry has; digits of others (a user "1000") are text. */
static bool is_number(struct str path)
{
    static const char names[][20] = {"ExitCode", "Pid", "RestartCount", "MaximumRetryCount",
                                     "ShmSize"};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (has_end(path, names[i]))
            return true;
    return false;
}

static bool may_be_text(struct str text)
{
    return text.len == 0 || memchr("[{&", text.s[0], 3) == NULL;
}

/* What the text is of the field, or by itself; false: no value of it. */
static bool scalar_kind(enum value_kind *kind, const struct mdl_field *field, struct str path,
                        struct str text)
{
    bool digits = text.len > 0, truth = str_is(text, "true") || str_is(text, "false");
    enum mdl_type type = field != NULL ? field->type : MDL_T_ANY;

    for (size_t i = text.s != NULL && text.len > 1 && text.s[0] == '-'; i < text.len; i++)
        digits = digits && ascii_is_digit(text.s[i]);
    *kind = VALUE_STRING;
    if (digits && (type == MDL_T_INT || type == MDL_T_UINT || (field == NULL && is_number(path))))
        *kind = VALUE_NUMBER;
    else if (truth && (type == MDL_T_BOOL || field == NULL))
        *kind = VALUE_BOOL;
    else
        return type == MDL_T_STRING || (type == MDL_T_ANY && may_be_text(text));
    return true;
}

/* NULL: no memory. */
static const struct value *scalar(enum value_kind kind, struct str text)
{
    return kind == VALUE_NUMBER ? value_number(text)
           : kind == VALUE_BOOL ? value_bool(str_is(text, "true"))
                                : value_string(text);
}

static const struct mdl_field *field_of(struct arena *a, struct str path)
{
    enum mdl_field_id id = MDL_F_NONE;
    struct err *e = mdl_path_field(&id, a, arena_printf(a, "container.%.*s", STR_FMT(path)));

    (void)arena_drop_err(a, e);
    return id == MDL_F_NONE ? NULL : &mdl_fields[id];
}

struct err *go_print_read(const struct value **out, struct go_print_doubts *doubts, struct arena *a,
                          struct str path, struct str text)
{
    const struct mdl_field *field = field_of(a, path);
    struct print p = {a, path, doubts};
    enum value_kind kind;
    struct err *e = NULL;

    *out = NULL;
    text = str_trim(text);
    if (str_is(text, "<nil>") || str_is(text, "map[]") || str_is(text, "[]"))
        *out = value_null();
    else if (str_starts(text, STR_LIT("0x")))
        return not_told(&p); /* an address of the program */
    else if (within(&text, "map[", "]"))
        e = read_map(out, &p, text);
    else if (within(&text, "[", "]"))
        e = read_list(out, &p, text);
    else if (within(&text, "&{", "}") || within(&text, "{", "}"))
        e = name_at(text, 0) > 0 ? read_structure(out, &p, text) : not_told(&p);
    else if (scalar_kind(&kind, field, path, text))
        *out = scalar(kind, text);
    else
        return err_new(ERR_INPUT, "'%.*s' is no value of %.*s",
                       STR_FMT(str_cut(text, 0, BOUND_SHOWN)), STR_FMT(path));
    if (e != NULL) {
        value_unref(*out);
        *out = NULL;
    }
    return e != NULL || *out != NULL ? e : err_oom();
}

#define FEWEST_NAMES 4

const char *go_print_part(struct arena *a, struct str text)
{
    static const char parts[][12] = {"Config", "HostConfig", "State"};
    const char *best = NULL;
    size_t most = FEWEST_NAMES - 1;

    text = str_trim(text);
    if (!within(&text, "&{", "}") && !within(&text, "{", "}"))
        return NULL;
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        struct members m = {text};
        struct str name, value;
        size_t known = 0;

        while (next_member(&m, &name, &value))
            known += container_part_has(parts[i], name) ||
                     field_of(a, arena_printf(a, "%s.%.*s", parts[i], STR_FMT(name))) != NULL;
        if (known > most) {
            most = known;
            best = parts[i];
        }
    }
    return best;
}
