/* Over all vectors: changing one field changes only the spec paths that its row names. */
#include "model/document/edit.h"
#include "platform/sim/sim.h"
#include "specgen/specgen.h"
#include "tests/vectors/vector.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define EVERY 7 /* vectors: a share of them keeps the test short */

struct built {
    struct mdl_doc *doc;
    struct spec_result result;
};

static bool build(struct built *out, struct arena *a, const struct value *root)
{
    struct plat host;
    struct err *e = mdl_doc_new(&out->doc, root);

    if (e != NULL) {
        err_free(e);
        return false;
    }
    host = plat_sim(out->doc);
    assert_null(spec_generate(a, out->doc, &host, &out->result));
    return true;
}

static bool same_scalar(struct arena *a, const struct spec_node *x, const struct spec_node *y)
{
    return x->kind == y->kind && str_eq(spec_json(a, x, 0), spec_json(a, y, 0));
}

static bool has_kids(const struct spec_node *n)
{
    return n->kind == SPEC_LIST || n->kind == SPEC_OBJECT;
}

static void require_driven(struct arena *a, enum mdl_field_id field, const struct spec_node *n,
                           struct str name)
{
    struct str path = spec_node_path(a, n);

    if (!mdl_field_drives(field, path))
        fail_msg("%.*s: %.*s changes %.*s without saying so", STR_FMT(name),
                 STR_FMT(mdl_field_path(a, field)), STR_FMT(path));
}

/* Every node of x that is not the same in y must be named by the field. */
static void compare(struct arena *a, enum mdl_field_id field, const struct spec_node *x,
                    const struct spec_node *other_root, struct str name)
{
    const struct spec_node *y = spec_find(other_root, spec_node_path(a, x));

    if (y == NULL || (has_kids(x) ? x->kind != y->kind : !same_scalar(a, x, y)))
        require_driven(a, field, x, name);
    if (!has_kids(x))
        return;
    for (const struct spec_node *kid = x->u.kids.first; kid != NULL; kid = kid->next)
        compare(a, field, kid, other_root, name);
}

/* Another value of the same kind. */
static struct value *other_value(const struct value *v)
{
    switch (v->kind) {
    case VALUE_BOOL:
        return value_bool(!v->u.boolean);
    case VALUE_NUMBER:
        return value_number(str_is(v->u.text, "3") ? STR_LIT("2") : STR_LIT("3"));
    case VALUE_STRING:
        return value_string(STR_LIT("windows"));
    case VALUE_NULL:
    case VALUE_LIST:
    case VALUE_MAP:
        break;
    }
    return NULL;
}

struct walk {
    const struct vector *vector;
    const struct built *before;
    struct arena *arena;
    struct value_step steps[32];
    size_t depth;
    size_t changed;
};

static void change_here(struct walk *w, enum mdl_field_id field, const struct value *v)
{
    struct value *other = other_value(v);
    const struct value *root;
    struct built after;
    bool misfit;

    if (other == NULL)
        return;
    root = value_with_set(w->vector->scenario, w->steps, w->depth, other, &misfit);
    assert_non_null(root);
    if (build(&after, w->arena, root)) {
        if (w->before->result.error == NULL && after.result.error == NULL) {
            compare(w->arena, field, w->before->result.spec, after.result.spec, w->vector->name);
            compare(w->arena, field, after.result.spec, w->before->result.spec, w->vector->name);
            w->changed++;
        }
        mdl_doc_free(after.doc);
    }
    value_unref(root);
}

static void walk(struct walk *w, enum mdl_field_id field, const struct value *v)
{
    size_t count = v->kind == VALUE_LIST ? v->u.list.count : v->u.map.count;

    if (v->kind != VALUE_LIST && v->kind != VALUE_MAP) {
        change_here(w, field, v);
        return;
    }
    assert_true(w->depth < sizeof(w->steps) / sizeof(w->steps[0]));
    for (size_t i = 0; i < count; i++) {
        bool list = v->kind == VALUE_LIST;
        struct str key = list ? STR_LIT("[]") : v->u.map.members[i].key;
        enum mdl_field_id kid = mdl_field_child(field, key);

        if (kid == MDL_F_NONE && !list)
            kid = mdl_field_child(field, STR_LIT("{}"));
        if (kid == MDL_F_NONE)
            continue;
        w->steps[w->depth++] =
            list ? (struct value_step){.index = i} : (struct value_step){.key = key};
        walk(w, kid, list ? v->u.list.items[i] : v->u.map.members[i].value);
        w->depth--;
    }
}

static size_t check_file(const char *name, size_t every)
{
    struct walk w = {.changed = 0};
    struct vector_file f;
    struct vector v;
    struct arena a;
    size_t n = 0;

    arena_init(&a);
    vector_open(&f, name);
    while (vector_next(&v, &f)) {
        struct built before;

        arena_reset(&a);
        if (n++ % every == 0) {
            assert_true(build(&before, &a, v.scenario));
            w.vector = &v;
            w.before = &before;
            w.arena = &a;
            walk(&w, MDL_F_NONE, v.scenario);
            mdl_doc_free(before.doc);
        }
        vector_finish(&v);
    }
    vector_close(&f);
    arena_finish(&a);
    return w.changed;
}

static void a_changed_field_changes_only_the_paths_that_it_names(void **state)
{
    (void)state;
    assert_true(check_file("directed.jsonl", 1) > 1000);
    assert_true(check_file("random.jsonl", EVERY) > 500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_changed_field_changes_only_the_paths_that_it_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
