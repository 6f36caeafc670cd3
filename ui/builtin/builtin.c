#include "ui/builtin/builtin.h"

struct str ui_builtin_text(const struct ui_builtin *b)
{
    return (struct str){(const char *)ui_builtin_bytes + b->from, b->to - b->from};
}

struct str ui_builtin_name(const struct ui_builtin *b, const char *folder, const char *ending)
{
    struct str name = str_of(b->name), before = str_of(folder), after = str_of(ending);

    if (name.len <= before.len + 1 + after.len || !str_starts(name, before) ||
        name.s[before.len] != '/' || !str_ends(name, after))
        return STR_NONE;
    return str_cut(name, before.len + 1, name.len - after.len);
}

const struct ui_builtin *ui_builtin_find(const char *folder, struct str name, const char *ending)
{
    for (size_t i = 0; i < ui_builtin_count; i++)
        if (name.len > 0 && str_eq(ui_builtin_name(&ui_builtins[i], folder, ending), name))
            return &ui_builtins[i];
    return NULL;
}
