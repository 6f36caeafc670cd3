/* What the daemon answers to a request, and what becomes of it: a row each,
 * from the router to the image (POST /containers/create of the engine named;
 * the texts are the daemon's). */
#include "model/json/json.h"
#include "platform/sim/sim.h"
#include "specgen/create/create.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct row {
    const char *engine;
    const char *request; /* its members, besides "body" the others of `request` in
                            front */
    const char *path;    /* of the container as inspect has it; "!": the error, "?":
                            the warnings */
    const char *want;    /* NULL: absent, null; of "!" and "?" none */
};

/* The default images of the host. */
#define A_IMAGE                                                                                    \
    "{\"Id\":\"sha256:aa11\",\"Names\":[\"web:latest\",\"reg.example/"                             \
    "web:1\"],\"OS\":\"windows\","
#define B_IMAGE                                                                                    \
    "{\"Id\":\"sha256:aa22\",\"Names\":[\"arm:latest\"],\"OS\":\"windows\","                       \
    "\"Architecture\":"                                                                            \
    "\"arm64\",\"Variant\":\"v8\","
#define C_IMAGE "{\"Id\":\"sha256:bb33\",\"Names\":[\"nix:latest\"],\"OS\":\"linux\","
#define D_IMAGE "{\"Id\":\"named\",\"Names\":[\"void:latest\"],"
#define A_CONFIG                                                                                   \
    "\"Config\":{\"Cmd\":[\"serve\"],\"Healthcheck\":{\"Test\":[\"CMD\",\"x\"],"                   \
    "\"StartInterval\":"                                                                           \
    "7}}}"
#define HOST                                                                                       \
    "\"Root\":\"C:\\\\d\",\"DefaultIsolation\":\"process\",\"OSBuild\":20348,"                     \
    "\"OSProduct\":"                                                                               \
    "\"server\",\"NumCPU\":4,\"Disk\":{\"Directories\":[]},\"Containers\":[],"                     \
    "\"Images\":[" A_IMAGE A_CONFIG "," B_IMAGE A_CONFIG "," C_IMAGE A_CONFIG "," D_IMAGE A_CONFIG \
    "]"
#define CORP                                                                                       \
    "\"Networks\":[{\"Name\":\"corp\",\"Driver\":\"l2bridge\"},{\"Name\":"                         \
    "\"nat\",\"Driver\":"                                                                          \
    "\"nat\"}],"

static void require(struct err *e)
{
    if (e != NULL)
        fail_msg("%s", err_line(e));
}

/* How the rows of a table are carried out. */
struct stage {
    enum create_operation operation;
    const char *host; /* its members, each with a comma behind it */
};

static struct mdl_doc *document_of(struct arena *a, const struct row *row,
                                   const struct stage *stage)
{
    const struct value *root;
    struct mdl_doc *doc;

    require(json_read(&root, arena_printf(a,
                                          "{\"silospec\":1,\"engine\":\"%s\",\"request\":{%s"
                                          "%s},\"host\":{%s" HOST "}}",
                                          row->engine,
                                          str_starts(str_of(row->request), STR_LIT("\"name\""))
                                              ? ""
                                              : "\"name\":\"web\",",
                                          row->request, stage->host)));
    require(mdl_doc_new(&doc, root));
    value_unref(root);
    return doc;
}

/* "!" and "?" and places of the container; STR_NONE: nothing. */
static struct str found(struct arena *a, const struct create_result *r, const char *path)
{
    const struct datum *d;

    if (path[0] == '!')
        return r->error != NULL ? r->error->message : STR_NONE;
    if (path[0] == '?')
        return r->warnings != NULL ? r->warnings->text : STR_NONE;
    d = datum_at(r->container, a, str_of(path));
    if (datum_is_null(d))
        return STR_NONE;
    if (d->kind == VALUE_BOOL)
        return d->boolean ? STR_LIT("true") : STR_LIT("false");
    if (d->kind == VALUE_MAP || d->kind == VALUE_LIST)
        return arena_printf(a, "%zu", datum_count(d));
    return d->text.s != NULL ? d->text : STR_LIT("");
}

static size_t failures;

static void check(const struct row *row, const struct stage *stage)
{
    struct arena a;
    struct mdl_doc *doc;
    struct create_result r;
    struct engine engine;
    struct plat sim;
    struct str got;

    arena_init(&a);
    doc = document_of(&a, row, stage);
    sim = plat_sim(doc);
    engine = engine_of(doc->release);
    require(create_carry_out(&a, doc, &sim, &engine, stage->operation, NULL, &r));
    got = found(&a, &r, row->path);
    if ((row->path[0] != '!' && r.error != NULL) || (row->want != NULL) != (got.s != NULL) ||
        (row->want != NULL && !str_is(got, row->want))) {
        print_error("%s {%s}\n  %s is '%.*s'\n  expected '%s'%s%.*s\n", row->engine, row->request,
                    row->path, STR_FMT(got), row->want != NULL ? row->want : "nothing",
                    r.error != NULL ? "\n  " : "", STR_FMT(found(&a, &r, "!")));
        failures++;
    }
    mdl_doc_free(doc);
    arena_finish(&a);
}

static void check_all(const struct row *rows, size_t count, const struct stage *stage)
{
    failures = 0;
    for (size_t i = 0; i < count; i++)
        check(&rows[i], stage);
    assert_int_equal(failures, 0);
}

static const struct stage created = {CREATE_ONLY, CORP};

#define CHECK_STAGE(rows, stage) check_all((rows), sizeof(rows) / sizeof((rows)[0]), &(stage))
#define CHECK_ALL(rows)          CHECK_STAGE(rows, created)

#define PLATFORM(p)     "\"platform\":\"" p "\",\"body\":{\"Image\":\"web\"}"
#define PLATFORM_ARM(p) "\"platform\":\"" p "\",\"body\":{\"Image\":\"arm\"}"

static void a_platform_is_read_as_containerd_reads_it(void **state)
{
    static const struct row rows[] = {
        {"moby-27", PLATFORM("windows/amd64"), "!", NULL},
        {"moby-27", PLATFORM("Windows/X86_64"), "!", NULL},
        {"moby-27", PLATFORM("windows/amd64/v1"), "!", NULL},
        {"moby-27", PLATFORM("amd64"), "!", NULL},
        {"moby-27", PLATFORM("x86-64"), "!", NULL},
        {"moby-27", PLATFORM("windows"), "!", NULL},
        {"moby-27", PLATFORM_ARM("windows/arm64"), "!", NULL},
        {"moby-27", PLATFORM_ARM("windows/aarch64"), "!", NULL},
        {"moby-27", PLATFORM_ARM("arm64"), "!", NULL},
        {"moby-27", PLATFORM("macos"), "!",
         "image with reference web was found but its platform (windows/amd64) "
         "does not match the "
         "specified platform (darwin/amd64)"},
        {"moby-27", PLATFORM("armel"), "!",
         "image with reference web was found but its platform (windows/amd64) "
         "does not match the "
         "specified platform (windows/arm/v6)"},
        {"moby-27", PLATFORM("armhf"), "!",
         "image with reference web was found but its platform (windows/amd64) "
         "does not match the "
         "specified platform (windows/arm)"},
        {"moby-27", PLATFORM("linux/arm/7"), "!",
         "image with reference web was found but its platform (windows/amd64) "
         "does not match the "
         "specified platform (linux/arm/v7)"},
        {"moby-27", PLATFORM("windows/arm64/v8"), "!",
         "image with reference web was found but its platform (windows/amd64) "
         "does not match the "
         "specified platform (windows/arm64/v8)"},
        {"moby-24.0", PLATFORM("linux/i386"), "!",
         "image with reference web was found but does not match the specified "
         "platform: wanted "
         "linux/386, actual: windows/amd64"},
        {"moby-24.0", PLATFORM("ppc"), "!",
         "image with reference web was found but does not match the specified "
         "platform: wanted "
         "windows/ppc, actual: windows/amd64"},
        {"moby-27", PLATFORM("win*"), "!",
         "\"win*\": wildcards not yet supported: invalid argument"},
        {"moby-27", PLATFORM("win dows/amd64"), "!",
         "\"win dows\" is an invalid component of \"win dows/amd64\": platform "
         "specifier component "
         "must match \"^[A-Za-z0-9_-]+$\": invalid argument"},
        {"moby-27", PLATFORM("windows/"), "!",
         "\"\" is an invalid component of \"windows/\": platform specifier "
         "component must match "
         "\"^[A-Za-z0-9_-]+$\": invalid argument"},
        {"moby-27", PLATFORM("a\\\"b"), "!",
         "\"a\\\"b\" is an invalid component of \"a\\\"b\": platform specifier "
         "component must "
         "match "
         "\"^[A-Za-z0-9_-]+$\": invalid argument"},
        {"moby-27", PLATFORM("a/b/c/d"), "!",
         "\"a/b/c/d\": cannot parse platform specifier: invalid argument"},
        {"moby-27", PLATFORM("bogus"), "!",
         "\"bogus\": unknown operating system or architecture: invalid argument"},
        /* Older clients and engines do not ask. */
        {"moby-27", "\"api\":\"1.40\"," PLATFORM("bogus"), "!", NULL},
        {"moby-19.03", PLATFORM("bogus"), "!", NULL},
    };

    (void)state;
    CHECK_ALL(rows);
}

#define IMAGE(name) "\"body\":{\"Image\":\"" name "\"}"

static void an_image_is_found_by_name_and_by_id(void **state)
{
    static const struct row rows[] = {
        {"moby-27", IMAGE("web"), "Image", "sha256:aa11"},
        {"moby-27", IMAGE("reg.example/web:1"), "Image", "sha256:aa11"},
        {"moby-27", IMAGE("sha256:aa11"), "Image", "sha256:aa11"},
        {"moby-27", IMAGE("aa1"), "Image", "sha256:aa11"},
        {"moby-27", IMAGE("sha256:aa2"), "Image", "sha256:aa22"},
        {"moby-27", IMAGE("named"), "Image", "named"},
        {"moby-27", IMAGE("aa"), "!", "No such image: aa:latest"},   /* two begin so */
        {"moby-27", IMAGE("nam"), "!", "No such image: nam:latest"}, /* of digests only */
        {"moby-27", IMAGE("docker.io/library/web"), "Image", "sha256:aa11"},
        {"moby-27", IMAGE("docker.io/library/gone:2"), "!", "No such image: gone:2"},
        {"moby-27",
         IMAGE("web@sha256:"
               "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
         "!",
         "No such image: "
         "web@sha256:"
         "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"},
        {"moby-27",
         IMAGE("sha256:"
               "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
         "!",
         "No such image: "
         "sha256:"
         "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"},
        {"moby-24.0", IMAGE("WEB"), "!",
         "invalid reference format: repository name must be lowercase"},
        {"moby-27", IMAGE("WEB"), "!",
         "invalid reference format: repository name (library/WEB) must be "
         "lowercase"},
        {"moby-27", IMAGE("void"), "Platform", "windows"},
        {"moby-28", IMAGE("void"), "Platform", ""},
        {"moby-27", IMAGE("nix"), "Platform", "linux"},
        {"moby-20.10", IMAGE("nix"), "!",
         "operating system on which parent image was created is not Windows"},
        {"moby-27", "\"body\":{\"Image\":\"\",\"Cmd\":[\"x\"]}", "Platform", "linux"},
    };

    (void)state;
    CHECK_ALL(rows);
}

#define API(v)     "\"api\":\"" v "\","
#define BODY(rest) "\"body\":{\"Image\":\"web\"," rest "}"

static void the_router_takes_away_what_an_older_client_does_not_know(void **state)
{
    static const struct row rows[] = {
        {"moby-27", API("1.24") BODY("\"HostConfig\":{\"AutoRemove\":true}"),
         "HostConfig.AutoRemove", "false"},
        {"moby-27", API("1.25") BODY("\"HostConfig\":{\"AutoRemove\":true}"),
         "HostConfig.AutoRemove", "true"},
        {"moby-27", API("1.39") BODY("\"HostConfig\":{}"), "HostConfig.IpcMode", "shareable"},
        {"moby-27", API("1.40") BODY("\"HostConfig\":{}"), "HostConfig.IpcMode", ""},
        {"moby-27", API("1.40") BODY("\"HostConfig\":{}"), "HostConfig.CgroupnsMode", "host"},
        {"moby-27", API("1.41") BODY("\"HostConfig\":{}"), "HostConfig.CgroupnsMode", ""},
        {"moby-27", API("1.42") BODY("\"HostConfig\":{\"Annotations\":{\"a\":\"b\"}}"),
         "HostConfig.Annotations", NULL},
        {"moby-27", API("1.43") BODY("\"HostConfig\":{\"Annotations\":{\"a\":\"b\"}}"),
         "HostConfig.Annotations", "1"},
        {"moby-27",
         API("1.43") BODY("\"Healthcheck\":{\"Test\":[\"CMD\",\"x\"],"
                          "\"StartInterval\":1000000}"),
         "Config.Healthcheck.StartInterval", "7"}, /* the image's */
        {"moby-27",
         API("1.44") BODY("\"Healthcheck\":{\"Test\":[\"CMD\",\"x\"],"
                          "\"StartInterval\":1000000}"),
         "Config.Healthcheck.StartInterval", "1000000"},
        {"moby-28",
         API("1.47") BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{"
                          "\"GwPriority\":5}}}"),
         "NetworkSettings.Networks.nat.GwPriority", "0"},
        {"moby-28",
         API("1.48") BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{"
                          "\"GwPriority\":5}}}"),
         "NetworkSettings.Networks.nat.GwPriority", "5"},
        {"moby-27", BODY("\"HostConfig\":{\"PidsLimit\":0}"), "HostConfig.PidsLimit", NULL},
        {"moby-27", BODY("\"HostConfig\":{\"PidsLimit\":-1}"), "HostConfig.PidsLimit", NULL},
        {"moby-23.0",
         API("1.43") BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{},"
                          "\"corp\":{}}}"),
         "!", "Container cannot be connected to network endpoints: corp, nat"},
        {"moby-25.0",
         API("1.43") BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{},"
                          "\"corp\":{}}}"),
         "!",
         "Container cannot be created with multiple network endpoints: corp, "
         "nat"},
    };

    (void)state;
    CHECK_ALL(rows);
}

#define MOUNT(m) BODY("\"HostConfig\":{\"Mounts\":[" m "]}")

static void the_router_looks_at_mounts(void **state)
{
    static const struct row rows[] = {
        {"moby-27",
         MOUNT("{\"Type\":\"bind\",\"Source\":\"C:\\\\a\",\"Target\":\"C:\\\\b\","
               "\"VolumeOptions\":"
               "{}}"),
         "!", "VolumeOptions must not be specified on mount type \"bind\""},
        {"moby-27", MOUNT("{\"Type\":\"volume\",\"Target\":\"C:\\\\b\",\"BindOptions\":{}}"), "!",
         "BindOptions must not be specified on mount type \"volume\""},
        {"moby-27", MOUNT("{\"Type\":\"volume\",\"Target\":\"C:\\\\b\",\"TmpfsOptions\":{}}"), "!",
         "TmpfsOptions must not be specified on mount type \"volume\""},
        {"moby-27",
         API("1.41") MOUNT("{\"Type\":\"volume\",\"Target\":\"C:\\\\b\",\"BindOptions\":{}}"), "!",
         "invalid mount config for type \"volume\": field BindOptions must not "
         "be specified"},
        {"moby-27",
         MOUNT("{\"Type\":\"volume\",\"Source\":\"vol\",\"Target\":\"C:\\\\b\","
               "\"VolumeOptions\":{}"
               "}"),
         "Mounts[0].Name", "vol"},
        {"moby-27",
         API("1.44") MOUNT("{\"Type\":\"volume\",\"Source\":\"vol\",\"Target\":\"C:\\\\b\","
                           "\"VolumeOptions\":{\"Subpath\":\"s\"}}"),
         "!", "VolumeOptions.Subpath needs API v1.45 or newer"},
        {"moby-28",
         API("1.47") MOUNT("{\"Type\":\"image\",\"Source\":\"web\",\"Target\":\"C:\\\\b\"}"), "!",
         "Mount type \"Image\" needs API v1.48 or newer"},
        {"moby-28",
         BODY("\"HostConfig\":{\"VolumeDriver\":\"local\",\"Mounts\":[{\"Type\":"
              "\"volume\","
              "\"Source\":\"vol\",\"Target\":\"C:\\\\b\"}]}"),
         "?",
         "WARNING: the container-wide volume-driver configuration is ignored for "
         "volumes specified "
         "via 'mount'. Use '--mount type=volume,volume-driver=...' instead"},
        {"moby-28",
         BODY("\"HostConfig\":{\"VolumeDriver\":\"local\",\"Mounts\":[{\"Type\":"
              "\"volume\","
              "\"Source\":\"vol\",\"Target\":\"C:\\\\b\",\"VolumeOptions\":{"
              "\"DriverConfig\":"
              "{\"Name\":\"local\"}}}]}"),
         "?", NULL},
        {"moby-27",
         BODY("\"HostConfig\":{\"VolumeDriver\":\"local\",\"Mounts\":[{\"Type\":"
              "\"volume\","
              "\"Source\":\"vol\",\"Target\":\"C:\\\\b\"}]}"),
         "?", NULL},
    };

    (void)state;
    CHECK_ALL(rows);
}

#define MAC    "\"MacAddress\":\"02:42:ac:11:00:02\""
#define OWN(m) "\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{\"MacAddress\":\"" m "\"}}}"
#define MAC_AT "NetworkSettings.Networks.nat.MacAddress"
#define MIGRATE                                                                                    \
    "HostConfig.NetworkMode must match the identity of a network in "                              \
    "NetworkSettings.Networks"
#define OTHER "\"NetworkingConfig\":{\"EndpointsConfig\":{\"corp\":{}}}"
#define DIFFERS                                                                                    \
    "the container-wide MAC address must match the endpoint-specific MAC "                         \
    "address for the main "                                                                        \
    "network, or be left empty"

static void the_containers_own_mac_address_moves_to_its_network(void **state)
{
    static const struct row rows[] = {
        {"moby-27", BODY(MAC), MAC_AT, "02:42:ac:11:00:02"},
        {"moby-27", BODY(MAC), "Config.MacAddress", "02:42:ac:11:00:02"},
        {"moby-27", BODY(MAC), "?",
         "The container-wide MacAddress field is now deprecated. It should be "
         "specified in "
         "EndpointsConfig instead."},
        {"moby-27", BODY(MAC "," OWN("02:42:ac:11:00:02")), MAC_AT, "02:42:ac:11:00:02"},
        {"moby-27", BODY(MAC "," OWN("02:42:ac:11:00:03")), "!", DIFFERS},
        {"moby-27", BODY(MAC "," OTHER), "!",
         "unable to migrate container-wide MAC address to a specific "
         "network: " MIGRATE},
        {"moby-25.0", BODY(MAC "," OTHER), "!",
         "if a container-wide MAC address is supplied, " MIGRATE},
        {"moby-27", BODY(MAC ",\"HostConfig\":{\"NetworkMode\":\"none\"}"),
         "NetworkSettings.Networks.none.MacAddress", ""},
        /* Shown again by inspect. */
        {"moby-24.0", BODY(MAC), "Config.MacAddress", "02:42:ac:11:00:02"},
        /* Clients of API 1.43 and older */
        {"moby-27", API("1.43") BODY(MAC), MAC_AT, "02:42:ac:11:00:02"},
        {"moby-27", API("1.43") BODY(MAC "," OWN("02:42:ac:11:00:03")), MAC_AT,
         "02:42:ac:11:00:02"},
        {"moby-27", API("1.43") BODY(OWN("02:42:ac:11:00:03")), MAC_AT, ""},
        {"moby-27", API("1.43") BODY(MAC ",\"HostConfig\":{\"NetworkMode\":\"none\"}"), "!",
         "conflicting options: mac-address and the network mode"},
        {"moby-29", BODY(MAC), MAC_AT, ""},
        {"moby-29", BODY(MAC), "?", NULL},
        {"moby-29", API("1.51") BODY(MAC), MAC_AT, "02:42:ac:11:00:02"},
    };

    (void)state;
    CHECK_ALL(rows);
}

#define NETWORKS "NetworkSettings.Networks"

static void an_empty_mode_is_the_default_network(void **state)
{
    static const struct row rows[] = {
        {"moby-24.0", BODY("\"HostConfig\":{}"), "HostConfig.NetworkMode", "default"},
        {"moby-25.0", BODY("\"HostConfig\":{}"), "HostConfig.NetworkMode", "default"},
        {"moby-27", BODY("\"HostConfig\":{}"), "HostConfig.NetworkMode", "nat"},
        {"moby-27", BODY("\"HostConfig\":{\"NetworkMode\":\"default\"}"), "HostConfig.NetworkMode",
         "nat"},
        {"moby-27", BODY("\"HostConfig\":{\"NetworkMode\":\"corp\"}"), "HostConfig.NetworkMode",
         "corp"},
        /* An entry for the default takes the place of one for nat. */
        {"moby-27",
         BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"default\":{"
              "\"Aliases\":[\"a\",\"b\"]},"
              "\"nat\":{\"Aliases\":[\"c\"]}}}"),
         NETWORKS, "1"},
        {"moby-27",
         BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"default\":{"
              "\"Aliases\":[\"a\",\"b\"]},"
              "\"nat\":{\"Aliases\":[\"c\"]}}}"),
         NETWORKS ".nat.Aliases", "2"},
    };

    (void)state;
    CHECK_ALL(rows);
}

static void engine_29_reads_more_while_it_decodes(void **state)
{
    static const struct row rows[] = {
        {"moby-29", BODY("\"Cmd\":\"cmd /c x\""), "!",
         "invalid JSON: json: cannot unmarshal string into Go struct field "
         "CreateRequest.Config.Cmd of type []string"},
        {"moby-28", BODY("\"Cmd\":\"cmd\""), "Path", "cmd"},
        {"moby-29",
         BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{"
              "\"MacAddress\":\"zz\"}}}"),
         "!", "invalid JSON: address zz: invalid MAC address"},
        {"moby-29",
         BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{\"MacAddress\":"
              "\"02-42-AC-11-00-02\"}}}"),
         MAC_AT, "02:42:ac:11:00:02"},
        {"moby-29",
         BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{\"IPAMConfig\":"
              "{\"IPv4Address\":\"10.0.0.999\"}}}}"),
         "!", "invalid JSON: ParseAddr(\"10.0.0.999\"): IPv4 field has value >255"},
        {"moby-29",
         BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{\"IPAMConfig\":"
              "{\"IPv6Address\":\"x\"}}}}"),
         "!", "invalid JSON: ParseAddr(\"x\"): unable to parse IP"},
        {"moby-29",
         BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{\"IPAMConfig\":"
              "{\"LinkLocalIPs\":[\"169.254.1.1\",\"::1::\"]}}}}"),
         "!", "invalid JSON: ParseAddr(\"::1::\"): multiple :: in address (at \":\")"},
        {"moby-29",
         BODY("\"ExposedPorts\":{\"80/"
              "tcp\":{}},\"HostConfig\":{\"PortBindings\":{\"80/tcp\":[]}}"),
         "HostConfig.PortBindings[\"80/tcp\"]", "1"},
        {"moby-29",
         BODY("\"ExposedPorts\":{\"80/"
              "tcp\":{}},\"HostConfig\":{\"PortBindings\":{\"80/tcp\":[]}}"),
         "?",
         "Following container port(s) have an empty list of port-bindings: "
         "80/tcp. Such bindings "
         "will be discarded in a future version."},
        {"moby-29",
         API("1.51") BODY("\"HostConfig\":{\"PortBindings\":{\"80/tcp\":[],\"81/tcp\":null}}"), "?",
         NULL},
        {"moby-29", BODY("\"HostConfig\":{\"PortBindings\":null}"), "HostConfig.PortBindings", "0"},
        {"moby-29", BODY("\"HostConfig\":{\"Dns\":[\"::0001\"]}"), "HostConfig.Dns[0]", "::1"},
    };

    (void)state;
    CHECK_ALL(rows);
}

#define LOG(l) BODY("\"HostConfig\":{\"LogConfig\":{" l "}}")

static void logging_and_names_are_settled(void **state)
{
    static const struct row rows[] = {
        {"moby-27", LOG("\"Type\":\"none\",\"Config\":{\"a\":\"b\"}"), "HostConfig.LogConfig.Type",
         "none"},
        {"moby-27", LOG("\"Type\":\"what\""), "!",
         "logger: no log driver named 'what' is registered"},
        {"moby-24.0", LOG("\"Type\":\"logentries\""), "HostConfig.LogConfig.Type", "logentries"},
        {"moby-27", LOG("\"Type\":\"logentries\""), "!",
         "the logentries logging driver has been deprecated and removed"},
        {"moby-27", LOG("\"Type\":\"json-file\",\"Config\":{\"a\":\"b\"}"), "!",
         "unknown log opt 'a' for json-file log driver"},
        {"moby-27", LOG("\"Type\":\"local\",\"Config\":{\"labels\":\"b\"}"), "!",
         "unknown log opt 'labels' for log driver local"},
        {"moby-27", LOG("\"Type\":\"local\",\"Config\":{\"max-size\":\"1m\"}"),
         "HostConfig.LogConfig.Config", "1"},
        {"moby-27", LOG("\"Type\":\"etwlogs\",\"Config\":{\"tag\":\"b\"}"), "!",
         "unknown log opt 'tag' for etwlogs log driver"},
        {"moby-27", LOG("\"Type\":\"syslog\",\"Config\":{\"tag\":\"b\"}"),
         "HostConfig.LogConfig.Config.tag", "b"},
        {"moby-27", LOG("\"Config\":{\"mode\":\"x\"}"), "!",
         "logger: logging mode not supported: x"},
        {"moby-27", LOG("\"Config\":{\"mode\":\"blocking\"}"), "HostConfig.LogConfig.Type",
         "json-file"},
        {"moby-27", LOG("\"Config\":{\"max-buffer-size\":\"1m\"}"), "!",
         "logger: max-buffer-size option is only supported with "
         "'mode=non-blocking'"},
        {"moby-27", LOG("\"Config\":{\"max-buffer-size\":\"1m\",\"mode\":\"non-blocking\"}"),
         "HostConfig.LogConfig.Config", "2"},
        {"moby-27", "\"name\":\"/w\",\"body\":{\"Image\":\"web\"}", "!",
         "Invalid container name (/w), only [a-zA-Z0-9][a-zA-Z0-9_.-] are "
         "allowed"},
        {"moby-27", "\"name\":\"_web\",\"body\":{\"Image\":\"web\"}", "!",
         "Invalid container name (_web), only [a-zA-Z0-9][a-zA-Z0-9_.-] are "
         "allowed"},
        {"moby-27", "\"name\":\"/We_b.-9\",\"body\":{\"Image\":\"web\"}", "Name", "/We_b.-9"},
        {"moby-27", BODY("\"HostConfig\":{\"Isolation\":\"HyperV\"}"), "HostConfig.Isolation",
         "HyperV"},
        {"moby-27", BODY("\"HostConfig\":{\"Isolation\":\"DEFAULT\"}"), "HostConfig.Isolation",
         "process"},
    };
    static const struct row of_daemon[] = {
        {"moby-27", BODY("\"HostConfig\":{}"), "HostConfig.LogConfig.Type", "local"},
        {"moby-27", BODY("\"HostConfig\":{}"), "HostConfig.LogConfig.Config.max-size", "5m"},
        {"moby-27", LOG("\"Config\":{\"max-size\":\"1m\"}"), "HostConfig.LogConfig.Config.max-size",
         "1m"},
        {"moby-27", LOG("\"Type\":\"json-file\""), "HostConfig.LogConfig.Config", "0"},
        {"moby-20.10", BODY("\"HostConfig\":{}"), "HostConfig.StorageOpt.size", "30G"},
        {"moby-20.10", BODY("\"HostConfig\":{\"StorageOpt\":{\"size\":\"40G\"}}"),
         "HostConfig.StorageOpt.size", "40G"},
        {"moby-23.0", BODY("\"HostConfig\":{}"), "HostConfig.StorageOpt", NULL},
    };
    static const struct row odd_daemon[] = {
        {"moby-20.10", BODY("\"HostConfig\":{}"), "!",
         "runtime error: index out of range [1] with length 1"},
        {"moby-23.0", BODY("\"HostConfig\":{}"), "!", NULL},
    };
    static const struct stage daemon = {
        CREATE_ONLY, CORP "\"LogConfig\":{\"Type\":\"local\",\"Config\":{\"max-size\":\"5m\"}},"
                          "\"StorageOpts\":[\"size=30G\"],"};
    static const struct stage odd = {CREATE_ONLY, CORP "\"StorageOpts\":[\"size\"],"};

    (void)state;
    CHECK_ALL(rows);
    CHECK_STAGE(of_daemon, daemon);
    CHECK_STAGE(odd_daemon, odd);
}

#define LAB     "\"NetworkingConfig\":{\"EndpointsConfig\":{\"lab\":{\"IPAMConfig\":{"
#define LAB_END "}}}}"
#define NO_SUBNET                                                                                  \
    "user specified IP address is supported only when connecting to networks "                     \
    "with user "                                                                                   \
    "configured subnets"
#define LAB_HOST                                                                                   \
    "\"Networks\":[{\"Name\":\"lab\",\"Id\":\"0123456789abcdef\",\"Driver\":"                      \
    "\"nat\","                                                                                     \
    "\"Subnets\":[{\"Subnet\":\"10.1.0.0/16\",\"Gateway\":\"10.1.0.1\"}]},"                        \
    "{\"Name\":\"nat\",\"Driver\":\"nat\"},{\"Name\":\"none\",\"Driver\":"                         \
    "\"null\"}],"
#define BAD_LAB "invalid config for network lab: invalid endpoint settings:\n"

static void addresses_are_judged_by_each_engine(void **state)
{
    static const struct row at_create[] = {
        {"moby-24.0", BODY(LAB "\"IPv4Address\":\"x\"" LAB_END), "!", "invalid IPv4 address: x"},
        {"moby-24.0", BODY(LAB "\"IPv4Address\":\"::1\"" LAB_END), "!",
         "invalid IPv4 address: ::1"},
        {"moby-24.0", BODY(LAB "\"IPv6Address\":\"1.2.3.4\"" LAB_END), "!",
         "invalid IPv6 address: 1.2.3.4"},
        {"moby-24.0", BODY(LAB "\"IPv4Address\":\"10.9.0.1\"" LAB_END), "!", NULL},
        {"moby-24.0", BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"lab\":null}}"), "!",
         "no EndpointSettings for lab"},
        {"moby-27", BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"lab\":null}}"), "!",
         "invalid config for network lab: EndpointsConfig is nil"},
        {"moby-27", BODY(LAB "\"IPv4Address\":\"0.0.0.0\"" LAB_END), "!",
         BAD_LAB "* invalid IPv4 address: 0.0.0.0\n* no configured subnet or "
                 "ip-range contain the "
                 "IP address 0.0.0.0"},
        {"moby-27", BODY(LAB "\"IPv4Address\":\"10.9.0.1\"" LAB_END), "!",
         BAD_LAB "no configured subnet or ip-range contain the IP address 10.9.0.1"},
        {"moby-27", BODY(LAB "\"IPv4Address\":\"10.1.0.9\"" LAB_END), "!", NULL},
        {"moby-27", BODY(LAB "\"IPv6Address\":\"fd00::1\"" LAB_END), "!", BAD_LAB NO_SUBNET},
        {"moby-27", BODY(LAB "\"LinkLocalIPs\":[\"169.254.1.1\"]" LAB_END), "!", NULL},
        {"moby-27", BODY(LAB "\"LinkLocalIPs\":[\"x\"]" LAB_END), "!",
         BAD_LAB "invalid link-local IP address: x"},
        {"moby-29", BODY(LAB "\"IPv4Address\":\"10.9.0.1\"" LAB_END), "!",
         BAD_LAB "no configured subnet contains IP address 10.9.0.1"},
        {"moby-27",
         BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"lab\":{"
              "\"MacAddress\":\"zz\"}}}"),
         "!", "invalid config for network lab: invalid MAC address zz"},
        {"moby-27",
         BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"lab\":null,\"corp\":"
              "null}}"),
         "!",
         "invalid config for network corp: EndpointsConfig is nil\ninvalid "
         "config for network lab: "
         "EndpointsConfig is nil"},
    };
    static const struct row at_start[] = {
        {"moby-24.0", BODY(LAB "\"IPv4Address\":\"10.9.0.1\"" LAB_END), "!",
         "Invalid address 10.9.0.1: It does not belong to any of this network's "
         "subnets"},
        {"moby-24.0", BODY(LAB "\"IPv6Address\":\"fd00::1\"" LAB_END), "!", NO_SUBNET},
        {"moby-24.0", BODY(LAB "\"IPv4Address\":\"10.1.0.9\"" LAB_END),
         "NetworkSettings.Networks.lab.IPPrefixLen", "16"},
        {"moby-27", BODY(LAB "\"IPv4Address\":\"10.1.0.9\"" LAB_END),
         "NetworkSettings.Networks.lab.IPAddress", "10.1.0.9"},
        {"moby-27", BODY("\"HostConfig\":{\"NetworkMode\":\"lab\"}"),
         "NetworkSettings.Networks.lab.NetworkID", "0123456789abcdef"},
        {"moby-27", BODY("\"HostConfig\":{\"NetworkMode\":\"0123456789abcdef\"}"),
         "NetworkSettings.Networks.lab.NetworkID", "0123456789abcdef"},
        {"moby-27", BODY("\"HostConfig\":{\"NetworkMode\":\"gone\"}"), "!",
         "network gone not found"},
        {"moby-26.1",
         BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{},\"none\":{}}"
              "}"),
         "!", NULL},
        {"moby-27",
         BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{},\"none\":{}}"
              "}"),
         "!", "runtime error: invalid memory address or nil pointer dereference"},
        {"moby-28",
         BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{},\"none\":{}}"
              "}"),
         "!",
         "container cannot be connected to multiple networks with one of the "
         "networks in private "
         "(none) mode"},
        {"moby-27", BODY("\"NetworkDisabled\":true"), NETWORKS, "0"},
        {"moby-27", BODY("\"HostConfig\":{\"NetworkMode\":\"container:gone\"}"), "!",
         "No such container: gone"},
        {"moby-28", BODY("\"HostConfig\":{\"NetworkMode\":\"container:gone\"}"), "!",
         "joining network namespace of container: No such container: gone"},
        {"moby-27", BODY("\"HostConfig\":{\"NetworkMode\":\"container:web\"}"), "!",
         "cannot join own network"},
        {"moby-28", BODY("\"HostConfig\":{\"NetworkMode\":\"container:web\"}"), "!",
         "cannot join own network namespace"},
    };
    static const struct stage creating = {CREATE_ONLY, LAB_HOST};
    static const struct stage starting = {CREATE_AND_START, LAB_HOST};

    (void)state;
    CHECK_STAGE(at_create, creating);
    CHECK_STAGE(at_start, starting);
}

#define JOIN(mode, keys)                                                                           \
    BODY("\"HostConfig\":{\"NetworkMode\":\"" mode                                                 \
         "\"},\"NetworkingConfig\":{\"EndpointsConfig\":{" keys "}}")
#define ID "0123456789abcdef"

static void networks_are_joined_by_name_and_by_id(void **state)
{
    static const struct row rows[] = {
        {"moby-27", JOIN(ID, "\"" ID "\":{}"), NETWORKS, "1"},
        {"moby-27", JOIN(ID, "\"" ID "\":{}"), NETWORKS ".lab.NetworkID", ID},
        {"moby-27", JOIN("lab", "\"0123\":{}"), NETWORKS, "2"},
        {"moby-27", JOIN("lab", "\"lab\":{\"Aliases\":[\"a\"]}"), NETWORKS ".lab.DNSNames", "3"},
        {"moby-24.0", JOIN("lab", "\"lab\":{\"Aliases\":[\"a\"]}"), NETWORKS ".lab.Aliases", "2"},
        {"moby-24.0", JOIN("lab", "\"lab\":{}"), NETWORKS ".lab.DNSNames", NULL},
        {"moby-27", JOIN("gone", "\"lab\":{}"), "!",
         "could not find a network matching network mode gone: network gone not found"},
        {"moby-23.0", JOIN("gone", "\"lab\":{}"), "!", NULL},
        {"moby-27", JOIN("lab", "\"lab\":{},\"nat\":{}"), NETWORKS, "2"},
        {"moby-27", JOIN("0123", "\"nat\":{}"), "HostConfig.NetworkMode", ID},
        {"moby-27", JOIN("none", "\"none\":{}"), NETWORKS ".none.IPAddress", ""},
        {"moby-24.0", JOIN("lab", "\"lab\":{\"IPAMConfig\":{\"LinkLocalIPs\":[\"x\"]}}"), "!",
         "Invalid link-local IP address: [x]"},
    };
    static const struct row without_bridge[] = {
        {"moby-27", BODY("\"HostConfig\":{}"), "Config.NetworkDisabled", "true"},
    };
    static const struct stage starting = {CREATE_AND_START, LAB_HOST};
    static const struct stage no_bridge = {CREATE_AND_START, LAB_HOST "\"DisableBridge\":true,"};

    (void)state;
    CHECK_STAGE(rows, starting);
    CHECK_STAGE(without_bridge, no_bridge);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_platform_is_read_as_containerd_reads_it),
        cmocka_unit_test(an_image_is_found_by_name_and_by_id),
        cmocka_unit_test(the_router_takes_away_what_an_older_client_does_not_know),
        cmocka_unit_test(the_router_looks_at_mounts),
        cmocka_unit_test(the_containers_own_mac_address_moves_to_its_network),
        cmocka_unit_test(an_empty_mode_is_the_default_network),
        cmocka_unit_test(engine_29_reads_more_while_it_decodes),
        cmocka_unit_test(logging_and_names_are_settled),
        cmocka_unit_test(addresses_are_judged_by_each_engine),
        cmocka_unit_test(networks_are_joined_by_name_and_by_id),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
