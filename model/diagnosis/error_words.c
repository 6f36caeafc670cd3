/* An error that stands in JSON, as the API answers and as inspect shows it, says its words with
 * JSON's escapes: {"message":"invalid mount config for type \"bind\": ..."}. */
#include "model/diagnosis/error_parts.h"
#include "model/json/json.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

static bool is_quote(struct str t, size_t i)
{
    return t.s[i] == '"' && (i == 0 || t.s[i - 1] != '\\');
}

/* A quote behind `"NAME":`, which begins a member's text. */
static bool begins_text(struct str t, size_t i)
{
    size_t k = i;

    if (!is_quote(t, i))
        return false;
    while (k > 0 && is_space(t.s[k - 1]))
        k--;
    if (k == 0 || t.s[--k] != ':')
        return false;
    while (k > 0 && is_space(t.s[k - 1]))
        k--;
    return k > 0 && is_quote(t, k - 1);
}

/* Behind the quote that ends the text which begins at `from`; 0: none does, or nothing in it is
 * escaped. */
static size_t escaped_end(struct str t, size_t from)
{
    bool escaped = false;

    for (size_t i = from + 1; i < t.len; i++)
        if (t.s[i] == '\\') {
            escaped = true;
            i++;
        } else if (t.s[i] == '"') {
            return escaped ? i + 1 : 0;
        }
    return 0;
}

/* What is no JSON, with single backslashes, stays as it is. */
static struct str unescaped(struct arena *a, struct str quoted)
{
    const struct value *v;

    if (arena_drop_err(a, json_read_in(&v, a, quoted)) || v->kind != VALUE_STRING)
        return str_cut(quoted, 1, quoted.len - 1);
    return v->u.text;
}

struct str error_words(struct arena *a, struct str text)
{
    size_t n = 0, end;
    char *to;

    if (!str_holds(text, STR_LIT("\\")) || !str_holds(text, STR_LIT("\":")))
        return text;
    if ((to = arena_alloc(a, text.len + 1)) == NULL)
        return STR_NONE;
    for (size_t i = 0; i < text.len; i++) {
        struct str words;

        to[n++] = text.s[i];
        if (!begins_text(text, i) || (end = escaped_end(text, i)) == 0)
            continue;
        words = unescaped(a, str_cut(text, i, end));
        if (words.len > 0)
            memcpy(to + n, words.s, words.len);
        n += words.len;
        to[n++] = '"';
        i = end - 1;
    }
    return (struct str){to, n};
}
