/* What becomes of this container on each later engine. */
#include "model/base/ascii.h"
#include "platform/sim/sim.h"
#include "specgen/compare/upgrade.h"
#include "ui/present/rank.h"
#include "ui/present/table.h"

static const struct ui_table_column columns[] = {
    {"engine", 0}, {"what differs", 3}, {"before", 4}, {"then", 4}};

/* Ids of containers and images: their ends are enough to know them by. */
static struct str with_short_ids(struct arena *a, struct str text)
{
    enum { LONG = 32, HEAD = 8, TAIL = 4 };
    struct str out = STR_NONE;
    size_t from = 0;

    for (size_t i = 0, end; i < text.len; i = end + (end == i)) {
        for (end = i; end < text.len && ascii_is_hex(text.s[end]); end++)
            ;
        if (end - i < LONG)
            continue;
        out =
            arena_printf(a, "%.*s%.*s...%.*s", STR_FMT(out), STR_FMT(str_cut(text, from, i + HEAD)),
                         STR_FMT(str_cut(text, end - TAIL, end)));
        from = end;
    }
    return from == 0
               ? text
               : arena_printf(a, "%.*s%.*s", STR_FMT(out), STR_FMT(str_cut(text, from, text.len)));
}

/* A refusal is written out where it comes first: here, or among the differences. */
static struct str answer_text(struct arena *a, const struct upgrade *u, size_t place)
{
    const struct upgrade_step *s = &u->steps[place];

    if (assess_answer_succeeds(&s->answer))
        return STR_LIT("spec ok");
    if (place > 0 && assess_answer_eq(&s->answer, &s[-1].answer))
        return STR_LIT("the same refusal");
    for (size_t i = 0; i < s->count; i++)
        if (s->items[i].kind == UPGRADE_ANSWER)
            return STR_LIT("another refusal"); /* its row says which */
    return with_short_ids(a, assess_answer_text(a, &s->answer));
}

/* "3 changes in the spec, 1 in the order": against the document's own engine. */
static struct str totals(struct arena *a, const struct upgrade_step *s)
{
    static const char names[UPGRADE_KINDS][16] = {
        [UPGRADE_ANSWER] = "in the answer",    [UPGRADE_SPEC] = "in the spec",
        [UPGRADE_ORDER] = "in the order",      [UPGRADE_SETTING] = "in settings",
        [UPGRADE_WARNING] = "in the warnings",
    };
    struct str text = STR_NONE;

    for (int k = 0; k < UPGRADE_KINDS; k++)
        if (s->total[k] > 0)
            text = arena_printf(a, "%.*s%s%zu %s%s", STR_FMT(text), text.len > 0 ? ", " : "",
                                s->total[k],
                                text.len > 0       ? ""
                                : s->total[k] == 1 ? "change "
                                                   : "changes ",
                                names[k]);
    return text.len > 0 ? text : STR_LIT("nothing");
}

static bool is_told(struct str text, struct str part)
{
    bool starts;

    return ui_has_part(text, part, &starts);
}

/* Why, for all that is listed below the engine. */
static struct str step_text(struct arena *a, const struct upgrade_step *s)
{
    struct str text = STR_NONE;

    for (size_t i = 0; i < s->count; i++) {
        struct str causes = upgrade_causes(a, &s->items[i], s->release);

        if (causes.len > 0 && !is_told(text, causes))
            text = arena_printf(a, "%.*s%s%.*s", STR_FMT(text), text.len > 0 ? "\n" : "",
                                STR_FMT(causes));
    }
    return text.len > 0
               ? text
               : arena_printf(a, "'silospec engines %s' lists all that it does in another way",
                              s->engine->name);
}

static void add_engine(struct ui_table *table, const struct upgrade *u, size_t place)
{
    const struct upgrade_step *s = &u->steps[place];
    struct arena *a = &table->arena;
    bool good = assess_answer_succeeds(&s->answer);
    struct ui_table_row *row = ui_table_add(table);

    if (row == NULL)
        return;
    row->sign = good ? UI_SIGN_DONE : UI_SIGN_FAILED;
    row->role = good ? UI_ROLE_OK : UI_ROLE_ERROR;
    row->engine = place > 0 ? s->engine : NULL;
    ui_table_cell(row, 0, UI_ROLE_LABEL, mdl_engine_name(a, s->release));
    ui_table_cell(row, 1, row->role, answer_text(a, u, place));
    if (place == 0) {
        ui_table_cell(row, 2, UI_ROLE_DIM, STR_LIT("this document's engine"));
        return;
    }
    row->detail = step_text(a, s);
    if (s->count == 0) {
        ui_table_cell(row, 2, UI_ROLE_DIM,
                      arena_printf(a, "as %.*s", STR_FMT(mdl_engine_name(a, s[-1].release))));
    } else if (place > 1) { /* of the first one, the rows below are all */
        struct str first = mdl_engine_name(a, u->steps[0].release);

        ui_table_cell(row, 2, UI_ROLE_DIM, arena_printf(a, "since %.*s:", STR_FMT(first)));
        ui_table_cell(row, 3, UI_ROLE_TEXT, totals(a, s));
    }
}

static struct str or_nothing(struct str text)
{
    return text.len > 0 ? text : STR_LIT("-");
}

/* The container's own settings without their first word, as in the other windows. */
static struct str short_path(const struct upgrade_difference *d)
{
    static const struct str first = STR_INIT("container.");

    return d->kind == UPGRADE_SETTING && str_starts(d->path, first)
               ? str_cut(d->path, first.len, d->path.len)
               : d->path;
}

static void add_difference(struct ui_table *table, const struct upgrade_difference *d,
                           uint32_t release)
{
    struct ui_table_row *row = ui_table_add(table);

    if (row == NULL)
        return;
    row->sign = d->after.len == 0 ? '-' : d->before.len == 0 ? '+' : '~';
    row->role = d->kind == UPGRADE_ANSWER ? UI_ROLE_ERROR : UI_ROLE_CHANGED;
    row->ref = d->ref;
    row->detail = upgrade_causes(&table->arena, d, release);
    ui_table_cell(row, 1, UI_ROLE_KEY,
                  arena_printf(&table->arena, "%s%s%.*s", upgrade_kind_names[d->kind],
                               d->path.len > 0 ? " " : "", STR_FMT(short_path(d))));
    ui_table_cell(row, 2, UI_ROLE_VALUE, or_nothing(with_short_ids(&table->arena, d->before)));
    ui_table_cell(row, 3, UI_ROLE_VALUE, or_nothing(with_short_ids(&table->arena, d->after)));
}

static void add_note(struct ui_table *table, struct str text)
{
    struct ui_table_row *row = ui_table_add(table);

    ui_table_cell(row, 1, UI_ROLE_DIM, text);
}

static void add_step(struct ui_table *table, const struct upgrade *u, size_t place)
{
    const struct upgrade_step *s = &u->steps[place];

    add_engine(table, u, place);
    for (size_t i = 0; i < s->count; i++)
        add_difference(table, &s->items[i], s->release);
    if (s->left_out > 0)
        add_note(table, arena_printf(&table->arena, "... and %zu more", s->left_out));
}

static struct str verdict(const struct upgrade *u)
{
    if (u->count == 1)
        return STR_LIT("there is no later one");
    if (upgrade_answers_differ(u))
        return STR_LIT("the outcome changes");
    for (size_t i = 1; i < u->count; i++)
        if (u->steps[i].count > 0)
            return STR_LIT("the outcome stays, details change");
    return STR_LIT("nothing changes");
}

/* What of the container is another one on the latest engine, in a sentence. */
static struct str summary(struct arena *a, const struct upgrade *u)
{
    enum { NAMED = 4 };
    const struct upgrade_step *last = &u->steps[u->count - 1];
    struct str names = STR_NONE;
    size_t count = 0;

    for (size_t i = 1; i < u->count; i++)
        for (size_t k = 0; k < u->steps[i].count; k++) {
            const struct upgrade_difference *d = &u->steps[i].items[k];

            if (d->path.len == 0 || is_told(names, d->path) || count++ >= NAMED)
                continue;
            names = arena_printf(a, "%.*s%s%.*s", STR_FMT(names), names.len > 0 ? ", " : "",
                                 STR_FMT(d->path));
        }
    if (u->count == 1)
        return STR_LIT("There is no later engine.");
    return arena_printf(a, "%s up to %.*s.%s%.*s%s",
                        upgrade_answers_differ(u) ? "The outcome is not the same"
                        : assess_answer_succeeds(&u->steps[0].answer) ? "The spec is built"
                                                                      : "It is refused alike",
                        STR_FMT(mdl_engine_name(a, last->release)),
                        names.len > 0 ? " On the way these change: " : "", STR_FMT(names),
                        names.len == 0  ? " Nothing changes."
                        : count > NAMED ? " and others."
                                        : ".");
}

void ui_table_upgrade(struct ui_table *table, const struct ui_generation *g)
{
    const struct mdl_doc *doc = g->assessment.doc;
    struct plat host = plat_sim(doc);
    struct upgrade u;
    struct err *e = upgrade_make(&u, &table->arena, doc, &host, g->assessment.settings);

    table->title = STR_LIT("What changes with later engines, each against the one before");
    table->columns = columns;
    table->column_count = sizeof(columns) / sizeof(columns[0]);
    if (e != NULL) { /* no memory, of this arena or of another */
        table->arena.failed = true;
        err_free(e);
        return;
    }
    table->note = verdict(&u);
    ui_table_heading(table, summary(&table->arena, &u));
    for (size_t i = 0; i < u.count; i++)
        add_step(table, &u, i);
}
