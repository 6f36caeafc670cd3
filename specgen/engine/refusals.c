#include "specgen/engine/refusals.h"

#include "model/base/row_text.h"
#include "model/diagnosis/loose_glance.h"
#include "model/diagnosis/sayings.h"

#include <limits.h>

const char refusal_part_names[REFUSAL_PARTS][72] = {
    [REFUSAL_ROUTER] = "docker create, in the API's router",
    [REFUSAL_CHECKS] = "docker create, while the settings are checked (start checks them again)",
    [REFUSAL_CREATION] = "docker create, while the container is made",
    [REFUSAL_NETWORKS] = "docker start, while the networks are connected",
    [REFUSAL_SPEC] = "docker start, while the spec is built",
    [REFUSAL_RUNTIME] = "docker start, in moby's own runtime, which gets the spec",
};

const struct refusal refusals[] = {
#define REFUSAL(PART, RULE, FIELD, TEXT) {REFUSAL_##PART, RULE_##RULE, MDL_F_##FIELD, TEXT},
#include "specgen/engine/refusals.def"
#undef REFUSAL
};

#define REFUSAL(PART, RULE, FIELD, TEXT) ROW_HOLDS(struct refusal, text, TEXT);
#include "specgen/engine/refusals.def"
#undef REFUSAL

const size_t refusal_count = sizeof(refusals) / sizeof(refusals[0]);

bool refusal_fits(const struct refusal *r, struct str text)
{
    return loose_fits(text, r->text);
}

#define SHORT_ID 12

/* Where the digits from `at` on end; a console may have broken the line within them. */
static size_t behind_id(struct str text, size_t at)
{
    size_t digits = 0, end = at;

    for (; at < text.len; at++) {
        char c = text.s[at];

        if (c == '\r' || c == '\n')
            continue;
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')))
            break;
        digits++;
        end = at + 1;
    }
    return digits >= SHORT_ID ? end : LOOSE_NONE;
}

/* With one # in it, which is an id. */
static bool remedy_fits(struct str text, const char *pattern)
{
    struct str whole = str_of(pattern);
    ptrdiff_t id = str_find(whole, '#', 0);
    size_t at = 0, end = 0;

    if (id < 0)
        return loose_fits(text, pattern);
    while ((at = loose_find(text, at, str_cut(whole, 0, (size_t)id), &end)) != LOOSE_NONE) {
        end = behind_id(text, end);
        if (end != LOOSE_NONE && loose_at(text, end, str_cut(whole, (size_t)id + 1, whole.len),
                                          LOOSE_EXACT) != LOOSE_NONE)
            return true;
        at++;
    }
    return false;
}

const char *refusal_remedy(enum spec_rule rule, struct str text)
{
#define REMEDY(RULE, TEXT, WORDS)                                                                  \
    if (rule == RULE_##RULE && remedy_fits(text, TEXT))                                            \
        return WORDS;
#include "specgen/engine/refusal_remedies.def"
#undef REMEDY
    return NULL;
}

static size_t letters_of(const char *pattern)
{
    size_t count = 0;

    for (const char *c = pattern; *c != '\0'; c++)
        count += *c != '%' && *c != '~';
    return count;
}

/* No daemon was there to refuse anything: it was not reached, or did not start. */
static bool is_without_daemon(struct str text)
{
    return loose_holds(text, "rror starting daemon:") ||
           loose_holds(text, "failed to start daemon:") || error_saying(text).decides;
}

const struct refusal *refusal_of(struct str text)
{
    const struct refusal *best = NULL;
    struct loose_glance glance;

    if (is_without_daemon(text))
        return NULL;
    loose_look(&glance, text);
    for (size_t i = 0; i < refusal_count; i++)
        if ((best == NULL || letters_of(refusals[i].text) > letters_of(best->text)) &&
            loose_fits_seen(&glance, refusals[i].text))
            best = &refusals[i];
    return best;
}

/* ---- words without those around them ---- */

#define INNER_LEAST 16 /* letters: fewer are anybody's */

static const struct refusal inner_refusals[] = {
#define INNER(PART, RULE, FIELD, TEXT) {REFUSAL_##PART, RULE_##RULE, MDL_F_##FIELD, TEXT},
#include "specgen/engine/refusals_inner.def"
#undef INNER
};

struct inner_search {
    struct loose_glance glance; /* of the text */
    const struct refusal *best;
    size_t letters, around;     /* of the best: its own, and of the words that it lacks */
    bool unlike;                /* others that name another setting end in the same words */
    bool begins[UCHAR_MAX + 1]; /* letters that words in the text begin with */
};

/* At the begin of the text, or behind what hands them on. */
static bool words_begin_at(struct str text, size_t at)
{
    size_t before = loose_before(text, at);

    return before == LOOSE_NONE || strchr(":.\"", text.s[before]) != NULL;
}

static void note_begins(struct inner_search *s)
{
    bool begin = true;

    const struct str text = s->glance.text;

    for (size_t i = 0; i < text.len; i++) {
        char c = text.s[i];

        s->begins[(unsigned char)c] = s->begins[(unsigned char)c] || begin;
        if (memchr(" \t\r\n\v\f", c, 6) == NULL)
            begin = memchr(":.\"", c, 4) != NULL;
    }
}

/* Most of the many words are told apart by their first letter alone. */
static bool may_begin(const struct inner_search *s, const char *inner)
{
    inner += strspn(inner, " ");
    return *inner == '%' || *inner == '~' || s->begins[(unsigned char)*inner];
}

static bool inner_fits(struct str text, const char *inner)
{
    struct str begin = str_of(inner);
    size_t at = 0, end;

    begin = str_cut(begin, 0, strcspn(inner, "%~"));
    if (begin.len == 0)
        return loose_fits(text, inner);
    while ((at = loose_find(text, at, begin, &end)) != LOOSE_NONE) {
        if (words_begin_at(text, at) && loose_fits(str_cut(text, at, text.len), inner))
            return true;
        at++;
    }
    return false;
}

static void try_inner(struct inner_search *s, const struct refusal *r, const char *inner)
{
    size_t letters, around;
    bool equal;

    if (!may_begin(s, inner) || !loose_may_stand(&s->glance, inner))
        return;
    letters = letters_of(inner);
    around = letters_of(r->text) - letters;
    equal = s->best != NULL && letters == s->letters && around == s->around;
    if (letters < s->letters || (letters == s->letters && around > s->around) ||
        !inner_fits(s->glance.text, inner))
        return;
    if (equal) {
        s->unlike = s->unlike || s->best->part != r->part || s->best->field != r->field;
        return;
    }
    s->best = r;
    s->letters = letters;
    s->around = around;
    s->unlike = false;
}

/* Of "invalid option: Windows does not support CpusetCpus" what stands behind the colon, as people
 * copy the end of a line: where several end so, the one that lacks the least. */
static const struct refusal *refusal_of_inner(struct str text)
{
    struct inner_search s = {.best = NULL};

    loose_look(&s.glance, text);
    note_begins(&s);
    for (size_t i = 0; i < sizeof(inner_refusals) / sizeof(inner_refusals[0]); i++)
        try_inner(&s, &inner_refusals[i], inner_refusals[i].text);
    for (size_t i = 0; i < refusal_count; i++)
        for (const char *c = refusals[i].text; (c = strpbrk(c, "%:")) != NULL; c++)
            if ((*c == '%' || c[1] == ' ') && may_begin(&s, c + 1) &&
                letters_of(c + 1) >= INNER_LEAST)
                try_inner(&s, &refusals[i], c + (*c == '%' ? 1 : 2));
    return s.unlike ? NULL : s.best;
}

static bool has_meaning(const struct error_code *c)
{
    while (c != NULL && c->parts.row.meaning == NULL)
        c = c->next;
    return c != NULL;
}

const struct refusal *refusal_deciding(const struct error_text *t)
{
    const struct refusal *r = refusal_of(t->words);

    if (r == NULL && t->codes == NULL && t->calls == NULL && error_saying(t->words).text == NULL)
        return refusal_of_inner(t->words);
    return r != NULL && r->rule == RULE_START_ENDPOINT && has_meaning(t->codes) ? NULL : r;
}
