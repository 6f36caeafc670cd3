/* The registry: files of regedit, and what commands print of it. */
#include "model/formats/format.h"
#include "model/formats/members.h"
#include "model/formats/registry.h"

unsigned format_reg_recognises(const struct input *in)
{
    struct str head = input_head(in);

    if (in->json)
        return in->value != NULL && registry_is_tree(in->value) ? 92 : 0;
    if (registry_is_file(str_trim(head)))
        return 95;
    if (registry_is_query(head))
        return 90;
    return registry_is_list(head) ? 90 : 0;
}

/* Each value has a line, or is a member of an object. */
static size_t most_values(const struct input *in)
{
    size_t most = 1;

    for (size_t i = 0; !in->json && i < in->text.len; i++)
        most += in->text.s[i] == '\n' || in->text.s[i] == '\r';
    if (in->json && in->value->kind == VALUE_MAP)
        most += in->value->u.map.count;
    for (size_t i = 0; in->json && i < element_count(in->value); i++)
        if (element(in->value, i)->kind == VALUE_MAP)
            most += element(in->value, i)->u.map.count;
    return most;
}

struct err *format_reg_read(struct evidence *out, const struct input *in)
{
    struct registry_reading r = {.out = out, .in = in, .most = most_values(in)};
    struct str text = str_trim(in->text);

    if (in->json)
        registry_read_tree(&r);
    else if (registry_is_file(text))
        registry_read_file(&r);
    else if (registry_is_query(text))
        registry_read_query(&r);
    else
        registry_read_list(&r);
    if (r.values == 0 && r.bad.len > 0)
        return err_at(err_new(ERR_INPUT, "%.*s", STR_FMT(r.bad)), NULL, r.bad_line, r.bad_column);
    registry_tell_rest(&r);
    return NULL;
}
