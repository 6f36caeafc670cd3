/* The same thing in the layouts in which people have it: what docker's commands and those beside
 * it print, with templates, with --pretty, in tables, in Go's own print. */
#include "facts_testing.h"

#include "model/base/buf.h"

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

/* ---- Kubernetes ---- */

#define HEAD "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n"

static void a_pod_has_options_of_windows(void **state)
{
    (void)state;
    EXPECT_FACTS(
        HEAD
        "  hostname: h\n  securityContext:\n    windowsOptions: {runAsUserName: outer, "
        "gmsaCredentialSpecName: g}\n  containers:\n  - name: c\n    image: i\n"
        "    workingDir: C:\\app\n    command: [cmd]\n    args: [/c, ver]\n"
        "    securityContext: {windowsOptions: {runAsUserName: inner}}\n"
        "    resources: {limits: {cpu: 1500m, memory: 1.5Gi}, requests: {cpu: 1}}\n"
        "    ports: [{containerPort: 80, hostPort: 8080}, {containerPort: 53, protocol: UDP}]\n",
        {"container.Config.User", "inner"}, {"container.Config.Hostname", "h"},
        {"container.HostConfig.SecurityOpt[0]", "credentialspec=file://g.json"},
        {"container.HostConfig.NanoCpus", "1500000000"},
        {"container.HostConfig.Memory", "1610612736"}, {"container.Path", "cmd"},
        {"container.Args[1]", "ver"}, {"container.Config.WorkingDir", "C:\\app"},
        {"container.HostConfig.PortBindings[\"80/tcp\"][0].HostPort", "8080"},
        {"container.Config.ExposedPorts[\"53/udp\"]", "(else)"},
        {"container.HostConfig.PortBindings[\"53/udp\"]", NULL});
    EXPECT_FACTS("apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\n  annotations:\n"
                 "    c.container.alpha.windows.kubernetes.io/gmsa-credential-spec-name: own\n"
                 "    pod.alpha.windows.kubernetes.io/gmsa-credential-spec-name: pod\n"
                 "spec: {containers: [{name: c, image: i}]}\n",
                 {"container.HostConfig.SecurityOpt[0]", "credentialspec=file://own.json"});
    expect_choices(HEAD "  initContainers: [{name: init, image: i}]\n"
                        "  containers: [{name: c, image: i}]\n",
                   "p/c", "p/init");
}

static void what_makes_pods_is_read_as_they_are(void **state)
{
    (void)state;
    EXPECT_FACTS("apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: n}\nspec:\n  jobTemplate:\n"
                 "    spec:\n      template:\n        spec:\n"
                 "          runtimeClassName: runhcs-wcow-hypervisor\n"
                 "          containers: [{name: job, image: i, command: [cmd]}]\n",
                 {"container.Name", "/job"}, {"container.HostConfig.Isolation", "hyperv"});
    EXPECT_FACTS("{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[{\"apiVersion\":\"apps/v1\","
                 "\"kind\":\"DaemonSet\",\"metadata\":{\"name\":\"d\"},\"spec\":{\"template\":{"
                 "\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"i\",\"securityContext\":{"
                 "\"windowsOptions\":{\"gmsaCredentialSpecName\":\"g\"}}}]}}}},{\"apiVersion\":"
                 "\"windows.k8s.io/v1\",\"kind\":\"GMSACredentialSpec\",\"metadata\":{\"name\":"
                 "\"g\"},\"credspec\":{\"CmsPlugins\":[]}}]}",
                 {"container.HostConfig.SecurityOpt[0]", "credentialspec=file://g.json"},
                 {"host.CredentialSpecs.Files[\"g.json\"]", "{\"CmsPlugins\":[]}"});
}

static void a_described_pod_has_mounts_ports_and_its_end(void **state)
{
    (void)state;
    EXPECT_FACTS("Name:         iis-1\nNamespace:    default\nNode:         w/10.0.0.5\n"
                 "Containers:\n  iis:\n    Container ID:  docker://4d5e6f708192\n    Image:  i\n"
                 "    Port:          80/TCP\n    Host Port:     0/TCP\n    State:  Waiting\n"
                 "      Reason:  CrashLoopBackOff\n    Last State:  Terminated\n"
                 "      Exit Code:  -1073741510\n    Environment:\n      A:  1\n"
                 "      B:  <set to the key 'x' in secret 'y'>  Optional: false\n    Mounts:\n"
                 "      C:\\data from data (ro)\n      C:\\s from token (ro)\nVolumes:\n  data:\n"
                 "    Type:  HostPath (bare host directory volume)\n    Path:  D:\\data\n"
                 "  token:\n    Type:  Secret\n    SecretName:  s\n",
                 {"container.Id", "4d5e6f708192"},
                 {"container.Config.ExposedPorts[\"80/tcp\"]", "(else)"},
                 {"container.State.ExitCode", "-1073741510"}, {"container.Config.Env[0]", "A=1"},
                 {"container.Config.Env[1]", NULL}, {"container.Mounts[0].Source", "D:\\data"},
                 {"container.Mounts[0].Destination", "C:\\data"}, {"container.Mounts[1]", NULL});
}

static void a_node_is_the_host(void **state)
{
    (void)state;
    EXPECT_FACTS("Name:  win1\nCapacity:\n  cpu:  8\nSystem Info:\n"
                 "  Kernel Version:  10.0.17763.1158\n"
                 "  OS Image:        Windows Server 2019 Datacenter\n  Operating System:  windows\n"
                 "  Architecture:    amd64\n",
                 {"host.OSBuild", "17763"}, {"host.OSRevision", "1158"},
                 {"host.OSProduct", "server"}, {"host.NumCPU", "8"});
    EXPECT_FACTS("$ kubectl get nodes -o wide\n"
                 "NAME   STATUS   OS-IMAGE                         KERNEL-VERSION\n"
                 "lin1   Ready    Ubuntu 18.04.4 LTS               5.3.0-1018-azure\n"
                 "win1   Ready    Windows Server 2022 Datacenter   10.0.20348.2227\n",
                 {"host.OSBuild", "20348"}, {"host.OSRevision", "2227"});
    EXPECT_FACTS("{\"apiVersion\":\"v1\",\"kind\":\"Node\",\"metadata\":{\"name\":\"w\"},"
                 "\"status\":{\"capacity\":{\"cpu\":\"4\"},\"nodeInfo\":{\"kernelVersion\":"
                 "\"10.0.20348.1006\",\"osImage\":\"Windows Server 2022\"}}}",
                 {"host.OSBuild", "20348"}, {"host.NumCPU", "4"});
}

/* ---- lines among other text ---- */

static void run_lines_stand_in_units_traces_and_histories(void **state)
{
    (void)state;
    EXPECT_FACTS("[Service]\nExecStart=/usr/bin/docker -H tcp://w:2375 run --rm --name web \\\n"
                 "  img:1\nRestart=always\n",
                 {"request.name", "web"}, {"request.body.Image", "img:1"});
    EXPECT_FACTS("++ docker run -m 1g img:1\n", {"request.body.HostConfig.Memory", "1073741824"});
    EXPECT_FACTS("  Id CommandLine\n  -- -----------\n   2 docker run --name web img:1\n",
                 {"request.name", "web"});
    EXPECT_FACTS("\"C:\\Program Files\\docker.exe\" create --name web -w C:\\w img:1\n",
                 {"request.name", "web"}, {"request.body.WorkingDir", "C:\\w"});
    EXPECT_FACTS("[192.168.1.10]: PS C:\\> docker run --name web img:1\n", {"request.name", "web"});
    EXPECT_FACTS("REM web\r\n:: the port is 80\r\ndocker run ^\r\n  --name web ^\r\n  img:1\r\n"
                 "REM done\r\n",
                 {"request.name", "web"});
}

static void services_without_the_word_above_them_are_a_compose_file(void **state)
{
    (void)state;
    EXPECT_FACTS("```yml\n  web:\n    image: img:1 # it\n    isolation: process\n"
                 "    ports:\n      - \"8080:80\"\n```\n",
                 {"request.body.Image", "img:1"}, {"request.body.HostConfig.Isolation", "process"},
                 {"request.body.HostConfig.PortBindings[\"80/tcp\"][0].HostPort", "8080"});
}

static void all_properties_of_an_event_are_one_event(void **state)
{
    (void)state;
    EXPECT_FACTS("Message      : Failed to setup the external credentials for Container 'abc': "
                 "The RPC server is unavailable. (0xC0020017).\nId           : 11507\n"
                 "Level        : 2\nProviderName : Microsoft-Windows-Hyper-V-Compute\n"
                 "LogName      : Microsoft-Windows-Hyper-V-Compute-Admin\n",
                 {"host.Events[0].Id", "11507"},
                 {"host.Events[0].Provider", "Microsoft-Windows-Hyper-V-Compute"});
}

static void the_registry_has_the_products_name(void **state)
{
    (void)state;
    EXPECT_FACTS("HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\n"
                 "    ProductName    REG_SZ    Windows 10 Pro\n",
                 {"host.OSProduct", "client"});
}

/* The two longest lines are as long as each other, and no console broke them. */
static void facts_of_one_length_are_no_broken_lines(void **state)
{
    (void)state;
    EXPECT_FACTS("Containers: 8\nServer Version: 20.10.9\nStorage Driver: windowsfilter\n"
                 "Plugins:\n Log: awslogs etwlogs fluentd gelf json-file logentries splunk syslog\n"
                 "Swarm: inactive\nDefault Isolation: hyperv\n"
                 "Kernel Version: 10.0 17134 (17134.1.amd64fre.rs4_release.180410-1804)\n"
                 "Operating System: Windows 10 Pro N Version 1803 (OS Build 17134.191)\n"
                 "OSType: windows\nCPUs: 8\n",
                 {"host.DefaultIsolation", "hyperv"}, {"host.OSBuild", "17134"},
                 {"host.OSRevision", "191"}, {"host.OSProduct", "client"});
    EXPECT_FACTS("{\"SystemType\":\"Container\",\"Name\":\"c\",\"VolumePath\":"
                 "\"\\\\\\\\\\\\\\\\?\\\\\\\\Volume{1}\"}",
                 {"container.BaseFS", "\\\\?\\Volume{1}\\"});
}

/* ---- many containers of one text ---- */

/* Reading for another of the containers keeps what it can of the last time: whatever was asked for
 * before, each is what choosing it gives. */
static void expect_each_by_itself(const char *text, size_t count)
{
    struct artefact s, fresh;

    assert_no_error(artefact_read(&s, str_of(text), "f"));
    assert_int_equal(artefact_count(&s), count);
    for (size_t round = 0; round < 2; round++)
        for (size_t i = 0; i < count; i++) {
            const struct value *root = NULL;

            assert_no_error(artefact_other(&root, &s, i, NULL));
            assert_no_error(artefact_read(&fresh, str_of(text), "f"));
            assert_no_error(artefact_select(&fresh, i));
            if (!value_eq(root, fresh.root))
                fail_msg("container %zu of\n%s", i, text);
            value_unref(root);
            artefact_close(&fresh);
        }
    artefact_close(&s);
}

/* Containers of a long list are read once more without the others: those that stand there twice
 * or between other things must be what they are.
 */
static void each_of_a_long_list_is_what_choosing_it_gives(void **state)
{
    const char *const others[] = {
        "{\"RootFS\":{},\"Id\":\"i\"}", "{\"HostConfig\":{\"Memory\":7}}",
        "{\"Id\":\"2\",\"Name\":\"/c2\",\"State\":{\"Pid\":5},\"Config\":{}}",
        "{\"Id\":\"30\",\"Name\":\"/c30\",\"HostConfig\":{}}"};
    struct buf text = {.s = NULL};

    (void)state;
    buf_char(&text, '[');
    for (int i = 0; i < 40; i++) {
        if (i % 9 == 4)
            buf_printf(&text, "%s,", others[i / 9 % 4]);
        buf_printf(&text, "{\"Id\":\"%d\",\"Name\":\"/c%d\",\"HostConfig\":{\"Memory\":%d}},", i, i,
                   i + 1);
    }
    for (size_t i = 0; i < 4; i++)
        buf_printf(&text, "%s%s", others[i], i < 3 ? "," : "]");
    assert_false(text.failed);
    buf_char(&text, '\0');
    expect_each_by_itself(text.s, 42);
    buf_finish(&text);
}

static void each_of_many_containers_is_what_choosing_it_gives(void **state)
{
    (void)state;
    expect_each_by_itself("docker run --name a i:1\ndocker network create lan\n"
                          "docker run --name b i:2\ndocker run -m 1x i:3\n"
                          "docker run --name c --network lan i:4\n",
                          4);
    expect_each_by_itself("services:\n  a: {image: 'i:1'}\n  b: {image: 'i:2', cpus: 2}\n"
                          "  c: {image: 'i:3', platform: windows/amd64}\n",
                          3);
    expect_each_by_itself(INSPECT "'{{.HostConfig.Isolation}}' a\nhyperv\n" INSPECT
                                  "'{{.HostConfig.Isolation}}' b\nprocess\n" INSPECT
                                  "'{{.State.ExitCode}}' a\n5\n",
                          2);
    expect_each_by_itself(HEAD "  containers: [{name: a, image: i}, {name: b, image: j}]\n", 2);
}

/* The images and networks of the host are read once for all of them. */
static void what_stands_beside_them_is_the_same_for_each(void **state)
{
#define CONTAINER(id, image, state)                                                                \
    "{\"Id\":\"" id "\",\"Name\":\"/c" id "\",\"Image\":\"" image                                  \
    "\",\"Platform\":\"windows\",\"State\":{\"Error\":\"" state                                    \
    "\"},\"HostConfig\":{\"NetworkMode\":\"n2\"},\"NetworkSettings\":{\"Networks\":{\"n2\":"       \
    "{\"EndpointID\":\"e" id "\"}}}}"
#define IMAGE(id) "{\"Id\":\"" id "\",\"Os\":\"windows\",\"RepoTags\":[\"" id ":1\"],\"RootFS\":{}}"
#define NETWORK(name, driver)                                                                      \
    "{\"Name\":\"" name "\",\"Id\":\"id" name "\",\"Driver\":\"" driver                            \
    "\",\"IPAM\":{},\"Options\":{\"a.b\":\"c\"}}"
    static const char containers[] = "[" CONTAINER("1", "i1", "") "," CONTAINER(
        "2", "i2", "") "," CONTAINER("3", "i9", "network n3 not found") "]\n";
    static const char *const beside[] = {
        "[" IMAGE("i0") "," IMAGE("i1") "," IMAGE("i2") "]\n[" NETWORK("n1", "nat") "," NETWORK(
            "n2", "l2bridge") "," NETWORK("n3", "nat") "]\n",
        "[" NETWORK("n1", "nat") "]\n[" NETWORK("n2", "nat") "]\n[" NETWORK("n1", "nat") "]\n",
        "[" IMAGE("i2") "," IMAGE("i2") "]\n[" NETWORK(
            "n 1", "nat") "]\nNETWORK ID     NAME   DRIVER   "
                          "SCOPE\n0123456789ab   n2     nat      local\n",
        "[" NETWORK("n1", "@{x=1}") "," NETWORK("n2", "nat") ",{\"IPAM\":{},\"Driver\":\"nat\"}]\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(beside) / sizeof(beside[0]); i++) {
        for (int first = 0; first < 2; first++) {
            struct buf made = {.s = NULL};
            char *text;

            buf_printf(&made, "%s%s", first ? beside[i] : containers,
                       first ? containers : beside[i]);
            assert_non_null(text = buf_take(&made, NULL));
            expect_each_by_itself(text, 3);
            free(text);
        }
    }
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
        cmocka_unit_test(a_pod_has_options_of_windows),
        cmocka_unit_test(what_makes_pods_is_read_as_they_are),
        cmocka_unit_test(a_described_pod_has_mounts_ports_and_its_end),
        cmocka_unit_test(a_node_is_the_host),
        cmocka_unit_test(run_lines_stand_in_units_traces_and_histories),
        cmocka_unit_test(services_without_the_word_above_them_are_a_compose_file),
        cmocka_unit_test(all_properties_of_an_event_are_one_event),
        cmocka_unit_test(the_registry_has_the_products_name),
        cmocka_unit_test(facts_of_one_length_are_no_broken_lines),
        cmocka_unit_test(each_of_many_containers_is_what_choosing_it_gives),
        cmocka_unit_test(each_of_a_long_list_is_what_choosing_it_gives),
        cmocka_unit_test(what_stands_beside_them_is_the_same_for_each),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
