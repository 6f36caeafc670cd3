/* Who said what, what is only assumed, and what nobody said. */
#include "ui/casefile/parts.h"

#include "model/base/buf.h"

static const struct value *host_member(const struct mdl_doc *doc, const char *key,
                                       enum value_kind kind)
{
    const struct value *host = value_get(doc->root, STR_LIT("host"));
    const struct value *v =
        host != NULL && host->kind == VALUE_MAP ? value_get(host, str_of(key)) : NULL;

    return v != NULL && v->kind == kind ? v : NULL;
}

static struct str source_text(const struct value_member *m)
{
    return m->value->kind == VALUE_STRING ? m->value->u.text : STR_NONE;
}

static void add_sources(struct case_filling *f, const struct value *sources, bool assumed)
{
    static const char *const told_titles[] = {"fact", "told by"};
    static const char *const assumed_titles[] = {"fact", "what is assumed, since nobody said it"};
    struct case_block *table = NULL;

    for (size_t i = 0; sources != NULL && i < sources->u.map.count; i++) {
        struct str text = source_text(&sources->u.map.members[i]);
        struct case_cell *row;

        if (mdl_is_assumption(text) != assumed)
            continue;
        if (table == NULL) {
            case_add_heading(f, assumed ? STR_LIT("Assumed") : STR_LIT("Told"));
            table = case_add_table(f, 2, assumed ? assumed_titles : told_titles);
        }
        if ((row = case_row(f, table)) == NULL)
            return;
        if (assumed)
            text = str_cut(text, strlen(MDL_SOURCE_ASSUMED), text.len);
        row[0] = case_literal(CASE_PLAIN, sources->u.map.members[i].key);
        row[1] = case_words(CASE_PLAIN, text);
    }
}

static void add_unknown(struct case_filling *f, const struct value *unknown)
{
    struct case_block *list = NULL;

    for (size_t i = 0; unknown != NULL && i < unknown->u.list.count; i++) {
        const struct value *v = unknown->u.list.items[i];
        struct case_cell *row;

        if (v->kind != VALUE_STRING)
            continue;
        if (list == NULL) {
            case_add_heading(f, STR_LIT("Unknown"));
            list = case_add(f, CASE_LIST, 1);
        }
        if ((row = case_row(f, list)) != NULL)
            row[0] = case_literal(CASE_PLAIN, v->u.text);
    }
}

static struct str affects(struct arena *a, const struct spec_unknown *u)
{
    struct buf all = {NULL, 0, 0, false};

    for (const struct spec_affected *p = u->affects; p != NULL; p = p->next) {
        if (all.len > 0)
            buf_char(&all, '\n');
        buf_add(&all, spec_affected_path(a, p));
    }
    return buf_in_arena(&all, a);
}

/* What the answer rests on. */
static void add_questions(struct case_filling *f, const struct spec_unknowns *unknowns)
{
    static const char *const titles[] = {"question", "taken as", "because", "decides",
                                         "how to find out"};
    struct case_block *table;

    if (unknowns->count == 0)
        return;
    case_add_heading(f, STR_LIT("What the outcome rests on and nobody said"));
    table = case_add_table(f, 5, titles);
    for (const struct spec_unknown *u = unknowns->first; u != NULL; u = u->next) {
        struct case_cell *row = case_row(f, table);

        if (row == NULL)
            return;
        row[0] = case_words(CASE_WARNING, u->question);
        row[1] = case_words(CASE_PLAIN, u->taken_as);
        row[2] = case_words(CASE_PLAIN, u->because);
        row[3] = case_literal(CASE_PLAIN, affects(f->a, u));
        row[4] = case_words(CASE_PLAIN, u->settle);
    }
}

struct err *case_fill_known(struct case_filling *f)
{
    const struct mdl_doc *doc = f->g->assessment.doc;
    const struct value *sources = host_member(doc, "Sources", VALUE_MAP);

    add_questions(f, &f->g->assessment.unknowns);
    add_sources(f, sources, false);
    add_sources(f, sources, true);
    add_unknown(f, host_member(doc, "Unknown", VALUE_LIST));
    if (f->section->first == NULL)
        case_add_paragraph(
            f, case_words(CASE_PLAIN, STR_LIT("Everything was told by the scenario itself; what it "
                                              "does not say is taken to be missing.")));
    return NULL;
}
