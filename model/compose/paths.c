/* Names of files and folders: of the client's system, and as compose joins them. */
#include "model/compose/compose_parts.h"

#include "model/base/ascii.h"
#include "model/base/buf.h"
#include "model/client/abs_path.h"
#include "model/client/go_number.h"

struct str compose_clean(struct arena *a, struct str path)
{
    bool rooted = path.len > 0 && path.s[0] == '/';
    struct str rest = path, part;
    struct buf out = {NULL, 0, 0, false};
    struct str *parts = arena_calloc(a, path.len / 2 + 2, sizeof(*parts));
    size_t count = 0;
    bool more = true;

    if (parts == NULL)
        return STR_NONE;
    while (more) {
        more = client_cut(&part, &rest, rest, '/');
        if (part.len == 0 || str_is(part, "."))
            continue;
        if (!str_is(part, "..") || (count == 0 && !rooted) ||
            (count > 0 && str_is(parts[count - 1], "..")))
            parts[count++] = part;
        else if (count > 0)
            count--;
    }
    if (rooted)
        buf_char(&out, '/');
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buf_char(&out, '/');
        buf_add(&out, parts[i]);
    }
    if (out.len == 0)
        buf_char(&out, '.');
    return buf_in_arena(&out, a);
}

static bool is_slash(char c)
{
    return c == '/' || c == '\\';
}

static bool is_windows_absolute(struct str path)
{
    bool letter = path.len > 2 && ((path.s[0] >= 'a' && path.s[0] <= 'z') ||
                                   (path.s[0] >= 'A' && path.s[0] <= 'Z'));

    if (letter && path.s[1] == ':' && is_slash(path.s[2]))
        return true;
    return path.len > 1 && path.s[0] == '\\' && path.s[1] == '\\';
}

bool compose_is_absolute_anywhere(struct str path)
{
    return (path.len > 0 && path.s[0] == '/') || is_windows_absolute(path);
}

struct str compose_not_there(struct compose *c, struct str file)
{
    return CLIENT_TEXT(c->a, c->in->windows ? STR_LIT("GetFileAttributesEx ") : STR_LIT("stat "),
                       file,
                       c->in->windows ? STR_LIT(": The system cannot find the file specified.")
                                      : STR_LIT(": no such file or directory"));
}

struct str compose_located(struct compose *c, struct str folder, struct str name)
{
    return client_is_absolute(c->in->windows, name) ? name : compose_join(c, folder, name);
}

struct str compose_join(struct compose *c, struct str folder, struct str name)
{
    if (c->in->windows)
        return client_join_path(c->a, true, folder, name);
    if (folder.len == 0)
        return compose_clean(c->a, name);
    return compose_clean(c->a, CLIENT_TEXT(c->a, folder, STR_LIT("/"), name));
}

/* C:\data as /c/data: what machines of Docker Toolbox wanted, and no Windows engine takes. */
static struct str as_toolbox(struct compose *c, struct str source)
{
    char *copy;

    if (source.len < 2 || source.s[1] != ':' || !ascii_is_letter(source.s[0]))
        return source;
    copy =
        arena_cstr(c->a, CLIENT_TEXT(c->a, STR_LIT("/"), client_lower(c->a, str_cut(source, 0, 1)),
                                     str_cut(source, 2, source.len)));
    for (size_t i = 0; copy != NULL && copy[i] != '\0'; i++)
        if (copy[i] == '\\')
            copy[i] = '/';
    return copy != NULL ? str_of(copy) : source;
}

void compose_convert_paths(struct compose *c, const struct node *root)
{
    const struct node *services = node_get(root, "services");
    struct compose_lookup env = compose_environment(c);
    struct str wanted = STR_NONE;
    bool on = false;

    if (!c->in->windows || !env.find(&wanted, env.ctx, STR_LIT("COMPOSE_CONVERT_WINDOWS_PATHS")) ||
        !go_bool(&on, client_lower(c->a, client_trim(wanted))) || !on)
        return;
    for (size_t i = 0; node_is(services, NODE_MAP) && i < services->count; i++) {
        const struct node *list = node_get(services->items[i], "volumes");

        for (size_t j = 0; node_is(list, NODE_LIST) && j < list->count; j++) {
            struct node *source = node_get(list->items[j], "source");

            if (!node_is(source, NODE_TEXT))
                continue;
            c->converted = c->converted || !str_eq(source->text, as_toolbox(c, source->text));
            source->text = as_toolbox(c, source->text);
        }
    }
}

struct str compose_folder(struct compose *c, struct str name)
{
    size_t end = name.len;

    while (end > 0 && name.s[end - 1] != '/' && !(c->in->windows && name.s[end - 1] == '\\'))
        end--;
    return str_cut(name, 0, end > 1 ? end - 1 : end);
}

/* Separators of the client as /, for names that were given either way. */
static struct str plain_name(struct compose *c, struct str name)
{
    char *copy = arena_cstr(c->a, name);

    for (size_t i = 0; c->in->windows && copy != NULL && i < name.len; i++) {
        if (copy[i] == '\\')
            copy[i] = '/';
    }
    return copy != NULL ? (struct str){copy, name.len} : name;
}

/* One that is asked for is kept, so that it is asked for once. */
static const struct str *asked(struct compose *c, struct str name)
{
    struct compose_found *f;
    size_t count = 0;

    if (c->in->find == NULL)
        return NULL;
    for (f = c->found; f != NULL; f = f->next, count++) {
        if (str_eq(f->name, name))
            return f->is_there ? &f->text : NULL;
    }
    if (count == COMPOSE_FILES) {
        (void)compose_fail(
            c, err_new(ERR_LIMIT, "the files name more than %d other files", COMPOSE_FILES));
        return NULL;
    }
    if ((f = arena_calloc(c->a, 1, sizeof(*f))) == NULL)
        return NULL;
    f->name = name;
    f->is_there = c->in->find(&f->text, c->in->find_ctx, name);
    f->next = c->found;
    c->found = f;
    return f->is_there ? &f->text : NULL;
}

const struct str *compose_file(struct compose *c, struct str name)
{
    static const struct str nothing = {"", 0};
    struct str folder = plain_name(c, c->in->cwd), given = plain_name(c, name);
    const struct value *text = value_get(c->in->files, name);

    while (folder.len > 0 && folder.s[folder.len - 1] == '/')
        folder.len--;
    if (str_is(name, COMPOSE_STANDARD_INPUT))
        return text != NULL && text->kind == VALUE_STRING ? &text->u.text : &nothing;
    if (text == NULL && str_starts(given, folder))
        text = value_get(c->in->files, str_cut(given, folder.len + 1, given.len));
    return text == NULL ? asked(c, name) : text->kind == VALUE_STRING ? &text->u.text : NULL;
}

bool compose_no_file(struct compose *c, struct str name)
{
    return COMPOSE_REFUSE(c, STR_LIT("open "), name,
                          c->in->windows ? STR_LIT(": The system cannot find the file specified.")
                                         : STR_LIT(": no such file or directory"));
}
