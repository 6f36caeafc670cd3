#include "model/diagnosis/sayings.h"

#include "model/diagnosis/loose_match.h"

/* Neither the daemon's answer, nor nerdctl's or kubectl's, which share the reader of flags. */
static bool is_of_client(struct str text)
{
    return !loose_holds(text, "rror response from daemon") && !loose_holds(text, "FATA[") &&
           !loose_holds(text, "kubectl") && !loose_holds(text, "nerdctl");
}

/* Others read YAML with the same words: compose puts nothing in front, or the name of its file. */
static bool is_of_compose(struct str text)
{
    return str_starts(str_trim(text), STR_LIT("yaml:")) || loose_holds(text, "compose");
}

struct saying error_saying(struct str text)
{
#define ROW(TEXT, MEANING, NEXT, ...)                                                              \
    if (loose_fits(text, TEXT))                                                                    \
        return (struct saying){.text = (TEXT), .meaning = (MEANING), .next = (NEXT), __VA_ARGS__};
#define SAYING(...)  ROW(__VA_ARGS__, .decides = false)
#define DECIDES(...) ROW(__VA_ARGS__, .decides = true)
#define REFUSES(...) ROW(__VA_ARGS__, .by = is_of_client(text) ? "client" : NULL)
#define PROGRAM(...) ROW(__VA_ARGS__, .by = "process")
#define COMPOSE(...) ROW(__VA_ARGS__, .by = "compose")
#define YAML(...)    ROW(__VA_ARGS__, .by = is_of_compose(text) ? "compose" : NULL)
#include "model/diagnosis/sayings.def"
#undef YAML
#undef COMPOSE
#undef PROGRAM
#undef REFUSES
#undef DECIDES
#undef SAYING
#undef ROW
    return (struct saying){.text = NULL};
}
