#include "specgen/rules.h"
#include "model/base/str.h"
#include "ui/cli/args.h"
#include "ui/cli/help.h"
#include "ui/cli/nearest.h"
#include "ui/cli/output.h"

#include <stdio.h>

static void print_rule(const struct spec_rule_info *r)
{
    (void)printf("%s  %s\n\n", r->id, r->title);
    output_paragraph(stdout, "", str_of(r->text));
    (void)putchar('\n');
    output_paragraph(stdout, "Source: ", str_of(r->source));
}

int cli_rules(const struct cli_args *args)
{
    struct nearest n;
    struct err *e;

    if (args->operand_count == 0) {
        for (int i = 0; i < RULE_COUNT; i++)
            (void)printf("%-8s %s\n", spec_rules[i].id, spec_rules[i].title);
        return CLI_OK;
    }
    nearest_init(&n, args->operands[0]);
    for (int i = 0; i < RULE_COUNT; i++) {
        if (str_eq_ascii_case(str_of(spec_rules[i].id), str_of(args->operands[0]))) {
            print_rule(&spec_rules[i]);
            return CLI_OK;
        }
        nearest_offer(&n, spec_rules[i].id);
    }
    e = err_new(ERR_NOT_FOUND, "no rule is called '%s'", args->operands[0]);
    if (n.name != NULL)
        e = err_remedy(e, "did you mean '%s'?", n.name);
    return help_usage_error(args->command, e);
}
