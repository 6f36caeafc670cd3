#include "ui/cli/unknowns.h"

#include "specgen/gocompat/concat.h"
#include "ui/cli/output.h"

static void print_line(FILE *out, const char *lead, struct str text)
{
    if (text.len == 0)
        return;
    (void)fputs(lead, out);
    output_text(out, text);
    (void)fputc('\n', out);
}

static struct str affects(struct arena *a, const struct spec_unknown *u)
{
    struct str all = STR_NONE;

    for (const struct spec_affected *f = u->affects; f != NULL; f = f->next)
        all = CONCAT(a, all, all.len > 0 ? STR_LIT(", ") : STR_NONE, spec_affected_path(a, f));
    return all;
}

static void print_settle(FILE *out, struct str ways)
{
    const char *lead = "  settle  ";
    struct str way;

    while (str_next_line(&ways, &way)) {
        print_line(out, lead, way);
        lead = "     or   ";
    }
}

void unknowns_print(FILE *out, struct arena *a, const struct spec_unknowns *unknowns)
{
    for (const struct spec_unknown *u = unknowns->first; u != NULL; u = u->next) {
        print_line(out, "not known: ", u->question);
        print_line(out, "  taken   ", u->taken_as);
        print_line(out, "  affects ", affects(a, u));
        print_line(out, "  because ", u->because);
        print_line(out, "  field   ", spec_unknown_path(a, u));
        print_settle(out, u->settle);
    }
}

struct str unknowns_count(struct arena *a, const struct spec_unknowns *unknowns)
{
    if (unknowns->count == 0)
        return STR_NONE;
    return arena_printf(a, ", %zu thing%s not known", unknowns->count,
                        unknowns->count == 1 ? "" : "s");
}
