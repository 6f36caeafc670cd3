#include "ui/term/ground.h"

#include "model/base/num.h"

enum { PARTS = 3, DIGITS_MAX = 4, MIDDLE = 128 };
enum { WHITE = 7, BRIGHT_BLACK = 8, BRIGHT_WHITE = 15 };

/* As the eye weighs the parts, in thousandths. */
static uint32_t brightness(uint32_t rgb)
{
    return ((rgb >> 16 & 255) * 299 + (rgb >> 8 & 255) * 587 + (rgb & 255) * 114) / 1000;
}

enum ui_ground ui_ground_of(uint32_t rgb)
{
    return brightness(rgb) < MIDDLE ? UI_GROUND_DARK : UI_GROUND_LIGHT;
}

enum ui_ground ui_ground_of_variable(const char *text)
{
    struct str all = str_of(text != NULL ? text : "");
    int64_t n = 0;
    size_t at = all.len;

    while (at > 0 && all.s[at - 1] != ';')
        at--;
    if (at == 0 || num_int64(&n, str_cut(all, at, all.len)) != NUM_OK || n < 0 || n > BRIGHT_WHITE)
        return UI_GROUND_UNKNOWN;
    return n == WHITE || n > BRIGHT_BLACK ? UI_GROUND_LIGHT : UI_GROUND_DARK;
}

static int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* "ff", "ffff", "f": the most that so many digits can say is full. */
static bool part_of(uint32_t *out, struct str text)
{
    uint32_t v = 0, full = 0;

    if (text.len == 0 || text.len > DIGITS_MAX)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        int d = digit(text.s[i]);

        if (d < 0)
            return false;
        v = v * 16 + (uint32_t)d;
        full = full * 16 + 15;
    }
    *out = v * 255 / full;
    return true;
}

bool ui_ground_answer(uint32_t *rgb, struct str text)
{
    bool hash = str_starts(text, STR_LIT("#"));
    uint32_t all = 0, part;
    size_t each;

    if (!hash && !str_starts(text, STR_LIT("rgb:")) && !str_starts(text, STR_LIT("rgba:")))
        return false;
    text = str_cut(text, hash ? 1 : (size_t)str_find(text, ':', 0) + 1, text.len);
    each = text.len / PARTS;
    if (hash && text.len % PARTS != 0)
        return false;
    for (int i = 0; i < PARTS; i++) {
        ptrdiff_t slash = hash ? (ptrdiff_t)each : str_find(text, '/', 0);
        size_t end = slash >= 0 ? (size_t)slash : text.len;

        if (!part_of(&part, str_cut(text, 0, end)))
            return false;
        all = all << 8 | part;
        text = str_cut(text, hash ? end : end + 1, text.len);
    }
    *rgb = all;
    return true;
}
