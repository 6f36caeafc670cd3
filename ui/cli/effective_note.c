#include "ui/cli/effective_note.h"

#include "specgen/gocompat/concat.h"

struct str effective_note(struct arena *a, const struct effective_row *row)
{
    return CONCAT(a, row->note, row->note.len > 0 ? STR_LIT(" ") : STR_NONE, STR_LIT("["),
                  str_of(spec_rule_info(row->rule).id), STR_LIT("; "), row->source, STR_LIT("]"));
}
