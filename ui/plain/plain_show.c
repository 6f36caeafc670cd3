#include "model/base/quote.h"
#include "model/base/words.h"
#include "model/formats/scenario.h"
#include "platform/sim/sim.h"
#include "specgen/compare/explain_changes.h"
#include "specgen/credential/mask.h"
#include "specgen/explain/explain.h"
#include "ui/plain/plain.h"
#include "ui/tui/act/actions.h"
#include "ui/tui/state/edit_document.h"
#include "ui/tui/view/panes.h"

#include <stdarg.h>
#include <stdlib.h>

void plain_put(struct str text)
{
    char shown[QUOTE_ESCAPE_MAX];
    size_t used, written;

    do {
        struct str line = str_cut(text, 0, str_line_end(text, 0));

        text = str_cut(text, line.len + 1, text.len);
        while ((written = quote_escape(shown, line, &used)) > 0) {
            (void)fwrite(shown, 1, written, stdout);
            line = str_cut(line, used, line.len);
        }
        (void)fputc('\n', stdout);
    } while (text.len > 0);
}

void plain_printf(struct arena *a, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    plain_put(arena_vprintf(a, fmt, ap));
    va_end(ap);
}

static struct str masked(struct ui_state *st, struct str text)
{
    return ui_current(st)->unmasked ? text : mask_secrets(&st->scratch, text);
}

static struct str unknown_count(struct arena *a, const struct spec_unknowns *unknowns)
{
    if (unknowns->count == 0)
        return STR_NONE;
    return arena_printf(a, ", %zu thing%s not known", unknowns->count,
                        unknowns->count == 1 ? "" : "s");
}

bool plain_status(struct ui_state *st, struct str argument)
{
    const struct ui_document *d = ui_current(st);
    const struct ui_generation *g = ui_document_result(d);

    (void)argument;
    plain_printf(&st->scratch, "%s%s: %s, isolation %s, %zu error%s, %zu warning%s%.*s", d->title,
                 mdl_history_dirty(d->history) ? " (unsaved edits)" : "",
                 mdl_made_by(g->assessment.written->root).len > 0 ? "not made by Docker"
                 : g->assessment.end != ASSESS_ENDS_NEVER         ? "the engine refuses"
                 : assess_was_answered(&g->assessment)   ? assess_answered_text(&g->assessment)
                 : spec_is_open(&g->assessment.unknowns) ? "spec open"
                                                         : "spec ok",
                 g->assessment.spec.isolation.hyperv ? "hyperv" : "process",
                 g->problems.of[PROBLEM_ERROR], g->problems.of[PROBLEM_ERROR] == 1 ? "" : "s",
                 g->problems.of[PROBLEM_WARNING], g->problems.of[PROBLEM_WARNING] == 1 ? "" : "s",
                 STR_FMT(unknown_count(&st->scratch, &g->assessment.unknowns)));
    return true;
}

/* ---- sections and fields ---------------------------------------------------------------- */

static struct str path_of(struct ui_state *st, const struct ui_row *row)
{
    return ui_place_text(&st->scratch, &row->place, ui_document_now(ui_current(st))->root);
}

static void show_row(struct ui_state *st, const struct ui_row *row, size_t number)
{
    struct str value = masked(st, ui_row_value(&st->scratch, row));

    if (row->kind == UI_ROW_SECTION)
        plain_printf(&st->scratch, "%d %s, %zu set", (int)row->section + 1,
                     mdl_section_title[row->section], row->count);
    else
        plain_printf(&st->scratch, "%d.%zu %*s%.*s: %.*s", (int)row->section + 1, number,
                     row->depth > 1 ? 2 * (int)(row->depth - 1) : 0, "",
                     STR_FMT(ui_row_label(&st->scratch, row)),
                     STR_FMT(value.len > 0 ? value : STR_LIT("-")));
}

static void show_field(struct ui_state *st, const struct ui_row *row, size_t number)
{
    const struct mdl_field_text field = mdl_field_text(row->place.field);
    struct str rest = str_of(field.choices), all = STR_NONE, word;

    show_row(st, row, number);
    plain_printf(&st->scratch, "path: %.*s", STR_FMT(path_of(st, row)));
    while (words_next(&rest, &word))
        all = arena_printf(&st->scratch, "%.*s%s%.*s", STR_FMT(all), all.len > 0 ? ", " : "",
                           STR_FMT(word));
    if (all.len > 0)
        plain_printf(&st->scratch, "choices: %.*s", STR_FMT(all));
    if (field.help != NULL)
        plain_printf(&st->scratch, "help: %s", field.help);
}

/* "2" or "2.3"; 0: no number. */
static bool parse_number(struct str text, size_t *section, size_t *field)
{
    char copy[24];
    char *end;

    *section = *field = 0;
    if (text.len == 0 || text.len >= sizeof(copy) || text.s[0] < '1' || text.s[0] > '9')
        return false;
    memcpy(copy, text.s, text.len);
    copy[text.len] = '\0';
    *section = strtoul(copy, &end, 10);
    if (*end == '.' && end[1] >= '1' && end[1] <= '9')
        *field = strtoul(end + 1, &end, 10);
    return *end == '\0' && *section <= MDL_SECTION_COUNT;
}

/* The rows as the numbers count them: all that can be opened is open. */
static bool all_rows(struct ui_state *st, struct ui_form *form)
{
    if (ui_document_form(ui_current(st), form))
        return true;
    st->fatal = err_oom();
    return false;
}

static const struct ui_row *numbered(const struct ui_form *form, size_t section, size_t field)
{
    size_t number = 0;

    for (size_t i = 0; i < form->count; i++) {
        const struct ui_row *row = &form->rows[i];

        if ((size_t)row->section + 1 != section || row->kind == UI_ROW_SECTION)
            continue;
        if (++number == field)
            return row;
    }
    return NULL;
}

static struct str lower_text(struct arena *a, struct str text)
{
    char *out = arena_cstr(a, text);

    for (size_t i = 0; out != NULL && i < text.len; i++)
        if (out[i] >= 'A' && out[i] <= 'Z')
            out[i] = (char)(out[i] - 'A' + 'a');
    return str_of(out);
}

/* A section by its number or the beginning of its title; 0: none. */
static size_t section_named(struct ui_state *st, struct str text)
{
    for (size_t s = 0; s < MDL_SECTION_COUNT; s++)
        if (text.len > 0 && str_starts(lower_text(&st->scratch, str_of(mdl_section_title[s])),
                                       lower_text(&st->scratch, text)))
            return s + 1;
    return 0;
}

static bool show(struct ui_state *st, const struct ui_form *form, struct str argument)
{
    bool all = str_is(argument, "all");
    size_t section, field, number = 0;

    if (!parse_number(argument, &section, &field) && argument.len > 0 && !all)
        section = section_named(st, argument);
    if (field > 0) {
        const struct ui_row *row = numbered(form, section, field);

        if (row != NULL)
            show_field(st, row, field);
        return row != NULL;
    }
    if (argument.len > 0 && !all && section == 0)
        return false;
    for (size_t i = 0; i < form->count; i++) {
        const struct ui_row *row = &form->rows[i];

        number = row->kind == UI_ROW_SECTION ? 0 : number + 1;
        if (all || (section == 0 && row->kind == UI_ROW_SECTION) ||
            (size_t)row->section + 1 == section)
            show_row(st, row, number);
    }
    return true;
}

/* A field by its path. */
static bool show_path(struct ui_state *st, const struct ui_form *form, struct str text)
{
    size_t number = 0;

    for (size_t i = 0; i < form->count; i++) {
        const struct ui_row *row = &form->rows[i];

        number = row->kind == UI_ROW_SECTION ? 0 : number + 1;
        if (row->kind != UI_ROW_SECTION && str_eq(path_of(st, row), text)) {
            show_field(st, row, number);
            return true;
        }
    }
    return false;
}

bool plain_show(struct ui_state *st, struct str argument)
{
    struct ui_form form;
    bool found = false;

    if (argument.len == 0)
        plain_status(st, STR_NONE);
    if (all_rows(st, &form))
        found = show(st, &form, argument) || show_path(st, &form, argument);
    ui_form_finish(&form);
    if (!found && st->fatal == NULL)
        plain_printf(&st->scratch, "error: no section or field '%.*s'; 'show' lists the sections",
                     STR_FMT(argument));
    return found;
}

bool plain_path_quietly(struct ui_state *st, struct str text, struct str *path)
{
    size_t section, field;
    struct ui_form form;
    const struct ui_row *row;

    *path = text;
    if (!parse_number(text, &section, &field))
        return true;
    if (!all_rows(st, &form))
        return false;
    row = numbered(&form, section, field);
    if (row != NULL)
        *path = path_of(st, row);
    ui_form_finish(&form);
    return row != NULL;
}

bool plain_path(struct ui_state *st, struct str text, struct str *path)
{
    if (plain_path_quietly(st, text, path))
        return true;
    if (st->fatal == NULL)
        plain_printf(&st->scratch, "error: no field %.*s", STR_FMT(text));
    return false;
}

/* ---- the result ------------------------------------------------------------------------- */

/* Nothing else tells of what is not known, and of what stands in the place of problems. */
static bool is_question(const struct ui_item *item)
{
    return item->problem == NULL && item->ref.field != MDL_F_NONE;
}

static void show_errors(struct ui_state *st)
{
    static const char words[][8] = {
        [PROBLEM_ERROR] = "error",
        [PROBLEM_WARNING] = "warning",
        [PROBLEM_INFO] = "note",
    };
    const struct problems *all = &ui_document_result(ui_current(st))->problems;
    const struct ui_panel *panel = ui_document_panel(ui_current(st), UI_PANE_ERRORS);
    size_t count = all->count, number = all->count;

    for (size_t i = 0; i < panel->count; i++) {
        count += is_question(&panel->items[i]);
        if (all->count == 0 && !is_question(&panel->items[i]))
            plain_put(masked(st, panel->items[i].text));
    }
    for (size_t i = 0; i < all->count; i++)
        plain_printf(&st->scratch, "%zu of %zu, %s%s: %.*s [%s]", i + 1, count,
                     words[all->items[i].severity], all->items[i].reached ? "" : ", not reached",
                     STR_FMT(masked(st, all->items[i].text)),
                     spec_rule_info(all->items[i].rule).id);
    for (size_t i = 0; i < panel->count; i++)
        if (is_question(&panel->items[i]))
            plain_printf(&st->scratch, "%zu of %zu, %.*s", ++number, count,
                         STR_FMT(masked(st, panel->items[i].text)));
}

bool plain_select_problem(struct ui_state *st, struct str number)
{
    const struct problems *all = &ui_document_result(ui_current(st))->problems;
    const struct ui_panel *panel = ui_document_panel(ui_current(st), UI_PANE_ERRORS);
    size_t wanted = number.len == 0 ? 1 : 0, question = all->count;

    for (size_t i = 0; i < number.len && wanted <= panel->count; i++)
        wanted = number.s[i] >= '0' && number.s[i] <= '9'
                     ? wanted * 10 + (size_t)(number.s[i] - '0')
                     : panel->count + 1;
    for (size_t i = 0; i < panel->count; i++) {
        const struct ui_item *item = &panel->items[i];

        question += is_question(item);
        if (wanted > all->count ? is_question(item) && question == wanted
                                : wanted > 0 && item->problem == &all->items[wanted - 1]) {
            ui_focus(st, UI_PANE_ERRORS);
            ui_select_row(st, UI_PANE_ERRORS, i);
            return true;
        }
    }
    if (number.len > 0)
        plain_printf(&st->scratch, "error: no problem %.*s; 'errors' lists them", STR_FMT(number));
    ui_focus(st, UI_PANE_ERRORS);
    return number.len == 0;
}

static void show_items(struct ui_state *st, enum ui_pane pane)
{
    const struct ui_panel *panel = ui_document_panel(ui_current(st), pane);

    if (panel->count == 0)
        plain_put(STR_LIT("none"));
    for (size_t i = 0; i < panel->count; i++)
        plain_printf(&st->scratch, "%*s%.*s", 2 * (int)panel->items[i].indent, "",
                     STR_FMT(panel->items[i].text));
}

/* Errors are told in other words than in their pane, which has little room. */
bool plain_panel(struct ui_state *st, enum ui_pane pane)
{
    if (pane == UI_PANE_ERRORS)
        show_errors(st);
    else
        show_items(st, pane);
    return true;
}

bool plain_spec(struct ui_state *st, struct str argument)
{
    const struct spec_result *r = &ui_document_result(ui_current(st))->assessment.spec;
    const struct spec_node *node = r->spec;

    if (node != NULL && argument.len > 0)
        node = spec_find(node, argument);
    if (node == NULL) {
        if (r->spec == NULL)
            plain_put(STR_LIT("error: no spec: the container does not come so far"));
        else
            plain_printf(&st->scratch, "error: the spec has no '%.*s'", STR_FMT(argument));
        return false;
    }
    if (r->error != NULL)
        plain_put(STR_LIT("unfinished: the engine refuses, 'errors' says why"));
    plain_put(masked(st, spec_json(&st->scratch, node, 2)));
    return true;
}

bool plain_why(struct ui_state *st, struct str argument)
{
    const struct ui_document *d = ui_current(st);
    const struct assessment *r = &ui_document_result(d)->assessment;
    const struct spec_node *node = NULL;
    struct explanation e;
    struct mdl_path path;
    bool good;

    if (argument.len == 0) {
        plain_put(STR_LIT("error: say which: why PATH or why NUMBER"));
        return false;
    }
    if (!plain_path(st, argument, &argument))
        return false;
    if (r->spec.spec != NULL)
        node = spec_find(r->spec.spec, argument);
    if (node == NULL && explain_is_asked(&st->scratch, r, argument)) {
        good = explain_asked(&e, &st->scratch, r, argument);
    } else if (node != NULL) {
        good = explain_node(&e, &st->scratch, r, node);
    } else {
        struct err *bad = mdl_path_parse(&path, &st->scratch, argument, ui_document_now(d)->root);
        struct ui_place place;

        if (bad == NULL && path.field == MDL_F_NONE)
            bad = err_new(ERR_NOT_FOUND, "'%.*s' is kept, but nothing uses it", STR_FMT(argument));
        if (bad != NULL) {
            char *line = err_line(bad);

            plain_printf(&st->scratch, "error: %s", line != NULL ? line : "out of memory");
            free(line);
            err_free(bad);
            return false;
        }
        place = ui_place_of_path(ui_document_now(d)->root, &path);
        good =
            explain_field(&e, &st->scratch, r,
                          (struct spec_ref){place.field, place.count > 0 ? (int)place.at[0] : -1});
    }
    if (good) {
        const struct plat host = plat_sim(r->doc);

        st->fatal = upgrade_fold_changes(&e, &st->scratch, r, &host);
        good = st->fatal == NULL;
    } else {
        st->fatal = err_oom();
    }
    if (good)
        plain_put(masked(st, explain_text(&st->scratch, &e)));
    return good;
}

/* ---- windows ---------------------------------------------------------------------------- */

/* Behind the row's line, unless that says it. */
static void put_detail(struct ui_state *st, const struct ui_table_row *row, struct str last)
{
    struct str rest = str_eq(row->detail, last) ? STR_NONE : row->detail, line;

    while (!row->heading && str_next_line(&rest, &line))
        plain_printf(&st->scratch, "    %.*s", STR_FMT(line));
}

void plain_table(struct ui_state *st)
{
    const struct ui_table *table = &st->window.table;

    plain_put(table->title);
    for (size_t i = 0; i < table->count; i++) {
        const struct ui_table_row *row = &table->rows[i];
        struct str line = STR_NONE, last = STR_NONE;

        for (size_t c = 0; c < UI_TABLE_COLUMNS; c++) {
            if (row->cell[c].text.len == 0)
                continue;
            last = row->cell[c].text;
            line = line.len == 0
                       ? last
                       : arena_printf(&st->scratch, "%.*s; %.*s", STR_FMT(line), STR_FMT(last));
        }
        plain_printf(&st->scratch, "%s%.*s", row->heading ? "" : "  ", STR_FMT(line));
        put_detail(st, row, last);
    }
}
