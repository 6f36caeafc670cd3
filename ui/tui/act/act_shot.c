/* The frame to a file: :shot FILE. Secrets are masked in it unless they are shown on purpose. */
#include "model/files/save.h"
#include "ui/term/shot.h"
#include "ui/tui/act/actions.h"
#include "ui/tui/act/masked.h"
#include "ui/tui/act/write_where.h"
#include "ui/tui/state/complete.h"
#include "ui/tui/view/views.h"

#include <stdlib.h>

static struct err *draw(struct buf *out, const struct ui_state *st, enum ui_shot_kind kind)
{
    struct ui_surface s;
    struct arena scratch;

    if (!ui_surface_init(&s, st->w, st->h))
        return err_oom();
    arena_init(&scratch);
    s.ascii = st->ascii;
    ui_draw(st, &s, &scratch, NULL);
    ui_shot_write(out, kind, &s, &st->theme);
    arena_finish(&scratch);
    ui_surface_finish(&s);
    return out->failed ? err_oom() : NULL;
}

static void mask_text(struct redaction *r, struct arena *a, struct str *text)
{
    *text = redact_text(r, a, *text);
}

/* What a window of rows says may be of a spec that was brought, as a text that is copied may be. */
static struct err *draw_masked_window(struct buf *out, struct ui_state *st, struct redaction *r,
                                      enum ui_shot_kind kind)
{
    struct ui_table *t = &st->window.table;
    const struct ui_table kept = *t;
    struct arena *a = &st->scratch;
    struct err *e = NULL;

    t->rows = arena_calloc(a, kept.count + 1, sizeof(*t->rows));
    for (size_t i = 0; t->rows != NULL && i < kept.count; i++) {
        t->rows[i] = kept.rows[i];
        mask_text(r, a, &t->rows[i].detail);
        for (size_t c = 0; c < UI_TABLE_COLUMNS; c++)
            mask_text(r, a, &t->rows[i].cell[c].text);
    }
    mask_text(r, a, &t->title);
    mask_text(r, a, &t->note);
    if (arena_failed(a) || !ui_state_window_layout(st))
        e = err_oom();
    else
        e = draw(out, st, kind);
    t->rows = kept.rows;
    t->title = kept.title;
    t->note = kept.note;
    return e;
}

static struct err *draw_masked_notice(struct buf *out, struct ui_state *st, struct redaction *r,
                                      enum ui_shot_kind kind)
{
    char *kept = st->notice.text;
    struct err *e;

    st->notice.text = str_copy(redact_text(r, &st->scratch, str_of(kept != NULL ? kept : "")));
    e = st->notice.text != NULL ? draw(out, st, kind) : err_oom();
    free(st->notice.text);
    st->notice.text = kept;
    return e;
}

static struct err *draw_masked_list(struct buf *out, struct ui_state *st, struct redaction *r,
                                    enum ui_shot_kind kind)
{
    struct ui_picker *p = &st->picker;
    struct str *kept = p->items;
    struct err *e;

    p->items = arena_calloc(&st->scratch, p->count + 1, sizeof(*p->items));
    for (size_t i = 0; p->items != NULL && i < p->count; i++)
        p->items[i] = redact_text(r, &st->scratch, kept[i]);
    e = arena_failed(&st->scratch) ? err_oom() : draw(out, st, kind);
    p->items = kept;
    return e;
}

/* The same screen of documents without their secrets. */
static struct err *draw_masked(struct buf *out, struct ui_state *st, enum ui_shot_kind kind)
{
    struct ui_masked m;
    struct err *e = ui_mask_begin(&m, st);

    if (e == NULL && ui_state_has_window(st))
        e = draw_masked_window(out, st, &m.redaction, kind);
    else if (e == NULL && st->mode == UI_MODE_NOTICE)
        e = draw_masked_notice(out, st, &m.redaction, kind);
    else if (e == NULL && st->mode == UI_MODE_PICKER)
        e = draw_masked_list(out, st, &m.redaction, kind);
    else if (e == NULL)
        e = draw(out, st, kind);
    return ui_mask_end(&m, st, e);
}

static void write_shot(struct ui_state *st, const char *file)
{
    struct buf out = {.s = NULL};
    bool shown = ui_current(st)->unmasked;
    struct str other_names = ui_other_names(st, file);
    enum ui_shot_kind kind;
    struct err *e;

    if (!ui_check(st, ui_shot_of_file(&kind, str_of(file))))
        return;
    e = shown ? draw(&out, st, kind) : draw_masked(&out, st, kind);
    if (!shown && st->mode == UI_MODE_PICKER && st->picker.moved != NULL)
        st->picker.moved(st); /* masking has put away what the list tries out */
    if (e == NULL)
        e = save_file(file, buf_str(&out));
    if (ui_check(st, e))
        ui_say(st, UI_ROLE_OK, "wrote this frame to %s%.*s: %s, %zu bytes%s", file,
               STR_FMT(other_names), ui_shot_names[kind], out.len, shown ? "" : ", secrets masked");
    buf_finish(&out);
}

static void write_prompted(struct ui_state *st)
{
    ui_write_prompted(st, write_shot);
}

/* A name whose ending is refused is no question. */
static void accepted(struct ui_state *st, struct str text)
{
    static const struct ui_answer answers[] = {
        {'y', "overwrite it", write_prompted},
        {'n', "keep it", NULL},
    };
    enum ui_shot_kind kind;

    if (!ui_check(st, ui_shot_of_file(&kind, text)))
        return;
    ui_write_where(st, text, write_shot, answers);
    if (st->mode == UI_MODE_QUESTION)
        st->question.back = st->prompt.back;
}

void act_shot(struct ui_state *st, struct str argument)
{
    const enum ui_mode window = st->mode;

    ui_prompt_open(st, "write this frame to (.svg, .ansi, .txt): ", argument, accepted);
    st->prompt.back = window; /* which is in the picture */
    st->prompt.complete = ui_complete_path;
    if (argument.len > 0) {
        st->mode = st->prompt.back;
        accepted(st, argument);
    }
}
