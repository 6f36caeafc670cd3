#include "ui/cli/decode_version.h"

#include "model/diagnosis/version_text.h"
#include "ui/cli/decode_rows.h"

#include <inttypes.h>

/* "17763.1879"; build 0: not told. */
static void print_build(FILE *out, struct arena *a, const char *name, uint32_t build,
                        uint32_t revision)
{
    if (build != 0)
        decode_row(
            out, name,
            arena_printf(a, "%" PRIu32 "%s%.0" PRIu32, build, revision != 0 ? "." : "", revision));
}

static void print_part(FILE *out, struct arena *a, const char *name, const struct version_part *p)
{
    if (!p->there)
        return;
    decode_row(out, name,
               arena_printf(a, "%.*s%s%.*s%s%.*s", STR_FMT(p->version),
                            p->api.len > 0 ? ", API " : "", STR_FMT(p->api),
                            p->os_arch.len > 0 ? ", " : "", STR_FMT(p->os_arch)));
}

struct err *decode_print_version(FILE *out, struct arena *a, struct str text)
{
    struct version_text t;
    struct err *e = version_text(&t, a, text);

    if (e != NULL)
        return e;
    (void)fprintf(out, "Version  %s\n",
                  t.profile != NULL ? t.profile : "of no engine that is known here");
    print_part(out, a, "client", &t.client);
    print_part(out, a, "server", &t.server);
    if (t.server.there && (!t.no_components || str_starts(t.server.os_arch, STR_LIT("linux"))))
        decode_row_text(out, "but", "this is a Linux daemon: it runs no Windows containers");
    if (t.client.there && !t.server.there)
        decode_row_text(out, "but",
                        "only the client's version is told; the engine is the server's");
    print_build(out, a, "host build", t.host_build, t.host_revision);
    print_build(out, a, "image build", t.image_build, t.image_revision);
    decode_row(out, "isolation", t.isolation);
    return NULL;
}

void decode_print_builds(FILE *out, struct arena *a, struct str text)
{
    struct version_text v;

    if (arena_drop_err(a, version_text(&v, a, text)))
        return;
    if (v.server.there)
        decode_row(out, "server", v.server.version);
    print_build(out, a, "host build", v.host_build, v.host_revision);
    print_build(out, a, "image build", v.image_build, v.image_revision);
}
