/* Which Windows the container gets, and whether the host can run it. */
#include "model/document/windows_builds.h"
#include "specgen/engine/build_fit.h"
#include "specgen/explain/effective_build.h"

static struct str named(const struct effective_build *b, uint64_t build)
{
    const char *name = mdl_windows_name(build);

    return name != NULL ? arena_printf(b->a, "%s (%llu)", name, (unsigned long long)build)
                        : arena_printf(b->a, "build %llu", (unsigned long long)build);
}

static void fill_fit(const struct effective_build *b, struct effective_row *row,
                     const struct mdl_windows *image)
{
    const struct plat_facts *f = &b->r->facts;
    const struct build_fit_row *fit =
        build_fit_of(f->os_build, str_is(f->os_product, "client"), image->build, b->out->vm);
    bool revisions = fit->fit == FITS_REVISION && !(f->has_os_revision && image->has_revision &&
                                                    f->os_revision == image->revision);

    row->gets =
        EFFECTIVE_TEXT(b, named(b, image->build),
                       fit->fit == FITS_NOT ? STR_LIT(": Windows refuses it here (0xC0370101)")
                       : revisions          ? STR_LIT(", where the revisions are the same")
                                            : STR_NONE);
    row->note = EFFECTIVE_TEXT(b, STR_LIT("the host is "), named(b, f->os_build), STR_LIT("; "),
                               str_of(fit->why));
    row->surprises = fit->fit == FITS_NOT;
}

void effective_fill_windows(const struct effective_build *b, struct effective_row *row)
{
    const struct plat_facts *f = &b->r->facts;
    struct mdl_windows image;

    row->source = STR_LIT(BUILD_FIT_SOURCE);
    row->set = b->r->image.os_version;
    if (b->r->linux_container) {
        row->gets = STR_LIT("the Linux kernel of the utility VM");
        return;
    }
    if (!mdl_windows_version(&image, b->r->image.os_version)) {
        effective_unknown(row, STR_LIT("the image's version of Windows is not known (docker image "
                                       "inspect shows it as OsVersion)"));
        return;
    }
    if (f->os_build == 0 || plat_is_guess(f, PLAT_FACT_OS_BUILD)) {
        row->gets = named(b, image.build);
        row->certainty = EFFECTIVE_OPEN;
        row->note = STR_LIT("whether it fits the host is not known: the host's build is not told");
        return;
    }
    fill_fit(b, row, &image);
}
