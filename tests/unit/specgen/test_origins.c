/* Over all vectors: every node of every spec says where it comes from, and what the field
 * registry says of the fields agrees with it. */
#include "platform/sim/sim.h"
#include "specgen/specgen.h"
#include "tests/vectors/vector.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static bool rule_seen[RULE_COUNT];

/* mounts[3].source -> mounts[].source */
static struct str pattern_of(struct arena *a, struct str path)
{
    char *s = arena_alloc(a, path.len + 1);
    size_t len = 0;
    bool inside = false;

    for (size_t i = 0; i < path.len; i++) {
        bool digit = path.s[i] >= '0' && path.s[i] <= '9';

        if (path.s[i] == '[')
            inside = true;
        else if (path.s[i] == ']')
            inside = false;
        if (!inside || !digit)
            s[len++] = path.s[i];
    }
    return (struct str){s, len};
}

/* "mounts.**" names everything below mounts; "**" everything. */
static bool matches(struct str pattern, struct str path)
{
    if (!str_ends(pattern, STR_LIT("**")))
        return str_eq(pattern, path);
    if (pattern.len == 2)
        return true;
    pattern.len -= 3;
    return str_starts(path, pattern) && path.len > pattern.len &&
           (path.s[pattern.len] == '.' || path.s[pattern.len] == '[');
}

static bool drives(enum mdl_field_id field, struct str path)
{
    const char *const *d = mdl_fields[field].drives;

    for (; d != NULL && *d != NULL; d++) {
        if (matches(str_of(*d), path))
            return true;
    }
    return false;
}

static void check_node(struct arena *a, const struct spec_result *r, const struct spec_node *n)
{
    struct str path = spec_node_path(a, n);

    assert_non_null(n->origin);
    assert_true(n->origin->rule < RULE_COUNT);
    rule_seen[n->origin->rule] = true;
    assert_true(n->origin->ref_count >= 1 && n->origin->ref_count <= SPEC_REFS_MAX);
    assert_ptr_equal(spec_find(r->spec, path), n);
    assert_true(spec_why(a, r, n).len > 0);
    for (unsigned i = 0; n->parent != NULL && i < n->origin->ref_count; i++) {
        enum mdl_field_id field = n->origin->refs[i].field;

        assert_true(field < MDL_FIELD_COUNT);
        if (!drives(field, pattern_of(a, path)))
            fail_msg("%s does not say that it drives %.*s (%s)", mdl_fields[field].label,
                     STR_FMT(path), spec_rules[n->origin->rule].id);
    }
    if (n->kind != SPEC_LIST && n->kind != SPEC_OBJECT)
        return;
    for (const struct spec_node *kid = n->u.kids.first; kid != NULL; kid = kid->next)
        check_node(a, r, kid);
}

static void check_file(const char *name)
{
    struct vector_file f;
    struct vector v;
    struct arena a;

    arena_init(&a);
    vector_open(&f, name);
    while (vector_next(&v, &f)) {
        struct mdl_doc *doc;
        struct spec_result r;
        struct plat host;

        arena_reset(&a);
        assert_null(mdl_doc_new(&doc, v.scenario));
        host = plat_sim(doc);
        assert_null(spec_generate(&a, doc, &host, &r));
        if (r.spec != NULL)
            check_node(&a, &r, r.spec);
        if (r.error != NULL)
            rule_seen[r.error->rule] = true;
        for (const struct spec_finding *n = r.findings; n != NULL; n = n->next)
            rule_seen[n->rule] = true;
        for (const struct spec_network *n = r.networks; n != NULL; n = n->next)
            rule_seen[n->rule] = true;
        mdl_doc_free(doc);
        vector_finish(&v);
    }
    vector_close(&f);
    arena_finish(&a);
}

static void every_node_says_where_it_comes_from(void **state)
{
    (void)state;
    check_file("directed.jsonl");
    check_file("random.jsonl");
}

static void every_rule_is_used_by_some_vector(void **state)
{
    (void)state;
    for (size_t i = 0; i < RULE_COUNT; i++) {
        if (!rule_seen[i])
            fail_msg("no vector reaches rule %s", spec_rules[i].id);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_node_says_where_it_comes_from),
        cmocka_unit_test(every_rule_is_used_by_some_vector),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
