#include "model/formats/answers.h"

#include "model/base/ascii.h"
#include "model/diagnosis/error_marks.h"
#include "model/diagnosis/loose_match.h"
#include "model/diagnosis/sayings.h"
#include "model/document/path.h"
#include "model/formats/answer_facts.h"

#define NARROWEST_CONSOLE 79 /* characters */

/* The width of a console that broke the lines: that of several lines, which no line exceeds; 0: it
 * broke none. */
static size_t console_width(struct str text)
{
    size_t width = 0, lines = 0;

    for (size_t from = 0, to; from < text.len; from = to + 1) {
        to = str_line_end(text, from);
        if (to - from > width)
            lines = 0;
        if (to - from >= width) {
            width = to - from;
            lines++;
        }
    }
    return lines > 1 && width >= NARROWEST_CONSOLE ? width : 0;
}

/* A long line that ends within a word: the next one goes on in small letters. */
static bool breaks_word(struct str text, size_t from, size_t to)
{
    return to - from >= NARROWEST_CONSOLE && to + 1 < text.len && ascii_is_letter(text.s[to - 1]) &&
           text.s[to + 1] >= 'a' && text.s[to + 1] <= 'z';
}

/* With the lines joined that a console broke: all at its width, or each within a word. */
static struct str unwrapped(struct arena *a, struct str text)
{
    size_t width = console_width(text), n = 0;
    char *copy = arena_cstr(a, text);

    if (copy == NULL)
        return text;
    for (size_t from = 0, to; from < text.len; from = to + 1) {
        to = str_line_end(text, from);
        memmove(copy + n, text.s + from, to - from);
        n += to - from;
        if (to < text.len && (width == 0 ? !breaks_word(text, from, to) : to - from < width))
            copy[n++] = '\n';
    }
    return (struct str){copy, n};
}

/* how: who worked the text out gives an answer, who brought it has words. */
static void tell(struct evidence *out, enum answer_of who, unsigned line, struct str text,
                 const char *how)
{
    static const char names[][32] = {
        [ANSWER_OF_DAEMON] = "daemon",
        [ANSWER_OF_CLIENT] = "docker client",
        [ANSWER_OF_CLIENT_CRASH] = "docker client, which crashes",
        [ANSWER_OF_COMPOSE] = "docker compose",
        [ANSWER_OF_PROGRAM] = "container's program",
        [ANSWER_OF_KUBELET] = "kubelet",
        [ANSWER_OF_CONTAINERD] = "containerd",
        [ANSWER_OF_NLTEST] = "program nltest",
    };
    const char *name = who == ANSWER_OF_COMPOSE && strcmp(how, "words") == 0
                           ? ANSWERS_BROUGHT_COMPOSE
                           : names[who];
    struct value_step steps[] = {
        {.key = STR_LIT("answers")},
        {.key = line > 0 ? arena_printf(&out->arena, "%s, line %u", name, line) : str_of(name)},
    };

    struct value *answer;

    text = unwrapped(&out->arena, text);
    if (arena_failed(&out->arena) || text.len == 0)
        return;
    if ((answer = value_string(text)) != NULL)
        answer->line = line;
    evidence_tell(out, mdl_path_text(&out->arena, steps, 2), answer,
                  arena_printf(&out->arena, "%s: its %s", names[who], how));
}

void answers_tell(struct evidence *out, enum answer_of who, unsigned line, struct str text)
{
    tell(out, who, line, text, "answer");
}

bool answers_has(const struct fact *f)
{
    return f->count > 0 && str_is(f->steps[0].key, "answers");
}

bool answers_from_client(const struct fact *f)
{
    return answers_has(f) && f->value != NULL && str_starts(f->source, STR_LIT("docker c"));
}

/* Docker prints the id of a container that was made on a line of its own, above what failed then.
 */
static size_t id_in_words(struct str text, struct str id)
{
    for (size_t end = 0, at, from; (at = loose_find(text, end, id, &end)) != LOOSE_NONE;) {
        for (from = at; from > 0 && text.s[from - 1] != '\n';)
            from--;
        if (from != at || str_line_end(text, at) != end)
            return at;
    }
    return LOOSE_NONE;
}

bool answers_worked_out(const struct fact *f)
{
    return answers_from_client(f) && str_ends(f->source, STR_LIT("answer"));
}

/* What a build, a compose or a script printed before it failed is no part of the answer: where the
 * line begins in which something failed. */
static size_t begin_of(const struct error_text *t, struct str text, const struct saying *s)
{
    size_t at = error_handed_on_at(text), end;

    if (at == LOOSE_NONE && s->by != NULL && s->text != NULL)
        at = loose_find(text, 0, str_cut(str_of(s->text), 0, strcspn(s->text, "%")), &end);
    if (t->calls != NULL && t->calls->at < at)
        at = t->calls->at;
    if (t->codes != NULL && t->codes->at < at)
        at = t->codes->at;
    if (t->container_ids != NULL) { /* the others are named behind it */
        size_t named = id_in_words(text, t->container_ids->text);

        at = named < at ? named : at;
    }
    if (at >= text.len)
        return 0;
    while (at > 0 && text.s[at - 1] != '\n')
        at--;
    while (str_starts(str_trim(str_cut(text, at, text.len)), STR_LIT("--->"))) { /* of a build */
        ptrdiff_t line = str_find(text, '\n', at);

        if (line < 0)
            break;
        at = (size_t)line + 1;
    }
    return at;
}

/* What docker's client, a wrapper or a runner prints behind an answer: where the first such line
 * begins that is not the answer's own first one. */
static size_t end_of(struct str text)
{
    static const char behind[][48] = {
        "See 'docker",
        "Run 'docker run --help' for more information",
        "Error: failed to start containers",
        "Docker start failed with exit code",
        "Error: Process completed with exit code",
        "DockerDo : docker",
        "##[error]",
    };

    for (size_t from = str_line_end(text, 0) + 1; from < text.len;
         from = str_line_end(text, from) + 1)
        for (size_t i = 0; i < sizeof(behind) / sizeof(behind[0]); i++)
            if (str_starts(str_cut(text, from, text.len), str_of(behind[i])))
                return from;
    return text.len;
}

/* Whose calls stand in it, where Docker's daemon is not named: its own calls are none of these, but
 * it may hand on what containerd says. */
static enum answer_of who_called(const struct error_text *t)
{
    static const struct {
        char call[12];
        enum answer_of who;
    } all[] = {{"nltest", ANSWER_OF_NLTEST},
               {"cri.", ANSWER_OF_KUBELET},
               {"containerd.", ANSWER_OF_CONTAINERD},
               {"shim.", ANSWER_OF_CONTAINERD}};

    if (loose_holds(t->clean.text, "rror response from daemon"))
        return ANSWER_OF_DAEMON;
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
        for (const struct error_call *c = t->calls; c != NULL; c = c->next)
            if (str_starts(str_of(c->name), str_of(all[i].call)))
                return all[i].who;
    return ANSWER_OF_DAEMON;
}

/* The code that a program ended with, in whatever list it stands. */
static bool ended_by_itself(const struct error_text *t)
{
    const struct error_call *c = t->calls;

    while (c != NULL && strcmp(c->name, "process.Exit") == 0)
        c = c->next;
    return t->calls != NULL && c == NULL;
}

static enum answer_of who_answers(const struct error_text *t, const struct saying *s)
{
    enum answer_of called = who_called(t);

    if (called != ANSWER_OF_DAEMON)
        return called;
    if (s->by != NULL && strcmp(s->by, "compose") == 0)
        return ANSWER_OF_COMPOSE;
    if ((t->layer == NULL && t->codes == NULL && s->by != NULL && strcmp(s->by, "process") == 0) ||
        ended_by_itself(t))
        return ANSWER_OF_PROGRAM;
    return (s->by != NULL && strcmp(s->by, "client") == 0) ||
                   (t->layer != NULL && strcmp(t->layer, "cli") == 0)
               ? ANSWER_OF_CLIENT
               : ANSWER_OF_DAEMON;
}

/* Without the document behind the words. */
static struct str words_of(const struct error_text *t)
{
    struct str text = t->clean.text, lead = STR_LIT("extra info:");

    if (t->document.kind != TAIL_NONE)
        text = str_trim(str_cut(text, 0, t->document.from));
    if (str_ends(text, lead)) {
        text = str_cut(text, 0, text.len - lead.len);
        if (str_ends(text, STR_LIT("(")))
            text.len--;
    }
    return text;
}

void answers_tell_host(struct evidence *out, const struct error_text *t)
{
    answer_facts_tell(out, str_trim(words_of(t)), STR_LIT("error: its words"));
}

/* A list of hcsdiag, sc.exe's answer and the like: shown, and no answer to somebody who tried. */
static bool tells_no_error(const struct error_text *t, const struct saying *s)
{
    return s->meaning != NULL && strncmp(s->meaning, "no error:", 9) == 0 && t->calls == NULL &&
           t->codes == NULL;
}

void answers_tell_error(struct evidence *out, const struct error_text *t)
{
    struct str text = words_of(t);
    struct saying s = error_saying(t->clean.text);

    answers_tell_host(out, t);
    if (tells_no_error(t, &s)) {
        evidence_note(out, NOTE_LEFT_OUT, STR_LIT("piece"), str_of(s.meaning));
        return;
    }
    text = str_cut(text, begin_of(t, text, &s), text.len);
    text = str_cut(text, 0, end_of(text));
    tell(out, who_answers(t, &s), out->line, str_trim(text), "words");
}

bool answers_have(const struct evidence *ev, struct str text)
{
    for (size_t i = 0; i < ev->count; i++)
        if (answers_has(&ev->facts[i]) && ev->facts[i].value != NULL &&
            ev->facts[i].value->kind == VALUE_STRING && str_eq(ev->facts[i].value->u.text, text))
            return true;
    return false;
}
