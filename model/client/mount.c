#include "model/base/names.h"
#include "model/client/abs_path.h"
#include "model/client/client_parts.h"
#include "model/client/csv.h"
#include "model/client/go_number.h"
#include "model/client/size.h"

/* Texts by key, the last of a key counts. */
struct pairs {
    struct str *keys, *values;
    size_t count;
};

struct mount {
    struct client *c;
    struct str type, source, target, consistency;
    bool read_only;
    bool bind, volume, image, tmpfs; /* an option of that kind was given */
    struct str propagation;
    bool non_recursive, create_source, read_only_non_recursive, read_only_recursive;
    bool no_copy, driver;
    struct str driver_name, volume_subpath, image_subpath;
    struct pairs labels, options;
    int64_t tmpfs_size;
    uint64_t tmpfs_mode;
    size_t fields; /* most pairs that there can be */
};

struct field {
    struct str text; /* as it stands */
    struct str name; /* the key as written */
    struct str key;  /* lower-case */
    struct str value;
    bool has_value;
};

static bool field_refused(struct client *c, const struct field *f, const char *what)
{
    return CLIENT_REFUSE(c, str_of(what), f->key, STR_LIT(": "), f->value);
}

static bool bad_boolean(struct client *c, const struct field *f)
{
    if (!client_is(c, 2900))
        return field_refused(c, f, "invalid value for ");
    return CLIENT_REFUSE(c, STR_LIT("invalid value for '"), f->key,
                         STR_LIT("': invalid boolean value ("), client_quote(c->a, f->value),
                         STR_LIT("): must be one of \"true\", \"1\", \"false\", or \"0\" (default "
                                 "\"true\")"));
}

static bool boolean(bool *out, struct client *c, const struct field *f)
{
    *out = true;
    if (!f->has_value)
        return true;
    if (!client_is(c, 2900))
        return go_bool(out, f->value) || bad_boolean(c, f);
    *out = str_is(f->value, "1") || str_is(f->value, "true");
    return *out || str_is(f->value, "0") || str_is(f->value, "false") || bad_boolean(c, f);
}

static bool set_source(struct mount *m, const struct field *f)
{
    m->source = f->value;
    if (client_made_absolute(m->c, f->value))
        m->source = client_abs_path(m->c->a, m->c->in->windows, m->c->in->cwd, f->value);
    return true;
}

/* `k=v`; an empty key is ignored since 23. */
static bool add_pair(struct mount *m, struct pairs *p, struct str text)
{
    struct str key, value;

    (void)client_cut(&key, &value, text, '=');
    if (key.len == 0 && client_is(m->c, 2300))
        return true;
    if (p->keys == NULL) {
        p->keys = arena_calloc(m->c->a, m->fields, sizeof(*p->keys));
        p->values = arena_calloc(m->c->a, m->fields, sizeof(*p->values));
    }
    if (p->keys == NULL || p->values == NULL)
        return true;
    p->keys[p->count] = key;
    p->values[p->count++] = value;
    return true;
}

static bool set_recursive(struct mount *m, const struct field *f)
{
    if (str_is(f->value, "enabled"))
        return true;
    if (str_is(f->value, "disabled"))
        m->non_recursive = true;
    else if (str_is(f->value, "writable"))
        m->read_only_non_recursive = true;
    else if (str_is(f->value, "readonly"))
        m->read_only_recursive = true;
    else
        return CLIENT_REFUSE(m->c, STR_LIT("invalid value for "), f->key, STR_LIT(": "), f->value,
                             STR_LIT(" (must be \"enabled\", \"disabled\", \"writable\", or "
                                     "\"readonly\")"));
    m->bind = true;
    return true;
}

static bool set_tmpfs(struct mount *m, const struct field *f)
{
    struct str why;
    bool ok;

    m->tmpfs = true;
    if (str_is(f->key, "tmpfs-size"))
        ok = client_size(&m->tmpfs_size, &why, m->c->a, f->value, !client_is(m->c, 2300));
    else
        ok = go_uint(&m->tmpfs_mode, f->value, 8, 32) == GO_OK;
    return ok || field_refused(m->c, f, "invalid value for ");
}

static bool set_volume(struct mount *m, const struct field *f)
{
    m->volume = true;
    if (str_is(f->key, "volume-nocopy"))
        return boolean(&m->no_copy, m->c, f);
    if (str_is(f->key, "volume-label"))
        return add_pair(m, &m->labels, f->value);
    if (str_is(f->key, "volume-subpath")) {
        m->volume_subpath = f->value;
        return true;
    }
    m->driver = true;
    if (str_is(f->key, "volume-opt"))
        return add_pair(m, &m->options, f->value);
    m->driver_name = f->value;
    return true;
}

static bool set_bind(struct mount *m, const struct field *f)
{
    if (str_is(f->key, "bind-recursive"))
        return set_recursive(m, f);
    if (str_is(f->key, "bind-nonrecursive") && client_is(m->c, 2900))
        return CLIENT_REFUSE(m->c, STR_LIT("bind-nonrecursive is deprecated, use "
                                           "bind-recursive=disabled instead"));
    m->bind = true;
    if (str_is(f->key, "bind-nonrecursive"))
        return boolean(&m->non_recursive, m->c, f);
    if (str_is(f->key, "bind-create-src"))
        return boolean(&m->create_source, m->c, f);
    m->propagation = client_lower(m->c->a, f->value);
    return true;
}

static bool set_common(struct mount *m, const struct field *f)
{
    char first = f->key.s[0];

    if (first == 's')
        return set_source(m, f);
    if (first == 'r')
        return boolean(&m->read_only, m->c, f);
    if (first == 'd' || str_is(f->key, "target"))
        m->target = f->value;
    else if (first == 't')
        m->type = client_lower(m->c->a, f->value);
    else if (first == 'c')
        m->consistency = client_lower(m->c->a, f->value);
    else {
        m->image = true;
        m->image_subpath = f->value;
    }
    return true;
}

static const struct mount_key {
    const char *name;
    unsigned since;
    bool boolean; /* may stand without a value */
    bool (*set)(struct mount *m, const struct field *f);
} mount_keys[] = {
    {"type", 0, false, set_common},
    {"source", 0, false, set_common},
    {"src", 0, false, set_common},
    {"target", 0, false, set_common},
    {"dst", 0, false, set_common},
    {"destination", 0, false, set_common},
    {"readonly", 0, true, set_common},
    {"ro", 0, true, set_common},
    {"consistency", 0, false, set_common},
    {"bind-propagation", 0, false, set_bind},
    {"bind-nonrecursive", 0, true, set_bind},
    {"bind-recursive", 2500, false, set_bind},
    {"bind-create-src", 2900, true, set_bind},
    {"volume-subpath", 2600, false, set_volume},
    {"volume-nocopy", 0, true, set_volume},
    {"volume-label", 0, false, set_volume},
    {"volume-driver", 0, false, set_volume},
    {"volume-opt", 0, false, set_volume},
    {"image-subpath", 2800, false, set_common},
    {"tmpfs-size", 0, false, set_tmpfs},
    {"tmpfs-mode", 0, false, set_tmpfs},
};

static const struct mount_key *find_key(const struct client *c, struct str key)
{
    for (size_t i = 0; i < sizeof(mount_keys) / sizeof(mount_keys[0]); i++) {
        if (str_is(key, mount_keys[i].name) && client_is(c, mount_keys[i].since))
            return &mount_keys[i];
    }
    return NULL;
}

/* Blanks around keys and values, and empty values, are refused since 29. */
static bool check_blanks(struct client *c, const struct field *f)
{
    struct str name = client_trim(f->name), value = client_trim(f->value);

    if (!client_is(c, 2900))
        return true;
    if (name.len != f->name.len)
        return CLIENT_REFUSE(c, STR_LIT("invalid option '"), name, STR_LIT("' in '"), f->text,
                             STR_LIT("': option should not have whitespace"));
    if (!f->has_value)
        return true;
    if (value.len == 0)
        return CLIENT_REFUSE(c, STR_LIT("invalid value for '"), f->name,
                             STR_LIT("': value is empty"));
    if (value.len != f->value.len)
        return CLIENT_REFUSE(c, STR_LIT("invalid value for '"), f->name, STR_LIT("' in '"), f->text,
                             STR_LIT("': value should not have whitespace"));
    return true;
}

static bool set_field(struct mount *m, struct str text)
{
    struct client *c = m->c;
    struct field f = {.text = text};
    const struct mount_key *key;

    f.has_value = client_cut(&f.name, &f.value, text, '=');
    if (!check_blanks(c, &f))
        return false;
    f.key = client_lower(c->a, f.name);
    key = find_key(c, f.key);
    if (!f.has_value && (key == NULL || !key->boolean))
        return CLIENT_REFUSE(c, STR_LIT("invalid field '"), text,
                             STR_LIT("' must be a key=value pair"));
    if (key == NULL)
        return CLIENT_REFUSE(
            c, client_is(c, 2900) ? STR_LIT("unknown option '") : STR_LIT("unexpected key '"),
            f.key, STR_LIT("' in '"), text, STR_LIT("'"));
    return key->set(m, &f);
}

static bool unmixed(struct mount *m, bool given, const char *type)
{
    return !given || str_is(m->type, type) ||
           CLIENT_REFUSE(m->c, STR_LIT("cannot mix '"), str_of(type),
                         STR_LIT("-*' options with mount type '"), m->type, STR_LIT("'"));
}

static bool check_recursive(struct mount *m)
{
    if (m->read_only_non_recursive && !m->read_only)
        return CLIENT_REFUSE(m->c, STR_LIT("option 'bind-recursive=writable' requires 'readonly' "
                                           "to be specified in conjunction"));
    if (m->read_only_recursive && !m->read_only)
        return CLIENT_REFUSE(m->c, STR_LIT("option 'bind-recursive=readonly' requires 'readonly' "
                                           "to be specified in conjunction"));
    if (m->read_only_recursive && !str_is(m->propagation, "rprivate"))
        return CLIENT_REFUSE(m->c, STR_LIT("option 'bind-recursive=readonly' requires "
                                           "'bind-propagation=rprivate' to be specified in "
                                           "conjunction"));
    return true;
}

static bool check_mount(struct mount *m)
{
    bool now = client_is(m->c, 2900);

    if (m->type.len == 0)
        return CLIENT_REFUSE(m->c, STR_LIT("type is required"));
    if (!now && m->target.len == 0)
        return CLIENT_REFUSE(m->c, STR_LIT("target is required"));
    if (now && !unmixed(m, m->bind, "bind"))
        return false;
    return unmixed(m, m->volume, "volume") && unmixed(m, m->image, "image") &&
           unmixed(m, m->bind, "bind") && unmixed(m, m->tmpfs, "tmpfs") && check_recursive(m);
}

static void put_text(struct client *c, struct value *map, const char *key, struct str text)
{
    if (text.len > 0)
        client_put(c, map, str_of(key), client_text(c, text));
}

static void put_true(struct client *c, struct value *map, const char *key, bool on)
{
    if (on)
        client_put(c, map, str_of(key), client_bool(c, true));
}

static void put_pairs(struct client *c, struct value *map, const char *key,
                      const struct pairs *pairs)
{
    struct value *out;
    struct names names;
    struct str *last = arena_calloc(c->a, pairs->count + 1, sizeof(*last));

    if (pairs->count == 0 || last == NULL)
        return;
    names_init(&names, c->a, pairs->count);
    for (size_t i = 0; i < pairs->count; i++) {
        bool is_new;

        last[names_index(&names, pairs->keys[i], &is_new)] = pairs->values[i];
    }
    out = client_map(c);
    for (size_t i = 0; i < names.count; i++)
        client_put(c, out, names.texts[i], client_text(c, last[i]));
    client_put(c, map, str_of(key), out);
}

static struct value *bind_options(const struct mount *m)
{
    struct client *c = m->c;
    struct value *map = client_map(c);

    put_text(c, map, "Propagation", m->propagation);
    put_true(c, map, "NonRecursive", m->non_recursive);
    put_true(c, map, "CreateMountpoint", m->create_source);
    put_true(c, map, "ReadOnlyNonRecursive", m->read_only_non_recursive);
    put_true(c, map, "ReadOnlyForceRecursive", m->read_only_recursive);
    return map;
}

/* Before 29 there was always a driver, if an empty one. */
static struct value *volume_options(const struct mount *m)
{
    struct client *c = m->c;
    struct value *map = client_map(c), *driver;

    put_true(c, map, "NoCopy", m->no_copy);
    put_pairs(c, map, "Labels", &m->labels);
    put_text(c, map, "Subpath", m->volume_subpath);
    if (!m->driver && client_is(c, 2900))
        return map;
    driver = client_map(c);
    put_text(c, driver, "Name", m->driver_name);
    put_pairs(c, driver, "Options", &m->options);
    client_put(c, map, STR_LIT("DriverConfig"), driver);
    return map;
}

static struct value *tmpfs_options(const struct mount *m)
{
    struct client *c = m->c;
    struct value *map = client_map(c);

    if (m->tmpfs_size != 0)
        client_put(c, map, STR_LIT("SizeBytes"), client_int(c, m->tmpfs_size));
    if (m->tmpfs_mode != 0)
        client_put(c, map, STR_LIT("Mode"), client_uint(c, m->tmpfs_mode));
    return map;
}

static struct value *mount_value(const struct mount *m)
{
    struct client *c = m->c;
    struct value *map = client_map(c), *image;

    put_text(c, map, "Type", m->type);
    put_text(c, map, "Source", m->source);
    put_text(c, map, "Target", m->target);
    put_true(c, map, "ReadOnly", m->read_only);
    put_text(c, map, "Consistency", m->consistency);
    if (m->bind)
        client_put(c, map, STR_LIT("BindOptions"), bind_options(m));
    if (m->volume)
        client_put(c, map, STR_LIT("VolumeOptions"), volume_options(m));
    if (m->image) {
        image = client_map(c);
        put_text(c, image, "Subpath", m->image_subpath);
        client_put(c, map, STR_LIT("ImageOptions"), image);
    }
    if (m->tmpfs)
        client_put(c, map, STR_LIT("TmpfsOptions"), tmpfs_options(m));
    return map;
}

CLIENT_SETTER(mount)
{
    struct mount m = {.c = c, .type = STR_LIT("volume")};
    struct client_csv csv;

    if (client_is(c, 2900) && (text = client_trim(text)).len == 0)
        return CLIENT_REFUSE(c, STR_LIT("value is empty"));
    if (!client_csv_read(&csv, &c->refusal, c->a, text))
        return false;
    m.fields = csv.count;
    for (size_t i = 0; i < csv.count; i++) {
        if (!set_field(&m, csv.fields[i]))
            return false;
    }
    return check_mount(&m) && client_add(c, slot, m.target, mount_value(&m));
}
