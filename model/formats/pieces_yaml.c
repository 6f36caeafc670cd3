/* Where YAML begins above the key that it is known by, and what a client or PowerShell printed, or
 * somebody says, right above and below it, in lines that are none of it. */
#include "model/base/ascii.h"
#include "model/compose/compose.h"
#include "model/diagnosis/error_marks.h"
#include "model/diagnosis/refusal_words.h"
#include "model/diagnosis/sayings.h"
#include "model/formats/pieces.h"
#include "model/transport/lines.h"

/* No name with a colon behind it: a line of YAML at the left edge begins with one, or with a sign.
 */
static bool is_no_key(struct str line)
{
    size_t i = 0;

    if (line.len == 0 || !ascii_is_letter(line.s[0]))
        return false;
    while (i < line.len && (ascii_is_word(line.s[i]) || memchr("-./$", line.s[i], 4) != NULL))
        i++;
    return i == line.len || line.s[i] != ':' || (i + 1 < line.len && line.s[i + 1] != ' ');
}

/* A row of the table of events, as kubectl shows it. */
static bool is_event(struct str line)
{
    return str_starts(line, STR_LIT("Warning  ")) || str_starts(line, STR_LIT("Normal  "));
}

static bool tells_error(struct str line)
{
    bool mark = false;

    error_marks(&mark, line);
    return mark || error_saying(line).text != NULL || refusal_words(line);
}

/* "TimeCreated  : 3/11/2024": a property of an object, as PowerShell lists it. Keys of the files
 * that are read here begin with a small letter. */
static bool is_property(struct str line)
{
    size_t n = 0, colon;

    while (n < line.len && ascii_is_word(line.s[n]))
        n++;
    colon = n;
    while (colon < line.len && line.s[colon] == ' ')
        colon++;
    return n > 0 && line.s[0] >= 'A' && line.s[0] <= 'Z' && colon > n && colon < line.len &&
           line.s[colon] == ':';
}

/* The first line of an event that the viewer copies: "Log Name:      Application". */
static bool is_of_viewer(struct str line)
{
    static const char *const logs[] = {
#define LABELS(language, log, source, id, text) log,
#include "model/diagnosis/event_labels.def"
#undef LABELS
    };

    for (size_t i = 0; i < sizeof(logs) / sizeof(logs[0]); i++)
        if (str_starts(line, str_of(logs[i])))
            return true;
    return false;
}

/* "Bob: look at this", "Server Version: 24.0.7", "Can you look at this:", "Name:        web". In a
 * file that has a head all keys at the left edge are one word, and begin with a small letter: one
 * that does not may be misspelt, or have lost its indentation, where no sentence stands behind it.
 */
static bool is_labelled(struct str line)
{
    size_t n = 0, blanks = 0;
    struct str value;

    while (n < line.len && line.s[n] != ':' && line.s[n] != '"' && line.s[n] != '{')
        blanks += line.s[n++] == ' ';
    if (n == 0 || n == line.len || line.s[n] != ':' || (n + 1 < line.len && line.s[n + 1] != ' '))
        return false;
    /* "services :" is the key. */
    if (blanks > 0 && line.s[0] >= 'a' && line.s[0] <= 'z' &&
        str_find(line, ' ', 0) == (ptrdiff_t)(n - blanks))
        return false;
    if (blanks > 0 || str_is(line, "Server:") || str_is(line, "Client:"))
        return true;
    value = str_cut(line, n + 1, line.len);
    return line.s[0] >= 'A' && line.s[0] <= 'Z' && value.len > 2 &&
           (value.s[1] == ' ' ||
            (ascii_is_letter(value.s[1]) && memchr(value.s + 1, ' ', value.len - 1) != NULL));
}

/* "yaml: line 4: did not find expected key", "error: error validating ...": in front stands what
 * could be a key of one word. */
static bool begins_as_refusal(struct str line)
{
    static const char begins[][24] = {"error during connect: ", "error: ", "yaml: line ",
                                      "yaml: unmarshal errors:"};

    for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
        if (str_starts(line, str_of(begins[i])))
            return true;
    return false;
}

/* ---- what stands below ----------------------------------------------------------------------- */

bool pieces_is_printed_below(const struct format *head, struct str line)
{
    bool table;

    /* Each line of every YAML is asked, and most are indented. */
    if (line.len == 0 || (!ascii_is_letter(line.s[0]) && (unsigned char)line.s[0] < 0x80))
        return false;
    table = str_starts(line, STR_LIT("Events:")) && str_is(str_trim(line), "Events:");
    if (table || begins_as_refusal(line) || is_property(line) || is_of_viewer(line))
        return true;
    if (head == &formats[FORMAT_compose] && pieces_is_spoken(line))
        return true;
    /* "Name: My project" is a key with a slip, a list of names has columns. */
    if (is_labelled(line))
        return head != &formats[FORMAT_compose] || !pieces_is_compose_below(line) ||
               str_holds(line, STR_LIT(":  "));
    return is_no_key(line) && (is_event(line) || tells_error(line));
}

static const struct format *head_in(struct str text)
{
    struct str line;

    while (str_next_line(&text, &line)) {
        const struct format *head =
            line.len > 0 && ascii_is_letter(line.s[0]) ? format_headed_by(line) : NULL;

        if (head != NULL && head->whole)
            return head;
    }
    return NULL;
}

static bool is_of_scenario(struct str line)
{
    const ptrdiff_t colon = str_find(line, ':', 0);

    return colon > 0 && mdl_field_child(MDL_F_NONE, str_cut(line, 0, (size_t)colon)) != MDL_F_NONE;
}

/* A 'docker info' has labels as keys have. What follows the first of them is looked through once.
 */
static bool begins_info(struct str rest, bool *asked)
{
    const struct input in = {.text = rest};
    bool first = !*asked;

    *asked = true;
    return first && format_recognises(&formats[FORMAT_docker_info], &in) > 0;
}

bool pieces_has_printed_around(struct str text)
{
    const struct format *head = head_in(text);
    bool headed = false, above = false, below = false, asked = false;
    const struct str all = text;
    struct str line;

    while (head != NULL && !above && str_next_line(&text, &line)) {
        headed = headed ||
                 (line.len > 0 && ascii_is_letter(line.s[0]) && format_headed_by(line) == head);
        /* Between two keys of a scenario nobody says anything: that is a key as well. */
        if ((below || asked) && head == &formats[FORMAT_scenario] && is_of_scenario(line))
            below = asked = false;
        if (!pieces_is_printed_below(head, line))
            continue;
        if (!headed)
            above = true;
        /* So is "my notes: look at this" at its end, where nothing else begins: it keeps keys that
         * nobody knows. */
        else if (head != &formats[FORMAT_scenario] || !is_labelled(line) || is_property(line) ||
                 is_of_viewer(line) || format_line_begins(line))
            below = true;
        else
            below = begins_info(str_cut(all, (size_t)(line.s - all.s), all.len), &asked) || below;
    }
    return above || below;
}

/* Another key may stand above the one that a compose file is known by. */
static bool may_be_above(struct str line)
{
    return format_headed_by(line) == NULL && compose_is_top_key(pieces_key_of(line), 0);
}

size_t pieces_yaml_head(const struct lines *l)
{
    bool above = false;

    for (size_t i = 0; i < l->count; i++) {
        struct str line = l->items[i].text;
        const struct format *head = above ? format_headed_by(line) : NULL;
        bool inside = line_is_blank(line) || memchr(" \t#", line.s[0], 3) != NULL;

        if (head == &formats[FORMAT_compose] && !inside)
            return i;
        if (!inside && !may_be_above(line))
            return 0;
        above = above || !inside;
        if (inside && !above && !str_starts(line, STR_LIT("#")))
            return 0;
    }
    return 0;
}
