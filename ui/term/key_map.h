/* ui/term/key_map.h - what terminfo says about a terminal's keys. */
#ifndef UI_TERM_KEY_MAP_H
#define UI_TERM_KEY_MAP_H

#include <stddef.h>
#include <stdint.h>

#define KEY_BYTES_MAX 16 /* of one key, its NUL included */
#define KEY_MAP_MAX   32

struct ui_key_map {
    struct {
        char bytes[KEY_BYTES_MAX];
        uint32_t key; /* UI_KEY_UP, ... */
    } entry[KEY_MAP_MAX];
    size_t count;
};

/* Ignores NULL, what is too long, printable characters, and tab, line ends and ESC alone. */
void ui_key_map_add(struct ui_key_map *map, const char *bytes, uint32_t key);

/* `capability` gives a terminfo string by name, NULL where there is none. */
void ui_key_map_terminfo(struct ui_key_map *map, const char *(*capability)(const char *name));

#endif
