/* What docker compose refuses of a project as a whole, and which networks a service joins. */
#include "compose_rows.h"

#define EXCLUSIVE "\"count\" and \"device_ids\" attributes are exclusive"
#define NETS(own) WEB("    networks: {a: {" own "}}\nnetworks: {a: , b: }\n")
#define END_A     "NetworkingConfig/EndpointsConfig/app_a/"

static void the_project_is_consistent(void **state)
{
    static const struct row rows[] = {
        {LIMITS("cpus: 1", "cpus: '1'"), NULL, HOST("NanoCpus"), "1000000000"},
        {LIMITS("cpus: 1", "cpus: '2'"), NULL, "!",
         "services.web: can't set distinct values on 'cpus' and 'deploy.resources.limits.cpus': "
         "invalid compose project"},
        {LIMITS("mem_limit: 1g", "memory: 2g"), NULL, "!",
         "services.web: can't set distinct values on 'mem_limit' and "
         "'deploy.resources.limits.memory': invalid compose project"},
        {LIMITS("pids_limit: 1", "pids: 2"), NULL, "!",
         "services.web: can't set distinct values on 'pids_limit' and "
         "'deploy.resources.limits.pids': invalid compose project"},
        {LIMITS("pids_limit: 2", "pids: 2"), NULL, HOST("PidsLimit"), "2"},
        {WEB("    mem_reservation: 1m\n    deploy: {resources: {reservations: {memory: 2m}}}\n"),
         NULL, "!",
         "services.web: can't set distinct values on 'mem_reservation' and "
         "'deploy.resources.reservations.memory': invalid compose project"},
        {WEB("    deploy: {resources: {reservations: {memory: 2m}}}\n"), NULL,
         HOST("MemoryReservation"), "2097152"},
        {WEB("    scale: 2\n    deploy: {replicas: 3}\n"), NULL, "!",
         "services.web: can't set distinct values on 'scale' and 'deploy.replicas': invalid "
         "compose "
         "project"},
        {WEB("    scale: 2\n    deploy: {replicas: 2}\n"), NULL, "!", NULL},
        {WEB("    scale: 2\n    container_name: cc\n"), NULL, "!",
         "services.scale: can't set container_name and web as container name must be unique: "
         "invalid compose project"},
        {WEB("    network_mode: host\n    networks: [a]\nnetworks: {a: }\n"), NULL, "!",
         "service web declares mutually exclusive `network_mode` and `networks`: invalid compose "
         "project"},
        {WEB("    networks: [gone]\n"), NULL, "!",
         "service \"web\" refers to undefined network gone: invalid compose project"},
        {WEB("    depends_on: [gone]\n"), NULL, "!",
         "service \"web\" depends on undefined service \"gone\": invalid compose project"},
        {WEB("    depends_on: {gone: {condition: service_started, required: false}}\n"), NULL, "!",
         "service \"web\" depends on undefined service \"gone\": invalid compose project"},
        {WEB("    depends_on: {off: {condition: service_started, required: false}}\n"
             "  off: {image: o, profiles: [p]}\n"),
         NULL, "!", NULL},
        {WEB("    build: {context: ., dockerfile: D, dockerfile_inline: FROM x}\n"), NULL, "!",
         "service \"web\" declares mutualy exclusive dockerfile and dockerfile_inline: invalid "
         "compose project"},
        {WEB("    build: {context: ., dockerfile_inline: FROM x}\n"), NULL, "!", NULL},
        {WEB("    platform: linux/amd64\n    build: {context: ., platforms: [windows/amd64]}\n"),
         NULL, "!",
         "service.build.platforms MUST include service.platform \"linux/amd64\": invalid compose "
         "project"},
        {WEB("    platform: a/b\n    build: {context: ., platforms: [c, a/b]}\n"), NULL, "!", NULL},
        {WEB("    healthcheck: {test: [a]}\n"), NULL, "!",
         "healthcheck.test must start either by \"CMD\", \"CMD-SHELL\" or \"NONE\""},
        {WEB("    healthcheck: {test: [NONE]}\n"), NULL, "Healthcheck/Test/0", "NONE"},
        {WEB("    healthcheck: {disable: true}\n"), NULL, "Healthcheck/Test/0", "NONE"},
        {WEB("    tmpfs: [/a, /a]\n"), NULL, "!", NULL},
        {WEB("    tmpfs: [/a]\n    volumes: ['./x:/a']\n"), NULL, "!",
         "services.web.volumes[0]: target /a already mounted as services.web.tmpfs[0]"},
        {"services: {web: {user: u}}\n", NULL, "!",
         "service \"web\" has neither an image nor a build context specified: invalid compose "
         "project"},
        {WEB("    gpus: all\n"), NULL, HOST("DeviceRequests/0/Count"), "-1"},
        {WEB("    gpus: [{driver: d, count: 2, options: {a: b}}]\n"), NULL,
         HOST("DeviceRequests/0/Count"), "2"},
        {WEB("    gpus: [{driver: d}]\n"), NULL, HOST("DeviceRequests/0/Capabilities/0/0"), "gpu"},
        {WEB("    gpus: [{count: 1, device_ids: ['0']}]\n"), NULL, "!",
         "services.web.gpus.[]: " EXCLUSIVE},
        {WEB("    deploy: {resources: {reservations: {devices: [{capabilities: [gpu], device_ids: "
             "['0']}]}}}\n"),
         NULL, HOST("DeviceRequests/0/DeviceIDs/0"), "0"},
        {WEB("    deploy: {resources: {reservations: {devices: [{capabilities: [gpu], count: x}]}}}"
             "\n"),
         NULL, "!",
         DECODED
         "'services[web].deploy.resources.reservations.devices[0].count' invalid value \"x\", the "
         "only value allowed is 'all' or a number"},
        {WEB("    devices: ['vendor.com/class=name']\n"), NULL, HOST("DeviceRequests/0/Driver"),
         "cdi"},
        {WEB("    devices: ['vendor/class=name']\n"), NULL, HOST("DeviceRequests/0/DeviceIDs/0"),
         "vendor/class=name"},
        {WEB("    devices: ['v/class=name']\n"), NULL, "!",
         "panic: runtime error: slice bounds out of range [1:0]"},
        {WEB("    devices: ['vendor/c=name']\n"), NULL, "!",
         "panic: runtime error: slice bounds out of range [1:0]"},
        {WEB("    devices: ['1endor/class=name']\n"), NULL, HOST("Devices/0/PathOnHost"),
         "1endor/class=name"},
        {WEB("    devices: ['vendor/class=na+me']\n"), NULL, HOST("Devices/0/PathOnHost"),
         "vendor/class=na+me"},
        {WEB("    devices: ['class/5B45201D-F2F2-4F3B-85BB-30FF1F953599']\n"), NULL,
         HOST("Devices/0/PathOnHost"), "class/5B45201D-F2F2-4F3B-85BB-30FF1F953599"},
        {WEB("    devices: ['/dev/a:/dev/b:r']\n"), NULL, HOST("Devices/0/CgroupPermissions"), "r"},
        {WEB("    devices: [{source: class/A, target: class/A}]\n"), NULL,
         HOST("Devices/0/CgroupPermissions"), ""},
        {WEB("    devices: [{source: /dev/a, target: /dev/b, permissions: rw}]\n"), NULL,
         HOST("Devices/0/CgroupPermissions"), "rw"},
        {WEB("    security_opt: ['seccomp:seccomp.json']\n"), NULL, HOST("SecurityOpt/0"),
         "seccomp={\"a\":1}"},
        {WEB("    security_opt: ['seccomp=unconfined']\n"), NULL, HOST("SecurityOpt/0"),
         "seccomp=unconfined"},
        {WEB("    security_opt: ['seccomp=builtin']\n"), NULL, HOST("SecurityOpt/0"),
         "seccomp=builtin"},
        {WEB("    security_opt: ['seccomp=/srv/app/gone.json']\n"), NULL, "!",
         "opening seccomp profile (/srv/app/gone.json) failed: open /srv/app/gone.json: no such "
         "file or directory"},
        {WEB("    security_opt: ['seccomp=bad.json']\n"), NULL, "!",
         "compacting json for seccomp profile (bad.json) failed: unexpected end of JSON input"},
        {WEB("    security_opt: ['systempaths=unconfined']\n"), NULL, HOST("MaskedPaths"), "0"},
        {WEB("    security_opt: ['no-new-privileges']\n"), NULL, HOST("SecurityOpt/0"),
         "no-new-privileges"},
        {WEB("    security_opt: ['what']\n"), NULL, "!", "invalid security-opt: \"what\""},
        {WEB("    cap_add: [net_admin, NET_ADMIN, all]\n"), NULL, HOST("CapAdd"), "2"},
        {WEB("    cap_add: []\n"), NULL, HOST("CapAdd"), NULL},
        {WEB("    deploy: {restart_policy: {condition: any}}\n"), NULL, HOST("RestartPolicy/Name"),
         "always"},
        {WEB("    deploy: {restart_policy: {condition: on-failure, max_attempts: 2}}\n"), NULL,
         HOST("RestartPolicy/MaximumRetryCount"), "2"},
        {WEB("    restart: 'on-failure:3'\n"), NULL, HOST("RestartPolicy/MaximumRetryCount"), "3"},
        {WEB("    extra_hosts: ['h=[::1]']\n"), NULL, HOST("ExtraHosts/0"), "h:::1"},
        {WEB("    extra_hosts: {h: '1.1.1.1,2.2.2.2'}\n"), NULL, HOST("ExtraHosts"), "2"},
        {WEB("    extra_hosts: {'a=b': 1.1.1.1}\n"), NULL, "!",
         DECODED "'services[web].extra_hosts' bad host name 'a=b'"},
        {WEB("    extra_hosts: [h]\n"), NULL, "!",
         DECODED "'services[web].extra_hosts' invalid additional host, missing IP: h"},
        {WEB("    environment: ['A =1']\n"), NULL, "!",
         DECODED
         "'services[web].environment' environment variable A  is declared with a trailing space"},
        {WEB("    logging: {options: {a: , b: 7, c: 1.5}}\n"), NULL, HOST("LogConfig/Config/a"),
         ""},
        {WEB("    logging: {options: {a: , b: 7, c: 1.5}}\n"), NULL, HOST("LogConfig/Config/b"),
         "7"},
        {WEB("    logging: {options: {a: , b: 7, c: 1.5}}\n"), NULL, HOST("LogConfig/Config/c"),
         "1.5"},
    };

    (void)state;
    CHECK_ALL(rows);
}

static void a_service_joins_its_networks(void **state)
{
    static const struct row rows[] = {
        {NETS("ipv4_address: 10.0.0.5"), NULL, END_A "IPAMConfig/IPv4Address", "10.0.0.5"},
        {NETS("ipv6_address: '::5'"), NULL, END_A "IPAMConfig/IPv6Address", "::5"},
        {NETS("link_local_ips: [169.254.1.1]"), NULL, END_A "IPAMConfig/LinkLocalIPs/0",
         "169.254.1.1"},
        {NETS("link_local_ips: []"), NULL, END_A "IPAMConfig/LinkLocalIPs", NULL},
        {NETS("aliases: [x]"), NULL, END_A "Aliases/2", "x"},
        {NETS("driver_opts: {a: b}"), NULL, END_A "DriverOpts/a", "b"},
        {NETS("mac_address: 02:42:ac:11:00:02"), NULL, END_A "MacAddress", "02:42:ac:11:00:02"},
        {WEB("    mac_address: 02:42:ac:11:00:02\n    networks: {a: }\nnetworks: {a: }\n"), NULL,
         END_A "MacAddress", "02:42:ac:11:00:02"},
        {WEB("    mac_address: 02:42:ac:11:00:02\n    networks: {a: {mac_address: "
             "02:42:ac:11:00:03}}\nnetworks: {a: }\n"),
         NULL, "!", "the service-level mac_address should have the same value as network a"},
        {WEB("    networks: {a: {priority: 1}, b: {priority: 9}}\nnetworks: {a: , b: }\n"), NULL,
         HOST("NetworkMode"), "app_b"},
        {WEB("    networks: {a: {priority: 9}, b: {priority: 1}}\nnetworks: {a: , b: }\n"), NULL,
         HOST("NetworkMode"), "app_a"},
        {WEB("    networks: {}\n"), NULL, HOST("NetworkMode"), "app_default"},
        {WEB("    networks: [a]\nnetworks: {a: {external: true, name: mine}}\n"), NULL,
         HOST("NetworkMode"), "mine"},
        {WEB("    networks: [a]\nnetworks: {a: {external: {name: mine}}}\n"), NULL,
         HOST("NetworkMode"), "mine"},
        {"services:\n  aaa:\n    image: w\n    links: ['db:d']\n  db: {image: d}\n", NULL,
         "NetworkingConfig/EndpointsConfig/app_default/Links/0", "app-db-1:d"},
        {"services:\n  aaa:\n    image: w\n    links: [db]\n  db: {image: d}\n", NULL,
         "NetworkingConfig/EndpointsConfig/app_default/Links/0", "app-db-1:db"},
        {WEB("    external_links: [x, 'y:z']\n"), NULL,
         "NetworkingConfig/EndpointsConfig/app_default/Links/1", "y:z"},
        {WEB("    network_mode: 'service:db'\n  db: {image: d}\n"), NULL, "!", NULL},
        {WEB("    network_mode: host\n"), NULL, HOST("NetworkMode"), "host"},
    };
    static const struct row older[] = {
        {WEB("    networks: [a]\nnetworks: {a: {external: true, name: mine}}\n"), NULL,
         HOST("NetworkMode"), "net-mine"},
    };

    (void)state;
    CHECK_ALL(rows);
    CHECK_ALL_226(older);
}

/* docker/compose's resolveServiceReferences. */
static void a_service_takes_of_another_ones_container(void **state)
{
#define Z "  z: {image: d}\n"
    static const struct row rows[] = {
        {WEB("    network_mode: 'service:z'\n" Z), NULL, HOST("NetworkMode"), "container:app-z-1"},
        {WEB("    ipc: 'service:z'\n" Z), NULL, HOST("IpcMode"), "container:app-z-1"},
        {WEB("    pid: 'service:z'\n  z: {image: d, container_name: own}\n"), NULL, HOST("PidMode"),
         "container:own"},
        {WEB("    ipc: shareable\n    pid: 'container:x'\n"), NULL, HOST("PidMode"), "container:x"},
        {WEB("    uts: 'service:z'\n" Z), NULL, HOST("UTSMode"), "service:z"},
        {WEB("    volumes_from: [z]\n" Z), NULL, HOST("VolumesFrom/0"), "app-z-1"},
        {WEB("    volumes_from: ['container:x', 'z:ro']\n" Z), NULL, HOST("VolumesFrom/1"),
         "app-z-1"},
        {WEB("    volumes_from: ['container:x:ro']\n"), NULL, HOST("VolumesFrom/0"), "x"},
        {WEB("    volumes_from: [gone]\n"), NULL, "!",
         "service \"web\" depends on undefined service \"gone\": invalid compose project"},
        {WEB("    volumes_from: [z]\n  z: {image: d, scale: 0}\n"), NULL, "!",
         "cannot share volume with service z: container missing"},
        {WEB("    network_mode: 'service:z'\n  z: {image: d, scale: 0}\n"), NULL, "!",
         "cannot share network namespace with service z: container missing"},
        {WEB("    pid: 'service:z'\n  z: {image: d, scale: 0}\n"), NULL, "!",
         "cannot share PID namespace with service z: container missing"},
        {WEB("    volumes_from: [container]\n"), NULL, "!",
         "service \"web\" depends on undefined service \"container\": invalid compose project"},
        {WEB("    volumes_from: [container]\n  container: {image: d, scale: 0}\n"), NULL, "!",
         "panic: runtime error: index out of range [1] with length 1"},
    };
#undef Z

    (void)state;
    CHECK_ALL(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_project_is_consistent),
        cmocka_unit_test(a_service_joins_its_networks),
        cmocka_unit_test(a_service_takes_of_another_ones_container),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
