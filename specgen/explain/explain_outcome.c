/* What follows from a field beside the spec: what the container gets, and the question that the
 * field would answer. */
#include "specgen/explain/effective.h"
#include "specgen/explain/explain_parts.h"
#include "specgen/gocompat/concat.h"

/* Things that follow from several fields, or from another one than their own row names. */
static const struct {
    enum effective_what what;
    enum mdl_field_id field;
} also[] = {
    {EFFECTIVE_CPUS, MDL_F_CPU_COUNT},        {EFFECTIVE_VISIBLE, MDL_F_NANO_CPUS},
    {EFFECTIVE_VISIBLE, MDL_F_CPU_COUNT},     {EFFECTIVE_VISIBLE, MDL_F_NUM_CPU},
    {EFFECTIVE_VISIBLE_MEMORY, MDL_F_MEMORY}, {EFFECTIVE_ACCOUNTS, MDL_F_SECURITY_OPT},
};

static bool is_about(enum effective_what what, enum mdl_field_id own, enum mdl_field_id field)
{
    if (own == field)
        return true;
    for (size_t i = 0; i < sizeof(also) / sizeof(also[0]); i++)
        if (also[i].what == what && also[i].field == field)
            return true;
    return false;
}

/* What was set and is given as it was set is told by its value. */
static bool is_told(const struct effective_row *row)
{
    return row->certainty == EFFECTIVE_REFUSED || row->gets.len == 0 || str_eq(row->gets, row->set);
}

bool explain_gets(struct explanation *e, struct arena *a, const struct assessment *r,
                  enum mdl_field_id field)
{
    const struct str lead = r->end == ASSESS_ENDS_NEVER
                                ? STR_LIT("the container gets: ")
                                : STR_LIT("once it starts, the container gets: ");
    struct effective made;

    if (field == MDL_F_NONE || r->spec.spec == NULL)
        return true;
    if (arena_drop_err(a, effective(&made, a, &r->spec, r->doc)))
        return false;
    for (int i = 0; i < EFFECTIVE_ROWS; i++) {
        const struct effective_row *row = &made.rows[i];
        const bool noted = row->note.len > 0;

        if (is_about((enum effective_what)i, row->field, field) && !is_told(row))
            explain_add(a, &e->notes, &e->note_count,
                        CONCAT(a, lead, str_of(row->title), STR_LIT(" = "), row->gets,
                               noted ? STR_LIT(" (") : STR_NONE, row->note,
                               noted ? STR_LIT(")") : STR_NONE));
    }
    return true;
}

void explain_settle(struct explanation *e, struct arena *a, const struct spec_unknown *u)
{
    struct str rest = u->settle, line;

    while (str_next_line(&rest, &line))
        explain_add(a, &e->notes, &e->note_count, CONCAT(a, STR_LIT("to find out: "), line));
}

void explain_questions(struct explanation *e, struct arena *a, const struct assessment *r,
                       struct spec_ref ref)
{
    for (const struct spec_unknown *u = r->unknowns.first; u != NULL; u = u->next) {
        if (u->ref.field != ref.field || ref.field == MDL_F_NONE ||
            (u->ref.index >= 0 && ref.index >= 0 && u->ref.index != ref.index))
            continue;
        explain_add(
            a, &e->notes, &e->note_count,
            CONCAT(a, STR_LIT("not known: "), u->question, STR_LIT(" Taken: "), u->taken_as));
        explain_settle(e, a, u);
    }
}
