/* Over all vectors: every node of every spec says where it comes from, and what the field
 * registry says of the fields agrees with it. */
#include "model/base/words.h"
#include "platform/sim/sim.h"
#include "specgen/specgen.h"
#include "tests/vectors/vector.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static bool rule_seen[RULE_COUNT];

/* Of each field the paths in its row that some node was seen to come from it at. */
enum { PATHS_MOST = 32 };
static bool path_seen[MDL_FIELD_COUNT][PATHS_MOST];

/* A rule that the engine at hand does not have explains nothing. */
static void see_rule(enum spec_rule rule, uint32_t release)
{
    rule_seen[rule] = true;
    if (!engine_rule_holds(rule, release))
        fail_msg("rule %s is not one of engine %s", spec_rule_info(rule).id,
                 mdl_engine_of(release)->name);
}

/* Whoever is told of a problem is told what to do about it. */
static void see_problem(enum spec_rule rule, uint32_t release)
{
    see_rule(rule, release);
    if (spec_rule_info(rule).remedy == NULL)
        fail_msg("rule %s has no remedy", spec_rule_info(rule).id);
}

/* "mounts[12].source": "mounts[].source", as rows name it. */
static struct str without_indexes(struct arena *a, struct str path)
{
    char *out = arena_alloc(a, path.len + 1);
    size_t len = 0;

    for (size_t i = 0; i < path.len; i++) {
        out[len++] = path.s[i];
        if (path.s[i] == '[')
            while (i + 1 < path.len && path.s[i + 1] != ']')
                i++;
    }
    return (struct str){out, len};
}

static void see_path_of(enum mdl_field_id field, struct str path)
{
    struct str rest = str_of(mdl_field_text(field).drives), pattern;

    for (size_t k = 0; words_next(&rest, &pattern); k++) {
        assert_true(k < PATHS_MOST);
        path_seen[field][k] = path_seen[field][k] || str_eq(path, pattern);
    }
}

/* What a field is a part of stands for it, too: an answer of the host comes of a whole network; and
 * a list comes of its elements. */
static void see_path(enum mdl_field_id field, struct str path)
{
    for (unsigned f = (unsigned)field; f < (unsigned)mdl_field_end(field); f++)
        see_path_of((enum mdl_field_id)f, path);
    for (enum mdl_field_id f = mdl_fields[field].parent; f != MDL_F_NONE; f = mdl_fields[f].parent)
        see_path_of(f, path);
}

static void check_node(struct arena *a, const struct spec_result *r, const struct spec_node *n)
{
    struct str path = spec_node_path(a, n);

    assert_non_null(n->origin);
    assert_true(n->origin->rule < RULE_COUNT);
    see_rule(n->origin->rule, r->release);
    assert_true(n->origin->ref_count >= 1);
    assert_ptr_equal(spec_find(r->spec, path), n);
    assert_true(spec_why(a, r, n).len > 0);
    for (unsigned i = 0; n->parent != NULL && i < n->origin->ref_count; i++) {
        enum mdl_field_id field = n->origin->refs[i].field;

        assert_true(field < MDL_FIELD_COUNT);
        if (!mdl_field_drives(field, path))
            fail_msg("%s does not say that it drives %.*s (%s)", mdl_field_text(field).label,
                     STR_FMT(path), spec_rule_info(n->origin->rule).id);
        see_path(field, without_indexes(a, path));
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
        for (const struct spec_error *e = r.error; e != NULL; e = e->next)
            see_problem(e->rule, r.release);
        for (const struct spec_finding *n = r.findings; n != NULL; n = n->next)
            see_problem(n->rule, r.release);
        for (const struct spec_network *n = r.networks; n != NULL; n = n->next)
            see_rule(n->rule, r.release);
        mdl_doc_free(doc);
        vector_finish(&v);
    }
    vector_close(&f);
    arena_finish(&a);
}

static void every_node_says_where_it_comes_from(void **state)
{
    static const char *const later[] = {"engine-20.10.jsonl", "engine-23.0.jsonl",
                                        "engine-24.0.jsonl",  "engine-25.0.jsonl",
                                        "engine-26.1.jsonl",  "engine-29.jsonl"};

    (void)state;
    check_file("directed.jsonl");
    check_file("random.jsonl");
    for (size_t i = 0; i < sizeof(later) / sizeof(later[0]); i++)
        check_file(later[i]);
}

/* What decides whether something is there at all, or which of several things is read, and is no
 * input of the value itself. path NULL: of all that its row names. */
static const struct {
    enum mdl_field_id field;
    const char *path;
} decides[] = {
    {MDL_F_IMAGE, NULL}, /* which image */
    {MDL_F_IMAGE_ID, NULL},
    {MDL_F_CONTAINER_NAME, NULL}, /* whether it is joined to its own network */
    {MDL_F_HOST_NETWORKS, "windows.network"},
    {MDL_F_HOST_NETWORK, "windows.network"},
    {MDL_F_NETWORK_NAME, "windows.network"},
    {MDL_F_NETWORK_FIND_ERROR, "windows.network"},
    {MDL_F_NETWORK_ENDPOINT_ERROR, "windows.network"},
    {MDL_F_NETWORK_DRIVER_INFO, "windows.network"},
    {MDL_F_NETWORK_DRIVER_INFO_ERROR, "windows.network"},
    /* Create discards one beside the other; the builder writes both where one is set. */
    {MDL_F_NANO_CPUS, "windows.resources.cpu.shares"},
    {MDL_F_CPU_COUNT, "windows.resources.cpu.shares"},
    {MDL_F_CPU_COUNT, "windows.resources.cpu.maximum"},
    {MDL_F_CPU_SHARES, "windows.resources.cpu.count"},
    {MDL_F_CPU_SHARES, "windows.resources.cpu.maximum"},
    {MDL_F_CPU_PERCENT, "windows.resources.cpu.count"},
    {MDL_F_CPU_PERCENT, "windows.resources.cpu.shares"},
    {MDL_F_IO_MAXIMUM_BANDWIDTH, "windows.resources.storage.iops"},
    {MDL_F_IO_MAXIMUM_IOPS, "windows.resources.storage.bps"},
};

static bool only_decides(enum mdl_field_id field, struct str path)
{
    for (size_t i = 0; i < sizeof(decides) / sizeof(decides[0]); i++)
        if (decides[i].field == field && (decides[i].path == NULL || str_is(path, decides[i].path)))
            return true;
    return false;
}

/* Whether there is an element is its list's matter. */
static bool is_element(struct str path)
{
    return str_ends(path, STR_LIT("[]"));
}

/* The other way round: a path that a field's row names has a node that comes from the field.
 * Patterns ("linux.**") name more than a field can be asked of. */
static void every_path_in_a_row_comes_from_its_field(void **state)
{
    struct arena a;
    size_t missing = 0;

    (void)state;
    arena_init(&a);
    for (unsigned f = 0; f < MDL_FIELD_COUNT; f++) {
        struct str rest = str_of(mdl_field_text(f).drives), pattern;

        for (size_t k = 0; words_next(&rest, &pattern); k++)
            if (!path_seen[f][k] && str_find(pattern, '*', 0) < 0 && !is_element(pattern) &&
                !only_decides((enum mdl_field_id)f, pattern)) {
                print_error("%.*s drives %.*s, but no node there comes from it\n",
                            STR_FMT(mdl_field_path(&a, (enum mdl_field_id)f)), STR_FMT(pattern));
                missing++;
            }
    }
    arena_finish(&a);
    assert_int_equal(missing, 0);
}

static void see_preflight_rules(struct arena *a, const struct value *line,
                                enum preflight_operation operation)
{
    struct preflight_result r;
    struct mdl_doc *doc;
    struct plat host;

    arena_reset(a);
    assert_null(mdl_doc_new(&doc, value_get(line, STR_LIT("input"))));
    host = plat_sim(doc);
    assert_null(preflight(a, doc, &host, operation, &r));
    for (const struct preflight_error *e = r.error; e != NULL; e = e->next)
        see_problem(e->rule, doc->release);
    for (const struct preflight_warning *w = r.warnings; w != NULL; w = w->next)
        see_problem(w->rule, doc->release);
    for (const struct preflight_change *c = r.changes; c != NULL; c = c->next)
        see_rule(c->rule, doc->release);
    mdl_doc_free(doc);
}

static void see_preflight_file(const char *name, enum preflight_operation operation)
{
    const struct value *line;
    struct vector_file f;
    struct arena a;

    arena_init(&a);
    vector_open(&f, name);
    while ((line = vector_line(&f)) != NULL) {
        see_preflight_rules(&a, line, operation);
        value_unref(line);
    }
    vector_close(&f);
    arena_finish(&a);
}

/* Rules that the engine does not have, so that no vector reaches them; the files beside each name
 * them (tests/structure/rules.py looks). */
static const char *const elsewhere[] = {
    "LINT-",                                 /* test_credential_*.c */
    "USE-",                                  /* test_findings_together.c */
    "PRE-22",  "PRE-23", "PRE-24", "PRE-25", /* test_assess.c */
    "PRE-26",  "PRE-27", "HOST-1",           /* test_engine.c */
    "PRE-28",  "API-7",                      /* test_preflight_engines.c */
    "PATH-1",  "JSON-1",                     /* said of an engine, not of a value */
    "IGN-2",                                 /* e2e/test_check.sh */
    "IGN-3",                                 /* e2e/test_cases_classes.sh */
    "GIVEN-1",                               /* test_app_trees.c */
    "CRE-",    "STA-",                       /* vectors/test_create.c */
    "RUN-",    "STATE-",                     /* test_start.c */
};

static bool is_covered_elsewhere(enum spec_rule rule)
{
    for (size_t i = 0; i < sizeof(elsewhere) / sizeof(elsewhere[0]); i++) {
        if (str_starts(str_of(spec_rule_info(rule).id), str_of(elsewhere[i])))
            return true;
    }
    return false;
}

static void every_rule_is_used_by_some_vector(void **state)
{
    static const char *const engines[] = {"20.10", "23.0", "24.0", "25.0", "26.1", "28", "29"};

    (void)state;
    see_preflight_file("preflight.jsonl", PREFLIGHT_CREATE);
    for (size_t i = 0; i < sizeof(engines) / sizeof(engines[0]); i++) {
        char name[64];

        (void)snprintf(name, sizeof(name), "preflight-%s.jsonl", engines[i]);
        see_preflight_file(name, PREFLIGHT_CREATE);
        (void)snprintf(name, sizeof(name), "api-%s.jsonl", engines[i]);
        see_preflight_file(name, PREFLIGHT_API);
    }
    for (size_t i = 0; i < RULE_COUNT; i++) {
        if (!rule_seen[i] && !is_covered_elsewhere((enum spec_rule)i))
            fail_msg("no vector reaches rule %s", spec_rule_info((enum spec_rule)i).id);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_node_says_where_it_comes_from),
        cmocka_unit_test(every_path_in_a_row_comes_from_its_field),
        cmocka_unit_test(every_rule_is_used_by_some_vector),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
