#include "ui/cli/decode_sentence.h"

#include "model/diagnosis/code_exit.h"
#include "model/diagnosis/error_next.h"
#include "model/diagnosis/loose_match.h"
#include "model/diagnosis/sayings.h"
#include "specgen/engine/build_fit.h"
#include "specgen/preflight/mount_hint.h"
#include "ui/cli/decode_other.h"

#include <inttypes.h>

/* ---- an error ---- */

struct str decode_remedy(struct arena *a, const struct refusal *r, struct str words)
{
    const char *remedy = refusal_remedy(r->rule, words);
    struct mount_hint hint;

    if (mount_hint_of_refusal(&hint, a, words))
        return mount_hint_sentence(a, &hint);
    if (remedy == NULL)
        remedy = spec_rule_info(r->rule).remedy;
    return str_of(remedy != NULL ? remedy : "");
}

/* The code that something is known of. */
static const struct error_code *known_code(const struct error_text *t)
{
    const struct error_code *c = t->codes;

    while (c != NULL && c->parts.row.meaning == NULL)
        c = c->next;
    return c;
}

/* Of a step of a build there is no container left. */
static const char *who_tells(const struct error_text *t)
{
    return loose_holds(t->words, "returned a non-zero code:") ||
                   loose_holds(t->words, "did not complete successfully: exit code")
               ? "what the build printed above it"
               : "docker logs";
}

static struct str code_answer(struct arena *a, const struct error_text *t,
                              const struct error_code *code)
{
    const struct code *row = &code->parts.row;
    const char *next = error_next(t, row);
    struct str written = arena_printf(a, " (%.*s)", STR_FMT(code->as_written));
    const char *meaning = error_meaning(t, row);
    struct str meant = arena_printf(
        a, "%s%.*s.", meaning, STR_FMT(str_holds(str_of(meaning), written) ? STR_NONE : written));

    if (next != NULL)
        return arena_printf(a, "%.*s To check: %s%s", STR_FMT(meant), next,
                            next[strlen(next) - 1] == '?' ? "" : ".");
    if (error_is_of_program(t))
        return arena_printf(a, "%.*s %s tells what the program said.", STR_FMT(meant),
                            who_tells(t));
    if (error_next_is_elsewhere(t, row))
        return arena_printf(a,
                            "%.*s What to do about it is not known for the call that failed: there "
                            "are reports of other calls alone (%s).",
                            STR_FMT(meant), row->calls);
    return meant;
}

struct str decode_error_sentence(struct arena *a, const struct error_text *t)
{
    const struct refusal *refusal = refusal_deciding(t);
    const struct saying saying = error_saying(t->words);
    const struct error_code *code = known_code(t);
    struct str more;

    if (refusal != NULL)
        return arena_printf(a, "it is refused by %s. %.*s", refusal_part_names[refusal->part],
                            STR_FMT(decode_remedy(a, refusal, t->words)));
    if (code != NULL && t->deciding.text == NULL)
        return code_answer(a, t, code);
    if (saying.text != NULL) {
        more = build_fit_advice(a, t->clean.text);
        return arena_printf(a, "%s. To check: %s.%s%.*s", saying.meaning, saying.next,
                            more.len > 0 ? " " : "", STR_FMT(more));
    }
    if (t->has_exit_code) {
        const char *meaning = code_exit_meaning(t->exit_code);

        return arena_printf(
            a, "the program ended with exit code %" PRIu32 ": %s. %s tells what it said.",
            t->exit_code, meaning != NULL ? meaning : code_exit_otherwise(t->exit_code),
            who_tells(t));
    }
    if (t->docker_exit != 0 && t->layer == NULL)
        return arena_printf(a, "exit code %" PRIu32 " is %s.", t->docker_exit,
                            code_exit_of_command(t->docker_exit));
    if (t->layer != NULL)
        return STR_LIT("what failed is known, but not why: no code and no refusal that is known "
                       "here stands in the text.");
    /* A paragraph of an error stands as far left as the others; one of YAML does not. */
    more = decode_other(a, t->given);
    if (more.len == 0)
        more = decode_other(a, t->clean.text);
    return more.len > 0 ? more
                        : STR_LIT("nothing in this text is known here: no code, no call and no "
                                  "refusal of the daemon's.");
}

bool decode_tells_failure(struct arena *a, struct str text)
{
    struct error_text t;
    bool is;

    if (arena_drop_err(a, error_text(&t, a, text)))
        return false;
    is = t.calls != NULL || t.codes != NULL || error_saying(t.words).text != NULL ||
         refusal_deciding(&t) != NULL;
    error_text_finish(&t);
    return is;
}

/* ---- a record of a log, an event ---- */

bool decode_record_tells(const struct log_text *t)
{
    const bool bad =
        t->failure.len > 0 ||
        (t->level != NULL && (strcmp(t->level, "error") == 0 || strcmp(t->level, "fatal") == 0));

    return t->error.codes != NULL || t->error.has_exit_code ||
           refusal_deciding(&t->error) != NULL ||
           (bad && error_saying(t->error.words).text != NULL);
}

bool decode_record_warns(const struct log_text *t)
{
    return t->level != NULL && strcmp(t->level, "warning") == 0 &&
           error_saying(t->error.words).text != NULL;
}

struct str decode_record_sentence(struct arena *a, const struct log_text *t)
{
    return decode_record_tells(t) || decode_record_warns(t) ? decode_error_sentence(a, &t->error)
                                                            : STR_NONE;
}

bool decode_event_is_error(const struct event_text *t)
{
    return t->row == NULL && (t->error.codes != NULL || refusal_deciding(&t->error) != NULL ||
                              error_saying(t->error.words).text != NULL || t->error.has_exit_code);
}

/* The code in it that knows better why, and what to do. */
static const struct error_code *reason_in(const struct event_text *t)
{
    const struct error_code *c = t->error.codes;

    while (c != NULL &&
           (c->parts.row.meaning == NULL || error_next(&t->error, &c->parts.row) == NULL))
        c = c->next;
    return t->row->reasoned ? c : NULL;
}

struct str decode_event_sentence(struct arena *a, const struct event_text *t)
{
    const struct error_code *c;
    struct str why = STR_NONE;
    const char *next;

    if (decode_event_is_error(t))
        return decode_error_sentence(a, &t->error);
    if (t->row == NULL || t->row->meaning[0] == '\0')
        return STR_NONE;
    c = reason_in(t);
    next = c != NULL ? error_next(&t->error, &c->parts.row) : event_next(t);
    if (c != NULL)
        why = arena_printf(a, ", as %s (%.*s)", error_meaning(&t->error, &c->parts.row),
                           STR_FMT(c->as_written));
    return arena_printf(a, "%s%.*s.%s%s%s", t->row->meaning, STR_FMT(why),
                        next != NULL ? " To check: " : "", next != NULL ? next : "",
                        next == NULL || next[strlen(next) - 1] == '?' ? "" : ".");
}
