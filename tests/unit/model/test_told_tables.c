/* Tables that docker prints, lines that create services, descriptions of kubectl and what reg.exe
 * shows: what they tell where columns, flags or lines are missing. */
#include "facts_testing.h"

#define PS       "CONTAINER ID   IMAGE     STATUS                 NAMES\n"
#define NETWORKS "NETWORK ID     NAME      DRIVER    SCOPE\n"
#define IMAGES   "REPOSITORY   TAG       IMAGE ID       CREATED      SIZE\n"
#define IMAGES29 "IMAGE        ID             DISK USAGE   CONTENT SIZE   EXTRA\n"

static void columns_of_docker_may_be_empty_or_cut(void **state)
{
    (void)state;
    EXPECT_FACTS("PS C:\\> docker ps -a\n" PS
                 "9a1f0c2b3d4e   core:1    Up 2 minutes           web\n",
                 {"container.State.Status", "running"}, {"container.State.ExitCode", NULL},
                 {"container.Name", "/web"});
    EXPECT_FACTS(PS "9a1f0c2b3d4e   a-lon...  Restarting (1) 2 s     web\n",
                 {"container.State.Status", "restarting"}, {"container.Config.Image", NULL});
    EXPECT_FACTS(PS "9a1f0c2b3d4e   a         Exited (x) 2 hours     web\n",
                 {"container.State.Status", "exited"}, {"container.State.ExitCode", NULL});
    EXPECT_FACTS(PS "9a1f0c2b3d4e   a         Exited () 2 hours      web\n",
                 {"container.State.Status", "exited"}, {"container.State.ExitCode", NULL});
    EXPECT_FACTS(PS "9a1f0c2b3d4e   a         Created                web\n",
                 {"container.State.Status", "created"});
    EXPECT_FACTS(PS "9a1f0c2b3d4e   a                                web\n",
                 {"container.State.Status", NULL}, {"container.Config.Image", "a"});
    EXPECT_FACTS(NETWORKS "e7f2a0b1c2d3   corp      l2bridge  local\n"
                          "f7f2a0b1c2d3   a-long\xE2\x80\xA6   nat       local\n"
                          "e7f2a0b1c2d3\n",
                 {"host.Networks[0].Name", "corp"}, {"host.Networks[0].Id", NULL},
                 {"host.Networks[1]", NULL});
    EXPECT_FACTS(
        "NETWORK ID                                                         NAME      DRIVER\n"
        "e7f2a0b1c2d3e7f2a0b1c2d3e7f2a0b1c2d3e7f2a0b1c2d3e7f2a0b1c2d3e7f2   corp      nat\n",
        {"host.Networks[0].Id",
         "e7f2a0b1c2d3e7f2a0b1c2d3e7f2a0b1c2d3e7f2a0b1c2d3e7f2a0b1c2d3e7f2"});
    EXPECT_FACTS(IMAGES "core         1809      9a1f0c2b3d4e   2 days ago   5GB\n"
                        "core         new       9a1f0c2b3d4e   2 days ago   5GB\n"
                        "other        <none>    aa1f0c2b3d4e   2 days ago   5GB\n"
                        "<none>       <none>    ba1f0c2b3d4e   2 days ago   5GB\n",
                 {"host.Images[0].Id", "9a1f0c2b3d4e"}, {"host.Images[0].Names[0]", "core:1809"},
                 {"host.Images[0].Names[1]", "core:new"}, {"host.Images[1].Names[0]", "other"},
                 {"host.Images[1].Names[1]", NULL});
    EXPECT_FACTS(IMAGES29 "core:1809    9a1f0c2b3d4e   5GB          2GB\n",
                 {"host.Images[0].Id", "9a1f0c2b3d4e"}, {"host.Images[0].Names[0]", "core:1809"});
}

/* With --format json each row is an object in a line of its own. */
static void rows_of_docker_may_be_objects(void **state)
{
    (void)state;
    EXPECT_FACTS("PS C:\\> docker network ls --format json\n"
                 "{\"CreatedAt\":\"2024-05-02\",\"Driver\":\"nat\",\"ID\":\"a1b2c3d4e5f6\","
                 "\"IPv6\":\"false\",\"Internal\":\"false\",\"Labels\":\"\",\"Name\":\"nat\","
                 "\"Scope\":\"local\"}\n"
                 "{\"CreatedAt\":\"2024-05-02\",\"Driver\":\"transparent\",\"ID\":\"b1b2c3d4e5f6\","
                 "\"IPv6\":\"false\",\"Internal\":\"false\",\"Labels\":\"a=b\","
                 "\"Name\":\"corp\",\"Scope\":\"local\"}\n",
                 {"host.Networks[0].Name", "nat"}, {"host.Networks[1].Name", "corp"},
                 {"host.Networks[1].Driver", "transparent"}, {"host.Networks[1].Id", NULL});
    EXPECT_FACTS("{\"Containers\":\"N/A\",\"ID\":\"9a1f0c2b3d4e\",\"Repository\":\"web\","
                 "\"Size\":\"5GB\",\"Tag\":\"1\"}\n",
                 {"host.Images[0].Id", "9a1f0c2b3d4e"}, {"host.Images[0].Names[0]", "web:1"});
    EXPECT_FACTS(
        "{\"ID\":\"9a1f0c2b3d4e\",\"Repository\":\"web\",\"Size\":\"5GB\",\"Tag\":\"1\"}\n"
        "{\"ID\":\"9a1f0c2b3d4e\",\"Repository\":\"r/web\",\"Size\":\"5GB\",\"Tag\":\"2\"}\n"
        "{\"ID\":\"aa1f0c2b3d4e\",\"Repository\":\"db\",\"Size\":\"5GB\",\"Tag\":\"2\"}\n",
        {"host.Images[0].Names[0]", "web:1"}, {"host.Images[0].Names[1]", "r/web:2"},
        {"host.Images[1].Names[0]", "db:2"}, {"host.Images[1].Names[1]", NULL});
    EXPECT_FACTS("{\"Command\":\"\\\"cmd\\\"\",\"ID\":\"9a1f0c2b3d4e\",\"Image\":\"core:1\","
                 "\"Names\":\"web\",\"State\":\"exited\",\"Status\":\"Exited (5) 2 hours ago\"}\n",
                 {"container.Name", "/web"}, {"container.Config.Image", "core:1"},
                 {"container.State.Status", "exited"}, {"container.State.ExitCode", "5"});
}

/* They were refused: labels are a text there, and a second volume was told to contradict the
 * first. */
static void volumes_may_be_listed(void **state)
{
    (void)state;
    EXPECT_FACTS("{\"Driver\":\"local\",\"Labels\":\"\",\"Links\":\"N/A\","
                 "\"Mountpoint\":\"D:\\\\dk\\\\volumes\\\\data\\\\_data\",\"Name\":\"data\"}\n"
                 "{\"Driver\":\"local\",\"Labels\":\"a=b\",\"Links\":\"N/A\","
                 "\"Mountpoint\":\"D:\\\\dk\\\\volumes\\\\logs\\\\_data\",\"Name\":\"logs\"}\n",
                 {"host.Root", "D:\\dk"}, {"host.Volumes[0].Name", "data"},
                 {"host.Volumes[1].Name", "logs"}, {"host.Volumes[1].Driver", "local"},
                 {"host.Volumes[1].Labels", NULL});
    EXPECT_FACTS("DRIVER    VOLUME NAME\nlocal     data\nazure     a-long\xE2\x80\xA6\n"
                 "other     logs\n",
                 {"host.Volumes[0].Name", "data"}, {"host.Volumes[1].Name", "logs"},
                 {"host.Volumes[1].Driver", "other"}, {"host.Volumes[2]", NULL});
}

/* A list has an image's name and id and no more: what is not told does not crash the daemon, and
 * an image of another name is none that is missing. */
static void an_asked_image_may_only_be_listed(void **state)
{
    (void)state;
    EXPECT_FACTS("docker run -d docker.io/library/web\n\n" IMAGES
                 "other        1         9a1f0c2b3d4e   2 days ago   5GB\n"
                 "web          latest    aa1f0c2b3d4e   2 days ago   5GB\n",
                 {"host.Images[0].Config", NULL}, {"host.Images[1].OS", "windows"},
                 {"host.Images[1].Config.Cmd[0]", "cmd"},
                 {"host.Sources[\"Images.aa1f0c2b3d4e.Config\"]",
                  "assumed: the image's configuration is not known, cmd stands for its command"},
                 {"host.Images[2]", NULL});
    EXPECT_FACTS("docker run -d web:2\n\n" IMAGES
                 "web          latest    aa1f0c2b3d4e   2 days ago   5GB\n",
                 {"host.Images[0].Names[0]", "web:latest"}, {"host.Images[1].Names[0]", "web:2"},
                 {"host.Images[1].OS", "windows"});
}

#define IN_CORP                                                                                    \
    "[{\"Id\":\"9a1f0c2b3d4e\",\"Name\":\"/web\",\"Path\":\"cmd\",\"Args\":[],\"Image\":\"i\","    \
    "\"State\":{\"Status\":\"running\"},\"Config\":{},\"HostConfig\":{},\"Platform\":\"windows\"," \
    "\"NetworkSettings\":{\"Networks\":{\"corp\":{\"EndpointID\":\"e1\"}}}}]\n\n"

/* Any network of these drivers, and not only the one called nat. */
static void the_driver_of_a_network_tells_of_unqualified_names(void **state)
{
    (void)state;
    EXPECT_FACTS(IN_CORP NETWORKS "e7f2a0b1c2d3   corp      nat       local\n",
                 {"host.Networks[0].DriverInfo.hnsid", "e1"},
                 {"host.Networks[0].DriverInfo.AllowUnqualifiedDNSQuery", "true"});
    EXPECT_FACTS(IN_CORP NETWORKS "e7f2a0b1c2d3   corp      overlay   swarm\n",
                 {"host.Networks[0].DriverInfo.AllowUnqualifiedDNSQuery", "true"});
    EXPECT_FACTS(IN_CORP NETWORKS "e7f2a0b1c2d3   corp      l2bridge  local\n",
                 {"host.Networks[0].DriverInfo.hnsid", "e1"},
                 {"host.Networks[0].DriverInfo.AllowUnqualifiedDNSQuery", NULL});
}

static void a_part_of_an_inspect_may_be_a_list_of_powershells(void **state)
{
    (void)state;
    EXPECT_FACTS(
        "PS C:\\> (docker inspect web | ConvertFrom-Json).HostConfig\n\n\n"
        "Binds           : {C:\\a:C:\\b, D:\\x:D:}\n"
        "ContainerIDFile : \n"
        "LogConfig       : @{Type=json-file; Config=}\n"
        "AutoRemove      : False\n"
        "Privileged      : True\n"
        "Isolation       : process\n"
        "NanoCpus        : 2000000000\n"
        "Memory          : much\n"
        "Dns             : {}\n"
        "DnsSearch       : {a, b, c, d...}\n"
        "SecurityOpt     : {credentialspec=file://web.json}\n\n",
        {"container.HostConfig.Binds[1]", "D:\\x:D:"},
        {"container.HostConfig.ContainerIDFile", NULL}, {"container.HostConfig.LogConfig", NULL},
        {"container.HostConfig.Privileged", "true"}, {"container.HostConfig.Isolation", "process"},
        {"container.HostConfig.NanoCpus", "2000000000"}, {"container.HostConfig.Memory", NULL},
        {"container.HostConfig.DnsSearch", NULL},
        {"container.HostConfig.SecurityOpt[0]", "credentialspec=file://web.json"});
    EXPECT_FACTS("Id         : a1a1\nPath       : cmd\nArgs       : {/c, ping}\n"
                 "State      : @{Status=running}\nRestartCount : 3\nDriver     : windowsfilter\n"
                 "Name       : /web\nPlatform   : windows\nMounts     : {}\n",
                 {"container.Path", "cmd"}, {"container.Args[1]", "ping"},
                 {"container.State", NULL}, {"container.Name", "/web"});
    EXPECT_FACTS("Status : exited\nRunning : False\nExitCode : 3\nPid : 0\nOther : x\n",
                 {"container.State.ExitCode", "3"}, {"container.State.Running", "(else)"});
}

#define CREATE(words) "docker service create " words " iis\n"

static void flags_of_a_service_are_docker_create_s(void **state)
{
    (void)state;
    EXPECT_FACTS(CREATE("-econ=1 -e=A=2 -u me -wC:\\a --group g --host h:1.2.3.4 -dq --init"),
                 {"request.body.Env[0]", "con=1"}, {"request.body.Env[1]", "A=2"},
                 {"request.body.User", "me"}, {"request.body.WorkingDir", "C:\\a"},
                 {"request.body.HostConfig.GroupAdd[0]", "g"},
                 {"request.body.HostConfig.ExtraHosts[0]", "h:1.2.3.4"},
                 {"request.body.HostConfig.Init", "true"});
    EXPECT_FACTS(CREATE("--read-only=false --no-healthcheck --limit-pids 5 --detach --label a=b"),
                 {"request.body.HostConfig.ReadonlyRootfs", "(else)"},
                 {"request.body.Healthcheck.Test[0]", "NONE"},
                 {"request.body.HostConfig.PidsLimit", "5"}, {"request.body.Labels.a", NULL});
    EXPECT_FACTS(CREATE("--publish target=80,mode=host --publish "
                        "published=53,target=53,mode=host,protocol=udp --publish targets=1,mode=x"),
                 {"request.body.HostConfig.PortBindings[\"80/tcp\"][0].HostPort", ""},
                 {"request.body.HostConfig.PortBindings[\"53/udp\"][0].HostPort", "53"});
    EXPECT_FACTS(CREATE("--secret s --config c --secret=t --mount type=volume,target=C:\\d"),
                 {"request.body.HostConfig.Mounts[0].Target", "C:\\d"},
                 {"request.body.Image", "iis"});
    EXPECT_FACTS("docker service create --env\n", {"request", NULL});
}

#define POD(lines)                                                                                 \
    "Name:  p\nNamespace:  n\nNode: x\nContainers:\n  c:\n    Image:  i\n" lines                   \
    "Volumes:\n  data:\n    Type:  HostPath (bare)\n    Path:  C:\\h\n  tmp:\n"                    \
    "    Type:  EmptyDir\n    Path:  C:\\no\n"

static void a_described_pod_has_what_its_lines_say(void **state)
{
    (void)state;
    EXPECT_FACTS(POD("    Container ID:  docker://4d5e\n    Ports:  80/TCP, 53/UDP, <none>, 0/TCP\n"
                     "    State:  Terminated\n      Exit Code:  7\n    Last State:  Terminated\n"
                     "      Exit Code:  8\n"),
                 {"container.Id", "4d5e"}, {"container.State.ExitCode", "7"},
                 {"container.Config.ExposedPorts[\"80/tcp\"]", "(else)"},
                 {"container.Config.ExposedPorts[\"53/udp\"]", "(else)"},
                 {"container.Config.ExposedPorts[\"0/tcp\"]", NULL});
    EXPECT_FACTS(POD("    Container ID:\n    Port:  <none>\n    State:  Waiting\n"
                     "      Exit Code:  x\n    Last State:  Terminated\n      Exit Code:  8\n"),
                 {"container.Config.ExposedPorts", NULL}, {"container.State.ExitCode", "8"});
    EXPECT_FACTS(
        POD("    Environment:\n      A:  1\n      no variable\n      B:  <set to the key 'b' of "
            "secret 's'>\n      C:   (v1:metadata.name)\n      D:\n"),
        {"container.Config.Env[0]", "A=1"}, {"container.Config.Env[1]", "D="},
        {"container.Config.Env[2]", NULL});
    EXPECT_FACTS(
        POD("    Mounts:\n      C:\\a from data (ro)\n      C:\\b from tmp (rw)\n"
            "      C:\\c from gone (rw)\n      C:\\d from data\n      C:\\e (rw) from data\n"),
        {"container.Mounts[0].Destination", "C:\\a"}, {"container.Mounts[0].Source", "C:\\h"},
        {"container.Mounts[0].RW", "(else)"}, {"container.Mounts[1]", NULL});
    EXPECT_FACTS(
        POD("    Limits:\n      cpu:  500m\n      memory:  1x\n    Limitsless\n    Args\n"),
        {"container.HostConfig.NanoCpus", "500000000"}, {"container.HostConfig.Memory", NULL});
    EXPECT_FACTS(POD("  d:\n    Image:  j\n    Command:\n      z\n"), {"container.Name", "/c"},
                 {"container.Path", "cmd"});
    EXPECT_FACTS("Name:  p\nNamespace:  n\nStatus: x\nContainers:\n  c:\n    Command:\n      a\n"
                 "      b\n    Args:\n      d\n",
                 {"container.Path", "a"}, {"container.Args[0]", "b"}, {"container.Args[1]", "d"});
}

#define KEY     "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"
#define SPECS   KEY "\\Virtualization\\Containers\\CredentialSpecs"
#define READ    "host.CredentialSpecs.Registry."
#define REFUSED "ERROR: The system was unable to find the specified registry key or value.\n"

static void a_query_of_the_registry_has_types(void **state)
{
    (void)state;
    EXPECT_FACTS(SPECS "\n    (Default)    REG_SZ    d\n    a    REG_EXPAND_SZ    %X%\n"
                       "    b    REG_QWORD    0xFf\n    c    REG_BINARY    00\n    d    REG_SZ\n",
                 {READ "Values[\"\"]", "d"}, {READ "Values.a", "%X%"},
                 {READ "ReadErrors.b", "unexpected key value type"},
                 {READ "ReadErrors.c", "unexpected key value type"}, {READ "Values.d", ""});
    EXPECT_FACTS(KEY "\n    CurrentBuild    REG_SZ    20348\n    UBR    REG_DWORD    0x0\n"
                     "    ProductName    REG_SZ    Windows Server 2022 Datacenter\n",
                 {"host.OSBuild", "20348"}, {"host.OSRevision", "0"});
    EXPECT_FACTS(KEY "\n    CurrentBuild    REG_SZ    none\n    UBR    REG_BINARY    00\n",
                 {"host.OSBuild", "17763"}, {"host.OSRevision", NULL});
    /* One value was asked for, or there is no key: what else it holds is not known. */
    EXPECT_FACTS("C:\\>reg.exe query \"" SPECS "\" /v web\n\n" SPECS "\n    web    REG_SZ    {}\n"
                 "    two    REG_SZ    {}\n",
                 {READ "Values.web", "{}"}, {"host.Unknown[0]", "CredentialSpecs.Registry"});
    EXPECT_FACTS("C:\\>reg query \"" SPECS "\"\n" REFUSED,
                 {"host.Sources[\"CredentialSpecs.Registry\"]", "creds.reg line 2: the key"});
    EXPECT_FACTS("C:\\>reg query \"" SPECS "\" /v x\n" REFUSED "\n" SPECS
                 "\n    a    REG_SZ    b\n",
                 {READ "Values.a", "b"});
}

#define GUID "b95d0c5e-57d4-412b-b571-18a81a16e005"
#define HNS  "host.HNSNetworks[\"" GUID "\"]."
#define END  "host.HNSEndpoints[\"" GUID "\"]."

static void tables_of_hns_have_few_columns(void **state)
{
    (void)state;
    EXPECT_FACTS("ID                                   Name AddressPrefix GatewayAddress\n"
                 "--                                   ---- ------------- --------------\n" GUID
                 " nat  10.0.0.0/24   10.0.0.1\n",
                 {HNS "Name", "nat"}, {HNS "Subnet", "10.0.0.0/24"}, {HNS "Gateway", "10.0.0.1"});
    EXPECT_FACTS("ID                                   Name CurrentEndpointCount\n"
                 "--                                   ---- --------------------\n" GUID
                 " nat  3\n",
                 {HNS "Name", "nat"}, {HNS "Subnet", NULL});
    EXPECT_FACTS("ID                                   Name Subnets\n"
                 "--                                   ---- -------\n" GUID
                 " nat  {@{AddressPrefix=10.0.0.0/24; GatewayAddress=10.0.0.1}}\n",
                 {HNS "Name", "nat"}, {HNS "Subnet", "10.0.0.0/24"});
    EXPECT_FACTS("ID                                   Name VirtualNetworkName IPAddress\n"
                 "--                                   ---- ------------------ ---------\n" GUID
                 " e    nat                10.0.0.5\n",
                 {END "Name", "e"}, {END "IPAddress", "10.0.0.5"});
    EXPECT_FACTS("ID                                   HostComputeNetwork\n"
                 "--                                   ------------------\n" GUID " a1b2\n",
                 {END "NetworkId", "a1b2"});
    /* hnsdiag list */
    EXPECT_FACTS("Networks:\nName             ID\nnat              " GUID "\nno id here\n\n"
                 "Endpoints:\nName     ID     Virtual Network Name\nE        " GUID
                 "   nat\n\nNamespaces:\nID | Endpoints\n" GUID " | x\n",
                 {HNS "Name", "nat"}, {END "Name", "E"});
    EXPECT_FACTS("Networks:\nName | ID\n| nat | " GUID " |\n" GUID "0\n", {HNS "Name", "nat"});
}

static void a_network_is_created_by_a_line(void **state)
{
    (void)state;
    EXPECT_FACTS(
        "docker network create -d transparent -o com.docker.network.windowsshim.vlanid=7 "
        "--opt flag --subnet=10.0.0.0/24 --gateway 10.0.0.1 --subnet 10.1.0.0/24 --attachable "
        "corp\n",
        {"host.Networks[0].Name", "corp"}, {"host.Networks[0].Driver", "transparent"},
        {"host.Networks[0].Subnets[0].Subnet", "10.0.0.0/24"},
        {"host.Networks[0].Subnets[0].Gateway", "10.0.0.1"},
        {"host.Networks[0].Subnets[1].Subnet", "10.1.0.0/24"},
        {"host.Networks[0].Subnets[1].Gateway", NULL},
        {"host.Networks[0].Options[\"com.docker.network.windowsshim.vlanid\"]", "7"},
        {"host.Networks[0].Options.flag", ""}, {"host.Networks[0].Internal", NULL});
    EXPECT_FACTS("docker network create -dnat -o=a=b -o a=c --gateway=10.0.0.1 --gateway=10.0.0.2 "
                 "--internal corp\n",
                 {"host.Networks[0].Driver", "nat"}, {"host.Networks[0].Options.a", "b"},
                 {"host.Networks[0].Subnets[0].Gateway", "10.0.0.1"},
                 {"host.Networks[0].Subnets[1].Gateway", "10.0.0.2"},
                 {"host.Networks[0].Internal", "true"});
    EXPECT_FACTS("docker network create --internal=false --label x corp --driver\n",
                 {"host.Networks[0].Name", "corp"}, {"host.Networks[0].Internal", NULL},
                 {"host.Networks[0].Driver", NULL});
}

static void a_request_is_sent_by_a_line(void **state)
{
    (void)state;
    EXPECT_FACTS(
        "curl -X POST http://x/v1.40/containers/create -d '{\"Image\":\"i\",\"Cmd\":[]}'\n",
        {"request.body.Image", "i"});
    EXPECT_FACTS("curl.exe -d \"{\\\"Image\\\":\\\"i\\\"}\" http://x/containers/create\n",
                 {"request.body.Image", "i"});
    EXPECT_FACTS(
        "Invoke-RestMethod -Method Post http://x/containers/create -Body '{\"Image\":\"i\"}'\n",
        {"request.body.Image", "i"});
    EXPECT_FACTS("{\"Image\":\"i\",\"Entrypoint\":[\"a\"]}", {"request.body.Image", "i"});
    EXPECT_FACTS("{\"Image\":\"i\",\"Env\":[\"A=1\"]}", {"request.body.Env[0]", "A=1"});
    EXPECT_FACTS("{\"Image\":\"i\",\"NetworkingConfig\":{}}", {"request.body.Image", "i"});
}

static void parts_of_an_inspect_are_parts_of_the_container(void **state)
{
    (void)state;
    EXPECT_FACTS(
        "[{\"Type\":\"bind\",\"Source\":\"C:\\\\a\",\"Destination\":\"C:\\\\b\",\"RW\":true}]",
        {"container.Mounts[0].Destination", "C:\\b"});
    EXPECT_FACTS("{\"State\":{\"Status\":\"exited\",\"ExitCode\":7}}",
                 {"container.State.ExitCode", "7"});
    EXPECT_FACTS("{\"NetworkSettings\":{\"Networks\":{\"nat\":{\"NetworkID\":\"a\"}}}}",
                 {"container.NetworkSettings.Networks.nat.NetworkID", "a"});
    EXPECT_FACTS("\"Id\": \"0a\", \"HostConfig\": {\"Isolation\": \"process\"},\n",
                 {"container.HostConfig.Isolation", "process"}, {"container.Id", "0a"});
}

static void carriers_may_leave_much_out(void **state)
{
    (void)state;
    EXPECT_FACTS(
        "{\"containerDefinitions\": [{\"name\": \"n\", \"image\": \"i\", \"memory\": \"many\","
        " \"cpu\": 512, \"environment\": {\"A\": \"1\", \"B\": 2, \"C\": []},"
        " \"pseudoTerminal\": true, \"portMappings\": [{\"containerPort\": 80,"
        " \"hostPort\": 0}, {\"containerPort\": 0}, {\"containerPort\": 53, \"hostPort\": 54,"
        " \"protocol\": \"udp\"}], \"mountPoints\": [{\"sourceVolume\": \"w\","
        " \"containerPath\": \"C:\\\\w\"}, 5], \"dockerSecurityOptions\": [1, \"x\"]}],"
        " \"volumes\": [{\"name\": \"v\"}, {\"name\": \"w\"}]}",
        {"request.body.Env[0]", "A=1"}, {"request.body.Env[1]", "B=2"},
        {"request.body.Env[2]", "C="}, {"request.body.Tty", "true"},
        {"request.body.HostConfig.Memory", NULL},
        {"request.body.HostConfig.PortBindings[\"80/tcp\"][0].HostPort", ""},
        {"request.body.HostConfig.PortBindings[\"0/tcp\"]", NULL},
        {"request.body.HostConfig.PortBindings[\"53/udp\"][0].HostPort", "54"},
        {"request.body.HostConfig.Binds[0]", "w:C:\\w"},
        {"request.body.HostConfig.SecurityOpt", NULL});
    EXPECT_FACTS(
        "[{\"Spec\": {\"TaskTemplate\": {\"ContainerSpec\": {\"Image\": \"i\", \"TTY\": true},"
        " \"Resources\": {\"Limits\": {\"NanoCPUs\": \"x\"}}}, \"EndpointSpec\": {\"Ports\":"
        " [{\"PublishMode\": \"ingress\", \"TargetPort\": 1},"
        " {\"PublishMode\": \"host\", \"TargetPort\": 2, \"PublishedPort\": 3}]}}}]",
        {"request.body.Tty", "true"}, {"request.body.HostConfig.NanoCpus", NULL},
        {"request.body.HostConfig.PortBindings[\"1/tcp\"]", NULL},
        {"request.body.HostConfig.PortBindings[\"2/tcp\"][0].HostPort", "3"});
}

static void a_daemon_has_settings_of_its_own(void **state)
{
    (void)state;
    EXPECT_FACTS("{\"graph\": \"D:\\\\g\", \"exec-opts\": [\"isolation=hyperv\", 5, \"x\"],"
                 " \"dns-search\": [\"a\"], \"bridge\": \"none\"}",
                 {"host.Root", "D:\\g"}, {"host.DefaultIsolation", "hyperv"},
                 {"host.DNSSearch[0]", "a"}, {"host.DisableBridge", "true"});
    EXPECT_FACTS("{\"data-root\": \"D:\\\\d\", \"graph\": \"D:\\\\g\", \"exec-opts\":"
                 " [\"isolation=process\", \"isolation=hyperv\"], \"bridge\": \"b\"}",
                 {"host.Root", "D:\\d"}, {"host.DefaultIsolation", "hyperv"},
                 {"host.DisableBridge", NULL});
    /* The same on dockerd's command line. */
    EXPECT_FACTS(
        "SERVICE_NAME: docker\n    BINARY_PATH_NAME : \"C:\\d d\\dockerd.exe\" --run-service"
        " -g D:\\g --exec-opt isolation=process --exec-opt=isolation=hyperv --dns 1.2.3.4"
        " --dns=1.2.3.5 --dns-search a --storage-opt size=50G --log-driver etwlogs"
        " --log-opt tag=x --log-opt env=A --feature containerd-snapshotter=true -b none\n",
        {"host.Root", "D:\\g"}, {"host.DefaultIsolation", "hyperv"}, {"host.DNS[1]", "1.2.3.5"},
        {"host.DNSSearch[0]", "a"}, {"host.StorageOpts[0]", "size=50G"},
        {"host.LogConfig.Type", "etwlogs"}, {"host.LogConfig.Config.env", "A"},
        {"host.ContainerdStore", "true"}, {"host.DisableBridge", "true"});
    EXPECT_FACTS(
        "SERVICE_NAME: docker\n    BINARY_PATH_NAME : dockerd --exec-opt isolation=x --dns\n",
        {"host.DNS", NULL});
    /* As somebody types it. */
    EXPECT_FACTS("dockerd.exe -g D:\\g --exec-opt isolation=hyperv\n", {"host.Root", "D:\\g"},
                 {"host.DefaultIsolation", "hyperv"});
    EXPECT_FACTS("\"C:\\d d\\dockerd.exe\" --run-service -g D:\\g\n", {"host.Root", "D:\\g"});
    EXPECT_FACTS("nssm set docker AppParameters --exec-opt isolation=hyperv\n",
                 {"host.DefaultIsolation", "hyperv"});
    EXPECT_FACTS("nssm set docker AppParameters \"--exec-opt isolation=hyperv -g D:\\g\"\n",
                 {"host.DefaultIsolation", "hyperv"}, {"host.Root", "D:\\g"});
    EXPECT_FACTS("nssm set docker AppParameters \"-g \\\"D:\\d d\\\"\"\n",
                 {"host.Root", "D:\\d d"});
    EXPECT_FACTS(
        "sc config docker binPath= \"C:\\d\\dockerd.exe --run-service -g \\\"D:\\d d\\\"\"\n",
        {"host.Root", "D:\\d d"});
    EXPECT_FACTS(
        "sc.exe config docker binPath= \"C:\\d\\dockerd.exe -g `\"D:\\d d`\" --run-service\"\n",
        {"host.Root", "D:\\d d"});
    EXPECT_FACTS("dockerd -g 'D:\\d d' --exec-opt 'isolation=hyperv'\n",
                 {"host.DefaultIsolation", "hyperv"}, {"host.Root", "D:\\d d"});
    EXPECT_FACTS("nssm install docker C:\\d\\dockerd.exe -g D:\\g\n", {"host.Root", "D:\\g"});
    EXPECT_FACTS("sc.exe config docker binPath= \"\\\"C:\\d d\\dockerd.exe\\\" --run-service "
                 "--exec-opt isolation=hyperv\"\n",
                 {"host.DefaultIsolation", "hyperv"});
    EXPECT_FACTS("New-Service docker -BinaryPathName '\"C:\\d\\dockerd.exe\" --run-service "
                 "--exec-opt isolation=hyperv'\n",
                 {"host.DefaultIsolation", "hyperv"});
}

/* The words that dockerd gets by way of PowerShell, cmd or the registry. */
static void a_command_that_starts_dockerd_tells_its_options(void **state)
{
    static const char *const commands[] = {
        "PS C:\\> Start-Process dockerd -ArgumentList '-D','-g D:\\g',  '--exec-opt "
        "isolation=hyperv'",
        "Start-Process -NoNewWindow -FilePath \"C:\\d d\\dockerd.exe\" -Arg \"-g D:\\g --exec-opt "
        "isolation=hyperv\" -Verb RunAs",
        "saps dockerd.exe @('-g', 'D:\\g', '--exec-opt', 'isolation=hyperv') -Wait",
        "C:\\>start /b dockerd --exec-opt isolation=hyperv -g D:\\g",
        "C:\\>start dockerd -D -H npipe:// -g D:\\g --exec-opt isolation=hyperv",
        "start \"the daemon\" /min C:\\d\\dockerd.exe --exec-opt isolation=hyperv -g D:\\g",
        "cmd /c start dockerd --exec-opt isolation=hyperv -g D:\\g",
        "cmd.exe /s /c \"start /min dockerd --exec-opt isolation=hyperv -g D:\\g\"",
        "cmd /c dockerd -G admins --exec-opt isolation=hyperv -g D:\\g",
        "powershell -NoProfile -Command \"Start-Process dockerd -ArgumentList '-g','D:\\g',"
        "'--exec-opt','isolation=hyperv' -NoNewWindow\"",
        "& 'C:\\d d\\dockerd.exe' -g D:\\g --exec-opt isolation=hyperv *> C:\\log.txt",
        "New-Service -Name docker -BinaryPathName '\"C:\\d d\\dockerd.exe\" -g D:\\g --exec-opt "
        "isolation=hyperv' -StartupType Automatic",
        "Set-ItemProperty HKLM:\\SYSTEM\\CurrentControlSet\\Services\\docker -Name ImagePath "
        "-Value "
        "\"dockerd -g D:\\g --exec-opt isolation=hyperv\"",
        "reg add HKLM\\SYSTEM\\CurrentControlSet\\Services\\docker /v ImagePath /d \"\\\"C:\\d "
        "d\\dockerd.exe\\\" --exec-opt isolation=hyperv -g D:\\g\" /f",
        "sc.exe config docker binPath= \"dockerd -g D:\\g --exec-opt isolation=hyperv\" start= "
        "auto",
        "nssm install docker \"C:\\d d\\dockerd.exe\" \"-g D:\\g --exec-opt isolation=hyperv\"",
        "dockerd -g D:\\g --exec-opt isolation=hyperv; docker info",
    };
    static const char *const sentences[] = {
        "docker run x:1\ndockerd -g D:\\g does not start for me",
        "docker run x:1\n\ndockerd is what -g D:\\g belongs to",
        "docker run x:1\ndockerd -D -g D:\\g, but nothing happens",
        "docker run x:1\ndockerd with --exec-opt isolation=hyperv fails",
        "docker run x:1\ndockerd is started with -g D:\\g"};

    (void)state;
    for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
        EXPECT_FACTS(commands[i], {"host.Root", "D:\\g"}, {"host.DefaultIsolation", "hyperv"});
    for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++)
        EXPECT_FACTS(sentences[i], {"host.Root", "C:\\ProgramData\\docker"},
                     {"host.DefaultIsolation", "process"});
}

static void rows_without_their_heading_tell_the_same(void **state)
{
    (void)state;
    EXPECT_FACTS("b1d5d3e2c4f5   nat    nat      local\n0a1b2c3d4e5f   none   null     local\n",
                 {"host.Networks[0].Driver", "nat"}, {"host.Networks[1].Name", "none"});
    EXPECT_FACTS("iis          1          7ab4b3b6f749   3 weeks ago   4.3GB\n",
                 {"host.Images[0].Names[0]", "iis:1"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_without_their_heading_tell_the_same),
        cmocka_unit_test(a_command_that_starts_dockerd_tells_its_options),
        cmocka_unit_test(columns_of_docker_may_be_empty_or_cut),
        cmocka_unit_test(rows_of_docker_may_be_objects),
        cmocka_unit_test(volumes_may_be_listed),
        cmocka_unit_test(an_asked_image_may_only_be_listed),
        cmocka_unit_test(the_driver_of_a_network_tells_of_unqualified_names),
        cmocka_unit_test(a_part_of_an_inspect_may_be_a_list_of_powershells),
        cmocka_unit_test(flags_of_a_service_are_docker_create_s),
        cmocka_unit_test(a_described_pod_has_what_its_lines_say),
        cmocka_unit_test(a_query_of_the_registry_has_types),
        cmocka_unit_test(carriers_may_leave_much_out),
        cmocka_unit_test(a_daemon_has_settings_of_its_own),
        cmocka_unit_test(tables_of_hns_have_few_columns),
        cmocka_unit_test(a_network_is_created_by_a_line),
        cmocka_unit_test(a_request_is_sent_by_a_line),
        cmocka_unit_test(parts_of_an_inspect_are_parts_of_the_container),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
