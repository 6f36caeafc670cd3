#include "model/client/size.h"

#include "model/client/go_number.h"
#include "model/client/text.h"

static bool invalid(struct str *why, struct arena *a, const char *what, struct str text)
{
    *why = CLIENT_TEXT(a, str_of(what), STR_LIT(": '"), text, STR_LIT("'"));
    return false;
}

static bool number(double *out, struct str *why, struct arena *a, struct str text)
{
    enum go_number result = go_float(out, text);

    if (result == GO_OK)
        return true;
    *why = go_number_error(a, "ParseFloat", text, result);
    return false;
}

/* 1024 to the power that the letter stands for; 0: it stands for none. */
static double multiple_of(char letter)
{
    static const char letters[] = "kmgtp";
    const char *at = letter != '\0' ? strchr(letters, letter) : NULL;
    double multiple = 1;

    if (at == NULL)
        return 0;
    for (const char *p = letters; p <= at; p++)
        multiple *= 1024;
    return multiple;
}

/* The place behind the last digit, point or blank; 0: there is none. */
static size_t number_end(struct str text)
{
    size_t end = text.len;

    while (end > 0 && memchr("0123456789. ", text.s[end - 1], 12) == NULL)
        end--;
    return end;
}

static bool suffix_multiple(double *out, struct str s)
{
    *out = 1;
    if (s.len == 0 || str_is(s, "b"))
        return true;
    *out = multiple_of(s.s[0]);
    return *out != 0 &&
           (s.len == 1 || str_is(str_cut(s, 1, s.len), "b") || str_is(str_cut(s, 1, s.len), "ib"));
}

static bool size_now(int64_t *out, struct str *why, struct arena *a, struct str text)
{
    size_t end = number_end(text);
    struct str suffix = str_cut(text, end, text.len);
    double size, multiple;

    if (end == 0)
        return invalid(why, a, "invalid size", text);
    if (!number(&size, why, a, str_cut(text, 0, text.s[end - 1] == ' ' ? end - 1 : end)))
        return false;
    if (size < 0)
        return invalid(why, a, "invalid size", text);
    if (suffix.len > 3)
        return invalid(why, a, "invalid suffix", suffix);
    suffix = client_lower(a, suffix);
    if (!suffix_multiple(&multiple, suffix))
        return invalid(why, a, "invalid suffix", suffix);
    *out = go_int_of_float(size * multiple);
    return true;
}

static size_t digits_from(struct str text, size_t at)
{
    while (at < text.len && text.s[at] >= '0' && text.s[at] <= '9')
        at++;
    return at;
}

/* \d+(\.\d+)*; 0 when it does not match. */
static size_t old_number_end(struct str text)
{
    size_t at = digits_from(text, 0), next;

    if (at == 0)
        return 0;
    while (at < text.len && text.s[at] == '.' && (next = digits_from(text, at + 1)) > at + 1)
        at = next;
    return at;
}

static bool size_before(int64_t *out, struct str *why, struct arena *a, struct str text)
{
    size_t end = old_number_end(text), at = end;
    struct str lowered = client_lower(a, text);
    double size, multiple = 0;

    if (end == 0 || lowered.len != text.len)
        return invalid(why, a, "invalid size", text);
    if (at < text.len && text.s[at] == ' ')
        at++;
    if (at < text.len && (multiple = multiple_of(lowered.s[at])) != 0)
        at++;
    if (at < text.len && lowered.s[at] == 'i')
        at++;
    if (at < text.len && lowered.s[at] == 'b')
        at++;
    if (at < text.len)
        return invalid(why, a, "invalid size", text);
    if (!number(&size, why, a, str_cut(text, 0, end)))
        return false;
    *out = go_int_of_float(multiple != 0 ? size * multiple : size);
    return true;
}

bool client_size(int64_t *out, struct str *why, struct arena *a, struct str text, bool old)
{
    return old ? size_before(out, why, a, text) : size_now(out, why, a, text);
}
