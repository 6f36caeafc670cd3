/* What nobody has said refuses nothing, is asked, and marks what rests on it. */
#include "model/formats/artefact.h"
#include "platform/sim/sim.h"
#include "specgen/assess/problems.h"
#include "specgen/spec/resources.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define CASES TEST_DATA_DIR "/cases/"

struct subject {
    struct artefact file;
    struct mdl_doc *doc;
    struct arena arena;
    struct assessment r;
};

static void assess_file(struct subject *s)
{
    struct plat host;

    arena_init(&s->arena);
    assert_null(mdl_doc_new(&s->doc, s->file.root));
    host = plat_sim(s->doc);
    assert_null(assess(&s->arena, s->doc, &host, ASSESS_CHANGED, &s->r));
}

static void open_case(struct subject *s, const char *file)
{
    assert_null(artefact_open(&s->file, file));
    assess_file(s);
}

static void open_text(struct subject *s, const char *text)
{
    assert_null(artefact_read(&s->file, str_of(text), "text"));
    assess_file(s);
}

static void close_subject(struct subject *s)
{
    arena_finish(&s->arena);
    mdl_doc_free(s->doc);
    artefact_close(&s->file);
}

static void assert_text(struct str found, const char *expected)
{
    if (!str_is(found, expected))
        fail_msg("found '%.*s', expected '%s'", STR_FMT(found), expected);
}

/* Expects that nothing is refused and that one thing is asked; of `affects`, NULL says that no byte
 * rests on it. */
static void expect_asked(struct subject *s, const char *path, const char *question,
                         const char *affects)
{
    const struct spec_unknown *u = s->r.unknowns.first;

    assert_int_equal(s->r.end, ASSESS_ENDS_NEVER);
    assert_int_equal(s->r.error_count, 0);
    assert_int_equal(s->r.unknowns.count, 1);
    assert_text(spec_unknown_path(&s->arena, u), path);
    assert_text(u->question, question);
    assert_true(u->taken_as.len > 0 && u->because.len > 0 && u->settle.len > 0);
    assert_int_equal(spec_is_open(&s->r.unknowns), affects != NULL);
    if (affects != NULL) {
        assert_text(spec_affected_path(&s->arena, u->affects), affects);
        assert_int_equal(spec_find(s->r.spec.spec, str_of(affects))->unknown->id, u->id);
    }
}

static void a_registry_that_nobody_read_refuses_nothing(void **state)
{
    struct subject s;

    (void)state;
    open_case(&s, CASES "b01-inspect-running-gmsa-registry.json");
    expect_asked(&s, "host.CredentialSpecs.Registry.Values.web",
                 "Does the registry value web exist, and what does it hold?",
                 "windows.credentialSpec");
    assert_int_equal(spec_find(s.r.spec.spec, STR_LIT("windows.credentialSpec"))->kind, SPEC_NULL);
    assert_true(s.r.spec.credentials->unknown && s.r.spec.credentials->used);
    close_subject(&s);
}

static void a_file_is_asked_for_where_the_data_root_is(void **state)
{
    struct subject s;

    (void)state;
    open_case(&s, CASES "a02-gmsa-file-of-a-container-that-runs.json");
    expect_asked(
        &s, "host.CredentialSpecs.Files[\"containerhost.json\"]",
        "Does the file E:\\dk\\CredentialSpecs\\containerhost.json exist, and what does it "
        "hold?",
        "windows.credentialSpec");
    close_subject(&s);
}

static void a_container_with_64_processors_had_them(void **state)
{
    struct subject s;

    (void)state;
    open_case(&s, CASES "a01-cpus-of-a-container-that-runs.json");
    assert_int_equal(s.r.end, ASSESS_ENDS_NEVER);
    assert_int_equal(s.r.error_count, 0);
    assert_int_equal(s.r.unknowns.count, 0); /* Hyper-V: no byte is a share of the host's */
    assert_text(resources_num_cpu_text(&s.arena, &s.r.spec.facts), "unknown, at least 64");
    assert_int_equal(s.r.spec.facts.num_cpu, 64);
    assert_text(s.r.spec.facts.root, "E:\\dk");
    close_subject(&s);
}

#define INSPECT(config)                                                                            \
    "{\"Id\": \"c1\", \"Image\": \"i\", \"Path\": \"cmd\", \"Config\": {}, \"HostConfig\": "       \
    "{" config "}}"

static void a_share_of_an_unknown_number_is_marked(void **state)
{
    struct subject s;

    (void)state;
    open_text(&s, INSPECT("\"Isolation\": \"process\", \"NanoCpus\": 2500000000"));
    expect_asked(&s, "host.NumCPU", "How many processors has the host?",
                 "windows.resources.cpu.maximum");
    assert_int_equal(s.r.spec.facts.num_cpu, 3); /* fewer would have been refused */
    close_subject(&s);
}

static void a_config_of_a_swarm_and_a_secret_are_asked_for(void **state)
{
    struct subject s;

    (void)state;
    open_text(&s, INSPECT("\"SecurityOpt\": [\"credentialspec=config://abc\"]"));
    expect_asked(&s, "host.Configs.abc", "Is there a config abc, and what does it hold?",
                 "windows.credentialSpec");
    close_subject(&s);

    open_text(&s, "{silospec: 1, container: {Id: c, Image: i, Config: {}, HostConfig: {}, "
                  "SecretReferences: [{SecretID: s1, File: {Name: a}}]}}");
    expect_asked(&s, "host.Secrets.s1", "Is there a secret s1 for this task?", NULL);
    close_subject(&s);
}

static void a_network_that_is_not_among_the_assumed_ones_is_open(void **state)
{
    struct subject s;

    (void)state;
    open_text(&s, "{silospec: 1, engine: moby-27, container: {Id: c, Image: i, Config: {}, "
                  "HostConfig: {NetworkMode: corp}, NetworkSettings: {Networks: {corp: {}}}}, "
                  "host: {Images: [{Id: i, OS: windows, LayerFolders: [a, b]}], OSBuild: 20348, "
                  "Networks: [{Name: nat}], Sources: {Networks: 'assumed: nat alone'}, "
                  "Unknown: [container.BaseFS]}}");
    assert_int_equal(s.r.end, ASSESS_ENDS_NEVER);
    assert_int_equal(s.r.unknowns.count, 2);
    assert_int_equal(spec_find(s.r.spec.spec, STR_LIT("windows.network.endpointList[0]"))->kind,
                     SPEC_NULL);
    assert_non_null(spec_find(s.r.spec.spec, STR_LIT("root.path"))->unknown);
    close_subject(&s);
}

static void what_is_told_refuses(void **state)
{
    struct subject s;

    (void)state;
    open_text(&s,
              "{silospec: 1, engine: moby-27, container: {Id: c, Image: i, Config: {}, "
              "HostConfig: {NanoCpus: 8000000000, SecurityOpt: ['credentialspec=file://a']}}, "
              "host: {NumCPU: 4, OSBuild: 20348, CredentialSpecs: {Files: {}}, Images: [{Id: i, "
              "OS: windows}], Sources: {NumCPU: 'docker info: CPUs', CredentialSpecs: typed}}}");
    assert_int_equal(s.r.end, ASSESS_ENDS_CREATE);
    assert_int_equal(s.r.unknowns.count, 0);
    assert_non_null(s.r.spec.error);
    close_subject(&s);
}

static void without_a_host_nothing_is_invented(void **state)
{
    struct subject s;

    (void)state;
    open_text(&s, "{silospec: 1, container: {Id: c, Image: i, Config: {}, HostConfig: {NanoCpus: "
                  "64000000000, SecurityOpt: ['credentialspec=registry://web']}}}");
    assert_int_equal(s.r.end, ASSESS_ENDS_NEVER);
    assert_int_equal(s.r.error_count, 0);
    assert_int_equal(s.r.unknowns.count, 2);
    close_subject(&s);

    /* A host part that is given says what it lacks. */
    open_text(&s, "{silospec: 1, container: {Id: c, Image: i, Config: {}, HostConfig: {}}, "
                  "host: {}}");
    assert_int_not_equal(s.r.end, ASSESS_ENDS_NEVER);
    assert_int_equal(s.r.unknowns.count, 0);
    close_subject(&s);
}

static void the_driver_null_has_no_endpoint_of_windows(void **state)
{
    struct subject s;

    (void)state;
    open_case(&s, CASES "a09-network-none.json");
    assert_text(spec_json(&s.arena, spec_find(s.r.spec.spec, STR_LIT("windows.network")), 0), "{}");
    close_subject(&s);
}

static void keys_and_stores_date_the_engine(void **state)
{
    struct subject s;

    (void)state;
    open_case(&s, CASES "a34-inspect-older-than-19.03.json");
    assert_text(
        evidence_remark(&s.file.evidence, STR_LIT("engine")),
        "engine moby-19.03, the nearest: the inspect is older than 19.03 (it has DiskQuota, "
        "which 17.03 to 18.09 print), shown as 19.03");
    close_subject(&s);

    open_case(&s, CASES "a40-info-with-the-containerd-store.txt");
    assert_true(s.doc->host.containerd_store.v);
    close_subject(&s);
}

/* Its text is in the cluster: no host has a file of it. */
static void the_object_that_a_pod_names_is_asked_for_in_the_cluster(void **state)
{
    struct subject s;

    (void)state;
    open_text(&s, "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n"
                  "  securityContext: {windowsOptions: {gmsaCredentialSpecName: web}}\n"
                  "  containers: [{name: c, image: i, command: [cmd]}]\n");
    expect_asked(&s, "host.CredentialSpecs.Files[\"web.json\"]",
                 "Is there a GMSACredentialSpec web in the cluster, and what does it hold?",
                 "windows.credentialSpec");
    assert_text(s.r.unknowns.first->settle, "kubectl get gmsacredentialspec web -o yaml; give its "
                                            "output with the document (--with, :add)");
    close_subject(&s);
}

static struct spec_unknown *ask(struct spec_unknowns *list, enum spec_question id, int number)
{
    struct str key = arena_printf(list->a, "name-%d", number);

    return spec_ask(
        list, &(struct spec_asked){
                  .id = id, .rule = RULE_IMAGE, .subject = key, .field = MDL_F_IMAGES, .key = key});
}

/* Also where there are so many that they are not looked through one by one. */
static void a_question_that_is_asked_again_is_one(void **state)
{
    enum { MANY = 300 };
    struct spec_unknown *first[MANY];
    struct spec_unknowns list, joined;
    struct subject s;
    int count = 0;

    (void)state;
    open_text(&s, "docker run img");
    list = (struct spec_unknowns){.a = &s.arena, .doc = s.doc};
    joined = list;
    for (int i = 0; i < MANY; i++) {
        first[i] = ask(&list, SPEC_ASK_IMAGE, i);
        assert_int_equal(list.count, i + 1);
        assert_ptr_equal(ask(&list, SPEC_ASK_IMAGE, i / 2), first[i / 2]);
    }
    assert_ptr_not_equal(ask(&list, SPEC_ASK_IMAGE_OS, 7), first[7]);
    assert_int_equal(list.count, MANY + 1);
    (void)ask(&joined, SPEC_ASK_IMAGE, MANY);
    (void)ask(&joined, SPEC_ASK_IMAGE, 5);
    spec_unknowns_join(&joined, &list);
    assert_int_equal(joined.count, MANY + 2);
    for (const struct spec_unknown *u = joined.first; u != NULL; u = u->next)
        count++;
    assert_int_equal(count, MANY + 2);
    close_subject(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_registry_that_nobody_read_refuses_nothing),
        cmocka_unit_test(a_file_is_asked_for_where_the_data_root_is),
        cmocka_unit_test(a_container_with_64_processors_had_them),
        cmocka_unit_test(a_share_of_an_unknown_number_is_marked),
        cmocka_unit_test(a_config_of_a_swarm_and_a_secret_are_asked_for),
        cmocka_unit_test(a_network_that_is_not_among_the_assumed_ones_is_open),
        cmocka_unit_test(what_is_told_refuses),
        cmocka_unit_test(without_a_host_nothing_is_invented),
        cmocka_unit_test(the_driver_null_has_no_endpoint_of_windows),
        cmocka_unit_test(keys_and_stores_date_the_engine),
        cmocka_unit_test(a_question_that_is_asked_again_is_one),
        cmocka_unit_test(the_object_that_a_pod_names_is_asked_for_in_the_cluster),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
