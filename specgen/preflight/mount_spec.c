#include "specgen/preflight/mount_spec.h"
#include "specgen/gocompat/fold_case.h"

#include "model/base/quote.h"
#include "model/base/unicode.h"
#include "model/base/utf8.h"
#include "specgen/gocompat/concat.h"
#include "specgen/gocompat/winpath.h"
#include "specgen/preflight/mount_grammar.h"

static struct str with_backslashes(struct arena *a, struct str text)
{
    char *s = arena_cstr(a, text);

    for (size_t i = 0; s != NULL && i < text.len; i++) {
        if (s[i] == '/')
            s[i] = '\\';
    }
    return s != NULL ? (struct str){s, text.len} : STR_NONE;
}

static bool is_pipe_path(struct str path)
{
    return str_starts(path, STR_LIT("\\\\.\\pipe\\"));
}

/* The checks of both forms: each gives the engine's text, or an empty one. */

static struct str check_root(struct mount_reader *r, const struct mdl_mount_spec *spec)
{
    struct str p = text_lower(r->a, with_backslashes(r->a, spec->target.v));

    if (str_is(p, "c:") || str_is(p, "c:\\"))
        return engine_has(r->engine, CHANGE_ROOT_TARGET_TEXT)
                   ? CONCAT(r->a, STR_LIT("destination path ("), p,
                            STR_LIT(") cannot be 'c:' or 'c:\\'"))
                   : CONCAT(r->a, STR_LIT("destination path cannot be `c:` or `c:\\`: "), p);
    return STR_NONE;
}

/* path.Clean(target) == "/" */
static bool cleans_to_root(struct str path)
{
    size_t depth = 0;
    size_t at = 0;

    if (path.len == 0 || path.s[0] != '/')
        return false;
    while (at < path.len) {
        ptrdiff_t slash = str_find(path, '/', at);
        struct str element = str_cut(path, at, slash < 0 ? path.len : (size_t)slash);

        if (str_is(element, ".."))
            depth -= depth > 0;
        else if (element.len > 0 && !str_is(element, "."))
            depth++;
        at += element.len + 1;
    }
    return depth == 0;
}

static struct str check_linux(const struct mdl_mount_spec *spec)
{
    if (cleans_to_root(spec->target.v))
        return STR_LIT("invalid specification: destination can't be '/'");
    if (str_is(spec->type.v, "npipe"))
        return STR_LIT("Linux containers on Windows do not support named pipe mounts");
    return STR_NONE;
}

static struct str check_source_on_disk(struct mount_reader *r, struct str source)
{
    struct plat_path found;

    r->host->ops->path(r->host->ctx, source, &found);
    switch (found.state) {
    case PLAT_DENIED:
        return CONCAT(r->a, STR_LIT("CreateFile "), source, STR_LIT(": "), found.error);
    case PLAT_MISSING:
        return CONCAT(r->a, STR_LIT("bind source path does not exist: "), source);
    case PLAT_KNOWN:
        return found.directory ? STR_NONE : STR_LIT("source path must be a directory");
    case PLAT_UNKNOWN:
        r->disk_unknown = true;
        r->unknown_source = source;
        break;
    }
    return STR_NONE;
}

static struct str check_bind(struct mount_reader *r, const struct mdl_mount_spec *spec)
{
    struct str source = spec->source.v;

    if (source.len == 0)
        return STR_LIT("field Source must not be empty");
    if (spec->bind_options.propagation.v.len > 0)
        return CONCAT(r->a, STR_LIT("invalid propagation mode: "),
                      spec->bind_options.propagation.v);
    if (spec->volume_options.presence == MDL_SET)
        return STR_LIT("field VolumeOptions must not be specified");
    if (!mount_is_destination(text_lower(r->a, source), false))
        return CONCAT(r->a, STR_LIT("invalid mount path: '"), source,
                      STR_LIT("' mount path must be absolute"));
    return check_source_on_disk(r, source);
}

static struct str check_volume(struct mount_reader *r, const struct mdl_mount_spec *spec)
{
    struct str name = spec->source.v;

    if (spec->bind_options.presence == MDL_SET)
        return STR_LIT("field BindOptions must not be specified");
    if (spec->volume_options.subpath.v.len > 0 && engine_has(r->engine, CHANGE_SUBPATH) &&
        (name.len == 0 || !winpath_is_local(spec->volume_options.subpath.v))) {
        r->refused_by = RULE_PRE_SUBPATH;
        return name.len == 0 ? STR_LIT("must not set Subpath when using anonymous volumes")
                             : STR_LIT("subpath must be a relative path within the volume");
    }
    if (name.len == 0)
        return spec->read_only.v && !engine_has(r->engine, CHANGE_ANONYMOUS_READ_ONLY)
                   ? STR_LIT("must not set ReadOnly mode when using anonymous volumes")
                   : STR_NONE;
    if (!mount_is_name(name))
        return STR_LIT("invalid volume name");
    if (engine_has(r->engine, CHANGE_VOLUME_NAMES) ? mount_is_reserved_word(name)
                                                   : mount_is_reserved_name(name))
        return CONCAT(r->a, STR_LIT("volume name "), quote_go(r->a, r->engine->unicode, name),
                      STR_LIT(" cannot be a reserved word for Windows filenames"));
    return STR_NONE;
}

static struct str check_pipe(struct mount_reader *r, const struct mdl_mount_spec *spec)
{
    if (spec->source.v.len == 0)
        return STR_LIT("field Source must not be empty");
    if (spec->bind_options.presence == MDL_SET)
        return STR_LIT("field BindOptions must not be specified");
    if (spec->read_only.v)
        return STR_LIT("field ReadOnly must not be specified");
    if (!is_pipe_path(spec->source.v))
        return CONCAT(r->a, STR_LIT("'"), spec->source.v, STR_LIT("' is not a valid pipe path"));
    if (!is_pipe_path(spec->target.v))
        return CONCAT(r->a, STR_LIT("'"), spec->target.v, STR_LIT("' is not a valid pipe path"));
    return STR_NONE;
}

static bool is_given(const struct value *options)
{
    return options != NULL && options->kind != VALUE_NULL;
}

/* 29.2 and later: before anything else. */
static struct str check_exclusive(struct arena *a, const struct mdl_mount_spec *spec)
{
    const struct {
        bool given;
        const char *type, *name;
    } options[] = {
        {spec->bind_options.presence == MDL_SET, "bind", "BindOptions"},
        {spec->volume_options.presence == MDL_SET, "volume", "VolumeOptions"},
        {is_given(spec->image_options), "image", "ImageOptions"},
        {is_given(spec->tmpfs_options), "tmpfs", "TmpfsOptions"},
        {is_given(spec->cluster_options), "cluster", "ClusterOptions"},
    };

    for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
        if (options[i].given && !str_is(spec->type.v, options[i].type))
            return CONCAT(a, STR_LIT("field "), str_of(options[i].name),
                          STR_LIT(" must not be specified"));
    }
    return STR_NONE;
}

/* Which of an empty target and one that is the root is told. */
static struct str check_target(struct mount_reader *r, const struct mdl_mount_spec *spec)
{
    struct str root = r->linux_image ? check_linux(spec) : check_root(r, spec);

    if (root.len > 0 && !(spec->target.v.len == 0 && engine_has(r->engine, CHANGE_TARGET_FIRST)))
        return root;
    return spec->target.v.len == 0 ? STR_LIT("field Target must not be empty") : STR_NONE;
}

static struct str check(struct mount_reader *r, const struct mdl_mount_spec *spec)
{
    struct str target = spec->target.v;
    struct str text =
        engine_has(r->engine, CHANGE_EXCLUSIVE_OPTIONS) ? check_exclusive(r->a, spec) : STR_NONE;

    if (text.len == 0)
        text = check_target(r, spec);
    if (text.len > 0)
        return text;
    if (!mount_is_destination(text_lower(r->a, target), r->linux_image))
        return CONCAT(r->a, STR_LIT("invalid mount path: '"), target, STR_LIT("'"));
    if (str_is(spec->type.v, "bind"))
        return check_bind(r, spec);
    if (str_is(spec->type.v, "volume"))
        return check_volume(r, spec);
    if (str_is(spec->type.v, "npipe"))
        return check_pipe(r, spec);
    return STR_LIT("mount type unknown");
}

/* A path such as c:\ keeps its separator. */
static struct str without_trailing_backslash(struct str path)
{
    if (path.len > 3 && path.s[path.len - 1] == '\\')
        path.len--;
    return path;
}

bool mount_read_spec(struct mount_point *out, struct str *error, struct mount_reader *r,
                     const struct mdl_mount_spec *spec)
{
    struct str text;
    struct mount_point m = {.type = spec->type.v, .rw = !spec->read_only.v};

    r->refused_by = RULE_PRE_MOUNT;
    text = check(r, spec);
    if (r->refused_by == RULE_PRE_SUBPATH && spec->source.v.len == 0) {
        *error = text; /* the one that the engine gives without the words around it */
        return false;
    }
    if (text.len > 0) {
        *error = CONCAT(r->a, STR_LIT("invalid mount config for type "),
                        quote_go(r->a, r->engine->unicode, spec->type.v), STR_LIT(": "), text);
        return false;
    }
    if (str_is(spec->type.v, "volume")) {
        m.name = spec->source.v;
        m.anonymous = spec->source.v.len == 0;
        m.driver = spec->volume_options.driver_config.name.v;
    } else {
        m.source = without_trailing_backslash(with_backslashes(r->a, spec->source.v));
    }
    m.destination = without_trailing_backslash(
        r->linux_image ? spec->target.v : with_backslashes(r->a, spec->target.v));
    *out = m;
    return true;
}

static const char *detect_type(struct str source)
{
    if (is_pipe_path(source))
        return "npipe";
    return mount_is_host_directory(source) ? "bind" : "volume";
}

static struct str invalid_text(struct arena *a, struct str raw)
{
    return CONCAT(a, STR_LIT("invalid volume specification: '"), raw, STR_LIT("'"));
}

/* A destination alone that is a file of the host: most likely meant as a bind of that file. */
static bool is_file_on_host(struct mount_reader *r, struct str destination)
{
    struct plat_path found;

    r->host->ops->path(r->host->ctx, destination, &found);
    if (found.state == PLAT_UNKNOWN && is_pipe_path(destination))
        r->unknown_pipe = destination;
    return found.state == PLAT_KNOWN && !found.directory;
}

bool mount_read_raw(struct mount_point *out, struct str *error, struct mount_reader *r,
                    struct str raw)
{
    struct mdl_mount_spec spec = {.presence = MDL_SET};
    struct mount_parts parts;
    struct str inner;

    r->unknown_source = r->unknown_pipe = STR_NONE; /* what a refused one rested on asks nobody */
    if (!mount_split(&parts, text_lower(r->a, raw), r->linux_image)) {
        *error = invalid_text(r->a, raw);
        return false;
    }
    if (parts.source.len == 0 && is_file_on_host(r, parts.destination)) {
        *error = CONCAT(r->a, STR_LIT("file '"), parts.destination,
                        STR_LIT("' cannot be mapped. Only directories can be mapped on this "
                                "platform"));
        return false;
    }
    if (parts.source.len == 0 && parts.mode.len > 0) {
        *error = invalid_text(r->a, raw);
        return false;
    }
    spec.source.v = with_backslashes(r->a, parts.source);
    spec.target.v = r->linux_image ? parts.destination : with_backslashes(r->a, parts.destination);
    spec.type.v = str_of(detect_type(spec.source.v));
    spec.read_only.v = str_is(parts.mode, "ro");
    if (r->driver.len > 0 && str_is(spec.type.v, "volume")) {
        spec.volume_options.presence = MDL_SET;
        spec.volume_options.driver_config.name.v = r->driver;
    }
    if (mount_read_spec(out, &inner, r, &spec))
        return true;
    *error = CONCAT(r->a, invalid_text(r->a, raw), STR_LIT(": "), inner);
    return false;
}

void mount_ask(struct spec_unknowns *to, struct mount_reader *r, enum spec_rule rule)
{
    if (r->unknown_source.len > 0)
        (void)spec_ask(to, &(struct spec_asked){.id = SPEC_ASK_DISK,
                                                .rule = rule,
                                                .subject = r->unknown_source,
                                                .field = MDL_F_DISK_DIRECTORIES});
    if (r->unknown_pipe.len > 0)
        (void)spec_ask(to, &(struct spec_asked){.id = SPEC_ASK_PIPE,
                                                .rule = rule,
                                                .subject = r->unknown_pipe,
                                                .field = MDL_F_DISK_FILES});
    r->unknown_source = r->unknown_pipe = STR_NONE;
}
