#include "model/diagnosis/sayings.h"

#include "model/diagnosis/loose_match.h"

static const struct saying sayings[] = {
#define SAYING(TEXT, MEANING, NEXT) {TEXT, MEANING, NEXT},
#include "model/diagnosis/sayings.def"
#undef SAYING
};

const struct saying *error_saying(struct str text)
{
    for (size_t i = 0; i < sizeof(sayings) / sizeof(sayings[0]); i++)
        if (loose_fits(text, sayings[i].text))
            return &sayings[i];
    return NULL;
}
