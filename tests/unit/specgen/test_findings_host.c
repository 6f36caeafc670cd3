/* What the host's build, its hypervisor and the image's layers mean for the container, a row each.
 */
#include "model/yaml/yaml.h"
#include "platform/sim/sim.h"
#include "specgen/assess/assess.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define DOC                                                                                        \
    "silospec: 1\ncontainer: {Id: c, Path: cmd, Image: i, Config: {}, HostConfig: {Isolation: "    \
    "%s}}\nhost: {%s}\n"

static const struct {
    enum spec_rule rule;
    const char *isolation, *host;
    const char *said; /* a part of the first finding of that rule; NULL: there is none */
} rows[] = {
#define IMAGE(version)                                                                             \
    "Images: [{Id: i, OS: windows, OSVersion: " version ", LayerFolders: [a, b]}], "
    {RULE_USE_BUILD, "process", IMAGE("10.0.20348.1") "OSBuild: 20348, OSProduct: server", NULL},
    {RULE_USE_BUILD, "process", IMAGE("10.0.17763.1") "OSBuild: 20348, OSProduct: server",
     "with hyperv it runs"},
    {RULE_USE_BUILD, "process", IMAGE("10.0.20348.1") "OSBuild: 17763, OSProduct: server",
     "Windows refuses the container"},
    {RULE_USE_BUILD, "hyperv", IMAGE("10.0.17763.1") "OSBuild: 20348, OSProduct: server", NULL},
    {RULE_USE_BUILD, "hyperv", IMAGE("10.0.20348.1") "OSBuild: 17763, OSProduct: server",
     "Windows refuses the container"},
    {RULE_USE_BUILD, "process", IMAGE("10.0.17763.1") "OSBuild: 17763, OSProduct: client", "test"},
    {RULE_USE_BUILD, "process", IMAGE("10.0.17763.1") "OSProduct: server",
     "with process isolation the host must be of that build, which is not known"},
    {RULE_USE_BUILD, "process", IMAGE("10.0.20348.1") "OSProduct: server",
     "with process isolation the host must be of that build or a newer one, which is not known"},
    {RULE_USE_BUILD, "hyperv", IMAGE("10.0.17763.1") "OSProduct: server",
     "with hyperv it runs on a host of that build or a newer one"},
    {RULE_USE_BUILD, "process",
     IMAGE("10.0.14393.9") "OSBuild: 14393, OSRevision: 9, OSProduct: server", NULL},
    {RULE_USE_BUILD, "process",
     IMAGE("10.0.14393.8") "OSBuild: 14393, OSRevision: 9, OSProduct: server",
     "on this build the revisions must be the same"},
    {RULE_USE_BUILD, "process", IMAGE("10.0.14393.8") "OSBuild: 14393, OSProduct: server",
     "one of them is not known"},
    {RULE_USE_BUILD, "process",
     IMAGE("10.0.14393") "OSBuild: 14393, OSRevision: 9, OSProduct: server",
     "one of them is not known"},
    {RULE_USE_BUILD, "process", IMAGE("x") "OSBuild: 14393, OSProduct: server", NULL},
    {RULE_USE_HYPERVISOR, "process", "HyperV: false", NULL},
    {RULE_USE_HYPERVISOR, "hyperv", "HyperV: true", NULL},
    {RULE_USE_HYPERVISOR, "hyperv", "HyperV: false", "the hypervisor does not run on the host"},
    {RULE_USE_HYPERVISOR, "hyperv", "HyperV: false, VirtualMachine: true",
     "it needs nested virtualization"},
    {RULE_USE_HYPERVISOR, "hyperv", "VirtualMachine: true", "whether it is on is not known"},
    {RULE_USE_HYPERVISOR, "hyperv", "HyperV: true, VirtualMachine: true", NULL},
    {RULE_RUNTIME_LAYERS, "process", "Images: [{Id: i, OS: windows, LayerFolders: [a]}]",
     "one layer folder is told"},
    {RULE_RUNTIME_LAYERS, "process", "Images: [{Id: i, OS: windows, LayerFolders: [a, b]}]", NULL},
};

static void require(struct err *e)
{
    if (e != NULL)
        fail_msg("%s", err_line(e));
}

static const struct spec_finding *finding(const struct assessment *r, enum spec_rule rule)
{
    const struct spec_finding *n = r->spec.findings;

    while (n != NULL && n->rule != rule)
        n = n->next;
    return n;
}

static void the_host_decides(void **state)
{
    size_t failures = 0;

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct spec_finding *found;
        const struct value *root;
        struct assessment r;
        struct mdl_doc *doc;
        struct plat host;
        struct arena a;

        arena_init(&a);
        require(yaml_read(&root, arena_printf(&a, DOC, rows[i].isolation, rows[i].host)));
        require(mdl_doc_new(&doc, root));
        value_unref(root);
        host = plat_sim(doc);
        require(assess(&a, doc, &host, ASSESS_CHANGED, &r));
        found = finding(&r, rows[i].rule);
        if ((found != NULL) != (rows[i].said != NULL) ||
            (found != NULL && strstr(arena_cstr(&a, found->text), rows[i].said) == NULL)) {
            print_error("%s, %s: '%.*s', expected '%s'\n", rows[i].isolation, rows[i].host,
                        STR_FMT(found != NULL ? found->text : STR_NONE),
                        rows[i].said != NULL ? rows[i].said : "nothing");
            failures++;
        }
        arena_finish(&a);
        mdl_doc_free(doc);
    }
    assert_int_equal(failures, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_host_decides)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
