/* Mounts that are asked for: made as create makes them, or another one in place of a volume that
 * has no name. */
#include "model/document/edit.h"
#include "model/value/value_make.h"
#include "platform/sim/sim.h"
#include "specgen/assess/assess_mounts.h"
#include "specgen/gocompat/concat.h"
#include "ui/present/remedies_build.h"

/* Of a volume that gets its name by chance. */
#define EXAMPLE_NAME "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

/* An edit in up to three parts. */
struct change {
    const struct ui_place *place;
    const struct value *element;    /* that stands there then; NULL: as it is */
    struct str folder;              /* that the host's disk has then; empty: as it is */
    const struct mount_point *made; /* that is in Mounts then; NULL: as it is */
};

/* ---- carrying it out ---------------------------------------------------------------------- */

/* As inspect prints it. NULL: no memory. */
static struct value *mount_value(const struct mount_point *m)
{
    struct value *made = made_with(value_map(), "Type", value_string(m->type));

    if (m->name.len > 0)
        made = made_with(made, "Name", value_string(m->name));
    made = made_with(made, "Source", value_string(m->source));
    made = made_with(made, "Destination", value_string(m->destination));
    if (m->driver.len > 0)
        made = made_with(made, "Driver", value_string(m->driver));
    return made_with(made, "RW", value_bool(m->rw));
}

static struct err *change_tree(struct remedy_search *s, const struct value **root,
                               const struct change *c)
{
    struct mdl_edit edit = {.value = NULL};
    struct err *e = NULL;

    if (c->element != NULL) {
        e = ui_place_path(&edit.path, s->a, c->place, *root);
        if (e == NULL)
            e = ui_remedy_put(root, &edit, made_shared(c->element));
    }
    if (e == NULL && c->folder.len > 0)
        e = ui_remedy_append(s, root, "host.Disk.Directories[+]", value_string(c->folder));
    if (e == NULL && c->made != NULL)
        e = ui_remedy_append(s, root, "container.Mounts[+]", mount_value(c->made));
    return e;
}

static void try_change(struct remedy_search *s, const struct change *c, struct str text)
{
    const struct value *root;
    struct err *e;

    if (!ui_remedy_may_try(s))
        return;
    root = value_ref(s->r->written->root);
    e = change_tree(s, &root, c);
    ui_remedy_edited(s, text, root, e);
}

/* ---- a volume without a name ---------------------------------------------------------------- */

static bool is_of_name(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static struct str without_drive(struct str path)
{
    while (path.len > 1 && path.s[1] == ':')
        path = str_cut(path, 2, path.len);
    while (path.len > 0 && (path.s[0] == '\\' || path.s[0] == '/'))
        path = str_cut(path, 1, path.len);
    return path;
}

/* C:\web\logs -> web-logs */
static struct str name_for(struct arena *a, struct str destination)
{
    struct str path = without_drive(destination);
    char *name = arena_alloc(a, path.len + 1);
    size_t len = 0;

    for (size_t i = 0; name != NULL && i < path.len; i++)
        if (is_of_name(path.s[i]))
            name[len++] = path.s[i];
        else if (len > 0 && name[len - 1] != '-')
            name[len++] = '-';
    while (len > 0 && name[len - 1] == '-')
        len--;
    return len > 1 ? (struct str){name, len} : STR_LIT("data");
}

static struct str folder_for(struct arena *a, struct str destination)
{
    struct str path = without_drive(destination);

    return CONCAT(a, STR_LIT("C:\\"), path.len > 0 ? path : STR_LIT("data"));
}

static struct str source_of(const struct remedy_search *s, struct str name)
{
    return CONCAT(s->a, s->r->spec.facts.root, STR_LIT("\\volumes\\"), name, STR_LIT("\\_data"));
}

/* The element with another type and source. NULL: no memory. */
static struct value *element_with(struct arena *a, const struct value *element, const char *type,
                                  struct str source)
{
    struct value *made;

    if (element->kind == VALUE_STRING)
        return value_string(CONCAT(a, source, STR_LIT(":"), element->u.text));
    made = made_with(value_map(), "Type", value_string(str_of(type)));
    made = made_with(made, "Source", value_string(source));
    for (size_t i = 0; i < element->u.map.count; i++) {
        struct str key = element->u.map.members[i].key;

        if (!str_is(key, "Type") && !str_is(key, "Source"))
            made = made_with_key(made, key, made_shared(element->u.map.members[i].value));
    }
    return made;
}

static bool is_told(const struct remedy_search *s, struct str folder)
{
    const struct mdl_strings *told = &s->r->doc->host.disk.directories;

    for (size_t i = 0; i < told->count; i++)
        if (str_eq(told->items[i].v, folder))
            return true;
    return told->count == 0; /* nothing is said of the disk */
}

static void try_with(struct remedy_search *s, struct change *c, struct value *element,
                     struct str text)
{
    c->element = element;
    if (element == NULL)
        s->e = s->e == NULL ? err_oom() : s->e;
    else
        try_change(s, c, text);
    value_unref(element);
    c->element = NULL;
}

/* It is asked for by its place alone. */
static void try_instead(struct remedy_search *s, const struct ui_place *place,
                        const struct value *element, const struct mount_point *volume, bool made)
{
    struct mount_point named = *volume, bind = *volume;
    struct change c = {.place = place, .made = made ? &named : NULL};
    struct str folder = folder_for(s->a, volume->destination);

    named.name = name_for(s->a, volume->destination);
    named.source = source_of(s, named.name);
    try_with(s, &c, element_with(s->a, element, "volume", named.name),
             arena_printf(s->a, "name the volume: %.*s", STR_FMT(named.name)));
    bind.type = STR_LIT("bind");
    bind.source = folder;
    c.made = made ? &bind : NULL;
    try_with(s, &c, element_with(s->a, element, "bind", folder),
             arena_printf(s->a, "the host's folder %.*s instead", STR_FMT(folder)));
    if (is_told(s, folder))
        return;
    c.folder = folder;
    try_with(s, &c, element_with(s->a, element, "bind", folder),
             arena_printf(s->a, "the host's folder %.*s, made first", STR_FMT(folder)));
}

/* What an element asks for that create may refuse. False: it is no volume without a name. */
static bool is_anonymous(struct remedy_search *s, const struct plat *host,
                         const struct value *element, struct mount_point *out)
{
    const struct engine engine = engine_of(s->r->doc->release);
    struct mount_reader reader = {.a = s->a, .host = host, .engine = &engine};
    const struct value *type, *source, *target;
    struct str error;

    if (element->kind == VALUE_STRING)
        return mount_read_raw(out, &error, &reader, element->u.text) && out->anonymous;
    if (element->kind != VALUE_MAP)
        return false;
    type = value_get(element, STR_LIT("Type"));
    source = value_get(element, STR_LIT("Source"));
    target = value_get(element, STR_LIT("Target"));
    if (type == NULL || type->kind != VALUE_STRING || !str_is(type->u.text, "volume") ||
        (source != NULL && (source->kind != VALUE_STRING || source->u.text.len > 0)) ||
        target == NULL || target->kind != VALUE_STRING)
        return false;
    *out = (struct mount_point){.type = type->u.text, .destination = target->u.text};
    return true;
}

static void try_made(struct remedy_search *s, const struct ui_place *place, struct mount_point m)
{
    struct change c = {.place = place, .made = &m};

    if (m.anonymous)
        m.name = STR_LIT(EXAMPLE_NAME);
    if (str_is(m.type, "volume") && m.source.len == 0)
        m.source = source_of(s, m.name);
    try_change(s, &c,
               m.anonymous
                   ? STR_LIT("Mounts: add it, with an example of a name")
                   : arena_printf(s->a, "Mounts: add the one at %.*s", STR_FMT(m.destination)));
}

void ui_remedies_mounts(struct remedy_search *s, const struct ui_place *place)
{
    const struct plat host = plat_sim(s->r->doc);
    const struct value *element;
    struct name_index mounted;
    struct mount_point m;
    bool missing;

    if (s->p->ref.field != MDL_F_BINDS_ITEM && s->p->ref.field != MDL_F_MOUNT_SPEC)
        return;
    element = ui_remedy_value(s, place);
    assess_mounted(&mounted, s->a, s->r);
    missing = s->p->rule == RULE_USE_MOUNT_ASKED &&
              assess_mount_is_missing(&m, s->a, s->r, &host, &mounted, s->p->ref);
    if (missing)
        try_made(s, place, m);
    if (element != NULL && (missing ? m.anonymous : is_anonymous(s, &host, element, &m)))
        try_instead(s, place, element, &m, missing);
}
