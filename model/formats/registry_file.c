/* A file of regedit (.reg), of version 5 or REGEDIT4.
 * Source of the grammar: regedit's behaviour as Wine's tests of it record. */
#include "model/base/buf.h"
#include "model/base/num.h"
#include "model/base/utf8.h"
#include "model/files/code_page.h"
#include "model/formats/line_walk.h"
#include "model/formats/registry.h"

#define HEADER_5 "Windows Registry Editor Version 5.00"
#define HEADER_4 "REGEDIT4"

struct file_reading {
    struct registry_reading *r;
    struct line_walk at;
    struct str key;
    bool ansi;    /* bytes of texts are of the code page, not UTF-16 */
    bool removed; /* what follows belongs to a key that is taken away */
};

/* One that regedit refuses is meant as one, too. */
static bool is_meant_as_header(struct str line)
{
    return str_starts(line, STR_LIT("Windows Registry Editor")) ||
           str_starts(line, STR_LIT("REGEDIT"));
}

/* Also from its first key on, where the header was not copied. */
bool registry_is_file(struct str text)
{
    return is_meant_as_header(text) || str_starts(text, STR_LIT("[HKEY_")) ||
           str_starts(text, STR_LIT("[-HKEY_"));
}

static void bad(struct file_reading *f, size_t column, const char *what)
{
    registry_bad(f->r, f->at.line_number, column, str_of(what));
}

/* ---- texts ---- */

/* What may stand behind a value: blanks, and a remark behind ';'. */
static bool is_rest(struct str line, size_t from)
{
    struct str rest = str_trim(str_cut(line, from, line.len));

    return rest.len == 0 || rest.s[0] == ';';
}

/* The line's text up to the quote that is not escaped; *end is the column behind it. */
static bool quoted_part(struct buf *out, struct str line, size_t *end)
{
    for (size_t i = *end; i < line.len; i++) {
        if (line.s[i] == '"') {
            *end = i + 1;
            return true;
        }
        if (line.s[i] == '\\' && i + 1 < line.len &&
            (line.s[i + 1] == '\\' || line.s[i + 1] == '"'))
            i++;
        buf_char(out, line.s[i]);
    }
    return false;
}

/* The lines below that belong to a text: up to a quote that nothing follows. Where there is none
 * the text has no end, and they are values of their own. */
static bool quoted_below(struct file_reading *f, struct buf *out, size_t *end)
{
    const struct line_walk start = f->at;
    const size_t kept = out->len;
    bool ended = false;

    while (!ended && line_walk_next(&f->at) && !str_starts(f->at.line, STR_LIT("[HKEY_"))) {
        buf_char(out, '\n');
        *end = 0;
        ended = quoted_part(out, f->at.line, end);
    }
    if (!ended || !is_rest(f->at.line, *end)) {
        f->at = start;
        out->len = kept;
        return false;
    }
    f->r->out->line = input_line(f->r->in, start.line_number);
    evidence_note(f->r->out, NOTE_SALVAGED, STR_NONE,
                  STR_LIT("a text with line ends inside of its quotes"));
    return true;
}

/* ---- bytes ---- */

static bool is_remark(struct str line)
{
    struct str text = str_trim(line);

    return text.len > 0 && text.s[0] == ';';
}

/* A value that is dropped goes with all its lines. */
static bool drop_bytes(struct file_reading *f, size_t column, const char *why)
{
    bad(f, column, why);
    while (str_ends(str_trim(f->at.line), STR_LIT("\\")) && line_walk_next(&f->at))
        ;
    return false;
}

/* "7b,00,\" and what follows it; false: not hexadecimal. The bytes of a line end with a comma where
 * another line follows. */
static bool read_bytes(struct file_reading *f, struct buf *out, size_t i)
{
    for (bool comma = true;;) {
        struct str line = f->at.line;
        bool goes_on = false;

        for (; i < line.len && line.s[i] != ';'; i++) {
            int high = num_hex_digit(line.s[i]);

            if (line.s[i] == ' ' || line.s[i] == '\t')
                continue;
            if (line.s[i] == '\\') {
                goes_on = true;
                break;
            }
            if (line.s[i] != ',' && high < 0)
                return drop_bytes(f, i + 1, "this is no hexadecimal byte");
            if (comma == (line.s[i] == ','))
                return drop_bytes(f, i + 1,
                                  "regedit drops a value whose bytes have no comma "
                                  "between them, or two");
            comma = line.s[i] == ',';
            if (comma)
                continue;
            if (i + 1 < line.len && num_hex_digit(line.s[i + 1]) >= 0)
                high = high * 16 + num_hex_digit(line.s[++i]);
            buf_char(out, (char)high);
        }
        if (goes_on && !comma)
            return drop_bytes(f, i + 1,
                              "regedit drops a value that goes on in the next line "
                              "without a comma before the \\");
        do {
            if (!goes_on || !line_walk_next(&f->at))
                return true;
        } while (is_remark(f->at.line));
        i = 0;
    }
}

static void add_code(struct buf *out, uint32_t c)
{
    char encoded[UTF8_MAX];

    buf_add(out, (struct str){encoded, utf8_encode(encoded, c)});
}

static uint32_t unit_at(struct str bytes, size_t at)
{
    return (uint32_t)(unsigned char)bytes.s[at] | (uint32_t)(unsigned char)bytes.s[at + 1] << 8;
}

/* Up to the first NUL. */
static void text_of_utf16(struct buf *out, struct str bytes)
{
    for (size_t i = 0; i + 1 < bytes.len; i += 2) {
        uint32_t c = unit_at(bytes, i);

        if (c == 0)
            return;
        if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.len) {
            uint32_t low = unit_at(bytes, i + 2);

            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        add_code(out, c);
    }
}

static void text_of_ansi(struct buf *out, struct str bytes)
{
    for (size_t i = 0; i < bytes.len && bytes.s[i] != '\0'; i++)
        add_code(out, code_page_windows_1252((unsigned char)bytes.s[i]));
}

static uint64_t number_of(struct str bytes, bool big_endian)
{
    uint64_t n = 0;

    for (size_t i = 0; i < bytes.len && i < 8; i++)
        n |= (uint64_t)(unsigned char)bytes.s[big_endian ? bytes.len - 1 - i : i] << (8 * i);
    return n;
}

/* ---- values ---- */

/* The number in "hex(7):"; 3 (binary) without one; -1: it is none. *from: behind the colon. */
static int hex_type(struct str line, size_t *from)
{
    int type = 3;
    size_t i = *from + 3;

    if (i < line.len && line.s[i] == '(') {
        type = i + 1 < line.len ? num_hex_digit(line.s[i + 1]) : -1;
        if (i + 2 >= line.len || line.s[i + 2] != ')')
            return -1;
        i += 3;
    }
    if (type < 0 || i >= line.len || line.s[i] != ':')
        return -1;
    *from = i + 1;
    return type;
}

static bool read_hex(struct file_reading *f, struct registry_value *v, struct buf *text,
                     size_t from)
{
    struct buf bytes = {0};
    int type = hex_type(f->at.line, &from);
    struct str raw;
    bool read;

    if (type < 0) {
        bad(f, from + 1, "expected hex: or hex(digit):");
        return false;
    }
    read = read_bytes(f, &bytes, from);
    raw = buf_str(&bytes);
    if (type == 1 || type == 2) {
        v->type = REGISTRY_TEXT;
        if (f->ansi)
            text_of_ansi(text, raw);
        else
            text_of_utf16(text, raw);
    } else if (type == 4 || type == 5 || type == 0xb) {
        v->type = REGISTRY_NUMBER;
        v->number = number_of(raw, type == 5);
    } else {
        v->type = REGISTRY_OTHER;
    }
    text->failed = text->failed || bytes.failed;
    buf_finish(&bytes);
    return read;
}

static bool read_dword(struct file_reading *f, struct registry_value *v, size_t from)
{
    struct str line = f->at.line;
    size_t i = from + strlen("dword:");
    size_t digits = 0;

    for (; i < line.len && num_hex_digit(line.s[i]) >= 0; i++, digits++)
        v->number = v->number * 16 + (uint64_t)num_hex_digit(line.s[i]);
    v->type = REGISTRY_NUMBER;
    if (digits > 0 && digits <= 8 && is_rest(line, i))
        return true;
    bad(f, i + 1, "expected 1 to 8 hexadecimal digits behind dword:");
    return false;
}

static bool read_text(struct file_reading *f, struct registry_value *v, struct buf *text,
                      size_t from)
{
    size_t end = from + 1;

    v->type = REGISTRY_TEXT;
    if (!quoted_part(text, f->at.line, &end)) {
        if (quoted_below(f, text, &end))
            return true;
        bad(f, from + 1, "the quote at the end of this text is missing");
        return false;
    }
    if (is_rest(f->at.line, end))
        return true;
    bad(f, end + 1, "regedit drops a value with this behind its text");
    return false;
}

static void read_data(struct file_reading *f, struct registry_value *v, size_t from)
{
    struct str line = f->at.line, data = str_cut(line, from, line.len);
    struct buf text = {0};
    bool read = false;

    if (str_starts(data, STR_LIT("-")) && is_rest(data, 1))
        registry_tell_gone(f->r, v->key, v->name, v->line);
    else if (str_starts(data, STR_LIT("\"")))
        read = read_text(f, v, &text, from);
    else if (str_starts(data, STR_LIT("dword:")))
        read = read_dword(f, v, from);
    else if (str_starts(data, STR_LIT("hex")))
        read = read_hex(f, v, &text, from);
    else
        bad(f, from + 1, "expected a text in quotes, dword:, hex: or - behind the =");
    v->text = buf_str(&text);
    if (read && !f->removed)
        registry_tell(f->r, v);
    f->r->out->failed = f->r->out->failed || text.failed;
    buf_finish(&text);
}

static void read_value(struct file_reading *f)
{
    struct registry_value v = {.key = f->key, .line = f->at.line_number};
    struct buf name = {0};
    size_t end = line_indent(f->at.line) + 1;
    bool named = f->at.line.s[end - 1] == '@' || quoted_part(&name, f->at.line, &end);
    size_t equals = end;

    equals += line_indent(str_cut(f->at.line, end, f->at.line.len));
    v.name = buf_str(&name);
    if (!named || equals >= f->at.line.len || f->at.line.s[equals] != '=')
        bad(f, end + 1, "expected a name in quotes and = behind it");
    else if (f->key.len == 0)
        bad(f, 1, "no key stands above this value");
    else
        read_data(f, &v, equals + 1 + line_indent(str_cut(f->at.line, equals + 1, f->at.line.len)));
    f->r->out->failed = f->r->out->failed || name.failed;
    buf_finish(&name);
}

static void read_key(struct file_reading *f, struct str line)
{
    size_t end = line.len;

    while (end > 0 && line.s[end - 1] != ']')
        end--;
    f->removed = line.len > 1 && line.s[1] == '-';
    if (end < 2) {
        f->key = STR_NONE;
        bad(f, line.len + 1, "the ] at the end of the key is missing");
        return;
    }
    f->key = str_cut(line, f->removed ? 2 : 1, end - 1);
    registry_tell_key(f->r, f->key, !f->removed, f->at.line_number);
}

/* Another one stands where files were put one behind the other. */
static bool read_header(struct file_reading *f)
{
    bool four = str_is(f->at.line, HEADER_4);

    if (four || str_is(f->at.line, HEADER_5))
        f->ansi = four;
    return four || str_is(f->at.line, HEADER_5);
}

void registry_read_file(struct registry_reading *r)
{
    struct file_reading f = {.r = r, .at = line_walk_of(r->in->text)};

    r->complete = true;
    for (bool first = true; line_walk_next(&f.at);) {
        struct str line = str_trim(f.at.line);

        if (line.len == 0 || line.s[0] == ';' || line.s[0] == '#' || read_header(&f)) {
            first = first && line.len == 0;
            continue;
        }
        if (first)
            bad(&f, 1, "regedit reads a file only below '" HEADER_5 "' or '" HEADER_4 "'");
        first = false;
        if (is_meant_as_header(line))
            continue;
        if (line.s[0] == '[')
            read_key(&f, line);
        else if (line.s[0] == '"' || line.s[0] == '@')
            read_value(&f);
        else
            bad(&f, 1, "expected [KEY], \"name\"= or a remark behind ;");
    }
}
