#include "model/formats/docker_info.h"

#include "model/base/num.h"

#include <stdio.h>

/* ---- the text ------------------------------------------------------------------------------ */

/* The next line, and what is left behind it. */
static struct str next_line(struct str *rest)
{
    ptrdiff_t end = str_find(*rest, '\n', 0);
    struct str line = str_cut(*rest, 0, end < 0 ? rest->len : (size_t)end);

    *rest = str_cut(*rest, line.len + 1, rest->len);
    return line;
}

/* The text of the daemon: all of it, or what follows the line "Server:". */
static struct str server_part(struct str text)
{
    struct str rest = text;

    while (rest.len > 0) {
        if (str_is(str_trim(next_line(&rest)), "Server:"))
            return rest;
    }
    return text;
}

/* The first line "Key: value", at any depth; STR_NONE: there is none. */
static struct str line_of(struct str text, const char *key)
{
    struct str wanted = str_of(key);

    while (text.len > 0) {
        struct str line = str_trim(next_line(&text));

        if (str_starts(line, wanted) && line.len > wanted.len && line.s[wanted.len] == ':')
            return str_trim(str_cut(line, wanted.len + 1, line.len));
    }
    return STR_NONE;
}

/* A scenario may quote an info in its description. */
static bool is_scenario(struct str text)
{
    while (text.len > 0) {
        if (str_starts(next_line(&text), STR_LIT("silospec:")))
            return true;
    }
    return false;
}

bool docker_info_is_text(struct str text)
{
    struct str server = server_part(text);

    if (text.len == 0 || text.s[0] == '{' || text.s[0] == '[' || is_scenario(text))
        return false;
    return line_of(server, "Server Version").len > 0 &&
           (line_of(server, "OSType").len > 0 || line_of(server, "Storage Driver").len > 0);
}

/* ---- what the values say -------------------------------------------------------------------- */

static uint32_t number_at(struct str text, size_t at)
{
    uint64_t n = 0;

    for (; at < text.len && text.s[at] >= '0' && text.s[at] <= '9' && n < UINT32_MAX / 10; at++)
        n = n * 10 + (uint64_t)(text.s[at] - '0');
    return (uint32_t)n;
}

static ptrdiff_t find(struct str text, const char *part)
{
    size_t len = strlen(part);

    for (size_t i = 0; i + len <= text.len; i++) {
        if (memcmp(text.s + i, part, len) == 0)
            return (ptrdiff_t)i;
    }
    return -1;
}

/* "... (OS Build 17763.107)", else "10.0 14393 (14393.1198....)" or "10.0.20348". */
static uint32_t build_of(struct str system, struct str kernel, struct str version)
{
    ptrdiff_t at = find(system, "OS Build ");

    if (at >= 0)
        return number_at(system, (size_t)at + 9);
    if (str_starts(kernel, STR_LIT("10.0 ")))
        return number_at(kernel, 5);
    return str_starts(version, STR_LIT("10.0.")) ? number_at(version, 5) : 0;
}

struct told {
    struct str version, isolation, root, system, os_type, kernel, os_version, driver, cpus;
};

static struct err *not_windows(struct str os_type)
{
    return err_remedy(err_new(ERR_INPUT, "this docker info is of a daemon for '%.*s'",
                              STR_FMT(str_cut(os_type, 0, 40))),
                      "take the one of a Windows host");
}

static struct err *interpret(struct docker_info *out, const struct told *t)
{
    int64_t cpus = 0;

    if (t->os_type.len > 0 && !str_is(t->os_type, "windows"))
        return not_windows(t->os_type);
    if (t->version.len == 0)
        return err_remedy(err_new(ERR_INPUT, "this docker info tells nothing of a server"),
                          "run it where the daemon can be reached");
    *out = (struct docker_info){
        .version = t->version,
        .isolation = t->isolation,
        .root = t->root,
        .build = build_of(t->system, t->kernel, t->os_version),
        .has_product = t->system.len > 0,
        .client = find(t->system, "Server") < 0,
        .lcow = find(t->driver, "lcow") >= 0,
    };
    if (num_int64(&cpus, t->cpus) == NUM_OK)
        out->processors = cpus;
    out->fit = mdl_engine_of_version(&out->release, t->version);
    return NULL;
}

struct err *docker_info_of_text(struct docker_info *out, struct arena *a, struct str text)
{
    struct str server = server_part(arena_str(a, text));
    const struct told t = {
        .version = line_of(server, "Server Version"),
        .isolation = line_of(server, "Default Isolation"),
        .root = line_of(server, "Docker Root Dir"),
        .system = line_of(server, "Operating System"),
        .os_type = line_of(server, "OSType"),
        .kernel = line_of(server, "Kernel Version"),
        .driver = line_of(server, "Storage Driver"),
        .cpus = line_of(server, "CPUs"),
    };

    return arena_failed(a) ? err_oom() : interpret(out, &t);
}

/* ---- JSON ----------------------------------------------------------------------------------- */

static struct str text_at(struct arena *a, const struct value *v, const char *key)
{
    const struct value *child = value_get(v, str_of(key));

    if (child == NULL || (child->kind != VALUE_STRING && child->kind != VALUE_NUMBER))
        return STR_NONE;
    return arena_str(a, child->u.text);
}

bool docker_info_is_json(const struct value *v)
{
    return v->kind == VALUE_MAP && value_get(v, STR_LIT("silospec")) == NULL &&
           value_get(v, STR_LIT("ServerVersion")) != NULL &&
           (value_get(v, STR_LIT("OSType")) != NULL || value_get(v, STR_LIT("Driver")) != NULL);
}

struct err *docker_info_of_json(struct docker_info *out, struct arena *a, const struct value *v)
{
    const struct told t = {
        .version = text_at(a, v, "ServerVersion"),
        .isolation = text_at(a, v, "Isolation"),
        .root = text_at(a, v, "DockerRootDir"),
        .system = text_at(a, v, "OperatingSystem"),
        .os_type = text_at(a, v, "OSType"),
        .kernel = text_at(a, v, "KernelVersion"),
        .os_version = text_at(a, v, "OSVersion"),
        .driver = text_at(a, v, "Driver"),
        .cpus = text_at(a, v, "NCPU"),
    };

    return arena_failed(a) ? err_oom() : interpret(out, &t);
}

struct err *docker_info_of(struct docker_info *out, struct arena *a, const struct value *json,
                           struct str text)
{
    if (json != NULL && docker_info_is_json(json))
        return docker_info_of_json(out, a, json);
    if (json == NULL && docker_info_is_text(text))
        return docker_info_of_text(out, a, text);
    return err_remedy(err_new(ERR_INPUT, "this is not the output of 'docker info'"),
                      "paste its text, or that of docker info --format '{{json .}}'");
}

/* ---- into a document --------------------------------------------------------------------------
 */

/* Takes `child` and, when it succeeds, the old root. */
static struct err *put(const struct value **root, const char *parent, const char *key,
                       const struct value *child)
{
    const struct value_step steps[] = {{.key = str_of(parent != NULL ? parent : key)},
                                       {.key = str_of(key)}};
    const struct value *next;
    bool misfit = false;

    if (child == NULL)
        return err_oom();
    next = value_with_set(*root, steps, parent != NULL ? 2 : 1, child, &misfit);
    if (next == NULL)
        return misfit ? err_new(ERR_INPUT, "the document's host is not a map") : err_oom();
    value_unref(*root);
    *root = next;
    return NULL;
}

static struct err *put_text(const struct value **root, const char *key, struct str text)
{
    return text.len > 0 ? put(root, "host", key, value_string(text)) : NULL;
}

static struct err *put_number(const struct value **root, const char *key, int64_t n)
{
    char digits[24];
    int len = snprintf(digits, sizeof digits, "%lld", (long long)n);

    return n > 0 ? put(root, "host", key, value_number((struct str){digits, (size_t)len})) : NULL;
}

static struct err *put_engine(const struct value **root, uint32_t release)
{
    struct arena a;
    struct err *e;

    arena_init(&a);
    e = put(root, NULL, "engine", value_string(mdl_engine_name(&a, release)));
    arena_finish(&a);
    return e;
}

struct err *docker_info_apply(const struct value **out, const struct value *root,
                              const struct docker_info *info)
{
    const struct value *made = value_ref(root);
    struct err *e;

    if ((e = put_text(&made, "DefaultIsolation", info->isolation)) != NULL ||
        (e = put_text(&made, "Root", info->root)) != NULL ||
        (e = put_number(&made, "OSBuild", info->build)) != NULL ||
        (e = put_number(&made, "NumCPU", info->processors)) != NULL ||
        (info->has_product &&
         (e = put_text(&made, "OSProduct", info->client ? STR_LIT("client") : STR_LIT("server"))) !=
             NULL) ||
        (info->lcow && (e = put(&made, "host", "LCOWSupported", value_bool(true))) != NULL) ||
        (info->fit != MDL_VERSION_NONE && (e = put_engine(&made, info->release)) != NULL)) {
        value_unref(made);
        return e;
    }
    *out = made;
    return NULL;
}

struct str docker_info_engine_note(struct arena *a, const struct docker_info *info)
{
    struct str name;

    if (info->fit == MDL_VERSION_NONE)
        return arena_printf(
            a, "engine left as it was: docker info says '%.*s', which is no version that is known",
            STR_FMT(str_cut(info->version, 0, 60)));
    name = mdl_engine_name(a, info->release);
    if (info->fit == MDL_VERSION_EXACT)
        return arena_printf(a, "engine %.*s: docker info says %.*s", STR_FMT(name),
                            STR_FMT(info->version));
    return arena_printf(a, "engine %.*s, the nearest: docker info says %.*s, which is %s",
                        STR_FMT(name), STR_FMT(info->version),
                        info->fit == MDL_VERSION_OLDER ? "older than all that are known"
                                                       : "none of those that are known");
}
