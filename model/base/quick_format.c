#include "model/base/quick_format.h"

#include <string.h>

struct writer {
    char *out;
    size_t size, len;
    bool fits;
};

static void add(struct writer *w, const char *bytes, size_t len)
{
    if (len > w->size - w->len) {
        w->fits = false;
        return;
    }
    if (len > 0)
        memcpy(w->out + w->len, bytes, len);
    w->len += len;
}

static void add_number(struct writer *w, unsigned long long v, bool negative)
{
    char digits[24];
    size_t at = sizeof(digits);

    do
        digits[--at] = (char)('0' + v % 10);
    while ((v /= 10) > 0);
    if (negative)
        digits[--at] = '-';
    add(w, digits + at, sizeof(digits) - at);
}

static void add_int(struct writer *w, long long v)
{
    add_number(w, v < 0 ? 0 - (unsigned long long)v : (unsigned long long)v, v < 0);
}

/* most: -1, or so many bytes at most, which need no NUL behind them. */
static void add_text(struct writer *w, const char *text, int most)
{
    const char *end = most >= 0 && text != NULL ? memchr(text, '\0', (size_t)most) : NULL;

    if (text == NULL)
        w->fits = w->fits && most == 0;
    else if (end != NULL)
        add(w, text, (size_t)(end - text));
    else
        add(w, text, most >= 0 ? (size_t)most : strlen(text));
}

bool quick_format(char *out, size_t size, size_t *len, const char *fmt, va_list ap)
{
    struct writer w = {out, size, 0, true};

    while (w.fits && *fmt != '\0') {
        const char *plain = fmt;
        int most = -1;

        while (*fmt != '\0' && *fmt != '%')
            fmt++;
        add(&w, plain, (size_t)(fmt - plain));
        if (*fmt == '\0')
            break;
        fmt++;
        if (fmt[0] == '.' && fmt[1] == '*' && fmt[2] == 's') {
            most = va_arg(ap, int);
            fmt += 2;
        } else if (fmt[0] == '.' && fmt[1] >= '0' && fmt[1] <= '9' && fmt[2] == 's') {
            most = fmt[1] - '0';
            fmt += 2;
        }
        if (*fmt == 's')
            add_text(&w, va_arg(ap, const char *), most);
        else if (*fmt == 'd')
            add_int(&w, va_arg(ap, int));
        else if (*fmt == 'u')
            add_number(&w, va_arg(ap, unsigned), false);
        else if (*fmt == 'c')
            add(&w, &(char){(char)va_arg(ap, int)}, 1);
        else if (*fmt == '%')
            add(&w, fmt, 1);
        else if (fmt[0] == 'z' && fmt[1] == 'u')
            add_number(&w, va_arg(ap, size_t), false);
        else if (fmt[0] == 'l' && fmt[1] == 'l' && fmt[2] == 'u')
            add_number(&w, va_arg(ap, unsigned long long), false);
        else if (fmt[0] == 'l' && fmt[1] == 'u')
            add_number(&w, va_arg(ap, unsigned long), false);
        else if (fmt[0] == 'l' && fmt[1] == 'l' && fmt[2] == 'd')
            add_int(&w, va_arg(ap, long long));
        else
            return false;
        fmt += fmt[0] == 'z' ? 2 : fmt[0] != 'l' ? 1 : fmt[1] == 'l' ? 3 : 2;
    }
    *len = w.len;
    return w.fits;
}

size_t quick_formatted(char *out, size_t size, const char *fmt, ...)
{
    size_t len = 0;
    va_list ap;

    va_start(ap, fmt);
    (void)quick_format(out, size, &len, fmt, ap);
    va_end(ap);
    return len;
}
