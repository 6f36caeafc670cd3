#include "ui/term/width.h"

#include <stddef.h>

struct range {
    uint32_t first, last;
};

#include "ui/term/width_tables.h"

/* Borders, which are asked for with each frame. */
enum { BOX_FIRST = 0x2500, BOX_LAST = 0x257F };

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static bool in_table(const struct range *table, size_t count, uint32_t c)
{
    size_t low = 0;

    while (low < count) {
        size_t middle = low + (count - low) / 2;

        if (c < table[middle].first)
            count = middle;
        else if (c > table[middle].last)
            low = middle + 1;
        else
            return true;
    }
    return false;
}

int ui_width(uint32_t c)
{
    if (c < 0x300 || (c >= BOX_FIRST && c <= BOX_LAST))
        return 1;
    if (in_table(zero_width, COUNT(zero_width), c))
        return 0;
    return in_table(wide, COUNT(wide), c) ? 2 : 1;
}

bool ui_is_invisible(uint32_t c)
{
    return c >= 0x80 && in_table(invisible, COUNT(invisible), c);
}
