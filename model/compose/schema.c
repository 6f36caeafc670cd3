/* A file against the schema, with the error that compose would print: the deepest one. */
#include "model/compose/compose_parts.h"

#include "model/base/edit_distance.h"
#include "model/base/row_text.h"
#include "model/compose/schema_parts.h"

#include <stdlib.h>

enum row_kind { ROW_KEY, ROW_SINCE_2_40, ROW_REQUIRED, ROW_CLOSED, ROW_NAMED };

struct row {
    enum row_kind kind;
    char object[20], key[24], what[72]; /* empty: none */
};

static const struct row rows[] = {
#define KEY(object, key, what)        {ROW_KEY, object, key, what},
#define SINCE_2_40(object, key, what) {ROW_SINCE_2_40, object, key, what},
#define REQUIRED(object, key)         {ROW_REQUIRED, object, key, ""},
#define CLOSED_TO_X(object)           {ROW_CLOSED, object, "", ""},
#define NAMED(object, what)           {ROW_NAMED, object, "", what},
#include "model/compose/schema.def"
#undef KEY
#undef SINCE_2_40
#undef REQUIRED
#undef CLOSED_TO_X
#undef NAMED
};

#define KEY(OBJECT, NAME, WHAT)                                                                    \
    ROW_HOLDS(struct row, object, OBJECT);                                                         \
    ROW_HOLDS(struct row, key, NAME);                                                              \
    ROW_HOLDS(struct row, what, WHAT);
#define SINCE_2_40             KEY
#define REQUIRED(OBJECT, NAME) KEY(OBJECT, NAME, "")
#define CLOSED_TO_X(OBJECT)    KEY(OBJECT, "", "")
#define NAMED(OBJECT, WHAT)    KEY(OBJECT, "", WHAT)
#include "model/compose/schema.def"
#undef KEY
#undef SINCE_2_40
#undef REQUIRED
#undef CLOSED_TO_X
#undef NAMED

#define ROW_COUNT (sizeof(rows) / sizeof(*rows))

bool compose_is_key(struct str word)
{
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (rows[i].key[0] != '\0' && str_eq_ascii_case(word, str_of(rows[i].key)))
            return true;
    return false;
}

bool compose_is_top_key(struct str word, size_t slips)
{
    for (size_t i = 0; i < ROW_COUNT; i++) {
        struct str key = str_of(rows[i].key);

        if (rows[i].object[0] == '\0' && key.len > 0 &&
            (str_eq(word, key) ||
             (slips > 0 && (str_eq_ascii_case(word, key) || edit_distance(word, key) <= slips))))
            return true;
    }
    return str_starts(word, STR_LIT("x-"));
}

/* ---- the language of schema.def ---- */

/* Up to the first `at` outside of brackets; *rest is behind it, empty at the end. */
static struct str cut_outside(struct str *rest, struct str text, char at)
{
    size_t depth = 0;

    for (size_t i = 0; i < text.len; i++) {
        if (strchr("[<{", text.s[i]) != NULL &&
            (text.s[i] != '<' || i + 1 >= text.len || text.s[i + 1] != '='))
            depth++;
        else if (strchr("]>}", text.s[i]) != NULL &&
                 (text.s[i] != '>' || i + 1 >= text.len || text.s[i + 1] != '='))
            depth--;
        else if (depth == 0 && text.s[i] == at) {
            *rest = str_cut(text, i + 1, text.len);
            return str_cut(text, 0, i);
        }
    }
    *rest = STR_NONE;
    return text;
}

static struct str type_name(const struct compose *c, struct str part)
{
    size_t len = 0;

    if (part.s[0] == '[')
        return c->old ? STR_LIT("list") : STR_LIT("array");
    if (part.s[0] == '{' || part.s[0] == '<')
        return STR_LIT("mapping");
    while (len < part.len && part.s[len] >= 'a' && part.s[len] <= 'z')
        len++;
    return str_cut(part, 0, len);
}

static bool fits_type(const struct compose *c, const struct node *n, struct str part)
{
    struct str name = type_name(c, part);

    if (str_is(part, "*"))
        return true;
    switch (n->kind) {
    case NODE_NULL:
        return str_is(name, "null");
    case NODE_BOOL:
        return str_is(name, "boolean");
    case NODE_TEXT:
        return str_is(name, "string");
    case NODE_LIST:
        return part.s[0] == '[';
    case NODE_MAP:
        return part.s[0] == '{' || part.s[0] == '<';
    case NODE_INT:
    case NODE_FLOAT:
        break;
    }
    return str_is(name, "number") || (str_is(name, "integer") && compose_is_whole(n));
}

static void check(struct compose *c, struct fault *f, const struct node *n, struct str what,
                  const struct trail *t);

/* ---- lists ---- */

/* Equal texts for equal values. */
static struct str signature(struct compose *c, const struct node *n)
{
    static const char kinds[] = "nb##tlm";
    struct str text = CLIENT_TEXT(c->a, (struct str){&kinds[n->kind], 1}, node_print(c->a, n));

    for (size_t i = 0; i < n->count; i++)
        text = CLIENT_TEXT(c->a, text, STR_LIT("\x1f"), n->kind == NODE_MAP ? n->keys[i] : STR_NONE,
                           STR_LIT("\x1e"), signature(c, n->items[i]));
    return text;
}

static void check_unique(struct compose *c, struct fault *f, const struct node *n,
                         const struct trail *t)
{
    struct names names;

    names_init(&names, c->a, n->count);
    for (size_t i = 0; i < n->count; i++) {
        bool is_new;
        size_t index = names_index(&names, signature(c, n->items[i]), &is_new);
        struct str first = client_uint_text(c->a, index), second = client_uint_text(c->a, i);

        if (is_new)
            continue;
        compose_blame(c, f, t, 0, false,
                      c->old ? CLIENT_TEXT(c->a, STR_LIT("array items["), first, STR_LIT(","),
                                           second, STR_LIT("] must be unique"))
                             : CLIENT_TEXT(c->a, STR_LIT("items at "), first, STR_LIT(" and "),
                                           second, STR_LIT(" are equal")));
        return;
    }
}

static void check_list(struct compose *c, struct fault *f, const struct node *n, struct str part,
                       const struct trail *t)
{
    bool unique = part.s[part.len - 1] == '!';
    struct str inner = str_cut(part, 1, part.len - (unique ? 2 : 1));

    for (size_t i = 0; i < n->count; i++) {
        struct trail next = trail_next(t, client_uint_text(c->a, i));

        check(c, f, n->items[i], inner, &next);
    }
    if (unique)
        check_unique(c, f, n, t);
}

/* ---- maps ---- */

static bool is_extension(struct str key)
{
    return str_starts(key, STR_LIT("x-"));
}

/* The row for a key of an object; NULL: none. *first is where the object's rows begin. */
static const struct row *row_for(const struct compose *c, size_t first, struct str key)
{
    for (size_t i = first; i < ROW_COUNT && strcmp(rows[i].object, rows[first].object) == 0; i++) {
        const struct row *r = &rows[i];

        if (r->kind == ROW_NAMED && compose_is_plain_name(key))
            return r;
        if ((r->kind == ROW_KEY || (r->kind == ROW_SINCE_2_40 && !c->old)) && str_is(key, r->key))
            return r;
    }
    return NULL;
}

static bool object_has(size_t first, enum row_kind kind)
{
    for (size_t i = first; i < ROW_COUNT && strcmp(rows[i].object, rows[first].object) == 0; i++) {
        if (rows[i].kind == kind)
            return true;
    }
    return false;
}

static void check_required(struct compose *c, struct fault *f, const struct node *n, size_t first,
                           const struct trail *t)
{
    struct str missing = STR_NONE;
    size_t count = 0;

    for (size_t i = first; i < ROW_COUNT && strcmp(rows[i].object, rows[first].object) == 0; i++) {
        struct str key = str_of(rows[i].key);

        if (rows[i].kind != ROW_REQUIRED || node_get_str(n, key) != NULL)
            continue;
        if (c->old)
            compose_blame(c, f, t, 0, false, CLIENT_TEXT(c->a, key, STR_LIT(" is required")));
        missing = CLIENT_TEXT(c->a, missing, count > 0 ? STR_LIT(", '") : STR_LIT("'"), key,
                              STR_LIT("'"));
        count++;
    }
    if (count > 0 && !c->old)
        compose_blame(
            c, f, t, 0, false,
            CLIENT_TEXT(c->a,
                        count > 1 ? STR_LIT("missing properties ") : STR_LIT("missing property "),
                        missing));
}

static void check_object(struct compose *c, struct fault *f, const struct node *n, struct str name,
                         const struct trail *t)
{
    struct str unknown = STR_NONE;
    bool open;
    size_t first = 0;

    while (first < ROW_COUNT && !str_is(name, rows[first].object))
        first++;
    open = !object_has(first, ROW_CLOSED) && !object_has(first, ROW_NAMED);
    check_required(c, f, n, first, t);
    for (size_t i = 0; i < n->count; i++) {
        struct trail next = trail_next(t, n->keys[i]);
        const struct row *r = row_for(c, first, n->keys[i]);

        if (r != NULL)
            check(c, f, n->items[i], str_of(r->what), &next);
        else if (!open || !is_extension(n->keys[i]))
            unknown =
                c->old ? n->keys[i]
                       : CLIENT_TEXT(c->a, unknown, unknown.len > 0 ? STR_LIT(", '") : STR_LIT("'"),
                                     n->keys[i], STR_LIT("'"));
    }
    if (unknown.len > 0)
        compose_blame(c, f, t, 1, false,
                      c->old ? CLIENT_TEXT(c->a, STR_LIT("Additional property "), unknown,
                                           STR_LIT(" is not allowed"))
                             : CLIENT_TEXT(c->a, STR_LIT("additional properties "), unknown,
                                           STR_LIT(" not allowed")));
}

static void check_map(struct compose *c, struct fault *f, const struct node *n, struct str part,
                      const struct trail *t)
{
    struct str inner = str_cut(part, 1, part.len - 1);

    if (part.s[0] == '{') {
        check_object(c, f, n, inner, t);
        return;
    }
    for (size_t i = 0; i < n->count; i++) {
        struct trail next = trail_next(t, n->keys[i]);

        check(c, f, n->items[i], inner, &next);
    }
}

/* ---- types ---- */

static int by_name(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

#define MOST_TYPES 6

static void blame_type(struct compose *c, struct fault *f, struct str alternative,
                       const struct trail *t)
{
    struct str names[MOST_TYPES], text = STR_NONE, rest = alternative;
    size_t count = 0;

    while (rest.len > 0 && count < MOST_TYPES)
        names[count++] = type_name(c, cut_outside(&rest, rest, ','));
    if (!c->old)
        qsort(names, count, sizeof(*names), by_name);
    for (size_t i = 0; i < count; i++) {
        struct str between = i == 0 ? STR_NONE : i + 1 == count ? STR_LIT(" or ") : STR_LIT(", ");

        text = CLIENT_TEXT(c->a, text, between, names[i]);
    }
    compose_blame(c, f, t, 0, true, CLIENT_TEXT(c->a, STR_LIT("must be a "), text));
}

static void check_alternative(struct compose *c, struct fault *f, const struct node *n,
                              struct str alternative, const struct trail *t)
{
    struct str rest = alternative, part;

    while (rest.len > 0) {
        part = cut_outside(&rest, rest, ',');
        if (!fits_type(c, n, part))
            continue;
        if (part.s[0] == '*')
            return;
        if (n->kind == NODE_LIST)
            check_list(c, f, n, part, t);
        else if (n->kind == NODE_MAP)
            check_map(c, f, n, part, t);
        else
            compose_check_scalar(c, f, n, str_cut(part, type_name(c, part).len, part.len), t);
        return;
    }
    blame_type(c, f, alternative, t);
}

static void check(struct compose *c, struct fault *f, const struct node *n, struct str what,
                  const struct trail *t)
{
    struct fault worst = {0};
    struct str rest = what;

    if (n->is_time && !c->old && !str_is(what, "*")) {
        compose_blame(c, f, t, 0, false, STR_LIT("invalid jsonType time.Time"));
        return;
    }
    while (rest.len > 0) {
        struct fault one = {0};

        check_alternative(c, &one, n, cut_outside(&rest, rest, '|'), t);
        if (!one.any)
            return;
        compose_worse(c, &worst, &one);
    }
    compose_worse(c, f, &worst);
}

bool compose_validate(struct compose *c, const struct node *root, struct str file)
{
    struct fault f = {0};
    struct trail t = TRAIL_ROOT;

    check_object(c, &f, root, STR_NONE, &t);
    return !f.any || COMPOSE_REFUSE(c, STR_LIT("validating "), file, STR_LIT(": "), f.text);
}
