#include "ui/present/templates.h"

#include "ui/present/rank.h"

#include <string.h>

size_t ui_template_count(void)
{
    size_t count = 0;

#define TEMPLATE(...) count++;
#include "ui/present/templates.def"
#undef TEMPLATE
    return count;
}

static struct ui_template template_of(enum mdl_field_id list, struct str title, const char *path,
                                      struct str text, const char *path2, struct str text2)
{
    return (struct ui_template){list, title, {{path, STR_NONE, text}, {path2, STR_NONE, text2}}};
}

struct ui_template ui_template_row(size_t index)
{
    size_t row = 0;

#define TEMPLATE(list, title, path, text, path2, text2)                                            \
    if (index == row++)                                                                            \
        return template_of(MDL_F_##list, STR_LIT(title), path, STR_LIT(text), path2,               \
                           STR_LIT(text2));
#include "ui/present/templates.def"
#undef TEMPLATE
    return template_of(MDL_F_NONE, STR_NONE, "", STR_NONE, "", STR_NONE);
}

static bool has_text(struct str text, struct str part)
{
    bool starts;

    return ui_has_part(text, part, &starts);
}

struct str ui_device_class(struct str path_on_host)
{
    enum { GUID = 36 };
    struct str guid = path_on_host;

    if (guid.len < GUID)
        return STR_NONE;
    guid = str_cut(guid, guid.len - GUID, guid.len);
    for (size_t i = 0; i < ui_template_count(); i++) {
        const struct ui_template t = ui_template_row(i);

        if (t.list == MDL_F_DEVICES && has_text(t.parts[0].text, guid))
            return t.title;
    }
    return STR_NONE;
}

static struct err *path_of(struct mdl_path *out, struct arena *a, const struct value *root,
                           const struct ui_template_part *part)
{
    struct value_step *steps;
    struct err *e = mdl_path_parse_edit(out, a, str_of(part->path), root);

    if (e != NULL || part->key.len == 0)
        return e;
    steps = arena_calloc(a, out->count + 1, sizeof(*steps));
    if (steps == NULL)
        return err_oom();
    memcpy(steps, out->steps, out->count * sizeof(*steps));
    steps[out->count++] = (struct value_step){.key = part->key};
    out->steps = steps;
    out->field = (enum mdl_field_id)(out->field + 1);
    return NULL;
}

struct err *ui_template_path(struct mdl_path *out, struct arena *a, const struct value *root,
                             const struct ui_template *t)
{
    return path_of(out, a, root, &t->parts[0]);
}

/* Replaces *root, which is owned. */
static struct err *put(const struct value **root, struct arena *a,
                       const struct ui_template_part *part)
{
    struct mdl_edit edit = {.kind = MDL_EDIT_SET};
    const struct value *value = NULL, *next = NULL;
    struct err *e = path_of(&edit.path, a, *root, part);

    if (e == NULL)
        e = mdl_value_parse(&value, edit.path.field, part->text);
    edit.value = value;
    if (e == NULL)
        e = mdl_edit_tree(&next, *root, &edit);
    value_unref(value);
    if (e != NULL)
        return e;
    value_unref(*root);
    *root = next;
    return NULL;
}

struct err *ui_template_apply(const struct value **out, struct arena *a, const struct value *root,
                              const struct ui_template *t)
{
    const struct value *now = value_ref(root);
    struct err *e = NULL;

    for (int i = UI_TEMPLATE_PARTS; i-- > 0 && e == NULL;)
        if (t->parts[i].path[0] != '\0')
            e = put(&now, a, &t->parts[i]);
    if (e != NULL)
        value_unref(now);
    else
        *out = now;
    return e;
}

/* ---- which ones ----------------------------------------------------------------------- */

struct list {
    struct ui_template *out;
    size_t room, count;
    struct arena *a;
    const struct mdl_doc *doc;
};

/* A map has a name only once; a list takes any number. */
static bool is_there(struct list *l, const struct ui_template_part *part)
{
    struct mdl_path path;
    struct err *e = path_of(&path, l->a, l->doc->root, part);
    bool there = e == NULL && value_at(l->doc->root, path.steps, path.count) != NULL;

    err_free(e);
    return there;
}

static void add(struct list *l, const struct ui_template *t)
{
    if (l->count < l->room && !is_there(l, &t->parts[0]))
        l->out[l->count++] = *t;
}

static void add_rows(struct list *l, enum mdl_field_id list)
{
    for (size_t i = 0; i < ui_template_count(); i++) {
        const struct ui_template t = ui_template_row(i);

        if (t.list == list)
            add(l, &t);
    }
}

static void add_networks_of_the_host(struct list *l)
{
    for (size_t i = 0; i < l->doc->host.networks.count; i++) {
        struct str name = l->doc->host.networks.items[i].name.v;

        if (name.len > 0)
            add(l, &(struct ui_template){
                       .list = MDL_F_NETWORKS,
                       .title = arena_printf(l->a, "%.*s, which the host has", STR_FMT(name)),
                       .parts = {{"container.NetworkSettings.Networks", name, STR_LIT("{}")},
                                 {.path = ""}}});
    }
}

static void add_credential(struct list *l, const char *scheme, struct str name)
{
    struct str text = arena_printf(l->a, "credentialspec=%s://%.*s", scheme, STR_FMT(name));

    add(l, &(struct ui_template){
               .list = MDL_F_SECURITY_OPT,
               .title = arena_printf(l->a, "%.*s, which the host has", STR_FMT(text)),
               .parts = {{"container.HostConfig.SecurityOpt[+]", STR_NONE, text}, {.path = ""}}});
}

static void add_credentials_of_the_host(struct list *l)
{
    const struct mdl_string_map *files = &l->doc->host.credential_specs.files;
    const struct mdl_string_map *registry = &l->doc->host.credential_specs.registry.values;

    for (size_t i = 0; i < files->count; i++)
        add_credential(l, "file", files->items[i].name);
    for (size_t i = 0; i < registry->count; i++)
        add_credential(l, "registry", registry->items[i].name);
}

size_t ui_templates_for(struct ui_template *out, size_t room, struct arena *a,
                        const struct mdl_doc *doc, enum mdl_field_id list)
{
    struct list l = {.out = out, .room = room, .a = a, .doc = doc};

    if (list == MDL_F_NETWORKS)
        add_networks_of_the_host(&l);
    if (list == MDL_F_SECURITY_OPT)
        add_credentials_of_the_host(&l);
    add_rows(&l, list);
    return l.count;
}
