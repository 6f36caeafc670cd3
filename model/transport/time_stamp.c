#include "model/transport/time_stamp.h"

#include "model/base/ascii.h"

/* "00" in a shape stands for two digits; the length of the shape, or 0. */
static size_t shaped(struct str s, const char *shape)
{
    size_t i = 0;

    for (; shape[i] != '\0'; i++)
        if (i >= s.len || (shape[i] == '0' ? !ascii_is_digit(s.s[i]) : s.s[i] != shape[i]))
            return 0;
    return i;
}

static size_t zone(struct str s)
{
    size_t n;

    if (str_starts(s, STR_LIT("Z")))
        return 1;
    if (s.len == 0 || (s.s[0] != '+' && s.s[0] != '-'))
        return 0;
    s = str_cut(s, 1, s.len);
    if ((n = shaped(s, "00:00")) == 0)
        n = shaped(s, "0000");
    return n > 0 ? n + 1 : 0;
}

/* Date and time, or the time alone; fraction and zone with them. */
static size_t moment(struct str s)
{
    static const char shapes[][20] = {"0000-00-00T00:00:00", "0000-00-00 00:00:00",
                                      "0000/00/00 00:00:00", "00:00:00"};
    size_t n = 0;

    for (size_t i = 0; n == 0 && i < sizeof(shapes) / sizeof(shapes[0]); i++)
        n = shaped(s, shapes[i]);
    if (n == 0)
        return 0;
    if (n < s.len && (s.s[n] == '.' || s.s[n] == ','))
        for (n++; n < s.len && ascii_is_digit(s.s[n]);)
            n++;
    return n + zone(str_cut(s, n, s.len));
}

static size_t blanks(struct str s)
{
    size_t n = 0;

    while (n < s.len && (s.s[n] == ' ' || s.s[n] == '\t'))
        n++;
    return n;
}

/* "[Step 1/2] " of TeamCity, "stderr F " of Kubernetes, "01O " of GitLab. */
static size_t behind(struct str s)
{
    static const char streams[][12] = {"stdout F ", "stderr F ", "stdout P ", "stderr P "};
    ptrdiff_t end = str_find(s, ']', 0);

    for (size_t i = 0; i < sizeof(streams) / sizeof(streams[0]); i++)
        if (str_starts(s, str_of(streams[i])))
            return strlen(streams[i]);
    if (str_starts(s, STR_LIT("[Step ")) && end > 0 && end < 40)
        return (size_t)end + 1 + (size_t)((size_t)end + 1 < s.len && s.s[end + 1] == ' ');
    if (s.len > 3 && ascii_is_digit(s.s[0]) && ascii_is_digit(s.s[1]) &&
        (s.s[2] == 'O' || s.s[2] == 'E') && (s.s[3] == ' ' || s.s[3] == '+'))
        return 4;
    return 0;
}

/* "[01:19:10]W:\t\t [Step 1/2] " */
static size_t in_brackets(struct str s)
{
    size_t n = moment(str_cut(s, 1, s.len)), gap, step;

    if (n == 0 || n + 1 >= s.len || s.s[n + 1] != ']')
        return 0;
    n += 2;
    if (n + 1 < s.len && s.s[n] >= 'A' && s.s[n] <= 'Z' && s.s[n + 1] == ':')
        n += 2;
    else if (str_starts(str_cut(s, n, s.len), STR_LIT(" : ")))
        n += 2;
    gap = blanks(str_cut(s, n, s.len));
    step = behind(str_cut(s, n + gap, s.len));
    if (step > 0)
        return n + gap + step;
    if (n < s.len && gap == 0)
        return 0; /* the next bracket of a log's own head */
    return n + (gap > 0);
}

size_t time_stamp(struct str line)
{
    size_t n;

    if (str_starts(line, STR_LIT("[")))
        return in_brackets(line);
    if ((n = moment(line)) == 0)
        return 0;
    if (n == line.len)
        return n;
    if (line.s[n] != ' ' && line.s[n] != '\t')
        return 0;
    n++;
    return n + behind(str_cut(line, n, line.len));
}
