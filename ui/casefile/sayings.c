/* Texts among what was opened that say what happened: errors, events. */
#include "ui/casefile/casefile.h"

static bool is_saying(const struct piece *p)
{
    return p->kind != NULL && (p->kind->gives & GIVES_ERROR) != 0 && !p->in.json &&
           p->in.text.len > 0;
}

struct err *case_sayings(struct case_saying **out, size_t *count, struct arena *a,
                         const struct sources *s)
{
    size_t most = 0;

    *count = 0;
    for (size_t i = 0; i < s->count; i++)
        most += s->items[i].pieces.count;
    if ((*out = arena_calloc(a, most, sizeof(**out))) == NULL)
        return err_oom();
    for (size_t i = 0; i < s->count; i++)
        for (size_t p = 0; p < s->items[i].pieces.count; p++) {
            const struct piece *piece = &s->items[i].pieces.items[p];

            if (is_saying(piece))
                (*out)[(*count)++] = (struct case_saying){piece->in.name, piece->in.text};
        }
    return NULL;
}
