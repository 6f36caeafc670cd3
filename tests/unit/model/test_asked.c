/* What people type to get a container, read back: the request, what docker's client says against
 * it, and what is not known. */
#include "asked_testing.h"

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
    expect_kinds("<Exec>\n<Command>\"C:\\d\\docker.exe\"</Command>\n"
                 "<Arguments>run -v C:\\a:C:\\b -e &quot;A=b c&quot; img</Arguments>\n</Exec>\n",
                 "run-line 3-3");
    expect_at(BODY "Env[0]", "A=b c");
    expect_at(BODY "HostConfig.Binds[0]", "C:\\a:C:\\b");
    expect_kinds("<Command>C:\\d\\mydocker.exe</Command>\n<Arguments>run img</Arguments>\n"
                 "```\ndocker run b\n```\n",
                 "run-line 4-4");
    expect_kinds("nssm install web \"C:\\d d\\docker.exe\" run img\n", "run-line 1-1");
    expect_kinds("nssm set web AppParameters run -v C:\\a:C:\\b img\n", "run-line 1-1");
    expect_at(BODY "HostConfig.Binds[0]", "C:\\a:C:\\b");
    expect_kinds("nssm.exe set web AppParameters \"run --rm img\"\n", "run-line 1-1");
    /* Other programs are told to run something as well. */
    expect_kinds("nssm install c C:\\c\\caddy.exe\nnssm set c AppParameters run --config x\n"
                 "nssm set d Application \"C:\\d d\\docker.exe\"\nnssm set d AppParameters run i\n",
                 "run-line 4-4");
    /* In a chat, behind who writes. */
    expect_kinds("[10:32] bob: docker run -v C:\\a:C:\\b img\n[10:33] joe.s: here is mine\n"
                 "docker run c\n[10:34] web-1: 0xc0370106\n",
                 "run-line 1-1, run-line 3-3, error 4-4");
    expect_note(NOTE_LEFT_OUT, "[10:33] joe.s: here is mine");
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
        "IMG := a/b:c\nISO ?= hyperv\nrun:\n\tdocker run --isolation=$(ISO) $(IMG) cmd\n",
        ("img := \"a/b:c\"\niso := 'hyperv'\nrun:\n    docker run --isolation={{iso}} {{ img }} "
         "cmd\n"),
        "$a = 'run', '--isolation=hyperv'\n& docker $a a/b:c cmd\n",
        "$a = @(\n  'run'\n  '--isolation=hyperv', 'a/b:c'\n)\nPS C:\\> docker @A cmd\n",
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

/* A loop around the line, and commands in front of it. */
static void what_stands_in_front_of_a_line_is_filled_in(void **state)
{
    static const char *const same[] = {
        "for %i in (web db) do docker run --name c%i img",
        "for %%i in (web db) do (\n  docker run --name c%%i img\n)\n",
        "for i in web db; do docker run --name c$i img; done",
        "for i in web db\ndo\n  docker run --name \"c$i\" img\ndone\n",
        "foreach ($i in 'web', 'db') { docker run --name c$i img }",
        "'web', 'db' | ForEach-Object { docker run --name \"c$_\" img }",
        "$n = 'web'; docker run --name \"c$n\" img",
        "N=web && docker run --name c${N} img",
    };

    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        open_text(same[i]);
        expect_at("request.name", "cweb");
        expect_note(NOTE_REMARK, "stands for is what line 1 sets it to");
    }
    expect_note(NOTE_REMARK, "what N stands for is what line 1 sets it to");
    expect("for /f %i in (a.txt) do docker run --name %i img", "request.name", "value");
    expect_note(NOTE_REMARK, "what %i stands for is not known; value was taken");
    expect("ls | xargs docker run -e A=b img", BODY "Image", "img");
    expect_note(NOTE_REMARK, "the words that xargs puts there are not known");
    expect("bat 'docker run -v c:\\\\a:c:\\\\b img'", BODY "HostConfig.Binds[0]", "c:\\a:c:\\b");
    expect_note(NOTE_REMARK, "two backslashes for each: they were read as one");
    /* cmd puts %N% in before the line runs. */
    expect("set N=web&& docker run -e A=%N% img", BODY "Env[0]", "A=%N%");
}

/* The word behind it is not the image for that. */
static void a_variable_named_as_an_image_is_one(void **state)
{
    static const char *const images[] = {
        "docker run -d --cpus 2 $IMAGE cmd",       "docker run -d \"${IMG_NAME}\" cmd",
        "docker run -d $env:WEB_IMAGE cmd",        "C:\\>docker run -d %IMAGE% cmd",
        "run:\n\tdocker run -d $(IMAGE) cmd \\\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof images / sizeof *images; i++) {
        open_text(images[i]);
        expect_at(BODY "Image", "image");
        expect_note(NOTE_REMARK, "stands for is not known; image was taken");
    }
    expect("docker run web:$TAG cmd", BODY "Image", "web:latest");
    expect("docker run ${IMAGE}:${TAG} cmd", BODY "Image", "image:latest");
    expect("docker run \"a.b/c:$VERSION\" cmd", BODY "Image", "a.b/c:latest");
    expect("docker run -e IMAGE=$IMAGE img \\\n x", BODY "Env[0]", "IMAGE=");
    expect("run:\n\tdocker run -v $(CURDIR)/a:c:\\b $(IMAGE) cmd\n", BODY "Image", "image");
    expect_note(NOTE_REMARK, "what CURDIR stands for is not known");
    expect("docker run $OPTS img \\\n x", BODY "Image", "img");
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
    assert_true(artefact_added(&opened, &told, NULL, NULL));
    evidence_finish(&told);
    expect_at("host.NumCPU", "7");
    assert_no_error(artefact_select(&opened, 1));
    expect_at("container.Id", "b");
    expect_at("host.NumCPU", "7");
    assert_non_null(evidence_fact(&opened.evidence, STR_LIT("host.NumCPU")));
    assert_no_error(artefact_select(&opened, 0));
    expect_at("host.NumCPU", "7");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_a_request),
        cmocka_unit_test(a_line_stands_between_other_text),
        cmocka_unit_test(of_several_lines_one_is_chosen),
        cmocka_unit_test(variables_that_lines_above_set_are_filled_in),
        cmocka_unit_test(what_stands_in_front_of_a_line_is_filled_in),
        cmocka_unit_test(a_variable_named_as_an_image_is_one),
        cmocka_unit_test(another_powershell_is_told),
        cmocka_unit_test(a_refusal_of_the_client_is_its_answer),
        cmocka_unit_test(what_is_not_in_the_line_is_not_guessed),
        cmocka_unit_test(a_folder_stands_in_for_a_variable),
        cmocka_unit_test(the_user_says_which_shell),
        cmocka_unit_test(files_beside_the_line_are_read),
        cmocka_unit_test(a_container_that_is_shown_comes_before_a_request),
        cmocka_unit_test(a_network_is_a_fact_of_the_host),
        cmocka_unit_test(what_was_added_is_kept),
    };

    return cmocka_run_group_tests(tests, NULL, end);
}
