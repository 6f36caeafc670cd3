#include "model/files/code_page.h"

#include "model/base/ascii.h"
#include "model/base/utf8.h"

#include <string.h>

bool code_page_is(const char *encoding)
{
    return strcmp(encoding, CODE_PAGE_WINDOWS) == 0 || strcmp(encoding, CODE_PAGE_CONSOLE) == 0;
}

uint32_t code_page_windows_1252(unsigned char byte)
{
    static const uint16_t high[32] = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
    };

    return byte >= 0x80 && byte < 0xA0 ? high[byte - 0x80] : byte;
}

/* Code page 850; its letters up to 0xA5 are those of 437. */
static uint32_t console_letter(unsigned char byte)
{
    static const uint16_t high[128] = {
        0x00C7, 0x00FC, 0x00E9, 0x00E2, 0x00E4, 0x00E0, 0x00E5, 0x00E7, 0x00EA, 0x00EB, 0x00E8,
        0x00EF, 0x00EE, 0x00EC, 0x00C4, 0x00C5, 0x00C9, 0x00E6, 0x00C6, 0x00F4, 0x00F6, 0x00F2,
        0x00FB, 0x00F9, 0x00FF, 0x00D6, 0x00DC, 0x00F8, 0x00A3, 0x00D8, 0x00D7, 0x0192, 0x00E1,
        0x00ED, 0x00F3, 0x00FA, 0x00F1, 0x00D1, 0x00AA, 0x00BA, 0x00BF, 0x00AE, 0x00AC, 0x00BD,
        0x00BC, 0x00A1, 0x00AB, 0x00BB, 0x2591, 0x2592, 0x2593, 0x2502, 0x2524, 0x00C1, 0x00C2,
        0x00C0, 0x00A9, 0x2563, 0x2551, 0x2557, 0x255D, 0x00A2, 0x00A5, 0x2510, 0x2514, 0x2534,
        0x252C, 0x251C, 0x2500, 0x253C, 0x00E3, 0x00C3, 0x255A, 0x2554, 0x2569, 0x2566, 0x2560,
        0x2550, 0x256C, 0x00A4, 0x00F0, 0x00D0, 0x00CA, 0x00CB, 0x00C8, 0x0131, 0x00CD, 0x00CE,
        0x00CF, 0x2518, 0x250C, 0x2588, 0x2584, 0x00A6, 0x00CC, 0x2580, 0x00D3, 0x00DF, 0x00D4,
        0x00D2, 0x00F5, 0x00D5, 0x00B5, 0x00FE, 0x00DE, 0x00DA, 0x00DB, 0x00D9, 0x00FD, 0x00DD,
        0x00AF, 0x00B4, 0x00AD, 0x00B1, 0x2017, 0x00BE, 0x00B6, 0x00A7, 0x00F7, 0x00B8, 0x00B0,
        0x00A8, 0x00B7, 0x00B9, 0x00B3, 0x00B2, 0x25A0, 0x00A0,
    };

    return byte >= 0x80 ? high[byte - 0x80] : byte;
}

typedef uint32_t (*code_page)(unsigned char byte);

static void decode_as(struct buf *out, struct str bytes, code_page page)
{
    for (size_t i = 0; i < bytes.len; i++) {
        char encoded[UTF8_MAX];

        buf_add(out, (struct str){encoded, utf8_encode(encoded, page((unsigned char)bytes.s[i]))});
    }
}

void code_page_decode_ansi(struct buf *out, struct str bytes)
{
    decode_as(out, bytes, code_page_windows_1252);
}

/* ---- which one it is ------------------------------------------------------------------------- */

static bool is_small(uint32_t c)
{
    return (c >= 0xDF && c <= 0xFF && c != 0xF7) || c == 0x153 || c == 0x161 || c == 0x17E;
}

static bool is_capital(uint32_t c)
{
    return (c >= 0xC0 && c <= 0xDE && c != 0xD7) || c == 0x152 || c == 0x160 || c == 0x17D ||
           c == 0x178;
}

/* How well the letter fits into its word: behind a small letter no capital stands. */
static int fit(uint32_t c, char before, char behind)
{
    const bool in_word = ascii_is_letter(before) || ascii_is_letter(behind);

    if (!in_word)
        return 0;
    if (is_small(c))
        return 2;
    if (is_capital(c))
        return before >= 'a' && before <= 'z' ? -1 : 2;
    return -1;
}

/* The page whose letters fit better; that of Windows where both do. */
static code_page page_of(struct str bytes)
{
    long windows = 0, console = 0;
    uint32_t c;

    for (size_t i = 0, width; i < bytes.len; i += width) {
        const unsigned char byte = (unsigned char)bytes.s[i];
        const char before = i > 0 ? bytes.s[i - 1] : ' ',
                   behind = i + 1 < bytes.len ? bytes.s[i + 1] : ' ';

        width = utf8_decode(&c, bytes, i);
        if (width > 1 || byte < 0x80)
            continue;
        windows += fit(code_page_windows_1252(byte), before, behind);
        console += fit(console_letter(byte), before, behind);
    }
    return console > windows ? console_letter : code_page_windows_1252;
}

/* A line that is no UTF-8: of the code page, or damaged where it has more letters of UTF-8 than
 * bytes that belong to none. */
static void decode_line(struct buf *out, struct str line, code_page page)
{
    size_t letters = 0, strays = 0;
    uint32_t c;

    for (size_t i = 0, width; i < line.len; i += width) {
        width = utf8_decode(&c, line, i);
        letters += width > 1;
        strays += width == 1 && (unsigned char)line.s[i] >= 0x80;
    }
    if (letters < strays) {
        decode_as(out, line, page);
        return;
    }
    for (size_t i = 0, width; i < line.len; i += width) {
        struct str letter = str_cut(line, i, i + (width = utf8_decode(&c, line, i)));

        if (width > 1)
            buf_add(out, letter);
        else
            decode_as(out, letter, page);
    }
}

const char *code_page_decode(struct buf *out, struct str bytes)
{
    const code_page page = page_of(bytes);

    for (size_t from = 0, to; from < bytes.len; from = to) {
        struct str line;

        to = str_line_end(bytes, from);
        to += to < bytes.len;
        line = str_cut(bytes, from, to);
        if (utf8_valid(line))
            buf_add(out, line);
        else
            decode_line(out, line, page);
    }
    return page == console_letter ? CODE_PAGE_CONSOLE : CODE_PAGE_WINDOWS;
}
