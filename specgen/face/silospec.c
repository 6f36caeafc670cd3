#include "specgen/silospec.h"

#include "model/document/engine.h"
#include "model/files/text.h"
#include "model/formats/artefact.h"
#include "platform/sim/sim.h"
#include "specgen/compare/variants.h"
#include "specgen/face/face_case.h"
#include "specgen/face/face_error.h"
#include "specgen/report/reports.h"

#include <stdlib.h>

unsigned silospec_version(void)
{
    return SILOSPEC_VERSION_NUMBER;
}

void silospec_free(void *text)
{
    free(text);
}

/* ---- cases ------------------------------------------------------------------------------- */

static struct err *open_text(silospec_case **out, struct str text, const char *name)
{
    silospec_case *c = calloc(1, sizeof(*c));
    struct artefact source;
    struct err *e;

    if (c == NULL)
        return err_oom();
    if (name != NULL && (c->name = strdup(name)) == NULL) {
        free(c);
        return err_oom();
    }
    if ((e = artefact_read(&source, text, name)) != NULL) {
        silospec_close(c);
        return e;
    }
    c->root = value_ref(source.root);
    c->settings = ASSESS_CHANGED;
    artefact_close(&source);
    *out = c;
    return NULL;
}

silospec_error *silospec_open(silospec_case **out, const char *bytes, size_t length,
                              const char *name)
{
    struct text text;
    struct err *e = text_decode(&text, (struct str){bytes, length});

    if (e != NULL)
        return face_error_of(err_at(e, name, 0, 0));
    e = open_text(out, (struct str){text.bytes, text.len}, name);
    text_free(&text);
    return face_error_of(e);
}

silospec_error *silospec_add(silospec_case *c, const char *bytes, size_t length, const char *name)
{
    struct evidence said;
    struct text text;
    struct err *e = text_decode(&text, (struct str){bytes, length});

    if (e != NULL)
        return face_error_of(err_at(e, name, 0, 0));
    evidence_init(&said);
    e = artefact_add_text(&c->root, &said, (struct str){text.bytes, text.len}, name);
    evidence_finish(&said);
    text_free(&text);
    return face_error_of(e);
}

/* Takes `root`, which becomes the document. */
static void replace(silospec_case *c, const struct value *root)
{
    value_unref(c->root);
    c->root = root;
}

static struct err *set(silospec_case *c, struct str path, struct str text)
{
    const struct value *root;
    struct arena a;
    struct err *e;

    arena_init(&a);
    e = variant_set(&root, &a, c->root, path, text);
    arena_finish(&a);
    if (e == NULL)
        replace(c, root);
    return e;
}

silospec_error *silospec_set(silospec_case *c, const char *path, const char *text)
{
    return face_error_of(set(c, str_of(path), str_of(text)));
}

silospec_error *silospec_engine(silospec_case *c, const char *name)
{
    struct arena a;
    struct str full;
    struct err *e;

    arena_init(&a);
    full = arena_printf(&a, "%s%s", name[0] >= '0' && name[0] <= '9' ? "moby-" : "", name);
    e = arena_failed(&a) ? err_oom() : set(c, STR_LIT("engine"), full);
    arena_finish(&a);
    return face_error_of(e);
}

void silospec_option(silospec_case *c, enum silospec_option option, int on)
{
    switch (option) {
    case SILOSPEC_SECRETS:
        c->secrets = on != 0;
        break;
    case SILOSPEC_RAW:
        c->settings = on != 0 ? ASSESS_RAW : ASSESS_CHANGED;
        break;
    }
}

void silospec_close(silospec_case *c)
{
    if (c == NULL)
        return;
    value_unref(c->root);
    free(c->name);
    free(c);
}

/* ---- answers ------------------------------------------------------------------------------ */

/* Takes `text`, of `len` bytes. */
static void give(char **out, size_t *length, char *text, size_t len)
{
    *out = text;
    if (length != NULL)
        *length = len;
}

static silospec_error *generate(char **json, size_t *length, struct arena *a,
                                const struct mdl_doc *doc)
{
    const struct plat host = plat_sim(doc);
    struct spec_result result;
    struct err *e = spec_generate(a, doc, &host, &result);
    struct str spec;
    char *text;

    if (e != NULL)
        return face_error_of(e);
    if (result.error != NULL)
        return face_error_of_engine(result.error);
    spec = spec_json(a, result.spec, 0);
    if (arena_failed(a) || (text = malloc(spec.len + 1)) == NULL)
        return face_error_of(err_oom());
    memcpy(text, spec.s, spec.len);
    text[spec.len] = '\0';
    give(json, length, text, spec.len);
    return NULL;
}

silospec_error *silospec_generate(const silospec_case *c, char **json, size_t *length)
{
    struct mdl_doc *doc;
    struct arena a;
    struct err *bad = mdl_doc_new(&doc, c->root);
    silospec_error *e;

    if (bad != NULL)
        return face_error_of(bad);
    arena_init(&a);
    e = generate(json, length, &a, doc);
    arena_finish(&a);
    mdl_doc_free(doc);
    return e;
}

static struct err *report_of_case(const struct value **out, struct report_subject *s,
                                  enum report_id id, const silospec_case *c)
{
    struct assessment result;
    struct mdl_doc *doc;
    struct plat host;
    struct err *e = mdl_doc_new(&doc, c->root);

    if (e != NULL)
        return e;
    host = plat_sim(doc);
    s->host = &host;
    s->release = doc->release;
    if (reports[id].about == REPORT_DOCUMENT) {
        e = assess(s->a, doc, &host, c->settings, &result);
        s->result = &result;
    }
    if (e == NULL)
        e = report_build(out, id, s);
    mdl_doc_free(doc);
    return e;
}

static struct err *report_of_tables(const struct value **out, struct report_subject *s,
                                    enum report_id id)
{
    const struct mdl_doc nothing = {.root = NULL};
    const struct plat host = plat_sim(&nothing);

    if (reports[id].about == REPORT_DOCUMENT)
        return err_new(ERR_INPUT, "the report '%s' is about a case", reports[id].name);
    s->host = &host;
    return report_build(out, id, s);
}

static struct err *report(const struct value **out, struct arena *a, const silospec_case *c,
                          struct str what)
{
    ptrdiff_t blank = str_find(what, ' ', 0);
    size_t len = blank < 0 ? what.len : (size_t)blank;
    enum report_id id;
    struct report_subject s = {.a = a, .argument = str_trim(str_cut(what, len, what.len))};
    struct err *e = report_find(&id, str_cut(what, 0, len));

    if (e != NULL)
        return e;
    if (s.argument.len > 0 && reports[id].argument[0] == '\0')
        return err_new(ERR_INPUT, "the report '%s' takes no argument", reports[id].name);
    return c != NULL ? report_of_case(out, &s, id, c) : report_of_tables(out, &s, id);
}

silospec_error *silospec_report(const silospec_case *c, const char *what, char **json,
                                size_t *length)
{
    const struct value *made;
    struct arena a;
    struct err *e;
    char *text;
    size_t len;

    arena_init(&a);
    if ((e = report(&made, &a, c, str_of(what))) == NULL)
        e = report_print(&text, &len, made, c != NULL && c->secrets);
    arena_finish(&a);
    if (e == NULL)
        give(json, length, text, len);
    return face_error_of(e);
}

silospec_error *silospec_write(const silospec_case *c, const char *format, char **text,
                               size_t *length)
{
    bool yaml = strcmp(format, "yaml") == 0;
    struct err *e;
    char *bytes;
    size_t len;

    if (!yaml && strcmp(format, "json") != 0)
        return face_error_of(err_new(ERR_INPUT, "a document is written as \"yaml\" or \"json\""));
    e = scenario_write(&bytes, &len, c->root, yaml ? SCENARIO_YAML : SCENARIO_JSON);
    if (e == NULL)
        give(text, length, bytes, len);
    return face_error_of(e);
}
