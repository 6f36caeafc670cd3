/* What people type to get a container, read back: the request, what docker's client says against
 * it, and what is not known. */
#include "document_testing.h"

#include "model/document/path.h"
#include "model/formats/artefact.h"

#include <stdio.h>

static struct artefact opened;

static int end(void **state)
{
    (void)state;
    artefact_close(&opened);
    return 0;
}

static void open_text(const char *text)
{
    artefact_close(&opened);
    assert_no_error(artefact_read(&opened, str_of(text), "f"));
}

static struct str at(const char *path)
{
    const struct value *v;
    struct mdl_path steps;
    struct arena a;

    arena_init(&a);
    assert_no_error(mdl_path_split(&steps, &a, str_of(path)));
    v = mdl_element_at(opened.root, steps.steps, steps.count);
    arena_finish(&a);
    return v == NULL               ? STR_NONE
           : v->kind == VALUE_NULL ? STR_LIT("null")
           : v->kind == VALUE_BOOL ? (v->u.boolean ? STR_LIT("true") : STR_LIT("false"))
           : v->kind == VALUE_LIST ? STR_LIT("[]")
           : v->kind == VALUE_MAP  ? STR_LIT("{}")
                                   : v->u.text;
}

static void expect_at(const char *path, const char *value)
{
    if (!str_is(at(path), value))
        fail_msg("%s is '%.*s'", path, STR_FMT(at(path)));
}

static void expect(const char *text, const char *path, const char *value)
{
    open_text(text);
    expect_at(path, value);
}

static void expect_kinds(const char *text, const char *kinds)
{
    char found[200] = "";
    size_t n = 0;

    open_text(text);
    for (size_t i = 0; i < opened.sources.items[0].pieces.count; i++) {
        const struct piece *p = &opened.sources.items[0].pieces.items[i];

        n += (size_t)snprintf(found + n, sizeof(found) - n, "%s%s %u-%u", i > 0 ? ", " : "",
                              p->kind != NULL ? p->kind->name : "unknown", p->first_line,
                              p->last_line);
    }
    assert_string_equal(found, kinds);
}

static bool holds(struct str text, const char *part)
{
    size_t len = strlen(part);

    for (size_t at = 0; at + len <= text.len; at++)
        if (memcmp(text.s + at, part, len) == 0)
            return true;
    return false;
}

static bool has_note(enum note_kind kind, const char *part)
{
    for (size_t i = 0; i < opened.evidence.note_count; i++)
        if (opened.evidence.notes[i].kind == kind && holds(opened.evidence.notes[i].text, part))
            return true;
    return false;
}

static void expect_note(enum note_kind kind, const char *part)
{
    if (has_note(kind, part))
        return;
    for (size_t i = 0; i < opened.evidence.note_count; i++)
        print_error("  note: %.*s\n", STR_FMT(opened.evidence.notes[i].text));
    fail_msg("no note says: %s", part);
}

/* ---- run lines ----------------------------------------------------------------------------- */

#define BODY "request.body."

static void a_line_is_a_request(void **state)
{
    (void)state;
    expect("docker run -d --name web -m 4g --cpus 2 img:1 cmd /c dir", "request.name", "web");
    expect("docker run -m 4g img", BODY "HostConfig.Memory", "4294967296");
    expect("docker container create --isolation=hyperv img", BODY "HostConfig.Isolation", "hyperv");
    expect("docker -H tcp://h:2376 run img:2 a b", BODY "Cmd[1]", "b");
    expect("docker run --platform windows/amd64 img", "request.platform", "windows/amd64");
    expect("docker run --network corp img", "host.Networks[0].Name", "corp");
    expect("docker run img:1", "host.Images[0].Names[0]", "img:1");
    expect("docker run img:1", "host.Images[0].Config.Cmd[0]", "cmd");
    expect("docker run img:1 ping", "host.Images[0].Config", "{}");
}

static void a_line_stands_between_other_text(void **state)
{
    (void)state;
    expect_kinds("PS C:\\app> docker run `\n>> -v .\\x:C:\\y `\n>>  img:1 cmd\n"
                 "docker: Error response from daemon: no such thing.\n",
                 "run-line 1-3, error 4-4");
    expect_at(BODY "HostConfig.Binds[0]", "C:\\app\\x:C:\\y");
    expect_kinds("see this:\n```\ndocker run -d \\\n  img:2\n```\nWhat is wrong?\n",
                 "run-line 3-4");
    expect_note(NOTE_LEFT_OUT, "What is wrong?");
    expect_kinds("C:\\x>docker run ^\nMore? -m 1g ^\nMore? img\nC:\\x>echo hi\n", "run-line 1-3");
    expect_kinds("- `docker run --rm img cmd`\n- and then\n", "run-line 1-1");
    expect_kinds("docker run a\ndocker run b\n", "run-line 1-1, run-line 2-2");
    expect_kinds("[{\"Id\": \"c\", \"HostConfig\": {}}]\nPS C:\\> docker run img\n",
                 "inspect 1-1, run-line 2-2");
}

static void of_several_lines_one_is_chosen(void **state)
{
    (void)state;
    open_text("docker run --name a i1\ndocker run i2 x\ndocker run -m 4x i3\n");
    assert_int_equal(artefact_count(&opened), 3);
    assert_true(str_is(artefact_name(&opened, 0), "a"));
    assert_true(str_is(artefact_name(&opened, 1), "i2"));
    assert_true(str_is(artefact_name(&opened, 2), "line 3, which docker's client refuses"));
    expect_at(BODY "Image", "i1");
    assert_no_error(artefact_select(&opened, 1));
    expect_at(BODY "Image", "i2");
    assert_int_equal(opened.evidence.chosen, 1);
    assert_no_error(artefact_select(&opened, 2));
    expect_at("answers[\"docker client, line 3\"]",
              "invalid argument \"4x\" for \"-m, --memory\" flag: invalid suffix: 'x'");
    assert_int_equal(at("request").len, 0);
}

/* Constants alone, of the line's own shell, and of lines above it. */
static void variables_that_lines_above_set_are_filled_in(void **state)
{
    static const char *const same[] = {
        "set IMG=a/b:c\nset \"ISO=hyperv\"\ndocker run --isolation=%iso% %IMG% cmd\n",
        "C:\\>set IMG=a/b:c\nC:\\>set ISO=hyperv\nC:\\>docker run --isolation=%ISO% %IMG% cmd\n",
        "$img = \"a/b:c\"\n$iso = 'hyperv'\ndocker run --isolation=$Iso ${img} cmd\n",
        "$env:IMG = 'a/b:c'\n$iso='hyperv'\ndocker run --isolation \"$iso\" $env:IMG cmd\n",
        ("PS C:\\> $img = 'a/b:c'\nPS C:\\> $iso = \"hyperv\"\nPS C:\\> docker run `\n"
         "  --isolation=$iso $img cmd\n"),
        "IMG='a/b:c'\nexport ISO=hyperv\n\ndocker run --isolation=$ISO \\\n  \"${IMG}\" cmd\n",
        "ISO=process\nISO=hyperv\nIMG=a/b:c\ndocker run --isolation=$ISO $IMG cmd\nISO=process\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        open_text(same[i]);
        expect_at(BODY "Image", "a/b:c");
        expect_at(BODY "HostConfig.Isolation", "hyperv");
        expect_note(NOTE_REMARK, "stands for is what line ");
    }
    /* Quotes that keep it, another shell's form, a value that is no constant. */
    expect("A=x\ndocker run -e 'V=$A' img \\\n c\n", BODY "Env[0]", "V=$A");
    expect("set A=x\n$ docker run -e V=$A img c\n", BODY "Env[0]", "V=");
    expect("A=$(date)\ndocker run -e V=$A img \\\n c\n", BODY "Env[0]", "V=");
    expect_note(NOTE_REMARK, "what A stands for is not known");
    expect("A=x\ndocker run -e V=\\$A img \\\n c\n", BODY "Env[0]", "V=$A");
    expect("A='b c'\ndocker run -e \"V=$A\" img \\\n c\n", BODY "Env[0]", "V=b c");
    expect("$ docker run -e V=$A img c\nA=x\n", BODY "Env[0]", "V=");
}

/* What a PowerShell does that is not the one that was taken. */
static void another_powershell_is_told(void **state)
{
    (void)state;
    open_text("PS> docker run --mount type=bind,source=\"C:\\a b\",target=C:\\c img\n");
    expect_note(NOTE_REMARK, "PowerShell 7.3 and later give docker a word with commas");
    open_text("PS> docker run --mount \"type=bind,source=C:\\a b,target=C:\\c\" img\n");
    assert_false(has_note(NOTE_REMARK, "with commas"));
    open_text("PS> echo a,\"b\"; docker run --mount type=bind,source=C:\\a,target=C:\\c img\n");
    assert_false(has_note(NOTE_REMARK, "with commas"));
    open_text("PS> docker run -w 'C:\\a b\\' img\n");
    expect_note(NOTE_REMARK, "Windows PowerShell (5.1) would give docker other words: the quote");
}

static void a_refusal_of_the_client_is_its_answer(void **state)
{
    (void)state;
    open_text("docker run -p 80:80:80:80 img\n");
    assert_false(artefact_gives_document(&opened));
    assert_true(at("answers[\"docker client, line 1\"]").len > 0);
    expect_note(NOTE_REMARK, "nothing reaches the daemon");
    open_text("docker run --help\n");
    expect_note(NOTE_REMARK, "only asks docker for help");
}

static void what_is_not_in_the_line_is_not_guessed(void **state)
{
    (void)state;
    expect("docker run -e \"A=$HOME\" img \\\n  x\n", BODY "Env[0]", "A=");
    expect_note(NOTE_REMARK, "what HOME stands for is not known; it was taken as empty");
    /* Names that braces make of one. */
    expect("A=x\ndocker run img B$A{1,2} \\\n c\n", BODY "Cmd[1]", "B");
    expect_note(NOTE_REMARK, "what A1 stands for is not known");
    expect("docker run img -v $A{b,c} \\\n d\n", BODY "Cmd[1]", "d");
    expect_note(NOTE_REMARK, "what Ab stands for is not known");
    expect("C:\\>docker run -e A=%HERE% img\n", BODY "Env[0]", "A=%HERE%");
    expect_note(NOTE_REMARK, "what HERE stands for is not known; it was left as it is");
    expect("C:\\a>docker run -v %CD%:C:\\d img\n", BODY "HostConfig.Binds[0]", "C:\\a:C:\\d");
    expect("PS> docker run -v ${PWD}\\b:C:\\d img\n", BODY "HostConfig.Binds[0]",
           "C:\\folder\\b:C:\\d");
    expect_note(NOTE_REMARK, "${PWD} is the folder that the line was typed in, which is not known");
    expect("docker run --env-file x.env img c\n", BODY "Env", "null");
    expect_note(NOTE_REMARK, "the file x.env is not here");
    expect("PS> docker run -v .\\x:C:\\y img\n", BODY "HostConfig.Binds[0]", "C:\\x:C:\\y");
    expect_note(NOTE_REMARK, "the folder that the line was typed in is not known");
    artefact_close(&opened);
    assert_error(
        artefact_read(&opened, STR_LIT("$ docker run 'a\n"), "f"), ERR_INPUT,
        "f:1:1: bash refuses the line: unexpected EOF while looking for matching `''; "
        "--shell (of convert: --from) says which shell it was typed into: bash, cmd or powershell");
}

/* Empty, the variable would leave a source that the engine refuses. */
static void a_folder_stands_in_for_a_variable(void **state)
{
    static const struct {
        const char *line, *path, *value, *name;
    } rows[] = {
        {"PS C:\\> docker run -v $env:TEMP\\a:C:\\a i", "HostConfig.Binds[0]",
         "C:\\Windows\\Temp\\a:C:\\a", "env:TEMP"},
        {"PS C:\\> docker run -v ${env:ProgramData}\\a:C:\\a i", "HostConfig.Binds[0]",
         "C:\\ProgramData\\a:C:\\a", "env:ProgramData"},
        {"PS C:\\> docker run -v \"$($env:USERPROFILE)\\a:C:\\a\" i", "HostConfig.Binds[0]",
         "C:\\Users\\user\\a:C:\\a", "env:USERPROFILE"},
        {"docker run -v \"$HOME\\a:C:\\a\" i", "HostConfig.Binds[0]", "C:\\Users\\user\\a:C:\\a",
         "HOME"},
        {"docker run -itv %LocalAppData%\\a:C:\\a i", "HostConfig.Binds[0]",
         "C:\\Users\\user\\AppData\\Local\\a:C:\\a", "LocalAppData"},
        {"docker run -v %~dp0a:C:\\a i", "HostConfig.Binds[0]", "C:\\folder\\a:C:\\a", "~dp0"},
        {"docker run --volume=%DATA%\\a:C:\\a i", "HostConfig.Binds[0]", "C:\\folder\\a:C:\\a",
         "DATA"},
        {"$ docker run -v ~/a:C:/a i", "HostConfig.Binds[0]", "C:/Users/user/a:C:/a", "~"},
        {"$ docker run -v ${TMP}/a:C:/a i", "HostConfig.Binds[0]", "C:/Windows/Temp/a:C:/a", "TMP"},
        {"PS C:\\> docker run -v ~\\a:C:\\a i", "HostConfig.Binds[0]", "C:\\Users\\user\\a:C:\\a",
         "~"},
        {"PS C:\\> docker run --mount type=bind,source=$env:SystemDrive\\a,target=C:\\a i",
         "HostConfig.Mounts[0].Source", "C:\\a", "env:SystemDrive"},
        {"C:\\>docker run --mount type=bind,src=%windir%,dst=C:\\a i",
         "HostConfig.Mounts[0].Source", "C:\\Windows", "windir"},
        {"PS C:\\> docker run -w $PSScriptRoot i", "WorkingDir", "C:\\folder", "PSScriptRoot"},
        /* what is no variable there */
        {"PS C:\\> docker run -v '$HOME\\a:C:\\a' i", "HostConfig.Binds[0]", "$HOME\\a:C:\\a",
         NULL},
        {"C:\\>docker run -v ~\\a:C:\\a i", "HostConfig.Binds[0]", "~\\a:C:\\a", NULL},
        {"$env:TEMP = 'D:\\t'\nPS C:\\> docker run -v $env:TEMP\\a:C:\\a i", "HostConfig.Binds[0]",
         "D:\\t\\a:C:\\a", NULL},
    };
    char path[80], note[80];

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        (void)snprintf(path, sizeof(path), "request.body.%s", rows[i].path);
        expect(rows[i].line, path, rows[i].value);
        if (rows[i].name == NULL)
            continue;
        (void)snprintf(note, sizeof(note), "what %s stands for is not known", rows[i].name);
        expect_note(NOTE_REMARK, note);
    }
}

static void write_file(const char *file, const char *text)
{
    FILE *f = fopen(file, "w");

    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
}

static void the_user_says_which_shell(void **state)
{
    const struct reading_options cmd = {.has_shell = true, .shell = SHELL_CMD};
    const char *file = "test_asked.tmp";

    (void)state;
    write_file(file, "docker run -e A='1' img\n");
    artefact_close(&opened);
    assert_no_error(artefact_open(&opened, file));
    expect_at(BODY "Env[0]", "A=1");
    artefact_close(&opened);
    assert_no_error(artefact_open_all(&opened, &file, 1, &cmd));
    expect_at(BODY "Env[0]", "A='1'");
    assert_int_equal(remove(file), 0);
}

static void files_beside_the_line_are_read(void **state)
{
    (void)state;
    write_file("test_asked.tmp", "docker run --env-file ./test_asked.env img\n");
    write_file("test_asked.env", "A=7\n");
    artefact_close(&opened);
    assert_no_error(artefact_open(&opened, "./test_asked.tmp"));
    expect_at(BODY "Env[0]", "A=7");
    assert_int_equal(remove("test_asked.tmp") + remove("test_asked.env"), 0);
}

/* What became of a request is known better than the request. */
static void a_container_that_is_shown_comes_before_a_request(void **state)
{
    struct evidence told;

    (void)state;
    open_text("[{\"Id\": \"c\", \"Name\": \"/w\", \"HostConfig\": {\"CpuCount\": 1}}]");
    evidence_init(&told);
    assert_no_error(artefact_add_text(&opened.root, &told, STR_LIT("docker run img\n"), "line"));
    assert_int_equal(at("request").len, 0);
    expect_at("container.Name", "/w");
    assert_true(told.note_count > 0);
    evidence_finish(&told);
}

static void a_network_is_a_fact_of_the_host(void **state)
{
    (void)state;
    open_text("docker network create -d transparent --subnet=10.1.0.0/16 --gateway 10.1.0.1 \\\n"
              "  -o com.docker.network.windowsshim.vlanid=7 --attachable corp\n"
              "docker run --network corp img x\n");
    expect_at("host.Networks[0].Name", "corp");
    expect_at("host.Networks[0].Driver", "transparent");
    expect_at("host.Networks[0].Subnets[0].Subnet", "10.1.0.0/16");
    expect_at("host.Networks[0].Subnets[0].Gateway", "10.1.0.1");
    expect_at("host.Networks[0].Options[\"com.docker.network.windowsshim.vlanid\"]", "7");
    expect_at(BODY "HostConfig.NetworkMode", "corp");
    expect("docker network create --internal -dnat n\n", "host.Networks[0].Internal", "true");
    expect_at("host.Networks[0].Driver", "nat");
    expect_at("host.Networks[0].Subnets", "[]");
}

/* What was added stays when another container of the file is chosen. */
static void what_was_added_is_kept(void **state)
{
    struct evidence told;

    (void)state;
    open_text("[{\"Id\": \"a\", \"HostConfig\": {}}, {\"Id\": \"b\", \"HostConfig\": {}}]");
    evidence_init(&told);
    assert_no_error(artefact_add_text(&opened.root, &told,
                                      STR_LIT("Server Version: 25.0.1\nOSType: windows\nCPUs: 7\n"),
                                      "info"));
    assert_true(artefact_added(&opened, &told));
    evidence_finish(&told);
    expect_at("host.NumCPU", "7");
    assert_no_error(artefact_select(&opened, 1));
    expect_at("container.Id", "b");
    expect_at("host.NumCPU", "7");
    assert_non_null(evidence_fact(&opened.evidence, STR_LIT("host.NumCPU")));
    assert_no_error(artefact_select(&opened, 0));
    expect_at("host.NumCPU", "7");
}

/* ---- compose files --------------------------------------------------------------------------- */

static void a_service_is_a_request(void **state)
{
    (void)state;
    expect_kinds("services:\n  iis:\n    image: iis\n    cpu_count: 2\n", "compose 1-4");
    expect_at(BODY "HostConfig.CpuCount", "2");
    expect_at("request.name", "app-iis-1");
    expect_at("host.Networks[0].Name", "app_default");
    open_text("services: {b: {image: x}, a: {image: y, profiles: [p]}}\n");
    assert_int_equal(artefact_count(&opened), 2);
    assert_true(str_is(artefact_name(&opened, 0), "a"));
    assert_no_error(artefact_select(&opened, 1));
    expect_at(BODY "Image", "x");
    expect("{\"services\": {\"a\": {\"image\": \"j\"}}}", BODY "Image", "j");
}

static void a_compose_file_stands_between_other_text(void **state)
{
    (void)state;
    expect_kinds("This fails:\n\n```yaml\nservices:\n  a:\n    image: i\n```\nWhy?\n",
                 "compose 4-6");
    expect_kinds("My file is\nversion: '3'\nservices:\n  a:\n    image: i\n", "compose 2-5");
    expect_at(BODY "Image", "i");
    expect(
        "services:\n  a: &x\n    image: i\n  b:\n    <<: *x\n    user: u\n    ports: !reset []\n",
        BODY "Image", "i");
}

static void a_refusal_of_compose_is_its_answer(void **state)
{
    (void)state;
    open_text("services:\n  a:\n    image: i\n    isolatio: x\n");
    assert_false(artefact_gives_document(&opened));
    assert_true(holds(at("answers[\"docker compose, line 3\"]"), "isolatio"));
    expect("services:\n  a:\n    image: 'i${TAG}'\n    user: ${U-me}\n    hostname: h${H}\n",
           BODY "User", "me");
    expect_note(NOTE_REMARK, "compose takes them as blank: TAG, H; a file");
}

static void a_key_that_compose_does_not_send_is_told(void **state)
{
    (void)state;
    open_text("services:\n  a: {image: i, credential_spec: {file: web.json}}\n");
    expect_at(BODY "HostConfig.SecurityOpt", "null");
    expect_note(NOTE_REMARK, "credential_spec of the service a is checked by compose and never "
                             "sent; write security_opt: [\"credentialspec=file://web.json\"]");
    open_text("services:\n  b: {image: i, credential_spec: {registry: web}}\n  a: {extends: "
              "{service: b}}\n");
    expect_note(NOTE_REMARK, "[\"credentialspec=registry://web\"]");
    open_text(
        "services:\n  a: {image: i, credential_spec: {config: c}}\nconfigs: {c: {file: c}}\n");
    expect_note(NOTE_REMARK, "a config is for a service of a swarm");
}

/* What is not here is not known, and refuses nothing. */
static void files_that_are_elsewhere_refuse_nothing(void **state)
{
    (void)state;
    expect("services:\n  web:\n    image: img\n    extends: {file: 'https://x.org/a/b.git', "
           "service: s}\n",
           BODY "Image", "img");
    expect_note(
        NOTE_REMARK,
        "the files name https://x.org/a/b.git, which docker compose fetches and silospec does "
        "not: what it sets is not known");
    expect("include: ['oci://x.org/a:1']\nservices: {web: {image: img}}\n", BODY "Image", "img");
    expect_note(NOTE_REMARK, "the files name oci://x.org/a:1, which docker compose fetches");
    expect("services: {web: {image: img, env_file: x.env}}\n", BODY "Image", "img");
    expect_note(NOTE_REMARK, "the files name x.env, which is not here");
    expect("services:\n  db: {provider: {type: cloud}}\n  web: {image: img, depends_on: [db]}\n",
           BODY "Image", "img");
    expect_note(NOTE_REMARK, "the service db is no container: the provider cloud makes it");
}

static void what_compose_makes_of_a_percent_is_told(void **state)
{
    (void)state;
    expect("services:\n  a:\n    image: i\n    cpu_percent: 50\n", BODY "HostConfig.CpuPercent",
           "5000");
    expect_note(NOTE_REMARK,
                "cpu_percent of the service a is sent times 100, as 5000: so do docker");
    open_text("services:\n  a:\n    image: i\n    cpus: 1.5\n");
    assert_false(has_note(NOTE_REMARK, "cpu_percent"));
}

static void what_an_older_compose_does_is_told(void **state)
{
    (void)state;
    open_text("services:\n  a:\n    image: i\n  b:\n    image: i\n    volumes: ['data:C:\\x']\n"
              "volumes:\n  data:\n");
    expect_note(NOTE_REMARK,
                "read as docker compose 2.40 reads them; 2.26 makes another request of b");
    open_text(
        "services:\n  a: {image: i, networks: {n: {interface_name: e}}}\nnetworks: {n: {}}\n");
    expect_note(NOTE_REMARK, "2.26 refuses them: ");
    open_text(
        "services:\n  a:\n    image: i\n    isolation: hyperv\n    volumes: ['C:\\x:C:\\y']\n");
    assert_false(has_note(NOTE_REMARK, "2.26"));
}

static void files_beside_a_compose_file_are_read(void **state)
{
    static const char *const both[] = {"test_asked.yaml", "test_asked.override.yaml"};

    (void)state;
    write_file(both[0],
               "services:\n  a:\n    image: 'i${TEST_ASKED}'\n    env_file: ./test_asked.env\n");
    write_file(both[1], "services:\n  a:\n    user: over\n");
    write_file("test_asked.env", "E=5\n");
    artefact_close(&opened);
    assert_no_error(artefact_open(&opened, both[0]));
    expect_at(BODY "Env[0]", "E=5");
    expect_at(BODY "User", "");
    artefact_close(&opened);
    assert_no_error(artefact_open_all(&opened, both, 2, NULL));
    expect_at(BODY "User", "over");
    assert_int_equal(artefact_count(&opened), 1);
    assert_int_equal(remove("test_asked.env"), 0);
    artefact_close(&opened);
    assert_no_error(artefact_open(&opened, both[0]));
    expect_note(NOTE_REMARK, "name test_asked.env, which is not here");
    assert_int_equal(remove(both[0]) + remove(both[1]), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_a_request),
        cmocka_unit_test(a_line_stands_between_other_text),
        cmocka_unit_test(of_several_lines_one_is_chosen),
        cmocka_unit_test(variables_that_lines_above_set_are_filled_in),
        cmocka_unit_test(another_powershell_is_told),
        cmocka_unit_test(a_refusal_of_the_client_is_its_answer),
        cmocka_unit_test(what_is_not_in_the_line_is_not_guessed),
        cmocka_unit_test(a_folder_stands_in_for_a_variable),
        cmocka_unit_test(the_user_says_which_shell),
        cmocka_unit_test(files_beside_the_line_are_read),
        cmocka_unit_test(a_container_that_is_shown_comes_before_a_request),
        cmocka_unit_test(a_network_is_a_fact_of_the_host),
        cmocka_unit_test(what_was_added_is_kept),
        cmocka_unit_test(a_service_is_a_request),
        cmocka_unit_test(a_compose_file_stands_between_other_text),
        cmocka_unit_test(a_refusal_of_compose_is_its_answer),
        cmocka_unit_test(a_key_that_compose_does_not_send_is_told),
        cmocka_unit_test(files_that_are_elsewhere_refuse_nothing),
        cmocka_unit_test(what_compose_makes_of_a_percent_is_told),
        cmocka_unit_test(what_an_older_compose_does_is_told),
        cmocka_unit_test(files_beside_a_compose_file_are_read),
    };

    return cmocka_run_group_tests(tests, NULL, end);
}
