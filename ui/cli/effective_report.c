#include "ui/cli/effective_report.h"

#include "specgen/gocompat/concat.h"
#include "specgen/report/report.h"

struct str effective_note(struct arena *a, const struct effective_row *row)
{
    return CONCAT(a, row->note, row->note.len > 0 ? STR_LIT(" ") : STR_NONE, STR_LIT("["),
                  str_of(spec_rules[row->rule].id), STR_LIT("; "), row->source, STR_LIT("]"));
}

struct value *effective_cell_value(struct value *map, const struct effective_row *row)
{
    map = report_with(map, "gets", value_string(row->gets));
    map = report_with(map, "certainty",
                      value_string(str_of(effective_certainty_name(row->certainty))));
    map = report_with(map, "surprises", value_bool(row->surprises));
    map = report_with(map, "note", value_string(row->note));
    map = report_with(map, "rule", value_string(str_of(spec_rules[row->rule].id)));
    return report_with(map, "source", value_string(row->source));
}
