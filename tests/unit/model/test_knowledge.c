/* What a document knows of its host: told, assumed, unknown, missing, and by whom. */
#include "document_testing.h"

#include "model/base/buf.h"
#include "model/document/history.h"
#include "model/document/knowledge.h"

static const char document[] =
    "silospec: 1\n"
    "engine: moby-29\n"
    "container: {Id: c, BaseFS: 'C:\\rw'}\n"
    "host:\n"
    "  DefaultIsolation: process\n"
    "  OSBuild: 17763\n"
    "  NumCPU: 4\n"
    "  Root: 'D:\\docker'\n"
    "  DNSSearch: [corp.example]\n"
    "  Images: [{Id: 'sha256:a', OS: windows}]\n"
    "  CredentialSpecs:\n"
    "    Files: {web.json: '{}'}\n"
    "    Registry: {Values: {told: '{}'}}\n"
    "  Networks:\n"
    "  - {Name: front, DriverInfo: {hnsid: e0}}\n"
    "  - {Name: nat, DriverInfo: {hnsid: e1}}\n"
    "  Sources:\n"
    "    OSBuild: 'docker info: Kernel Version'\n"
    "    DefaultIsolation: 'assumed: the default of a server'\n"
    "    NumCPU: 'assumed: the usual number'\n"
    "    engine: 'inspect: its keys'\n"
    "    container.BaseFS: 'assumed: a placeholder'\n"
    "    Networks: 'assumed: they exist'\n"
    "    Networks.nat.DriverInfo.hnsid: hns.json line 7\n"
    "    Images[\"sha256:a\"]: inspect\n"
    "    LCOWSupported: told so\n"
    "    'CredentialSpecs.Files[\"web.json\"]': web.json\n"
    "  Unknown: [CredentialSpecs.Registry, NumCPU>=64, Disk, CredentialSpecs.Files]\n";

static void assert_knows(const struct mdl_doc *doc, const char *path, enum mdl_certainty certainty,
                         const char *source)
{
    struct mdl_knowledge k;

    assert_no_error(mdl_knows(&k, doc, str_of(path)));
    if (k.certainty != certainty || !str_is(k.source, source))
        fail_msg("%s: %d, '%.*s'", path, (int)k.certainty, STR_FMT(k.source));
}

static void a_fact_is_told_assumed_unknown_or_missing(void **state)
{
    struct mdl_doc *doc = doc_of(document);

    (void)state;
    assert_knows(doc, "OSBuild", MDL_TOLD, "docker info: Kernel Version");
    assert_knows(doc, "host.OSBuild", MDL_TOLD, "docker info: Kernel Version");
    assert_knows(doc, "DefaultIsolation", MDL_ASSUMED, "the default of a server");
    assert_knows(doc, "Root", MDL_TOLD, "");
    assert_knows(doc, "OSProduct", MDL_MISSING, "");
    assert_knows(doc, "LCOWSupported", MDL_MISSING, "told so");
    assert_knows(doc, "engine", MDL_TOLD, "inspect: its keys");
    assert_knows(doc, "container.BaseFS", MDL_ASSUMED, "a placeholder");
    assert_knows(doc, "container.Id", MDL_TOLD, "");
    assert_knows(doc, "Disk", MDL_UNKNOWN, "");
    assert_knows(doc, "Disk.Directories", MDL_UNKNOWN, "");
    mdl_doc_free(doc);
}

/* What may be assumed is asked for at length; what may not is so certainly. */
static void fields_that_no_assumption_is_about_are_told_at_a_glance(void **state)
{
    struct mdl_doc *doc = doc_of(document);

    (void)state;
    assert_true(mdl_may_be_assumed(doc, MDL_F_DEFAULT_ISOLATION));
    assert_true(mdl_may_be_assumed(doc, MDL_F_BASE_FS));
    assert_true(mdl_may_be_assumed(doc, MDL_F_HOST_NETWORKS));
    assert_true(mdl_may_be_assumed(doc, MDL_F_HOST_NETWORK));
    assert_false(mdl_may_be_assumed(doc, MDL_F_HOST_IMAGE)); /* told */
    assert_false(mdl_may_be_assumed(doc, MDL_F_ENV));
    assert_false(mdl_may_be_assumed(doc, MDL_F_ENGINE));
    assert_false(mdl_may_be_assumed(doc, MDL_F_NONE));
    mdl_doc_free(doc);
}

static void a_path_covers_what_is_below_and_a_told_fact_there_wins(void **state)
{
    struct mdl_doc *doc = doc_of(document);

    (void)state;
    assert_knows(doc, "CredentialSpecs.Registry", MDL_UNKNOWN, "");
    assert_knows(doc, "CredentialSpecs.Registry.Values.other", MDL_UNKNOWN, "");
    assert_knows(doc, "CredentialSpecs.Registry.Values.told", MDL_TOLD, "");
    assert_knows(doc, "CredentialSpecs.Files", MDL_UNKNOWN, "");
    assert_knows(doc, "CredentialSpecs.Files[\"web.json\"]", MDL_TOLD, "web.json");
    assert_knows(doc, "CredentialSpecs.Files[\"web.jso\"]", MDL_UNKNOWN, "");
    assert_knows(doc, "CredentialSpecs.FilesAndMore", MDL_MISSING, "");
    mdl_doc_free(doc);
}

static void an_element_goes_by_its_name_and_its_place(void **state)
{
    struct mdl_doc *doc = doc_of(document);

    (void)state;
    assert_knows(doc, "Networks[0].DriverInfo.hnsid", MDL_ASSUMED, "they exist");
    assert_knows(doc, "Networks[1].DriverInfo.hnsid", MDL_TOLD, "hns.json line 7");
    assert_knows(doc, "Networks.nat.DriverInfo.hnsid", MDL_TOLD, "hns.json line 7");
    assert_knows(doc, "Networks[\"nat\"].Name", MDL_ASSUMED, "they exist");
    assert_knows(doc, "Images[0].OS", MDL_TOLD, "inspect");
    assert_knows(doc, "DNSSearch[0]", MDL_TOLD, "");
    mdl_doc_free(doc);
}

static void a_least_value_is_known_of_what_is_unknown(void **state)
{
    struct mdl_doc *doc = doc_of(document);
    struct mdl_knowledge k;

    (void)state;
    assert_no_error(mdl_knows(&k, doc, STR_LIT("NumCPU")));
    assert_int_equal(k.certainty, MDL_UNKNOWN); /* that it is 4 is assumed only */
    assert_true(k.has_least);
    assert_int_equal(k.least, 64);
    assert_no_error(mdl_knows(&k, doc, STR_LIT("Disk")));
    assert_false(k.has_least);
    mdl_doc_free(doc);
}

static void without_the_two_lists_absent_is_missing(void **state)
{
    struct mdl_doc *doc = doc_of("{silospec: 1, host: {NumCPU: 2}}");

    (void)state;
    assert_knows(doc, "NumCPU", MDL_TOLD, "");
    assert_knows(doc, "CredentialSpecs.Registry", MDL_MISSING, "");
    mdl_doc_free(doc);
}

static void a_fact_that_is_written_is_told_although_the_list_says_unknown(void **state)
{
    struct mdl_doc *doc = doc_of("{silospec: 1, host: {NumCPU: 2, DNSSearch: [a], Networks: "
                                 "[{Name: n}], Unknown: [NumCPU, DNSSearch, Networks]}}");

    (void)state;
    assert_knows(doc, "NumCPU", MDL_TOLD, "");
    assert_knows(doc, "DNSSearch", MDL_TOLD, "");
    assert_knows(doc, "Networks", MDL_UNKNOWN, "");
    assert_knows(doc, "Networks.n", MDL_TOLD, "");
    assert_knows(doc, "Networks.n.DriverInfo", MDL_UNKNOWN, "");
    assert_knows(doc, "Networks.other", MDL_UNKNOWN, "");
    mdl_doc_free(doc);
}

static void what_is_no_path_is_refused_and_covers_nothing(void **state)
{
    struct mdl_doc *doc = doc_of("{silospec: 1, host: {Unknown: ['a[', 5>=, NumCPU>=x, Disk]}}");
    struct mdl_knowledge k;
    struct err *e = mdl_knows(&k, doc, STR_LIT("a["));

    (void)state;
    assert_non_null(e);
    assert_int_equal(e->class, ERR_INPUT);
    err_free(e);
    assert_knows(doc, "Disk", MDL_UNKNOWN, "");
    mdl_doc_free(doc);
}

/* ---- edits ------------------------------------------------------------------------------- */

static struct mdl_history *history_of(const char *yaml)
{
    const struct value *root = value_of(yaml);
    struct mdl_history *h = NULL;

    assert_no_error(mdl_history_new(&h, root));
    value_unref(root);
    return h;
}

static void edit(struct mdl_history *h, enum mdl_edit_kind kind, const char *path, const char *text,
                 const char *name)
{
    struct mdl_edit e = {.kind = kind, .name = str_of(name)};
    struct arena a;

    arena_init(&a);
    assert_no_error(mdl_path_parse(&e.path, &a, str_of(path), mdl_now(h)->root));
    if (text != NULL)
        assert_no_error(mdl_value_parse(&e.value, e.path.field, str_of(text)));
    assert_no_error(mdl_history_edit(h, &e, "edit"));
    value_unref(e.value);
    arena_finish(&a);
}

static void an_edit_makes_a_fact_told(void **state)
{
    struct mdl_history *h = history_of(document);

    (void)state;
    edit(h, MDL_EDIT_SET, "host.NumCPU", "8", NULL);
    assert_knows(mdl_now(h), "NumCPU", MDL_TOLD, "typed");
    edit(h, MDL_EDIT_SET, "host.DefaultIsolation", "process", NULL); /* the same, but confirmed */
    assert_knows(mdl_now(h), "DefaultIsolation", MDL_TOLD, "typed");
    edit(h, MDL_EDIT_SET, "engine", "moby-28", NULL);
    assert_knows(mdl_now(h), "engine", MDL_TOLD, "typed");
    edit(h, MDL_EDIT_SET, "host.Root", NULL, NULL);
    assert_knows(mdl_now(h), "Root", MDL_MISSING, "typed");
    edit(h, MDL_EDIT_SET, "host.CredentialSpecs.Registry", "null", NULL);
    assert_knows(mdl_now(h), "CredentialSpecs.Registry.Values.other", MDL_MISSING, "typed");
    mdl_history_free(h);
}

static void an_edit_below_a_list_is_about_the_named_element(void **state)
{
    struct mdl_history *h = history_of(document);

    (void)state;
    edit(h, MDL_EDIT_SET, "host.Networks[0].DriverInfo.hnsid", "e9", NULL);
    assert_knows(mdl_now(h), "Networks.front.DriverInfo.hnsid", MDL_TOLD, "typed");
    edit(h, MDL_EDIT_REMOVE, "host.Networks[0]", NULL, NULL);
    assert_knows(mdl_now(h), "Networks.front", MDL_MISSING, "typed");
    assert_knows(mdl_now(h), "Networks[0].DriverInfo.hnsid", MDL_TOLD, "hns.json line 7");
    edit(h, MDL_EDIT_SET, "host.DNSSearch[0]", "other.example", NULL);
    assert_knows(mdl_now(h), "DNSSearch", MDL_TOLD, "typed");
    edit(h, MDL_EDIT_RENAME, "host.CredentialSpecs.Files[\"web.json\"]", NULL, "new.json");
    assert_knows(mdl_now(h), "CredentialSpecs.Files[\"web.json\"]", MDL_MISSING, "typed");
    assert_knows(mdl_now(h), "CredentialSpecs.Files[\"new.json\"]", MDL_TOLD, "typed");
    mdl_history_free(h);
}

static void undo_brings_back_who_told_it(void **state)
{
    struct mdl_history *h = history_of(document);
    const char *label = NULL;

    (void)state;
    edit(h, MDL_EDIT_SET, "host.OSBuild", "20348", NULL);
    assert_knows(mdl_now(h), "OSBuild", MDL_TOLD, "typed");
    assert_no_error(mdl_undo(h, &label));
    assert_knows(mdl_now(h), "OSBuild", MDL_TOLD, "docker info: Kernel Version");
    mdl_history_free(h);
}

static void a_document_without_sources_gets_none_by_an_edit(void **state)
{
    struct mdl_history *h = history_of("{silospec: 1, host: {NumCPU: 2}}");

    (void)state;
    edit(h, MDL_EDIT_SET, "host.NumCPU", "8", NULL);
    assert_int_equal(mdl_now(h)->host.sources.presence, MDL_ABSENT);
    edit(h, MDL_EDIT_SET, "container.Id", "c", NULL);
    assert_int_equal(mdl_now(h)->sources.count, 0);
    mdl_history_free(h);
}

static void an_edit_of_the_lists_themselves_is_taken_as_it_is(void **state)
{
    struct mdl_history *h = history_of(document);

    (void)state;
    edit(h, MDL_EDIT_SET, "host.Sources.OSBuild", "a colleague", NULL);
    assert_knows(mdl_now(h), "OSBuild", MDL_TOLD, "a colleague");
    edit(h, MDL_EDIT_SET, "container.Id", "d", NULL);
    assert_knows(mdl_now(h), "container.Id", MDL_TOLD, "");
    assert_int_equal(mdl_now(h)->host.sources.count, 10);
    mdl_history_free(h);
}

/* Of two networks with one name the first counts; each third has no driver's members. */
static struct mdl_doc *large_doc(unsigned count)
{
    struct buf text = {NULL, 0, 0, false};
    struct mdl_doc *doc;

    buf_printf(&text, "silospec: 1\nengine: moby-29\nhost:\n  Networks:\n");
    for (unsigned i = 0; i < count; i++)
        buf_printf(&text, "  - {Name: n%u, DriverInfo: {%s}}\n", i % (count - 1),
                   i % 3 == 0 && i < count - 1 ? "" : "hnsid: e");
    buf_printf(&text, "  Configs:\n");
    for (unsigned i = 0; i < count; i++)
        buf_printf(&text, "    c%u: x\n", 2 * i);
    buf_printf(&text, "  Sources: {'Networks.n7': 'assumed: seen', Configs.c8: 'assumed: once'}\n");
    doc = doc_of(text.s);
    buf_finish(&text);
    return doc;
}

static void a_large_list_is_known_like_a_small_one_however_often_it_is_asked(void **state)
{
    enum { COUNT = 300 };
    struct mdl_doc *doc = large_doc(COUNT);

    (void)state;
    for (unsigned i = 0; i < 2 * COUNT; i++) {
        char network[64], config[64];

        (void)snprintf(network, sizeof(network), "Networks.n%u.DriverInfo.hnsid", i);
        (void)snprintf(config, sizeof(config), "Configs.c%u", i);
        if (i == 7)
            assert_knows(doc, network, MDL_ASSUMED, "seen");
        else
            assert_knows(doc, network, i < COUNT - 1 && i % 3 != 0 ? MDL_TOLD : MDL_MISSING, "");
        if (i == 8)
            assert_knows(doc, config, MDL_ASSUMED, "once");
        else
            assert_knows(doc, config, i % 2 == 0 ? MDL_TOLD : MDL_MISSING, "");
    }
    mdl_doc_free(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fact_is_told_assumed_unknown_or_missing),
        cmocka_unit_test(fields_that_no_assumption_is_about_are_told_at_a_glance),
        cmocka_unit_test(a_path_covers_what_is_below_and_a_told_fact_there_wins),
        cmocka_unit_test(an_element_goes_by_its_name_and_its_place),
        cmocka_unit_test(a_large_list_is_known_like_a_small_one_however_often_it_is_asked),
        cmocka_unit_test(a_least_value_is_known_of_what_is_unknown),
        cmocka_unit_test(without_the_two_lists_absent_is_missing),
        cmocka_unit_test(a_fact_that_is_written_is_told_although_the_list_says_unknown),
        cmocka_unit_test(what_is_no_path_is_refused_and_covers_nothing),
        cmocka_unit_test(an_edit_makes_a_fact_told),
        cmocka_unit_test(an_edit_below_a_list_is_about_the_named_element),
        cmocka_unit_test(undo_brings_back_who_told_it),
        cmocka_unit_test(a_document_without_sources_gets_none_by_an_edit),
        cmocka_unit_test(an_edit_of_the_lists_themselves_is_taken_as_it_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
