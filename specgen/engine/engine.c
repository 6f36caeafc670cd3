#include "specgen/engine/engine.h"

const struct engine_change_info engine_changes[CHANGE_COUNT] = {
#define CHANGE(name, ...)            [CHANGE_##name] = {__VA_ARGS__},
#define BACKPORTED_CHANGE(name, ...) [CHANGE_##name] = {__VA_ARGS__},
#define CHANGE_TEXT(name, ...)
#include "specgen/engine/engine_changes.def"
#undef CHANGE_TEXT
#undef BACKPORTED_CHANGE
#undef CHANGE
};

struct engine_change_words engine_change_words(enum engine_change c)
{
    switch (c) {
#define CHANGE(name, ...)
#define BACKPORTED_CHANGE(name, ...)
#define CHANGE_TEXT(name, ...)                                                                     \
    case CHANGE_##name:                                                                            \
        return (struct engine_change_words){__VA_ARGS__};
#include "specgen/engine/engine_changes.def"
#undef CHANGE_TEXT
#undef BACKPORTED_CHANGE
#undef CHANGE
    case CHANGE_COUNT:
        break;
    }
    return (struct engine_change_words){.id = "", .text = "", .source = ""};
}

/* Few of many: an engine is made for each generation. */
static const enum engine_change backported[] = {
#define CHANGE(name, ...)
#define BACKPORTED_CHANGE(name, ...) CHANGE_##name,
#define CHANGE_TEXT(name, ...)
#include "specgen/engine/engine_changes.def"
#undef CHANGE_TEXT
#undef BACKPORTED_CHANGE
#undef CHANGE
};

/* A later one takes the place of those before it. */
static const struct {
    enum engine_change change;
    struct str version;
} oci_versions[] = {
    {CHANGE_OCI_1_0_2, STR_INIT("1.0.2-dev")}, {CHANGE_OCI_1_1_RC_2, STR_INIT("1.1.0-rc.2")},
    {CHANGE_OCI_1_1, STR_INIT("1.1.0")},       {CHANGE_OCI_1_2, STR_INIT("1.2.0")},
    {CHANGE_OCI_1_2_1, STR_INIT("1.2.1")},     {CHANGE_OCI_1_3, STR_INIT("1.3.0")},
};

/* Held from the release on to the end of its line, where a later line may begin without it. */
static bool is_backported(const struct engine_change_info *c, uint32_t release)
{
    const uint32_t *since = c->backports;

    if (release < *since) /* the oldest of them */
        return false;
    while (*since != 0 && (release < *since || release >> 16 != *since >> 16))
        since++;
    return *since != 0;
}

/* How many changes the release has for good: they stand in the order of their releases. */
static unsigned count_until(uint32_t release)
{
    unsigned low = 0, high = CHANGE_COUNT;

    if (release < engine_changes[0].since)
        return 0; /* the oldest line, which a document is of that names no engine */
    while (low < high) {
        unsigned middle = (low + high) / 2;

        if (engine_changes[middle].since <= release)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Each of these changes is one of what the one before it left. */
static enum winpath_rules paths_of(const struct engine_set *changes)
{
    if (engine_set_has(changes, CHANGE_PATHS_GO_1_20))
        return engine_set_has(changes, CHANGE_PATHS_GO_1_20_11) ? WINPATH_GO_1_20_11
                                                                : WINPATH_GO_1_20;
    if (!engine_set_has(changes, CHANGE_PATHS_GO_1_13))
        return WINPATH_GO_1_19;
    if (!engine_set_has(changes, CHANGE_PATHS_GO_1_18))
        return WINPATH_GO_1_13;
    return engine_set_has(changes, CHANGE_PATHS_GO_1_19_6) ? WINPATH_GO_1_19 : WINPATH_GO_1_18;
}

static struct str oci_version_of(const struct engine_set *changes)
{
    for (size_t i = sizeof(oci_versions) / sizeof(oci_versions[0]); i > 0; i--) {
        if (engine_set_has(changes, oci_versions[i - 1].change))
            return oci_versions[i - 1].version;
    }
    return STR_LIT("1.0.1-dev");
}

static struct engine with(uint32_t release, const struct engine_set *changes)
{
    return (struct engine){
        .release = release,
        .changes = *changes,
        .oci_version = oci_version_of(changes),
        .paths = paths_of(changes),
        .unicode = engine_set_has(changes, CHANGE_UNICODE_15) ? UNICODE_15 : UNICODE_13,
    };
}

/* The first of all changes. */
static struct engine_set set_of_first(unsigned count)
{
    struct engine_set set;

    for (unsigned i = 0; i < ENGINE_SET_WORDS; i++) {
        unsigned bits = count > 64 * i ? count - 64 * i : 0;

        set.words[i] = bits == 0 ? 0 : UINT64_MAX >> (bits < 64 ? 64 - bits : 0);
    }
    return set;
}

struct engine engine_of(uint32_t release)
{
    unsigned count = count_until(release);
    struct engine_set changes = set_of_first(count);

    for (size_t i = 0; i < sizeof(backported) / sizeof(backported[0]); i++) {
        enum engine_change c = backported[i];

        if (c >= count && is_backported(&engine_changes[c], release))
            engine_set_flip(&changes, c);
    }
    return with(release, &changes);
}

struct engine engine_toggled(const struct engine *e, enum engine_change c)
{
    struct engine_set changes = e->changes;

    engine_set_flip(&changes, c);
    return with(e->release, &changes);
}

bool engine_rests_on(const struct engine *e, enum engine_change c)
{
    const struct engine without = engine_toggled(e, c);

    return engine_set_has(e->asked, c) || without.paths != e->paths ||
           without.unicode != e->unicode || !str_eq(without.oci_version, e->oci_version);
}

struct str engine_since_text(struct arena *a, uint32_t release)
{
    return mdl_release_text(a, (release & MDL_LATEST) == 0 ? release | MDL_LATEST : release);
}

size_t engine_change_since(uint32_t out[ENGINE_SINCE_MAX], enum engine_change c)
{
    const struct engine_change_info *info = &engine_changes[c];
    size_t count = 0;

    for (const uint32_t *since = info->backports; *since != 0; since++)
        out[count++] = *since;
    out[count++] = info->since;
    return count;
}

struct str engine_change_span(struct arena *a, enum engine_change c)
{
    uint32_t since[ENGINE_SINCE_MAX];
    size_t count = engine_change_since(since, c);
    struct str text = STR_LIT("since ");

    for (size_t i = 0; i < count; i++)
        text = arena_printf(a, "%.*s%s%.*s", STR_FMT(text),
                            i == 0           ? ""
                            : i == count - 1 ? " and "
                                             : ", ",
                            STR_FMT(engine_since_text(a, since[i])));
    return text;
}

bool engine_rule_holds(enum spec_rule rule, uint32_t release)
{
    const struct spec_rule_info r = spec_rule_info(rule);

    return release >= r.since && (r.until == 0 || release < r.until);
}

/* The line before the release: "20.10" for 23.0.0. */
static struct str line_before(struct arena *a, uint32_t release)
{
    const struct mdl_engine *line = &mdl_engines[0];

    for (size_t i = 1; i < MDL_ENGINE_COUNT && mdl_engines[i].latest < release; i++)
        line = &mdl_engines[i];
    return mdl_release_text(a, line->latest | MDL_LATEST);
}

static bool begins_a_line(uint32_t release)
{
    for (size_t i = 0; i < MDL_ENGINE_COUNT; i++) {
        if (mdl_engines[i].first == release)
            return true;
    }
    return false;
}

struct str engine_rule_span(struct arena *a, enum spec_rule rule)
{
    const struct spec_rule_info r = spec_rule_info(rule);
    const bool always = r.since <= mdl_engines[0].first;
    struct str since = always
                           ? STR_LIT("all engines")
                           : arena_printf(a, "since %.*s", STR_FMT(engine_since_text(a, r.since)));

    if (r.until == 0)
        return since;
    if (!begins_a_line(r.until))
        return arena_printf(a, "%.*s before %.*s", STR_FMT(since),
                            STR_FMT(engine_since_text(a, r.until)));
    return arena_printf(a, "%.*s%suntil %.*s", STR_FMT(always ? STR_NONE : since),
                        always ? "" : " ", STR_FMT(line_before(a, r.until)));
}

bool engine_change_about(enum engine_change c, enum spec_rule rule)
{
    const enum spec_rule *about = engine_changes[c].about;

    while (*about != RULE_COUNT && *about != rule)
        about++;
    return *about == rule && rule != RULE_COUNT;
}

/* Ascending, each once. */
static size_t insert(uint32_t *list, size_t count, uint32_t release)
{
    size_t at = count;

    while (at > 0 && list[at - 1] > release)
        at--;
    if (at > 0 && list[at - 1] == release)
        return count;
    memmove(&list[at + 1], &list[at], (count - at) * sizeof(*list));
    list[at] = release;
    return count + 1;
}

/* The change that brought a rule, or took it away, is in its span. */
static bool within(const struct spec_rule_info *r, uint32_t since)
{
    return since > r->since && (r->until == 0 || since < r->until);
}

/* Ascending: the releases that changed what a rule does. */
struct rule_changes {
    uint32_t since[CHANGE_COUNT * ENGINE_SINCE_MAX];
    size_t count;
};

static void find_changes(struct rule_changes *out, enum spec_rule rule)
{
    const struct spec_rule_info r = spec_rule_info(rule);
    uint32_t since[ENGINE_SINCE_MAX];

    out->count = 0;
    for (unsigned c = 0; c < CHANGE_COUNT; c++) {
        size_t times = engine_change_since(since, (enum engine_change)c);

        for (size_t i = 0; i < times && engine_change_about((enum engine_change)c, rule); i++) {
            if (within(&r, since[i]))
                out->count = insert(out->since, out->count, since[i]);
        }
    }
}

static struct str history(struct arena *a, enum spec_rule rule, size_t most)
{
    struct str text = engine_rule_span(a, rule);
    struct rule_changes changes;

    find_changes(&changes, rule);
    if (changes.count > most)
        return arena_printf(a, "%.*s, %zu changes", STR_FMT(text), changes.count);
    for (size_t i = 0; i < changes.count; i++)
        text = arena_printf(a, "%.*s%s%.*s", STR_FMT(text), i == 0 ? ", changed in " : ", ",
                            STR_FMT(engine_since_text(a, changes.since[i])));
    return text;
}

struct str engine_rule_history(struct arena *a, enum spec_rule rule)
{
    return history(a, rule, SIZE_MAX);
}

struct str engine_rule_history_short(struct arena *a, enum spec_rule rule)
{
    enum { LISTED_MOST = 3 };

    return history(a, rule, LISTED_MOST);
}

struct str engine_change_text(struct arena *a, enum engine_change c, uint32_t release)
{
    const struct engine_change_words words = engine_change_words(c);
    const struct engine e = engine_of(release);
    bool has = release == 0 || engine_has(&e, c);

    return arena_printf(a, "%.*s%s%s %.*s: %s [%s]",
                        STR_FMT(has ? STR_NONE : mdl_engine_name(a, release)),
                        has ? "" : " is without ", words.id, STR_FMT(engine_change_span(a, c)),
                        words.text, words.source);
}
