/* An explanation as lines for people, and as a value tree for programs. */
#include "model/base/buf.h"
#include "specgen/explain/explain.h"
#include "specgen/report/report.h"

static void add_line(struct buf *b, const char *head, struct str text)
{
    buf_add(b, str_of(head));
    buf_add(b, text);
    buf_char(b, '\n');
}

struct str explain_text(struct arena *a, const struct explanation *e)
{
    struct buf b = {.s = NULL};
    struct str text = STR_NONE;

    buf_add(&b, e->subject);
    if (e->value.len > 0) {
        buf_add(&b, STR_LIT(" = "));
        buf_add(&b, e->value);
    }
    buf_char(&b, '\n');
    add_line(&b, "  why     ", e->why);
    for (size_t i = 0; i < e->input_count; i++) {
        buf_add(&b, STR_LIT("  from    "));
        buf_add(&b, e->inputs[i].path);
        buf_add(&b, STR_LIT(" = "));
        add_line(&b, "", e->inputs[i].value);
    }
    for (size_t i = 0; i < e->drive_count; i++)
        add_line(&b, "  gives   ", e->drives[i]);
    for (size_t i = 0; i < e->override_count; i++) {
        buf_add(&b, STR_LIT("  instead of "));
        buf_add(&b, e->overrides[i].value);
        buf_add(&b, STR_LIT(" of "));
        add_line(&b, "", str_of(e->overrides[i].rule->id));
    }
    for (size_t i = 0; i < e->note_count; i++)
        add_line(&b, "  note    ", e->notes[i]);
    if (e->remedy.len > 0)
        add_line(&b, "  remedy  ", e->remedy);
    if (e->rule != NULL) {
        buf_add(&b, STR_LIT("  rule    "));
        buf_add(&b, str_of(e->rule->id));
        buf_add(&b, STR_LIT(" "));
        add_line(&b, "", str_of(e->rule->title));
        add_line(&b, "          ", str_of(e->rule->text));
        add_line(&b, "  source  ", str_of(e->rule->source));
        add_line(&b, "  engines ", e->engines);
        for (size_t i = 0; i < e->change_count; i++)
            add_line(&b, "  changed ", e->changes[i]);
    }
    if (!b.failed)
        text = arena_str(a, buf_str(&b));
    buf_finish(&b);
    return text;
}

static struct value *texts(const struct str *list, size_t count)
{
    struct value *v = value_list();

    for (size_t i = 0; i < count; i++)
        v = report_push(v, value_string(list[i]));
    return v;
}

static struct value *rule_value(const struct explanation *e)
{
    const struct spec_rule_info *rule = e->rule;
    struct value *map;

    if (rule == NULL)
        return value_null();
    map = report_with(value_map(), "id", value_string(str_of(rule->id)));
    map = report_with(map, "title", value_string(str_of(rule->title)));
    map = report_with(map, "text", value_string(str_of(rule->text)));
    map = report_with(map, "source", value_string(str_of(rule->source)));
    map = report_with(map, "engines", value_string(e->engines));
    return report_with(map, "changed", texts(e->changes, e->change_count));
}

const struct value *explain_value(const struct explanation *e)
{
    struct value *inputs = value_list();
    struct value *overrides = value_list();
    struct value *map;

    for (size_t i = 0; i < e->input_count; i++) {
        struct value *in = report_with(value_map(), "path", value_string(e->inputs[i].path));

        in = report_with(in, "label", value_string(e->inputs[i].label));
        inputs = report_push(inputs, report_with(in, "value", value_string(e->inputs[i].value)));
    }
    for (size_t i = 0; i < e->override_count; i++) {
        struct value *o = report_with(value_map(), "value", value_string(e->overrides[i].value));

        overrides = report_push(
            overrides, report_with(o, "rule", value_string(str_of(e->overrides[i].rule->id))));
    }
    map = report_with(value_map(), "subject", value_string(e->subject));
    map = report_with(map, "value", value_string(e->value));
    map = report_with(map, "why", value_string(e->why));
    map = report_with(map, "rule", rule_value(e));
    map = report_with(map, "remedy", e->remedy.len > 0 ? value_string(e->remedy) : value_null());
    map = report_with(map, "inputs", inputs);
    map = report_with(map, "overrides", overrides);
    map = report_with(map, "drives", texts(e->drives, e->drive_count));
    return report_with(map, "notes", texts(e->notes, e->note_count));
}
