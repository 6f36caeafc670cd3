#include "model/client/mac.h"

#include "model/base/num.h"
#include "model/client/text.h"

/* `group` digits between two separators; 0: no separators at all. */
static size_t group_digits(struct str text, bool bare, char *separator)
{
    *separator = '\0';
    if (text.len >= 14 && (text.s[2] == ':' || text.s[2] == '-')) {
        *separator = text.s[2];
        return 2;
    }
    if (text.len >= 14 && text.s[4] == '.') {
        *separator = '.';
        return 4;
    }
    return bare ? text.len : 0;
}

size_t client_mac_read(uint8_t out[CLIENT_MAC_BYTES], struct str text, bool bare)
{
    char separator;
    size_t group = group_digits(text, bare, &separator), digits = 0;

    if (group == 0 || (text.len + 1) % (group + 1) != 0)
        return 0;
    for (size_t i = 0; i < text.len; i++) {
        int digit = num_hex_digit(text.s[i]);

        if (i % (group + 1) == group) {
            if (text.s[i] != separator)
                return 0;
            continue;
        }
        if (digit < 0 || digits >= (size_t)2 * CLIENT_MAC_BYTES)
            return 0;
        out[digits / 2] = (uint8_t)(digits % 2 == 0 ? digit : out[digits / 2] << 4 | digit);
        digits++;
    }
    return digits == 12 || digits == 16 || digits == 40 ? digits / 2 : 0;
}

struct str client_mac_text(struct arena *a, const uint8_t *bytes, size_t count)
{
    static const char hex[] = "0123456789abcdef";
    char text[3 * CLIENT_MAC_BYTES];
    size_t len = 0;

    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            text[len++] = ':';
        text[len++] = hex[bytes[i] >> 4];
        text[len++] = hex[bytes[i] & 15];
    }
    return arena_str(a, (struct str){text, len});
}
