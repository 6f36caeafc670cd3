#include "ui/tui/state/complete.h"

#include "model/os/os.h"

#include <stdlib.h>
#include <string.h>

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

/* What begins as what was typed, to be put in order: a folder is read in any. */
struct reading {
    struct arena *a;
    struct str folder, typed;
    struct str *names;
    size_t count, size;
};

static bool has_room(struct reading *r)
{
    size_t size = r->size > 0 ? 2 * r->size : 64;
    struct str *names;

    if (r->count < r->size)
        return true;
    names = arena_calloc(r->a, size, sizeof(*names));
    if (names == NULL)
        return false;
    if (r->count > 0)
        memcpy(names, r->names, r->count * sizeof(*names));
    r->names = names;
    r->size = size;
    return true;
}

static bool read_name(void *ctx, const char *entry)
{
    struct reading *r = ctx;
    struct str name = str_of(entry);

    if (!str_starts(name, r->typed) || (name.s[0] == '.' && r->typed.len == 0))
        return true;
    if (!has_room(r))
        return false;
    name = arena_str(r->a, name);
    if (is_folder(r->a, r->folder, name))
        name = arena_printf(r->a, "%.*s/", STR_FMT(name));
    r->names[r->count++] = name;
    return true;
}

static int in_order(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

void ui_complete_path_after(struct ui_state *st, struct str before, struct str path)
{
    size_t slash = path.len;
    struct ui_matches m;
    struct reading r = {.a = &st->scratch};
    const char *folder;

    if (str_is(path, "~"))
        path = STR_LIT("~/");
    while (slash > 0 && path.s[slash - 1] != '/')
        slash--;
    m = ui_matches_of(&st->scratch, str_cut(path, slash, path.len));
    r.typed = m.typed;
    r.folder = without_tilde(&st->scratch, str_cut(path, 0, slash));
    folder = arena_cstr(&st->scratch, r.folder.len > 0 ? r.folder : STR_LIT("."));
    if (folder != NULL)
        (void)os_list(folder, read_name, &r);
    if (r.count > 0)
        qsort(r.names, r.count, sizeof(*r.names), in_order);
    for (size_t i = 0; i < r.count; i++)
        ui_match(&m, r.names[i]);
    if (arena_failed(&st->scratch))
        st->fatal = err_oom();
    before =
        arena_printf(&st->scratch, "%.*s%.*s", STR_FMT(before), STR_FMT(str_cut(path, 0, slash)));
    ui_complete_with(st, before, &m, "no file or folder begins so");
}

void ui_complete_path(struct ui_state *st)
{
    ui_complete_path_after(st, STR_NONE,
                           arena_str(&st->scratch, ui_line_edit_text(&st->prompt.line)));
}
