/* What looks like a token or a key by its own shape, whatever it is called. */
#include "model/base/ascii.h"
#include "specgen/redact/redact_parts.h"

static const struct {
    char beginning[12];
    size_t least;
} tokens[] = {
#define TOKEN(beginning, least) {beginning, least},
#include "specgen/redact/tokens.def"
#undef TOKEN
};

static bool is_large(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool in_token(char c)
{
    return ascii_is_digit(c) || is_large(c) || is_small(c) ||
           (c != '\0' && strchr("-_.+/=~", c) != NULL);
}

static bool begins_like_one(struct str text)
{
    for (size_t i = 0; i < sizeof(tokens) / sizeof(tokens[0]); i++) {
        struct str beginning = str_of(tokens[i].beginning);

        if (str_starts(text, beginning) && text.len >= beginning.len + tokens[i].least)
            return true;
    }
    return false;
}

/* Letters of both kinds and digits, as base 64 has them; no name or path, which has several parts,
 * and no id, which has digits and letters up to f. */
static bool is_random(struct str text)
{
    enum { LEAST = 32 };
    size_t large = 0, little = 0, digits = 0, joints = 0, plus = 0;

    if (text.len < LEAST)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        large += is_large(text.s[i]);
        little += is_small(text.s[i]);
        digits += ascii_is_digit(text.s[i]);
        joints += strchr("-_./", text.s[i]) != NULL;
        plus += text.s[i] == '+';
    }
    if (joints > 0 && plus == 0 && text.s[text.len - 1] != '=')
        return false;
    return large > 2 && little > 2 && digits > 1;
}

/* A private key between its two lines, which a text may have as \n. */
static size_t private_key(struct redact_spans *out, struct str text, size_t at)
{
    const struct str begin = STR_LIT("-----BEGIN "), end = STR_LIT("-----END ");
    size_t from, to;
    ptrdiff_t line;

    if (!str_starts(str_cut(text, at, text.len), begin))
        return at;
    from = at + begin.len;
    for (line = str_find(text, '-', from);
         line >= 0 && !str_starts(str_cut(text, (size_t)line, text.len), STR_LIT("-----"));)
        line = str_find(text, '-', (size_t)line + 1);
    if (line < 0)
        return at;
    from = (size_t)line + 5;
    for (to = from; to < text.len && !str_starts(str_cut(text, to, text.len), end); to++)
        ;
    redact_add_span(out, text, from, to, REDACT_KEY);
    return to;
}

static void look_at(struct redact_spans *out, struct str text, size_t from, size_t to)
{
    struct str word;

    while (to > from && text.s[to - 1] == '.')
        to--;
    /* name=value: the value alone */
    for (size_t i = from; i + 1 < to; i++)
        if (text.s[i] == '=' && text.s[i + 1] != '=')
            from = i + 1;
    word = str_cut(text, from, to);
    if (begins_like_one(word))
        redact_add_span(out, text, from, to, REDACT_TOKEN);
    else if (is_random(word))
        redact_add_span(out, text, from, to, REDACT_RANDOM);
}

void redact_find_tokens(struct redact_spans *out, struct str text)
{
    for (size_t i = 0, end; i < text.len; i = end + (end == i)) {
        size_t key = text.s[i] == '-' ? private_key(out, text, i) : i;

        if (key > i) {
            end = key;
            continue;
        }
        for (end = i; end < text.len && in_token(text.s[end]); end++)
            ;
        if (end > i)
            look_at(out, text, i, end);
    }
}
