#include "model/formats/container_view.h"

#include "model/base/num.h"
#include "model/document/fields.h"
#include "model/formats/container_parts.h"
#include "model/formats/list_view.h"
#include "model/value/value_make.h"

#define FEWEST 4 /* keys of a part, by which it is known */

static const struct part {
    char name[16];
    enum mdl_field_id field;
} parts[] = {
    {"HostConfig", MDL_F_HOST_CONFIG},
    {"Config", MDL_F_CONFIG},
    {"State", MDL_F_STATE},
    {"", MDL_F_CONTAINER}, /* the whole of it */
};

/* The part that most of the object's properties are of; NULL: of none. */
static const struct part *part_of(const struct list_view *v)
{
    const struct part *found = NULL;
    size_t most = FEWEST - 1;

    for (size_t p = 0; p < sizeof(parts) / sizeof(parts[0]); p++) {
        size_t count = 0;

        for (size_t i = 0; i < v->count; i++)
            count += container_part_has(parts[p].name, v->items[i].name);
        if (count > most && count * 2 > v->count) {
            most = count;
            found = &parts[p];
        }
    }
    return found;
}

static bool next(const struct part **part, struct list_view *v)
{
    while (list_view_next(v))
        if ((*part = part_of(v)) != NULL)
            return true;
    return false;
}

bool container_view_is(const struct input *in)
{
    const struct part *part;
    struct list_view v;
    struct arena a;
    bool is;

    arena_init(&a);
    list_view_init(&v, &a, input_head(in));
    is = next(&part, &v);
    arena_finish(&a);
    return is;
}

/* "{a, b}"; a comma inside of one looks like one between two, but is followed by no blank. */
static const struct value *list_of(struct str inside)
{
    struct value *made = value_list();

    while (inside.len > 0) {
        ptrdiff_t end = line_find(inside, ", ");
        size_t len = end < 0 ? inside.len : (size_t)end;

        made = made_push(made, value_string(str_cut(inside, 0, len)));
        inside = str_cut(inside, end < 0 ? len : len + 2, inside.len);
    }
    return made;
}

static bool is_shortened(struct str text)
{
    return str_ends(text, STR_LIT("...}")) || str_ends(text, STR_LIT("\xE2\x80\xA6}")) ||
           str_ends(text, STR_LIT("...")) || str_ends(text, STR_LIT("\xE2\x80\xA6"));
}

static const struct value *number_of(struct str text)
{
    int64_t n;

    return num_int64(&n, text) == NUM_OK ? value_number(text) : NULL;
}

/* Of which no field is known: as it looks. */
static const struct value *plain_value(struct str text)
{
    const struct value *number = number_of(text);

    if (number != NULL)
        return number;
    if (str_is(text, "True") || str_is(text, "False"))
        return value_bool(str_is(text, "True"));
    return str_starts(text, STR_LIT("{")) || str_starts(text, STR_LIT("@{")) ||
                   str_is(text, "System.Object[]")
               ? NULL
               : value_string(text);
}

/* NULL: the text does not show all of it. */
static const struct value *value_of(enum mdl_field_id field, struct str text)
{
    bool braces = str_starts(text, STR_LIT("{")) && str_ends(text, STR_LIT("}"));

    if (is_shortened(text))
        return NULL;
    if (field == MDL_F_NONE)
        return plain_value(text);
    switch (mdl_fields[field].type) {
    case MDL_T_BOOL:
        return str_is(text, "True") || str_is(text, "False") ? value_bool(str_is(text, "True"))
                                                             : NULL;
    case MDL_T_INT:
    case MDL_T_UINT:
        return number_of(text);
    case MDL_T_STRING:
        return value_string(text);
    case MDL_T_LIST:
        if (str_is(text, "{}"))
            return value_list();
        return braces && mdl_fields[mdl_field_child(field, STR_LIT("[]"))].type == MDL_T_STRING
                   ? list_of(str_cut(text, 1, text.len - 1))
                   : NULL;
    case MDL_T_ANY:
    case MDL_T_OBJECT:
    case MDL_T_MAP:
        break;
    }
    return NULL;
}

static void tell(struct evidence *out, const struct part *part, const struct list_view_item *item)
{
    struct str path = arena_printf(&out->arena, "container.%s%s%.*s", part->name,
                                   part->name[0] != '\0' ? "." : "", STR_FMT(item->name));
    const struct value *v;

    if (item->value.len == 0)
        return;
    if ((v = value_of(mdl_field_child(part->field, item->name), item->value)) != NULL)
        evidence_tell(out, path, v,
                      arena_printf(&out->arena, "inspect: %.*s", STR_FMT(item->name)));
    else
        evidence_note(out, NOTE_LEFT_OUT, STR_NONE,
                      arena_printf(&out->arena,
                                   "%.*s: PowerShell's list does not show all of it (docker "
                                   "inspect itself does)",
                                   STR_FMT(item->name)));
}

void container_view_read(struct evidence *out, const struct input *in)
{
    const struct part *part;
    struct list_view v;

    list_view_init(&v, &out->arena, in->text);
    while (next(&part, &v))
        for (size_t i = 0; i < v.count; i++) {
            out->partial = true;
            out->line = input_line(in, v.items[i].line);
            tell(out, part, &v.items[i]);
        }
}
