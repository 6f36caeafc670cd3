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

/* ---- a folder that is not taken ----------------------------------------------------------- */

#define FOLDER "data" /* what the rows call one, and its volume */

/* Of a bind or of a mount: whether it stands at that destination. */
static bool stands_at(const struct value *element, struct str destination)
{
    struct str text;

    if (element->kind == VALUE_MAP)
        for (size_t i = 0; i < element->u.map.count; i++) {
            const struct value *member = element->u.map.members[i].value;

            if (member->kind == VALUE_STRING && str_eq_ascii_case(member->u.text, destination))
                return true;
        }
    if (element->kind != VALUE_STRING)
        return false;
    text = element->u.text;
    for (size_t i = 1; i + destination.len <= text.len; i++)
        if (text.s[i - 1] == ':' &&
            str_eq_ascii_case(str_cut(text, i, i + destination.len), destination) &&
            (i + destination.len == text.len || text.s[i + destination.len] == ':'))
            return true;
    return false;
}

static bool is_taken(struct list *l, const char *elements, struct str destination)
{
    struct str path = str_cut(str_of(elements), 0, strlen(elements) - strlen("[+]"));
    const struct value *list = NULL;
    struct mdl_path at;
    struct err *e = mdl_path_parse(&at, l->a, path, l->doc->root);

    if (e == NULL)
        list = value_at(l->doc->root, at.steps, at.count);
    err_free(e);
    for (size_t i = 0; list != NULL && list->kind == VALUE_LIST && i < list->u.list.count; i++)
        if (stands_at(list->u.list.items[i], destination))
            return true;
    return false;
}

/* "data2" in the place of "data", but for a volume's own folder "_data". */
static struct str with_number(struct arena *a, struct str text, unsigned n)
{
    static const struct str folder = STR_INIT(FOLDER);
    struct str out = STR_NONE;
    size_t from = 0;

    for (size_t i = 1; i + folder.len <= text.len; i++)
        if (text.s[i - 1] != '_' && str_eq(str_cut(text, i, i + folder.len), folder)) {
            out = arena_printf(a, "%.*s%.*s%u", STR_FMT(out),
                               STR_FMT(str_cut(text, from, i + folder.len)), n);
            from = i + folder.len;
        }
    return arena_printf(a, "%.*s%.*s", STR_FMT(out), STR_FMT(str_cut(text, from, text.len)));
}

/* A second mount at the same place would be refused, or hide the first. */
static void choose_folder(struct list *l, struct ui_template *t)
{
    enum { MOST = 20 };
    struct ui_template_part *part = &t->parts[0];
    struct str text = part->text;

    if (t->list != MDL_F_MOUNTS && t->list != MDL_F_BINDS && t->list != MDL_F_MOUNT_SPECS)
        return;
    for (unsigned n = 2; n < MOST; n++) {
        struct str name =
            n == 2 ? STR_LIT("C:\\" FOLDER) : arena_printf(l->a, "C:\\" FOLDER "%u", n - 1);

        if (!is_taken(l, part->path, name))
            return;
        part->text = with_number(l->a, text, n);
    }
}

static void add_rows(struct list *l, enum mdl_field_id list)
{
    for (size_t i = 0; i < ui_template_count(); i++) {
        struct ui_template t = ui_template_row(i);

        if (t.list != list)
            continue;
        choose_folder(l, &t);
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
