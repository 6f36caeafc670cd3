/* A field as a piece of a docker run line: what docker's flags take, and what they cannot say. */
#include "ui/present/docker_flag.h"

#include "model/document/path.h"
#include "model/json/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

/* line: for bash; "" where no flag can say it. */
static void check(const char *path, const char *json, const char *line)
{
    const struct value *value = NULL;
    enum mdl_field_id field;
    struct ui_docker d;
    struct arena a;
    struct str got;

    arena_init(&a);
    assert_null(mdl_path_field(&field, &a, str_of(path)));
    assert_null(json_read(&value, str_of(json)));
    d = (struct ui_docker){.a = &a, .shell = SHELL_BASH};
    got = ui_docker_flag(&d, field, value);
    if (!str_is(got, line))
        print_error("%s %s: '%.*s', not '%s'\n", path, json, STR_FMT(got), line);
    assert_true(str_is(got, line));
    assert_false(d.unsaid);
    value_unref(value);
    arena_finish(&a);
}

static void texts_and_numbers_are_one_argument(void **state)
{
    (void)state;
    check("container.Name", "\"/web\"", "--name web");
    check("container.Name", "\"web\"", "--name web");
    check("container.Config.Hostname", "\"w 1\"", "--hostname 'w 1'");
    check("container.Config.Hostname", "\"$(x)\"", "--hostname '$(x)'");
    check("container.Config.Hostname", "\"\"", "");
    check("container.Config.Hostname", "null", "");
    check("container.Config.Hostname", "1", "");
    check("container.HostConfig.CpuCount", "3", "--cpu-count 3");
    check("container.HostConfig.NanoCpus", "1500000000", "--cpus 1.5");
    check("container.HostConfig.PidsLimit", "-1", "--pids-limit -1");
    check("request.body.StopTimeout", "10", "--stop-timeout 10");
}

static void a_switch_is_on_or_off(void **state)
{
    (void)state;
    check("container.Config.Tty", "true", "--tty");
    check("container.Config.Tty", "false", "--tty=false");
    check("container.HostConfig.AutoRemove", "true", "--rm");
    check("container.HostConfig.AutoRemove", "null", "");
}

/* Not a switch: it takes which of the three. */
static void what_is_attached_has_a_name(void **state)
{
    (void)state;
    check("request.body.AttachStdin", "true", "--attach stdin");
    check("request.body.AttachStdout", "true", "--attach stdout");
    check("request.body.AttachStderr", "true", "--attach stderr");
    check("request.body.AttachStderr", "false", "");
}

static void lists_and_maps_repeat_the_flag(void **state)
{
    (void)state;
    check("container.Config.Env", "[\"A=1\",\"B=x y\"]", "--env A=1 --env 'B=x y'");
    check("container.Config.Env", "[]", "");
    check("container.Config.Env", "{}", "");
    check("container.HostConfig.Binds", "[\"C:\\\\d:C:\\\\e:ro\"]", "--volume 'C:\\d:C:\\e:ro'");
    check("container.HostConfig.StorageOpt", "{\"size\":\"20G\",\"x\":\"1\"}",
          "--storage-opt size=20G --storage-opt x=1");
    check("container.HostConfig.Tmpfs", "{\"/a\":\"\",\"/b\":\"size=1m\"}",
          "--tmpfs /a --tmpfs /b:size=1m");
    check("container.Config.ExposedPorts", "{\"80/tcp\":{}}", "--expose 80/tcp");
    check("container.NetworkSettings.Networks", "{\"nat\":{},\"web\":null}",
          "--network nat --network web");
    check("request.body.Labels", "{\"a\":\"1\"}", "--label a=1");
}

static void objects_are_taken_apart(void **state)
{
    (void)state;
    check("container.HostConfig.Devices", "[{\"PathOnHost\":\"class/5B45201D\"}]",
          "--device class/5B45201D");
    check(
        "container.HostConfig.Devices",
        "[{\"PathOnHost\":\"/dev/a\",\"PathInContainer\":\"/dev/b\",\"CgroupPermissions\":\"rw\"}]",
        "--device /dev/a:/dev/b:rw");
    check("container.HostConfig.RestartPolicy", "{\"Name\":\"on-failure\",\"MaximumRetryCount\":3}",
          "--restart on-failure:3");
    check("container.HostConfig.RestartPolicy", "{\"Name\":\"always\"}", "--restart always");
    check("container.HostConfig.RestartPolicy", "{}", "");
    check("container.HostConfig.Ulimits", "[{\"Name\":\"nofile\",\"Soft\":1,\"Hard\":2}]",
          "--ulimit nofile=1:2");
    check("container.HostConfig.BlkioWeightDevice", "[{\"Path\":\"/dev/a\",\"Weight\":9}]",
          "--blkio-weight-device /dev/a:9");
    check("container.HostConfig.BlkioDeviceReadBps", "[{\"Path\":\"/dev/a\",\"Rate\":9}]",
          "--device-read-bps /dev/a:9");
    check("container.HostConfig.BlkioDeviceWriteIOps", "[{\"Path\":\"/dev/a\",\"Rate\":9}]",
          "--device-write-iops /dev/a:9");
}

static void mounts_are_key_and_value(void **state)
{
    (void)state;
    check("container.HostConfig.Mounts",
          "[{\"Type\":\"bind\",\"Source\":\"C:\\\\a\",\"Target\":\"C:\\\\b\",\"ReadOnly\":true},"
          "{\"Type\":\"volume\",\"Target\":\"C:\\\\c\",\"ReadOnly\":false}]",
          "--mount 'type=bind,source=C:\\a,target=C:\\b,readonly' "
          "--mount 'type=volume,target=C:\\c'");
}

static void ports_have_a_host_side(void **state)
{
    (void)state;
    check("container.HostConfig.PortBindings",
          "{\"80/tcp\":[{\"HostIp\":\"\",\"HostPort\":\"8080\"},{\"HostPort\":\"\"}],"
          "\"53/udp\":[{\"HostIp\":\"10.0.0.1\",\"HostPort\":\"53\"}],\"1/tcp\":[],\"2/tcp\":null}",
          "--publish 8080:80/tcp --publish 80/tcp --publish 10.0.0.1:53:53/udp --publish 1/tcp "
          "--publish 2/tcp");
}

static void health_has_a_command_or_none(void **state)
{
    (void)state;
    check("container.Config.Healthcheck.Test", "[\"CMD-SHELL\",\"curl x\"]",
          "--health-cmd 'curl x'");
    check("container.Config.Healthcheck.Test", "[\"NONE\"]", "--no-healthcheck");
    check("container.Config.Healthcheck.Test", "[\"CMD\",\"a\",\"b\"]", "");
    check("container.Config.Healthcheck.Test", "[\"CMD-SHELL\",1]", "");
    check("container.Config.Healthcheck.Test", "[1]", "");
    check("container.Config.Healthcheck.Test", "[]", "");
    check("container.Config.Healthcheck.Test", "\"x\"", "");
}

static void what_has_no_flag_says_nothing(void **state)
{
    enum mdl_field_id field;
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_null(mdl_path_field(&field, &a, STR_LIT("container.State.StartedAt")));
    assert_int_equal(ui_docker_field(field), MDL_F_NONE);
    assert_null(mdl_path_field(&field, &a, STR_LIT("container.HostConfig.RestartPolicy.Name")));
    assert_int_equal(ui_docker_field(field), MDL_F_RESTART_POLICY);
    arena_finish(&a);
}

/* cmd ends its line at a line end, whatever is quoted. */
static void what_a_shell_cannot_say_is_told(void **state)
{
    const struct value *lines = value_string(STR_LIT("A=1\n2"));
    struct ui_docker d;
    struct arena a;

    (void)state;
    arena_init(&a);
    d = (struct ui_docker){.a = &a, .shell = SHELL_CMD};
    assert_true(str_is(ui_docker_element(&d, MDL_F_ENV, STR_NONE, lines), ""));
    value_unref(lines);
    assert_true(d.unsaid);
    arena_finish(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_and_numbers_are_one_argument),
        cmocka_unit_test(a_switch_is_on_or_off),
        cmocka_unit_test(what_is_attached_has_a_name),
        cmocka_unit_test(lists_and_maps_repeat_the_flag),
        cmocka_unit_test(objects_are_taken_apart),
        cmocka_unit_test(mounts_are_key_and_value),
        cmocka_unit_test(ports_have_a_host_side),
        cmocka_unit_test(health_has_a_command_or_none),
        cmocka_unit_test(what_has_no_flag_says_nothing),
        cmocka_unit_test(what_a_shell_cannot_say_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
