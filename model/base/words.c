#include "model/base/words.h"

static bool in_one(const struct str *texts, size_t count, struct str word)
{
    for (size_t i = 0; i < count; i++) {
        if (str_holds_ascii_case(texts[i], word))
            return true;
    }
    return false;
}

bool words_next(struct str *rest, struct str *word)
{
    ptrdiff_t blank;

    *rest = str_trim(*rest);
    blank = str_find(*rest, ' ', 0);
    *word = str_cut(*rest, 0, blank < 0 ? rest->len : (size_t)blank);
    *rest = str_cut(*rest, word->len, rest->len);
    return word->len > 0;
}

bool words_found(const struct str *texts, size_t count, struct str words)
{
    struct str word;
    bool any = false;

    while (words_next(&words, &word)) {
        if (!in_one(texts, count, word))
            return false;
        any = true;
    }
    return any;
}
