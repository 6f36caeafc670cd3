#include "model/formats/artefact.h"

#include "model/document/engine.h"
#include "model/files/text.h"
#include "model/formats/merge.h"

#include <stdlib.h>

/* ---- opening ----------------------------------------------------------------------------- */

static struct err *check(const struct value *root)
{
    struct mdl_doc *doc = NULL;
    struct err *e = mdl_doc_new(&doc, root);

    mdl_doc_free(doc);
    return e;
}

static struct err *make(const struct value **out, const struct format *kind, struct evidence *ev,
                        const struct input *in)
{
    const struct value *root = NULL;
    struct err *e;

    if ((e = kind->read(ev, in)) != NULL ||
        (e = merge_new(&root, ev, (kind->gives & GIVES_DOCUMENT) != 0)) != NULL)
        return e;
    if ((e = check(root)) != NULL) {
        value_unref(root);
        return e;
    }
    *out = root;
    return NULL;
}

static struct err *interpret(struct artefact *s, struct input *in)
{
    s->kind = format_of(in);
    s->format = in->json ? SCENARIO_JSON : SCENARIO_YAML;
    return s->kind != NULL ? make(&s->root, s->kind, &s->evidence, in) : input_refused(in);
}

/* For another container of the file. */
static struct err *keep_source(struct artefact *s, const struct input *in)
{
    if (in->value != NULL)
        s->source = value_ref(in->value);
    else if (artefact_count(s) > 1 && (s->text = strndup(in->text.s, in->text.len)) == NULL)
        return err_oom();
    return NULL;
}

struct err *artefact_read(struct artefact *out, struct str text, const char *name_for_errors)
{
    struct artefact s = {.encoding = "UTF-8"};
    struct input in;
    struct err *e = input_open(&in, text);

    if (e != NULL)
        return err_at(e, name_for_errors, 0, 0);
    evidence_init(&s.evidence);
    e = interpret(&s, &in);
    if (e == NULL)
        e = keep_source(&s, &in);
    input_close(&in);
    if (e != NULL) {
        artefact_close(&s);
        return err_at(e, name_for_errors, 0, 0);
    }
    *out = s;
    return NULL;
}

static const char *shown_name(const char *file)
{
    return strcmp(file, "-") == 0 ? "standard input" : file;
}

struct err *artefact_open(struct artefact *out, const char *file)
{
    const char *name = shown_name(file);
    struct artefact s = {.file = NULL};
    struct text text = {0};
    struct err *e;

    if ((e = text_read_file(&text, file)) != NULL)
        return err_at(e, name, 0, 0);
    e = artefact_read(&s, (struct str){text.bytes, text.len}, name);
    if (e == NULL) {
        s.encoding = text.encoding;
        if ((s.file = strdup(file)) == NULL) {
            artefact_close(&s);
            e = err_oom();
        }
    }
    text_free(&text);
    if (e == NULL)
        *out = s;
    return e;
}

void artefact_close(struct artefact *s)
{
    free(s->file);
    free(s->text);
    evidence_finish(&s->evidence);
    value_unref(s->source);
    value_unref(s->root);
    *s = (struct artefact){.file = NULL};
}

bool artefact_is_scenario(const struct artefact *s)
{
    return s->kind == &formats[FORMAT_scenario];
}

/* ---- several containers ------------------------------------------------------------------ */

size_t artefact_count(const struct artefact *s)
{
    return s->evidence.choice_count > 0 ? s->evidence.choice_count : 1;
}

struct str artefact_name(const struct artefact *s, size_t index)
{
    return index < s->evidence.choice_count ? s->evidence.choices[index] : STR_NONE;
}

struct err *artefact_choose(const struct value **out, const struct artefact *s, size_t index)
{
    struct input in = {
        .text = str_of(s->text), .value = s->source, .json = s->format == SCENARIO_JSON};
    struct evidence ev;
    struct err *e;

    if (index >= artefact_count(s))
        return err_new(ERR_NOT_FOUND, "there is no container %zu in this file", index + 1);
    if (artefact_count(s) == 1) {
        *out = value_ref(s->root);
        return NULL;
    }
    evidence_init(&ev);
    ev.chosen = index;
    e = make(out, s->kind, &ev, &in);
    evidence_finish(&ev);
    return e;
}

/* ---- another artefact -------------------------------------------------------------------- */

static struct err *nothing_to_add(void)
{
    return err_remedy(err_new(ERR_INPUT, "this is not the output of 'docker info'"),
                      "paste its text, or that of docker info --format '{{json .}}'");
}

static struct err *add(const struct value **root, struct evidence *out, struct str text)
{
    const struct value *made = value_ref(*root);
    const struct format *kind;
    struct input in;
    struct err *e = input_open(&in, text);

    if (e != NULL) {
        value_unref(made);
        return e;
    }
    kind = format_of(&in);
    if (kind == NULL && in.json && in.no_value != NULL)
        e = input_refused(&in);
    else if (kind == NULL || (kind->gives & GIVES_DOCUMENT) != 0)
        e = nothing_to_add();
    if (e == NULL && (e = kind->read(out, &in)) == NULL && (e = merge_into(&made, out)) == NULL)
        e = check(made);
    input_close(&in);
    if (e != NULL) {
        value_unref(made);
        return e;
    }
    value_unref(*root);
    *root = made;
    return NULL;
}

struct err *artefact_add_text(const struct value **root, struct evidence *out, struct str text,
                              const char *name_for_errors)
{
    return err_at(add(root, out, text), name_for_errors, 0, 0);
}

struct err *artefact_add(const struct value **root, struct evidence *out, const char *file)
{
    struct text text = {0};
    struct err *e = text_read_file(&text, file);

    if (e == NULL)
        e = add(root, out, (struct str){text.bytes, text.len});
    text_free(&text);
    return err_at(e, shown_name(file), 0, 0);
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
