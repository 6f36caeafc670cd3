#include "model/transport/lines.h"

#include <stdint.h>

bool line_is_blank(struct str line)
{
    return str_trim(line).len == 0;
}

bool line_holds(struct str line, const char *part)
{
    size_t n = strlen(part);

    for (size_t i = 0; i + n <= line.len; i++)
        if (memcmp(line.s + i, part, n) == 0)
            return true;
    return false;
}

void lines_undone(struct lines *l, unsigned line, const char *what)
{
    for (size_t i = 0; i < l->undone_count; i++)
        if (strcmp(l->undone[i].what, what) == 0)
            return;
    if (l->undone_count < UNDONE_KINDS)
        l->undone[l->undone_count++] = (struct undone){line, what};
}

/* What the eye takes for a blank, or for nothing; *len bytes of UTF-8. */
enum odd { ODD_NO, ODD_BLANK, ODD_NOTHING };

static enum odd odd_at(const char *s, size_t left, size_t *len)
{
    static const struct {
        const char *bytes;
        enum odd odd;
    } all[] = {
        {"\xC2\xA0", ODD_BLANK},       /* U+00A0 no-break space */
        {"\xE2\x80\xAF", ODD_BLANK},   /* U+202F narrow no-break space */
        {"\xE2\x80\x8B", ODD_NOTHING}, /* U+200B zero width space */
        {"\xEF\xBB\xBF", ODD_NOTHING}, /* U+FEFF in the middle of a text */
    };

    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        *len = strlen(all[i].bytes);
        if (left >= *len && memcmp(s, all[i].bytes, *len) == 0)
            return all[i].odd;
    }
    *len = 1;
    return ODD_NO;
}

static struct str plain_bytes(struct lines *l, struct str raw)
{
    char *to = arena_alloc(l->arena, raw.len + 1);
    unsigned line = 1;
    size_t n = 0, len;

    if (to == NULL)
        return STR_NONE;
    for (size_t i = 0; i < raw.len; i += len) {
        unsigned char c = (unsigned char)raw.s[i];
        enum odd odd = ODD_NO;

        len = 1;
        if (c == '\r' && i + 1 < raw.len && raw.s[i + 1] == '\n')
            continue;
        if (c >= 0xC2 && (odd = odd_at(raw.s + i, raw.len - i, &len)) != ODD_NO)
            lines_undone(l, line,
                         odd == ODD_BLANK ? "no-break blanks" : "marks that have no width");
        if (odd == ODD_NO) {
            memcpy(to + n, raw.s + i, len);
            n += len;
        } else if (odd == ODD_BLANK) {
            to[n++] = ' ';
        }
        line += c == '\n';
    }
    return (struct str){to, n};
}

bool lines_split(struct lines *out, struct arena *a, struct str raw)
{
    size_t count = 1, from = 0;
    struct str text;

    *out = (struct lines){.arena = a};
    text = plain_bytes(out, raw);
    for (size_t i = 0; i < text.len; i++)
        count += text.s[i] == '\n';
    if (text.s == NULL || (out->items = arena_calloc(a, count, sizeof(*out->items))) == NULL)
        return false;
    for (size_t i = 0; i <= text.len; i++)
        if (i == text.len || text.s[i] == '\n') {
            out->items[out->count] =
                (struct line){str_cut(text, from, i), (unsigned)(out->count + 1)};
            out->count++;
            from = i + 1;
        }
    return true;
}
