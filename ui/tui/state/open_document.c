#include "ui/tui/state/open_document.h"

#include "model/base/buf.h"
#include "model/document/engine.h"
#include "model/os/os.h"
#include "specgen/credential/mask.h"
#include "specgen/explain/explain.h"
#include "ui/present/origins.h"

#include <stdint.h>
#include <stdlib.h>

/* What a new document holds: enough for a spec that a person can start from. */
static const char new_document[] =
    "{\"silospec\": 1, \"name\": \"new\", \"engine\": \"%s\","
    " \"container\": {\"Id\": \"0123456789ab\", \"Name\": \"/new\", \"Path\": \"cmd.exe\", "
    "\"Args\": [],"
    "  \"Image\": \"image\", \"BaseFS\": \"C:\\\\layers\\\\rw\","
    "  \"Config\": {\"Hostname\": \"0123456789ab\"}, \"HostConfig\": {},"
    "  \"NetworkSettings\": {\"Networks\": {}}},"
    " \"host\": {\"DefaultIsolation\": \"process\", \"Root\": \"C:\\\\ProgramData\\\\docker\","
    "  \"OSBuild\": 17763, \"OSProduct\": \"server\", \"NumCPU\": 4,"
    "  \"Images\": [{\"Id\": \"image\", \"OS\": \"windows\","
    "   \"LayerFolders\": [\"C:\\\\layers\\\\base\", \"C:\\\\layers\\\\rw\"]}]}}";

const struct mdl_doc *ui_document_now(const struct ui_document *d)
{
    return d->tried != NULL ? d->tried : mdl_now(d->history);
}

const struct ui_generation *ui_document_result(const struct ui_document *d)
{
    return &d->generation[d->current];
}

const struct ui_panel *ui_document_panel(const struct ui_document *d, enum ui_pane pane)
{
    return &ui_document_result(d)->panels[pane - UI_PANE_FIRST_LOWER];
}

size_t ui_document_rows(const struct ui_document *d, enum ui_pane pane)
{
    if (pane == UI_PANE_FORM)
        return d->form.count;
    if (pane == UI_PANE_SPEC)
        return d->tree->row_count;
    return ui_pane_is_lower(pane) ? ui_document_panel(d, pane)->count : 0;
}

const struct ui_row *ui_document_row(const struct ui_document *d)
{
    size_t at = d->cursor[UI_PANE_FORM].at;

    return at < d->form.count ? &d->form.rows[at] : NULL;
}

const struct ui_spec_line *ui_document_line(const struct ui_document *d)
{
    size_t at = d->cursor[UI_PANE_SPEC].at;

    return ui_tree_line(d->tree, at);
}

static void clamp_cursors(struct ui_document *d)
{
    for (int p = 0; p < UI_PANES_NUMBERED; p++) {
        size_t rows = ui_document_rows(d, (enum ui_pane)p);

        if (d->cursor[p].at >= rows)
            d->cursor[p].at = rows > 0 ? rows - 1 : 0;
    }
}

struct err *ui_document_fold_spec(struct ui_document *d, size_t line)
{
    struct err *e = ui_tree_fold(d->tree, line);

    if (e != NULL)
        return e;
    d->cursor[UI_PANE_SPEC].at = ui_tree_row_of(d->tree, line);
    clamp_cursors(d);
    return NULL;
}

struct err *ui_document_fold_spec_all(struct ui_document *d, bool open)
{
    size_t at = d->cursor[UI_PANE_SPEC].at, line = at < d->tree->row_count ? d->tree->rows[at] : 0;
    struct err *e = ui_tree_fold_all(d->tree, open);

    if (e != NULL)
        return e;
    d->cursor[UI_PANE_SPEC].at = ui_tree_row_of(d->tree, line);
    clamp_cursors(d);
    return NULL;
}

/* The selection follows the spec line of the same path rather than the row's number. */
static void keep_spec_cursor(struct ui_document *d, uint64_t path, bool closes)
{
    for (size_t i = 0; i < d->tree->row_count; i++) {
        const struct ui_spec_line *line = ui_tree_line(d->tree, i);

        if (line->path_hash == path && line->closes == closes) {
            d->cursor[UI_PANE_SPEC].at = i;
            return;
        }
    }
}

enum ui_tree ui_document_tree(const struct ui_document *d)
{
    return (enum ui_tree)(d->tree - d->trees);
}

bool ui_document_show_tree(struct ui_document *d, enum ui_tree tree)
{
    const struct ui_spec_line *line = ui_document_line(d);
    uint64_t path = line != NULL ? line->path_hash : 0;
    bool closes = line != NULL && line->closes;

    if (tree != UI_TREE_SPEC && ui_document_result(d)->trees[tree].count == 0)
        return false;
    if (d->tree == &d->trees[tree])
        return true;
    d->tree = &d->trees[tree];
    d->cursor[UI_PANE_SPEC] = (struct ui_cursor){0, 0};
    keep_spec_cursor(d, path, closes);
    return true;
}

void ui_document_show_line(struct ui_document *d, enum ui_tree tree, size_t line)
{
    if (ui_document_show_tree(d, tree))
        d->cursor[UI_PANE_SPEC].at = ui_tree_reveal(d->tree, line);
}

/* Returns the row of the first line with a value, else of the first one; SIZE_MAX: none. */
static size_t drive(struct ui_spec_lines *lines, const struct ui_tree_pane *pane,
                    const struct ui_row *row)
{
    size_t first = SIZE_MAX;
    bool first_is_plain = false;

    for (size_t i = 0; i < lines->count; i++) {
        struct ui_spec_line *line = &lines->lines[i];

        line->driven = row != NULL && !line->closes && ui_row_drives(row, line->node);
        /* A value says more than the object around it. */
        if (line->driven && (first == SIZE_MAX || (!first_is_plain && !line->opens))) {
            first = ui_tree_row_of(pane, i);
            first_is_plain = !line->opens;
        }
    }
    return first;
}

/* What has no field of the container leads to the spec by what create made of it. */
static bool leads_by_create(const struct ui_document *d, const struct ui_row *row)
{
    return row != NULL && row->kind != UI_ROW_SECTION && row->value != NULL &&
           ui_document_result(d)->assessment.created != NULL &&
           (ui_place_is_asked(&row->place) || row->place.through != 0) &&
           mdl_field_asked_through(row->place.field) != row->place.through;
}

/* The first line of the spec that was made of it. */
static size_t drive_by_create(struct ui_document *d, const struct ui_row *row)
{
    const struct assessment *r = &ui_document_result(d)->assessment;
    struct ui_spec_lines *lines = &d->generation[d->current].trees[UI_TREE_SPEC];
    size_t first = SIZE_MAX;
    struct arena a;
    struct str path;

    arena_init(&a);
    path = ui_place_text(&a, &row->place, r->written->root);
    for (size_t i = 0; i < lines->count; i++) {
        struct ui_spec_line *line = &lines->lines[i];

        line->driven =
            line->driven || (!line->closes && explain_is_driven(&a, r, line->node, path));
        if (line->driven && first == SIZE_MAX)
            first = ui_tree_row_of(&d->trees[UI_TREE_SPEC], i);
    }
    arena_finish(&a);
    return first;
}

size_t ui_document_drive(struct ui_document *d)
{
    const struct ui_row *row = ui_document_row(d);
    size_t first = SIZE_MAX;

    for (int t = UI_TREES - 1; t >= 0; t--)
        first = drive(&d->generation[d->current].trees[t], &d->trees[t], row);
    if (leads_by_create(d, row))
        first = drive_by_create(d, row);
    return d->tree == &d->trees[UI_TREE_SPEC] ? first : SIZE_MAX;
}

/* ---- recomputing ---------------------------------------------------------------------- */

/* into: the other one of the two is what changes are marked against. */
static struct err *generate(struct ui_document *d, int into)
{
    const struct ui_generation *before = &d->generation[1 - into];
    struct ui_generation *next = &d->generation[into];
    struct err *e;

    next->told = &d->file.evidence;
    next->filter = d->filter;
    next->unmasked = d->unmasked;
    next->given = d->file.evidence.spec;
    e = ui_generation_make(next, ui_document_now(d), d->settings, before,
                           d->baseline.root != NULL ? &d->baseline.spec : NULL);
    if (e != NULL)
        return e;
    d->current = into;
    d->revision++;
    return NULL;
}

static bool build_form(struct ui_document *d, struct ui_form *form, bool all)
{
    return ui_form_build(form, ui_document_now(d), ui_document_result(d)->assessment.doc, all);
}

bool ui_document_form(struct ui_document *d, struct ui_form *all)
{
    ui_form_init(all);
    all->of = d->form.of;
    return build_form(d, all, true);
}

static struct err *rebuild_form(struct ui_document *d, const struct ui_row *selected)
{
    struct ui_row row = {.kind = UI_ROW_SECTION};

    if (selected != NULL)
        row = *selected;
    if (!build_form(d, &d->form, false))
        return err_oom();
    if (selected == NULL)
        return NULL;
    if (row.kind != UI_ROW_SECTION) {
        d->cursor[UI_PANE_FORM].at = ui_form_find(&d->form, &row.place);
        return NULL;
    }
    for (size_t i = 0; i < d->form.count; i++)
        if (d->form.rows[i].kind == UI_ROW_SECTION && d->form.rows[i].section == row.section)
            d->cursor[UI_PANE_FORM].at = i;
    return NULL;
}

/* The rows of the current generation, with what was selected. */
static struct err *show_generation(struct ui_document *d, uint64_t path, bool closes)
{
    struct err *e = NULL;

    for (int t = 0; t < UI_TREES && e == NULL; t++)
        e = ui_tree_show(&d->trees[t], &ui_document_result(d)->trees[t]);
    if (e != NULL)
        return e;
    if (d->tree->row_count == 0)
        d->tree = &d->trees[UI_TREE_SPEC];
    keep_spec_cursor(d, path, closes);
    if ((e = rebuild_form(d, ui_document_row(d))) != NULL)
        return e;
    clamp_cursors(d);
    ui_document_drive(d);
    return NULL;
}

/* Takes `tried`; NULL: the document itself. While something is tried, the generation that is not
 * current stays the document's own. */
static struct err *show(struct ui_document *d, struct mdl_doc *tried)
{
    const struct ui_spec_line *line = ui_document_line(d);
    uint64_t path = line != NULL ? line->path_hash : 0;
    bool closes = line != NULL && line->closes;
    struct mdl_doc *before = d->tried;
    struct err *e;

    d->tried = tried;
    e = generate(d, before != NULL ? d->current : 1 - d->current);
    if (e == NULL)
        e = show_generation(d, path, closes);
    mdl_doc_free(before);
    return e;
}

struct err *ui_document_refresh(struct ui_document *d)
{
    return show(d, NULL);
}

struct err *ui_document_try(struct ui_document *d, const struct value *root)
{
    struct mdl_doc *doc;
    struct err *e = mdl_doc_new(&doc, root);

    return e != NULL ? e : show(d, doc);
}

bool ui_document_is_tried(const struct ui_document *d)
{
    return d->tried != NULL && !d->masked;
}

/* What the last edit changed stays marked; what a secret was before, or what is gone, is not told.
 */
static void take_marks(struct ui_spec_lines *lines, const struct ui_spec_lines *own)
{
    for (size_t i = 0; i < lines->count && i < own->count; i++) {
        struct ui_spec_line *line = &lines->lines[i];
        const struct ui_spec_line *before = &own->lines[i];

        line->change = before->change;
        line->removed = before->removed;
        line->was = str_eq(line->shown, before->shown) ? before->was : STR_NONE;
        line->gone = STR_NONE;
    }
    lines->changed = own->changed;
}

struct err *ui_document_mask(struct ui_document *d, const struct value *root)
{
    const struct ui_generation *own = ui_document_result(d);
    struct err *e = ui_document_try(d, root);
    struct ui_generation *shown;

    if (e != NULL)
        return e;
    d->masked = true;
    shown = &d->generation[d->current];
    for (size_t t = 0; t < UI_TREES; t++)
        take_marks(&shown->trees[t], &own->trees[t]);
    shown->touches = (struct ui_touches){.items = NULL};
    return NULL;
}

struct err *ui_document_drop(struct ui_document *d)
{
    const struct ui_spec_line *line = ui_document_line(d);
    uint64_t path = line != NULL ? line->path_hash : 0;
    bool closes = line != NULL && line->closes;
    struct mdl_doc *before = d->tried;
    struct err *e;

    if (before == NULL)
        return NULL;
    d->tried = NULL;
    d->masked = false;
    d->current = 1 - d->current;
    d->revision++;
    e = show_generation(d, path, closes);
    mdl_doc_free(before);
    return e;
}

struct err *ui_document_list(struct ui_document *d)
{
    struct ui_generation *g = &d->generation[d->current];

    g->filter = d->filter;
    g->unmasked = d->unmasked;
    if (!ui_generation_list(g))
        return err_oom();
    clamp_cursors(d);
    return NULL;
}

struct err *ui_document_refold(struct ui_document *d)
{
    struct err *e = rebuild_form(d, ui_document_row(d));

    clamp_cursors(d);
    return e;
}

/* In the view that is shown if it has the place, else in the other one. */
static struct ui_place in_view(struct ui_document *d, const struct ui_place *place)
{
    const struct assessment *r = &ui_document_result(d)->assessment;
    struct ui_place asked = *place;
    struct arena a;

    if (d->form.of == UI_FORM_OF_REQUEST && ui_place_is_container(place)) {
        arena_init(&a);
        asked = ui_place_asked(&a, r, place);
        arena_finish(&a);
    }
    if (ui_place_is_container(&asked))
        d->form.of = UI_FORM_OF_CONTAINER;
    else if (ui_place_is_asked(&asked))
        d->form.of = UI_FORM_OF_REQUEST;
    return asked;
}

struct err *ui_document_go_to(struct ui_document *d, const struct ui_place *place)
{
    struct ui_place there;

    if (place->field == MDL_F_NONE)
        return NULL;
    there = in_view(d, place);
    if (!ui_form_reveal(&d->form, &there) || !build_form(d, &d->form, false))
        return err_oom();
    d->cursor[UI_PANE_FORM].at = ui_form_find(&d->form, &there);
    clamp_cursors(d);
    ui_document_drive(d);
    return NULL;
}

struct err *ui_document_view(struct ui_document *d, enum ui_form_of of)
{
    const struct ui_row *row = ui_document_row(d);
    struct ui_place place = {.field = MDL_F_NONE};

    if (row != NULL && row->kind != UI_ROW_SECTION)
        place = row->place;
    if (of == UI_FORM_OF_CONTAINER && place.through != 0 && ui_place_is_asked(&place))
        place.through = 0;
    d->form.of = of;
    if (!build_form(d, &d->form, false))
        return err_oom();
    clamp_cursors(d);
    if (place.field != MDL_F_NONE && (of == UI_FORM_OF_REQUEST || !ui_place_is_asked(&place)))
        return ui_document_go_to(d, &place);
    ui_document_drive(d);
    return NULL;
}

struct str ui_shown(const struct ui_document *d, struct arena *a, struct str text)
{
    return d->unmasked ? text : mask_secrets(a, text);
}

struct ui_file_stamp ui_file_stamp(const char *file)
{
    struct ui_file_stamp stamp = {0};
    struct os_info info;

    if (file == NULL || os_look(&info, file) != 0)
        return stamp;
    stamp = (struct ui_file_stamp){info.seconds, info.nanoseconds, info.bytes, {""}};
    if (info.kind == OS_REGULAR) /* a pipe was read and gives nothing more */
        stamp.content = ui_journal_digest(file);
    return stamp;
}

bool ui_file_stamp_eq(const struct ui_file_stamp *a, const struct ui_file_stamp *b)
{
    if (a->content.text[0] != '\0' && b->content.text[0] != '\0')
        return a->bytes == b->bytes && strcmp(a->content.text, b->content.text) == 0;
    return a->seconds == b->seconds && a->nanoseconds == b->nanoseconds && a->bytes == b->bytes;
}

/* ---- opening -------------------------------------------------------------------------- */

static char *copy(const char *text)
{
    size_t size = strlen(text) + 1;
    char *out = malloc(size);

    if (out != NULL)
        memcpy(out, text, size);
    return out;
}

static const char *base_name(const char *file)
{
    const char *name = file;

    for (const char *p = file; *p != '\0'; p++)
        if ((*p == '/' || *p == '\\') && p[1] != '\0')
            name = p + 1;
    return name;
}

struct err *ui_document_set_file(struct ui_document *d, const char *file)
{
    char *name = copy(file), *title = copy(base_name(file));

    if (name == NULL || title == NULL) {
        free(name);
        free(title);
        return err_oom();
    }
    free(d->file.file);
    free(d->title);
    d->file.file = name;
    d->title = title;
    d->file.kind = &formats[FORMAT_scenario];
    return NULL;
}

char *ui_document_suggested_name(const struct ui_document *d)
{
    const char *base =
        d->file.file != NULL && strcmp(d->file.file, "-") != 0 ? d->file.file : "new";
    const char *ending = d->file.format == SCENARIO_YAML ? ".silospec.yaml" : ".silospec.json";
    const char *name = base_name(base), *dot = strrchr(name, '.');
    size_t stem = (dot != NULL && dot != name ? (size_t)(dot - base) : strlen(base));
    char *out = malloc(stem + strlen(ending) + 1);

    if (out != NULL) {
        memcpy(out, base, stem);
        memcpy(out + stem, ending, strlen(ending) + 1);
    }
    return out;
}

/* Of `file`, or when that is NULL of `text`. */
static struct err *open_either(struct ui_document **out, const char *file, struct str text,
                               const char *title)
{
    struct ui_document *d = calloc(1, sizeof(*d));
    struct err *e;

    if (d == NULL)
        return err_oom();
    d->tree = &d->trees[UI_TREE_SPEC];
    arena_init(&d->generation[0].arena);
    arena_init(&d->generation[1].arena);
    ui_form_init(&d->form);
    ui_baseline_init(&d->baseline);
    d->stamp = ui_file_stamp(file);
    if (file != NULL)
        e = artefact_open(&d->file, file);
    else
        e = artefact_read(&d->file, text, title);
    if (e != NULL)
        goto fail;
    if (file == NULL) {
        free(d->file.file);
        d->file.file = NULL;
        d->file.format = SCENARIO_YAML;
    }
    e = err_oom();
    d->title = copy(file == NULL             ? title
                    : strcmp(file, "-") == 0 ? "standard input"
                                             : base_name(file));
    if (d->title == NULL)
        goto fail;
    if ((e = mdl_history_new(&d->history, d->file.root)) != NULL ||
        (e = ui_document_refresh(d)) != NULL)
        goto fail;
    mdl_history_saved(d->history);
    if (ui_document_result(d)->assessment.created != NULL) {
        d->form.of = UI_FORM_OF_REQUEST;
        if ((e = ui_document_refold(d)) != NULL)
            goto fail;
    }
    /* The first row is a heading; start on the first field. */
    d->cursor[UI_PANE_FORM].at = d->form.count > 1 ? 1 : 0;
    ui_document_drive(d);
    *out = d;
    return NULL;
fail:
    ui_document_free(d);
    return e;
}

struct err *ui_document_open(struct ui_document **out, const char *file)
{
    struct buf text = {.s = NULL};
    struct err *e;

    buf_printf(&text, new_document, mdl_engines[MDL_ENGINE_COUNT - 1].name);
    e = text.failed ? err_oom() : open_either(out, file, buf_str(&text), "new document");
    buf_finish(&text);
    if (e == NULL)
        (*out)->blank = file == NULL;
    return e;
}

struct err *ui_document_read(struct ui_document **out, struct str text, const char *title)
{
    return open_either(out, NULL, text, title);
}

void ui_document_journal(struct ui_document *d)
{
    bool is_file = d->file.file != NULL && strcmp(d->file.file, "-") != 0;

    err_free(ui_journal_open(&d->journal, is_file ? d->file.file : NULL, d->history));
}

void ui_document_free(struct ui_document *d)
{
    if (d == NULL)
        return;
    ui_journal_close(d->journal, false);
    free(d->times);
    mdl_doc_free(d->tried);
    mdl_history_free(d->history);
    artefact_close(&d->file);
    arena_finish(&d->generation[0].arena);
    arena_finish(&d->generation[1].arena);
    ui_form_finish(&d->form);
    ui_baseline_finish(&d->baseline);
    for (int i = 0; i < UI_TREES; i++)
        ui_tree_finish(&d->trees[i]);
    free(d->title);
    free(d);
}
