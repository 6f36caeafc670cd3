/* What is compared with what, and the baseline. */
#include "ui/present/fit_engine.h"
#include "ui/tui/act/actions.h"

#include <stdlib.h>

/* ---- some of a table: hosts, engines ------------------------------------------------------ */

static bool is_chosen(const struct ui_chosen *chosen, size_t index)
{
    unsigned i = 0;

    while (i < chosen->count && chosen->at[i] != index)
        i++;
    return i < chosen->count;
}

/* Past the most that fit, the one that was chosen first gives way. */
static void toggle(struct ui_chosen *chosen, size_t index)
{
    bool had = is_chosen(chosen, index);
    unsigned kept = 0;

    for (unsigned i = 0; i < chosen->count; i++)
        if (chosen->at[i] != index)
            chosen->at[kept++] = chosen->at[i];
    if (!had && kept == UI_CHOSEN_MAX) {
        memmove(chosen->at, chosen->at + 1, (kept - 1) * sizeof(chosen->at[0]));
        kept--;
    }
    if (!had)
        chosen->at[kept++] = index;
    chosen->count = kept;
}

static char box(const struct ui_compare *c, enum ui_compare_what what,
                const struct ui_chosen *chosen, size_t index)
{
    return c->what == what && is_chosen(chosen, index) ? 'x' : ' ';
}

/* What was chosen before another thing was compared is forgotten. */
static void choose(struct ui_state *st, enum ui_compare_what what, struct ui_chosen *chosen,
                   size_t index)
{
    if (st->compare.what != what)
        chosen->count = 0;
    toggle(chosen, index);
    st->compare.what = what;
    ui_compare_begin(st);
}

static void host_chosen(struct ui_state *st, size_t index);

static void pick_hosts(struct ui_state *st, size_t at)
{
    struct ui_compare *c = &st->compare;
    struct arena *a = &st->picker.arena;

    if (!ui_picker_open(st, "Hosts to compare with", host_profile_count, host_chosen))
        return;
    for (size_t i = 0; i < host_profile_count; i++)
        st->picker.items[i] =
            arena_printf(a, "[%c] %-17.*s %.*s", box(c, UI_COMPARE_HOSTS, &c->hosts, i),
                         STR_FMT(host_profile_name(a, &host_profiles[i])),
                         STR_FMT(host_profile_title(a, &host_profiles[i])));
    st->picker.cursor.at = at;
    st->picker.ticks = true;
}

static void host_chosen(struct ui_state *st, size_t index)
{
    choose(st, UI_COMPARE_HOSTS, &st->compare.hosts, index);
    pick_hosts(st, index);
}

static void engine_chosen(struct ui_state *st, size_t index);

static void pick_engines(struct ui_state *st, size_t at)
{
    uint32_t now = ui_document_now(ui_current(st))->release;
    struct ui_compare *c = &st->compare;
    struct arena *a = &st->picker.arena;

    if (!ui_picker_open(st, "Engines to compare with", MDL_ENGINE_COUNT, engine_chosen))
        return;
    for (size_t i = 0; i < MDL_ENGINE_COUNT; i++)
        st->picker.items[i] =
            arena_printf(a, "[%c] %-11s %.*s%s", box(c, UI_COMPARE_ENGINES, &c->engines, i),
                         mdl_engines[i].name, STR_FMT(mdl_release_text(a, mdl_engines[i].latest)),
                         mdl_engines[i].latest == now ? "  (this document's)" : "");
    st->picker.cursor.at = at;
    st->picker.ticks = true;
}

static void engine_chosen(struct ui_state *st, size_t index)
{
    if (mdl_engines[index].latest == ui_document_now(ui_current(st))->release)
        ui_say(st, UI_ROLE_TEXT, "this document is of that engine: it is the first column");
    else
        choose(st, UI_COMPARE_ENGINES, &st->compare.engines, index);
    pick_engines(st, index);
}

void ui_compare_with_engine(struct ui_state *st, const struct mdl_engine *engine)
{
    st->compare.what = UI_COMPARE_ENGINES;
    st->compare.engines = (struct ui_chosen){{(size_t)(engine - mdl_engines)}, 1};
    ui_compare_begin(st);
}

/* ---- one ------------------------------------------------------------------------------- */

static void compare_root(struct ui_state *st, enum ui_compare_what what, struct str label,
                         const struct value *root)
{
    struct ui_compare *c = &st->compare;
    char *copy = malloc(label.len + 1);

    if (copy == NULL || label.s == NULL) {
        free(copy);
        st->fatal = err_oom();
        return;
    }
    memcpy(copy, label.s, label.len);
    copy[label.len] = '\0';
    free(c->step_label);
    value_unref(c->step);
    c->step_label = copy;
    c->step = value_ref(root);
    c->step_of = ui_current(st);
    c->what = what;
    ui_compare_begin(st);
}

/* The newest step stands at the top. */
static void step_chosen(struct ui_state *st, size_t index)
{
    const struct mdl_history *h = ui_current(st)->history;
    size_t step = mdl_history_count(h) - 1 - index;

    compare_root(st, UI_COMPARE_STEP, arena_printf(&st->scratch, "step %zu", step + 1),
                 mdl_history_root(h, step));
}

/* The place of an item in the file: the container that is open is not among them. */
static size_t container_at(const struct ui_document *d, size_t index)
{
    return index + (index >= d->file.evidence.chosen);
}

static void container_chosen(struct ui_state *st, size_t index)
{
    const struct ui_document *d = ui_current(st);
    const struct value *root = NULL;
    struct evidence told;
    struct err *e;

    evidence_init(&told);
    e = artefact_other(&root, &d->file, container_at(d, index), NULL);
    if (e == NULL && !artefact_is_scenario(&d->file))
        e = ui_fit_engine(&root, &told);
    if (ui_check(st, e))
        compare_root(st, UI_COMPARE_CONTAINER,
                     arena_str(&st->scratch, artefact_title(&d->file, container_at(d, index))),
                     root);
    value_unref(root);
    evidence_finish(&told);
}

static void pick_container(struct ui_state *st)
{
    const struct ui_document *d = ui_current(st);
    size_t count = artefact_count(&d->file);

    if (!ui_picker_open(st, "Another container of the file, and this one", count - 1,
                        container_chosen))
        return;
    for (size_t i = 0; i + 1 < count; i++)
        st->picker.items[i] =
            arena_str(&st->picker.arena, artefact_title(&d->file, container_at(d, i)));
}

static void pick_step(struct ui_state *st)
{
    const struct mdl_history *h = ui_current(st)->history;
    size_t count = mdl_history_count(h);
    struct arena *a = &st->picker.arena;

    if (!ui_picker_open(st, "A step of the history, and now", count, step_chosen))
        return;
    for (size_t i = 0; i < count; i++) {
        size_t step = count - 1 - i;
        const char *label = mdl_history_label(h, step);

        st->picker.items[i] =
            arena_printf(a, "%3zu  %s%s", step + 1, step == 0 ? "as it was opened" : label,
                         step == mdl_history_position(h) ? "  (now)" : "");
    }
    st->picker.cursor.at = count - 1;
}

struct choice {
    enum ui_compare_what what;
    size_t document;
};

enum { CHOICES_OTHER = 6 }; /* than documents */

/* NULL: no memory. */
static struct choice *list_choices(struct ui_state *st, size_t *out_count)
{
    struct choice *out =
        arena_calloc(&st->scratch, CHOICES_OTHER + st->document_count, sizeof(*out));
    size_t count = 0;

    *out_count = 0;
    if (out == NULL) {
        st->fatal = err_oom();
        return NULL;
    }
    out[count++] = (struct choice){UI_COMPARE_KINDS, 0};
    out[count++] = (struct choice){UI_COMPARE_HOSTS, 0};
    out[count++] = (struct choice){UI_COMPARE_ENGINES, 0};
    if (ui_current(st)->baseline.root != NULL)
        out[count++] = (struct choice){UI_COMPARE_BASELINE, 0};
    if (mdl_history_count(ui_current(st)->history) > 1)
        out[count++] = (struct choice){UI_COMPARE_STEP, 0};
    if (artefact_count(&ui_current(st)->file) > 1)
        out[count++] = (struct choice){UI_COMPARE_CONTAINER, 0};
    for (size_t i = 0; i < st->document_count; i++)
        if (i != st->document)
            out[count++] = (struct choice){UI_COMPARE_DOCUMENT, i};
    *out_count = count;
    return out;
}

static void chosen(struct ui_state *st, size_t index)
{
    size_t count;
    const struct choice *choices = list_choices(st, &count);
    struct ui_compare *c = &st->compare;

    if (index >= count)
        return;
    switch (choices[index].what) {
    case UI_COMPARE_HOSTS:
        pick_hosts(st, 0);
        return;
    case UI_COMPARE_ENGINES:
        pick_engines(st, 0);
        return;
    case UI_COMPARE_STEP:
        pick_step(st);
        return;
    case UI_COMPARE_CONTAINER:
        pick_container(st);
        return;
    case UI_COMPARE_DOCUMENT:
        c->other = st->documents[choices[index].document];
        break;
    case UI_COMPARE_KINDS:
    case UI_COMPARE_BASELINE:
        break;
    }
    c->what = choices[index].what;
    ui_compare_begin(st);
}

static struct str choice_text(struct ui_state *st, const struct choice *choice)
{
    struct arena *a = &st->picker.arena;

    switch (choice->what) {
    case UI_COMPARE_KINDS:
        return STR_LIT("isolation: as process, Hyper-V and Linux container");
    case UI_COMPARE_HOSTS:
        return STR_LIT("hosts: on other versions of Windows...");
    case UI_COMPARE_ENGINES:
        return STR_LIT("engines: of other versions of Docker...");
    case UI_COMPARE_BASELINE:
        return arena_printf(a, "baseline: the pinned state (step %zu), and now",
                            ui_current(st)->baseline.step + 1);
    case UI_COMPARE_STEP:
        return STR_LIT("history: a step of it, and now...");
    case UI_COMPARE_CONTAINER:
        return STR_LIT("containers: another one of this file, and this one...");
    case UI_COMPARE_DOCUMENT:
        break;
    }
    return arena_printf(a, "document: %s", st->documents[choice->document]->title);
}

void act_compare_with(struct ui_state *st, struct str argument)
{
    size_t count;
    const struct choice *choices = list_choices(st, &count);

    (void)argument;
    if (choices == NULL || !ui_picker_open(st, "Compare", count, chosen))
        return;
    for (size_t i = 0; i < count; i++) {
        st->picker.items[i] = choice_text(st, &choices[i]);
        if (st->screen == UI_SCREEN_COMPARE && choices[i].what == st->compare.what)
            st->picker.cursor.at = i;
    }
}

void act_baseline(struct ui_state *st, struct str argument)
{
    struct ui_document *d = ui_current(st);

    (void)argument;
    if (d->baseline.root != NULL) {
        ui_baseline_unpin(&d->baseline);
        ui_say(st, UI_ROLE_TEXT, "baseline unpinned: changes are those of the last edit again");
    } else if (ui_baseline_pin(&d->baseline, ui_document_now(d)->root,
                               mdl_history_position(d->history),
                               ui_document_result(d)->assessment.spec.spec)) {
        ui_say(st, UI_ROLE_OK, "baseline pinned: changes are marked against it   (B unpins)");
    } else {
        st->fatal = err_oom();
        return;
    }
    ui_check(st, ui_document_refresh(d));
}
