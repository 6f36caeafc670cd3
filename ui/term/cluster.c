#include "ui/term/cluster.h"

#include "model/base/utf8.h"
#include "ui/term/width.h"

#include <limits.h>

#define ZERO_WIDTH_NON_JOINER 0x200Cu
#define ZERO_WIDTH_JOINER     0x200Du
#define DOTTED_CIRCLE         0x25CCu /* the usual base for a mark that has none */

static size_t read_code_point(struct str text, size_t at, uint32_t *c, bool *valid)
{
    size_t bytes = utf8_decode(c, text, at);

    *valid = bytes > 1 || *c < 0x80; /* a byte of no sequence is one U+FFFD */
    return bytes;
}

static bool is_joiner(uint32_t c)
{
    return c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
}

static bool is_variation_selector(uint32_t c)
{
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

static bool extends(uint32_t c)
{
    return is_joiner(c) || (ui_width(c) == 0 && !ui_is_invisible(c));
}

static bool is_stand_in(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (ui_is_invisible(c) && !is_joiner(c));
}

/* Whether marks behind this code point belong to it. */
static bool carries(uint32_t c, bool valid)
{
    return valid && !is_stand_in(c);
}

static uint32_t stand_in_for(uint32_t c, bool valid, bool ascii)
{
    if (ascii)
        return '?';
    if (valid && c < 0x20)
        return 0x2400 + c;
    if (valid && c == 0x7F)
        return 0x2421;
    return UTF8_REPLACEMENT;
}

void ui_cluster_read(struct str text, size_t at, bool ascii, struct ui_cluster *out)
{
    uint32_t c;
    bool valid;
    size_t marks = 0, bytes = read_code_point(text, at, &c, &valid);

    *out = (struct ui_cluster){.bytes = bytes, .width = 1, .ch = c};
    if (!carries(c, valid)) {
        out->ch = stand_in_for(c, valid, ascii);
        out->stand_in = true;
        return;
    }
    if (extends(c)) {
        out->ch = ascii ? '?' : DOTTED_CIRCLE;
        out->stand_in = true;
        if (!is_joiner(c) && !is_variation_selector(c))
            out->marks[marks++] = c;
    } else {
        out->width = ui_width(c);
    }
    while (at + out->bytes < text.len) {
        bytes = read_code_point(text, at + out->bytes, &c, &valid);
        if (!valid || !extends(c))
            return;
        out->bytes += bytes;
        /* Joiners and variation selectors would make some terminals change the width. */
        if (marks < CELL_MARKS && !is_joiner(c) && !is_variation_selector(c))
            out->marks[marks++] = c;
    }
}

/* Whether all of eight bytes are printable ASCII: no high bit, none below a blank, none DEL. */
static bool are_plain(const char *bytes)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), high = ones << 7;
    uint64_t w, del;

    memcpy(&w, bytes, sizeof(w));
    del = w ^ (ones * 0x7F);
    return (w & high) == 0 && ((w - ones * 0x20) & high) == 0 && ((del - ones) & ~del & high) == 0;
}

size_t ui_plain_run(struct str text, size_t at, size_t most)
{
    size_t end = at, limit = text.len - at > most ? at + most : text.len;

    while (limit - end >= 8 && are_plain(text.s + end))
        end += 8;
    if (end < limit && limit - end < 8 && limit - at >= 8 && are_plain(text.s + limit - 8))
        end = limit;
    while (end < limit && text.s[end] >= ' ' && text.s[end] <= '~')
        end++;
    /* What follows may be a mark of the last one. */
    return end - at - (end > at && end < text.len && (unsigned char)text.s[end] >= 0x80);
}

int ui_text_width(struct str text)
{
    struct ui_cluster k;
    size_t at = 0, width = 0;

    while (at < text.len && width < INT_MAX - 2) {
        size_t run = ui_plain_run(text, at, text.len);

        at += run;
        width += run;
        if (at >= text.len)
            break;
        ui_cluster_read(text, at, false, &k);
        at += k.bytes;
        width += (size_t)k.width;
    }
    return width < INT_MAX - 2 ? (int)width : INT_MAX - 2;
}

size_t ui_text_at_column(struct str text, int column)
{
    size_t at = 0, x = 0, most = column > 0 ? (size_t)column : 0;
    struct ui_cluster k;

    while (at < text.len) {
        size_t run = ui_plain_run(text, at, most - x);

        at += run;
        x += run;
        if (at == text.len)
            break;
        ui_cluster_read(text, at, false, &k);
        if (x + (size_t)k.width > most)
            break;
        at += k.bytes;
        x += (size_t)k.width;
    }
    return at;
}

size_t ui_cluster_next(struct str text, size_t at)
{
    struct ui_cluster k;

    if (at >= text.len)
        return text.len;
    ui_cluster_read(text, at, false, &k);
    return at + k.bytes;
}

static size_t code_point_before(struct str text, size_t at, uint32_t *c, bool *valid)
{
    for (size_t back = 2; back <= 4 && back <= at; back++)
        if (read_code_point(text, at - back, c, valid) == back)
            return at - back;
    (void)read_code_point(text, at - 1, c, valid);
    return at - 1;
}

size_t ui_cluster_prev(struct str text, size_t at)
{
    uint32_t c;
    bool valid;

    if (at > text.len)
        at = text.len;
    if (at == 0)
        return 0;
    at = code_point_before(text, at, &c, &valid);
    while (at > 0 && valid && extends(c)) {
        uint32_t before;
        size_t start = code_point_before(text, at, &before, &valid);

        if (!carries(before, valid))
            break;
        c = before;
        at = start;
    }
    return at;
}
