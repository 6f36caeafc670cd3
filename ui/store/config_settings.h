/* ui/store/config_settings.h - the table of settings, for reading and printing. */
#ifndef UI_STORE_CONFIG_SETTINGS_H
#define UI_STORE_CONFIG_SETTINGS_H

#include "ui/store/config.h"

enum ui_setting_type { UI_SETTING_TEXT, UI_SETTING_BOOL, UI_SETTING_NUMBER };

struct ui_setting {
    const char *name;
    enum ui_setting_type type;
    size_t offset; /* in struct ui_config: char *, bool, long */
    long min, max; /* of a number */
    const char *usual;
    const char *text; /* for --print-config; lines end with '\n' */
};

enum { UI_SETTING_COUNT = 4 };
extern const struct ui_setting ui_settings[UI_SETTING_COUNT];

#define UI_BIND      "bind"
#define UI_BIND_NONE "none"

/* NULL on success; else what was expected. ERR_INPUT, ERR_OOM. */
struct err *ui_setting_set(struct ui_config *c, const struct ui_setting *s, struct str value);
void ui_setting_print(struct buf *out, const struct ui_config *c, const struct ui_setting *s);

#endif
