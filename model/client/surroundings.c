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

bool client_lookup(struct str *out, const struct client *c, struct str name)
{
    for (size_t i = 0; i < member_count(c->in->env); i++) {
        const struct value_member *m = &c->in->env->u.map.members[i];

        if (m->value->kind == VALUE_STRING && same_name(c, m->key, name)) {
            *out = m->value->u.text;
            return true;
        }
    }
    return false;
}

static struct str absolute(const struct client *c, struct str name)
{
    return client_abs_path(c->a, c->in->windows, c->in->cwd, name);
}

const struct value *client_file(const struct client *c, struct str name)
{
    struct str wanted = absolute(c, name);

    for (size_t i = 0; name.len > 0 && i < member_count(c->in->files); i++) {
        const struct value_member *m = &c->in->files->u.map.members[i];

        if (m->value->kind == VALUE_STRING && same_name(c, absolute(c, m->key), wanted))
            return m->value;
    }
    return NULL;
}

static struct str folder_of(struct str path)
{
    while (path.len > 0 && path.s[path.len - 1] != '\\' && path.s[path.len - 1] != '/')
        path.len--;
    return path;
}

/* The folder is the client's own, or one that a file is in. */
static bool folder_exists(const struct client *c, struct str folder)
{
    struct str own = absolute(c, STR_LIT("x"));

    if (same_name(c, folder, folder_of(own)))
        return true;
    for (size_t i = 0; i < member_count(c->in->files); i++) {
        struct str file = absolute(c, c->in->files->u.map.members[i].key);

        if (same_name(c, folder, folder_of(file)))
            return true;
    }
    return false;
}

struct str client_no_file(const struct client *c, struct str name)
{
    struct str why = STR_LIT("no such file or directory");

    if (c->in->windows && (name.len == 0 || folder_exists(c, folder_of(absolute(c, name)))))
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
