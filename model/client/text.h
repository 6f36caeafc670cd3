/* model/client/text.h - texts put together from parts, whatever bytes they hold. */
#ifndef MODEL_CLIENT_TEXT_H
#define MODEL_CLIENT_TEXT_H

#include "model/base/arena.h"

#include <stdint.h>

/* The parts behind each other, in the arena. STR_NONE when memory is short. */
struct str client_concat(struct arena *a, const struct str *parts, size_t count);

#define CLIENT_TEXT(a, ...)                                                                        \
    client_concat((a), (const struct str[]){__VA_ARGS__},                                          \
                  sizeof((const struct str[]){__VA_ARGS__}) / sizeof(struct str))

/* Go's %q with the tables of Unicode 15, which is what the clients are built with. */
struct str client_quote(struct arena *a, struct str text);

/* strings.ToLower and strings.ToUpper; bytes that are not UTF-8 become U+FFFD. */
struct str client_lower(struct arena *a, struct str text);
struct str client_upper(struct arena *a, struct str text);

/* unicode.IsSpace. */
bool client_is_space(uint32_t c);

/* strings.TrimSpace and its halves. */
struct str client_trim(struct str text);
struct str client_trim_left(struct str text);
struct str client_trim_right(struct str text);

/* strings.Cut: what is before and behind the first `at`; false when there is none, then
 * *before is everything. */
bool client_cut(struct str *before, struct str *behind, struct str text, char at);

bool client_has_any(struct str text, const char *bytes);

struct str client_int_text(struct arena *a, int64_t n);
struct str client_uint_text(struct arena *a, uint64_t n);

#endif
