#include "model/diagnosis/refusal_words.h"

#include "model/diagnosis/loose_match.h"

#define MOST_OF_DAEMON 2000 /* a longer text only speaks of it */

bool refusal_words(struct str text)
{
    if (text.len > MOST_OF_DAEMON)
        return false;
#define WORDS(TEXT)                                                                                \
    if (loose_fits(text, TEXT))                                                                    \
        return true;
#include "model/diagnosis/refusal_words.def"
#undef WORDS
    return false;
}
