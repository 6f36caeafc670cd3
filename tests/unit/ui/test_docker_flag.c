/* One place of a document as flags of docker run: what they take, and what they cannot say. */
#include "model/document/path.h"
#include "model/json/json.h"
#include "specgen/convert/convert.h"
#include "ui/present/run_line.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

/* Where `why` is given, that is said instead of a line. */
static void expect(enum shell shell, const char *path, const char *json, const char *line,
                   const char *why)
{
    const struct value *value = NULL;
    struct convert_flags got;
    struct mdl_path p;
    struct arena a;

    arena_init(&a);
    assert_null(mdl_path_split(&p, &a, str_of(path)));
    assert_null(json_read(&value, str_of(json)));
    assert_null(convert_flags(&got, &a, value, p.steps, p.count, shell));
    if (!str_is(got.text, line) || !str_is(got.why, why))
        print_error("%s %s: '%.*s', not '%s' (%.*s)\n", path, json, STR_FMT(got.text), line,
                    STR_FMT(got.why));
    assert_true(str_is(got.text, line));
    assert_true(str_is(got.why, why));
    assert_false(got.unsayable);
    value_unref(value);
    arena_finish(&a);
}

/* line: for bash; "" where no flag is needed. */
static void check(const char *path, const char *json, const char *line)
{
    expect(SHELL_BASH, path, json, line, "");
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
    expect(SHELL_BASH, "container.Config.Hostname", "1", "",
           "docker's client would send it as \"1\"");
    check("container.HostConfig.CpuCount", "3", "--cpu-count 3");
    check("container.HostConfig.NanoCpus", "1500000000", "--cpus 1.5");
    check("container.HostConfig.PidsLimit", "-1", "--pids-limit -1");
    check("request.body.StopTimeout", "10", "--stop-timeout 10");
}

static void a_switch_is_on_or_off(void **state)
{
    (void)state;
    check("container.Config.Tty", "true", "--tty");
    check("container.Config.Tty", "false", "");
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
    expect(SHELL_POWERSHELL, "container.Config.Env[1]", "\"B=x y\"", "--env 'B=x y'", "");
    check("container.HostConfig.LogConfig.Config", "{\"tag\":\"x\"}", "--log-opt tag=x");
    check("container.Config.Healthcheck.Interval", "90000000000", "--health-interval 90s");
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
        "--device /dev/a");
    check("container.HostConfig.RestartPolicy", "{\"Name\":\"on-failure\",\"MaximumRetryCount\":3}",
          "--restart on-failure:3");
    check("container.HostConfig.RestartPolicy", "{\"Name\":\"always\"}", "--restart always");
    check("container.HostConfig.RestartPolicy", "{}", "");
    check("container.HostConfig.Ulimits", "[{\"Name\":\"nofile\",\"Soft\":1,\"Hard\":2}]",
          "--ulimit nofile=1:2");
    check("container.HostConfig.BlkioWeightDevice", "[{\"Path\":\"/dev/a\",\"Weight\":100}]",
          "--blkio-weight-device /dev/a:100");
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
          "\"53/udp\":[{\"HostIp\":\"10.0.0.1\",\"HostPort\":\"53\"}]}",
          "--publish 8080:80 --publish 80 --publish 10.0.0.1:53:53/udp");
    expect(SHELL_BASH, "container.HostConfig.PortBindings",
           "{\"1/tcp\":[],\"2/tcp\":[{\"HostPort\":\"\"}]}", "--publish 2",
           "docker run publishes a port with at least one place of the host");
}

static void health_has_a_command_or_none(void **state)
{
    (void)state;
    check("container.Config.Healthcheck.Test", "[\"CMD-SHELL\",\"curl x\"]",
          "--health-cmd 'curl x'");
    check("container.Config.Healthcheck.Test", "[\"NONE\"]", "--no-healthcheck");
    expect(SHELL_BASH, "container.Config.Healthcheck.Test", "[\"CMD\",\"a\",\"b\"]", "",
           "docker run takes a health check as the text for a shell alone");
    expect(SHELL_BASH, "container.Config.Healthcheck.Test", "[\"CMD-SHELL\",1]", "",
           "docker's client would not send it");
    expect(SHELL_BASH, "container.Config.Healthcheck.Test", "[1]", "",
           "docker run takes a health check as the text for a shell alone");
    expect(SHELL_BASH, "container.Config.Healthcheck.Test", "[]", "",
           "docker run cannot ask for a health check that says nothing");
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
    struct convert_flags got;
    struct mdl_path p;
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_null(mdl_path_split(&p, &a, STR_LIT("container.Config.Env[0]")));
    assert_null(convert_flags(&got, &a, lines, p.steps, p.count, SHELL_CMD));
    assert_true(got.unsayable);
    value_unref(lines);
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
