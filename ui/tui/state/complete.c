#include "ui/tui/state/complete.h"

#include "model/os/os.h"

#include <stdlib.h>

enum { LISTED = 40 };

struct ui_matches ui_matches_of(struct arena *a, struct str typed)
{
    return (struct ui_matches){.arena = a, .typed = typed};
}

void ui_match(struct ui_matches *m, struct str name)
{
    if (!str_starts(name, m->typed))
        return;
    if (m->count == 0)
        m->common = name;
    while (!str_starts(name, m->common))
        m->common.len--;
    if (m->count < LISTED)
        m->all = m->count == 0
                     ? name
                     : arena_printf(m->arena, "%.*s  %.*s", STR_FMT(m->all), STR_FMT(name));
    m->count++;
}

void ui_complete_with(struct ui_state *st, struct str before, const struct ui_matches *m,
                      const char *none)
{
    if (m->count == 0) {
        ui_prompt_note(st, str_of(none));
    } else if (m->common.len > m->typed.len) {
        if (!ui_line_edit_set(&st->prompt.line, arena_printf(m->arena, "%.*s%.*s", STR_FMT(before),
                                                             STR_FMT(m->common))))
            st->fatal = err_oom();
    } else if (m->count > LISTED) {
        ui_prompt_note(st,
                       arena_printf(m->arena, "%zu names: %.*s ...", m->count, STR_FMT(m->all)));
    } else if (m->count > 1) {
        ui_prompt_note(st, m->all);
    }
}

/* ---- paths ------------------------------------------------------------------------------ */

static struct str home(void)
{
    const char *folder = getenv("HOME");

    return folder != NULL && folder[0] == '/' ? str_of(folder) : STR_NONE;
}

static struct str without_tilde(struct arena *a, struct str path)
{
    struct str folder = home();

    if (folder.len == 0 || (!str_is(path, "~") && !str_starts(path, STR_LIT("~/"))))
        return path;
    return arena_printf(a, "%.*s%.*s", STR_FMT(folder), STR_FMT(str_cut(path, 1, path.len)));
}

const char *ui_file_name(struct ui_state *st, struct str typed)
{
    const char *name = arena_cstr(&st->scratch, without_tilde(&st->scratch, str_trim(typed)));

    if (name == NULL)
        st->fatal = err_oom();
    return name;
}

static bool is_folder(struct arena *a, struct str folder, struct str name)
{
    struct os_info info;
    const char *path = arena_cstr(a, arena_printf(a, "%.*s%.*s", STR_FMT(folder), STR_FMT(name)));

    return path != NULL && os_look(&info, path) == 0 && info.kind == OS_FOLDER;
}

struct reading {
    struct ui_matches *m;
    struct str folder;
};

static bool read_name(void *ctx, const char *entry)
{
    const struct reading *r = ctx;
    struct str name = str_of(entry);

    if (!str_starts(name, r->m->typed) || (name.s[0] == '.' && r->m->typed.len == 0))
        return true;
    name = arena_str(r->m->arena, name);
    if (is_folder(r->m->arena, r->folder, name))
        name = arena_printf(r->m->arena, "%.*s/", STR_FMT(name));
    ui_match(r->m, name);
    return true;
}

void ui_complete_path_after(struct ui_state *st, struct str before, struct str path)
{
    size_t slash = path.len;
    struct ui_matches m;
    struct reading r = {.m = &m};
    const char *folder;

    if (str_is(path, "~"))
        path = STR_LIT("~/");
    while (slash > 0 && path.s[slash - 1] != '/')
        slash--;
    m = ui_matches_of(&st->scratch, str_cut(path, slash, path.len));
    r.folder = without_tilde(&st->scratch, str_cut(path, 0, slash));
    folder = arena_cstr(&st->scratch, r.folder.len > 0 ? r.folder : STR_LIT("."));
    if (folder != NULL)
        (void)os_list(folder, read_name, &r);
    before =
        arena_printf(&st->scratch, "%.*s%.*s", STR_FMT(before), STR_FMT(str_cut(path, 0, slash)));
    ui_complete_with(st, before, &m, "no such file");
}

void ui_complete_path(struct ui_state *st)
{
    ui_complete_path_after(st, STR_NONE,
                           arena_str(&st->scratch, ui_line_edit_text(&st->prompt.line)));
}
