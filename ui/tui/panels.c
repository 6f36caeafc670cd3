#include "ui/tui/panels.h"

/* Items are counted before they are filled, so a panel is one piece of the arena. */
struct list {
    struct arena *a;
    struct ui_item *items;
    size_t count, size;
};

static bool start(struct list *l, struct arena *a, size_t size)
{
    *l = (struct list){.a = a, .size = size};
    l->items = arena_calloc(a, size + 1, sizeof(*l->items));
    return l->items != NULL;
}

static struct ui_item *add(struct list *l, char sign, enum ui_role role, struct str text)
{
    struct ui_item *item = &l->items[l->count];

    if (l->count < l->size)
        l->count++;
    *item = (struct ui_item){
        .sign = sign, .role = role, .text = text, .ref = {.field = MDL_F_NONE, .index = -1}};
    return item;
}

static bool finish(struct ui_panel *out, const struct list *l)
{
    *out = (struct ui_panel){.items = l->items, .count = l->count};
    return !arena_failed(l->a);
}

/* ---- registry and other sources of a credential spec ---------------------------------- */

static const char *scheme_text(enum spec_scheme scheme)
{
    switch (scheme) {
    case SPEC_SCHEME_FILE:
        return "file://";
    case SPEC_SCHEME_REGISTRY:
        return "registry://";
    case SPEC_SCHEME_CONFIG:
        return "config://";
    case SPEC_SCHEME_RAW:
        return "raw://";
    case SPEC_SCHEME_NONE:
        break;
    }
    return "";
}

/* A path's last part and where it begins: "HKLM\\...\\CredentialSpecs". */
static struct str shortened(struct arena *a, const char *first, struct str path)
{
    size_t last = path.len;

    while (last > 0 && path.s[last - 1] != '\\')
        last--;
    return arena_printf(a, "%s\\...\\%.*s", first, STR_FMT(str_cut(path, last, path.len)));
}

static struct str lookup_state(struct arena *a, const struct spec_credential *c)
{
    switch (c->state) {
    case PLAT_KNOWN:
        return arena_printf(a, "found, %zu bytes%s", c->data.len,
                            c->used     ? ", used"
                            : c->failed ? ", refused"
                                        : ", replaced by a later option");
    case PLAT_MISSING:
        return STR_LIT("missing");
    case PLAT_DENIED:
        return arena_printf(a, "denied: %.*s", STR_FMT(c->system_error));
    case PLAT_UNKNOWN:
        break;
    }
    return c->failed ? STR_LIT("refused before any look-up") : STR_LIT("not looked up");
}

static void add_lookup(struct list *l, const struct spec_credential *c)
{
    struct str asked = c->scheme == SPEC_SCHEME_RAW ? STR_LIT("(the text itself)") : c->asked;
    struct ui_item *item =
        add(l, ' ', UI_ROLE_TEXT,
            arena_printf(l->a, "option %zu  %s%.*s\n%.*s", c->option, scheme_text(c->scheme),
                         STR_FMT(asked), STR_FMT(lookup_state(l->a, c))));

    if (c->failed) {
        item->sign = 'x';
        item->role = UI_ROLE_ERROR;
    } else if (c->used) {
        item->sign = '+';
        item->role = UI_ROLE_OK;
    } else {
        item->sign = '!';
        item->role = UI_ROLE_WARNING;
    }
    item->ref = (struct spec_ref){MDL_F_SECURITY_OPT_ITEM, (int)c->option};
    if (c->scheme != SPEC_SCHEME_RAW && c->location.len > 0)
        item->detail =
            arena_printf(l->a, "SecurityOpt[%zu] asks for %s%.*s; looked up at %.*s: %.*s",
                         c->option, scheme_text(c->scheme), STR_FMT(asked), STR_FMT(c->location),
                         STR_FMT(lookup_state(l->a, c)));
}

static void add_values(struct list *l, const struct mdl_string_map *map, enum mdl_field_id field)
{
    for (size_t i = 0; i < map->count; i++) {
        struct ui_item *item =
            add(l, ' ', UI_ROLE_DIM,
                arena_printf(l->a, "%.*s  %zu bytes", STR_FMT(map->items[i].name),
                             map->items[i].v.v.len));

        item->indent = 1;
        item->ref = (struct spec_ref){field, (int)i};
    }
}

static void add_registry(struct list *l, const struct mdl_registry *registry)
{
    struct ui_item *item;

    item = add(l, ' ', UI_ROLE_LABEL, shortened(l->a, "HKLM", str_of(spec_registry_key)));
    item->detail =
        arena_printf(l->a, "The registry key of the credential specs: HKLM\\%s", spec_registry_key);
    item->ref = (struct spec_ref){MDL_F_REGISTRY, -1};
    if (registry->open_error.v.len > 0)
        item = add(l, 'x', UI_ROLE_ERROR,
                   arena_printf(l->a, "cannot be opened: %.*s", STR_FMT(registry->open_error.v)));
    else if (registry->presence != MDL_SET)
        item = add(l, ' ', UI_ROLE_DIM, STR_LIT("this key does not exist"));
    else if (registry->values.count == 0)
        item = add(l, ' ', UI_ROLE_DIM, STR_LIT("no values"));
    if (item->role != UI_ROLE_LABEL) {
        item->indent = 1;
        item->ref = (struct spec_ref){MDL_F_REGISTRY, -1};
    }
    add_values(l, &registry->values, MDL_F_REGISTRY_VALUES_ITEM);
    for (size_t i = 0; i < registry->read_errors.count; i++) {
        item = add(l, ' ', UI_ROLE_DIM,
                   arena_printf(l->a, "%.*s  %.*s", STR_FMT(registry->read_errors.items[i].name),
                                STR_FMT(registry->read_errors.items[i].v.v)));
        item->indent = 1;
        item->ref = (struct spec_ref){MDL_F_REGISTRY_READ_ERRORS_ITEM, (int)i};
    }
}

bool ui_panel_registry(struct ui_panel *out, struct arena *a, const struct spec_result *r)
{
    const struct mdl_credential_specs *host = &r->doc->host.credential_specs;
    size_t lookups = 0;
    struct ui_item *item;
    struct list l;

    for (const struct spec_credential *c = r->credentials; c != NULL; c = c->next)
        lookups++;
    if (!start(&l, a,
               lookups + host->registry.values.count + host->registry.read_errors.count +
                   host->files.count + 4))
        return false;
    for (const struct spec_credential *c = r->credentials; c != NULL; c = c->next)
        add_lookup(&l, c);
    if (lookups == 0)
        add(&l, ' ', UI_ROLE_DIM, STR_LIT("no credential spec is asked for"))->ref =
            (struct spec_ref){MDL_F_SECURITY_OPT, -1};
    add_registry(&l, &host->registry);
    if (host->files.count > 0) {
        item = add(&l, ' ', UI_ROLE_LABEL, STR_LIT("files in CredentialSpecs"));
        item->detail = arena_printf(a, "The folder of the credential specs: %.*s\\CredentialSpecs",
                                    STR_FMT(r->facts.root));
        item->ref = (struct spec_ref){MDL_F_CREDENTIAL_FILES, -1};
        add_values(&l, &host->files, MDL_F_CREDENTIAL_FILES_ITEM);
    }
    return finish(out, &l);
}

/* ---- endpoints ---------------------------------------------------------------------- */

static const struct spec_network *network_named(const struct spec_result *r, struct str name)
{
    for (const struct spec_network *n = r->networks; n != NULL; n = n->next)
        if (str_eq(n->name, name))
            return n;
    return NULL;
}

static struct ui_item *add_endpoint(struct list *l, const struct spec_result *r,
                                    const struct spec_endpoint *e, size_t place)
{
    static const char *const kind[] = {
        [SPEC_ENDPOINT_OWN] = "own    ",
        [SPEC_ENDPOINT_SHARED] = "shared ",
        [SPEC_ENDPOINT_GATEWAY] = "gateway",
    };
    const struct spec_network *n = network_named(r, e->network);
    struct str id = e->id.len > 0 ? e->id : STR_LIT("(empty id)");
    struct ui_item *item = add(l, ' ', UI_ROLE_TEXT,
                               arena_printf(l->a, "%zu %s %.*s\n%.*s", place, kind[e->kind],
                                            STR_FMT(e->network), STR_FMT(id)));

    if (e->kind == SPEC_ENDPOINT_SHARED)
        item->ref = (struct spec_ref){MDL_F_SHARED_ENDPOINT_LIST, -1};
    else if (n != NULL)
        item->ref = (struct spec_ref){MDL_F_NETWORKS_ITEM, n->place};
    return item;
}

bool ui_panel_endpoints(struct ui_panel *out, struct arena *a, const struct spec_result *r)
{
    size_t count = 0, place = 0;
    struct list l;

    for (const struct spec_endpoint *e = r->endpoints; e != NULL; e = e->next)
        count++;
    for (const struct spec_network *n = r->networks; n != NULL; n = n->next)
        count += 2;
    if (!start(&l, a, count + 2))
        return false;
    for (const struct spec_endpoint *e = r->endpoints; e != NULL; e = e->next)
        add_endpoint(&l, r, e, ++place);
    if (place == 0)
        add(&l, ' ', UI_ROLE_DIM, STR_LIT("no endpoints"))->ref =
            (struct spec_ref){MDL_F_NETWORKS, -1};
    for (const struct spec_network *n = r->networks; n != NULL; n = n->next) {
        struct ui_item *item;

        if (n->used && !n->gateway_lost)
            continue;
        item = add(&l, n->used ? '!' : '-', n->used ? UI_ROLE_WARNING : UI_ROLE_DIM,
                   n->used ? arena_printf(a, "%.*s: a later network's gateway replaces its own",
                                          STR_FMT(n->name))
                           : arena_printf(a, "%.*s skipped: %s", STR_FMT(n->name),
                                          n->why != NULL ? n->why : "the engine left it out"));
        item->ref = (struct spec_ref){MDL_F_NETWORKS_ITEM, n->place};
        item->rule = n->rule;
        item->has_rule = true;
    }
    return finish(out, &l);
}

/* ---- errors and findings ------------------------------------------------------------ */

static size_t chain_length(const struct spec_error *e)
{
    size_t length = 0;

    for (const struct spec_link *link = e->chain; link != NULL; link = link->inner)
        length++;
    return length;
}

static void add_error(struct list *l, const struct spec_error *e)
{
    struct ui_item *item = add(
        l, 'x', UI_ROLE_ERROR,
        e->panic ? arena_printf(l->a, "the engine panics: %.*s", STR_FMT(e->message)) : e->message);
    unsigned indent = 1;

    item->ref = e->mend;
    item->rule = e->rule;
    item->has_rule = true;
    item = add(l, ' ', UI_ROLE_TEXT,
               e->panic ? STR_LIT("the daemon's handler recovers it; the client sees a failure")
                        : arena_printf(l->a, "the client sees HTTP %d, docker exits with %d",
                                       e->http_status, e->exit_code));
    item->indent = 1;
    item->ref = e->mend;
    item = add(l, ' ', UI_ROLE_DIM,
               arena_printf(l->a, "class %s, at step %d of %d: %s", spec_class_name(e->class),
                            (int)e->step + 1, (int)SPEC_STEP_COUNT, spec_step_title[e->step]));
    item->indent = 1;
    item->ref = e->mend;
    if (chain_length(e) < 2)
        return;
    for (const struct spec_link *link = e->chain; link != NULL; link = link->inner) {
        item = add(
            l, ' ', UI_ROLE_DIM,
            arena_printf(l->a, "%.*s%s%s", STR_FMT(link->text),
                         link->class != SPEC_CLASS_UNKNOWN ? "  class " : "",
                         link->class != SPEC_CLASS_UNKNOWN ? spec_class_name(link->class) : ""));
        item->indent = ++indent;
        item->ref = e->mend;
    }
}

static void add_findings(struct list *l, const struct spec_result *r, enum spec_severity severity)
{
    for (const struct spec_finding *f = r->findings; f != NULL; f = f->next) {
        struct ui_item *item;

        if (f->severity != severity)
            continue;
        item = add(l, severity == SPEC_WARNING ? '!' : 'i',
                   severity == SPEC_WARNING ? UI_ROLE_WARNING : UI_ROLE_INFO, f->text);
        item->ref = f->ref;
        item->rule = f->rule;
        item->has_rule = true;
    }
}

bool ui_panel_errors(struct ui_panel *out, struct arena *a, const struct spec_result *r)
{
    struct list l;

    if (!start(&l, a, r->finding_count + 4 + (r->error != NULL ? chain_length(r->error) : 0)))
        return false;
    if (r->error != NULL)
        add_error(&l, r->error);
    else
        add(&l, '+', UI_ROLE_OK, STR_LIT("none: the engine would build this spec"));
    add_findings(&l, r, SPEC_WARNING);
    add_findings(&l, r, SPEC_INFO);
    return finish(out, &l);
}
