#include "model/diagnosis/sayings.h"

#include "model/diagnosis/loose_match.h"

struct saying error_saying(struct str text)
{
#define SAYING(TEXT, MEANING, NEXT)                                                                \
    if (loose_fits(text, TEXT))                                                                    \
        return (struct saying){TEXT, MEANING, NEXT, false};
#define DECIDES(TEXT, MEANING, NEXT)                                                               \
    if (loose_fits(text, TEXT))                                                                    \
        return (struct saying){TEXT, MEANING, NEXT, true};
#include "model/diagnosis/sayings.def"
#undef DECIDES
#undef SAYING
    return (struct saying){.text = NULL};
}
