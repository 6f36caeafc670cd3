/* A frame of the screen as it is after some keys, without a terminal. */
#include "ui/term/shot.h"
#include "model/base/num.h"
#include "model/base/utf8.h"
#include "ui/cli/assign.h"
#include "ui/cli/help.h"
#include "ui/cli/output.h"
#include "ui/store/theme_load.h"
#include "ui/term/key_names.h"
#include "ui/tui/loop/app.h"
#include "ui/tui/state/state.h"

enum { WIDTH = 120, HEIGHT = 40, LEAST_WIDTH = 20, LEAST_HEIGHT = 5, MOST = 500 };

struct shot {
    int w, h;
    enum ui_shot_kind kind;
    struct ui_theme theme;
};

/* ---- what is asked for ---- */

static struct err *read_size(struct shot *out, const char *text)
{
    struct str all = str_of(text);
    ptrdiff_t x = str_find(all, 'x', 0);
    uint64_t w = WIDTH, h = HEIGHT;

    if (text != NULL && (x < 0 || num_uint64(&w, str_cut(all, 0, (size_t)x)) != NUM_OK ||
                         num_uint64(&h, str_cut(all, (size_t)x + 1, all.len)) != NUM_OK))
        return err_new(ERR_INPUT, "--size '%s' is not of the form 120x40", text);
    if (w < LEAST_WIDTH || w > MOST || h < LEAST_HEIGHT || h > MOST)
        return err_new(ERR_LIMIT, "--size: from %dx%d to %dx%d", LEAST_WIDTH, LEAST_HEIGHT, MOST,
                       MOST);
    out->w = (int)w;
    out->h = (int)h;
    return NULL;
}

static struct err *read_kind(struct shot *out, const struct cli_args *args)
{
    const char *name = args_value(args, "to", 0), *file = args_value(args, "out", 0);

    if (name == NULL)
        return ui_shot_of_file(&out->kind, str_of(file));
    (void)ui_shot_named(&out->kind, str_of(name));
    return NULL;
}

static struct err *read_all(struct shot *out, const struct cli_args *args)
{
    const char *theme = args_value(args, "theme", 0);
    struct err *e;

    if ((e = read_size(out, args_value(args, "size", 0))) != NULL ||
        (e = read_kind(out, args)) != NULL)
        return e;
    return theme != NULL ? ui_theme_load(&out->theme, theme)
                         : ui_theme_load_auto(&out->theme, UI_GROUND_DARK);
}

/* ---- keys ---- */

static void press(struct ui_app *app, const struct ui_event *ev)
{
    if (!ui_app_state(app)->quit)
        (void)ui_app_event(app, ev);
}

/* Characters, one key each. */
static void type(struct ui_app *app, struct str text)
{
    uint32_t c;
    size_t bytes;

    for (size_t at = 0; (bytes = utf8_decode(&c, text, at)) > 0; at += bytes)
        press(app, &(struct ui_event){.kind = UI_EVENT_KEY, .key = c});
}

/* Words with blanks between: the name of a key, or text that is typed. */
static void play(struct ui_app *app, struct str keys)
{
    while ((keys = str_trim(keys)).len > 0) {
        ptrdiff_t blank = str_find(keys, ' ', 0);
        size_t len = blank < 0 ? keys.len : (size_t)blank;
        struct str word = str_cut(keys, 0, len);
        struct ui_event ev;

        if (ui_key_named(&ev, word))
            press(app, &ev);
        else
            type(app, word);
        keys = str_cut(keys, len, keys.len);
    }
}

/* ---- the frame ---- */

static struct err *draw(struct buf *out, const struct shot *shot, struct ui_app *app)
{
    struct ui_surface s;
    struct err *e = NULL;

    if (!ui_surface_init(&s, shot->w, shot->h))
        return err_oom();
    if (ui_app_state(app)->quit)
        e = err_remedy(err_new(ERR_INPUT, "the keys leave the program: there is no frame"),
                       "leave out what quits");
    else if (!ui_app_draw(app, &s))
        e = err_oom();
    else
        ui_shot_write(out, shot->kind, &s, &ui_app_state(app)->theme);
    if (e == NULL && out->failed)
        e = err_oom();
    ui_surface_finish(&s);
    return e;
}

static struct err *prepare(void *ctx, const struct value **root, struct evidence *told)
{
    return assign_quietly(root, ctx, told);
}

static struct err *make(struct buf *out, const struct shot *shot, const struct cli_args *args)
{
    const struct ui_app_options options = {
        .files = args->operands,
        .file_count = args->operand_count,
        .ascii = args_has(args, "ascii"),
        .prepare = prepare,
        .prepare_ctx = (void *)(uintptr_t)args,
        .masked = args->redaction != NULL,
    };
    const char *keys = args_value(args, "keys", 0);
    struct ui_app *app = NULL;
    struct err *e = ui_app_new(&app, &options, shot->w, shot->h);

    if (e != NULL)
        return e;
    ui_app_state(app)->theme = shot->theme;
    ui_app_state(app)->writes_nothing = true;
    ui_app_resize(app, shot->w, shot->h);
    play(app, str_of(keys));
    e = draw(out, shot, app);
    ui_app_free(app);
    return e;
}

int cli_shot(const struct cli_args *args)
{
    const char *file = args_value(args, "out", 0);
    struct shot shot = {.w = 0};
    struct buf out = {.s = NULL};
    struct err *e = read_all(&shot, args);

    if (e != NULL)
        return help_usage_error(args->command, e);
    if ((e = make(&out, &shot, args)) == NULL) {
        if (file != NULL)
            e = output_file(file, buf_str(&out));
        else
            (void)fwrite(out.s, 1, out.len, stdout);
    }
    buf_finish(&out);
    return e != NULL ? output_error(e) : CLI_OK;
}
