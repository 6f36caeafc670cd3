/* Names: which of them say that what they name is a secret (secret_words.def). */
#include "model/base/ascii.h"
#include "specgen/redact/redact_parts.h"

static const struct {
    char text[24];
    bool whole;
} secret_words[] = {
#define SECRET_WORD(text, whole) {text, whole},
#include "specgen/redact/secret_words.def"
#undef SECRET_WORD
};

enum { NAME_MOST = 128 };

bool redact_joins_name(char c)
{
    return c == '-' || c == '_' || c == '.';
}

bool redact_in_name(char c)
{
    return ascii_is_letter(c) || redact_joins_name(c) || (c >= '0' && c <= '9');
}

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* "Db.PassWord" -> "dbpassword"; where its last part begins. */
static struct str plain_name(char out[NAME_MOST], struct str name, size_t *last)
{
    size_t len = 0;

    *last = 0;
    for (size_t i = name.len > NAME_MOST ? name.len - NAME_MOST : 0; i < name.len; i++) {
        if (redact_joins_name(name.s[i]))
            *last = len;
        else
            out[len++] = small(name.s[i]);
    }
    return (struct str){out, len};
}

static bool is_large(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* SSH_KEY, as variables are written; "key" alone is a word of many other things. */
static bool is_key_variable(struct str name)
{
    const struct str end = STR_LIT("_KEY");

    return name.len > end.len && str_ends(name, end) && redact_is_variable(name);
}

bool redact_is_secret_name(struct str name)
{
    char text[NAME_MOST];
    size_t last;
    struct str plain = plain_name(text, name, &last), end;

    /* PublicKeyToken of a .NET assembly is public. */
    if (str_holds(plain, STR_LIT("credentialspec")) || str_holds(plain, STR_LIT("publickey")))
        return false;
    if (is_key_variable(name))
        return true;
    end = str_cut(plain, last, plain.len);
    while (end.len > 0 && ascii_is_digit(end.s[end.len - 1])) /* pwd1 */
        end.len--;
    for (size_t i = 0; i < sizeof(secret_words) / sizeof(secret_words[0]); i++) {
        struct str word = str_of(secret_words[i].text);

        if (secret_words[i].whole ? str_eq(end, word) : str_holds(plain, word))
            return true;
    }
    return false;
}

bool redact_is_secret_flag(struct str word)
{
    size_t from = 0;

    if (word.len == 0 || (word.s[0] != '-' && word.s[0] != '/'))
        return false;
    while (from < word.len && (word.s[from] == '-' || word.s[from] == '/'))
        from++;
    for (size_t i = from; i < word.len; i++)
        if (!redact_in_name(word.s[i]))
            return false;
    return redact_is_secret_name(str_cut(word, from, word.len));
}

/* Whether it is a name of something else: "secretName", "token-path". */
bool redact_is_about_secret(struct str name)
{
    static const char ends[][8] = {"name", "id", "path", "file", "ref", "uri", "url", "type"};

    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        struct str end = str_of(ends[i]);

        if (name.len > end.len && str_ends_ascii_case(name, end))
            return true;
    }
    return false;
}

/* clientSecret, x-api-key, DB_PASSWORD: no sentence has such a word. */
bool redact_is_identifier(struct str name)
{
    for (size_t i = 1; i < name.len; i++)
        if (redact_joins_name(name.s[i]) || (is_large(name.s[i]) && !is_large(name.s[i - 1])))
            return true;
    return false;
}

/* DB_PASSWORD=a,b: a variable, whose value has any sign. */
bool redact_is_variable(struct str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (!is_large(name.s[i]) && name.s[i] != '_' && !ascii_is_digit(name.s[i]))
            return false;
    return true;
}
