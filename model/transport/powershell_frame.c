/* PowerShell shows what a native command writes to standard error as an error of its own: the
 * first line, then a block that names the place in the script, then the rest. */
#include "model/transport/lines.h"

#define RECORD_LINES 40 /* a block is looked for that far above its last line */

static bool is_plus_line(struct str line)
{
    return str_starts(str_trim(line), STR_LIT("+ "));
}

/* A text whose line ends were lost, or are escapes, has it in the middle of all that was said. */
static bool is_last_line(struct str line)
{
    return is_plus_line(line) && line_holds(line, "+ FullyQualifiedErrorId");
}

/* The place of the record's first line among the `count` lines above its last one: the '+' lines
 * and the one above them, which names the place in the system's language. */
static size_t record_start(const struct line *above, size_t count)
{
    size_t i = count, least = count > RECORD_LINES ? count - RECORD_LINES : 0;

    while (i > least && !line_holds(above[i - 1].text, "+ CategoryInfo"))
        i--;
    if (i == least)
        return count;
    i--;
    while (i > 0 && is_plus_line(above[i - 1].text))
        i--;
    return i > 0 && str_find(above[i - 1].text, ':', 0) >= 0 ? i - 1 : i;
}

bool lines_drop_powershell_records(struct lines *l)
{
    size_t n = 0;
    bool found = false;

    for (size_t i = 0; i < l->count; i++) {
        if (!is_last_line(l->items[i].text)) {
            l->items[n++] = l->items[i];
            continue;
        }
        n = record_start(l->items, n);
        lines_undone(l, l->items[i].number, "PowerShell's block of an error");
        if (i + 1 < l->count && l->items[i + 1].text.len > 0 && line_is_blank(l->items[i + 1].text))
            i++;
        found = true;
    }
    l->count = n;
    return found;
}

size_t lines_of_powershell_record(const struct lines *l, size_t from)
{
    bool category = false;

    if (from + 1 >= l->count || str_find(l->items[from].text, ':', 0) < 0 ||
        is_plus_line(l->items[from].text) || !is_plus_line(l->items[from + 1].text))
        return 0;
    for (size_t i = from + 1; i < l->count && i - from <= RECORD_LINES; i++) {
        category = category || line_holds(l->items[i].text, "+ CategoryInfo");
        if (is_last_line(l->items[i].text))
            return category ? i + 1 - from : 0;
    }
    return 0;
}
