#include "model/formats/evidence.h"

#include "model/base/ascii.h"
#include "model/base/bounds.h"
#include "model/document/path.h"
#include "model/formats/fact_block.h"
#include "model/formats/same_image.h"
#include "model/value/value_make.h"

#include <stdio.h>
#include <stdlib.h>

void evidence_init(struct evidence *ev)
{
    *ev = (struct evidence){.count = 0};
    arena_init(&ev->arena);
}

void evidence_finish(struct evidence *ev)
{
    for (size_t i = 0; i < ev->count; i++)
        value_unref(ev->facts[i].value);
    for (size_t i = 0; i < ev->conflict_count; i++) {
        value_unref(ev->conflicts[i].kept);
        value_unref(ev->conflicts[i].dropped);
    }
    value_unref(ev->spec);
    free(ev->facts);
    free(ev->notes);
    free(ev->conflicts);
    free(ev->choices);
    err_free(ev->lack);
    arena_finish(&ev->arena);
    *ev = (struct evidence){.count = 0};
}

bool evidence_failed(const struct evidence *ev)
{
    return ev->failed || arena_failed(&ev->arena);
}

void evidence_lacks(struct evidence *ev, struct err *e)
{
    ev->failed = true;
    err_free(ev->lack);
    ev->lack = e;
}

struct err *evidence_failure(struct evidence *ev)
{
    struct err *e = ev->lack != NULL ? ev->lack : err_oom();

    ev->lack = NULL;
    return e;
}

/* Room for one more item; false: no memory. */
static bool room(struct evidence *ev, void **items, size_t *size, size_t count, size_t item_size)
{
    size_t more = *size > 0 ? *size * 2 : 8;
    void *grown;

    if (count < *size)
        return true;
    if ((grown = realloc(*items, more * item_size)) == NULL) {
        ev->failed = true;
        return false;
    }
    *items = grown;
    *size = more;
    return true;
}

/* ---- facts ------------------------------------------------------------------------------- */

/* Takes fact.value. */
static void put(struct evidence *ev, struct str path, struct fact fact)
{
    void *items = ev->facts;
    struct mdl_path steps = {.count = 0};
    struct err *e = path.len > 0 ? mdl_path_split(&steps, &ev->arena, path) : NULL;

    if (e != NULL)
        ev->failed = true; /* no memory: the paths of readers are well-formed */
    err_free(e);
    if (ev->failed || !room(ev, &items, &ev->size, ev->count, sizeof(*ev->facts))) {
        value_unref(fact.value);
        return;
    }
    ev->facts = items;
    if (steps.count > 2 && fact.certainty != MDL_ASSUMED &&
        ev->element_facts++ >= BOUND_ELEMENT_FACTS) {
        ev->dropped++;
        value_unref(fact.value);
        return;
    }
    fact.steps = steps.steps;
    fact.count = steps.count;
    fact.source = arena_str(&ev->arena, fact.source);
    fact.remark = arena_str(&ev->arena, fact.remark);
    fact.line = ev->line;
    fact.read_back = fact.read_back || ev->reading_back;
    ev->facts[ev->count++] = fact;
}

const struct value *evidence_made(struct evidence *ev, const struct value *made)
{
    ev->failed = ev->failed || made == NULL;
    return made;
}

static void put_value(struct evidence *ev, struct str path, enum mdl_certainty certainty,
                      const struct value *value, struct str source)
{
    put(ev, path,
        (struct fact){.certainty = certainty, .value = evidence_made(ev, value), .source = source});
}

void evidence_tell(struct evidence *ev, struct str path, const struct value *value,
                   struct str source)
{
    put_value(ev, path, MDL_TOLD, value, source);
}

void evidence_tell_text(struct evidence *ev, struct str path, struct str text, struct str source)
{
    if (text.len > 0)
        evidence_tell(ev, path, value_string(text), source);
}

void evidence_tell_number(struct evidence *ev, struct str path, uint64_t n, struct str source)
{
    char digits[24];
    int len = snprintf(digits, sizeof digits, "%llu", (unsigned long long)n);

    evidence_tell(ev, path, value_number((struct str){digits, (size_t)len}), source);
}

void evidence_tell_missing(struct evidence *ev, struct str path, struct str source)
{
    put(ev, path, (struct fact){.certainty = MDL_MISSING, .source = source});
}

void evidence_assume(struct evidence *ev, struct str path, const struct value *value,
                     struct str what)
{
    put_value(ev, path, MDL_ASSUMED, value, what);
}

void evidence_because(struct evidence *ev, struct str remark)
{
    if (ev->count > 0)
        ev->facts[ev->count - 1].remark = arena_str(&ev->arena, remark);
}

void evidence_concluded(struct evidence *ev)
{
    if (ev->count > 0)
        ev->facts[ev->count - 1].weak = true;
}

void evidence_exact(struct evidence *ev)
{
    if (ev->count > 0)
        ev->facts[ev->count - 1].exact = true;
}

void evidence_unknown(struct evidence *ev, struct str path)
{
    put(ev, path, (struct fact){.certainty = MDL_UNKNOWN});
}

void evidence_at_least(struct evidence *ev, struct str path, uint64_t least)
{
    put(ev, path, (struct fact){.certainty = MDL_UNKNOWN, .has_least = true, .least = least});
}

bool evidence_tell_block(struct evidence *ev, const struct fact_block *block)
{
    static const struct str host = STR_INIT("host");

    if (ev->element_facts + block->told.count > BOUND_ELEMENT_FACTS || block->told.dropped > 0)
        return false;
    put(ev, host, (struct fact){.certainty = MDL_TOLD, .block = block});
    ev->element_facts += block->told.count;
    return true;
}

static bool is_at(const struct fact *f, const struct mdl_path *path)
{
    if (f->count != path->count)
        return false;
    for (size_t i = 0; i < f->count; i++)
        if (f->steps[i].index != path->steps[i].index ||
            !str_eq(f->steps[i].key, path->steps[i].key))
            return false;
    return true;
}

/* "request.body": names alone, which takes no memory that could be short. */
static bool is_at_names(const struct fact *f, struct str names)
{
    for (size_t i = 0; i < f->count; i++) {
        ptrdiff_t dot = str_find(names, '.', 0);
        size_t end = dot < 0 ? names.len : (size_t)dot;

        if ((dot < 0) != (i + 1 == f->count) || !str_eq(f->steps[i].key, str_cut(names, 0, end)))
            return false;
        names = str_cut(names, dot < 0 ? end : end + 1, names.len);
    }
    return f->count > 0;
}

const struct fact *evidence_fact(const struct evidence *ev, struct str path)
{
    for (size_t i = ev->count; i-- > 0;)
        if (is_at_names(&ev->facts[i], path))
            return &ev->facts[i];
    return NULL;
}

static bool is_told_better(const struct evidence *ev, const struct fact *f)
{
    const struct mdl_path path = {.steps = f->steps, .count = f->count};

    for (size_t i = 0; i < ev->count; i++)
        if (ev->facts[i].block != NULL ? is_told_better(&ev->facts[i].block->told, f)
                                       : !ev->facts[i].weak && ev->facts[i].certainty == MDL_TOLD &&
                                             is_at(&ev->facts[i], &path))
            return true;
    return false;
}

static void note_dropped(struct evidence *ev)
{
    if (ev->dropped > 0)
        evidence_note(
            ev, NOTE_LEFT_OUT, STR_NONE,
            arena_printf(&ev->arena,
                         "%zu more facts about images, networks and other elements of the "
                         "host: %d are taken",
                         ev->dropped, BOUND_ELEMENT_FACTS));
    ev->dropped = 0;
}

/* Conclusions are mostly about one thing, so its answer is kept. */
void evidence_settle(struct evidence *ev)
{
    const struct fact *last = NULL;
    bool told = false;
    size_t n = 0;

    note_dropped(ev);
    for (size_t i = 0; i < ev->count; i++) {
        struct fact *f = &ev->facts[i];
        const struct mdl_path path = {.steps = f->steps, .count = f->count};

        if (f->weak && (last == NULL || !is_at(last, &path)))
            told = is_told_better(ev, f);
        if (f->weak)
            last = f;
        if (f->weak && told) {
            value_unref(f->value);
            f->value = NULL;
            f->certainty = MDL_UNKNOWN; /* goes below */
        }
    }
    for (size_t i = 0; i < ev->count; i++)
        if (!ev->facts[i].weak || ev->facts[i].certainty != MDL_UNKNOWN)
            ev->facts[n++] = ev->facts[i];
    ev->count = n;
}

/* "creds.reg line 14", where many lines say something. */
static struct str without_line(struct str by)
{
    struct str word = STR_LIT(" line ");
    size_t end = by.len;

    while (end > 0 && by.s[end - 1] >= '0' && by.s[end - 1] <= '9')
        end--;
    return end < by.len && end > word.len && str_eq(str_cut(by, end - word.len, end), word)
               ? str_cut(by, 0, end - word.len)
               : by;
}

struct str evidence_by(struct str source)
{
    ptrdiff_t colon = str_find(source, ':', 0);

    return colon > 0 ? without_line(str_cut(source, 0, (size_t)colon)) : source;
}

/* ---- the rest ---------------------------------------------------------------------------- */

/* Most notes are of the same file as the one before. */
static struct str note_file(struct evidence *ev)
{
    struct str last = ev->note_count > 0 ? ev->notes[ev->note_count - 1].file : STR_NONE;

    return str_eq(last, ev->file) ? last : arena_str(&ev->arena, ev->file);
}

void evidence_note(struct evidence *ev, enum note_kind kind, struct str about, struct str text)
{
    void *items = ev->notes;

    if (!room(ev, &items, &ev->note_size, ev->note_count, sizeof(*ev->notes)))
        return;
    ev->notes = items;
    ev->notes[ev->note_count] = (struct note){kind, arena_str(&ev->arena, about), ev->line,
                                              arena_str(&ev->arena, text), note_file(ev)};
    ev->note_count++;
}

bool evidence_is_unread(const struct note *n)
{
    return n->kind == NOTE_LEFT_OUT && str_is(n->about, "piece");
}

struct str evidence_remark(const struct evidence *ev, struct str path)
{
    const struct fact *f = evidence_fact(ev, path);

    if (f != NULL)
        return f->remark;
    for (size_t i = ev->note_count; i-- > 0;)
        if (ev->notes[i].kind == NOTE_REMARK && str_eq(ev->notes[i].about, path))
            return ev->notes[i].text;
    return STR_NONE;
}

void evidence_offer(struct evidence *ev, struct str name)
{
    void *items = ev->choices;
    struct str file = ev->file;

    if (ev->unnamed) {
        ev->choice_count++;
        return;
    }
    if (!room(ev, &items, &ev->choice_size, ev->choice_count, sizeof(*ev->choices)))
        return;
    ev->choices = items;
    if (ev->choice_count > 0 && str_eq(ev->choices[ev->choice_count - 1].file, file))
        file = ev->choices[ev->choice_count - 1].file;
    else
        file = arena_str(&ev->arena, file);
    ev->choices[ev->choice_count++] =
        (struct container_choice){.name = arena_str(&ev->arena, name), .file = file};
}

void evidence_offer_is(struct evidence *ev, struct str id, struct str called)
{
    struct container_choice *last;

    if (ev->unnamed || ev->choice_count == 0 || ev->failed)
        return;
    last = &ev->choices[ev->choice_count - 1];
    last->id = arena_str(&ev->arena, id);
    last->called = arena_str(&ev->arena, called);
}

bool evidence_offered(size_t *choice, const struct evidence *ev, struct str key)
{
    size_t kept = ev->recent_count < EVIDENCE_RECENT ? ev->recent_count : EVIDENCE_RECENT;

    for (size_t i = 0; i < kept; i++)
        if (str_eq(ev->recent[i].name, key)) {
            *choice = ev->recent[i].choice;
            return true;
        }
    return false;
}

bool evidence_offer_as(struct evidence *ev, struct str key, struct str name)
{
    size_t choice = ev->choice_count;

    if (evidence_offered(&choice, ev, key))
        return choice == ev->chosen;
    ev->recent[ev->recent_count % EVIDENCE_RECENT].name = arena_str(&ev->arena, key);
    ev->recent[ev->recent_count % EVIDENCE_RECENT].made = STR_NONE;
    ev->recent[ev->recent_count % EVIDENCE_RECENT].choice = choice;
    ev->recent_count++;
    evidence_offer(ev, name);
    return choice == ev->chosen;
}

void evidence_is_made(struct evidence *ev, struct str name, struct str image)
{
    size_t last = (ev->recent_count - 1) % EVIDENCE_RECENT;

    if (ev->recent_count == 0)
        return;
    ev->recent[last].made = arena_str(&ev->arena, name);
    ev->recent[last].image = arena_str(&ev->arena, image);
}

/* An id says nothing of the name that somebody typed. */
static bool is_image_id(struct str image)
{
    size_t digits = 0;

    while (digits < image.len && ascii_is_hex(image.s[digits]))
        digits++;
    return str_starts(image, STR_LIT("sha256:")) || digits == image.len;
}

static bool is_other_image(struct str a, struct str b)
{
    return !is_image_id(a) && !is_image_id(b) && !same_image(a, b);
}

bool evidence_made_as(size_t *choice, const struct evidence *ev, struct str name, struct str image)
{
    size_t kept = ev->recent_count < EVIDENCE_RECENT ? ev->recent_count : EVIDENCE_RECENT;
    size_t found = 0;

    for (size_t i = 0; i < kept; i++)
        if (ev->recent[i].made.len > 0 && str_eq(ev->recent[i].made, name) &&
            !is_other_image(ev->recent[i].image, image)) {
            *choice = ev->recent[i].choice;
            found++;
        }
    return found == 1;
}

bool evidence_offer_again(struct evidence *ev, struct str name)
{
    return evidence_offer_as(ev, name, name);
}

void evidence_offer_many(struct evidence *ev, size_t count)
{
    ev->choice_count += count;
}

void evidence_conflict(struct evidence *ev, const struct conflict *c)
{
    void *items = ev->conflicts;

    if (!room(ev, &items, &ev->conflict_size, ev->conflict_count, sizeof(*ev->conflicts))) {
        value_unref(c->kept);
        value_unref(c->dropped);
        return;
    }
    ev->conflicts = items;
    ev->conflicts[ev->conflict_count++] = (struct conflict){
        arena_str(&ev->arena, c->path), c->kept, c->dropped, arena_str(&ev->arena, c->kept_source),
        arena_str(&ev->arena, c->dropped_source)};
}

void evidence_bring_spec(struct evidence *ev, const struct value *spec)
{
    const struct value *before = ev->spec;

    ev->spec = value_ref(spec);
    value_unref(before);
}

void evidence_add(struct evidence *ev, const struct evidence *from)
{
    for (size_t i = 0; i < from->count; i++) {
        struct fact f = from->facts[i];

        f.value = made_shared(f.value);
        ev->line = f.line;
        put(ev, mdl_path_text(&ev->arena, f.steps, f.count), f);
    }
    for (size_t i = 0; i < from->note_count; i++) {
        ev->line = from->notes[i].line;
        ev->file = from->notes[i].file;
        evidence_note(ev, from->notes[i].kind, from->notes[i].about, from->notes[i].text);
    }
    ev->file = STR_NONE;
    for (size_t i = 0; i < from->conflict_count; i++) {
        struct conflict c = from->conflicts[i];

        c.kept = made_shared(c.kept);
        c.dropped = made_shared(c.dropped);
        evidence_conflict(ev, &c);
    }
    if (from->spec != NULL)
        evidence_bring_spec(ev, from->spec);
    ev->gives |= from->gives;
    if (from->made_by != NULL)
        ev->made_by = from->made_by;
    if (from->image_build > 0) {
        ev->image_build = from->image_build;
        ev->image_revision = from->image_revision;
    }
    if (from->cpu_maximum > 0)
        ev->cpu_maximum = from->cpu_maximum;
    ev->partial = ev->partial || from->partial;
    ev->failed = ev->failed || from->failed;
}
