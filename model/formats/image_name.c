#include "model/formats/image_name.h"

#include "model/formats/host_element.h"

struct str image_version_text(struct arena *a, const struct mdl_windows *w)
{
    if (w->has_revision)
        return arena_printf(a, "10.0.%u.%u", (unsigned)w->build, (unsigned)w->revision);
    return arena_printf(a, "10.0.%u", (unsigned)w->build);
}

void image_name_tell(struct evidence *out, struct str id, struct str image, const char *by)
{
    struct host_element e = {out, "Images", id, by};
    struct mdl_windows w;
    bool versioned = mdl_windows_of_image(&w, image);

    if (id.len == 0)
        return;
    if (versioned || mdl_windows_image(image)) {
        host_element_give(&e, "OS", value_string(STR_LIT("windows")));
        evidence_concluded(out);
    }
    if (!versioned)
        return;
    host_element_give(&e, "OSVersion", value_string(image_version_text(&out->arena, &w)));
    evidence_because(out,
                     arena_printf(&out->arena, "the name of the image is '%.*s'", STR_FMT(image)));
    evidence_concluded(out);
}

/* "web:latest" of "docker.io/library/web", as docker shows it. */
static struct str without_hub(struct str name)
{
    static const char hubs[][17] = {"docker.io/", "index.docker.io/", "library/"};

    for (size_t i = 0; i < sizeof(hubs) / sizeof(hubs[0]); i++)
        if (str_starts(name, str_of(hubs[i])))
            name = str_cut(name, strlen(hubs[i]), name.len);
    return name;
}

/* With a tag or a digest of its own. */
static bool is_versioned(struct str name)
{
    size_t at = name.len;

    while (at > 0 && name.s[at - 1] != '/') {
        if (name.s[at - 1] == ':' || name.s[at - 1] == '@')
            return true;
        at--;
    }
    return false;
}

static struct str without_latest(struct str name)
{
    static const struct str latest = STR_INIT(":latest");

    name = without_hub(name);
    return str_ends(name, latest) && is_versioned(name) ? str_cut(name, 0, name.len - latest.len)
                                                        : name;
}

bool image_name_eq(struct str a, struct str b)
{
    return str_eq(without_latest(a), without_latest(b));
}

bool image_name_is_id(struct str name, struct str id)
{
    static const struct str algorithm = STR_INIT("sha256:");

    if (name.len == 0 || !str_starts(id, algorithm))
        return name.len > 0 && str_eq(id, name);
    return str_starts(id, name) || str_starts(str_cut(id, algorithm.len, id.len), name);
}
