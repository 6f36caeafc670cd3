/* How a -v string is read. */
#include "model/value/value_build.h"
#include "specgen/preflight/filter_report.h"
#include "specgen/preflight/mount_grammar.h"
#include "specgen/report/reports.h"

static struct value *parts_value(struct str lowered, bool linux_image)
{
    struct mount_parts parts;
    struct value *map;

    if (!mount_split(&parts, lowered, linux_image))
        return value_null();
    map = value_build_with(value_map(), "source", report_text_or_null(parts.source));
    map = value_build_with(map, "destination", value_string(parts.destination));
    return value_build_with(map, "mode", report_text_or_null(parts.mode));
}

struct value *report_mount(struct mount_reader *reader, struct str raw, bool *refused)
{
    struct str lowered = mount_lower(reader->a, raw), error = STR_NONE;
    struct value *report = report_begin(REPORT_MOUNT);
    struct mount_point point;

    *refused = !mount_read_raw(&point, &error, reader, raw);
    report = value_build_with(report, "engine",
                              value_string(mdl_engine_name(reader->a, reader->engine->release)));
    report = value_build_with(report, "given", value_string(raw));
    report = value_build_with(report, "read_as", value_string(lowered));
    report = value_build_with(report, "parts", parts_value(lowered, reader->linux_image));
    report = value_build_with(report, "mount", *refused ? value_null() : mount_report(&point));
    return value_build_with(report, "message", report_text_or_null(error));
}

struct err *make_mount(const struct value **out, const struct report_subject *s)
{
    const struct engine engine =
        engine_of(s->release != 0 ? s->release : mdl_engine_default->latest);
    struct mount_reader reader = {.a = s->a, .host = s->host, .engine = &engine};
    bool refused;

    if (s->argument.len == 0)
        return err_new(ERR_INPUT, "'mount' needs a -v string");
    *out = report_mount(&reader, s->argument, &refused);
    return NULL;
}
