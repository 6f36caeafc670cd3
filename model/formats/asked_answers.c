/* What docker answered to a command with a template, cut into the values of its parts. */
#include "model/formats/asked.h"

#include "model/base/brackets.h"
#include "model/formats/line_walk.h"

/* Behind what stands in brackets or is JSON at `from`; `from` itself: nothing of the kind. */
static size_t behind_brackets(struct str text, size_t from)
{
    size_t i = from, length;

    if (str_starts(str_cut(text, i, text.len), STR_LIT("map[")))
        i += 3;
    else if (str_starts(str_cut(text, i, text.len), STR_LIT("&{")))
        i++;
    length = brackets_length(str_cut(text, i, text.len));
    return length > 0 ? i + length : from;
}

/* What never has a blank, so that one behind it is the template's. */
static bool is_one_word(struct str path)
{
    static const char names[][12] = {"Name",   "Id",      "ID",          "Isolation", "Status",
                                     "Image",  "Memory",  "NanoCpus",    "ExitCode",  "Pid",
                                     "Driver", "Running", "NetworkMode", "Hostname",  "OSType"};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (str_ends(path, str_of(names[i])))
            return true;
    return false;
}

/* A blank at the end of a line is lost in pastes. */
static struct str without_end_blanks(struct str text)
{
    while (text.len > 0 && (text.s[text.len - 1] == ' ' || text.s[text.len - 1] == '\r'))
        text.len--;
    return text;
}

/* The part that began in front of `from` could as well end in `value`. */
static bool may_end_later(const struct asked_command *a, size_t part, struct str value)
{
    struct str between = a->parts[part].before;

    return part > 0 && !is_one_word(a->parts[part - 1].path) && str_holds(value, between);
}

static enum answer_fit split(const struct asked_command *a, struct str text, struct str *values)
{
    bool plain = false; /* what stood in brackets has its end */
    size_t at = 0;

    text = without_end_blanks(text);
    for (size_t i = 0; i < a->count; i++) {
        struct str before = a->parts[i].before;
        struct str after =
            without_end_blanks(i + 1 < a->count ? a->parts[i + 1].before : a->behind);
        bool last = i + 1 == a->count;
        size_t from;
        ptrdiff_t end;

        if (i == 0 && !str_starts(text, before))
            return ANSWER_NONE;
        at += i == 0 ? before.len : 0;
        from = behind_brackets(text, at);
        if (!last)
            after = a->parts[i + 1].before;
        if (!last && after.len == 0 && from == at)
            return ANSWER_UNCLEAR;
        end =
            after.len == 0 ? (ptrdiff_t)(last ? text.len : from) : str_find_text(text, after, from);
        if (end < 0)
            return ANSWER_NONE;
        values[i] = str_trim(str_cut(text, at, (size_t)end));
        if (plain && from == at && may_end_later(a, i, values[i]))
            return ANSWER_UNCLEAR;
        plain = from == at;
        at = (size_t)end + after.len;
    }
    return ANSWER_FITS;
}

/* The lines of the next answer, without empty ones in front; STR_NONE: there are none. */
static struct str next_lines(struct asked_command *a, unsigned *line)
{
    struct line_walk at = {.rest = a->rest, .line_number = a->line_number};
    struct str text;

    while (line_walk_next(&at) && str_trim(at.line).len == 0)
        ;
    if (str_trim(at.line).len == 0)
        return STR_NONE;
    *line = at.line_number;
    text = at.line;
    for (size_t i = 1; i < a->lines && line_walk_next(&at); i++)
        text = (struct str){text.s, (size_t)(at.line.s - text.s) + at.line.len};
    a->rest = at.rest;
    a->line_number = at.line_number;
    return text;
}

static bool is_refusal(struct str text)
{
    static const char begins[][32] = {"Error: No such",
                                      "Error response from daemon",
                                      "error: no such",
                                      "Template parsing error",
                                      "template parsing error",
                                      "error during connect",
                                      "Cannot connect to the Docker"};

    for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
        if (str_starts(text, str_of(begins[i])))
            return true;
    return false;
}

enum answer_fit asked_next(struct asked_command *a, struct str *values, unsigned *line)
{
    struct str text;

    if ((!a->open && a->answered >= a->object_count) ||
        (a->of != ASKED_INSPECT && a->answered > 0) || (text = next_lines(a, line)).len == 0)
        return ANSWER_NONE;
    a->answered++;
    if (is_refusal(text)) {
        values[0] = without_end_blanks(text);
        return ANSWER_REFUSED;
    }
    return split(a, text, values);
}
