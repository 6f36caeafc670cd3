/* $'...' of bash: the escapes of C, and what bash adds to them. */
#include "model/shell/bash_parts.h"

#include "model/base/num.h"
#include "model/base/utf8.h"

static char at(const struct splitter *s, size_t i)
{
    return i < s->text.len ? s->text.s[i] : '\0';
}

static uint32_t read_digits(struct splitter *s, unsigned base, size_t most)
{
    uint32_t n = 0;

    for (size_t i = 0; i < most && (unsigned)num_hex_digit(at(s, s->at)) < base; i++)
        n = n * base + (unsigned)num_hex_digit(at(s, s->at++));
    return n;
}

static void put_code(struct splitter *s, struct bash_word *w, uint32_t c)
{
    char utf8[UTF8_MAX];
    size_t len = utf8_encode(utf8, c);

    for (size_t i = 0; i < len; i++)
        bash_put(s, w, utf8[i], ATOM_QUOTED);
}

/* \x41, and \x{41} with any count of digits, of which the last byte counts. False: neither. */
static bool read_hex(struct splitter *s, struct bash_word *w)
{
    bool open = at(s, s->at) == '{';

    if (!open && (unsigned)num_hex_digit(at(s, s->at)) >= 16)
        return false;
    s->at += open;
    bash_put(s, w, (char)read_digits(s, 16, open ? s->text.len : 2), ATOM_QUOTED);
    s->at += open && at(s, s->at) == '}';
    return true;
}

/* Behind the backslash of a $'...' escape. */
static void read_ansi_escape(struct splitter *s, struct bash_word *w)
{
    static const char letters[] = "abeEfnrtv\\'\"?";
    static const char values[] = "\a\b\x1b\x1b\f\n\r\t\v\\'\"?";
    char c = at(s, s->at);
    const char *letter = c != '\0' ? strchr(letters, c) : NULL;

    if (c >= '0' && c <= '7') {
        bash_put(s, w, (char)read_digits(s, 8, 3), ATOM_QUOTED);
        return;
    }
    s->at++;
    if (letter != NULL)
        bash_put(s, w, values[letter - letters], ATOM_QUOTED);
    else if (c == 'x' && read_hex(s, w))
        return;
    else if ((c == 'u' || c == 'U') && (unsigned)num_hex_digit(at(s, s->at)) < 16)
        put_code(s, w, read_digits(s, 16, c == 'u' ? 4 : 8));
    else if (c == 'c' && s->at < s->text.len)
        bash_put(s, w, (char)(at(s, s->at++) & 0x1f), ATOM_QUOTED);
    else {
        bash_put(s, w, '\\', ATOM_QUOTED);
        bash_put(s, w, c, ATOM_QUOTED);
    }
}

bool bash_ansi_read(struct splitter *s, struct bash_word *w)
{
    size_t from;

    bash_put(s, w, '\0', ATOM_MARK);
    from = w->count;
    s->at += 2;
    while (s->at < s->text.len && at(s, s->at) != '\'') {
        if (at(s, s->at) == '\\' && s->at + 1 < s->text.len) {
            s->at++;
            read_ansi_escape(s, w);
        } else {
            bash_put(s, w, at(s, s->at++), ATOM_QUOTED);
        }
    }
    if (s->at >= s->text.len)
        return bash_unmatched(s, "'");
    s->at++;
    for (size_t i = from; i < w->count; i++)
        if (w->atoms[i].c == '\0')
            w->count = i; /* it ends what stands in these quotes */
    return true;
}
