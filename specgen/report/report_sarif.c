/* Problems as SARIF 2.1.0, the Static Analysis Results Interchange Format of OASIS, as far as code
 * scanning reads it: one run, the rules that were met, a result for each problem. */
#include "model/value/value_make.h"
#include "specgen/report/report_build.h"

#define SARIF_SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"

struct sarif {
    struct arena *a;
    const struct report_container *containers;
    size_t count;
    size_t rule_index[RULE_COUNT]; /* in the list of rules, from 1; 0: not met */
    size_t rules;
};

/* What the engine does not come to is no error of this try. */
static const char *level_of(const struct problem *p)
{
    switch (p->reached ? p->severity : PROBLEM_INFO) {
    case PROBLEM_ERROR:
        return "error";
    case PROBLEM_WARNING:
        return "warning";
    case PROBLEM_INFO:
    case PROBLEM_COUNT:
        break;
    }
    return "note";
}

static struct value *text_value(const char *text)
{
    return made_with(value_map(), "text", value_string(str_of(text)));
}

static struct value *rule_value(const struct problem *p)
{
    const struct spec_rule_info info = spec_rule_info(p->rule);
    struct value *map = made_with(value_map(), "id", value_string(str_of(info.id)));
    struct value *level = made_with(value_map(), "level", value_string(str_of(level_of(p))));

    map = made_with(map, "shortDescription", text_value(info.title));
    map = made_with(map, "fullDescription", text_value(info.text));
    map = made_with(map, "help", text_value(info.remedy != NULL ? info.remedy : info.text));
    map = made_with(map, "defaultConfiguration", level);
    return made_with(map, "properties",
                     made_with(value_map(), "source", value_string(str_of(info.source))));
}

/* The rules in the order in which they are met. */
static struct value *rule_values(struct sarif *s)
{
    struct value *list = value_list();

    for (size_t i = 0; i < s->count; i++) {
        const struct problems *problems = s->containers[i].problems;

        for (size_t p = 0; p < problems->count; p++) {
            const struct problem *problem = &problems->items[p];

            if (s->rule_index[problem->rule] != 0)
                continue;
            s->rule_index[problem->rule] = ++s->rules;
            list = made_push(list, rule_value(problem));
        }
    }
    return list;
}

/* RFC 3986: what may stand in a path as it is. */
static bool in_uri(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c != '\0' && strchr("-._~/", c) != NULL);
}

static struct str uri_of(struct arena *a, struct str file)
{
    static const char digits[] = "0123456789ABCDEF";
    char *out = arena_alloc(a, file.len * 3 + 1);
    size_t len = 0;

    while (str_starts(file, STR_LIT("./")))
        file = str_cut(file, 2, file.len);
    for (size_t i = 0; out != NULL && i < file.len; i++) {
        unsigned char c = (unsigned char)file.s[i];

        if (in_uri(file.s[i])) {
            out[len++] = file.s[i];
            continue;
        }
        out[len++] = '%';
        out[len++] = digits[c >> 4];
        out[len++] = digits[c & 15];
    }
    return (struct str){out, len};
}

/* line 0: not known. */
static struct value *place_value(struct arena *a, struct str file, unsigned line)
{
    struct value *artifact = made_with(value_map(), "uri", value_string(uri_of(a, file)));
    struct value *physical = made_with(value_map(), "artifactLocation", artifact);

    if (line > 0)
        physical = made_with(physical, "region",
                             made_with(value_map(), "startLine", report_count(a, line)));
    return made_with(value_map(), "physicalLocation", physical);
}

static struct value *location_value(struct sarif *s, const struct report_container *c,
                                    struct report_lines *lines, const struct problem *p)
{
    unsigned line = report_line_of(lines, p);
    struct value *map = place_value(s->a, c->file, line > 0 ? line : 1);
    struct value *logical = made_with(value_map(), "fullyQualifiedName",
                                      value_string(explain_ref_path(s->a, c->result, p->ref)));

    if (p->ref.field == MDL_F_NONE) {
        value_unref(logical);
        return map;
    }
    return made_with(map, "logicalLocations", made_push(value_list(), logical));
}

static struct value *result_value(struct sarif *s, const struct report_container *c,
                                  struct report_lines *lines, const struct problem *p)
{
    struct str text = report_problem_text(s->a, c, p);
    struct value *map =
        made_with(value_map(), "ruleId", value_string(str_of(spec_rule_info(p->rule).id)));

    map = made_with(map, "ruleIndex", report_count(s->a, s->rule_index[p->rule] - 1));
    map = made_with(map, "level", value_string(str_of(level_of(p))));
    map = made_with(map, "message", made_with(value_map(), "text", value_string(text)));
    return made_with(map, "locations", made_push(value_list(), location_value(s, c, lines, p)));
}

static struct value *result_values(struct sarif *s)
{
    struct value *list = value_list();

    for (size_t i = 0; i < s->count; i++) {
        const struct report_container *c = &s->containers[i];
        struct report_lines *lines = report_lines_new(s->a, c);

        for (size_t p = 0; p < c->problems->count; p++)
            list = made_push(list, result_value(s, c, lines, &c->problems->items[p]));
    }
    return list;
}

/* That a file was not read is no result: without this the log would say that it is clean. */
static struct value *invocation_value(struct arena *a, const struct report_unread *unread)
{
    struct value *list = value_list(), *map;

    for (; unread != NULL; unread = unread->next) {
        struct value *places = made_push(value_list(), place_value(a, unread->file, unread->line));

        map = made_with(value_map(), "level", value_string(STR_LIT("error")));
        map = made_with(map, "message", made_with(value_map(), "text", value_string(unread->text)));
        list = made_push(list, made_with(map, "locations", places));
    }
    map = made_with(value_map(), "executionSuccessful", value_bool(false));
    return made_with(map, "toolExecutionNotifications", list);
}

struct value *report_sarif(struct arena *a, const struct report_container *containers, size_t count,
                           const struct report_unread *unread, const char *program_version)
{
    struct sarif s = {.a = a, .containers = containers, .count = count};
    struct value *driver = made_with(value_map(), "name", value_string(STR_LIT("silospec")));
    struct value *run, *log;

    driver = made_with(driver, "version", value_string(str_of(program_version)));
    driver = made_with(driver, "rules", rule_values(&s));
    run = made_with(value_map(), "tool", made_with(value_map(), "driver", driver));
    if (unread != NULL)
        run = made_with(run, "invocations", made_push(value_list(), invocation_value(a, unread)));
    run = made_with(run, "results", result_values(&s));
    log = made_with(value_map(), "$schema", value_string(STR_LIT(SARIF_SCHEMA)));
    log = made_with(log, "version", value_string(STR_LIT("2.1.0")));
    return report_whole(a, made_with(log, "runs", made_push(value_list(), run)));
}
