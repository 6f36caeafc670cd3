/* What docker compose 2.40.3 and 2.26.1 answer where a key holds something else than usual. */
#include "compose_rows.h"

#define CHECKED  "validating /srv/app/compose.yaml: "
#define FILES    "secrets: {s: {file: ./s.txt}}\nconfigs: {c: {file: ./c.txt}}\n"
#define MOUNT(v) WEB("    volumes: [{" v "}]\nvolumes: {vol: }\n")

static void booleans_and_numbers(void **state)
{
    static const struct row rows[] = {
        {WEB("    tty: '1'\n"), NULL, "!",
         "error while interpolating services.web.tty: failed to cast to expected type: invalid "
         "boolean: 1"},
        {WEB("    tty: 'Yes'\n"), NULL, "Tty", "true"},
        {WEB("    attach: x\n"), NULL, "!", DECODED "'services[web].attach' invalid boolean: x"},
        {WEB("    build: {no_cache: x}\n"), NULL, "!",
         DECODED "'services[web].build.no_cache' invalid boolean: x"},
        {WEB("    env_file: [{path: no.env, required: 'false'}]\n"), NULL, "Image", "w"},
        {WEB("    env_file: [{path: no.env, required: '1'}]\n"), NULL, "!",
         DECODED "'services[web].env_file[0].required' invalid boolean: 1"},
        {MOUNT("type: bind, source: a, target: /b, bind: {create_host_path: 'on'}"), NULL,
         HOST("Binds/0"), "/srv/app/a:/b:rw"},
        {WEB("    depends_on: {db: {condition: service_started, required: 'true'}}\n"), NULL, "!",
         CHECKED "services.web.depends_on.db.required must be a boolean"},
        {WEB("    cpu_shares: 99999999999999999999\n"), NULL, HOST("CpuShares"),
         "-9223372036854775808"},
        {WEB("    cpus: .inf\n"), NULL, "!", "json: unsupported value: +Inf"},
        {WEB("    cpus: nan\n"), NULL, "!", "json: unsupported value: NaN"},
        {WEB("    healthcheck: {retries: -1}\n"), NULL, "!",
         DECODED "'services[web].healthcheck.retries' cannot parse value as 'uint64': -1 overflows "
                 "uint"},
        {WEB("    ports: [{target: -1}]\n"), NULL, "!",
         DECODED "'services[web].ports[0].target' cannot parse value as 'uint32': -1 overflows "
                 "uint"},
        {WEB("    blkio_config: {weight: '300'}\n"), NULL, "!",
         DECODED "'services[web].blkio_config.weight' expected type 'uint16', got unconvertible "
                 "type 'string'"},
        {WEB("    blkio_config: {device_read_bps: [{path: a, rate: x}]}\n"), NULL, "!",
         DECODED "'services[web].blkio_config.device_read_bps[0].Rate' invalid size: 'x'"},
        {MOUNT("type: tmpfs, target: /b, tmpfs: {mode: '1777'}"), NULL, "!",
         DECODED "'services[web].volumes[0].tmpfs.mode' expected type 'uint32', got unconvertible "
                 "type 'string'"},
        {WEB("    configs: [{source: c, mode: 1.5}]\n" FILES), NULL, "!",
         DECODED "'services[web].configs[0].mode' unexpected value type float64 for mode"},
        {WEB("    stop_grace_period: x\n    mem_limit: 1,5\n"), NULL, "!",
         DECODED "'services[web].mem_limit' strconv.ParseFloat: parsing \"1,5\": invalid syntax\n"
                 "'services[web].stop_grace_period' time: invalid duration \"x\""},
        {WEB("    scale: -1\n"), NULL, "!",
         "services.web.scale: must be greater than or equal to 0"},
        {WEB("    deploy: {replicas: -1}\n"), NULL, "!",
         "services.web.deploy.replicas: must be greater than or equal to 0"},
    };

    (void)state;
    CHECK_ALL(rows);
}

static void dates(void **state)
{
    static const struct row rows[] = {
        {WEB("    labels: {a: 2001-01-02}\n"), NULL, "!",
         CHECKED "services.web.labels.a invalid jsonType time.Time"},
        {WEB("    labels: {a: 2001-1-2}\n"), NULL, "!",
         CHECKED "services.web.labels.a invalid jsonType time.Time"},
        {WEB("    labels: {a: 2001-01-02T10:00:00.5+02:00}\n"), NULL, "!",
         CHECKED "services.web.labels.a invalid jsonType time.Time"},
        {WEB("    labels: {a: 2001-01-02 10:00:00}\n"), NULL, "!",
         CHECKED "services.web.labels.a invalid jsonType time.Time"},
        {WEB("    labels: {a: 2001-01-02T10:00:00}\n"), NULL, "Labels/a", "2001-01-02T10:00:00"},
        {WEB("    labels: {a: '2001-01-02'}\n"), NULL, "Labels/a", "2001-01-02"},
        {WEB("    environment: [2001-01-02]\n"), NULL, "!",
         "services.web.environment.[0]: unexpected type time.Time"},
        {WEB("    storage_opt: {a: 2001-01-02}\n"), NULL, "!",
         DECODED "'services[web].storage_opt[a]' expected type 'string', got unconvertible type "
                 "'time.Time'"},
        {WEB("x-date: 2001-01-02\n"), NULL, "Image", "w"},
    };
    static const struct row older[] = {
        {WEB("    labels: {a: 2001-1-2}\n"), NULL, "Labels/a", "2001-01-02 00:00:00 +0000 UTC"},
        {WEB("    labels: {a: 2001-01-02T10:00:00.50+02:00}\n"), NULL, "Labels/a",
         "2001-01-02 10:00:00.5 +0200 +0200"},
        {WEB("    labels: {a: 2001-01-02t1:2:3Z}\n"), NULL, "Labels/a",
         "2001-01-02 01:02:03 +0000 UTC"},
        {WEB("    labels: {a: 2001-12-31 10:00:00.000}\n"), NULL, "Labels/a",
         "2001-12-31 10:00:00 +0000 UTC"},
        {WEB("    labels: {a: 2004-02-29}\n"), NULL, "Labels/a", "2004-02-29 00:00:00 +0000 UTC"},
        {WEB("    labels: {a: 2000-02-29}\n"), NULL, "Labels/a", "2000-02-29 00:00:00 +0000 UTC"},
        /* What is no date, or no time of a day, is a text. */
        {WEB("    labels: {a: 1900-02-29}\n"), NULL, "Labels/a", "1900-02-29"},
        {WEB("    labels: {a: 2001-02-29}\n"), NULL, "Labels/a", "2001-02-29"},
        {WEB("    labels: {a: 2001-04-31}\n"), NULL, "Labels/a", "2001-04-31"},
        {WEB("    labels: {a: 2001-06-31}\n"), NULL, "Labels/a", "2001-06-31"},
        {WEB("    labels: {a: 2001-09-31}\n"), NULL, "Labels/a", "2001-09-31"},
        {WEB("    labels: {a: 2001-11-31}\n"), NULL, "Labels/a", "2001-11-31"},
        {WEB("    labels: {a: 2001-01-00}\n"), NULL, "Labels/a", "2001-01-00"},
        {WEB("    labels: {a: 2001-00-01}\n"), NULL, "Labels/a", "2001-00-01"},
        {WEB("    labels: {a: 2001-13-01}\n"), NULL, "Labels/a", "2001-13-01"},
        {WEB("    labels: {a: 2001-01-}\n"), NULL, "Labels/a", "2001-01-"},
        {WEB("    labels: {a: 2001-x-01}\n"), NULL, "Labels/a", "2001-x-01"},
        {WEB("    labels: {a: 2001-01-02x}\n"), NULL, "Labels/a", "2001-01-02x"},
        {WEB("    labels: {a: 2001-01-02 24:00:00}\n"), NULL, "Labels/a", "2001-01-02 24:00:00"},
        {WEB("    labels: {a: 2001-01-02 10:60:00}\n"), NULL, "Labels/a", "2001-01-02 10:60:00"},
        {WEB("    labels: {a: 2001-01-02 10:00:60}\n"), NULL, "Labels/a", "2001-01-02 10:00:60"},
        {WEB("    labels: {a: 2001-01-02 10:00}\n"), NULL, "Labels/a", "2001-01-02 10:00"},
        {WEB("    labels: {a: 2001-01-02 10:00:00.}\n"), NULL, "Labels/a", "2001-01-02 10:00:00."},
        {WEB("    labels: {a: 2001-01-02 10:00:00Z}\n"), NULL, "Labels/a", "2001-01-02 10:00:00Z"},
        {WEB("    labels: {a: 2001-01-02T10:00:00+2:00}\n"), NULL, "Labels/a",
         "2001-01-02T10:00:00+2:00"},
        {WEB("    labels: {a: 2001-01-02T10:00:00+0200}\n"), NULL, "Labels/a",
         "2001-01-02T10:00:00+0200"},
        {WEB("    labels: {a: 2001-01-02T10:00:00+0x:00}\n"), NULL, "Labels/a",
         "2001-01-02T10:00:00+0x:00"},
    };

    (void)state;
    CHECK_ALL(rows);
    CHECK_ALL_226(older);
}

static void volumes_secrets_and_configs(void **state)
{
    static const struct row rows[] = {
        {WEB("    volumes: [c]\n"), NULL, HOST("Mounts/0/VolumeOptions"), NULL},
        {WEB("    volumes: [cde]\n"), NULL, HOST("Mounts/0/VolumeOptions"), "0"},
        {MOUNT("type: bind, source: a, target: ''"), NULL, HOST("Binds/0"), "/srv/app/a:.:rw"},
        {MOUNT("type: volume, source: vol, target: /b, bind: {propagation: x}"), NULL,
         HOST("Binds/0"), "app_vol:/b:rw,x"},
        {MOUNT("type: volume, source: vol, target: /b, volume: {labels: {}}"), NULL,
         HOST("Binds/0"), "app_vol:/b:rw"},
        {MOUNT("type: volume, source: vol, target: /b, volume: {labels: [a=b]}"), NULL,
         HOST("Mounts/0/VolumeOptions/Labels/a"), "b"},
        {WEB("    volumes: ['v:/x']\nvolumes: {v: {external: true, driver: d}}\n"), NULL, "!",
         "volumes.v: conflicting parameters \"external\" and \"driver\" specified"},
        {WEB("    secrets: [s]\n" FILES), NULL, HOST("Mounts/0/BindOptions"), "0"},
        {WEB("    configs: [c]\n" FILES), NULL, HOST("Mounts/0/BindOptions"), NULL},
        {WEB("    secrets: [{source: s, target: 'C:/a/../b'}]\n" FILES), NULL,
         HOST("Mounts/0/Target"), "C:/a/../b"},
        {WEB("    configs: [{source: c, target: ../x}]\n" FILES), NULL, HOST("Mounts/0/Target"),
         "/../x"},
        {WEB("    security_opt: ['seccomp=no.json']\n"), NULL, "!",
         "opening seccomp profile (no.json) failed: open /srv/app/no.json: no such file or "
         "directory"},
        {WEB("    env_file: ''\n"), NULL, "!",
         "env file  not found: stat : no such file or directory"},
    };
    static const struct row older[] = {
        {WEB("    secrets: [s]\n" FILES), NULL, HOST("Mounts/0/BindOptions"), NULL},
        {WEB("    secrets: [{source: s, target: 'C:/b'}]\n" FILES), NULL, HOST("Mounts/0/Target"),
         "/run/secrets/C:/b"},
        {WEB("    secrets: [s]\nsecrets: {s: {file: 'C:\\s'}}\n"), NULL, HOST("Mounts/0/Source"),
         "/srv/app/C:\\s"},
        {WEB("    volumes: ['\\\\srv\\share:C:\\x']\n"), NULL, HOST("Binds/0"),
         "/srv/app/\\\\srv\\share:C:\\x:rw"},
        {MOUNT("type: bogus, source: a, target: /b"), NULL, HOST("Mounts/0/Type"), "bogus"},
        {MOUNT("type: bind, source: a, target: /b, bind: {recursive: disabled}"), NULL,
         HOST("Mounts/0/BindOptions"), "0"},
    };

    (void)state;
    CHECK_ALL(rows);
    CHECK_ALL_226(older);
}

static void networks_and_ports(void **state)
{
    static const struct row rows[] = {
        {WEB("    network_mode: ''\n"), NULL, HOST("NetworkMode"), "none"},
        {WEB("    network_mode: ''\n"), NULL, "NetworkingConfig", NULL},
        {WEB("    network_mode: ''\n  zoo: {image: z}\n"), NULL, HOST("NetworkMode"),
         "app_default"},
        {WEB("    network_mode:\n"), NULL, "!",
         CHECKED "services.web.network_mode must be a string"},
        {WEB("    networks: {n: {interface_name: eth0}}\nnetworks: {n: }\n"), NULL,
         "NetworkingConfig/EndpointsConfig/app_n/DriverOpts/com.docker.network.endpoint.ifname",
         "eth0"},
        {WEB("    external_links: ['a:b:c']\n"), NULL, HOST("Links/0"), "a:a"},
        {WEB("    links: ['db:a:b']\n  db: {image: d}\n"), NULL, "!",
         "service \"web\" depends on undefined service \"db:a:b\": invalid compose project"},
        {WEB("    ports: ['80:0']\n"), NULL, "!",
         "service ports services.web.ports.[0] is missing a target port"},
        {WEB("    ports: ['published=80,target=80']\n"), NULL, "!",
         "Invalid containerPort: published=80,target=80"},
        {WEB("    ports: [{target: 80, host_ip: host}]\n"), NULL, "!",
         "services.web.ports.[]: invalid ip address: host"},
        {WEB("    ports: [{target: 80, host_ip: '::1'}]\n"), NULL,
         HOST("PortBindings/80/tcp/0/HostIp"), "::1"},
    };
    static const struct row older[] = {
        {WEB("    network_mode: none\n"), NULL, HOST("NetworkMode"), "none"},
        {WEB("    mac_address: '02:42:ac:11:00:02'\n"), NULL,
         "NetworkingConfig/EndpointsConfig/app_default/MacAddress", ""},
        {WEB("    networks: {n: {driver_opts: {a: b}}}\nnetworks: {n: }\n"), NULL,
         "NetworkingConfig/EndpointsConfig/app_n/DriverOpts", NULL},
    };

    (void)state;
    CHECK_ALL(rows);
    CHECK_ALL_226(older);
}

static void other_keys(void **state)
{
    static const struct row rows[] = {
        {WEB("    device_cgroup_rules: []\n    group_add: []\n"), NULL, HOST("GroupAdd"), NULL},
        {WEB("    runtime: ''\n"), NULL, HOST("Runtime"), NULL},
        {WEB("    stop_signal: ''\n"), NULL, "StopSignal", NULL},
        {WEB("    platform: abc\n"), NULL, "!",
         "\"abc\": unknown operating system or architecture: invalid argument"},
        {WEB("    use_api_socket: true\n"), NULL, "!",
         "use_api_socket can't be used with a Windows Docker Engine"},
        {WEB("    models: [m]\n"), NULL, "!",
         "service \"web\" refers to undefined model m: invalid compose project"},
        {WEB("    gpus: one\n"), NULL, "!", CHECKED "services.web.gpus value must be 'all'"},
        {WEB("    deploy: {resources: {reservations: {devices: [{count: 1}]}}}\n"), NULL, "!",
         CHECKED "services.web.deploy.resources.reservations.devices.0 missing property "
                 "'capabilities'"},
        {WEB("    deploy: {resources: {reservations: {devices: [{capabilities: []}]}}}\n"), NULL,
         HOST("DeviceRequests/0/Capabilities/0"), NULL},
        {WEB("    extends: 5\n"), NULL, "!",
         "cannot extend service \"web\" in /srv/app/compose.yaml: service \"\" not found"},
        {WEB("    extends: {file: more/base.yaml, service: far}\n"), NULL, "!",
         "cannot extend service \"far\" in /srv/app/compose.yaml: service \"no\" not found in "
         "more/base.yaml"},
        {WEB("include: more/base.yaml\n"), NULL, "!",
         "`include` must be a list, got more/base.yaml"},
        {WEB("include:\n"), NULL, "Image", "w"},
        {WEB("include: [{path: more/base.yaml, env_file: no.env}]\n"), NULL, "!",
         "stat /srv/app/no.env: no such file or directory"},
        {WEB("name: [a]\n"), NULL, "!",
         "yaml: unmarshal errors:\n  line 4: cannot unmarshal !!seq into string"},
        {WEB("    env_file: bad.env\n"), NULL, "!",
         "failed to read /srv/app/bad.env: line 1: key cannot contain a space"},
        {WEB("    profiles: ['']\n"), NULL, "Image", "w"},
        {WEB("    depends_on: {db: {condition: service_started, required: false}}\n"
             "  db: {image: d, profiles: [x]}\n"),
         NULL, "Labels/com.docker.compose.depends_on", ""},
        {WEB("    user: '${NO-a{b}c}d'\n"), NULL, "User", "a{b}cd"},
        {WEB("    user: '${NO:-{}'\n"), NULL, "User", "{"},
        {WEB("---\n"), NULL, "!", "top-level object must be a mapping"},
        {"%YAML 1.2\n---\n" WEB(""), NULL, "!", "yaml: found incompatible YAML document"},
        {WEB("    environment: {null: a}\n"), NULL, "!",
         "non-string key in services.web.environment: <nil>"},
    };
    static const struct row older[] = {
        {WEB("    healthcheck: {interval: 1d}\n"), NULL, "!",
         DECODED "error decoding 'services[web].healthcheck.interval': time: unknown unit \"d\" in "
                 "duration \"1d\""},
        {WEB("    healthcheck: {retries: -1}\n"), NULL, "!",
         DECODED "cannot parse 'services[web].healthcheck.retries', -1 overflows uint"},
        {WEB("    env_file: bad.env\n"), NULL, "!", "line 1: key cannot contain a space"},
        {WEB("    cgroup: x\n"), NULL, "!",
         CHECKED "services.web.cgroup services.web.cgroup must be one of the following: \"host\", "
                 "\"private\""},
        {WEB("foo: 1\n"), NULL, "!", CHECKED "(root) Additional property foo is not allowed"},
        {WEB("    image: x\n"), NULL, "!",
         "yaml: unmarshal errors:\n  line 4: mapping key \"image\" already defined at line 3"},
        {WEB("    models: [m]\n"), NULL, "!",
         CHECKED "services.web Additional property models is not allowed"},
        {WEB("    environment: {1: a}\n"), NULL, "!",
         "Non-string key in services.web.environment: 1"},
    };

    (void)state;
    CHECK_ALL(rows);
    CHECK_ALL_226(older);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(booleans_and_numbers),
        cmocka_unit_test(dates),
        cmocka_unit_test(volumes_secrets_and_configs),
        cmocka_unit_test(networks_and_ports),
        cmocka_unit_test(other_keys),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
