/* The same thing in the layouts in which people have it: what docker's commands and those beside
 * it print, with templates, with --pretty, in tables, in Go's own print. */
#include "facts_testing.h"

#define INSPECT "PS C:\\> docker inspect -f "

/* ---- templates ---- */

static void an_answer_has_several_parts(void **state)
{
    (void)state;
    EXPECT_FACTS(INSPECT "\"{{.Name}} {{.HostConfig.Isolation}} {{.HostConfig.Memory}}\" web\n"
                         "/web hyperv 2147483648\n",
                 {"container.Name", "/web"}, {"container.HostConfig.Isolation", "hyperv"},
                 {"container.HostConfig.Memory", "2147483648"});
    EXPECT_FACTS(INSPECT "\"Isolation: {{.HostConfig.Isolation}}`nCPUs: "
                         "{{.HostConfig.NanoCpus}}\" web\nIsolation: process\nCPUs: 2000000000\n",
                 {"container.HostConfig.Isolation", "process"},
                 {"container.HostConfig.NanoCpus", "2000000000"});
    EXPECT_FACTS("$ docker inspect --format='{{json .HostConfig.PortBindings}} {{json "
                 ".Config.Env}}' web\n{\"80/tcp\":[{\"HostIp\":\"\",\"HostPort\":\"8080\"}]} "
                 "[\"A=1 2\"]\n",
                 {"container.HostConfig.PortBindings[\"80/tcp\"][0].HostPort", "8080"},
                 {"container.Config.Env[0]", "A=1 2"});
    EXPECT_FACTS("C:\\> docker inspect -f {{.HostConfig.Isolation}} web\nprocess\n",
                 {"container.HostConfig.Isolation", "process"});
    EXPECT_FACTS("$ docker inspect -f '{{index .Config.Labels \"a.b\"}}' web\nx y\n",
                 {"container.Config.Labels[\"a.b\"]", "x y"});
    EXPECT_FACTS("$ docker inspect -f '{{.HostConfig.Isolation | json}}{{\"\\n\"}}' web\n"
                 "\"hyperv\"\n",
                 {"container.HostConfig.Isolation", "hyperv"});
    EXPECT_FACTS("$ docker info -f '{{.Isolation}} on {{.OSVersion}}'\nhyperv on 10.0.17763\n",
                 {"host.DefaultIsolation", "hyperv"}, {"host.OSBuild", "17763"});
    EXPECT_FACTS("$ docker version -f 'c {{.Client.Version}} s {{.Server.Version}}'\n"
                 "c 24.0.7 s 23.0.3\n",
                 {"engine", "moby-23.0.3"});
}

/* Each of the commands tells a part of the one container. */
static void commands_about_one_container_are_one(void **state)
{
    (void)state;
    EXPECT_FACTS(INSPECT "'{{.HostConfig.Isolation}}' web\nhyperv\n" INSPECT
                         "'{{.State.ExitCode}}' web\n3221225786\n",
                 {"container.HostConfig.Isolation", "hyperv"},
                 {"container.State.ExitCode", "3221225786"});
}

static void expect_choices(const char *text, const char *first, const char *second)
{
    struct artefact s;

    assert_no_error(artefact_read(&s, str_of(text), "f"));
    assert_int_equal(artefact_count(&s), 2);
    assert_true(str_is(artefact_name(&s, 0), first));
    assert_true(str_is(artefact_name(&s, 1), second));
    artefact_close(&s);
}

static void each_object_has_its_answer(void **state)
{
    (void)state;
    expect_choices(INSPECT "\"{{.HostConfig.Isolation}}\" web db\nprocess\nhyperv\n", "web", "db");
    expect_choices("PS C:\\> docker ps -q | % { docker inspect -f '{{.Name}} "
                   "{{.HostConfig.Isolation}}' $_ }\n/web process\n/db hyperv\n",
                   "web", "db");
}

/* Where a part ends is not always to be seen: then it is said, and nothing is told. */
static void an_answer_that_is_not_clear_is_no_fact(void **state)
{
    struct artefact s;
    struct err *e;

    (void)state;
    e = artefact_read(&s, STR_LIT(INSPECT "'{{.Path}} {{.LogPath}}' web\nc:\\a b c:\\d\n"), "f");
    assert_non_null(e);
    assert_int_equal(e->line, 2);
    err_free(e);
    e = artefact_read(&s, STR_LIT(INSPECT "'{{.Mounts}}' web\n[{bind  c:\\a b c:\\d   true }]\n"),
                      "f");
    assert_non_null(e);
    assert_int_equal(e->line, 2);
    err_free(e);
}

/* ---- Go's print ---- */

static void lists_and_maps_of_go_are_read(void **state)
{
    (void)state;
    EXPECT_FACTS(INSPECT "'{{.HostConfig.PortBindings}}' web\n"
                         "map[443/tcp:[{0.0.0.0 8443} {:: 8443}] 80/tcp:[{ 8080}]]\n",
                 {"container.HostConfig.PortBindings[\"80/tcp\"][0].HostPort", "8080"},
                 {"container.HostConfig.PortBindings[\"443/tcp\"][0].HostIp", "0.0.0.0"},
                 {"container.HostConfig.PortBindings[\"443/tcp\"][1].HostPort", "8443"});
    EXPECT_FACTS(INSPECT "'{{.HostConfig.PortBindings}}' web\nmap[80/tcp:[{invalid IP 8080}]]\n",
                 {"container.HostConfig.PortBindings[\"80/tcp\"][0].HostIp", ""},
                 {"container.HostConfig.PortBindings[\"80/tcp\"][0].HostPort", "8080"});
    EXPECT_FACTS(INSPECT "'{{.NetworkSettings.Networks}}' web\nmap[nat:0xc00012e540]\n",
                 {"container.NetworkSettings.Networks.nat", "(else)"});
    EXPECT_FACTS(INSPECT "'{{.Mounts}}' web\n"
                         "[{bind  C:\\d c:\\d   true } {volume v C:\\v\\_data c:\\v local z false "
                         "rprivate}]\n",
                 {"container.Mounts[0].Source", "C:\\d"}, {"container.Mounts[0].RW", "true"},
                 {"container.Mounts[1].Name", "v"}, {"container.Mounts[1].Destination", "c:\\v"},
                 {"container.Mounts[1].Driver", "local"});
    EXPECT_FACTS(INSPECT "'{{.Config.Env}}' web\n[A=1 2 B=x]\n",
                 {"container.Config.Env[0]", "A=1 2"}, {"container.Config.Env[1]", "B=x"});
    EXPECT_FACTS(INSPECT "'{{.Config.Labels}}' web\nmap[a.b:c d e:f:g]\n",
                 {"container.Config.Labels[\"a.b\"]", "c d"}, {"container.Config.Labels.e", "f:g"});
}

#define PRINTED                                                                                    \
    "{Binds:[C:\\d:C:\\d D:\\e:C:\\e] LogConfig:{Type:json-file Config:map[]} NetworkMode:nat "    \
    "PortBindings:map[80/tcp:[]] Isolation:process Memory:2147483648 AutoRemove:true}"

static void structures_of_go_are_read_by_their_names(void **state)
{
    (void)state;
    EXPECT_FACTS(INSPECT "'{{printf \"%+v\" .HostConfig}}' web\n" PRINTED "\n",
                 {"container.HostConfig.Binds[1]", "D:\\e:C:\\e"},
                 {"container.HostConfig.NetworkMode", "nat"},
                 {"container.HostConfig.Isolation", "process"},
                 {"container.HostConfig.Memory", "2147483648"});
    EXPECT_FACTS("&" PRINTED "\n", {"container.HostConfig.Isolation", "process"});
    EXPECT_FACTS("{Hostname:web Domainname: User:NT AUTHORITY\\SYSTEM AttachStdin:false Tty:true "
                 "Env:[A=1] Cmd:[cmd] Image:i WorkingDir:C:\\app Labels:map[a:b]}\n",
                 {"container.Config.User", "NT AUTHORITY\\SYSTEM"},
                 {"container.Config.Tty", "true"}, {"container.Config.WorkingDir", "C:\\app"},
                 {"container.Config.Labels.a", "b"});
}

/* ---- docker version, images, service and node ---- */

static void an_old_version_is_flat(void **state)
{
    (void)state;
    EXPECT_FACTS("Client version: 1.7.0\nClient API version: 1.19\nOS/Arch (client): "
                 "windows/amd64\nServer version: 20.10.9\nServer API version: 1.41\n"
                 "OS/Arch (server): windows/amd64\n",
                 {"engine", "moby-20.10.9"});
}

static void images_are_listed(void **state)
{
    (void)state;
    EXPECT_FACTS("PS C:\\> docker images\n"
                 "REPOSITORY                             TAG        IMAGE ID       SIZE\n"
                 "mcr.microsoft.com/windows/servercore   ltsc2019   ea9f7aa13d03   5.7GB\n"
                 "core                                   1          ea9f7aa13d03   5.7GB\n"
                 "<none>                                 <none>     0123456789ab   5.9GB\n",
                 {"host.Images[0].Id", "ea9f7aa13d03"},
                 {"host.Images[0].Names[0]", "mcr.microsoft.com/windows/servercore:ltsc2019"},
                 {"host.Images[0].Names[1]", "core:1"}, {"host.Images[0].OSVersion", "10.0.17763"},
                 {"host.Images[0].Names[2]", NULL});
    EXPECT_FACTS("IMAGE                                           ID             DISK USAGE\n"
                 "mcr.microsoft.com/windows/nanoserver:ltsc2022   1c5e2d0e7a4d        293MB\n",
                 {"host.Images[0].Id", "1c5e2d0e7a4d"}, {"host.Images[0].OSVersion", "10.0.20348"});
}

#define SERVICE                                                                                    \
    "ID:             8gxq5t3h2l1kxzq0e7s9v2m4n\nName:           web\n"                             \
    "Service Mode:   Replicated\n Replicas:      2\nContainerSpec:\n"                              \
    " Image:         i:1@sha256:00\n Args:          cmd /c\n Env:           A=1 B=2\n"             \
    " Dir:           C:\\app\n User:          ContainerUser\nMounts:\n Target:        C:\\d\n"     \
    "  Source:       D:\\d\n  ReadOnly:     true\n  Type:         bind\nResources:\n"              \
    " Reservations:\n  CPU:          1\n Limits:\n  CPU:          1.5\n  Memory:       2GiB\n"     \
    "Networks: lan \nEndpoint Mode:  vip\nPorts:\n PublishedPort = 8080\n  Protocol = tcp\n"       \
    "  TargetPort = 80\n  PublishMode = host\n"

static void a_service_is_printed_for_people(void **state)
{
    (void)state;
    EXPECT_FACTS(SERVICE, {"request.name", "web"}, {"request.body.Image", "i:1"},
                 {"request.body.Cmd[1]", "/c"}, {"request.body.Env[1]", "B=2"},
                 {"request.body.WorkingDir", "C:\\app"}, {"request.body.User", "ContainerUser"},
                 {"request.body.HostConfig.NanoCpus", "1500000000"},
                 {"request.body.HostConfig.Memory", "2147483648"},
                 {"request.body.HostConfig.Mounts[0].Target", "C:\\d"},
                 {"request.body.HostConfig.Mounts[0].Source", "D:\\d"},
                 {"request.body.HostConfig.Mounts[0].ReadOnly", "true"},
                 {"request.body.HostConfig.PortBindings[\"80/tcp\"][0].HostPort", "8080"});
    EXPECT_FACTS(
        "Hostname:   win1\nPlatform:\n Operating System:  windows\nResources:\n"
        " CPUs:      4\n Memory:    16GiB\nPlugins:\n Network:   nat\n"
        "Engine Version:  20.10.9\n",
        {"engine", "moby-20.10.9"}, {"host.NumCPU", "4"},
        {"host.Sources.OSProduct", "assumed: the host is Windows Server 2019, build 17763"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_has_several_parts),
        cmocka_unit_test(commands_about_one_container_are_one),
        cmocka_unit_test(each_object_has_its_answer),
        cmocka_unit_test(an_answer_that_is_not_clear_is_no_fact),
        cmocka_unit_test(lists_and_maps_of_go_are_read),
        cmocka_unit_test(structures_of_go_are_read_by_their_names),
        cmocka_unit_test(an_old_version_is_flat),
        cmocka_unit_test(images_are_listed),
        cmocka_unit_test(a_service_is_printed_for_people),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
