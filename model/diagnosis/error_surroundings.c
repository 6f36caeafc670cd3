/* Who printed an error: the client, wrappers around it, the language of Windows' words. */
#include "model/diagnosis/error_parts.h"
#include "model/diagnosis/loose_match.h"

static const char *client_of(struct str text)
{
#define CLIENT(PHRASE, NAME)                                                                       \
    if (loose_holds(text, PHRASE))                                                                 \
        return NAME;
#include "model/diagnosis/surroundings.def"
#undef CLIENT
    return NULL;
}

static const char *language_of_words(struct str text)
{
#define LANGUAGE(WORD, NAME)                                                                       \
    if (loose_holds(text, WORD))                                                                   \
        return NAME;
#include "model/diagnosis/surroundings.def"
#undef LANGUAGE
    return NULL;
}

/* Languages that their letters give away: lead bytes of UTF-8. */
static const char *language_of_letters(struct str text)
{
    bool cjk = false;

    for (size_t i = 0; i + 2 < text.len; i++) {
        unsigned char c = (unsigned char)text.s[i], d = (unsigned char)text.s[i + 1];

        if (c == 0xE3 && (d == 0x81 || d == 0x82 || d == 0x83))
            return "ja"; /* kana */
        if (c >= 0xEA && c <= 0xED && d >= 0x80)
            return "ko"; /* hangul */
        if (c == 0xD0 || c == 0xD1)
            return "ru";
        cjk = cjk || (c >= 0xE4 && c <= 0xE9);
    }
    return cjk ? "zh" : NULL;
}

static struct str line_behind(struct str text, const char *mark)
{
    size_t end;
    ptrdiff_t stop;

    if (loose_find(text, 0, str_of(mark), &end) == LOOSE_NONE)
        return STR_NONE;
    stop = str_find(text, '\n', end);
    return str_trim(str_cut(text, end, stop < 0 ? text.len : (size_t)stop));
}

void error_read_surroundings(struct error_reader *r)
{
    struct error_text *t = r->out;

    t->client = client_of(r->text);
    t->wrapper = t->clean.ci                          ? "ci"
                 : t->clean.powershell                ? "powershell"
                 : loose_holds(r->text, "DockerDo :") ? "BcContainerHelper"
                                                      : NULL;
    t->language = language_of_letters(r->text);
    if (t->language == NULL)
        t->language = language_of_words(r->text);
    t->run_line = line_behind(r->text, "Commandline:");
}
