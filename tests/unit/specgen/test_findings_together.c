/* Settings that mean something only together, or that no Windows container can use. */
#include "tests/unit/specgen/scenario_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define CONTAINER(x) "container." x
#define NO_FINDING   NULL

static const struct spec_finding *of_rule(const struct fixture *f, enum spec_rule rule)
{
    const struct spec_finding *found = f->result.findings;

    while (found != NULL && found->rule != rule)
        found = found->next;
    return found;
}

/* A rule tells `part` of the scenario with one or two values set; NULL: it says nothing. */
static void check(enum spec_rule rule, const char *part, const char *path, const char *json,
                  const char *path2, const char *json2)
{
    const struct spec_finding *found;
    struct fixture f;

    fixture_with(&f, path, json, path2, json2, NULL);
    found = of_rule(&f, rule);
    if (part == NULL && found != NULL)
        fail_msg("%s %s: %.*s", path, json, STR_FMT(found->text));
    if (part != NULL && found == NULL)
        fail_msg("%s %s: nothing is said", path, json);
    if (part != NULL && strstr(arena_cstr(&f.arena, found->text), part) == NULL)
        fail_msg("'%.*s' lacks '%s'", STR_FMT(found->text), part);
    if (found != NULL)
        assert_non_null(spec_rule_info(found->rule).remedy);
    fixture_finish(&f);
}

#define MOUNT_AT(destination)                                                                      \
    "[{\"Type\":\"bind\",\"Source\":\"C:\\\\x\",\"Destination\":\"" destination "\",\"RW\":true}]"

static void a_working_directory_needs_its_drive(void **state)
{
    static const char cwd[] = CONTAINER("Config.WorkingDir"), mounts[] = CONTAINER("Mounts");

    (void)state;
    check(RULE_USE_WORKING_DIRECTORY, "on D:", cwd, "\"d:/scratch\"", NULL, NULL);
    check(RULE_USE_WORKING_DIRECTORY, "on E:", cwd, "\"E:\"", mounts, MOUNT_AT("D:"));
    check(RULE_USE_WORKING_DIRECTORY, "on F:", cwd, "\"\\\\\\\\?\\\\F:\\\\x\"", NULL, NULL);
    check(RULE_USE_WORKING_DIRECTORY, NO_FINDING, cwd, "\"D:\\\\a\"", mounts, MOUNT_AT("d:\\\\"));
    check(RULE_USE_WORKING_DIRECTORY, NO_FINDING, cwd, "\"c:\\\\app\"", NULL, NULL);
    check(RULE_USE_WORKING_DIRECTORY, NO_FINDING, cwd, "\"/app\"", NULL, NULL);
}

static void a_program_is_where_the_container_has_one(void **state)
{
    static const char path[] = CONTAINER("Path"), mounts[] = CONTAINER("Mounts");
    struct fixture f;

    (void)state;
    check(RULE_USE_PROGRAM_DRIVE, "mounted on D:", path, "\"d:\\\\tools\\\\run.exe\"", NULL, NULL);
    check(RULE_USE_PROGRAM_DRIVE, "mounted on E:", path, "\"E:/x.exe\"", mounts, MOUNT_AT("D:"));
    check(RULE_USE_PROGRAM_DRIVE, NO_FINDING, path, "\"D:\\\\x.exe\"", mounts, MOUNT_AT("d:\\\\"));
    check(RULE_USE_PROGRAM_DRIVE, NO_FINDING, path, "\"C:\\\\x.exe\"", NULL, NULL);
    check(RULE_USE_PROGRAM_DRIVE, NO_FINDING, path, "\"x.exe\"", NULL, NULL);
    check(RULE_USE_BUILT_IN, "Echo is built into cmd", path, "\"Echo\"", NULL, NULL);
    check(RULE_USE_BUILT_IN, NO_FINDING, path, "\"echo.exe\"", NULL, NULL);
    check(RULE_USE_BUILT_IN, NO_FINDING, path, "\"echo hello\"", NULL, NULL);
    check(RULE_USE_LINUX_PROGRAM, "program of Linux", path, "\"/bin/sh\"", NULL, NULL);
    check(RULE_USE_LINUX_PROGRAM, "program of Linux", path, "\"C:/app/run.sh\"", NULL, NULL);
    check(RULE_USE_LINUX_PROGRAM, NO_FINDING, path, "\"/app/run\"", NULL, NULL);
    fixture_with(&f, path, "\"echo hello\"", CONTAINER("Args"), "[]",
                 CONTAINER("Config.ArgsEscaped"), "true", NULL);
    assert_non_null(of_rule(&f, RULE_USE_BUILT_IN));
    fixture_finish(&f);
    fixture_with(&f, path, "\"\\\"F:\\\\a b\\\\x.exe\\\" -v\"", CONTAINER("Args"), "[]",
                 CONTAINER("Config.ArgsEscaped"), "true", NULL);
    assert_non_null(of_rule(&f, RULE_USE_PROGRAM_DRIVE));
    fixture_finish(&f);
}

static void an_option_of_docker_behind_the_image_is_told(void **state)
{
    static const struct {
        const char *path, *args;
        const char *told; /* the option */
    } cases[] = {
        {"\"second\"", "[\"--cpu\",\"2\"]", "(--cpus)"},
        {"\"C:\\\\agent.exe\"", "[\"--security-opt\",\"credentialspec=file://a\"]",
         "(--security-opt)"},
        {"\"powershell\"", "[\"-File\",\"x.ps1\",\"--isolation=process\"]", "(--isolation)"},
        {"\"app\"", "[\"-e\",\"A=B\"]", "(--env)"},
        {"\"app\"", "[\"-m\",\"4g\"]", "(--memory)"},
        {"\"app\"", "[\"run\",\"-v\",\"C:\\\\a:C:\\\\b\"]", "(--volume)"},
        {"\"app\"", "[\"-p\",\"8080:80\"]", "(--publish)"},
        {"\"--name\"", "[\"web\"]", "(--name)"},
        {"\"-d\"", "[]", "(--detach)"},
        {"\"app\"", "[\"-m\",\"536870912\"]", "(--memory)"},
        {"\"app\"", "[\"-v\",\"data:D:\"]", "(--volume)"},
        {"\"app\"", "[\"x\",\"-v\",\"\\\\\\\\.\\\\pipe\\\\a:\\\\\\\\.\\\\pipe\\\\a\"]",
         "(--volume)"},
        /* options that programs have, too */
        {"\"python\"", "[\"-m\",\"http.server\"]", NULL},
        {"\"ping\"", "[\"-t\",\"localhost\"]", NULL},
        {"\"java\"", "[\"-jar\",\"a.jar\",\"--name\",\"x\"]", NULL},
        {"\"sort\"", "[\"-e\",\"x\"]", NULL},
        {"\"sort\"", "[\"-e\"]", NULL},
        {"\"app\"", "[\"-e\",\"=B\"]", NULL},
        {"\"app\"", "[\"-m\",\"4xy\"]", NULL},
        {"\"app\"", "[\"-m\",\"4gigs\"]", NULL},
        {"\"app\"", "[\"-m\",\"g\"]", NULL},
        {"\"app\"", "[\"-v\",\"a:b\"]", NULL},
        {"\"app\"", "[\"-p\",\"8080\"]", NULL},
        {"\"app\"", "[\"-p\",\"8080:\"]", NULL},
        {"\"app\"", "[\"-p\",\"x:80\"]", NULL},
        {"\"app\"", "[\"-\",\"-e=\"]", NULL},
        {"\"C:\\\\tools\\\\nerdctl\"", "[\"run\",\"--isolation\",\"hyperv\"]", NULL},
        {"\"docker.exe\"", "[\"run\",\"--isolation\",\"hyperv\",\"x\"]", NULL},
        {"\"cmd\"", "[\"/c\",\"docker\",\"run\",\"-v\",\"C:\\\\a:C:\\\\b\",\"x\"]", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        check(RULE_USE_OPTION_BEHIND, cases[i].told, CONTAINER("Path"), cases[i].path,
              CONTAINER("Args"), cases[i].args);
}

static void an_option_is_found_in_a_whole_command_line(void **state)
{
    struct fixture f;
    const struct spec_finding *found;

    (void)state;
    fixture_with(&f, CONTAINER("Path"), "\"app.exe --memory 2g\"", CONTAINER("Args"), "[]",
                 CONTAINER("Config.ArgsEscaped"), "true", NULL);
    found = of_rule(&f, RULE_USE_OPTION_BEHIND);
    assert_non_null(found);
    assert_int_equal(found->ref.field, MDL_F_PATH);
    fixture_finish(&f);
}

static void a_user_of_linux_is_told(void **state)
{
    static const char user[] = CONTAINER("Config.User");

    (void)state;
    check(RULE_USE_USER_ID, "0x52E", user, "\"1000:1000\"", NULL, NULL);
    check(RULE_USE_USER_ID, "0x52E", user, "\"0\"", NULL, NULL);
    check(RULE_USE_USER_ID, "user of Linux", user, "\"root\"", NULL, NULL);
    check(RULE_USE_USER_ID, "colon", user, "\"app:users\"", NULL, NULL);
    check(RULE_USE_USER_ID, NO_FINDING, user, "\"ContainerUser\"", NULL, NULL);
    check(RULE_USE_USER_ID, NO_FINDING, user, "\"app1\"", NULL, NULL);
}

static void network_service_needs_1709(void **state)
{
    static const char user[] = CONTAINER("Config.User"), build[] = "host.OSBuild";

    (void)state;
    check(RULE_USE_NETWORK_SERVICE, "14393", user, "\"NT AUTHORITY\\\\NETWORK SERVICE\"", build,
          "14393");
    check(RULE_USE_NETWORK_SERVICE, "15063", user, "\"nt authority\\\\networkservice\"", build,
          "15063");
    check(RULE_USE_NETWORK_SERVICE, NO_FINDING, user, "\"NT AUTHORITY\\\\NETWORK SERVICE\"", build,
          "16299");
    check(RULE_USE_NETWORK_SERVICE, NO_FINDING, user, "\"appuser\"", build, "14393");
}

static void a_local_user_has_no_gmsa(void **state)
{
    static const char user[] = CONTAINER("Config.User");
    static const char opt[] = CONTAINER("HostConfig.SecurityOpt");
    static const char raw[] = "[\"credentialspec=raw://{}\"]";

    (void)state;
    check(RULE_USE_GMSA_USER, "'appuser'", user, "\"appuser\"", opt, raw);
    check(RULE_USE_GMSA_USER, "'web'", user, "\"web\"", opt, raw);
    check(RULE_USE_GMSA_USER, NO_FINDING, user, "\"NT AUTHORITY\\\\SYSTEM\"", opt, raw);
    check(RULE_USE_GMSA_USER, NO_FINDING, user, "\"Network Service\"", opt, raw);
    check(RULE_USE_GMSA_USER, NO_FINDING, user, "\"ContainerUser\"", opt, raw);
    check(RULE_USE_GMSA_USER, NO_FINDING, user, "\"appuser\"", opt, "[]");
}

#define CONFIG_FILE(name, file)                                                                    \
    "[{\"ConfigID\":\"c1\",\"ConfigName\":\"" name "\",\"File\":{\"Name\":\"C:\\\\a\"" file "}}]"
#define SECRET_FILE(file)                                                                          \
    "[{\"SecretID\":\"s1\",\"SecretName\":\"key\",\"File\":{\"Name\":\"C:\\\\a\"" file "}}]"

static void a_credential_spec_as_a_file_is_told(void **state)
{
    static const char configs[] = CONTAINER("ConfigReferences"), store[] = "host.Configs";

    (void)state;
    check(RULE_USE_CONFIG_AS_FILE, "'web'", configs, CONFIG_FILE("web", ""), store,
          "{\"c1\":\"{\\\"CmsPlugins\\\":[]}\"}");
    check(RULE_USE_CONFIG_AS_FILE, "'my_credential_spec'", configs,
          CONFIG_FILE("my_credential_spec", ""), NULL, NULL);
    check(RULE_USE_CONFIG_AS_FILE, NO_FINDING, configs, CONFIG_FILE("web", ""), store,
          "{\"c1\":\"a: b\"}");
}

static void owners_and_modes_reach_nothing(void **state)
{
    static const char secrets[] = CONTAINER("SecretReferences");
    static const char configs[] = CONTAINER("ConfigReferences");

    (void)state;
    check(RULE_USE_OWNER, "UID, GID and Mode of secret 'key' reach ", secrets,
          SECRET_FILE(",\"UID\":\"1000\",\"GID\":\"1000\",\"Mode\":256"), NULL, NULL);
    check(RULE_USE_OWNER, "Mode of secret 'key' reaches ", secrets, SECRET_FILE(",\"Mode\":256"),
          NULL, NULL);
    check(RULE_USE_OWNER, "UID and GID of config 'web'", configs,
          CONFIG_FILE("web", ",\"UID\":\"7\""), NULL, NULL);
    check(RULE_USE_OWNER, NO_FINDING, secrets,
          SECRET_FILE(",\"UID\":\"0\",\"GID\":\"0\",\"Mode\":292"), NULL, NULL);
}

static void who_cannot_read_secrets_is_told(void **state)
{
    static const char secrets[] = CONTAINER("SecretReferences"), user[] = CONTAINER("Config.User");

    (void)state;
    check(RULE_USE_READERS, "not by this one", secrets, SECRET_FILE(""), user, "\"ContainerUser\"");
    check(RULE_USE_READERS, "unless it is an administrator", secrets, SECRET_FILE(""), user,
          "\"appuser\"");
    check(RULE_USE_READERS, NO_FINDING, secrets, SECRET_FILE(""), user,
          "\"ContainerAdministrator\"");
    check(RULE_USE_READERS, NO_FINDING, secrets, SECRET_FILE(""), NULL, NULL);
}

static void a_mount_without_rw_is_told(void **state)
{
    static const char mounts[] = CONTAINER("Mounts");

    (void)state;
    check(RULE_USE_WRITABLE, "read-only", mounts,
          "[{\"Source\":\"C:\\\\x\",\"Destination\":\"C:\\\\y\"}]", NULL, NULL);
    check(RULE_USE_WRITABLE, NO_FINDING, mounts,
          "[{\"Source\":\"C:\\\\x\",\"Destination\":\"C:\\\\y\",\"RW\":false}]", NULL, NULL);
}

static void a_destination_that_windows_cannot_take_is_told(void **state)
{
    static const char mounts[] = CONTAINER("Mounts");

    (void)state;
    check(RULE_USE_DESTINATION, "only the whole drive", mounts, MOUNT_AT("D:\\\\data"), NULL, NULL);
    check(RULE_USE_DESTINATION, "only the whole drive", mounts, MOUNT_AT("g:/x"), NULL, NULL);
    check(RULE_USE_DESTINATION, "system drive itself", mounts, MOUNT_AT("\\\\\\\\?\\\\c:\\\\"),
          NULL, NULL);
    check(RULE_USE_DESTINATION, "'|'", mounts, MOUNT_AT("C:\\\\a|b"), NULL, NULL);
    check(RULE_USE_DESTINATION, NO_FINDING, mounts, MOUNT_AT("D:"), NULL, NULL);
    check(RULE_USE_DESTINATION, NO_FINDING, mounts, MOUNT_AT("D:\\\\"), NULL, NULL);
    check(RULE_USE_DESTINATION, NO_FINDING, mounts, MOUNT_AT("C:\\\\data"), NULL, NULL);
    check(RULE_USE_DESTINATION, NO_FINDING, mounts, MOUNT_AT("\\\\\\\\.\\\\pipe\\\\a"), NULL, NULL);
}

static void the_network_mode_names_a_network_of_the_container(void **state)
{
    static const char mode[] = CONTAINER("HostConfig.NetworkMode");
    static const char networks[] = CONTAINER("NetworkSettings.Networks");
    static const char id[] = "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"";
    static const char with_id[] =
        "{\"web\":{\"NetworkID\":"
        "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}}";

    (void)state;
    check(RULE_USE_NETWORK_MODE, "in no network", mode, "\"web\"", NULL, NULL);
    check(RULE_USE_NETWORK_MODE, "are others", mode, "\"web\"", networks, "{\"nat\":{}}");
    check(RULE_USE_NETWORK_MODE, "the id of network web", mode, id, networks, with_id);
    check(RULE_USE_NETWORK_MODE, NO_FINDING, mode, "\"web\"", networks, "{\"web\":{}}");
    check(RULE_USE_NETWORK_MODE, NO_FINDING, mode, "\"default\"", NULL, NULL);
    check(RULE_USE_NETWORK_MODE, NO_FINDING, mode, "\"container:a\"", NULL, NULL);
}

static void a_network_of_linux_is_told(void **state)
{
    static const char mode[] = CONTAINER("HostConfig.NetworkMode"), networks[] = "host.Networks";

    (void)state;
    check(RULE_USE_NETWORK_LINUX, "--network host is one of Linux", mode, "\"host\"", NULL, NULL);
    check(RULE_USE_NETWORK_LINUX, "--network bridge is one of Linux", mode, "\"bridge\"", NULL,
          NULL);
    check(RULE_USE_NETWORK_LINUX, NO_FINDING, mode, "\"nat\"", NULL, NULL);
    check(RULE_USE_NETWORK_LINUX, NO_FINDING, mode, "\"host\"", networks,
          "[{\"Name\":\"host\",\"DriverInfo\":{\"hnsid\":\"1\"}}]");
}

static void a_class_of_devices_is_a_guid(void **state)
{
    static const char devices[] = CONTAINER("HostConfig.Devices");

    (void)state;
    check(RULE_USE_DEVICE_CLASS, "'gpu' is no GUID", devices, "[{\"PathOnHost\":\"class/gpu\"}]",
          NULL, NULL);
    check(RULE_USE_DEVICE_CLASS, NO_FINDING, devices,
          "[{\"PathOnHost\":\"class/5B45201D-F2F2-4F3B-85BB-30FF1F953599\"}]", NULL, NULL);
    check(RULE_USE_DEVICE_CLASS, "'gpu' is no GUID", devices, "[{\"PathOnHost\":\"class://gpu\"}]",
          "engine", "\"moby-23.0\"");
    check(RULE_USE_DEVICE_CLASS, "'' is no GUID", devices,
          "[{\"PathOnHost\":\"vpci-class-guid://\"}]", "engine", "\"moby-29\"");
    check(RULE_USE_DEVICE_CLASS, NO_FINDING, devices,
          "[{\"PathOnHost\":\"vpci-class-guid://5B45201D-F2F2-4F3B-85BB-30FF1F953599\"}]", "engine",
          "\"moby-29\"");
    check(RULE_USE_DEVICE_CLASS, NO_FINDING, devices, "[{\"PathOnHost\":\"class://gpu\"}]",
          "engine", "\"moby-20.10\""); /* refused */
}

/* Neither refused nor carried out, which nobody would tell. */
static void what_is_of_linux_is_told(void **state)
{
    static const char tmpfs[] = CONTAINER("HostConfig.Tmpfs"), pid[] = "container.HostConfig";

    (void)state;
    check(RULE_USE_OF_LINUX, "Tmpfs (--tmpfs) is for Linux", tmpfs, "{\"C:\\\\t\":\"\"}", NULL,
          NULL);
    check(RULE_USE_OF_LINUX, "UTSMode (--uts), ShmSize (--shm-size) are for Linux", pid,
          "{\"ShmSize\":1048576,\"UTSMode\":\"host\"}", NULL, NULL);
    check(RULE_USE_OF_LINUX, "Init (--init) is for Linux", pid, "{\"Init\":true}", NULL, NULL);
    /* What daemons and clients fill in. */
    check(RULE_USE_OF_LINUX, NO_FINDING, pid,
          "{\"IpcMode\":\"shareable\",\"ShmSize\":0,\"PidMode\":\"\",\"Init\":false,"
          "\"GroupAdd\":null,\"Links\":[],\"OomScoreAdj\":0}",
          NULL, NULL);
}

static void the_order_of_endpoints_is_left_to_chance(void **state)
{
    static const char networks[] = CONTAINER("NetworkSettings.Networks"), host[] = "host.Networks";
    static const char two[] = "[{\"Name\":\"a\",\"DriverInfo\":{\"hnsid\":\"1\"}},"
                              "{\"Name\":\"b\",\"DriverInfo\":{\"hnsid\":\"2\"}}]";

    (void)state;
    check(RULE_USE_ENDPOINT_ORDER, "a and b to chance", networks, "{\"a\":{},\"b\":{}}", host, two);
    check(RULE_USE_ENDPOINT_ORDER, "does not decide the default route", networks,
          "{\"a\":{},\"b\":{}}", host, two);
    check(RULE_USE_ENDPOINT_ORDER, NO_FINDING, networks, "{\"a\":{}}", host, two);
}

static void a_published_port_has_no_host_address(void **state)
{
    static const char ports[] = CONTAINER("HostConfig.PortBindings");

    (void)state;
    check(RULE_USE_HOST_ADDRESS, "10.0.0.1", ports,
          "{\"80/tcp\":[{\"HostIp\":\"10.0.0.1\",\"HostPort\":\"80\"}]}", NULL, NULL);
    check(RULE_USE_HOST_ADDRESS, "127.0.0.1", ports,
          "{\"80/tcp\":[{\"HostIp\":\"\"},{\"HostIp\":\"127.0.0.1\"}]}", NULL, NULL);
    check(RULE_USE_HOST_ADDRESS, NO_FINDING, ports, "{\"80/tcp\":[{\"HostIp\":\"0.0.0.0\"}]}", NULL,
          NULL);
    check(RULE_USE_HOST_ADDRESS, NO_FINDING, ports,
          "{\"80/tcp\":[{\"HostIp\":\"0:0::0\"},{\"HostIp\":\"localhost\"}]}", NULL, NULL);
}

static void a_client_is_never_without_a_default(void **state)
{
    static const char product[] = "host.OSProduct", daemon[] = "host.DefaultIsolation";

    (void)state;
    check(RULE_USE_CLIENT_DEFAULT, "has hyperv", product, "\"client\"", daemon, "\"\"");
    check(RULE_USE_CLIENT_DEFAULT, NO_FINDING, product, "\"client\"", daemon, "\"process\"");
    check(RULE_USE_CLIENT_DEFAULT, NO_FINDING, product, "\"server\"", daemon, "\"\"");
}

static void a_quota_is_neither_refused_nor_used(void **state)
{
    (void)state;
    check(RULE_IGNORED, "CpuQuota is ignored", CONTAINER("HostConfig.CpuQuota"), "50000", NULL,
          NULL);
    check(RULE_IGNORED, NO_FINDING, CONTAINER("HostConfig.CpuQuota"), "0", NULL, NULL);
}

#define IMAGE_OF(version)                                                                          \
    "[{\"Id\":\"img\",\"OS\":\"windows\",\"OSVersion\":\"" version                                 \
    "\",\"LayerFolders\":[\"a\",\"b\"]}]"

static void an_image_fits_its_host(void **state)
{
    static const char images[] = "host.Images", build[] = "host.OSBuild";

    (void)state;
    check(RULE_USE_BUILD, NO_FINDING, images, IMAGE_OF("10.0.17763.107"), build, "17763");
    check(RULE_USE_BUILD, "with hyperv it runs", images, IMAGE_OF("10.0.17763"), build, "20348");
    check(RULE_USE_BUILD, "0xC0370101", images, IMAGE_OF("10.0.20348"), build, "17763");
    check(RULE_USE_BUILD, NO_FINDING, images, IMAGE_OF("10.0.20348"), build, "26100");
    check(RULE_USE_BUILD, NO_FINDING, images, IMAGE_OF("6.3"), build, "26100");
    check(RULE_USE_BUILD, "one of them is not known", images, IMAGE_OF("10.0.14393.5"), build,
          "14393");
}

static void hyperv_needs_the_hypervisor(void **state)
{
    static const char isolation[] = CONTAINER("HostConfig.Isolation");

    (void)state;
    check(RULE_USE_HYPERVISOR, NO_FINDING, isolation, "\"hyperv\"", NULL, NULL);
    check(RULE_USE_HYPERVISOR, "does not run on the host", isolation, "\"hyperv\"", "host.HyperV",
          "false");
    check(RULE_USE_HYPERVISOR, NO_FINDING, isolation, "\"process\"", "host.HyperV", "false");
    check(RULE_USE_HYPERVISOR, "nested", isolation, "\"hyperv\"", "host.VirtualMachine", "true");
}

static void events_are_told_with_their_meaning(void **state)
{
    (void)state;
    check(RULE_USE_EVENT, "gave no credentials", "host.Events",
          "[{\"Provider\":\"Microsoft-Windows-Containers-CCG\",\"Id\":6}]", NULL, NULL);
    check(RULE_USE_EVENT, NO_FINDING, "host.Events", "[{\"Provider\":\"x\",\"Id\":6}]", NULL, NULL);
}

static void an_image_has_two_layer_folders(void **state)
{
    static const char one[] = "[{\"Id\":\"img\",\"OS\":\"windows\",\"LayerFolders\":[\"a\"]}]";

    (void)state;
    check(RULE_RUNTIME_LAYERS, "at least two LayerFolders", "host.Images", one, NULL, NULL);
    check(RULE_RUNTIME_LAYERS, NO_FINDING, "host.NumCPU", "4", NULL, NULL);
}

static void a_container_of_another_engine_is_told(void **state)
{
    (void)state;
    check(RULE_USE_MAKER, "made by containerd", "host.Sources",
          "{\"container\":\"made by containerd\"}", NULL, NULL);
    check(RULE_USE_MAKER, NO_FINDING, "host.Sources", "{\"container\":\"assumed: an empty one\"}",
          NULL, NULL);
    check(RULE_USE_HOST_PROCESS, "it runs on the host itself", "host.Sources",
          "{\"container\":\"made by containerd as a HostProcess container\"}", NULL, NULL);
    check(RULE_USE_PROGRAM_DRIVE, NO_FINDING, "host.Sources",
          "{\"container\":\"made by containerd as a HostProcess container\"}", "container.Path",
          "\"D:\\\\x.exe\"");
    check(RULE_USE_WORKING_DIRECTORY, NO_FINDING, "host.Sources",
          "{\"container\":\"made by containerd as a HostProcess container\"}",
          "container.Config.WorkingDir", "\"D:\\\\x\"");
    check(RULE_USE_HOST_PROCESS, NO_FINDING, "host.Sources",
          "{\"container\":\"made by containerd\"}", NULL, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_working_directory_needs_its_drive),
        cmocka_unit_test(a_program_is_where_the_container_has_one),
        cmocka_unit_test(an_option_of_docker_behind_the_image_is_told),
        cmocka_unit_test(an_option_is_found_in_a_whole_command_line),
        cmocka_unit_test(a_user_of_linux_is_told),
        cmocka_unit_test(network_service_needs_1709),
        cmocka_unit_test(a_local_user_has_no_gmsa),
        cmocka_unit_test(a_credential_spec_as_a_file_is_told),
        cmocka_unit_test(owners_and_modes_reach_nothing),
        cmocka_unit_test(who_cannot_read_secrets_is_told),
        cmocka_unit_test(a_mount_without_rw_is_told),
        cmocka_unit_test(a_destination_that_windows_cannot_take_is_told),
        cmocka_unit_test(the_network_mode_names_a_network_of_the_container),
        cmocka_unit_test(a_network_of_linux_is_told),
        cmocka_unit_test(a_class_of_devices_is_a_guid),
        cmocka_unit_test(what_is_of_linux_is_told),
        cmocka_unit_test(the_order_of_endpoints_is_left_to_chance),
        cmocka_unit_test(a_published_port_has_no_host_address),
        cmocka_unit_test(a_client_is_never_without_a_default),
        cmocka_unit_test(a_quota_is_neither_refused_nor_used),
        cmocka_unit_test(an_image_fits_its_host),
        cmocka_unit_test(hyperv_needs_the_hypervisor),
        cmocka_unit_test(events_are_told_with_their_meaning),
        cmocka_unit_test(an_image_has_two_layer_folders),
        cmocka_unit_test(a_container_of_another_engine_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
