/* A file against the schema, with the error that compose would print: the deepest one. */
#include "model/compose/compose_parts.h"

#include "model/base/row_text.h"
#include "model/client/go_number.h"
#include "model/compose/trail.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

enum row_kind { ROW_KEY, ROW_SINCE_2_40, ROW_REQUIRED, ROW_CLOSED, ROW_NAMED };

struct row {
    enum row_kind kind;
    char object[20], key[24], what[72]; /* empty: none */
};

/* From 2^63 on every double is whole. No floor(): the library needs no libm. */
static bool has_no_fraction(double real)
{
    const double large = 9223372036854775808.0;

    if (isnan(real))
        return false;
    return real >= large || real < -large ||
           !((double)(int64_t)real < real || (double)(int64_t)real > real);
}

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

static const struct {
    const char *name, *shown;
} patterns[] = {
    {"container_name", "[a-zA-Z0-9][a-zA-Z0-9_.-]+"},
    {"pull_policy",
     "always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+"},
};

/* The worst so far; depth counts keys, one more where a key is unknown. */
struct fault {
    bool any, is_type;
    size_t depth;
    struct str text;
};

struct checker {
    struct compose *c;
};

static void blame(struct checker *k, struct fault *f, const struct trail *t, size_t more,
                  bool is_type, struct str text)
{
    size_t depth = t->depth + more;

    /* 2.26 prefers what is said of the content over what is said of its type. */
    if (f->any &&
        (f->depth > depth || (f->depth == depth && !(k->c->old && f->is_type && !is_type))))
        return;
    *f = (struct fault){true, is_type, depth,
                        CLIENT_TEXT(k->c->a, compose_trail_text(k->c->a, t), STR_LIT(" "), text)};
}

static void worse(struct checker *k, struct fault *f, const struct fault *other)
{
    if (other->any && (!f->any || other->depth > f->depth ||
                       (k->c->old && other->depth == f->depth && f->is_type && !other->is_type)))
        *f = *other;
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

static struct str type_name(const struct checker *k, struct str part)
{
    size_t len = 0;

    if (part.s[0] == '[')
        return k->c->old ? STR_LIT("list") : STR_LIT("array");
    if (part.s[0] == '{' || part.s[0] == '<')
        return STR_LIT("mapping");
    while (len < part.len && part.s[len] >= 'a' && part.s[len] <= 'z')
        len++;
    return str_cut(part, 0, len);
}

static bool is_whole(const struct node *n)
{
    return n->kind == NODE_INT ||
           (n->kind == NODE_FLOAT && !isinf(n->real) && has_no_fraction(n->real));
}

static bool fits_type(const struct checker *k, const struct node *n, struct str part)
{
    struct str name = type_name(k, part);

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
    return str_is(name, "number") || (str_is(name, "integer") && is_whole(n));
}

static void check(struct checker *k, struct fault *f, const struct node *n, struct str what,
                  const struct trail *t);

/* ---- constraints of scalars ---- */

static double number_of(const struct node *n)
{
    if (n->kind == NODE_FLOAT)
        return n->real;
    return n->huge ? (double)n->natural : (double)n->number;
}

/* >=N and <=N. */
static void check_range(struct checker *k, struct fault *f, const struct node *n, struct str rest,
                        const struct trail *t)
{
    while (rest.len > 2 && rest.s[1] == '=') {
        bool least = rest.s[0] == '>';
        size_t end = 2;
        int64_t limit = 0;
        struct str text;

        while (end < rest.len && rest.s[end] != '<')
            end++;
        text = str_cut(rest, 2, end);
        (void)go_int(&limit, text, 10, 64);
        if (least ? number_of(n) < (double)limit : number_of(n) > (double)limit)
            blame(k, f, t, 0, false,
                  CLIENT_TEXT(k->c->a, k->c->old ? STR_LIT("Must be ") : STR_LIT("must be "),
                              least ? STR_LIT("greater") : STR_LIT("less"),
                              STR_LIT(" than or equal to "), text));
        rest = str_cut(rest, end, rest.len);
    }
}

static void check_enum(struct checker *k, struct fault *f, const struct node *n, struct str words,
                       const struct trail *t)
{
    struct str shown = STR_NONE, word, rest = words;

    while (rest.len > 0) {
        (void)client_cut(&word, &rest, rest, '=');
        if (str_eq(word, n->text))
            return;
        shown = CLIENT_TEXT(k->c->a, shown, shown.len > 0 ? STR_LIT(", '") : STR_LIT("'"), word,
                            STR_LIT("'"));
    }
    blame(k, f, t, 0, false, CLIENT_TEXT(k->c->a, STR_LIT("value must be one of "), shown));
}

static bool is_name_byte(char c, bool inner)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (inner && (c == '_' || c == '.' || c == '-'));
}

/* The patterns are not anchored: two such bytes anywhere. */
static bool fits_container_name(struct str text)
{
    for (size_t i = 0; i + 1 < text.len; i++) {
        if (is_name_byte(text.s[i], false) && is_name_byte(text.s[i + 1], true))
            return true;
    }
    return false;
}

static bool holds(struct str text, const char *word)
{
    for (size_t i = 0; i < text.len; i++) {
        if (str_starts(str_cut(text, i, text.len), str_of(word)))
            return true;
    }
    return false;
}

static bool fits_pull_policy(struct str text)
{
    static const char words[][16] = {"always",  "never",   "build", "if_not_present",
                                     "missing", "refresh", "daily", "weekly"};

    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
        if (holds(text, words[i]))
            return true;
    }
    for (size_t i = 0; i < text.len; i++) {
        struct str rest = str_cut(text, i, text.len);
        size_t at = 6;

        while (str_starts(rest, STR_LIT("every_")) && at < rest.len && rest.s[at] >= '0' &&
               rest.s[at] <= '9')
            at++;
        if (at > 6 && at < rest.len && strchr("wdhms", rest.s[at]) != NULL)
            return true;
    }
    return false;
}

static void check_pattern(struct checker *k, struct fault *f, const struct node *n, struct str name,
                          const struct trail *t)
{
    size_t which = str_is(name, patterns[0].name) ? 0 : 1;

    if (k->c->old || (which == 0 ? fits_container_name(n->text) : fits_pull_policy(n->text)))
        return;
    blame(k, f, t, 0, false,
          CLIENT_TEXT(k->c->a, STR_LIT("'"), n->text, STR_LIT("' does not match pattern '"),
                      str_of(patterns[which].shown), STR_LIT("'")));
}

static void check_scalar(struct checker *k, struct fault *f, const struct node *n, struct str part,
                         const struct trail *t)
{
    struct str rest = str_cut(part, type_name(k, part).len, part.len);

    if (rest.len == 0)
        return;
    if (rest.s[0] == '=')
        check_enum(k, f, n, str_cut(rest, 1, rest.len), t);
    else if (rest.s[0] == '~')
        check_pattern(k, f, n, str_cut(rest, 1, rest.len), t);
    else
        check_range(k, f, n, rest, t);
}

/* ---- lists ---- */

/* Equal texts for equal values. */
static struct str signature(struct checker *k, const struct node *n)
{
    static const char kinds[] = "nb##tlm";
    struct str text =
        CLIENT_TEXT(k->c->a, (struct str){&kinds[n->kind], 1}, node_print(k->c->a, n));

    for (size_t i = 0; i < n->count; i++)
        text =
            CLIENT_TEXT(k->c->a, text, STR_LIT("\x1f"), n->kind == NODE_MAP ? n->keys[i] : STR_NONE,
                        STR_LIT("\x1e"), signature(k, n->items[i]));
    return text;
}

static void check_unique(struct checker *k, struct fault *f, const struct node *n,
                         const struct trail *t)
{
    struct names names;

    names_init(&names, k->c->a, n->count);
    for (size_t i = 0; i < n->count; i++) {
        bool is_new;
        size_t index = names_index(&names, signature(k, n->items[i]), &is_new);
        struct str first = client_uint_text(k->c->a, index), second = client_uint_text(k->c->a, i);

        if (is_new)
            continue;
        blame(k, f, t, 0, false,
              k->c->old ? CLIENT_TEXT(k->c->a, STR_LIT("array items["), first, STR_LIT(","), second,
                                      STR_LIT("] must be unique"))
                        : CLIENT_TEXT(k->c->a, STR_LIT("items at "), first, STR_LIT(" and "),
                                      second, STR_LIT(" are equal")));
        return;
    }
}

static void check_list(struct checker *k, struct fault *f, const struct node *n, struct str part,
                       const struct trail *t)
{
    bool unique = part.s[part.len - 1] == '!';
    struct str inner = str_cut(part, 1, part.len - (unique ? 2 : 1));

    for (size_t i = 0; i < n->count; i++) {
        struct trail next = trail_next(t, client_uint_text(k->c->a, i));

        check(k, f, n->items[i], inner, &next);
    }
    if (unique)
        check_unique(k, f, n, t);
}

/* ---- maps ---- */

static bool is_extension(struct str key)
{
    return str_starts(key, STR_LIT("x-"));
}

static bool is_plain_name(struct str key)
{
    for (size_t i = 0; i < key.len; i++) {
        if (!is_name_byte(key.s[i], true))
            return false;
    }
    return key.len > 0;
}

/* The row for a key of an object; NULL: none. *first is where the object's rows begin. */
static const struct row *row_for(const struct checker *k, size_t first, struct str key)
{
    for (size_t i = first; i < ROW_COUNT && strcmp(rows[i].object, rows[first].object) == 0; i++) {
        const struct row *r = &rows[i];

        if (r->kind == ROW_NAMED && is_plain_name(key))
            return r;
        if ((r->kind == ROW_KEY || (r->kind == ROW_SINCE_2_40 && !k->c->old)) &&
            str_is(key, r->key))
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

static void check_required(struct checker *k, struct fault *f, const struct node *n, size_t first,
                           const struct trail *t)
{
    struct str missing = STR_NONE;
    size_t count = 0;

    for (size_t i = first; i < ROW_COUNT && strcmp(rows[i].object, rows[first].object) == 0; i++) {
        struct str key = str_of(rows[i].key);

        if (rows[i].kind != ROW_REQUIRED || node_get_str(n, key) != NULL)
            continue;
        if (k->c->old)
            blame(k, f, t, 0, false, CLIENT_TEXT(k->c->a, key, STR_LIT(" is required")));
        missing = CLIENT_TEXT(k->c->a, missing, count > 0 ? STR_LIT(", '") : STR_LIT("'"), key,
                              STR_LIT("'"));
        count++;
    }
    if (count > 0 && !k->c->old)
        blame(k, f, t, 0, false,
              CLIENT_TEXT(k->c->a,
                          count > 1 ? STR_LIT("missing properties ") : STR_LIT("missing property "),
                          missing));
}

static void check_object(struct checker *k, struct fault *f, const struct node *n, struct str name,
                         const struct trail *t)
{
    struct str unknown = STR_NONE;
    bool open;
    size_t first = 0;

    while (first < ROW_COUNT && !str_is(name, rows[first].object))
        first++;
    open = !object_has(first, ROW_CLOSED) && !object_has(first, ROW_NAMED);
    check_required(k, f, n, first, t);
    for (size_t i = 0; i < n->count; i++) {
        struct trail next = trail_next(t, n->keys[i]);
        const struct row *r = row_for(k, first, n->keys[i]);

        if (r != NULL)
            check(k, f, n->items[i], str_of(r->what), &next);
        else if (!open || !is_extension(n->keys[i]))
            unknown = k->c->old ? n->keys[i]
                                : CLIENT_TEXT(k->c->a, unknown,
                                              unknown.len > 0 ? STR_LIT(", '") : STR_LIT("'"),
                                              n->keys[i], STR_LIT("'"));
    }
    if (unknown.len > 0)
        blame(k, f, t, 1, false,
              k->c->old ? CLIENT_TEXT(k->c->a, STR_LIT("Additional property "), unknown,
                                      STR_LIT(" is not allowed"))
                        : CLIENT_TEXT(k->c->a, STR_LIT("additional properties "), unknown,
                                      STR_LIT(" not allowed")));
}

static void check_map(struct checker *k, struct fault *f, const struct node *n, struct str part,
                      const struct trail *t)
{
    struct str inner = str_cut(part, 1, part.len - 1);

    if (part.s[0] == '{') {
        check_object(k, f, n, inner, t);
        return;
    }
    for (size_t i = 0; i < n->count; i++) {
        struct trail next = trail_next(t, n->keys[i]);

        check(k, f, n->items[i], inner, &next);
    }
}

/* ---- types ---- */

static int by_name(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

#define MOST_TYPES 6

static void blame_type(struct checker *k, struct fault *f, struct str alternative,
                       const struct trail *t)
{
    struct str names[MOST_TYPES], text = STR_NONE, rest = alternative;
    size_t count = 0;

    while (rest.len > 0 && count < MOST_TYPES)
        names[count++] = type_name(k, cut_outside(&rest, rest, ','));
    if (!k->c->old)
        qsort(names, count, sizeof(*names), by_name);
    for (size_t i = 0; i < count; i++) {
        struct str between = i == 0 ? STR_NONE : i + 1 == count ? STR_LIT(" or ") : STR_LIT(", ");

        text = CLIENT_TEXT(k->c->a, text, between, names[i]);
    }
    blame(k, f, t, 0, true, CLIENT_TEXT(k->c->a, STR_LIT("must be a "), text));
}

static void check_alternative(struct checker *k, struct fault *f, const struct node *n,
                              struct str alternative, const struct trail *t)
{
    struct str rest = alternative, part;

    while (rest.len > 0) {
        part = cut_outside(&rest, rest, ',');
        if (!fits_type(k, n, part))
            continue;
        if (part.s[0] == '*')
            return;
        if (n->kind == NODE_LIST)
            check_list(k, f, n, part, t);
        else if (n->kind == NODE_MAP)
            check_map(k, f, n, part, t);
        else
            check_scalar(k, f, n, part, t);
        return;
    }
    blame_type(k, f, alternative, t);
}

static void check(struct checker *k, struct fault *f, const struct node *n, struct str what,
                  const struct trail *t)
{
    struct fault worst = {0};
    struct str rest = what;

    while (rest.len > 0) {
        struct fault one = {0};

        check_alternative(k, &one, n, cut_outside(&rest, rest, '|'), t);
        if (!one.any)
            return;
        worse(k, &worst, &one);
    }
    worse(k, f, &worst);
}

bool compose_validate(struct compose *c, const struct node *root, struct str file)
{
    struct checker k = {c};
    struct fault f = {0};
    struct trail t = TRAIL_ROOT;

    check_object(&k, &f, root, STR_NONE, &t);
    return !f.any || COMPOSE_REFUSE(c, STR_LIT("validating "), file, STR_LIT(": "), f.text);
}
