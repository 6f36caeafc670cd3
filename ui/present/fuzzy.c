#include "ui/present/fuzzy.h"

enum {
    QUERY_MAX = 32, /* letters of a word that are looked at */
    TEXT_MAX = 512, /* bytes of a text */
    LETTER = 10,
    RUN = 12,
    WORD_START = 8,
    TEXT_START = 4,
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_letter(char c)
{
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c > 127;
}

static bool starts_word(struct str text, size_t at)
{
    if (at == 0 || !is_letter(text.s[at - 1]))
        return true;
    return text.s[at] >= 'A' && text.s[at] <= 'Z' && lower(text.s[at - 1]) == text.s[at - 1];
}

static bool has_all(struct str text, struct str word)
{
    size_t i = 0;

    for (size_t at = 0; at < text.len && i < word.len; at++)
        i += lower(text.s[at]) == lower(word.s[i]);
    return i == word.len;
}

/* The best way to place the letters: best[i] is that of the first i + 1 ones, run[i] of those
 * whose last one is at the place before. */
static int best_match(struct str text, struct str word)
{
    int best[QUERY_MAX] = {0}, run[QUERY_MAX] = {0};

    for (size_t at = 0; at < text.len; at++)
        for (size_t i = word.len; i-- > 0;) {
            int score = LETTER, before = 0;

            if (lower(text.s[at]) != lower(word.s[i]) || (i > 0 && best[i - 1] == 0)) {
                run[i] = 0;
                continue;
            }
            score += (starts_word(text, at) ? WORD_START : 0) + (at == 0 ? TEXT_START : 0);
            if (i > 0)
                before = run[i - 1] > 0 && run[i - 1] + RUN > best[i - 1] ? run[i - 1] + RUN
                                                                          : best[i - 1];
            run[i] = before + score;
            if (run[i] > best[i])
                best[i] = run[i];
        }
    return best[word.len - 1];
}

int ui_fuzzy(struct str text, struct str query)
{
    int all = 1;

    text = str_cut(text, 0, TEXT_MAX);
    while ((query = str_trim(query)).len > 0) {
        ptrdiff_t blank = str_find(query, ' ', 0);
        struct str word = str_cut(query, 0, blank < 0 ? query.len : (size_t)blank);

        query = str_cut(query, word.len, query.len);
        word = str_cut(word, 0, QUERY_MAX);
        if (!has_all(text, word))
            return 0;
        all += best_match(text, word) * 8;
    }
    /* Of two that fit alike, the shorter one. */
    return all > 1 + (int)text.len / 4 ? all - (int)text.len / 4 : 1;
}
