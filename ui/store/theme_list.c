#include "ui/store/theme_list.h"
#include "ui/store/theme_load.h"

#include "model/os/os.h"
#include "ui/builtin/builtin.h"
#include "ui/store/theme_search.h"

#include <stdlib.h>

/* Takes `name` and `file`; false: no memory. */
static bool add(struct ui_theme_list *list, char *name, char *file, bool own)
{
    struct ui_theme_entry *more;

    if (name == NULL) {
        free(file);
        return false;
    }
    more = realloc(list->entries, (list->count + 1) * sizeof(*more));
    if (more == NULL) {
        free(name);
        free(file);
        return false;
    }
    list->entries = more;
    more[list->count++] = (struct ui_theme_entry){.name = name, .file = file, .own = own};
    return true;
}

static bool is_listed(const struct ui_theme_list *list, struct str name)
{
    for (size_t i = 0; i < list->count; i++)
        if (str_is(name, list->entries[i].name))
            return true;
    return false;
}

static char *path_of(const char *folder, const char *file)
{
    size_t a = strlen(folder), b = strlen(file);
    char *path = malloc(a + 1 + b + 1);

    if (path == NULL)
        return NULL;
    memcpy(path, folder, a);
    path[a] = '/';
    memcpy(path + a + 1, file, b + 1);
    return path;
}

struct reading {
    struct ui_theme_list *list;
    const char *folder;
    bool own;
    bool ok;
};

static bool add_file(void *ctx, const char *name_of_file)
{
    struct reading *r = ctx;
    struct str file = str_of(name_of_file), name = file;
    char *path;

    if (!str_ends(file, STR_LIT(UI_THEME_SUFFIX)) || file.s[0] == '.')
        return true;
    name.len -= strlen(UI_THEME_SUFFIX);
    if (is_listed(r->list, name) || r->list->count == UI_THEMES_MAX)
        return true;
    path = path_of(r->folder, name_of_file);
    r->ok = path != NULL && add(r->list, strndup(name.s, name.len), path, r->own);
    return r->ok;
}

static bool add_folder(struct ui_theme_list *list, const char *folder, bool own)
{
    struct reading r = {.list = list, .folder = folder, .own = own, .ok = true};

    (void)os_list(folder, add_file, &r);
    return r.ok;
}

static int compare(const void *a, const void *b)
{
    const struct ui_theme_entry *x = a, *y = b;

    return x->own != y->own ? (x->own ? -1 : 1) : strcmp(x->name, y->name);
}

struct err *ui_theme_list(struct ui_theme_list *out)
{
    struct ui_theme_list list = {.count = 0};
    struct ui_theme_folders folders;
    struct err *e;
    bool ok = true;

    if ((e = ui_theme_folders(&folders, NULL)) != NULL)
        return e;
    for (size_t i = 0; i < folders.count && ok; i++)
        ok = add_folder(&list, folders.path[i], i < folders.own);
    ui_theme_folders_finish(&folders);
    for (size_t i = 0; i < ui_builtin_count && ok; i++) {
        struct str name = ui_builtin_name(&ui_builtins[i], "themes", UI_THEME_SUFFIX);

        if (name.len > 0 && !is_listed(&list, name) && list.count < UI_THEMES_MAX)
            ok = add(&list, strndup(name.s, name.len), NULL, false);
    }
    if (!ok) {
        ui_theme_list_finish(&list);
        return err_oom();
    }
    qsort(list.entries, list.count, sizeof(*list.entries), compare);
    for (size_t i = 0; i < list.count; i++) {
        struct ui_theme_entry *t = &list.entries[i];

        t->error = ui_theme_load(&t->theme, t->file != NULL ? t->file : t->name);
    }
    *out = list;
    return NULL;
}

void ui_theme_list_finish(struct ui_theme_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->entries[i].name);
        free(list->entries[i].file);
        err_free(list->entries[i].error);
    }
    free(list->entries);
    *list = (struct ui_theme_list){.count = 0};
}
