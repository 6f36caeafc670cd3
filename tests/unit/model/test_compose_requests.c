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

#define DECODED "decoding failed due to the following error(s):\n"
#define CUT     DECODED "'services[web].command' "

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
        {VOLUME("{type: bind, source: ./a, target: /d, bind: {selinux: z}}"), NULL, HOST("Binds/0"),
         "/srv/app/a:/d:rw,z"},
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

#define LIMITS(own, limit) WEB("    " own "\n    deploy: {resources: {limits: {" limit "}}}\n")
#define EXCLUSIVE          "\"count\" and \"device_ids\" attributes are exclusive"

#define UNDECODED "decoding failed due to the following error(s):\n"

/* Places of lists and made up keys in brackets; only whole numbers become texts. */
static void what_does_not_decode_is_told_by_its_place(void **state)
{
    static const struct row rows[] = {
        {WEB("    storage_opt: {size: 20}\n"), NULL, HOST("StorageOpt/size"), "20"},
        {WEB("    storage_opt: {size: null}\n"), NULL, HOST("StorageOpt/size"), ""},
        {WEB("    storage_opt: {size: 1.5}\n"), NULL, "!",
         UNDECODED "'services[web].storage_opt[size]' expected type 'string', got unconvertible "
                   "type 'float64'"},
        {WEB("    storage_opt: {size: true}\n"), NULL, "!",
         UNDECODED "'services[web].storage_opt[size]' expected type 'string', got unconvertible "
                   "type 'bool'"},
        {WEB("    storage_opt: {size: [1]}\n"), NULL, "!",
         UNDECODED "'services[web].storage_opt[size]' expected type 'string', got unconvertible "
                   "type '[]interface {}'"},
        {WEB("    logging: {driver: d, options: {a: 1.5}}\n"), NULL, HOST("LogConfig/Config/a"),
         "1.5"},
        {LIMITS("user: u", "pids: '5'"), NULL, HOST("PidsLimit"), "5"},
        {LIMITS("user: u", "pids: '0x10'"), NULL, "!",
         UNDECODED "'services[web].deploy.resources.limits.pids' strconv.ParseInt: parsing "
                   "\"0x10\": invalid syntax"},
        {WEB("    gpus: [{count: 1}, {count: x}]\n"), NULL, "!",
         UNDECODED "'services[web].gpus[1].count' invalid value \"x\", the only value allowed is "
                   "'all' or a number"},
    };
    static const struct row older[] = {
        {WEB("    storage_opt: {size: 1.5}\n"), NULL, "!",
         UNDECODED "'services[web].storage_opt[size]' expected type 'string', got unconvertible "
                   "type 'float64', value: '1.5'"},
        {LIMITS("user: u", "pids: x"), NULL, "!",
         UNDECODED "error decoding 'services[web].deploy.resources.limits.pids': "
                   "strconv.ParseInt: parsing \"x\": invalid syntax"},
    };

    (void)state;
    CHECK_ALL(rows);
    CHECK_ALL_226(older);
}

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
         "services.web.gpus.0: " EXCLUSIVE},
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

#define NETS(own) WEB("    networks: {a: {" own "}}\nnetworks: {a: , b: }\n")
#define END_A     "NetworkingConfig/EndpointsConfig/app_a/"

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
        cmocka_unit_test(the_project_is_consistent),
        cmocka_unit_test(a_service_joins_its_networks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
