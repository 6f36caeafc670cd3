/* Run lines inside what people paste: where they are, how they go on, which shell. */
#include "model/client/run_line.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static struct arena arena;

static int begin(void **state)
{
    (void)state;
    arena_init(&arena);
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_finish(&arena);
    return 0;
}

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

static void prompts_tell_the_shell(void **state)
{
    (void)state;
    check("PS C:\\> docker run a", SHELL_POWERSHELL, true, "docker run a");
    check("[srv]: PS C:\\Users\\x> docker run a", SHELL_POWERSHELL, true, "docker run a");
    check("PS> docker create a", SHELL_POWERSHELL, true, "docker create a");
    check("C:\\Users\\x>docker run a", SHELL_CMD, true, "docker run a");
    check("$ docker run 'a b'", SHELL_BASH, true, "docker run 'a b'");
    check("root@host:/x# docker run a", SHELL_BASH, true, "docker run a");
    check("[me@host ~]$ sudo docker container run a", SHELL_BASH, true,
          "sudo docker container run a");
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
    check("docker run -v %CD%:c:\\x a", SHELL_CMD, true, "docker run -v %CD%:c:\\x a");
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
        cmocka_unit_test(prompts_tell_the_shell),
        cmocka_unit_test(lines_go_on),
        cmocka_unit_test(the_text_tells_the_shell),
        cmocka_unit_test(lines_stand_in_prose),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
