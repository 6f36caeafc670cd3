/* How a -v string, or the text of a --mount, is read. */
#include "model/value/value_make.h"
#include "specgen/gocompat/fold_case.h"
#include "specgen/preflight/filter_report.h"
#include "specgen/preflight/mount_grammar.h"
#include "specgen/preflight/mount_hint.h"
#include "specgen/preflight/mount_option.h"
#include "specgen/report/report_build.h"

static struct value *parts_value(struct str lowered, bool linux_image)
{
    struct mount_parts parts;
    struct value *map;

    if (!mount_split(&parts, lowered, linux_image))
        return value_null();
    map = made_with(value_map(), "source", report_text_or_null(parts.source));
    map = made_with(map, "destination", value_string(parts.destination));
    return made_with(map, "mode", report_text_or_null(parts.mode));
}

static struct value *faulty_value(struct arena *a, struct str raw, bool linux_image)
{
    struct mount_hint hint;
    struct value *map;

    if (linux_image || !mount_hint(&hint, a, raw))
        return value_null();
    map = made_with(value_map(), "half", value_string(str_of(mount_half_name(hint.half))));
    map = made_with(map, "part", value_string(hint.part));
    map = made_with(map, "message", value_string(hint.text));
    return made_with(map, "remedy", value_string(hint.remedy));
}

static struct value *report_option(struct value *report, struct mount_reader *reader,
                                   struct str raw, bool *refused)
{
    struct mount_option option;
    struct str error = STR_NONE, remedy = STR_NONE;
    struct err *e = mount_option_read(&option, reader->a, raw);
    struct mount_point point;

    if (e != NULL) {
        err_free(e);
        value_unref(report);
        return NULL;
    }
    *refused = option.spec == NULL || !mount_read_spec(&point, &error, reader, option.spec);
    if (option.spec == NULL)
        error = option.message;
    else if (*refused)
        remedy = mount_option_remedy(raw, option.spec);
    report = made_with(report, "read_as", value_string(raw));
    report = made_with(report, "parts", value_null());
    report = made_with(report, "mount", *refused ? value_null() : mount_report(&point));
    report = made_with(report, "message", report_text_or_null(error));
    report = made_with(report, "faulty", value_null());
    report = made_with(report, "note", report_text_or_null(remedy));
    mount_option_finish(&option);
    return report;
}

static struct value *report_string(struct value *report, struct mount_reader *reader,
                                   struct str raw, bool *refused)
{
    struct str lowered = text_lower(reader->a, raw), error = STR_NONE;
    struct mount_point point;
    bool linux_image = reader->linux_image;

    *refused = !mount_read_raw(&point, &error, reader, raw);
    report = made_with(report, "read_as", value_string(lowered));
    report = made_with(report, "parts", parts_value(lowered, linux_image));
    report = made_with(report, "mount", *refused ? value_null() : mount_report(&point));
    report = made_with(report, "message", report_text_or_null(error));
    report = made_with(report, "faulty", faulty_value(reader->a, raw, linux_image));
    return made_with(report, "note",
                     report_text_or_null(linux_image ? STR_NONE : mount_note(reader->a, raw)));
}

struct value *report_mount(struct mount_reader *reader, struct str raw, bool *refused)
{
    bool option = mount_is_option(raw);
    struct value *report = report_begin(REPORT_MOUNT);

    report = made_with(report, "engine",
                       value_string(mdl_engine_name(reader->a, reader->engine->release)));
    report = made_with(report, "given", value_string(raw));
    report = made_with(report, "syntax", value_string(option ? STR_LIT("--mount") : STR_LIT("-v")));
    report = option ? report_option(report, reader, raw, refused)
                    : report_string(report, reader, raw, refused);
    return report_whole(reader->a, report);
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
    return *out != NULL ? NULL : err_oom();
}
