#include "ui/present/remedies_build.h"

#include "model/base/buf.h"
#include "model/base/words.h"
#include "model/document/edit.h"
#include "model/document/engine.h"
#include "model/document/field_text.h"
#include "model/document/windows_builds.h"
#include "specgen/gocompat/concat.h"
#include "ui/present/form.h"
#include "ui/present/templates.h"

#define NAMES_TRIED 6 /* of what the host has */

void ui_remedies_finish(struct remedies *r)
{
    for (size_t i = 0; i < r->count; i++)
        value_unref(r->items[i].root);
    r->count = 0;
}

static void try_edit(struct remedy_search *s, const struct mdl_edit *edit, struct str text)
{
    const struct value *root = NULL;
    struct err *e;

    if (!ui_remedy_may_try(s))
        return;
    e = mdl_edit_tree(&root, s->r->written->root, edit);
    ui_remedy_edited(s, text, root, e);
}

/* Takes value; NULL unsets. */
static void try_place(struct remedy_search *s, const struct ui_place *place, struct value *value,
                      struct str text)
{
    struct mdl_edit edit = {.kind = MDL_EDIT_SET, .value = value};
    struct err *e = ui_place_path(&edit.path, s->a, place, s->r->written->root);

    if (e == NULL)
        try_edit(s, &edit, text);
    else if (e->class == ERR_OOM)
        s->e = e;
    else
        err_free(e);
    value_unref(value);
}

/* ---- what may help -------------------------------------------------------------------- */

/* The field's name without its flags: the list of remedies is narrow. */
static struct str name_of(enum mdl_field_id field)
{
    struct str label = str_of(mdl_field_text(field).label);
    ptrdiff_t flags = str_find(label, '(', 0);

    return flags > 1 ? str_cut(label, 0, (size_t)flags - 1) : label;
}

/* "-m 4" is four bytes: the same number with the unit that was forgotten. */
static void try_units(struct remedy_search *s, const struct ui_place *place)
{
    enum { DIGITS = 6 };
    static const char units[] = "gm";
    const struct value *v = ui_remedy_value(s, place);

    if (mdl_fields[place->field].unit != MDL_UNIT_BYTES || v == NULL || v->kind != VALUE_NUMBER ||
        v->u.text.len > DIGITS)
        return;
    for (size_t i = 0; i < sizeof(units) - 1; i++) {
        const struct value *with = NULL;
        struct str text = arena_printf(s->a, "%.*s%c", STR_FMT(v->u.text), units[i]);
        struct err *e = mdl_value_parse(&with, place->field, text);

        if (e == NULL) /* the value is its own */
            try_place(s, place, value_number(with->u.text),
                      arena_printf(s->a, "%.*s: %.*s", STR_FMT(name_of(place->field)),
                                   STR_FMT(mdl_value_show(s->a, place->field, with))));
        err_free(e);
        value_unref(with);
    }
}

static void try_unset(struct remedy_search *s, const struct ui_place *place)
{
    if (ui_remedy_value(s, place) != NULL && !ui_field_is_element(place->field))
        try_place(s, place, NULL,
                  arena_printf(s->a, "%.*s: unset", STR_FMT(name_of(place->field))));
}

/* What is only worth knowing of a list or map is no reason to take all of it away; what is ignored
 * may go. */
static bool may_be_unset(const struct problem *p, enum mdl_field_id field)
{
    enum mdl_type type = mdl_fields[field].type;

    return p->severity != PROBLEM_INFO || p->rule == RULE_IGNORED ||
           (type != MDL_T_MAP && type != MDL_T_LIST && type != MDL_T_OBJECT);
}

static void try_choices(struct remedy_search *s, const struct ui_place *place)
{
    const struct mdl_field *field = &mdl_fields[place->field];
    struct str rest = str_of(mdl_field_text(place->field).choices), choice;

    if (field->type == MDL_T_BOOL) {
        try_place(s, place, value_bool(false),
                  arena_printf(s->a, "%.*s: false", STR_FMT(name_of(place->field))));
        try_place(s, place, value_bool(true),
                  arena_printf(s->a, "%.*s: true", STR_FMT(name_of(place->field))));
    }
    while (field->type == MDL_T_STRING && words_next(&rest, &choice))
        try_place(
            s, place, value_string(choice),
            arena_printf(s->a, "%.*s: %.*s", STR_FMT(name_of(place->field)), STR_FMT(choice)));
}

/* What is written in an element, a member at a time. */
static void try_members(struct remedy_search *s, const struct ui_place *of)
{
    for (int id = 0; id < MDL_FIELD_COUNT && ui_field_is_element(of->field); id++) {
        struct ui_place place = *of;

        place.field = (enum mdl_field_id)id;
        if (mdl_fields[id].parent == of->field)
            try_unset(s, &place);
    }
}

/* The element of a list that the problem is about, or stands in. */
static void try_removal(struct remedy_search *s, struct ui_place place)
{
    struct mdl_edit edit = {.kind = MDL_EDIT_REMOVE};
    struct str key;
    struct err *e;

    while (!ui_field_is_element(place.field))
        if (!ui_place_up(&place))
            return;
    if (place.count == 0)
        return;
    e = ui_place_path(&edit.path, s->a, &place, s->r->written->root);
    if (e != NULL) {
        err_free(e);
        return;
    }
    key = edit.path.count > 0 ? edit.path.steps[edit.path.count - 1].key : STR_NONE;
    try_edit(s, &edit,
             arena_printf(
                 s->a, "%.*s: take %.*s away", STR_FMT(name_of(mdl_fields[place.field].parent)),
                 STR_FMT(key.len > 0 ? arena_printf(s->a, "'%.*s'", STR_FMT(key))
                                     : arena_printf(s->a, "[%zu]", place.at[place.count - 1]))));
}

/* Whether the string of a credential spec that ends there is the name of an account. */
static bool names_account(struct str spec, size_t end)
{
    struct str before;

    while (end > 0 && spec.s[end - 1] != '"')
        end--;
    before = str_trim(str_cut(spec, 0, end > 0 ? end - 1 : 0));
    if (!str_ends(before, STR_LIT(":")))
        return false;
    before = str_trim(str_cut(before, 0, before.len - 1));
    return str_ends(before, STR_LIT("\"MachineAccountName\"")) ||
           str_ends(before, STR_LIT("\"Name\""));
}

/* The directory has a $ behind an account's name, a credential spec has none. */
static void try_without_dollar(struct remedy_search *s, const struct ui_place *place)
{
    const struct value *v = ui_remedy_value(s, place);
    struct buf text = {.s = NULL};
    struct str spec;

    if ((s->p->rule != RULE_LINT_MACHINE && s->p->rule != RULE_LINT_ACCOUNT) || v == NULL ||
        v->kind != VALUE_STRING)
        return;
    spec = v->u.text;
    for (size_t i = 0; i < spec.len; i++)
        if (spec.s[i] != '$' || i + 1 == spec.len || spec.s[i + 1] != '"' ||
            !names_account(spec, i))
            buf_char(&text, spec.s[i]);
    if (text.len < spec.len && !text.failed)
        try_place(s, place, value_string(buf_str(&text)), STR_LIT("the account's name without $"));
    buf_finish(&text);
}

/* Fields of the same section that are set: some exclude each other. */
static void try_neighbours(struct remedy_search *s, const struct ui_place *of)
{
    enum mdl_field_id field = of->field;

    for (int id = 0; id < MDL_FIELD_COUNT; id++) {
        const struct ui_place place = {.field = (enum mdl_field_id)id, .through = of->through};
        const struct mdl_field *f = &mdl_fields[id];

        if (id != (int)field && f->section == mdl_fields[field].section &&
            f->parent == mdl_fields[field].parent && f->type != MDL_T_OBJECT &&
            !ui_field_is_element(place.field))
            try_unset(s, &place);
    }
}

static void try_text(struct remedy_search *s, const char *path, struct str text, struct str said)
{
    struct mdl_edit edit = {.kind = MDL_EDIT_SET};
    const struct value *value = NULL;
    struct err *e = mdl_path_parse_edit(&edit.path, s->a, str_of(path), s->r->written->root);

    if (e == NULL)
        e = mdl_value_parse(&value, edit.path.field, text);
    edit.value = value;
    if (e == NULL)
        try_edit(s, &edit, said);
    err_free(e);
    value_unref(value);
}

/* That of the image that is run, where nobody told the host's. */
static void try_build(struct remedy_search *s)
{
    struct mdl_windows image;
    struct str build;

    if (s->p->rule != RULE_USE_BUILD || !plat_is_guess(&s->r->spec.facts, PLAT_FACT_OS_BUILD) ||
        !mdl_windows_version(&image, s->r->spec.image.os_version))
        return;
    build = arena_printf(s->a, "%llu", (unsigned long long)image.build);
    try_text(s, "host.OSBuild", build,
             arena_printf(s->a, "the host is of build %.*s, as the image is", STR_FMT(build)));
}

/* More CPUs than the host has: all that it has, or a host that has them. */
static void try_processors(struct remedy_search *s, const struct ui_place *place)
{
    enum { NANO = 1000000000, MOST = 100000 };
    const int64_t has = s->r->doc->host.num_cpu.v,
                  asked = s->r->doc->container.host_config.nano_cpus.v;
    int64_t whole = asked / NANO + (asked % NANO > 0);
    struct str text;

    if (s->p->rule != RULE_PRE_CPU_RANGE || place->field != MDL_F_NANO_CPUS || asked <= 0)
        return;
    text = arena_printf(s->a, "%lld", (long long)has);
    if (has > 0 && has <= MOST)
        try_place(s, place, value_number(arena_printf(s->a, "%lld", (long long)has * NANO)),
                  arena_printf(s->a, "CPUs: %.*s, all that the host has", STR_FMT(text)));
    text = arena_printf(s->a, "%lld", (long long)whole);
    try_text(
        s, "host.NumCPU", text,
        arena_printf(s->a, "the host has %.*s processor%s", STR_FMT(text), whole == 1 ? "" : "s"));
}

/* Where the host has what an option names by this scheme; NULL: nowhere. */
static const char *place_of_scheme(enum spec_scheme scheme)
{
    switch (scheme) {
    case SPEC_SCHEME_FILE:
        return "host.CredentialSpecs.Files";
    case SPEC_SCHEME_REGISTRY:
        return "host.CredentialSpecs.Registry.Values";
    case SPEC_SCHEME_CONFIG:
        return "host.Configs";
    case SPEC_SCHEME_NONE:
    case SPEC_SCHEME_RAW:
        break;
    }
    return NULL;
}

/* The one that fails and names something; NULL: none. */
static const struct spec_credential *failed_credential(const struct remedy_search *s)
{
    const struct spec_credential *c = s->r->spec.credentials;

    while (c != NULL && !c->failed)
        c = c->next;
    return c != NULL && c->asked.len > 0 && place_of_scheme(c->scheme) != NULL ? c : NULL;
}

/* What the host has under other names: most that fail are misspelt. */
static void try_names(struct remedy_search *s)
{
    const struct spec_credential *c = failed_credential(s);
    const struct mdl_strings *options = &s->r->doc->container.host_config.security_opt;
    const struct value *map;
    struct ui_place place;
    struct mdl_path path;
    struct str option;
    struct err *e;

    if (c == NULL || c->option >= options->count)
        return;
    option = options->items[c->option].v;
    e = mdl_path_parse(&path, s->a, str_of(place_of_scheme(c->scheme)), s->r->written->root);
    map = e == NULL ? value_at(s->r->written->root, path.steps, path.count) : NULL;
    err_free(e);
    if (map == NULL || map->kind != VALUE_MAP || !str_ends(option, c->asked))
        return;
    option = str_cut(option, 0, option.len - c->asked.len);
    place = ui_place_of(MDL_F_SECURITY_OPT_ITEM, (int)c->option);
    place = ui_place_asked(s->a, s->r, &place);
    for (size_t i = 0; i < map->u.map.count && i < NAMES_TRIED; i++) {
        struct str name = map->u.map.members[i].key;

        try_place(s, &place, value_string(CONCAT(s->a, option, name)),
                  arena_printf(s->a, "name '%.*s', which is there", STR_FMT(name)));
    }
}

static void try_credential(struct remedy_search *s)
{
    const struct spec_credential *c = failed_credential(s);
    struct mdl_edit edit = {.kind = MDL_EDIT_SET};
    struct value_step *steps;
    struct value *text;
    struct err *e;

    if (c == NULL)
        return;
    e = mdl_path_parse_edit(&edit.path, s->a, str_of(place_of_scheme(c->scheme)),
                            s->r->written->root);
    steps = arena_calloc(s->a, edit.path.count + 1, sizeof(*steps));
    text = value_string(STR_LIT(UI_EXAMPLE_CREDENTIAL_SPEC));
    if (e == NULL && steps != NULL && text != NULL) {
        memcpy(steps, edit.path.steps, edit.path.count * sizeof(*steps));
        steps[edit.path.count++] = (struct value_step){.key = c->asked};
        edit.path.steps = steps;
        edit.path.field = (enum mdl_field_id)(edit.path.field + 1);
        edit.value = text;
        try_edit(s, &edit,
                 arena_printf(s->a, "treat '%.*s' as present (example text)", STR_FMT(c->asked)));
    }
    err_free(e);
    value_unref(text);
}

static void try_isolation(struct remedy_search *s)
{
    static const char kinds[][8] = {"process", "hyperv"};
    const struct ui_place written = {.field = MDL_F_ISOLATION};
    const struct ui_place place = ui_place_asked(s->a, s->r, &written);

    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        try_place(s, &place, value_string(str_of(kinds[i])),
                  arena_printf(s->a, "Isolation: %s", kinds[i]));
}

/* The nearest one that helps; only of what the engine itself refuses or warns of. */
static void try_engines(struct remedy_search *s)
{
    size_t count = s->out->count;

    for (size_t i = 0; i < MDL_ENGINE_COUNT && s->out->count == count; i++)
        try_text(s, "engine", str_of(mdl_engines[i].name),
                 arena_printf(s->a, "another engine: %s", mdl_engines[i].name));
}

static void search(struct remedy_search *s)
{
    struct ui_place place = ui_place_of(s->p->ref.field, s->p->ref.index);

    if (place.field != MDL_F_NONE) {
        place = ui_place_asked(s->a, s->r, &place);
        try_build(s);
        try_choices(s, &place);
        try_units(s, &place);
        try_processors(s, &place);
        if (may_be_unset(s->p, place.field))
            try_unset(s, &place);
        try_names(s);
        try_credential(s);
        try_without_dollar(s, &place);
        ui_remedies_mounts(s, &place);
        ui_remedies_image(s, &place);
        try_members(s, &place);
        try_removal(s, place);
        try_neighbours(s, &place);
    }
    try_isolation(s);
    if (s->p->severity == PROBLEM_ERROR)
        try_engines(s);
}

struct err *ui_remedies_find(struct remedies *out, struct arena *a, const struct assessment *r,
                             const struct problems *problems, const struct problem *p)
{
    struct remedy_search s = {
        .out = out, .a = a, .r = r, .p = p, .before = ui_remedy_alike(problems, p)};

    out->count = 0;
    memcpy(s.now, problems->of, sizeof(s.now));
    arena_init(&s.trial);
    search(&s);
    arena_finish(&s.trial);
    if (s.e == NULL && arena_failed(a))
        s.e = err_oom();
    if (s.e != NULL)
        ui_remedies_finish(out);
    return s.e;
}
