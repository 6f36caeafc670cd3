/* What the daemon answers to a request, and what becomes of it: a row each,
 * from the router to the image (POST /containers/create of the engine named;
 * the texts are the daemon's). */
#include "create_testing.h"

/* %q, as all texts of mounts. */
static void a_mounts_type_is_quoted(void **state)
{
    static const struct row rows[] = {
        {"moby-27", BODY("\"HostConfig\":{\"Mounts\":[{\"Type\":\"a\\\\b\",\"BindOptions\":{}}]}"),
         "!", "BindOptions must not be specified on mount type \"a\\\\b\""},
        {"moby-27", BODY("\"HostConfig\":{\"Mounts\":[{\"Type\":\"bind\",\"TmpfsOptions\":{}}]}"),
         "!", "TmpfsOptions must not be specified on mount type \"bind\""},
    };

    (void)state;
    CHECK_ALL(rows);
}

static void the_router_takes_away_what_an_older_client_does_not_know(void **state)
{
    static const struct row rows[] = {
        {"moby-27", API("1.24") BODY("\"HostConfig\":{\"AutoRemove\":true}"),
         "HostConfig.AutoRemove", "false"},
        {"moby-27", API("1.25") BODY("\"HostConfig\":{\"AutoRemove\":true}"),
         "HostConfig.AutoRemove", "true"},
        {"moby-27", API("1.39") BODY("\"HostConfig\":{}"), "HostConfig.IpcMode", "shareable"},
        {"moby-27", API("1.40") BODY("\"HostConfig\":{}"), "HostConfig.IpcMode", ""},
        {"moby-27", API("1.40") BODY("\"HostConfig\":{}"), "HostConfig.CgroupnsMode", "host"},
        {"moby-27", API("1.41") BODY("\"HostConfig\":{}"), "HostConfig.CgroupnsMode", ""},
        {"moby-27", API("1.42") BODY("\"HostConfig\":{\"Annotations\":{\"a\":\"b\"}}"),
         "HostConfig.Annotations", NULL},
        {"moby-27", API("1.43") BODY("\"HostConfig\":{\"Annotations\":{\"a\":\"b\"}}"),
         "HostConfig.Annotations", "1"},
        {"moby-27",
         API("1.43") BODY("\"Healthcheck\":{\"Test\":[\"CMD\",\"x\"],"
                          "\"StartInterval\":1000000}"),
         "Config.Healthcheck.StartInterval", "7"}, /* the image's */
        {"moby-27",
         API("1.44") BODY("\"Healthcheck\":{\"Test\":[\"CMD\",\"x\"],"
                          "\"StartInterval\":1000000}"),
         "Config.Healthcheck.StartInterval", "1000000"},
        {"moby-28",
         API("1.47") BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{"
                          "\"GwPriority\":5}}}"),
         "NetworkSettings.Networks.nat.GwPriority", "0"},
        {"moby-28",
         API("1.48") BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{"
                          "\"GwPriority\":5}}}"),
         "NetworkSettings.Networks.nat.GwPriority", "5"},
        {"moby-27", BODY("\"HostConfig\":{\"PidsLimit\":0}"), "HostConfig.PidsLimit", NULL},
        {"moby-27", BODY("\"HostConfig\":{\"PidsLimit\":-1}"), "HostConfig.PidsLimit", NULL},
        {"moby-23.0",
         API("1.43") BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{},"
                          "\"corp\":{}}}"),
         "!", "Container cannot be connected to network endpoints: corp, nat"},
        {"moby-25.0",
         API("1.43") BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{},"
                          "\"corp\":{}}}"),
         "!",
         "Container cannot be created with multiple network endpoints: corp, "
         "nat"},
    };

    (void)state;
    CHECK_ALL(rows);
}

#define MOUNT(m) BODY("\"HostConfig\":{\"Mounts\":[" m "]}")

static void the_router_looks_at_mounts(void **state)
{
    static const struct row rows[] = {
        {"moby-27",
         MOUNT("{\"Type\":\"bind\",\"Source\":\"C:\\\\a\",\"Target\":\"C:\\\\b\","
               "\"VolumeOptions\":"
               "{}}"),
         "!", "VolumeOptions must not be specified on mount type \"bind\""},
        {"moby-27", MOUNT("{\"Type\":\"volume\",\"Target\":\"C:\\\\b\",\"BindOptions\":{}}"), "!",
         "BindOptions must not be specified on mount type \"volume\""},
        {"moby-27", MOUNT("{\"Type\":\"volume\",\"Target\":\"C:\\\\b\",\"TmpfsOptions\":{}}"), "!",
         "TmpfsOptions must not be specified on mount type \"volume\""},
        {"moby-27",
         API("1.41") MOUNT("{\"Type\":\"volume\",\"Target\":\"C:\\\\b\",\"BindOptions\":{}}"), "!",
         "invalid mount config for type \"volume\": field BindOptions must not "
         "be specified"},
        {"moby-27",
         MOUNT("{\"Type\":\"volume\",\"Source\":\"vol\",\"Target\":\"C:\\\\b\","
               "\"VolumeOptions\":{}"
               "}"),
         "Mounts[0].Name", "vol"},
        {"moby-27",
         API("1.44") MOUNT("{\"Type\":\"volume\",\"Source\":\"vol\",\"Target\":\"C:\\\\b\","
                           "\"VolumeOptions\":{\"Subpath\":\"s\"}}"),
         "!", "VolumeOptions.Subpath needs API v1.45 or newer"},
        {"moby-28",
         API("1.47") MOUNT("{\"Type\":\"image\",\"Source\":\"web\",\"Target\":\"C:\\\\b\"}"), "!",
         "Mount type \"Image\" needs API v1.48 or newer"},
        {"moby-28",
         BODY("\"HostConfig\":{\"VolumeDriver\":\"local\",\"Mounts\":[{\"Type\":"
              "\"volume\","
              "\"Source\":\"vol\",\"Target\":\"C:\\\\b\"}]}"),
         "?",
         "WARNING: the container-wide volume-driver configuration is ignored for "
         "volumes specified "
         "via 'mount'. Use '--mount type=volume,volume-driver=...' instead"},
        {"moby-28",
         BODY("\"HostConfig\":{\"VolumeDriver\":\"local\",\"Mounts\":[{\"Type\":"
              "\"volume\","
              "\"Source\":\"vol\",\"Target\":\"C:\\\\b\",\"VolumeOptions\":{"
              "\"DriverConfig\":"
              "{\"Name\":\"local\"}}}]}"),
         "?", NULL},
        {"moby-27",
         BODY("\"HostConfig\":{\"VolumeDriver\":\"local\",\"Mounts\":[{\"Type\":"
              "\"volume\","
              "\"Source\":\"vol\",\"Target\":\"C:\\\\b\"}]}"),
         "?", NULL},
    };

    (void)state;
    CHECK_ALL(rows);
}

static void engine_29_reads_more_while_it_decodes(void **state)
{
    static const struct row rows[] = {
        {"moby-29", BODY("\"Cmd\":\"cmd /c x\""), "!",
         "invalid JSON: json: cannot unmarshal string into Go struct field "
         "CreateRequest.Config.Cmd of type []string"},
        {"moby-28", BODY("\"Cmd\":\"cmd\""), "Path", "cmd"},
        {"moby-29", BODY("\"HostConfig\":{\"CapDrop\":\"ALL\"}"), "!",
         "invalid JSON: json: cannot unmarshal string into Go struct field "
         "HostConfig.HostConfig.CapDrop of type []string"},
        {"moby-28", BODY("\"HostConfig\":{\"CapAdd\":\"ALL\"}"), "HostConfig.CapAdd", "1"},
        {"moby-29",
         BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{"
              "\"MacAddress\":\"zz\"}}}"),
         "!", "invalid JSON: address zz: invalid MAC address"},
        {"moby-29",
         BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{\"MacAddress\":"
              "\"02-42-AC-11-00-02\"}}}"),
         MAC_AT, "02:42:ac:11:00:02"},
        {"moby-29",
         BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{\"IPAMConfig\":"
              "{\"IPv4Address\":\"10.0.0.999\"}}}}"),
         "!", "invalid JSON: ParseAddr(\"10.0.0.999\"): IPv4 field has value >255"},
        {"moby-29",
         BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{\"IPAMConfig\":"
              "{\"IPv6Address\":\"x\"}}}}"),
         "!", "invalid JSON: ParseAddr(\"x\"): unable to parse IP"},
        {"moby-29",
         BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{\"IPAMConfig\":"
              "{\"LinkLocalIPs\":[\"169.254.1.1\",\"::1::\"]}}}}"),
         "!", "invalid JSON: ParseAddr(\"::1::\"): multiple :: in address (at \":\")"},
        {"moby-29",
         BODY("\"ExposedPorts\":{\"80/"
              "tcp\":{}},\"HostConfig\":{\"PortBindings\":{\"80/tcp\":[]}}"),
         "HostConfig.PortBindings[\"80/tcp\"]", "1"},
        {"moby-29",
         BODY("\"ExposedPorts\":{\"80/"
              "tcp\":{}},\"HostConfig\":{\"PortBindings\":{\"80/tcp\":[]}}"),
         "?",
         "Following container port(s) have an empty list of port-bindings: "
         "80/tcp. Such bindings "
         "will be discarded in a future version."},
        {"moby-29",
         API("1.51") BODY("\"HostConfig\":{\"PortBindings\":{\"80/tcp\":[],\"81/tcp\":null}}"), "?",
         NULL},
        {"moby-29", BODY("\"HostConfig\":{\"PortBindings\":null}"), "HostConfig.PortBindings", "0"},
        {"moby-29", BODY("\"HostConfig\":{\"Dns\":[\"::0001\"]}"), "HostConfig.Dns[0]", "::1"},
    };

    (void)state;
    CHECK_ALL(rows);
}

#define STORAGE(s) BODY("\"HostConfig\":{\"StorageOpt\":{" s "}}")

/* daemon/graphdriver/windows parseStorageOpt */
static void the_size_of_the_layer_is_read(void **state)
{
    static const struct row rows[] = {
        {"moby-27", STORAGE("\"Size\":\"50G\""), "HostConfig.StorageOpt.Size", "50G"},
        {"moby-27", STORAGE("\"size\":\"lots\""), "!",
         "failed to parse storage options: invalid size: 'lots'"},
        {"moby-29", STORAGE("\"SIZE\":\"1gi\""), "!",
         "failed to parse storage options: invalid suffix: 'gi'"},
        {"moby-20.10", STORAGE("\"size\":\"1gi\""), "HostConfig.StorageOpt.size", "1gi"},
        {"moby-20.10", STORAGE("\"size\":\".5g\""), "!",
         "Failed to parse storage options - invalid size: '.5g'"},
        {"moby-27", STORAGE("\"dm.basesize\":\"lots\""), "HostConfig.StorageOpt", "1"},
    };

    (void)state;
    CHECK_ALL(rows);
}

#define LOG(l) BODY("\"HostConfig\":{\"LogConfig\":{" l "}}")

static void drivers_check_their_log_options(void **state)
{
    static const struct row rows[] = {
        {"moby-27", LOG("\"Type\":\"syslog\",\"Config\":{\"max-size\":\"1m\"}"), "!",
         "unknown log opt 'max-size' for syslog log driver"},
        {"moby-27", LOG("\"Type\":\"splunk\",\"Config\":{\"splunk-url\":\"x\",\"spunk\":\"1\"}"),
         "!", "unknown log opt 'spunk' for splunk log driver"},
        {"moby-27", LOG("\"Type\":\"fluentd\",\"Config\":{\"fluentd-adress\":\"x\"}"), "!",
         "unknown log opt 'fluentd-adress' for fluentd log driver"},
        {"moby-27", LOG("\"Type\":\"fluentd\",\"Config\":{\"fluentd-address\":\"x\"}"), "!", NULL},
        {"moby-27", LOG("\"Type\":\"gelf\",\"Config\":{\"a\\\\b\":\"x\"}"), "!",
         "unknown log opt \"a\\\\b\" for gelf log driver"},
        {"moby-27", LOG("\"Type\":\"gcplogs\",\"Config\":{\"tag\":\"x\"}"), "!",
         "\"tag\" is not a valid option for the gcplogs driver"},
        {"moby-27", LOG("\"Type\":\"awslogs\",\"Config\":{\"awslogs-region\":\"x\"}"), "!", NULL},
        {"moby-27", LOG("\"Type\":\"awslogs\",\"Config\":{\"awslogs-group\":\"x\"}"), "!", NULL},
        {"moby-27", LOG("\"Config\":{\"cache-disabled\":\"true\"}"), "!", NULL},
        {"moby-19.03", LOG("\"Config\":{\"cache-disabled\":\"true\"}"), "!",
         "unknown log opt 'cache-disabled' for json-file log driver"},
        {"moby-27", LOG("\"Config\":{\"max-buffer-size\":\"1gi\",\"mode\":\"non-blocking\"}"), "!",
         "error parsing option max-buffer-size: invalid suffix: 'gi'"},
        {"moby-20.10", LOG("\"Config\":{\"max-buffer-size\":\"x\",\"mode\":\"non-blocking\"}"), "!",
         "error parsing option max-buffer-size: invalid size: 'x'"},
    };
    static const struct row told[] = {
        {"moby-27", LOG("\"Type\":\"awslogs\",\"Config\":{\"awslogs-region\":\"x\"}"), "!",
         "must specify a value for log opt 'awslogs-group'"},
    };
    static const struct row open[] = {{"moby-27", LOG("\"Type\":\"awslogs\""), "!", NULL}};
    static const struct stage daemon = {CREATE_ONLY, CORP "\"LogConfig\":{\"Type\":\"etwlogs\"},"};
    static const struct stage same = {CREATE_ONLY, CORP "\"LogConfig\":{\"Type\":\"awslogs\"},"};

    (void)state;
    CHECK_ALL(rows);
    CHECK_STAGE(told, daemon);
    CHECK_STAGE(open, same);
}

static void logging_and_names_are_settled(void **state)
{
    static const struct row rows[] = {
        {"moby-27", LOG("\"Type\":\"none\",\"Config\":{\"a\":\"b\"}"), "HostConfig.LogConfig.Type",
         "none"},
        {"moby-27", LOG("\"Type\":\"what\""), "!",
         "logger: no log driver named 'what' is registered"},
        {"moby-24.0", LOG("\"Type\":\"logentries\""), "HostConfig.LogConfig.Type", "logentries"},
        {"moby-27", LOG("\"Type\":\"logentries\""), "!",
         "the logentries logging driver has been deprecated and removed"},
        {"moby-27", LOG("\"Type\":\"json-file\",\"Config\":{\"a\":\"b\"}"), "!",
         "unknown log opt 'a' for json-file log driver"},
        {"moby-27", LOG("\"Type\":\"local\",\"Config\":{\"labels\":\"b\"}"), "!",
         "unknown log opt 'labels' for log driver local"},
        {"moby-27", LOG("\"Type\":\"local\",\"Config\":{\"max-size\":\"1m\"}"),
         "HostConfig.LogConfig.Config", "1"},
        {"moby-27", LOG("\"Type\":\"etwlogs\",\"Config\":{\"tag\":\"b\"}"),
         "HostConfig.LogConfig.Config.tag", "b"},
        {"moby-27", LOG("\"Type\":\"etwlogs\",\"Config\":{\"mode\":\"b\"}"), "!",
         "logger: logging mode not supported: b"},
        {"moby-27", LOG("\"Type\":\"syslog\",\"Config\":{\"tag\":\"b\"}"),
         "HostConfig.LogConfig.Config.tag", "b"},
        {"moby-27", LOG("\"Config\":{\"mode\":\"x\"}"), "!",
         "logger: logging mode not supported: x"},
        {"moby-27", LOG("\"Config\":{\"mode\":\"blocking\"}"), "HostConfig.LogConfig.Type",
         "json-file"},
        {"moby-27", LOG("\"Config\":{\"max-buffer-size\":\"1m\"}"), "!",
         "logger: max-buffer-size option is only supported with "
         "'mode=non-blocking'"},
        {"moby-27", LOG("\"Config\":{\"max-buffer-size\":\"1m\",\"mode\":\"non-blocking\"}"),
         "HostConfig.LogConfig.Config", "2"},
        {"moby-27", "\"name\":\"/w\",\"body\":{\"Image\":\"web\"}", "!",
         "Invalid container name (/w), only [a-zA-Z0-9][a-zA-Z0-9_.-] are "
         "allowed"},
        {"moby-27", "\"name\":\"_web\",\"body\":{\"Image\":\"web\"}", "!",
         "Invalid container name (_web), only [a-zA-Z0-9][a-zA-Z0-9_.-] are "
         "allowed"},
        {"moby-27", "\"name\":\"/We_b.-9\",\"body\":{\"Image\":\"web\"}", "Name", "/We_b.-9"},
        {"moby-27", BODY("\"HostConfig\":{\"Isolation\":\"HyperV\"}"), "HostConfig.Isolation",
         "HyperV"},
        {"moby-27", BODY("\"HostConfig\":{\"Isolation\":\"DEFAULT\"}"), "HostConfig.Isolation",
         "process"},
    };
    static const struct row of_daemon[] = {
        {"moby-27", BODY("\"HostConfig\":{}"), "HostConfig.LogConfig.Type", "local"},
        {"moby-27", BODY("\"HostConfig\":{}"), "HostConfig.LogConfig.Config.max-size", "5m"},
        {"moby-27", LOG("\"Config\":{\"max-size\":\"1m\"}"), "HostConfig.LogConfig.Config.max-size",
         "1m"},
        {"moby-27", LOG("\"Type\":\"json-file\""), "HostConfig.LogConfig.Config", "0"},
        {"moby-20.10", BODY("\"HostConfig\":{}"), "HostConfig.StorageOpt", NULL},
        {"moby-19.03", BODY("\"HostConfig\":{\"StorageOpt\":null}"), "HostConfig.StorageOpt", NULL},
        {"moby-19.03", BODY("\"HostConfig\":{\"StorageOpt\":{}}"), "HostConfig.StorageOpt.size",
         "30G"},
        {"moby-20.10", BODY("\"HostConfig\":{\"StorageOpt\":{\"size\":\"40G\"}}"),
         "HostConfig.StorageOpt.size", "40G"},
        {"moby-23.0", BODY("\"HostConfig\":{}"), "HostConfig.StorageOpt", NULL},
    };
    static const struct row odd_daemon[] = {
        {"moby-20.10", BODY("\"HostConfig\":{}"), "!",
         "runtime error: index out of range [1] with length 1"},
        {"moby-23.0", BODY("\"HostConfig\":{}"), "!", NULL},
    };
    static const struct stage daemon = {
        CREATE_ONLY, CORP "\"LogConfig\":{\"Type\":\"local\",\"Config\":{\"max-size\":\"5m\"}},"
                          "\"StorageOpts\":[\"size=30G\"],"};
    static const struct stage odd = {CREATE_ONLY, CORP "\"StorageOpts\":[\"size\"],"};

    (void)state;
    CHECK_ALL(rows);
    CHECK_STAGE(of_daemon, daemon);
    CHECK_STAGE(odd_daemon, odd);
}

/* daemon/containerd: no graph driver, no folder of the layer, and no look at storage options. What
 * is mounted where only the start tells, so that none of it is missing. */
static void containerd_keeps_the_layer(void **state)
{
    static const struct row rows[] = {
        {"moby-24.0", BODY("\"HostConfig\":{}"), "Driver", "windows"},
        {"moby-28", BODY("\"HostConfig\":{}"), "GraphDriver.Name", "windows"},
        {"moby-28", BODY("\"HostConfig\":{}"), "GraphDriver.Data", NULL},
        {"moby-29", BODY("\"HostConfig\":{}"), "GraphDriver", NULL},
        {"moby-29", BODY("\"HostConfig\":{}"), "Storage.RootFS.Snapshot.Name", "windows"},
        {"moby-29", STORAGE("\"size\":\"lots\""), "!", NULL},
        {"moby-23.0", BODY("\"HostConfig\":{}"), "Driver", "windowsfilter"},
        {"moby-23.0", BODY("\"HostConfig\":{}"), "GraphDriver.Name", "windowsfilter"},
    };
    static const struct row started[] = {{"moby-29", BODY("\"HostConfig\":{}"), "!", NULL}};
    static const struct stage store = {CREATE_ONLY, CORP "\"ContainerdStore\":true,"};
    static const struct stage starting = {CREATE_AND_START, CORP "\"ContainerdStore\":true,"};

    (void)state;
    CHECK_STAGE(rows, store);
    CHECK_STAGE(started, starting);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mounts_type_is_quoted),
        cmocka_unit_test(the_router_takes_away_what_an_older_client_does_not_know),
        cmocka_unit_test(the_router_looks_at_mounts),
        cmocka_unit_test(engine_29_reads_more_while_it_decodes),
        cmocka_unit_test(the_size_of_the_layer_is_read),
        cmocka_unit_test(drivers_check_their_log_options),
        cmocka_unit_test(logging_and_names_are_settled),
        cmocka_unit_test(containerd_keeps_the_layer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
