#include "ui/tui/act/choices.h"

#include "model/base/words.h"

static const char *choices(enum mdl_field_id field)
{
    return mdl_fields[field].type == MDL_T_BOOL ? "true false" : mdl_field_text(field).choices;
}

size_t ui_choice_count(enum mdl_field_id field)
{
    struct str rest = str_of(choices(field)), word;
    size_t count = 0;

    while (words_next(&rest, &word))
        count++;
    return count;
}

struct str ui_choice_text(enum mdl_field_id field, size_t i)
{
    struct str rest = str_of(choices(field)), word = STR_NONE;

    for (size_t at = 0; at <= i && words_next(&rest, &word);)
        at++;
    return word;
}

struct value *ui_choice_value(enum mdl_field_id field, size_t i)
{
    if (mdl_fields[field].type == MDL_T_BOOL)
        return value_bool(i == 0);
    return value_string(ui_choice_text(field, i));
}

size_t ui_choice_of(enum mdl_field_id field, const struct value *v)
{
    size_t i = 0, count = ui_choice_count(field);

    if (v == NULL)
        return count;
    for (; i < count; i++)
        if (v->kind == VALUE_BOOL
                ? v->u.boolean == (i == 0)
                : v->kind == VALUE_STRING && str_eq(v->u.text, ui_choice_text(field, i)))
            break;
    return i;
}
