#include "ui/term/theme_names.h"

#include "model/base/edit_distance.h"

const char *const ui_role_names[UI_ROLE_COUNT] = {
#define ROLE(id, name, meaning) [UI_ROLE_##id] = (name),
#include "ui/present/roles.def"
#undef ROLE
};

const char *const ui_color_names[COLOR_NAME_COUNT] = {
    "black",        "red",           "green",       "yellow",         "blue",
    "magenta",      "cyan",          "white",       "bright-black",   "bright-red",
    "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan",
    "bright-white",
};

const char *const ui_attr_names[] = {"bold", "dim", "italic", "underline", "reverse"};
const size_t ui_attr_count = sizeof(ui_attr_names) / sizeof(ui_attr_names[0]);

int ui_name_find(struct str word, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_is(word, names[i]))
            return (int)i;
    return -1;
}

static size_t common_start(struct str a, struct str b)
{
    size_t n = 0;

    while (n < a.len && n < b.len && a.s[n] == b.s[n])
        n++;
    return n;
}

const char *ui_name_nearest(struct str word, const char *const *names, size_t count)
{
    size_t best = (word.len + 2) / 3 + 1; /* one slip, more in long words */
    size_t start = 0;                     /* decides among equals: people slip late in a word */
    const char *name = NULL;

    for (size_t i = 0; i < count; i++) {
        size_t d = edit_distance(word, str_of(names[i]));
        size_t common = common_start(word, str_of(names[i]));

        if (d < best || (d == best && name != NULL && common > start)) {
            best = d;
            start = common;
            name = names[i];
        }
    }
    return name;
}
