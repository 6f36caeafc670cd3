#include "ui/term/keys.h"

#include "model/base/utf8.h"

#include <stdio.h>

static const char *special_name(uint32_t key)
{
    switch (key) {
    case UI_KEY_UP:
        return "up";
    case UI_KEY_DOWN:
        return "down";
    case UI_KEY_LEFT:
        return "left";
    case UI_KEY_RIGHT:
        return "right";
    case UI_KEY_HOME:
        return "home";
    case UI_KEY_END:
        return "end";
    case UI_KEY_PAGE_UP:
        return "pgup";
    case UI_KEY_PAGE_DOWN:
        return "pgdn";
    case UI_KEY_INSERT:
        return "insert";
    case UI_KEY_DELETE:
        return "delete";
    case UI_KEY_BACKSPACE:
        return "backspace";
    case UI_KEY_ENTER:
        return "enter";
    case UI_KEY_TAB:
        return "tab";
    case UI_KEY_BACKTAB:
        return "shift-tab";
    case UI_KEY_ESCAPE:
        return "esc";
    case ' ':
        return "space";
    default:
        return NULL;
    }
}

/* As far as there is room, with a NUL behind it. */
static void add(char out[UI_KEY_NAME_SIZE], size_t *len, const char *text)
{
    while (*text != '\0' && *len + 1 < UI_KEY_NAME_SIZE)
        out[(*len)++] = *text++;
    out[*len] = '\0';
}

void ui_key_name(char out[UI_KEY_NAME_SIZE], const struct ui_event *ev)
{
    const char *special = special_name(ev->key);
    char plain[8] = "";
    size_t len = 0;

    out[0] = '\0';
    if (ev->kind != UI_EVENT_KEY)
        return;
    if (special == NULL && ev->key >= UI_KEY_F1 && ev->key <= UI_KEY_F12) {
        snprintf(plain, sizeof(plain), "f%u", (unsigned)(ev->key - UI_KEY_F1 + 1));
    } else if (special == NULL) {
        if (ev->key < ' ' || ev->key >= 0x110000)
            return;
        plain[utf8_encode(plain, ev->key)] = '\0';
    }
    if ((ev->modifiers & UI_KEY_CTRL) != 0)
        add(out, &len, "ctrl-");
    if ((ev->modifiers & UI_KEY_ALT) != 0)
        add(out, &len, "alt-");
    /* A character's case says it already. */
    if ((ev->modifiers & UI_KEY_SHIFT) != 0 && ev->key >= UI_KEY_UP)
        add(out, &len, "shift-");
    add(out, &len, special != NULL ? special : plain);
}

bool ui_key_is(const struct ui_event *ev, const char *keys)
{
    char name[UI_KEY_NAME_SIZE];
    size_t len;

    ui_key_name(name, ev);
    len = strlen(name);
    if (len == 0)
        return false;
    while (*keys != '\0') {
        size_t word = strcspn(keys, " ");

        if (word == len && memcmp(keys, name, len) == 0)
            return true;
        keys += word;
        keys += strspn(keys, " ");
    }
    return false;
}

bool ui_key_is_text(const struct ui_event *ev)
{
    if (ev->kind == UI_EVENT_PASTE)
        return true;
    return ev->kind == UI_EVENT_KEY && ev->modifiers == 0 && ev->key >= ' ' && ev->key != 0x7F &&
           ev->key <= 0x10FFFF;
}
