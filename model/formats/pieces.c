#include "model/formats/pieces.h"

#include "model/base/bounds.h"

#include <stdlib.h>

/* Room for one more item; false: no memory. */
static bool room(void **items, size_t *size, size_t count, size_t item_size)
{
    size_t more = *size > 0 ? *size * 2 : 8;
    void *grown;

    if (count < *size)
        return true;
    if ((grown = realloc(*items, more * item_size)) == NULL)
        return false;
    *items = grown;
    *size = more;
    return true;
}

struct err *pieces_add(struct pieces *p, const struct format *kind, struct input *in,
                       unsigned first_line, unsigned last_line)
{
    void *items = p->items;
    struct err *e = NULL;

    if (p->count == BOUND_PIECES)
        e = err_new(ERR_LIMIT, "found more than %d artefacts in one text", BOUND_PIECES);
    else if (!room(&items, &p->size, p->count, sizeof(*p->items)))
        e = err_oom();
    if (e != NULL) {
        input_close(in);
        return e;
    }
    p->items = items;
    p->items[p->count++] = (struct piece){kind, *in, first_line, last_line};
    return NULL;
}

void pieces_note(struct pieces *p, enum note_kind kind, unsigned line, struct str text)
{
    void *notes = p->notes;

    if (kind == NOTE_LEFT_OUT && p->left_out++ >= BOUND_LEFT_OUT)
        return;
    if (!room(&notes, &p->note_size, p->note_count, sizeof(*p->notes))) {
        p->arena.failed = true;
        return;
    }
    p->notes = notes;
    p->notes[p->note_count++] =
        (struct piece_note){kind, p->count, line, arena_str(&p->arena, text)};
}

bool pieces_need_text(const struct pieces *p)
{
    for (size_t i = 0; i < p->count; i++) {
        const struct piece *piece = &p->items[i];

        if (!piece->in.json || piece->in.value == NULL ||
            (piece->kind != NULL && piece->kind->keeps_text))
            return true;
    }
    return false;
}

void pieces_free(struct pieces *p)
{
    for (size_t i = 0; i < p->count; i++)
        input_close(&p->items[i].in);
    free(p->items);
    free(p->notes);
    arena_finish(&p->arena);
    *p = (struct pieces){.count = 0};
}
