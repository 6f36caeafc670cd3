#include "model/document/history.h"

#include "model/document/knowledge.h"

#include <stdlib.h>

struct step {
    const struct value *root;
    char *label; /* of the edit that led here; NULL for the first state */
    bool on_disk;
    bool read_again; /* by a reload: what led here from a state on disk were files */
};

enum { DOCS_MAX = 4 };

struct mdl_history {
    struct step *steps;
    size_t count, capacity;
    size_t position;
    struct mdl_doc *docs[DOCS_MAX]; /* the last is that of the present state; each was made beside
                                     * the one before, the first as a whole */
    size_t doc_count;
};

static void drop_from(struct mdl_history *h, size_t from)
{
    while (h->count > from) {
        struct step *s = &h->steps[--h->count];

        value_unref(s->root);
        free(s->label);
    }
}

static bool grow(struct mdl_history *h)
{
    size_t capacity = h->capacity > 0 ? 2 * h->capacity : 16;
    struct step *steps;

    if (h->count < h->capacity)
        return true;
    steps = realloc(h->steps, capacity * sizeof(*steps));
    if (steps == NULL)
        return false;
    h->steps = steps;
    h->capacity = capacity;
    return true;
}

static void drop_docs(struct mdl_history *h)
{
    while (h->doc_count > 0)
        mdl_doc_free(h->docs[--h->doc_count]);
}

static bool is_next_whole(const struct mdl_history *h)
{
    return h->doc_count == 0 || h->doc_count == DOCS_MAX;
}

static struct err *make(struct mdl_doc **out, const struct mdl_history *h, const struct value *root)
{
    return is_next_whole(h) ? mdl_doc_new(out, root)
                            : mdl_doc_beside(out, h->docs[h->doc_count - 1], root);
}

/* Takes what was made. */
static void take(struct mdl_history *h, struct mdl_doc *doc)
{
    if (is_next_whole(h))
        drop_docs(h);
    h->docs[h->doc_count++] = doc;
}

/* Makes `root` the state behind the present one. Everything that can fail comes first. */
static struct err *push(struct mdl_history *h, const struct value *root, const char *label)
{
    struct mdl_doc *doc = NULL;
    char *copy = NULL;
    struct err *e;

    if ((e = make(&doc, h, root)) != NULL)
        return e;
    if (label != NULL && (copy = strdup(label)) == NULL)
        goto fail;
    if (!grow(h))
        goto fail;
    if (h->count > 0)
        drop_from(h, h->position + 1);
    h->position = h->count++;
    h->steps[h->position] =
        (struct step){.root = value_ref(root), .label = copy, .on_disk = h->position == 0};
    take(h, doc);
    return NULL;
fail:
    free(copy);
    mdl_doc_free(doc);
    return err_oom();
}

struct err *mdl_history_new(struct mdl_history **out, const struct value *root)
{
    struct mdl_history *h = calloc(1, sizeof(*h));
    struct err *e;

    if (h == NULL)
        return err_oom();
    if ((e = push(h, root, NULL)) != NULL) {
        mdl_history_free(h);
        return e;
    }
    *out = h;
    return NULL;
}

void mdl_history_free(struct mdl_history *h)
{
    if (h == NULL)
        return;
    drop_from(h, 0);
    free(h->steps);
    drop_docs(h);
    free(h);
}

const struct mdl_doc *mdl_now(const struct mdl_history *h)
{
    return h->doc_count > 0 ? h->docs[h->doc_count - 1] : NULL;
}

/* Whether an edit set what was there already. */
static bool changes_nothing(const struct value *before, const struct value *after,
                            const struct mdl_edit *edit)
{
    const struct value *was, *is;

    if (before == after)
        return true;
    if (edit->kind != MDL_EDIT_SET)
        return false;
    if (!mdl_same_sources(before, after))
        return false; /* what was assumed is confirmed */
    was = value_at(before, edit->path.steps, edit->path.count);
    is = value_at(after, edit->path.steps, edit->path.count);
    return was != NULL && is != NULL && edit->value != NULL && value_eq(was, is);
}

struct err *mdl_history_edit(struct mdl_history *h, const struct mdl_edit *edit, const char *label)
{
    const struct value *before = h->steps[h->position].root, *root = NULL;
    struct err *e = mdl_edit_tree(&root, before, edit);

    if (e == NULL && !changes_nothing(before, root, edit))
        e = push(h, root, label != NULL ? label : "edit");
    value_unref(root);
    return e;
}

struct err *mdl_history_replace(struct mdl_history *h, const struct value *root, const char *label)
{
    return push(h, root, label != NULL ? label : "replace");
}

static struct err *go_to(struct mdl_history *h, size_t position)
{
    struct mdl_doc *doc = NULL;
    struct err *e = make(&doc, h, h->steps[position].root);

    if (e != NULL)
        return e;
    take(h, doc);
    h->position = position;
    return NULL;
}

struct err *mdl_undo(struct mdl_history *h, const char **label)
{
    const char *undone = h->steps[h->position].label;
    struct err *e = NULL;

    if (h->position == 0)
        undone = NULL;
    else
        e = go_to(h, h->position - 1);
    if (e == NULL)
        *label = undone;
    return e;
}

struct err *mdl_redo(struct mdl_history *h, const char **label)
{
    const char *redone = NULL;
    struct err *e = NULL;

    if (h->position + 1 < h->count) {
        redone = h->steps[h->position + 1].label;
        e = go_to(h, h->position + 1);
    }
    if (e == NULL)
        *label = redone;
    return e;
}

size_t mdl_history_count(const struct mdl_history *h)
{
    return h->count;
}

size_t mdl_history_position(const struct mdl_history *h)
{
    return h->position;
}

const char *mdl_history_label(const struct mdl_history *h, size_t step)
{
    return h->steps[step].label;
}

const struct value *mdl_history_root(const struct mdl_history *h, size_t step)
{
    return h->steps[step].root;
}

void mdl_history_saved(struct mdl_history *h)
{
    for (size_t i = 0; i < h->count; i++)
        h->steps[i].on_disk = h->steps[i].read_again = false;
    mdl_history_saved_too(h);
}

void mdl_history_saved_too(struct mdl_history *h)
{
    h->steps[h->position].on_disk = true;
}

void mdl_history_read(struct mdl_history *h)
{
    struct step *now = &h->steps[h->position];

    now->read_again = h->position > 0 && (now[-1].on_disk || now[-1].read_again);
}

bool mdl_history_edited(const struct mdl_history *h)
{
    return mdl_history_dirty(h) && !h->steps[h->position].read_again;
}

bool mdl_history_dirty(const struct mdl_history *h)
{
    return !h->steps[h->position].on_disk;
}
