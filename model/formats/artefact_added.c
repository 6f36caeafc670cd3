/* What is added to a document that is open: taken in, noted, and taken in again. */
#include "model/formats/artefact_parts.h"
#include "model/formats/joined.h"
#include "model/formats/merge.h"

#include <stdlib.h>
#include <string.h>

struct err *artefact_check(const struct value *root, const struct mdl_doc *beside)
{
    struct mdl_doc *doc = NULL;
    struct err *e = mdl_doc_beside(&doc, beside, root);

    mdl_doc_free(doc);
    return e;
}

struct sources artefact_sources_begin(const struct reading_options *options)
{
    struct sources s = {.count = 0};

    if (options != NULL)
        s.options = *options;
    return s;
}

/* ---- taken in --------------------------------------------------------------------------- */

/* Takes `sources`. */
static struct err *add(const struct value **root, struct evidence *out, struct sources *sources)
{
    const struct format *kind = sources_kind(sources);
    const struct value *made = value_ref(*root);
    struct err *e = NULL;

    if (kind == NULL)
        e = sources_refused(sources);
    else if ((kind->gives & GIVES_ALL) != 0)
        e = err_remedy(err_new(ERR_INPUT, "a whole scenario cannot be added to another one"),
                       "add what tells a part: a docker info, an inspect, a log");
    if (e == NULL && (e = sources_read(out, sources)) == NULL &&
        (e = joined_beside(out, sources, made)) == NULL && (e = merge_into(&made, out)) == NULL)
        e = artefact_check(made, NULL);
    e = err_at(e, sources->items[0].name, 0, 0);
    sources_close(sources);
    if (e != NULL) {
        value_unref(made);
        return e;
    }
    value_unref(*root);
    *root = made;
    return NULL;
}

struct err *artefact_add_text(const struct value **root, struct evidence *out, struct str text,
                              const char *name_for_errors)
{
    struct sources sources = {.count = 0};
    struct err *e = sources_add_text(&sources, text, name_for_errors);

    if (e == NULL)
        return add(root, out, &sources);
    sources_close(&sources);
    return e;
}

struct err *artefact_add(const struct value **root, struct evidence *out, const char *file,
                         const struct reading_options *options)
{
    struct sources sources = artefact_sources_begin(options);
    struct err *e = sources_add_file(&sources, file);

    if (e == NULL)
        return add(root, out, &sources);
    sources_close(&sources);
    return e;
}

/* ---- noted ------------------------------------------------------------------------------ */

static void forget(struct addition *a)
{
    free(a->file);
    evidence_finish(&a->told);
}

void artefact_forget_additions(struct artefact *s)
{
    for (size_t i = 0; i < s->addition_known; i++)
        forget(&s->additions[i]);
    free(s->additions);
    s->additions = NULL;
    s->addition_count = s->addition_known = 0;
}

bool artefact_added(struct artefact *s, const struct evidence *told, const char *file,
                    const struct reading_options *options)
{
    struct addition *more, *a;

    while (s->addition_known > s->addition_count)
        forget(&s->additions[--s->addition_known]);
    more = realloc(s->additions, (s->addition_count + 1) * sizeof(struct addition));
    if (more == NULL)
        return false;
    s->additions = more;
    a = &more[s->addition_count];
    *a = (struct addition){.file = file != NULL ? strdup(file) : NULL};
    if (options != NULL)
        a->options = *options;
    a->options.progress = NULL; /* the caller's */
    evidence_init(&a->told);
    evidence_add(&a->told, told);
    s->addition_known = ++s->addition_count;
    evidence_add(&s->evidence, told);
    return !evidence_failed(&s->evidence) && !evidence_failed(&a->told) &&
           (file == NULL || a->file != NULL);
}

/* ---- taken in again --------------------------------------------------------------------- */

static struct err *put_again(const struct value **root, const struct evidence *told)
{
    struct evidence ev;
    struct err *e;

    if (told->count == 0)
        return NULL;
    evidence_init(&ev);
    evidence_add(&ev, told);
    e = merge_into(root, &ev);
    evidence_finish(&ev);
    return e;
}

struct err *artefact_put_additions(const struct value **root, struct evidence *ev,
                                   const struct artefact *s)
{
    struct err *e = NULL;

    for (size_t i = 0; e == NULL && i < s->addition_count; i++) {
        if ((e = put_again(root, &s->additions[i].told)) == NULL)
            evidence_add(ev, &s->additions[i].told);
    }
    return e == NULL && evidence_failed(ev) ? err_oom() : e;
}

/* What a text said, or a file that is there no more, it said. *read: it was read again. */
static struct err *read_one_again(bool *read, struct artefact *s, struct evidence *told,
                                  const struct addition *before,
                                  const struct reading_options *options)
{
    struct err *e =
        before->file != NULL ? artefact_add(&s->root, told, before->file, options) : NULL;

    *read = before->file != NULL && e == NULL;
    if (e == NULL || e->class != ERR_NOT_FOUND)
        return e;
    err_free(e);
    return NULL;
}

static struct err *add_one_again(struct artefact *s, const struct addition *before,
                                 const struct read_progress *progress)
{
    struct reading_options options = before->options;
    struct evidence told;
    struct err *e;
    bool read;

    options.progress = progress;
    evidence_init(&told);
    e = read_one_again(&read, s, &told, before, &options);
    if (e == NULL && !read) {
        evidence_add(&told, &before->told);
        e = put_again(&s->root, &told);
    }
    if (e == NULL && !artefact_added(s, &told, before->file, &options))
        e = err_oom();
    evidence_finish(&told);
    return e;
}

struct err *artefact_add_again(struct artefact *s, const struct artefact *before,
                               const struct read_progress *progress)
{
    struct err *e = NULL;

    for (size_t i = 0; e == NULL && i < before->addition_count; i++)
        e = add_one_again(s, &before->additions[i], progress);
    return e;
}
