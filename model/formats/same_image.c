#include "model/formats/same_image.h"

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

bool same_image(struct str a, struct str b)
{
    return str_eq(without_latest(a), without_latest(b));
}

bool same_image_is_id(struct str name, struct str id)
{
    static const struct str algorithm = STR_INIT("sha256:");

    if (name.len == 0 || !str_starts(id, algorithm))
        return name.len > 0 && str_eq(id, name);
    return str_starts(id, name) || str_starts(str_cut(id, algorithm.len, id.len), name);
}
