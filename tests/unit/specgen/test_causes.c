/* Which causes of an error the container beside it rules out. */
#include "model/diagnosis/error_next.h"
#include "model/yaml/yaml.h"
#include "platform/sim/sim.h"
#include "specgen/assess/causes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

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

struct asked {
    struct mdl_doc *doc;
    struct plat host;
    struct arena a;
    struct assessment r;
    struct error_text t;
};

static void ask(struct asked *q, const char *yaml, const char *text)
{
    const struct value *root;

    require(yaml_read(&root, str_of(yaml)));
    require(mdl_doc_new(&q->doc, root));
    value_unref(root);
    arena_init(&q->a);
    q->host = plat_sim(q->doc);
    require(assess(&q->a, q->doc, &q->host, ASSESS_CHANGED, &q->r));
    require(error_text(&q->t, &q->a, str_of(text)));
}

static void finish(struct asked *q)
{
    error_text_finish(&q->t);
    arena_finish(&q->a);
    mdl_doc_free(q->doc);
}

/* The states of the causes in their order: f fits, o open, r ruled out; words: what none of them
 * is said to be because of. */
static void expect_without(const char *yaml, const char *text, const char *states,
                           const char *words)
{
    const struct assess_cause *c;
    struct asked q;
    size_t i = 0;

    ask(&q, yaml, text);
    for (c = assess_causes(&q.a, &q.t, &q.r, q.doc); c != NULL; c = c->next, i++) {
        if (i >= strlen(states) || states[i] != letter(c->state))
            fail_msg("%s\n%.*s is %s", yaml, STR_FMT(c->text), cause_state_names[c->state]);
        assert_true(c->state == CAUSE_OPEN || c->because.len > 0);
        assert_true(words == NULL || !str_is(c->because, words));
    }
    assert_int_equal(i, strlen(states));
    finish(&q);
}

static void expect(const char *yaml, const char *text, const char *states)
{
    expect_without(yaml, text, states, NULL);
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

#define MOUNTED(SETTINGS, A, B)                                                                    \
    ("silospec: 1\ncontainer: {Id: c, Path: cmd, Config: {}, HostConfig: {Isolation: "             \
     "process" SETTINGS "}, Mounts: [{Type: bind, Source: 'C:\\x', Destination: '" A               \
     "'}, {Type: bind, Source: 'C:\\y', Destination: '" B "'}]}\nhost: {}\n")

/* Without regard to case and kind of slash; a name that only begins alike is beside it. */
static void a_mount_in_a_mount_is_named(void **state)
{
    (void)state;
    expect(MOUNTED("", "C:\\site\\log", "c:/Site"), "failed (0xc0370106)", "ffor");
    expect(MOUNTED("", "C:\\site", "C:\\site-log"), "failed (0xc0370106)", "forr");
    expect(CONTAINER("Isolation: process, Binds: ['C:\\a:C:\\b']", ""), "failed (0xc0370106)",
           "foor");
    expect_without(CONTAINER("Isolation: process", ""), "failed (0xc0370106)", "orrr",
                   "no mount is below another one");
}

/* What is seen of containers that are made says nothing of a program that ran and ended. */
static void a_program_that_ended_is_not_made(void **state)
{
    (void)state;
    expect(CONTAINER("Isolation: process", ""),
           "encountered an error during CreateContainer: failure in a Windows system call: Element "
           "not found. (0x490)",
           "r");
    expect(CONTAINER("Isolation: process", ""), "task: non-zero exit (2147943568)", "");
}

/* Without a limit a virtual machine has memory, too; how much of the host's is free nobody says. */
static void the_memory_of_a_virtual_machine_is_compared_with_the_hosts(void **state)
{
    (void)state;
    expect(CONTAINER("Isolation: hyperv, Memory: 8589934592", "MemTotal: 4294967296"),
           "failed (0x5af)", "ff");
    expect(CONTAINER("Isolation: hyperv, Memory: 2147483648", "MemTotal: 4294967296"),
           "failed (0x5af)", "fo");
    expect(CONTAINER("Isolation: hyperv, Memory: 8589934592", ""), "failed (0x5af)", "fo");
    expect(CONTAINER("Isolation: hyperv", "MemTotal: 4294967296"), "failed (0x5aa)", "o");
    expect(CONTAINER("Isolation: process, Memory: 8589934592", "MemTotal: 4294967296"),
           "failed (0x5aa)", "r");
    expect(CONTAINER("Isolation: hyperv", ""), "failed (0xe)", "o");
}

static void what_fails_at_the_networks_is_no_mount(void **state)
{
    (void)state;
    expect(CONTAINER("Binds: ['C:\\a:C:\\b']", ""), "failed (0x5)", "f");
    expect(CONTAINER("Binds: ['C:\\a:C:\\b']", ""),
           "failed to create endpoint web on network nat: Access is denied. (0x5)", "");
    expect(CONTAINER("Binds: ['C:\\a:C:\\b']", ""),
           "failed to create endpoint web on network nat: hnsCall failed in Win32: x (0x5)", "");
    expect(CONTAINER("", ""), "failed to create endpoint web on network nat: x (0x80004005)", "r");
}

static void each_code_is_told_once(void **state)
{
    (void)state;
    expect(CONTAINER("", ""), "a failed (0x20), and b failed (0x20)", "r");
    expect(CONTAINER("", ""), "nothing is known of this", "");
}

static void each_need_is_looked_up(void **state)
{
    static const struct {
        const char *there, *absent; /* of HostConfig */
        const char *error, *states_there, *states_absent;
    } rows[] = {
        {"Binds: ['C:\\a:C:\\b']", "", "failed (0xc000050b)", "f", "r"},
        {"Mounts: [{Type: bind, Source: 'C:\\a', Target: 'C:\\b'}]", "", "failed (0xd)", "r", "r"},
        {"Memory: 5", "", "failed (0xaa)", "f", "r"},
        {"Isolation: hyperv, Memory: 5", "Isolation: process, Memory: 5", "failed (0xe)", "o", "r"},
        {"Devices: [{PathOnHost: class/5B45201D-F2F2-4F3B-85BB-30FF1F953599}]", "",
         "failed (0x490)", "f", "r"},
        {"NetworkMode: 'container:other'", "NetworkMode: nat", "failed (0xc037010e)", "f", "r"},
        {"StorageOpt: {size: 30G}", "", "failed (0x57)", "fr", "rr"},
        {"SecurityOpt: ['credentialspec=file://a.json']", "SecurityOpt: [other]", "failed (0x6be)",
         "f", "r"},
        {"PortBindings: {80/tcp: [{HostPort: '80'}]}", "", "failed (0x803b0013)", "f", "r"},
        {"Isolation: hyperv, SecurityOpt: ['credentialspec=file://a.json']", "Isolation: process",
         "failed (0xc0370109)", "fr", "rr"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char yaml[600];

        (void)snprintf(yaml, sizeof(yaml), CONTAINER("%s", "OSBuild: 20348"), rows[i].there);
        expect(yaml, rows[i].error, rows[i].states_there);
        (void)snprintf(yaml, sizeof(yaml), CONTAINER("%s", "OSBuild: 20348"), rows[i].absent);
        expect(yaml, rows[i].error, rows[i].states_absent);
    }
}

static void what_is_not_told_leaves_a_cause_open(void **state)
{
    (void)state;
    expect(CONTAINER("Isolation: hyperv, SecurityOpt: ['credentialspec=file://a.json']",
                     "OSBuild: 16299"),
           "failed (0xc0370109)", "ff");
    expect(CONTAINER("Isolation: hyperv, SecurityOpt: ['credentialspec=file://a.json']", ""),
           "failed (0xc0370109)", "fo");
    expect(CONTAINER("Isolation: hyperv, SecurityOpt: ['credentialspec=file://a.json']",
                     "OSBuild: 16299, Sources: {OSBuild: 'assumed: x'}"),
           "failed (0xc0370109)", "fo");
    expect(CONTAINER("", "Images: [{Id: i, OS: windows}]"), "failed (0xc0370110)", "r");
    expect(CONTAINER("", "Images: [{Id: i}]"), "failed (0xc0370110)", "o");
    expect(CONTAINER("", "Images: [{Id: i, OS: windows}], Sources: {Images: 'assumed: x'}"),
           "failed (0xc0370110)", "o");
    expect(CONTAINER("Isolation: process",
                     "Images: [{Id: i, OS: windows, OSVersion: '10.0'}], OSBuild: 20348"),
           "failed (0xc0370101)", "fo");
    expect(CONTAINER("Isolation: process",
                     "Images: [{Id: i, OS: windows, OSVersion: 10.0.20348}], OSBuild: 20348"),
           "failed (0xc0370101)", "fr");
    expect("silospec: 1\ncontainer: {Id: c, Path: cmd, Image: i, Config: {User: me}, HostConfig: "
           "{}}\n",
           "failed (0x52e)", "f");
    expect(CONTAINER("", ""), "failed (0x52e)", "r");
    expect("silospec: 1\nrequest: {body: {Image: i, HostConfig: {Isolation: Default}}}\n"
           "host: {DefaultIsolation: process, Images: [{Id: i, Names: [i], OS: windows, Config: "
           "{Cmd: [c]}}]}\n",
           "failed (0xc0351000)", "r");
    expect("silospec: 1\nrequest: {body: {Image: i}}\n"
           "host: {DefaultIsolation: hyperv, Images: [{Id: i, Names: [i], OS: windows, Config: "
           "{Cmd: [c]}}]}\n",
           "failed (0xc0351000)", "f");
}

static void the_layer_of_an_error_decides(void **state)
{
    (void)state;
    expect(CONTAINER("PortBindings: {80/tcp: [{HostPort: '80'}]}", ""),
           "failed to create endpoint web on network nat: hns failed with error : The process "
           "cannot access the file (0x20)",
           "f");
    expect(CONTAINER("PortBindings: {80/tcp: [{HostPort: '80'}]}", ""),
           "hcsshim::CreateComputeSystem abc: failed (0x20)", "");
}

/* What is ruled out is not asked for behind it. */
static void expect_next(const char *yaml, const char *text, const char *next)
{
    struct asked q;

    ask(&q, yaml, text);
    q.t.isolation = assess_isolation_told(&q.r, q.doc);
    assess_causes_cut(&q.t, &q.a, assess_causes(&q.a, &q.t, &q.r, q.doc));
    assert_string_equal(error_next(&q.t, &q.t.codes->parts.row), next);
    finish(&q);
}

static void what_is_ruled_out_is_not_asked_for(void **state)
{
    (void)state;
    expect_next(CONTAINER("Isolation: hyperv", ""),
                "container x encountered an error during Start (0xc0370109)",
                "look at the load of the host, at nested virtualization and at the antivirus");
    expect_next(CONTAINER("Isolation: hyperv, SecurityOpt: ['credentialspec=file://a.json']",
                          "OSBuild: 16299"),
                "container x encountered an error during Start (0xc0370109)",
                "Hyper-V isolation with a group managed service account hangs on builds 15063 to "
                "17134; otherwise look at the load of the host, at nested virtualization and at "
                "the antivirus");
    expect_next(CONTAINER("Isolation: hyperv", ""), "hcsshim::CreateComputeSystem x: failed (0x32)",
                "is the Hyper-V feature installed whole, platform and services");
    expect_next(CONTAINER("Isolation: process", ""),
                "hcsshim::CreateComputeSystem x: failed (0x32)",
                "none of the causes that are known is left; the event logs of Hyper-V-Compute and "
                "of docker at that time may tell more");
    expect_next(CONTAINER("Isolation: process", ""), "hcsshim::CreateComputeSystem x: failed (0x5)",
                "exclude the daemon's data root from the antivirus");
}

/* Of each row CHECK the words stand in what its code says to look at. */
static void what_is_cut_stands_there(void **state)
{
    static const struct {
        uint32_t code;
        const char *words;
    } checks[] = {
#define CAUSE(CODE, NEEDS, WORDS)
#define MEANT(CODE, NEEDS, WORDS)
#define CHECK(CODE, NEEDS, WORDS) {CODE, WORDS},
#include "specgen/assess/causes.def"
#undef CHECK
#undef MEANT
#undef CAUSE
    };

    (void)state;
    for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++) {
        const struct code row = code_find(checks[i].code);
        bool there = strstr(row.next, checks[i].words) != NULL;

        there = there || (row.next_process != NULL && strstr(row.next_process, checks[i].words));
        there = there || (row.next_hyperv != NULL && strstr(row.next_hyperv, checks[i].words));
        for (size_t k = 0; k < CODE_CALLS && row.at[k].call != NULL; k++)
            there = there || strstr(row.at[k].next, checks[i].words) != NULL;
        if (!there)
            fail_msg("0x%x does not say: %s", (unsigned)checks[i].code, checks[i].words);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(isolation_decides),
        cmocka_unit_test(builds_are_compared_where_both_are_told),
        cmocka_unit_test(what_is_not_set_is_no_cause),
        cmocka_unit_test(a_mount_in_a_mount_is_named),
        cmocka_unit_test(a_program_that_ended_is_not_made),
        cmocka_unit_test(the_memory_of_a_virtual_machine_is_compared_with_the_hosts),
        cmocka_unit_test(what_fails_at_the_networks_is_no_mount),
        cmocka_unit_test(each_code_is_told_once),
        cmocka_unit_test(each_need_is_looked_up),
        cmocka_unit_test(what_is_not_told_leaves_a_cause_open),
        cmocka_unit_test(the_layer_of_an_error_decides),
        cmocka_unit_test(what_is_ruled_out_is_not_asked_for),
        cmocka_unit_test(what_is_cut_stands_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
