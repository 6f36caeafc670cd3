/* The choice of the image among those of the host. */
#include "ui/tui/act/actions.h"
#include "ui/tui/state/edit_document.h"

static const struct mdl_image *image_at(const struct ui_state *st, size_t index)
{
    const struct mdl_doc *doc = ui_document_now(ui_current(st));

    return index < doc->host.images.count ? &doc->host.images.items[index] : NULL;
}

static struct err *tries(struct ui_state *st, size_t index, const struct value **root)
{
    const struct mdl_image *image = image_at(st, index);
    struct ui_place place = ui_document_row(ui_current(st))->place;

    return image != NULL ? ui_root_with(st, &place, value_string(image->id.v), root) : NULL;
}

/* Behind the images: a text of one's own. */
static void chosen(struct ui_state *st, size_t index)
{
    const struct ui_row *row;
    const struct mdl_image *image;

    ui_drop(st);
    if (st->fatal != NULL)
        return;
    row = ui_document_row(ui_current(st));
    image = image_at(st, index);
    if (image == NULL)
        ui_edit_row(st, row);
    else if (row->value != NULL && row->value->kind == VALUE_STRING &&
             str_eq(row->value->u.text, image->id.v))
        ui_say(st, UI_ROLE_TEXT, "unchanged");
    else
        ui_check(st, ui_set_place(st, row, value_string(image->id.v)));
}

/* Ids are long: their ends are enough. */
static struct str item_text(struct arena *a, const struct mdl_image *image)
{
    struct str id = image->id.v;

    if (id.len > 40)
        id = arena_printf(a, "%.*s...%.*s", STR_FMT(str_cut(id, 0, 19)),
                          STR_FMT(str_cut(id, id.len - 6, id.len)));
    return arena_printf(a, "%-28.*s %.*s %.*s", STR_FMT(id), STR_FMT(image->os.v),
                        STR_FMT(image->os_version.v));
}

bool ui_pick_image(struct ui_state *st, const struct ui_row *row)
{
    const struct mdl_doc *doc = ui_document_now(ui_current(st));
    size_t count = doc->host.images.count;

    if (row->place.field != MDL_F_IMAGE || count == 0)
        return false;
    if (!ui_picker_open(st, "Images of the host", count + 1, chosen))
        return true;
    ui_picker_previews(st, tries);
    for (size_t i = 0; i < count; i++) {
        const struct mdl_image *image = &doc->host.images.items[i];

        st->picker.items[i] = item_text(&st->picker.arena, image);
        if (row->value != NULL && row->value->kind == VALUE_STRING &&
            str_eq(row->value->u.text, image->id.v))
            st->picker.cursor.at = i;
    }
    st->picker.items[count] = STR_LIT("type an id...");
    return true;
}
