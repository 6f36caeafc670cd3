/* The line at the top, and the one below it that says what is assumed. */
#include "model/base/mix.h"
#include "specgen/spec/resources.h"
#include "ui/present/host_info.h"
#include "ui/term/widgets.h"
#include "ui/tui/state/catalogue.h"
#include "ui/tui/view/drawn.h"
#include "ui/tui/view/views.h"

/* Narrower, the engine has the room of "no warnings". */
enum { NO_WARNINGS_LEAST = 50 };

/* Columns of the file's name beside the engine and the isolation. */
enum { FILE_MOST = 36 };

/* "process (daemon default)": the mode and the link of the chain that decides it. */
static struct str isolation_text(const struct ui_view *v, const struct ui_generation *g)
{
    static const char *const link[ISOLATION_LINKS] = {
        [ISOLATION_LINK_CONTAINER] = "container",
        [ISOLATION_LINK_DAEMON] = "daemon default",
        [ISOLATION_LINK_PRODUCT] = "product",
    };
    const struct spec_isolation *isolation = &g->assessment.spec.isolation;
    const char *decided = "";

    for (int i = 0; i < ISOLATION_LINKS; i++)
        if (g->isolation.links[i].decides)
            decided = link[i];
    if (g->assessment.spec.linux_container)
        decided = "Linux container";
    return arena_printf(v->scratch, "%s (%s%s)", isolation->hyperv ? "hyperv" : "process", decided,
                        isolation->recognised ? "" : ", not recognised");
}

/* How a start of the container ends. */
static struct str state_text(const struct assessment *r)
{
    if (mdl_made_by(r->written->root).len > 0)
        return STR_LIT("not made by Docker");
    switch (r->end) {
    case ASSESS_ENDS_DAEMON:
        return STR_LIT("no daemon");
    case ASSESS_ENDS_CREATE:
        return r->create.error->panic ? STR_LIT("create crashes") : STR_LIT("docker create fails");
    case ASSESS_ENDS_START:
        return r->start.error->panic ? STR_LIT("start crashes") : STR_LIT("docker start fails");
    case ASSESS_ENDS_SPEC:
        return r->spec.error->panic ? STR_LIT("start crashes") : STR_LIT("docker start fails");
    case ASSESS_ENDS_RUNTIME:
        return STR_LIT("the runtime refuses");
    case ASSESS_ENDS_NEVER:
        break;
    }
    return assess_was_answered(r) ? str_of(assess_answered_text(r)) : STR_LIT("spec ok");
}

/* A spec that is open counts only as far as the readings that it goes on with. */
static struct str end_text(const struct assessment *r)
{
    bool open = r->end == ASSESS_ENDS_NEVER && spec_is_open(&r->unknowns);

    return open && !assess_was_answered(r) ? STR_LIT("spec open") : state_text(r);
}

/* "spec open: 2 things not known". */
static struct str open_text(const struct ui_view *v, const struct assessment *r)
{
    struct str end = end_text(r);
    size_t count = r->unknowns.count;

    return count == 0 ? end
                      : arena_printf(v->scratch, "%.*s: %zu thing%s not known", STR_FMT(end), count,
                                     count == 1 ? "" : "s");
}

static struct str count_text(const struct ui_view *v, size_t count, const char *what)
{
    return arena_printf(v->scratch, "%zu %s%s", count, what, count == 1 ? "" : "s");
}

/* "moby-23.0 (inspect)": with who said so, as long as it is what was said. */
static struct str engine_text(const struct ui_view *v, const struct ui_document *d)
{
    const struct mdl_doc *doc = ui_document_now(d);
    struct str name = mdl_engine_name(v->scratch, doc->release);
    const struct fact *told = artefact_engine(&d->file.evidence, doc->release);

    if (told == NULL && ui_engine_is_assumed(doc))
        return arena_printf(v->scratch, "%.*s (assumed)", STR_FMT(name));
    if (told == NULL)
        return name;
    return arena_printf(v->scratch, "%.*s (%.*s)", STR_FMT(name),
                        STR_FMT(evidence_by(told->source)));
}

/* What stands left of the state, and what tells more of it. */
enum { PART_FILE, PART_ENGINE, PART_ISOLATION, PART_BASELINE, PARTS };

struct header {
    struct str parts[PARTS];
    int x; /* of the first */
    struct header_state {
        struct str text;
        enum ui_role role;
    } state[3];
    size_t states;
    int state_x; /* where they begin */
};

static const enum ui_action_id part_actions[PARTS] = {
    [PART_FILE] = UI_ACTION_DOCUMENTS,
    [PART_ENGINE] = UI_ACTION_ENGINE,
    [PART_ISOLATION] = UI_ACTION_ISOLATION,
    [PART_BASELINE] = UI_ACTION_COMPARE_WITH,
};

/* Whether it has unsaved edits, and which of several it is. */
static struct str file_marks(const struct ui_view *v, const struct ui_document *d)
{
    struct str which = STR_NONE;

    if (v->st->document_count > 1)
        which =
            arena_printf(v->scratch, " (%zu of %zu)", v->st->document + 1, v->st->document_count);
    return arena_printf(v->scratch, "%s%.*s", mdl_history_dirty(d->history) ? " [+]" : "",
                        STR_FMT(which));
}

/* In so many columns at most: of a long name, which may differ at either end, the middle goes. */
static struct str file_text(const struct ui_view *v, const struct ui_document *d, int most)
{
    enum { DOTS = 3 };
    struct str title = str_of(d->title), marks = file_marks(v, d);
    int w = ui_text_width(title), room = most - ui_text_width(marks);

    if (w > room && room > 2 * DOTS)
        title = arena_printf(
            v->scratch, "%.*s...%.*s",
            STR_FMT(str_cut(title, 0, ui_text_at_column(title, (room - DOTS) / 2))),
            STR_FMT(str_cut(title, ui_text_at_column(title, w - (room - DOTS) / 2), title.len)));
    return arena_printf(v->scratch, "%.*s%.*s", STR_FMT(title), STR_FMT(marks));
}

/* Left of the state the file's name has room, but no more than half, and a third at least. */
static int name_room(const struct ui_view *v, int w)
{
    int name = ui_text_width(file_text(v, ui_current(v->st), w)) + 3;

    return name > w / 2 ? w / 2 : name < w / 3 ? w / 3 : name;
}

/* How a start ends, then how many errors and warnings there are. */
static void find_state(struct header *h, const struct ui_view *v, const struct ui_generation *g,
                       struct ui_rect r)
{
    bool ok = g->assessment.end == ASSESS_ENDS_NEVER && !assess_was_answered(&g->assessment);
    bool open = ok && g->assessment.unknowns.count > 0;
    size_t errors = g->problems.of[PROBLEM_ERROR], warned = g->problems.of[PROBLEM_WARNING];
    struct header_state *parts = h->state;
    int w = 1;

    parts[0].text = open_text(v, &g->assessment);
    parts[0].role = open ? UI_ROLE_WARNING : ok ? UI_ROLE_OK : UI_ROLE_ERROR;
    h->states = 1;
    if (errors > 0) {
        parts[h->states].text = count_text(v, errors, "error");
        parts[h->states++].role = UI_ROLE_ERROR;
    }
    if (warned > 0 || (errors == 0 && r.w >= NO_WARNINGS_LEAST)) {
        parts[h->states].text =
            warned > 0 ? count_text(v, warned, "warning") : STR_LIT("no warnings");
        parts[h->states++].role = warned > 0 ? UI_ROLE_WARNING : UI_ROLE_DIM;
    }
    for (size_t i = 0; i < h->states; i++)
        w += ui_text_width(parts[i].text) + (i > 0 ? 2 : 0);
    h->state_x = r.w - w;
    /* On a narrow screen only how it ends. */
    while (h->state_x < name_room(v, r.w) && h->states > 1)
        h->state_x += ui_text_width(parts[--h->states].text) + 2;
    if (h->state_x <= 12) { /* nor how much is not known */
        parts[0].text = end_text(&g->assessment);
        h->state_x = r.w - 1 - ui_text_width(parts[0].text);
    }
    if (h->state_x < 0) {
        h->state_x = r.w;
        h->states = 0;
    }
}

static int parts_width(const struct header *h)
{
    int w = 0;

    for (int i = 0; i < PARTS; i++)
        w += ui_text_width(h->parts[i]);
    return w;
}

/* As much as there is room for. */
static void fit_parts(struct header *h, const struct ui_view *v, const struct ui_generation *g)
{
    const struct ui_document *d = ui_current(v->st);
    struct str name = mdl_engine_name(v->scratch, g->assessment.doc->release);
    struct str engine = engine_text(v, d), file = file_text(v, d, v->st->w);
    struct str isolation = isolation_text(v, g);
    const char *kind = g->assessment.spec.isolation.hyperv ? "hyperv" : "process";
    int room = h->state_x - 2 - h->x;

    h->parts[PART_FILE] = arena_printf(v->scratch, " silospec  %.*s", STR_FMT(file));
    h->parts[PART_ENGINE] = arena_printf(v->scratch, "   engine %.*s", STR_FMT(engine));
    h->parts[PART_ISOLATION] = arena_printf(v->scratch, "   isolation %.*s", STR_FMT(isolation));
    if (d->baseline.root != NULL)
        h->parts[PART_BASELINE] =
            arena_printf(v->scratch, "   baseline step %zu", d->baseline.step + 1);
    if (parts_width(h) <= room)
        return;
    h->parts[PART_FILE] = arena_printf(v->scratch, " %.*s", STR_FMT(file));
    h->parts[PART_ENGINE] = arena_printf(v->scratch, "  %.*s", STR_FMT(engine));
    h->parts[PART_ISOLATION] = arena_printf(v->scratch, "  %.*s", STR_FMT(isolation));
    if (parts_width(h) <= room)
        return;
    h->parts[PART_FILE] = arena_printf(v->scratch, " %.*s", STR_FMT(file_text(v, d, FILE_MOST)));
    if (parts_width(h) <= room)
        return;
    h->parts[PART_BASELINE] = STR_NONE;
    h->parts[PART_ISOLATION] = arena_printf(v->scratch, "  %s", kind);
    if (parts_width(h) > room) /* without who told the engine */
        h->parts[PART_ENGINE] = arena_printf(v->scratch, "  %.*s", STR_FMT(name));
    if (parts_width(h) > room)
        h->parts[PART_ISOLATION] = STR_NONE;
    if (parts_width(h) > room) { /* rather the file's name than a piece of the engine's */
        h->parts[PART_ENGINE] = STR_NONE;
        h->parts[PART_FILE] = arena_printf(v->scratch, " %.*s", STR_FMT(file_text(v, d, room - 1)));
    }
}

static uint64_t hash_of(const struct header *h, const struct ui_view *v)
{
    uint64_t hash = mix_number(MIX_SEED, v->st->mouse_released);

    for (size_t i = 0; i < h->states; i++)
        hash =
            mix_number(mix_bytes(hash, h->state[i].text.s, h->state[i].text.len), h->state[i].role);
    for (int i = 0; i < PARTS; i++)
        hash = mix_bytes(hash, h->parts[i].s, h->parts[i].len);
    return hash;
}

void ui_view_header(const struct ui_view *v, struct ui_rect r)
{
    const struct ui_generation *g = ui_document_result(ui_current(v->st));
    struct str released = str_of(!v->st->mouse_released ? ""
                                 : v->st->ascii         ? " mouse released  |"
                                                        : " mouse released  │");
    struct header h = {.x = r.x};
    int end, x;

    find_state(&h, v, g, r);
    end = h.state_x - 2;
    h.x += ui_text_width(released);
    fit_parts(&h, v, g);
    if (ui_drawn_part_stays(v, UI_DRAWN_HEADER, hash_of(&h, v)))
        return;
    x = h.state_x;
    for (size_t i = 0; i < h.states; i++)
        x += ui_text(v->s, x, r.y, r.w - x, h.state[i].text, h.state[i].role, 0, false) + 2;
    /* The bar ends before the state, whose roles have backgrounds of their own. */
    ui_fill(v->s, (struct ui_rect){r.x, r.y, h.state_x < r.w ? h.state_x - 1 : r.w, 1}, ' ',
            UI_ROLE_HEADER);
    x = r.x + ui_text(v->s, r.x, r.y, end - r.x, released, UI_ROLE_HEADER, 0, true);
    if (v->pointed != NULL && v->pointed->x >= h.state_x)
        v->pointed->action = UI_ACTION_PROBLEMS;
    for (int i = 0; i < PARTS && x < end; i++) {
        int w = ui_text(v->s, x, r.y, end - x, h.parts[i], UI_ROLE_HEADER, 0, true);

        if (v->pointed != NULL && w > 0 && v->pointed->x >= x && v->pointed->x < x + w)
            v->pointed->action = (int)part_actions[i];
        x += w;
    }
}

static struct str processors_text(const struct ui_view *v, const struct plat_facts *facts)
{
    if (facts->known[PLAT_FACT_NUM_CPU].state == PLAT_UNKNOWN)
        return arena_printf(v->scratch, "processors %.*s",
                            STR_FMT(resources_num_cpu_text(v->scratch, facts)));
    return arena_printf(v->scratch, "%lld processor%s", (long long)facts->num_cpu,
                        facts->num_cpu == 1 ? "" : "s");
}

void ui_view_note(const struct ui_view *v, struct ui_rect r)
{
    const struct ui_document *d = ui_current(v->st);
    const struct plat_facts *facts = &ui_document_result(d)->assessment.spec.facts;
    const struct value *root = ui_document_now(d)->root;
    struct str text = STR_NONE, hint = STR_NONE;
    int room = r.w - 2, used, chooses;

    if (artefact_count(&d->file) > 1)
        text = arena_printf(v->scratch, "container %zu of %zu: %.*s (%.*s chooses)   ",
                            d->file.evidence.chosen + 1, artefact_count(&d->file),
                            STR_FMT(artefact_title(&d->file, d->file.evidence.chosen)),
                            STR_FMT(ui_action_by(v->scratch, v->st, UI_ACTION_CHOOSE)));
    chooses = ui_text_width(text);
    if (mdl_has_assumptions(root))
        text = arena_printf(
            v->scratch, "%.*s%.*s: Windows %.*s, build %llu, %.*s, default isolation %.*s%s",
            STR_FMT(text), STR_FMT(ui_host_said(v->scratch, root, artefact_is_scenario(&d->file))),
            STR_FMT(facts->os_product), (unsigned long long)facts->os_build,
            STR_FMT(processors_text(v, facts)), STR_FMT(facts->default_isolation),
            mdl_is_assumption(mdl_source_of(root, STR_LIT("container.BaseFS")))
                ? ", a mounted filesystem"
                : "");
    /* What is cut is told elsewhere, so who tells it is not. */
    if (mdl_has_assumptions(root))
        hint = arena_printf(v->scratch, " (%.*s: all)",
                            STR_FMT(ui_action_by(v->scratch, v->st, UI_ACTION_ASSUMPTIONS)));
    if (ui_text_width(hint) < room)
        room -= ui_text_width(hint);
    used = ui_text(v->s, r.x + 1, r.y, room, text, UI_ROLE_INFO, 0, true);
    ui_text(v->s, r.x + 1 + used, r.y, r.w - 2 - used, hint, UI_ROLE_INFO, 0, false);
    if (v->pointed != NULL)
        v->pointed->action =
            v->pointed->x < r.x + 1 + chooses ? UI_ACTION_CHOOSE : UI_ACTION_ASSUMPTIONS;
}
