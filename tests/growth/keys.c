/* So many keys on a screen of 120x40 with a document: growth_keys FILE COUNT. Each changes the
 * document, so that all that follows from it is made and drawn again. */
#include "ui/tui/loop/app.h"

#include <stdio.h>
#include <stdlib.h>

static void press(struct ui_app *app, struct ui_surface *s, uint32_t key, unsigned modifiers)
{
    const struct ui_event ev = {.kind = UI_EVENT_KEY, .key = key, .modifiers = modifiers};

    if (ui_app_event(app, &ev) != UI_APP_GO_ON || !ui_app_draw(app, s))
        abort();
}

int main(int argc, char **argv)
{
    struct ui_app_options options = {.files = (const char *const *)(argv + 1), .file_count = 1};
    long count = argc > 2 ? strtol(argv[2], NULL, 10) : 0;
    struct ui_surface s;
    struct ui_app *app;
    struct err *e;

    if (argc != 3)
        return 2;
    if ((e = ui_app_new(&app, &options, 120, 40)) != NULL) {
        err_print(stderr, e);
        return 3;
    }
    if (!ui_surface_init(&s, 120, 40))
        return 3;
    for (const char *c = ":set container.HostConfig.CpuCount=2"; *c != '\0'; c++)
        press(app, &s, (unsigned char)*c, 0);
    press(app, &s, UI_KEY_ENTER, 0);
    for (long i = 0; i < count; i++)
        press(app, &s, i % 2 == 0 ? 'u' : 'r', i % 2 == 0 ? 0 : UI_KEY_CTRL);
    ui_surface_finish(&s);
    ui_app_free(app);
    return 0;
}
