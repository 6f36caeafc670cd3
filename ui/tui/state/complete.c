#include "ui/tui/state/complete.h"

#include "model/os/os.h"

enum { LISTED = 40 };

struct matches {
    size_t count;
    struct str common;
    struct str all; /* the first LISTED, for the note */
};

static void add(struct arena *a, struct matches *m, struct str name)
{
    if (m->count == 0)
        m->common = name;
    while (!str_starts(name, m->common))
        m->common.len--;
    if (m->count < LISTED)
        m->all =
            m->count == 0 ? name : arena_printf(a, "%.*s  %.*s", STR_FMT(m->all), STR_FMT(name));
    m->count++;
}

static bool is_folder(struct arena *a, struct str folder, struct str name)
{
    struct os_info info;
    const char *path = arena_cstr(a, arena_printf(a, "%.*s%.*s", STR_FMT(folder), STR_FMT(name)));

    return path != NULL && os_look(&info, path) == 0 && info.kind == OS_FOLDER;
}

struct reading {
    struct arena *a;
    struct matches *m;
    struct str folder, start;
};

static bool read_name(void *ctx, const char *entry)
{
    const struct reading *r = ctx;
    struct str name = str_of(entry);

    if (!str_starts(name, r->start) || (name.s[0] == '.' && r->start.len == 0))
        return true;
    name = arena_str(r->a, name);
    if (is_folder(r->a, r->folder, name))
        name = arena_printf(r->a, "%.*s/", STR_FMT(name));
    add(r->a, r->m, name);
    return true;
}

static void read_folder(struct arena *a, struct matches *m, struct str folder, struct str start)
{
    const char *path = arena_cstr(a, folder.len > 0 ? folder : STR_LIT("."));
    struct reading r = {.a = a, .m = m, .folder = folder, .start = start};

    if (path != NULL)
        (void)os_list(path, read_name, &r);
}

void ui_complete_path(struct ui_state *st)
{
    struct str text = arena_str(&st->scratch, ui_line_edit_text(&st->prompt.line));
    struct matches m = {.count = 0};
    size_t slash = text.len;
    struct str folder, start;

    while (slash > 0 && text.s[slash - 1] != '/')
        slash--;
    folder = str_cut(text, 0, slash);
    start = str_cut(text, slash, text.len);
    read_folder(&st->scratch, &m, folder, start);
    if (m.count == 0) {
        ui_prompt_note(st, STR_LIT("no such file"));
        return;
    }
    if (m.common.len > start.len) {
        if (!ui_line_edit_set(&st->prompt.line, arena_printf(&st->scratch, "%.*s%.*s",
                                                             STR_FMT(folder), STR_FMT(m.common))))
            st->fatal = err_oom();
    } else if (m.count > 1) {
        ui_prompt_note(st, m.count > LISTED ? arena_printf(&st->scratch, "%zu files: %.*s ...",
                                                           m.count, STR_FMT(m.all))
                                            : m.all);
    }
}
