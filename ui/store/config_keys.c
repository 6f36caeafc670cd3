#include "ui/store/config.h"
#include "ui/store/config_settings.h"

#include <stdlib.h>

static unsigned panes_of(const char *name, ui_config_actions *actions)
{
    struct ui_config_action action;

    for (size_t i = 0; actions(&action, i); i++)
        if (strcmp(action.name, name) == 0)
            return action.where;
    return strcmp(name, UI_BIND_NONE) == 0 ? ~0u : 0u;
}

static bool gives(const struct ui_binding *b, const char *action)
{
    return strcmp(b->action, action) == 0;
}

/* Whether a line about this key takes it from the action. */
static bool is_taken(const struct ui_config *c, const struct ui_config_action *action,
                     struct str key, ui_config_actions *actions)
{
    bool taken = false;

    for (size_t i = 0; i < c->binding_count; i++) {
        const struct ui_binding *b = &c->bindings[i];

        if (!str_is(key, b->key))
            continue;
        if (gives(b, action->name))
            return true; /* it stands at the front already */
        taken = taken || (panes_of(b->action, actions) & action->where) != 0;
    }
    return taken;
}

static void add_key(struct buf *keys, struct str key)
{
    if (keys->len > 0)
        buf_char(keys, ' ');
    buf_add(keys, key);
}

/* A later line for the same key in the same panes wins. */
static bool is_rebound(const struct ui_config *c, size_t line, unsigned where,
                       ui_config_actions *actions)
{
    for (size_t i = line + 1; i < c->binding_count; i++)
        if (strcmp(c->bindings[i].key, c->bindings[line].key) == 0 &&
            (panes_of(c->bindings[i].action, actions) & where) != 0)
            return true;
    return false;
}

/* All keys of the action; *changed: they are not those of the table. */
static void put_keys(struct buf *keys, bool *changed, const struct ui_config *c,
                     const struct ui_config_action *action, ui_config_actions *actions)
{
    struct str rest = str_of(action->keys);

    *changed = false;
    for (size_t i = 0; i < c->binding_count; i++) {
        if (gives(&c->bindings[i], action->name) && !is_rebound(c, i, action->where, actions)) {
            add_key(keys, str_of(c->bindings[i].key));
            *changed = true;
        }
    }
    while (rest.len > 0) {
        ptrdiff_t blank = str_find(rest, ' ', 0);
        struct str key = str_cut(rest, 0, blank < 0 ? rest.len : (size_t)blank);

        rest = str_cut(rest, key.len + 1, rest.len);
        if (is_taken(c, action, key, actions))
            *changed = true;
        else
            add_key(keys, key);
    }
}

struct err *ui_config_keys(char **keys, const struct ui_config *c, ui_config_actions *actions)
{
    struct ui_config_action action;
    size_t i;

    for (i = 0; actions(&action, i); i++) {
        struct buf list = {.s = NULL};
        bool changed;

        put_keys(&list, &changed, c, &action, actions);
        keys[i] = NULL;
        if (changed && (keys[i] = buf_take(&list, NULL)) == NULL)
            goto fail;
        buf_finish(&list);
    }
    return NULL;
fail:
    while (i > 0)
        free(keys[--i]);
    return err_oom();
}
