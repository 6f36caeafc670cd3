/* What a template of CloudFormation makes by a function where it is deployed: {"Ref": "Name"},
 * {"Fn::Sub": "${Name}:1"}. Source: CloudFormation, intrinsic functions. */
#include "model/base/ascii.h"
#include "model/client/text.h"
#include "model/formats/carrier.h"
#include "model/formats/members.h"
#include "model/value/value_make.h"

struct filling {
    struct evidence *out;
    bool tells;
};

bool carried_is_function(const struct value *v)
{
    const struct str key =
        v->kind == VALUE_MAP && v->u.map.count == 1 ? v->u.map.members[0].key : STR_NONE;

    return str_is(key, "Ref") || str_starts(key, STR_LIT("Fn::"));
}

/* Of one that is made of others: empty. */
static struct str argument_of(const struct value *function)
{
    const struct value *of = function->u.map.members[0].value;

    return of->kind == VALUE_STRING ? of->u.text : STR_NONE;
}

/* As though it did not stand there. */
static bool is_no_value(const struct value *v)
{
    return carried_is_function(v) && str_is(argument_of(v), "AWS::NoValue");
}

/* Such a text as an image may be called: ${AWS::AccountId}.dkr/web:${Tag} is
 * aws.accountid.dkr/web:tag. */
static struct str as_reference(struct arena *a, struct str text)
{
    char *to = arena_alloc(a, text.len + 1);
    size_t n = 0;

    for (size_t i = 0; to != NULL && i < text.len; i++) {
        if (ascii_is_alnum(text.s[i]))
            to[n++] = text.s[i];
        else if (n > 0 && ascii_is_alnum(to[n - 1]) && memchr("./:-_", text.s[i], 5) != NULL)
            to[n++] = str_starts(str_cut(text, i, text.len), STR_LIT("::")) ? '.' : text.s[i];
    }
    while (n > 0 && !ascii_is_alnum(to[n - 1]))
        n--;
    return client_lower(a, (struct str){to, n});
}

/* What stands for a function of that place: a text where any can be there, else NULL, as it is when
 * memory is short, which the evidence remembers. */
static const struct value *stand_in(const struct filling *f, struct str key, const struct value *v,
                                    bool any)
{
    struct arena *a = &f->out->arena;
    const struct str name = v->u.map.members[0].key, of = argument_of(v);
    const struct value *made = NULL;
    struct str text = any ? of : STR_NONE;

    if (any && (of.len == 0 || str_eq_ascii_case(key, STR_LIT("image"))))
        text = as_reference(a, of.len > 0 ? of : name);
    if (text.len > 0 && (made = value_string(text)) == NULL)
        f->out->failed = true;
    f->out->line = v->line;
    if (f->tells)
        evidence_note(
            f->out, NOTE_REMARK, STR_LIT("request"),
            arena_printf(a, "what %.*s%s%.*s stands for in %.*s is not known; %.*s was taken",
                         STR_FMT(name), of.len > 0 ? " " : "", STR_FMT(of), STR_FMT(key),
                         STR_FMT(text.len > 0 ? text : STR_LIT("nothing"))));
    return made;
}

/* Takes made and child. */
static struct value *put(struct value *made, const struct value_member *m,
                         const struct value *child)
{
    if (made != NULL && value_map_push(made, m->key, m->line, m->column, child))
        return made;
    if (made == NULL)
        value_unref(child);
    value_unref(made);
    return NULL;
}

static struct value *marked(const struct filling *f, struct value *made, const struct value *v)
{
    if (made == NULL) {
        f->out->failed = true;
        return NULL;
    }
    made->line = v->line;
    made->column = v->column;
    return made;
}

/* text: the key whose value may be any text; empty: all may. An object that lacks another one is no
 * longer what it was: NULL. */
static const struct value *filled_object(const struct filling *f, const struct value *v,
                                         struct str text)
{
    struct value *made = value_map();

    for (size_t i = 0; i < v->u.map.count; i++) {
        const struct value_member *m = &v->u.map.members[i];
        const struct value *child;

        if (is_no_value(m->value))
            continue;
        if (!carried_is_function(m->value)) {
            child = value_ref(m->value);
        } else if ((child = stand_in(f, m->key, m->value,
                                     text.len == 0 || str_eq_ascii_case(m->key, text))) == NULL) {
            value_unref(made);
            return NULL;
        }
        made = put(made, m, child);
    }
    return marked(f, made, v);
}

static const struct value *filled_list(const struct filling *f, struct str key,
                                       const struct value *v)
{
    const bool words =
        str_eq_ascii_case(key, STR_LIT("command")) || str_eq_ascii_case(key, STR_LIT("entryPoint"));
    struct value *made = value_list();

    for (size_t i = 0; i < v->u.list.count; i++) {
        const struct value *e = element(v, i), *child;

        if (is_no_value(e))
            continue;
        child = carried_is_function(e) ? stand_in(f, key, e, words)
                : e->kind == VALUE_MAP ? filled_object(f, e, STR_LIT("value"))
                                       : value_ref(e);
        if (child != NULL)
            made = made_push(made, child);
    }
    return marked(f, made, v);
}

static const struct value *filled_member(const struct filling *f, const struct value_member *m)
{
    if (str_is(m->key, "dockerLabels")) /* of the API: one may be called Ref */
        return value_ref(m->value);
    if (carried_is_function(m->value))
        return stand_in(f, m->key, m->value, str_eq_ascii_case(m->key, STR_LIT("image")));
    if (m->value->kind == VALUE_LIST)
        return filled_list(f, m->key, m->value);
    if (m->value->kind == VALUE_MAP && str_eq_ascii_case(m->key, STR_LIT("dockerLabels")))
        return filled_object(f, m->value, STR_NONE);
    return value_ref(m->value);
}

const struct value *carried_without_functions(struct evidence *out, const struct value *v,
                                              bool tells)
{
    const struct filling f = {out, tells};
    struct value *made;

    if (carried_is_function(v))
        return is_no_value(v) ? NULL : stand_in(&f, STR_LIT("ContainerDefinitions"), v, false);
    made = value_map();

    for (size_t i = 0; i < v->u.map.count; i++) {
        const struct value_member *m = &v->u.map.members[i];
        const struct value *child = is_no_value(m->value) ? NULL : filled_member(&f, m);

        if (child != NULL)
            made = put(made, m, child);
    }
    return marked(&f, made, v);
}
