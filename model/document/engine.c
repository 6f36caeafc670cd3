#include "model/document/engine.h"

#include "model/base/edit_distance.h"

#define MAJOR(release) ((release) >> 16)
#define MINOR(release) ((release) >> 8 & 0xffu)
#define PATCH(release) ((release)&0xffu)

#define PREFIX       "moby-"
#define PARTS        3
#define PART_MAX     254u
#define NAME_SHOWN   60  /* bytes of an unknown name in a message */
#define NAME_SLIPS   3   /* more of them are another name */
#define TWO_DIGITS   19u /* the last major release whose minor had a leading zero: 19.03 */
#define OLDEST_MAJOR 10u /* numbers below are no version of a line of moby */

const struct mdl_engine mdl_engines[MDL_ENGINE_COUNT] = {
#define ENGINE(profile, ...) {.name = (profile), __VA_ARGS__},
#include "model/document/engines.def"
#undef ENGINE
};

const struct mdl_engine *const mdl_engine_default = &mdl_engines[0];

/* ---- reading ---------------------------------------------------------------------------- */

struct version {
    unsigned parts[PARTS];
    unsigned count; /* of the parts that are there */
    size_t len;     /* bytes they take */
};

static bool is_digit(struct str text, size_t at)
{
    return at < text.len && text.s[at] >= '0' && text.s[at] <= '9';
}

/* Digits at `at`; 0: none, or too large a number. */
static size_t read_part(unsigned *out, struct str text, size_t at)
{
    size_t len = 0;
    unsigned n = 0;

    for (; is_digit(text, at + len); len++) {
        n = n * 10 + (unsigned)(text.s[at + len] - '0');
        if (n > PART_MAX)
            return 0;
    }
    *out = n;
    return len;
}

/* "25", "25.0" or "25.0.6" at the start of the text, whatever follows it. */
static struct version read_version(struct str text)
{
    struct version v = {.count = 0};
    size_t at = 0, len;

    while (v.count < PARTS && (len = read_part(&v.parts[v.count], text, at)) > 0) {
        v.count++;
        v.len = at + len;
        at = v.len + 1;
        if (v.len >= text.len || text.s[v.len] != '.')
            break;
    }
    return v;
}

static uint32_t release_of(const struct version *v)
{
    return MDL_RELEASE(v->parts[0], v->count > 1 ? v->parts[1] : MDL_LATEST,
                       v->count > 2 ? v->parts[2] : MDL_LATEST);
}

/* Whether a number is written as moby does: 19.03, but 25.0. */
static bool well_written(const struct version *v, struct str text)
{
    size_t dot = 0;

    for (unsigned i = 0; i < v->count; i++) {
        ptrdiff_t next = str_find(text, '.', dot);
        size_t len = (next < 0 || (size_t)next > v->len ? v->len : (size_t)next) - dot;
        size_t most = v->parts[i] > 99 ? 3 : v->parts[i] > 9 ? 2 : 1;

        if (i == 1 && v->parts[0] <= TWO_DIGITS && most < 2)
            most = 2;
        if (len != most)
            return false;
        dot += len + 1;
    }
    return true;
}

static bool find(uint32_t *out, struct str name)
{
    struct str text = str_cut(name, sizeof(PREFIX) - 1, name.len);
    struct version v = read_version(text);
    uint32_t release;

    if (!str_starts(name, STR_LIT(PREFIX)) || v.count == 0 || v.len != text.len ||
        !well_written(&v, text))
        return false;
    release = release_of(&v);
    for (size_t i = 0; i < MDL_ENGINE_COUNT; i++) {
        const struct mdl_engine *e = &mdl_engines[i];
        /* 27.2 has an end of its own, 27 and 27.5 end with the line. */
        uint32_t end = v.count == 1 || (v.count == 2 && MINOR(release) == MINOR(e->latest) &&
                                        MAJOR(release) == MAJOR(e->latest))
                           ? e->latest
                           : release;

        if (MAJOR(release) == MAJOR(e->latest) && e->first <= end && end <= e->latest) {
            *out = end;
            return true;
        }
    }
    return false;
}

/* ---- what was not found -------------------------------------------------------------------- */

static uint32_t apart(uint32_t a, uint32_t b)
{
    return a > b ? a - b : b - a;
}

static const struct mdl_engine *nearest_line(unsigned major)
{
    const struct mdl_engine *best = &mdl_engines[0];

    for (size_t i = 1; i < MDL_ENGINE_COUNT; i++) {
        if (apart(MAJOR(mdl_engines[i].latest), major) <= apart(MAJOR(best->latest), major))
            best = &mdl_engines[i];
    }
    return best;
}

static const struct mdl_engine *nearest_name(struct str name)
{
    const struct mdl_engine *best = NULL;
    size_t distance = NAME_SLIPS + 1;

    for (size_t i = 0; i < MDL_ENGINE_COUNT; i++) {
        size_t d = edit_distance(name, str_of(mdl_engines[i].name));

        if (d < distance) {
            distance = d;
            best = &mdl_engines[i];
        }
    }
    return best;
}

static const struct mdl_engine *nearest(struct str name)
{
    size_t at = 0;
    struct version v;

    while (at < name.len && !is_digit(name, at))
        at++;
    v = read_version(str_cut(name, at, name.len));
    if (v.count > 0 && v.parts[0] >= OLDEST_MAJOR)
        return nearest_line(v.parts[0]);
    return nearest_name(name);
}

struct err *mdl_engine_find(uint32_t *out, struct str name)
{
    const struct mdl_engine *meant;
    struct arena a;
    struct str names = STR_NONE;
    struct err *e;

    if (name.len == 0) {
        *out = mdl_engine_default->latest;
        return NULL;
    }
    if (find(out, name))
        return NULL;
    arena_init(&a);
    for (size_t i = 0; i < MDL_ENGINE_COUNT; i++)
        names =
            arena_printf(&a, "%.*s%s%s", STR_FMT(names), i > 0 ? ", " : "", mdl_engines[i].name);
    meant = nearest(name);
    e = arena_failed(&a) ? err_oom()
                         : err_new(ERR_NOT_FOUND, "no engine is called '%.*s'",
                                   STR_FMT(str_cut(name, 0, NAME_SHOWN)));
    e = err_remedy(e, "%s%s%sknown are %.*s, and single releases of them such as moby-25.0.6",
                   meant != NULL ? "did you mean " : "", meant != NULL ? meant->name : "",
                   meant != NULL ? "? " : "", STR_FMT(names));
    arena_finish(&a);
    return e;
}

/* ---- telling ------------------------------------------------------------------------------ */

const struct mdl_engine *mdl_engine_of(uint32_t release)
{
    size_t i = MDL_ENGINE_COUNT - 1;

    while (i > 0 && mdl_engines[i].first > release)
        i--;
    return &mdl_engines[i];
}

struct str mdl_release_text(struct arena *a, uint32_t release)
{
    struct str line = arena_printf(a, MAJOR(release) <= TWO_DIGITS ? "%u.%02u" : "%u.%u",
                                   MAJOR(release), MINOR(release));

    if (PATCH(release) == MDL_LATEST)
        return line;
    return arena_printf(a, "%.*s.%u", STR_FMT(line), PATCH(release));
}

struct str mdl_engine_name(struct arena *a, uint32_t release)
{
    const struct mdl_engine *e = mdl_engine_of(release);

    if (release == e->latest)
        return str_of(e->name);
    return arena_printf(a, PREFIX "%.*s", STR_FMT(mdl_release_text(a, release)));
}

static const struct mdl_engine *line_of_beta(uint32_t asked)
{
    for (size_t i = 0; i < MDL_ENGINE_COUNT; i++) {
        if (mdl_engines[i].beta != 0 && (asked | MDL_LATEST) == (mdl_engines[i].beta | MDL_LATEST))
            return &mdl_engines[i];
    }
    return NULL;
}

enum mdl_version_fit mdl_engine_of_version(uint32_t *release, struct str version)
{
    const struct mdl_engine *line;
    struct version v;
    uint32_t asked;

    version = str_trim(version);
    if (str_starts(version, STR_LIT("v")))
        version = str_cut(version, 1, version.len);
    v = read_version(version);
    if (v.count < 2 || v.parts[0] < OLDEST_MAJOR)
        return MDL_VERSION_NONE;
    asked = release_of(&v);
    if (asked < mdl_engines[0].first) {
        *release = mdl_engine_default->latest;
        return MDL_VERSION_OLDER;
    }
    if ((line = line_of_beta(asked)) != NULL) {
        *release = line->first;
        return MDL_VERSION_BETA;
    }
    for (size_t i = MDL_ENGINE_COUNT; i-- > 0;) {
        const struct mdl_engine *e = &mdl_engines[i];

        if (asked < e->first)
            continue;
        *release = asked <= e->latest ? asked : e->latest;
        return asked <= e->latest ||
                       (v.count == 2 && (asked | MDL_LATEST) == (e->latest | MDL_LATEST))
                   ? MDL_VERSION_EXACT
                   : MDL_VERSION_NEWER;
    }
    return MDL_VERSION_NONE;
}
