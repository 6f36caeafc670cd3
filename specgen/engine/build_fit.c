#include "specgen/engine/build_fit.h"

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
