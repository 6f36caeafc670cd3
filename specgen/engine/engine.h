/* specgen/engine/engine.h - what differs between releases of the engine, as data.
 *
 * A profile is the set of changes (specgen/engine/engine_changes.def) that a release has, over the
 * oldest one that is modelled. Rules ask engine_has(); none looks at a version. The names of
 * profiles and releases are those of model/document/engine.h. */
#ifndef SPECGEN_ENGINE_ENGINE_H
#define SPECGEN_ENGINE_ENGINE_H

#include "model/base/unicode.h"
#include "model/document/engine.h"
#include "specgen/engine/rules.h"
#include "specgen/gocompat/winpath.h"

enum engine_change {
#define CHANGE(name, ...)            CHANGE_##name,
#define BACKPORTED_CHANGE(name, ...) CHANGE_##name,
#define CHANGE_TEXT(name, ...)
#include "specgen/engine/engine_changes.def"
#undef CHANGE_TEXT
#undef BACKPORTED_CHANGE
#undef CHANGE
    CHANGE_COUNT
};

#define ENGINE_RULES_MAX     6 /* so that a row is 64 bytes: each generation searches them */
#define ENGINE_BACKPORTS_MAX 7
#define ENGINE_SINCE_MAX     (ENGINE_BACKPORTS_MAX + 1)

struct engine_change_info {
    uint32_t since;                               /* the first release for good; ascending */
    uint32_t backports[ENGINE_BACKPORTS_MAX + 1]; /* of older lines, ascending; 0 ends */
    enum spec_rule about[ENGINE_RULES_MAX + 1];   /* RULE_COUNT ends; none: told, not computed */
};

extern const struct engine_change_info engine_changes[CHANGE_COUNT];

struct engine_change_words {
    const char *id;   /* "ENG-7"; stable */
    const char *text; /* what is so from then on */
    const char *source;
};
/* By value: the loader relocates a table of pointers at each start of the program, whoever asks. */
struct engine_change_words engine_change_words(enum engine_change c);

/* A set of changes, a bit each. */
#define ENGINE_SET_WORDS ((CHANGE_COUNT + 63) / 64)
struct engine_set {
    uint64_t words[ENGINE_SET_WORDS];
};

static inline bool engine_set_has(const struct engine_set *s, unsigned c)
{
    return (s->words[c / 64] >> c % 64 & 1) != 0;
}

static inline void engine_set_flip(struct engine_set *s, unsigned c)
{
    s->words[c / 64] ^= (uint64_t)1 << c % 64;
}

static inline void engine_set_add(struct engine_set *s, unsigned c)
{
    s->words[c / 64] |= (uint64_t)1 << c % 64;
}

static inline bool engine_set_is_empty(const struct engine_set *s)
{
    uint64_t all = 0;

    for (unsigned i = 0; i < ENGINE_SET_WORDS; i++)
        all |= s->words[i];
    return all == 0;
}

struct engine {
    uint32_t release;
    struct engine_set changes;
    struct str oci_version;
    enum winpath_rules paths;
    enum unicode_version unicode; /* of %q */
    struct engine_set *asked;     /* those that engine_has() was asked for; NULL: nobody listens */
};

struct engine engine_of(uint32_t release);

/* The same engine with one change taken away, or given to it: what difference does it make? */
struct engine engine_toggled(const struct engine *e, enum engine_change c);

/* Whether an answer that was asked for, or a member of e, would be another one without the change:
 * if not, the engine does all in the same way. */
bool engine_rests_on(const struct engine *e, enum engine_change c);

static inline bool engine_has(const struct engine *e, enum engine_change c)
{
    if (e->asked != NULL)
        engine_set_add(e->asked, c);
    return engine_set_has(&e->changes, c);
}

/* The releases from which the change holds, each to the end of its line, the last for good. */
size_t engine_change_since(uint32_t out[ENGINE_SINCE_MAX], enum engine_change c);

/* "24.0" for the first release of a line, else "23.0.15". */
struct str engine_since_text(struct arena *a, uint32_t release);

/* "since 24.0"; "since 23.0.15, 25.0.7, 27.2.1 and 28.0": each in its own line, the last for good.
 */
struct str engine_change_span(struct arena *a, enum engine_change c);

/* Whether the rule is one of that release's, and for which releases it is: "all engines",
 * "since 24.0", "until 20.10", "since 25.0 until 27.5", "since 28.0 before 29.7". */
bool engine_rule_holds(enum spec_rule rule, uint32_t release);
struct str engine_rule_span(struct arena *a, enum spec_rule rule);

/* The same and where it changed: "all engines, changed in 20.10.27, 23.0.7, 24.0". */
struct str engine_rule_history(struct arena *a, enum spec_rule rule);
/* For a line of text: many are only counted, "all engines, 11 changes". */
struct str engine_rule_history_short(struct arena *a, enum spec_rule rule);

/* "ENG-26 since 24.0: other texts ... [PR 44381]"; for a release that is without it: "moby-24.0 is
 * without ENG-36 since ...". release: 0 for none in particular. */
struct str engine_change_text(struct arena *a, enum engine_change c, uint32_t release);

/* Whether the change is about the rule. */
bool engine_change_about(enum engine_change c, enum spec_rule rule);

#endif
