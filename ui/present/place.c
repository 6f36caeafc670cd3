#include "ui/present/place.h"

#include "specgen/assess/assess_request.h"

bool ui_field_is_element(enum mdl_field_id field)
{
    enum mdl_field_id parent = mdl_fields[field].parent;

    return parent != MDL_F_NONE &&
           (mdl_fields[parent].type == MDL_T_LIST || mdl_fields[parent].type == MDL_T_MAP);
}

bool ui_field_is_frame(enum mdl_field_id field)
{
    if (mdl_fields[field].type != MDL_T_OBJECT || ui_field_is_element(field))
        return false;
    for (enum mdl_field_id id = field + 1; id < MDL_FIELD_COUNT && ui_field_is_within(id, field);
         id++)
        if (mdl_fields[id].section != mdl_fields[field].section)
            return true;
    return false;
}

bool ui_field_is_within(enum mdl_field_id field, enum mdl_field_id ancestor)
{
    if (ancestor == MDL_F_NONE) /* the document, which is the last of the names */
        return true;
    while (field != MDL_F_NONE && field > ancestor) /* a parent stands before its members */
        field = mdl_fields[field].parent;
    return field == ancestor;
}

bool ui_place_eq(const struct ui_place *a, const struct ui_place *b)
{
    if (a->field != b->field || a->through != b->through || a->count != b->count)
        return false;
    for (unsigned i = 0; i < a->count; i++)
        if (a->at[i] != b->at[i])
            return false;
    return true;
}

bool ui_place_up(struct ui_place *place)
{
    enum mdl_field_id above = mdl_field_above(place->field, place->through);

    if (above == MDL_F_NONE)
        return false;
    if (ui_field_is_element(place->field) && place->count > 0)
        place->count--;
    place->field = above;
    if (above == place->through)
        place->through = 0;
    return true;
}

struct ui_place ui_place_of(enum mdl_field_id field, int index)
{
    struct ui_place place = {.field = field};
    enum mdl_field_id chain[16];
    unsigned depth = 0;

    if (field == MDL_F_NONE)
        return place;
    for (enum mdl_field_id up = field; up != MDL_F_NONE && depth < 16; up = mdl_fields[up].parent)
        chain[depth++] = up;
    /* From the top down: as deep as one list place leads. */
    while (depth-- > 0) {
        if (!ui_field_is_element(chain[depth]))
            continue;
        if (index < 0 || place.count > 0) {
            place.field = mdl_fields[chain[depth]].parent;
            return place;
        }
        place.at[place.count++] = (size_t)index;
    }
    if (place.count == 0 && index >= 0 &&
        (mdl_fields[field].type == MDL_T_LIST || mdl_fields[field].type == MDL_T_MAP)) {
        place.field = (enum mdl_field_id)(field + 1);
        place.at[place.count++] = (size_t)index;
    }
    return place;
}

/* ---- paths ------------------------------------------------------------------------------ */

/* One step further into the registry. */
static void enter(struct ui_place *place, enum mdl_field_id *field, struct str key)
{
    enum mdl_field_id child = mdl_field_child(*field, key);

    if (child != MDL_F_NONE && mdl_fields[child].parent != *field)
        place->through = *field;
    *field = child;
}

struct ui_place ui_place_of_path(const struct value *root, const struct mdl_path *path)
{
    struct ui_place place = {.field = path->field};
    const struct value *at = root;
    enum mdl_field_id field = MDL_F_NONE;

    for (size_t i = 0; i < path->count && at != NULL && place.count < UI_PLACES; i++) {
        const struct value_step *step = &path->steps[i];
        enum mdl_type type = field == MDL_F_NONE ? MDL_T_OBJECT : mdl_fields[field].type;

        if (type == MDL_T_ANY)
            break;
        if (type == MDL_T_LIST)
            place.at[place.count++] = step->index;
        else if (type == MDL_T_MAP)
            place.at[place.count++] = (size_t)value_index(at, step->key);
        if (type == MDL_T_OBJECT)
            enter(&place, &field, step->key);
        else
            field = (enum mdl_field_id)(field + 1);
        if (field == MDL_F_NONE)
            break;
        at = value_at(at, step, 1);
    }
    return place;
}

struct err *ui_place_path(struct mdl_path *out, struct arena *a, const struct ui_place *place,
                          const struct value *root)
{
    return mdl_path_of(out, a, place->field, place->through, place->at, place->count, root);
}

struct str ui_place_text(struct arena *a, const struct ui_place *place, const struct value *root)
{
    struct mdl_path path;
    struct err *e = ui_place_path(&path, a, place, root);

    if (e != NULL) {
        err_free(e);
        return mdl_field_path(a, place->field);
    }
    return mdl_path_text(a, path.steps, path.count);
}

/* ---- a request and its container -------------------------------------------------------- */

bool ui_place_is_asked(const struct ui_place *place)
{
    return ui_field_is_within(place->through != 0 ? place->through : place->field, MDL_F_REQUEST);
}

bool ui_place_is_container(const struct ui_place *place)
{
    return place->through == 0 && ui_field_is_within(place->field, MDL_F_CONTAINER);
}

static bool place_of_text(struct ui_place *out, struct arena *a, const struct value *root,
                          struct str text)
{
    struct mdl_path path;
    struct err *e = mdl_path_parse(&path, a, text, root);

    if (e != NULL) {
        err_free(e);
        return false;
    }
    /* What lies below a field that is kept as it is, is edited there. */
    while (path.field == MDL_F_NONE && path.count > 1) {
        text = mdl_path_text(a, path.steps, path.count - 1);
        if ((e = mdl_path_parse(&path, a, text, root)) != NULL) {
            err_free(e);
            return false;
        }
    }
    *out = ui_place_of_path(root, &path);
    return out->field != MDL_F_NONE;
}

/* As far as the document has it: an item that came from elsewhere is asked for in its list. */
static struct ui_place as_asked(struct arena *a, const struct ui_place *place,
                                enum mdl_field_id through, const struct value *root)
{
    struct ui_place asked = *place;
    struct mdl_path path;
    struct err *e;

    asked.through = through;
    while ((e = ui_place_path(&path, a, &asked, root)) != NULL) {
        err_free(e);
        if (!ui_place_up(&asked))
            break;
    }
    return asked;
}

struct ui_place ui_place_asked(struct arena *a, const struct assessment *r,
                               const struct ui_place *place)
{
    enum mdl_field_id through = mdl_field_asked_through(place->field);
    const struct value *root = r->written->root;
    struct ui_place asked;
    struct str from;

    if (r->created == NULL || !ui_place_is_container(place))
        return *place;
    from = assess_origin(a, r, ui_place_text(a, place, r->doc->root));
    if (from.len > 0 && place_of_text(&asked, a, root, from))
        return asked;
    return through != 0 ? as_asked(a, place, through, root) : *place;
}
