#include "specgen/preflight/mount_option.h"

#include "model/client/client.h"
#include "model/value/value_make.h"

static bool is_key(struct str key)
{
    static const char keys[][16] = {"type",        "source",      "src",         "target",
                                    "dst",         "destination", "readonly",    "ro",
                                    "consistency", "volume-opt",  "volume-label"};

    key = str_trim(key);
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        if (str_eq_ascii_case(key, str_of(keys[i])))
            return true;
    }
    return str_starts(key, STR_LIT("bind-")) || str_starts(key, STR_LIT("volume-"));
}

bool mount_is_option(struct str raw)
{
    ptrdiff_t equals = str_find(raw, '=', 0);

    return equals > 0 && is_key(str_cut(raw, 0, (size_t)equals));
}

/* The request's mounts as those of a document's container. */
static struct err *as_document(struct mount_option *out, const struct value *body)
{
    const struct value *host_config = value_get(body, STR_LIT("HostConfig"));
    const struct value *mounts =
        host_config != NULL ? value_get(host_config, STR_LIT("Mounts")) : NULL;
    struct value *below =
        made_with(value_map(), "Mounts", mounts != NULL ? value_ref(mounts) : value_list());
    struct value *root =
        made_with(value_map(), "container", made_with(value_map(), "HostConfig", below));
    struct err *e;

    if (root == NULL)
        return err_oom();
    e = mdl_doc_new(&out->doc, root);
    value_unref(root);
    if (e == NULL && out->doc->container.host_config.mounts.count > 0)
        out->spec = &out->doc->container.host_config.mounts.items[0];
    return e;
}

struct err *mount_option_read(struct mount_option *out, struct arena *a, struct str raw)
{
    const struct str words[] = {STR_LIT("create"), STR_LIT("--mount"), raw, STR_LIT("img")};
    const struct client_input in = {
        .words = words,
        .count = sizeof(words) / sizeof(words[0]),
        .release = CLIENT_NEWEST,
        .windows = true,
        .server_os = STR_LIT("windows"),
        .cwd = STR_LIT(MOUNT_FOLDER),
    };
    struct client_answer answer;
    struct err *e = client_run(&answer, a, &in);

    *out = (struct mount_option){.doc = NULL};
    if (e != NULL)
        return e;
    if (answer.outcome == CLIENT_REQUEST)
        e = as_document(out, answer.body);
    else
        out->message = arena_str(a, answer.message);
    client_answer_finish(&answer);
    return e;
}

void mount_option_finish(struct mount_option *option)
{
    if (option->doc != NULL)
        mdl_doc_free(option->doc);
}

/* A blank or semicolon in place of a comma: the next option is part of the value before. */
static bool lacks_comma(struct str value)
{
    static const char names[][16] = {
        "source=", "src=", "target=", "dst=", "type=", "destination=", "readonly", "volume-"};

    for (size_t i = 1; i < value.len; i++)
        for (size_t k = 0;
             memchr(" ;", value.s[i - 1], 2) != NULL && k < sizeof(names) / sizeof(names[0]); k++)
            if (str_starts_ascii_case(str_cut(value, i, value.len), str_of(names[k])))
                return true;
    return false;
}

struct str mount_option_remedy(struct str raw, const struct mdl_mount_spec *spec)
{
    struct str source = spec->source.v;
    bool is_path =
        source.len > 1 && (source.s[1] == ':' || source.s[0] == '\\' || source.s[0] == '/');

    if (lacks_comma(spec->type.v) || lacks_comma(source) || lacks_comma(spec->target.v))
        return STR_LIT(
            "write commas between the options: type=bind,source=C:\\FOLDER,target=C:\\FOLDER");
    if (!str_is(spec->type.v, "volume") || !is_path)
        return STR_NONE;
    if (str_holds_ascii_case(raw, STR_LIT("type=")))
        return STR_LIT("a folder of the host is type=bind, not a volume");
    return STR_LIT("add type=bind: without a type it is a volume, and the source its name");
}
