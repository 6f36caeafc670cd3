/* A file inside a command: what bash and PowerShell hand on of the lines below it.
 *
 *   cat <<EOF | docker compose -f - up       @"
 *   services: ...                            services: ...
 *   EOF                                      "@ | docker compose -f - up */
#include "model/base/ascii.h"
#include "model/formats/dockerfile.h"
#include "model/formats/line_walk.h"
#include "model/formats/pieces.h"
#include "model/transport/lines.h"

#define MOST_OPEN 16 /* that do not end: each of them is looked for to the end of the text */

/* The word that ends bash's: EOF of <<EOF, <<-'EOF'; empty: nothing is handed on. */
static struct str word_of_bash(struct str line)
{
    size_t from = 0, end;

    while (from + 1 < line.len && !(line.s[from] == '<' && line.s[from + 1] == '<'))
        from++;
    if (from + 2 >= line.len)
        return STR_NONE;
    from += line.s[from + 2] == '-' ? 3 : 2;
    while (from < line.len && memchr(" '\"\\", line.s[from], 4) != NULL)
        from++;
    for (end = from; end < line.len && ascii_is_word(line.s[end]);)
        end++;
    return str_cut(line, from, end);
}

struct here {
    struct str end; /* empty: nothing is handed on */
    bool begins;    /* the last line only begins with it */
};

/* "@ of @", '@ of @', which end the line. */
static struct here here_of(struct str line)
{
    struct str trimmed = str_trim(line);

    if (str_ends(trimmed, STR_LIT("@\"")))
        return (struct here){STR_LIT("\"@"), true};
    if (str_ends(trimmed, STR_LIT("@'")))
        return (struct here){STR_LIT("'@"), true};
    return (struct here){word_of_bash(line), false};
}

static bool ends_here(struct str line, struct here here)
{
    return here.begins ? str_starts(line, here.end) : str_eq(str_trim(line), here.end);
}

/* What PowerShell prints in front of a line while it waits for more; that of bash is undone as a
 * quote mark is. */
static struct str without_prompt(struct str line)
{
    if (str_starts(line, STR_LIT(">> ")) || str_is(line, ">>"))
        return str_cut(line, 3, line.len);
    return line;
}

/* The line that ends what is handed on from line `from` on; *asked: each has a prompt of its own.
 * l->count: none does. */
static size_t end_of(const struct lines *l, size_t from, struct here here, bool *asked)
{
    size_t to = from;

    while (to < l->count && !ends_here(l->items[to].text, here) &&
           !ends_here(without_prompt(l->items[to].text), here))
        to++;
    *asked = true;
    for (size_t i = from; i <= to && i < l->count; i++)
        *asked = *asked && without_prompt(l->items[i].text).s != l->items[i].text.s;
    return to;
}

/* A file that is read for its own sake: a script that is handed on is none. */
static bool is_file(const struct lines *l, size_t from, size_t to, bool asked)
{
    for (size_t i = from; i < to; i++) {
        struct str line = asked ? without_prompt(l->items[i].text) : l->items[i].text;
        const struct format *head = format_headed_by(line);

        if (head != NULL && (head->whole || head == &formats[FORMAT_dockerfile]))
            return true;
    }
    return false;
}

/* rest: what of the line is no part of the file. */
static void set_apart(struct pieces *out, struct line *line, struct str rest)
{
    rest = str_trim(rest);
    pieces_note(out, NOTE_SALVAGED, line->number, STR_LIT("a command around a file"));
    if (rest.len > 0)
        pieces_note(out, NOTE_LEFT_OUT, line->number, rest);
    line->text = STR_LIT("---");
}

/* Commands inside a file belong to that, and a run line reads on by itself. */
static bool may_open(struct str line)
{
    const ptrdiff_t blank = str_find(line, ' ', 0);

    return line_indent(line) == 0 && format_headed_by(line) == NULL &&
           !(blank > 0 && dockerfile_is_instruction(str_cut(line, 0, (size_t)blank)));
}

void pieces_open_here(struct pieces *out, struct lines *l)
{
    unsigned open = 0;

    for (size_t i = 0; i + 1 < l->count && open < MOST_OPEN; i++) {
        const struct here here = here_of(l->items[i].text);
        struct str last;
        bool asked;
        size_t to;

        if (here.end.len == 0 || !may_open(l->items[i].text))
            continue;
        to = end_of(l, i + 1, here, &asked);
        open += to == l->count;
        if (to == l->count)
            continue;
        if (is_file(l, i + 1, to, asked)) {
            for (size_t k = i + 1; asked && k <= to; k++)
                l->items[k].text = without_prompt(l->items[k].text);
            set_apart(out, &l->items[i], l->items[i].text);
            last = str_trim(without_prompt(l->items[to].text));
            set_apart(out, &l->items[to], str_cut(last, here.end.len, last.len));
        }
        i = to; /* what stands inside opens nothing, and is looked through once */
    }
}
