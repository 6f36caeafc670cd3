/* What would follow from the text in the editor, told while it is typed. */
#include "ui/tui/act/editor_preview.h"

#include "platform/sim/sim.h"
#include "specgen/gocompat/concat.h"
#include "specgen/preflight/mount_spec.h"
#include "ui/tui/act/actions.h"
#include "ui/tui/act/new_element.h"
#include "ui/tui/state/edit_document.h"

/* How a -v string is read. */
static struct str mount_text(struct arena *a, const struct assessment *r, const struct plat *host,
                             struct str raw)
{
    const struct engine engine = engine_of(r->spec.release);
    struct mount_reader reader = {
        .a = a, .host = host, .engine = &engine, .linux_image = r->spec.linux_container};
    struct mount_point m;
    struct str error;

    if (!mount_read_raw(&m, &error, &reader, raw))
        return error;
    if (m.source.len == 0 && m.anonymous)
        m.source = STR_LIT("a new volume");
    return CONCAT(a, m.type, STR_LIT(": "), m.source.len > 0 ? m.source : m.name,
                  STR_LIT(" appears as "), m.destination, m.rw ? STR_NONE : STR_LIT(", read-only"));
}

/* Where a credential spec is looked for and what stands there; empty where nothing was. */
static struct str credential_text(struct arena *a, const struct assessment *r, size_t option,
                                  bool *bad)
{
    const struct spec_credential *c = r->spec.credentials;
    struct str place;

    while (c != NULL && c->option != option)
        c = c->next;
    if (c == NULL || c->location.len == 0 || (c->failed && c->state == PLAT_UNKNOWN))
        return STR_NONE;
    place = c->scheme == SPEC_SCHEME_REGISTRY ? CONCAT(a, STR_LIT("the registry value "), c->asked)
                                              : c->location;
    *bad = c->state != PLAT_KNOWN;
    if (c->state == PLAT_DENIED)
        return CONCAT(a, place, STR_LIT(": "), c->system_error);
    if (c->state != PLAT_KNOWN)
        return CONCAT(a, place, STR_LIT(" does not exist"));
    return CONCAT(a, place,
                  arena_printf(a, ": %zu byte%s", c->data.len, c->data.len == 1 ? "" : "s"));
}

/* The first thing that the engine has against the field's new value. */
static struct str problem_text(struct arena *a, const struct assessment *r,
                               const struct ui_row *row)
{
    for (const struct preflight_error *e = r->create.error; e != NULL; e = e->next) {
        if (ui_row_concerns(row, e->fix.field, e->fix.index))
            return CONCAT(a, STR_LIT("create would refuse: "), e->message);
    }
    for (const struct spec_error *e = r->spec.error; e != NULL; e = e->next) {
        if (ui_row_concerns(row, e->fix.field, e->fix.index))
            return CONCAT(a, STR_LIT("start would fail: "), e->message);
    }
    for (const struct spec_finding *f = r->spec.findings; f != NULL; f = f->next) {
        if (f->severity == SPEC_WARNING && ui_row_concerns(row, f->ref.field, f->ref.index))
            return f->text;
    }
    return STR_NONE;
}

static struct str tell(struct arena *a, const struct assessment *r, const struct plat *host,
                       const struct ui_row *row, struct str text, bool *bad)
{
    struct str said = STR_NONE;

    if (row->place.field == MDL_F_SECURITY_OPT_ITEM)
        said = credential_text(a, r, row->place.at[0], bad);
    if (said.len > 0)
        return said;
    said = problem_text(a, r, row);
    *bad = said.len > 0;
    if (said.len == 0 && row->place.field == MDL_F_BINDS_ITEM)
        said = mount_text(a, r, host, text);
    return said;
}

/* An element without a value goes, and with it the row that is being edited. */
static bool leaves_its_list(const struct ui_place *place, const struct value *value)
{
    return value == NULL && ui_field_is_element(place->field);
}

struct err *ui_editor_root(struct ui_state *st, struct str text, const struct value **root)
{
    const struct ui_place *place = &st->editor.place;
    const struct value *value = NULL;
    struct err *e = mdl_value_parse(&value, place->field, text);

    *root = NULL;
    if (e != NULL || leaves_its_list(place, value))
        return e;
    return ui_root_with(st, place, value, root);
}

static struct err *try_new_element(struct ui_state *st, struct str text)
{
    const struct value *value = NULL;
    struct err *e = mdl_value_parse(&value, st->editor.place.field, text);

    return e != NULL ? e : ui_new_element_try(st, value);
}

struct err *ui_editor_try(struct ui_state *st, struct str text)
{
    const struct value *root = NULL;
    struct err *e;

    if (st->editor.fresh)
        return try_new_element(st, text);
    e = ui_editor_root(st, text, &root);
    if (e == NULL && root != NULL)
        e = ui_try_root(st, root);
    value_unref(root);
    return e;
}

struct str ui_editor_preview(struct ui_state *st, const struct ui_row *row, struct str text,
                             bool *bad)
{
    const struct ui_document *d = ui_current(st);
    const struct assessment *r = &ui_document_result(d)->assessment;
    const struct plat host = plat_sim(r->doc);

    *bad = false;
    return ui_shown(d, &st->scratch, tell(&st->scratch, r, &host, row, text, bad));
}
