#include "model/diagnosis/sayings.h"

#include "model/diagnosis/loose_glance.h"

/* Neither the daemon's answer, nor nerdctl's or kubectl's, which share the reader of flags. */
static bool is_of_client(struct str text)
{
    return !loose_holds(text, "rror response from daemon") && !loose_holds(text, "FATA[") &&
           !loose_holds(text, "kubectl") && !loose_holds(text, "nerdctl");
}

/* It prints its name in front, how it was called behind, or the option that it reads. */
static bool is_client_for_sure(struct str text)
{
    return is_of_client(text) && (str_starts(str_trim(text), STR_LIT("docker: ")) ||
                                  loose_holds(text, " --help'") || loose_holds(text, "\" flag: "));
}

/* Others read YAML with the same words: compose puts nothing in front, or the name of its file. */
static bool is_of_compose(struct str text)
{
    return str_starts(str_trim(text), STR_LIT("yaml:")) || loose_holds(text, "compose");
}

/* The line above the words is none, or the command that was typed. */
static bool stands_alone(struct str text, const char *words)
{
    size_t end, at = loose_find(text, 0, str_of(words), &end);
    struct str above;

    if (at == LOOSE_NONE)
        return false;
    while (at > 0 && text.s[at - 1] != '\n')
        at--;
    above = str_trim(str_cut(text, 0, at));
    while (above.len > 0 && memchr(above.s, '\n', above.len) != NULL)
        above = str_cut(above, (size_t)str_find(above, '\n', 0) + 1, above.len);
    return above.len == 0 || str_holds(above, STR_LIT("docker "));
}

struct saying error_saying(struct str text)
{
    struct loose_glance glance;

    loose_look(&glance, text);
#define ROW_WHERE(CONDITION, TEXT, MEANING, NEXT, ...)                                             \
    if (loose_fits_seen(&glance, TEXT) && (CONDITION))                                             \
        return (struct saying){.text = (TEXT), .meaning = (MEANING), .next = (NEXT), __VA_ARGS__};
#define ROW(...)         ROW_WHERE(true, __VA_ARGS__)
#define SAYING(...)      ROW(__VA_ARGS__, .decides = false)
#define BELOW(TEXT, ...) ROW_WHERE(stands_alone(text, TEXT), TEXT, __VA_ARGS__, .decides = false)
#define DECIDES(...)     ROW(__VA_ARGS__, .decides = true)
#define REFUSES(...)                                                                               \
    ROW(__VA_ARGS__, .by = is_of_client(text) ? "client" : NULL,                                   \
        .decides = is_client_for_sure(text))
#define OPENS(...)   ROW(__VA_ARGS__, .by = "client", .decides = true)
#define PROGRAM(...) ROW(__VA_ARGS__, .by = "process")
#define COMPOSE(...) ROW(__VA_ARGS__, .by = "compose", .decides = is_of_client(text))
#define YAML(...)    ROW(__VA_ARGS__, .by = is_of_compose(text) ? "compose" : NULL)
#include "model/diagnosis/sayings.def"
#undef YAML
#undef COMPOSE
#undef PROGRAM
#undef OPENS
#undef REFUSES
#undef DECIDES
#undef BELOW
#undef SAYING
#undef ROW
#undef ROW_WHERE
    return (struct saying){.text = NULL};
}
