#include "ui/present/taken.h"

#include "model/formats/answers.h"

#define MOST 4 /* artefacts that are named */

/* Parts of a document, by where a fact stands in it. */
static const struct part {
    const char *name, *step, *below;
} parts[] = {
    {"container", "container", NULL},
    {"what is asked for", "request", NULL},
    {"credential specs", "host", "CredentialSpecs"},
    {"images", "host", "Images"},
    {"networks", "host", "Networks"},
    {"volumes", "host", "Volumes"},
    {"events", "host", "Events"},
    {"host", "host", NULL},
    {"engine", "engine", NULL},
};
enum { PARTS = sizeof(parts) / sizeof(parts[0]) };

struct taken {
    struct arena *arena;
    struct str by[MOST]; /* who said something */
    size_t by_count;
    bool more, part[PARTS], answer, all;
    struct str engine; /* that is told, and by whom */
    struct str engine_by;
};

static void add_by(struct taken *t, struct str by)
{
    for (size_t i = 0; i < t->by_count; i++)
        if (str_eq(t->by[i], by))
            return;
    if (t->by_count < MOST)
        t->by[t->by_count++] = by;
    else
        t->more = true;
}

static bool fits(const struct part *p, const struct fact *f)
{
    return str_is(f->steps[0].key, p->step) &&
           (p->below == NULL || (f->count > 1 && str_is(f->steps[1].key, p->below)));
}

static void add_fact(struct taken *t, const struct fact *f)
{
    struct str by = evidence_by(f->source);

    if (f->certainty != MDL_TOLD && f->certainty != MDL_MISSING)
        return;
    if (by.len > 0)
        add_by(t, by);
    if (f->count == 0) {
        t->all = true;
        return;
    }
    if (answers_has(f)) {
        t->answer = true;
        return;
    }
    for (size_t p = 0; p < PARTS; p++)
        if (fits(&parts[p], f)) {
            t->part[p] = true;
            break;
        }
    if (str_is(f->steps[0].key, "engine") && f->value != NULL && f->value->kind == VALUE_STRING) {
        t->engine = f->value->u.text;
        t->engine_by = f->weak ? STR_NONE : by;
    }
}

static struct str join(struct arena *a, struct str all, struct str one, bool last)
{
    if (all.len == 0)
        return one;
    return arena_printf(a, "%.*s%s%.*s", STR_FMT(all), last ? " and " : ", ", STR_FMT(one));
}

/* "docker info 23.0.3 and docker inspect" */
static struct str who(const struct taken *t)
{
    struct str all = STR_NONE;

    for (size_t i = 0; i < t->by_count; i++) {
        struct str one = t->by[i], version = t->engine;

        if (str_starts(version, STR_LIT("moby-")))
            version = str_cut(version, sizeof("moby-") - 1, version.len);
        if (version.len > 0 && str_eq(one, t->engine_by))
            one = arena_printf(t->arena, "%.*s %.*s", STR_FMT(one), STR_FMT(version));
        all = join(t->arena, all, one, i + 1 == t->by_count && !t->more);
    }
    return t->more ? join(t->arena, all, STR_LIT("more"), true) : all;
}

static struct str what(const struct taken *t)
{
    struct str names[PARTS + 1], all = STR_NONE;
    size_t count = 0;

    for (size_t p = 0; p < PARTS; p++)
        if (t->part[p])
            names[count++] = str_of(parts[p].name);
    if (t->answer)
        names[count++] = STR_LIT("the error");
    for (size_t i = 0; i < count; i++)
        all = join(t->arena, all, names[i], i + 1 == count);
    return all;
}

static size_t count_of(const struct evidence *told, enum note_kind kind)
{
    size_t count = 0;

    for (size_t i = 0; i < told->note_count; i++)
        count += told->notes[i].kind == kind;
    return count;
}

static size_t unread_pieces(const struct evidence *told)
{
    size_t count = 0;

    for (size_t i = 0; i < told->note_count; i++)
        count += evidence_is_unread(&told->notes[i]);
    return count;
}

/* A file that only has what is no fact is called what it was recognised as. */
static struct str recognised(const struct evidence *told)
{
    for (size_t i = 0; i < told->note_count; i++)
        if (told->notes[i].kind == NOTE_PIECE)
            return told->notes[i].text;
    return STR_LIT("this");
}

struct str ui_taken_text(struct arena *a, const struct evidence *told)
{
    size_t unread = unread_pieces(told), left_out = count_of(told, NOTE_LEFT_OUT) - unread;
    struct taken t = {.arena = a};
    struct str text, set;

    for (size_t i = 0; i < told->count; i++)
        add_fact(&t, &told->facts[i]);
    set = what(&t);
    if (t.by_count > 0 && set.len > 0)
        text = arena_printf(a, "read from %.*s: %.*s", STR_FMT(who(&t)), STR_FMT(set));
    else if (told->spec != NULL)
        text = arena_printf(a, "%.*s: its spec stands beside this one", STR_FMT(recognised(told)));
    else
        text = arena_printf(a, "%.*s: nothing of it is used here", STR_FMT(recognised(told)));
    if (t.engine.len == 0 && evidence_remark(told, STR_LIT("engine")).len > 0)
        text = arena_printf(a, "%.*s, %.*s", STR_FMT(text),
                            STR_FMT(evidence_remark(told, STR_LIT("engine"))));
    if (told->conflict_count > 0)
        text = arena_printf(a, "%.*s, %zu told differently before", STR_FMT(text),
                            told->conflict_count);
    if (left_out > 0)
        text = arena_printf(a, "%.*s, %zu line%s left out", STR_FMT(text), left_out,
                            left_out == 1 ? "" : "s");
    if (unread > 0)
        text = arena_printf(a, "%.*s, %zu piece%s that cannot be read", STR_FMT(text), unread,
                            unread == 1 ? "" : "s");
    return text;
}
