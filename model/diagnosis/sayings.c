#include "model/diagnosis/sayings.h"

#include "model/diagnosis/loose_match.h"

struct saying error_saying(struct str text)
{
#define SAYING(TEXT, MEANING, NEXT)                                                                \
    if (loose_fits(text, TEXT))                                                                    \
        return (struct saying){TEXT, MEANING, NEXT};
#include "model/diagnosis/sayings.def"
#undef SAYING
    return (struct saying){.text = NULL};
}
