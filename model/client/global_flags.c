#include "model/client/client_parts.h"

/* ---- docker's own flags, in front of the command ---- */

static const struct global_flag {
    char name[12];
    char letter;
    bool takes_value;
} global_flags[] = {
    {"config", '\0', true},     {"context", 'c', true},   {"debug", 'D', false},
    {"host", 'H', true},        {"log-level", 'l', true}, {"tls", '\0', false},
    {"tlscacert", '\0', true},  {"tlscert", '\0', true},  {"tlskey", '\0', true},
    {"tlsverify", '\0', false}, {"version", 'v', false},
};

static const struct global_flag *by_name(struct str name)
{
    for (size_t i = 0; i < sizeof(global_flags) / sizeof(global_flags[0]); i++) {
        if (str_is(name, global_flags[i].name))
            return &global_flags[i];
    }
    return NULL;
}

static const struct global_flag *by_letter(char letter)
{
    for (size_t i = 0; letter != '\0' && i < sizeof(global_flags) / sizeof(global_flags[0]); i++) {
        if (global_flags[i].letter == letter)
            return &global_flags[i];
    }
    return NULL;
}

static bool read_long(struct client *c, bool *wants_next, struct str word)
{
    struct str name = str_cut(word, 2, word.len), value;
    bool has_value = client_cut(&name, &value, name, '=');
    const struct global_flag *flag = by_name(name);

    if (flag == NULL)
        return client_unknown_name(c, word);
    *wants_next = flag->takes_value && !has_value;
    return true;
}

/* -Dl info: switches go before one that takes what is left, or the next word. */
static bool read_letters(struct client *c, bool *wants_next, struct str letters)
{
    for (; letters.len > 0; letters = str_cut(letters, 1, letters.len)) {
        const struct global_flag *flag = by_letter(letters.s[0]);

        if (flag == NULL)
            return client_unknown_letter(c, letters);
        *wants_next = flag->takes_value && letters.len == 1;
        if (flag->takes_value || (letters.len > 2 && letters.s[1] == '='))
            return true;
    }
    return true;
}

bool client_global_flag(struct client *c, bool *wants_next, struct str word)
{
    *wants_next = false;
    return word.s[1] == '-' ? read_long(c, wants_next, word)
                            : read_letters(c, wants_next, str_cut(word, 1, word.len));
}
