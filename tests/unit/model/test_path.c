/* Paths as text: what they lead to, how they are printed, what is said of wrong ones. */
#include "document_testing.h"

#include "model/document/path.h"

static const char document[] = "container:\n"
                               "  Created: {when: [now]}\n"
                               "  Args: [a, b]\n"
                               "  NetworkSettings: {Networks: {nat: {EndpointID: e}}}\n"
                               "host:\n"
                               "  CredentialSpecs: {Files: {a.json: A, 'q\"\\': B}}\n"
                               "  Images: [{LayerFolders: [l]}]\n"
                               "x y: {z: 1}\n";

/* Reads `text` against the document above and prints it again. */
static void assert_path(const char *text, enum mdl_field_id field, const char *printed)
{
    const struct value *root = value_of(document);
    struct mdl_path path;
    struct arena a;

    arena_init(&a);
    assert_no_error(mdl_path_parse(&path, &a, str_of(text), root));
    assert_str(mdl_path_text(&a, path.steps, path.count), printed);
    assert_int_equal(path.field, field);
    arena_finish(&a);
    value_unref(root);
}

static void assert_refused(const char *text, enum err_class class, const char *line)
{
    const struct value *root = value_of(document);
    struct mdl_path path = {0};
    struct arena a;

    arena_init(&a);
    assert_error(mdl_path_parse(&path, &a, str_of(text), root), class, line);
    assert_null(path.steps);
    arena_finish(&a);
    value_unref(root);
}

static void paths_lead_to_their_fields(void **state)
{
    (void)state;
    assert_path("silospec", MDL_F_FORMAT, "silospec");
    assert_path("container.HostConfig.NanoCpus", MDL_F_NANO_CPUS, "container.HostConfig.NanoCpus");
    assert_path("container.Args[1]", MDL_F_ARGS_ITEM, "container.Args[1]");
    assert_path("container.Mounts[7].Source", MDL_F_MOUNT_SOURCE, "container.Mounts[7].Source");
    assert_path("host.Images[0].LayerFolders[0]", MDL_F_IMAGE_LAYER_FOLDERS_ITEM,
                "host.Images[0].LayerFolders[0]");
    assert_path("host.Networks[0].DriverInfo.GW_INFO.hnsid", MDL_F_NETWORK_GW_HNSID,
                "host.Networks[0].DriverInfo.GW_INFO.hnsid");
}

static void keys_with_other_characters_are_json_strings(void **state)
{
    (void)state;
    assert_path("host.CredentialSpecs.Files[\"a.json\"]", MDL_F_CREDENTIAL_FILES_ITEM,
                "host.CredentialSpecs.Files[\"a.json\"]");
    assert_path("host.CredentialSpecs.Files[\"q\\\"\\\\\"]", MDL_F_CREDENTIAL_FILES_ITEM,
                "host.CredentialSpecs.Files[\"q\\\"\\\\\"]");
    assert_path("host.CredentialSpecs.Files[\"\\u0041\"]", MDL_F_CREDENTIAL_FILES_ITEM,
                "host.CredentialSpecs.Files.A");
    assert_path("host.CredentialSpecs.Files[\"\"]", MDL_F_CREDENTIAL_FILES_ITEM,
                "host.CredentialSpecs.Files[\"\"]");
    assert_path("host.CredentialSpecs.Files[\"\\u0001]\"]", MDL_F_CREDENTIAL_FILES_ITEM,
                "host.CredentialSpecs.Files[\"\\u0001]\"]");
    assert_path("container[\"HostConfig\"][\"PortBindings\"][\"80/tcp\"][0].HostPort",
                MDL_F_PORT_BINDING_HOST_PORT,
                "container.HostConfig.PortBindings[\"80/tcp\"][0].HostPort");
}

static void plus_is_one_past_the_last_element(void **state)
{
    (void)state;
    assert_path("container.Args[+]", MDL_F_ARGS_ITEM, "container.Args[2]");
    assert_path("container.Mounts[+].Source", MDL_F_MOUNT_SOURCE, "container.Mounts[0].Source");
}

static void unmodelled_values_can_be_named(void **state)
{
    (void)state;
    assert_path("[\"x y\"].z", MDL_F_NONE, "[\"x y\"].z");
    assert_path("container.Created", MDL_F_NONE, "container.Created");
    assert_path("container.Created.when[0]", MDL_F_NONE, "container.Created.when[0]");
    assert_path("container.NetworkSettings.Networks.nat", MDL_F_NETWORKS_ITEM,
                "container.NetworkSettings.Networks.nat");
    assert_path("container.NetworkSettings.Networks.nat.EndpointID", MDL_F_NONE,
                "container.NetworkSettings.Networks.nat.EndpointID");
}

static void bad_syntax_is_shown_with_its_place(void **state)
{
#define SYNTAX                                                                                     \
    "; write it like container.Mounts[0].Source or host.CredentialSpecs.Files[\"a.json\"]"
    (void)state;
    assert_refused("", ERR_INPUT, "path '': a key is missing at character 1" SYNTAX);
    assert_refused("container.", ERR_INPUT,
                   "path 'container.': a key is missing at character 11" SYNTAX);
    assert_refused("container..Path", ERR_INPUT,
                   "path 'container..Path': a key is missing at character 11" SYNTAX);
    assert_refused("container.Args[]", ERR_INPUT,
                   "path 'container.Args[]': a list place or a quoted key is missing at character "
                   "16" SYNTAX);
    assert_refused("container.Args[1", ERR_INPUT,
                   "path 'container.Args[1': ']' is missing at character 17" SYNTAX);
    assert_refused("container.Args[-1]", ERR_INPUT,
                   "path 'container.Args[-1]': a list place or a quoted key is missing at "
                   "character 16" SYNTAX);
    assert_refused("container.Args[99999999999999999999]", ERR_INPUT,
                   "path 'container.Args[99999999999999999999]': a list place that is too big at "
                   "character 35" SYNTAX);
    assert_refused("container.Args[0]x", ERR_INPUT,
                   "path 'container.Args[0]x': '.' or '[' is missing at character 18" SYNTAX);
    assert_refused("host.CredentialSpecs.Files[\"a", ERR_INPUT,
                   "path 'host.CredentialSpecs.Files[\"a': a quote without its end at character "
                   "28" SYNTAX);
    assert_refused("host.CredentialSpecs.Files[\"\\x\"]", ERR_INPUT,
                   "path 'host.CredentialSpecs.Files[\"\\x\"]': not a JSON string at character "
                   "28" SYNTAX);
#undef SYNTAX
}

static void a_step_must_fit_what_it_leads_through(void **state)
{
    (void)state;
    assert_refused("container.Args.x", ERR_INPUT,
                   "path 'container.Args.x': 'container.Args' is a list: a place such as [0] or "
                   "[+] belongs here");
    assert_refused("container[0]", ERR_INPUT,
                   "path 'container[0]': 'container' is not a list: a key belongs here");
    assert_refused("host.Configs[0]", ERR_INPUT,
                   "path 'host.Configs[0]': 'host.Configs' is a map: a key belongs here");
    assert_refused("container.Path.x", ERR_NOT_FOUND,
                   "path 'container.Path.x': 'container.Path' has nothing inside");
}

static void unknown_names_get_the_nearest_ones(void **state)
{
    (void)state;
    assert_refused("NanoCpus", ERR_NOT_FOUND,
                   "no field 'NanoCpus'; did you mean container.HostConfig.NanoCpus");
    assert_refused("HostConfig.NanoCpus", ERR_NOT_FOUND,
                   "no field 'HostConfig.NanoCpus'; did you mean container.HostConfig.NanoCpus");
    assert_refused("nanocpus", ERR_NOT_FOUND,
                   "no field 'nanocpus'; did you mean container.HostConfig.NanoCpus");
    assert_refused("container.HostConfig.NanoCpu", ERR_NOT_FOUND,
                   "no field 'container.HostConfig.NanoCpu'; did you mean "
                   "container.HostConfig.NanoCpus");
    assert_refused("container.NanoCpus", ERR_NOT_FOUND,
                   "no field 'container.NanoCpus'; did you mean container.HostConfig.NanoCpus");
    assert_refused("container.Config.Isolaton", ERR_NOT_FOUND,
                   "no field 'container.Config.Isolaton'; did you mean "
                   "container.HostConfig.Isolation");
    assert_refused("Mounts[3].Sorce", ERR_NOT_FOUND,
                   "no field 'Mounts[3].Sorce'; did you mean container.HostConfig.Mounts[0].Source "
                   "or container.Mounts[0].Source");
    assert_refused("zzzzzzzz", ERR_NOT_FOUND,
                   "no field 'zzzzzzzz'; 'silospec fields' lists them all");
    /* What people call a field; a name of which half is wrong is nobody's. */
    assert_refused("gmsa", ERR_NOT_FOUND, "no field 'gmsa'; 'silospec fields gmsa' finds some");
    assert_refused("nic", ERR_NOT_FOUND, "no field 'nic'; 'silospec fields nic' finds some");
    assert_refused("wsx", ERR_NOT_FOUND, "no field 'wsx'; 'silospec fields' lists them all");
}

static void a_field_and_places_make_a_path(void **state)
{
    const struct value *root = value_of(document);
    struct mdl_path path;
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_no_error(mdl_path_of(&path, &a, MDL_F_NANO_CPUS, 0, NULL, 0, root));
    assert_str(mdl_path_text(&a, path.steps, path.count), "container.HostConfig.NanoCpus");
    assert_no_error(
        mdl_path_of(&path, &a, MDL_F_IMAGE_LAYER_FOLDERS_ITEM, 0, (size_t[]){0, 1}, 2, root));
    assert_str(mdl_path_text(&a, path.steps, path.count), "host.Images[0].LayerFolders[1]");
    assert_no_error(mdl_path_of(&path, &a, MDL_F_CREDENTIAL_FILES_ITEM, 0, (size_t[]){1}, 1, root));
    assert_str(mdl_path_text(&a, path.steps, path.count),
               "host.CredentialSpecs.Files[\"q\\\"\\\\\"]");
    assert_int_equal(path.field, MDL_F_CREDENTIAL_FILES_ITEM);
    arena_finish(&a);
    value_unref(root);
}

static void assert_field(const char *text, enum mdl_field_id field)
{
    struct mdl_path path;
    struct arena a;

    arena_init(&a);
    assert_no_error(mdl_path_parse(&path, &a, str_of(text), NULL));
    assert_str(mdl_path_text(&a, path.steps, path.count), text);
    assert_int_equal(path.field, field);
    arena_finish(&a);
}

static void a_request_has_the_fields_of_a_container_and_its_own(void **state)
{
    (void)state;
    assert_field("request.body.HostConfig.Memory", MDL_F_MEMORY);
    assert_field("request.body.HostConfig.Mounts[0].Target", MDL_F_MOUNT_SPEC_TARGET);
    assert_field("request.body.Env[0]", MDL_F_ENV_ITEM);
    assert_field("request.body.Cmd", MDL_F_REQUEST_CMD);
    assert_field("request.body.NetworkingConfig.EndpointsConfig.lab.IPAMConfig.IPv4Address",
                 MDL_F_REQUEST_ENDPOINT_IPV4);
    assert_field("host.Images[0].Config.Cmd", MDL_F_REQUEST_CMD);
    assert_field("host.Images[0].Config.WorkingDir", MDL_F_WORKING_DIR);
    assert_field("host.Containers[1].HostConfig.Memory", MDL_F_MEMORY);
    assert_field("host.Containers[1].request.HostConfig.Memory", MDL_F_MEMORY);
    assert_field("host.LogConfig.Type", MDL_F_LOG_CONFIG_TYPE);
    assert_refused("container.HostConfig.Cmd", ERR_NOT_FOUND,
                   "no field 'container.HostConfig.Cmd'; did you mean request.body.Cmd");
    assert_refused("request.body.HostConfig.Memry", ERR_NOT_FOUND,
                   "no field 'request.body.HostConfig.Memry'; did you mean "
                   "request.body.HostConfig.Memory");
}

static void places_that_do_not_exist_are_refused(void **state)
{
    const struct value *root = value_of(document);
    struct mdl_path path;
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_error(mdl_path_of(&path, &a, MDL_F_ARGS_ITEM, 0, (size_t[]){3}, 1, root), ERR_NOT_FOUND,
                 "'container.Args[]' has no such place in this document");
    assert_error(mdl_path_of(&path, &a, MDL_F_ARGS_ITEM, 0, NULL, 0, root), ERR_NOT_FOUND,
                 "'container.Args[]' has no such place in this document");
    assert_error(mdl_path_of(&path, &a, MDL_F_CREDENTIAL_FILES_ITEM, 0, (size_t[]){2}, 1, root),
                 ERR_NOT_FOUND,
                 "'host.CredentialSpecs.Files{}' has no such place in this document");
    arena_finish(&a);
    value_unref(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_lead_to_their_fields),
        cmocka_unit_test(keys_with_other_characters_are_json_strings),
        cmocka_unit_test(plus_is_one_past_the_last_element),
        cmocka_unit_test(unmodelled_values_can_be_named),
        cmocka_unit_test(bad_syntax_is_shown_with_its_place),
        cmocka_unit_test(a_step_must_fit_what_it_leads_through),
        cmocka_unit_test(unknown_names_get_the_nearest_ones),
        cmocka_unit_test(a_field_and_places_make_a_path),
        cmocka_unit_test(a_request_has_the_fields_of_a_container_and_its_own),
        cmocka_unit_test(places_that_do_not_exist_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
