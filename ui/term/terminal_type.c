#include "ui/term/terminal_type.h"

#include "model/os/os.h"

#include <stdlib.h>

bool ui_colours_unwanted(void)
{
    const char *no = getenv("NO_COLOR");

    return no != NULL && no[0] != '\0';
}

static bool begins_with_one_of(struct str type, const char *const *names)
{
    for (; *names != NULL; names++)
        if (str_starts(type, str_of(*names)))
            return true;
    return false;
}

static bool is_linux_console(const char *type)
{
    return str_starts(str_of(type), STR_LIT("linux"));
}

/* What the variable says; the console of Linux is black, and can neither be asked nor says so. */
static enum ui_ground ground_of(const char *type)
{
    enum ui_ground said = ui_ground_of_variable(getenv("COLORFGBG"));

    return said == UI_GROUND_UNKNOWN && is_linux_console(type) ? UI_GROUND_DARK : said;
}

/* A terminal without a type is taken as one that can nothing. */
struct ui_terminal_can ui_terminal_type(void)
{
    static const char *const no_clipboard[] = {"linux", "vt", "dumb", "cons", NULL};
    static const char *const no_answer[] = {"linux", "vt", "dumb", "cons", "ansi", NULL};
    const char *type = getenv("TERM");
    bool known = type != NULL && type[0] != '\0';
    bool dumb = !known || str_is(str_of(type), "dumb");

    return (struct ui_terminal_can){
        .type = known ? type : "",
        .move = !dumb,
        .colours = !dumb && !ui_colours_unwanted(),
        .clipboard = known && !begins_with_one_of(str_of(type), no_clipboard),
        .answers = known && !begins_with_one_of(str_of(type), no_answer),
        .utf8 = os_text_is_utf8(),
        .few_glyphs = known && is_linux_console(type),
        .ground = ground_of(known ? type : ""),
    };
}
