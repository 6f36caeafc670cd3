/* Text inside of HTML. */
#include "ui/casefile/html.h"

#include "model/base/utf8.h"

enum { WORD = 16 }; /* characters that stay together at most */

void case_put_html(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        switch (text.s[i]) {
        case '&':
            buf_add(out, STR_LIT("&amp;"));
            break;
        case '<':
            buf_add(out, STR_LIT("&lt;"));
            break;
        case '>':
            buf_add(out, STR_LIT("&gt;"));
            break;
        case '"':
            buf_add(out, STR_LIT("&quot;"));
            break;
        default:
            buf_char(out, text.s[i]);
        }
    }
}

static bool is_separator(uint32_t c)
{
    return c < 128 && strchr("\\/.,:;=_-&?])}", (int)c) != NULL;
}

static bool is_between(uint32_t before, uint32_t next)
{
    return (is_separator(before) && !is_separator(next)) ||
           (before >= 'a' && before <= 'z' && next >= 'A' && next <= 'Z');
}

static void put_word(struct buf *out, struct str word)
{
    size_t from = 0, count = 0;
    uint32_t c = 0, next;

    for (size_t at = 0; at < word.len; at += utf8_decode(&c, word, at)) {
        (void)utf8_decode(&next, word, at);
        if (count++ < 2 || (count <= WORD && !is_between(c, next)))
            continue;
        case_put_html(out, str_cut(word, from, at));
        buf_add(out, STR_LIT("<wbr/>"));
        from = at;
        count = 1;
    }
    case_put_html(out, str_cut(word, from, word.len));
}

void case_put_words(struct buf *out, struct str text)
{
    for (size_t at = 0, end; at < text.len; at = end) {
        for (end = at; end < text.len && text.s[end] != ' ' && text.s[end] != '\n';)
            end++;
        if (end - at > WORD)
            put_word(out, str_cut(text, at, end));
        else
            case_put_html(out, str_cut(text, at, end));
        for (; end < text.len && (text.s[end] == ' ' || text.s[end] == '\n'); end++)
            buf_char(out, text.s[end]);
    }
}
