/* Any bytes through the whole of specgen: what is read is assessed both ways, each node's path
 * leads to it, all is explained and reported, a spec equals itself, and what is written reads back.
 */
#include "model/formats/artefact.h"
#include "model/json/json.h"
#include "platform/sim/sim.h"
#include "specgen/compare/compare.h"
#include "specgen/credential/mask.h"
#include "specgen/report/reports.h"
#include "specgen/tree/emit.h"
#include "specgen/tree/path.h"
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    SMALL = 3000,      /* bytes: larger documents are not upgraded, which takes long */
    COMPARED_MAX = 200 /* rows */
};

static void broken(const char *what, struct str text)
{
    fprintf(stderr, "%s:\n%.*s\n", what, STR_FMT(text));
    abort();
}

static void must(struct err *e)
{
    if (e != NULL)
        broken(e->text, STR_NONE);
}

static void check_nodes(struct arena *a, const struct assessment *r, const struct spec_node *n)
{
    struct str path = spec_node_path(a, n);
    struct explanation e;

    if (n->parent != NULL && spec_find(r->spec.spec, path) != n)
        broken("the path of a node leads elsewhere", path);
    if (!explain_node(&e, a, r, n) || explain_text(a, &e).len == 0)
        broken("a node is not explained", path);
    if (n->kind != SPEC_LIST && n->kind != SPEC_OBJECT)
        return;
    for (const struct spec_node *kid = n->u.kids.first; kid != NULL; kid = kid->next)
        check_nodes(a, r, kid);
}

static void check_spec(struct arena *a, const struct spec_node *spec)
{
    const struct spec_node *roots[] = {spec, spec};
    const struct value *compact, *indented;
    struct str text = spec_json(a, spec, 0);
    struct compare c;

    must(json_read(&compact, text));
    must(json_read(&indented, spec_json(a, spec, 2)));
    if (!value_eq(compact, indented))
        broken("another spec with indentation", text);
    value_unref(compact);
    value_unref(indented);
    if (mask_same_length(a, text).len != text.len)
        broken("masking in place moves", text);
    must(compare_specs(&c, a, roots, 2));
    if (c.changed + c.added + c.missing > 0)
        broken("a spec differs from itself", text);
    for (size_t i = 0; i < c.count && i < COMPARED_MAX; i++) {
        (void)compare_text(a, &c, i, 0);
        (void)compare_path(a, &c, i);
    }
}

static void check_reports(struct arena *a, const struct assessment *r, const struct plat *host,
                          bool small)
{
    const struct report_subject s = {.a = a, .result = r, .host = host, .release = r->doc->release};

    for (int id = 0; id < REPORT_COUNT; id++) {
        const struct value *report = NULL;
        char *text;
        size_t len;
        struct err *e;

        if (reports[id].about != REPORT_DOCUMENT || (!small && id == REPORT_UPGRADE))
            continue;
        if ((e = report_build(&report, (enum report_id)id, &s)) != NULL) {
            if (e->class == ERR_OOM || e->class == ERR_INTERNAL)
                broken(e->text, str_of(reports[id].name));
            err_free(e);
            continue;
        }
        must(report_print(&text, &len, report, false));
        free(text);
    }
}

static void check_problems(struct arena *a, const struct assessment *r)
{
    struct problems p;

    if (!problems_make(&p, a, r))
        broken("no problems", STR_NONE);
    for (size_t i = 0; i < p.count; i++) {
        struct explanation x;

        (void)problem_answer(a, &p.items[i]);
        (void)problem_where(a, &p.items[i]);
        (void)explain_ref_path(a, r, p.items[i].ref);
        if (p.items[i].ref.field != MDL_F_NONE && !explain_field(&x, a, r, p.items[i].ref))
            broken("a field is not explained", p.items[i].text);
    }
}

static void assess_it(const struct mdl_doc *doc, enum assess_settings settings, bool small)
{
    struct plat host = plat_sim(doc);
    struct assess_step steps[ASSESS_STEPS];
    struct assess_answer answer;
    struct assessment r;
    struct arena a;

    arena_init(&a);
    must(assess(&a, doc, &host, settings, &r));
    if (r.spec.spec != NULL) {
        check_spec(&a, r.spec.spec);
        check_nodes(&a, &r, r.spec.spec);
    }
    check_problems(&a, &r);
    check_reports(&a, &r, &host, small);
    answer = assess_answer(&r);
    (void)assess_answer_text(&a, &answer);
    if (assess_steps(steps, &r) > ASSESS_STEPS)
        broken("too many steps", STR_NONE);
    arena_finish(&a);
}

static void check_written(const struct value *root, enum scenario_format format)
{
    struct artefact back;
    char *text;
    size_t len;

    struct err *e = scenario_write(&text, &len, root, format);

    if (e != NULL) { /* a number that JSON does not have */
        err_free(e);
        return;
    }
    must(artefact_read(&back, (struct str){text, len}, "back"));
    if (format == SCENARIO_YAML && !value_eq(root, back.root))
        broken("reads back as another document", (struct str){text, len});
    artefact_close(&back);
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct artefact file;
    struct mdl_doc *doc;
    struct err *e = artefact_read(&file, (struct str){(const char *)data, size}, "f");

    if (e != NULL) {
        if (e->text[0] == '\0' || e->class == ERR_INTERNAL || e->class == ERR_OOM)
            broken("an error of ours", str_of(e->text));
        err_free(e);
        return 0;
    }
    must(mdl_doc_new(&doc, file.root));
    assess_it(doc, ASSESS_CHANGED, size <= SMALL);
    assess_it(doc, ASSESS_RAW, false);
    mdl_doc_free(doc);
    check_written(file.root, SCENARIO_YAML);
    check_written(file.root, SCENARIO_JSON);
    artefact_close(&file);
    return 0;
}
