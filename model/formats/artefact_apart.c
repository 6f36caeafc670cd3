/* Several files that are opened together: whole documents apart, all others as one case. */
#include "model/formats/artefact_parts.h"

#include <stdlib.h>

/* A whole document that was named itself. */
static bool stands_alone(const struct source *s)
{
    for (size_t i = 0; !s->of_folder && i < s->pieces.count; i++)
        if (s->pieces.items[i].kind != NULL && (s->pieces.items[i].kind->gives & GIVES_ALL) != 0)
            return true;
    return false;
}

/* Takes what is in `from`, all that stand alone or all that do not; NULL: no memory. */
static bool move_source(struct sources *to, struct source *from)
{
    struct source *items = realloc(to->items, (to->count + 1) * sizeof(*items));

    if (items == NULL)
        return false;
    to->items = items;
    items[to->count++] = *from;
    *from = (struct source){.name = NULL};
    return true;
}

/* The files that were given and are none of `apart`. */
static struct err *remember_others(struct artefact *s, const char *const *files, size_t count,
                                   const struct artefact *apart, size_t apart_count)
{
    const char **others = calloc(count + 1, sizeof(*others));
    size_t n = 0;
    struct err *e;

    if (others == NULL) {
        artefact_close(s);
        return err_oom();
    }
    for (size_t i = 0; i < count; i++) {
        bool is_apart = false;

        for (size_t k = 0; k < apart_count; k++)
            is_apart = is_apart || strcmp(apart[k].files[0], files[i]) == 0;
        if (!is_apart)
            others[n++] = files[i];
    }
    e = artefact_remember_files(s, others, n);
    free(others);
    return e;
}

/* Takes the source. */
static struct err *open_alone(struct artefact *out, struct source *from,
                              const struct reading_options *options)
{
    struct sources one = artefact_sources_begin(options);
    const char *file = from->from_disc ? from->name : "-";
    char *name = strdup(file);
    struct err *e;

    one.options.progress = NULL;
    if (name == NULL || !move_source(&one, from)) {
        free(name);
        return err_oom();
    }
    if ((e = artefact_interpret(out, &one)) == NULL)
        e = artefact_remember_files(out, (const char *const[]){name}, 1);
    free(name);
    return e;
}

/* Takes `all`. */
static struct err *open_each(struct artefact *out, size_t *made, struct sources *all,
                             const char *const *files, size_t count,
                             const struct reading_options *options)
{
    struct sources rest = artefact_sources_begin(options);
    struct err *e = NULL;
    size_t n = 0;

    rest.options.progress = NULL;
    for (size_t i = 0; e == NULL && i < all->count; i++) {
        if (!stands_alone(&all->items[i]))
            e = move_source(&rest, &all->items[i]) ? NULL : err_oom();
        else if ((e = open_alone(&out[n], &all->items[i], options)) == NULL)
            n++;
    }
    sources_close(all);
    if (e == NULL && rest.count > 0) {
        if ((e = artefact_interpret(&out[n], &rest)) == NULL &&
            (e = remember_others(&out[n], files, count, out, n)) == NULL)
            n++;
    } else {
        sources_close(&rest);
    }
    for (size_t i = 0; e != NULL && i < n; i++)
        artefact_close(&out[i]);
    if (e == NULL)
        *made = n;
    return e;
}

struct err *artefact_open_apart(struct artefact *out, size_t *made, const char *const *files,
                                size_t count, const struct reading_options *options)
{
    struct sources sources = artefact_sources_begin(options);
    struct err *e = artefact_add_files(&sources, files, count);
    size_t alone = 0;

    if (e != NULL)
        return e;
    for (size_t i = 0; i < sources.count; i++)
        alone += stands_alone(&sources.items[i]);
    if (alone > 1)
        return open_each(out, made, &sources, files, count, options);
    *made = 1;
    if ((e = artefact_interpret(out, &sources)) != NULL)
        return e;
    return artefact_remember_files(out, files, count);
}
