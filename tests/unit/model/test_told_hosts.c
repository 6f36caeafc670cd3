/* What dumps of the Host Network Service and nodes of Kubernetes tell of a host, a row a fact. */
#include "facts_testing.h"

static void a_network_of_hns_is_read_in_each_form(void **state)
{
    (void)state;
    EXPECT_FACTS(
        "{\"ID\":\"{A1B2}\",\"Name\":\"n\",\"Type\":\"Transparent\",\"MacPools\":[],\"Subnets\":"
        "[{\"IpAddressPrefix\":\"10.0.0.0/24\",\"Routes\":[{\"NextHop\":\"10.0.0.1\","
        "\"DestinationPrefix\":\"0.0.0.0/0\"}]}],\"CurrentEndpointCount\":1}",
        {"host.HNSNetworks.a1b2.Name", "n"}, {"host.HNSNetworks.a1b2.Type", "Transparent"},
        {"host.HNSNetworks.a1b2.Subnet", "10.0.0.0/24"},
        {"host.HNSNetworks.a1b2.Gateway", "10.0.0.1"});
    EXPECT_FACTS(
        "[{\"ID\":\"A\",\"Name\":\"n\",\"Type\":\"NAT\",\"NatName\":\"x\",\"Ipams\":[{\"Subnets\":"
        "[{\"IpAddressPrefix\":\"10.0.0.0/24\",\"Routes\":[{\"NextHop\":\"10.0.0.1\","
        "\"DestinationPrefix\":\"0.0.0.0/0\"}]}]}]}]",
        {"host.HNSNetworks.a.Subnet", "10.0.0.0/24"}, {"host.HNSNetworks.a.Gateway", "10.0.0.1"});
    EXPECT_FACTS("[{\"ID\":\"A\",\"Name\":\"n\",\"Type\":\"NAT\",\"Subnets\":[]}]",
                 {"host.HNSNetworks.a.Type", "NAT"}, {"host.HNSNetworks.a.Subnet", NULL});
    EXPECT_FACTS("[{\"ID\":\"A\",\"Name\":\"n\",\"MacPool\":[],\"Subnets\":5}]",
                 {"host.HNSNetworks.a.Name", "n"}, {"host.HNSNetworks.a.Subnet", NULL});
    EXPECT_FACTS("[{\"ID\":\"A\",\"Name\":\"n\",\"LayeredOn\":\"x\"},{\"ID\":\"B\",\"Name\":\"m\","
                 "\"NatName\":\"y\"}]",
                 {"host.HNSNetworks.a.Name", "n"}, {"host.HNSNetworks.b.Name", "m"});
    EXPECT_FACTS("Name ID                                   Type\n"
                 "---- --                                   ----\n"
                 "nat  B95D0C5E-57D4-412B-B571-18A81A16E005 nat\n",
                 {"host.HNSNetworks[\"b95d0c5e-57d4-412b-b571-18a81a16e005\"].Type", "nat"});
}

#define NETWORK(more)                                                                              \
    "{\"ID\": \"B5083512-BE1D-4326-B58F-56CA5154E8D5\", \"Name\": \"nat\", \"MacPools\": "         \
    "[], " more "}"
#define ONE "host.HNSNetworks[0]."

static void networks_of_hns_are_read_as_powershell_shows_them(void **state)
{
    (void)state;
    EXPECT_FACTS(NETWORK("\"Ipams\": [{\"Subnets\": [{\"IpAddressPrefix\": \"172.20.0.0/16\", "
                         "\"Routes\": [{\"NextHop\": \"172.20.0.9\", \"DestinationPrefix\": "
                         "\"10.0.0.0/8\"}, {\"NextHop\": \"172.20.0.1\", "
                         "\"DestinationPrefix\": \"0.0.0.0/0\"}]}]}]"),
                 {ONE "Subnet", "172.20.0.0/16"}, {ONE "Gateway", "172.20.0.1"});
    EXPECT_FACTS(NETWORK("\"Subnets\": [\"@{AddressPrefix=172.20.0.0/16; "
                         "GatewayAddress=172.20.0.1; Health=}\"]"),
                 {ONE "Subnet", "172.20.0.0/16"}, {ONE "Gateway", "172.20.0.1"});
    EXPECT_FACTS(NETWORK("\"Subnets\": \"@{AddressPrefix=172.20.0.0/16; Health=}\""),
                 {ONE "Subnet", "172.20.0.0/16"});
    EXPECT_FACTS(
        NETWORK("\"Ipams\": [{\"Subnets\": \"@{IpAddressPrefix=172.20.0.0/16; Routes=}\"}]"),
        {ONE "Subnet", "172.20.0.0/16"});
    EXPECT_FACTS(NETWORK("\"Subnets\": \"System.Object[]\""), {ONE "Name", "nat"},
                 {ONE "Subnet", NULL});
    EXPECT_FACTS("{\"value\": [" NETWORK("\"State\": 1") "], \"Count\": 1}", {ONE "Name", "nat"});
    EXPECT_FACTS(
        "{\"value\": [{\"Id\": \"a\", \"Name\": \"/web\", \"HostConfig\": {\"Memory\": 5}}], "
        "\"Count\": 1}",
        {"container.HostConfig.Memory", "5"});
}

static void an_endpoint_of_hns_is_read(void **state)
{
    (void)state;
    EXPECT_FACTS(
        "[{\"ID\":\"E\",\"Name\":\"Ethernet\",\"VirtualNetwork\":\"A\",\"IPAddress\":\"10.0.0.5\","
        "\"MacAddress\":\"00-15-5D-00-00-01\",\"GatewayAddress\":\"10.0.0.1\"},{\"x\":1},5]",
        {"host.HNSEndpoints.e.NetworkId", "a"}, {"host.HNSEndpoints.e.IPAddress", "10.0.0.5"},
        {"host.HNSEndpoints.e.MacAddress", "00-15-5D-00-00-01"});
}

/* As the client rounds it in the text, and whole in JSON. */
static void an_info_tells_the_hosts_memory(void **state)
{
    (void)state;
    EXPECT_FACTS("Server:\n Server Version: 19.03.5\n OSType: windows\n CPUs: 4\n"
                 " Total Memory: 7.999GiB\n Default Isolation: process\n",
                 {"host.MemTotal", "8588860850"});
    EXPECT_FACTS("Server:\n Server Version: 17.03.1-ee-3\n OSType: windows\n CPUs: 4\n"
                 " Total Memory: 16 GiB\n Default Isolation: process\n",
                 {"host.MemTotal", "17179869184"});
    EXPECT_FACTS("{\"ServerVersion\":\"23.0.3\",\"OSType\":\"windows\",\"NCPU\":4,"
                 "\"MemTotal\":17179398144,\"DockerRootDir\":\"C:\\\\d\",\"Isolation\":\"hyperv\"}",
                 {"host.MemTotal", "17179398144"});
    EXPECT_FACTS("Server:\n Server Version: 19.03.5\n OSType: windows\n CPUs: 4\n"
                 " Total Memory: much\n Default Isolation: process\n",
                 {"host.MemTotal", NULL});
    EXPECT_FACTS(
        "Server:\n Server Version: 19.03.5\n OSType: windows\n CPUs: 4\n"
        " Total Memory: 0.00000000000000000000000000000000000000000000000000000000000000000"
        "000001GiB\n Default Isolation: process\n",
        {"host.MemTotal", NULL});
}

#define NODE(status)                                                                               \
    "{\"apiVersion\":\"v1\",\"kind\":\"Node\",\"metadata\":{\"name\":\"w\"},\"status\":" status "}"

static void a_node_is_a_host(void **state)
{
    (void)state;
    EXPECT_FACTS(
        NODE("{\"capacity\":{\"cpu\":\"4\"},\"nodeInfo\":{\"kernelVersion\":\"10.0.17763.4252\","
             "\"osImage\":\"Windows Server 2019 Datacenter\",\"operatingSystem\":\"windows\"}}"),
        {"host.OSBuild", "17763"}, {"host.OSRevision", "4252"}, {"host.OSProduct", "server"},
        {"host.NumCPU", "4"});
    EXPECT_FACTS(NODE("{\"capacity\":{\"cpu\":8},\"nodeInfo\":{\"kernelVersion\":\"10.0.19044\","
                      "\"osImage\":\"Windows 10 Pro\"}}"),
                 {"host.OSBuild", "19044"}, {"host.OSRevision", NULL}, {"host.NumCPU", "8"});
    EXPECT_FACTS(NODE("{\"nodeInfo\":{\"kernelVersion\":\"5.15\",\"osImage\":\"Ubuntu\"}}"),
                 {"host.OSRevision", NULL});
    EXPECT_FACTS("NAME   STATUS   OS-IMAGE                         KERNEL-VERSION\n"
                 "lin1   Ready    Ubuntu 22.04                     5.15.0\n"
                 "win1   Ready    Windows Server 2022 Datacenter   10.0.20348.1787\n",
                 {"host.OSBuild", "20348"}, {"host.OSRevision", "1787"});
    EXPECT_FACTS("Name:               win1\nRoles:              <none>\nSystem Info:\n"
                 "  Kernel Version:             10.0.20348.1787\n"
                 "  OS Image:                   Windows Server 2022 Datacenter\n"
                 "  Operating System:           windows\nCapacity:\n  cpu: 8\n",
                 {"host.OSBuild", "20348"}, {"host.OSProduct", "server"}, {"host.NumCPU", "8"});
}

static void a_version_tells_the_build(void **state)
{
    (void)state;
    EXPECT_FACTS("[Version 10.0.17763.4252]", {"host.OSBuild", "17763"},
                 {"host.OSRevision", "4252"}, {"engine", NULL});
    EXPECT_FACTS(
        "{\"Client\":{\"Version\":\"24.0.7\",\"ApiVersion\":\"1.43\",\"Os\":\"windows\"},"
        "\"Server\":{"
        "\"Version\":\"23.0.3\",\"ApiVersion\":\"1.42\",\"Os\":\"windows\",\"Arch\":\"amd64\","
        "\"KernelVersion\":\"10.0 20348 (20348.859.amd64fre.fe_release.210507-1500)\"}}",
        {"engine", "moby-23.0.3"}, {"host.OSBuild", "20348"});
    EXPECT_FACTS("{\"Client\":{\"Version\":\"25.0.3\",\"ApiVersion\":\"1.44\",\"Os\":\"windows\"}}",
                 {"engine", NULL});
    EXPECT_FACTS("PS> docker version --format \"{{.Client.Version}} {{.Server.Version}}\"\n"
                 "24.0.7 25.0.3\n",
                 {"engine", "moby-25.0.3"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_network_of_hns_is_read_in_each_form),
        cmocka_unit_test(networks_of_hns_are_read_as_powershell_shows_them),
        cmocka_unit_test(an_endpoint_of_hns_is_read),
        cmocka_unit_test(an_info_tells_the_hosts_memory),
        cmocka_unit_test(a_node_is_a_host),
        cmocka_unit_test(a_version_tells_the_build),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
