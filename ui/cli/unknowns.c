#include "ui/cli/unknowns.h"

#include "model/base/buf.h"
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
    struct buf all = {NULL, 0, 0, false};

    for (const struct spec_affected *f = u->affects; f != NULL; f = f->next) {
        if (all.len > 0)
            buf_add(&all, STR_LIT(", "));
        buf_add(&all, spec_affected_path(a, f));
    }
    return buf_in_arena(&all, a);
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
