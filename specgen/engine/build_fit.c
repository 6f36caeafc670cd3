#include "specgen/engine/build_fit.h"

#include "model/diagnosis/host_version.h"

#include <stddef.h>

#define LATEST UINT64_MAX

enum isolation { PROCESS, HYPERV };
enum product { ANY, CLIENT };
enum age { SAME, OLDER, ANY_AGE }; /* the image, beside the host */

static const struct row {
    enum isolation isolation;
    enum product product;
    uint64_t host_from, host_to;
    enum age age;
    uint64_t image_from, image_to;
    struct build_fit_row answer;
} rows[] = {
#define BUILD_FIT(isolation, product, host_from, host_to, age, image_from, image_to, fit, why)     \
    {isolation, product, host_from, host_to, age, image_from, image_to, {fit, why}},
#include "specgen/engine/build_fit.def"
#undef BUILD_FIT
};

static bool is_of_age(enum age age, uint64_t host, uint64_t image)
{
    return age == ANY_AGE || (age == SAME ? image == host : image < host);
}

const struct build_fit_row *build_fit_of(uint64_t host, bool client, uint64_t image, bool hyperv)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct row *r = &rows[i];

        if (r->isolation == (hyperv ? HYPERV : PROCESS) && (r->product == ANY || client) &&
            host >= r->host_from && host <= r->host_to && image >= r->image_from &&
            image <= r->image_to && is_of_age(r->age, host, image))
            return &r->answer;
    }
    return &rows[sizeof(rows) / sizeof(rows[0]) - 1].answer;
}

bool build_fit_of_newer(bool client, uint64_t image, bool hyperv)
{
    return build_fit_of(LATEST, client, image, hyperv)->fit != FITS_NOT;
}

/* The newest first; STR_NONE: none. */
static struct str tags_of(struct arena *a, uint64_t host, bool client, bool hyperv)
{
    struct str tags = STR_NONE;
    const char *tag;
    uint32_t build;

    for (size_t i = 0; (tag = mdl_windows_tag(i, &build)) != NULL; i++)
        if (tag[0] != '\0' && build_fit_of(host, client, build, hyperv)->fit != FITS_NOT)
            tags = arena_printf(a, "%s%s%.*s", tag, tags.len > 0 ? ", " : "", STR_FMT(tags));
    return tags;
}

struct str build_fit_tags(struct arena *a, uint32_t build)
{
    const char *name = mdl_windows_name(build);
    bool client = name != NULL && strstr(name, "Server") == NULL;
    struct str process = tags_of(a, build, client, false), hyperv = tags_of(a, build, client, true);

    return arena_printf(a,
                        "The host is of build %u%s%s%s: of mcr.microsoft.com/windows and what is "
                        "made of it, it runs %s%.*s with process isolation, and %s%.*s with "
                        "--isolation hyperv.",
                        (unsigned)build, name != NULL ? " (" : "", name != NULL ? name : "",
                        name != NULL ? ")" : "", process.len > 0 ? "the tags " : "no tag",
                        STR_FMT(process), hyperv.len > 0 ? "" : "none", STR_FMT(hyperv));
}

struct str build_fit_advice(struct arena *a, struct str text)
{
    struct mdl_windows host;

    return host_version_told(&host, text) ? build_fit_tags(a, (uint32_t)host.build) : STR_NONE;
}
