/* A document with a request, as it is assessed and explained. */
#include "model/json/json.h"
#include "platform/sim/sim.h"
#include "specgen/assess/assess_request.h"
#include "specgen/assess/problems.h"
#include "specgen/explain/explain.h"
#include "specgen/explain/isolation_chain.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define HOST                                                                                       \
    ",\"host\":{\"Root\":\"C:\\\\d\",\"DefaultIsolation\":\"process\",\"OSBuild\":20348,"          \
    "\"OSProduct\":\"server\",\"NumCPU\":4,\"Disk\":{\"Directories\":[\"C:\\\\data\"]},"           \
    "\"Images\":[{\"Id\":\"i\",\"Names\":[\"web\"],\"OS\":\"windows\",\"LayerFolders\":"           \
    "[\"a\",\"b\"],\"Config\":{\"Cmd\":[\"cmd\"],\"Env\":[\"P=1\"]}}]}"

struct fixture {
    struct arena arena;
    struct mdl_doc *doc;
    struct assessment r;
};

static void open_as(struct fixture *f, const char *engine, const char *body, const char *host)
{
    struct plat sim;
    const struct value *root;
    struct str text;

    arena_init(&f->arena);
    text = arena_printf(&f->arena,
                        "{\"silospec\":1,\"engine\":\"%s\",\"request\":{\"name\":\"web\","
                        "\"body\":%s}%s}",
                        engine, body, host);
    assert_null(json_read(&root, text));
    assert_null(mdl_doc_new(&f->doc, root));
    value_unref(root);
    sim = plat_sim(f->doc);
    assert_null(assess(&f->arena, f->doc, &sim, ASSESS_CHANGED, &f->r));
}

static void open_request(struct fixture *f, const char *body, const char *host)
{
    open_as(f, "moby-27", body, host);
}

static void close_request(struct fixture *f)
{
    arena_finish(&f->arena);
    mdl_doc_free(f->doc);
}

/* Image, network and other container: nobody told of them, so nobody refuses them. */
static void what_nobody_told_of_is_asked_about(void **state)
{
    struct fixture f;

    (void)state;
    open_request(&f,
                 "{\"Image\":\"web\",\"HostConfig\":{\"NetworkMode\":\"corp\",\"VolumesFrom\":"
                 "[\"other\"]}}",
                 "");
    assert_null(f.r.create.error);
    assert_null(f.r.start.error);
    assert_int_equal(f.r.end, ASSESS_ENDS_NEVER);
    assert_true(f.r.unknowns.count >= 4); /* and the command */
    close_request(&f);
}

static void what_is_told_to_be_missing_is_refused(void **state)
{
    struct fixture f;

    (void)state;
    open_request(&f, "{\"Image\":\"web\",\"HostConfig\":{\"NetworkMode\":\"corp\"}}", HOST);
    assert_int_equal(f.r.end, ASSESS_ENDS_START);
    assert_true(str_is(f.r.start.error->message, "network corp not found"));
    assert_int_equal(f.r.start.error->fix.field, MDL_F_NETWORK_MODE);
    close_request(&f);
}

static void a_refusal_names_the_part_of_the_request(void **state)
{
    struct fixture f;

    (void)state;
    open_request(&f, "{\"Image\":\"gone\",\"Cmd\":[\"x\"]}", HOST);
    assert_int_equal(f.r.end, ASSESS_ENDS_CREATE);
    assert_int_equal(f.r.create.error->fix.field, MDL_F_REQUEST_IMAGE);
    close_request(&f);
}

static bool finds(const struct fixture *f, enum spec_rule rule)
{
    for (const struct spec_finding *s = f->r.spec.findings; s != NULL; s = s->next)
        if (s->rule == rule)
            return true;
    return false;
}

/* Nothing was connected, and no filesystem was mounted: nobody set what is missing there. */
static void what_only_follows_from_creates_refusal_is_not_told(void **state)
{
    static const char hyperv[] =
        ",\"host\":{\"DefaultIsolation\":\"hyperv\",\"Networks\":[{\"Name\":\"nat\"},{\"Name\":"
        "\"corp\"}],\"Images\":[{\"Id\":\"i\",\"Names\":[\"web\"],\"OS\":\"windows\"}]}";
    static const char *const bodies[] = {
        "{\"Image\":\"web\",\"HostConfig\":{\"CpusetCpus\":\"0-1\"}}",
        "{\"Image\":\"web\",\"HostConfig\":{\"CpuPercent\":101,\"NetworkMode\":\"corp\"}}",
        "{\"Image\":\"web\",\"HostConfig\":{\"CpuPercent\":101,\"NetworkMode\":\"host\"}}",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
        struct fixture f;
        size_t count = 0;

        open_request(&f, bodies[i], hyperv);
        assert_int_equal(f.r.end, ASSESS_ENDS_CREATE);
        assert_false(finds(&f, RULE_NETWORK));
        assert_false(finds(&f, RULE_IGNORED));
        for (const struct spec_finding *s = f.r.spec.findings; s != NULL; s = s->next)
            count++;
        assert_int_equal(count, f.r.spec.finding_count);
        close_request(&f);
    }
}

static void what_is_refused_is_not_ignored_as_well(void **state)
{
    struct problems list;
    struct fixture f;

    (void)state;
    open_request(&f, "{\"Image\":\"web\",\"HostConfig\":{\"CapAdd\":[\"NET_ADMIN\"]}}", HOST);
    assert_int_equal(f.r.end, ASSESS_ENDS_CREATE);
    assert_true(problems_make(&list, &f.arena, &f.r));
    for (size_t i = 0; i < list.count; i++)
        assert_int_not_equal(list.items[i].rule, RULE_IGNORED);
    close_request(&f);
}

/* The refusals, in their order; each as far as the row goes. */
static void checks_refusals(const char *engine, const char *body, const char *const *want)
{
    struct fixture f;

    open_as(&f, engine, body, HOST);
    for (const struct preflight_error *e = f.r.create.error; *want != NULL; want++, e = e->next) {
        assert_non_null(e);
        if (!str_starts(e->message, str_of(*want)))
            fail_msg("'%.*s' instead of '%s'", STR_FMT(e->message), *want);
    }
    close_request(&f);
}

#define MISPLACED                                                                                  \
    "\"Mounts\":[{\"Type\":\"bind\",\"Source\":\"C:\\\\a\",\"Target\":\"C:\\\\b\","                \
    "\"VolumeOptions\":{}}]"

/* What is decoded, what is checked while decoding, the router, the checks of the settings. */
static void refusals_stand_in_the_order_of_the_engine(void **state)
{
    static const char *const router[] = {"invalid isolation (foo)",
                                         "VolumeOptions must not be specified", NULL};
    static const char *const decoded[] = {"invalid JSON: invalid port 'a'",
                                          "invalid JSON: invalid port 'b'",
                                          "invalid JSON: ParseAddr(\"x\")",
                                          "invalid JSON: ParseAddr(\"y\")",
                                          "invalid JSON: ParseAddr(\"q\")",
                                          "invalid JSON: address zz: invalid MAC address",
                                          "invalid JSON: json: cannot unmarshal string",
                                          "invalid isolation (foo)",
                                          NULL};

    (void)state;
    checks_refusals("moby-28",
                    "{\"Image\":\"web\",\"HostConfig\":{\"Isolation\":\"foo\"," MISPLACED "}}",
                    router);
    checks_refusals("moby-29",
                    "{\"Image\":\"web\",\"Cmd\":\"x\",\"ExposedPorts\":{\"a\":{},\"b\":{}},"
                    "\"HostConfig\":{\"Isolation\":\"foo\",\"Dns\":[\"x\",\"1.2.3.4\",\"y\"]},"
                    "\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{\"MacAddress\":\"zz\","
                    "\"IPAMConfig\":{\"IPv4Address\":\"q\"}}}}}",
                    decoded);
}

/* The router takes the number away although it refuses the mount. */
static void what_the_router_takes_away_is_not_refused(void **state)
{
    struct fixture f;

    (void)state;
    open_request(&f, "{\"Image\":\"web\",\"HostConfig\":{\"PidsLimit\":-1," MISPLACED "}}", HOST);
    for (const struct preflight_error *e = f.r.create.error; e != NULL; e = e->next)
        assert_false(str_ends(e->message, STR_LIT("PidsLimit")));
    close_request(&f);
}

/* How often that rule is among the problems. */
static size_t tells(struct fixture *f, enum spec_rule rule)
{
    struct problems list;
    size_t count = 0;

    assert_true(problems_make(&list, &f->arena, &f->r));
    for (size_t i = 0; i < list.count; i++)
        count += list.items[i].rule == rule;
    return count;
}

#define PUBLISH(address, more)                                                                     \
    "{\"Image\":\"web\",\"ExposedPorts\":{\"80/tcp\":{}},\"HostConfig\":{" more                    \
    "\"PortBindings\":{\"80/tcp\":[{\"HostIp\":\"" address "\"}]}}}"

static void what_start_answers_is_not_foretold_as_well(void **state)
{
    static const struct {
        const char *body;
        size_t refused, foretold;
    } rows[] = {
        {PUBLISH("127.0.0.1", ""), 1, 0},
        {PUBLISH("127.0.0.1", "\"CpuPercent\":101,"), 0, 1}, /* it does not come so far */
        {PUBLISH("0.0.0.0", ""), 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct fixture f;

        open_request(&f, rows[i].body, HOST);
        assert_int_equal(tells(&f, RULE_START_PORTS), rows[i].refused);
        assert_int_equal(tells(&f, RULE_USE_HOST_ADDRESS), rows[i].foretold);
        close_request(&f);
    }
}

static void links_that_create_drops_are_told(void **state)
{
    static const struct {
        const char *body;
        size_t told;
    } rows[] = {
        {"{\"Image\":\"web\",\"HostConfig\":{\"Links\":[\"db:database\"]}}", 1},
        {"{\"Image\":\"web\",\"HostConfig\":{\"Links\":[]}}", 0},
        {"{\"Image\":\"web\",\"HostConfig\":{\"Links\":null}}", 0},
        {"{\"Image\":\"web\",\"HostConfig\":{\"Links\":[\"db\"],"
         "\"NetworkMode\":\"container:db\"}}",
         0}, /* refused for them */
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct fixture f;

        open_request(&f, rows[i].body, HOST);
        assert_int_equal(tells(&f, RULE_USE_OF_LINUX), rows[i].told);
        close_request(&f);
    }
}

static bool has_drive(const struct explanation *e, const char *text)
{
    for (size_t i = 0; i < e->drive_count; i++) {
        if (str_is(e->drives[i], text))
            return true;
    }
    return false;
}

static void parts_of_request_and_image_are_explained(void **state)
{
    static const struct str request = STR_INIT("request.body.Env"),
                            image = STR_INIT("host.Images[0].Config.Cmd");
    struct fixture f;
    struct explanation e;

    (void)state;
    open_request(&f, "{\"Image\":\"web\",\"Env\":[\"A=1\"]}", HOST);
    assert_true(explain_is_asked(&f.arena, &f.r, request));
    assert_true(explain_asked(&e, &f.arena, &f.r, request));
    assert_true(has_drive(&e, "process.env[0] = \"A=1\""));
    assert_true(explain_asked(&e, &f.arena, &f.r, image));
    assert_true(has_drive(&e, "process.args[0] = \"cmd\""));
    assert_false(explain_is_asked(&f.arena, &f.r, STR_LIT("container.Config.Env")));
    close_request(&f);
}

/* Create writes the daemon's choice into the container, which asked for none. */
static void the_daemon_decides_the_isolation_that_no_request_asks_for(void **state)
{
    struct isolation_chain c;
    struct fixture f;

    (void)state;
    open_request(&f, "{\"Image\":\"web\"}", HOST);
    isolation_chain(&c, &f.arena, &f.r);
    assert_true(c.links[ISOLATION_LINK_DAEMON].decides);
    assert_int_equal(c.links[ISOLATION_LINK_CONTAINER].value.len, 0);
    close_request(&f);
    open_request(&f, "{\"Image\":\"web\",\"HostConfig\":{\"Isolation\":\"process\"}}", HOST);
    isolation_chain(&c, &f.arena, &f.r);
    assert_true(c.links[ISOLATION_LINK_CONTAINER].decides);
    close_request(&f);
}

/* Not about the request as a whole, which nobody could mend. */
static void what_create_warns_of_is_about_its_field(void **state)
{
    struct fixture f;
    const struct preflight_warning *w;
    static const struct str field = STR_INIT("request.body.HostConfig.CpuShares");
    struct explanation e;
    bool told = false;

    (void)state;
    open_request(&f, "{\"Image\":\"web\",\"HostConfig\":{\"CpuCount\":2,\"CpuShares\":500}}", HOST);
    w = f.r.create.warnings;
    assert_non_null(w);
    assert_int_equal(w->rule, RULE_PRE_DISCARD);
    assert_int_equal(w->ref.field, MDL_F_CPU_SHARES);
    assert_true(explain_asked(&e, &f.arena, &f.r, field));
    for (size_t i = 0; i < e.note_count; i++)
        told = told || str_starts(e.notes[i], STR_LIT("create warns: Conflicting options"));
    assert_true(told);
    close_request(&f);
    open_as(&f, "moby-25.0", "{\"Image\":\"web\",\"MacAddress\":\"02:42:ac:11:00:02\"}", HOST);
    assert_non_null(f.r.create.warnings);
    assert_int_equal(f.r.create.warnings->ref.field, MDL_F_MAC_ADDRESS);
    close_request(&f);
}

static void parts_of_the_container_say_where_they_come_from(void **state)
{
    static const struct {
        const char *path;
        enum create_how how;
        const char *from;
    } rows[] = {
        {"container.Config.Env[0]", CREATE_AS_ASKED, "request.body.Env[0]"},
        {"container.Config.Env[1]", CREATE_MERGED, "host.Images[0].Config.Env[0]"},
        {"container.Path", CREATE_MERGED, "host.Images[0].Config.Cmd[0]"},
        {"container.Mounts[0].Source", CREATE_MOVED, "request.body.HostConfig.Binds[0]"},
        {"container.HostConfig.Isolation", CREATE_FILLED_IN, ""},
    };
    struct fixture f;

    (void)state;
    open_request(
        &f,
        "{\"Image\":\"web\",\"Env\":[\"A=1\"],\"HostConfig\":{\"Binds\":[\"C:\\\\data:C:\\\\d\"]}}",
        HOST);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct create_made made;

        assert_true(assess_made(&made, &f.arena, &f.r, str_of(rows[i].path)));
        assert_int_equal(made.how, rows[i].how);
        assert_true(str_is(made.from, rows[i].from));
    }
    close_request(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_nobody_told_of_is_asked_about),
        cmocka_unit_test(what_is_told_to_be_missing_is_refused),
        cmocka_unit_test(a_refusal_names_the_part_of_the_request),
        cmocka_unit_test(what_only_follows_from_creates_refusal_is_not_told),
        cmocka_unit_test(what_is_refused_is_not_ignored_as_well),
        cmocka_unit_test(refusals_stand_in_the_order_of_the_engine),
        cmocka_unit_test(what_the_router_takes_away_is_not_refused),
        cmocka_unit_test(what_start_answers_is_not_foretold_as_well),
        cmocka_unit_test(links_that_create_drops_are_told),
        cmocka_unit_test(parts_of_request_and_image_are_explained),
        cmocka_unit_test(the_daemon_decides_the_isolation_that_no_request_asks_for),
        cmocka_unit_test(what_create_warns_of_is_about_its_field),
        cmocka_unit_test(parts_of_the_container_say_where_they_come_from),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
