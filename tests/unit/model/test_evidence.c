/* Which format a text is of, what artefacts say, and what is believed when several speak. */
#include "document_testing.h"

#include "model/document/engine.h"
#include "model/formats/artefact.h"
#include "model/formats/merge.h"

/* ---- recognition ------------------------------------------------------------------------- */

static const struct {
    const char *text;
    enum format_id format; /* FORMAT_COUNT: none */
} samples[] = {
    {"silospec: 1\ncontainer: {Id: c}\n", FORMAT_scenario},
    {"{\"silospec\": 1}", FORMAT_scenario},
    {"container: {HostConfig: {}}\nhost: {}\n", FORMAT_scenario},
    {"silospec: 1\ndescription: |\n  Server Version: 25.0.1\n  OSType: windows\n", FORMAT_scenario},
    {"# words\n\n<!-- silospec scenario -->\n\n```yaml\nsilospec: 1\n```\n", FORMAT_report},
    {"<pre id=\"silospec-scenario\">silospec: 1\n</pre>", FORMAT_report},
    {"silospec: 1\ndescription: |\n  <!-- silospec scenario -->\n", FORMAT_scenario},
    {"[{\"Id\": \"c\", \"HostConfig\": {}}]", FORMAT_inspect},
    {"{\"Id\": \"c\", \"State\": {}, \"Config\": {}}", FORMAT_inspect},
    {"- Id: c\n  HostConfig: {}\n", FORMAT_inspect},
    {"[]", FORMAT_inspect},
    {"{\"Id\": \"i\", \"RepoTags\": [], \"RootFS\": {}}", FORMAT_image_inspect},
    {"{\"Name\": \"n\", \"IPAM\": {}}", FORMAT_network_inspect},
    {"{\"Name\": \"v\", \"Mountpoint\": \"C:\\\\v\", \"Driver\": \"local\"}",
     FORMAT_volume_inspect},
    {"{\"Image\": \"i\", \"Cmd\": [\"c\"], \"HostConfig\": {}}", FORMAT_create_request},
    {"{\"Isolation\": \"process\", \"NanoCpus\": 0}", FORMAT_inspect_fragment},
    {"{\"HostConfig\": {\"Isolation\": \"process\"}}", FORMAT_inspect_fragment},
    {"{\"nat\": {\"EndpointID\": \"e\", \"NetworkID\": \"n\", \"Gateway\": \"\"}}",
     FORMAT_inspect_fragment},
    {"{\"ociVersion\": \"1.0\", \"process\": {}}", FORMAT_oci_spec},
    {"{\"SystemType\": \"Container\", \"Name\": \"c\"}", FORMAT_hcs},
    {"{\"SchemaVersion\": {\"Major\": 2}, \"Container\": {}}", FORMAT_hcs},
    {"{\"CmsPlugins\": [], \"ActiveDirectoryConfig\": {}}", FORMAT_credential_spec},
    {"{\"data-root\": \"D:\\\\docker\", \"exec-opts\": [\"isolation=process\"]}",
     FORMAT_daemon_json},
    {"{\"exec-opt\": [\"isolation=process\"]}", FORMAT_daemon_json},
    {"{\"data_root\": \"D:\\\\docker\", \"debug\": true}", FORMAT_daemon_json},
    {"{\"features\": {\"containerd-snapshotter\": true}}", FORMAT_daemon_json},
    {"{\"debug\": true, \"a\": 1, \"b\": 2}", FORMAT_COUNT},
    {"{\"tlsx\": \"a\", \"label\": \"b\"}", FORMAT_COUNT},
    {"docker: Error response from daemon: no such thing.\n", FORMAT_error},
    {"hcsshim::CreateComputeSystem c: The virtual machine could not be started.\n", FORMAT_error},
    {"time=\"2020-01-01T00:00:00Z\" level=debug msg=\"a\"\n", FORMAT_log},
    {"{\"level\": \"debug\", \"msg\": \"a\"}", FORMAT_log},
    {"ProviderName : Microsoft-Windows-Containers-CCG\nId           : 6\n"
     "Message      : Container Credential Guard failed to fetch credentials from the plugin: x\n",
     FORMAT_event_log},
    {"Client:\n Version: 1.2.3\n API version: 1.40\n\nServer:\n Engine:\n  Version: 19.03.8\n"
     "  API version: 1.40\n",
     FORMAT_docker_version},
    {"{\"Server\": {\"Version\": \"19.03.8\", \"ApiVersion\": \"1.40\"}}", FORMAT_docker_version},
    {"{\"Id\": \"c\", \"State\": {}, \"Config\": {\"Labels\": {\"nerdctl/name\": \"n\"}}}",
     FORMAT_foreign},
    {"{\"Id\": \"c\", \"HostConfig\": {}, \"Driver\": \"overlay2\"}", FORMAT_foreign},
    {"{\"SnapshotKey\": \"k\", \"Spec\": {}}", FORMAT_foreign},
    {"Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\X]\n\"a\"=\"b\"\n", FORMAT_reg},
    {"REGEDIT4\n", FORMAT_reg},
    {"HKEY_LOCAL_MACHINE\\SOFTWARE\\X\n    a    REG_SZ    b\n", FORMAT_reg},
    {"a      : b\nPSPath : Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\X\n",
     FORMAT_reg},
    {"{\"ID\": \"e\", \"VirtualNetwork\": \"n\"}", FORMAT_hns},
    {"[{\"ID\": \"n\", \"Type\": \"nat\", \"Subnets\": []}]", FORMAT_hns},
    {"{\"Success\": true, \"Output\": [{\"ID\": \"n\", \"Ipams\": []}]}", FORMAT_hns},
    {"ID             : e\nVirtualNetwork : n\n", FORMAT_hns},
    {"Networks:\nName             ID\n", FORMAT_hns},
    {"FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCMD [\"a\"]\n", FORMAT_dockerfile},
    {"# escape=`\nARG A=b\nFROM a:${A}\n", FORMAT_dockerfile},
    {"{\"CommandLine\": \"cmd /c a.exe\"}", FORMAT_hcs},
    {"{\"CommandArgs\": [\"a.exe\"], \"User\": \"b\"}", FORMAT_hcs},
    {"{\"CommandLine\": \"a.exe\", \"ProcessId\": 5}", FORMAT_COUNT},
    {"FROM the beginning on it failed\nand nobody\nknows why\nat all\n", FORMAT_COUNT},
    {"apiVersion: v1\nkind: Pod\nspec: {containers: []}\n", FORMAT_k8s},
    {"{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": []}", FORMAT_k8s},
    {"apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Name }}\n", FORMAT_k8s},
    {"Name:  web\nNamespace:  a\nStatus: Pending\nContainers:\n  web:\n    Image: i\n", FORMAT_k8s},
    {"{\"containerDefinitions\": [{\"image\": \"i\"}]}", FORMAT_carrier},
    {"{\"createOptions\": \"{}\"}", FORMAT_carrier},
    {"[{\"ID\": \"s\", \"Spec\": {\"TaskTemplate\": {\"ContainerSpec\": {}}}}]", FORMAT_carrier},
    {"<ContainerHostPolicies CodePackageRef=\"C\">\n</ContainerHostPolicies>\n", FORMAT_carrier},
    {"$ docker inspect -f '{{.State.ExitCode}}' web\n1\n", FORMAT_inspect_fragment},
    {"CONTAINER ID   IMAGE   NAMES\n", FORMAT_inspect_fragment},
    {"NETWORK ID   NAME   DRIVER\n", FORMAT_network_inspect},
    {"OsBuildNumber : 1\nOsName : w\n", FORMAT_host_facts},
    {"SERVICE_NAME: docker\n    BINARY_PATH_NAME : \"C:\\dockerd.exe\" --data-root D:\\d\n",
     FORMAT_host_facts},
    {"jobs:\n  a:\n    runs-on: w\n    container: i\n    steps:\n    - run: docker run i\n",
     FORMAT_carrier},
    {"pool: p\nsteps:\n- script: docker run i\n", FORMAT_carrier},
    {"a:\n  image: i\n  script:\n  - docker run i\n", FORMAT_carrier},
    {"docker service create --name a i\n", FORMAT_run_line},
    {"ID  IPAddress  MacAddress\n--  ---------  ----------\ne   1.2.3.4    00-15\n", FORMAT_hns},
    {"ID Name Type\n-- ---- ----\nn  nat  nat\n", FORMAT_hns},
    {"Level,Date and Time,Source,Event ID,Task Category\nError,1/1/2024,S,12001,None,\"x\"\n",
     FORMAT_event_log},
    {"[{\"Id\": 6, \"ProviderName\": \"P\", \"Message\": \"m\"}]", FORMAT_event_log},
    {"The description for Event ID 12001 from source S cannot be found.\n", FORMAT_event_log},
    {"Server Version: 25.0.1\nOSType: windows\n", FORMAT_docker_info},
    {"Client:\n Version: 1\nServer:\n Server Version: 25.0.1\n Storage Driver: windowsfilter\n",
     FORMAT_docker_info},
    {"{\"ServerVersion\": \"25.0.1\", \"OSType\": \"windows\"}", FORMAT_docker_info},
    {"{\"ServerVersion\": \"25.0.1\"}", FORMAT_COUNT},
    {"Server Version: 25.0.1\n", FORMAT_COUNT},
    {"docker run -it --rm img cmd\n", FORMAT_run_line},
    {"C:\\x>docker container create ^\n  -m 1g img\n", FORMAT_run_line},
    {"docker ps -a\n", FORMAT_COUNT},
    {"{\"a\": 1}", FORMAT_COUNT},
    {"hello\n", FORMAT_COUNT},
    {"{\"silospec\": 1", FORMAT_COUNT},
    {"", FORMAT_COUNT},
};

static void each_text_is_recognised_by_its_format(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
        const struct format *found;
        struct input in;

        assert_no_error(input_open(&in, str_of(samples[i].text)));
        for (int f = 0; f < FORMAT_COUNT; f++)
            assert_true(format_recognises(&formats[f], &in) <= 100);
        assert_no_error(format_of(&found, &in));
        if (found != (samples[i].format == FORMAT_COUNT ? NULL : &formats[samples[i].format]))
            fail_msg("%s\n%s", found != NULL ? found->name : "unknown", samples[i].text);
        input_close(&in);
    }
}

static void files_are_recognised(void **state)
{
    static const struct {
        const char *file;
        enum format_id format;
    } files[] = {
        {TEST_DATA_DIR "/ui/web.yaml", FORMAT_scenario},
        {TEST_DATA_DIR "/docker-inspect/hyperv-gmsa-29.json", FORMAT_inspect},
        {TEST_DATA_DIR "/docker-info/ws2022-23.0.3.txt", FORMAT_docker_info},
        {TEST_DATA_DIR "/docker-info/ws2022-23.0.3.json", FORMAT_docker_info},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        struct artefact s;

        assert_no_error(artefact_open(&s, files[i].file));
        assert_ptr_equal(s.kind, &formats[files[i].format]);
        artefact_close(&s);
    }
}

static void every_format_has_a_name_and_a_title(void **state)
{
    (void)state;
    for (int f = 0; f < FORMAT_COUNT; f++) {
        assert_true(strlen(formats[f].name) > 0 && strchr(formats[f].name, ' ') == NULL);
        assert_true(strchr(formats[f].title, ' ') != NULL);
        for (int other = 0; other < f; other++)
            assert_string_not_equal(formats[f].name, formats[other].name);
    }
}

static void a_line_of_the_text_is_one_of_the_file(void **state)
{
    static const uint32_t lines[] = {3, 4, 9};
    struct input in;

    (void)state;
    assert_no_error(input_open(&in, STR_LIT("a\nb\nc\n")));
    assert_int_equal(input_line(&in, 2), 2);
    in.lines = lines;
    in.line_count = 3;
    assert_int_equal(input_line(&in, 3), 9);
    assert_int_equal(input_line(&in, 0), 0);
    input_close(&in);
}

/* ---- merging ----------------------------------------------------------------------------- */

#define TELL_NUMBER(ev, path, n, source) evidence_tell_number(ev, STR_LIT(path), n, STR_LIT(source))
#define TELL_TEXT(ev, path, text, source)                                                          \
    evidence_tell_text(ev, STR_LIT(path), STR_LIT(text), STR_LIT(source))

static void expect(const struct value *root, const char *path, const char *text, const char *source)
{
    struct str said = mdl_source_of(root, str_of(path));
    const struct value *v;
    struct mdl_path steps;
    struct arena a;

    arena_init(&a);
    assert_no_error(mdl_source_steps(&steps, &a, str_of(path)));
    v = mdl_element_at(root, steps.steps, steps.count);
    if ((v != NULL) != (text != NULL) || (v != NULL && !str_is(v->u.text, text)))
        fail_msg("%s: '%.*s'", path, STR_FMT(v != NULL ? v->u.text : STR_NONE));
    if (!str_is(said, source))
        fail_msg("%s is said by '%.*s'", path, STR_FMT(said));
    arena_finish(&a);
}

static void what_is_told_later_wins_and_the_difference_is_kept(void **state)
{
    const struct value *root = NULL;
    struct evidence ev;

    (void)state;
    evidence_init(&ev);
    TELL_NUMBER(&ev, "host.NumCPU", 4, "first: CPUs");
    TELL_NUMBER(&ev, "host.OSBuild", 20348, "first: build");
    TELL_NUMBER(&ev, "host.NumCPU", 8, "second: CPUs");
    TELL_NUMBER(&ev, "host.OSBuild", 20348, "second: build"); /* the same: no conflict */
    assert_no_error(merge_new(&root, &ev, false));
    expect(root, "NumCPU", "8", "second: CPUs");
    expect(root, "OSBuild", "20348", "second: build");
    assert_int_equal(ev.conflict_count, 1);
    assert_str(ev.conflicts[0].path, "NumCPU");
    assert_str(ev.conflicts[0].kept_source, "second: CPUs");
    assert_str(ev.conflicts[0].dropped_source, "first: CPUs");
    assert_str(ev.conflicts[0].kept->u.text, "8");
    assert_str(ev.conflicts[0].dropped->u.text, "4");
    evidence_finish(&ev);
    value_unref(root);
}

static void what_is_told_wins_over_what_is_assumed_without_a_conflict(void **state)
{
    const struct value *root = NULL;
    struct evidence ev;

    (void)state;
    evidence_init(&ev);
    assert_no_error(merge_new(&root, &ev, false));
    expect(root, "NumCPU", "4", "assumed: the host has 4 processors");
    evidence_finish(&ev);

    evidence_init(&ev);
    TELL_NUMBER(&ev, "host.NumCPU", 8, "wmic: NumberOfCores");
    assert_no_error(merge_into(&root, &ev));
    expect(root, "NumCPU", "8", "wmic: NumberOfCores");
    expect(root, "DefaultIsolation", "process",
           "assumed: the daemon's default isolation is process");
    assert_int_equal(ev.conflict_count, 0);
    evidence_finish(&ev);
    value_unref(root);
}

static void a_fact_can_be_told_to_be_missing(void **state)
{
    const struct value *root = value_of("{silospec: 1, host: {DNSSearch: [a]}}");
    struct evidence ev;

    (void)state;
    evidence_init(&ev);
    evidence_tell_missing(&ev, STR_LIT("host.DNSSearch"), STR_LIT("daemon.json"));
    evidence_tell_missing(&ev, STR_LIT("host.CredentialSpecs.Registry"), STR_LIT("reg query"));
    assert_no_error(merge_into(&root, &ev));
    expect(root, "DNSSearch", NULL, "daemon.json");
    expect(root, "CredentialSpecs.Registry", NULL, "reg query");
    assert_int_equal(ev.conflict_count, 1); /* the document itself said otherwise */
    assert_str(ev.conflicts[0].dropped_source, "");
    assert_null(ev.conflicts[0].kept);
    evidence_finish(&ev);
    value_unref(root);
}

static void a_scenario_that_gets_a_fact_gets_no_assumptions(void **state)
{
    const struct value *root = value_of("{silospec: 1, host: {NumCPU: 2}, mine: x}");
    struct evidence ev;

    (void)state;
    evidence_init(&ev);
    TELL_NUMBER(&ev, "host.OSBuild", 17763, "systeminfo: OS Version");
    assert_no_error(merge_into(&root, &ev));
    expect(root, "OSBuild", "17763", "systeminfo: OS Version");
    expect(root, "NumCPU", "2", "");
    expect(root, "DefaultIsolation", NULL, "");
    assert_false(mdl_has_assumptions(root));
    assert_non_null(value_get(root, STR_LIT("mine")));
    evidence_finish(&ev);
    value_unref(root);
}

static void an_element_is_told_by_its_name(void **state)
{
    const struct value *root =
        value_of("{silospec: 1, host: {Networks: [{Name: a}, {Name: nat, DriverInfo: {}}]}}");
    struct evidence ev;

    (void)state;
    evidence_init(&ev);
    TELL_TEXT(&ev, "host.Networks.nat.DriverInfo.hnsid", "e1", "hns.json line 3");
    TELL_TEXT(&ev, "host.Networks[\"new one\"].DriverInfo.hnsid", "e2", "hns.json line 9");
    assert_no_error(merge_into(&root, &ev));
    expect(root, "Networks[1].DriverInfo.hnsid", "e1", "");
    expect(root, "Networks.nat.DriverInfo.hnsid", "e1", "hns.json line 3");
    expect(root, "Networks[2].Name", "new one", "");
    expect(root, "Networks[\"new one\"].DriverInfo.hnsid", "e2", "hns.json line 9");
    evidence_finish(&ev);
    value_unref(root);
}

/* The index of a long list keeps no text that goes meanwhile. */
static void the_name_of_an_element_may_be_told_again(void **state)
{
    const struct value *root = NULL;
    struct evidence ev;

    (void)state;
    evidence_init(&ev);
    for (int i = 0; i < 40; i++)
        evidence_tell_text(&ev, arena_printf(&ev.arena, "host.Networks.n%d.Driver", i),
                           STR_LIT("nat"), STR_LIT("first"));
    TELL_TEXT(&ev, "host.Networks.n3.Id", "x", "second");
    TELL_TEXT(&ev, "host.Networks.n3.Name", "n3", "second");
    TELL_TEXT(&ev, "host.Networks.n3.Driver", "l2bridge", "second");
    assert_no_error(merge_new(&root, &ev, false));
    expect(root, "Networks[3].Driver", "l2bridge", "");
    expect(root, "Networks[39].Name", "n39", "");
    assert_null(value_at(root,
                         (const struct value_step[]){
                             {.key = STR_LIT("host")}, {.key = STR_LIT("Networks")}, {.index = 40}},
                         3));
    evidence_finish(&ev);
    value_unref(root);
}

/* Each fact looks at its own element alone, in whatever order lists and elements come. */
static void elements_of_long_lists_are_found_in_any_order(void **state)
{
    enum { MANY = 300 };
    static const char *const lists[] = {"Networks", "Images", "Volumes"};
    const struct value *root = NULL;
    struct evidence ev;

    (void)state;
    evidence_init(&ev);
    for (int round = 0; round < 3; round++)
        for (int i = 0; i < MANY; i++)
            for (size_t k = 0; k < sizeof(lists) / sizeof(lists[0]); k++) {
                int at = round == 1 ? MANY - 1 - i : i;

                evidence_tell_text(&ev, arena_printf(&ev.arena, "host.%s.n%d.Driver", lists[k], at),
                                   arena_printf(&ev.arena, "%d of %d", round, at),
                                   arena_printf(&ev.arena, "teller %d", round));
            }
    evidence_unknown(&ev, STR_LIT("host.Networks.n7.IPAM"));
    evidence_at_least(&ev, STR_LIT("host.NumCPU"), 64);
    TELL_TEXT(&ev, "host.Networks.n7.IPAM", "default", "teller 3");
    assert_no_error(merge_new(&root, &ev, false));
    for (int i = 0; i < MANY; i++) {
        char path[64], value[32];

        (void)snprintf(path, sizeof(path), "Networks.n%d.Driver", i);
        (void)snprintf(value, sizeof(value), "2 of %d", i);
        expect(root, path, value, "teller 2");
    }
    expect(root, "Networks.n7.IPAM", "default", "teller 3");
    assert_int_equal(ev.conflict_count, 2 * MANY * sizeof(lists) / sizeof(lists[0]));
    evidence_finish(&ev);
    value_unref(root);
}

static void what_is_told_of_one_network_leaves_the_others_assumed(void **state)
{
    const struct value *root = NULL;
    struct evidence ev;

    (void)state;
    evidence_init(&ev);
    TELL_TEXT(&ev, "host.Networks.b.DriverInfo.hnsid", "told", "hns.json");
    evidence_tell(&ev, STR_LIT("container"),
                  value_of("{Id: c, HostConfig: {}, NetworkSettings: {Networks: {a: {EndpointID: "
                           "x}, b: {EndpointID: y}}}}"),
                  STR_LIT("inspect"));
    assert_no_error(merge_new(&root, &ev, false));
    expect(root, "Networks.b.DriverInfo.hnsid", "told", "hns.json");
    assert_true(mdl_is_assumption(mdl_source_of(root, STR_LIT("Networks.a.DriverInfo.hnsid"))));
    evidence_finish(&ev);

    /* A further artefact: what was told of the network is not forgotten with the assumptions. */
    evidence_init(&ev);
    TELL_NUMBER(&ev, "host.NumCPU", 8, "docker info: CPUs");
    assert_no_error(merge_into(&root, &ev));
    expect(root, "Networks.b.DriverInfo.hnsid", "told", "hns.json");
    expect(root, "Networks.a.DriverInfo.hnsid", "x",
           "assumed: each network of the container exists and has an endpoint; its id is the one "
           "that inspect prints, though Windows uses another one; the network nat lets "
           "unqualified names be asked");
    evidence_finish(&ev);
    value_unref(root);
}

static void what_is_unknown_is_listed_until_it_is_told(void **state)
{
    const struct value *root = NULL;
    struct mdl_knowledge k;
    struct mdl_doc *doc = NULL;
    struct evidence ev;

    (void)state;
    evidence_init(&ev);
    evidence_at_least(&ev, STR_LIT("host.NumCPU"), 64);
    TELL_TEXT(&ev, "host.CredentialSpecs.Files[\"web.json\"]", "{}", "web.json");
    assert_no_error(merge_new(&root, &ev, false));
    assert_no_error(mdl_doc_new(&doc, root));
    assert_no_error(mdl_knows(&k, doc, STR_LIT("NumCPU")));
    assert_int_equal(k.certainty, MDL_UNKNOWN);
    assert_int_equal(k.least, 64);
    assert_no_error(mdl_knows(&k, doc, STR_LIT("CredentialSpecs.Registry")));
    assert_int_equal(k.certainty, MDL_UNKNOWN);
    mdl_doc_free(doc);
    evidence_finish(&ev);

    evidence_init(&ev);
    TELL_NUMBER(&ev, "host.NumCPU", 96, "docker info: CPUs");
    TELL_TEXT(&ev, "host.CredentialSpecs.Registry.Values.web", "{}", "creds.reg line 4");
    assert_no_error(merge_into(&root, &ev));
    assert_no_error(mdl_doc_new(&doc, root));
    assert_no_error(mdl_knows(&k, doc, STR_LIT("NumCPU")));
    assert_int_equal(k.certainty, MDL_TOLD);
    assert_no_error(mdl_knows(&k, doc, STR_LIT("CredentialSpecs.Registry.Values.web")));
    assert_int_equal(k.certainty, MDL_TOLD);
    assert_str(k.source, "creds.reg line 4");
    assert_no_error(mdl_knows(&k, doc, STR_LIT("CredentialSpecs.Registry.Values.other")));
    assert_int_equal(k.certainty, MDL_UNKNOWN);
    mdl_doc_free(doc);
    evidence_finish(&ev);
    value_unref(root);
}

static void a_fact_where_something_else_stands_is_refused(void **state)
{
    const struct value *root = value_of("{silospec: 1, host: 5}"), *before = root;
    struct evidence ev;

    (void)state;
    evidence_init(&ev);
    TELL_NUMBER(&ev, "host.NumCPU", 8, "docker info: CPUs");
    assert_error(merge_into(&root, &ev), ERR_INPUT,
                 "the document has something else where 'host.NumCPU' belongs");
    assert_ptr_equal(root, before);
    evidence_finish(&ev);
    value_unref(root);
}

/* ---- notes ------------------------------------------------------------------------------- */

static void evidence_is_added_with_its_notes(void **state)
{
    struct evidence all, more;
    uint32_t release;

    (void)state;
    assert_no_error(mdl_engine_find(&release, STR_LIT("moby-28")));
    evidence_init(&all);
    evidence_init(&more);
    TELL_TEXT(&all, "engine", "moby-28", "inspect: its keys");
    more.line = 12;
    TELL_TEXT(&more, "engine", "moby-29", "docker info: Server Version");
    evidence_because(&more, STR_LIT("it says so"));
    evidence_note(&more, NOTE_SALVAGED, STR_NONE, STR_LIT("a line was wrapped"));
    evidence_note(&more, NOTE_LEFT_OUT, STR_NONE, STR_LIT("PS C:\\>"));
    evidence_add(&all, &more);
    evidence_finish(&more);
    assert_false(evidence_failed(&all));
    assert_int_equal(all.count, 2);
    assert_int_equal(all.note_count, 2);
    assert_int_equal(all.notes[1].kind, NOTE_LEFT_OUT);
    assert_int_equal(all.notes[1].line, 12);
    assert_str(evidence_remark(&all, STR_LIT("engine")), "it says so");
    assert_str(evidence_by(artefact_engine(&all, release)->source), "inspect");
    assert_str(evidence_by(STR_LIT("creds.reg line 14: web")), "creds.reg");
    assert_str(evidence_by(STR_LIT("my line: web")), "my line");
    evidence_finish(&all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_text_is_recognised_by_its_format),
        cmocka_unit_test(files_are_recognised),
        cmocka_unit_test(every_format_has_a_name_and_a_title),
        cmocka_unit_test(a_line_of_the_text_is_one_of_the_file),
        cmocka_unit_test(what_is_told_later_wins_and_the_difference_is_kept),
        cmocka_unit_test(what_is_told_wins_over_what_is_assumed_without_a_conflict),
        cmocka_unit_test(a_fact_can_be_told_to_be_missing),
        cmocka_unit_test(a_scenario_that_gets_a_fact_gets_no_assumptions),
        cmocka_unit_test(an_element_is_told_by_its_name),
        cmocka_unit_test(the_name_of_an_element_may_be_told_again),
        cmocka_unit_test(elements_of_long_lists_are_found_in_any_order),
        cmocka_unit_test(what_is_told_of_one_network_leaves_the_others_assumed),
        cmocka_unit_test(what_is_unknown_is_listed_until_it_is_told),
        cmocka_unit_test(a_fact_where_something_else_stands_is_refused),
        cmocka_unit_test(evidence_is_added_with_its_notes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
