/* Any bytes as a config, as what the last start left, and as a theme: errors have a text, and what
 * is printed of the first two says the same when it is read. */
#include "tests/fuzz/fuzz.h"
#include "ui/store/config.h"
#include "ui/store/state_file.h"
#include "ui/term/key_names.h"
#include "ui/term/theme_file.h"

#include <stdio.h>
#include <stdlib.h>

static const struct ui_config_action actions[] = {
    {"save", "s ctrl-s", "Save", "File", 1},
    {"quit", "q", "Quit", "General", 3},
    {"copy", "y", "Copy", "Copy", 1},
    {"copy-value", "yy", "Copy the value", "Copy", 2},
};

enum { ACTIONS = sizeof(actions) / sizeof(actions[0]) };

static bool action_at(struct ui_config_action *out, size_t index)
{
    if (index >= ACTIONS)
        return false;
    *out = actions[index];
    return true;
}

static void broken(const char *what, struct str text)
{
    fprintf(stderr, "%s:\n%.*s\n", what, STR_FMT(text));
    abort();
}

static void drop(struct err *e)
{
    for (const struct err *each = e; each != NULL; each = each->next) {
        char *line = err_line(each);

        if (line == NULL || line[0] == '\0' || each->class == ERR_OOM ||
            each->class == ERR_INTERNAL)
            broken("an error of ours", str_of(each->text));
        free(line);
    }
    err_free(e);
}

static void check_keys(const struct ui_config *c)
{
    char *keys[ACTIONS] = {NULL};

    drop(ui_config_keys(keys, c, action_at));
    for (size_t i = 0; i < ACTIONS; i++)
        free(keys[i]);
}

static void check_config(struct str text)
{
    struct buf printed = {NULL, 0, 0, false}, again = {NULL, 0, 0, false};
    struct ui_config c, back;

    drop(ui_config_init(&c));
    drop(ui_config_init(&back));
    drop(ui_config_parse(&c, text, "f", action_at));
    check_keys(&c);
    drop(ui_config_print(&printed, &c, action_at));
    if (ui_config_parse(&back, buf_str(&printed), "g", action_at) != NULL)
        broken("a printed config has errors", buf_str(&printed));
    drop(ui_config_print(&again, &back, action_at));
    if (!str_eq(buf_str(&printed), buf_str(&again)))
        broken("a printed config says something else", buf_str(&printed));
    ui_config_finish(&c);
    ui_config_finish(&back);
    buf_finish(&printed);
    buf_finish(&again);
}

static void check_saved(struct str text)
{
    struct buf printed = {NULL, 0, 0, false}, again = {NULL, 0, 0, false};
    struct ui_saved_state s = {.theme = NULL}, back = {.theme = NULL};

    drop(ui_saved_parse(&s, text, "f"));
    drop(ui_saved_print(&printed, &s));
    if (ui_saved_parse(&back, buf_str(&printed), "g") != NULL)
        broken("a printed state has errors", buf_str(&printed));
    drop(ui_saved_print(&again, &back));
    if (!str_eq(buf_str(&printed), buf_str(&again)))
        broken("a printed state says something else", buf_str(&printed));
    ui_saved_finish(&s);
    ui_saved_finish(&back);
    buf_finish(&printed);
    buf_finish(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {(const char *)data, size};
    struct ui_theme_file theme;
    char nearest[UI_KEY_NAME_SIZE];
    struct ui_event key;

    check_config(text);
    check_saved(text);
    drop(ui_theme_file_parse(&theme, text, "f"));
    (void)ui_key_word(text);
    if (ui_key_named(&key, text) && !ui_key_word(text))
        broken("a key's name is no word", text);
    (void)ui_key_name_nearest(nearest, str_cut(text, 0, UI_KEY_NAME_SIZE));
    return 0;
}
