#include "specgen/engine/rule_find.h"
#include "specgen/report/reports.h"
#include "ui/cli/assign.h"
#include "ui/cli/help.h"
#include "ui/cli/output.h"

#include <stdio.h>

/* release: 0 when none was asked for. */
static int print_rule(enum spec_rule rule, uint32_t release)
{
    const struct spec_rule_info r = spec_rule_info(rule);
    struct arena a;

    arena_init(&a);
    (void)printf("%s  %s\n\n", r.id, r.title);
    output_paragraph(stdout, "", str_of(r.text));
    (void)putchar('\n');
    output_paragraph(stdout, "Source:  ", str_of(r.source));
    output_paragraph(stdout, "Engines: ", engine_rule_span(&a, rule));
    if (release != 0 && !engine_rule_holds(rule, release))
        (void)printf("         not %.*s\n", STR_FMT(mdl_engine_name(&a, release)));
    for (unsigned c = 0; c < CHANGE_COUNT; c++) {
        if (engine_change_about((enum engine_change)c, rule))
            output_paragraph(stdout,
                             "Changed: ", engine_change_text(&a, (enum engine_change)c, release));
    }
    return output_end(&a, CLI_OK);
}

/* release: 0 when none was asked for. */
static int print_change(enum engine_change c, uint32_t release)
{
    const struct engine_change_info *info = &engine_changes[c];
    const struct engine_change_words words = engine_change_words(c);
    const struct engine engine = engine_of(release);
    struct arena a;

    arena_init(&a);
    (void)printf("%s  a change of the engine\n\n", words.id);
    output_paragraph(stdout, "", str_of(words.text));
    (void)putchar('\n');
    output_paragraph(stdout, "Source:  ", str_of(words.source));
    output_paragraph(stdout, "Engines: ", engine_change_span(&a, c));
    if (release != 0 && !engine_has(&engine, c))
        (void)printf("         not %.*s\n", STR_FMT(mdl_engine_name(&a, release)));
    for (const enum spec_rule *r = info->about; *r != RULE_COUNT; r++)
        (void)printf("Rule:    %s  %s\n", spec_rule_info(*r).id, spec_rule_info(*r).title);
    return output_end(&a, CLI_OK);
}

/* words: those that it has to have; empty: all. */
static int list(uint32_t release, struct str words)
{
    struct arena a;

    arena_init(&a);
    for (int i = 0; i < RULE_COUNT; i++) {
        enum spec_rule rule = (enum spec_rule)i;

        if ((release == 0 || engine_rule_holds(rule, release)) &&
            (words.len == 0 || rule_has_words(rule, words)))
            (void)printf("%-8s %-46s %.*s\n", spec_rule_info(rule).id, spec_rule_info(rule).title,
                         STR_FMT(engine_rule_history(&a, rule)));
    }
    for (int c = 0; words.len > 0 && c < CHANGE_COUNT; c++) {
        const struct engine_change_words change = engine_change_words((enum engine_change)c);

        if (change_has_words((enum engine_change)c, words))
            (void)printf("%-8s %s\n", change.id, change.text);
    }
    return output_end(&a, CLI_OK);
}

static int report(struct arena *a, uint32_t release, struct str asked)
{
    struct report_subject s = {.a = a, .release = release, .argument = asked};
    const struct value *all;
    struct err *e = make_rules(&all, &s);

    return e != NULL ? output_error(e) : output_report(all, true);
}

static int print(struct arena *a, uint32_t release, const struct cli_args *args)
{
    struct str asked = args_words(a, args), words = STR_NONE;
    struct rule_found found;
    struct err *e;

    if (asked.len > 0 && (e = rule_find(&found, asked)) != NULL) {
        words = asked;
        if (!rule_words_known(words))
            return help_usage_error(args->command, e);
        err_free(e);
    }
    if (args_has(args, "json"))
        return report(a, release, asked);
    if (asked.len == 0 || words.len > 0)
        return list(release, words);
    return found.rule != RULE_COUNT ? print_rule(found.rule, release)
                                    : print_change(found.change, release);
}

int cli_rules(const struct cli_args *args)
{
    uint32_t release = 0;
    struct arena a;
    struct err *e;

    if (args_has(args, "engine") && (e = assign_release(&release, args)) != NULL)
        return help_usage_error(args->command, e);
    arena_init(&a);
    return output_end(&a, print(&a, release, args));
}
