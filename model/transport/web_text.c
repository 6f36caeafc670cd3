/* What a web page makes of a text: entities for some characters, tags around it. */
#include "model/transport/plain_bytes.h"

#define LONGEST_TAG 300 /* with its attributes */

struct entity {
    char name[12], meant[4];
};

/* The last digit of "&#x22;" and "&#34;" may have zeros in front. */
static const struct entity entities[] = {
    {"&quot;", "\""},  {"&#34;", "\""},  {"&#034;", "\""}, {"&#x22;", "\""},    {"&ldquo;", "\""},
    {"&rdquo;", "\""}, {"&amp;", "&"},   {"&#38;", "&"},   {"&#038;", "&"},     {"&#x26;", "&"},
    {"&lt;", "<"},     {"&#60;", "<"},   {"&#x3c;", "<"},  {"&#x3C;", "<"},     {"&gt;", ">"},
    {"&#62;", ">"},    {"&#x3e;", ">"},  {"&#x3E;", ">"},  {"&apos;", "'"},     {"&#39;", "'"},
    {"&#039;", "'"},   {"&#x27;", "'"},  {"&lsquo;", "'"}, {"&rsquo;", "'"},    {"&nbsp;", " "},
    {"&#160;", " "},   {"&#xa0;", " "},  {"&#xA0;", " "},  {"&#32;", " "},      {"&#x20;", " "},
    {"&#92;", "\\"},   {"&#x5c;", "\\"}, {"&#x5C;", "\\"}, {"&bsol;", "\\"},    {"&#96;", "`"},
    {"&#x60;", "`"},   {"&#123;", "{"},  {"&#125;", "}"},  {"&#x7b;", "{"},     {"&#x7d;", "}"},
    {"&#x2F;", "/"},   {"&#47;", "/"},   {"&#x3D;", "="},  {"&#61;", "="},      {"&#x3d;", "="},
    {"&#10;", "\v"},   {"&#xA;", "\v"},  {"&#13;", ""},    {"&hellip;", "..."}, {"&ndash;", "-"},
};

/* That a page has around a text, and no artefact has inside. */
static const char tags[][12] = {"pre", "code", "br", "span", "samp", "blockquote"};
static const char others[][12] = {"b", "strong", "i", "em", "a", "td", "font", "u"};
/* A line ends before and behind them. */
static const char blocks[][12] = {"pre", "blockquote", "br", "p", "div", "tr", "li", "ul", "ol"};

size_t web_entity(struct str s, const char **meant)
{
    for (size_t i = 0; i < sizeof(entities) / sizeof(entities[0]); i++)
        if (str_starts(s, str_of(entities[i].name))) {
            *meant = entities[i].meant;
            return strlen(entities[i].name);
        }
    return 0;
}

/* "<name ...>", "</name>", "<name/>": its length, 0: it is another. */
static size_t tag_of(struct str s, const char *name)
{
    size_t at = str_starts(s, STR_LIT("</")) ? 2 : 1, len = strlen(name);
    struct str rest = str_cut(s, at, LONGEST_TAG);
    ptrdiff_t end;

    if (rest.len <= len || !str_eq_ascii_case(str_cut(rest, 0, len), str_of(name)) ||
        memchr(" />", rest.s[len], 3) == NULL)
        return 0;
    end = str_find(rest, '>', 0);
    return end >= 0 && str_find(str_cut(rest, 0, (size_t)end), '\n', 0) < 0 ? at + (size_t)end + 1
                                                                            : 0;
}

static size_t tag_among(struct str s, const char (*names)[12], size_t count)
{
    size_t len = 0;

    for (size_t i = 0; len == 0 && i < count; i++)
        len = tag_of(s, names[i]);
    return len;
}

size_t web_tag(struct str s, bool *ends_line)
{
    size_t len = tag_among(s, blocks, sizeof(blocks) / sizeof(blocks[0]));

    *ends_line = len > 0;
    if (len == 0)
        len = tag_among(s, tags, sizeof(tags) / sizeof(tags[0]));
    return len > 0 ? len : tag_among(s, others, sizeof(others) / sizeof(others[0]));
}

struct web_signs web_signs_of(struct str raw)
{
    size_t quotes = 0, quoted = 0, brackets = 0, entity_count = 0, tag_count = 0;
    const char *meant = "";

    for (size_t i = 0; i < raw.len; i++) {
        char c = raw.s[i];

        quotes += c == '"';
        if (c == '<') {
            bool tag =
                tag_among(str_cut(raw, i, raw.len), tags, sizeof(tags) / sizeof(tags[0])) > 0;

            tag_count += tag;
            brackets += !tag;
        } else if (c == '&' && web_entity(str_cut(raw, i, raw.len), &meant) > 0) {
            entity_count++;
            quoted += meant[0] == '"';
        }
    }
    return (struct web_signs){
        .entities = entity_count > 0 && (quoted > quotes || brackets == 0),
        .tags = tag_count > 0,
    };
}
