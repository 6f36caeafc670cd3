#include "ui/cli/decode_apart.h"

#include "model/formats/pieces.h"
#include "model/formats/text_notes.h"
#include "ui/cli/decode_sentence.h"
#include "ui/cli/decode_several.h"
#include "ui/cli/decode_table.h"

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

/* Each once, and no more than there is room for. */
static void add(struct decode_apart *d, struct str text)
{
    if (is_before(d, text))
        return;
    if (d->count == DECODE_MOST_APART)
        d->more = true;
    else
        d->items[d->count++] = text;
}

/* Of a piece that tells something that nothing kept tells; else nothing. */
static struct str new_text(const struct decode_apart *d, struct arena *a, const struct piece *piece)
{
    struct str text = text_of_answer(a, &piece->in);

    return !is_before(d, text) && tells(a, piece, text) ? text : STR_NONE;
}

/* What stands above events may be the error that they are of: they are told together. Of what there
 * is no room for only the last one counts. */
static void add_all(struct decode_apart *d, struct arena *a, const struct pieces *p)
{
    bool event_last = false;
    size_t i = 0, last = p->count;
    struct str text;

    for (; i < p->count && !d->more; i++) {
        if ((text = new_text(d, a, &p->items[i])).len == 0)
            continue;
        event_last = is_event(&p->items[i]);
        add(d, arena_str(a, text));
    }
    while (last > i && new_text(d, a, &p->items[last - 1]).len == 0)
        last--;
    if (last > i)
        event_last = is_event(&p->items[last - 1]);
    if (event_last) {
        d->count = 1;
        d->more = false;
    }
}

/* Beside a table that has answers, an error of which nothing is known is told as that: who pasted
 * both asks for it. */
static void add_unknown(struct decode_apart *d, struct arena *a, const struct pieces *p)
{
    for (size_t i = 0; d->count == 0 && i < p->count; i++)
        if (p->items[i].kind == &formats[FORMAT_log] || p->items[i].kind == &formats[FORMAT_error])
            add(d, arena_str(a, text_of_answer(a, &p->items[i].in)));
}

static struct err *add_pieces(struct decode_apart *out, struct arena *a, struct str text)
{
    struct pieces p;
    struct err *e = pieces_cut(&p, text);

    if (e != NULL) { /* the text is answered as it stands */
        (void)arena_drop_err(a, e);
        return arena_failed(a) ? err_oom() : NULL;
    }
    add_all(out, a, &p);
    if (out->quoted)
        add_unknown(out, a, &p);
    pieces_free(&p);
    return NULL;
}

struct err *decode_apart(struct decode_apart *out, struct arena *a, struct str text)
{
    struct decode_table table;
    struct err *e;

    decode_table(&table, a, text);
    *out = (struct decode_apart){.quoted = table.count > 0};
    e = add_pieces(out, a, table.rest);
    for (size_t i = 0; i < table.count; i++)
        add(out, table.rows[i]);
    out->more = out->more || table.more;
    if (out->count < 2 && !out->quoted) {
        out->items[0] = text;
        out->count = 1;
    }
    return e;
}
