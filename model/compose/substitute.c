/* Variables in texts, as compose-go's template fills them in. */
#include "model/compose/compose_parts.h"

#include "model/base/buf.h"

struct filling {
    struct compose *c;
    struct compose_lookup lookup;
    struct str missing;
    size_t depth;
};

static bool begins_name(char c)
{
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t name_length(struct str text)
{
    size_t len = 0;

    if (text.len == 0 || !begins_name(text.s[0]))
        return 0;
    while (len < text.len &&
           (begins_name(text.s[len]) || (text.s[len] >= '0' && text.s[len] <= '9')))
        len++;
    return len;
}

/* The } that closes the first ${ of text, which begins with it; the last } of the line when the
 * braces do not close; -1: there is none. Every { opens, and what stands right behind it does not
 * count. */
static ptrdiff_t closing_brace(struct str text)
{
    ptrdiff_t last = -1, open = 0;

    for (size_t i = 0; i < text.len && text.s[i] != '\n'; i++) {
        if (text.s[i] == '}') {
            last = (ptrdiff_t)i;
            if (--open == 0)
                return last;
        } else if (text.s[i] == '{') {
            open++;
            if (++i < text.len && text.s[i] == '}')
                last = (ptrdiff_t)i;
        }
    }
    return last;
}

static void warn_unset(struct compose *c, struct str name)
{
    compose_warn(c, CLIENT_TEXT(c->a, STR_LIT("The "), client_quote(c->a, name),
                                STR_LIT(" variable is not set. Defaulting to a blank string.")));
}

static struct str variable(struct filling *f, struct str name)
{
    struct str found = STR_NONE;

    if (!f->lookup.find(&found, f->lookup.ctx, name))
        warn_unset(f->c, name);
    return found;
}

static bool fill(struct buf *out, struct filling *f, struct str text);

static bool fill_part(struct str *out, struct filling *f, struct str text)
{
    struct buf b = {NULL, 0, 0, false};
    bool ok = fill(&b, f, text);

    *out = buf_in_arena(&b, f->c->a);
    return ok;
}

static bool required(struct filling *f, struct str name, struct str reason)
{
    f->missing =
        CLIENT_TEXT(f->c->a, STR_LIT("required variable "), name, STR_LIT(" is missing a value"),
                    reason.len > 0 ? STR_LIT(": ") : STR_NONE, reason);
    return false;
}

/* NAME, NAME:-word and the like: what stands between the braces. */
static bool fill_braced(struct str *out, struct filling *f, struct str inner)
{
    size_t len = name_length(inner);
    struct str name = str_cut(inner, 0, len), rest = str_cut(inner, len, inner.len), word;
    bool colon = rest.len > 0 && rest.s[0] == ':', set;
    struct str value = STR_NONE;
    char op;

    if (len == 0)
        return false;
    if (rest.len == 0) {
        *out = variable(f, name);
        return true;
    }
    rest = str_cut(rest, colon ? 1 : 0, rest.len);
    op = rest.len > 0 ? rest.s[0] : '\0';
    if (op == '\0' || strchr("-?+", op) == NULL)
        return false;
    if (!fill_part(&word, f, str_cut(rest, 1, rest.len)))
        return false;
    set = f->lookup.find(&value, f->lookup.ctx, name) && (!colon || value.len > 0);
    if (op == '?' && !set)
        return required(f, name, word);
    if (op == '+')
        *out = set ? word : value;
    else
        *out = set ? value : word;
    return true;
}

/* What begins with ${; *used: its bytes. */
static bool fill_brace(struct buf *out, struct filling *f, struct str text, size_t *used)
{
    ptrdiff_t end = closing_brace(text);
    struct str value = STR_NONE;
    bool ok;

    if (end < 0)
        return false;
    if (++f->depth > COMPOSE_VARIABLES)
        return compose_fail(f->c, err_new(ERR_LIMIT, "variables stand in each other deeper than %d",
                                          COMPOSE_VARIABLES));
    ok = fill_braced(&value, f, str_cut(text, 2, (size_t)end));
    f->depth--;
    if (ok)
        buf_add(out, value);
    *used = (size_t)end + 1;
    return ok;
}

static bool fill_one(struct buf *out, struct filling *f, struct str text, size_t *used)
{
    size_t len = name_length(str_cut(text, 1, text.len));

    if (text.len > 1 && text.s[1] == '{')
        return fill_brace(out, f, text, used);
    buf_add(out, len > 0 ? variable(f, str_cut(text, 1, len + 1)) : STR_LIT("$"));
    *used = len + 1;
    if (text.len > 1 && text.s[1] == '$')
        *used = 2;
    return true;
}

static bool fill(struct buf *out, struct filling *f, struct str text)
{
    size_t at = 0;

    while (at < text.len) {
        ptrdiff_t dollar = str_find(text, '$', at);
        size_t used = 0;

        buf_add(out, str_cut(text, at, dollar < 0 ? text.len : (size_t)dollar));
        if (out->len > COMPOSE_TEXT_BYTES)
            return compose_fail(f->c,
                                err_new(ERR_LIMIT, "a text grows past %zu bytes by its variables",
                                        COMPOSE_TEXT_BYTES));
        if (dollar < 0)
            return true;
        if (!fill_one(out, f, str_cut(text, (size_t)dollar, text.len), &used))
            return false;
        at = (size_t)dollar + used;
    }
    return true;
}

bool compose_substitute(struct str *out, struct str *missing, struct compose *c, struct str text,
                        struct compose_lookup lookup)
{
    struct filling f = {c, lookup, STR_NONE, 0};
    bool ok;

    *out = text;
    *missing = STR_NONE;
    if (str_find(text, '$', 0) < 0)
        return true;
    ok = fill_part(out, &f, text);
    *missing = f.missing;
    return ok;
}
