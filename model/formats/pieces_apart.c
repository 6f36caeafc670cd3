/* Where an error and what a command listed (docker info, docker version, a table, systeminfo) stand
 * one right behind the other, and are two pieces. */
#include "model/base/ascii.h"
#include "model/diagnosis/error_marks.h"
#include "model/formats/pieces.h"
#include "model/transport/lines.h"

#define LABEL_MOST 40

/* "Server Version: 24.0.7", "Host Name:     WEB01", "Server:" */
static bool is_labelled(struct str line)
{
    size_t i = 0;

    line = str_trim(line);
    if (line.len == 0 || line.s[0] < 'A' || line.s[0] > 'Z')
        return false;
    while (i < line.len && i < LABEL_MOST &&
           (ascii_is_alnum(line.s[i]) || line.s[i] == ' ' || line.s[i] == '-' || line.s[i] == '/' ||
            line.s[i] == '_'))
        i++;
    return i < line.len && line.s[i] == ':' && (i + 1 == line.len || line.s[i + 1] == ' ');
}

/* The heading of docker ps and others: columns of capitals. */
static bool is_heading(struct str line)
{
    size_t gaps = 0;

    for (size_t i = 0; i < line.len; i++) {
        if (line.s[i] >= 'a' && line.s[i] <= 'z')
            return false;
        gaps += i > 0 && line.s[i] != ' ' && line.s[i - 1] == ' ';
    }
    return gaps > 1;
}

size_t pieces_apart(size_t *cuts, struct arena *a, const struct lines *l, struct str text)
{
    bool *marks = arena_calloc(a, l->count + 1, sizeof(*marks));
    enum { NOTHING, AN_ERROR, A_LIST } of = NOTHING;
    size_t count = 0;

    if (marks == NULL)
        return 0;
    error_marks(marks, text);
    for (size_t i = 0; i < l->count; i++) {
        struct str line = l->items[i].text;
        bool lists = !marks[i] && format_headed_by(line) != &formats[FORMAT_error] &&
                     (is_labelled(line) || is_heading(line));

        if ((of == AN_ERROR && lists) || (of != AN_ERROR && i > 0 && marks[i])) {
            if (count == PIECES_APART)
                return 0;
            cuts[count++] = i;
        }
        of = marks[i] ? AN_ERROR : lists ? A_LIST : of;
    }
    return count;
}
