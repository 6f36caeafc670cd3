#include "model/formats/inspect_answer.h"

#include "model/base/bounds.h"
#include "model/base/utf8.h"
#include "model/formats/asked.h"
#include "model/formats/go_print.h"
#include "model/json/json.h"

bool inspect_answer_is(const struct input *in)
{
    return !in->json && asked_is(input_head(in), ASKED_INSPECT);
}

struct reader {
    struct evidence *out;
    const struct input *in;
    struct asked_command asked;
    size_t told, refused;
    struct err *first; /* that stopped an answer; it is the reader's where none could be told */
};

/* Keeps the first of those that stop one answer alone; others are handed on. */
static struct err *passed_by(struct reader *r, struct err *e, unsigned line)
{
    if (e == NULL || e->class != ERR_INPUT)
        return e;
    r->refused++;
    e = err_moved(e, input_line(r->in, line), 1); /* its own is of the answer alone */
    if (r->first == NULL)
        r->first = e;
    else
        err_free(e);
    return NULL;
}

static struct err *unclear(const struct asked_command *a)
{
    return err_remedy(err_new(ERR_INPUT, "where %.*s ends in this answer cannot be told",
                              STR_FMT(a->parts[0].path)),
                      "ask with {{json .NAME}}");
}

static struct err *tell_part(struct reader *r, const struct asked_part *part, struct str text)
{
    struct evidence *out = r->out;
    const struct value *v = NULL;
    struct go_print_doubts doubts = {.unsure = false};
    struct err *e;

    if (text.len == 0 || str_is(text, "<no value>"))
        return NULL;
    e = part->json ? json_read(&v, text)
                   : go_print_read(&v, &doubts, &out->arena, part->path, text);
    if (e != NULL)
        return e;
    evidence_tell(out, arena_printf(&out->arena, "container.%.*s", STR_FMT(part->path)), v,
                  arena_printf(&out->arena, "inspect: %.*s", STR_FMT(part->path)));
    if (doubts.unsure) {
        evidence_because(out, STR_LIT("Go prints its parts with blanks between them: a blank "
                                      "inside of one would look the same"));
        evidence_concluded(out);
    }
    if (doubts.dropped > 0)
        evidence_note(out, NOTE_LEFT_OUT, STR_NONE,
                      arena_printf(&out->arena, "column 1: %.*s; %zu such", STR_FMT(doubts.first),
                                   doubts.dropped));
    r->told++;
    return NULL;
}

/* Who it is about: by the command, or by a part of the answer. */
static struct str object_of(const struct reader *r, const struct str *values, size_t index,
                            unsigned line)
{
    const struct asked_command *a = &r->asked;
    struct str name = STR_NONE;

    if (index < a->object_count)
        return a->objects[index];
    for (size_t i = 0; i < a->count; i++)
        if (str_is(a->parts[i].path, "Name") ||
            (name.len == 0 && (str_is(a->parts[i].path, "Id") || str_is(a->parts[i].path, "ID"))))
            name = values[i];
    if (name.len > 1 && name.s[0] == '/')
        name = str_cut(name, 1, name.len);
    return name.len > 0
               ? name
               : arena_printf(&r->out->arena, "the one of line %u", input_line(r->in, line));
}

/* Of what lies in the text, in its line; an empty part lies nowhere. */
static unsigned column_of(struct str text, struct str part)
{
    size_t at = part.len > 0 ? (size_t)(part.s - text.s) : 0, start = at;

    while (start > 0 && text.s[start - 1] != '\n')
        start--;
    return (unsigned)utf8_count(str_cut(text, start, at)) + 1;
}

static struct err *tell_answer(struct reader *r, const struct str *values, unsigned line)
{
    struct err *e = NULL;

    r->out->partial = true;
    r->out->line = input_line(r->in, line);
    for (size_t i = 0; e == NULL && i < r->asked.count; i++) {
        e = err_in_piece(tell_part(r, &r->asked.parts[i], values[i]), r->out->line,
                         column_of(r->in->text, values[i]));
        e = passed_by(r, e, line);
    }
    return e;
}

static struct err *read_answers(struct reader *r)
{
    struct str values[ASKED_PARTS];
    enum answer_fit fit;
    unsigned line = 0;
    struct err *e = NULL;

    for (size_t i = 0; e == NULL && (fit = asked_next(&r->asked, values, &line)) != ANSWER_NONE;
         i++) {
        if (fit == ANSWER_UNCLEAR)
            e = passed_by(r, unclear(&r->asked), line);
        else if (fit == ANSWER_REFUSED)
            e = passed_by(r,
                          err_new(ERR_INPUT, "docker answers: %.*s",
                                  STR_FMT(str_cut(values[0], 0, BOUND_SHOWN))),
                          line);
        else if (evidence_offer_again(r->out, object_of(r, values, i, line)))
            e = tell_answer(r, values, line);
        else
            r->told++;
    }
    return e;
}

struct err *inspect_answer_read(struct evidence *out, const struct input *in)
{
    struct reader r = {.out = out, .in = in};
    struct err *e = NULL;

    if (asked_read(&r.asked, &out->arena, in->text))
        e = read_answers(&r);
    if (e == NULL && r.told == 0 && r.refused == 0)
        e = err_at(err_new(ERR_INPUT, "the answer to the command is not there"), NULL,
                   input_line(in, 1), 1);
    if (e == NULL && r.told == 0) {
        e = r.first;
        r.first = NULL;
    }
    for (const struct err *first = r.first; e == NULL && first != NULL; first = NULL)
        evidence_note(out, NOTE_LEFT_OUT, STR_NONE,
                      arena_printf(&out->arena, "line %u: %s", first->line, first->text));
    err_free(r.first);
    return e;
}
