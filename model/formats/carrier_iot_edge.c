/* Azure IoT Edge: the options of a module are the body of a create request, as a text.
 * Source: Microsoft Learn, How to configure container create options for IoT Edge modules. */
#include "model/formats/carrier.h"
#include "model/formats/members.h"
#include "model/json/json.h"
#include "model/value/value_make.h"

#include <stdio.h>

/* People's own modules first: one of them is meant where nobody chooses. */
static const char *const kinds[] = {"modules", "systemModules"};

static const struct value *modules(const struct value *v, const char *kind)
{
    const struct value *content = member(v, "modulesContent");
    const struct value *all =
        MEMBER_AT(content != NULL ? content : v, "$edgeAgent", "properties.desired", kind);

    return all != NULL && all->kind == VALUE_MAP ? all : NULL;
}

bool iot_edge_is(const struct value *v)
{
    return has_member(v, "createOptions") || modules(v, kinds[0]) != NULL ||
           modules(v, kinds[1]) != NULL;
}

/* Long options are cut into createOptions, createOptions01, createOptions02 ... */
static struct str options_text(struct arena *a, const struct value *settings)
{
    struct str text = member_text(settings, "createOptions");

    for (size_t i = 1; i < 100; i++) {
        char key[24];
        struct str part;

        (void)snprintf(key, sizeof(key), "createOptions%02zu", i);
        if ((part = member_text(settings, key)).len == 0)
            break;
        text = arena_printf(a, "%.*s%.*s", STR_FMT(text), STR_FMT(part));
    }
    return text;
}

static struct err *options_of(const struct value **out, struct arena *a,
                              const struct value *settings)
{
    const struct value *v = member(settings, "createOptions");
    struct str text = options_text(a, settings);
    struct err *e = NULL;

    if (v != NULL && v->kind == VALUE_MAP)
        *out = value_ref(v);
    else if (text.len > 0)
        e = err_wrap(json_read(out, text), "in the text of createOptions");
    if (e == NULL)
        return NULL;
    /* The column is that of the text, of which createOptions may be missing. */
    return err_moved(e, v != NULL ? v->line : settings->line, e->column);
}

/* {NAME: {value: ...}} beside the settings, behind those of the options. */
static void add_variables(struct carried *c, const struct value *env)
{
    const struct value *own = member(c->body, "Env");
    struct value *made = value_list();

    for (size_t i = 0; i < element_count(own); i++)
        made = made_push(made, value_ref(element(own, i)));
    for (size_t i = 0; env != NULL && env->kind == VALUE_MAP && i < env->u.map.count; i++) {
        const struct value *v = member(env->u.map.members[i].value, "value");
        struct str text = v == NULL                                            ? STR_NONE
                          : v->kind == VALUE_BOOL                              ? STR_LIT("false")
                          : v->kind == VALUE_STRING || v->kind == VALUE_NUMBER ? v->u.text
                                                                               : STR_NONE;

        if (v != NULL && v->kind == VALUE_BOOL && v->u.boolean)
            text = STR_LIT("true");
        made = made_push(
            made, value_string(arena_printf(&c->out->arena, "%.*s=%.*s",
                                            STR_FMT(env->u.map.members[i].key), STR_FMT(text))));
    }
    carried_list(c, "Env", made);
}

static struct err *read_module(struct evidence *out, struct str name, const struct value *settings,
                               const struct value *env)
{
    const struct value *options = NULL;
    struct err *e = options_of(&options, &out->arena, settings);
    struct carried c;

    if (e != NULL)
        return e;
    carried_init(&c, out);
    carried_text(&c, "Image", member_text(settings, "image"));
    for (size_t i = 0; options != NULL && options->kind == VALUE_MAP && i < options->u.map.count;
         i++) {
        const struct value_member *m = &options->u.map.members[i];

        if (str_is(m->key, "HostConfig"))
            carried_host_all(&c, m->value);
        else
            carried_set(&c, arena_cstr(&out->arena, m->key), value_ref(m->value));
    }
    value_unref(options);
    if (env != NULL)
        add_variables(&c, env);
    carried_tell(&c, name, "iot edge", settings->line);
    return NULL;
}

struct err *iot_edge_read(struct evidence *out, const struct value *v)
{
    struct err *e = NULL;

    if (has_member(v, "createOptions"))
        return read_module(out, STR_LIT("module"), v, NULL);
    for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
        const struct value *all = modules(v, kinds[k]);

        for (size_t i = 0; e == NULL && all != NULL && i < all->u.map.count; i++) {
            const struct value *module = all->u.map.members[i].value;
            const struct value *settings = member(module, "settings");

            if (settings != NULL && settings->kind == VALUE_MAP)
                e = read_module(out, all->u.map.members[i].key, settings, member(module, "env"));
        }
    }
    return e;
}
