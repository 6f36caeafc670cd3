/* Where a credential spec was looked for, what it says, and what else the host holds. */
#include "specgen/spec/credential_spec.h"
#include "ui/present/generation.h"
#include "ui/present/items.h"
#include "ui/present/marks.h"

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
        if (c->data.len == 0 && !c->failed)
            return STR_LIT("found, empty: nothing is set");
        return arena_printf(a, "found, %zu byte%s%s", c->data.len, c->data.len == 1 ? "" : "s",
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
    if (c->unknown)
        return STR_LIT("not known; taken to be there");
    return c->failed ? STR_LIT("refused before any look-up") : STR_LIT("not looked up");
}

static struct str lookup_detail(struct arena *a, const struct ui_generation *g,
                                const struct ui_item *item)
{
    const struct spec_credential *c = item->of;

    (void)g;
    return arena_printf(a, "SecurityOpt[%zu] asks for %s%.*s; looked up at %.*s: %.*s", c->option,
                        scheme_text(c->scheme), STR_FMT(c->asked), STR_FMT(c->location),
                        STR_FMT(lookup_state(a, c)));
}

static void add_lookup(struct ui_items *l, const struct spec_credential *c)
{
    struct str asked = c->scheme == SPEC_SCHEME_RAW ? STR_LIT("(the text itself)") : c->asked;
    struct ui_item *item = ui_items_add(
        l, ' ', UI_ROLE_TEXT,
        arena_printf(l->a, "security option %zu: %s%.*s\n%.*s", c->option + 1,
                     scheme_text(c->scheme), STR_FMT(asked), STR_FMT(lookup_state(l->a, c))));

    if (c->failed) {
        item->sign = 'x';
        item->role = UI_ROLE_ERROR;
    } else if (c->unknown) {
        item->sign = '?';
        item->role = UI_ROLE_WARNING;
    } else if (c->used) {
        item->sign = '+';
        item->role = UI_ROLE_OK;
    } else {
        item->sign = '!';
        item->role = UI_ROLE_WARNING;
    }
    item->ref = (struct spec_ref){MDL_F_SECURITY_OPT_ITEM, (int)c->option};
    if (c->scheme != SPEC_SCHEME_RAW && c->location.len > 0) {
        item->detail = lookup_detail;
        item->of = c;
    }
}

/* ---- what a credential spec says ---------------------------------------------------------- */

static struct str account_text(struct arena *a, const struct credential_account *account)
{
    if (account->scope.len == 0)
        return arena_printf(a, "account %.*s", STR_FMT(account->name));
    return arena_printf(a, "account %.*s in %.*s", STR_FMT(account->name), STR_FMT(account->scope));
}

static void add_line(struct ui_items *l, struct spec_ref ref, enum ui_role role, struct str text)
{
    struct ui_item *item = ui_items_add(l, ' ', role, text);

    item->indent = 1;
    item->ref = ref;
}

static void add_document(struct ui_items *l, const struct spec_credential *c,
                         const struct ui_credential_said *said)
{
    const struct credential_document *doc = &said->document;
    struct spec_ref ref = {c->from.field, c->from.index};

    if (!doc->is_json) {
        add_line(l, ref, UI_ROLE_WARNING,
                 arena_printf(l->a, "no JSON object from line %u, column %u on", doc->line,
                              doc->column));
        return;
    }
    for (size_t i = 0; i < doc->account_count; i++)
        add_line(l, ref, UI_ROLE_TEXT, account_text(l->a, &doc->accounts[i]));
    if (doc->account_count == 0)
        add_line(l, ref, UI_ROLE_DIM, STR_LIT("names no account"));
    if (doc->dns_name.len > 0)
        add_line(l, ref, UI_ROLE_TEXT,
                 arena_printf(l->a, "domain %.*s (%.*s)", STR_FMT(doc->dns_name),
                              STR_FMT(doc->net_bios_name)));
    if (doc->has_plugin)
        add_line(l, ref, UI_ROLE_TEXT, STR_LIT("plug-in: the host need not be in the domain"));
    if (doc->has_plugin_input)
        add_line(l, ref, UI_ROLE_DIM,
                 arena_printf(l->a, "\"PluginInput\": %.*s", STR_FMT(said->input)));
}

/* What the check of the credential spec says; the errors pane has it too, among the others. */
static void add_problems(struct ui_items *l, const struct problems *problems)
{
    for (size_t i = 0; i < problems->count; i++) {
        const struct problem *p = &problems->items[i];
        struct ui_item *item;

        if (strcmp(p->part, "credential") != 0)
            continue;
        item = ui_items_add(l, problem_sign(p->severity), ui_severity_role(p->severity), p->text);
        item->indent = 1;
        item->ref = p->ref;
        item->rule = p->rule;
        item->has_rule = true;
        item->problem = p;
    }
}

/* ---- what the host holds ------------------------------------------------------------------ */

static void add_values(struct ui_items *l, const struct mdl_string_map *map,
                       enum mdl_field_id field)
{
    for (size_t i = 0; i < map->count; i++) {
        struct ui_item *item = ui_items_add(
            l, ' ', UI_ROLE_DIM,
            arena_printf(l->a, "%.*s  %zu byte%s", STR_FMT(map->items[i].name),
                         map->items[i].v.v.len, map->items[i].v.v.len == 1 ? "" : "s"));

        item->indent = 1;
        item->ref = (struct spec_ref){field, (int)i};
    }
}

static bool is_unknown(struct arena *a, const struct mdl_doc *doc, enum mdl_field_id field)
{
    return doc->sources.count > 0 &&
           mdl_known(a, doc, mdl_fact_path(a, field, STR_NONE), MDL_MISSING).certainty ==
               MDL_UNKNOWN;
}

static struct str key_detail(struct arena *a, const struct ui_generation *g,
                             const struct ui_item *item)
{
    (void)g;
    (void)item;
    return arena_printf(a, "The registry key of the credential specs: HKLM\\%s", spec_registry_key);
}

static struct str folder_detail(struct arena *a, const struct ui_generation *g,
                                const struct ui_item *item)
{
    (void)item;
    return arena_printf(a, "The folder of the credential specs: %.*s\\CredentialSpecs",
                        STR_FMT(g->assessment.spec.facts.root));
}

static void add_registry(struct ui_items *l, const struct mdl_registry *registry, bool unknown)
{
    struct ui_item *item;

    item = ui_items_add(l, ' ', UI_ROLE_LABEL, shortened(l->a, "HKLM", str_of(spec_registry_key)));
    item->detail = key_detail;
    item->ref = (struct spec_ref){MDL_F_REGISTRY, -1};
    if (registry->open_error.v.len > 0)
        item = ui_items_add(
            l, 'x', UI_ROLE_ERROR,
            arena_printf(l->a, "cannot be opened: %.*s", STR_FMT(registry->open_error.v)));
    else if (registry->presence != MDL_SET)
        item = unknown ? ui_items_add(l, '?', UI_ROLE_DIM, STR_LIT("not known"))
                       : ui_items_add(l, ' ', UI_ROLE_DIM, STR_LIT("this key does not exist"));
    else if (registry->values.count == 0)
        item = ui_items_add(l, ' ', UI_ROLE_DIM, STR_LIT("no values"));
    if (item->role != UI_ROLE_LABEL) {
        item->indent = 1;
        item->ref = (struct spec_ref){MDL_F_REGISTRY, -1};
    }
    add_values(l, &registry->values, MDL_F_REGISTRY_VALUES_ITEM);
    for (size_t i = 0; i < registry->read_errors.count; i++) {
        item = ui_items_add(l, ' ', UI_ROLE_DIM,
                            arena_printf(l->a, "%.*s  %.*s",
                                         STR_FMT(registry->read_errors.items[i].name),
                                         STR_FMT(registry->read_errors.items[i].v.v)));
        item->indent = 1;
        item->ref = (struct spec_ref){MDL_F_REGISTRY_READ_ERRORS_ITEM, (int)i};
    }
}

bool ui_panel_registry(struct ui_panel *out, struct arena *a, const struct ui_generation *g)
{
    const struct assessment *r = &g->assessment;
    const struct problems *problems = &g->problems;
    const struct mdl_credential_specs *host = &r->doc->host.credential_specs;
    const struct ui_credential_said *said = g->said.items;
    struct ui_items l = {.a = a};
    struct ui_item *item;

    for (const struct spec_credential *c = r->spec.credentials; c != NULL; c = c->next) {
        add_lookup(&l, c);
        if (ui_credential_was_found(c))
            add_document(&l, c, said++);
        if (c->used)
            add_problems(&l, problems);
    }
    if (r->spec.credentials == NULL)
        ui_items_add(&l, ' ', UI_ROLE_DIM, STR_LIT("no credential spec is asked for"))->ref =
            (struct spec_ref){MDL_F_SECURITY_OPT, -1};
    add_registry(&l, &host->registry, is_unknown(a, r->doc, MDL_F_REGISTRY));
    if (host->files.count > 0) {
        item = ui_items_add(&l, ' ', UI_ROLE_LABEL, STR_LIT("files in CredentialSpecs"));
        item->detail = folder_detail;
        item->ref = (struct spec_ref){MDL_F_CREDENTIAL_FILES, -1};
        add_values(&l, &host->files, MDL_F_CREDENTIAL_FILES_ITEM);
    }
    return ui_items_finish(out, &l);
}
