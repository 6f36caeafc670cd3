#include "model/client/flag_of_word.h"

#include "model/client/flags.h"

static const struct client_flag *flag_of(struct str name, char letter)
{
    for (size_t i = 0; i < client_flag_count; i++)
        if (letter != '\0' ? client_flags[i].letter == letter : str_is(name, client_flags[i].name))
            return &client_flags[i];
    return NULL;
}

bool client_flag_wants_value(struct str word)
{
    const struct client_flag *flag = NULL;

    if (str_starts(word, STR_LIT("--")))
        flag = flag_of(str_cut(word, 2, word.len), '\0');
    else if (word.len > 1 && word.s[0] == '-')
        for (size_t i = 1; i < word.len; i++) {
            flag = flag_of(STR_NONE, word.s[i]);
            /* The rest of the word is the value of one that takes any. */
            if (flag == NULL || (flag->kind != KIND_SWITCH && i + 1 < word.len))
                return false;
        }
    return flag != NULL && flag->kind != KIND_SWITCH;
}
