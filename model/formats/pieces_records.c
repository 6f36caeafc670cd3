/* What PowerShell writes into the middle of a native command's errors: the command, which is an
 * artefact beside the error, and does not end it. */
#include "model/formats/pieces.h"

#include "model/transport/lines.h"

#include <limits.h>

/* The lines that the command in a block of `count` lines from line `from` has; 0: it is none that
 * begins an artefact. */
static size_t command_lines(const struct lines *l, size_t from, size_t count)
{
    size_t to = from + 2;

    if (format_begun_by(l->items[from + 1].text) == NULL)
        return 0;
    while (to < from + count && !str_starts(str_trim(l->items[to].text), STR_LIT("+ ")))
        to++;
    return to - from - 1;
}

struct err *pieces_take_records(struct pieces *out, struct lines *l)
{
    struct err *e = NULL;
    size_t kept = 0, first = out->count;

    for (size_t i = 0; e == NULL && i < l->count; i++) {
        bool below = kept > 0 && !line_is_blank(l->items[kept - 1].text);
        size_t count = below ? lines_of_powershell_record(l, i) : 0;
        size_t command = count > 0 ? command_lines(l, i, count) : 0;
        struct lines own = {.arena = l->arena, .items = l->items + i + 1, .count = command};

        if (command == 0) {
            l->items[kept++] = l->items[i];
            continue;
        }
        pieces_note(out, NOTE_SALVAGED, l->items[i].number,
                    STR_LIT("PowerShell's block of an error"));
        e = pieces_add_text(out, &own);
        i += count - 1;
        if (i + 1 < l->count && line_is_blank(l->items[i + 1].text))
            i++;
    }
    l->count = kept;
    for (size_t i = first; i < out->count; i++)
        out->items[i].in_record = true;
    return e;
}

/* The block stands behind the error's first line, and in front of the next error. Both stand in the
 * order of the lines, the commands first. */
void pieces_join_records(struct pieces *out)
{
    unsigned next_error = UINT_MAX;
    size_t record = 0;

    while (record < out->count && out->items[record].in_record)
        record++;
    for (size_t i = out->count; i-- > 0 && !out->items[i].in_record;) {
        struct piece *piece = &out->items[i];

        if (piece->kind != &formats[FORMAT_error])
            continue;
        while (record > 0 && out->items[record - 1].first_line > piece->first_line)
            record--;
        if (out->items[record].in_record && out->items[record].first_line < next_error)
            piece->record = record + 1;
        next_error = piece->first_line;
    }
}
