#include "ui/present/form.h"

#include "model/document/knowledge.h"

#include <stdlib.h>

/* Sections of which most documents set nothing; they start folded. */
static bool starts_folded(enum mdl_section section)
{
    switch (section) {
    case MDL_SECTION_ENGINE:
    case MDL_SECTION_CPU:
    case MDL_SECTION_MEMORY:
    case MDL_SECTION_STORAGE:
    case MDL_SECTION_PROCESS:
    case MDL_SECTION_IDENTITY:
    case MDL_SECTION_MOUNTS:
    case MDL_SECTION_NETWORK:
    case MDL_SECTION_HOST:
        return false;
    case MDL_SECTION_DEVICES:
    case MDL_SECTION_SECRETS:
    case MDL_SECTION_LINUX:
    case MDL_SECTION_CREATE:
    case MDL_SECTION_CONTAINER:
    case MDL_SECTION_DOCUMENT:
    case MDL_SECTION_HOST_IMAGES:
    case MDL_SECTION_HOST_CREDENTIALS:
    case MDL_SECTION_HOST_NETWORKS:
    case MDL_SECTION_HOST_STORES:
    case MDL_SECTION_COUNT:
        break;
    }
    return true;
}

void ui_form_init(struct ui_form *form)
{
    *form = (struct ui_form){0};
    for (int s = 0; s < MDL_SECTION_COUNT; s++)
        form->section_open[s] = !starts_folded((enum mdl_section)s);
}

void ui_form_finish(struct ui_form *form)
{
    value_unref(form->root);
    free(form->rows);
    free(form->folds);
    *form = (struct ui_form){0};
}

void ui_form_is_of(struct ui_form *form, const struct value *root)
{
    const struct value *before = form->root;

    form->root = root != NULL ? value_ref(root) : NULL;
    value_unref(before);
}

/* ---- what is open --------------------------------------------------------------------- */

static struct ui_fold *fold_find(const struct ui_form *form, const struct ui_place *place)
{
    for (size_t i = 0; i < form->fold_count; i++)
        if (ui_place_eq(&form->folds[i].place, place))
            return &form->folds[i];
    return NULL;
}

static bool fold_set(struct ui_form *form, const struct ui_place *place, bool open)
{
    struct ui_fold *fold = fold_find(form, place);

    ui_form_is_of(form, NULL);
    if (fold == NULL) {
        if (form->fold_count == form->fold_size) {
            size_t size = form->fold_size != 0 ? form->fold_size * 2 : 16;
            struct ui_fold *more = realloc(form->folds, size * sizeof(*more));

            if (more == NULL)
                return false;
            form->folds = more;
            form->fold_size = size;
        }
        fold = &form->folds[form->fold_count++];
        fold->place = *place;
    }
    fold->open = open;
    return true;
}

bool ui_form_fold(struct ui_form *form, const struct ui_row *row, bool open)
{
    if (row->kind == UI_ROW_SECTION) {
        ui_form_is_of(form, NULL);
        form->section_open[row->section] = open;
        return true;
    }
    return fold_set(form, &row->place, open);
}

enum mdl_section ui_form_section(const struct ui_form *form, enum mdl_field_id field)
{
    return mdl_field_section(field, form->of == UI_FORM_OF_REQUEST);
}

/* The section that shows the place: that of the outermost field around it. */
static enum mdl_section section_of(const struct ui_form *form, const struct ui_place *place)
{
    struct ui_place up = *place;
    enum mdl_section section = ui_form_section(form, up.field);

    while (ui_place_up(&up) && !ui_field_is_frame(up.field))
        section = ui_form_section(form, up.field);
    return section;
}

bool ui_form_reveal(struct ui_form *form, const struct ui_place *place)
{
    struct ui_place up = *place;

    ui_form_is_of(form, NULL);
    form->section_open[section_of(form, place)] = true;
    while (ui_place_up(&up))
        if (!ui_field_is_frame(up.field) && !fold_set(form, &up, true))
            return false;
    return true;
}

bool ui_form_copy_folds(struct ui_form *to, const struct ui_form *from)
{
    if (from->fold_count > to->fold_size) {
        struct ui_fold *more = realloc(to->folds, from->fold_count * sizeof(*more));

        if (more == NULL)
            return false;
        to->folds = more;
        to->fold_size = from->fold_count;
    }
    if (from->fold_count > 0)
        memcpy(to->folds, from->folds, from->fold_count * sizeof(*to->folds));
    to->fold_count = from->fold_count;
    memcpy(to->section_open, from->section_open, sizeof(to->section_open));
    ui_form_is_of(to, NULL);
    return true;
}

/* A short list of plain values is shown open at first: it takes few rows and says much. */
static bool open_at_first(enum mdl_field_id field, size_t count)
{
    enum mdl_type child;

    if (mdl_fields[field].type != MDL_T_LIST && mdl_fields[field].type != MDL_T_MAP)
        return false;
    child = mdl_fields[field + 1].type;
    return count <= 4 && child != MDL_T_OBJECT && child != MDL_T_LIST && child != MDL_T_ANY;
}

/* ---- rows ----------------------------------------------------------------------------- */

struct walk {
    struct ui_form *form;
    const struct mdl_doc *doc;
    struct arena arena; /* for one path after the other */
    bool all;
    bool failed;
    const struct value *value[MDL_FIELD_COUNT]; /* of fields that no list holds; NULL: none */
};

static struct ui_row *push(struct walk *w, struct ui_row row)
{
    struct ui_form *form = w->form;

    if (w->failed)
        return NULL;
    if (form->count == form->size) {
        size_t size = form->size != 0 ? form->size * 2 : 256;
        struct ui_row *more = realloc(form->rows, size * sizeof(*more));

        if (more == NULL) {
            w->failed = true;
            return NULL;
        }
        form->rows = more;
        form->size = size;
    }
    form->rows[form->count] = row;
    return &form->rows[form->count++];
}

static const struct value *member(const struct value *map, enum mdl_field_id field)
{
    if (map == NULL || map->kind != VALUE_MAP)
        return NULL;
    return value_get(map, str_of(mdl_fields[field].key));
}

static void take_value(struct walk *w, enum mdl_field_id field, const struct value *v);

/* Rows that the object is only like are those of another place. */
static void take_members(struct walk *w, enum mdl_field_id object, const struct value *map)
{
    enum mdl_field_id near = MDL_F_NONE;

    for (size_t i = 0; map->kind == VALUE_MAP && i < map->u.map.count; i++) {
        const struct value_member *m = &map->u.map.members[i];
        enum mdl_field_id field = mdl_field_next(object, &near, m->key);

        if (field != MDL_F_NONE && field != MDL_F_CONTAINER && mdl_fields[field].parent == object)
            take_value(w, field, m->value);
    }
}

static void take_value(struct walk *w, enum mdl_field_id field, const struct value *v)
{
    w->value[field] = v;
    if (v != NULL && mdl_fields[field].type == MDL_T_OBJECT)
        take_members(w, field, v);
}

/* Through frames only, which no list holds. */
static const struct value *frame_value(const struct walk *w, struct ui_place place)
{
    enum mdl_field_id field = place.field;

    if (place.through == 0)
        return w->value[field];
    return ui_place_up(&place) ? member(frame_value(w, place), field) : NULL;
}

static size_t element_count(const struct value *v)
{
    if (v == NULL)
        return 0;
    if (v->kind == VALUE_LIST)
        return v->u.list.count;
    return v->kind == VALUE_MAP ? v->u.map.count : 0;
}

static bool is_open(const struct walk *w, const struct ui_place *place, size_t count)
{
    const struct ui_fold *fold;

    if (w->all)
        return true;
    fold = fold_find(w->form, place);
    return fold != NULL ? fold->open : open_at_first(place->field, count);
}

static void emit(struct walk *w, struct ui_row row);

static void emit_elements(struct walk *w, const struct ui_row *of)
{
    struct ui_row row = {
        .kind = UI_ROW_ELEMENT,
        .section = of->section,
        .place = of->place,
        .depth = of->depth + 1,
    };

    if (of->place.count == UI_PLACES)
        return;
    row.place.field = (enum mdl_field_id)(of->place.field + 1);
    row.place.count++;
    for (size_t i = 0; i < of->count && !w->failed; i++) {
        row.place.at[of->place.count] = i;
        if (of->value->kind == VALUE_MAP) {
            row.name = of->value->u.map.members[i].key;
            row.value = of->value->u.map.members[i].value;
        } else {
            row.value = of->value->u.list.items[i];
        }
        emit(w, row);
    }
}

/* The fields of `like` that the object has; what only groups others is none of an element's. */
static void emit_members(struct walk *w, const struct ui_row *of, enum mdl_field_id like)
{
    int end = (int)mdl_field_end(like);

    for (int id = (int)like + 1; id < end && !w->failed; id++) {
        struct ui_row row = {
            .kind = UI_ROW_FIELD,
            .section = of->section,
            .place = of->place,
            .depth = of->depth + 1,
        };

        row.place.field = (enum mdl_field_id)id;
        if (mdl_fields[id].parent != like || ui_field_is_frame(row.place.field) ||
            mdl_field_child(of->place.field, str_of(mdl_fields[id].key)) != row.place.field)
            continue;
        if (like != of->place.field)
            row.place.through = of->place.field;
        row.value = member(of->value, row.place.field);
        emit(w, row);
    }
}

static void emit_children(struct walk *w, const struct ui_row *of)
{
    enum mdl_field_id like = of->place.field;

    do {
        emit_members(w, of, like);
        like = mdl_fields[like].like;
    } while (like != 0);
}

static bool has_members(enum mdl_field_id object)
{
    enum mdl_field_id first = object + 1;

    return (first < MDL_FIELD_COUNT && mdl_fields[first].parent == object) ||
           mdl_fields[object].like != 0;
}

/* Of a field outside of lists, where the document says what it knows. */
static void mark_unknown(struct walk *w, struct ui_row *row)
{
    struct mdl_knowledge k;

    if (w->doc->sources.count == 0 || row->place.count > 0 || row->place.through != 0)
        return;
    arena_reset(&w->arena);
    k = mdl_known(&w->arena, w->doc, mdl_field_path(&w->arena, row->place.field), MDL_TOLD);
    w->failed = w->failed || arena_failed(&w->arena);
    row->unknown = k.certainty == MDL_UNKNOWN;
    row->least = row->unknown && k.has_least ? k.least : 0;
}

static void emit(struct walk *w, struct ui_row row)
{
    enum mdl_type type = mdl_fields[row.place.field].type;

    mark_unknown(w, &row);
    row.count = type == MDL_T_LIST || type == MDL_T_MAP ? element_count(row.value) : 0;
    row.can_open = type == MDL_T_OBJECT ? !ui_field_is_frame(row.place.field) : row.count > 0;
    if (type == MDL_T_OBJECT && !has_members(row.place.field))
        row.can_open = false;
    row.open = row.can_open && is_open(w, &row.place, row.count);
    if (push(w, row) == NULL || !row.open)
        return;
    if (type == MDL_T_OBJECT)
        emit_children(w, &row);
    else
        emit_elements(w, &row);
}

/* Whether the field is a row of its section rather than of an object or element shown there. */
static bool is_top(enum mdl_field_id field)
{
    enum mdl_field_id parent = mdl_fields[field].parent;

    if (ui_field_is_frame(field) && !mdl_fields[field].nullable)
        return false;
    return parent == MDL_F_NONE || ui_field_is_frame(parent);
}

bool ui_form_shows(const struct ui_form *form, struct ui_place *place)
{
    bool asked = form->of == UI_FORM_OF_REQUEST;

    if (ui_place_is_asked(place))
        return asked;
    if (!asked || !ui_place_is_container(place))
        return true;
    place->through = mdl_field_asked_through(place->field);
    return place->through != 0;
}

static void find_tops(struct ui_tops *out, const struct ui_form *form)
{
    uint16_t found[MDL_FIELD_COUNT];
    size_t count = 0, next[MDL_SECTION_COUNT];

    *out = (struct ui_tops){.made = true, .of = form->of};
    for (int id = 0; id < MDL_FIELD_COUNT; id++) {
        struct ui_place place = {.field = (enum mdl_field_id)id};

        if (!is_top(place.field) || !ui_form_shows(form, &place))
            continue;
        found[count++] = (uint16_t)id;
        out->from[ui_form_section(form, place.field) + 1]++;
    }
    for (int s = 0; s < MDL_SECTION_COUNT; s++) {
        next[s] = out->from[s];
        out->from[s + 1] += out->from[s];
    }
    for (size_t i = 0; i < count; i++)
        out->field[next[ui_form_section(form, (enum mdl_field_id)found[i])]++] = found[i];
}

static void emit_section(struct walk *w, enum mdl_section section)
{
    const struct ui_tops *tops = &w->form->tops;
    size_t heading = w->form->count, set = 0;
    bool open = w->all || w->form->section_open[section];

    if (push(w, (struct ui_row){.kind = UI_ROW_SECTION,
                                .section = section,
                                .place = {.field = MDL_F_NONE},
                                .can_open = true,
                                .open = open}) == NULL)
        return;
    for (size_t i = tops->from[section]; i < tops->from[section + 1] && !w->failed; i++) {
        struct ui_row row = {
            .kind = UI_ROW_FIELD,
            .section = section,
            .place = {.field = (enum mdl_field_id)tops->field[i]},
            .depth = 1,
        };

        (void)ui_form_shows(w->form, &row.place);
        row.value = frame_value(w, row.place);
        if (row.value != NULL)
            set++;
        if (open)
            emit(w, row);
    }
    if (!w->failed)
        w->form->rows[heading].count = set;
}

bool ui_form_build(struct ui_form *form, const struct mdl_doc *doc, const struct mdl_doc *made,
                   bool all)
{
    struct walk w = {.form = form, .doc = doc, .all = all};

    arena_init(&w.arena);
    take_members(&w, MDL_F_NONE, doc->root);
    take_value(&w, MDL_F_CONTAINER, member(made->root, MDL_F_CONTAINER));
    form->count = 0;
    if (!form->tops.made || form->tops.of != form->of)
        find_tops(&form->tops, form);
    for (int s = 0; s < MDL_SECTION_COUNT; s++)
        emit_section(&w, (enum mdl_section)s);
    arena_finish(&w.arena);
    ui_form_is_of(form, made == doc && !all && !w.failed ? doc->root : NULL);
    if (w.failed)
        form->count = 0;
    return !w.failed;
}

/* ---- finding -------------------------------------------------------------------------- */

size_t ui_form_find(const struct ui_form *form, const struct ui_place *place)
{
    struct ui_place up = *place;

    if (place->field == MDL_F_NONE)
        return 0;
    do {
        for (size_t i = 0; i < form->count; i++)
            if (form->rows[i].kind != UI_ROW_SECTION && ui_place_eq(&form->rows[i].place, &up))
                return i;
    } while (ui_place_up(&up));
    for (size_t i = 0; i < form->count; i++)
        if (form->rows[i].kind == UI_ROW_SECTION &&
            form->rows[i].section == section_of(form, place))
            return i;
    return 0;
}

size_t ui_form_parent(const struct ui_form *form, size_t row)
{
    unsigned depth = form->rows[row].depth;

    while (row > 0 && form->rows[row].depth >= depth && depth > 0)
        row--;
    return row;
}

bool ui_row_concerns(const struct ui_row *row, enum mdl_field_id field, int index)
{
    /* Asked of each row on the screen for each problem: what rules out most comes first. */
    if (row->kind == UI_ROW_SECTION || field == MDL_F_NONE)
        return false;
    /* An element and what is in it: the same place, or a statement about every place. */
    if (row->place.count > 0 && index >= 0 && row->place.at[0] != (size_t)index)
        return false;
    /* A statement about the whole list concerns its elements, not an object's other fields. */
    if (!ui_field_is_within(field, row->place.field) &&
        (row->kind != UI_ROW_ELEMENT || mdl_fields[row->place.field].parent != field))
        return false;
    /* Results are about the container and its request, not about an image's configuration. */
    return (row->place.through == 0 || ui_place_is_asked(&row->place)) &&
           !ui_field_is_frame(row->place.field);
}
