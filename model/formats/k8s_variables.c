#include "model/formats/k8s_variables.h"

#include "model/base/buf.h"
#include "model/formats/members.h"

void k8s_variables_read(struct k8s_variables *v, struct arena *a, const struct value *env)
{
    size_t count = element_count(env);

    *v = (struct k8s_variables){.a = a};
    names_init(&v->names, a, count);
    v->values = arena_calloc(a, count + 1, sizeof(*v->values));
    for (size_t i = 0; !arena_failed(a) && i < count; i++) {
        const struct value *text = member(element(env, i), "value");
        struct k8s_variable one = {.known = text != NULL && text->kind == VALUE_STRING};
        bool is_new;
        size_t index;

        if (one.known)
            one.text = k8s_variables_filled(v, text->u.text);
        index = names_index(&v->names, member_text(element(env, i), "name"), &is_new);
        if (!arena_failed(a))
            v->values[index] = one;
    }
}

static const struct k8s_variable *find(const struct k8s_variables *v, struct str name)
{
    size_t index;

    return v->values != NULL && names_find(&index, &v->names, name) && v->values[index].known
               ? &v->values[index]
               : NULL;
}

struct str k8s_variables_value(const struct k8s_variables *v, struct str name)
{
    const struct k8s_variable *found = find(v, name);

    return found != NULL ? found->text : STR_NONE;
}

/* What begins with $; returns the bytes of the text that it stands for. */
static size_t fill_one(struct buf *out, const struct k8s_variables *v, struct str text)
{
    ptrdiff_t end = text.len > 1 && text.s[1] == '(' ? str_find(text, ')', 2) : -1;
    const struct k8s_variable *value;

    if (end < 0) { /* $$ is a $, anything else itself */
        buf_add(out, str_cut(text, 0, text.len > 1 && text.s[1] == '$' ? 1 : 2));
        return 2;
    }
    value = find(v, str_cut(text, 2, (size_t)end));
    buf_add(out, value != NULL ? value->text : str_cut(text, 0, (size_t)end + 1));
    return (size_t)end + 1;
}

struct str k8s_variables_filled(struct k8s_variables *v, struct str text)
{
    struct buf out = {NULL, 0, 0, false};
    size_t room = K8S_VARIABLES_BYTES - v->added;

    if (str_find(text, '$', 0) < 0)
        return text;
    for (size_t at = 0; at < text.len;) {
        if (out.len > at + room) {
            buf_finish(&out);
            return text;
        }
        ptrdiff_t dollar = str_find(text, '$', at);
        size_t to = dollar < 0 ? text.len : (size_t)dollar;

        buf_add(&out, str_cut(text, at, to));
        at = to < text.len ? to + fill_one(&out, v, str_cut(text, to, text.len)) : to;
    }
    if (out.len > text.len + room) {
        buf_finish(&out);
        return text;
    }
    v->added += out.len > text.len ? out.len - text.len : 0;
    return buf_in_arena(&out, v->a);
}
