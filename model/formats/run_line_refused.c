#include "model/formats/run_line_refused.h"

#include "model/base/nearest.h"
#include "model/client/flags.h"
#include "model/diagnosis/loose_match.h"
#include "model/diagnosis/sayings.h"

static bool holds_path(struct str word)
{
    return loose_holds(word, ":\\") || loose_holds(word, ":/") || str_starts(word, STR_LIT("\\\\"));
}

/* A part of a path that begins in the middle of one: no drive, no share or pipe, no option. With
 * slashes it may be an image, unless a drive follows in it. */
static bool is_rest_of_path(struct str word)
{
    if (word.len < 2 || word.s[0] == '-' || word.s[0] == '\\' || word.s[1] == ':')
        return false;
    return memchr(word.s, '\\', word.len) != NULL || loose_holds(word, ":/");
}

/* The place of a word that was meant as one with the word before it; 0: there is none. */
static size_t parted_by_blank(const struct client_input *in)
{
    for (size_t i = 1; i < in->count; i++)
        if (holds_path(in->words[i - 1]) && is_rest_of_path(in->words[i]))
            return i;
    return 0;
}

/* The flag that may have been meant by one that docker does not have; NULL: none is near. */
static const char *flag_meant(struct arena *a, struct str message)
{
    static const struct str says = STR_INIT("unknown flag: --");
    struct nearest n;

    if (!str_starts(message, says))
        return NULL;
    nearest_init(&n, arena_cstr(a, str_cut(message, says.len, message.len)));
    for (size_t i = 0; i < client_flag_count; i++)
        nearest_offer(&n, client_flags[i].name);
    return n.name;
}

struct str run_line_refused_hint(struct arena *a, const struct client_input *in, struct str message)
{
    size_t parted = loose_holds(message, "invalid reference format") ? parted_by_blank(in) : 0;
    const char *next = error_saying(message).next, *meant = flag_meant(a, message);

    if (parted > 0)
        return arena_printf(a,
                            "a blank parts \"%.*s\" and \"%.*s\", and the client takes the second "
                            "for the image: double quotes around both make them one value",
                            STR_FMT(in->words[parted - 1]), STR_FMT(in->words[parted]));
    if (meant != NULL)
        return arena_printf(a, "was --%s meant?", meant);
    return next != NULL ? arena_printf(a, "to look at: %s", next) : STR_NONE;
}
