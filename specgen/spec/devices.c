#include "specgen/spec/steps.h"

#define MIN_BUILD 17763 /* RS5, Windows Server 2019 */

static bool put_device(struct spec_build *b, struct spec_node *list, struct str path, size_t index)
{
    ptrdiff_t slash = str_find(path, '/', 0);
    struct spec_ref ref = SPEC_REF_AT(DEVICE_PATH_ON_HOST, index);
    struct str type = str_cut(path, 0, slash < 0 ? 0 : (size_t)slash);
    const struct spec_origin *from;
    struct spec_node *device;

    if (slash < 0)
        return spec_refuse(b, RULE_DEVICE, SPEC_CLASS_UNKNOWN, ref,
                           STR_LIT("invalid device assignment path"));
    if (!str_is(type, "class"))
        return spec_refuse(b, RULE_DEVICE, SPEC_CLASS_UNKNOWN, ref,
                           SPEC_TEXT(b, STR_LIT("invalid device assignment type: '"), type,
                                     STR_LIT("' should be 'class'")));
    from = spec_origin_at(b->a, RULE_DEVICE, MDL_F_DEVICE_PATH_ON_HOST, index);
    device = spec_push_object(&b->tree, list, from);
    spec_put_str(&b->tree, device, KEY_ID, str_cut(path, (size_t)slash + 1, path.len), from);
    spec_put_str(&b->tree, device, KEY_ID_TYPE, type, from);
    return true;
}

static bool refuse_typed(struct spec_build *b, struct str path, size_t index, const char *why)
{
    return spec_refuse(b, RULE_DEVICE_TYPED, SPEC_CLASS_UNKNOWN,
                       SPEC_REF_AT(DEVICE_PATH_ON_HOST, index),
                       SPEC_TEXT(b, STR_LIT("invalid device assignment path: '"), path,
                                 STR_LIT("', "), str_of(why)));
}

static bool put_typed_device(struct spec_build *b, struct spec_node *list, struct str path,
                             size_t index)
{
    struct str type = STR_LIT("class"), id;
    const struct spec_origin *from;
    struct spec_node *device;

    if (str_starts(path, STR_LIT("class/"))) {
        id = str_cut(path, 6, path.len);
    } else {
        ptrdiff_t end = str_find_text(path, STR_LIT("://"), 0);

        if (end < 0)
            return refuse_typed(b, path, index, "must be 'class/ID' or 'IDType://ID'");
        if (end == 0)
            return refuse_typed(b, path, index, "IDType cannot be empty");
        type = str_cut(path, 0, (size_t)end);
        id = str_cut(path, (size_t)end + 3, path.len);
    }
    from = spec_origin_at(b->a, RULE_DEVICE_TYPED, MDL_F_DEVICE_PATH_ON_HOST, index);
    device = spec_push_object(&b->tree, list, from);
    spec_put_str(&b->tree, device, KEY_ID, id, from);
    spec_put_str(&b->tree, device, KEY_ID_TYPE, type, from);
    return true;
}

static const struct spec_origin from_list = SPEC_ORIGIN(DEVICE, SPEC_FROM(DEVICES));
static const struct spec_origin from_typed = SPEC_ORIGIN(DEVICE_TYPED, SPEC_FROM(DEVICES));

bool step_devices(struct spec_build *b)
{
    bool typed = engine_has(&b->engine, CHANGE_DEVICE_TYPES);
    size_t count = b->c->host_config.devices.count;
    struct spec_node *list;

    if (count == 0)
        return true;
    if (b->r->isolation.hyperv && !engine_has(&b->engine, CHANGE_DEVICE_HYPERV) &&
        b->r->isolation.decided_by == SPEC_ISOLATION_DAEMON &&
        spec_is_guess(b, PLAT_FACT_DEFAULT_ISOLATION))
        (void)spec_ask_fact(b, SPEC_ASK_ISOLATION, RULE_DEVICE_ISOLATION,
                            PLAT_FACT_DEFAULT_ISOLATION, STR_LIT("the devices"));
    else if (b->r->isolation.hyperv && !engine_has(&b->engine, CHANGE_DEVICE_HYPERV))
        return spec_refuse(b, RULE_DEVICE_ISOLATION, SPEC_CLASS_UNKNOWN, SPEC_REF(DEVICES),
                           STR_LIT("device assignment is not supported for HyperV containers"));
    if (b->r->facts.os_build < MIN_BUILD && !engine_has(&b->engine, CHANGE_DEVICE_ANY_BUILD) &&
        spec_is_guess(b, PLAT_FACT_OS_BUILD))
        (void)spec_ask_fact(b, SPEC_ASK_OS_BUILD, RULE_DEVICE_BUILD, PLAT_FACT_OS_BUILD,
                            STR_LIT("the devices"));
    else if (b->r->facts.os_build < MIN_BUILD && !engine_has(&b->engine, CHANGE_DEVICE_ANY_BUILD))
        return spec_refuse(
            b, RULE_DEVICE_BUILD, SPEC_CLASS_UNKNOWN, SPEC_REF(OS_BUILD),
            STR_LIT("device assignment requires Windows builds RS5 (17763+) or later"));
    list = spec_put_list(&b->tree, b->windows, KEY_DEVICES, typed ? &from_typed : &from_list);
    for (size_t i = 0; i < count; i++) {
        if (!(typed ? put_typed_device
                    : put_device)(b, list, b->c->host_config.devices.items[i].path_on_host.v, i))
            return false;
    }
    return true;
}
