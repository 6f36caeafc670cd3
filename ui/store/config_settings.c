#include "ui/store/config_settings.h"

#include "model/base/bounds.h"
#include "model/base/num.h"
#include "model/base/utf8.h"

#include <stdlib.h>

const struct ui_setting ui_settings[UI_SETTING_COUNT] = {
    {"theme", UI_SETTING_TEXT, offsetof(struct ui_config, theme), 0, 0, "auto",
     "The colours: a theme's name, or a path to a theme file when it holds a '/'; auto is the one\n"
     "for the terminal's background. A theme that was chosen on the screen is stronger.\n"},
    {"ascii", UI_SETTING_BOOL, offsetof(struct ui_config, ascii), 0, 0, "false",
     "Borders and signs without box characters. Always so where the locale is not UTF-8,\n"
     "and on the console of Linux (TERM=linux), whose font has few characters.\n"},
    {"mouse", UI_SETTING_BOOL, offsetof(struct ui_config, mouse), 0, 0, "true",
     "Clicks, wheel and dragged borders are ours. The terminal's own selection then needs Shift\n"
     "held down; the key m releases the mouse for a while.\n"},
    {"escdelay", UI_SETTING_NUMBER, offsetof(struct ui_config, escdelay_ms), 1, 5000, "25",
     "Milliseconds that the rest of a key may take behind its ESC. More on a slow line. The\n"
     "variable ESCDELAY is stronger.\n"},
};

static void *place_of(struct ui_config *c, const struct ui_setting *s)
{
    return (char *)c + s->offset;
}

static const void *value_of(const struct ui_config *c, const struct ui_setting *s)
{
    return (const char *)c + s->offset;
}

static struct err *set_text(char **place, struct str value)
{
    char *text;

    for (size_t i = 0; i < value.len; i++) {
        if ((unsigned char)value.s[i] < ' ' || value.s[i] == 0x7F)
            return err_new(ERR_INPUT, "a control character, which no name has");
    }
    text = strndup(value.s, value.len);
    if (text == NULL)
        return err_oom();
    free(*place);
    *place = text;
    return NULL;
}

static struct err *set_bool(bool *place, struct str value)
{
    static const char words[][8] = {"false", "true", "no", "yes", "off", "on"};

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (str_eq_ascii_case(value, str_of(words[i]))) {
            *place = i % 2 == 1;
            return NULL;
        }
    }
    return err_new(ERR_INPUT, "'%.*s' is neither true nor false",
                   STR_FMT(utf8_cut(value, BOUND_SHOWN)));
}

static struct err *set_number(long *place, const struct ui_setting *s, struct str value)
{
    int64_t n = 0;

    if (num_int64(&n, value) != NUM_OK || n < s->min || n > s->max)
        return err_new(ERR_INPUT, "'%.*s' is no number from %ld to %ld",
                       STR_FMT(utf8_cut(value, BOUND_SHOWN)), s->min, s->max);
    *place = (long)n;
    return NULL;
}

struct err *ui_setting_set(struct ui_config *c, const struct ui_setting *s, struct str value)
{
    switch (s->type) {
    case UI_SETTING_TEXT:
        return set_text(place_of(c, s), value);
    case UI_SETTING_BOOL:
        return set_bool(place_of(c, s), value);
    case UI_SETTING_NUMBER:
        return set_number(place_of(c, s), s, value);
    }
    return err_new(ERR_INTERNAL, "a setting of type %d", (int)s->type);
}

void ui_setting_print(struct buf *out, const struct ui_config *c, const struct ui_setting *s)
{
    const void *value = value_of(c, s);

    switch (s->type) {
    case UI_SETTING_TEXT:
        buf_add(out, str_of(*(char *const *)value));
        break;
    case UI_SETTING_BOOL:
        buf_add(out, *(const bool *)value ? STR_LIT("true") : STR_LIT("false"));
        break;
    case UI_SETTING_NUMBER:
        buf_printf(out, "%ld", *(const long *)value);
        break;
    }
}
