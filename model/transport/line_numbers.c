/* The numbers that an editor or a web page shows beside the lines. */
#include "model/transport/lines.h"

#define FEWEST_NUMBERED 3

struct numbered {
    unsigned number;
    size_t len; /* of blanks, number and the sign behind it */
    char sign;  /* ':', '|', '\t', '.', ')' or ' ' */
};

/* "  12: ", "12 | ", "12\t", "  12  "; false: the line begins with none. */
static bool numbered_read(struct numbered *out, struct str line)
{
    size_t i = 0, first;

    *out = (struct numbered){.sign = ' '};
    while (i < line.len && line.s[i] == ' ')
        i++;
    first = i;
    while (i < line.len && line.s[i] >= '0' && line.s[i] <= '9' && i - first < 7)
        out->number = out->number * 10 + (unsigned)(line.s[i++] - '0');
    if (i == first || (i < line.len && memchr(" :|\t.)", line.s[i], 6) == NULL))
        return false;
    out->len = i;
    while (i < line.len && line.s[i] == ' ')
        i++;
    if (i < line.len && memchr(":|\t.)", line.s[i], 5) != NULL &&
        (i == out->len || line.s[i] == '|')) {
        out->sign = line.s[i];
        out->len = i + 1;
    }
    return true;
}

/* Each filled line has the number that follows the one of the line before, and the same sign. */
static bool all_numbered(const struct lines *l)
{
    struct numbered now, before = {.number = 0};
    unsigned from = 0;
    size_t count = 0;

    for (size_t i = 0; i < l->count; i++) {
        if (line_is_blank(l->items[i].text))
            continue;
        if (!numbered_read(&now, l->items[i].text))
            return false;
        if (count++ > 0 && (now.number != before.number + (l->items[i].number - from) ||
                            (now.sign != before.sign && now.len < l->items[i].text.len)))
            return false;
        if (count == 1 || now.len < l->items[i].text.len)
            before.sign = now.sign;
        before.number = now.number;
        from = l->items[i].number;
    }
    return count >= FEWEST_NUMBERED || (count == 2 && before.number == 2 && before.sign != ' ');
}

static void drop_numbers(struct lines *l)
{
    struct numbered n;

    for (size_t i = 0; i < l->count; i++)
        if (numbered_read(&n, l->items[i].text))
            l->items[i].text = str_cut(l->items[i].text, n.len, l->items[i].text.len);
}

/* The number alone in a line, and its line in the next. */
static bool is_number_line(struct str line, unsigned number)
{
    struct numbered n;

    return numbered_read(&n, line) && n.number == number && str_trim(line).len > 0 &&
           n.len >= line.len;
}

static bool drop_number_lines(struct lines *l)
{
    size_t n = 0, count = 0;
    unsigned number = 1;

    for (size_t i = 0; i < l->count; i++)
        if (is_number_line(l->items[i].text, number)) {
            number++;
            count++;
        }
    if (count < FEWEST_NUMBERED || count * 2 < l->count - 1 || !is_number_line(l->items[0].text, 1))
        return false;
    number = 1;
    for (size_t i = 0; i < l->count; i++) {
        if (is_number_line(l->items[i].text, number))
            number++;
        else
            l->items[n++] = l->items[i];
    }
    l->count = n;
    return true;
}

bool lines_drop_numbers(struct lines *l)
{
    unsigned first = l->count > 0 ? l->items[0].number : 0;
    bool found = all_numbered(l);

    if (found)
        drop_numbers(l);
    else
        found = l->count > 0 && drop_number_lines(l);
    if (found)
        lines_undone(l, first, "numbers in front of the lines");
    return found;
}
