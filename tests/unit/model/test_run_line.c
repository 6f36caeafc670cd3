/* Run lines inside what people paste: where they are, how they go on, which shell. */
#include "arena_testing.h"

#include "model/client/run_line.h"

static struct run_lines find(const char *text)
{
    struct run_lines lines;

    assert_null(run_lines_find(&lines, &arena, str_of(text)));
    assert_int_equal(run_lines_any(str_of(text)), lines.count > 0);
    return lines;
}

static void check(const char *text, enum shell shell, bool sure, const char *typed)
{
    struct run_lines lines = find(text);

    assert_int_equal(lines.count, 1);
    if (!str_is(lines.items[0].text, typed) || lines.items[0].shell != shell)
        print_error("%s\n  got %.*s (%d)\n", text, STR_FMT(lines.items[0].text),
                    (int)lines.items[0].shell);
    assert_true(str_is(lines.items[0].text, typed));
    assert_int_equal(lines.items[0].shell, shell);
    assert_int_equal(lines.items[0].sure, sure);
    assert_true(lines.items[0].why[0] != '\0');
}

/* Behind other commands, in another shell's quotes, in a script, in a sentence. */
static const struct {
    const char *line, *typed; /* "": there is none */
    enum shell shell;
} places[] = {
    {"docker pull i; docker run -d i", "docker run -d i", SHELL_POWERSHELL},
    {"cd x && docker run -d i", "docker run -d i", SHELL_POWERSHELL},
    {"& \"C:\\a b\\docker.exe\" run -d i", "& \"C:\\a b\\docker.exe\" run -d i", SHELL_POWERSHELL},
    {"$id = docker run -d i", "docker run -d i", SHELL_POWERSHELL},
    {"id=$(docker run -d i)", "docker run -d i", SHELL_POWERSHELL},
    {"cmd /c \"docker run -d i\"", "docker run -d i", SHELL_CMD},
    {"powershell -command \"docker run -d i\"", "docker run -d i", SHELL_POWERSHELL},
    {"bat 'docker run -d i'", "docker run -d i", SHELL_CMD},
    {"if ($a) { docker run -d i }", "docker run -d i", SHELL_POWERSHELL},
    {"for %i in (1 2) do docker run -d i", "docker run -d i", SHELL_CMD},
    {"for %f in (*) do docker run -d i", "docker run -d i", SHELL_CMD},
    {"The command is: docker run -d i", "docker run -d i", SHELL_POWERSHELL},
    {"Run `docker run -d i` to start it.", "docker run -d i", SHELL_POWERSHELL},
    {"sudo -u bob docker run -d i", "docker run -d i", SHELL_POWERSHELL},
    {"$ timeout -k 5 30 docker run -d i", "docker run -d i", SHELL_BASH},
    {"env A=b -u C docker run -d i", "docker run -d i", SHELL_POWERSHELL},
    {"  start) docker run -d i;;", "docker run -d i", SHELL_POWERSHELL},
    {"case $1 in a) docker run -d i ;; b) x;; esac", "docker run -d i ", SHELL_POWERSHELL},
    {"  docker run -e 'A=b ;; c' i ;; # x", "docker run -e 'A=b ;; c' i ", SHELL_BASH},
    {"see (b) docker run -d i", "", SHELL_POWERSHELL},
    {"sudo bob docker run -d i", "", SHELL_POWERSHELL},
    {"x && sudo -E timeout 5 docker run -d i", "docker run -d i", SHELL_POWERSHELL},
    {"type the command docker run -d i", "", SHELL_POWERSHELL},
    {"be nice docker run -d i", "", SHELL_POWERSHELL},
    {"if exist \"C:\\a b\" docker run -d i", "docker run -d i", SHELL_CMD},
    {"x & IF NOT defined A docker run -d i", "docker run -d i", SHELL_CMD},
    {"if %A%==b docker run -d i", "docker run -d i", SHELL_CMD},
    {"if you docker run -d i", "", SHELL_POWERSHELL},
    {"1. docker run -d i", "docker run -d i", SHELL_POWERSHELL},
    {"A=b docker run -d i", "docker run -d i", SHELL_POWERSHELL},
    {"(base) PS C:\\x> docker run -d i", "docker run -d i", SHELL_POWERSHELL},
    {"me@h C:\\x>docker run -d i", "docker run -d i", SHELL_CMD},
    {"me@mac ~ % docker run -d i", "docker run -d i", SHELL_BASH},
    {"Docker run -d i", "Docker run -d i", SHELL_POWERSHELL},
    {"docker run \xE2\x80\x93"
     "d \xE2\x80\x94memory 1g \xE2\x80\x93-rm i",
     "docker run -d --memory 1g --rm i", SHELL_POWERSHELL},
    {"docker run \xE2\x80\x94p 80:80 -\xE2\x80\x93rm \xE2\x80\x90it \xE2\x80\x95name=x "
     "i\xE2\x80\x93j",
     "docker run --p 80:80 --rm -it --name=x i\xE2\x80\x93j", SHELL_POWERSHELL},
    {"docker run \xE2\x80\x93name x \xE2\x88\x92\xE2\x88\x92rm -\xE2\x80\x94rm i\xE2\x80\xA6",
     "docker run --name x --rm --rm i\xE2\x80\xA6", SHELL_POWERSHELL},
    /* global flags */
    {"docker -H tcp://h --config c -l debug -D --tls=1 run -d i",
     "docker -H tcp://h --config c -l debug -D --tls=1 run -d i", SHELL_POWERSHELL},
    {"docker --tlsverify --tlscacert ca.pem --tlskey k run -d i",
     "docker --tlsverify --tlscacert ca.pem --tlskey k run -d i", SHELL_POWERSHELL},
    {"docker --context=a -c b --host h --log-level x container run -d i",
     "docker --context=a -c b --host h --log-level x container run -d i", SHELL_POWERSHELL},
    {"docker -Dl x run -d i", "docker -Dl x run -d i", SHELL_POWERSHELL},
    /* options of run in front of it, which docker refuses */
    {"docker -it -m 2g run i", "docker -it -m 2g run i", SHELL_POWERSHELL},
    {"docker container --isolation hyperv run i", "docker container --isolation hyperv run i",
     SHELL_POWERSHELL},
    {"docker -D compose run i", "", SHELL_POWERSHELL},
    /* in front of it */
    {"&'C:\\b\\docker.exe' run -d i", "&'C:\\b\\docker.exe' run -d i", SHELL_POWERSHELL},
    {"call docker run -d i", "docker run -d i", SHELL_POWERSHELL},
    {"winpty docker run -d i", "docker run -d i", SHELL_POWERSHELL},
    {"wsl docker run -d i", "docker run -d i", SHELL_BASH},
    {"PS C:\\> wsl.exe -d Ubuntu --cd C:\\x -- docker run -d i", "docker run -d i", SHELL_BASH},
    {"ssh -p 22 -i key me@host docker run -d i", "docker run -d i", SHELL_POWERSHELL},
    {"ssh -t host cmd /c docker run -d i", "docker run -d i", SHELL_CMD},
    {"winrs -r:host docker run -d i", "docker run -d i", SHELL_POWERSHELL},
    {"psexec \\\\host -u me -s docker run -d i", "docker run -d i", SHELL_POWERSHELL},
    {"use ssh docker run -d i", "", SHELL_POWERSHELL},
    {"docker run -d @options i", "docker run -d @options i", SHELL_POWERSHELL},
    {"C:\\Program Files\\docker run -d i", "", SHELL_POWERSHELL},
    {"\"C:\\Program Files\\docker.exe\" run -d i", "\"C:\\Program Files\\docker.exe\" run -d i",
     SHELL_CMD},
    {"+ docker run -d i", "docker run -d i", SHELL_BASH},
    {"++ docker run -d i", "docker run -d i", SHELL_BASH},
    {"17 docker run -d i", "docker run -d i", SHELL_POWERSHELL},
    {"2) docker run -d i", "docker run -d i", SHELL_POWERSHELL},
    {"2x docker run -d i", "", SHELL_POWERSHELL},
    {"a=b docker run -d i", "", SHELL_POWERSHELL},
    {"ExecStart=/usr/bin/docker run -d i", "/usr/bin/docker run -d i", SHELL_BASH},
    {"bash -c 'docker run -d i' x", "docker run -d i", SHELL_BASH},
    {"sh docker run -d i", "", SHELL_BASH},
    {"pwsh -c {docker run -d i} x", "docker run -d i", SHELL_POWERSHELL},
    {"Measure-Command { docker run -d i }", "docker run -d i", SHELL_POWERSHELL},
    {"Invoke-Expression \"docker run -d i\"", "docker run -d i", SHELL_POWERSHELL},
    {"cmd.exe /c \"docker run -d i", "docker run -d i", SHELL_CMD},
    {"C:\\a b>@docker run -d i", "docker run -d i", SHELL_CMD},
    {"me@h:~$ docker run -d i", "docker run -d i", SHELL_BASH},
    {"a $(docker run -d i) b) c", "docker run -d i", SHELL_POWERSHELL},
    {"a $(docker run -d $(b) \")\" i) c)", "docker run -d $(b) \")\" i", SHELL_BASH},
    {"(docker run -d it's) c", "docker run -d it's", SHELL_BASH},
    {"if ($a) { docker run -d i } else { b }", "docker run -d i", SHELL_POWERSHELL},
    {"x `docker run -d i` y", "docker run -d i", SHELL_POWERSHELL},
    {"x ( docker run -d i", "docker run -d i", SHELL_POWERSHELL},
    {"x ' docker run -d i'", "docker run -d i'", SHELL_BASH},
    {"docker network create n x", "docker network create n x", SHELL_POWERSHELL},
    {"docker service create n x", "docker service create n x", SHELL_POWERSHELL},
    {"docker network ls -q x", "", SHELL_POWERSHELL},
    {"docker run i", "docker run i", SHELL_POWERSHELL},
    {"see docker run", "", SHELL_POWERSHELL},
    {"mydocker run -d i", "", SHELL_POWERSHELL},
    {"dockers run -d i", "", SHELL_POWERSHELL},
};

/* In the strings of other commands and of programs, and behind what runs another command. */
static const struct {
    const char *line, *typed;
    enum shell shell;
    char note; /* D: backslashes were doubled, F: xargs feeds it */
} held[] = {
    {"cmd /c \"docker run -e \"A=b c\" i\" && echo \"x\"", "docker run -e \"A=b c\" i", SHELL_CMD,
     ' '},
    {"cmd /c \"cd x && docker run -e \"A=b c\" i\"", "docker run -e \"A=b c\" i", SHELL_CMD, ' '},
    {"cmd /c \"start docker run -d i\"", "docker run -d i", SHELL_CMD, ' '},
    {"C:\\>cmd.exe /s /c docker run -d i", "docker run -d i", SHELL_CMD, ' '},
    {"start \"a b\" /d c:\\x /b docker run -d i", "docker run -d i", SHELL_CMD, ' '},
    {"start cmd /k \"docker run -d i\"", "docker run -d i", SHELL_CMD, ' '},
    {"cmd /s docker run -d i", "", SHELL_CMD, ' '},
    {"powershell -NoProfile -ExecutionPolicy Bypass docker run -d i", "docker run -d i",
     SHELL_POWERSHELL, ' '},
    {"powershell -Command \"& docker run -d i\"", "docker run -d i", SHELL_POWERSHELL, ' '},
    {"powershell -c \"docker run -e \\\"A=b c\\\" i\"", "docker run -e \"A=b c\" i",
     SHELL_POWERSHELL, ' '},
    {"powershell -c \"& { docker run -d i }\"", "docker run -d i", SHELL_POWERSHELL, ' '},
    {"iex \"docker run -e `\"A=b c`\" i\"", "docker run -e \"A=b c\" i", SHELL_POWERSHELL, ' '},
    {"iex \"docker run -v c:\\\\a:c:\\\\b i\"", "docker run -v c:\\\\a:c:\\\\b i", SHELL_POWERSHELL,
     ' '},
    {"bat 'docker run -v c:\\\\a:c:\\\\b i'", "docker run -v c:\\a:c:\\b i", SHELL_CMD, 'D'},
    {"bat 'docker run -v c:\\a:c:\\b i'", "docker run -v c:\\a:c:\\b i", SHELL_CMD, ' '},
    {"bat \"docker run -e \\\"A=b c\\\" -v c:\\\\a:c:\\\\b i\"",
     "docker run -e \"A=b c\" -v c:\\a:c:\\b i", SHELL_CMD, 'D'},
    {"x.vm.provision \"shell\", inline: \"docker run -v c:\\\\a:c:\\\\b i\"",
     "docker run -v c:\\a:c:\\b i", SHELL_POWERSHELL, 'D'},
    {"os.system('docker run -v \\\\\\\\.\\\\pipe\\\\x:\\\\\\\\.\\\\pipe\\\\x i')",
     "docker run -v \\\\.\\pipe\\x:\\\\.\\pipe\\x i", SHELL_POWERSHELL, 'D'},
    {"bash -c 'cd x && docker run -e '\\''A=b c'\\'' i'", "docker run -e 'A=b c' i", SHELL_BASH,
     ' '},
    {"sh -c \"(docker run -e \\\"A=b c\\\" i)\"", "docker run -e \"A=b c\" i", SHELL_BASH, ' '},
    {"echo \"x\" && docker run -e \"A=b c\" i", "docker run -e \"A=b c\" i", SHELL_POWERSHELL, ' '},
    {"ls | xargs -n 1 docker run -d i", "docker run -d i", SHELL_BASH, 'F'},
    {"ls | xargs -I{} docker run --name c{} i", "docker run --name cvalue i", SHELL_BASH, 'F'},
    {"xargs -I % docker run --name % i", "docker run --name value i", SHELL_BASH, 'F'},
};

static void a_line_is_taken_out_of_what_holds_it(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(held) / sizeof(held[0]); i++) {
        struct run_lines lines = find(held[i].line);

        if (held[i].typed[0] == '\0' && lines.count == 0)
            continue;
        if (lines.count != 1 || !str_is(lines.items[0].text, held[i].typed) ||
            lines.items[0].shell != held[i].shell ||
            lines.items[0].doubled != (held[i].note == 'D') ||
            lines.items[0].fed != (held[i].note == 'F'))
            fail_msg("%s: %zu, %.*s, %d", held[i].line, lines.count,
                     STR_FMT(lines.count > 0 ? lines.items[0].text : STR_NONE),
                     lines.count > 0 ? (int)lines.items[0].shell : -1);
    }
}

static void a_command_is_found_wherever_it_may_stand(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        struct run_lines lines = find(places[i].line);

        if (places[i].typed[0] == '\0' && lines.count == 0)
            continue;
        if (lines.count != 1 || !str_is(lines.items[0].text, places[i].typed) ||
            lines.items[0].shell != places[i].shell)
            fail_msg("%s: %zu, %.*s, %d", places[i].line, lines.count,
                     STR_FMT(lines.count > 0 ? lines.items[0].text : STR_NONE),
                     lines.count > 0 ? (int)lines.items[0].shell : -1);
    }
}

static void sentences_are_no_commands(void **state)
{
    static const char *const texts[] = {
        "when I docker run the image nothing happens",
        "See 'docker run --help'.",
        "Run 'docker run --help' for more information",
        "docker run is broken for me",
        "The docker run command works; docker create too",
        "`docker run` fails",
        "docker run fails with an error",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        if (find(texts[i]).count != 0)
            fail_msg("%s", texts[i]);
}

static void prompts_tell_the_shell(void **state)
{
    (void)state;
    check("PS C:\\> docker run a", SHELL_POWERSHELL, true, "docker run a");
    check("\xCE\xBB docker run a", SHELL_CMD, true, "docker run a"); /* Cmder */
    check("C:\\src \xCE\xBB docker run a", SHELL_CMD, true, "docker run a");
    check("[srv]: PS C:\\Users\\x> docker run a", SHELL_POWERSHELL, true, "docker run a");
    check("PS> docker create a", SHELL_POWERSHELL, true, "docker create a");
    check("C:\\Users\\x>docker run a", SHELL_CMD, true, "docker run a");
    check("$ docker run 'a b'", SHELL_BASH, true, "docker run 'a b'");
    check("root@host:/x# docker run a", SHELL_BASH, true, "docker run a");
    check("[me@host ~]$ sudo docker container run a", SHELL_BASH, true, "docker container run a");
}

static void lines_go_on(void **state)
{
    (void)state;
    check("docker run `\r\n  -d `\r\n  a\r\nnext", SHELL_POWERSHELL, true,
          "docker run `\n  -d `\n  a");
    check("PS C:\\> docker run `\n>> -d a", SHELL_POWERSHELL, true, "docker run `\n-d a");
    check("C:\\>docker run ^\nMore? -d a", SHELL_CMD, true, "docker run ^\n-d a");
    check("$ docker run \\\n> -d a", SHELL_BASH, true, "docker run \\\n-d a");
}

static void the_text_tells_the_shell(void **state)
{
    (void)state;
    check("docker run -v $env:X:c:\\x a", SHELL_POWERSHELL, true, "docker run -v $env:X:c:\\x a");
    check("docker run -v $(pwd):/x a", SHELL_BASH, true, "docker run -v $(pwd):/x a");
    /* PowerShell has it, too, and backslashes speak for that one. */
    check("docker run -v $(pwd):C:\\x -w C:\\x a", SHELL_POWERSHELL, false,
          "docker run -v $(pwd):C:\\x -w C:\\x a");
    check("docker run --mount type=bind,source=$PWD,target=C:\\x a", SHELL_POWERSHELL, false,
          "docker run --mount type=bind,source=$PWD,target=C:\\x a");
    check("docker run -v \"$(pwd):C:\\x\" -w C:\\x a", SHELL_POWERSHELL, false,
          "docker run -v \"$(pwd):C:\\x\" -w C:\\x a");
    check("docker run -v \"$(pwd)\\a:C:\\x\" a", SHELL_POWERSHELL, true,
          "docker run -v \"$(pwd)\\a:C:\\x\" a");
    check("docker run -v $HOME/b:/x -e \"a=\\\"b\\\"\" a", SHELL_BASH, false,
          "docker run -v $HOME/b:/x -e \"a=\\\"b\\\"\" a");
    check("docker run -v %CD%:c:\\x a", SHELL_CMD, true, "docker run -v %CD%:c:\\x a");
    check("docker run -v ^\"c:\\a b:c:\\x^\" a", SHELL_CMD, true,
          "docker run -v ^\"c:\\a b:c:\\x^\" a");
    check("docker run -e 'A=it''s' a", SHELL_POWERSHELL, true, "docker run -e 'A=it''s' a");
    check("docker run -e 'A=it'\\''s' a", SHELL_BASH, true, "docker run -e 'A=it'\\''s' a");
    /* What stands in apostrophes tells nothing. */
    check("docker run -e 'A=%PATH% $env:X $HOME' a", SHELL_BASH, false,
          "docker run -e 'A=%PATH% $env:X $HOME' a");
    check("docker run -e \"A=it's %PATH%\" a", SHELL_CMD, true,
          "docker run -e \"A=it's %PATH%\" a");
    /* All agree, or all that leave a backslash. */
    check("docker run -d \"a b\"", SHELL_POWERSHELL, true, "docker run -d \"a b\"");
    check("docker run -v c:\\x:c:\\y a", SHELL_POWERSHELL, true, "docker run -v c:\\x:c:\\y a");
    /* They do not. */
    check("docker run -e 'A=b c' a", SHELL_BASH, false, "docker run -e 'A=b c' a");
    check("docker run -v 'c:\\x':c:\\y a", SHELL_POWERSHELL, false,
          "docker run -v 'c:\\x':c:\\y a");
}

static void lines_stand_in_prose(void **state)
{
    struct run_lines lines = find("I tried:\n\n> docker run a\n\n- `docker run b`\n"
                                  "docker ps\nWe docker run things.\n  $id = docker run c\n"
                                  "& \"C:\\Program Files\\Docker\\docker.exe\" -H x run d\n");

    (void)state;
    assert_int_equal(lines.count, 4);
    assert_int_equal(lines.items[0].first_line, 3);
    assert_true(str_is(lines.items[0].text, "docker run a"));
    assert_true(str_is(lines.items[1].text, "docker run b"));
    assert_int_equal(lines.items[2].first_line, 8);
    assert_int_equal(lines.items[3].last_line, 9);
    assert_int_equal(find("docker\ndocker runs\nPS C:\\>\n").count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_command_is_found_wherever_it_may_stand),
        cmocka_unit_test(a_line_is_taken_out_of_what_holds_it),
        cmocka_unit_test(sentences_are_no_commands),
        cmocka_unit_test(prompts_tell_the_shell),
        cmocka_unit_test(lines_go_on),
        cmocka_unit_test(the_text_tells_the_shell),
        cmocka_unit_test(lines_stand_in_prose),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
