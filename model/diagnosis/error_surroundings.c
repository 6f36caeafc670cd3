/* Who printed an error: the client, wrappers around it, the language of Windows' words. */
#include "model/diagnosis/error_parts.h"
#include "model/diagnosis/loose_glance.h"

static const char *client_of(const struct loose_glance *glance)
{
#define CLIENT(PHRASE, NAME)                                                                       \
    if (loose_holds_seen(glance, PHRASE))                                                          \
        return NAME;
#include "model/diagnosis/surroundings.def"
#undef CLIENT
    return NULL;
}

static const char *language_of_words(const struct loose_glance *glance)
{
#define LANGUAGE(WORD, NAME)                                                                       \
    if (loose_holds_seen(glance, WORD))                                                            \
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

static enum tail_isolation isolation_named(struct str word)
{
    while (word.len > 0 && memchr("= '\"", word.s[0], 4) != NULL)
        word = str_cut(word, 1, word.len);
    return str_starts_ascii_case(word, STR_LIT("hyperv"))    ? TAIL_HYPERV
           : str_starts_ascii_case(word, STR_LIT("process")) ? TAIL_PROCESS_ISOLATED
                                                             : TAIL_UNKNOWN;
}

/* What the document has; else what commands ask for and wrappers say they use, if that is one. */
static enum tail_isolation read_isolation(const struct error_reader *r)
{
    static const char marks[][12] = {"--isolation", "Using "};
    enum tail_isolation found = r->out->document.isolation;

    if (found != TAIL_UNKNOWN)
        return found;
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        size_t end = 0;

        while (loose_find(r->text, end, str_of(marks[i]), &end) != LOOSE_NONE) {
            enum tail_isolation named = isolation_named(str_cut(r->text, end, r->text.len));

            if (named == TAIL_UNKNOWN)
                continue;
            if (found != TAIL_UNKNOWN && found != named)
                return TAIL_UNKNOWN;
            found = named;
        }
    }
    return found;
}

void error_read_surroundings(struct error_reader *r)
{
    struct error_text *t = r->out;
    struct loose_glance glance;

    loose_look(&glance, r->text);
    t->client = client_of(&glance);
    t->wrapper = t->clean.ci                          ? "ci"
                 : t->clean.powershell                ? "powershell"
                 : loose_holds(r->text, "DockerDo :") ? "BcContainerHelper"
                                                      : NULL;
    t->language = language_of_letters(r->text);
    if (t->language == NULL)
        t->language = language_of_words(&glance);
    t->run_line = line_behind(r->text, "Commandline:");
    t->isolation = read_isolation(r);
}
