#include "ui/term/key_map.h"

#include "ui/term/terminal.h"

static bool is_other_key(char c)
{
    return (unsigned char)c >= 0x20 || c == '\t' || c == '\n' || c == '\r' || c == '\x1b';
}

void ui_key_map_add(struct ui_key_map *map, const char *bytes, uint32_t key)
{
    size_t len = bytes != NULL ? strlen(bytes) : 0;

    if (len == 0 || len >= KEY_BYTES_MAX || map->count == KEY_MAP_MAX ||
        (len == 1 && is_other_key(bytes[0])))
        return;
    memcpy(map->entry[map->count].bytes, bytes, len + 1);
    map->entry[map->count].key = key;
    map->count++;
}

void ui_key_map_terminfo(struct ui_key_map *map, const char *(*capability)(const char *name))
{
    static const struct {
        char name[8];
        uint32_t key;
    } keys[] = {
        {"kcuu1", UI_KEY_UP},     {"kcud1", UI_KEY_DOWN},    {"kcub1", UI_KEY_LEFT},
        {"kcuf1", UI_KEY_RIGHT},  {"khome", UI_KEY_HOME},    {"kend", UI_KEY_END},
        {"kpp", UI_KEY_PAGE_UP},  {"knp", UI_KEY_PAGE_DOWN}, {"kich1", UI_KEY_INSERT},
        {"kdch1", UI_KEY_DELETE}, {"kbs", UI_KEY_BACKSPACE}, {"kent", UI_KEY_ENTER},
        {"kcbt", UI_KEY_BACKTAB}, {"kf1", UI_KEY_F1},        {"kf2", UI_KEY_F1 + 1},
        {"kf3", UI_KEY_F1 + 2},   {"kf4", UI_KEY_F1 + 3},    {"kf5", UI_KEY_F1 + 4},
        {"kf6", UI_KEY_F1 + 5},   {"kf7", UI_KEY_F1 + 6},    {"kf8", UI_KEY_F1 + 7},
        {"kf9", UI_KEY_F1 + 8},   {"kf10", UI_KEY_F1 + 9},   {"kf11", UI_KEY_F1 + 10},
        {"kf12", UI_KEY_F12},
    };

    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        ui_key_map_add(map, capability(keys[i].name), keys[i].key);
}
