/* What the engine hands on unread: the class of a device. */
#include "model/base/guid.h"
#include "specgen/spec/findings.h"

/* What stands for the GUID of a class; false: the device is of another type, or refused. From 23.0
 * on there is TYPE://ID, and moby's runtime takes two types, both of which are classes. */
static bool names_class(const struct spec_build *b, struct str path, struct str *id)
{
    static const struct str written[] = {STR_INIT("class/"), STR_INIT("class://"),
                                         STR_INIT("vpci-class-guid://")};
    size_t count = engine_has(&b->engine, CHANGE_DEVICE_TYPES) ? 3 : 1;

    for (size_t i = 0; i < count; i++) {
        *id = str_cut(path, written[i].len, path.len);
        if (str_starts(path, written[i]))
            return true;
    }
    return false;
}

void finding_device_class(struct spec_build *b)
{
    const struct mdl_host_config *h = &b->c->host_config;

    for (size_t i = 0; finding_of_windows(b) && i < h->devices.count; i++) {
        struct str path = h->devices.items[i].path_on_host.v, id;

        if (!names_class(b, path, &id) || guid_is(id))
            continue;
        warn(b, RULE_USE_DEVICE_CLASS, SPEC_REF_AT(DEVICE_PATH_ON_HOST, i),
             SPEC_TEXT(b, STR_LIT("'"), id,
                       STR_LIT("' is no GUID: the engine hands it on as it is, and Windows knows "
                               "classes of devices by their GUID alone")));
    }
}
