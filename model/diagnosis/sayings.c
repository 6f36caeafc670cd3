#include "model/diagnosis/sayings.h"

#include "model/diagnosis/loose_match.h"

struct saying error_saying(struct str text)
{
#define ROW(TEXT, MEANING, NEXT, ...)                                                              \
    if (loose_fits(text, TEXT))                                                                    \
        return (struct saying){.text = (TEXT), .meaning = (MEANING), .next = (NEXT), __VA_ARGS__};
#define SAYING(...)  ROW(__VA_ARGS__, .decides = false)
#define DECIDES(...) ROW(__VA_ARGS__, .decides = true)
#define REFUSES(...)                                                                               \
    ROW(__VA_ARGS__, .by = loose_holds(text, "rror response from daemon") ? NULL : "client")
#define COMPOSE(...) ROW(__VA_ARGS__, .by = "compose")
#include "model/diagnosis/sayings.def"
#undef COMPOSE
#undef REFUSES
#undef DECIDES
#undef SAYING
#undef ROW
    return (struct saying){.text = NULL};
}
