#include "model/diagnosis/refusal_words.h"

#include "model/diagnosis/loose_glance.h"

#define MOST_OF_DAEMON 2000 /* a longer text only speaks of it */

bool refusal_words(struct str text)
{
    struct loose_glance glance;

    if (text.len > MOST_OF_DAEMON)
        return false;
    loose_look(&glance, text);
#define WORDS(TEXT)                                                                                \
    if (loose_fits_seen(&glance, TEXT))                                                            \
        return true;
#include "model/diagnosis/refusal_words.def"
#undef WORDS
    return false;
}
