/* What docker's client asks for, and what it refuses, a row each: the words, and a place of the
 * request or the end of the message. */
#include "document_testing.h"
#include "place_testing.h"

#include "model/client/client.h"
#include "model/value/value_make.h"

#include <stdio.h>
#include <stdlib.h>

struct row {
    unsigned release;
    const char *words; /* between `run` and the image, a | between two */
    const char *path; /* HostConfig/Binds/0 of the body; "!": the refusal, "?": the first warning */
    const char *want; /* a scalar's text, the count of a list or map; NULL: absent, null, none */
};

struct side {
    bool windows;
    const char *server_os, *cwd;
};

static const struct side windows = {true, "windows", "C:\\app"};
static const struct side linux_side = {false, "linux", "/srv"};

#define WORDS_MAX 24

static size_t cut(struct str *words, const char *text, const char *image)
{
    struct str rest = str_of(text);
    size_t count = 0;

    words[count++] = STR_LIT("run");
    while (rest.len > 0 && count + 2 < WORDS_MAX) {
        ptrdiff_t bar = str_find(rest, '|', 0);

        words[count++] = str_cut(rest, 0, bar < 0 ? rest.len : (size_t)bar);
        rest = str_cut(rest, bar < 0 ? rest.len : (size_t)bar + 1, rest.len);
    }
    words[count++] = str_of(image);
    return count;
}

static struct str found(struct arena *a, const struct client_answer *answer, const char *path)
{
    const struct value *v = answer->body;

    if (path[0] == '!')
        return answer->outcome != CLIENT_REQUEST ? answer->message : STR_NONE;
    if (path[0] == '?')
        return answer->warning_count > 0 ? answer->warnings[0] : STR_NONE;
    if (path[0] == '@')
        return answer->platform.len > 0 ? answer->platform : STR_NONE;
    return place_text(a, v, path);
}

static struct value *files;
static size_t failures;

static void check(const struct row *row, const struct side *side, const char *image)
{
    struct str words[WORDS_MAX];
    struct client_input in = {.words = words,
                              .release = row->release,
                              .windows = side->windows,
                              .server_os = str_of(side->server_os),
                              .cwd = str_of(side->cwd),
                              .files = files};
    struct client_answer answer;
    struct arena a;
    struct str got;
    bool good;

    arena_init(&a);
    in.count = cut(words, row->words, image);
    assert_no_error(client_run(&answer, &a, &in));
    got = found(&a, &answer, row->path);
    if (row->path[0] == '!' && row->release < 2800 && str_ends(got, STR_LIT(".")))
        got.len--; /* until 27 with a full stop */
    if (row->want == NULL)
        good = got.s == NULL;
    else if (row->path[0] == '!')
        good = str_ends(got, str_of(row->want));
    else
        good = got.s != NULL && str_is(got, row->want);
    if (!good || (row->path[0] != '!' && answer.outcome != CLIENT_REQUEST)) {
        print_error("%u %s %s\n  %s is '%.*s'\n  expected '%s'\n  %.*s\n", row->release, row->words,
                    image, row->path, STR_FMT(got), row->want != NULL ? row->want : "nothing",
                    STR_FMT(answer.message));
        failures++;
    }
    client_answer_finish(&answer);
    arena_finish(&a);
}

static void check_all(const struct row *rows, size_t count, const struct side *side)
{
    failures = 0;
    for (size_t i = 0; i < count; i++)
        check(&rows[i], side, "img");
    assert_int_equal(failures, 0);
}

#define CHECK_ALL(rows, side) check_all((rows), sizeof(rows) / sizeof((rows)[0]), &(side))
#define HOST(path)            "HostConfig/" path
#define MOUNT(path)           "HostConfig/Mounts/0/" path

static int make_files(void **state)
{
    (void)state;
    files = value_map();
    files = made_with_key(files, STR_LIT("C:\\app\\e.env"),
                          value_string(STR_LIT("\xEF\xBB\xBF# words\r\n\r\nA=1\r\n  B=2\nC\n")));
    files = made_with_key(files, STR_LIT("C:\\app\\none.env"), value_string(STR_LIT("=1\n")));
    files = made_with_key(files, STR_LIT("C:\\app\\blank.env"), value_string(STR_LIT("a b=1\n")));
    files =
        made_with_key(files, STR_LIT("C:\\app\\bytes.env"), value_string(STR_LIT("A=1\na=\xff\n")));
    files = made_with_key(files, STR_LIT("C:\\app\\good.json"), value_string(STR_LIT("{ }")));
    files = made_with_key(files, STR_LIT("C:\\app\\bad.json"), value_string(STR_LIT("{")));
    files = made_with_key(files, STR_LIT("C:\\app\\cid"), value_string(STR_LIT("0")));
    return 0;
}

static int drop_files(void **state)
{
    (void)state;
    value_unref(files);
    return 0;
}

/* docker/cli opts/mount.go and its parts of each generation. */
static void a_mount_is_read_field_by_field(void **state)
{
    static const struct row rows[] = {
        {2900, "--mount|type=bind,src=C:\\a,dst=C:\\b,ro", MOUNT("ReadOnly"), "true"},
        {2900, "--mount|type=bind,src=a,dst=C:\\b", MOUNT("Source"), "a"},
        {2900, "--mount|type=bind,src=.\\a,dst=C:\\b", MOUNT("Source"), "C:\\app\\a"},
        {2900, "--mount|type=bind,src=C:\\a,dst=C:\\b,readonly=false", MOUNT("ReadOnly"), NULL},
        {2900, "--mount|type=bind,src=C:\\a,dst=C:\\b,readonly=0", MOUNT("ReadOnly"), NULL},
        {2900, "--mount|type=bind,src=C:\\a,dst=C:\\b,readonly=true", MOUNT("ReadOnly"), "true"},
        {2900, "--mount|type=bind,src=C:\\a,dst=C:\\b,readonly=1", MOUNT("ReadOnly"), "true"},
        {2900, "--mount|type=bind,src=C:\\a,dst=C:\\b,readonly=T", "!",
         "invalid value for 'readonly': invalid boolean value (\"T\"): must be one of \"true\", "
         "\"1\", \"false\", or \"0\" (default \"true\")"},
        {2800, "--mount|type=bind,src=C:\\a,dst=C:\\b,readonly=T", MOUNT("ReadOnly"), "true"},
        {2800, "--mount|type=bind,src=C:\\a,dst=C:\\b,readonly=x", "!",
         "invalid value for readonly: x"},
        {2900, "--mount|type=Bind,src=C:\\a,dst=C:\\b,consistency=Cached", MOUNT("Consistency"),
         "cached"},
        {2900, "--mount|type=bind,src=C:\\a,dst=C:\\b,bind-propagation=RSlave",
         MOUNT("BindOptions/Propagation"), "rslave"},
        {2900, "--mount|type=bind,src=C:\\a,dst=C:\\b,bind-nonrecursive", "!",
         "bind-nonrecursive is deprecated, use bind-recursive=disabled instead"},
        {2800, "--mount|type=bind,src=C:\\a,dst=C:\\b,bind-nonrecursive",
         MOUNT("BindOptions/NonRecursive"), "true"},
        {2900, "--mount|type=bind,src=C:\\a,dst=C:\\b,bind-create-src",
         MOUNT("BindOptions/CreateMountpoint"), "true"},
        {2900, "--mount|type=bind,src=C:\\a,dst=C:\\b,bind-recursive=enabled", MOUNT("BindOptions"),
         NULL},
        {2900, "--mount|type=bind,src=C:\\a,dst=C:\\b,bind-recursive=disabled",
         MOUNT("BindOptions/NonRecursive"), "true"},
        {2900, "--mount|type=bind,src=C:\\a,dst=C:\\b,ro,bind-recursive=writable",
         MOUNT("BindOptions/ReadOnlyNonRecursive"), "true"},
        {2900,
         "--mount|type=bind,src=C:\\a,dst=C:\\b,ro,bind-recursive=readonly,"
         "bind-propagation=rprivate",
         MOUNT("BindOptions/ReadOnlyForceRecursive"), "true"},
        {2900, "--mount|type=bind,src=C:\\a,dst=C:\\b,bind-recursive=writable", "!",
         "option 'bind-recursive=writable' requires 'readonly' to be specified in conjunction"},
        {2900, "--mount|type=bind,src=C:\\a,dst=C:\\b,bind-recursive=readonly", "!",
         "option 'bind-recursive=readonly' requires 'readonly' to be specified in conjunction"},
        {2900, "--mount|type=bind,src=C:\\a,dst=C:\\b,ro,bind-recursive=readonly", "!",
         "option 'bind-recursive=readonly' requires 'bind-propagation=rprivate' to be specified in "
         "conjunction"},
        {2900, "--mount|type=bind,src=C:\\a,dst=C:\\b,bind-recursive=x", "!",
         "invalid value for bind-recursive: x (must be \"enabled\", \"disabled\", \"writable\", or "
         "\"readonly\")"},
        {2400, "--mount|type=bind,src=C:\\a,dst=C:\\b,bind-recursive=disabled", "!",
         "unexpected key 'bind-recursive' in 'bind-recursive=disabled'"},
        {2900, "--mount|type=volume,src=v,dst=C:\\b,volume-nocopy", MOUNT("VolumeOptions/NoCopy"),
         "true"},
        {2900, "--mount|type=volume,src=v,dst=C:\\b,volume-label=a=1,volume-label=a=2",
         MOUNT("VolumeOptions/Labels/a"), "2"},
        {2900, "--mount|type=volume,src=v,dst=C:\\b,volume-label==2", MOUNT("VolumeOptions/Labels"),
         NULL},
        {2900, "--mount|type=volume,src=v,dst=C:\\b,volume-driver=d,volume-opt=k=v",
         MOUNT("VolumeOptions/DriverConfig/Options/k"), "v"},
        {2900, "--mount|type=volume,src=v,dst=C:\\b,volume-driver=d",
         MOUNT("VolumeOptions/DriverConfig/Name"), "d"},
        {2900, "--mount|type=volume,src=v,dst=C:\\b,volume-subpath=s",
         MOUNT("VolumeOptions/Subpath"), "s"},
        {2900, "--mount|type=image,src=i,dst=C:\\b,image-subpath=s", MOUNT("ImageOptions/Subpath"),
         "s"},
        {2900, "--mount|type=tmpfs,dst=C:\\b,tmpfs-size=1m,tmpfs-mode=1777",
         MOUNT("TmpfsOptions/SizeBytes"), "1048576"},
        {2900, "--mount|type=tmpfs,dst=C:\\b,tmpfs-size=1m,tmpfs-mode=1777",
         MOUNT("TmpfsOptions/Mode"), "1023"},
        {2900, "--mount|type=tmpfs,dst=C:\\b,tmpfs-size=x", "!", "invalid value for tmpfs-size: x"},
        {2900, "--mount|type=tmpfs,dst=C:\\b,tmpfs-mode=9", "!", "invalid value for tmpfs-mode: 9"},
        {2900, "--mount|type=volume,dst=C:\\b,bind-propagation=x", "!",
         "cannot mix 'bind-*' options with mount type 'volume'"},
        {2900, "--mount|type=bind,src=C:\\a,dst=C:\\b,volume-nocopy", "!",
         "cannot mix 'volume-*' options with mount type 'bind'"},
        {2900, "--mount|type=bind,src=C:\\a,dst=C:\\b,tmpfs-size=1", "!",
         "cannot mix 'tmpfs-*' options with mount type 'bind'"},
        {2900, "--mount|type=bind,src=C:\\a,dst=C:\\b,image-subpath=1", "!",
         "cannot mix 'image-*' options with mount type 'bind'"},
        {2900, "--mount|type=,dst=C:\\b", "!", "invalid value for 'type': value is empty"},
        {2800, "--mount|type=,dst=C:\\b", "!", "type is required"},
        {2800, "--mount|type=bind,src=C:\\b", "!", "target is required"},
        {2900, "--mount|type=bind, src=C:\\a,dst=C:\\b", "!",
         "invalid option 'src' in ' src=C:\\a': option should not have whitespace"},
        {2900, "--mount|type=bind,src=C:\\a ,dst=C:\\b", "!",
         "invalid value for 'src' in 'src=C:\\a ': value should not have whitespace"},
        {2900, "--mount|type=bind,src", "!", "invalid field 'src' must be a key=value pair"},
        {2900, "--mount|type=bind,what=1", "!", "unknown option 'what' in 'what=1'"},
    };

    (void)state;
    CHECK_ALL(rows, windows);
}

#define NET(path) "NetworkingConfig/EndpointsConfig/corp/" path

static void networks_are_read_in_both_forms(void **state)
{
    static const struct row rows[] = {
        {2900, "--network|name=corp,ip=10.0.0.5", NET("IPAMConfig/IPv4Address"), "10.0.0.5"},
        {2900, "--network|name=corp,ip6=::0005", NET("IPAMConfig/IPv6Address"), "::5"},
        {2800, "--network|name=corp,ip6=::0005", NET("IPAMConfig/IPv6Address"), "::0005"},
        {2900, "--network|name=corp,alias=a,alias=b", NET("Aliases"), "2"},
        {2900, "--network|name=corp,mac-address=02-42-AC-11-00-02", NET("MacAddress"),
         "02:42:ac:11:00:02"},
        {2900, "--network|name=corp,link-local-ip=169.254.1.1", NET("IPAMConfig/LinkLocalIPs/0"),
         "169.254.1.1"},
        {2900, "--network|name=corp,driver-opt=a=b", NET("DriverOpts/a"), "b"},
        {2900, "--network|name=corp,gw-priority=5", NET("GwPriority"), "5"},
        {2900, "--network|name=corp,gw-priority=x1", "!",
         "invalid gw-priority (x1): invalid syntax"},
        {2900, "--network|name=corp,driver-opt=ab", "!",
         "invalid key value pair format in driver options"},
        {2900, "--network|alias=a1", "!", "network name/id is not specified"},
        {2900, "--network|name=corp,what=1x", "!", "invalid field key what"},
        {2900, "--network|name=corp,what", "!", "invalid field what"},
        {2900, "--network|corp|--network-alias|x", NET("Aliases/0"), "x"},
        {2900, "--network|corp|--link|db:d", NET("Links/0"), "db:d"},
        {2900, "--network|corp|--ip6|::5", NET("IPAMConfig/IPv6Address"), "::5"},
        {2900, "--network|corp|--ip|10.0.0.5", NET("IPAMConfig/IPv4Address"), "10.0.0.5"},
        {2800, "--network|corp|--ip|10.0.0.5|--ip6|::5", NET("IPAMConfig/IPv6Address"), "::5"},
        {2900, "--network|corp|--link-local-ip|169.254.1.1", NET("IPAMConfig/LinkLocalIPs/0"),
         "169.254.1.1"},
        {2800, "--network|corp|--link-local-ip|169.254.1.1", NET("IPAMConfig/LinkLocalIPs/0"),
         "169.254.1.1"},
        {2900, "--network|corp|--mac-address|02-42-ac-11-00-02", NET("MacAddress"),
         "02:42:ac:11:00:02"},
        {2900, "--network|name=corp,alias=a1|--network-alias|x", "!",
         "conflicting options: cannot specify both --network-alias and per-network alias"},
        {2900, "--network|name=corp,ip=1.1.1.1|--ip|1.1.1.1", "!",
         "conflicting options: cannot specify both --ip and per-network IPv4 address"},
        {2900, "--network|name=corp,ip6=1::1|--ip6|1::1", "!",
         "conflicting options: cannot specify both --ip6 and per-network IPv6 address"},
        {2900, "--network|name=corp,mac-address=02:42:ac:11:00:02|--mac-address|02:42:ac:11:00:02",
         "!", "conflicting options: cannot specify both --mac-address and per-network MAC address"},
        {2900, "--network|name=corp,link-local-ip=169.254.1.1|--link-local-ip|169.254.1.1", "!",
         "conflicting options: cannot specify both --link-local-ip and per-network link-local IP "
         "addresses"},
        {2900, "--network-alias|x", "!",
         "network-scoped aliases are only supported for user-defined networks"},
        {2900, "--mac-address|zz", "!", "zz is not a valid mac address"},
        {2900, "--network|corp|--network|other", "NetworkingConfig/EndpointsConfig", "2"},
        {2900, "--network|corp|--network|corp", "!",
         "network \"corp\" is specified multiple times"},
    };

    (void)state;
    CHECK_ALL(rows, windows);
}

#define PORT80 HOST("PortBindings/80/tcp/0/")

static void ports_are_read_as_by_each_generation(void **state)
{
    static const struct row rows[] = {
        {2900, "-p|8080:80", PORT80 "HostPort", "8080"},
        {2900, "-p|+8080:80", PORT80 "HostPort", "8080"},
        {2800, "-p|+8080:80", "!", "Invalid hostPort: +8080"},
        {2900, "-p|80", PORT80 "HostPort", ""},
        {2900, "-p|8080-8090:80", PORT80 "HostPort", "8080-8090"},
        {2900, "-p|127.0.0.1:8080:80", PORT80 "HostIp", "127.0.0.1"},
        {2900, "-p|[::1]:8080:80", PORT80 "HostIp", "::1"},
        {2900, "-p|::1:8080:80", PORT80 "HostIp", "::1"},
        {2800, "-p|::1:8080:80", "!",
         "Invalid ip address ::1: address ::1:: too many colons in address"},
        {2900, "-p|[::1:8080:80", "!",
         "invalid IP address [::1: address [::1:: missing ']' in address"},
        {2900, "-p|[::1]x:8080:80", "!",
         "invalid IP address [::1]x: address [::1]x:: missing port in address"},
        {2900, "-p|[::1]:1:8080:80", "!",
         "invalid IP address [::1]:1: address [::1]:1:: too many colons in address"},
        {2900, "-p|1.2.3:8080:80", "!", "invalid IP address: 1.2.3"},
        {2900, "-p|80/icmp", "!", "invalid proto: icmp"},
        {2800, "-p|80/icmp", "!", "Invalid proto: icmp"},
        {2800, "-p|80/tcp/x", PORT80 "HostPort", ""},
        {2900, "-p|80/udp", HOST("PortBindings"), "1"},
        {2900, "-p|x", "!", "invalid containerPort: x"},
        {2900, "-p|82-80", "!", "invalid containerPort: 82-80"},
        {2900, "-p|x:80", "!", "invalid hostPort: x"},
        {2900, "-p|80-82:80-81", "!",
         "invalid ranges specified for container and host Ports: 80-81 and 80-82"},
        {2900, "-p|8080:", "!", "no port specified: 8080:<empty>"},
        {2800, "-p|8080:", "!", "No port specified: 8080:<empty>"},
        {2800, "-p|80-81-9", HOST("PortBindings"), "2"},
        {2900, "-p|published=8080,target=80,protocol=tcp", PORT80 "HostPort", "8080"},
        {2900, "-p|published=8080,target", "!",
         "invalid publish opts format (should be name=value but got 'target')"},
        {2900, "-p|=1,target=80", "!",
         "invalid publish opts format (should be name=value but got '=1')"},
        {2900, "--expose|80-82/UDP", "ExposedPorts", "3"},
        {2900, "--expose=", "!",
         "invalid range format for --expose: invalid port range: value is empty"},
        {2900, "--expose|x", "!",
         "invalid range format for --expose: invalid start port 'x': invalid syntax"},
        {2900, "--expose|80-", "!",
         "invalid range format for --expose: invalid end port '': value is empty"},
        {2900, "--expose|82-80", "!",
         "invalid range format for --expose: invalid port range: 82-80"},
        {2800, "--expose|1:80", "!", "invalid port format for --expose: 1:80"},
        {2800, "--expose|80-82-x", "ExposedPorts", "3"},
        {2800, "--expose|82-80", "!",
         "invalid range format for --expose: 82-80, error: Invalid range specified for the Port: "
         "82-80"},
        {2800, "--expose|80-x", "!",
         "invalid range format for --expose: 80-x, error: strconv.ParseUint: parsing \"x\": "
         "invalid "
         "syntax"},
    };

    (void)state;
    CHECK_ALL(rows, windows);
}

static void limits_and_policies_are_checked(void **state)
{
    static const struct row rows[] = {
        {2900, "--sysctl|net.x=1|--sysctl|kernel.sem=1", HOST("Sysctls"), "2"},
        {2900, "--sysctl|fs.mqueue.x=1", HOST("Sysctls/fs.mqueue.x"), "1"},
        {2900, "--sysctl|vm.x=1", "!", "sysctl 'vm.x=1' is not allowed"},
        {2010, "--sysctl|vm.x=1", "!", "sysctl 'vm.x=1' is not whitelisted"},
        {2900, "--device-cgroup-rule|c 1:* rwm", HOST("DeviceCgroupRules/0"), "c 1:* rwm"},
        {2900, "--device-cgroup-rule|c *:3 r", HOST("DeviceCgroupRules/0"), "c *:3 r"},
        {2900, "--device-cgroup-rule|c :3 r", "!", "invalid device cgroup format 'c :3 r'"},
        {2900, "--device-cgroup-rule|c 1: r", "!", "invalid device cgroup format 'c 1: r'"},
        {2900, "--device-cgroup-rule|c 1:3", "!", "invalid device cgroup format 'c 1:3'"},
        {2900, "--device-cgroup-rule|c 1:3 rwmr", "!", "invalid device cgroup format 'c 1:3 rwmr'"},
        {2900, "--device-cgroup-rule|c 1:3 x", "!", "invalid device cgroup format 'c 1:3 x'"},
        {2900, "--device-cgroup-rule|x 1:3 r", "!", "invalid device cgroup format 'x 1:3 r'"},
        {2900, "--blkio-weight-device|/dev/a:10", HOST("BlkioWeightDevice/0/Weight"), "10"},
        {2900, "--blkio-weight-device|/dev/a:0", HOST("BlkioWeightDevice/0/Weight"), "0"},
        {2900, "--blkio-weight-device|/dev/a:9", "!", "invalid weight for device: /dev/a:9"},
        {2900, "--blkio-weight-device|/dev/a:1001", "!", "invalid weight for device: /dev/a:1001"},
        {2900, "--blkio-weight-device|/x:10", "!", "bad format for device path: /x:10"},
        {2900, "--blkio-weight-device|:10", "!", "bad format: :10"},
        {2010, "--blkio-weight-device|:10", "!", "bad format for device path: :10"},
        {2900, "--device-read-bps|/dev/a:1mb", HOST("BlkioDeviceReadBps/0/Rate"), "1048576"},
        {2900, "--device-read-bps|/dev/a:x", "!",
         "invalid rate for device: /dev/a:x. The correct format is <device-path>:<number>[<unit>]. "
         "Number must be a positive integer. Unit is optional and can be kb, mb, or gb"},
        {2900, "--device-read-iops|/dev/a:5", HOST("BlkioDeviceReadIOps/0/Rate"), "5"},
        {2900, "--device-read-iops|/dev/a:x", "!",
         "invalid rate for device: /dev/a:x. The correct format is <device-path>:<number>. Number "
         "must be a positive integer"},
        {2900, "--ulimit|nofile=1:2", HOST("Ulimits/0/Hard"), "2"},
        {2900, "--ulimit|nofile=1", HOST("Ulimits/0/Hard"), "1"},
        {2900, "--ulimit|nofile=-1:-1", HOST("Ulimits/0/Soft"), "-1"},
        {2900, "--ulimit|nofile=5:-1", HOST("Ulimits/0/Hard"), "-1"},
        {2900, "--pid|host", HOST("PidMode"), "host"},
        {2900, "--pid|container:a:b", HOST("PidMode"), "container:a:b"},
        {2300, "--pid|container:a:b", "!", "--pid: invalid PID mode"},
        {2900, "--pid|container:", "!", "--pid: invalid PID mode"},
        {2900, "--uts|host:x", "!", "--uts: invalid UTS mode"},
        {2300, "--uts|host:x", HOST("UTSMode"), "host:x"},
        {2900, "--userns|x", "!", "--userns: invalid USER mode"},
        {2900, "--cgroupns|x", "!", "--cgroupns: invalid CGROUP mode"},
        {2900, "--cgroupns|private", HOST("CgroupnsMode"), "private"},
        {2900, "--restart|on-failure:3", HOST("RestartPolicy/MaximumRetryCount"), "3"},
        {2900, "--restart|on-failure:", HOST("RestartPolicy/MaximumRetryCount"), "0"},
        {2900, "--restart|:3", "!",
         "invalid restart policy format: no policy provided before colon"},
        {2010, "--restart|a:3:4", "!", "invalid restart policy format"},
        {2010, "--restart|on-failure:", "!", "maximum retry count must be an integer"},
        {2900, "--restart|always|--rm", "!",
         "conflicting options: cannot specify both --restart and --rm"},
        {2700, "--restart|always|--rm", "!", "Conflicting options: --restart and --rm"},
        {2900, "--restart|no|--rm", HOST("AutoRemove"), "true"},
        {2900, "--log-driver|none|--log-opt|a=b", "!", "invalid logging opts for driver none"},
        {2900, "--log-driver|local|--log-opt|a=b", HOST("LogConfig/Config/a"), "b"},
        {2900, "--storage-opt|size", "!", "invalid storage option"},
        {2900, "--storage-opt|size=30G", HOST("StorageOpt/size"), "30G"},
        {2900, "--memory-swappiness|101", "!",
         "invalid value: 101. Valid memory swappiness range is 0-100"},
        {2900, "--memory-swappiness|-2", "!",
         "invalid value: -2. Valid memory swappiness range is 0-100"},
        {2900, "--memory-swappiness|60", HOST("MemorySwappiness"), "60"},
        {2900, "--detach-keys|ctrl-a,x,DEL", "!", NULL},
        {2900, "--detach-keys|ctrl-_,ctrl-[", "!", NULL},
        {2900, "--detach-keys|ctrl-a,xy", "!",
         "invalid detach keys (ctrl-a,xy): Unknown character: 'xy'"},
        {2900, "--detach-keys|ctrl-1", "!",
         "invalid detach keys (ctrl-1): Unknown character: 'ctrl-1'"},
        {2800, "-d|-a|stdin", "!", "Conflicting options: -a and -d"},
        {2900, "--cidfile|cid", "!",
         "container ID file found, make sure the other container isn't running or delete cid"},
        {2010, "--cidfile|cid", "!",
         "Container ID file found, make sure the other container isn't running or delete cid"},
        {2900, "--use-api-socket", "!",
         "flag --use-api-socket can't be used with a Windows Docker Engine"},
        {2800, "--oom-kill-disable", "?",
         "WARNING: Disabling the OOM killer on containers without setting a '-m/--memory' limit "
         "may "
         "be dangerous."},
        {2800, "--oom-kill-disable|-m|1g", "?", NULL},
        {2900, "--oom-kill-disable", "?", NULL},
        {2800, "--dns|127.0.0.1", "?",
         "WARNING: Localhost DNS setting (--dns=127.0.0.1) may fail in containers."},
        {2800, "--dns|::1", "?",
         "WARNING: Localhost DNS setting (--dns=::1) may fail in containers."},
        {2800, "--dns|8.8.8.8", "?", NULL},
        {2900, "--cap-add|net_admin|--cap-add|CAP_NET_ADMIN", HOST("CapAdd"), "1"},
        {2900, "--security-opt|systempaths=unconfined", HOST("MaskedPaths"), "0"},
        {2900, "--security-opt|seccomp=good.json", HOST("SecurityOpt/0"), "seccomp={}"},
        {2900, "--security-opt|seccomp=builtin", HOST("SecurityOpt/0"), "seccomp=builtin"},
        {2900, "--security-opt|seccomp=bad.json", "!",
         "compacting json for seccomp profile (bad.json) failed: unexpected end of JSON input"},
        {2900, "--env-file|e.env", "Env", "2"},
        {2900, "--env-file|e.env", "Env/1", "B=2"},
        {2900, "--label-file|e.env", "Labels", "2"},
        {2900, "--env-file|none.env", "!",
         "--env-file: invalid env file (none.env): no variable name on line '=1'"},
        {2800, "--env-file|none.env", "!",
         "invalid env file (none.env): no variable name on line '=1'"},
        {2700, "--env-file|none.env", "!",
         "poorly formatted environment: no variable name on line '=1'"},
        {2900, "--env-file|blank.env", "!",
         "--env-file: invalid env file (blank.env): variable 'a b' contains whitespaces"},
        {2900, "--label-file|blank.env", "!",
         "--label-file: invalid env file (blank.env): variable 'a b' contains whitespaces"},
        {2900, "--env-file|bytes.env", "!",
         "--env-file: invalid env file (bytes.env): invalid utf8 bytes at line 2: [97 61 255]"},
        {2700, "--env-file|bytes.env", "!",
         "env file bytes.env contains invalid utf8 bytes at line 2: [97 61 255]"},
        {2900, "--device|class/5B45201D-F2F2-4F3B-85BB-30FF1F953599", HOST("Devices/0/PathOnHost"),
         "class/5B45201D-F2F2-4F3B-85BB-30FF1F953599"},
        {2900, "--device|vendor.com/class=name", HOST("DeviceRequests/0/Driver"), "cdi"},
        {2900, "--device|vendor.com/class=n:a_b", HOST("DeviceRequests/0/DeviceIDs/0"),
         "vendor.com/class=n:a_b"},
        {2900, "--device|v/class=name", "!", "runtime error: slice bounds out of range [1:0]"},
        {2900, "--device|vendor/class=na!me", HOST("DeviceRequests"), NULL},
        {2900, "--gpus|all", HOST("DeviceRequests/0/Count"), "-1"},
        {2900, "--gpus|2", HOST("DeviceRequests/0/Count"), "2"},
        {2900, "--gpus|device=0", HOST("DeviceRequests/0/DeviceIDs/0"), "0"},
        {2900, "--gpus|driver=d", HOST("DeviceRequests/0/Count"), "1"},
        {2900, "--gpus|capabilities=x", HOST("DeviceRequests/0/Capabilities/0"), "2"},
        {2900, "--gpus|options=a=b", HOST("DeviceRequests/0/Options/a"), "b"},
        {2900, "--gpus|\"options=a=b,c=d\"", HOST("DeviceRequests/0/Options"), "2"},
        {2900, "--gpus|count=x", "!",
         "invalid count (x): value must be either \"all\" or an integer: invalid syntax"},
        {2400, "--gpus|count=x", "!",
         "count must be an integer: strconv.Atoi: parsing \"x\": invalid syntax"},
        {2900, "--gpus|driver=a,driver=b", "!",
         "gpu request key 'driver' can be specified only once"},
        {2900, "--gpus|what=a", "!", "unexpected key 'what' in 'what=a'"},
    };

    (void)state;
    CHECK_ALL(rows, windows);
}

static void platforms_are_read_as_containerd_reads_them(void **state)
{
    static const struct row rows[] = {
        {2900, "--platform|windows", "@", "windows/amd64"},
        {2900, "--platform|linux/arm/v7", "@", "linux/arm/v7"},
        {2900, "--platform|linux/arm", "@", "linux/arm"},
        {2900, "--platform|arm", "@", "windows/arm"},
        {2900, "--platform|armel", "@", "windows/arm/v6"},
        {2900, "--platform|linux/arm64", "@", "linux/arm64"},
        {2900, "--platform|linux/aarch64/8", "@", "linux/arm64/v8"},
        {2900, "--platform|linux/arm/5", "@", "linux/arm/v5"},
        {2900, "--platform|linux/arm/6", "@", "linux/arm/v6"},
        {2900, "--platform|linux/arm/8", "@", "linux/arm/v8"},
        {2900, "--platform|linux/i386", "@", "linux/386"},
        {2900, "--platform|linux/amd64/v1", "@", "linux/amd64"},
        {2900, "--platform|linux/amd64/v3", "@", "linux/amd64/v3"},
        {2900, "--platform|macOS/x86-64", "@", "darwin/amd64"},
        {2900, "--platform|windows(10.0.17763)/amd64", "@", "windows/amd64"},
        {2900, "--platform|windows(10.0.17763+win32k)/amd64", "@", "windows/amd64"},
        {2800, "--platform|windows(10.0.17763+win32k)/amd64", "!",
         "error parsing specified platform: \"windows(10.0.17763+win32k)\" is an invalid OS "
         "component of \"windows(10.0.17763+win32k)/amd64\": OSAndVersion specifier component must "
         "match \"^([A-Za-z0-9_-]+)(?:\\\\(([A-Za-z0-9_.-]*)\\\\))?$\": invalid argument"},
        {2900, "--platform|windows(10+)/amd64", "!",
         "\"windows(10+)\" is an invalid OS component of \"windows(10+)/amd64\": OSAndVersion "
         "specifier component must match "
         "\"^([A-Za-z0-9_-]+)(?:\\\\(([A-Za-z0-9_.%-]*)((?:\\\\+[A-Za-z0-9_.%-]+)*)\\\\))?$\": "
         "invalid argument"},
        {2900, "--platform|linux/a b", "!",
         "\"a b\" is an invalid component of \"linux/a b\": platform specifier component must "
         "match "
         "\"^[A-Za-z0-9_.-]+$\": invalid argument"},
        {2400, "--platform|linux/a.b", "!",
         "error parsing specified platform: \"a.b\" is an invalid component of \"linux/a.b\": "
         "platform specifier component must match \"^[A-Za-z0-9_-]+$\": invalid argument"},
        {2900, "--platform|*", "!", "\"*\": wildcards not yet supported: invalid argument"},
        {2900, "--platform|a/b/c/d", "!",
         "\"a/b/c/d\": cannot parse platform specifier: invalid argument"},
        {2900, "--platform|bogus", "!",
         "\"bogus\": unknown operating system or architecture: invalid argument"},
        {2900, "--platform=", "@", NULL},
    };

    (void)state;
    CHECK_ALL(rows, windows);
}

static void a_client_for_linux_reads_devices(void **state)
{
    static const struct row rows[] = {
        {2900, "--device|/dev/a", HOST("Devices/0/PathInContainer"), "/dev/a"},
        {2900, "--device|/dev/a:/dev/b", HOST("Devices/0/PathInContainer"), "/dev/b"},
        {2900, "--device|/dev/a:rw", HOST("Devices/0/CgroupPermissions"), "rw"},
        {2900, "--device|/dev/a:/dev/b:r", HOST("Devices/0/CgroupPermissions"), "r"},
        {2900, "--device|/dev/a::r", "!", " is not an absolute path"},
        {2900, "--device|/dev/a:/dev/b:rr", "!", "bad mode specified: rr"},
        {2900, "--device|/dev/a:/dev/b:r:x", "!", "bad format for path: /dev/a:/dev/b:r:x"},
        {2900, "--cpu-count|1", "!",
         "\"--cpu-count\" is only supported on a Docker daemon running on windows, but the Docker "
         "daemon is running on linux"},
        {2900, "--use-api-socket", HOST("Mounts"), "1"},
        {2900, "-v|./a:/b", HOST("Binds/0"), "/srv/a:/b"},
        {2900, "--network|host|--link|a:b", HOST("Links/0"), "a:b"},
    };

    (void)state;
    CHECK_ALL(rows, linux_side);
}

static void images_are_named_well(void **state)
{
    static const struct {
        unsigned release;
        const char *image, *want;
    } rows[] = {
        {2900, "a", NULL},
        {2900, "a__b-c/d.e:t_1", NULL},
        {2900, "localhost/a", NULL},
        {2900, "r:5000/a:1", NULL},
        {2900, "index.docker.io/a", NULL},
        {2900, "[::1]:5000/a", NULL},
        {2900, "[::1]/a", NULL},
        {2900, "[::1]x/a", "invalid reference format"},
        {2900, "[::1/a", "invalid reference format"},
        {2010, "[::1]:5000/a", "invalid reference format"},
        {2900, "r:x/a", "invalid reference format"},
        {2900, "r-.x/a", "invalid reference format"},
        {2900, "a:-t", "invalid reference format"},
        {2900, "a:", "invalid reference format"},
        {2900, "a___b", "invalid reference format"},
        {2900, "a/", "invalid reference format"},
        {2900, "A", "invalid reference format: repository name (library/A) must be lowercase"},
        {2400, "A", "invalid reference format: repository name must be lowercase"},
        {2900, "A/b", NULL},
        {2400, "A/b", "invalid reference format: repository name must be lowercase"},
        {2900, "a@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", NULL},
        {2900, "a@sha256:0123", "invalid reference format"},
        {2900, "a@1a:0123456789abcdef0123456789abcdef0", "invalid reference format"},
        {2900, "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", NULL},
    };

    (void)state;
    failures = 0;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct row row = {rows[i].release, "", "!", rows[i].want};

        check(&row, &windows, rows[i].image);
    }
    assert_int_equal(failures, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mount_is_read_field_by_field),
        cmocka_unit_test(networks_are_read_in_both_forms),
        cmocka_unit_test(ports_are_read_as_by_each_generation),
        cmocka_unit_test(limits_and_policies_are_checked),
        cmocka_unit_test(platforms_are_read_as_containerd_reads_them),
        cmocka_unit_test(a_client_for_linux_reads_devices),
        cmocka_unit_test(images_are_named_well),
    };

    return cmocka_run_group_tests(tests, make_files, drop_files);
}
