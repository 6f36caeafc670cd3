#include "ui/tui/act/choices.h"

size_t ui_choice_count(enum mdl_field_id field)
{
    size_t count = 0;

    if (mdl_fields[field].type == MDL_T_BOOL)
        return 2;
    if (mdl_fields[field].choices != NULL)
        while (mdl_fields[field].choices[count] != NULL)
            count++;
    return count;
}

const char *ui_choice_text(enum mdl_field_id field, size_t i)
{
    if (mdl_fields[field].type == MDL_T_BOOL)
        return i == 0 ? "true" : "false";
    return mdl_fields[field].choices[i];
}

struct value *ui_choice_value(enum mdl_field_id field, size_t i)
{
    if (mdl_fields[field].type == MDL_T_BOOL)
        return value_bool(i == 0);
    return value_string(str_of(ui_choice_text(field, i)));
}

size_t ui_choice_of(enum mdl_field_id field, const struct value *v)
{
    size_t i = 0, count = ui_choice_count(field);

    if (v == NULL)
        return count;
    for (; i < count; i++)
        if (v->kind == VALUE_BOOL
                ? v->u.boolean == (i == 0)
                : v->kind == VALUE_STRING && str_is(v->u.text, ui_choice_text(field, i)))
            break;
    return i;
}
