/* Azure IoT Edge: the options of a module are the body of a create request, as a text.
 * Source: Microsoft Learn, How to configure container create options for IoT Edge modules. */
#include "model/formats/carrier.h"
#include "model/formats/members.h"
#include "model/json/json.h"

#include <stdio.h>

static const struct value *modules(const struct value *v)
{
    const struct value *content = member(v, "modulesContent");

    return MEMBER_AT(content != NULL ? content : v, "$edgeAgent", "properties.desired", "modules");
}

bool iot_edge_is(const struct value *v)
{
    const struct value *all = modules(v);

    return has_member(v, "createOptions") || (all != NULL && all->kind == VALUE_MAP);
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

static struct err *read_module(struct evidence *out, struct str name, const struct value *settings)
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
    carried_tell(&c, name, "iot edge", settings->line);
    return NULL;
}

struct err *iot_edge_read(struct evidence *out, const struct value *v)
{
    const struct value *all = modules(v);
    struct err *e = NULL;

    if (has_member(v, "createOptions"))
        return read_module(out, STR_LIT("module"), v);
    for (size_t i = 0; e == NULL && i < all->u.map.count; i++) {
        const struct value *settings = member(all->u.map.members[i].value, "settings");

        if (settings != NULL && settings->kind == VALUE_MAP)
            e = read_module(out, all->u.map.members[i].key, settings);
    }
    return e;
}
