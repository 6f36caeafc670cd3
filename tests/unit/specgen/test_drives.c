/* Over all vectors: changing one field changes only the spec paths that its row names, and only
 * nodes whose origin names the field. */
#include "model/base/words.h"
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

/* What the field is a part of stands for it, too: an answer of the host comes of a whole network.
 */
static bool holds(void *ctx, struct spec_ref ref)
{
    enum mdl_field_id field = *(const enum mdl_field_id *)ctx;

    while (field != MDL_F_NONE && field != ref.field)
        field = mdl_fields[field].parent;
    return field != MDL_F_NONE;
}

static bool has_input(const struct spec_node *n, enum mdl_field_id field)
{
    return spec_driven_by(n, field, -1) || spec_origin_any(n->origin, holds, &field);
}

static bool stands_in_list(const struct spec_node *n)
{
    for (n = n->parent; n != NULL; n = n->parent) {
        if (n->kind == SPEC_LIST)
            return true;
    }
    return false;
}

/* What stands at a place of a list is also the list's matter, and whether a node is there at all
 * is one of those around it. Another engine is another set of rules: no origin names it. */
static void require_input(struct arena *a, enum mdl_field_id field, const struct spec_node *n,
                          bool is_new, struct str name)
{
    const struct spec_node *around = n;

    while (around != NULL && !has_input(around, field))
        around = is_new || stands_in_list(around) ? around->parent : NULL;
    if (around == NULL && field != MDL_F_ENGINE)
        fail_msg("%.*s: %.*s changes %.*s, whose origin (%s) does not say so", STR_FMT(name),
                 STR_FMT(mdl_field_path(a, field)), STR_FMT(spec_node_path(a, n)),
                 spec_rule_info(n->origin->rule).id);
}

/* Every node of x that is not the same in y must be named by the field, and name it. */
static void compare(struct arena *a, enum mdl_field_id field, const struct spec_node *x,
                    const struct spec_node *other_root, struct str name)
{
    const struct spec_node *y = spec_find(other_root, spec_node_path(a, x));

    if (y == NULL || (has_kids(x) ? x->kind != y->kind : !same_scalar(a, x, y))) {
        require_driven(a, field, x, name);
        require_input(a, field, x, y == NULL, name);
    }
    if (!has_kids(x))
        return;
    for (const struct spec_node *kid = x->u.kids.first; kid != NULL; kid = kid->next)
        compare(a, field, kid, other_root, name);
}

/* Other values of the same kind, the n-th of them; NULL: there are no more. `now`: NULL where the
 * field is absent. */
static struct value *other_value(enum mdl_field_id field, const struct value *now, size_t n)
{
    const struct mdl_field *f = &mdl_fields[field];
    struct str rest = str_of(mdl_field_text(field).choices), choice;

    switch (f->type) {
    case MDL_T_BOOL:
        return n > 0 ? NULL : value_bool(now == NULL || !now->u.boolean);
    case MDL_T_INT:
    case MDL_T_UINT:
        return n > 0 ? NULL
                     : value_number(now != NULL && str_is(now->u.text, "3") ? STR_LIT("2")
                                                                            : STR_LIT("3"));
    case MDL_T_STRING:
        if (rest.len == 0)
            return n > 0 ? NULL : value_string(STR_LIT("windows"));
        for (size_t i = 0; words_next(&rest, &choice); i++)
            if (i == n)
                return value_string(choice);
        return NULL;
    case MDL_T_LIST:
        return n > 0 || now == NULL ? NULL : value_list();
    case MDL_T_MAP:
        return n > 0 || now == NULL ? NULL : value_map();
    case MDL_T_OBJECT:
    case MDL_T_ANY:
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

static void change_to(struct walk *w, enum mdl_field_id field, struct value *other)
{
    const struct value *root;
    struct built after;
    bool misfit;

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

static void change_here(struct walk *w, enum mdl_field_id field, const struct value *now)
{
    struct value *other;

    for (size_t n = 0; (other = other_value(field, now, n)) != NULL; n++)
        change_to(w, field, other);
}

/* The members that the object could have. */
static void change_absent(struct walk *w, enum mdl_field_id object, const struct value *v)
{
    for (unsigned f = (unsigned)object + 1; f < (unsigned)mdl_field_end(object); f++) {
        struct str key = str_of(mdl_fields[f].key);

        if (mdl_fields[f].parent != object || value_get(v, key) != NULL)
            continue;
        w->steps[w->depth++] = (struct value_step){.key = key};
        change_here(w, (enum mdl_field_id)f, NULL);
        w->depth--;
    }
}

static void walk(struct walk *w, enum mdl_field_id field, const struct value *v)
{
    size_t count = v->kind == VALUE_LIST ? v->u.list.count : v->u.map.count;

    if (v->kind == VALUE_NULL)
        return;
    if (field != MDL_F_NONE)
        change_here(w, field, v);
    if (v->kind != VALUE_LIST && v->kind != VALUE_MAP)
        return;
    if (field != MDL_F_NONE && mdl_fields[field].type == MDL_T_OBJECT)
        change_absent(w, field, v);
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
    assert_true(check_file("engine-25.0.jsonl", EVERY) > 500);
    assert_true(check_file("engine-29.jsonl", EVERY) > 500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_changed_field_changes_only_the_paths_that_it_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
