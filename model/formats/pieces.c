#include "model/formats/pieces.h"

#include "model/base/bounds.h"
#include "model/formats/fact_block.h"

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
    in->assigned = p->assigned;
    p->items[p->count] =
        (struct piece){.kind = kind,
                       .in = *in,
                       .first_line = first_line,
                       .last_line = last_line,
                       .behind_command = p->has_command && p->command_of == p->count};
    p->count++;
    return NULL;
}

void pieces_pass_line(struct pieces *p, struct str line)
{
    line = str_trim(line);
    if (!str_starts(line, STR_LIT("docker ")) && !str_starts(line, STR_LIT("docker-compose ")))
        return;
    p->has_command = true;
    p->command_of = p->count;
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

/* ---- a part of a file ---- */

static unsigned moved(unsigned line, const uint32_t *lines, size_t count)
{
    return line > 0 && line <= count ? lines[line - 1] : line;
}

static bool move_input(struct input *in, struct arena *a, const uint32_t *lines, size_t count)
{
    size_t own_count = in->lines != NULL ? in->line_count : count;
    uint32_t *own = arena_calloc(a, own_count + 1, sizeof(*own));

    if (own == NULL)
        return false;
    for (size_t i = 0; i < own_count; i++)
        own[i] = moved(in->lines != NULL ? in->lines[i] : (unsigned)i + 1, lines, count);
    if (in->value != NULL)
        value_move_marks(in->value, lines, count);
    if (in->no_value != NULL)
        in->no_value->line = moved(in->no_value->line, lines, count);
    in->lines = own;
    in->line_count = own_count;
    return true;
}

bool pieces_move_lines(struct pieces *p, const uint32_t *lines, size_t count)
{
    for (size_t i = 0; i < p->count; i++) {
        struct piece *piece = &p->items[i];

        piece->first_line = moved(piece->first_line, lines, count);
        piece->last_line = moved(piece->last_line, lines, count);
        if (!move_input(&piece->in, &p->arena, lines, count))
            return false;
    }
    for (size_t i = 0; i < p->note_count; i++)
        p->notes[i].line = moved(p->notes[i].line, lines, count);
    return true;
}

struct err *pieces_kind_of(const struct format **out, struct pieces *p, const struct input *in)
{
    struct err *e;

    *out = p->kind_of;
    if (p->recognised.s != NULL && str_eq(in->text, p->recognised))
        return NULL;
    if ((e = format_of(out, in)) == NULL) {
        p->recognised = in->text;
        p->kind_of = *out;
    }
    return e;
}

struct err *pieces_kind_of_whole(const struct format **out, struct pieces *p,
                                 const struct input *whole)
{
    const struct format *kind = NULL;
    struct err *e = whole->json ? NULL : pieces_kind_of(&kind, p, whole);

    *out = e == NULL && kind != NULL && kind->whole && (whole->value != NULL || kind->keeps_text)
               ? kind
               : NULL;
    return e;
}

void pieces_leave_out(struct pieces *p, struct str text, const uint32_t *lines)
{
    struct str line;

    for (size_t i = 0; i < p->count; i++)
        input_close(&p->items[i].in);
    p->count = 0;
    for (size_t i = 0; str_next_line(&text, &line); i++)
        if (str_trim(line).len > 0)
            pieces_note(p, NOTE_LEFT_OUT, lines[i], line);
}

void pieces_free(struct pieces *p)
{
    for (size_t i = 0; i < p->count; i++) {
        input_close(&p->items[i].in);
        value_unref(p->items[i].memo);
        fact_block_free(p->items[i].block);
    }
    free(p->items);
    free(p->notes);
    arena_finish(&p->arena);
    *p = (struct pieces){.count = 0};
}
