#include "ui/tui/cluster.h"

#include "ui/tui/width.h"

#include <limits.h>

#define ZERO_WIDTH_NON_JOINER 0x200Cu
#define ZERO_WIDTH_JOINER     0x200Du
#define DOTTED_CIRCLE         0x25CCu /* the usual base for a mark that has none */

size_t ui_utf8_read(struct str text, size_t at, uint32_t *c, bool *valid)
{
    unsigned char lead = (unsigned char)text.s[at];
    size_t bytes = lead < 0x80   ? 1
                   : lead < 0xC2 ? 0
                   : lead < 0xE0 ? 2
                   : lead < 0xF0 ? 3
                   : lead < 0xF5 ? 4
                                 : 0;
    uint32_t v = bytes < 2 ? lead : lead & (0x7Fu >> bytes);

    if (bytes == 0 || bytes > text.len - at)
        goto invalid;
    for (size_t i = 1; i < bytes; i++) {
        unsigned char b = (unsigned char)text.s[at + i];

        if ((b & 0xC0) != 0x80)
            goto invalid;
        v = v << 6 | (b & 0x3F);
    }
    if ((bytes == 3 && (v < 0x800 || (v >= 0xD800 && v < 0xE000))) ||
        (bytes == 4 && (v < 0x10000 || v > 0x10FFFF)))
        goto invalid;
    *c = v;
    *valid = true;
    return bytes;
invalid:
    *c = UI_REPLACEMENT;
    *valid = false;
    return 1;
}

size_t ui_utf8_write(char out[4], uint32_t c)
{
    if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
        c = UI_REPLACEMENT;
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
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
    return UI_REPLACEMENT;
}

void ui_cluster_read(struct str text, size_t at, bool ascii, struct ui_cluster *out)
{
    uint32_t c;
    bool valid;
    size_t marks = 0, bytes = ui_utf8_read(text, at, &c, &valid);

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
        bytes = ui_utf8_read(text, at + out->bytes, &c, &valid);
        if (!valid || !extends(c))
            return;
        out->bytes += bytes;
        /* Joiners and variation selectors would make some terminals change the width. */
        if (marks < CELL_MARKS && !is_joiner(c) && !is_variation_selector(c))
            out->marks[marks++] = c;
    }
}

int ui_text_width(struct str text)
{
    struct ui_cluster k;
    int width = 0;

    for (size_t at = 0; at < text.len && width < INT_MAX - 2; at += k.bytes) {
        ui_cluster_read(text, at, false, &k);
        width += k.width;
    }
    return width;
}

size_t ui_text_at_column(struct str text, int column)
{
    struct ui_cluster k;
    size_t at = 0;

    for (int x = 0; at < text.len; at += k.bytes) {
        ui_cluster_read(text, at, false, &k);
        x += k.width;
        if (x > column)
            break;
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
        if (ui_utf8_read(text, at - back, c, valid) == back)
            return at - back;
    (void)ui_utf8_read(text, at - 1, c, valid);
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
