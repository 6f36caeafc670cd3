/* Variables that lines above a run line set: which lines do, and where a line asks for them. */
#include "model/client/run_assigned.h"
#include "model/client/run_in_front.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static const char *shell_sign(const struct run_assigned *v)
{
    return v->shell == SHELL_BASH  ? "bash"
           : v->shell == SHELL_CMD ? "cmd"
           : v->environment        ? "env"
           : v->list               ? "ps list"
                                   : "ps";
}

/* "cmd A=x"; NULL: the line sets nothing that is a constant. */
static void a_line_sets_a_constant(void **state)
{
    static const struct {
        const char *line, *set;
    } rows[] = {
        {"set A=x y", "cmd A=x y"},
        {"SET \"A=x\"", "cmd A=x"},
        {"C:\\>set A=x", "cmd A=x"},
        {"set A=\"x y\"", NULL},
        {"set A=%B%", NULL},
        {"set A=x&echo", NULL},
        {"set A=", NULL},
        {"set A", NULL},
        {"set 1A=x", NULL},
        {"set \"", NULL},
        {"set", NULL},
        {"sets A=x", NULL},
        {"A=x", "bash A=x"},
        {"  export A=x", "bash A=x"},
        {"$ A='x $y'", "bash A=x $y"},
        {"A=\"x y\"", "bash A=x y"},
        {"A=\"x $y\"", NULL},
        {"A='x'y'", NULL},
        {"A=x y", NULL},
        {"A=$(date)", NULL},
        {"A=*.txt", NULL},
        {"A=", NULL},
        {"A := x", "bash A=x"},
        {"A ?= x", "bash A=x"},
        {"A = x:1", "bash A=x:1"},
        {"a := \"x y\"", "bash a=x y"},
        {"A := $(B)", NULL},
        {"A := x y", NULL},
        {"A :=", NULL},
        {"A == x", NULL},
        {"A: x", NULL},
        {"A", NULL},
        {"=x", NULL},
        {"9A=x", NULL},
        {"A=\"", NULL},
        {"$a = 'x $y'", "ps a=x $y"},
        {"PS C:\\> $a=\"x y\"", "ps a=x y"},
        {"$A = 12", "ps A=12"},
        {"$A = 0", "ps A=0"},
        {"$A = '-d', \"x y\", 2", "ps list A='-d', \"x y\", 2"},
        {"$A = @('-d'\n  '-t',)", "ps list A='-d'\n  '-t',"},
        {"$A = @()", NULL},
        {"$A = @('-d', $B)", NULL},
        {"$A = '-d', \"$B\"", NULL},
        {"$A = @('-d'", NULL},
        {"$A = 012", NULL},
        {"$A = 12x", NULL},
        {"$A = x", NULL},
        {"$A = \"$B\"", NULL},
        {"$A =", NULL},
        {"$A", NULL},
        {"$ = 'x'", NULL},
        {"$Env:A = 'x'", "env A=x"},
        {"$env: = 'x'", NULL},
        {"", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct run_assigned v;
        char found[100] = "";
        bool sets = run_assigned_read(&v, str_of(rows[i].line));

        if (sets)
            snprintf(found, sizeof(found), "%s %.*s=%.*s", shell_sign(&v), STR_FMT(v.name),
                     STR_FMT(v.value));
        if (sets != (rows[i].set != NULL) || (sets && !str_is(str_of(found), rows[i].set)))
            fail_msg("%s: '%s'", rows[i].line, found);
    }
}

/* "cmd i=1", further ones behind blanks; "": the line sets nothing. */
static void a_loop_gives_its_first_value(void **state)
{
    static const struct {
        const char *line, *set;
    } rows[] = {
        {"for %i in (a b) do", "cmd i=a"},
        {"FOR %%i IN (\"a b\" c) DO (", "cmd i=a b"},
        {"for /L %i in (3,1,5) do", "cmd i=3"},
        {"for /f \"tokens=1\" %i in (a.txt) do", "cmd i=value"},
        {"for /d %i in (a) do", "cmd i=value"},
        {"for %i in (*.txt) do", "cmd i=value"},
        {"for %1 in (a) do", ""},
        {"for %", ""},
        {"for %i", ""},
        {"for i in a b; do", "bash i=a"},
        {"for i in {2..4}; do", "bash i=2"},
        {"for i in $(seq 3); do", "bash i=1"},
        {"for i in $(seq 2 3); do", "bash i=2"},
        {"for i in $LIST; do", "bash i=value"},
        {"for i in *; do", "bash i=value"},
        {"for ((i=4; i<9; i++)); do", "bash i=4"},
        {"for each of them", ""},
        {"foreach ($i in 1..3) {", "ps i=1"},
        {"PS C:\\> foreach ($i in @(\"a\", 'b')) {", "ps i=a"},
        {"foreach ($i in $list) {", "ps i=value"},
        {"for ($i = 0; $i -lt 3; $i++) {", "ps i=0"},
        {"1..3 | % {", "ps _=1"},
        {"'a','b' | ForEach-Object {", "ps _=a"},
        {"$list | foreach {", "ps _=value"},
        {"a | b {", ""},
        {"$a = 'x;y'; $b = 2; for ($i = 1", "ps a=x;y ps b=2 ps i=1"},
        {"A=x && B=y", "bash A=x bash B=y"},
        {"set A=x && set \"B=y\" && b", "cmd A=x  cmd B=y"},
        {"A=1 B='2 3' docker compose up", "bash A=1 bash B=2 3"},
        {"A=1 B=2 docker-compose up; C=3", "bash A=1 bash B=2 bash C=3"},
        {"A=1 docker run i", ""},
        {"docker compose up", ""},
        {"set A=x", "cmd A=x"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct run_assigned v[4];
        char found[100] = "";
        size_t count = run_in_front_read(v, 4, str_of(rows[i].line));

        for (size_t k = 0, len = 0; k < count; k++)
            len += (size_t)snprintf(found + len, sizeof(found) - len, "%s%s %.*s=%.*s",
                                    k > 0 ? " " : "", shell_sign(&v[k]), STR_FMT(v[k].name),
                                    STR_FMT(v[k].value));
        if (strcmp(found, rows[i].set) != 0)
            fail_msg("%s: '%s'", rows[i].line, found);
    }
}

static const struct run_assigned_list set_above = {
    .items =
        {{.shell = SHELL_CMD, .name = STR_INIT("A"), .value = STR_INIT("x&y"), .line = 1},
         {.shell = SHELL_BASH, .name = STR_INIT("A"), .value = STR_INIT("old"), .line = 1},
         {.shell = SHELL_BASH, .name = STR_INIT("A"), .value = STR_INIT("x"), .line = 2},
         {.shell = SHELL_BASH, .name = STR_INIT("B"), .value = STR_INIT("x y"), .line = 2},
         {.shell = SHELL_BASH, .name = STR_INIT("C"), .value = STR_INIT("a b;c"), .line = 2},
         {.shell = SHELL_BASH, .name = STR_INIT("D"), .value = STR_INIT("a\"b"), .line = 2},
         {.shell = SHELL_POWERSHELL, .name = STR_INIT("A"), .value = STR_INIT("p"), .line = 2},
         {.shell = SHELL_POWERSHELL, .name = STR_INIT("B"), .value = STR_INIT("p q"), .line = 2},
         {.shell = SHELL_POWERSHELL,
          .name = STR_INIT("l"),
          .value = STR_INIT("'-d', \"x y\"\n 2,"),
          .line = 2,
          .list = true},
         {.shell = SHELL_POWERSHELL,
          .environment = true,
          .name = STR_INIT("A"),
          .value = STR_INIT("e"),
          .line = 2},
         {.shell = SHELL_BASH, .name = STR_INIT("L"), .value = STR_INIT("late"), .line = 9}},
    .count = 11};

static void a_line_asks_for_what_was_set(void **state)
{
    static const struct {
        enum shell shell;
        const char *line, *filled; /* the same: nothing of it is known */
    } rows[] = {
        {SHELL_CMD, "docker run %A% %a% %A %% A%", "docker run x&y x&y %A %% A%"},
        {SHELL_CMD, "docker run '%A%' %{A}% %B%", "docker run 'x&y' %{A}% %B%"},
        {SHELL_BASH, "docker run $A ${A} $Ab ${A $a $9", "docker run x x $Ab ${A $a $9"},
        {SHELL_BASH, "docker run \"$A$B\" '$A' \"'$A'\"", "docker run \"xx y\" '$A' \"'x'\""},
        {SHELL_BASH, "docker run $C \"$C\" $D \"$D\"", "docker run $C \"a b;c\" $D \"$D\""},
        {SHELL_BASH, "docker run \\$A '\\'$A \"\\\"$A\" $L $",
         "docker run \\$A '\\'x \"\\\"x\" $L $"},
        {SHELL_BASH, "docker run ${A:-z} $A:x $A\\", "docker run ${A:-z} x:x x\\"},
        {SHELL_BASH, "docker run $(A) $(A $(Z) \"$(A)\" '$(A)'",
         "docker run x $(A $(Z) \"x\" '$(A)'"},
        {SHELL_BASH, "docker run {{A}} {{ A }} {{A {A}} {{A.B}} {{Z}}",
         "docker run x x {{A {A}} {{A.B}} {{Z}}"},
        {SHELL_POWERSHELL, "docker run {{A}} $(A)", "docker run {{A}} $(A)"},
        {SHELL_POWERSHELL, "docker run $A $a ${A} \"$A.b\" $A:b $A.b $A[0]",
         "docker run p p p \"p.b\" $A:b $A.b $A[0]"},
        {SHELL_POWERSHELL, "docker run $env:A ${ENV:A} $env:B '$A' `$A \"`$A\"",
         "docker run e e $env:B '$A' `$A \"`$A\""},
        {SHELL_POWERSHELL_LEGACY, "docker run $A $B \"$B\"", "docker run p $B \"p q\""},
        {SHELL_POWERSHELL, "docker run @l $L img", "docker run '-d' \"x y\" 2 '-d' \"x y\" 2 img"},
        {SHELL_POWERSHELL, "docker run a@l \"$l\" @l.x img @L",
         "docker run a@l \"$l\" @l.x img '-d' \"x y\" 2"},
        {SHELL_BASH, "docker run @l $l", "docker run @l $l"},
    };
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        bool used[RUN_ASSIGNED_MOST] = {false};
        struct str out;

        assert_true(
            run_assigned_fill(&out, &a, &set_above, rows[i].shell, str_of(rows[i].line), 5, used));
        if (!str_is(out, rows[i].filled))
            fail_msg("%s: '%.*s'", rows[i].line, STR_FMT(out));
        assert_false(used[10]);
    }
    arena_finish(&a);
}

static void a_variable_is_used_behind_its_sign(void **state)
{
    static const struct {
        const char *text;
        bool used;
    } rows[] = {
        {"run $IMG x", true},
        {"run ${img}", true},
        {"run %Img%", true},
        {"run $env:IMG", true},
        {"$IMG", true},
        {"run $IMG2", false},
        {"run IMG", false},
        {"IMG", false},
        {"run $IM", false},
        {"run $IMG_x", false},
        {"", false},
        {"run {{IMG}}", true},
        {"-f {{ .N }} {{ IMG }}", true},
        {"run {{ IMG2 }}", false},
        {"run { IMG }", false},
    };
    const struct run_assigned v = {.shell = SHELL_BASH, .name = STR_INIT("IMG")};

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (run_assigned_is_used(&v, str_of(rows[i].text)) != rows[i].used)
            fail_msg("%s", rows[i].text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_sets_a_constant),
        cmocka_unit_test(a_loop_gives_its_first_value),
        cmocka_unit_test(a_line_asks_for_what_was_set),
        cmocka_unit_test(a_variable_is_used_behind_its_sign),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
