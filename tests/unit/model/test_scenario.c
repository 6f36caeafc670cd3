/* Files as people have them: which kind they are, what they become, what is said of bad ones. */
#include "scenario_testing.h"

/* ---- kinds ------------------------------------------------------------------------------- */

static void a_scenario_is_read_as_it_stands(void **state)
{
    struct artefact s = read_ok("silospec: 1\nname: n\ncontainer: {Id: c}\nhost: {}\n");

    (void)state;
    assert_int_equal(s.format, SCENARIO_YAML);
    assert_true(artefact_is_scenario(&s));
    assert_false(mdl_has_sources(s.root));
    assert_int_equal(artefact_count(&s), 1);
    assert_ptr_equal(s.root, s.sources.items[0].pieces.items[0].in.value);
    assert_null(value_get(value_get(s.root, STR_LIT("host")), STR_LIT("NumCPU")));
    assert_null(s.file);
    artefact_close(&s);
}

static void json_and_yaml_are_told_apart_by_content(void **state)
{
    static const struct {
        const char *text;
        enum scenario_format format;
    } cases[] = {
        {"{\"silospec\": 1}", SCENARIO_JSON},
        {"  \n\t{ \n\"silospec\":1}", SCENARIO_JSON},
        {"{silospec: 1}", SCENARIO_YAML},
        {"silospec: 1", SCENARIO_YAML},
        {"# a note\nsilospec: 1", SCENARIO_YAML},
        {"\"silospec\": 1\n\"container\": {}", SCENARIO_YAML},
        {"---\n{\"silospec\": 1}", SCENARIO_YAML},
        {"[{\"HostConfig\": {}}]", SCENARIO_JSON},
        {"[{HostConfig: {}}]", SCENARIO_JSON + 2},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct artefact s = {0};
        struct err *e = artefact_read(&s, str_of(cases[i].text), "f");

        if (cases[i].format > SCENARIO_JSON) {
            assert_non_null(e); /* read as JSON, and told as JSON */
            err_free(e);
            continue;
        }
        assert_no_error(e);
        if (s.format != cases[i].format)
            fail_msg("%s", cases[i].text);
        artefact_close(&s);
    }
}

static void an_inspect_becomes_a_document_with_an_assumed_host(void **state)
{
    struct artefact s = read_ok(
        "[{\"Id\": \"c1\", \"Name\": \"/web\", \"Image\": \"sha256:a\", \"Platform\": \"windows\","
        " \"HostConfig\": {\"Isolation\": \"process\"},"
        " \"GraphDriver\": {\"Data\": {\"dir\": \"C:\\\\rw\"}},"
        " \"NetworkSettings\": {\"Networks\": {\"nat\": {\"EndpointID\": \"e1\"}}}}]");
    struct mdl_doc *d = NULL;

    (void)state;
    assert_string_equal(s.kind->name, "inspect");
    assert_true(is_assumed(&s, "container.BaseFS"));
    assert_true(is_assumed(&s, "NumCPU"));
    assert_int_equal(artefact_count(&s), 1);
    assert_str(artefact_name(&s, 0), "web");
    assert_no_error(mdl_doc_new(&d, s.root));
    assert_int_equal(d->format.v, 1);
    assert_str(d->name.v, "web");
    assert_str(d->container.name.v, "/web");
    assert_str(d->container.base_fs.v, "\\\\?\\Volume{00000000-0000-0000-0000-000000000000}\\");
    assert_str(d->host.default_isolation.v, "process");
    assert_str(d->host.root.v, "C:\\ProgramData\\docker");
    assert_int_equal(d->host.os_build.v, 17763);
    assert_str(d->host.os_product.v, "server");
    assert_int_equal(d->host.num_cpu.v, 4);
    assert_int_equal(d->host.images.count, 1);
    assert_str(d->host.images.items[0].id.v, "sha256:a");
    assert_str(d->host.images.items[0].os.v, "windows");
    assert_int_equal(d->host.images.items[0].layer_folders.count, 2);
    assert_str(d->host.images.items[0].layer_folders.items[1].v, "C:\\rw");
    assert_int_equal(d->host.networks.count, 1);
    assert_str(d->host.networks.items[0].name.v, "nat");
    assert_str(d->host.networks.items[0].driver_info.hnsid.v, "e1");
    mdl_doc_free(d);
    artefact_close(&s);
}

static void what_was_pasted_stays_as_it_was(void **state)
{
    struct artefact s = read_ok("{\"Id\": \"c\", \"Image\": \"i\", \"HostConfig\": "
                                "{\"Isolation\": \"HyperV\"}, \"Zzz\": [1]}");

    (void)state;
    assert_false(is_assumed(&s, "container.BaseFS"));
    assert_ptr_equal(value_get(s.root, STR_LIT("container")),
                     s.sources.items[0].pieces.items[0].in.value);
    artefact_close(&s);
    s = read_ok("{\"Id\": \"c\", \"Image\": \"i\", \"HostConfig\": {}, \"BaseFS\": null}");
    assert_false(is_assumed(&s, "container.BaseFS"));
    artefact_close(&s);
}

static void an_inspect_that_says_nothing_still_gets_a_host(void **state)
{
    struct artefact s = read_ok("{\"HostConfig\": null, \"Platform\": 5}");
    struct mdl_doc *d = NULL;

    (void)state;
    assert_no_error(mdl_doc_new(&d, s.root));
    assert_int_equal(d->host.images.count, 1); /* every container has one, whatever it is */
    assert_true(is_assumed(&s, "container.Image"));
    assert_int_equal(d->host.networks.count, 0);
    mdl_doc_free(d);
    artefact_close(&s);
}

static void a_stopped_container_and_a_linux_one_get_placeholders(void **state)
{
    struct artefact s =
        read_ok("{\"Id\": \"c\", \"Image\": \"i\", \"Platform\": \"linux\", \"HostConfig\": {},"
                "\"NetworkSettings\": {\"Networks\": {\"a\": {\"EndpointID\": \"\"},"
                "\"b\": null}}}");
    struct mdl_doc *d = NULL;

    (void)state;
    assert_no_error(mdl_doc_new(&d, s.root));
    assert_str(d->host.images.items[0].os.v, "linux");
    assert_str(d->host.images.items[0].layer_folders.items[1].v,
               "C:\\ProgramData\\docker\\windowsfilter\\c");
    assert_true(d->host.lcow_supported.v);
    assert_str(d->host.networks.items[0].driver_info.hnsid.v, "endpoint-in-a");
    assert_str(d->host.networks.items[1].driver_info.hnsid.v, "endpoint-in-b");
    mdl_doc_free(d);
    artefact_close(&s);
}

static void of_mixed_objects_only_containers_count(void **state)
{
    struct artefact s =
        read_ok("[{\"Id\": \"img\", \"RepoTags\": [], \"RootFS\": {}, \"Config\": {}},"
                " {\"Name\": \"nat\", \"IPAM\": {}},"
                " {\"Id\": \"c1\", \"Name\": \"/one\", \"HostConfig\": {}},"
                " {\"Name\": \"v\", \"Mountpoint\": \"x\"}, 5,"
                " {\"Id\": \"c2\", \"State\": {}, \"Config\": {}}]");

    (void)state;
    assert_int_equal(artefact_count(&s), 2);
    assert_int_equal(s.evidence.chosen, 0);
    assert_str(TEXT_AT(s.root, "container", "Id"), "c1");
    assert_str(artefact_name(&s, 0), "one");
    assert_str(artefact_name(&s, 1), "c2");
    assert_no_error(artefact_select(&s, 1));
    assert_str(TEXT_AT(s.root, "container", "Id"), "c2");
    assert_int_equal(s.evidence.chosen, 1);
    assert_error(artefact_select(&s, 2), ERR_NOT_FOUND, "there is no container 3 in this file");
    assert_str(TEXT_AT(s.root, "container", "Id"), "c2");
    artefact_close(&s);
}

static void a_scenario_has_one_container_to_choose(void **state)
{
    struct artefact s = read_ok("{silospec: 1, container: {Name: /n}}");
    const struct value *root = s.root;

    (void)state;
    assert_str(artefact_name(&s, 0), "n");
    assert_no_error(artefact_select(&s, 0));
    assert_ptr_equal(root, s.root);
    artefact_close(&s);
}

static void a_scenario_without_a_host_gets_an_assumed_one(void **state)
{
    struct artefact s = read_ok("{silospec: 1, container: {Id: c}}");
    struct mdl_knowledge k;
    struct mdl_doc *d = NULL;

    (void)state;
    assert_no_error(mdl_doc_new(&d, s.root));
    assert_no_error(mdl_knows(&k, d, STR_LIT("NumCPU")));
    assert_int_equal(k.certainty, MDL_ASSUMED);
    assert_no_error(mdl_knows(&k, d, STR_LIT("CredentialSpecs.Files[\"a.json\"]")));
    assert_int_equal(k.certainty, MDL_UNKNOWN);
    mdl_doc_free(d);
    artefact_close(&s);

    s = read_ok("{silospec: 1, name: nothing}");
    assert_false(mdl_has_sources(s.root));
    artefact_close(&s);
}

/* Expects what is known of a fact in the document. */
static void expect_known(const struct mdl_doc *d, const char *path, enum mdl_certainty certainty,
                         const char *source, uint64_t least)
{
    struct mdl_knowledge k;

    assert_no_error(mdl_knows(&k, d, str_of(path)));
    assert_int_equal(k.certainty, certainty);
    assert_str(k.source, source);
    assert_int_equal(k.has_least ? k.least : 0, least);
}

static void an_inspect_proves_what_its_host_had(void **state)
{
    struct artefact s =
        read_ok("{\"Id\": \"c\", \"Image\": \"sha256:1\", \"Platform\": \"windows\", \"Driver\": "
                "\"windowsfilter\", \"HostConfig\": {\"NanoCpus\": 63500000000, \"Isolation\": "
                "\"HyperV\"}, \"LogPath\": \"D:\\\\dk\\\\containers\\\\c\\\\c-json.log\"}");
    struct mdl_doc *d = NULL;

    (void)state;
    assert_no_error(mdl_doc_new(&d, s.root));
    expect_known(d, "Root", MDL_TOLD, "inspect: LogPath", 0);
    assert_str(d->host.root.v, "D:\\dk");
    expect_known(d, "NumCPU", MDL_UNKNOWN, "", 64);
    expect_known(d, "Images[\"sha256:1\"].OS", MDL_TOLD, "inspect: Platform", 0);
    expect_known(d, "container.BaseFS", MDL_UNKNOWN, "", 0);
    expect_known(d, "ContainerdStore", MDL_MISSING, "", 0);
    assert_int_equal(d->host.images.count, 1);
    assert_int_equal(d->host.images.items[0].layer_folders.count, 2);
    mdl_doc_free(d);
    artefact_close(&s);

    /* A path that no daemon of Windows writes proves nothing; the containerd store has a name. */
    s = read_ok("{\"Id\": \"c\", \"Driver\": \"windows\", \"HostConfig\": {\"NanoCpus\": 0}, "
                "\"LogPath\": \"/var/lib/docker/containers/c/c-json.log\"}");
    assert_no_error(mdl_doc_new(&d, s.root));
    expect_known(d, "Root", MDL_ASSUMED, "the daemon's data root is C:\\ProgramData\\docker", 0);
    expect_known(d, "NumCPU", MDL_ASSUMED, "the host has 4 processors", 0);
    expect_known(d, "ContainerdStore", MDL_TOLD, "inspect: Driver", 0);
    expect_known(d, "MountSources", MDL_UNKNOWN, "", 0);
    mdl_doc_free(d);
    artefact_close(&s);
}

static void what_is_assumed_and_what_is_unknown_stands_in_the_document(void **state)
{
    static const char *const assumed[] = {"DefaultIsolation", "Root",   "OSBuild",  "OSProduct",
                                          "NumCPU",           "Images", "Networks", "DNSSearch"};
    static const char *const unknown[] = {"CredentialSpecs.Registry", "CredentialSpecs.Files",
                                          "Configs", "Secrets", "Disk"};
    struct artefact s = read_ok("{\"Id\": \"c\", \"Image\": \"i\", \"HostConfig\": {},"
                                " \"NetworkSettings\": {\"Networks\": {\"a\": {}}}}");
    struct mdl_knowledge k;
    struct mdl_doc *d = NULL;

    (void)state;
    assert_no_error(mdl_doc_new(&d, s.root));
    for (size_t i = 0; i < sizeof(assumed) / sizeof(assumed[0]); i++) {
        assert_no_error(mdl_knows(&k, d, str_of(assumed[i])));
        assert_int_equal(k.certainty, MDL_ASSUMED);
        assert_true(k.source.len > 0);
    }
    for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++) {
        assert_no_error(mdl_knows(&k, d, str_of(unknown[i])));
        assert_int_equal(k.certainty, MDL_UNKNOWN);
    }
    mdl_doc_free(d);
    artefact_close(&s);
}

static void a_powershell_redirect_is_read(void **state)
{
    static const char text[] = "silospec: 1\r\ncontainer: {Id: c}\r\n";
    char name[] = "/tmp/silospec-test-XXXXXX", wide[2 + 2 * sizeof(text)];
    struct artefact s;
    int fd = mkstemp(name);
    size_t n = 0;

    (void)state;
    wide[n++] = (char)0xff;
    wide[n++] = (char)0xfe;
    for (size_t i = 0; i < sizeof(text) - 1; i++) {
        wide[n++] = text[i];
        wide[n++] = 0;
    }
    assert_int_equal(write(fd, wide, n), (ssize_t)n);
    close(fd);
    assert_no_error(artefact_open(&s, name));
    unlink(name);
    assert_string_equal(s.encoding, "UTF-16LE");
    assert_string_equal(s.file, name);
    assert_str(TEXT_AT(s.root, "container", "Id"), "c");
    artefact_close(&s);
}

static void a_real_inspect_opens(void **state)
{
    struct artefact s;

    (void)state;
    assert_no_error(artefact_open(&s, TEST_DATA_DIR "/docker-inspect/hyperv-gmsa-29.json"));
    assert_string_equal(s.kind->name, "inspect");
    assert_str(artefact_name(&s, 0), "derived");
    assert_false(is_assumed(&s, "container.BaseFS"));
    assert_str(TEXT_AT(s.root, "container", "HostConfig", "SecurityOpt", "0"),
               "credentialspec=file://contoso_webapp01.json");
    assert_str(TEXT_AT(s.root, "host", "Networks", "0", "DriverInfo", "hnsid"),
               "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff");
    artefact_close(&s);
}

/* ---- lines and text ------------------------------------------------------------------------ */

static void a_line_of_json_is_read_without_looking_for_an_inspect(void **state)
{
    const struct value *root = NULL;

    (void)state;
    assert_no_error(scenario_read_json(&root, STR_LIT("{\"silospec\":1,\"container\":{}}")));
    value_unref(root);
    root = NULL;
    assert_error(scenario_read_json(&root, STR_LIT("[{\"HostConfig\":{}}]")), ERR_INPUT,
                 "line 1, column 1: this is nothing that silospec reads: a docker inspect, info, "
                 "run line, compose file, error, log, scenario; a scenario has 'silospec: 1', "
                 "'container' and 'host'");
    assert_error(scenario_read_json(&root, STR_LIT("{\"silospec\":3}")), ERR_UNSUPPORTED,
                 "line 1, column 13: silospec: found format version 3, expected 1");
    assert_null(root);
}

static void a_document_written_reads_back_equal_in_both_formats(void **state)
{
    struct artefact s;

    (void)state;
    assert_no_error(artefact_open(&s, TEST_DATA_DIR "/docker-inspect/hyperv-gmsa-29.json"));
    for (int format = SCENARIO_YAML; format <= SCENARIO_JSON; format++) {
        struct artefact again;
        char *text;
        size_t len;

        assert_no_error(scenario_write(&text, &len, s.root, (enum scenario_format)format));
        assert_int_equal(text[len - 1], '\n');
        assert_int_not_equal(text[len - 2], '\n');
        assert_no_error(artefact_read(&again, (struct str){text, len}, "f"));
        assert_int_equal(again.format, format);
        assert_true(value_eq(s.root, again.root));
        artefact_close(&again);
        free(text);
    }
    artefact_close(&s);
}

static void json_is_written_with_an_indent_of_two(void **state)
{
    struct artefact s = read_ok("{silospec: 1, x: [18446744073709551615]}");
    char *text;
    size_t len;

    (void)state;
    assert_no_error(scenario_write(&text, &len, s.root, SCENARIO_JSON));
    assert_string_equal(text,
                        "{\n  \"silospec\": 1,\n  \"x\": [\n    18446744073709551615\n  ]\n}\n");
    free(text);
    artefact_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_scenario_is_read_as_it_stands),
        cmocka_unit_test(json_and_yaml_are_told_apart_by_content),
        cmocka_unit_test(an_inspect_becomes_a_document_with_an_assumed_host),
        cmocka_unit_test(what_was_pasted_stays_as_it_was),
        cmocka_unit_test(an_inspect_that_says_nothing_still_gets_a_host),
        cmocka_unit_test(a_stopped_container_and_a_linux_one_get_placeholders),
        cmocka_unit_test(of_mixed_objects_only_containers_count),
        cmocka_unit_test(a_scenario_has_one_container_to_choose),
        cmocka_unit_test(a_scenario_without_a_host_gets_an_assumed_one),
        cmocka_unit_test(an_inspect_proves_what_its_host_had),
        cmocka_unit_test(what_is_assumed_and_what_is_unknown_stands_in_the_document),
        cmocka_unit_test(a_powershell_redirect_is_read),
        cmocka_unit_test(a_real_inspect_opens),
        cmocka_unit_test(a_line_of_json_is_read_without_looking_for_an_inspect),
        cmocka_unit_test(a_document_written_reads_back_equal_in_both_formats),
        cmocka_unit_test(json_is_written_with_an_indent_of_two),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
