#include "ui/store/config.h"

#include "model/base/bounds.h"
#include "model/base/utf8.h"
#include "ui/store/config_settings.h"
#include "ui/store/own_files.h"
#include "ui/term/key_names.h"
#include "ui/term/theme_names.h"

#include <stdlib.h>

struct reader {
    struct ui_config *c;
    const char *file;
    ui_config_actions *actions;
    struct str line;
    unsigned number;                 /* of the line, from 1 */
    unsigned said[UI_SETTING_COUNT]; /* lines; 0 = not yet */
    struct err *errors;
};

struct err *ui_config_init(struct ui_config *out)
{
    struct ui_config c = {.theme = NULL};

    for (size_t i = 0; i < UI_SETTING_COUNT; i++) {
        struct err *e = ui_setting_set(&c, &ui_settings[i], str_of(ui_settings[i].usual));

        if (e != NULL) {
            ui_config_finish(&c);
            return e;
        }
    }
    *out = c;
    return NULL;
}

void ui_config_finish(struct ui_config *c)
{
    for (size_t i = 0; i < c->binding_count; i++) {
        free(c->bindings[i].key);
        free(c->bindings[i].action);
    }
    free(c->bindings);
    free(c->theme);
    free(c->theme_file);
    *c = (struct ui_config){.theme = NULL};
}

static unsigned column_of(const struct reader *r, struct str at)
{
    if (at.s == NULL)
        return 1;
    return 1 + (unsigned)utf8_count(str_cut(r->line, 0, (size_t)(at.s - r->line.s)));
}

/* Takes e; `at`: where in the line. */
static void report(struct reader *r, struct str at, struct err *e)
{
    unsigned column = column_of(r, at);

    if (err_count(r->errors) >= BOUND_ERRORS)
        err_free(e);
    else
        r->errors = err_join(r->errors, err_at(e, r->file, r->number, column));
}

static struct str shown(struct str word)
{
    return utf8_cut(word, BOUND_SHOWN);
}

/* Takes e; `otherwise`: where there is nothing near; NULL: nothing is said then. */
static struct err *meant(struct err *e, const char *near, const char *otherwise)
{
    if (near != NULL)
        return err_remedy(e, "did you mean '%s'?", near);
    return otherwise != NULL ? err_remedy(e, "%s", otherwise) : e;
}

/* The first word of *rest, which is cut off it; empty at the end. */
static struct str next_word(struct str *rest)
{
    struct str word;

    *rest = str_trim(*rest);
    word = *rest;
    for (word.len = 0; word.len < rest->len && memchr(" \t", rest->s[word.len], 2) == NULL;)
        word.len++;
    *rest = str_cut(*rest, word.len, rest->len);
    return word;
}

/* Up to a '#' behind a blank. */
static struct str without_comment(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.s[i] == '#' && (i == 0 || memchr(" \t", text.s[i - 1], 2) != NULL))
            return str_trim(str_cut(text, 0, i));
    return str_trim(text);
}

/* ---- settings ---- */

static const char *nearest_setting(struct str name)
{
    const char *names[UI_SETTING_COUNT];

    for (size_t i = 0; i < UI_SETTING_COUNT; i++)
        names[i] = ui_settings[i].name;
    return ui_name_nearest(name, names, UI_SETTING_COUNT);
}

static struct err *remember_theme(struct reader *r, struct str value)
{
    r->c->theme_line = r->number;
    r->c->theme_column = column_of(r, value);
    r->c->theme_file = strdup(r->file);
    return r->c->theme_file == NULL ? err_oom() : NULL;
}

static void read_setting(struct reader *r, struct str name, struct str value)
{
    size_t i = 0;
    struct err *e;

    while (i < UI_SETTING_COUNT && !str_is(name, ui_settings[i].name))
        i++;
    if (i == UI_SETTING_COUNT) {
        report(r, name,
               meant(err_new(ERR_INPUT, "unknown setting '%.*s'", STR_FMT(shown(name))),
                     nearest_setting(name), "'silospec --print-config' prints all"));
        return;
    }
    if (r->said[i] != 0) {
        report(r, name,
               err_new(ERR_INPUT, "'%s' again; it was said on line %u", ui_settings[i].name,
                       r->said[i]));
        return;
    }
    r->said[i] = r->number;
    if (value.len == 0) {
        report(r, name, err_new(ERR_INPUT, "nothing behind '='"));
        return;
    }
    e = ui_setting_set(r->c, &ui_settings[i], value);
    if (e == NULL && str_is(name, "theme"))
        e = remember_theme(r, value);
    if (e != NULL)
        report(r, value, e);
}

/* ---- bindings ---- */

static bool is_action(const struct reader *r, struct str name)
{
    struct ui_config_action action;

    for (size_t i = 0; r->actions(&action, i); i++)
        if (str_is(name, action.name))
            return true;
    return str_is(name, UI_BIND_NONE);
}

static struct err *unknown_action(const struct reader *r, struct str name)
{
    struct ui_config_action action;
    const char **names;
    size_t count = 0;
    struct err *e;

    while (r->actions(&action, count))
        count++;
    names = calloc(count + 1, sizeof(*names));
    if (names == NULL)
        return err_oom();
    for (size_t i = 0; r->actions(&action, i) && i < count; i++)
        names[i] = action.name;
    names[count] = UI_BIND_NONE;
    e = meant(err_new(ERR_INPUT, "unknown action '%.*s'", STR_FMT(shown(name))),
              ui_name_nearest(name, names, count + 1), "'silospec keys' lists them");
    free(names);
    return e;
}

static struct err *unknown_key(struct str key)
{
    struct err *e = err_new(ERR_INPUT,
                            "'%.*s' is no key; a key is a character, two for one after the other, "
                            "or a name such as enter, space, esc, pgdn, f1, ctrl-r, alt-x, "
                            "shift-up",
                            STR_FMT(shown(key)));
    char near[UI_KEY_NAME_SIZE];

    return ui_key_name_nearest(near, key) ? meant(e, near, NULL) : e;
}

static struct err *add_binding(struct reader *r, struct str key, struct str action)
{
    struct ui_config *c = r->c;
    struct ui_binding b = {.line = r->number}, *more;

    if (c->binding_count == UI_CONFIG_BINDINGS_MAX)
        return err_new(ERR_LIMIT, "more than %d keys", UI_CONFIG_BINDINGS_MAX);
    more = realloc(c->bindings, (c->binding_count + 1) * sizeof(*more));
    if (more == NULL)
        return err_oom();
    c->bindings = more;
    b.key = strndup(key.s, key.len);
    b.action = strndup(action.s, action.len);
    if (b.key == NULL || b.action == NULL) {
        free(b.key);
        free(b.action);
        return err_oom();
    }
    more[c->binding_count++] = b;
    return NULL;
}

/* `rest` is what follows "bind". A '#' may be the key. */
static void read_binding(struct reader *r, struct str rest)
{
    struct str key = next_word(&rest), action, more;
    struct err *e;

    rest = without_comment(rest);
    action = next_word(&rest);
    more = next_word(&rest);
    if (action.len == 0 || more.len > 0) {
        report(r, action.len == 0 ? STR_NONE : more,
               err_new(ERR_INPUT, "expected 'bind KEY ACTION'"));
        return;
    }
    if (!ui_key_word(key))
        report(r, key, unknown_key(key));
    else if (!is_action(r, action))
        report(r, action, unknown_action(r, action));
    else if ((e = add_binding(r, key, action)) != NULL)
        report(r, key, e);
}

/* ---- lines ---- */

static void read_line(struct reader *r)
{
    struct str rest = str_trim(r->line), word, value;
    ptrdiff_t equals;

    if (rest.len == 0 || rest.s[0] == '#')
        return;
    equals = str_find(rest, '=', 0);
    value = rest;
    word = next_word(&value);
    if (str_is(word, UI_BIND)) {
        read_binding(r, value);
        return;
    }
    if (equals <= 0) {
        report(r, rest, err_new(ERR_INPUT, "expected 'setting = value' or 'bind KEY ACTION'"));
        return;
    }
    word = str_trim(str_cut(rest, 0, (size_t)equals));
    value = without_comment(str_cut(rest, (size_t)equals + 1, rest.len));
    read_setting(r, word, value);
}

struct err *ui_config_parse(struct ui_config *c, struct str text, const char *file,
                            ui_config_actions *actions)
{
    struct reader r = {.c = c, .file = file, .actions = actions};

    if (str_starts(text, STR_LIT("\xEF\xBB\xBF")))
        text = str_cut(text, 3, text.len);
    while (str_next_line(&text, &r.line)) {
        r.number++;
        read_line(&r);
    }
    return r.errors;
}

struct err *ui_config_load(struct ui_config *c, const char *file, ui_config_actions *actions)
{
    char *path = NULL, *text = NULL;
    size_t len = 0;
    struct err *e = NULL;
    bool usual = file == NULL;

    if (usual) {
        e = ui_own_path(&path, UI_OWN_CONFIG, "config");
        file = path;
    }
    if (e == NULL)
        e = ui_own_read(&text, &len, file, UI_CONFIG_BYTES_MAX);
    if (e == NULL)
        e = ui_config_parse(c, (struct str){text, len}, file, actions);
    if (usual && e != NULL && e->class == ERR_NOT_FOUND) {
        err_free(e);
        e = NULL;
    }
    free(text);
    free(path);
    return e;
}
