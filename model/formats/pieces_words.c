/* Words of a chat in one line, where it looks like a key of a compose file. */
#include "model/base/ascii.h"
#include "model/compose/compose.h"
#include "model/formats/pieces.h"
#include "model/transport/prose.h"

#define LONGEST_NAME 40

/* A key of a compose file's left edge, or one that is a slip away from it. */
static bool is_top_key(struct str word)
{
    return compose_is_top_key(word, 1);
}

struct str pieces_key_of(struct str line)
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

/* Words with blanks between them, a question, or thanks: no number, path, list or text in quotes.
 */
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
    return blank || memchr("?!", text.s[text.len - 1], 2) != NULL || line_speaks(text);
}

bool pieces_is_spoken(struct str line)
{
    const struct str name = pieces_key_of(line);

    return name.len > 0 && name.len <= LONGEST_NAME && !is_top_key(name) && !describes(name) &&
           is_sentence(str_trim(str_cut(line, name.len + 1, line.len))) && !compose_is_key(name);
}

bool pieces_is_compose_below(struct str line)
{
    return line.len > 0 && (memchr(" \t", line.s[0], 2) != NULL || is_top_key(pieces_key_of(line)));
}
