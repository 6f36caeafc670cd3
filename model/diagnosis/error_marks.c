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

/* Words of those that hand an answer on, in front of it or behind it, whatever it says itself. */
static const char handed_on[][52] = {
    "rror response from daemon",
    "Cannot create container for service ",
    "Cannot start service ",
    "Encountered errors while bringing up the project",
    "ERROR: for ",
    "docker.errors.APIError:",
    "DockerApiException:",
    "Server Error for http",
    "dockerjava.api.exception.",
    "Docker API responded with status code=",
    "(HTTP code ",
    "API error (",
    "starting container failed:",
    "DockerDo : docker",
};

size_t error_handed_on_at(struct str text)
{
    size_t first = LOOSE_NONE, end;

    for (size_t i = 0; i < sizeof(handed_on) / sizeof(handed_on[0]); i++) {
        size_t at = loose_find(text, 0, str_of(handed_on[i]), &end);

        first = at < first ? at : first;
    }
    return first;
}

bool error_is_handed_on(struct str text)
{
    return error_handed_on_at(text) != LOOSE_NONE;
}

void error_marks(bool *marks, struct str text)
{
    static const char composed[][28] = {
        "encountered an error during", "CreateComputeSystem ",       "hcsshim::",
        "hnsCall failed in Win32:",    "failed to create endpoint ",
    };

    for (size_t i = 0; i < sizeof(handed_on) / sizeof(handed_on[0]); i++)
        mark(marks, text, str_of(handed_on[i]));

    for (size_t i = 0; i < sizeof(composed) / sizeof(composed[0]); i++)
        mark(marks, text, str_of(composed[i]));
#define CALL(PHRASE, NAME, FROM, TO)                                                               \
    if (!is_of_client(NAME))                                                                       \
        mark(marks, text, STR_LIT(PHRASE));
#include "model/diagnosis/calls.def"
#undef CALL
}
