/* The columns of a sweep, and its two tables. */
#include "specgen/explain/effective.h"
#include "specgen/report/reports.h"
#include "ui/cli/json_text.h"
#include "ui/cli/output.h"
#include "ui/cli/sweep.h"

#include <inttypes.h>
#include <stdio.h>

/* ---- columns --------------------------------------------------------------------------- */

static struct str uint_text(const struct sweep_row *row, uint64_t n)
{
    return arena_printf(row->arena, "%" PRIu64, n);
}

/* Billionths, exactly. */
static struct str requested(const struct sweep_row *row)
{
    const struct mdl_int *nano = &row->result->doc->container.host_config.nano_cpus;
    struct str s;

    if (nano->v <= 0)
        return STR_NONE;
    s = arena_printf(row->arena, "%" PRId64 ".%09" PRId64, nano->v / 1000000000,
                     nano->v % 1000000000);
    while (str_ends(s, STR_LIT("0")))
        s.len--;
    if (str_ends(s, STR_LIT(".")))
        s.len--;
    return s;
}

static struct str isolation(const struct sweep_row *row)
{
    if (row->result->spec.linux_container)
        return STR_LIT("linux");
    return row->cpu.vm ? STR_LIT("hyperv") : STR_LIT("process");
}

static struct str count(const struct sweep_row *row)
{
    return row->cpu.state == EFFECTIVE_PANIC ? STR_NONE : uint_text(row, row->cpu.spec.count);
}

static struct str shares(const struct sweep_row *row)
{
    return row->cpu.state == EFFECTIVE_PANIC ? STR_NONE : uint_text(row, row->cpu.spec.shares);
}

/* Whether the maximum is a share of processors whose number nobody told. */
static bool is_maximum_guessed(const struct sweep_row *row)
{
    return sweep_guesses_processors(row) && row->cpu.spec.maximum_of_cpus;
}

static struct str maximum(const struct sweep_row *row)
{
    if (row->cpu.state == EFFECTIVE_PANIC)
        return STR_NONE;
    return is_maximum_guessed(row) ? STR_LIT("unknown") : uint_text(row, row->cpu.spec.maximum);
}

static struct str percent(const struct sweep_row *row)
{
    unsigned v = row->cpu.spec.maximum;

    if (row->cpu.state == EFFECTIVE_PANIC || v == 0)
        return STR_NONE;
    if (is_maximum_guessed(row))
        return STR_LIT("unknown");
    return arena_printf(row->arena, "%u.%02u", v / 100, v % 100);
}

static struct str visible(const struct sweep_row *row)
{
    return row->cpu.visible > 0 && !sweep_guesses_processors(row) ? uint_text(row, row->cpu.visible)
                                                                  : STR_LIT("unknown");
}

static struct str effective_cpus(const struct sweep_row *row)
{
    switch (row->cpu.state) {
    case EFFECTIVE_PANIC:
        return STR_NONE;
    case EFFECTIVE_UNKNOWN:
        return STR_LIT("unknown");
    case EFFECTIVE_LIMITED:
    case EFFECTIVE_UNLIMITED:
        break;
    }
    return effective_parts_text(row->arena, row->cpu.parts);
}

static struct str wrapped(const struct sweep_row *row)
{
    return row->cpu.wrapped ? STR_LIT("yes") : STR_LIT("no");
}

static struct str memory(const struct sweep_row *row)
{
    switch (row->memory.state) {
    case EFFECTIVE_UNKNOWN:
    case EFFECTIVE_PANIC:
        return STR_LIT("unknown");
    case EFFECTIVE_UNLIMITED:
        return STR_LIT("unlimited");
    case EFFECTIVE_LIMITED:
        break;
    }
    return uint_text(row, row->memory.mib);
}

static struct str refused_by(const struct sweep_row *row)
{
    return str_of(row->stage);
}

static struct str message(const struct sweep_row *row)
{
    return row->message;
}

/* The column of a row as text: "1.5", "unknown", empty where there is nothing to say. */
struct column {
    const char *name;
    bool number; /* for JSON: a number where it looks like one */
    struct str (*text)(const struct sweep_row *row);
};

static const struct column columns[] = {
    {"isolation", false, isolation},
    {"requested_cpus", true, requested},
    {"count", true, count},
    {"shares", true, shares},
    {"maximum", true, maximum},
    {"percent", true, percent},
    {"visible_cpus", true, visible},
    {"effective_cpus", true, effective_cpus},
    {"wrapped", false, wrapped},
    {"memory_mib", true, memory},
    {"refused_by", false, refused_by},
    {"error", false, message},
};
#define COLUMN_COUNT (sizeof(columns) / sizeof(*columns))

/* ---- CSV (RFC 4180, with a plain line end) --------------------------------------------------- */

static void csv_field(struct str text)
{
    bool quoted = false;

    for (size_t i = 0; i < text.len && !quoted; i++)
        quoted = text.s[i] == ',' || text.s[i] == '"' || text.s[i] == '\n' || text.s[i] == '\r';
    if (!quoted) {
        output_text(stdout, text);
        return;
    }
    (void)putchar('"');
    while (text.len > 0) {
        ptrdiff_t mark = str_find(text, '"', 0);
        size_t len = mark < 0 ? text.len : (size_t)mark;

        output_text(stdout, str_cut(text, 0, len));
        (void)fputs(mark < 0 ? "" : "\"\"", stdout);
        text = str_cut(text, len + 1, text.len);
    }
    (void)putchar('"');
}

static void csv_begin(void *ctx, const struct sweep *s)
{
    (void)ctx;
    for (size_t i = 0; i < s->axis_count; i++) {
        csv_field(s->axes[i].path_text);
        (void)putchar(',');
    }
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        (void)printf("%s%c", columns[i].name, i + 1 < COLUMN_COUNT ? ',' : '\n');
}

static struct err *csv_row(void *ctx, const struct sweep_row *row)
{
    (void)ctx;
    for (size_t i = 0; i < row->sweep->axis_count; i++) {
        csv_field(vary_text(row->arena, &row->sweep->axes[i], row->places[i]));
        (void)putchar(',');
    }
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        csv_field(columns[i].text(row));
        (void)putchar(i + 1 < COLUMN_COUNT ? ',' : '\n');
    }
    return arena_failed(row->arena) ? err_oom() : NULL;
}

static struct err *nothing_at_end(void *ctx, const struct sweep *s)
{
    (void)ctx;
    (void)s;
    return NULL;
}

const struct sweep_sink sweep_csv = {csv_begin, csv_row, nothing_at_end};

/* ---- JSON: a row a line ---- */

static void json_begin(void *ctx, const struct sweep *s)
{
    (void)ctx;
    (void)s;
    (void)printf("{\"report\":\"%s\",\"version\":%u,\"rows\":[", reports[REPORT_SWEEP].name,
                 reports[REPORT_SWEEP].version);
}

static void json_field(const struct column *column, struct str text)
{
    if (text.len == 0)
        (void)fputs("null", stdout);
    else if (column->number && text.s[0] >= '0' && text.s[0] <= '9')
        (void)fwrite(text.s, 1, text.len, stdout);
    else
        json_text(stdout, text);
}

static struct err *json_row(void *ctx, const struct sweep_row *row)
{
    bool first = true;

    (void)ctx;
    for (size_t i = 0; i < row->sweep->axis_count; i++)
        first &= row->places[i] == 0;
    (void)fputs(first ? "\n{\"values\":{" : ",\n{\"values\":{", stdout);
    for (size_t i = 0; i < row->sweep->axis_count; i++) {
        (void)fputs(i > 0 ? "," : "", stdout);
        json_text(stdout, row->sweep->axes[i].path_text);
        (void)putchar(':');
        json_text(stdout, vary_text(row->arena, &row->sweep->axes[i], row->places[i]));
    }
    (void)putchar('}');
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        (void)printf(",\"%s\":", columns[i].name);
        json_field(&columns[i], columns[i].text(row));
    }
    (void)putchar('}');
    return arena_failed(row->arena) ? err_oom() : NULL;
}

static struct err *json_end(void *ctx, const struct sweep *s)
{
    (void)ctx;
    (void)s;
    (void)fputs("\n]}\n", stdout);
    return NULL;
}

const struct sweep_sink sweep_json = {json_begin, json_row, json_end};
