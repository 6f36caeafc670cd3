/* The work of create and start grows with each list of the request and of the host as the list
 * does. Counted in calls of the room's functions, which take the same on every machine. */
#include "model/base/buf.h"
#include "model/json/json.h"
#include "platform/sim/sim.h"
#include "specgen/create/create.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

/* ---- the counter ------------------------------------------------------------------------- */

void __cyg_profile_func_enter(void *function, void *from);
void __cyg_profile_func_exit(void *function, void *from);

static unsigned long long calls;

/* Called by what is compiled with -finstrument-functions. */
void __cyg_profile_func_enter(void *function, void *from)
{
    (void)function;
    (void)from;
    calls++;
}

void __cyg_profile_func_exit(void *function, void *from)
{
    (void)function;
    (void)from;
}

/* ---- documents with one long list -------------------------------------------------------- */

enum place { BODY, HOST_CONFIG, ENDPOINTS, CONFIG, IMAGES, NETWORKS, VOLUMES, CONTAINERS, PLACES };

/* `item` comes n times with its number for #, and with # twelve digits wide for @. */
struct part {
    enum place place;
    const char *head, *item, *tail;
};

struct list {
    const char *name;
    struct part parts[3];
};

#define NETWORK                                                                                    \
    "{\"Name\":\"n#\",\"Id\":\"@@@@@0000\",\"Driver\":\"transparent\","                            \
    "\"Subnets\":[{\"Subnet\":\"10.1.0.0/16\",\"Gateway\":\"10.1.0.1\"}]}"

static const struct list lists[] = {
    {"Env", {{BODY, ",\"Env\":[", "\"V#=x\"", "]"}}},
    {"Env of both",
     {{BODY, ",\"Env\":[", "\"V#=x\"", "]"}, {CONFIG, ",\"Env\":[", "\"W#=x\"", "]"}}},
    {"Cmd", {{BODY, ",\"Cmd\":[", "\"a#\"", "]"}}},
    {"Labels",
     {{BODY, ",\"Labels\":{", "\"k#\":\"v\"", "}"},
      {CONFIG, ",\"Labels\":{", "\"l#\":\"v\"", "}"}}},
    {"Volumes", {{BODY, ",\"Volumes\":{", "\"C:\\\\v#\":{}", "}"}}},
    {"Volumes of the image", {{CONFIG, ",\"Volumes\":{", "\"C:\\\\v#\":{}", "}"}}},
    {"ports",
     {{BODY, ",\"ExposedPorts\":{", "\"#/tcp\":{}", "}"},
      {HOST_CONFIG, ",\"PortBindings\":{", "\"#/tcp\":[{\"HostPort\":\"#\"}]", "}"}}},
    {"Binds", {{HOST_CONFIG, ",\"Binds\":[", "\"C:\\\\data:C:\\\\d#\"", "]"}}},
    {"Mounts",
     {{HOST_CONFIG, ",\"Mounts\":[",
       "{\"Type\":\"volume\",\"Source\":\"vol#\",\"Target\":\"C:\\\\d#\"}", "]"}}},
    {"Mounts of known volumes",
     {{HOST_CONFIG, ",\"Mounts\":[",
       "{\"Type\":\"volume\",\"Source\":\"vol#\",\"Target\":\"C:\\\\d#\"}", "]"},
      {VOLUMES, "", "{\"Name\":\"vol#\",\"Driver\":\"local\"}", ""}}},
    {"Dns", {{HOST_CONFIG, ",\"Dns\":[", "\"10.0.0.1\"", "]"}}},
    {"DnsSearch", {{HOST_CONFIG, ",\"DnsSearch\":[", "\"d#.example\"", "]"}}},
    {"ExtraHosts", {{HOST_CONFIG, ",\"ExtraHosts\":[", "\"h#:10.0.0.1\"", "]"}}},
    {"endpoints",
     {{HOST_CONFIG, ",\"NetworkMode\":\"n1\"", "", ""},
      {ENDPOINTS, "", "\"n#\":{}", ""},
      {NETWORKS, "", NETWORK, ""}}},
    {"networks", {{NETWORKS, "", NETWORK, ""}}},
    {"aliases", {{ENDPOINTS, "\"nat\":{\"Aliases\":[", "\"a#\"", "]}"}}},
    {"images",
     {{IMAGES, ",", "{\"Id\":\"sha256:@@@@@0000\",\"Names\":[\"other#:1\"],\"OS\":\"windows\"}",
       ""}}},
    {"volumes", {{VOLUMES, "", "{\"Name\":\"vol#\"}", ""}}},
    {"containers", {{CONTAINERS, "", "{\"name\":\"c#\",\"request\":{\"Image\":\"web\"}}", ""}}},
    {"VolumesFrom",
     {{HOST_CONFIG, ",\"VolumesFrom\":[", "\"c#\"", "]"},
      {CONTAINERS, "",
       "{\"name\":\"c#\",\"request\":{\"Image\":\"web\",\"HostConfig\":{\"Binds\":[\"C:\\\\data:C:"
       "\\\\d#\"]}}}",
       ""}}},
};

static void add_item(struct buf *b, const char *item, unsigned number)
{
    for (const char *c = item; *c != '\0'; c++) {
        if (*c == '#')
            buf_printf(b, "%u", number);
        else if (*c == '@')
            buf_printf(b, "%012u", number);
        else
            buf_add(b, (struct str){c, 1});
    }
}

static void add_part(struct buf *b, const struct list *list, enum place place, unsigned n)
{
    for (size_t p = 0; p < sizeof(list->parts) / sizeof(list->parts[0]); p++) {
        const struct part *part = &list->parts[p];

        if (part->head == NULL || part->place != place)
            continue;
        buf_add(b, str_of(part->head));
        for (unsigned i = 1; i <= n && part->item[0] != '\0'; i++) {
            if (i > 1)
                buf_add(b, STR_LIT(","));
            add_item(b, part->item, i);
        }
        buf_add(b, str_of(part->tail));
    }
}

static struct mdl_doc *document(const struct list *list, unsigned n)
{
    static const char *const before[PLACES] = {
        [BODY] = "{\"silospec\":1,\"engine\":\"moby-27\",\"request\":{\"name\":\"web\",\"body\":{"
                 "\"Image\":\"web\"",
        [HOST_CONFIG] = ",\"HostConfig\":{\"AutoRemove\":false",
        [ENDPOINTS] = "},\"NetworkingConfig\":{\"EndpointsConfig\":{",
        [CONFIG] =
            "}}}},\"host\":{\"Root\":\"C:\\\\d\",\"DefaultIsolation\":\"process\",\"OSBuild\":"
            "20348,\"OSProduct\":\"server\",\"NumCPU\":4,\"Disk\":{\"Directories\":[\"C:\\\\"
            "data\"]},\"Images\":[{\"Id\":\"i\",\"Names\":[\"web\"],\"OS\":\"windows\","
            "\"LayerFolders\":[\"a\",\"b\"],\"Config\":{\"Entrypoint\":[\"cmd\"]",
        [IMAGES] = "}}",
        [NETWORKS] = "],\"Networks\":[",
        [VOLUMES] = "],\"Volumes\":[",
        [CONTAINERS] = "],\"Containers\":[",
    };
    struct buf text = {.s = NULL};
    const struct value *root;
    struct mdl_doc *doc;

    for (int p = 0; p < PLACES; p++) {
        buf_add(&text, str_of(before[p]));
        add_part(&text, list, (enum place)p, n);
    }
    buf_add(&text, STR_LIT("]}}"));
    assert_null(json_read(&root, buf_str(&text)));
    assert_null(mdl_doc_new(&doc, root));
    value_unref(root);
    buf_finish(&text);
    return doc;
}

static unsigned long long work(const struct list *list, unsigned n)
{
    struct mdl_doc *doc = document(list, n);
    const struct engine engine = engine_of(doc->release);
    const struct plat host = plat_sim(doc);
    struct create_result r;
    struct arena a;

    arena_init(&a);
    calls = 0;
    assert_null(create_carry_out(&a, doc, &host, &engine, CREATE_AND_START, NULL, &r));
    if (r.error != NULL)
        fail_msg("%s: %.*s", list->name, STR_FMT(r.error->message));
    arena_finish(&a);
    mdl_doc_free(doc);
    return calls;
}

/* Ten times as many take at most 16 times as much: look-ups in ordered trees grow by a logarithm,
 * and a list that is walked for each of its items would take 100 times as much. */
static void work_grows_as_the_lists_do(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        unsigned long long few = work(&lists[i], 200), many = work(&lists[i], 2000);

        assert_true(few > 200);
        if (many > 16 * few)
            fail_msg("%s: %llu calls for 200, %llu for 2000", lists[i].name, few, many);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(work_grows_as_the_lists_do)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
