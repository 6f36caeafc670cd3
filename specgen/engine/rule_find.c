#include "specgen/engine/rule_find.h"

#include "model/base/nearest.h"
#include "model/base/words.h"

#define ID_SHOWN 60 /* bytes of an unknown id in a message */

#define SHORTEST_WORD 4 /* shorter ones are near to too much */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Words of titles, which a search finds. Names live as long as the arena. */
static void offer_words(struct nearest *n, struct arena *a)
{
    for (int i = 0; i < RULE_COUNT; i++) {
        struct str title = str_of(spec_rule_info((enum spec_rule)i).title);

        for (size_t from = 0, to; from < title.len; from = to + 1) {
            for (to = from; to < title.len && is_letter(title.s[to]);)
                to++;
            if (to - from >= SHORTEST_WORD)
                nearest_offer(n, arena_cstr(a, str_cut(title, from, to)));
        }
    }
}

static struct err *not_found(struct str id)
{
    struct str shown = str_cut(id, 0, ID_SHOWN);
    struct arena a;
    struct nearest n;
    struct err *e;

    arena_init(&a);
    e = err_new(ERR_NOT_FOUND, "no rule is called '%.*s'", STR_FMT(shown));
    nearest_init(&n, arena_cstr(&a, shown));
    for (int i = 0; i < RULE_COUNT; i++)
        nearest_offer(&n, spec_rule_info((enum spec_rule)i).id);
    for (int c = 0; c < CHANGE_COUNT; c++)
        nearest_offer(&n, engine_change_words((enum engine_change)c).id);
    offer_words(&n, &a);
    e = n.name != NULL ? err_remedy(e, "did you mean '%s'?", n.name)
                       : err_remedy(e, "'silospec rules' lists them all");
    if (arena_failed(&a)) {
        err_free(e);
        e = err_oom();
    }
    arena_finish(&a);
    return e;
}

struct err *rule_find(struct rule_found *out, struct str id)
{
    for (int i = 0; i < RULE_COUNT; i++) {
        if (str_eq_ascii_case(str_of(spec_rule_info((enum spec_rule)i).id), id)) {
            *out = (struct rule_found){(enum spec_rule)i, CHANGE_COUNT};
            return NULL;
        }
    }
    for (int c = 0; c < CHANGE_COUNT; c++) {
        if (str_eq_ascii_case(str_of(engine_change_words((enum engine_change)c).id), id)) {
            *out = (struct rule_found){RULE_COUNT, (enum engine_change)c};
            return NULL;
        }
    }
    return not_found(id);
}

bool rule_has_words(enum spec_rule rule, struct str words)
{
    const struct spec_rule_info r = spec_rule_info(rule);
    const struct str texts[] = {str_of(r.id), str_of(r.title), str_of(r.text), str_of(r.source),
                                str_of(r.remedy)};

    return words_found(texts, sizeof(texts) / sizeof(texts[0]), words);
}

bool change_has_words(enum engine_change change, struct str words)
{
    const struct engine_change_words c = engine_change_words(change);
    const struct str texts[] = {str_of(c.id), str_of(c.text), str_of(c.source)};

    return words_found(texts, sizeof(texts) / sizeof(texts[0]), words);
}

bool rule_words_known(struct str words)
{
    for (int i = 0; i < RULE_COUNT; i++) {
        if (rule_has_words((enum spec_rule)i, words))
            return true;
    }
    for (int c = 0; c < CHANGE_COUNT; c++) {
        if (change_has_words((enum engine_change)c, words))
            return true;
    }
    return false;
}
