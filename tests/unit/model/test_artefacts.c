/* Every artefact that people were seen to bring is what it is, gives a document, and damaged ones
 * tell where. tests/data/artefacts/kinds.txt has a line a file; those that may not be copied are
 * looked for in the folder that SILOSPEC_SAMPLES names. */
#include "document_testing.h"

#include "model/files/text.h"
#include "model/formats/identify.h"
#include "model/formats/layer_id.h"
#include "model/formats/members.h"
#include "model/formats/merge.h"

#define FOLDER TEST_DATA_DIR "/artefacts"

struct line_of_kinds {
    struct str file, kinds;
    bool elsewhere;
};

static bool next_line(struct str *rest, struct line_of_kinds *out)
{
    while (rest->len > 0) {
        ptrdiff_t end = str_find(*rest, '\n', 0), bar;
        struct str line = str_cut(*rest, 0, end < 0 ? rest->len : (size_t)end);

        *rest = str_cut(*rest, line.len + 1, rest->len);
        bar = str_find(line, '|', 0);
        if (bar < 0 || str_starts(line, STR_LIT("#")))
            continue;
        out->elsewhere = str_starts(line, STR_LIT("?"));
        out->file = str_cut(line, out->elsewhere ? 1 : 0, (size_t)bar);
        out->kinds = str_cut(line, (size_t)bar + 1, line.len);
        return true;
    }
    return false;
}

/* A kind without a reader in this program is not asked for. */
static bool are_read(struct str kinds)
{
    bool read = str_is(kinds, "unknown");

    for (int f = 0; f < FORMAT_COUNT; f++)
        read = read || str_starts(kinds, str_of(formats[f].name));
    return read;
}

static void expect_kinds(const char *file, struct str wanted)
{
    struct sources s = {.count = 0};
    char found[300] = "";
    size_t n = 0;

    assert_no_error(sources_add_file(&s, file));
    for (size_t i = 0; i < s.items[0].pieces.count && n < sizeof(found); i++) {
        const struct format *kind = s.items[0].pieces.items[i].kind;

        n += (size_t)snprintf(found + n, sizeof(found) - n, "%s%s", i > 0 ? " " : "",
                              kind != NULL ? kind->name : "unknown");
    }
    if (!str_is(wanted, found))
        fail_msg("%s: %s", file, found);
    sources_close(&s);
}

/* Known ones give a document that the program can take, or say why not. */
static void expect_document(const char *file, struct str kinds)
{
    struct artefact s;
    struct err *e = artefact_open(&s, file);

    if (str_is(kinds, "unknown") || (e != NULL && str_is(kinds, "foreign"))) {
        assert_non_null(e);
        assert_true(e->text[0] != '\0');
        err_free(e);
        return;
    }
    if (e != NULL)
        fail_msg("%s", err_line(e));
    assert_true(artefact_count(&s) >= 1);
    artefact_close(&s);
}

static void every_artefact_is_what_it_is(void **state)
{
    const char *samples = getenv("SILOSPEC_SAMPLES");
    struct line_of_kinds line;
    struct text list;
    struct str rest;
    size_t count = 0;

    (void)state;
    assert_no_error(text_read_file(&list, FOLDER "/kinds.txt"));
    rest = (struct str){list.bytes, list.len};
    while (next_line(&rest, &line)) {
        char file[500];

        if (!are_read(line.kinds) || (line.elsewhere && samples == NULL))
            continue;
        (void)snprintf(file, sizeof(file), "%s/%.*s", line.elsewhere ? samples : FOLDER,
                       STR_FMT(line.file));
        expect_kinds(file, line.kinds);
        expect_document(file, line.kinds);
        count++;
    }
    assert_true(count > 60);
    text_free(&list);
}

/* ---- what they tell ---- */

static const struct {
    const char *file, *path, *value;
} told[] = {
    {"cases/b23-hcs-error-hardwrapped.txt", "container.HostConfig.Isolation", "hyperv"},
    {"cases/b23-hcs-error-hardwrapped.txt", "host.Root", "C:\\ProgramData\\docker"},
    {"cases/b23-hcs-error-hardwrapped.txt", "host.Networks[0].DriverInfo.hnsid",
     "6617cbb1-6000-4000-8000-00000000000a"},
    {"hcs/moby-hcs-create-process.json.txt", "container.Config.Hostname", NULL},
    {"hcs/moby-hcs-create-process.json.txt", "container.HostConfig.Isolation", "process"},
    {"oci/derived-moby-process.json", "container.Config.User", "ContainerUser"},
    {"oci/derived-moby-process.json", "container.Mounts[1].Type", "npipe"},
    {"oci/derived-moby-process.json", "container.HostConfig.ConsoleSize[0]", "43"},
    {"cases/a42-oci-spec.json", "container.HostConfig.CpuCount", "2"},
    {"cases/a43-containerd-container.json", "container.HostConfig.CpuCount", "2"},
    {"cases/a48-generated-spec-log-line.txt", "container.Path", "cmd"},
    {"cases/a04-info-then-inspect.txt", "engine", "moby-27.1.1"},
    {"cases/a04-info-then-inspect.txt", "host.NumCPU", "128"},
    {"cases/a04-info-then-inspect.txt", "container.Name", "/web"},
    {"cases/b18-docker-version.txt", "engine", "moby-19.03.8"},
    {"cases/a25-hostconfig-alone.json", "container.HostConfig.Isolation", "hyperv"},
    {"cases/a44-docker-run.txt", "request.body.HostConfig.NanoCpus", "2000000000"},
    {"cases/a44-docker-run.txt", "request.body.HostConfig.Binds[0]", "C:\\data:C:\\data"},
    {"cases/a47-compose.yaml", "request.body.HostConfig.Isolation", "hyperv"},
    {"compose/composego-npipe-volume.yml", "request.body.HostConfig.Mounts[0].Type", "npipe"},
    {"docker-run/docker-cli-docs-windows-lines.txt", "request.body.HostConfig.Binds[0]",
     "c:\\foo:c:\\dest"},
    {"cases/a26-hostconfig-in-braces.json", "container.HostConfig.NanoCpus", "1500000000"},
    {"network-inspect/ms-debug-containerhost-nat-17.03.json", "host.Networks.nat.Driver", "nat"},
};

static void what_it_tells_stands_in_the_document(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++) {
        const struct value *v;
        struct artefact s;
        char file[300];

        (void)snprintf(file, sizeof(file), "%s/%s", FOLDER, told[i].file);
        assert_no_error(artefact_open(&s, file));
        v = value_at_path(s.root, told[i].path);
        if ((v != NULL) != (told[i].value != NULL) ||
            (v != NULL && !str_is(v->u.text, told[i].value)))
            fail_msg("%s: %s is '%.*s'", told[i].file, told[i].path,
                     STR_FMT(v != NULL ? v->u.text : STR_NONE));
        artefact_close(&s);
    }
}

static void a_text_tells(const char *text, const char *path, const char *value)
{
    const struct value *v;
    struct artefact s;

    assert_no_error(artefact_read(&s, str_of(text), "f"));
    v = value_at_path(s.root, path);
    if (v == NULL || !str_is(v->u.text, value))
        fail_msg("%s: %s is '%.*s'", text, path, STR_FMT(v != NULL ? v->u.text : STR_NONE));
    artefact_close(&s);
}

static void each_format_tells_its_facts(void **state)
{
    (void)state;
    a_text_tells("{\"data-root\": \"D:\\\\d\", \"exec-opts\": [\"isolation=hyperv\"]}",
                 "host.DefaultIsolation", "hyperv");
    a_text_tells("{\"data-root\": \"D:\\\\d\", \"exec-opts\": [\"isolation=hyperv\"]}", "host.Root",
                 "D:\\d");
    a_text_tells("[{\"Id\": \"sha256:a\", \"RepoTags\": [\"web:1\"], \"OsVersion\": \"10.0.1\"}]",
                 "host.Images[0].OSVersion", "10.0.1");
    a_text_tells("[{\"Id\": \"sha256:a\", \"RepoTags\": [\"web:1\"], \"Os\": \"windows\"}]",
                 "host.Images[0].Names[0]", "web:1");
    a_text_tells("{\"Image\": \"i\", \"Cmd\": [\"c\"]}", "request.body.Image", "i");
    a_text_tells("{\"Image\": \"i\", \"Cmd\": [\"c\"]}", "host.Images[0].Names[0]", "i");
    a_text_tells("[{\"Name\": \"v\", \"Mountpoint\": \"x\", \"Driver\": \"local\"}]",
                 "host.Volumes[0].Name", "v");
    a_text_tells("time=\"2020-01-01T00:00:00Z\" level=info msg=\"Windows default isolation mode: "
                 "hyperv\"\n",
                 "host.DefaultIsolation", "hyperv");
}

/* A credential spec beside a container is the one that it names. */
static void a_credential_spec_is_joined_to_the_container_that_names_it(void **state)
{
    static const char text[] = "[{\"Id\": \"c\", \"HostConfig\": {\"SecurityOpt\": "
                               "[\"credentialspec=file://web.json\"]}}]\n"
                               "{\"CmsPlugins\": [], \"ActiveDirectoryConfig\": {}}\n";
    struct artefact s;

    (void)state;
    assert_no_error(artefact_read(&s, str_of(text), "f.txt"));
    assert_non_null(value_at_path(s.root, "host.CredentialSpecs.Files[\"web.json\"]"));
    assert_true(
        mdl_is_assumption(mdl_source_of(s.root, STR_LIT("CredentialSpecs.Files[\"web.json\"]"))));
    artefact_close(&s);
}

static void a_layer_id_is_a_checksum_of_its_folder(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_true(layer_id_fits(
        &a, STR_LIT("18955d65-d45a-557b-bf1c-49d6dfefc526"),
        STR_LIT("C:\\x\\65bf96e5760a09edf1790cb229e2dfb2dbd0fcdc0bf7451bae099106bfbfea0c")));
    assert_true(
        layer_id_fits(&a, STR_LIT("828EE8BB-995f-5d54-938f-cea9df29e7b4"),
                      STR_LIT("4620a187e5bb15ae117ff046006df40839fa554f9308eedd1dc35c55acf397ea")));
    assert_false(
        layer_id_fits(&a, STR_LIT("828ee8bb-995f-5d54-938f-cea9df29e7b4"),
                      STR_LIT("4620a187e5bb15ae117ff046006df40839fa554f9308eedd1dc35c55acf397eb")));
    arena_finish(&a);
}

static void a_text_of_an_error_alone_gives_no_document(void **state)
{
    struct artefact s;

    (void)state;
    assert_no_error(artefact_open(&s, FOLDER "/cases/a45-daemon-error.txt"));
    assert_false(artefact_gives_document(&s));
    artefact_close(&s);
    assert_no_error(artefact_open(&s, FOLDER "/cases/b23-hcs-error-hardwrapped.txt"));
    assert_true(artefact_gives_document(&s));
    artefact_close(&s);
}

static void a_folder_is_one_case(void **state)
{
    struct artefact s;

    (void)state;
    assert_no_error(artefact_open(&s, FOLDER "/hcs"));
    assert_int_equal(s.sources.count, 2);
    assert_int_equal(s.sources.items[0].pieces.count, 1);
    assert_true(s.evidence.conflict_count > 0); /* two containers told as one */
    artefact_close(&s);
}

static void the_report_says_what_was_taken_from_where(void **state)
{
    const struct value *report = NULL, *pieces;
    struct artefact s;

    (void)state;
    assert_no_error(artefact_open(&s, FOLDER "/cases/a04-info-then-inspect.txt"));
    assert_no_error(import_report(&report, &s, s.root));
    pieces = member(element(member(report, "files"), 0), "pieces");
    assert_int_equal(element_count(pieces), 2);
    assert_true(str_is(member_text(element(pieces, 0), "kind"), "docker-info"));
    assert_true(str_is(member_text(element(pieces, 1), "engine"), "moby-25.0"));
    assert_true(element_count(member(report, "taken")) > 5);
    assert_true(element_count(member(report, "assumed")) > 0);
    assert_true(element_count(member(report, "unknown")) > 0);
    /* the inspect's layers are below another root than the one that the info tells */
    assert_int_equal(element_count(member(report, "conflicts")), 1);
    assert_true(str_is(member_text(element(member(report, "conflicts"), 0), "path"), "Root"));
    assert_true(str_is(member_text(element(member(report, "conflicts"), 0), "kept"), "E:\\dk"));
    value_unref(report);
    artefact_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_artefact_is_what_it_is),
        cmocka_unit_test(what_it_tells_stands_in_the_document),
        cmocka_unit_test(each_format_tells_its_facts),
        cmocka_unit_test(a_credential_spec_is_joined_to_the_container_that_names_it),
        cmocka_unit_test(a_layer_id_is_a_checksum_of_its_folder),
        cmocka_unit_test(a_text_of_an_error_alone_gives_no_document),
        cmocka_unit_test(a_folder_is_one_case),
        cmocka_unit_test(the_report_says_what_was_taken_from_where),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
