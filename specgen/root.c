#include "specgen/steps.h"

bool step_root_windows(struct spec_build *b)
{
    static const struct spec_origin from_base_fs = {
        RULE_ROOT_PATH, 2, {{MDL_F_BASE_FS, -1}, {MDL_F_ISOLATION, -1}}};
    static const struct spec_origin from_hyperv = {
        RULE_ROOT_PATH, 2, {{MDL_F_ISOLATION, -1}, {MDL_F_DEFAULT_ISOLATION, -1}}};
    static const struct spec_origin from_started = {
        RULE_FIRST_BOOT, 2, {{MDL_F_HAS_BEEN_STARTED_BEFORE, -1}, {MDL_F_STATE_STARTED_AT, -1}}};
    struct spec_node *root = spec_child(b->spec, KEY_ROOT);
    struct str path = b->c->base_fs.v;

    if (b->r->isolation.hyperv) {
        spec_put_str(b, root, KEY_PATH, STR_LIT(""), &from_hyperv);
    } else {
        if (b->c->base_fs.presence != MDL_SET)
            return spec_refuse(b, RULE_ROOT_PATH, SPEC_CLASS_UNKNOWN, SPEC_REF(BASE_FS),
                               SPEC_TEXT(b,
                                         STR_LIT("createSpecWindowsFields: BaseFS of container "),
                                         b->c->id.v, STR_LIT(" is unexpectedly nil")));
        if (!str_ends(path, STR_LIT("\\")))
            path = SPEC_TEXT(b, path, STR_LIT("\\"));
        spec_put_str(b, root, KEY_PATH, path, &from_base_fs);
    }
    if (!mdl_started_before(b->doc))
        spec_put_bool(b, b->windows, KEY_IGNORE_FLUSHES_DURING_BOOT, true, &from_started);
    return true;
}
