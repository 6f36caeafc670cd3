/* What CI systems put in front of lines. */
#include "model/transport/lines.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "2024-03-19T01:19:10.0000013Z " at a line's start: its length, or 0. */
static size_t time_stamp(struct str line)
{
    static const char shape[] = "0000-00-00T00:00:00";
    size_t i = 0;

    for (; shape[i] != '\0'; i++)
        if (i >= line.len || (shape[i] == '0' ? !is_digit(line.s[i]) : line.s[i] != shape[i]))
            return 0;
    while (i < line.len && (line.s[i] == '.' || is_digit(line.s[i])))
        i++;
    if (i >= line.len || line.s[i] != 'Z')
        return 0;
    i++;
    if (i < line.len && line.s[i] == ' ')
        i++;
    return i;
}

bool lines_drop_time_stamps(struct lines *l)
{
    size_t stamped = 0, filled = 0;

    for (size_t i = 0; i < l->count; i++) {
        filled += !line_is_blank(l->items[i].text);
        stamped += time_stamp(l->items[i].text) > 0;
    }
    if (stamped == 0 || stamped * 2 < filled)
        return false;
    lines_undone(l, l->items[0].number, "time stamps in front of the lines");
    for (size_t i = 0; i < l->count; i++)
        l->items[i].text =
            str_cut(l->items[i].text, time_stamp(l->items[i].text), l->items[i].text.len);
    return true;
}

bool lines_drop_ci_marks(struct lines *l)
{
    static const char *const marks[] = {"##[error]", "##[warning]", "##[debug]", "::error::"};
    bool found = false;

    for (size_t i = 0; i < l->count; i++)
        for (size_t m = 0; m < sizeof(marks) / sizeof(marks[0]); m++)
            if (str_starts(l->items[i].text, str_of(marks[m]))) {
                l->items[i].text =
                    str_cut(l->items[i].text, strlen(marks[m]), l->items[i].text.len);
                lines_undone(l, l->items[i].number, "marks of a CI system");
                found = true;
            }
    return found;
}

/* "web_1  | " of compose in front of a line: its length, or 0. */
static size_t service_prefix(struct str line)
{
    size_t i = 0;

    while (i < line.len && line.s[i] != ' ' && line.s[i] != '|' && line.s[i] != '"' &&
           line.s[i] != '{' && line.s[i] != ':')
        i++;
    if (i == 0)
        return 0;
    while (i < line.len && line.s[i] == ' ')
        i++;
    if (i >= line.len || line.s[i] != '|')
        return 0;
    i++;
    return i < line.len && line.s[i] == ' ' ? i + 1 : i;
}

bool lines_drop_service_prefixes(struct lines *l)
{
    size_t filled = 0, marked = 0;

    for (size_t i = 0; i < l->count; i++) {
        filled += !line_is_blank(l->items[i].text);
        marked += service_prefix(l->items[i].text) > 0;
    }
    if (marked < 2 || marked < filled)
        return false;
    lines_undone(l, l->items[0].number, "names of services in front of the lines");
    for (size_t i = 0; i < l->count; i++)
        l->items[i].text =
            str_cut(l->items[i].text, service_prefix(l->items[i].text), l->items[i].text.len);
    return true;
}
