/* Which causes of an error the container beside it rules out. */
#include "model/yaml/yaml.h"
#include "platform/sim/sim.h"
#include "specgen/assess/causes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void require(struct err *e)
{
    if (e != NULL)
        fail_msg("%s", err_line(e));
}

static char letter(enum cause_state s)
{
    return s == CAUSE_FITS ? 'f' : s == CAUSE_OPEN ? 'o' : 'r';
}

/* The states of the causes in their order: f fits, o open, r ruled out. */
static void expect(const char *yaml, const char *text, const char *states)
{
    const struct value *root;
    const struct assess_cause *c;
    struct assessment r;
    struct error_text t;
    struct mdl_doc *doc;
    struct plat host;
    struct arena a;
    size_t i = 0;

    require(yaml_read(&root, str_of(yaml)));
    require(mdl_doc_new(&doc, root));
    value_unref(root);
    arena_init(&a);
    host = plat_sim(doc);
    require(assess(&a, doc, &host, ASSESS_CHANGED, &r));
    require(error_text(&t, &a, str_of(text)));
    for (c = assess_causes(&a, &t, &r, doc); c != NULL; c = c->next, i++) {
        if (i >= strlen(states) || states[i] != letter(c->state))
            fail_msg("%s\n%.*s is %s", yaml, STR_FMT(c->text), cause_state_names[c->state]);
        assert_true((c->state == CAUSE_OPEN) == (c->because.len == 0));
    }
    assert_int_equal(i, strlen(states));
    error_text_finish(&t);
    arena_finish(&a);
    mdl_doc_free(doc);
}

#define CONTAINER(SETTINGS, HOST)                                                                  \
    ("silospec: 1\ncontainer: {Id: c, Path: cmd, Image: i, Config: {}, HostConfig: {" SETTINGS     \
     "}}\nhost: {" HOST "}\n")
#define IMAGE "Images: [{Id: i, OS: windows, OSVersion: 10.0.17763.1, LayerFolders: [a, b]}], "

static void isolation_decides(void **state)
{
    (void)state;
    expect(CONTAINER("Isolation: process", ""), "failed (0xc0351000)", "r");
    expect(CONTAINER("Isolation: hyperv", ""), "failed (0xc0351000)", "f");
    expect(CONTAINER("", "DefaultIsolation: process"), "failed (0xc0351000)", "r");
    expect(CONTAINER("", "DefaultIsolation: process, Sources: {DefaultIsolation: 'assumed: x'}"),
           "failed (0xc0351000)", "o");
    expect("silospec: 1\nrequest: {body: {Image: i, HostConfig: {Isolation: hyperv}}}\n"
           "host: {Images: [{Id: i, Names: [i], OS: windows, Config: {Cmd: [c]}}]}\n",
           "failed (0xc0351000)", "f");
}

static void builds_are_compared_where_both_are_told(void **state)
{
    (void)state;
    expect(CONTAINER("Isolation: process", IMAGE "OSBuild: 20348"), "failed (0xc0370101)", "ff");
    expect(CONTAINER("Isolation: process", IMAGE "OSBuild: 17763"), "failed (0xc0370101)", "fr");
    expect(CONTAINER("Isolation: process", "OSBuild: 17763"), "failed (0xc0370101)", "fo");
}

static void what_is_not_set_is_no_cause(void **state)
{
    (void)state;
    expect(CONTAINER("PortBindings: {80/tcp: [{HostPort: '80'}]}", ""), "failed (0x20)", "f");
    expect(CONTAINER("", ""), "failed (0x20)", "r");
    expect(CONTAINER("", "Sources: {container.HostConfig: 'assumed: x'}"), "failed (0x20)", "o");
    expect(CONTAINER("SecurityOpt: ['credentialspec=file://a.json']", ""), "failed (0x6ba)", "f");
    expect(CONTAINER("Isolation: hyperv, Memory: 5", ""), "failed (0xc0370108)", "ff");
    expect(CONTAINER("Isolation: hyperv", ""), "failed (0xc0370108)", "fr");
}

static void each_code_is_told_once(void **state)
{
    (void)state;
    expect(CONTAINER("", ""), "a failed (0x20), and b failed (0x20)", "r");
    expect(CONTAINER("", ""), "nothing is known of this", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(isolation_decides),
        cmocka_unit_test(builds_are_compared_where_both_are_told),
        cmocka_unit_test(what_is_not_set_is_no_cause),
        cmocka_unit_test(each_code_is_told_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
