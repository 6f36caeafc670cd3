#include "model/formats/container_assumed.h"

#include "model/base/num.h"
#include "model/document/path.h"
#include "model/formats/members.h"
#include "model/value/value_make.h"

#define PLACEHOLDER_VOLUME "\\\\?\\Volume{00000000-0000-0000-0000-000000000000}\\"

/* The only member of a map; NULL: it has none, or several. */
static const struct value_member *only_member(const struct value *map)
{
    return map != NULL && map->kind == VALUE_MAP && map->u.map.count == 1 ? &map->u.map.members[0]
                                                                          : NULL;
}

/* The option that uses the only credential spec that was brought; STR_NONE: there is not just one.
 */
static struct str credential_option(struct arena *a, const struct value *root)
{
    const struct value *specs = MEMBER_AT(root, "host", "CredentialSpecs");
    const struct value *files = member(specs, "Files");
    const struct value *registry = member(specs, "Registry");
    const struct value *values = member(registry, "Values");
    const struct value_member *file = only_member(files), *value = only_member(values);

    if (file != NULL && values == NULL)
        return arena_printf(a, "credentialspec=file://%.*s", STR_FMT(file->key));
    if (value != NULL && files == NULL)
        return arena_printf(a, "credentialspec=registry://%.*s", STR_FMT(value->key));
    return STR_NONE;
}

/* The least that the engine can be asked for; what it lacks is for the user to add. `option` is one
 * of its security options. */
static struct value *new_container(struct str option)
{
    struct value *c = value_map(), *config = value_map();

    if (option.len > 0)
        config = made_with(config, "SecurityOpt", made_push(value_list(), value_string(option)));
    c = made_with(c, "Id", value_string(STR_LIT("new")));
    c = made_with(c, "Name", value_string(STR_LIT("/new")));
    c = made_with(c, "Path", value_string(STR_LIT("cmd")));
    c = made_with(c, "Image", value_string(STR_LIT("image")));
    c = made_with(c, "Config", value_map());
    return made_with(c, "HostConfig", config);
}

const struct value *assume_container(struct evidence *out, const struct value *root)
{
    struct str option = credential_option(&out->arena, root);
    struct value *made = new_container(option);

    evidence_assume(out, STR_LIT("container"), made_shared(made),
                    option.len > 0
                        ? STR_LIT("the container is an empty one with the credential spec")
                        : STR_LIT("the container is an empty one"));
    return made;
}

void assume_container_parts(struct evidence *out, const struct value *container)
{
    static const struct {
        const char *key, *path;
        bool object;
        struct str value, what;
    } parts[] = {
        {"Id", "container.Id", false, STR_INIT("new"), STR_INIT("the container's id is 'new'")},
        {"Name", "container.Name", false, STR_INIT("/new"),
         STR_INIT("the container's name is 'new'")},
        {"Path", "container.Path", false, STR_INIT("cmd"), STR_INIT("the container runs cmd")},
        {"Image", "container.Image", false, STR_INIT("image"),
         STR_INIT("the container's image is called 'image'")},
        {"Config",
         "container.Config",
         true,
         {NULL, 0},
         STR_INIT("Config, which was not shown, says nothing")},
        {"HostConfig",
         "container.HostConfig",
         true,
         {NULL, 0},
         STR_INIT("HostConfig, which was not shown, says nothing")},
    };

    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
        if (member(container, parts[i].key) == NULL)
            evidence_assume(out, str_of(parts[i].path),
                            parts[i].object ? value_map() : value_string(parts[i].value),
                            parts[i].what);
}

/* The name behind `credentialspec=<scheme>`; STR_NONE: the container names none. */
static struct str credential_name(const struct value *container, const char *scheme)
{
    const struct value *options = MEMBER_AT(container, "HostConfig", "SecurityOpt");
    size_t count = element_count(options);
    const struct str option = STR_LIT("credentialspec=");
    size_t n = strlen(scheme);

    while (count-- > 0) {
        const struct value *v = element(options, count);
        struct str text = v->kind == VALUE_STRING ? v->u.text : STR_NONE;

        if (!str_starts(text, option))
            continue;
        text = str_cut(text, option.len, text.len);
        return str_eq_ascii_case(str_cut(text, 0, n), str_of(scheme)) ? str_cut(text, n, text.len)
                                                                      : STR_NONE;
    }
    return STR_NONE;
}

void assume_credential_spec(struct evidence *out, const struct value *root,
                            const struct value *container)
{
    const struct value *specs = MEMBER_AT(root, "host", "CredentialSpecs");
    const struct value *files = member(specs, "Files");
    struct str file = credential_name(container, "file://");
    struct str value = credential_name(container, "registry://");
    const struct value_step to_file[] = {{.key = STR_LIT("host")},
                                         {.key = STR_LIT("CredentialSpecs")},
                                         {.key = STR_LIT("Files")},
                                         {.key = file}};
    const struct value_step to_value[] = {{.key = STR_LIT("host")},
                                          {.key = STR_LIT("CredentialSpecs")},
                                          {.key = STR_LIT("Registry")},
                                          {.key = STR_LIT("Values")},
                                          {.key = value}};

    if (files == NULL || files->kind != VALUE_MAP || files->u.map.count != 1 ||
        str_eq_ascii_case(files->u.map.members[0].key, file))
        return;
    if (file.len > 0)
        evidence_assume(out, mdl_path_text(&out->arena, to_file, 4),
                        value_ref(files->u.map.members[0].value),
                        STR_LIT("the credential spec that was added is the file that the container "
                                "names"));
    if (value.len > 0 && member(specs, "Registry") == NULL)
        evidence_assume(out, mdl_path_text(&out->arena, to_value, 5),
                        value_ref(files->u.map.members[0].value),
                        STR_LIT("the credential spec that was added is the value of the registry "
                                "that the container names"));
}

/* A container of Hyper-V has no mounted filesystem; with another isolation it would have one. */
void assume_base_fs(struct evidence *out, const struct value *container)
{
    if (has_member(container, "BaseFS"))
        return;
    if (str_eq_ascii_case(member_text(member(container, "HostConfig"), "Isolation"),
                          STR_LIT("hyperv")))
        evidence_unknown(out, STR_LIT("container.BaseFS"));
    else
        evidence_assume(out, STR_LIT("container.BaseFS"), value_string(STR_LIT(PLACEHOLDER_VOLUME)),
                        STR_LIT("the container's filesystem is mounted at a placeholder volume "
                                "(BaseFS), unless its isolation is hyperv"));
}

/* A whole id wins over any name, so that it is the container's. */
static bool is_id(struct str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (num_hex_digit(name.s[i]) < 0)
            return false;
    return name.len == 64;
}

void assume_joined(struct evidence *out, const struct value *container)
{
    const struct str joins = STR_LIT("container:");
    struct str mode = member_text(member(container, "HostConfig"), "NetworkMode");
    struct str other = str_cut(mode, joins.len, mode.len);

    if (!str_starts(mode, joins) || has_member(container, "NetworkSharedContainerID"))
        return;
    if (is_id(other))
        evidence_tell_text(out, STR_LIT("container.NetworkSharedContainerID"), other,
                           STR_LIT("NetworkMode"));
    else
        evidence_unknown(out, STR_LIT("container.NetworkSharedContainerID"));
    if (!has_member(container, "SharedEndpointList"))
        evidence_unknown(out, STR_LIT("container.SharedEndpointList"));
}
