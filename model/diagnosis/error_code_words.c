/* Windows' words for its codes in an error's text, where nobody wrote the number. */
#include "model/diagnosis/error_parts.h"
#include "model/diagnosis/loose_match.h"

/* What stands before the words of an error: a colon, or err=. */
static bool hands_on(char c)
{
    return c == ':' || c == '=' || c == '"' || c == '\'';
}

/* "(0x57)" behind the words tells the same by number, where it was not misread. */
static bool has_number_behind(struct str text, size_t end)
{
    static const struct str open[] = {STR_INIT("( "), STR_INIT(".( ")};

    for (size_t i = 0; i < sizeof(open) / sizeof(open[0]); i++) {
        size_t at = loose_at(text, end, open[i], LOOSE_EXACT);

        if (at != LOOSE_NONE && at < text.len && text.s[at] == '0' &&
            loose_at(text, at, STR_LIT("0x"), LOOSE_ANY_CASE) != LOOSE_NONE)
            return true;
    }
    return false;
}

/* The words as they stand in the text, blanks as in the table. */
static struct str as_written(struct error_reader *r, size_t at, size_t end, const char *words)
{
    size_t n = strlen(words), i = at;
    char *to = arena_alloc(r->a, n + 1);

    if (to == NULL)
        return STR_NONE;
    memcpy(to, words, n);
    for (size_t k = 0; k < n && i < end; k++) {
        if (to[k] == ' ')
            continue;
        while (i < end && (r->text.s[i] == ' ' || r->text.s[i] == '\n' || r->text.s[i] == '\t'))
            i++;
        if (i == end)
            break;
        if ((r->text.s[i] | 0x20) == (to[k] | 0x20))
            to[k] = r->text.s[i];
        else /* a screenshot that was turned to text: what stands for the letter has two */
            i += to[k] == 'm';
        i++;
    }
    return (struct str){to, n};
}

/* People leave the full stop away. */
static struct str stem_of(const struct code_words *w)
{
    struct str words = str_of(w->text);

    return str_ends(words, STR_LIT(".")) ? str_cut(words, 0, words.len - 1) : words;
}

/* The words of another code begin with these, and stand there: "... exited unexpectedly while
 * starting." */
static bool goes_on(const struct error_reader *r, size_t at, struct str stem)
{
    for (size_t i = 0; i < code_words_count; i++) {
        struct str other = stem_of(&code_words[i]);

        if (other.len > stem.len && str_starts(other, stem) &&
            loose_at(r->text, at, other, LOOSE_ANY_CASE) != LOOSE_NONE)
            return true;
    }
    return false;
}

/* As it counts at the beginning of words: in small letters, and alike what a screenshot mixes up.
 */
static unsigned char first_letter(char c)
{
    if (c == 'l' || c == '1' || c == '|')
        return 'i';
    return c == '0' ? 'o' : (unsigned char)(c | 0x20);
}

/* The words of a code that stand in the text at `at`, if they do. */
static void read_words_of(struct error_reader *r, size_t at, const struct code_words *w)
{
    struct str stem = stem_of(w);
    size_t end = loose_at(r->text, at, stem, LOOSE_ANY_CASE);

    if (end == LOOSE_NONE || has_number_behind(r->text, end) || error_in_event(r, at) ||
        goes_on(r, at, stem))
        return;
    if (end < r->text.len && r->text.s[end] == '.' && w->text[stem.len] == '.')
        end++;
    error_add_code(r, (struct error_code){.as_written = as_written(r, at, end, w->text),
                                          .parts = code_take_apart(w->value, CODE_IN_TEXT),
                                          .at = at});
}

static void read_words_at(struct error_reader *r, size_t at)
{
    const unsigned char first = first_letter(r->text.s[at]);

    for (size_t i = 0; first >= 'a' && first <= 'z' && i < code_words_count; i++)
        if (first_letter(code_words[i].text[0]) == first)
            read_words_of(r, at, &code_words[i]);
}

/* Only where words begin that are handed on, which is at few places of a text. */
void error_read_code_words(struct error_reader *r)
{
    bool begins = false;

    for (size_t at = 0; at < r->text.len; at++) {
        const char c = r->text.s[at];

        if (c == ' ' || c == '\n' || c == '\t')
            continue;
        if (begins)
            read_words_at(r, at);
        begins = hands_on(c);
    }
}

/* ---- the words alone ---- */

static bool is_all_of(struct str text, struct str stem)
{
    size_t end = loose_at(text, 0, stem, LOOSE_ANY_CASE);

    return end != LOOSE_NONE && (end == text.len || (end + 1 == text.len && text.s[end] == '.'));
}

/* Of somebody who copied nothing but Windows' sentence. */
void error_read_code_words_alone(struct error_reader *r)
{
    struct str text = str_trim(r->text);
    size_t at = text.len > 0 ? (size_t)(text.s - r->text.s) : 0;

    for (size_t i = 0; r->out->codes == NULL && i < code_words_count; i++) {
        const struct code_words *w = &code_words[i];

        if (is_all_of(text, stem_of(w)))
            error_add_code(
                r, (struct error_code){.as_written = as_written(r, at, at + text.len, w->text),
                                       .parts = code_take_apart(w->value, CODE_IN_TEXT),
                                       .at = at});
    }
}
