/* What the pieces of all sources say, and what was left out of them. */
#include "model/files/code_page.h"
#include "model/formats/sources.h"

#include "model/base/bounds.h"
#include "model/diagnosis/loose_match.h"
#include "model/formats/beside.h"
#include "model/formats/fact_block.h"
#include "model/formats/merge.h"
#include "model/formats/shape.h"
#include "model/formats/unknown.h"

#include <stdint.h>

static bool holds_chosen(const struct evidence *out, size_t first, size_t count)
{
    return out->chosen >= first && out->chosen < first + count;
}

/* NULL: it is the first one, or stands in no list, as a text does that is read as a whole. */
static const struct piece *piece_above(const struct pieces *all, const struct piece *piece)
{
    const uintptr_t first = (uintptr_t)all->items, at = (uintptr_t)piece;

    if (at < first || at >= first + all->count * sizeof(*piece))
        return NULL;
    if (piece->record > 0)
        return &all->items[piece->record - 1];
    return at > first && !piece[-1].in_record ? piece - 1 : NULL;
}

#define PIECES_BELOW 3 /* a block of PowerShell has its line a few pieces above its error */

static bool is_answer_of(const struct pieces *all, const struct piece *piece,
                         const struct piece *line)
{
    return piece->kind == &formats[FORMAT_error] && !piece->behind_command &&
           piece_above(all, piece) == line;
}

/* The daemon answers the line that a container which is there has that name. */
static bool name_was_taken(const struct pieces *all, const struct piece *line)
{
    const uintptr_t first = (uintptr_t)all->items, at = (uintptr_t)line;
    size_t own = at >= first ? (size_t)(at - first) / sizeof(*line) : all->count;

    if (line->kind != &formats[FORMAT_run_line])
        return false;
    for (size_t i = own + 1; i < all->count && i <= own + PIECES_BELOW; i++)
        if (is_answer_of(all, &all->items[i], line))
            return loose_holds(all->items[i].in.text, "is already in use by container");
    return false;
}

/* The error right below a run line, or around it in PowerShell's block, is that line's: of another
 * line of the paste it tells what is the same for all, the engine and the host. An inspect beside
 * them may be of that very container. Run lines are read before errors. */
static bool is_of_another(const struct evidence *out, const struct pieces *all,
                          const struct piece *piece)
{
    const struct piece *above = piece_above(all, piece);

    if (above == NULL || piece->kind != &formats[FORMAT_error] || piece->behind_command)
        return false;
    if (above->made_none)
        return !holds_chosen(out, above->offered_from, above->offered);
    if (above->is_of_made)
        return above->offered_from != out->chosen;
    return above->kind == &formats[FORMAT_run_line] && above->offered > 0 &&
           out->choice_count > above->offered && out->chosen_is_typed &&
           !holds_chosen(out, above->offered_from, above->offered);
}

struct err *sources_read_piece(struct evidence *out, const struct sources *all,
                               const struct source *s, struct piece *piece)
{
    const struct beside beside = {.all = all, .own = s, .piece = piece, .memo = &piece->memo};
    struct input in = piece->in;
    struct err *e;

    in.beside = &beside;
    in.of_another = is_of_another(out, &s->pieces, piece);
    in.encoding = s->from_disc && s->pieces.count == 1 ? s->encoding : NULL;
    out->file = str_of(s->name);
    if (!out->unnamed && in.value != NULL && (in.json || piece->kind->whole))
        shape_check(out, (enum format_id)(piece->kind - formats), in.value);
    e = format_read(piece->kind, out, &in);
    if ((e != NULL || out->lack != NULL) && evidence_failed(out)) {
        err_free(e); /* what it misses in the text something was short for */
        e = evidence_failure(out);
    }
    out->file = STR_NONE;
    out->line = 0;
    return err_at(e, s->name, 0, 0);
}

static void note(struct evidence *out, enum note_kind kind, unsigned line, struct str text)
{
    out->line = line;
    evidence_note(out, kind, STR_NONE, text);
    out->line = 0;
}

/* What each piece is. */
static void add_kinds(struct evidence *out, const struct pieces *p)
{
    for (size_t i = 0; i < p->count; i++)
        if (p->items[i].kind != NULL)
            note(out, NOTE_PIECE, p->items[i].first_line, str_of(p->items[i].kind->title));
}

static void add_notes(struct evidence *out, const struct pieces *p)
{
    for (size_t i = 0; i < p->note_count; i++)
        note(out, p->notes[i].kind, p->notes[i].line, p->notes[i].text);
    if (p->left_out > BOUND_LEFT_OUT)
        note(out, NOTE_LEFT_OUT, 0,
             arena_printf(&out->arena, "%zu more lines", p->left_out - BOUND_LEFT_OUT));
}

/* A file beside others of which nothing is known says so; alone it is refused. */
static void add_unknown(struct evidence *out, const struct pieces *p)
{
    if (p->count == 1 && p->items[0].kind == NULL)
        note(out, NOTE_LEFT_OUT, p->items[0].first_line,
             arena_printf(&out->arena, "nothing of it is known: %.*s",
                          STR_FMT(unknown_because(&out->arena, &p->items[0].in))));
}

struct reading {
    struct evidence *out;
    const struct sources *all;
    struct err *first; /* of those that could not be read */
    size_t read;
};

/* Reading for each of many containers stays linear where each has a piece of its own: who only
 * counts names needs no piece that does nothing else. */
static struct err *read_known(struct evidence *out, const struct sources *all,
                              const struct source *s, struct piece *piece)
{
    size_t first = out->choice_count, facts = out->count, recent = out->recent_count;
    bool another = is_of_another(out, &s->pieces, piece);
    struct err *e;

    if (out->unnamed && another && piece->silent_to_others)
        return NULL;
    if (out->unnamed && piece->offers_only && !holds_chosen(out, first, piece->offered)) {
        evidence_offer_many(out, piece->offered);
        return NULL;
    }
    piece->made_none = name_was_taken(&s->pieces, piece);
    out->line_made_none = piece->made_none;
    out->line_is_of_made = false;
    e = sources_read_piece(out, all, s, piece);
    piece->silent_to_others = another && e == NULL && out->count == facts;
    piece->offered = out->choice_count - first;
    piece->is_of_made = out->line_is_of_made && piece->offered == 0;
    piece->offered_from = piece->is_of_made ? out->made_choice : first;
    if (piece->kind == &formats[FORMAT_run_line] &&
        (holds_chosen(out, first, piece->offered) ||
         (piece->is_of_made && piece->offered_from == out->chosen)))
        out->chosen_is_typed = true;
    piece->offers_only = e == NULL && piece->offered > 0 && out->count == facts &&
                         out->recent_count == recent && /* others may add to what it offers */
                         !holds_chosen(out, first, piece->offered);
    return e;
}

static struct err *read_one(struct reading *r, const struct source *s, struct piece *piece)
{
    const bool of_others = piece->kind == &formats[FORMAT_foreign]; /* whose text names it */
    struct err *e = read_known(r->out, r->all, s, piece);

    if (e == NULL)
        r->read++;
    if (e == NULL || err_is_lack(e))
        return e;
    r->out->file = str_of(s->name);
    r->out->line = e->line;
    evidence_note(r->out, NOTE_LEFT_OUT, STR_LIT("piece"),
                  arena_printf(&r->out->arena, "%s%s%s%s%s", of_others ? "" : piece->kind->title,
                               of_others ? "" : ", which cannot be read: ", e->text,
                               e->remedy != NULL ? "; " : "", e->remedy != NULL ? e->remedy : ""));
    r->out->line = 0;
    r->out->file = STR_NONE;
    if (r->first == NULL)
        r->first = e;
    else
        err_free(e);
    return NULL;
}

/* ---- what is read once for all containers ---- */

/* What tells of a list of the host alone, whatever else is told. */
static bool may_be_kept(const struct format *kind)
{
    return kind == &formats[FORMAT_image_inspect] || kind == &formats[FORMAT_network_inspect];
}

static struct piece *first_of(const struct sources *s, const struct format *kind)
{
    for (size_t i = 0; i < s->count; i++)
        for (size_t p = 0; p < s->items[i].pieces.count; p++)
            if (s->items[i].pieces.items[p].kind == kind)
                return &s->items[i].pieces.items[p];
    return NULL;
}

/* All of that kind; *kept: false where one of them is no JSON, or cannot be read. */
static struct err *read_kept(bool *kept, struct evidence *told, const struct sources *s,
                             const struct format *kind)
{
    *kept = true;
    for (size_t i = 0; *kept && i < s->count; i++)
        for (size_t p = 0; *kept && p < s->items[i].pieces.count; p++) {
            struct piece *piece = &s->items[i].pieces.items[p];
            struct err *e = NULL;

            if (piece->kind != kind)
                continue;
            if (piece->in.json)
                e = sources_read_piece(told, s, &s->items[i], piece);
            if (err_is_lack(e))
                return e;
            *kept = piece->in.json && e == NULL;
            err_free(e);
        }
    return evidence_failed(told) ? err_oom() : NULL;
}

static struct err *make_block(struct fact_block **out, const struct sources *s,
                              const struct format *kind)
{
    const struct value *made = NULL;
    struct evidence told;
    struct err *e;
    bool kept;

    evidence_init(&told);
    told.unnamed = true;
    if ((e = read_kept(&kept, &told, s, kind)) != NULL) {
        evidence_finish(&told);
        return e;
    }
    if ((*out = fact_block_new(&told)) == NULL)
        return err_oom();
    if (kept && (*out)->plain && (e = merge_new(&made, &(*out)->told, true)) == NULL)
        fact_block_take(*out, made);
    return e;
}

/* *told: false where the pieces of that kind are to be read. */
static struct err *tell_kept(bool *told, struct reading *r, const struct sources *s,
                             const struct format *kind)
{
    struct piece *first = may_be_kept(kind) ? first_of(s, kind) : NULL;
    struct err *e = NULL;

    *told = false;
    if (!r->out->unnamed || first == NULL)
        return NULL;
    if (first->block == NULL)
        e = make_block(&first->block, s, kind);
    *told = e == NULL && first->block->made != NULL && evidence_tell_block(r->out, first->block);
    r->read += *told;
    return e;
}

static struct err *read_format(struct reading *r, const struct sources *s,
                               const struct format *kind)
{
    bool told;
    struct err *e = tell_kept(&told, r, s, kind);

    if (told)
        return e;
    for (size_t i = 0; e == NULL && i < s->count; i++)
        for (size_t p = 0; e == NULL && p < s->items[i].pieces.count; p++)
            if (s->items[i].pieces.items[p].kind == kind)
                e = read_one(r, &s->items[i], &s->items[i].pieces.items[p]);
    return e;
}

static void find_formats(bool *there, const struct sources *s)
{
    for (size_t i = 0; i < s->count; i++)
        for (size_t p = 0; p < s->items[i].pieces.count; p++)
            if (s->items[i].pieces.items[p].kind != NULL)
                there[s->items[i].pieces.items[p].kind - formats] = true;
}

/* A docker ps beside an inspect or a run line lists what runs on the host as well. */
static bool tells_of_container(const bool *there)
{
    for (size_t f = 0; f < FORMAT_COUNT; f++)
        if (there[f] && f != FORMAT_inspect_fragment &&
            (formats[f].gives & (GIVES_CONTAINER | GIVES_REQUEST)) != 0)
            return true;
    return false;
}

/* Which letters a byte stands for is a guess then. */
static void add_code_page(struct evidence *out, const char *encoding)
{
    if (code_page_is(encoding))
        evidence_note(out, NOTE_REMARK, STR_LIT("encoding"),
                      arena_printf(&out->arena,
                                   "what is no UTF-8 in it was read as %s: letters may be others",
                                   encoding));
}

static void add_all_notes(struct evidence *out, const struct sources *s)
{
    for (size_t i = 0; i < s->count; i++) {
        out->file = str_of(s->items[i].name);
        add_code_page(out, s->items[i].encoding);
        add_kinds(out, &s->items[i].pieces);
        add_notes(out, &s->items[i].pieces);
        if (s->count > 1)
            add_unknown(out, &s->items[i].pieces);
    }
    out->file = STR_NONE;
}

struct err *sources_read(struct evidence *out, const struct sources *s)
{
    struct reading r = {.out = out, .all = s};
    bool there[FORMAT_COUNT] = {false};
    struct err *e = NULL;

    find_formats(there, s);
    out->told_elsewhere = tells_of_container(there);
    for (size_t f = 0; e == NULL && f < FORMAT_COUNT; f++)
        if (there[f])
            e = read_format(&r, s, &formats[f]);
    if (e == NULL && !out->unnamed) /* who needs no names needs no notes */
        add_all_notes(out, s);
    if (e == NULL && r.read == 0) {
        e = r.first;
        r.first = NULL;
    }
    err_free(r.first);
    if (e == NULL)
        evidence_settle(out);
    return e != NULL || !evidence_failed(out) ? e : err_oom();
}
