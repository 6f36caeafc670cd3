/* Create looks at the image behind the checks of the settings: it must exist, and its platform
 * should be the host's. */
#include "specgen/preflight/preflight_build.h"

#define HOST_ARCHITECTURE "amd64"

static struct str or_default(struct str text, const char *otherwise)
{
    return text.len > 0 ? text : str_of(otherwise);
}

static bool fits(const struct plat_image *image)
{
    static const char names[][8] = {HOST_ARCHITECTURE, "x86_64", "x86-64"};
    struct str architecture = or_default(image->architecture, HOST_ARCHITECTURE);

    if (!str_eq_ascii_case(or_default(image->os, "windows"), STR_LIT("windows")))
        return false;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (str_eq_ascii_case(architecture, str_of(names[i])))
            return true;
    }
    return false;
}

static struct str image_platform(struct preflight_build *p, const struct plat_image *image)
{
    struct str version = STR_NONE;

    if (image->os.len == 0)
        return STR_LIT("unknown");
    if (image->os_version.len > 0 && engine_has(&p->engine, CHANGE_PLATFORM_BUILD))
        version = CONCAT(p->a, STR_LIT("("), image->os_version, STR_LIT(")"));
    return CONCAT(p->a, image->os, version, STR_LIT("/"),
                  or_default(image->architecture, HOST_ARCHITECTURE),
                  image->variant.len > 0 ? STR_LIT("/") : STR_NONE, image->variant);
}

static struct str host_platform(struct preflight_build *p)
{
    struct str build = STR_NONE;

    if (!engine_has(&p->engine, CHANGE_PLATFORM_LEVEL))
        return STR_LIT("windows/" HOST_ARCHITECTURE);
    if (engine_has(&p->engine, CHANGE_PLATFORM_BUILD))
        build = arena_printf(p->a, "(10.0.%llu)", (unsigned long long)p->facts.os_build);
    return arena_printf(p->a, "windows%.*s/" HOST_ARCHITECTURE "/v%llu", STR_FMT(build),
                        (unsigned long long)p->facts.cpu_level);
}

static void warn_of_platform(struct preflight_build *p, const struct plat_image *image)
{
    if (!engine_has(&p->engine, CHANGE_PLATFORM_WARNING) || fits(image))
        return;
    if (engine_has(&p->engine, CHANGE_PLATFORM_LEVEL) && p->facts.cpu_level == 0) {
        p->r->platform_unknown = true;
        return;
    }
    preflight_warn(p, RULE_PRE_PLATFORM, MDL_F_IMAGE,
                   CONCAT(p->a, STR_LIT("The requested image's platform ("),
                          image_platform(p, image),
                          STR_LIT(") does not match the detected host platform ("),
                          host_platform(p), STR_LIT(") and no specific platform was requested")));
}

static void refuse_missing(struct preflight_build *p, struct str id, const struct plat_image *image)
{
    struct str text =
        image->state == PLAT_DENIED ? image->error : CONCAT(p->a, STR_LIT("No such image: "), id);
    enum spec_class class =
        str_starts(text, STR_LIT("No such image")) ? SPEC_CLASS_NOT_FOUND : SPEC_CLASS_UNKNOWN;

    if (!engine_has(&p->engine, CHANGE_IMAGE_AT_CREATE))
        return;
    if (image->state == PLAT_UNKNOWN) {
        (void)spec_ask(&p->r->unknowns, &(struct spec_asked){.id = SPEC_ASK_IMAGE,
                                                             .rule = RULE_PRE_IMAGE,
                                                             .subject = id,
                                                             .field = MDL_F_IMAGES,
                                                             .key = id,
                                                             .from = &image->from});
        return;
    }
    if (image->state == PLAT_DENIED)
        preflight_refuse(p, RULE_PRE_IMAGE, class, MDL_F_IMAGE_ERROR, image->from.index, text);
    else
        preflight_refuse(p, RULE_PRE_IMAGE, class, MDL_F_IMAGE, -1, text);
}

void preflight_check_image(struct preflight_build *p)
{
    struct str id = p->doc->container.image.v;
    struct plat_image image;

    if (id.len == 0)
        return;
    p->host->ops->image(p->host->ctx, id, &image);
    if (image.state == PLAT_KNOWN)
        warn_of_platform(p, &image);
    else
        refuse_missing(p, id, &image);
}
