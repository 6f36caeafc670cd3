/* What a row of the form says. */
#include "ui/present/form.h"

struct str ui_row_label(struct arena *a, const struct ui_row *row)
{
    if (row->kind == UI_ROW_SECTION)
        return str_of(mdl_section_title[row->section]);
    if (row->kind == UI_ROW_FIELD)
        return str_of(mdl_field_text(row->place.field).label);
    if (row->name.s != NULL)
        return row->name;
    return arena_printf(a, "[%zu]", row->place.at[row->place.count - 1]);
}

/* "?", ">= 64 ?", and "2 entries ?" where there may be more. */
static struct str unknown_value(struct arena *a, const struct ui_row *row)
{
    if (row->value != NULL)
        return arena_printf(a, "%.*s ?", STR_FMT(mdl_value_show(a, row->place.field, row->value)));
    if (row->least > 0)
        return arena_printf(a, ">= %llu ?", (unsigned long long)row->least);
    return STR_LIT("?");
}

struct str ui_row_value(struct arena *a, const struct ui_row *row)
{
    struct str text = STR_NONE;

    if (row->kind == UI_ROW_SECTION)
        return STR_NONE;
    if (mdl_fields[row->place.field].type != MDL_T_OBJECT || row->kind != UI_ROW_ELEMENT ||
        row->value == NULL || row->value->kind != VALUE_MAP)
        return row->unknown ? unknown_value(a, row)
                            : mdl_value_show(a, row->place.field, row->value);
    for (size_t i = 0, shown = 0; i < row->value->u.map.count && shown < 3; i++) {
        const struct value *v = row->value->u.map.members[i].value;

        if (v->kind != VALUE_STRING || v->u.text.len == 0)
            continue;
        text = shown++ == 0 ? v->u.text
                            : arena_printf(a, "%.*s, %.*s", STR_FMT(text), STR_FMT(v->u.text));
    }
    return text;
}
