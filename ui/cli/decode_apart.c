#include "ui/cli/decode_apart.h"

#include "model/formats/pieces.h"
#include "model/formats/text_notes.h"
#include "ui/cli/decode_sentence.h"
#include "ui/cli/decode_several.h"

static bool is_before(const struct decode_apart *d, struct str text)
{
    size_t i = 0;

    while (i < d->count && !str_eq(d->items[i], text))
        i++;
    return i < d->count;
}

static bool is_event(const struct piece *piece)
{
    return piece->kind == &formats[FORMAT_event_log];
}

/* Words between two texts, a warning, and what tells of no failure are no text of their own. */
static bool tells(struct arena *a, const struct piece *piece, struct str text)
{
    if (piece->kind == &formats[FORMAT_log])
        return decode_log_tells(a, text);
    if (piece->kind != &formats[FORMAT_error] && !is_event(piece))
        return false;
    return !str_starts(str_trim(text), STR_LIT("WARNING")) && decode_tells_failure(a, text);
}

/* What stands above events may be the error that they are of: they are told together. */
static void add_all(struct decode_apart *d, struct arena *a, const struct pieces *p)
{
    bool other_below = false, event = false;

    for (size_t i = 0; i < p->count; i++) {
        struct str text = text_of_answer(a, &p->items[i].in);

        if (!tells(a, &p->items[i], text) || is_before(d, text))
            continue;
        if (d->count == DECODE_MOST_APART) {
            d->more = true;
            break;
        }
        other_below = !is_event(&p->items[i]);
        event = event || !other_below;
        d->items[d->count++] = text;
    }
    if (event && !other_below) {
        d->count = 1;
        d->more = false;
    }
}

struct err *decode_apart(struct decode_apart *out, struct arena *a, struct str text)
{
    struct pieces p;
    struct err *e = pieces_cut(&p, text);

    *out = (struct decode_apart){.count = 0};
    if (e != NULL && e->class != ERR_OOM) {
        err_free(e);
        e = NULL;
    } else if (e == NULL) {
        add_all(out, a, &p);
        for (size_t i = 0; i < out->count; i++)
            out->items[i] = arena_str(a, out->items[i]);
        pieces_free(&p);
    }
    if (out->count < 2) {
        out->items[0] = text;
        out->count = 1;
    }
    return e;
}
