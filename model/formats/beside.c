#include "model/formats/beside.h"

#include "model/base/bounds.h"
#include "model/os/os.h"

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

static bool of_the_case(struct str *out, struct arena *a, const struct beside *b, struct str name)
{
    for (size_t i = 0; i < b->all->count; i++) {
        const struct source *s = &b->all->items[i];

        if (s != b->own && s->name != NULL && s->text.bytes != NULL &&
            str_eq(base_name(str_of(s->name)), base_name(name))) {
            *out = arena_str(a, (struct str){s->text.bytes, s->text.len});
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

/* Takes e. */
static struct str unreadable(struct arena *a, struct err *e)
{
    struct str why = arena_printf(a, "cannot be read (%s)", e->text);

    (void)arena_drop_err(a, e);
    return why;
}

static bool of_the_folder(struct str *out, struct str *why, struct arena *a, const struct beside *b,
                          struct str name)
{
    struct os_info info;
    struct text text;
    struct err *e;
    char *path;

    if (!b->own->from_disc || !stays_below(name) || (path = path_of(a, b, name)) == NULL ||
        os_look(&info, path) != 0 || info.kind != OS_REGULAR)
        return false;
    if ((e = text_read_file(&text, path)) != NULL) {
        *why = unreadable(a, e);
        return false;
    }
    *out = arena_str(a, (struct str){text.bytes, text.len});
    text_free(&text);
    return true;
}

bool beside_read(struct str *out, struct str *why, struct arena *a, const struct beside *b,
                 struct str name)
{
    *why = STR_LIT(BESIDE_IS_NOT_HERE);
    while (str_starts(name, STR_LIT("./")) || str_starts(name, STR_LIT(".\\")))
        name = str_cut(name, 2, name.len);
    return b != NULL && (of_the_case(out, a, b, name) || of_the_folder(out, why, a, b, name));
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
