/* The line at the top, and the one below it that says what is assumed. */
#include "ui/tui/views.h"
#include "ui/tui/widgets.h"

static struct str isolation_text(const struct ui_view *v, const struct spec_isolation *isolation)
{
    static const char *const decided[] = {
        [SPEC_ISOLATION_CONTAINER] = "container",
        [SPEC_ISOLATION_DAEMON] = "daemon default",
        [SPEC_ISOLATION_LCOW] = "Linux container",
    };

    return arena_printf(v->scratch, "%s (%s%s)", isolation->hyperv ? "hyperv" : "process",
                        decided[isolation->decided_by],
                        isolation->recognised ? "" : ", not recognised");
}

void ui_view_header(const struct ui_view *v, struct ui_rect r)
{
    const struct ui_document *d = ui_current(v->st);
    const struct spec_result *result = &ui_document_result(d)->assessment.spec;
    struct str engine =
        result->doc->engine.v.len > 0 ? result->doc->engine.v : STR_LIT("moby-19.03");
    struct str state, warnings, left, file, isolation, which = STR_NONE;
    int right_w, x;

    state = result->error == NULL  ? STR_LIT("spec ok")
            : result->error->panic ? STR_LIT("engine panics")
                                   : STR_LIT("engine refuses");
    warnings = result->warning_count == 0
                   ? STR_LIT("no warnings")
                   : arena_printf(v->scratch, "%zu warning%s", result->warning_count,
                                  result->warning_count == 1 ? "" : "s");
    right_w = ui_text_width(state) + 2 + ui_text_width(warnings) + 1;
    x = r.w - right_w;
    if (x <= 12)
        x = r.w;
    /* The bar ends before the state, whose roles have backgrounds of their own. */
    ui_fill(v->s, (struct ui_rect){r.x, r.y, x < r.w ? x - 1 : r.w, 1}, ' ', UI_ROLE_HEADER);
    if (x < r.w) {
        ui_text(v->s, x, r.y, r.w - x, state, result->error == NULL ? UI_ROLE_OK : UI_ROLE_ERROR, 0,
                false);
        ui_text(v->s, x + ui_text_width(state) + 2, r.y, r.w, warnings,
                result->warning_count == 0 ? UI_ROLE_DIM : UI_ROLE_WARNING, 0, false);
    }
    if (v->st->document_count > 1)
        which =
            arena_printf(v->scratch, " (%zu of %zu)", v->st->document + 1, v->st->document_count);
    file = arena_printf(v->scratch, "%s%s%.*s", d->title,
                        mdl_history_dirty(d->history) ? " [+]" : "", STR_FMT(which));
    isolation = isolation_text(v, &result->isolation);
    left = arena_printf(v->scratch, " silospec  %.*s   engine %.*s   isolation %.*s", STR_FMT(file),
                        STR_FMT(engine), STR_FMT(isolation));
    if (ui_text_width(left) > x - 2)
        left = arena_printf(v->scratch, " %.*s  %.*s  %.*s", STR_FMT(file), STR_FMT(engine),
                            STR_FMT(isolation));
    ui_text(v->s, r.x, r.y, x - 2, left, UI_ROLE_HEADER, 0, true);
}

void ui_view_note(const struct ui_view *v, struct ui_rect r)
{
    const struct ui_document *d = ui_current(v->st);
    const struct plat_facts *facts = &ui_document_result(d)->assessment.spec.facts;
    struct str text = STR_NONE;

    if (d->file.container_count > 1)
        text = arena_printf(v->scratch, "container %zu of %zu: %.*s (C chooses)   ",
                            d->file.container_index + 1, d->file.container_count,
                            STR_FMT(scenario_container_name(&d->file, d->file.container_index)));
    if (d->file.host_assumed)
        text = arena_printf(v->scratch,
                            "%.*shost not in the file; assumed: Windows %.*s, build %llu, "
                            "%lld processors, default isolation %.*s%s (A: all)",
                            STR_FMT(text), STR_FMT(facts->os_product),
                            (unsigned long long)facts->os_build, (long long)facts->num_cpu,
                            STR_FMT(facts->default_isolation),
                            d->file.base_fs_assumed ? ", a BaseFS" : "");
    ui_text(v->s, r.x + 1, r.y, r.w - 2, text, UI_ROLE_INFO, 0, true);
}
