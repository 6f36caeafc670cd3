#include "specgen/engine/refusals.h"

#include "model/base/row_text.h"
#include "model/diagnosis/loose_match.h"
#include "model/diagnosis/sayings.h"

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

static size_t letters(const struct refusal *r)
{
    size_t count = 0;

    for (const char *c = r->text; *c != '\0'; c++)
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

    if (is_without_daemon(text))
        return NULL;
    for (size_t i = 0; i < refusal_count; i++)
        if ((best == NULL || letters(&refusals[i]) > letters(best)) &&
            refusal_fits(&refusals[i], text))
            best = &refusals[i];
    return best;
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

    return r != NULL && r->rule == RULE_START_ENDPOINT && has_meaning(t->codes) ? NULL : r;
}
