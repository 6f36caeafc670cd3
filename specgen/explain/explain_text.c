/* An explanation as lines for people. */
#include "model/base/buf.h"
#include "specgen/explain/explain.h"
#include "specgen/gocompat/concat.h"

static void add_line(struct buf *b, const char *head, struct str text)
{
    buf_add(b, str_of(head));
    buf_add(b, text);
    buf_char(b, '\n');
}

struct str explain_value(struct arena *a, const struct explanation *e)
{
    if (e->open.len == 0)
        return e->value;
    return CONCAT(a, str_is(e->value, "null") ? STR_NONE : e->value, STR_LIT("?"));
}

struct str explain_text(struct arena *a, const struct explanation *e)
{
    struct buf b = {.s = NULL};

    buf_add(&b, e->subject);
    if (e->value.len > 0) {
        buf_add(&b, STR_LIT(" = "));
        buf_add(&b, explain_value(a, e));
    }
    buf_char(&b, '\n');
    if (e->open.len > 0)
        add_line(&b, "  ?       not known: ", e->open);
    if (e->chance.len > 0)
        add_line(&b, "  chance  ", e->chance);
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
        add_line(&b, "", str_of(spec_rule_info(e->overrides[i].rule).id));
    }
    for (size_t i = 0; i < e->note_count; i++)
        add_line(&b, "  note    ", e->notes[i]);
    if (e->remedy.len > 0)
        add_line(&b, "  remedy  ", e->remedy);
    if (e->has_rule) {
        const struct spec_rule_info rule = spec_rule_info(e->rule);

        buf_add(&b, STR_LIT("  rule    "));
        buf_add(&b, str_of(rule.id));
        buf_add(&b, STR_LIT(" "));
        add_line(&b, "", str_of(rule.title));
        add_line(&b, "          ", str_of(rule.text));
        add_line(&b, "  source  ", str_of(rule.source));
        add_line(&b, "  engines ", e->engines);
        for (size_t i = 0; i < e->change_count; i++)
            add_line(&b, "  changed ", e->changes[i]);
        if (e->folded.len > 0)
            add_line(&b, "  changed ", e->folded);
    }
    return buf_in_arena(&b, a);
}
