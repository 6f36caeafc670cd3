#include "ui/store/theme_load.h"

#include "model/base/buf.h"
#include "model/os/os.h"
#include "ui/builtin/builtin.h"
#include "ui/store/theme_search.h"
#include "ui/term/theme_file.h"
#include "ui/term/theme_names.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>

enum { FILE_BYTES_MAX = 64 * 1024, PARENTS_MAX = 8 };

/* The files that led here, newest first. */
struct trail {
    const char *file;
    const struct trail *up;
    unsigned depth;
};

static struct err *read_bytes(const char *path, char *buffer, size_t *len)
{
    FILE *f = NULL;
    struct err *e = os_open_read(&f, path);
    size_t n;

    if (e != NULL)
        return err_at(e, path, 0, 0);
    n = fread(buffer, 1, FILE_BYTES_MAX + 1, f);
    if (ferror(f))
        e = err_at(err_errno(errno, "read the theme file"), path, 0, 0);
    else if (n > FILE_BYTES_MAX)
        e = err_at(err_new(ERR_LIMIT, "a theme file has at most %d bytes", FILE_BYTES_MAX), path, 0,
                   0);
    else
        *len = n;
    fclose(f);
    return e;
}

/* The files of the program itself have names that no file has. */
#define BUILTIN_PREFIX "part of the program: "

static bool is_builtin(const char *file)
{
    return str_starts(str_of(file), STR_LIT(BUILTIN_PREFIX));
}

static const struct ui_builtin *builtin_of(const char *file)
{
    struct str name = str_cut(str_of(file), strlen(BUILTIN_PREFIX), SIZE_MAX);

    return ui_builtin_find("themes", name, "");
}

/* What ui_theme_find() gives, or the theme that the program carries; a parent of one that it
 * carries is meant to be another of those. */
static struct err *find(char **out, struct str name, const char *child)
{
    const struct ui_builtin *b = ui_builtin_find("themes", name, UI_THEME_SUFFIX);
    const char *beside = child != NULL && strchr(child, '/') != NULL ? child : NULL;
    struct buf text = {.s = NULL};
    struct err *e = NULL;

    if (b == NULL || child == NULL || !is_builtin(child)) {
        e = ui_theme_find(out, name, beside);
        if (e == NULL || b == NULL || e->class != ERR_NOT_FOUND)
            return e;
    }
    err_free(e);
    buf_printf(&text, BUILTIN_PREFIX "%.*s" UI_THEME_SUFFIX, STR_FMT(name));
    *out = buf_take(&text, NULL);
    return *out != NULL ? NULL : err_oom();
}

static struct err *load_file(struct ui_theme_file *into, const char *path, const struct trail *up);

/* Roles that the file does not say count as said on its parent's line. */
static void fill(struct ui_theme_file *file, const struct ui_theme_file *parent)
{
    for (size_t i = 0; i < UI_ROLE_COUNT; i++) {
        if (file->line[i] == 0 && parent->line[i] != 0) {
            file->style[i] = parent->style[i];
            file->line[i] = file->parent_line;
        }
    }
}

static struct err *leads_back(const struct trail *here, const char *path)
{
    if (here->depth > PARENTS_MAX)
        return err_new(ERR_LIMIT, "more than %d parents", PARENTS_MAX);
    for (const struct trail *t = here; t != NULL; t = t->up)
        if (strcmp(t->file, path) == 0)
            return err_new(ERR_INPUT, "this parent leads back to '%s'", t->file);
    return NULL;
}

static struct err *inherit(struct ui_theme_file *file, const struct trail *here)
{
    struct ui_theme_file parent;
    struct err *e;
    char *path;

    e = find(&path, file->parent, here->file);
    if (e == NULL) {
        e = leads_back(here, path);
        if (e != NULL)
            free(path);
    }
    if (e != NULL)
        return err_at(e, here->file, file->parent_line, file->parent_column);
    e = load_file(&parent, path, here);
    free(path);
    if (e != NULL)
        return e;
    fill(file, &parent);
    if (file->background_line == 0)
        file->background = parent.background;
    return NULL;
}

static struct err *read_text(struct ui_theme_file *into, struct str text, const struct trail *here)
{
    struct ui_theme_file file;
    struct err *e = ui_theme_file_parse(&file, text, here->file);

    if (e == NULL && file.parent.len > 0)
        e = inherit(&file, here);
    if (e != NULL)
        return e;
    file.parent = STR_NONE; /* the text may go */
    *into = file;
    return NULL;
}

static struct err *load_file(struct ui_theme_file *into, const char *path, const struct trail *up)
{
    struct trail here = {.file = path, .up = up, .depth = up != NULL ? up->depth + 1 : 1};
    const struct ui_builtin *b = is_builtin(path) ? builtin_of(path) : NULL;
    char *buffer;
    size_t len = 0;
    struct err *e;

    if (b != NULL)
        return read_text(into, ui_builtin_text(b), &here);
    buffer = malloc(FILE_BYTES_MAX + 1);
    if (buffer == NULL)
        return err_oom();
    e = read_bytes(path, buffer, &len);
    if (e == NULL)
        e = read_text(into, (struct str){buffer, len}, &here);
    free(buffer);
    return e;
}

/* Roles that came after a person wrote the theme look as without any theme. */
static struct err *complete(struct ui_theme *out, const struct ui_theme_file *file,
                            const char *path)
{
    struct ui_theme theme = {.name = "", .background = file->background}, plain;
    const char *slash = is_builtin(path) ? path + strlen(BUILTIN_PREFIX) - 1 : strrchr(path, '/');
    struct str name = str_of(slash != NULL ? slash + 1 : path);
    bool any = false;

    ui_theme_fallback(&plain);
    for (size_t i = 0; i < UI_ROLE_COUNT; i++) {
        theme.style[i] = file->line[i] != 0 ? file->style[i] : plain.style[i];
        any |= file->line[i] != 0;
    }
    if (!any)
        return err_at(err_new(ERR_INPUT, "no role is defined, and there is no parent that does"),
                      path, 0, 0);
    if (str_ends(name, STR_LIT(UI_THEME_SUFFIX)))
        name.len -= strlen(UI_THEME_SUFFIX);
    name = str_cut(name, 0, sizeof(theme.name) - 1);
    if (name.len > 0)
        memcpy(theme.name, name.s, name.len);
    *out = theme;
    return NULL;
}

struct err *ui_theme_read(struct ui_theme *out, struct str text, const char *file)
{
    struct trail here = {.file = file, .depth = 1};
    struct ui_theme_file read;
    struct err *e = read_text(&read, text, &here);

    return e != NULL ? e : complete(out, &read, file);
}

struct err *ui_theme_load(struct ui_theme *out, const char *name)
{
    struct ui_theme_file read;
    struct err *e;
    char *path;

    e = find(&path, str_of(name), NULL);
    if (e != NULL)
        return e;
    e = load_file(&read, path, NULL);
    if (e == NULL)
        e = complete(out, &read, path);
    free(path);
    return e;
}

struct err *ui_theme_load_auto(struct ui_theme *out, enum ui_ground ground)
{
    static const char names[][8] = {
        [UI_GROUND_UNKNOWN] = "either",
        [UI_GROUND_DARK] = "dark",
        [UI_GROUND_LIGHT] = "light",
    };

    return ui_theme_load(out, names[ground]);
}
