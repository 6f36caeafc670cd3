#include "ui/cli/check_text.h"

#include "specgen/credential/mask.h"
#include "specgen/explain/explain.h"
#include "specgen/gocompat/concat.h"
#include "ui/cli/output.h"
#include "ui/cli/unknowns.h"

struct printer {
    struct arena *a;
    const struct assessment *r;
    bool secrets;
};

static struct str where(struct arena *a, const struct problem *p)
{
    if (p->stage == NULL)
        return str_of(p->part);
    return arena_printf(a, "%s, %s%s", p->part, p->stage, p->reached ? "" : " (not reached)");
}

static void show(const struct printer *w, struct str text)
{
    output_lines(stdout, w->secrets ? text : mask_secrets(w->a, text));
}

static void print_problem(const struct printer *w, const struct problem *p)
{
    struct arena *a = w->a;
    struct str path = explain_ref_path(a, w->r, p->ref);

    show(w, CONCAT(a, str_of(problem_severity_names[p->severity]), STR_LIT(": "), p->text));
    show(w, arena_printf(a, "  stage   %.*s", STR_FMT(where(a, p))));
    if (problem_class(p) != NULL && problem_http_status(p) != 0)
        show(w, arena_printf(a, "  class   %s; the client sees HTTP %d", problem_class(p),
                             problem_http_status(p)));
    show(w, CONCAT(a, STR_LIT("  field   "), path));
    (void)printf("  rule    %s %s\n", spec_rule_info(p->rule).id, spec_rule_info(p->rule).title);
    output_paragraph(stdout, "          ", str_of(spec_rule_info(p->rule).text));
    output_paragraph(stdout, "  remedy  ", problem_remedy(p));
}

void check_print(struct arena *a, const struct assessment *r, const struct problems *list,
                 bool secrets)
{
    const struct printer w = {a, r, secrets};
    const struct spec_unknowns *unknowns = assess_unknowns(r);
    size_t errors = list->of[PROBLEM_ERROR], warnings = list->of[PROBLEM_WARNING];

    for (size_t i = 0; i < list->count; i++)
        print_problem(&w, &list->items[i]);
    unknowns_print(stdout, a, unknowns);
    if (mdl_made_by(r->doc->root).len > 0)
        (void)fputs("as Docker would do: ", stdout);
    (void)printf("%s: %zu error%s, %zu warning%s%.*s\n", assess_verdict(r), errors,
                 errors == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s",
                 STR_FMT(unknowns_count(a, unknowns)));
}
