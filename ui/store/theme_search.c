#include "ui/store/theme_search.h"

#include "model/os/os.h"
#include "ui/builtin/builtin.h"
#include "ui/store/own_files.h"

#include <stdlib.h>

enum { LISTED_MAX = 32, NAME_BYTES_MAX = 200 };

/* a, b and c in a row; NULL when memory is short. */
static char *joined(struct str a, const char *b, struct str c)
{
    size_t length = strlen(b);
    char *out = malloc(a.len + length + c.len + 1);

    if (out == NULL)
        return NULL;
    if (a.len > 0)
        memcpy(out, a.s, a.len);
    memcpy(out + a.len, b, length);
    if (c.len > 0)
        memcpy(out + a.len + length, c.s, c.len);
    out[a.len + length + c.len] = '\0';
    return out;
}

static bool add_folder(struct ui_theme_folders *f, struct str base, const char *below)
{
    char *path = joined(base, below, STR_NONE);

    if (path != NULL)
        f->path[f->count++] = path;
    return path != NULL;
}

/* The folder of `file`; "." when it names none. */
static struct str folder_of(const char *file)
{
    const char *slash = strrchr(file, '/');

    return slash != NULL ? (struct str){file, (size_t)(slash - file)} : STR_LIT(".");
}

struct err *ui_theme_folders(struct ui_theme_folders *out, const char *beside)
{
    struct ui_theme_folders f = {.count = 0};
    char *program = NULL;
    struct err *e;
    char *own = NULL;
    bool ok = true;

    if (beside != NULL)
        ok = add_folder(&f, folder_of(beside), "");
    e = ui_own_path(&own, UI_OWN_CONFIG, "themes");
    if (e == NULL)
        f.path[f.count++] = own;
    ok = ok && (e == NULL || e->class == ERR_NOT_FOUND);
    err_free(e);
    f.own = f.count;
    if (os_program_path(&program) == 0) {
        ok = add_folder(&f, folder_of(program), "/../share/silospec/themes") && ok;
        ok = add_folder(&f, folder_of(program), "/themes") && ok;
        ok = add_folder(&f, folder_of(program), "/../themes") && ok;
    }
    free(program);
    if (!ok) {
        ui_theme_folders_finish(&f);
        return err_oom();
    }
    *out = f;
    return NULL;
}

void ui_theme_folders_finish(struct ui_theme_folders *f)
{
    for (size_t i = 0; i < f->count; i++)
        free(f->path[i]);
    f->count = f->own = 0;
}

struct names {
    char *name[LISTED_MAX];
    size_t count;
};

static void list_name(struct names *names, struct str name)
{
    char *copy;

    for (size_t i = 0; i < names->count; i++)
        if (str_is(name, names->name[i]))
            return;
    if (names->count < LISTED_MAX && (copy = joined(name, "", STR_NONE)) != NULL)
        names->name[names->count++] = copy;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool list_file(void *names, const char *name)
{
    struct str file = str_of(name);

    if (str_ends(file, STR_LIT(UI_THEME_SUFFIX)) && file.len > strlen(UI_THEME_SUFFIX))
        list_name(names, str_cut(file, 0, file.len - strlen(UI_THEME_SUFFIX)));
    return true;
}

/* "dark, light, mono": what can be named; the caller frees, NULL when memory is short. */
static char *themes_there_are(const struct ui_theme_folders *f)
{
    struct names names = {.count = 0};
    char *text;

    for (size_t i = 0; i < ui_builtin_count; i++) {
        struct str name = ui_builtin_name(&ui_builtins[i], "themes", UI_THEME_SUFFIX);

        if (name.len > 0)
            list_name(&names, name);
    }
    for (size_t i = 0; i < f->count; i++)
        (void)os_list(f->path[i], list_file, &names);
    qsort(names.name, names.count, sizeof(names.name[0]), compare_names);
    text = joined(STR_NONE, "", STR_NONE);
    for (size_t i = 0; i < names.count && text != NULL; i++) {
        char *longer = joined(str_of(text), i > 0 ? ", " : "", str_of(names.name[i]));

        free(text);
        text = longer;
    }
    for (size_t i = 0; i < names.count; i++)
        free(names.name[i]);
    return text;
}

static struct err *not_found(struct str name, const struct ui_theme_folders *f)
{
    char *list = themes_there_are(f);
    struct err *e = list == NULL
                        ? err_oom()
                        : err_remedy(err_new(ERR_NOT_FOUND, "no theme '%.*s'", STR_FMT(name)),
                                     "themes: %s; or give a path with a '/'", list);

    free(list);
    return e;
}

struct err *ui_theme_find(char **out, struct str name, const char *beside)
{
    struct ui_theme_folders f;
    struct err *e;
    char *path = NULL;
    struct os_info info;
    bool failed = false;

    if (name.len == 0 || name.len > NAME_BYTES_MAX)
        return err_new(ERR_INPUT, "expected the name of a theme or a path");
    if (memchr(name.s, '/', name.len) != NULL) {
        *out = beside != NULL && name.s[0] != '/' ? joined(folder_of(beside), "/", name)
                                                  : joined(name, "", STR_NONE);
        return *out != NULL ? NULL : err_oom();
    }
    if ((e = ui_theme_folders(&f, beside)) != NULL)
        return e;
    for (size_t i = 0; i < f.count && !failed && path == NULL; i++) {
        char *file = joined(str_of(f.path[i]), "/", name);

        path = file != NULL ? joined(str_of(file), UI_THEME_SUFFIX, STR_NONE) : NULL;
        free(file);
        failed = path == NULL;
        if (path != NULL && os_look(&info, path) != 0) {
            free(path);
            path = NULL;
        }
    }
    if (failed)
        e = err_oom();
    else if (path == NULL)
        e = not_found(name, &f);
    else
        *out = path;
    ui_theme_folders_finish(&f);
    return e;
}
