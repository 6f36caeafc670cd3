#include "model/formats/beside.h"

#include "model/base/bounds.h"
#include "model/os/os.h"

#include <errno.h>

static bool is_separator(char c)
{
    return c == '/' || c == '\\';
}

static struct str base_name(struct str path)
{
    size_t from = path.len;

    while (from > 0 && !is_separator(path.s[from - 1]))
        from--;
    return str_cut(path, from, path.len);
}

/* Up to and with the last separator. */
static struct str folder_of(struct str path)
{
    return str_cut(path, 0, path.len - base_name(path).len);
}

/* Takes e. */
static bool is_unreadable(struct str *why, struct evidence *ev, struct err *e)
{
    if (e == NULL)
        return false;
    *why = arena_printf(&ev->arena, "cannot be read (%s)", e->text);
    if (err_is_lack(e))
        evidence_lacks(ev, e);
    else
        err_free(e);
    return true;
}

static bool bytes_of(struct str *out, struct str *why, struct evidence *ev, const char *path)
{
    struct buf bytes = {.s = NULL};
    bool read = !is_unreadable(why, ev, text_read_bytes(&bytes, path));

    if (read)
        *out = arena_str(&ev->arena, buf_str(&bytes));
    buf_finish(&bytes);
    return read;
}

static bool text_of(struct str *out, struct str *why, struct evidence *ev, const char *path)
{
    struct text text;

    if (is_unreadable(why, ev, text_read_file(&text, path)))
        return false;
    *out = arena_str(&ev->arena, (struct str){text.bytes, text.len});
    text_free(&text);
    return true;
}

/* What was read already is text; *path: of a file, where it lies. */
static bool of_the_case(struct str *out, const char **path, const struct beside *b, struct str name)
{
    for (size_t i = 0; i < b->all->count; i++) {
        const struct source *s = &b->all->items[i];

        if (s != b->own && s->name != NULL && s->text.bytes != NULL &&
            str_eq(base_name(str_of(s->name)), base_name(name))) {
            *out = (struct str){s->text.bytes, s->text.len};
            *path = s->from_disc ? s->name : NULL;
            return true;
        }
    }
    return false;
}

/* Below the artefact's folder; forward slashes, as the system that this runs on has them. */
static char *path_of(struct arena *a, const struct beside *b, struct str name)
{
    struct str folder = folder_of(str_of(b->own->name));
    char *path = arena_cstr(a, arena_printf(a, "%.*s%.*s", STR_FMT(folder), STR_FMT(name)));

    for (size_t i = folder.len; path != NULL && path[i] != '\0'; i++)
        if (path[i] == '\\')
            path[i] = '/';
    return path;
}

static bool stays_below(struct str name)
{
    bool begins = true;

    if (name.len == 0 || is_separator(name.s[0]) || memchr(name.s, ':', name.len) != NULL ||
        memchr(name.s, '\0', name.len) != NULL)
        return false;
    for (size_t i = 0; i < name.len; i++) {
        if (begins && str_starts(str_cut(name, i, name.len), STR_LIT("..")))
            return false;
        begins = is_separator(name.s[i]);
    }
    return true;
}

/* NULL: there is no such file. */
static char *in_the_folder(struct evidence *ev, const struct beside *b, struct str name)
{
    struct os_info info;
    char *path;
    int errnum;

    if (!b->own->from_disc || !stays_below(name) || (path = path_of(&ev->arena, b, name)) == NULL)
        return NULL;
    if ((errnum = os_look(&info, path)) == ENOMEM)
        evidence_lacks(ev, err_oom());
    return errnum == 0 && info.kind == OS_REGULAR ? path : NULL;
}

static struct str without_dot(struct str name)
{
    while (str_starts(name, STR_LIT("./")) || str_starts(name, STR_LIT(".\\")))
        name = str_cut(name, 2, name.len);
    return name;
}

/* Where the name leads: *text, which is text already and borrowed, *path, or both. */
static bool is_there(struct str *text, const char **path, struct evidence *ev,
                     const struct beside *b, struct str name)
{
    *text = STR_NONE;
    *path = NULL;
    name = without_dot(name);
    return b != NULL &&
           (of_the_case(text, path, b, name) || (*path = in_the_folder(ev, b, name)) != NULL);
}

bool beside_read(struct str *out, struct str *why, struct evidence *ev, const struct beside *b,
                 struct str name)
{
    const char *path;
    struct str text;

    *why = STR_LIT(BESIDE_IS_NOT_HERE);
    if (!is_there(&text, &path, ev, b, name))
        return false;
    if (text.s == NULL)
        return text_of(out, why, ev, path);
    *out = arena_str(&ev->arena, text);
    return true;
}

bool beside_read_bytes(struct str *out, struct str *why, struct evidence *ev,
                       const struct beside *b, struct str name)
{
    const char *path;
    struct str text;

    *why = STR_LIT(BESIDE_IS_NOT_HERE);
    if (!is_there(&text, &path, ev, b, name))
        return false;
    if (path != NULL && bytes_of(out, why, ev, path))
        return true;
    *out = arena_str(&ev->arena, text);
    return text.s != NULL;
}

struct str beside_folder(const struct beside *b)
{
    struct str folder, name = STR_NONE;

    if (b == NULL || !b->own->from_disc)
        return STR_NONE;
    folder = folder_of(str_of(b->own->name));
    if (folder.len > 1)
        name = base_name(str_cut(folder, 0, folder.len - 1));
    return str_is(name, ".") || str_is(name, "..") ? STR_NONE : name; /* no names of folders */
}
