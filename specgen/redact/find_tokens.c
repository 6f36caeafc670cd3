/* What looks like a token or a key by its own shape, whatever it is called. */
#include "model/base/ascii.h"
#include "specgen/redact/redact_parts.h"

static const struct {
    char beginning[32];
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

enum kind { KIND_JOINT, KIND_SMALL, KIND_LARGE, KIND_DIGIT };

static enum kind kind_of(char c)
{
    if (is_large(c))
        return KIND_LARGE;
    if (is_small(c))
        return KIND_SMALL;
    return ascii_is_digit(c) ? KIND_DIGIT : KIND_JOINT;
}

/* What a word is made of. */
struct make_up {
    size_t count[4]; /* of each kind */
    size_t changes;  /* of kind from one sign to the next, joints left out */
    size_t plus;     /* of the joints */
    size_t not_hex;
    size_t word;       /* small letters in a row, at most */
    bool other_joints; /* than '/' */
};

static struct make_up make_up_of(struct str text)
{
    struct make_up m = {.changes = 0};
    enum kind before = KIND_JOINT;
    size_t word = 0;

    for (size_t i = 0; i < text.len; i++) {
        enum kind kind = kind_of(text.s[i]);

        word = kind == KIND_SMALL ? word + 1 : 0;
        m.word = word > m.word ? word : m.word;

        m.count[kind]++;
        m.plus += text.s[i] == '+';
        m.other_joints = m.other_joints || (text.s[i] != '\0' && strchr("-_.~", text.s[i]) != NULL);
        m.not_hex += kind != KIND_JOINT && !ascii_is_hex(text.s[i]);
        if (kind == KIND_JOINT)
            continue;
        m.changes += before != KIND_JOINT && kind != before;
        before = kind;
    }
    return m;
}

/* Letters of both kinds and digits, as base 64 has them, or more small letters and digits than a
 * hexadecimal id has. A name or a path has several parts, but its words are written in one kind of
 * letters: where those change all the time it is none. */
static bool is_random(struct str text)
{
    enum { LEAST = 32, LEAST_SMALL = 40, WORD = 8 };
    struct make_up m;

    if (text.len < LEAST)
        return false;
    m = make_up_of(text);
    if (m.count[KIND_DIGIT] == 0)
        return false;
    if (m.count[KIND_LARGE] <= 2 || m.count[KIND_SMALL] <= 2)
        return text.len >= LEAST_SMALL && m.count[KIND_JOINT] == 0 && m.not_hex > text.len / 4 &&
               m.changes > text.len / 5;
    if (m.plus > 0 || text.s[text.len - 1] == '=' || m.count[KIND_JOINT] == 0)
        return m.count[KIND_DIGIT] > 1;
    return m.word < WORD && (m.changes + 1) * (m.other_joints ? 2 : 3) >= text.len;
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

        if (key == i) /* a mask is no part of a word */
            key += redact_mask_len(str_cut(text, i, text.len));
        if (key > i) {
            end = key;
            continue;
        }
        for (end = i; end < text.len && in_token(text.s[end]) &&
                      (end == i || redact_mask_len(str_cut(text, end, text.len)) == 0);
             end++)
            ;
        if (end > i)
            look_at(out, text, i, end);
    }
}
