#include "ui/term/key_names.h"

#include "model/base/edit_distance.h"
#include "model/base/utf8.h"

#include <stdint.h>
#include <stdio.h>

static const struct {
    const char *prefix;
    unsigned modifier;
} modifiers[] = {
    {"ctrl-", UI_KEY_CTRL},
    {"alt-", UI_KEY_ALT},
    {"shift-", UI_KEY_SHIFT},
};

enum { MODIFIER_COUNT = sizeof(modifiers) / sizeof(modifiers[0]) };

enum { SPECIAL_COUNT = UI_KEY_F12 - UI_KEY_UP + 2 };

/* The n-th of the keys whose name is a word, then of the printable ASCII characters; 0 past the
 * last. */
static uint32_t nth_key(uint32_t n)
{
    if (n < SPECIAL_COUNT)
        return n == 0 ? ' ' : UI_KEY_UP + n - 1;
    n += '!' - SPECIAL_COUNT;
    return n <= '~' ? n : 0;
}

static uint32_t key_of(struct str name)
{
    char text[UI_KEY_NAME_SIZE];
    uint32_t c = 0;

    for (uint32_t n = 0; n < SPECIAL_COUNT; n++) {
        ui_key_name(text, &(struct ui_event){.kind = UI_EVENT_KEY, .key = nth_key(n)});
        if (str_is(name, text))
            return nth_key(n);
    }
    return name.len > 0 && utf8_decode(&c, name, 0) == name.len && utf8_valid(name) ? c : 0;
}

bool ui_key_named(struct ui_event *out, struct str name)
{
    struct ui_event ev = {.kind = UI_EVENT_KEY};
    char text[UI_KEY_NAME_SIZE];
    struct str rest = name;

    for (size_t i = 0; i < MODIFIER_COUNT; i++) {
        struct str prefix = str_of(modifiers[i].prefix);

        /* shift-tab is a key of its own. */
        if (!str_starts(rest, prefix) || rest.len == prefix.len || key_of(rest) != 0)
            continue;
        ev.modifiers |= modifiers[i].modifier;
        rest = str_cut(rest, prefix.len, rest.len);
    }
    ev.key = key_of(rest);
    if (ev.key == 0)
        return false;
    ui_key_name(text, &ev);
    if (!str_is(name, text))
        return false;
    *out = ev;
    return true;
}

bool ui_key_word(struct str word)
{
    struct ui_event ev;

    return ui_key_named(&ev, word) || (word.len == 2 && ui_key_named(&ev, str_cut(word, 0, 1)) &&
                                       ui_key_named(&ev, str_cut(word, 1, 2)));
}

bool ui_key_name_nearest(char out[UI_KEY_NAME_SIZE], struct str name)
{
    size_t best = name.len / 3 + 1;
    bool found = false;

    for (uint32_t n = 0; nth_key(n) != 0; n++) {
        for (unsigned m = 0; m < 8; m++) {
            struct ui_event ev = {.kind = UI_EVENT_KEY, .key = nth_key(n), .modifiers = m};
            char text[UI_KEY_NAME_SIZE];

            ui_key_name(text, &ev);
            if (strlen(text) < 2 || edit_distance(name, str_of(text)) >= best)
                continue;
            best = edit_distance(name, str_of(text));
            memcpy(out, text, sizeof(text));
            found = true;
        }
    }
    return found;
}
