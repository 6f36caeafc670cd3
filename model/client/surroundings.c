/* What the client finds around it: its variables and files, both given. */
#include "model/client/abs_path.h"
#include "model/client/client_parts.h"

#include "model/base/unicode.h"

static bool same_name(const struct client *c, struct str a, struct str b)
{
    return c->in->windows ? unicode_fold_eq(a, b) : str_eq(a, b);
}

static size_t member_count(const struct value *map)
{
    return map != NULL && map->kind == VALUE_MAP ? map->u.map.count : 0;
}

/* Windows takes no notice of the case of a name. */
static struct str variable_key(const struct client *c, struct str name)
{
    return c->in->windows ? client_upper(c->a, name) : name;
}

static void index_variables(struct client *c)
{
    size_t count = member_count(c->in->env);
    bool is_new;

    names_init(&c->variables, c->a, count);
    c->variable_members = arena_calloc(c->a, count + 1, sizeof(*c->variable_members));
    for (size_t i = 0; c->variable_members != NULL && i < count; i++) {
        struct str key = variable_key(c, c->in->env->u.map.members[i].key);
        size_t index = names_index(&c->variables, key, &is_new);

        if (is_new)
            c->variable_members[index] = i;
    }
}

bool client_lookup(struct str *out, struct client *c, struct str name)
{
    const struct value *v;
    size_t index;

    if (c->variables.a == NULL)
        index_variables(c);
    if (!names_find(&index, &c->variables, variable_key(c, name)))
        return false;
    v = c->in->env->u.map.members[c->variable_members[index]].value;
    if (v->kind != VALUE_STRING)
        return false;
    *out = v->u.text;
    return true;
}

static struct str absolute(const struct client *c, struct str name)
{
    return client_abs_path(c->a, c->in->windows, c->in->cwd, name);
}

static struct str folder_of(const struct client *c, struct str path)
{
    while (path.len > 0 && path.s[path.len - 1] != '/' &&
           !(c->in->windows && path.s[path.len - 1] == '\\'))
        path.len--;
    return path;
}

/* The folder, with its separator, is the client's own, one that a file is in, or one above. */
static bool is_there(const struct client *c, struct str folder)
{
    struct str path = absolute(c, STR_LIT("x"));

    for (size_t i = 0;; i++) {
        if (path.len >= folder.len && same_name(c, folder, str_cut(path, 0, folder.len)))
            return true;
        if (i >= member_count(c->in->files))
            return false;
        path = absolute(c, c->in->files->u.map.members[i].key);
    }
}

static bool is_folder(const struct client *c, struct str name)
{
    struct str path = absolute(c, name);
    char last = path.len > 0 ? path.s[path.len - 1] : '\0';
    struct str separator = c->in->windows ? STR_LIT("\\") : STR_LIT("/");

    return is_there(c, last == separator.s[0] ? path : CLIENT_TEXT(c->a, path, separator));
}

/* Linux walks a path name by name: what stands in front of .. has to be a folder. Windows takes
 * both away first. */
static bool can_be_walked(const struct client *c, struct str name)
{
    if (c->in->windows || !c->in->all_files)
        return true;
    for (size_t at = 1; at + 2 < name.len; at++)
        if (str_starts(str_cut(name, at, name.len), STR_LIT("/..")) &&
            (at + 3 == name.len || name.s[at + 3] == '/') && !is_folder(c, str_cut(name, 0, at)))
            return false;
    return true;
}

const struct value *client_file(const struct client *c, struct str name)
{
    struct str wanted = absolute(c, name);

    if (!can_be_walked(c, name))
        return NULL;
    for (size_t i = 0; name.len > 0 && i < member_count(c->in->files); i++) {
        const struct value_member *m = &c->in->files->u.map.members[i];

        if (m->value->kind == VALUE_STRING && same_name(c, absolute(c, m->key), wanted))
            return m->value;
    }
    return NULL;
}

bool client_folder_exists(const struct client *c, struct str name)
{
    return can_be_walked(c, name) && is_there(c, folder_of(c, absolute(c, name)));
}

bool client_is_folder(const struct client *c, struct str name)
{
    return name.len > 0 && can_be_walked(c, name) && is_folder(c, name);
}

struct str client_no_text(const struct client *c, struct str name)
{
    struct str why = STR_LIT("is a directory");

    if (c->in->windows) /* as Go opened folders up to 1.20, and as it does since */
        why =
            client_is(c, 2500) ? STR_LIT("Incorrect function.") : STR_LIT("The handle is invalid.");
    return CLIENT_TEXT(c->a, STR_LIT("read "), name, STR_LIT(": "), why);
}

struct str client_no_file(const struct client *c, struct str name)
{
    struct str why = STR_LIT("no such file or directory");

    if (c->in->windows && (name.len == 0 || client_folder_exists(c, name)))
        why = STR_LIT("The system cannot find the file specified.");
    else if (c->in->windows)
        why = STR_LIT("The system cannot find the path specified.");
    return CLIENT_TEXT(c->a, STR_LIT("open "), name, STR_LIT(": "), why);
}

bool client_made_absolute(const struct client *c, struct str source)
{
    if (!str_starts(source, STR_LIT(".")) || !client_is(c, 2300))
        return false;
    return client_is(c, 2800) || source.len == 1 || source.s[1] == (c->in->windows ? '\\' : '/');
}
