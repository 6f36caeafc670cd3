#include "ui/store/config.h"
#include "ui/store/config_settings.h"
#include "ui/store/own_files.h"
#include "ui/store/theme_search.h"

#include <stdlib.h>

/* Each line of `text` as a comment. */
static void put_comment(struct buf *out, const char *text)
{
    struct str rest = str_of(text), line;

    while (str_next_line(&rest, &line))
        buf_printf(out, "# %.*s\n", STR_FMT(line));
}

static void put_setting(struct buf *out, const struct ui_config *c, const struct ui_setting *s)
{
    struct buf value = {.s = NULL};

    ui_setting_print(&value, c, s);
    out->failed = out->failed || value.failed;
    buf_char(out, '\n');
    put_comment(out, s->text);
    buf_printf(out, "%s%s = %.*s\n", str_is(buf_str(&value), s->usual) ? "# " : "", s->name,
               STR_FMT(buf_str(&value)));
    buf_finish(&value);
}

/* The table's keys, to be changed and made lines. */
static void put_action(struct buf *out, const struct ui_config_action *action)
{
    struct str rest = str_of(action->keys);

    buf_printf(out, "\n# %s\n", action->text);
    if (rest.len == 0)
        buf_printf(out, "# (no key) %s\n", action->name);
    while (rest.len > 0) {
        ptrdiff_t blank = str_find(rest, ' ', 0);
        struct str key = str_cut(rest, 0, blank < 0 ? rest.len : (size_t)blank);

        buf_printf(out, "# " UI_BIND " %.*s %s\n", STR_FMT(key), action->name);
        rest = str_cut(rest, key.len + 1, rest.len);
    }
}

struct err *ui_config_print(struct buf *out, const struct ui_config *c, ui_config_actions *actions)
{
    struct ui_config_action action;
    const char *group = "";

    put_comment(out, "Settings of silospec. Lines that begin with '#' say what holds without "
                     "them.\n");
    for (size_t i = 0; i < UI_SETTING_COUNT; i++)
        put_setting(out, c, &ui_settings[i]);
    buf_char(out, '\n');
    put_comment(out, "Keys: 'bind KEY ACTION' adds a key to an action and takes it from others in "
                     "the same\npanes; the action 'none' takes it from all. KEY is a character, "
                     "two characters for one\nafter the other, or a name: up down left right home "
                     "end pgup pgdn insert delete\nbackspace enter tab esc space f1 to f12, with "
                     "ctrl- alt- shift- in front.\n");
    for (size_t i = 0; i < c->binding_count; i++)
        buf_printf(out, UI_BIND " %s %s\n", c->bindings[i].key, c->bindings[i].action);
    for (size_t i = 0; actions(&action, i); i++) {
        if (strcmp(group, action.group) != 0)
            buf_printf(out, "\n# ---- %s ----\n", action.group);
        group = action.group;
        put_action(out, &action);
    }
    return out->failed ? err_oom() : NULL;
}

static struct err *put_path(struct buf *out, const char *name, enum ui_own kind, const char *below)
{
    char *path = NULL;
    struct err *e = ui_own_path(&path, kind, below);

    if (e == NULL)
        buf_printf(out, "%s: %s\n", name, path);
    free(path);
    return e;
}

struct err *ui_config_print_paths(struct buf *out)
{
    struct ui_theme_folders folders;
    struct err *e = put_path(out, "config", UI_OWN_CONFIG, "config");

    if (e != NULL)
        return e;
    if ((e = ui_theme_folders(&folders, NULL)) != NULL)
        return e;
    for (size_t i = 0; i < folders.count; i++)
        buf_printf(out, "themes: %s\n", folders.path[i]);
    ui_theme_folders_finish(&folders);
    if ((e = put_path(out, "state", UI_OWN_STATE, "state")) == NULL)
        e = put_path(out, "journal", UI_OWN_STATE, "journal");
    if (e != NULL)
        return e;
    return out->failed ? err_oom() : NULL;
}
