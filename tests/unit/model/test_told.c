/* What artefacts tell of a container and its host, a row a fact. */
#include "facts_testing.h"

/* ---- where the daemon keeps its things ---- */

#define VOLUME(driver)                                                                             \
    "\"Mounts\": [{\"Type\": \"bind\", \"Source\": \"C:\\\\volumes\\\\x\\\\_data\"}, "             \
    "{\"Type\": \"volume\", \"Name\": \"v\", \"Driver\": \"" driver "\", \"Source\": "             \
    "\"D:\\\\dk\\\\volumes\\\\v\\\\_data\", \"Destination\": \"c:\\\\v\"}]"
#define A_CONTAINER "[{\"Id\": \"c\", \"HostConfig\": {}, "

static void volumes_tell_of_the_daemons_root(void **state)
{
    (void)state;
    EXPECT_FACTS(A_CONTAINER VOLUME("local") "}]", {"host.Root", "D:\\dk"},
                 {"host.Sources.Root", "inspect: Mounts"});
    EXPECT_FACTS(A_CONTAINER VOLUME("other") "}]", {"host.Root", "C:\\ProgramData\\docker"});
    EXPECT_FACTS(A_CONTAINER VOLUME("local") ", \"LogPath\": "
                                             "\"E:\\\\d\\\\containers\\\\c\\\\c-json.log\"}]",
                 {"host.Root", "E:\\d"});
    EXPECT_FACTS("[{\"Name\": \"v\", \"Driver\": \"local\", \"Mountpoint\": "
                 "\"D:\\\\dk\\\\volumes\\\\v\\\\_data\", \"Scope\": \"local\"}]",
                 {"host.Root", "D:\\dk"}, {"host.Volumes[0].Name", "v"});
    EXPECT_FACTS(
        "[{\"Name\": \"a\", \"Driver\": \"other\", \"Mountpoint\": \"x\"}, {\"Name\": \"v\", "
        "\"Driver\": \"local\", \"Mountpoint\": \"D:\\\\dk\\\\volumes\\\\v\\\\_data\"}]",
        {"host.Root", "D:\\dk"}, {"host.Volumes[1].Name", "v"});
}

/* ---- HNS ---- */

#define INSPECT                                                                                    \
    "[{\"Id\": \"c\", \"HostConfig\": {}, \"NetworkSettings\": {\"Networks\": {\"nat\": "          \
    "{\"EndpointID\": \"of libnetwork\", \"MacAddress\": \"00:15:5d:cd:be:47\", \"IPAddress\": "   \
    "\"172.27.148.101\"}}}}]\n"

static void an_endpoint_is_the_one_with_the_address(void **state)
{
    (void)state;
    EXPECT_FACTS(INSPECT "[{\"ID\": \"AAAA\", \"VirtualNetworkName\": \"nat\", \"VirtualNetwork\": "
                         "\"N\", \"MacAddress\": \"00-15-5D-00-00-01\"}, {\"ID\": \"BBBB\", "
                         "\"VirtualNetwork\": \"N\", \"MacAddress\": \"00-15-5D-CD-BE-47\"}]\n",
                 {"host.Networks.nat.DriverInfo.hnsid", "bbbb"},
                 {"host.HNSEndpoints.aaaa.Network", "nat"});
    EXPECT_FACTS(INSPECT "ID                 : 5e6298c2\nVirtualNetwork     : 76177bd4\n"
                         "VirtualNetworkName : nat\nIPAddress          : 172.27.148.101\n",
                 {"host.Networks.nat.DriverInfo.hnsid", "5e6298c2"});
    EXPECT_FACTS(
        INSPECT "{\"ID\": \"E\", \"HostComputeNetwork\": \"N\", \"MacAddress\": "
                "\"00-15-5D-CD-BE-47\", \"IpConfigurations\": [{\"IpAddress\": \"1.2.3.4\"}]}\n",
        {"host.Networks.nat.DriverInfo.hnsid", "e"}, {"host.HNSEndpoints.e.IPAddress", "1.2.3.4"});
}

#define INSPECT_BY_IP                                                                              \
    "[{\"Id\": \"c\", \"HostConfig\": {}, \"NetworkSettings\": {\"Networks\": {\"nat\": "          \
    "{\"MacAddress\": \"\", \"IPAddress\": \"10.0.0.5\"}}}}]\n"
#define NETWORK_OF(id)                                                                             \
    "[{\"Name\": \"nat\", \"Id\": \"x\", \"Driver\": \"nat\", \"IPAM\": {}, \"Options\": "         \
    "{\"com.docker.network.windowsshim.hnsid\": \"" id "\"}}]\n"
#define ENDPOINT_IN(network, name)                                                                 \
    "[{\"ID\": \"E\", \"VirtualNetwork\": \"" network "\", \"VirtualNetworkName\": \"" name        \
    "\", \"IPAddress\": \"10.0.0.5\"}]\n"

/* Two networks may have the same addresses. */
static void an_address_counts_in_its_network(void **state)
{
    (void)state;
    EXPECT_FACTS(INSPECT_BY_IP ENDPOINT_IN("n", "nat"),
                 {"host.Networks.nat.DriverInfo.hnsid", "e"});
    EXPECT_FACTS(INSPECT_BY_IP ENDPOINT_IN("n", "NAT"),
                 {"host.Networks.nat.DriverInfo.hnsid", "e"});
    EXPECT_FACTS(INSPECT_BY_IP ENDPOINT_IN("n", "other"), {"host.HNSEndpoints.e.Network", "other"},
                 {"host.Networks.nat.DriverInfo.hnsid", "endpoint-in-nat"});
    EXPECT_FACTS(INSPECT_BY_IP "[{\"ID\": \"E\", \"VirtualNetwork\": \"n\", \"IPAddress\": "
                               "\"10.0.0.5\"}]\n",
                 {"host.Networks.nat.DriverInfo.hnsid", "e"});
    EXPECT_FACTS(INSPECT_BY_IP "[{\"ID\": \"E\", \"VirtualNetwork\": \"n\", \"IPAddress\": "
                               "\"10.0.0.6\"}]\n",
                 {"host.Networks.nat.DriverInfo.hnsid", "endpoint-in-nat"});
    EXPECT_FACTS(INSPECT_BY_IP NETWORK_OF("N1") ENDPOINT_IN("n1", "other"),
                 {"host.Networks.nat.DriverInfo.hnsid", "e"});
    EXPECT_FACTS(INSPECT_BY_IP NETWORK_OF("N1") ENDPOINT_IN("n2", "nat"),
                 {"host.Networks.nat.DriverInfo.hnsid", "endpoint-in-nat"});
}

static void tables_and_networks_are_read(void **state)
{
    (void)state;
    EXPECT_FACTS(
        "Networks:\nName             ID\n"
        "a-name-longer-than-its-column B5083512-BE1D-4326-B58F-56CA5154E8D5\n\n"
        "Endpoints:\nName             ID                                   Virtual Network Name\n"
        "Ethernet         11796e63-07b3-4199-91d5-9bc25108fb41 | vxlan0\n",
        {"host.HNSNetworks[0].Name", "a-name-longer-than-its-column"},
        {"host.HNSNetworks[0].Id", "b5083512-be1d-4326-b58f-56ca5154e8d5"},
        {"host.HNSEndpoints[0].Network", "vxlan0"});
    EXPECT_FACTS("{\"ID\": \"n\", \"Name\": \"nat\", \"Type\": \"NAT\", \"Ipams\": [{\"Subnets\": "
                 "[{\"IpAddressPrefix\": \"172.20.0.0/20\", \"Routes\": [{\"NextHop\": "
                 "\"172.20.0.1\"}]}]}]}",
                 {"host.HNSNetworks[0].Subnet", "172.20.0.0/20"},
                 {"host.HNSNetworks[0].Gateway", "172.20.0.1"});
    EXPECT_FACTS("ActivityId  : 6F7E\nID          : 6F7E\nLayeredOn   : x\nName        : External\n"
                 "Subnets     : {@{AdditionalParams=; AddressPrefix=192.168.255.0/30;\n"
                 "              GatewayAddress=192.168.255.1; Health=}}\nType        : overlay\n",
                 {"host.HNSNetworks[0].Subnet", "192.168.255.0/30"},
                 {"host.HNSNetworks[0].Gateway", "192.168.255.1"},
                 {"host.HNSNetworks[0].Type", "overlay"});
}

/* ---- Kubernetes ---- */

#define POD(rest) "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n" rest

static void a_pod_tells_of_its_container(void **state)
{
    (void)state;
    EXPECT_FACTS(
        POD("  securityContext:\n    windowsOptions: {runAsUserName: pod, gmsaCredentialSpecName: "
            "web}\n"
            "  hostname: h\n  volumes: [{name: d, hostPath: {path: 'D:\\d'}}, {name: e, emptyDir: "
            "{}}]\n"
            "  containers:\n  - name: c\n    image: mcr.microsoft.com/windows/nanoserver:1809\n"
            "    command: [a, b]\n    args: [c]\n    workingDir: 'C:\\w'\n"
            "    env: [{name: A, value: '1'}, {name: B, valueFrom: {}}]\n"
            "    resources: {limits: {cpu: 500m, memory: 1.5Gi}}\n"
            "    volumeMounts: [{name: d, mountPath: 'C:\\d', readOnly: true}, {name: e, "
            "mountPath: "
            "'C:\\e'}]\n"
            "    securityContext: {windowsOptions: {runAsUserName: mine}}\n"),
        {"container.Config.User", "mine"},
        {"container.HostConfig.SecurityOpt[0]", "credentialspec=file://web.json"},
        {"container.Config.Hostname", "h"}, {"container.Path", "a"}, {"container.Args[1]", "c"},
        {"container.Config.WorkingDir", "C:\\w"}, {"container.Config.Env[0]", "A=1"},
        {"container.Config.Env[1]", NULL}, {"container.HostConfig.NanoCpus", "500000000"},
        {"container.HostConfig.Memory", "1610612736"}, {"container.Mounts[0].Source", "D:\\d"},
        {"container.Mounts[1]", NULL}, {"container.HostConfig.Isolation", "process"},
        {"host.Images[0].OSVersion", "10.0.17763"});
    EXPECT_FACTS(POD("  runtimeClassName: runhcs-wcow-hypervisor-17763\n"
                     "  containers: [{name: c, image: i}]\n"),
                 {"container.HostConfig.Isolation", "hyperv"});
    EXPECT_FACTS("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nspec:\n  template:\n"
                 "    spec:\n      containers:\n      - name: {{ .Name }}\n        image: i\n"
                 "{{- range $line := .Lines }}\n      {{ $line }}\n{{- end }}\n",
                 {"container.Name", "/{{ .Name }}"});
}

/* Where it may run, as far as its labels say it. */
static void a_pod_tells_of_its_host(void **state)
{
#define SELECTS(label) POD("  nodeSelector: {" label "}\n  containers: [{name: c, image: i}]\n")
    (void)state;
    EXPECT_FACTS(SELECTS("node.kubernetes.io/windows-build: 10.0.20348"), {"host.OSBuild", "20348"},
                 {"host.OSProduct", "server"},
                 {"host.Sources.OSBuild", "pod: nodeSelector: node.kubernetes.io/windows-build"});
    EXPECT_FACTS(SELECTS("kubernetes.azure.com/os-sku: Windows2019"), {"host.OSBuild", "17763"});
    EXPECT_FACTS(SELECTS("kubernetes.azure.com/os-sku: AzureLinux"),
                 {"host.Sources.OSBuild", "assumed: the host is Windows Server 2019, build 17763"});
#undef SELECTS
    EXPECT_FACTS("apiVersion: node.k8s.io/v1\nkind: RuntimeClass\nmetadata: {name: w}\nhandler: "
                 "runhcs-wcow-process\nscheduling:\n  nodeSelector: "
                 "{node.kubernetes.io/windows-build: 10.0.26100}\n---\n" POD(
                     "  runtimeClassName: w\n  containers: [{name: c, image: i}]\n"),
                 {"host.OSBuild", "26100"}, {"container.HostConfig.Isolation", "process"});
    EXPECT_FACTS("Name:  p\nNamespace:  n\nRuntime Class Name:  runhcs-wcow-hypervisor\nStatus: "
                 "Pending\nContainers:\n  c:\n    Image:  i\nNode-Selectors:  "
                 "kubernetes.io/os=windows\n                 "
                 "node.kubernetes.io/windows-build=10.0.20348\nTolerations:  a=b\n",
                 {"host.OSBuild", "20348"}, {"container.HostConfig.Isolation", "hyperv"});
}

#define STATUS(rest)                                                                               \
    POD("  containers: [{name: a, image: i}, {name: c, image: i}]\n  initContainers: "             \
        "[{name: n, image: i}]\nstatus:\n" rest)

/* kubectl get -o yaml: what the kubelet met. */
static void a_pod_has_a_status(void **state)
{
    (void)state;
    EXPECT_FACTS(STATUS("  containerStatuses:\n  - {name: c, containerID: 'containerd://c0'}\n"
                        "  - name: a\n    containerID: containerd://a0\n"
                        "    state: {waiting: {reason: CrashLoopBackOff, message: back-off 5m0s}}\n"
                        "    lastState: {terminated: {exitCode: 128, reason: StartError, message: "
                        "'hcs::CreateComputeSystem a0: no'}}\n"),
                 {"container.Id", "a0"}, {"container.State.ExitCode", "128"},
                 {"answers[\"kubelet, line 13\"]", "hcs::CreateComputeSystem a0: no"});
    EXPECT_FACTS(STATUS("  containerStatuses:\n  - name: a\n"
                        "    state: {terminated: {exitCode: 3, reason: Error, message: mine}}\n"
                        "    lastState: {terminated: {exitCode: 4}}\n"),
                 {"container.State.ExitCode", "3"}, {"answers", NULL});
    EXPECT_FACTS(STATUS("  initContainerStatuses:\n  - {name: n, containerID: 'containerd://n0'}\n"
                        "  containerStatuses:\n  - name: a\n    state: {waiting: {reason: "
                        "CreateContainerError, message: 'context deadline exceeded'}}\n"),
                 {"container.State.ExitCode", NULL},
                 {"answers[\"kubelet, line 12\"]", "context deadline exceeded"});
}

#define MEMORY(text, bytes)                                                                        \
    EXPECT_FACTS(                                                                                  \
        POD("  containers: [{name: c, image: i, resources: {limits: {memory: " text "}}}]\n"),     \
        {"container.HostConfig.Memory", bytes})

/* The first five are Kubernetes' own examples of one amount. */
static void quantities_of_memory_are_read(void **state)
{
    (void)state;
    MEMORY("128974848", "128974848");
    MEMORY("129e6", "129000000");
    MEMORY("129M", "129000000");
    MEMORY("128974848000m", "128974848");
    MEMORY("123Mi", "128974848");
    MEMORY("1E9", "1000000000");
    MEMORY("1.5e+3", "1500");
    MEMORY("25e-1", "3");
    MEMORY("0.1Gi", "107374183"); /* rounded up */
    MEMORY("1500m", "2");
    MEMORY("1E", "1000000000000000000");
    MEMORY("2Pi", "2251799813685248");
    MEMORY("1K", NULL);
    MEMORY("1ki", NULL);
    MEMORY("1e", NULL);
    MEMORY("1e99", NULL);
}

static void variables_of_a_pod_are_filled_in(void **state)
{
    (void)state;
    EXPECT_FACTS(
        POD("  containers:\n  - name: c\n    image: i\n    command: ['$(A)', '$(B)', '$(C) $(']\n"
            "    args: ['$$(A)', '$A$']\n    env:\n    - {name: B, value: '$(A)b'}\n"
            "    - {name: A, value: '1'}\n    - {name: D, value: '$(A)$(B)$(N)'}\n"
            "    - {name: C, valueFrom: {}}\n"),
        {"container.Path", "1"}, {"container.Args[0]", "$(A)b"}, {"container.Args[1]", "$(C) $("},
        {"container.Args[2]", "$(A)"}, {"container.Args[3]", "$A$"},
        {"container.Config.Env[0]", "B=$(A)b"}, {"container.Config.Env[2]", "D=1$(A)b$(N)"});
}

static void a_template_of_pods_has_a_container(void **state)
{
    (void)state;
    EXPECT_FACTS("apiVersion: v1\nkind: PodTemplate\nmetadata: {name: t}\ntemplate:\n  spec: "
                 "{containers: [{name: c, image: i}]}\n",
                 {"container.Name", "/c"});
}

static void an_option_that_is_null_leaves_the_pods(void **state)
{
    (void)state;
    EXPECT_FACTS(POD("  securityContext: {windowsOptions: {runAsUserName: pod}}\n"
                     "  containers: [{name: c, image: i, securityContext: {windowsOptions: "
                     "{runAsUserName: null}}}]\n"),
                 {"container.Config.User", "pod"});
}

static void a_credential_spec_of_kubernetes_is_the_file_that_a_pod_names(void **state)
{
    (void)state;
    EXPECT_FACTS(
        "apiVersion: windows.k8s.io/v1\nkind: GMSACredentialSpec\nmetadata: {name: web}\n"
        "credspec:\n  CmsPlugins: [ActiveDirectory]\n---\n" POD(
            "  containers:\n  - name: c\n    image: i\n    securityContext:\n"
            "      windowsOptions: {gmsaCredentialSpecName: web}\n"),
        {"host.CredentialSpecs.Files[\"web.json\"]", "{\"CmsPlugins\":[\"ActiveDirectory\"]}"},
        {"container.HostConfig.SecurityOpt[0]", "credentialspec=file://web.json"});
}

static void a_description_tells_of_the_container_and_the_error(void **state)
{
    (void)state;
    EXPECT_FACTS(
        "Name:  p\nNamespace:  n\nStatus: Pending\nContainers:\n  c:\n    Image:  i\n"
        "    Command:\n      a\n    Args:\n      b\n    Limits:\n      memory:  64Mi\n"
        "    Environment:\n      A:  1\nEvents:\n  Warning  Failed  kubelet  "
        "hcs::CreateComputeSystem 0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5"
        "c6d7e8f9: The virtual machine could not be started because a required feature is "
        "not installed.\n",
        {"container.Name", "/c"}, {"container.Path", "a"}, {"container.Args[0]", "b"},
        {"container.HostConfig.Memory", "67108864"}, {"container.Config.Env[0]", "A=1"},
        {"container.Id", "0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9"});
}

/* ---- the Host Compute Service ---- */

static void both_versions_of_the_hcs_document_tell_of_the_container(void **state)
{
    (void)state;
    EXPECT_FACTS(
        "{\"SystemType\": \"Container\", \"Name\": \"c1\", \"Owner\": \"docker\", \"HvPartition\": "
        "false, \"HostName\": \"h\", \"VolumePath\": "
        "\"\\\\\\\\?\\\\Volume{5e3b1f0a-0000-4000-8000-000000000001}\", \"MemoryMaximumInMB\": "
        "512, "
        "\"ProcessorCount\": 2, \"ProcessorWeight\": 300, \"ProcessorMaximum\": 5000, "
        "\"StorageIOPSMaximum\": 9, \"DNSSearchList\": \"a.com,b.com\", \"Layers\": [{\"ID\": "
        "\"x\", \"Path\": \"C:\\\\l\"}], \"LayerFolderPath\": \"C:\\\\own\", "
        "\"MappedDirectories\": "
        "[{\"HostPath\": \"C:\\\\a\", \"ContainerPath\": \"C:\\\\b\", \"ReadOnly\": true, "
        "\"CreateInUtilityVM\": true}], \"MappedPipes\": [{\"HostPath\": "
        "\"\\\\\\\\.\\\\pipe\\\\h\", "
        "\"ContainerPipeName\": \"c\"}], \"Servicing\": true}",
        {"container.HostConfig.Isolation", "process"}, {"container.Config.Hostname", "h"},
        {"container.HostConfig.Memory", "536870912"}, {"container.HostConfig.CpuCount", "2"},
        {"container.HostConfig.CpuShares", "300"}, {"container.HostConfig.DnsSearch[1]", "b.com"},
        {"container.Mounts[0].Destination", "C:\\b"},
        {"container.Mounts[1].Destination", "\\\\.\\pipe\\c"});
    EXPECT_FACTS("{\"SystemType\": \"container\", \"Name\": \"c1\", \"HvPartition\": true, "
                 "\"MemoryMaximumInMB\": 9223372036854775807, \"Layers\": [{\"Path\": "
                 "\"C:\\\\\\\\l\\\\\\\\m\"}], \"HvRuntime\": {\"ImagePath\": \"C:\\\\\\\\u\"}}",
                 {"container.HostConfig.Isolation", "hyperv"},
                 {"container.HostConfig.Memory", NULL});
    EXPECT_FACTS("{\"SystemType\": \"Container\", \"Name\": \"c1\", \"MemoryMaximumInMB\": 0, "
                 "\"Owner\": \"docker\", \"Servicing\": false}",
                 {"container.HostConfig.Isolation", NULL}, {"container.HostConfig.Memory", NULL});
    EXPECT_FACTS("{\"SystemType\": \"VirtualMachine\", \"Name\": \"c1\"}\n{\"SystemType\": "
                 "\"Container\", \"Name\": \"c2\", \"HvPartition\": true}",
                 {"container.HostConfig.Isolation", "hyperv"});
    EXPECT_FACTS(
        "{\"SchemaVersion\": {\"Major\": 2, \"Minor\": 1}, \"Owner\": \"containerd-shim\", "
        "\"Container\": {\"GuestOs\": {\"HostName\": \"h\"}, \"Storage\": {\"Path\": "
        "\"\\\\\\\\?\\\\Volume{5e3b1f0a-0000-4000-8000-000000000001}\\\\\", \"Layers\": [{\"Id\": "
        "\"x\", \"Path\": \"C:\\\\l\"}]}, \"Memory\": {\"SizeInMB\": 256}, \"Processor\": "
        "{\"Count\": 1, \"Weight\": 7, \"Maximum\": 100}, \"Networking\": {\"Namespace\": \"n\", "
        "\"DnsSearchList\": \"a.com\"}, \"ContainerCredentialGuard\": {\"Cookie\": \"x\"}}}",
        {"container.HostConfig.Isolation", "process"}, {"container.Config.Hostname", "h"},
        {"container.HostConfig.Memory", "268435456"}, {"container.HostConfig.CpuShares", "7"},
        {"container.HostConfig.DnsSearch[0]", "a.com"});
    EXPECT_FACTS("{\"SchemaVersion\": {\"Major\": 2, \"Minor\": 1}, \"HostingSystemId\": \"vm\", "
                 "\"HostedSystem\": {\"SchemaVersion\": {\"Major\": 2, \"Minor\": 1}, "
                 "\"Container\": {\"GuestOs\": {\"HostName\": \"h\"}}}}",
                 {"container.HostConfig.Isolation", "hyperv"}, {"container.Config.Hostname", "h"});
    EXPECT_FACTS("{\"ApplicationName\": \"\", \"CommandLine\": \"cmd /c x\", \"User\": \"me\", "
                 "\"WorkingDirectory\": \"C:\\\\w\", \"Environment\": {\"A\": \"1\", \"N\": 5}, "
                 "\"EmulateConsole\": true, \"CreateStdInPipe\": true, \"ConsoleSize\": [30, 120]}",
                 {"container.Config.Env[0]", "A=1"}, {"container.Config.Env[1]", NULL},
                 {"container.Config.WorkingDir", "C:\\w"}, {"container.Config.User", "me"},
                 {"container.HostConfig.ConsoleSize[0]", "30"});
}

static void tables_of_powershell_are_read(void **state)
{
    (void)state;
    EXPECT_FACTS(
        "ID                                   IPAddress    MacAddress        VirtualNetworkName\n"
        "--                                   ---------    ----------        ------------------\n"
        "5aa3c0f4-1e0c-4e3f-b6a7-9d2b6f1f0c11 172.29.144.1 00-15-5D-AA-BB-01 nat\n"
        "5aa3c0f4-1e0c-4e3f-b6a7-9d2b6f1f0... 172.29.144.2 00-15-5D-AA-BB-02 nat\n",
        {"host.HNSEndpoints[0].IPAddress", "172.29.144.1"}, {"host.HNSEndpoints[0].Network", "nat"},
        {"host.HNSEndpoints[1]", NULL});
    EXPECT_FACTS("Name Type CurrentEndpointCount ID\n---- ---- -------------------- --\n"
                 "nat  nat                     2 N1\n",
                 {"host.HNSNetworks[0].Id", "n1"}, {"host.HNSNetworks[0].Type", "nat"});
}

static void windows_tells_of_its_host(void **state)
{
    (void)state;
    EXPECT_FACTS("OS Name:       Microsoft Windows Server 2022 Datacenter\n"
                 "OS Version:    10.0.20348 N/A Build 20348\nSystem Model:  VMware7,1\n"
                 "Hyper-V Requirements: A hypervisor has been detected.\n",
                 {"host.OSBuild", "20348"}, {"host.OSProduct", "server"},
                 {"host.VirtualMachine", "true"}, {"host.HyperV", NULL});
    EXPECT_FACTS("OsBuildNumber : 22631\nOsName : Microsoft Windows 11 Pro\n"
                 "CsNumberOfLogicalProcessors : 16\nHyperVisorPresent : True\n",
                 {"host.OSBuild", "22631"}, {"host.OSProduct", "client"}, {"host.NumCPU", "16"},
                 {"host.HyperV", "true"});
    EXPECT_FACTS("FeatureName : Microsoft-Hyper-V\nDisplayName : x\nState : Disabled\n",
                 {"host.HyperV", "(else)"});
    EXPECT_FACTS(" Default Isolation: hyperv\n Docker Root Dir: D:\\docker\n CPUs: 6\n",
                 {"host.DefaultIsolation", "hyperv"}, {"host.Root", "D:\\docker"},
                 {"host.NumCPU", "6"});
}

static void containerd_makes_the_containers_of_a_pod(void **state)
{
    (void)state;
    EXPECT_FACTS(POD("  containers: [{name: c, image: i}]\n"),
                 {"host.Sources.container", "made by containerd"});
    EXPECT_FACTS("{\"SnapshotKey\": \"k\", \"Spec\": {\"ociVersion\": \"1.0\", \"process\": {}}}",
                 {"host.Sources.container", "made by containerd"});
}

#define HCS_OF(ids)                                                                                \
    "{\"SystemType\": \"Container\", \"Name\": \"c\", \"Layers\": null, \"EndpointList\": [" ids   \
    "]}\n\n"

/* The document has ids of endpoints alone; a dump of HNS has the names of their networks. */
static void an_endpoint_of_a_document_gets_its_network(void **state)
{
    (void)state;
    EXPECT_FACTS(HCS_OF("\"e-1\"") "[{\"ID\": \"E-1\", \"VirtualNetworkName\": \"lan\", "
                                   "\"VirtualNetwork\": \"n\", \"IPAddress\": \"10.0.0.5\"}]",
                 {"container.NetworkSettings.Networks.lan.IPAddress", "10.0.0.5"},
                 {"container.NetworkSettings.Networks.network-1", NULL},
                 {"host.Networks.lan.DriverInfo.hnsid", "e-1"}, {"host.Networks[1]", NULL});
    EXPECT_FACTS(HCS_OF("\"e-1\", \"e-2\"") "[{\"ID\": \"e-2\", \"VirtualNetworkName\": \"corp\", "
                                            "\"VirtualNetwork\": "
                                            "\"n\"}]",
                 {"host.Networks.network-1.DriverInfo.hnsid", "e-1"},
                 {"host.Networks.corp.DriverInfo.hnsid", "e-2"});
    /* The endpoint has the id of its network alone. */
    EXPECT_FACTS(HCS_OF("\"e-1\"") "[{\"ID\": \"E-1\", \"VirtualNetwork\": \"N\", \"IPAddress\": "
                                   "\"10.0.0.5\"}]\n\n[{\"ID\": \"M\", \"Name\": \"no\", \"Type\": "
                                   "\"NAT\", \"Subnets\": []}, {\"ID\": \"n\", \"Name\": \"lan\", "
                                   "\"Type\": \"NAT\", \"Subnets\": []}]\n",
                 {"host.Networks.lan.DriverInfo.hnsid", "e-1"},
                 {"container.NetworkSettings.Networks.lan.IPAddress", "10.0.0.5"});
    EXPECT_FACTS(HCS_OF("\"e-1\"") "[{\"ID\": \"E-1\", \"VirtualNetwork\": \"N\", \"IPAddress\": "
                                   "\"10.0.0.5\"}]\n\n"
                                   "[{\"ID\": \"M\", \"Name\": \"no\", \"Type\": \"NAT\"}]\n",
                 {"host.Networks.network-1.DriverInfo.hnsid", "e-1"}, {"host.Networks.no", NULL});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(volumes_tell_of_the_daemons_root),
        cmocka_unit_test(an_endpoint_is_the_one_with_the_address),
        cmocka_unit_test(an_address_counts_in_its_network),
        cmocka_unit_test(tables_and_networks_are_read),
        cmocka_unit_test(a_pod_tells_of_its_container),
        cmocka_unit_test(a_pod_tells_of_its_host),
        cmocka_unit_test(a_pod_has_a_status),
        cmocka_unit_test(quantities_of_memory_are_read),
        cmocka_unit_test(variables_of_a_pod_are_filled_in),
        cmocka_unit_test(a_template_of_pods_has_a_container),
        cmocka_unit_test(an_option_that_is_null_leaves_the_pods),
        cmocka_unit_test(a_credential_spec_of_kubernetes_is_the_file_that_a_pod_names),
        cmocka_unit_test(a_description_tells_of_the_container_and_the_error),
        cmocka_unit_test(both_versions_of_the_hcs_document_tell_of_the_container),
        cmocka_unit_test(windows_tells_of_its_host),
        cmocka_unit_test(tables_of_powershell_are_read),
        cmocka_unit_test(containerd_makes_the_containers_of_a_pod),
        cmocka_unit_test(an_endpoint_of_a_document_gets_its_network),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
