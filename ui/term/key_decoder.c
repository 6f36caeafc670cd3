#include "ui/term/key_decoder.h"

#include "model/base/utf8.h"
#include "ui/term/ground.h"

#define ESC '\x1b'

/* What a terminal never sends: longer than this, a sequence is junk and is swallowed. */
enum { SEQUENCE_MAX = 64, PARAMETERS_MAX = 4, PARAMETER_MAX = 0x10FFFF };

static bool is_one_of(char c, struct str set)
{
    return str_find(set, c, 0) >= 0;
}

static void set_key(struct ui_event *out, uint32_t key, unsigned modifiers)
{
    *out = (struct ui_event){.kind = UI_EVENT_KEY, .key = key, .modifiers = modifiers};
}

static void control_key(struct ui_event *out, unsigned char c)
{
    if (c == '\b' || c == 0x7F)
        set_key(out, UI_KEY_BACKSPACE, 0);
    else if (c == '\t')
        set_key(out, UI_KEY_TAB, 0);
    else if (c == '\n' || c == '\r')
        set_key(out, UI_KEY_ENTER, 0);
    else if (c == ESC)
        set_key(out, UI_KEY_ESCAPE, 0);
    else if (c == 0)
        set_key(out, ' ', UI_KEY_CTRL);
    else
        set_key(out, c <= 26 ? c + 'a' - 1u : c + 0x40u, UI_KEY_CTRL);
}

/* C1 controls are no keys and mean nothing. */
static bool is_c1(uint32_t c)
{
    return c >= 0x80 && c < 0xA0;
}

/* A code point with modifiers, as the newer protocols send every key. */
static void coded_key(struct ui_event *out, uint32_t c, unsigned modifiers)
{
    if (c < 0x20 || c == 0x7F) {
        control_key(out, (unsigned char)c);
        if (c == '\t' && (modifiers & UI_KEY_SHIFT) != 0)
            set_key(out, UI_KEY_BACKTAB, modifiers & ~(unsigned)UI_KEY_SHIFT);
        else
            out->modifiers |= modifiers;
        return;
    }
    if ((modifiers & UI_KEY_CTRL) != 0 && c >= 'A' && c <= 'Z')
        c += 'a' - 'A';
    else if ((modifiers & (UI_KEY_CTRL | UI_KEY_SHIFT)) == UI_KEY_SHIFT && c >= 'a' && c <= 'z')
        c -= 'a' - 'A';
    if ((modifiers & UI_KEY_CTRL) == 0)
        modifiers &= ~(unsigned)UI_KEY_SHIFT; /* the code point says it */
    set_key(out, c, modifiers);
}

/* xterm: 1 + a bit for each of shift, alt, control. */
static unsigned modifiers_of(uint32_t parameter)
{
    unsigned bits = parameter > 0 ? (unsigned)parameter - 1 : 0;

    return ((bits & 1) != 0 ? UI_KEY_SHIFT : 0u) | ((bits & 2) != 0 ? UI_KEY_ALT : 0u) |
           ((bits & 4) != 0 ? UI_KEY_CTRL : 0u);
}

static uint32_t letter_key(char final)
{
    switch (final) {
    case 'A':
        return UI_KEY_UP;
    case 'B':
        return UI_KEY_DOWN;
    case 'C':
        return UI_KEY_RIGHT;
    case 'D':
        return UI_KEY_LEFT;
    case 'F':
        return UI_KEY_END;
    case 'H':
        return UI_KEY_HOME;
    case 'M':
        return UI_KEY_ENTER;
    case 'Z':
        return UI_KEY_BACKTAB;
    default:
        return final >= 'P' && final <= 'S' ? UI_KEY_F1 + (uint32_t)(final - 'P') : 0;
    }
}

static uint32_t numbered_key(uint32_t n)
{
    static const uint32_t edit[] = {0,          UI_KEY_HOME,    UI_KEY_INSERT,    UI_KEY_DELETE,
                                    UI_KEY_END, UI_KEY_PAGE_UP, UI_KEY_PAGE_DOWN, UI_KEY_HOME,
                                    UI_KEY_END};

    if (n < sizeof(edit) / sizeof(edit[0]))
        return edit[n];
    if (n >= 11 && n <= 15)
        return UI_KEY_F1 + (n - 11);
    if (n >= 17 && n <= 21)
        return UI_KEY_F1 + (n - 12);
    return n == 23 || n == 24 ? UI_KEY_F1 + (n - 13) : 0;
}

static void csi_key(struct ui_event *out, char final, const uint32_t *p)
{
    uint32_t key = 0;
    unsigned modifiers = modifiers_of(p[1]);

    if (final == '~' && p[0] == 200) {
        *out = (struct ui_event){.kind = UI_EVENT_PASTE};
        return;
    }
    if ((final == '~' && p[0] == 27) || final == 'u') {
        uint32_t c = final == 'u' ? p[0] : p[2];

        /* Kitty's own keys are in between. */
        if (!is_c1(c) && (c < 0xD800 || (c > 0xF8FF && c <= 0x10FFFF)))
            coded_key(out, c, modifiers);
        return;
    }
    if (final == '~' || final == '^' || final == '$' || final == '@') {
        key = numbered_key(p[0]);
        if (final == '^' || final == '@') /* rxvt */
            modifiers |= UI_KEY_CTRL;
        if (final == '$' || final == '@')
            modifiers |= UI_KEY_SHIFT;
    } else if (final >= 'a' && final <= 'd') { /* rxvt */
        key = letter_key((char)(final - 'a' + 'A'));
        modifiers |= UI_KEY_SHIFT;
    } else if (final != 'M') {
        key = letter_key(final);
    }
    if (key != 0)
        set_key(out, key, modifiers);
}

/* ---- mouse ---- */

/* What a report's number says, for both kinds of reports. */
enum {
    MOUSE_BUTTON = 3, /* these bits; 3 is none */
    MOUSE_SHIFT = 4,
    MOUSE_ALT = 8,
    MOUSE_CTRL = 16,
    MOUSE_MOVED = 32,
    MOUSE_WHEEL = 64,
    MOUSE_OTHER = 128, /* buttons that few mice have */
};

/* x and y count from 1. What no event is made for (a wheel that tilts, a move without a button)
 * is swallowed. */
static void mouse_event(struct ui_event *out, uint32_t code, uint32_t x, uint32_t y, bool release)
{
    unsigned button = (code & MOUSE_BUTTON) != MOUSE_BUTTON ? (code & MOUSE_BUTTON) + 1 : 0;
    struct ui_event event = {.kind = UI_EVENT_MOUSE, .button = button};

    if (code >= MOUSE_OTHER || x == 0 || y == 0)
        return;
    event.x = (int)(x - 1);
    event.y = (int)(y - 1);
    event.modifiers = ((code & MOUSE_SHIFT) != 0 ? UI_KEY_SHIFT : 0u) |
                      ((code & MOUSE_ALT) != 0 ? UI_KEY_ALT : 0u) |
                      ((code & MOUSE_CTRL) != 0 ? UI_KEY_CTRL : 0u);
    if ((code & MOUSE_WHEEL) != 0) {
        if (button != 1 && button != 2)
            return;
        event.mouse = button == 1 ? UI_MOUSE_WHEEL_UP : UI_MOUSE_WHEEL_DOWN;
        event.button = 0;
    } else if ((code & MOUSE_MOVED) != 0) {
        if (button == 0)
            return;
        event.mouse = UI_MOUSE_DRAG;
    } else {
        event.mouse = release || button == 0 ? UI_MOUSE_RELEASE : UI_MOUSE_PRESS;
    }
    *out = event;
}

enum { OLD_REPORT = 6, OLD_OFFSET = 32 };

/* ESC [ M and three bytes, 32 more than their values: from terminals that do not know 1006. Taken
 * whole, or the three would be typed text. */
static size_t decode_old_mouse(struct str bytes, bool complete, struct ui_event *out)
{
    const unsigned char *b = (const unsigned char *)bytes.s + 3;

    if (bytes.len < OLD_REPORT)
        return complete ? bytes.len : 0;
    if (b[0] >= OLD_OFFSET && b[1] >= OLD_OFFSET && b[2] >= OLD_OFFSET)
        mouse_event(out, b[0] - OLD_OFFSET, b[1] - OLD_OFFSET, b[2] - OLD_OFFSET, false);
    return OLD_REPORT;
}

/* ---- sequences ---- */

/* `bytes` begins with ESC [. */
static size_t decode_csi(struct str bytes, bool complete, struct ui_event *out)
{
    uint32_t p[PARAMETERS_MAX] = {0};
    size_t count = 0, at = 2;
    bool private = false, sub = false;

    if (bytes.len > 2 && bytes.s[2] == 'M')
        return decode_old_mouse(bytes, complete, out);
    if (bytes.len > 2 && bytes.s[2] == '[') { /* Linux console: ESC [ [ A is F1 */
        if (bytes.len == 3)
            return complete ? 3 : 0;
        if (bytes.s[3] >= 'A' && bytes.s[3] <= 'E')
            set_key(out, UI_KEY_F1 + (uint32_t)(bytes.s[3] - 'A'), 0);
        return 4;
    }
    for (; at < bytes.len && at < SEQUENCE_MAX; at++) {
        char c = bytes.s[at];

        if (c >= '0' && c <= '9') {
            if (!sub && count < PARAMETERS_MAX && p[count] <= PARAMETER_MAX / 10)
                p[count] = p[count] * 10 + (uint32_t)(c - '0');
        } else if (c == ';') {
            count++;
            sub = false;
        } else if (c == ':') {
            sub = true;
        } else if (c >= 0x3C && c <= 0x3F) {
            private = true;
        } else if ((c >= 0x40 && c <= 0x7E) || (c == '$' && !private)) {
            if (!private)
                csi_key(out, c, p);
            else if (bytes.s[2] == '<' && count == 2 && (c == 'M' || c == 'm'))
                mouse_event(out, p[0], p[1], p[2], c == 'm');
            else if (bytes.s[2] == '?' && c == 'c')
                *out = (struct ui_event){.kind = UI_EVENT_ANSWERED};
            return at + 1;
        } else if (c < 0x20 || c > 0x2F) {
            return at; /* not part of it: the next key */
        }
    }
    return complete || at == SEQUENCE_MAX ? at : 0;
}

/* `bytes` begins with ESC O and has a third byte. */
static size_t decode_ss3(struct str bytes, struct ui_event *out)
{
    char c = bytes.s[2];
    uint32_t key = letter_key(c);

    if (key != 0)
        set_key(out, key, 0);
    else if (c >= 'a' && c <= 'd') /* rxvt */
        set_key(out, letter_key((char)(c - 'a' + 'A')), UI_KEY_CTRL);
    else if (c >= 'j' && c <= 'y') /* the number pad */
        set_key(out, (uint32_t)(c - 'j' + '*'), 0);
    else if (c == 'X')
        set_key(out, '=', 0);
    return 3;
}

/* `string` without its introducer and its end. Of all answers only one was asked for. */
static void answered(struct ui_event *out, struct str string)
{
    static const struct str background = {"]11;", 4};
    uint32_t rgb;

    if (str_starts(string, background) &&
        ui_ground_answer(&rgb, str_cut(string, background.len, string.len)))
        *out = (struct ui_event){.kind = UI_EVENT_BACKGROUND, .key = rgb};
}

/* DCS, OSC, SOS, PM, APC: up to BEL or ESC \. */
static size_t decode_string(struct str bytes, bool complete, struct ui_event *out)
{
    for (size_t i = 2; i < bytes.len; i++) {
        bool escape = bytes.s[i] == ESC;

        if (bytes.s[i] != '\a' && (!escape || i + 1 == bytes.len))
            continue;
        answered(out, str_cut(bytes, 1, i));
        return !escape ? i + 1 : bytes.s[i + 1] == '\\' ? i + 2 : i;
    }
    return complete ? bytes.len : 0;
}

static size_t decode_character(struct str bytes, bool complete, struct ui_event *out)
{
    unsigned char first = (unsigned char)bytes.s[0];
    size_t width;
    uint32_t c;

    if (first < 0x20 || first == 0x7F) {
        control_key(out, first);
        return 1;
    }
    width = utf8_decode(&c, bytes, 0);
    if (width == 1 && first >= 0x80) {
        size_t needs = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2, has = 1;

        while (has < bytes.len && has < needs && ((unsigned char)bytes.s[has] & 0xC0) == 0x80)
            has++;
        return first >= 0xC2 && first <= 0xF4 && has == bytes.len && has < needs && !complete ? 0
                                                                                              : 1;
    }
    if (!is_c1(c))
        set_key(out, c, 0);
    return width;
}

static size_t decode_escape(struct str bytes, bool complete, struct ui_event *out)
{
    size_t used;

    if (bytes.len == 1) {
        set_key(out, UI_KEY_ESCAPE, 0);
        return complete ? 1 : 0;
    }
    if (bytes.s[1] == ESC) {
        bool sequence = bytes.len > 2 && (bytes.s[2] == '[' || bytes.s[2] == 'O');

        /* Two times ESC, or alt with an arrow on older terminals. */
        if (!sequence || (bytes.len == 3 && complete)) {
            set_key(out, UI_KEY_ESCAPE, 0);
            return bytes.len > 2 || complete ? 1 : 0;
        }
        used = decode_escape(str_cut(bytes, 1, bytes.len), complete, out);
        out->modifiers |= UI_KEY_ALT;
        return used > 0 ? used + 1 : 0;
    }
    if (bytes.len == 2 && !complete && is_one_of(bytes.s[1], STR_LIT("[OP]^_X")))
        return 0;
    if (bytes.len > 2 && bytes.s[1] == '[')
        return decode_csi(bytes, complete, out);
    if (bytes.len > 2 && bytes.s[1] == 'O')
        return decode_ss3(bytes, out);
    if (bytes.len > 2 && is_one_of(bytes.s[1], STR_LIT("P]^_X")))
        return decode_string(bytes, complete, out);
    used = decode_character(str_cut(bytes, 1, bytes.len), complete, out);
    out->modifiers |= UI_KEY_ALT;
    return used > 0 ? used + 1 : 0;
}

/* The longest entry of the map that `bytes` begins with; *more: one that is still longer could
 * follow. */
static size_t decode_mapped(const struct ui_key_map *map, struct str bytes, bool *more,
                            uint32_t *key)
{
    size_t best = 0;

    *more = false;
    for (size_t i = 0; i < map->count; i++) {
        struct str entry = str_of(map->entry[i].bytes);

        if (entry.len > best && str_starts(bytes, entry)) {
            best = entry.len;
            *key = map->entry[i].key;
        }
        if (entry.len > bytes.len && str_starts(entry, bytes))
            *more = true;
    }
    return best;
}

size_t ui_key_decode(const struct ui_key_map *map, struct str bytes, bool complete,
                     struct ui_event *out)
{
    struct ui_event event = {.kind = UI_EVENT_NONE};
    uint32_t key = 0;
    bool more;
    size_t used;

    *out = event;
    if (bytes.len == 0)
        return 0;
    used = decode_mapped(map, bytes, &more, &key);
    if (more && !complete)
        return 0;
    if (used > 0)
        set_key(&event, key, 0);
    else if (bytes.s[0] == ESC)
        used = decode_escape(bytes, complete, &event);
    else
        used = decode_character(bytes, complete, &event);
    if (used > 0)
        *out = event;
    return used;
}
