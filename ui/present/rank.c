#include "ui/present/rank.h"

#include "model/client/flags.h"

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_word(char c)
{
    c = lower(c);
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c > 127;
}

static bool same_at(struct str text, size_t at, struct str part)
{
    if (part.len > text.len - at)
        return false;
    for (size_t i = 0; i < part.len; i++)
        if (lower(text.s[at + i]) != lower(part.s[i]))
            return false;
    return true;
}

bool ui_same_words(struct str a, struct str b)
{
    return a.len == b.len && same_at(a, 0, b);
}

bool ui_has_part(struct str text, struct str part, bool *starts_word)
{
    bool found = false;

    *starts_word = false;
    for (size_t at = 0; at + part.len <= text.len && !*starts_word; at++) {
        if (!same_at(text, at, part))
            continue;
        found = true;
        *starts_word = at == 0 || !is_word(text.s[at - 1]);
    }
    return found;
}

/* Letters and digits alone. */
static bool same_letters(struct str a, struct str b)
{
    size_t i = 0, k = 0;

    for (;;) {
        while (i < a.len && !is_word(a.s[i]))
            i++;
        while (k < b.len && !is_word(b.s[k]))
            k++;
        if (i == a.len || k == b.len)
            return i == a.len && k == b.len;
        if (lower(a.s[i++]) != lower(b.s[k++]))
            return false;
    }
}

/* "-p" is short for --publish; capitals are other letters. Anything else is itself. */
static struct str in_full(struct str query)
{
    if (query.len == 2 && query.s[0] == '-' && query.s[1] != '\0')
        for (size_t i = 0; i < client_flag_count; i++)
            if (client_flags[i].letter == query.s[1])
                return str_of(client_flags[i].name);
    return query;
}

static bool is_one_of_the_flags(struct str flags, struct str query)
{
    while (flags.len > 0) {
        ptrdiff_t comma = str_find(flags, ',', 0);
        struct str flag = str_trim(str_cut(flags, 0, comma < 0 ? flags.len : (size_t)comma));

        if (same_letters(flag, query))
            return true;
        flags = str_cut(flags, comma < 0 ? flags.len : (size_t)comma + 1, flags.len);
    }
    return false;
}

enum ui_rank ui_rank_label(struct str label, struct str query)
{
    ptrdiff_t paren = str_find(label, '(', 0);
    size_t words = paren < 0 ? label.len : (size_t)paren;
    bool starts;

    if (query.len == 0)
        return UI_RANK_NONE;
    if (same_letters(str_cut(label, 0, words), query) ||
        (paren >= 0 && is_one_of_the_flags(str_cut(label, words + 1, label.len), in_full(query))))
        return UI_RANK_EXACT;
    if (!ui_has_part(label, query, &starts))
        return UI_RANK_NONE;
    return starts ? UI_RANK_WORD : UI_RANK_INSIDE;
}

enum ui_rank ui_rank_path(struct str path, struct str query)
{
    size_t from = path.len - query.len;
    bool starts;

    if (query.len == 0 || query.len > path.len)
        return UI_RANK_NONE;
    if (same_at(path, from, query) && (from == 0 || path.s[from - 1] == '.'))
        return UI_RANK_EXACT;
    return ui_has_part(path, query, &starts) ? UI_RANK_PATH : UI_RANK_NONE;
}
