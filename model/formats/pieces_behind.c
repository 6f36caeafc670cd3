/* JSON in one line behind a line number, a file's name, a time or a word: "12: {...}". */
#include "model/formats/pieces.h"
#include "model/transport/json_repair.h"
#include "model/transport/lines.h"

#define BEHIND_MOST 120 /* characters in front of it */

/* Where {" or [{" begins behind something; 0: nowhere. */
static size_t json_at(struct str line)
{
    for (size_t i = 1; i + 2 < line.len && i < BEHIND_MOST; i++) {
        bool in_list = line.s[i] == '[' && line.s[i + 1] == '{' && line.s[i + 2] == '"';

        if (line.s[i] == '"')
            return 0;
        if (in_list || (line.s[i] == '{' && line.s[i + 1] == '"'))
            return i;
    }
    return 0;
}

/* All of the rest is one value; what closes a quote or goes on in a list is not looked at. */
static struct str json_of(struct str line)
{
    size_t at = json_at(line), end;

    if (at == 0)
        return STR_NONE;
    line = str_trim(str_cut(line, at, line.len));
    end = json_extent(line);
    return end > 0 && line.len - end <= 1 ? str_cut(line, 0, end) : STR_NONE;
}

/* What docker or its API prints; a document in an error's tail or in a log belongs to that. */
static bool is_printed(const struct format *kind)
{
    static const enum format_id printed[] = {FORMAT_inspect,        FORMAT_inspect_fragment,
                                             FORMAT_image_inspect,  FORMAT_network_inspect,
                                             FORMAT_volume_inspect, FORMAT_docker_info,
                                             FORMAT_docker_version, FORMAT_create_request};

    for (size_t i = 0; i < sizeof(printed) / sizeof(printed[0]); i++)
        if (kind == &formats[printed[i]])
            return true;
    return false;
}

struct err *pieces_open_behind(struct input *out, struct pieces *p, const struct line *line,
                               bool *taken)
{
    struct line own = {json_of(line->text), line->number};
    const struct lines one = {.arena = &p->arena, .items = &own, .count = 1};
    const struct format *kind = NULL;
    struct err *e;

    *taken = false;
    if (own.text.len == 0)
        return NULL;
    if (!pieces_text(out, &p->arena, &one))
        return err_oom();
    if ((e = input_open_piece(out, out->text, out->lines, out->line_count, true)) != NULL)
        return e;
    if (out->value == NULL || (e = format_of(&kind, out)) != NULL || !is_printed(kind)) {
        input_close(out);
        return e;
    }
    *taken = true;
    return NULL;
}
