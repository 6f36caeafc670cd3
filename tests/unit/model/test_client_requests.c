/* What docker's client asks for, and what it refuses, a row each: the words, and a place of the
 * request or the end of the message. */
#include "client_testing.h"

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
        {2800, "--mount|type=bind,what=1", "!", "unexpected key 'what' in 'what=1'"},
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
        {2010, "--platform|a/b/c/d/e", "!",
         "\"a/b/c/d/e\": cannot parse platform specifier: invalid argument"},
        {2600, "--platform|a/b/c/d", "!",
         "\"a/b/c/d\": cannot parse platform specifier: invalid argument"},
        {2800, "--platform|a/b/c/d/e", "!",
         "\"d/e\" is an invalid component of \"a/b/c/d/e\": platform specifier component must "
         "match "
         "\"^[A-Za-z0-9_.-]+$\": invalid argument"},
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
        {2900, "--platform|linux", "@", "linux/amd64"},
        {2900, "--platform|x86_64", "@", "windows/amd64"},
        {2900, "--platform|armhf", "@", "windows/arm"},
        {2900, "--platform|linux/armhf", "@", "linux/arm"},
        {2900, "--platform|linux/arm64/", "!",
         "\"\" is an invalid component of \"linux/arm64/\": platform specifier component must "
         "match \"^[A-Za-z0-9_.-]+$\": invalid argument"},
        {2900, "--platform|linux/arm64/v9", "@", "linux/arm64/v9"},
        {2900, "--platform|linux/x_Z.9-y", "@", "linux/x_z.9-y"},
        {2900, "--platform|windows(10.0)", "@", "windows/amd64"},
        {2900, "--platform|windows()/amd64", "@", "windows/amd64"},
        {2900, "--platform|windows(10+a+b)/amd64", "@", "windows/amd64"},
        {2400, "--platform|linux/arm64", "@", "linux/arm64"},
        {2900, "--platform|/amd64", "!",
         "\"\" is an invalid OS component of \"/amd64\": OSAndVersion specifier component must "
         "match "
         "\"^([A-Za-z0-9_-]+)(?:\\\\(([A-Za-z0-9_.%-]*)((?:\\\\+[A-Za-z0-9_.%-]+)*)\\\\))?$\": "
         "invalid argument"},
        {2900, "--platform|(10)/amd64", "!",
         "\"(10)\" is an invalid OS component of \"(10)/amd64\": OSAndVersion specifier component "
         "must match "
         "\"^([A-Za-z0-9_-]+)(?:\\\\(([A-Za-z0-9_.%-]*)((?:\\\\+[A-Za-z0-9_.%-]+)*)\\\\))?$\": "
         "invalid argument"},
        {2900, "--platform|windows(10/amd64", "!",
         "\"windows(10\" is an invalid OS component of \"windows(10/amd64\": OSAndVersion "
         "specifier component must match "
         "\"^([A-Za-z0-9_-]+)(?:\\\\(([A-Za-z0-9_.%-]*)((?:\\\\+[A-Za-z0-9_.%-]+)*)\\\\))?$\": "
         "invalid argument"},
        {2900, "--platform|windows(10)x/amd64", "!",
         "\"windows(10)x\" is an invalid OS component of \"windows(10)x/amd64\": OSAndVersion "
         "specifier component must match "
         "\"^([A-Za-z0-9_-]+)(?:\\\\(([A-Za-z0-9_.%-]*)((?:\\\\+[A-Za-z0-9_.%-]+)*)\\\\))?$\": "
         "invalid argument"},
        {2900, "--platform|windows(10!)/amd64", "!",
         "\"windows(10!)\" is an invalid OS component of \"windows(10!)/amd64\": OSAndVersion "
         "specifier component must match "
         "\"^([A-Za-z0-9_-]+)(?:\\\\(([A-Za-z0-9_.%-]*)((?:\\\\+[A-Za-z0-9_.%-]+)*)\\\\))?$\": "
         "invalid argument"},
        {2900, "--platform|win dows/amd64", "!",
         "\"win dows\" is an invalid OS component of \"win dows/amd64\": OSAndVersion specifier "
         "component must match "
         "\"^([A-Za-z0-9_-]+)(?:\\\\(([A-Za-z0-9_.%-]*)((?:\\\\+[A-Za-z0-9_.%-]+)*)\\\\))?$\": "
         "invalid argument"},
    };

    (void)state;
    CHECK_ALL(rows, windows);
}

#define ONLY_WINDOWS(flag)                                                                         \
    "\"--" flag                                                                                    \
    "\" is only supported on a Docker daemon running on windows, but the Docker daemon "           \
    "is running on linux"

static void a_client_for_linux_reads_devices(void **state)
{
    static const struct row rows[] = {
        {2900, "--device|/dev/a", HOST("Devices/0/PathInContainer"), "/dev/a"},
        {2900, "--device|/dev/a:/dev/b", HOST("Devices/0/PathInContainer"), "/dev/b"},
        {2900, "--device|/dev/../b//c/", HOST("Devices/0/PathOnHost"), "/b/c"},
        {2900, "--device|/dev/../b//c/", HOST("Devices/0/PathInContainer"), "/b/c"},
        {2900, "--device|/dev//a:r", HOST("Devices/0/PathOnHost"), "/dev/a"},
        {2900, "--device|/dev//a:/dev//b", HOST("Devices/0/PathOnHost"), "/dev//a"},
        {2900, "--device|/dev//a:/dev//b", HOST("Devices/0/PathInContainer"), "/dev/b"},
        {2900, "--device|/dev//a:/dev//b:r", HOST("Devices/0/PathInContainer"), "/dev//b"},
        {2900, "--device|class://x", HOST("Devices/0/PathInContainer"), "/x"},
        {2900, "--device|/dev/a:rw", HOST("Devices/0/CgroupPermissions"), "rw"},
        {2900, "--device|/dev/a:/dev/b:r", HOST("Devices/0/CgroupPermissions"), "r"},
        {2900, "--device|/dev/a::r", "!", " is not an absolute path"},
        {2900, "--device|/dev/a:", "!", " is not an absolute path"},
        {2900, "--device|a", "!", "a is not an absolute path"},
        {2900, "--device|/dev/a:b", "!", "b is not an absolute path"},
        {2900, "--device|:/dev/b", "!", "bad format for path: :/dev/b"},
        {2900, "--device|/dev/a:/dev/b:", "!", "bad mode specified: "},
        {2900, "--device|/dev/a:/dev/b:x", "!", "bad mode specified: x"},
        {2900, "--device|/dev/a:mwr", HOST("Devices/0/CgroupPermissions"), "mwr"},
        {2900, "--device|/dev/a:/dev/b", HOST("Devices/0/CgroupPermissions"), "rwm"},
        {2900, "--device|vendor.com/class=name", HOST("Devices"), "0"},
        {2900, "--device|vendor.com/class=name", HOST("DeviceRequests/0/DeviceIDs/0"),
         "vendor.com/class=name"},
        {2900, "--device|vendor.com/class=n", HOST("DeviceRequests/0/Driver"), "cdi"},
        {2900, "--device|vendor.com/class=n:-_.1", HOST("DeviceRequests/0/DeviceIDs/0"),
         "vendor.com/class=n:-_.1"},
        {2900, "--device|vendor.com/class=", "!", "vendor.com/class= is not an absolute path"},
        {2900, "--device|vendor.com/class=-n", "!", "vendor.com/class=-n is not an absolute path"},
        {2900, "--device|vendor.com/class=n-", "!", "vendor.com/class=n- is not an absolute path"},
        {2900, "--device|vendor.com/class=n+m", "!",
         "vendor.com/class=n+m is not an absolute path"},
        {2900, "--device|vendor+com/class=n", "!", "vendor+com/class=n is not an absolute path"},
        {2900, "--device|1endor/class=n", "!", "1endor/class=n is not an absolute path"},
        {2900, "--device|vendor/1lass=n", "!", "vendor/1lass=n is not an absolute path"},
        {2900, "--device|vendor/=n", "!", "vendor/=n is not an absolute path"},
        {2900, "--device|/class=n", HOST("Devices/0/PathOnHost"), "/class=n"},
        {2900, "--device|vendor=n", "!", "vendor=n is not an absolute path"},
        {2900, "--device|/dev/a:/dev/b:rr", "!", "bad mode specified: rr"},
        {2900, "--device|/dev/a:/dev/b:r:x", "!", "bad format for path: /dev/a:/dev/b:r:x"},
        {2900, "--cpu-count|1", "!",
         "\"--cpu-count\" is only supported on a Docker daemon running on windows, but the Docker "
         "daemon is running on linux"},
        /* It is told before a word behind it that is refused, but not before one in front. */
        {2900, "--io-maxiops|1|--foo", "!", ONLY_WINDOWS("io-maxiops")},
        {2010, "--cpu-percent|1|-m|x", "!", ONLY_WINDOWS("cpu-percent")},
        {2900, "--cpu-count|1|-m", "!", ONLY_WINDOWS("cpu-count")}, /* without an image */
        {2900, "--foo|--cpu-count|1", "!", "unknown flag: --foo"},
        {2900, "--cpu-count|x", "!",
         "invalid argument \"x\" for \"--cpu-count\" flag: strconv.ParseInt: parsing \"x\": "
         "invalid "
         "syntax"},
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
        {2900, "a.b", NULL},
        {2900, "a--b", NULL},
        {2900, "a..b", "invalid reference format"},
        {2900, "a_", "invalid reference format"},
        {2900, "a-", "invalid reference format"},
        {2900, "a+b", "invalid reference format"},
        {2900, "a-b.c:80/d", NULL},
        {2900, "a.:80/d", "invalid reference format"},
        {2900, "r_x.y/a", NULL},
        {2900, "r:/a", "invalid reference format"},
        {2900, "[]/a", "invalid reference format"},
        {2900, "[::1]:x/a", "invalid reference format"},
        {2900, "[::1]:/a", "invalid reference format"},
        {2900, "[g::]/a", "invalid reference format"},
        {2900,
         "a:"
         "ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt"
         "ttttttttttttttttttttttttttttttttttttttt",
         NULL},
        {2900,
         "a:"
         "ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt"
         "tttttttttttttttttttttttttttttttttttttttt",
         "invalid reference format"},
        {2900, "a:.t", "invalid reference format"},
        {2900, "a:t+", "invalid reference format"},
        {2900, "a:t@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", NULL},
        {2900,
         "a@sha384:"
         "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef012345678"
         "9abcdef",
         NULL},
        {2900,
         "a@sha512:"
         "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef012345678"
         "9abcdef0123456789abcdef0123456789abcdef",
         NULL},
        {2900, "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", NULL},
        {2900, "a@sha1:0123456789abcdef0123456789abcdef01234567", "unsupported digest algorithm"},
        {2900, "a@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcd",
         "invalid checksum digest length"},
        {2900, "a@sha512:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
         "invalid checksum digest length"},
        {2900, "a@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeF",
         "invalid checksum digest format"},
        {2900, "a@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeg",
         "invalid reference format"},
        {2900, "a@:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
         "invalid reference format"},
        {2900, "a@sha256", "invalid reference format"},
        {2900, "a@sha256+:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
         "invalid reference format"},
        {2900, "a@sha256!:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
         "invalid reference format"},
        {2900, "a@sha256+1:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
         "invalid reference format"},
        {2900, "a@sha256+b:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
         "unsupported digest algorithm"},
        {2900, "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde", NULL},
        {2900, "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeG",
         "invalid reference format: repository name "
         "(library/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeG) must be "
         "lowercase"},
        {2900,
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
         NULL},
        {2900,
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
         "repository name must not be more than 255 characters"},
        {2400,
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
         "repository name must not be more than 255 characters"},
        {2400,
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
         NULL},
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
        cmocka_unit_test(platforms_are_read_as_containerd_reads_them),
        cmocka_unit_test(a_client_for_linux_reads_devices),
        cmocka_unit_test(images_are_named_well),
    };

    return cmocka_run_group_tests(tests, make_files, drop_files);
}
