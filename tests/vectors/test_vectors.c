/* The library against what the engine's own code answered, byte for byte. */
#include "model/document/field_index.h"
#include "model/formats/scenario.h"
#include "model/json/json.h"
#include "platform/sim/sim.h"
#include "specgen/specgen.h"
#include "tests/vectors/vector.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void require(struct err *e, const struct vector *v)
{
    if (e == NULL)
        return;
    err_print(stderr, e);
    err_free(e);
    fail_msg("%.*s", STR_FMT(v->name));
}

static void generate(struct vector_answer *out, struct arena *a, const struct mdl_doc *doc,
                     const struct vector *v)
{
    struct plat host = plat_sim(doc);
    struct spec_result result;

    require(spec_generate(a, doc, &host, &result), v);
    *out = (struct vector_answer){.kind = VECTOR_SPEC};
    if (result.error == NULL) {
        out->text = spec_json(a, result.spec, 0);
        return;
    }
    out->text = result.error->message;
    out->kind = result.error->panic ? VECTOR_PANIC : VECTOR_ERROR;
    if (!result.error->panic)
        out->class = str_of(spec_class_name(result.error->class));
}

/* ---- a text read straight into a document ---- */

static bool same(enum mdl_field_id id, const void *a, const void *b);

static bool same_elements(enum mdl_field_id id, const void *a, const void *b)
{
    const struct mdl_list *x = a, *y = b;
    size_t size = mdl_fields[id].element_size, at = mdl_fields[id + 1].offset;

    if (x->presence != y->presence || x->count != y->count)
        return false;
    for (size_t i = 0; i < x->count; i++) {
        const char *left = (const char *)x->items + i * size;
        const char *right = (const char *)y->items + i * size;

        if (mdl_fields[id].type == MDL_T_MAP &&
            !str_eq(((const struct mdl_named_string *)(const void *)left)->name,
                    ((const struct mdl_named_string *)(const void *)right)->name))
            return false;
        if (!same(id + 1, left + at, right + at))
            return false;
    }
    return true;
}

static bool same_members(enum mdl_field_id parent, const void *a, const void *b)
{
    for (enum mdl_field_id id = 0; id < MDL_FIELD_COUNT; id++)
        if (mdl_fields[id].parent == parent && !mdl_fields[id].tree &&
            !same(id, (const char *)a + mdl_fields[id].offset,
                  (const char *)b + mdl_fields[id].offset))
            return false;
    return true;
}

static bool same(enum mdl_field_id id, const void *a, const void *b)
{
    const struct mdl_string *s = a, *t = b;
    const struct value *const *v = a, *const *w = b;

    switch (mdl_fields[id].type) {
    case MDL_T_STRING:
        return s->presence == t->presence && str_eq(s->v, t->v);
    case MDL_T_BOOL:
        return s->presence == t->presence &&
               ((const struct mdl_bool *)a)->v == ((const struct mdl_bool *)b)->v;
    case MDL_T_INT:
    case MDL_T_UINT:
        return s->presence == t->presence &&
               ((const struct mdl_uint *)a)->v == ((const struct mdl_uint *)b)->v;
    case MDL_T_LIST:
    case MDL_T_MAP:
        return same_elements(id, a, b);
    case MDL_T_OBJECT:
        return s->presence == t->presence && same_members(id, a, b);
    case MDL_T_ANY:
        return (*v == NULL) == (*w == NULL) && (*v == NULL || value_eq(*v, *w));
    }
    return false;
}

/* It is the same document, and every one of these can be read so. */
static void check_text(const struct mdl_doc *doc, struct mdl_doc **direct,
                       const struct field_index *names, struct str text, const struct vector *v)
{
    bool done = false;

    require(mdl_doc_renew_text(direct, names, text, &done), v);
    if (!done)
        fail_msg("%.*s needs its tree", STR_FMT(v->name));
    assert_null((*direct)->root);
    assert_int_equal(doc->release, (*direct)->release);
    if (!same_members(MDL_F_NONE, doc, *direct))
        fail_msg("%.*s is another document", STR_FMT(v->name));
    mdl_doc_clear(*direct);
}

struct reading {
    struct arena arena;
    struct mdl_doc *direct;
    struct field_index *names;
};

static void check_vector(struct vector_score *score, struct reading *r, const struct vector *v)
{
    const struct value *root;
    struct vector_answer got;
    struct mdl_doc *doc;
    char *text;
    size_t len;

    require(json_write(&text, &len, v->scenario, 0), v);
    require(scenario_read_json(&root, (struct str){text, len}), v);
    require(mdl_doc_new(&doc, root), v);
    value_unref(root);
    check_text(doc, &r->direct, r->names, (struct str){text, len}, v);
    free(text);
    arena_reset(&r->arena);
    generate(&got, &r->arena, doc, v);
    vector_compare(score, v, &got);
    mdl_doc_free(doc);
}

static void check_file(const char *name, size_t cases)
{
    struct vector_score score = {0};
    struct reading r = {.direct = NULL};
    struct vector_file f;
    struct vector v;

    arena_init(&r.arena);
    assert_null(field_index_new(&r.names));
    vector_open(&f, name);
    while (vector_next(&v, &f)) {
        check_vector(&score, &r, &v);
        vector_finish(&v);
    }
    vector_close(&f);
    arena_finish(&r.arena);
    mdl_doc_free(r.direct);
    field_index_free(r.names);
    print_message("%s: %zu of %zu as the engine\n", name, score.same, score.cases);
    assert_int_equal(score.cases, cases);
    assert_int_equal(score.same, score.cases);
}

static void directed_vectors_are_answered_as_by_the_engine(void **state)
{
    (void)state;
    check_file("directed.jsonl", 191);
}

static void random_vectors_are_answered_as_by_the_engine(void **state)
{
    (void)state;
    check_file("random.jsonl", 1055);
}

static void later_engines_are_answered_as_by_their_own_code(void **state)
{
    static const struct {
        const char *name;
        size_t cases;
    } files[] = {
        {"engine-20.10.jsonl", 200}, {"engine-23.0.jsonl", 416}, {"engine-24.0.jsonl", 591},
        {"engine-25.0.jsonl", 625},  {"engine-26.1.jsonl", 644}, {"engine-27.jsonl", 640},
        {"engine-28.jsonl", 640},    {"engine-29.jsonl", 640},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
        check_file(files[i].name, files[i].cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(directed_vectors_are_answered_as_by_the_engine),
        cmocka_unit_test(random_vectors_are_answered_as_by_the_engine),
        cmocka_unit_test(later_engines_are_answered_as_by_their_own_code),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
