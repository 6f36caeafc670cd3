/* Binds and Mounts: 2.40 sends Binds where the options allow it, 2.26 for short binds only. */
#include "model/base/names.h"
#include "model/compose/request_parts.h"

/* A name of the project's volumes is what it is called at the engine; any other source stays. */
static struct str source_of(const struct node *root, const struct node *v, bool *named)
{
    struct str source = compose_str(v, "source");
    const struct node *volume = node_get_str(node_get(root, "volumes"), source);

    *named = str_is(compose_str(v, "type"), "volume") && source.len > 0 && volume != NULL;
    return *named ? compose_str(volume, "name") : source;
}

static struct str bind_text(struct compose *c, const struct node *v, struct str source)
{
    const struct node *bind = node_get(v, "bind");
    struct str selinux = compose_str(bind, "selinux");
    struct str propagation = compose_str(bind, "propagation");

    /* 2.26 takes these for relative ones on Linux. */
    if (c->old && !c->in->windows && str_starts(source, STR_LIT("\\\\")))
        source = compose_join(c, c->folder, source);
    return CLIENT_TEXT(c->a, source, STR_LIT(":"), compose_str(v, "target"),
                       compose_bool(v, "read_only") ? STR_LIT(":ro") : STR_LIT(":rw"),
                       selinux.len > 0 ? STR_LIT(",") : STR_NONE, selinux,
                       propagation.len > 0 ? STR_LIT(",") : STR_NONE, propagation,
                       compose_bool(node_get(v, "volume"), "nocopy") ? STR_LIT(",nocopy")
                                                                     : STR_NONE);
}

static bool bind_fits(const struct compose *c, const struct node *v)
{
    const struct node *bind = node_get(v, "bind");

    if (c->old)
        return compose_bool(bind, "create_host_path");
    return bind == NULL ||
           (compose_bool(bind, "create_host_path") && compose_str(bind, "propagation").len == 0 &&
            compose_str(bind, "recursive").len == 0);
}

static bool volume_fits(const struct compose *c, const struct node *v)
{
    const struct node *volume = node_get(v, "volume"), *labels = node_get(volume, "labels");

    return !c->old && !compose_bool(volume, "nocopy") && compose_str(volume, "subpath").len == 0 &&
           (labels == NULL || labels->count == 0);
}

static struct node *bind_options(struct compose *c, const struct node *bind)
{
    struct str recursive = compose_str(bind, "recursive");
    struct node *map = bind != NULL ? node_new(c->a, NODE_MAP) : NULL;

    if (map == NULL)
        return NULL;
    if (compose_str(bind, "propagation").len > 0)
        request_text(c, map, "Propagation", compose_str(bind, "propagation"));
    if (c->old)
        return map;
    if (str_is(recursive, "disabled"))
        request_put(c, map, "NonRecursive", node_bool(c->a, true));
    if (compose_bool(bind, "create_host_path"))
        request_put(c, map, "CreateMountpoint", node_bool(c->a, true));
    if (str_is(recursive, "writable"))
        request_put(c, map, "ReadOnlyNonRecursive", node_bool(c->a, true));
    if (str_is(recursive, "readonly"))
        request_put(c, map, "ReadOnlyForceRecursive", node_bool(c->a, true));
    return map;
}

static struct node *volume_options(struct compose *c, const struct node *volume)
{
    struct node *map = volume != NULL ? node_new(c->a, NODE_MAP) : NULL;
    const struct node *labels = node_get(volume, "labels");

    if (map == NULL)
        return NULL;
    if (compose_bool(volume, "nocopy"))
        request_put(c, map, "NoCopy", node_bool(c->a, true));
    if (!c->old && node_is(labels, NODE_MAP) && labels->count > 0)
        request_put(c, map, "Labels", node_copy(c->a, labels));
    if (compose_str(volume, "subpath").len > 0)
        request_text(c, map, "Subpath", compose_str(volume, "subpath"));
    return map;
}

static struct node *tmpfs_options(struct compose *c, const struct node *tmpfs)
{
    struct node *map = tmpfs != NULL ? node_new(c->a, NODE_MAP) : NULL;
    int64_t size = compose_int(node_get(tmpfs, "size")),
            mode = compose_int(node_get(tmpfs, "mode"));

    if (map != NULL && size != 0)
        request_int(c, map, "SizeBytes", size);
    if (map != NULL && mode != 0)
        request_int(c, map, "Mode", mode);
    return map;
}

static void options(struct compose *c, struct node *mount, const struct node *v)
{
    struct str type = compose_str(v, "type"),
               subpath = compose_str(node_get(v, "image"), "subpath");
    struct node *n = NULL;
    const char *key = NULL;

    if (str_is(type, "bind")) {
        key = "BindOptions";
        n = bind_options(c, node_get(v, "bind"));
    } else if (str_is(type, "volume")) {
        key = "VolumeOptions";
        n = volume_options(c, node_get(v, "volume"));
    } else if (str_is(type, "tmpfs")) {
        key = "TmpfsOptions";
        n = tmpfs_options(c, node_get(v, "tmpfs"));
    } else if (str_is(type, "image") && node_get(v, "image") != NULL) {
        key = "ImageOptions";
        n = node_new(c->a, NODE_MAP);
        if (subpath.len > 0)
            request_text(c, n, "Subpath", subpath);
    }
    if (n != NULL)
        request_put(c, mount, key, n);
}

static struct node *mount_of(struct compose *c, const struct node *v, struct str source)
{
    struct node *map = node_new(c->a, NODE_MAP);

    /* 2.26 takes a source with a drive for a relative one on Linux. */
    if (c->old && !c->in->windows && str_is(compose_str(v, "type"), "bind") &&
        (source.len == 0 || source.s[0] != '/'))
        source = compose_join(c, c->folder, source);
    request_text(c, map, "Type", compose_str(v, "type"));
    if (source.len > 0)
        request_text(c, map, "Source", source);
    request_text(c, map, "Target", compose_str(v, "target"));
    if (compose_bool(v, "read_only"))
        request_put(c, map, "ReadOnly", node_bool(c->a, true));
    if (compose_str(v, "consistency").len > 0)
        request_text(c, map, "Consistency", compose_str(v, "consistency"));
    options(c, map, v);
    return map;
}

static void warn_of_options(struct compose *c, const struct node *v)
{
    static const char kinds[][8] = {"bind", "volume", "tmpfs"};
    struct str type = compose_str(v, "type");

    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
        if (!str_is(type, kinds[i]) && node_get(v, kinds[i]) != NULL &&
            !(c->old && str_is(type, "npipe")))
            compose_warn(c, CLIENT_TEXT(c->a, STR_LIT("mount of type `"), type,
                                        STR_LIT("` should not define `"), str_of(kinds[i]),
                                        STR_LIT("` option")));
}

static void volume(struct compose *c, const struct node *root, const struct node *v,
                   struct node *binds, struct node *mounts)
{
    struct str type = compose_str(v, "type");
    bool named;
    struct str source = source_of(root, v, &named);

    warn_of_options(c, v);
    if ((str_is(type, "bind") && bind_fits(c, v)) ||
        (str_is(type, "volume") && named && volume_fits(c, v)))
        node_push(c->a, binds, node_text(c->a, bind_text(c, v, source)));
    else
        node_push(c->a, mounts, mount_of(c, v, source));
}

/* ---- secrets and configs of files ---- */

/* 2.26 knows fewer of Windows' paths. */
static bool is_absolute_target(const struct compose *c, struct str t)
{
    if (!c->old)
        return compose_is_absolute_anywhere(t);
    return (t.len > 0 && t.s[0] == '/') || str_starts(t, STR_LIT("\\\\")) ||
           (t.len > 2 && t.s[1] == ':' && t.s[2] == '\\');
}

static size_t length_of(const struct node *list)
{
    return node_is(list, NODE_LIST) ? list->count : 0;
}

static void add_targets(struct names *taken, const struct node *list, const char *key)
{
    bool is_new;

    for (size_t i = 0; i < length_of(list); i++)
        (void)names_index(taken, compose_str(list->items[i], key), &is_new);
}

/* Where volumes and mounts stand already, with room for those of the files to come. */
static void targets_taken(struct names *out, struct compose *c, const struct node *service,
                          const struct node *mounts)
{
    const struct node *volumes = node_get(service, "volumes");

    names_init(out, c->a,
               length_of(mounts) + length_of(volumes) + length_of(node_get(service, "secrets")) +
                   length_of(node_get(service, "configs")) + 1);
    add_targets(out, mounts, "Target");
    add_targets(out, volumes, "target");
}

static bool supported(struct compose *c, const struct node *n, const char *kind)
{
    if (compose_bool(n, "external"))
        return COMPOSE_REFUSE(c, STR_LIT("unsupported external "), str_of(kind), STR_LIT(" "),
                              compose_str(n, "name"));
    if (compose_str(n, "driver").len > 0)
        return COMPOSE_REFUSE(c, STR_LIT("Docker Compose does not support "), str_of(kind),
                              STR_LIT("s.*.driver"));
    return compose_str(n, "template_driver").len == 0 ||
           COMPOSE_REFUSE(c, STR_LIT("Docker Compose does not support "), str_of(kind),
                          STR_LIT("s.*.template_driver"));
}

static struct node *file_mount(struct compose *c, struct str source, struct str target, bool secret)
{
    struct node *map = node_new(c->a, NODE_MAP);

    request_text(c, map, "Type", STR_LIT("bind"));
    request_text(c, map, "Source", source);
    request_text(c, map, "Target", c->old ? compose_clean(c->a, target) : target);
    request_put(c, map, "ReadOnly", node_bool(c->a, true));
    if (secret && !c->old)
        request_put(c, map, "BindOptions", node_new(c->a, NODE_MAP));
    return map;
}

static void warn_of_owner(struct compose *c, const struct node *n, const char *kind)
{
    if (node_get(n, "uid") != NULL || node_get(n, "gid") != NULL || node_get(n, "mode") != NULL)
        compose_warn(c, CLIENT_TEXT(c->a, str_of(kind),
                                    strcmp(kind, "secret") == 0 ? STR_LIT("s") : STR_NONE,
                                    STR_LIT(" `uid`, `gid` and `mode` are not supported, they will "
                                            "be ignored")));
}

static bool file_mounts(struct compose *c, const struct node *root, const struct node *service,
                        const char *kind, const char *folder, struct node *mounts,
                        struct names *taken)
{
    struct str key = CLIENT_TEXT(c->a, str_of(kind), STR_LIT("s"));
    const struct node *list = node_get_str(service, key);

    for (size_t i = 0; node_is(list, NODE_LIST) && i < list->count; i++) {
        struct str name = compose_str(list->items[i], "source");
        struct str target = compose_str(list->items[i], "target");
        const struct node *n = node_get_str(node_get_str(root, key), name);
        size_t at;
        bool is_new;

        if (!supported(c, n, kind))
            return false;
        if (target.len == 0)
            target = CLIENT_TEXT(c->a, str_of(folder), name);
        else if (!is_absolute_target(c, target))
            target = CLIENT_TEXT(c->a, str_of(folder), target);
        if (node_get(n, "file") != NULL)
            warn_of_owner(c, list->items[i], kind);
        if (node_get(n, "file") != NULL && !names_find(&at, taken, target)) {
            struct node *mount =
                file_mount(c, compose_str(n, "file"), target, strcmp(kind, "secret") == 0);

            node_push(c->a, mounts, mount);
            (void)names_index(taken, compose_str(mount, "Target"), &is_new);
        }
    }
    return true;
}

bool compose_mounts(struct compose *c, const struct node *root, const struct node *service,
                    struct node *host)
{
    const struct node *list = node_get(service, "volumes");
    struct node *binds = node_new(c->a, NODE_LIST), *mounts = node_new(c->a, NODE_LIST);
    struct names taken;

    if (binds == NULL || mounts == NULL)
        return compose_fail(c, err_oom());
    for (size_t i = 0; node_is(list, NODE_LIST) && i < list->count; i++)
        volume(c, root, list->items[i], binds, mounts);
    c->at_create = true;
    targets_taken(&taken, c, service, mounts);
    if (!file_mounts(c, root, service, "secret", "/run/secrets/", mounts, &taken) ||
        !file_mounts(c, root, service, "config", "/", mounts, &taken))
        return false;
    c->at_create = false;
    request_put(c, host, "Binds", request_some(binds));
    if (mounts->count > 0)
        request_put(c, host, "Mounts", mounts);
    return true;
}
