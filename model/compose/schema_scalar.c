/* What the schema asks of texts and numbers beside their type. */
#include "model/client/go_number.h"
#include "model/compose/schema_parts.h"

#include <math.h>

/* From 2^63 on every double is whole. No floor(): the library needs no libm. */
static bool has_no_fraction(double real)
{
    const double large = 9223372036854775808.0;

    if (isnan(real))
        return false;
    return real >= large || real < -large ||
           !((double)(int64_t)real < real || (double)(int64_t)real > real);
}

bool compose_is_whole(const struct node *n)
{
    return n->kind == NODE_INT ||
           (n->kind == NODE_FLOAT && !isinf(n->real) && has_no_fraction(n->real));
}

static double number_of(const struct node *n)
{
    if (n->kind == NODE_FLOAT)
        return n->real;
    return n->huge ? (double)n->natural : (double)n->number;
}

/* >=N and <=N. */
static void check_range(struct compose *c, struct fault *f, const struct node *n, struct str rest,
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
            compose_blame(c, f, t, 0, false,
                          CLIENT_TEXT(c->a, c->old ? STR_LIT("Must be ") : STR_LIT("must be "),
                                      least ? STR_LIT("greater") : STR_LIT("less"),
                                      STR_LIT(" than or equal to "), text));
        rest = str_cut(rest, end, rest.len);
    }
}

static void check_enum(struct compose *c, struct fault *f, const struct node *n, struct str words,
                       const struct trail *t)
{
    struct str shown = STR_NONE, word, rest = words;
    struct str quote = c->old ? STR_LIT("\"") : STR_LIT("'");
    size_t count = 0;

    for (; rest.len > 0; count++) {
        (void)client_cut(&word, &rest, rest, '=');
        if (str_eq(word, n->text))
            return;
        shown = CLIENT_TEXT(c->a, shown, count > 0 ? STR_LIT(", ") : STR_NONE, quote, word, quote);
    }
    if (c->old)
        shown = CLIENT_TEXT(c->a, compose_trail_text(c->a, t),
                            STR_LIT(" must be one of the following: "), shown);
    else
        shown = CLIENT_TEXT(
            c->a, count > 1 ? STR_LIT("value must be one of ") : STR_LIT("value must be "), shown);
    compose_blame(c, f, t, 0, false, shown);
}

static const struct {
    const char *name, *shown;
} patterns[] = {
    {"container_name", "[a-zA-Z0-9][a-zA-Z0-9_.-]+"},
    {"pull_policy",
     "always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+"},
};

static bool is_name_byte(char c, bool inner)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (inner && (c == '_' || c == '.' || c == '-'));
}

bool compose_is_plain_name(struct str key)
{
    for (size_t i = 0; i < key.len; i++) {
        if (!is_name_byte(key.s[i], true))
            return false;
    }
    return key.len > 0;
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

static bool fits_pull_policy(struct str text)
{
    static const char words[][16] = {"always",  "never",   "build", "if_not_present",
                                     "missing", "refresh", "daily", "weekly"};

    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
        if (str_holds(text, str_of(words[i])))
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

static void check_pattern(struct compose *c, struct fault *f, const struct node *n, struct str name,
                          const struct trail *t)
{
    size_t which = str_is(name, patterns[0].name) ? 0 : 1;

    if (c->old || (which == 0 ? fits_container_name(n->text) : fits_pull_policy(n->text)))
        return;
    compose_blame(c, f, t, 0, false,
                  CLIENT_TEXT(c->a, STR_LIT("'"), n->text, STR_LIT("' does not match pattern '"),
                              str_of(patterns[which].shown), STR_LIT("'")));
}

void compose_check_scalar(struct compose *c, struct fault *f, const struct node *n,
                          struct str constraint, const struct trail *t)
{
    struct str rest = str_cut(constraint, 1, constraint.len);

    if (constraint.len == 0)
        return;
    if (constraint.s[0] == '=')
        check_enum(c, f, n, rest, t);
    else if (constraint.s[0] == '~')
        check_pattern(c, f, n, rest, t);
    else
        check_range(c, f, n, constraint, t);
}
