/* What a runtime was given, and wrote of a container: documents for HCS, answers of crictl. */
#include "facts_testing.h"

static void documents_for_hcs_are_read_back(void **state)
{
    (void)state;
    EXPECT_FACTS(
        "{\"SystemType\":\"Container\",\"Name\":\"c\",\"Owner\":\"docker\",\"HvPartition\":"
        "true,\"LayerFolderPath\":\"D:\\\\d\\\\windowsfilter\\\\c\",\"Layers\":[{\"ID\":"
        "\"\",\"Path\":\"D:\\\\d\\\\windowsfilter\\\\a\"}],\"VolumePath\":\"\\\\\\\\?\\\\"
        "Volume{1}\",\"ProcessorCount\":2,\"ProcessorWeight\":500,\"ProcessorMaximum\":"
        "5000,\"MemoryMaximumInMB\":2048,\"StorageIOPSMaximum\":9,"
        "\"StorageBandwidthMaximum\":10,\"HostName\":\"h\",\"MappedDirectories\":[{"
        "\"HostPath\":\"D:\\\\d\\\\volumes\\\\v\\\\_data\",\"ContainerPath\":\"c:\\\\v\","
        "\"ReadOnly\":true}],\"MappedPipes\":[{\"HostPath\":\"\\\\\\\\.\\\\pipe\\\\x\","
        "\"ContainerPipeName\":\"y\"}],\"EndpointList\":[\"E\"],\"DNSSearchList\":"
        "\"a,b\",\"Credentials\":\"{}\",\"AssignedDevices\":[{\"InterfaceClassGuid\":"
        "\"G\"}]}",
        {"container.Id", "c"}, {"container.HostConfig.Isolation", "hyperv"}, {"host.Root", "D:\\d"},
        {"host.Images[0].LayerFolders[1]", "D:\\d\\windowsfilter\\c"},
        {"container.BaseFS", "\\\\?\\Volume{1}\\"}, {"container.HostConfig.CpuCount", "2"},
        {"container.HostConfig.CpuShares", "500"}, {"container.HostConfig.CpuPercent", "50"},
        {"container.HostConfig.Memory", "2147483648"}, {"container.HostConfig.IOMaximumIOps", "9"},
        {"container.HostConfig.IOMaximumBandwidth", "10"}, {"container.Config.Hostname", "h"},
        {"container.Mounts[0].Type", "volume"}, {"container.Mounts[0].Name", "v"},
        {"container.Mounts[1].Type", "npipe"},
        {"container.Mounts[1].Destination", "\\\\.\\pipe\\y"},
        {"host.Networks[0].DriverInfo.hnsid", "E"}, {"container.HostConfig.DnsSearch[1]", "b"},
        {"container.HostConfig.SecurityOpt[0]", "credentialspec=raw://{}"},
        {"container.HostConfig.Devices[0].PathOnHost", "class/G"});
    EXPECT_FACTS(
        "{\"SchemaVersion\":{\"Major\":2},\"HostingSystemId\":\"v\",\"HostedSystem\":{"
        "\"Container\":{\"GuestOs\":{\"HostName\":\"h\"},\"Storage\":{\"Path\":\"C:\\\\s\"},"
        "\"Memory\":{\"SizeInMB\":1},\"Processor\":{\"Count\":2,\"Weight\":3},"
        "\"Networking\":{\"DnsSearchList\":\"a\",\"NetworkSharedContainerName\":\"x\"},"
        "\"ContainerCredentialGuard\":{\"CredentialSpec\":\"{}\"},\"AssignedDevices\":[{"
        "\"InterfaceClassGuid\":\"G\"}]}}}",
        {"container.HostConfig.Isolation", "hyperv"}, {"container.Config.Hostname", "h"},
        {"container.HostConfig.Memory", "1048576"}, {"container.NetworkSharedContainerID", "x"},
        {"container.HostConfig.SecurityOpt[0]", "credentialspec=raw://{}"},
        {"container.HostConfig.Devices[0].PathOnHost", "class/G"});
}

/* Whether it is the first boot, whose network it is in, and of which system it is. */
static void what_a_start_settles_is_read_back(void **state)
{
    (void)state;
    EXPECT_FACTS("{\"SystemType\":\"Container\",\"Name\":\"c\",\"Owner\":\"docker\","
                 "\"IgnoreFlushesDuringBoot\":true,\"HvPartition\":false,\"EndpointList\":[\"E\"],"
                 "\"NetworkSharedContainerName\":\"o\",\"DNSSearchList\":\"a,\"}",
                 {"container.HasBeenStartedBefore", "(else)"},
                 {"container.HostConfig.NetworkMode", "container:o"},
                 {"container.SharedEndpointList[0]", "E"}, {"host.Networks[0].Name", NULL},
                 {"container.HostConfig.DnsSearch[1]", ""});
    EXPECT_FACTS("{\"SystemType\":\"Container\",\"Name\":\"c\",\"Owner\":\"docker\","
                 "\"HvPartition\":false}",
                 {"container.HasBeenStartedBefore", "true"}, {"host.LCOWSupported", NULL});
    EXPECT_FACTS("{\"SystemType\":\"Container\",\"Name\":\"c\",\"Owner\":\"docker\"}",
                 {"container.HasBeenStartedBefore", NULL});
    EXPECT_FACTS("{\"SystemType\":\"container\",\"Name\":\"c\",\"Owner\":\"docker\","
                 "\"Layers\":[{\"ID\":\"\",\"Path\":\"C:\\\\l\"}]}",
                 {"host.LCOWSupported", "true"}, {"host.Images[0].OS", "linux"});
    EXPECT_FACTS("{\"SystemType\":\"container\",\"Name\":\"c\",\"Owner\":\"docker\","
                 "\"HvPartition\":true,\"ContainerType\":\"linux\",\"LayerFolderPath\":\"C:\\rw\","
                 "\"Layers\":[{\"ID\":\"\",\"Path\":\"C:\\\\l\\\\layer.vhd\"}],"
                 "\"MappedDirectories\":[{\"HostPath\":\"C:\\\\d\",\"ContainerPath\":"
                 "\"/tmp/gcs/c/binds/data\",\"ReadOnly\":false}]}",
                 {"container.HasBeenStartedBefore", NULL}, {"host.LCOWSupported", "true"},
                 {"host.Images[0].OS", "linux"}, {"host.Images[0].LayerFolders[0]", "C:\\l"},
                 {"container.Mounts[0].Destination", "/data"});
    EXPECT_FACTS("{\"ociVersion\":\"1.0.2-dev\",\"root\":{\"path\":\"rootfs\"},\"mounts\":["
                 "{\"destination\":\"/proc\",\"type\":\"proc\",\"source\":\"proc\"},"
                 "{\"destination\":\"/d\",\"type\":\"bind\",\"source\":\"C:\\\\d\"}],"
                 "\"linux\":{\"sysctl\":{\"kernel.domainname\":\"corp\"}},"
                 "\"windows\":{\"layerFolders\":[\"C:\\\\l\"],\"hyperv\":{}}}",
                 {"host.Images[0].OS", "linux"}, {"container.Config.Domainname", "corp"},
                 {"container.BaseFS", NULL}, {"container.Mounts[0].Destination", "/d"},
                 {"container.Mounts[1].Destination", NULL},
                 {"container.HasBeenStartedBefore", NULL});
    EXPECT_FACTS("{\"ociVersion\":\"1.2.0\",\"windows\":{\"layerFolders\":null,\"network\":{"
                 "\"networkNamespace\":\"n\"}}}",
                 {"container.HasBeenStartedBefore", NULL});
}

static void what_the_engine_writes_of_a_setting_becomes_that_setting(void **state)
{
    (void)state;
    EXPECT_FACTS("{\"ociVersion\":\"1.2.0\",\"windows\":{\"layerFolders\":null,\"devices\":["
                 "{\"id\":\"G\",\"idType\":\"vpci-class-guid\"},{\"id\":\"H\",\"idType\":"
                 "\"class\"}],\"resources\":{\"memory\":{\"limit\":18446744073709551615},"
                 "\"cpu\":{\"count\":9223372036854775808,\"shares\":0,\"maximum\":0}}}}",
                 {"container.HostConfig.Devices[0].PathOnHost", "vpci-class-guid://G"},
                 {"container.HostConfig.Devices[1].PathOnHost", "class/H"},
                 {"container.HostConfig.Memory", "-1"},
                 {"container.HostConfig.CpuCount", "-9223372036854775808"});
    EXPECT_FACTS("{\"ociVersion\":\"1.2.0\",\"windows\":{\"layerFolders\":null,\"hyperv\":{},"
                 "\"resources\":{\"cpu\":{\"count\":7,\"shares\":0,\"maximum\":8571}}}}",
                 {"container.HostConfig.NanoCpus", "6000100000"},
                 {"container.HostConfig.CpuCount", NULL});
    EXPECT_FACTS("{\"ociVersion\":\"1.2.0\",\"windows\":{\"layerFolders\":null,\"hyperv\":{},"
                 "\"resources\":{\"cpu\":{\"count\":2,\"shares\":0,\"maximum\":4050}}}}",
                 {"container.HostConfig.NanoCpus", NULL}, {"container.HostConfig.CpuCount", "2"});
    EXPECT_FACTS("{\"SystemType\":\"Container\",\"Name\":\"c\",\"Owner\":\"docker\","
                 "\"MemoryMaximumInMB\":-1,\"HvPartition\":false}",
                 {"container.HostConfig.Memory", "-1048576"});
}

static void expect_remark(const char *text, const char *part)
{
    struct artefact s;
    bool found = false;

    assert_no_error(artefact_read(&s, str_of(text), "f"));
    for (size_t i = 0; i < s.evidence.note_count; i++)
        for (size_t at = 0; at + strlen(part) <= s.evidence.notes[i].text.len; at++)
            found = found || memcmp(s.evidence.notes[i].text.s + at, part, strlen(part)) == 0;
    artefact_close(&s);
    if (!found)
        fail_msg("nothing says '%s' of\n%s", part, text);
}

#define V1(members) "{\"SystemType\":\"Container\",\"Name\":\"c\",\"Owner\":\"docker\"" members "}"

static void a_document_tells_its_age_and_what_has_no_setting(void **state)
{
    (void)state;
    expect_remark(V1(",\"IsDummy\":false"), "docker 17.06 or older");
    expect_remark(V1(",\"Servicing\":false"), "docker 17.06 or older");
    expect_remark(V1(",\"MappedDirectories\":[]"), "docker 17.06 or older");
    expect_remark(V1(""), "docker 17.09 or newer");
    expect_remark(V1(",\"MappedDirectories\":[{\"CreateInUtilityVM\":true}]"),
                  "it has CreateInUtilityVM");
    expect_remark(V1(",\"AssignedDevices\":[{}]"), "docker 18.09 or newer");
    expect_remark(V1(",\"HvRuntime\":{\"ImagePath\":\"C:\\\\b\\\\UtilityVM\"}"),
                  "started from C:\\b\\UtilityVM");
    expect_remark("{\"SchemaVersion\":{\"Major\":2},\"Container\":{\"Networking\":{\"Namespace\":"
                  "\"N\"}}}",
                  "the network namespace N");
    expect_remark("{\"ociVersion\":\"1\",\"windows\":{\"resources\":{\"cpu\":{\"affinity\":[]}}}}",
                  "windows.resources.cpu.affinity");
    expect_remark("{\"ociVersion\":\"1\",\"windows\":{\"hyperv\":{\"utilityVMPath\":\"C:\\\\u\"}}}",
                  "windows.hyperv.utilityVMPath");
    EXPECT_FACTS("{\"ociVersion\":\"1\",\"annotations\":{\"a\":\"b\"},\"windows\":{}}",
                 {"container.HostConfig.Annotations.a", "b"});
}

/* crictl tells how it ended beside the spec. */
static void an_inspect_of_crictl_has_the_end_of_the_container(void **state)
{
    (void)state;
    EXPECT_FACTS("{\"status\":{\"id\":\"4d5e\",\"exitCode\":128,\"message\":\"hcs::x failed\","
                 "\"image\":{\"image\":\"i:1\"}},\"info\":{\"runtimeSpec\":{\"ociVersion\":\"1\","
                 "\"process\":{\"args\":[\"a\"]},\"windows\":{}}}}",
                 {"container.Id", "4d5e"}, {"container.State.ExitCode", "128"},
                 {"container.State.Error", "hcs::x failed"}, {"container.Config.Image", "i:1"});
}

#define LCOW(sets, devices)                                                                        \
    "{\"ociVersion\":\"1.0.1-dev\",\"process\":{\"capabilities\":{" sets "}},"                     \
    "\"linux\":{\"resources\":{" devices "}},\"windows\":{\"layerFolders\":[\"C:\\\\l\"]}}"
#define SETS(list)                                                                                 \
    "\"bounding\":[" list "],\"effective\":[" list "],\"permitted\":[" list                        \
    "],\"inheritable\":[" list "]"
#define FIRST_13                                                                                   \
    "\"CAP_CHOWN\",\"CAP_DAC_OVERRIDE\",\"CAP_FSETID\",\"CAP_FOWNER\",\"CAP_MKNOD\",\"CAP_NET_"    \
    "RAW\","                                                                                       \
    "\"CAP_SETGID\",\"CAP_SETUID\",\"CAP_SETFCAP\",\"CAP_SETPCAP\",\"CAP_NET_BIND_SERVICE\","      \
    "\"CAP_SYS_CHROOT\",\"CAP_KILL\""
#define ADD_OF  "container.HostConfig.CapAdd"
#define DROP_OF "container.HostConfig.CapDrop"

/* Capabilities and rules for devices are those of the settings that make them. */
static void a_linux_container_tells_its_capabilities(void **state)
{
    (void)state;
    EXPECT_FACTS(LCOW(SETS(FIRST_13 ",\"CAP_AUDIT_WRITE\""), ""), {ADD_OF, NULL}, {DROP_OF, NULL});
    EXPECT_FACTS(LCOW(SETS(FIRST_13 ",\"CAP_NET_ADMIN\""), ""), {ADD_OF "[0]", "NET_ADMIN"},
                 {ADD_OF "[1]", NULL}, {DROP_OF "[0]", "AUDIT_WRITE"}, {DROP_OF "[1]", NULL});
    EXPECT_FACTS(LCOW(SETS("\"CAP_KILL\",\"CAP_CHOWN\""), ""), {ADD_OF "[0]", "KILL"},
                 {ADD_OF "[1]", "CHOWN"}, {DROP_OF "[0]", "ALL"}, {DROP_OF "[1]", NULL});
    EXPECT_FACTS(LCOW("", ""), {ADD_OF, NULL}, {DROP_OF "[0]", "ALL"});
    EXPECT_FACTS(LCOW(SETS("\"CAP_AUDIT_READ\""), ""), {ADD_OF, NULL}, {DROP_OF, NULL});
    EXPECT_FACTS(LCOW("\"bounding\":[\"CAP_KILL\"]", ""), {ADD_OF, NULL}, {DROP_OF, NULL});
    EXPECT_FACTS(LCOW("", "\"devices\":[{\"allow\":true,\"type\":\"c\",\"major\":1,\"minor\":-1,"
                          "\"access\":\"rw\"}]"),
                 {"container.HostConfig.DeviceCgroupRules[0]", "c 1:* rw"});
    EXPECT_FACTS(LCOW("", "\"devices\":[{\"allow\":false,\"access\":\"rwm\"}]"),
                 {"container.HostConfig.DeviceCgroupRules", NULL});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_for_hcs_are_read_back),
        cmocka_unit_test(what_a_start_settles_is_read_back),
        cmocka_unit_test(what_the_engine_writes_of_a_setting_becomes_that_setting),
        cmocka_unit_test(a_document_tells_its_age_and_what_has_no_setting),
        cmocka_unit_test(an_inspect_of_crictl_has_the_end_of_the_container),
        cmocka_unit_test(a_linux_container_tells_its_capabilities),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
