#include "model/diagnosis/codes.h"

#include "model/base/ascii.h"
#include "model/base/num.h"

/* The rows by their places. */
enum place {
#define CODE(VALUE, ...) PLACE_##VALUE,
#include "model/diagnosis/codes.def"
#undef CODE
    PLACES
};

static const uint32_t values[] = {
#define CODE(VALUE, ...) VALUE,
#include "model/diagnosis/codes.def"
#undef CODE
};

const size_t code_count = PLACES;

struct code code_at(size_t i)
{
    switch ((enum place)i) {
#define CODE(VALUE, KIND, ...)                                                                     \
    case PLACE_##VALUE:                                                                            \
        return (struct code){.value = VALUE, .kind = CODE_##KIND, .name = __VA_ARGS__};
#include "model/diagnosis/codes.def"
#undef CODE
    case PLACES:
        break;
    }
    return (struct code){0};
}

#define WORDS(VALUE, TEXT) {VALUE, TEXT},

const struct code_words code_words[] = {
#include "model/diagnosis/windows_words.def"
};
const size_t code_words_count = sizeof(code_words) / sizeof(code_words[0]);

#undef WORDS

#define FACILITY(v) ((v) >> 16)
#define NT_BIT      0x10000000u /* set in a HRESULT that carries an NTSTATUS */

enum {
    HRESULT_OF_WIN32 = 0x8007,
    HCS_OLD = 0xC037, /* what version 1 of the service answers */
    HCS_NEW = 0x8037, /* what its documentation lists */
};

static struct code row_of(uint32_t value)
{
    size_t i = 0;

    while (i < PLACES && values[i] != value)
        i++;
    return code_at(i);
}

struct code code_find(uint32_t value)
{
    const struct code row = row_of(value);

    if (row.name != NULL)
        return row;
    if (FACILITY(value) == HRESULT_OF_WIN32)
        return row_of(value & 0xFFFFu);
    if (value >> 28 == 0xD)
        return row_of(value & ~NT_BIT);
    if (FACILITY(value) == HCS_NEW)
        return row_of((uint32_t)HCS_OLD << 16 | (value & 0xFFFFu));
    if (FACILITY(value) == HCS_OLD)
        return row_of((uint32_t)HCS_NEW << 16 | (value & 0xFFFFu));
    return (struct code){0};
}

/* Of the values with the customer bit, .NET's and C++'s exit codes among them, none is an
 * NTSTATUS of Windows. */
static bool is_ntstatus(uint32_t value, const struct code *row)
{
    if (row->name != NULL)
        return row->kind == CODE_NTSTATUS;
    return value >> 28 == 0xC && FACILITY(value) != HCS_OLD && FACILITY(value) != 0xC035;
}

struct code_parts code_take_apart(uint32_t value, enum code_source source)
{
    struct code_parts p = {.row = code_find(value)};

    if (value <= 0xFFFF) {
        p.win32 = value;
        p.has_win32 = true;
        p.hresult = (uint32_t)HRESULT_OF_WIN32 << 16 | value;
        p.has_hresult = true;
    } else if (FACILITY(value) == HRESULT_OF_WIN32) {
        p.win32 = value & 0xFFFFu;
        p.has_win32 = true;
        p.hresult = value;
        p.has_hresult = true;
    } else if (value >> 28 == 0xD) {
        p.ntstatus = value & ~NT_BIT;
        p.has_ntstatus = true;
        p.hresult = value;
        p.has_hresult = true;
    } else if (is_ntstatus(value, &p.row)) {
        p.ntstatus = value;
        p.has_ntstatus = true;
        p.hresult = value | NT_BIT;
        p.has_hresult = source == CODE_IN_TEXT;
    } else {
        p.hresult = value;
        p.has_hresult = true;
    }
    if (p.row.name != NULL)
        p.name = p.row.twin != NULL && FACILITY(value) == HCS_NEW ? p.row.twin : p.row.name;
    return p;
}

static bool read_hex(uint32_t *out, struct str digits)
{
    uint32_t v = 0;

    if (digits.len == 0 || digits.len > 8)
        return false;
    for (size_t i = 0; i < digits.len; i++) {
        char c = digits.s[i];

        if (!ascii_is_hex(c))
            return false;
        v = v << 4 | (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    *out = v;
    return true;
}

bool code_read(uint32_t *out, struct str text)
{
    int64_t v;

    if (str_starts(text, STR_LIT("0x")) || str_starts(text, STR_LIT("0X")))
        return read_hex(out, str_cut(text, 2, text.len));
    if (num_int64(&v, text) == NUM_OK) {
        if (v < INT32_MIN || v > (int64_t)UINT32_MAX)
            return false;
        *out = (uint32_t)v;
        return true;
    }
    return text.len == 8 && read_hex(out, text);
}

/* "(0x57)", "winapi error #3489792023", "%%2147942487": without what is copied along. */
static struct str number_alone(struct str text)
{
    static const char before[] = " \t\n([{'\"#%", behind[] = " \t\n)]}'\".,;:";
    const struct str hcsshim = STR_INIT("winapi error");

    text = str_trim(text);
    if (str_starts(text, hcsshim))
        text = str_cut(text, hcsshim.len, text.len);
    while (text.len > 0 && memchr(before, text.s[0], sizeof(before) - 1) != NULL)
        text = str_cut(text, 1, text.len);
    while (text.len > 0 && memchr(behind, text.s[text.len - 1], sizeof(behind) - 1) != NULL)
        text = str_cut(text, 0, text.len - 1);
    return text;
}

bool code_asked(uint32_t *out, struct str text)
{
    uint32_t value;

    text = number_alone(text);
    if (!code_read(out, text))
        return false;
    if (text.len == 8 && code_find(*out).name == NULL && read_hex(&value, text) &&
        code_find(value).name != NULL)
        *out = value;
    return true;
}
