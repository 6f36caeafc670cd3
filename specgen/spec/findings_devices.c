/* What the engine hands on unread: the class of a device. */
#include "model/base/guid.h"
#include "specgen/spec/findings.h"

/* GUID of class/GUID and class://GUID; empty: it is of another type, or none at all. */
static struct str class_of(struct str path)
{
    static const struct str class = STR_INIT("class/");
    struct str id = str_starts(path, class) ? str_cut(path, class.len, path.len) : STR_NONE;

    return str_starts(path, STR_LIT("class://")) ? str_cut(id, 2, id.len) : id;
}

void finding_device_class(struct spec_build *b)
{
    const struct mdl_host_config *h = &b->c->host_config;

    for (size_t i = 0; finding_of_windows(b) && i < h->devices.count; i++) {
        struct str path = h->devices.items[i].path_on_host.v, id = class_of(path);

        if (!str_starts(path, STR_LIT("class/")) || guid_is(id))
            continue;
        warn(b, RULE_USE_DEVICE_CLASS, SPEC_REF_AT(DEVICE_PATH_ON_HOST, i),
             SPEC_TEXT(b, STR_LIT("'"), id,
                       STR_LIT("' is no GUID: the engine hands it on as it is, and Windows knows "
                               "classes of devices by their GUID alone")));
    }
}
