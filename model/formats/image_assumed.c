#include "model/formats/image_assumed.h"

#include "model/document/path.h"
#include "model/formats/container_facts.h"
#include "model/formats/dockerfile.h"
#include "model/formats/host_assumed.h"
#include "model/formats/image_name.h"
#include "model/formats/members.h"
#include "model/formats/same_image.h"
#include "model/value/value_make.h"

static struct value *layers(struct str writable)
{
    struct value *list =
        made_push(value_list(), value_string(STR_LIT(DEFAULT_ROOT "\\windowsfilter\\base-layer")));

    return made_push(list, value_string(writable));
}

static struct value *layer_folders(struct arena *a, const struct value *container)
{
    struct str writable = member_text(MEMBER_AT(container, "GraphDriver", "Data"), "dir");
    struct str id = member_text(container, "Id");

    if (writable.len > 0)
        return layers(writable);
    writable = arena_printf(a, DEFAULT_ROOT "\\windowsfilter\\%.*s",
                            STR_FMT(id.len > 0 ? id : STR_LIT("new")));
    return arena_failed(a) ? NULL : layers(writable);
}

static struct value *image(struct arena *a, const struct value *container, struct str id)
{
    struct value *made = made_with(value_map(), "Id", value_string(id));
    struct str os = member_text(container, "Platform");

    made = made_with(made, "OS", value_string(os.len > 0 ? os : STR_LIT("windows")));
    return made_with(made, "LayerFolders", layer_folders(a, container));
}

/* Of an image that somebody told of, but not where its layers are. */
static void assume_layers(struct evidence *out, const struct value *container,
                          const struct value *known, struct str id)
{
    for (size_t i = 0; i < element_count(known); i++) {
        const struct value *image = element(known, i);

        if (!str_eq(member_text(image, "Id"), id) || member(image, "LayerFolders") != NULL ||
            member(image, "Error") != NULL || member(image, "LayerError") != NULL)
            continue;
        evidence_assume(out,
                        arena_printf(&out->arena, "host.%.*s.LayerFolders",
                                     STR_FMT(mdl_fact_path(&out->arena, MDL_F_IMAGES, id))),
                        layer_folders(&out->arena, container),
                        STR_LIT("the image has one layer, with a placeholder for its folder; the "
                                "writable layer is the one that GraphDriver names, if any"));
    }
}

void assume_image(struct evidence *out, const struct value *container, const struct value *known,
                  struct str id)
{
    if (id.len == 0)
        return;
    if (element_named(known, "Id", id) != NULL) {
        assume_layers(out, container, known, id);
        return;
    }
    evidence_assume(out, STR_LIT("host.Images"),
                    made_push(made_copy(known), image(&out->arena, container, id)),
                    STR_LIT("the image exists, its operating system is the container's platform "
                            "(windows if it says none), and it has one layer, with a placeholder "
                            "for its folder; the writable layer is the one that GraphDriver "
                            "names, if any"));
}

/* The container's own comes last; create puts the one that it makes in its place. */
static struct value *base_layer(void)
{
    return layers(STR_LIT(DEFAULT_ROOT "\\windowsfilter\\new"));
}

/* Of images that somebody showed, but not where their layers are. */
static void assume_asked_layers(struct evidence *out, const struct value *known)
{
    for (size_t i = 0; i < element_count(known); i++) {
        const struct value *image = element(known, i);
        struct str id = member_text(image, "Id");

        if (id.len > 0 && member(image, "LayerFolders") == NULL)
            evidence_assume(out,
                            arena_printf(&out->arena, "host.%.*s.LayerFolders",
                                         STR_FMT(mdl_fact_path(&out->arena, MDL_F_IMAGES, id))),
                            base_layer(),
                            STR_LIT("the image has one layer, with a placeholder for its folder"));
    }
}

/* Of its configuration the part that a Dockerfile sets is told. */
static bool is_of_dockerfile(const struct value *image)
{
    return str_is(member_text(image, "Id"), DOCKERFILE_IMAGE);
}

/* The only image of a list, without a name: what a Dockerfile makes, with a configuration, or what
 * a container's document tells of layers. NULL: it is none. */
static const struct value *nameless_image(const struct value *known, const struct value *container)
{
    const struct value *only = element_count(known) == 1 ? element(known, 0) : NULL;
    struct str id = member_text(only, "Id"), of = member_text(container, "Image");

    if (has_member(only, "Names"))
        return NULL;
    if (container != NULL && of.len == 0)
        of = STR_LIT(LAYERS_IMAGE);
    return has_member(only, "Config") || is_of_dockerfile(only) || (id.len > 0 && str_eq(id, of))
               ? only
               : NULL;
}

/* What a Dockerfile makes, among images that were shown beside it, such as its base; NULL: none. */
static const struct value *built_image(const struct value *known)
{
    const struct value *built = element_named(known, "Id", STR_LIT(DOCKERFILE_IMAGE));

    return has_member(built, "Names") ? NULL : built;
}

static struct str path_in(struct evidence *out, const struct value *image, const char *key)
{
    struct str path = mdl_fact_path(&out->arena, MDL_F_IMAGES, member_text(image, "Id"));

    return arena_printf(&out->arena, "host.%.*s.%s", STR_FMT(path), key);
}

static void assume_name(struct evidence *out, const struct value *image, struct str name,
                        struct str what)
{
    evidence_assume(out, path_in(out, image, "Names"), made_push(value_list(), value_string(name)),
                    what);
}

static bool is_given(const struct value *v)
{
    return v != NULL && v->kind != VALUE_NULL && (v->kind != VALUE_LIST || v->u.list.count > 0);
}

/* What create takes of an image whose configuration nobody showed: something to run, where the
 * request brings nothing. */
static const struct value *asked_config(const struct value *body)
{
    struct value *config = value_map();

    if (is_given(member(body, "Cmd")) || is_given(member(body, "Entrypoint")))
        return config;
    return made_with(config, "Cmd", made_push(value_list(), value_string(STR_LIT("cmd"))));
}

/* Of what a Dockerfile makes, the command of the base image, where the Dockerfile has none. */
static void assume_command(struct evidence *out, const struct value *root,
                           const struct value *image)
{
    const struct value *config = member(image, "Config");

    if (!is_of_dockerfile(image) || has_member(config, "Cmd") || has_member(config, "Entrypoint") ||
        mdl_source_of(root, STR_LIT("Images." DOCKERFILE_IMAGE ".Config")).len > 0)
        return;
    evidence_assume(out, path_in(out, image, "Config.Cmd"),
                    made_push(value_list(), value_string(STR_LIT("cmd"))),
                    STR_LIT("the Dockerfile names no command, cmd stands for that of its base"));
}

/* Of an image of which its name, its id or its layers are told and no more. */
static void assume_config(struct evidence *out, const struct value *root, const struct value *image,
                          struct str name, const struct value *body)
{
    struct mdl_windows windows;

    if (has_member(image, "Config")) {
        assume_command(out, root, image);
        return;
    }
    if (!has_member(image, "OS"))
        evidence_assume(out, path_in(out, image, "OS"), value_string(STR_LIT("windows")),
                        STR_LIT("the image is one for Windows"));
    evidence_assume(out, path_in(out, image, "Config"), asked_config(body),
                    STR_LIT("the image's configuration is not known, cmd stands for its command"));
    if (!has_member(image, "OSVersion") && mdl_windows_of_image(&windows, name))
        evidence_assume(out, path_in(out, image, "OSVersion"),
                        value_string(image_version_text(&out->arena, &windows)),
                        STR_LIT("the image is of the version that its name tells"));
}

/* What a wrapper printed beside the request is of its image, and better than the image's name. */
static void tell_version(struct evidence *out, struct str id)
{
    struct mdl_windows w = {.build = out->image_build, .revision = out->image_revision};

    w.has_revision = w.revision > 0;
    if (w.build == 0 || id.len == 0)
        return;
    evidence_tell_text(out,
                       arena_printf(&out->arena, "host.%.*s.OSVersion",
                                    STR_FMT(mdl_fact_path(&out->arena, MDL_F_IMAGES, id))),
                       image_version_text(&out->arena, &w), STR_LIT("version: build of the image"));
}

static bool has_name(const struct value *image, struct str name)
{
    const struct value *names = member(image, "Names");

    for (size_t i = 0; i < element_count(names); i++) {
        const struct value *own = element(names, i);

        if (own->kind == VALUE_STRING && same_image(name, own->u.text))
            return true;
    }
    return false;
}

/* The image of a list that a request asks for; NULL: it is not among them. */
static const struct value *asked_among(const struct value *known, struct str name)
{
    const struct value *found = NULL;

    for (size_t i = 0; i < element_count(known); i++) {
        const struct value *image = element(known, i);

        if (has_name(image, name))
            return image;
        if (found == NULL && same_image_is_id(name, member_text(image, "Id")))
            found = image;
    }
    return found;
}

/* A daemon that runs Linux containers was asked for one. */
static bool is_linux_asked(const struct value *root)
{
    struct str platform = member_text(member(root, "request"), "platform");

    return member_true(member(root, "host"), "LCOWSupported") &&
           (str_is(platform, "linux") || str_starts(platform, STR_LIT("linux/")));
}

/* Of an image that nobody told of, though perhaps of others. */
static void assume_whole_image(struct evidence *out, const struct value *root, struct str name,
                               const struct value *body)
{
    const struct value *known = MEMBER_AT(root, "host", "Images");
    bool linux_asked = is_linux_asked(root);
    struct value *made = made_with(value_map(), "Id", value_string(STR_LIT("image")));
    struct mdl_windows windows;

    made = made_with(made, "OS", value_string(linux_asked ? STR_LIT("linux") : STR_LIT("windows")));
    if (!linux_asked && mdl_windows_of_image(&windows, name))
        made =
            made_with(made, "OSVersion", value_string(image_version_text(&out->arena, &windows)));
    made = made_with(made, "Names", made_push(value_list(), value_string(name)));
    made = made_with(made, "Config", asked_config(body));
    made = made_with(made, "LayerFolders", base_layer());
    evidence_assume(out, STR_LIT("host.Images"), made_push(made_copy(known), made),
                    linux_asked
                        ? STR_LIT("the image that is asked for exists and is a Linux one, as its "
                                  "platform is; its configuration is not known, cmd stands for its "
                                  "command")
                        : STR_LIT("the image that is asked for exists and is a Windows one, of the "
                                  "version that its name tells; its configuration is not known, "
                                  "cmd stands for its command"));
    tell_version(out, STR_LIT("image"));
}

void assume_asked_image(struct evidence *out, const struct value *root, const struct value *body,
                        const struct value *container)
{
    const struct value *known = MEMBER_AT(root, "host", "Images");
    const struct value *nameless = nameless_image(known, container), *asked;
    struct str name = member_text(body, "Image");

    if (nameless == NULL && asked_among(known, name) == NULL)
        nameless = built_image(known);
    if (nameless != NULL && name.len > 0)
        assume_name(out, nameless, name,
                    STR_LIT("the image that was shown is the one that is asked for"));
    asked = nameless != NULL ? nameless : asked_among(known, name);
    if (asked != NULL && name.len > 0)
        assume_config(out, root, asked, name, body);
    else if (name.len > 0)
        assume_whole_image(out, root, name, body);
    assume_asked_layers(out, known);
    if (asked != NULL && !has_member(asked, "OSVersion"))
        tell_version(out, member_text(asked, "Id"));
}

const struct value *assume_request(struct evidence *out, const struct value *known)
{
    const struct value *image = element_count(known) == 1 ? element(known, 0) : NULL;
    struct str id = member_text(image, "Id");
    struct value *body;

    if (!(has_member(image, "Config") || is_of_dockerfile(image)) || id.len == 0)
        return NULL;
    body = made_with(value_map(), "Image", value_string(id));
    body = made_with(body, "HostConfig", value_map());
    evidence_assume(out, STR_LIT("request.body"), made_shared(body),
                    STR_LIT("the container is run of the image with no option"));
    return body;
}
