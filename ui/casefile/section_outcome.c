/* What stops it, in the daemon's own words, what they mean, and what to do. */
#include "model/diagnosis/error_next.h"
#include "specgen/explain/explain.h"
#include "ui/casefile/parts.h"

/* The first thing that stops it: what the daemon answered, or would answer; NULL: nothing. */
static const struct problem *first_error(const struct problems *problems)
{
    for (size_t i = 0; i < problems->count; i++)
        if (problems->items[i].severity == PROBLEM_ERROR && problems->items[i].reached)
            return &problems->items[i];
    return NULL;
}

static bool is_engines(const struct problem *p)
{
    return p->preflight != NULL || p->spec != NULL;
}

static struct str upper_first(struct arena *a, struct str text)
{
    char *out = arena_cstr(a, text);

    if (out != NULL && out[0] >= 'a' && out[0] <= 'z')
        out[0] = (char)(out[0] - ('a' - 'A'));
    return str_of(out);
}

static void add_problem(struct case_filling *f, const struct problem *p)
{
    const struct spec_rule_info rule = spec_rule_info(p->rule);

    case_add_pair(f, "Where", case_words(CASE_PLAIN, problem_where(f->a, p)));
    case_add_pair(f, "Answer", case_words(CASE_PLAIN, problem_answer(f->a, p)));
    case_add_pair(f, "Field",
                  case_literal(CASE_PLAIN, explain_ref_path(f->a, &f->g->assessment, p->ref)));
    case_add_pair(
        f, "Rule",
        case_words(CASE_PLAIN, arena_printf(f->a, "%s %s: %s", rule.id, rule.title, rule.text)));
    case_add_pair(f, "Remedy", case_words(CASE_PLAIN, problem_remedy(p)));
}

/* What is worked out, behind what the daemon itself said. */
static void add_verdict(struct case_filling *f, bool said)
{
    const struct assess_answer answer = assess_answer(&f->g->assessment);
    const char *verdict = f->g->assessment.end == ASSESS_ENDS_NEVER && said
                              ? "the runtime gets the spec"
                              : assess_verdict(&f->g->assessment);
    enum case_tone tone = said                              ? CASE_PLAIN
                          : assess_answer_succeeds(&answer) ? CASE_GOOD
                                                            : CASE_BAD;

    case_add_paragraph(
        f, case_words(tone, said ? arena_printf(f->a, "By the settings alone: %s.", verdict)
                                 : arena_printf(f->a, "%.*s.",
                                                STR_FMT(upper_first(f->a, str_of(verdict))))));
    if (!assess_answer_succeeds(&answer) && answer.message.len > 0)
        case_add_code(f, "text", answer.message);
}

static void add_answer(struct case_filling *f)
{
    const struct problem *p = first_error(&f->g->problems);

    if (p != NULL && !is_engines(p)) {
        case_add_paragraph(f, case_words(CASE_BAD, upper_first(f->a, p->text)));
        add_problem(f, p);
    }
    add_verdict(f, p != NULL && !is_engines(p));
    if (p != NULL && is_engines(p))
        add_problem(f, p);
}

static void add_engine(struct case_filling *f)
{
    const struct assessment *r = &f->g->assessment;
    struct str by = mdl_source_of(r->doc->root, STR_LIT("engine"));

    case_add_pair(
        f, "Engine",
        case_words(CASE_PLAIN,
                   arena_printf(f->a, "%.*s%s%.*s%s",
                                STR_FMT(mdl_engine_name(f->a, r->doc->release)),
                                by.len > 0 ? " (" : "", STR_FMT(by), by.len > 0 ? ")" : "")));
    case_add_pair(f, "Isolation",
                  case_words(CASE_PLAIN, r->spec.linux_container
                                             ? STR_LIT("a Linux container in a virtual machine")
                                         : r->spec.isolation.hyperv ? STR_LIT("hyperv")
                                                                    : STR_LIT("process")));
}

/* What an error that was given means, where a code of it is known. */
static struct err *add_meaning(struct case_filling *f, const struct case_saying *saying)
{
    struct error_text t;
    struct err *e = error_text(&t, f->a, saying->text);

    if (e != NULL)
        return e;
    if (t.deciding.text != NULL) {
        case_add_paragraph(
            f, case_words(CASE_BAD,
                          arena_printf(f->a, "%.*s: %s", STR_FMT(saying->by), t.deciding.meaning)));
        case_add_pair(f, "Check next", case_words(CASE_PLAIN, str_of(t.deciding.next)));
    }
    for (const struct error_code *c = t.deciding.text == NULL ? t.codes : NULL; c != NULL;
         c = c->next) {
        const struct code *row = &c->parts.row;

        if (row->meaning == NULL)
            continue;
        case_add_paragraph(
            f, case_words(CASE_BAD,
                          arena_printf(f->a, "%.*s: %.*s %s: %s", STR_FMT(saying->by),
                                       STR_FMT(c->as_written), row->name, error_meaning(&t, row))));
        case_add_pair(f, "Check next", case_words(CASE_PLAIN, str_of(error_next(&t, row))));
        break;
    }
    error_text_finish(&t);
    return NULL;
}

static void add_open(struct case_filling *f)
{
    size_t count = f->g->assessment.unknowns.count;

    if (count > 0)
        case_add_paragraph(
            f,
            case_words(CASE_WARNING,
                       arena_printf(f->a, "%zu thing%s that this rests on %s not known; see below.",
                                    count, count == 1 ? "" : "s", count == 1 ? "is" : "are")));
}

struct err *case_fill_outcome(struct case_filling *f)
{
    struct err *e = NULL;

    for (size_t i = 0; e == NULL && i < f->options->saying_count; i++)
        e = add_meaning(f, &f->options->saying[i]);
    add_answer(f);
    add_open(f);
    add_engine(f);
    return e;
}

/* ---- what was said ---- */

static struct str or_unknown(const char *text, const char *otherwise)
{
    return str_of(text != NULL ? text : otherwise);
}

static void add_code_row(struct case_filling *f, struct case_block *table,
                         const struct error_text *t, const struct error_code *c)
{
    const struct code *row = &c->parts.row;
    struct case_cell *cells = case_row(f, table);

    if (cells == NULL)
        return;
    cells[0] = case_literal(CASE_PLAIN, arena_str(f->a, c->as_written));
    cells[1] = case_words(CASE_PLAIN, or_unknown(c->parts.name, "in no table that is known here"));
    cells[2] = case_words(CASE_PLAIN, or_unknown(error_meaning(t, row), ""));
    cells[3] = case_words(CASE_PLAIN, or_unknown(error_met_here(t, row) ? row->causes : NULL, ""));
    cells[4] =
        case_words(CASE_PLAIN, row->name != NULL ? or_unknown(error_next(t, row), "") : STR_NONE);
}

static struct str calls_of(struct arena *a, const struct error_text *t)
{
    struct str chain = STR_NONE;

    for (const struct error_call *c = t->calls; c != NULL; c = c->next)
        chain = arena_printf(a, "%.*s%s%s", STR_FMT(chain), chain.len > 0 ? " > " : "", c->name);
    return chain;
}

static struct err *add_saying(struct case_filling *f, struct str by, struct str text)
{
    static const char *const titles[] = {"code", "name", "means", "reports", "check next"};
    struct error_text t;
    struct err *e = error_text(&t, f->a, text);

    if (e != NULL)
        return e;
    case_add_heading(f, by);
    case_add_code(f, "text", str_trim(text));
    case_add_pair(f, "Calls", case_literal(CASE_PLAIN, calls_of(f->a, &t)));
    if (t.codes != NULL) {
        struct case_block *table = case_add_table(f, 5, titles);

        for (const struct error_code *c = t.codes; c != NULL; c = c->next)
            add_code_row(f, table, &t, c);
    }
    error_text_finish(&t);
    return NULL;
}

static struct str state_error(const struct mdl_doc *doc)
{
    const struct value *v = value_get(doc->root, STR_LIT("container"));

    v = v != NULL && v->kind == VALUE_MAP ? value_get(v, STR_LIT("State")) : NULL;
    v = v != NULL && v->kind == VALUE_MAP ? value_get(v, STR_LIT("Error")) : NULL;
    return v != NULL && v->kind == VALUE_STRING ? v->u.text : STR_NONE;
}

struct err *case_fill_said(struct case_filling *f)
{
    struct str error = state_error(f->g->assessment.doc);
    struct err *e = NULL;

    if (error.len > 0)
        e = add_saying(f, STR_LIT("The daemon, in State.Error"), error);
    for (size_t i = 0; e == NULL && i < f->options->saying_count; i++)
        e = add_saying(f, f->options->saying[i].by, f->options->saying[i].text);
    return e;
}
