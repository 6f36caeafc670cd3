/* Pieces of text that is no JSON: without what somebody says above and below, with lines joined
 * that a console broke. */
#include "model/client/run_assigned.h"
#include "model/diagnosis/version_text.h"
#include "model/formats/docker_rows.h"
#include "model/formats/pieces.h"
#include "model/transport/prose.h"
#include "model/transport/wrapped.h"

#define MOST_PARAGRAPHS 3 /* of words below YAML */
#define MOST_AROUND     3 /* fewer paragraphs than this are looked for on either side */

struct text_piece {
    struct pieces *out;
    struct lines lines; /* of the piece; further ones behind them are left out */
    const struct format *kind;
    struct input in;
};

/* What a run line below makes use of. */
static bool is_assigned(const struct pieces *p, unsigned line)
{
    for (size_t i = 0; p->assigned != NULL && i < p->assigned->count; i++)
        if (p->assigned->items[i].line == line ||
            (p->assigned->items[i].line < line && line <= p->assigned->items[i].last_line))
            return true;
    return false;
}

void pieces_leave_lines(struct pieces *p, const struct lines *l)
{
    for (size_t i = 0; i < l->count; i++) {
        if (line_is_blank(l->items[i].text) || is_assigned(p, l->items[i].number))
            continue;
        pieces_pass_line(p, l->items[i].text);
        pieces_note(p, NOTE_LEFT_OUT, l->items[i].number, l->items[i].text);
    }
}

static struct lines part(const struct lines *l, size_t from, size_t to)
{
    return (struct lines){.arena = l->arena, .items = l->items + from, .count = to - from};
}

/* Takes what the lines are, or leaves the kind at NULL. */
static struct err *read_lines(struct text_piece *t, const struct lines *l)
{
    struct err *e;

    t->kind = NULL;
    if (!pieces_text(&t->in, &t->out->arena, l))
        return err_oom();
    e = input_open_piece(&t->in, t->in.text, t->in.lines, t->in.line_count, false);
    if (e == NULL && (e = pieces_kind_of(&t->kind, t->out, &t->in)) != NULL)
        input_close(&t->in);
    return e;
}

static void take_over(struct text_piece *t, const struct text_piece *from)
{
    input_close(&t->in);
    t->in = from->in;
    t->kind = from->kind;
}

static bool copied(struct lines *out, const struct lines *l)
{
    *out = *l;
    out->undone_count = 0;
    if ((out->items = arena_calloc(l->arena, l->count, sizeof(*l->items))) == NULL)
        return false;
    memcpy(out->items, l->items, l->count * sizeof(*l->items));
    return true;
}

/* With lines joined that a console broke, where that is the better reading. */
static struct err *read_joined(struct text_piece *t)
{
    struct text_piece joined = {.out = t->out};
    struct lines l;
    struct err *e;

    if (t->kind != NULL && t->kind->joins)
        return NULL;
    if (!copied(&l, &t->lines))
        return err_oom();
    if (!lines_join_wrapped(&l, format_line_begins))
        return NULL;
    if ((e = read_lines(&joined, &l)) != NULL)
        return e;
    if (joined.kind == NULL || (t->kind != NULL && joined.kind != t->kind)) {
        input_close(&joined.in);
        return NULL;
    }
    take_over(t, &joined);
    pieces_note(t->out, NOTE_SALVAGED, l.undone[0].line, str_of(l.undone[0].what));
    return NULL;
}

static bool is_error(const struct format *kind)
{
    return kind == &formats[FORMAT_error];
}

/* Words that somebody put below YAML, or an error, belong to it as little as to anything else: what
 * is whole of it is taken up to an empty line. */
static struct err *read_above(struct text_piece *t)
{
    size_t tries = 0;

    for (size_t end = t->lines.count; end > 1 && tries < MOST_PARAGRAPHS; end--) {
        struct text_piece above = {.out = t->out, .lines = part(&t->lines, 0, end - 1)};
        struct err *e;

        if (!line_is_blank(t->lines.items[end - 1].text))
            continue;
        tries++;
        if ((e = read_lines(&above, &above.lines)) != NULL)
            return e;
        if (above.kind != NULL && above.kind->whole && above.in.value != NULL) {
            take_over(t, &above);
            t->lines.count = end - 1;
            return NULL;
        }
        input_close(&above.in);
    }
    return NULL;
}

/* Whether paragraphs of words stand around the lines from *from to before *to, so many at most. */
static bool inner(size_t *from, size_t *to, const struct lines *l, size_t above, size_t below)
{
    for (*from = 0; above > 0 && *from < l->count; ++*from)
        above -= line_is_blank(l->items[*from].text);
    for (*to = l->count; below > 0 && *to > *from; --*to)
        below -= line_is_blank(l->items[*to - 1].text);
    return above == 0 && below == 0 && *from < *to;
}

/* Of lines that nobody knows: YAML with words above and below it, which need no more than an empty
 * line between. *above: the lines of words. */
static struct err *read_inner(struct text_piece *t, size_t *above)
{
    for (size_t n = 1; n < (size_t)MOST_AROUND * MOST_AROUND; n++) {
        struct text_piece own = {.out = t->out};
        struct lines l;
        size_t from, to;
        struct err *e;

        if (!inner(&from, &to, &t->lines, n % MOST_AROUND, n / MOST_AROUND))
            continue;
        own.lines = part(&t->lines, from, to);
        if (!copied(&l, &own.lines))
            return err_oom();
        lines_drop_indentation(&l);
        if ((e = read_lines(&own, &l)) != NULL)
            return e;
        if (own.kind != NULL && own.kind->whole && own.in.value != NULL) {
            take_over(t, &own);
            t->lines = own.lines;
            *above = from;
            return NULL;
        }
        input_close(&own.in);
    }
    return NULL;
}

/* What docker lists begins with a capital letter, or a blank. */
static bool goes_on_in_words(struct str line)
{
    return line.len > 0 && line.s[0] >= 'a' && line.s[0] <= 'z' && line_speaks(line);
}

/* A wrapper tells versions in words, too. */
static bool is_said(struct str line)
{
    return (line_is_said(line) || goes_on_in_words(line)) && !version_line_tells(line);
}

/* Of lines that each look alike, one that is somebody's words. NULL: they do not. */
static bool (*saying_in(const struct text_piece *t))(struct str line)
{
    if (t->in.json || t->kind == NULL)
        return NULL;
    if (t->kind == &formats[FORMAT_docker_info] || t->kind == &formats[FORMAT_docker_version])
        return is_said;
    return t->kind->lists && docker_rows_has_columns(&t->in) ? docker_rows_is_said : NULL;
}

/* Words right above and below what docker info and version list, where each line has a label, and
 * below the rows of a table. */
static struct err *read_alike(struct text_piece *t, size_t *above)
{
    bool (*said)(struct str) = saying_in(t);
    size_t from = 0, to = t->lines.count;
    struct text_piece own = {.out = t->out};
    struct err *e;

    if (said == NULL)
        return NULL;
    while (said == is_said && from < to && said(t->lines.items[from].text))
        from++;
    while (to > from + (said != is_said) &&
           (said(t->lines.items[to - 1].text) || line_is_blank(t->lines.items[to - 1].text)))
        to--;
    own.lines = part(&t->lines, from, to);
    if (own.lines.count == t->lines.count || own.lines.count == 0 ||
        (said == is_said && str_find(own.lines.items[own.lines.count - 1].text, ':', 0) < 0))
        return NULL; /* an answer to --format has no labels */
    if ((e = read_lines(&own, &own.lines)) != NULL)
        return e;
    if (own.kind != t->kind) {
        input_close(&own.in);
        return NULL;
    }
    take_over(t, &own);
    t->lines = own.lines;
    *above = from;
    return NULL;
}

static bool begins_as_yaml(const struct text_piece *t)
{
    const struct format *head = format_headed_by(t->lines.items[pieces_yaml_head(&t->lines)].text);

    if (t->kind != NULL && !is_error(t->kind))
        return t->kind->whole;
    return head != NULL && head->whole;
}

/* ---- an error and a list, one right behind the other ---- */

/* Whether the parts are errors and lists in turn. */
static struct err *are_apart(bool *out, struct pieces *p, const struct lines *l, const size_t *cuts,
                             size_t count)
{
    const struct format *above = NULL;
    struct err *e = NULL;

    *out = true;
    for (size_t i = 0; *out && i <= count; i++) {
        size_t from = i > 0 ? cuts[i - 1] : 0, to = i < count ? cuts[i] : l->count;
        struct lines own = part(l, from, to);
        struct text_piece t = {.out = p};

        if ((e = read_lines(&t, &own)) != NULL)
            return e;
        *out =
            t.kind != NULL && (t.kind->lists ? above == NULL || is_error(above)
                                             : is_error(t.kind) && (above == NULL || above->lists));
        above = t.kind;
        input_close(&t.in);
    }
    return NULL;
}

static struct err *add_piece(struct pieces *p, const struct lines *l, bool whole);

static struct err *add_apart(const struct text_piece *t, bool *taken)
{
    size_t cuts[PIECES_APART], count;
    struct err *e = NULL;

    *taken = false;
    if (t->kind == NULL || t->in.json || !(t->kind->lists || is_error(t->kind)))
        return NULL;
    count = pieces_apart(cuts, &t->out->arena, &t->lines, t->in.text);
    if (count == 0 || (e = are_apart(taken, t->out, &t->lines, cuts, count)) != NULL || !*taken)
        return e;
    for (size_t i = 0; e == NULL && i <= count; i++) {
        struct lines own =
            part(&t->lines, i > 0 ? cuts[i - 1] : 0, i < count ? cuts[i] : t->lines.count);

        while (own.count > 0 && line_is_blank(own.items[own.count - 1].text))
            own.count--;
        e = add_piece(t->out, &own, true);
    }
    return e;
}

/* ---- JSON behind something else in its line ---- */

/* The lines from `from` to before `to`, which are none. */
static struct err *add_between(const struct text_piece *t, size_t from, size_t to)
{
    struct lines own = part(&t->lines, from, to);

    return from < to ? add_piece(t->out, &own, true) : NULL;
}

static struct err *add_behind(const struct text_piece *t, bool *taken)
{
    size_t from = 0;
    struct err *e = NULL;

    *taken = false;
    if (t->kind != NULL && !is_error(t->kind))
        return NULL;
    for (size_t i = 0; e == NULL && i < t->lines.count; i++) {
        unsigned number = t->lines.items[i].number;
        struct input in;
        bool one = false;

        if ((e = pieces_open_behind(&in, t->out, &t->lines.items[i], &one)) != NULL || !one)
            continue;
        *taken = true;
        if ((e = add_between(t, from, i)) != NULL) {
            input_close(&in);
            break;
        }
        pieces_note(t->out, NOTE_SALVAGED, number, STR_LIT("what stood in front of the JSON"));
        e = pieces_add_tree(t->out, &in, number, number);
        from = i + 1;
    }
    return e == NULL && *taken ? add_between(t, from, t->lines.count) : e;
}

/* What stands below what was taken: an error, or words. */
static struct err *add_rest(struct pieces *p, const struct lines *l, size_t from, bool error)
{
    struct lines rest;

    while (from < l->count && line_is_blank(l->items[from].text))
        from++;
    rest = part(l, from, l->count);
    if (error && rest.count > 0)
        return add_piece(p, &rest, true);
    pieces_leave_lines(p, &rest);
    return NULL;
}

static struct err *add_piece(struct pieces *p, const struct lines *l, bool whole)
{
    struct text_piece t = {.out = p, .lines = *l};
    struct lines words;
    struct err *e = NULL;
    bool taken = false, error = false;
    size_t above = 0;

    lines_drop_indentation(&t.lines);
    e = read_lines(&t, &t.lines);
    if (e == NULL && !whole)
        e = add_apart(&t, &taken);
    if (e == NULL && !whole && !taken)
        e = add_behind(&t, &taken);
    if (e == NULL && taken) {
        input_close(&t.in);
        return NULL;
    }
    if (e == NULL)
        e = read_joined(&t);
    error = is_error(t.kind);
    if (e == NULL && t.in.value == NULL && begins_as_yaml(&t))
        e = read_above(&t);
    if (e == NULL)
        e = t.kind == NULL ? read_inner(&t, &above) : read_alike(&t, &above);
    if (e != NULL || t.kind == NULL) {
        input_close(&t.in);
        pieces_leave_lines(p, l);
        return e;
    }
    words = part(l, 0, above);
    pieces_leave_lines(p, &words);
    e = pieces_add(p, t.kind, &t.in, l->items[above].number,
                   l->items[above + t.lines.count - 1].number);
    return e == NULL ? add_rest(p, l, above + t.lines.count, error) : e;
}

/* What somebody says above and below a piece is no part of it. */
struct err *pieces_add_text(struct pieces *p, const struct lines *l)
{
    size_t above = lines_of_prose_above(l);
    struct lines said = part(l, 0, above), text = part(l, above, l->count);
    size_t below = lines_of_prose_below(&text);
    struct err *e;

    pieces_leave_lines(p, &said);
    text.count -= below;
    while (text.count > 0 && line_is_blank(text.items[text.count - 1].text))
        text.count--;
    if (text.count > 0 && (e = add_piece(p, &text, false)) != NULL)
        return e;
    said = part(l, l->count - below, l->count);
    pieces_leave_lines(p, &said);
    return NULL;
}
