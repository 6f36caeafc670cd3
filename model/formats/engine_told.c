#include "model/formats/engine_told.h"

#include "model/diagnosis/error_text.h"
#include "model/document/engine.h"

static struct str unknown_version(struct arena *a, struct str version, const char *by)
{
    return arena_printf(a,
                        "engine left as it was: %s says '%.*s', which is no version that is known",
                        by, STR_FMT(str_cut(version, 0, 60)));
}

static struct str known_version(struct arena *a, struct str version, const char *by,
                                struct str name, enum mdl_version_fit fit)
{
    if (fit == MDL_VERSION_EXACT)
        return arena_printf(a, "engine %.*s: %s says %.*s", STR_FMT(name), by, STR_FMT(version));
    if (fit == MDL_VERSION_BETA)
        return arena_printf(a, "engine %.*s: %s says %.*s, as its betas were called", STR_FMT(name),
                            by, STR_FMT(version));
    return arena_printf(a, "engine %.*s, the nearest: %s says %.*s, which is %s", STR_FMT(name), by,
                        STR_FMT(version),
                        fit == MDL_VERSION_OLDER ? "older than all that are known"
                                                 : "none of those that are known");
}

void engine_tell(struct evidence *out, struct str version, const char *by, struct str source)
{
    struct arena *a = &out->arena;
    uint32_t release = 0;
    enum mdl_version_fit fit = mdl_engine_of_version(&release, version);
    struct str name;

    if (fit == MDL_VERSION_NONE) {
        evidence_note(out, NOTE_REMARK, STR_LIT("engine"), unknown_version(a, version, by));
        return;
    }
    name = mdl_engine_name(a, release);
    evidence_tell_text(out, STR_LIT("engine"), name, source);
    evidence_because(out, known_version(a, version, by, name, fit));
}

static struct str span(struct arena *a, const char *from, const char *to)
{
    if (from != NULL && to != NULL)
        return arena_printf(a, "from %s to %s", from, to);
    return from != NULL ? arena_printf(a, "from %s on", from) : arena_printf(a, "up to %s", to);
}

void engine_conclude(struct evidence *out, const char *from, const char *to, const char *by)
{
    struct arena *a = &out->arena;
    uint32_t release = 0;
    struct str name;

    if ((from == NULL && to == NULL) || evidence_fact(out, STR_LIT("engine")) != NULL ||
        mdl_engine_of_version(&release, str_of(from != NULL ? from : to)) == MDL_VERSION_NONE)
        return;
    name = mdl_engine_name(a, release);
    evidence_tell_text(out, STR_LIT("engine"), name, arena_printf(a, "%s: its words", by));
    evidence_because(out, arena_printf(a, "engine %.*s: engines %.*s write such a text",
                                       STR_FMT(name), STR_FMT(span(a, from, to))));
    evidence_concluded(out);
}

void engine_of_answer(struct evidence *out, struct str error)
{
    struct error_text t;

    if (error.len == 0 || arena_drop_err(&out->arena, error_text(&t, &out->arena, error)))
        return;
    if (error_dates_engine(&t))
        engine_conclude(out, t.releases.from, t.releases.to, "State.Error");
    error_text_finish(&t);
}
