/* A request carried out, as far as the recorded answers do not show it: the inspect key by key,
 * where each part comes from, what is assessed. */
#include "model/json/json.h"
#include "platform/sim/sim.h"
#include "specgen/create/shape.h"
#include "specgen/specgen.h"
#include "tests/vectors/vector.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define IMAGE                                                                                      \
    "{\"Id\":\"img\",\"Names\":[\"web:latest\"],\"OS\":\"windows\",\"Config\":{\"Cmd\":[\"cmd\","  \
    "\"/S\",\"/C\",\"serve.cmd\"],\"Env\":[\"Path=C:\\\\Windows;C:\\\\app\"],"                     \
    "\"WorkingDir\":\"C:\\\\app\"}}"
#define HOST                                                                                       \
    "\"host\":{\"Root\":\"C:\\\\ProgramData\\\\docker\",\"DefaultIsolation\":\"process\","         \
    "\"OSBuild\":20348,\"OSProduct\":\"server\",\"NumCPU\":4,\"Images\":[" IMAGE "],"              \
    "\"Disk\":{\"Directories\":[\"C:\\\\data\"]}}"

struct made {
    struct arena arena;
    const struct value *root;
    struct mdl_doc *doc;
    struct plat host;
};

static void require(struct err *e)
{
    if (e == NULL)
        return;
    err_print(stderr, e);
    err_free(e);
    fail();
}

/* body: of the request. */
static void open_request(struct made *m, const char *engine, const char *body)
{
    char text[4096];

    (void)snprintf(
        text, sizeof text,
        "{\"silospec\":1,\"engine\":\"%s\",\"request\":{\"name\":\"web\",\"body\":%s}," HOST "}",
        engine, body);
    arena_init(&m->arena);
    require(json_read(&m->root, str_of(text)));
    require(mdl_doc_new(&m->doc, m->root));
    m->host = plat_sim(m->doc);
}

static void close_request(struct made *m)
{
    arena_finish(&m->arena);
    mdl_doc_free(m->doc);
    value_unref(m->root);
}

static void carry_out(struct create_result *out, struct made *m, enum create_operation operation)
{
    const struct engine engine = engine_of(m->doc->release);

    require(create_carry_out(&m->arena, m->doc, &m->host, &engine, operation, NULL, out));
}

/* ---- inspect, key by key ---- */

static bool has_placeholder(const struct value *v)
{
    return v->kind == VALUE_STRING && str_find(v->u.text, '<', 0) >= 0;
}

/* The same keys in the same order, the same nulls; what chance gives is anything. */
static void check_same(const struct value *want, const struct value *got, const char *where)
{
    if (has_placeholder(want))
        return;
    if (want->kind != got->kind)
        fail_msg("%s: another kind of value", where);
    if (want->kind == VALUE_MAP) {
        for (size_t i = 0; i < want->u.map.count; i++) {
            struct str key = want->u.map.members[i].key;

            if (i >= got->u.map.count || !str_eq(got->u.map.members[i].key, key))
                fail_msg("%s: key %zu is not %.*s", where, i, STR_FMT(key));
            check_same(want->u.map.members[i].value, got->u.map.members[i].value, key.s);
        }
        assert_int_equal(got->u.map.count, want->u.map.count);
    } else if (want->kind == VALUE_LIST) {
        assert_int_equal(got->u.list.count, want->u.list.count);
        for (size_t i = 0; i < want->u.list.count; i++)
            check_same(want->u.list.items[i], got->u.list.items[i], where);
    } else if (!value_eq(want, got)) {
        fail_msg("%s: another value", where);
    }
}

static void inspect_has_the_keys_of_each_engine_in_order(void **state)
{
    const struct value *line;
    struct vector_file f;
    size_t cases = 0;

    (void)state;
    vector_open(&f, "inspect-shapes.jsonl");
    while ((line = vector_line(&f)) != NULL) {
        struct str engine = value_get(line, STR_LIT("engine"))->u.text;
        bool started = str_is(value_get(line, STR_LIT("phase"))->u.text, "started");
        const struct value *got;
        struct create_result r;
        struct made m;

        open_request(&m, engine.s, "{\"Image\":\"web\"}");
        carry_out(&r, &m, started ? CREATE_AND_START : CREATE_ONLY);
        assert_null(r.error);
        got = datum_value(shape_write(&m.arena, SHAPE_INSPECT, r.container, r.engine.release));
        assert_non_null(got);
        check_same(value_get(line, STR_LIT("inspect")), got, engine.s);
        value_unref(got);
        value_unref(line);
        close_request(&m);
        cases++;
    }
    vector_close(&f);
    assert_int_equal(cases, 18);
}

/* ---- where a part comes from ---- */

#define WITH_MOUNT                                                                                 \
    "{\"Image\":\"web\",\"Cmd\":[\"mine\"],\"Bogus\":1,\"HostConfig\":{\"Binds\":"                 \
    "[\"C:\\\\Data:C:\\\\App\"]}}"

static void check_origin(struct made *m, const struct assessment *a, const char *path,
                         const char *origin)
{
    const struct spec_node *node = spec_find(a->spec.spec, str_of(path));
    struct explanation e;

    assert_non_null(node);
    assert_true(explain_node(&e, &m->arena, a, node));
    for (size_t i = 0; i < e.input_count; i++) {
        if (str_ends(e.inputs[i].value, str_of(origin)))
            return;
    }
    fail_msg("%s does not lead back to %s", path, origin);
}

static void a_value_of_the_spec_leads_back_to_the_request_and_the_image(void **state)
{
    struct assessment a;
    struct made m;

    (void)state;
    open_request(&m, "moby-27", WITH_MOUNT);
    require(assess(&m.arena, m.doc, &m.host, ASSESS_CHANGED, &a));
    assert_int_equal(a.end, ASSESS_ENDS_NEVER);
    check_origin(&m, &a, "process.args[0]", "from request.body.Cmd[0]");
    check_origin(&m, &a, "process.env[0]", "from host.Images[0].Config.Env[0]");
    check_origin(&m, &a, "mounts[0].source", "from request.body.HostConfig.Binds[0]");
    close_request(&m);
}

static const struct create_row *row_of(const struct create_rows *rows, const char *path)
{
    for (size_t i = 0; i < rows->count; i++) {
        if (str_is(rows->items[i].path, path))
            return &rows->items[i];
    }
    fail_msg("no row %s", path);
    return NULL;
}

static void rows_tell_what_became_of_each_setting(void **state)
{
    struct create_result r;
    struct create_rows rows;
    struct made m;

    (void)state;
    open_request(&m, "moby-27", WITH_MOUNT);
    carry_out(&r, &m, CREATE_ONLY);
    assert_true(create_rows(&rows, &m.arena, &r));
    assert_int_equal(row_of(&rows, "Config.Cmd")->how, CREATE_AS_ASKED);
    assert_int_equal(row_of(&rows, "Config.Env")->how, CREATE_MERGED);
    assert_int_equal(row_of(&rows, "Config.Hostname")->how, CREATE_FILLED_IN);
    assert_int_equal(row_of(&rows, "Bogus")->how, CREATE_DROPPED);
    assert_int_equal(row_of(&rows, "Mounts[0]")->how, CREATE_MOVED);
    assert_true(str_is(row_of(&rows, "Mounts[0]")->from, "HostConfig.Binds[0]"));
    close_request(&m);
}

/* ---- assessed ---- */

static void the_stage_that_refuses_is_the_last_one_reached(void **state)
{
    static const struct {
        const char *body, *part;
        enum assess_end end;
    } cases[] = {
        {"{\"Image\":\"web\",\"HostConfig\":{\"Mounts\":[{\"Type\":\"bind\",\"Source\":\"C:"
         "\\\\data\","
         "\"Target\":\"C:\\\\x\",\"VolumeOptions\":{}}]}}",
         "router", ASSESS_ENDS_CREATE},
        {"{\"Image\":\"web\",\"WorkingDir\":\"srv\"}", "pre-flight", ASSESS_ENDS_CREATE},
        {"{\"Image\":\"gone\"}", "create", ASSESS_ENDS_CREATE},
        {"{\"Image\":\"web\",\"HostConfig\":{\"NetworkMode\":\"gone\"}}", "start",
         ASSESS_ENDS_START},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct assess_step steps[ASSESS_STEPS];
        struct assessment a;
        struct made m;
        size_t count, failed = 0;

        open_request(&m, "moby-27", cases[i].body);
        require(assess(&m.arena, m.doc, &m.host, ASSESS_CHANGED, &a));
        assert_int_equal(a.end, cases[i].end);
        count = assess_steps(steps, &a);
        assert_string_equal(steps[0].part, "client");
        assert_string_equal(steps[count - 1].part, "runtime");
        while (failed < count && steps[failed].state != ASSESS_FAILED)
            failed++;
        assert_true(failed < count);
        assert_string_equal(steps[failed].part, cases[i].part);
        for (size_t k = failed + 1; k < count; k++)
            assert_int_equal(steps[k].state, ASSESS_NOT_REACHED);
        close_request(&m);
    }
}

/* ---- no memory ---- */

void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);

static long allowed = -1; /* allocations until one fails; -1 = all succeed */

void *__wrap_malloc(size_t size)
{
    if (allowed == 0)
        return NULL;
    if (allowed > 0)
        allowed--;
    return __real_malloc(size);
}

#define WITH_ALL                                                                                   \
    "{\"Image\":\"web\",\"Cmd\":[\"mine\"],\"Volumes\":{\"C:\\\\v\":{}},\"Labels\":{\"a\":\"b\"}," \
    "\"ExposedPorts\":{\"80/tcp\":{}},\"Healthcheck\":{\"Test\":[\"CMD\",\"x\"]},\"MacAddress\":"  \
    "\"02:42:ac:11:00:02\",\"HostConfig\":{\"Binds\":[\"C:\\\\Data:C:\\\\App\",\"n1:C:\\\\n\"],"   \
    "\"PortBindings\":{\"80/tcp\":[{\"HostPort\":\"80\"}]},\"Dns\":[\"10.0.0.1\"]}}"

static void a_request_survives_each_failed_allocation(void **state)
{
    static const char *const engines[] = {"moby-19.03", "moby-27", "moby-29"};

    (void)state;
    for (size_t i = 0; i < sizeof(engines) / sizeof(engines[0]); i++) {
        struct create_result r;
        struct engine engine;
        struct err *e = NULL;
        struct made m;
        long n = 0;

        open_request(&m, engines[i], WITH_ALL);
        engine = engine_of(m.doc->release);
        do {
            struct create_rows rows;

            arena_finish(&m.arena);
            arena_init(&m.arena);
            allowed = n++;
            e = create_carry_out(&m.arena, m.doc, &m.host, &engine, CREATE_AND_START, NULL, &r);
            if (e == NULL)
                (void)create_rows(&rows, &m.arena, &r);
            allowed = -1;
            if (e != NULL)
                assert_int_equal(e->class, ERR_OOM);
            err_free(e);
        } while (e != NULL && n < 100000);
        assert_null(e);
        assert_null(r.error);
        close_request(&m);
    }
}

/* A large map is indexed when it was asked often: what it answers stays the same. */
static void a_large_map_answers_the_same_before_and_after_it_is_indexed(void **state)
{
    enum { MEMBERS = 60, ASKED = 40 };
    struct datum *map, *members[MEMBERS], *other, *last;
    struct arena a;

    (void)state;
    arena_init(&a);
    map = datum_new(&a, VALUE_MAP);
    for (int i = 0; i < MEMBERS; i++)
        members[i] = datum_add(map, arena_printf(&a, "key%d", i), datum_int(&a, i));
    other = datum_int(&a, 700);
    datum_add(map, STR_LIT("key7"), datum_int(&a, 7));
    for (int asked = 0; asked < ASKED; asked++) {
        for (int i = 0; i < MEMBERS; i++)
            assert_ptr_equal(datum_get(map, arena_printf(&a, "key%d", i)), members[i]);
        assert_null(DATUM(map, "key60"));
    }
    last = datum_add(map, STR_LIT("key60"), datum_int(&a, 60));
    assert_ptr_equal(DATUM(map, "key60"), last);
    assert_ptr_equal(datum_put(map, STR_LIT("key60"), other), other);
    assert_ptr_equal(DATUM(map, "key60"), other);
    datum_rename(members[3], STR_LIT("three"));
    assert_null(DATUM(map, "key3"));
    assert_ptr_equal(DATUM(map, "three"), members[3]);
    datum_drop(map, members[5]);
    assert_null(DATUM(map, "key5"));
    arena_finish(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inspect_has_the_keys_of_each_engine_in_order),
        cmocka_unit_test(a_value_of_the_spec_leads_back_to_the_request_and_the_image),
        cmocka_unit_test(rows_tell_what_became_of_each_setting),
        cmocka_unit_test(the_stage_that_refuses_is_the_last_one_reached),
        cmocka_unit_test(a_request_survives_each_failed_allocation),
        cmocka_unit_test(a_large_map_answers_the_same_before_and_after_it_is_indexed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
