#include "ui/present/host_info.h"

#include "model/base/buf.h"
#include "model/document/engine.h"
#include "model/document/field_text.h"
#include "model/document/path.h"
#include "model/formats/artefact.h"
#include "specgen/gocompat/concat.h"

static bool is_by_before(const struct str *sources, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (str_eq(evidence_by(sources[k]), evidence_by(sources[i])))
            return true;
    return false;
}

static size_t last_by(const struct str *sources)
{
    size_t last = 0;

    for (size_t i = 0; sources[i].s != NULL; i++)
        if (!is_by_before(sources, i))
            last = i;
    return last;
}

struct str ui_host_said(struct arena *a, const struct value *root, bool in_scenario)
{
    struct str *sources, by = STR_NONE;
    struct err *e = mdl_host_sources(&sources, a, root);

    if (e != NULL) {
        err_free(e);
        return STR_NONE;
    }
    for (size_t i = 0, last = last_by(sources); sources[i].s != NULL; i++)
        if (!is_by_before(sources, i))
            by = arena_printf(a, "%.*s%s%.*s", STR_FMT(by),
                              by.len == 0 ? ""
                              : i == last ? " and "
                                          : ", ",
                              STR_FMT(evidence_by(sources[i])));
    if (str_is(by, MDL_SOURCE_TYPED))
        return STR_LIT("host partly typed, the rest assumed");
    if (by.len > 0)
        return arena_printf(a, "host by %.*s, the rest assumed", STR_FMT(by));
    return in_scenario ? STR_LIT("host assumed") : STR_LIT("host not in the file; assumed");
}

/* Each is a point of its own, however many lines of the screen it takes. */
static struct str with_point(struct arena *a, struct str all, struct str point)
{
    return arena_printf(a, "%.*s%s- %.*s", STR_FMT(all), all.len > 0 ? "\n" : "", STR_FMT(point));
}

/* One sentence may stand for several facts. */
static bool is_said_before(const struct mdl_string_map *sources, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (str_eq(sources->items[k].v.v, sources->items[i].v.v))
            return true;
    return false;
}

static enum mdl_field_id field_at(struct arena *a, const struct mdl_doc *doc, struct str path)
{
    struct mdl_path at = {.field = MDL_F_NONE};
    struct err *e = mdl_path_parse(&at, a, path, doc->root);
    enum mdl_field_id field = e == NULL ? at.field : MDL_F_NONE;

    err_free(e);
    return field;
}

struct str ui_unknown_name(struct arena *a, const struct mdl_doc *doc, struct str entry)
{
    uint64_t least;
    bool has_least;
    struct str path = mdl_unknown_path(entry, &has_least, &least), name;
    enum mdl_field_id field = field_at(a, doc, CONCAT(a, STR_LIT("host."), path));

    if (field == MDL_F_NONE)
        field = field_at(a, doc, path);
    if (field == MDL_F_NONE)
        return entry;
    name = str_of(mdl_field_text(field).label);
    if (str_find(path, '[', 0) >= 0)
        name = arena_printf(a, "%.*s, %.*s", STR_FMT(name), STR_FMT(path));
    return has_least
               ? arena_printf(a, "%.*s (at least %llu)", STR_FMT(name), (unsigned long long)least)
               : name;
}

static struct str unknown_names(struct arena *a, const struct mdl_doc *doc)
{
    const struct mdl_strings *unknown = &doc->host.unknown;
    struct buf all = {NULL, 0, 0, false};

    for (size_t i = 0; i < unknown->count; i++) {
        if (i > 0)
            buf_add(&all, STR_LIT(", "));
        buf_add(&all, ui_unknown_name(a, doc, unknown->items[i].v));
    }
    return buf_in_arena(&all, a);
}

struct str ui_host_assumptions(struct arena *a, const struct mdl_doc *doc)
{
    const struct mdl_string_map *sources = &doc->host.sources;
    struct str all = STR_NONE;

    for (size_t i = 0; i < sources->count; i++) {
        struct str text = sources->items[i].v.v;

        if (mdl_is_assumption(text) && !is_said_before(sources, i))
            all = with_point(a, all, str_cut(text, sizeof(MDL_SOURCE_ASSUMED) - 1, text.len));
    }
    if (doc->host.unknown.count > 0)
        all = with_point(a, all,
                         arena_printf(a, "not known, and left open where it matters: %.*s",
                                      STR_FMT(unknown_names(a, doc))));
    return all;
}

bool ui_engine_is_assumed(const struct mdl_doc *doc)
{
    return doc->engine.v.len == 0;
}

struct str ui_engine_said(struct arena *a, const struct evidence *told, const struct mdl_doc *doc)
{
    const struct fact *engine = artefact_engine(told, doc->release);

    if (engine != NULL)
        return engine->remark;
    if (!ui_engine_is_assumed(doc))
        return STR_NONE;
    return arena_printf(a, "nothing names the engine: %.*s is assumed",
                        STR_FMT(mdl_engine_name(a, doc->release)));
}
