/* What somebody says in a chat: around and inside a compose file, where it looks like a key, and
 * behind a name. */
#include "model/base/ascii.h"
#include "model/base/edit_distance.h"
#include "model/client/run_line.h"
#include "model/compose/compose.h"
#include "model/formats/line_walk.h"
#include "model/formats/pieces.h"
#include "model/transport/lines.h"
#include "model/transport/prose.h"

#define LONGEST_NAME 40

/* Keys at the left edge of a compose file. */
static const char top_keys[][12] = {"name",    "version",  "include", "services", "models",
                                    "configs", "networks", "volumes", "secrets"};

/* One of them, or one that is a slip away from it. */
static bool is_top_key(struct str word)
{
    for (size_t i = 0; i < sizeof(top_keys) / sizeof(top_keys[0]); i++)
        if (str_eq_ascii_case(word, str_of(top_keys[i])) ||
            edit_distance(word, str_of(top_keys[i])) <= 1)
            return true;
    return str_starts(word, STR_LIT("x-"));
}

/* What stands in front of a colon and a blank, or a colon that ends the line; empty: nothing. */
static struct str key_of(struct str line)
{
    size_t n = 0;

    while (n < line.len && (ascii_is_word(line.s[n]) || line.s[n] == '.' || line.s[n] == '-'))
        n++;
    return n < line.len && line.s[n] == ':' && (n + 1 == line.len || line.s[n + 1] == ' ')
               ? str_cut(line, 0, n)
               : STR_NONE;
}

/* What people name a file by, where they take compose to have a key for it. */
static bool describes(struct str word)
{
    static const char words[][12] = {"description", "title",   "author", "authors",
                                     "maintainer",  "summary", "license"};

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (str_eq_ascii_case(word, str_of(words[i])))
            return true;
    return false;
}

/* Words with blanks between them, or a question: no number, path, list or text in quotes. */
static bool is_sentence(struct str text)
{
    bool blank = false;

    if (text.len < 2 || (!ascii_is_letter(text.s[0]) && (unsigned char)text.s[0] < 0x80))
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (text.s[i] == ' ')
            blank = true;
        else if (!ascii_is_alnum(text.s[i]) && (unsigned char)text.s[i] < 0x80 &&
                 memchr(",.!?;:'()-/\"`_", text.s[i], 14) == NULL)
            return false;
    }
    return blank || memchr("?!", text.s[text.len - 1], 2) != NULL;
}

bool pieces_is_spoken(struct str line)
{
    const struct str name = key_of(line);

    return name.len > 0 && name.len <= LONGEST_NAME && !is_top_key(name) && !describes(name) &&
           is_sentence(str_trim(str_cut(line, name.len + 1, line.len))) && !compose_is_key(name);
}

bool pieces_is_compose_below(struct str line)
{
    return line.len > 0 && (memchr(" \t", line.s[0], 2) != NULL || is_top_key(key_of(line)));
}

bool pieces_is_said(const struct lines *l, size_t i, bool inside, size_t *behind)
{
    size_t next = *behind > i ? *behind : i;

    if (!pieces_is_spoken(l->items[i].text))
        return false;
    while (next < l->count &&
           (line_is_blank(l->items[next].text) || pieces_is_spoken(l->items[next].text)))
        next++;
    *behind = next;
    return next < l->count && pieces_is_compose_below(l->items[next].text) &&
           (inside || line_indent(l->items[next].text) == 0);
}

struct str pieces_begun_behind_speaker(struct str line)
{
    const struct str said = line_said(line);
    const struct input in = {.text = said};

    return format_line_begins(said) || run_lines_any(said) ||
                   format_recognises(&formats[FORMAT_error], &in) > 0
               ? said
               : STR_NONE;
}

bool pieces_have_compose(const struct lines *l)
{
    for (size_t i = 0; i < l->count; i++)
        if (format_headed_by(l->items[i].text) == &formats[FORMAT_compose])
            return true;
    return false;
}
