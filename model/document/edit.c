#include "model/document/edit.h"

#include "model/document/knowledge.h"

#include <stdio.h>

static struct err *misfit_at(const struct mdl_edit *edit)
{
    struct arena a;
    struct str path;
    struct err *e;

    arena_init(&a);
    path = mdl_path_text(&a, edit->path.steps, edit->path.count);
    e = arena_failed(&a) ? err_oom()
                         : err_new(ERR_NOT_FOUND, "'%.*s' does not exist", STR_FMT(path));
    arena_finish(&a);
    return e;
}

/* Takes `made`, NULL when the step did not succeed. */
static struct err *result(const struct value **out, const struct value *made, bool misfit,
                          const struct mdl_edit *edit)
{
    if (made == NULL)
        return misfit ? misfit_at(edit) : err_oom();
    *out = made;
    return NULL;
}

static bool last_is_key(const struct mdl_path *path)
{
    return path->steps[path->count - 1].key.s != NULL;
}

/* The list or map that holds the last step; NULL when there is none. */
static const struct value *holder(const struct value *root, const struct mdl_path *path)
{
    return value_at(root, path->steps, path->count - 1);
}

static struct err *set(const struct value **out, const struct value *root,
                       const struct mdl_edit *edit)
{
    bool misfit = false;
    const struct value *made =
        value_with_set(root, edit->path.steps, edit->path.count, value_ref(edit->value), &misfit);

    return result(out, made, misfit, edit);
}

static struct err *insert(const struct value **out, const struct value *root,
                          const struct mdl_edit *edit)
{
    bool misfit = false;
    const struct value *made = value_with_inserted(root, edit->path.steps, edit->path.count,
                                                   value_ref(edit->value), &misfit);

    return result(out, made, misfit, edit);
}

static struct err *remove_at(const struct value **out, const struct value *root,
                             const struct mdl_edit *edit)
{
    bool misfit = false;
    const struct value *made =
        value_with_removed(root, edit->path.steps, edit->path.count, &misfit);

    return result(out, made, misfit, edit);
}

/* "key-2", "key-3", ... that the map does not have. */
static struct str free_key(struct arena *a, const struct value *map, struct str key)
{
    struct str name = key;

    for (unsigned n = 2; name.s != NULL && value_index(map, name) >= 0; n++)
        name = arena_printf(a, "%.*s-%u", STR_FMT(key), n);
    return name;
}

static struct err *duplicate(const struct value **out, const struct value *root,
                             const struct mdl_edit *edit)
{
    size_t last = edit->path.count - 1;
    const struct value *there = value_at(root, edit->path.steps, edit->path.count);
    const struct value *above = holder(root, &edit->path);
    struct value_step *steps;
    const struct value *made;
    struct arena a;
    bool misfit = false;

    if (there == NULL)
        return misfit_at(edit);
    arena_init(&a);
    steps = arena_calloc(&a, edit->path.count, sizeof(*steps));
    if (steps == NULL) {
        arena_finish(&a);
        return err_oom();
    }
    memcpy(steps, edit->path.steps, edit->path.count * sizeof(*steps));
    if (!last_is_key(&edit->path)) {
        steps[last].index++;
    } else if (edit->name.len > 0 && value_index(above, edit->name) >= 0) {
        arena_finish(&a);
        return err_new(ERR_INPUT, "'%.*s' exists already", STR_FMT(edit->name));
    } else {
        steps[last].key = edit->name.len > 0 ? edit->name : free_key(&a, above, steps[last].key);
    }
    if (arena_failed(&a)) {
        arena_finish(&a);
        return err_oom();
    }
    made = (last_is_key(&edit->path) ? value_with_set : value_with_inserted)(
        root, steps, edit->path.count, value_ref(there), &misfit);
    arena_finish(&a);
    return result(out, made, misfit, edit);
}

static struct err *move(const struct value **out, const struct value *root,
                        const struct mdl_edit *edit)
{
    bool misfit = false;
    const struct value *made =
        value_with_moved(root, edit->path.steps, edit->path.count, edit->to, &misfit);

    return result(out, made, misfit, edit);
}

static struct err *rename_key(const struct value **out, const struct value *root,
                              const struct mdl_edit *edit)
{
    const struct value *above = holder(root, &edit->path);
    bool misfit = false;
    const struct value *made;

    if (!last_is_key(&edit->path) || above == NULL || above->kind != VALUE_MAP)
        return misfit_at(edit);
    if (str_eq(edit->name, edit->path.steps[edit->path.count - 1].key)) {
        *out = value_ref(root);
        return NULL;
    }
    if (value_index(above, edit->name) >= 0)
        return err_new(ERR_INPUT, "'%.*s' exists already", STR_FMT(edit->name));
    made = value_with_renamed(root, edit->path.steps, edit->path.count, edit->name, &misfit);
    return result(out, made, misfit, edit);
}

static struct err *edited(const struct value **out, const struct value *root,
                          const struct mdl_edit *edit)
{
    switch (edit->kind) {
    case MDL_EDIT_SET:
        if (edit->value != NULL)
            return set(out, root, edit);
        if (value_at(root, edit->path.steps, edit->path.count) != NULL)
            return remove_at(out, root, edit);
        *out = value_ref(root);
        return NULL;
    case MDL_EDIT_INSERT:
        return insert(out, root, edit);
    case MDL_EDIT_REMOVE:
        return remove_at(out, root, edit);
    case MDL_EDIT_DUPLICATE:
        return duplicate(out, root, edit);
    case MDL_EDIT_MOVE:
        return move(out, root, edit);
    case MDL_EDIT_RENAME:
        return rename_key(out, root, edit);
    }
    return err_new(ERR_INTERNAL, "an edit of kind %d", (int)edit->kind);
}

/* ---- who told it ------------------------------------------------------------------------- */

/* Whether the place is in an element of a list whose elements have names, and this one has none:
 * no source could name it but that of the whole list, of which it tells nothing. */
static bool is_nameless(size_t *at, struct arena *a, const struct value *root,
                        const struct mdl_path *path)
{
    for (size_t i = 1; i < path->count; i++) {
        if (path->steps[i].key.s != NULL || mdl_identity(path->steps, i) == NULL ||
            !str_eq(mdl_source_path(a, root, path->steps, i),
                    mdl_source_path(a, root, path->steps, i + 1)))
            continue;
        *at = i;
        return true;
    }
    return false;
}

/* What the edit tells, as host.Sources names it. A move tells nothing, and a duplicate has the name
 * of what it was made from. An element tells of itself when it gets its name. */
static struct str told_path(struct arena *a, const struct value *before, const struct value *after,
                            const struct mdl_edit *edit)
{
    const struct mdl_path *path = &edit->path;
    bool there =
        edit->kind == MDL_EDIT_INSERT || (edit->kind == MDL_EDIT_SET && edit->value != NULL);
    size_t at;

    if (is_nameless(&at, a, there ? after : before, path))
        return STR_NONE;
    switch (edit->kind) {
    case MDL_EDIT_SET:
        if (there && is_nameless(&at, a, before, path))
            return mdl_source_path(a, after, path->steps, at + 1);
        return mdl_source_path(a, there ? after : before, path->steps, path->count);
    case MDL_EDIT_INSERT:
        return mdl_source_path(a, after, path->steps, path->count);
    case MDL_EDIT_REMOVE:
    case MDL_EDIT_RENAME: /* that it is not there; the new name is told as a fact of its own */
        return mdl_source_path(a, before, path->steps, path->count);
    case MDL_EDIT_DUPLICATE:
    case MDL_EDIT_MOVE:
        break;
    }
    return STR_NONE;
}

/* Sources are about the host, and about what else was said to come from somewhere. */
static bool is_concerned(const struct value *root, const struct mdl_path *path, struct str told)
{
    static const struct str host = STR_INIT("host"), sources = STR_INIT("Sources"),
                            unknown = STR_INIT("Unknown");
    const struct value_step steps[] = {{.key = host}, {.key = sources}, {.key = told}};

    if (told.len == 0 || !mdl_has_sources(root))
        return false;
    if (!str_eq(path->steps[0].key, host))
        return value_at(root, steps, 3) != NULL;
    return path->count > 1 && !str_eq(path->steps[1].key, sources) &&
           !str_eq(path->steps[1].key, unknown);
}

static struct err *tell_one(const struct value **made, const struct value *before,
                            const struct mdl_edit *edit, struct str told)
{
    return is_concerned(before, &edit->path, told)
               ? mdl_source_tell(NULL, made, told, STR_LIT(MDL_SOURCE_TYPED))
               : NULL;
}

static struct str renamed_path(struct arena *a, const struct value *after,
                               const struct mdl_edit *edit)
{
    size_t count = edit->path.count;
    struct value_step *steps = arena_calloc(a, count, sizeof(*steps));

    if (steps == NULL)
        return STR_NONE;
    memcpy(steps, edit->path.steps, count * sizeof(*steps));
    steps[count - 1].key = edit->name;
    return mdl_source_path(a, after, steps, count);
}

/* A document that says nothing of it would mean that it is told to be absent. */
static struct err *tell_unknown(const struct value **made, enum mdl_field_id field)
{
    struct arena a;
    struct str path;
    struct err *e = NULL;

    arena_init(&a);
    path = mdl_fact_path(&a, field, STR_NONE);
    if (arena_failed(&a))
        e = err_oom();
    else if (mdl_source_of(*made, path).len > 0)
        e = mdl_source_forget(made, path);
    if (e == NULL)
        e = mdl_source_unknown(NULL, made, path);
    arena_finish(&a);
    return e;
}

static bool is_unknown_from_here(const struct mdl_edit *edit)
{
    return edit->kind == MDL_EDIT_SET && edit->value == NULL && edit->path.field != MDL_F_NONE &&
           mdl_fields[edit->path.field].everywhere;
}

/* *made is replaced. A document that says where its facts come from says so of this one too. */
static struct err *tell(const struct value **made, const struct value *before,
                        const struct mdl_edit *edit)
{
    struct arena a;
    struct err *e;

    if (is_unknown_from_here(edit))
        return value_eq(*made, before) ? NULL : tell_unknown(made, edit->path.field);
    if (!mdl_has_sources(before))
        return NULL;
    arena_init(&a);
    e = tell_one(made, before, edit, told_path(&a, before, *made, edit));
    if (e == NULL && edit->kind == MDL_EDIT_RENAME)
        e = tell_one(made, before, edit, renamed_path(&a, *made, edit));
    if (e == NULL && arena_failed(&a))
        e = err_oom();
    arena_finish(&a);
    return e;
}

struct err *mdl_edit_tree(const struct value **out, const struct value *root,
                          const struct mdl_edit *edit)
{
    const struct value *made = NULL;
    struct err *e;

    if (edit->path.count == 0)
        return err_new(ERR_INPUT, "the document itself cannot be edited as one value");
    if (edit->kind == MDL_EDIT_INSERT && edit->value == NULL)
        return err_new(ERR_INPUT, "nothing is given to insert");
    if (edit->kind == MDL_EDIT_RENAME && edit->name.s == NULL)
        return err_new(ERR_INPUT, "no name is given");
    if ((e = edited(&made, root, edit)) == NULL && (e = tell(&made, root, edit)) == NULL) {
        *out = made;
        return NULL;
    }
    value_unref(made);
    return e;
}

struct err *mdl_edit_keeps_version(const struct value *root, const struct mdl_edit *edit)
{
    bool taken =
        edit->kind == MDL_EDIT_REMOVE || edit->kind == MDL_EDIT_RENAME ||
        (edit->kind == MDL_EDIT_SET && (edit->value == NULL || edit->value->kind == VALUE_NULL));

    if (!taken || edit->path.field != MDL_F_FORMAT ||
        value_at(root, edit->path.steps, edit->path.count) == NULL)
        return NULL;
    return err_new(ERR_INPUT, "the format version stays: without it nobody reads the document");
}

struct err *mdl_edit_apply(const struct value **out, const struct value *root,
                           const struct mdl_edit *edit)
{
    const struct value *made = NULL;
    struct mdl_doc *doc = NULL;
    struct err *e;

    if ((e = mdl_edit_keeps_version(root, edit)) != NULL ||
        (e = mdl_edit_tree(&made, root, edit)) != NULL)
        return e;
    if ((e = mdl_doc_new(&doc, made)) != NULL) {
        value_unref(made);
        return e;
    }
    mdl_doc_free(doc);
    *out = made;
    return NULL;
}
