/* What a run line and a compose file say of each part of a request, a row each. */
#include "model/json/json.h"
#include "platform/sim/sim.h"
#include "specgen/convert/convert.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

struct row {
    const char *body; /* of the request, beside the image */
    const char *part; /* of what is made of it */
};

static void check_all(const struct row *rows, size_t count, enum convert_to to)
{
    size_t failures = 0;

    for (size_t i = 0; i < count; i++) {
        const struct convert_options options = {.shell = SHELL_BASH, .host = plat_sim};
        const struct value *root;
        struct conversion made;
        struct arena a;

        arena_init(&a);
        assert_null(json_read(&root, arena_printf(&a,
                                                  "{\"silospec\":1,\"engine\":\"moby-29\","
                                                  "\"request\":{\"body\":{\"Image\":\"img\",%s}}}",
                                                  rows[i].body)));
        assert_null(convert(&made, &a, root, to, &options));
        if (strstr(arena_cstr(&a, made.text), rows[i].part) == NULL) {
            print_error("%s\n  %.*s  expected %s\n", rows[i].body, STR_FMT(made.text),
                        rows[i].part);
            failures++;
        }
        value_unref(root);
        arena_finish(&a);
    }
    assert_int_equal(failures, 0);
}

#define CHECK_ALL(rows, to) check_all((rows), sizeof(rows) / sizeof((rows)[0]), (to))

static void a_run_line_has_the_flags_of_each_part(void **state)
{
    static const struct row rows[] = {
        {"\"Env\":[\"A=1\",\"B=x y\"]", "--env A=1 --env 'B=x y'"},
        {"\"HostConfig\":{\"NetworkMode\":\"corp\"}", "--network corp"},
        {"\"HostConfig\":{\"NetworkMode\":\"corp\"},\"NetworkingConfig\":{\"EndpointsConfig\":{"
         "\"corp\":"
         "{\"Aliases\":[\"a\",\"b\"],\"Links\":[\"db:d\"],\"IPAMConfig\":{\"IPv4Address\":\"10.0.0."
         "5\","
         "\"IPv6Address\":\"fd00::5\",\"LinkLocalIPs\":[\"169.254.1.1\"]},\"MacAddress\":"
         "\"02:42:ac:11:00:02\"}}}",
         "--network corp --network-alias a --network-alias b --ip 10.0.0.5 --ip6 fd00::5 "
         "--link-local-ip 169.254.1.1 --mac-address 02:42:ac:11:00:02 --link db:d"},
        /* As docker's client sends it: said once. */
        {"\"HostConfig\":{\"NetworkMode\":\"corp\",\"Links\":[\"db:d\"]},\"NetworkingConfig\":{"
         "\"EndpointsConfig\":{\"corp\":{\"Links\":[\"db:d\"]}}}",
         "docker run -d --network corp --link db:d img"},
        {"\"HostConfig\":{\"NetworkMode\":\"corp\"},\"NetworkingConfig\":{\"EndpointsConfig\":{"
         "\"corp\":"
         "{\"DriverOpts\":{\"k\":\"v\"}}}}",
         "--network 'name=corp,driver-opt=k=v'"},
        {"\"HostConfig\":{\"NetworkMode\":\"corp\"},\"NetworkingConfig\":{\"EndpointsConfig\":{"
         "\"corp\":"
         "{\"GwPriority\":5,\"Aliases\":[\"a\"]}}}",
         "--network 'name=corp,gw-priority=5' --network-alias a"},
        {"\"HostConfig\":{\"NetworkMode\":\"corp\"},\"NetworkingConfig\":{\"EndpointsConfig\":{"
         "\"corp\":"
         "{},\"lab\":{\"Aliases\":[\"x\"]}}}",
         "--network corp --network 'name=lab,alias=x'"},
        {"\"HostConfig\":{\"NetworkMode\":\"corp\"},\"NetworkingConfig\":{\"EndpointsConfig\":{"
         "\"corp\":{},\"lab\":{\"EndpointID\":\"e\"},\"none\":{},\"zoo\":{\"Aliases\":[\"z\"]}}}",
         "--network corp --network lab --network 'name=zoo,alias=z' img"},
        {"\"HostConfig\":{\"NetworkMode\":\"container:x\"},\"NetworkingConfig\":{"
         "\"EndpointsConfig\":{\"corp\":{\"MacAddress\":\"zz\"},\"host\":{},\"zoo\":{}}}",
         "--network container:x --network host img"},
        {"\"HostConfig\":{\"DeviceRequests\":[{\"Driver\":\"\",\"Count\":-1,\"Capabilities\":[["
         "\"gpu\"]]}]}",
         "--gpus count=all"},
        {"\"HostConfig\":{\"DeviceRequests\":[{\"Driver\":\"d\",\"Count\":2,\"Capabilities\":[["
         "\"x\","
         "\"gpu\"]],\"Options\":{\"a\":\"b\"}}]}",
         "--gpus 'driver=d,count=2,capabilities=x,options=a=b'"},
        {"\"HostConfig\":{\"DeviceRequests\":[{\"Driver\":\"cdi\",\"DeviceIDs\":[\"vendor.com/"
         "class=n\"]}]}",
         "--device vendor.com/class=n"},
        {"\"HostConfig\":{\"Devices\":[{\"PathOnHost\":\"class/"
         "5B45201D-F2F2-4F3B-85BB-30FF1F953599\"}]}",
         "--device class/5B45201D-F2F2-4F3B-85BB-30FF1F953599"},
        {"\"HostConfig\":{\"Mounts\":[{\"Type\":\"bind\",\"Source\":\"C:\\\\a\",\"Target\":\"C:"
         "\\\\b\","
         "\"ReadOnly\":true,\"BindOptions\":{\"ReadOnlyNonRecursive\":true}}]}",
         "--mount 'type=bind,source=C:\\a,target=C:\\b,readonly,bind-recursive=writable'"},
        {"\"HostConfig\":{\"Mounts\":[{\"Type\":\"tmpfs\",\"Target\":\"C:\\\\b\",\"TmpfsOptions\":"
         "{\"SizeBytes\":1048576,\"Mode\":511}}]}",
         "--mount 'type=tmpfs,target=C:\\b,tmpfs-size=1m,tmpfs-mode=777'"},
        {"\"HostConfig\":{\"MaskedPaths\":[],\"ReadonlyPaths\":[]}",
         "--security-opt systempaths=unconfined"},
        {"\"Healthcheck\":{\"Test\":[\"CMD-SHELL\",\"a b\"],\"Interval\":5000000000,\"Retries\":3}",
         "--health-cmd 'a b' --health-interval 5s --health-retries 3"},
        {"\"Healthcheck\":{\"Test\":[\"NONE\"]}", "--no-healthcheck"},
        {"\"StopTimeout\":5,\"StopSignal\":\"9\"", "--stop-timeout 5 --stop-signal 9"},
        {"\"HostConfig\":{\"RestartPolicy\":{\"Name\":\"on-failure\",\"MaximumRetryCount\":3}}",
         "--restart on-failure:3"},
        {"\"HostConfig\":{\"LogConfig\":{\"Type\":\"local\",\"Config\":{\"max-size\":\"1m\"}}}",
         "--log-driver local --log-opt max-size=1m"},
        {"\"ExposedPorts\":{\"80/tcp\":{}},\"HostConfig\":{\"PortBindings\":{\"80/"
         "tcp\":[{\"HostPort\":"
         "\"8080\"}]}}",
         "--publish 8080:80"},
    };

    (void)state;
    CHECK_ALL(rows, CONVERT_TO_RUN);
}

static void a_compose_file_has_a_place_for_each_part(void **state)
{
    static const struct row rows[] = {
        {"\"Env\":[\"A=1\",\"B\"]", "environment"},
        {"\"Cmd\":[\"a\",\"b c\"]", "command:"},
        {"\"Entrypoint\":[]", "entrypoint: []"},
        {"\"HostConfig\":{\"DeviceRequests\":[{\"Driver\":\"cdi\",\"DeviceIDs\":[\"vendor.com/"
         "class=n\"]}]}",
         "vendor.com/class=n"},
        {"\"HostConfig\":{\"DeviceRequests\":[{\"Count\":-1,\"Capabilities\":[[\"gpu\"]]}]}",
         "count: all"},
        {"\"HostConfig\":{\"DeviceRequests\":[{\"Count\":2,\"Capabilities\":[[\"gpu\"]]}]}",
         "count: 2"},
        {"\"HostConfig\":{\"DeviceRequests\":[{\"DeviceIDs\":[\"0\"],\"Capabilities\":[[\"gpu\"]]}]"
         "}",
         "device_ids"},
        {"\"HostConfig\":{\"Devices\":[{\"PathOnHost\":\"class/"
         "5B45201D-F2F2-4F3B-85BB-30FF1F953599\"}]}",
         "class/5B45201D-F2F2-4F3B-85BB-30FF1F953599"},
        {"\"HostConfig\":{\"Mounts\":[{\"Type\":\"tmpfs\",\"Target\":\"C:\\\\b\",\"TmpfsOptions\":"
         "{\"SizeBytes\":1048576}}]}",
         "size: "},
        {"\"HostConfig\":{\"Memory\":1073741824}", "mem_limit: "},
        {"\"HostConfig\":{\"NanoCpus\":1500000000}", "cpus: "},
        {"\"HostConfig\":{\"NetworkMode\":\"none\"}", "network_mode: none"},
        {"\"HostConfig\":{\"NetworkMode\":\"corp\"},\"NetworkingConfig\":{\"EndpointsConfig\":{"
         "\"corp\":"
         "{\"IPAMConfig\":{\"IPv4Address\":\"10.0.0.5\"}}}}",
         "ipv4_address: 10.0.0.5"},
        {"\"Healthcheck\":{\"Test\":[\"NONE\"]}", "disable: true"},
        {"\"Healthcheck\":{\"Test\":[\"CMD\",\"a\"],\"Interval\":5000000000}", "interval: 5s"},
        {"\"ExposedPorts\":{\"80/tcp\":{}},\"HostConfig\":{\"PortBindings\":{\"80/"
         "tcp\":[{\"HostPort\":"
         "\"8080\"}]}}",
         "8080:80"},
        {"\"HostConfig\":{\"PortBindings\":{\"80/tcp\":[{\"HostPort\":\"8080-8090\"}]}}",
         "8080-8090"},
        {"\"HostConfig\":{\"Isolation\":\"hyperv\",\"SecurityOpt\":[\"credentialspec=file://"
         "a.json\"]}",
         "credentialspec=file://a.json"},
        {"\"Labels\":{\"a\":\"b: c\"}", "b: c"},
        {"\"StopTimeout\":90", "stop_grace_period: "},
    };

    (void)state;
    CHECK_ALL(rows, CONVERT_TO_COMPOSE);
}

/* What create makes of it, and what of it the engine does not keep. */
/* A=1 is not lost for what is wrong with the entry beside it. */
static void a_variable_that_is_told_twice_is_lost_for_that(void **state)
{
    static const enum convert_to targets[] = {CONVERT_TO_RUN, CONVERT_TO_COMPOSE};
    static const char text[] = "{\"silospec\":1,\"engine\":\"moby-29\",\"request\":{\"body\":{"
                               "\"Image\":\"img\",\"Env\":[\"B =x\",\"=x\",\"A=1\",\"A=3\"]}}}";

    (void)state;
    for (size_t i = 0; i < sizeof(targets) / sizeof(targets[0]); i++) {
        const struct convert_options options = {.shell = SHELL_BASH, .host = plat_sim};
        const struct value *root;
        struct conversion made;
        struct arena a;
        bool told = false;

        arena_init(&a);
        assert_null(json_read(&root, str_of(text)));
        assert_null(convert(&made, &a, root, targets[i], &options));
        for (size_t j = 0; j < made.losses.count; j++)
            if (str_is(made.losses.items[j].path, "request.body.Env[2]"))
                told = str_is(made.losses.items[j].why,
                              "of the entries of one name the last one counts");
        assert_true(told);
        value_unref(root);
        arena_finish(&a);
    }
}

static void an_inspect_is_of_the_container_that_create_makes(void **state)
{
    static const char document[] =
        "{\"silospec\":1,\"engine\":\"moby-27\",\"request\":{\"name\":\"web\",\"body\":{"
        "\"Image\":\"%s\",\"Tty\":true,\"MacAddress\":\"\",\"HostConfig\":{\"Isolation\":"
        "\"HyperV\","
        "\"Memory\":1073741824,\"Annotations\":{\"a\":\"b\"}}},\"api\":\"1.40\"},\"host\":{"
        "\"Images\":"
        "[{\"Id\":\"sha256:aa\",\"Names\":[\"img\"],\"OS\":\"windows\",\"Config\":{\"Cmd\":[\"c\"]}"
        "}]}}";
    static const struct {
        const char *image, *part, *refusal, *lost;
    } rows[] = {
        {"img", "\"Isolation\": \"HyperV\"", NULL, "request.body.HostConfig.Annotations"},
        {"img", "\"Image\": \"sha256:aa\"", NULL, "request.body.HostConfig.Annotations"},
        {"img", "\"Name\": \"/web\"", NULL, ""},
        {"img", "\"Tty\": true", NULL, ""},
        {"gone", "", "No such image: gone:latest", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct convert_options options = {.shell = SHELL_BASH, .host = plat_sim};
        const struct value *root;
        struct conversion made;
        struct arena a;
        char text[1000];
        bool lost = rows[i].lost == NULL || rows[i].lost[0] == '\0';

        arena_init(&a);
        snprintf(text, sizeof(text), document, rows[i].image);
        assert_null(json_read(&root, str_of(text)));
        assert_null(convert(&made, &a, root, CONVERT_TO_INSPECT, &options));
        if (strstr(arena_cstr(&a, made.text), rows[i].part) == NULL)
            fail_msg("%s is not in %.*s", rows[i].part, STR_FMT(made.text));
        if (rows[i].refusal != NULL &&
            (made.refusal == NULL ||
             strstr(arena_cstr(&a, made.refusal->message), rows[i].refusal) == NULL))
            fail_msg("not refused: %s", rows[i].refusal);
        for (size_t k = 0; k < made.losses.count; k++)
            lost = lost || str_is(made.losses.items[k].path, rows[i].lost);
        if (!lost)
            fail_msg("%s is not told to be lost", rows[i].lost);
        value_unref(root);
        arena_finish(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_inspect_is_of_the_container_that_create_makes),
        cmocka_unit_test(a_run_line_has_the_flags_of_each_part),
        cmocka_unit_test(a_compose_file_has_a_place_for_each_part),
        cmocka_unit_test(a_variable_that_is_told_twice_is_lost_for_that),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
