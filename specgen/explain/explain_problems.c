/* What is wrong with a field, or doubtful, as the list of problems has it. */
#include "specgen/assess/problems.h"
#include "specgen/explain/explain_parts.h"
#include "specgen/gocompat/concat.h"

static bool is_list(enum mdl_field_id field)
{
    return field != MDL_F_NONE &&
           (mdl_fields[field].type == MDL_T_LIST || mdl_fields[field].type == MDL_T_MAP);
}

/* An object such as HostConfig groups fields that have little to do with each other. */
static bool is_whole(enum mdl_field_id field)
{
    return mdl_fields[field].type != MDL_T_OBJECT || is_list(mdl_fields[field].parent);
}

static bool is_within(enum mdl_field_id field, enum mdl_field_id ancestor)
{
    while (field != MDL_F_NONE && field > ancestor) /* a parent stands before its members */
        field = mdl_fields[field].parent;
    return field == ancestor;
}

/* The same place, one in it, or, of an element, its whole list. */
static bool rests_on(struct spec_ref at, struct spec_ref ref)
{
    enum mdl_field_id list = mdl_fields[ref.field].parent;

    if (at.field == MDL_F_NONE || (at.index >= 0 && ref.index >= 0 && at.index != ref.index))
        return false;
    return at.field == ref.field || (is_whole(ref.field) && is_within(at.field, ref.field)) ||
           (is_list(list) && at.field == list);
}

/* Who says it: "docker start fails: "; empty: we do. */
static struct str who(const struct problem *p)
{
    if (p->spec != NULL)
        return STR_LIT("docker start fails: ");
    if (p->preflight != NULL)
        return strcmp(p->part, "create") == 0  ? STR_LIT("create refuses: ")
               : strcmp(p->part, "start") == 0 ? STR_LIT("start refuses: ")
                                               : STR_LIT("the runtime refuses: ");
    return strcmp(p->part, "create") == 0 && p->severity == PROBLEM_WARNING
               ? STR_LIT("create warns: ")
               : STR_NONE;
}

void explain_problem(struct explanation *e, struct arena *a, struct str said_by, struct str text,
                     enum spec_rule rule)
{
    explain_add(a, &e->notes, &e->note_count,
                said_by.len > 0 ? CONCAT(a, said_by, text)
                                : CONCAT(a, text, STR_LIT(" ("), str_of(spec_rule_info(rule).id),
                                         STR_LIT(")")));
}

bool explain_problems(struct explanation *e, struct arena *a, const struct assessment *r,
                      struct spec_ref ref)
{
    struct problems list;

    if (ref.field == MDL_F_NONE)
        return true;
    if (!problems_make(&list, a, r))
        return false;
    for (size_t i = 0; i < list.count; i++)
        if (rests_on(list.items[i].ref, ref))
            explain_problem(e, a, who(&list.items[i]), list.items[i].text, list.items[i].rule);
    return true;
}
