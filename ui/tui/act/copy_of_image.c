#include "ui/tui/act/copy_of_image.h"

#include "ui/present/run_line.h"

bool ui_is_of_image(const struct mdl_path *p)
{
    return p->count > 4 && str_is(p->steps[0].key, "host") && str_is(p->steps[1].key, "Images") &&
           str_is(p->steps[3].key, "Config");
}

/* "--entrypoint" of "Entry point (--entrypoint)" */
static struct str flag_in(const char *label)
{
    const struct str text = str_of(label);
    const ptrdiff_t open = str_find_text(text, STR_LIT("(--"), 0);

    return open < 0 ? STR_NONE : str_cut(text, (size_t)open + 1, text.len - 1);
}

/* Of a member of the configuration, by its key: what docker create joins with the request's own,
 * and what the request has in its place. */
static const char *does_to(struct str key)
{
    static const char *const joined[] = {"Env", "ExposedPorts", "Labels", "Volumes"};

    for (size_t i = 0; i < sizeof(joined) / sizeof(joined[0]); i++)
        if (str_is(key, joined[i]))
            return "adds to it, or replaces what has that name";
    return "replaces it";
}

void ui_say_of_image(struct ui_state *st, enum mdl_field_id field, const struct mdl_path *path)
{
    const struct value *root = ui_document_now(ui_current(st))->root;
    const enum mdl_field_id flag = ui_docker_field(field);
    const struct str key = path->steps[4].key;
    struct str by = flag != MDL_F_NONE ? flag_in(mdl_field_text(flag).label) : STR_NONE;

    if (str_is(key, "Volumes"))
        by = STR_LIT("-v");
    if (value_at(root, path->steps, path->count) == NULL)
        ui_say(st, UI_ROLE_TEXT, "%s: the image's configuration gives none",
               mdl_field_text(field).label);
    else if (str_is(key, "Cmd"))
        ui_say(st, UI_ROLE_TEXT,
               "the image's configuration gives this; words behind the image replace it");
    else if (by.len == 0 && mdl_fields[field].type == MDL_T_OBJECT)
        ui_say(st, UI_ROLE_TEXT,
               "the image's configuration gives this; each member says which flag replaces it");
    else if (by.len == 0)
        ui_say(st, UI_ROLE_TEXT,
               "%s: the image's configuration gives it, and no flag of docker run sets it",
               mdl_field_text(field).label);
    else
        ui_say(st, UI_ROLE_TEXT, "the image's configuration gives this; %.*s %s", STR_FMT(by),
               does_to(key));
}
