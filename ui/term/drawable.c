#include "ui/term/drawable.h"

#include <wchar.h>

enum {
    ELLIPSIS = 0x2026,
    BOX_FIRST = 0x2500,
    BOX_ACROSS = 0x2501,
    BOX_DOWN = 0x2503,
    BOX_LAST = 0x257F
};

uint32_t ui_drawable(uint32_t c, int width)
{
    if (c < 0x80)
        return c >= 0x20 && c != 0x7F ? c : '?';
    if (wcwidth((wchar_t)c) == width)
        return c;
    if (c >= BOX_FIRST && c <= BOX_LAST)
        return c <= BOX_ACROSS ? '-' : c <= BOX_DOWN ? '|' : '+';
    if (c == ELLIPSIS)
        return '>';
    return wcwidth((wchar_t)0xFFFD) == 1 ? 0xFFFD : '?';
}
