#include "model/formats/artefact_parts.h"

#include "model/document/engine.h"
#include "model/formats/answers.h"
#include "model/formats/compose_project.h"
#include "model/formats/joined.h"
#include "model/formats/merge.h"

#include <stdlib.h>

/* ---- opening ----------------------------------------------------------------------------- */

static const char *first_name(const struct sources *s)
{
    return s->items[0].name;
}

/* A scenario, which says all: not one beside the container that was chosen. */
static bool tells_all(const struct evidence *ev)
{
    for (size_t i = 0; i < ev->count; i++)
        if (ev->facts[i].count == 0)
            return true;
    return false;
}

/* named: `ev` itself, or evidence of the same sources that has the names of all choices. */
static struct err *make(const struct value **out, const struct sources *s, struct evidence *ev,
                        const struct evidence *named, const struct mdl_doc *beside)
{
    const struct value *root = NULL;
    struct err *e;

    if ((e = sources_read(ev, s)) != NULL || (e = joined_tell(ev, s, named)) != NULL ||
        (e = merge_new(&root, ev, tells_all(ev))) != NULL)
        return e;
    if ((e = artefact_check(root, beside)) != NULL) {
        value_unref(root);
        return e;
    }
    *out = root;
    return NULL;
}

struct err *artefact_interpret(struct artefact *out, struct sources *sources)
{
    struct artefact s = {.sources = *sources, .kind = sources_kind(sources)};
    struct err *e;

    evidence_init(&s.evidence);
    s.encoding = sources->items[0].encoding;
    s.format = sources->items[0].pieces.items[0].in.json ? SCENARIO_JSON : SCENARIO_YAML;
    e = s.kind != NULL ? make(&s.root, &s.sources, &s.evidence, &s.evidence, NULL)
                       : sources_refused(&s.sources);
    if (e != NULL) {
        e = err_at(e, first_name(&s.sources), 0, 0);
        artefact_close(&s);
        return e;
    }
    *out = s;
    return NULL;
}

static struct err *read_as(struct artefact *out, struct str text, const char *name_for_errors,
                           const struct reading_options *options)
{
    struct sources sources = artefact_sources_begin(options);
    struct err *e = sources_add_text(&sources, text, name_for_errors);

    sources.options.progress = NULL;
    if (e != NULL) {
        sources_close(&sources);
        return e;
    }
    return artefact_interpret(out, &sources);
}

struct err *artefact_read(struct artefact *out, struct str text, const char *name_for_errors)
{
    return read_as(out, text, name_for_errors, NULL);
}

/* ---- files ---- */

static bool remember_file(struct artefact *s, const char *file)
{
    char **files = realloc(s->files, (s->file_count + 1) * sizeof(*files));

    if (files == NULL)
        return false;
    s->files = files;
    if ((files[s->file_count] = strdup(file)) == NULL)
        return false;
    s->file_count++;
    return true;
}

struct err *artefact_remember_files(struct artefact *s, const char *const *files, size_t count)
{
    bool ok = true;

    for (size_t i = 0; ok && i < count; i++)
        ok = remember_file(s, files[i]);
    if (ok && (count != 1 || (s->file = strdup(files[0])) != NULL))
        return NULL;
    artefact_close(s);
    return err_oom();
}

struct err *artefact_add_files(struct sources *sources, const char *const *files, size_t count)
{
    struct err *e = NULL;

    for (size_t i = 0; e == NULL && i < count; i++)
        e = sources_add_file(sources, files[i]);
    sources->options.progress = NULL; /* the caller's, which may be gone soon */
    if (e != NULL)
        sources_close(sources);
    return e;
}

struct err *artefact_open_all(struct artefact *out, const char *const *files, size_t count,
                              const struct reading_options *options)
{
    struct sources sources = artefact_sources_begin(options);
    struct err *e = artefact_add_files(&sources, files, count);

    if (e != NULL || (e = artefact_interpret(out, &sources)) != NULL)
        return e;
    return artefact_remember_files(out, files, count);
}

struct err *artefact_read_again(struct artefact *out, const struct artefact *s,
                                const struct reading_options *options)
{
    const struct text *text = s->sources.count > 0 ? &s->sources.items[0].text : NULL;
    struct str name = artefact_name(s, s->evidence.chosen);
    struct artefact again;
    struct err *e;

    if (s->file_count > 0 && strcmp(s->files[0], "-") != 0)
        e = artefact_open_all(&again, (const char *const *)s->files, s->file_count, options);
    else if (s->sources.count == 1 && text->bytes != NULL)
        e = read_as(&again, (struct str){text->bytes, text->len}, first_name(&s->sources), options);
    else
        e = err_new(ERR_INPUT, "the text that this was read from was not kept");
    if (e != NULL)
        return e;
    for (size_t i = 0; e == NULL && i < artefact_count(&again) && name.len > 0; i++)
        if (str_eq(artefact_name(&again, i), name)) {
            e = artefact_select(&again, i);
            break;
        }
    if (e == NULL && !artefact_is_scenario(&again))
        e = artefact_add_again(&again, s, options != NULL ? options->progress : NULL);
    if (e != NULL)
        artefact_close(&again);
    else
        *out = again;
    return e;
}

struct err *artefact_open_again(struct artefact *out, const struct artefact *s,
                                const struct read_progress *progress)
{
    struct reading_options options = s->sources.options;

    options.progress = progress;
    return artefact_read_again(out, s, &options);
}

struct err *artefact_open(struct artefact *out, const char *file)
{
    return artefact_open_all(out, &file, 1, NULL);
}

static void forget_files(struct artefact *s)
{
    free(s->file);
    for (size_t i = 0; i < s->file_count; i++)
        free(s->files[i]);
    free(s->files);
    s->file = NULL;
    s->files = NULL;
    s->file_count = 0;
}

struct err *artefact_saved(struct artefact *s, const char *file)
{
    struct artefact there = {.file = strdup(file)};

    if (there.file == NULL || !remember_file(&there, file)) {
        forget_files(&there);
        return err_oom();
    }
    forget_files(s);
    s->file = there.file;
    s->files = there.files;
    s->file_count = there.file_count;
    s->kind = &formats[FORMAT_scenario];
    return NULL;
}

void artefact_close(struct artefact *s)
{
    forget_files(s);
    evidence_finish(&s->evidence);
    artefact_forget_additions(s);
    sources_close(&s->sources);
    value_unref(s->root);
    *s = (struct artefact){.file = NULL};
}

bool artefact_is_scenario(const struct artefact *s)
{
    return s->kind == &formats[FORMAT_scenario];
}

/* An event is evidence beside a container, and none of one. */
static bool is_event(const struct fact *f)
{
    return f->count == 2 && str_is(f->steps[1].key, "Events");
}

bool artefact_gives_document(const struct artefact *s)
{
    for (size_t i = 0; i < s->evidence.count; i++)
        if (!s->evidence.facts[i].weak && !is_event(&s->evidence.facts[i]) &&
            !answers_has(&s->evidence.facts[i]))
            return true;
    return false;
}

/* ---- several containers ------------------------------------------------------------------ */

size_t artefact_count(const struct artefact *s)
{
    return s->evidence.choice_count > 0 ? s->evidence.choice_count : 1;
}

struct str artefact_name(const struct artefact *s, size_t index)
{
    return index < s->evidence.choice_count ? s->evidence.choices[index].name : STR_NONE;
}

struct str artefact_title(const struct artefact *s, size_t index)
{
    struct str name = artefact_name(s, index);

    return name.len > 0 ? name : STR_LIT("one without a name");
}

struct str artefact_from(const struct artefact *s, size_t index)
{
    if (index < s->evidence.choice_count && s->evidence.choices[index].file.len > 0)
        return s->evidence.choices[index].file;
    return str_of(s->sources.count > 0 ? s->sources.items[0].name : NULL);
}

/* Container `index` with what was added to the document; *ev, which is initialised, has what was
 * said of it. */
static struct err *make_chosen(const struct value **root, struct evidence *ev,
                               const struct artefact *s, size_t index, const struct mdl_doc *beside)
{
    struct err *e;

    if (index >= artefact_count(s))
        return err_new(ERR_NOT_FOUND, "there is no container %zu in this file", index + 1);
    ev->chosen = index;
    if ((e = make(root, &s->sources, ev, &s->evidence, beside)) != NULL)
        return e;
    if ((e = artefact_put_additions(root, ev, s)) != NULL)
        value_unref(*root);
    return e;
}

struct err *artefact_select(struct artefact *s, size_t index)
{
    return artefact_select_with(s, index, s->addition_count);
}

struct err *artefact_select_with(struct artefact *s, size_t index, size_t additions)
{
    const struct value *root = NULL;
    size_t before = s->addition_count;
    struct evidence ev;
    struct err *e;

    if (index == s->evidence.chosen && additions == 0 && before == 0)
        return NULL;
    evidence_init(&ev);
    s->addition_count = additions < s->addition_known ? additions : s->addition_known;
    if ((e = make_chosen(&root, &ev, s, index, NULL)) != NULL) {
        s->addition_count = before;
        evidence_finish(&ev);
        return e;
    }
    evidence_finish(&s->evidence);
    value_unref(s->root);
    s->evidence = ev;
    s->root = root;
    return NULL;
}

#define NAMED 20 /* containers that an error lists */

struct err *artefact_several(const struct artefact *s)
{
    struct str names = STR_NONE;
    struct arena a;
    struct err *e;

    arena_init(&a);
    for (size_t i = 0; i < artefact_count(s) && i < NAMED; i++)
        names = arena_printf(&a, "%.*s%s%.*s", STR_FMT(names), i > 0 ? ", " : "",
                             STR_FMT(artefact_title(s, i)));
    e = err_new(ERR_INPUT, "found %zu container%s: %.*s%s", artefact_count(s),
                artefact_count(s) == 1 ? "" : "s", STR_FMT(names),
                artefact_count(s) > NAMED ? ", ..." : "");
    arena_finish(&a);
    return e;
}

/* Why a service may not be among them; STR_NONE: there is no such reason. */
static struct str left_out(const struct artefact *s)
{
    for (size_t i = 0; i < s->evidence.note_count; i++)
        if (str_starts(s->evidence.notes[i].text, STR_LIT(COMPOSE_LEFT_OUT)))
            return s->evidence.notes[i].text;
    return STR_NONE;
}

static struct err *not_found(const struct artefact *s, struct str name)
{
    struct str why = left_out(s);

    return why.len > 0
               ? err_new(ERR_INPUT, "no container is called '%.*s': %.*s", STR_FMT(name),
                         STR_FMT(why))
               : err_wrap(artefact_several(s), "no container is called '%.*s'", STR_FMT(name));
}

struct err *artefact_select_named(struct artefact *s, struct str name)
{
    for (size_t i = 0; i < artefact_count(s); i++)
        if (str_eq(artefact_name(s, i), name))
            return artefact_select(s, i);
    /* Of files that are refused, or of an error alone, the answer is all there is. */
    if (!artefact_gives_document(s))
        return NULL;
    return not_found(s, name);
}

struct err *artefact_other(const struct value **out, const struct artefact *s, size_t index,
                           const struct mdl_doc *beside)
{
    struct evidence ev;
    struct err *e;

    evidence_init(&ev);
    ev.unnamed = true;
    e = make_chosen(out, &ev, s, index, beside);
    evidence_finish(&ev);
    return e;
}

/* ---- the engine -------------------------------------------------------------------------- */

static bool is_release(const struct fact *f, uint32_t release)
{
    uint32_t told;
    struct err *e;

    if (f->value == NULL || f->value->kind != VALUE_STRING)
        return false;
    e = mdl_engine_find(&told, f->value->u.text);
    err_free(e);
    return e == NULL && told == release;
}

const struct fact *artefact_engine(const struct evidence *ev, uint32_t release)
{
    for (size_t i = ev->count; i-- > 0;) {
        const struct fact *f = &ev->facts[i];

        if (f->count == 1 && str_is(f->steps[0].key, "engine") && is_release(f, release))
            return f;
    }
    return NULL;
}
