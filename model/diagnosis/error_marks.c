#include "model/diagnosis/error_marks.h"

#include "model/diagnosis/loose_match.h"

static void mark(bool *marks, struct str text, struct str phrase)
{
    size_t at, end = 0, line = 0, counted = 0;

    while ((at = loose_find(text, end, phrase, &end)) != LOOSE_NONE) {
        for (; counted < at; counted++)
            line += text.s[counted] == '\n';
        marks[line] = true;
    }
}

static bool is_of_client(const char *call)
{
    return call == NULL || str_starts(str_of(call), STR_LIT("client."));
}

void error_marks(bool *marks, struct str text)
{
    static const char composed[][28] = {
        "Error response from daemon", "encountered an error during",
        "CreateComputeSystem ",       "hcsshim::",
        "hnsCall failed in Win32:",   "failed to create endpoint ",
    };

    for (size_t i = 0; i < sizeof(composed) / sizeof(composed[0]); i++)
        mark(marks, text, str_of(composed[i]));
#define CALL(PHRASE, NAME, FROM, TO)                                                               \
    if (!is_of_client(NAME))                                                                       \
        mark(marks, text, STR_LIT(PHRASE));
#include "model/diagnosis/calls.def"
#undef CALL
}
