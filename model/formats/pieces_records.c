/* What PowerShell writes into the middle of a native command's errors: the command, which is an
 * artefact beside the error, and does not end it. */
#include "model/formats/pieces.h"

#include "model/client/flag_of_word.h"
#include "model/shell/shell.h"
#include "model/transport/lines.h"
#include "model/transport/prompt.h"

#include <limits.h>

#define REST "<rest of the line>"

enum { ERROR_LINES = 40 }; /* of an error in front of its block, as many as are looked at */

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

/* "docker run ..." of "+ docker run ..." */
static struct str command_in(struct str line)
{
    line = str_trim(line);
    return str_starts(line, STR_LIT("+")) ? str_trim(str_cut(line, 1, line.len)) : line;
}

/* ---- a command that PowerShell cut off ------------------------------------------------------- */

static struct str without_dots(struct str line)
{
    line = str_trim(line);
    if (str_ends(line, STR_LIT("...")) || str_ends(line, STR_LIT("\xE2\x80\xA6")))
        return str_trim(str_cut(line, 0, line.len - 3));
    return line;
}

/* "go test ./..." has it all. */
static bool is_cut_off(struct str line)
{
    const struct str whole = without_dots(line);

    return whole.len < str_trim(line).len &&
           (whole.len == 0 || memchr("\\/", whole.s[whole.len - 1], 2) == NULL);
}

/* Of the word that the line begins with, which may be one in quotes that do not end. */
static size_t word_len(struct str line)
{
    char quote = '\0';

    for (size_t i = 0; i < line.len; i++) {
        const char c = line.s[i];

        if (quote == '\0' && c == ' ')
            return i;
        if ((c == '"' || c == '\'') && (quote == '\0' || quote == c))
            quote = quote == '\0' ? c : '\0';
    }
    return line.len;
}

/* Where the last word begins. */
static size_t last_word(struct str line)
{
    size_t from = 0, at = 0;

    while (at < line.len) {
        from = at;
        at += word_len(str_cut(line, at, line.len));
        while (at < line.len && line.s[at] == ' ')
            at++;
    }
    return from;
}

/* How much of the word stands there is not known, nor what follows: a placeholder stands for both,
 * and an option whose value it is goes with it. */
static struct str with_rest(struct arena *a, struct str whole)
{
    struct str before = str_cut(whole, 0, last_word(whole));
    const struct str trimmed = str_trim(before);
    const struct str option = str_cut(trimmed, last_word(trimmed), trimmed.len);

    if (client_flag_wants_value(option))
        before = str_cut(trimmed, 0, trimmed.len - option.len);
    return arena_printf(a, "%.*s" REST, STR_FMT(before));
}

static void put_rest(struct pieces *out, const struct lines *own)
{
    struct line *last = &own->items[own->count - 1];

    if (!is_cut_off(last->text))
        return;
    last->text = with_rest(own->arena, without_dots(last->text));
    pieces_note(out, NOTE_SALVAGED, last->number, STR_LIT("an end that PowerShell cut off"));
}

/* What the words of a run line so far were. */
struct run_walk {
    bool is_run, is_value, has_image;
};

static void walk_word(struct run_walk *w, struct str word)
{
    if (w->has_image || word.len == 0 || (word.len == 1 && memchr("\\`^", word.s[0], 3) != NULL))
        return; /* the last: the line goes on */
    if (w->is_value || str_starts(word, STR_LIT("-")))
        w->is_value = !w->is_value && w->is_run && client_flag_wants_value(word);
    else if (w->is_run)
        w->has_image = true;
    else
        w->is_run = str_is(word, "run") || str_is(word, "create");
}

/* "cmd /c echo Loading..." is whole; an image cannot end so, and a value in front of none is cut.
 */
static bool is_behind_image(const struct lines *own)
{
    struct run_walk w = {.has_image = false};

    for (size_t i = 0; i < own->count; i++) {
        const struct str line = own->items[i].text;
        const size_t end = i + 1 < own->count ? line.len : last_word(line);

        for (size_t at = 0, len; at < end; at += len + 1) {
            len = word_len(str_cut(line, at, end));
            walk_word(&w, str_cut(line, at, at + len));
        }
    }
    return w.has_image;
}

void pieces_put_rest(struct pieces *out, const struct lines *own)
{
    struct line *last = &own->items[own->count - 1];
    const struct str whole = without_dots(last->text);
    bool apart;

    if (!is_cut_off(last->text))
        return;
    /* Dots apart from the word in front of them: somebody left out what follows. */
    apart = last->text.s[(size_t)(whole.s - last->text.s) + whole.len] == ' ';
    if (!apart && is_behind_image(own))
        return;
    last->text = apart ? arena_printf(own->arena, "%.*s " REST, STR_FMT(whole))
                       : with_rest(own->arena, whole);
    pieces_note(out, NOTE_SALVAGED, last->number, STR_LIT("an end that was cut off"));
}

/* Whether the command was typed right above the error, where that line has it whole. Without a
 * prompt the line does not tell its shell, which the block does: the line goes, if it is the same.
 */
static bool is_typed_above(struct lines *l, size_t kept, struct str command)
{
    for (size_t i = kept; i-- > 0 && kept - i <= ERROR_LINES;) {
        struct str typed;

        if (prompt_read(l->items[i].text, &typed))
            return str_starts(str_trim(typed), command);
        typed = str_trim(l->items[i].text);
        if (!str_starts(typed, command))
            continue;
        if (typed.len > command.len)
            return true;
        l->items[i].text = STR_LIT("");
        return false;
    }
    return false;
}

struct err *pieces_take_records(struct pieces *out, struct lines *l)
{
    static const enum shell shell = SHELL_POWERSHELL;
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
        if (!is_typed_above(l, kept, without_dots(command_in(l->items[i + 1].text)))) {
            put_rest(out, &own);
            e = pieces_add_text(out, &own);
        }
        i += count - 1;
        if (i + 1 < l->count && line_is_blank(l->items[i + 1].text))
            i++;
    }
    l->count = kept;
    for (size_t i = first; i < out->count; i++) {
        out->items[i].in_record = true;
        out->items[i].in.shell = &shell;
    }
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
