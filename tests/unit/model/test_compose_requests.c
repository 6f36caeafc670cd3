/* What docker compose asks for, and what it refuses, key by key. */
#include "compose_rows.h"

/* compose-go override/merge.go: its rule for each key. */
static void a_file_lies_over_another(void **state)
{
    static const struct row rows[] = {
        {WEB(""), OVER("    image: x\n"), "Image", "x"},
        {WEB("    command: [a, b]\n"), OVER("    command: [c]\n"), "Cmd", "1"},
        {WEB("    entrypoint: [a]\n"), OVER("    entrypoint: [b, c]\n"), "Entrypoint/1", "c"},
        {WEB("    environment: [A=1, B=2]\n"), OVER("    environment: {B: 3, C: }\n"), "Env", "3"},
        {WEB("    environment: [A=1, B=2]\n"), OVER("    environment: {B: 3}\n"), "Env/1", "B=3"},
        {WEB("    environment: {A: 1}\n"), OVER("    environment: [A=2]\n"), "Env/0", "A=2"},
        {WEB("    environment: {A: 1}\n"), OVER("    environment:\n"), "Env/0", "A=1"},
        {WEB("    labels: {a: 1, b: 2}\n"), OVER("    labels: [a=3]\n"), "Labels/a", "3"},
        {WEB("    labels: {a: 1, b: 2}\n"), OVER("    labels: [a=3]\n"), "Labels/b", "2"},
        {WEB("    dns: 1.1.1.1\n"), OVER("    dns: 2.2.2.2\n"), HOST("Dns"), "2"},
        {WEB("    dns: 1.1.1.1\n"), OVER("    dns: [2.2.2.2]\n"), HOST("Dns/1"), "2.2.2.2"},
        {WEB("    dns_search: [a, b]\n"), OVER("    dns_search: c\n"), HOST("DnsSearch"), "3"},
        {WEB("    extra_hosts: {h: [1.1.1.1, 2.2.2.2]}\n"),
         OVER("    extra_hosts: ['i=3.3.3.3']\n"), HOST("ExtraHosts"), "3"},
        {WEB("    tmpfs: /a\n"), OVER("    tmpfs: [/b]\n"), HOST("Tmpfs"), "2"},
        {WEB("    sysctls: {a: 1}\n"), OVER("    sysctls: {b: 2}\n"), HOST("Sysctls"), "2"},
        {WEB("    cap_add: [NET_ADMIN]\n"), OVER("    cap_add: [SYS_TIME]\n"), HOST("CapAdd"), "2"},
        {WEB("    logging: {driver: local, options: {a: '1'}}\n"),
         OVER("    logging: {options: {b: '2'}}\n"), HOST("LogConfig/Config"), "2"},
        {WEB("    logging: {driver: local, options: {a: '1'}}\n"),
         OVER("    logging: {driver: local, options: {b: '2'}}\n"), HOST("LogConfig/Config"), "2"},
        {WEB("    logging: {driver: local, options: {a: '1'}}\n"),
         OVER("    logging: {driver: syslog, options: {b: '2'}}\n"), HOST("LogConfig/Config"), "1"},
        {WEB("    logging: {driver: local}\n"), OVER("    logging:\n"), "!",
         "panic: interface conversion: interface {} is nil, not map[string]interface {}"},
        {WEB("    gpus: all\n"), OVER("    gpus: [{count: 1}]\n"), HOST("DeviceRequests"), "2"},
        {WEB("    gpus: all\n"), OVER("    gpus: all\n"), "!", "cannot override services.web.gpus"},
        {WEB("    ulimits: {nofile: 1}\n"), OVER("    ulimits: {nofile: {soft: 2, hard: 3}}\n"),
         HOST("Ulimits/0/Hard"), "3"},
        {WEB("    ulimits: {nofile: {soft: 2, hard: 3}}\n"),
         OVER("    ulimits: {nofile: {soft: 1}}\n"), HOST("Ulimits/0/Soft"), "1"},
        {WEB("    networks: [a]\nnetworks: {a: , b: }\n"),
         OVER("    networks: {b: {aliases: [x]}}\n"), "NetworkingConfig/EndpointsConfig", "2"},
        {WEB("    networks: [a]\nnetworks: {a: , b: }\n"), OVER("    networks: [b]\n"),
         "NetworkingConfig/EndpointsConfig", "2"},
        {WEB("    depends_on: [db]\n  db: {image: d, profiles: [p]}\n"),
         OVER("    depends_on: {db: {condition: service_healthy, required: false}}\n"), "!", NULL},
        {WEB("    build: .\n"), OVER("    build: {args: {A: 1}}\n"), "!", NULL},
        {WEB("    build: {args: {A: 1}}\n"), OVER("    build: x\n"), "!", NULL},
        {WEB("    ports: ['80:80']\n"), OVER("    ports: ['81:81', '80:80']\n"),
         HOST("PortBindings"), "2"},
        {WEB("    ports: ['80:80']\n"), OVER("    ports: [{target: 80, published: '80'}]\n"),
         HOST("PortBindings/80/tcp"), "1"},
        {WEB("    ports: ['80:80']\n"), OVER("    ports: ['0.0.0.0:80:80']\n"),
         HOST("PortBindings/80/tcp/0/HostIp"), "0.0.0.0"},
        {WEB("    ports: [80, '80', {target: 80}]\n"), NULL, HOST("PortBindings/80/tcp"), "1"},
        /* Compared as Go prints them: the number is not the text. */
        {WEB("    ports: ['80:80']\n"), OVER("    ports: [{target: 80, published: 80}]\n"),
         HOST("PortBindings/80/tcp"), "2"},
        {WEB("    volumes: ['./a:/d']\n"), OVER("    volumes: ['./b:/d', './c:/e']\n"),
         HOST("Binds"), "2"},
        {WEB("    volumes: ['./a:/d']\n"), OVER("    volumes: ['./b:/d']\n"), HOST("Binds/0"),
         "/srv/app/b:/d:rw"},
        {WEB("    healthcheck: {test: [CMD, a], retries: 3}\n"),
         OVER("    healthcheck: {test: b}\n"), "Healthcheck/Test/0", "CMD-SHELL"},
        {WEB("    healthcheck: {test: [CMD, a], retries: 3}\n"),
         OVER("    healthcheck: {test: b}\n"), "Healthcheck/Retries", "3"},
        {WEB("    command: a\n"), OVER("    command: !reset\n"), "Cmd", NULL},
        {WEB("    command: a\n    user: u\n"), OVER("    user: !reset null\n"), "User", ""},
        {WEB("    environment: {A: 1, B: 2}\n"), OVER("    environment: {A: !reset null}\n"), "Env",
         "1"},
        {WEB("    environment: {A: 1, B: 2}\n"), OVER("    environment: {A: !reset null}\n"),
         "Env/0", "B=2"},
        {WEB("    environment: [A=1, B=2]\n"), OVER("    environment: {A: !reset null}\n"), "Env",
         "2"},
        {WEB("    dns: [1.1.1.1]\n"), OVER("    dns: !override [2.2.2.2]\n"), HOST("Dns"), "1"},
        {WEB("    mem_limit: 1g\n"), OVER("    mem_limit: 2g\n"), HOST("Memory"), "2147483648"},
        {WEB("    deploy: {resources: {limits: {cpus: '1', memory: 1g}}}\n"),
         OVER("    deploy: {resources: {limits: {cpus: '2'}}}\n"), HOST("NanoCpus"), "2000000000"},
        {WEB("    depends_on: [b]\n  b: {image: w, depends_on: [web]}\n"), NULL, "!",
         "dependency cycle detected: b -> web -> b"},
        {WEB("    depends_on: [web]\n"), NULL, "!", "dependency cycle detected: web -> web"},
        {WEB("    depends_on: [a]\n  a: {image: w, links: [c]}\n"
             "  c: {image: w, network_mode: 'service:d'}\n  d: {image: w, depends_on: [c]}\n"),
         NULL, "!", "dependency cycle detected: c -> d -> c"},
        {WEB("    depends_on: [a, b]\n  a: {image: w, depends_on: [b]}\n  b: {image: w}\n"), NULL,
         "Image", "w"},
        {WEB("    logging: {driver: local}\n"), OVER("    logging: x\n"), "!",
         "cannot override services.web.logging"},
        {WEB("    cap_add: [A]\n"), OVER("    cap_add: {B: 1}\n"), "!",
         "cannot override services.web.cap_add"},
        {WEB(""), "--- {}\n---\nservices: {web: {user: u}}\n", "User", "u"},
        {WEB("x-a: 1\n"), "x-a: {b: 2}\n", "Image", "w"},
    };

    (void)state;
    CHECK_ALL(rows);
}

static void a_service_extends_another(void **state)
{
    static const struct row rows[] = {
        {WEB("    extends: xbase\n  xbase: {image: b, user: u}\n"), NULL, "User", "u"},
        {WEB("    extends: {service: xbase}\n    environment: [B=1]\n"
             "  xbase: {image: b, environment: [A=1]}\n"),
         NULL, "Env", "2"},
        {WEB("    extends: {file: more/base.yaml, service: base}\n"), NULL, HOST("Binds/0"),
         "/srv/app/more/d:/d:rw"},
        {WEB("    extends: {file: /srv/app/more/base.yaml, service: twin}\n"), NULL, "Env/0",
         "A=0"},
        {WEB("    extends: gone\n"), NULL, "!",
         "cannot extend service \"web\" in /srv/app/compose.yaml: service \"gone\" not found"},
        {WEB("    extends: {file: more/base.yaml, service: gone}\n"), NULL, "!",
         "cannot extend service \"web\" in /srv/app/compose.yaml: service \"gone\" not found in "
         "more/base.yaml"},
        {WEB("    extends: {file: more/base.yaml}\n"), NULL, "!",
         "extends.web.service is required"},
        {WEB("    extends: {file: seccomp.json, service: a}\n"), NULL, "!",
         "cannot extend service \"web\" in /srv/app/seccomp.json: no services section"},
        {WEB("    extends: web\n"), NULL, "!",
         "Circular reference:\n  web in /srv/app/compose.yaml\n  extends web in "
         "/srv/app/compose.yaml"},
        {WEB("    extends: {file: compose.yaml, service: x}\n  x: {extends: web}\n"), NULL, "!",
         "Circular reference:\n  web in compose.yaml\n  extends x in /srv/app/compose.yaml\n"
         "  extends web in compose.yaml"},
        {"services: [web]\n", NULL, "!", "services must be a mapping"},
        {"services: {web: text}\n", NULL, "!", "services.web must be a mapping"},
    };

    (void)state;
    CHECK_ALL(rows);
}

/* compose-go's override/uncity.go asks each item of some lists for a key, before the schema. */
static void what_a_list_holds_has_a_key(void **state)
{
    static const struct row rows[] = {
        {WEB("    dns: [1.5]\n"), NULL, "!", "services.web.dns.[0]: unexpected type float64"},
        {WEB("    environment: [A=1, 5]\n"), NULL, "!",
         "services.web.environment.[1]: unexpected type int"},
        {WEB("    labels: [true]\n"), NULL, "!", "services.web.labels.[0]: unexpected type bool"},
        {WEB("    tmpfs: [null]\n"), NULL, "!", "services.web.tmpfs.[0]: unexpected type <nil>"},
        {WEB("    cap_add: [{a: b}]\n"), NULL, "!",
         "services.web.cap_add.[0]: unexpected type map[string]interface {}"},
        {WEB("    profiles: [[a]]\n"), NULL, "!",
         "services.web.profiles.[0]: unexpected type []interface {}"},
        {WEB("    expose: [80, '81']\n"), NULL, "ExposedPorts", "2"},
        {WEB("    expose: [1.5]\n"), NULL, "!",
         "services.web.expose.[0]: unsupported expose value %!s(float64=1.5)"},
        {WEB("    secrets: [5]\n"), NULL, "!",
         "services.web.secrets.[0]: unsupported expose value %!s(int=5)"},
        {WEB("    configs: [[a, null, {b: true}]]\n"), NULL, "!",
         "services.web.configs.[0]: unsupported expose value [a %!s(<nil>) map[b:%!s(bool=true)]]"},
        {WEB("    env_file: [{required: false}]\n"), NULL, "!",
         "environment path attribute services.web.env_file.[0] is missing"},
        {WEB("    devices: [{source: class/A}]\n"), NULL, "!",
         "service device services.web.devices.[0] is missing a mount target"},
        {WEB("    security_opt: [5]\n"), NULL, "!",
         "validating /srv/app/compose.yaml: services.web.security_opt.0 must be a string"},
        {WEB("    extra_hosts: ['a:1.1.1.1', b=2.2.2.2]\n"),
         WEB("    extra_hosts: ['a:1.1.1.1', 'a:3.3.3.3']\n"), HOST("ExtraHosts"), "3"},
    };

    (void)state;
    CHECK_ALL(rows);
}

#define CUT DECODED "'services[web].command' "

/* mattn/go-shellwords, as compose calls it. */
static void a_command_line_is_cut(void **state)
{
    static const struct row rows[] = {
        {WEB("    command: a  b\n"), NULL, "Cmd", "2"},
        {WEB("    command: 'a \"b c\"'\n"), NULL, "Cmd/1", "b c"},
        {WEB("    command: \"a 'b \\\"c'\"\n"), NULL, "Cmd/1", "b \"c"},
        {WEB("    command: 'a \"\"'\n"), NULL, "Cmd/1", ""},
        {WEB("    command: 'a \"it''s\"'\n"), NULL, "Cmd/1", "it's"},
        {WEB("    command: 'a\\ b'\n"), NULL, "Cmd/0", "a b"},
        {WEB("    command: 'a\\tb\\n\\x'\n"), NULL, "Cmd/0", "a\tb\nx"},
        {WEB("    command: \"a '\\\\b'\"\n"), NULL, "Cmd/1", "\\b"},
        {WEB("    command: 'a; b'\n"), NULL, "Cmd", "1"},
        {WEB("    command: 'a \";\" b'\n"), NULL, "Cmd/1", ";"},
        {WEB("    command: 'a | b'\n"), NULL, "Cmd", "1"},
        {WEB("    command: 'a 2>x'\n"), NULL, "Cmd", "1"},
        {WEB("    command: 'a b>x'\n"), NULL, "Cmd/1", "b"},
        {WEB("    command: 'a >x'\n"), NULL, "Cmd", "1"},
        {WEB("    command: 'a `b c` d'\n"), NULL, "Cmd/1", "`b c`"},
        {WEB("    command: 'a $$(b c) d'\n"), NULL, "Cmd/1", "$(b c)"},
        {WEB("    command: 'a \"(b)\"'\n"), NULL, "Cmd/1", "(b)"},
        {WEB("    command: 'a (b)'\n"), NULL, "!", CUT "invalid command line string"},
        {WEB("    command: 'a \"b'\n"), NULL, "!", CUT "invalid command line string"},
        {WEB("    command: \"a 'b\"\n"), NULL, "!", CUT "invalid command line string"},
        {WEB("    command: 'a `b'\n"), NULL, "!", CUT "invalid command line string"},
        {WEB("    command: 'a $$(b'\n"), NULL, "!", CUT "invalid command line string"},
        {WEB("    command: 'a b\\'\n"), NULL, "!", CUT "invalid command line string"},
        {WEB("    entrypoint: a b\n"), NULL, "Entrypoint", "2"},
    };

    (void)state;
    CHECK_ALL(rows);
}

#define VOLUME(v) WEB("    volumes: [" v "]\nvolumes: {vol: }\n")

static void long_mounts_are_sent_as_they_must(void **state)
{
    static const struct row rows[] = {
        {VOLUME("{type: bind, source: ./a, target: /d}"), NULL, HOST("Binds/0"),
         "/srv/app/a:/d:rw"},
        {VOLUME("{type: bind, source: ~/a, target: /d, read_only: true}"), NULL, HOST("Binds/0"),
         "/srv/home/a:/d:ro"},
        {VOLUME(
             "{type: bind, source: ./a, target: /d, bind: {selinux: z, create_host_path: true}}"),
         NULL, HOST("Binds/0"), "/srv/app/a:/d:rw,z"},
        /* Options without create_host_path: it is not created, and z has no place in Mounts. */
        {VOLUME("{type: bind, source: ./a, target: /d, bind: {selinux: z}}"), NULL,
         HOST("Mounts/0/BindOptions"), "0"},
        {VOLUME("{type: bind, source: ./a, target: /d, bind: {}}"), NULL, HOST("Binds"), NULL},
        {VOLUME("{type: bind, source: ./a, target: /d, bind: {propagation: rslave}}"), NULL,
         HOST("Mounts/0/BindOptions/Propagation"), "rslave"},
        {VOLUME("{type: bind, source: ./a, target: /d, bind: {create_host_path: false}}"), NULL,
         HOST("Mounts/0/BindOptions/CreateMountpoint"), NULL},
        {VOLUME("{type: bind, source: ./a, target: /d, bind: {recursive: disabled}}"), NULL,
         HOST("Mounts/0/BindOptions/NonRecursive"), "true"},
        {VOLUME("{type: bind, source: ./a, target: /d, bind: {recursive: writable}}"), NULL,
         HOST("Mounts/0/BindOptions/ReadOnlyNonRecursive"), "true"},
        {VOLUME("{type: bind, source: ./a, target: /d, bind: {recursive: readonly}}"), NULL,
         HOST("Mounts/0/BindOptions/ReadOnlyForceRecursive"), "true"},
        {VOLUME("{type: bind, target: /d}"), NULL, "!",
         "invalid mount config for type \"bind\": field Source must not be empty"},
        {VOLUME("{type: volume, source: vol, target: /d}"), NULL, HOST("Binds/0"), "app_vol:/d:rw"},
        {VOLUME("{type: volume, target: /d}"), NULL, HOST("Mounts/0/Type"), "volume"},
        {VOLUME("{type: volume, source: vol, target: /d, volume: {nocopy: true}}"), NULL,
         HOST("Mounts/0/VolumeOptions/NoCopy"), "true"},
        {VOLUME("{type: volume, source: vol, target: /d, volume: {subpath: s}}"), NULL,
         HOST("Mounts/0/VolumeOptions/Subpath"), "s"},
        {VOLUME("{type: volume, source: vol, target: /d, volume: {labels: {a: b}}}"), NULL,
         HOST("Mounts/0/VolumeOptions/Labels/a"), "b"},
        {VOLUME("{type: tmpfs, target: /d, tmpfs: {size: 1m, mode: 511}}"), NULL,
         HOST("Mounts/0/TmpfsOptions/SizeBytes"), "1048576"},
        {VOLUME("{type: tmpfs, target: /d, tmpfs: {size: 1m, mode: 511}}"), NULL,
         HOST("Mounts/0/TmpfsOptions/Mode"), "511"},
        {VOLUME("{type: tmpfs, target: /d}"), NULL, HOST("Mounts/0/TmpfsOptions"), NULL},
        {VOLUME("{type: image, source: i, target: /d, image: {subpath: s}}"), NULL,
         HOST("Mounts/0/ImageOptions/Subpath"), "s"},
        {VOLUME("{type: image, source: i, target: /d, image: {}}"), NULL,
         HOST("Mounts/0/ImageOptions"), "0"},
        {VOLUME("{type: image, source: i, target: /d}"), NULL, HOST("Mounts/0/ImageOptions"), NULL},
        {VOLUME(
             "{type: bind, source: ./a, target: /d, consistency: cached, bind: {propagation: x}}"),
         NULL, HOST("Mounts/0/Consistency"), "cached"},
        {VOLUME("{type: volume, source: gone, target: /d}"), NULL, "!",
         "service \"web\" refers to undefined volume gone: invalid compose project"},
    };
    static const struct row older[] = {
        {VOLUME("{type: bind, source: ./a, target: /d}"), NULL, HOST("Mounts/0/Source"),
         "/srv/app/a"},
        {VOLUME("'./a:/d'"), NULL, HOST("Binds/0"), "/srv/app/a:/d:rw"},
        {VOLUME("'vol:/d'"), NULL, HOST("Mounts/0/Source"), "app_vol"},
        {VOLUME("{type: volume, source: vol, target: /d, volume: {nocopy: true}}"), NULL,
         HOST("Mounts/0/VolumeOptions/NoCopy"), "true"},
    };

    (void)state;
    CHECK_ALL(rows);
    CHECK_ALL_226(older);
}

#define FILES(service, rest) WEB("    " service "\n" rest)

static void secrets_and_configs_are_files(void **state)
{
    static const struct row rows[] = {
        {FILES("secrets: [s]", "secrets: {s: {file: ./s.txt}}\n"), NULL, HOST("Mounts/0/Target"),
         "/run/secrets/s"},
        {FILES("secrets: [s]", "secrets: {s: {file: ./s.txt}}\n"), NULL, HOST("Mounts/0/Source"),
         "/srv/app/s.txt"},
        {FILES("secrets: [{source: s, target: t}]", "secrets: {s: {file: ./s.txt}}\n"), NULL,
         HOST("Mounts/0/Target"), "/run/secrets/t"},
        {FILES("configs: [{source: s, target: 'C:\\t'}]", "configs: {s: {file: ./s.txt}}\n"), NULL,
         HOST("Mounts/0/Target"), "C:\\t"},
        {FILES("configs: [s]", "configs: {s: {file: /s.txt}}\n"), NULL, HOST("Mounts/0/Target"),
         "/s"},
        {FILES("configs: [s, {source: r, target: /s}]",
               "configs: {s: {file: /s.txt}, r: {file: /r}}\n"),
         NULL, HOST("Mounts"), "1"},
        {FILES("volumes: ['./a:/s']\n    configs: [s]", "configs: {s: {file: /s.txt}}\n"), NULL,
         HOST("Mounts"), NULL},
        {FILES("configs: [s]", "configs: {s: {content: x}}\n"), NULL, HOST("Mounts"), NULL},
        {FILES("secrets: [s]", "secrets: {s: {external: true}}\n"), NULL, "!",
         "unsupported external secret s"},
        {FILES("configs: [s]", "configs: {s: {file: /x, template_driver: d}}\n"), NULL, "!",
         "Docker Compose does not support configs.*.template_driver"},
        {FILES("secrets: [s]", "secrets: {s: {file: /x, driver: d}}\n"), NULL, "!",
         "Docker Compose does not support secrets.*.driver"},
        {FILES("secrets: [s]", ""), NULL, "!",
         "service \"web\" refers to undefined secret s: invalid compose project"},
    };

    (void)state;
    CHECK_ALL(rows);
}

/* Places of lists and made up keys in brackets; only whole numbers become texts. */
static void what_does_not_decode_is_told_by_its_place(void **state)
{
    static const struct row rows[] = {
        {WEB("    storage_opt: {size: 20}\n"), NULL, HOST("StorageOpt/size"), "20"},
        {WEB("    storage_opt: {size: null}\n"), NULL, HOST("StorageOpt/size"), ""},
        {WEB("    storage_opt: {size: 1.5}\n"), NULL, "!",
         DECODED "'services[web].storage_opt[size]' expected type 'string', got unconvertible "
                 "type 'float64'"},
        {WEB("    storage_opt: {size: true}\n"), NULL, "!",
         DECODED "'services[web].storage_opt[size]' expected type 'string', got unconvertible "
                 "type 'bool'"},
        {WEB("    storage_opt: {size: [1]}\n"), NULL, "!",
         DECODED "'services[web].storage_opt[size]' expected type 'string', got unconvertible "
                 "type '[]interface {}'"},
        {WEB("    logging: {driver: d, options: {a: 1.5}}\n"), NULL, HOST("LogConfig/Config/a"),
         "1.5"},
        {LIMITS("user: u", "pids: '5'"), NULL, HOST("PidsLimit"), "5"},
        {LIMITS("user: u", "pids: '0x10'"), NULL, "!",
         DECODED "'services[web].deploy.resources.limits.pids' strconv.ParseInt: parsing "
                 "\"0x10\": invalid syntax"},
        {WEB("    gpus: [{count: 1}, {count: x}]\n"), NULL, "!",
         DECODED "'services[web].gpus[1].count' invalid value \"x\", the only value allowed is "
                 "'all' or a number"},
    };
    static const struct row older[] = {
        {WEB("    storage_opt: {size: 1.5}\n"), NULL, "!",
         DECODED "'services[web].storage_opt[size]' expected type 'string', got unconvertible "
                 "type 'float64', value: '1.5'"},
        {LIMITS("user: u", "pids: x"), NULL, "!",
         DECODED "error decoding 'services[web].deploy.resources.limits.pids': "
                 "strconv.ParseInt: parsing \"x\": invalid syntax"},
    };

    (void)state;
    CHECK_ALL(rows);
    CHECK_ALL_226(older);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_lies_over_another),
        cmocka_unit_test(a_service_extends_another),
        cmocka_unit_test(what_a_list_holds_has_a_key),
        cmocka_unit_test(a_command_line_is_cut),
        cmocka_unit_test(long_mounts_are_sent_as_they_must),
        cmocka_unit_test(secrets_and_configs_are_files),
        cmocka_unit_test(what_does_not_decode_is_told_by_its_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
