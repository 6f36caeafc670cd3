/* Docker commands with a template: which are read, where an answer has its parts. */
#include "document_testing.h"

#include "model/base/buf.h"
#include "model/formats/asked.h"

#include <string.h>

/* "inspect web,db+ text{path}{json path}text"; + where others may be meant, too. */
static void describe(struct buf *b, const struct asked_command *a)
{
    static const char *const of[] = {"inspect", "info", "version"};

    buf_add(b, str_of(of[a->of]));
    for (size_t i = 0; i < a->object_count; i++) {
        buf_add(b, str_of(i == 0 ? " " : ","));
        buf_add(b, a->objects[i]);
    }
    buf_add(b, str_of(a->open ? "+ " : " "));
    for (size_t i = 0; i < a->count; i++) {
        buf_add(b, a->parts[i].before);
        buf_add(b, str_of(a->parts[i].json ? "{json " : "{"));
        buf_add(b, a->parts[i].path);
        buf_add(b, STR_LIT("}"));
    }
    buf_add(b, a->behind);
}

/* `wanted` NULL: it is no command that can be read. */
static void expect_command(const char *command, const char *wanted)
{
    struct asked_command asked;
    struct arena a;
    struct buf b = {0};
    bool is;

    arena_init(&a);
    is = asked_read(&asked, &a, str_of(command));
    if (is)
        describe(&b, &asked);
    if (is != (wanted != NULL) || (is && !str_is(buf_str(&b), wanted)))
        fail_msg("'%.*s' of: %s", (int)b.len, b.s == NULL ? "" : b.s, command);
    buf_finish(&b);
    arena_finish(&a);
}

struct command_row {
    const char *command, *wanted;
};

static void expect_commands(const struct command_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        expect_command(rows[i].command, rows[i].wanted);
}

#define EXPECT_COMMANDS(...)                                                                       \
    do {                                                                                           \
        static const struct command_row rows_[] = {__VA_ARGS__};                                   \
                                                                                                   \
        expect_commands(rows_, sizeof(rows_) / sizeof(rows_[0]));                                  \
    } while (0)

static void the_command_says_what_of_whom(void **state)
{
    (void)state;
    EXPECT_COMMANDS(
        {"docker inspect -f '{{.Name}}' web db", "inspect web,db {Name}"},
        {"docker.exe inspect -f {{.Name}} web", "inspect web {Name}"},
        {"\"C:\\bin\\docker\" inspect -f {{.Name}} web", "inspect web {Name}"},
        {"docker container inspect --type container --format={{.Id}} web", "inspect web {Id}"},
        {"docker inspect -s -f={{.Id}} web", "inspect web {Id}"},
        {"docker system info -f '{{.Isolation}}'", "info+ {Isolation}"},
        {"docker version --format {{.Server.Version}} # here", "version+ {Server.Version}"},
        {"docker ps -q; docker inspect\t-f {{.Id}} a | findstr x", "inspect a {Id}"},
        {"docker inspect -f {{.Id}} a && echo b", "inspect a {Id}"},
        {"docker inspect -f {{.Id}} $id", "inspect+ {Id}"},
        {"docker inspect -f {{.Id}} a \"$id\" b", "inspect a+ {Id}"},
        {"docker inspect -f {{.Id}} $(docker ps -q)", "inspect+ {Id}"},
        {"docker inspect -f {{ .Id }} a", "inspect a {Id}"}, {"docker inspect a # {{.Id}}", NULL},
        {"docker inspect a -f", NULL}, {"docker inspect a -f {{.Id", NULL},
        {"docker stats --format {{.Name}}", NULL}, {"dockerd -f {{.Name}}", NULL},
        {"docker inspect --formats {{.Name}} a", NULL}, {"podman inspect -f {{.Name}} a", NULL},
        {"docker inspect -f \"\" a {{", NULL}, {"docker inspect -f 'x' {{", NULL});
}

/* A NUL quotes nothing, though it is what stands for "no quote"; the sanitizers see what is read
 * before the text. */
static void a_word_may_begin_with_a_nul(void **state)
{
    struct asked_command asked;
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_true(asked_read(&asked, &a, STR_LIT("docker inspect -f {{.Id}} \0a b")));
    assert_int_equal(asked.object_count, 2);
    assert_int_equal(asked.objects[0].len, 2);
    assert_true(asked_read(&asked, &a, STR_LIT("docker inspect -f \0{{.Id}} a")));
    assert_true(str_is(asked.objects[0], "a"));
    assert_true(asked_read(&asked, &a, STR_LIT("docker inspect \0\"b c\" -f {{.Id}}")));
    assert_int_equal(asked.objects[0].len, 6);
    arena_finish(&a);
}

/* 33 names: one more than are kept. */
static void of_many_objects_the_rest_is_open(void **state)
{
    char command[400] = "docker inspect -f {{.Id}}";
    struct asked_command asked;
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < ASKED_OBJECTS; i++)
        strcat(command, " web");
    assert_true(asked_read(&asked, &a, str_of(command)));
    assert_int_equal(asked.object_count, ASKED_OBJECTS);
    assert_false(asked.open);
    strcat(command, " db");
    assert_true(asked_read(&asked, &a, str_of(command)));
    assert_int_equal(asked.object_count, ASKED_OBJECTS);
    assert_true(asked.open);
    arena_finish(&a);
}

#define TEMPLATE(template) "docker inspect -f " template " a"
#define READ(template)     "inspect a " template

/* What prints a value with nothing done to it, and text. */
static void a_template_is_paths_and_text(void **state)
{
    (void)state;
    EXPECT_COMMANDS(
        {TEMPLATE("'{{.Name}}: {{.State.Status}}!'"), READ("{Name}: {State.Status}!")},
        {TEMPLATE("\"{{json .State}}\""), READ("{json State}")},
        {TEMPLATE("'{{.State|json}}{{.Id | json}}'"), READ("{json State}{json Id}")},
        {TEMPLATE("'{{println .Name}}{{.Id}}'"), READ("{Name}\n{Id}")},
        {TEMPLATE("'{{printf \"%s\" .Name}}'"), READ("{Name}")},
        {TEMPLATE("\"{{printf \\\"%+v\\\" .State}}\""), READ("{State}")},
        {TEMPLATE("'{{printf \"%q\" .Name}}'"), NULL},
        {TEMPLATE("'{{printf \"%5d\" .State.Pid}}'"), NULL},
        {TEMPLATE("'{{index .Config.Labels \"a.b\"}}'"), READ("{Config.Labels[\"a.b\"]}")},
        {TEMPLATE("\"{{index .Config.Labels \\\"a b\\\"}}\""), READ("{Config.Labels[\"a b\"]}")},
        {TEMPLATE("'{{index .Config.Labels `a.b`}}'"), READ("{Config.Labels[\"a.b\"]}")},
        {TEMPLATE("'{{index .Config.Cmd 0}}'"), READ("{Config.Cmd[0]}")},
        {TEMPLATE("'{{index .Config.Labels $k}}'"), NULL},
        {TEMPLATE("'{{index .Config.Labels \"\"}}'"), NULL},
        {TEMPLATE("'{{index .Config.Labels \"a\\\"b\"}}'"), NULL},
        {TEMPLATE("'{{index .Config.Labels \"a\" \"b\"}}'"), NULL},
        {TEMPLATE("'{{index .Config.Labels}}'"), NULL}, {TEMPLATE("'{{index $x \"a\"}}'"), NULL},
        {TEMPLATE("'{{json .State | html}}'"), NULL},
        {TEMPLATE("'{{range .Mounts}}{{.Source}}{{end}}'"), NULL},
        {TEMPLATE("'{{len .Mounts}}'"), NULL}, {TEMPLATE("'{{json}}'"), NULL},
        {TEMPLATE("'{{.}}'"), NULL}, {TEMPLATE("'{{.Name$}}'"), NULL}, {TEMPLATE("'{{}}'"), NULL},
        {TEMPLATE("'{{.A_b9}}{{x'"), READ("{A_b9}{{x")}, {TEMPLATE("'text'"), NULL});
    EXPECT_COMMANDS({TEMPLATE("'{{.Id}}{{\"\\n\"}}{{.Name}}'"), READ("{Id}\n{Name}")},
                    {TEMPLATE("'{{.Id}}{{\"a\\tb\\\\c\"}}{{.Name}}'"), READ("{Id}a\tb\\c{Name}")},
                    {TEMPLATE("'{{\"\"}}{{.Id}}'"), READ("{Id}")},
                    {TEMPLATE("'{{\"}}{{.Id}}'"), NULL},
                    {TEMPLATE("\"{{.Id}}`n{{.Name}}`t`$\""), READ("{Id}\n{Name}\t`$")},
                    {TEMPLATE("\"{{.Id}}`\""), READ("{Id}`")});
}

static void a_template_has_so_many_parts(void **state)
{
    char command[300] = "docker inspect a -f ", wanted[300] = "inspect a ";

    (void)state;
    for (size_t i = 0; i < ASKED_PARTS; i++) {
        strcat(command, "{{.Id}}");
        strcat(wanted, "{Id}");
    }
    expect_command(command, wanted);
    strcat(command, "{{.Id}}");
    expect_command(command, NULL);
}

/* ---- answers ------------------------------------------------------------------------------- */

/* "1: value|value; 2: unclear; 3: refused: text": of each answer its line and what it has. */
static void describe_answers(struct buf *b, struct asked_command *a)
{
    struct str values[ASKED_PARTS];
    enum answer_fit fit;
    unsigned line;

    while ((fit = asked_next(a, values, &line)) != ANSWER_NONE) {
        buf_printf(b, "%s%u: ", b->len > 0 ? "; " : "", line);
        if (fit == ANSWER_UNCLEAR)
            buf_add(b, STR_LIT("unclear"));
        else if (fit == ANSWER_REFUSED)
            buf_printf(b, "refused: %.*s", STR_FMT(values[0]));
        for (size_t i = 0; fit == ANSWER_FITS && i < a->count; i++)
            buf_printf(b, "%s%.*s", i > 0 ? "|" : "", STR_FMT(values[i]));
    }
}

struct answer_row {
    const char *template, *answer, *wanted;
};

static void expect_answer(const struct answer_row *row)
{
    struct asked_command asked;
    struct arena a;
    struct buf b = {0}, text = {0};

    arena_init(&a);
    buf_printf(&text, "docker inspect -f '%s' a b\n%s", row->template, row->answer);
    assert_true(asked_read(&asked, &a, buf_str(&text)));
    describe_answers(&b, &asked);
    if (!str_is(buf_str(&b), row->wanted))
        fail_msg("'%.*s' of %s: %s", (int)b.len, b.s == NULL ? "" : b.s, row->template,
                 row->answer);
    buf_finish(&text);
    buf_finish(&b);
    arena_finish(&a);
}

static void an_answer_ends_where_it_can_be_told(void **state)
{
    static const struct answer_row rows[] = {
        {"{{.Name}}", "/a\n/b\n/c\n", "2: /a; 3: /b"},
        {"{{.Name}}", "\r\n/a\r\n\n/b", "3: /a; 5: /b"},
        {"{{.Name}}", "", ""},
        {"{{.Name}}", "\n \n", ""},
        {"{{.Name}} on {{.Driver}}", "/a on windowsfilter\n", "2: /a|windowsfilter"},
        {"{{.Name}} on {{.Driver}}", "/a\n/b on x\n", ""},
        {"Name: {{.Name}}", "/a\n", ""},
        {"Name: {{.Name}}.", "Name: /a.\nName: /b", "2: /a"},
        {"{{.Id}} {{.Path}} ", "1 c:\\a b \n", "2: 1|c:\\a b"},
        {"{{.Name}}{{.Id}}", "/a1\n", "2: unclear"},
        {"{{.Path}} {{.LogPath}}", "c:\\a b c:\\d\n", "2: unclear"},
        {"{{.Path}} {{.Name}}", "c:\\a /b\nc:\\a c /b\n", "2: c:\\a|/b; 3: unclear"},
        {"{{.Config.Cmd}}{{.Config.Env}}", "[a [b] {c}][A=1]\n", "2: [a [b] {c}]|[A=1]"},
        {"{{.Config.Labels}} {{.State}}", "map[a:b c:d] {x y}\n", "2: map[a:b c:d]|{x y}"},
        {"{{.HostConfig}}{{.Id}}", "&{a b}1\n", "2: &{a b}|1"},
        {"{{json .Name}} {{json .Path}}", "\"/a b\" \"c\\\" d\"\n", "2: \"/a b\"|\"c\\\" d\""},
        {"{{json .Config.Env}} x", "[\"] \\\"\"] x\n", "2: [\"] \\\"\"]"},
        {"{{json .Config.Env}} x", "[\"A x\n", "2: [\"A"},
        {"{{json .State}}", "{\"a\": 1} \r\n", "2: {\"a\": 1}"},
        {"{{.Name}}{{\"\\n\"}}{{.Id}}", "/a\n1\n/b\n2\n", "2: /a|1; 4: /b|2"},
        {"{{.Name}}{{\"\\n\"}}{{.Id}}{{\"\\n\"}}", "/a\n1\n\n/b\n2\n\n", "2: /a|1; 5: /b|2"},
        {"{{.Name}}{{\"\\n\"}}{{.Id}}", "/a\n", ""},
        {"{{.Name}}", "Error: No such object: a\n/b\n",
         "2: refused: Error: No such object: a; 3: /b"},
        {"{{.Name}}", "Error response from daemon: x \r\n",
         "2: refused: Error response from daemon: x"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        expect_answer(&rows[i]);
}

/* docker info answers once, whatever follows. */
static void an_info_has_one_answer(void **state)
{
    struct str values[ASKED_PARTS];
    struct asked_command asked;
    struct arena a;
    unsigned line;

    (void)state;
    arena_init(&a);
    assert_true(asked_read(&asked, &a, STR_LIT("docker info -f {{.Isolation}}\nhyperv\nmore\n")));
    assert_int_equal(asked_next(&asked, values, &line), ANSWER_FITS);
    assert_str(values[0], "hyperv");
    assert_int_equal(asked_next(&asked, values, &line), ANSWER_NONE);
    arena_finish(&a);
}

/* How many of the lines below the command are its answers. */
static void lines_belong_to_their_command(void **state)
{
    static const struct {
        const char *first, *next;
        size_t count;
        bool more;
    } rows[] = {
        {"docker inspect -f {{.Id}} a b", "1", 1, true},
        {"docker inspect -f {{.Id}} a b", "1", 2, true},
        {"docker inspect -f {{.Id}} a b", "1", 3, false},
        {"docker inspect -f {{.Id}} $x", "1", 1, true},
        {"docker inspect -f {{.Id}} $x", "1", 9, true},
        {"docker inspect -f {{.Id}} $x", "", 9, false},
        {"docker info -f {{.Isolation}}", "hyperv", 1, true},
        {"docker info -f {{.Isolation}}", "hyperv", 2, false},
        {"docker inspect -f {{.Id}} a", "PS C:\\> dir", 1, false},
        {"docker inspect a", "[", 1, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (asked_goes_on(str_of(rows[i].first), STR_NONE, str_of(rows[i].next), rows[i].count) !=
            rows[i].more)
            fail_msg("row %zu", i);
}

/* Of a line: whether what stands below is explained by nothing else. */
static void a_command_may_be_needed_to_read_what_follows(void **state)
{
    static const struct {
        const char *line;
        bool inspect, info, version;
    } rows[] = {
        {"$ docker inspect -f {{.Name}} a", true, false, false},
        {"$ docker inspect -f '{{json .HostConfig}}' a", false, false, false},
        {"$ docker inspect -f '{{json .Config.Env}}' a", true, false, false},
        {"$ docker inspect -f 'x{{json .HostConfig}}' a", true, false, false},
        {"$ docker inspect -f '{{json .Id}} {{json .Name}}' a", true, false, false},
        {"$ docker info -f {{.Isolation}}", false, true, false},
        {"$ docker version -f {{.Server.Version}}", false, false, true},
        {"$ docker version", false, false, false},
        {"{{.Name}}", false, false, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct str line = str_of(rows[i].line);

        if (asked_begins_inspect(line) != rows[i].inspect ||
            asked_begins_info(line) != rows[i].info ||
            asked_begins_version(line) != rows[i].version)
            fail_msg("%s", rows[i].line);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_command_says_what_of_whom),
        cmocka_unit_test(a_word_may_begin_with_a_nul),
        cmocka_unit_test(of_many_objects_the_rest_is_open),
        cmocka_unit_test(a_template_is_paths_and_text),
        cmocka_unit_test(a_template_has_so_many_parts),
        cmocka_unit_test(an_answer_ends_where_it_can_be_told),
        cmocka_unit_test(an_info_has_one_answer),
        cmocka_unit_test(lines_belong_to_their_command),
        cmocka_unit_test(a_command_may_be_needed_to_read_what_follows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
