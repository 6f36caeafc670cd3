#include "model/shell/shell_report.h"

/* Both take `child`; after a failure *ok is false and nothing more is added. */
static void push(bool *ok, struct value *list, const struct value *child)
{
    if (list == NULL || child == NULL)
        value_unref(child);
    else if (value_list_push(list, child))
        return;
    *ok = false;
}

static void put(bool *ok, struct value *map, const char *key, const struct value *child)
{
    if (map == NULL || child == NULL)
        value_unref(child);
    else if (value_map_push(map, str_of(key), 0, 0, child))
        return;
    *ok = false;
}

static struct value *words(bool *ok, const struct shell_words *from)
{
    struct value *list = value_list();

    for (size_t i = 0; i < from->count; i++)
        push(ok, list, value_string(from->items[i]));
    return list;
}

static struct value *want(bool *ok, enum shell shell, const struct shell_answer *answer)
{
    static const struct shell_words none = {NULL, 0, 0, 0};
    struct value *list;

    if (shell == SHELL_ARGV)
        return words(ok, answer->count > 0 ? &answer->commands[0] : &none);
    list = value_list();
    for (size_t i = 0; i < answer->count; i++)
        push(ok, list, words(ok, &answer->commands[i]));
    return list;
}

const struct value *shell_report(enum shell shell, const struct shell_answer *answer)
{
    struct value *map = value_map();
    bool ok = map != NULL;

    if (answer->error.len > 0) {
        put(&ok, map, "error", value_string(answer->error));
    } else {
        if (!answer->is_open)
            put(&ok, map, "want", want(&ok, shell, answer));
        if (answer->unresolved.count > 0)
            put(&ok, map, "unresolved", words(&ok, &answer->unresolved));
    }
    if (ok)
        return map;
    value_unref(map);
    return NULL;
}
