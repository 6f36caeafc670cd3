/* What stands around the lines of a paste: time stamps, numbers, escapes, a row each. */
#include "document_testing.h"

#include "model/transport/lines.h"
#include "model/transport/time_stamp.h"
#include "model/transport/wrapped.h"

static void a_time_stamp_has_an_end(void **state)
{
    static const struct {
        const char *line, *rest; /* behind the stamp; all of it: there is none */
    } rows[] = {
        {"2020-01-02T03:04:05Z a", "a"},
        {"2020-01-02T03:04:05.123456Z a", "a"},
        {"2020-01-02T03:04:05,123+01:00 a", "a"},
        {"2020-01-02T03:04:05-0100 a", "a"},
        {"2020-01-02 03:04:05 a", "a"},
        {"2020/01/02 03:04:05\ta", "a"},
        {"03:04:05 a", "a"},
        {"03:04:05", ""},
        {"2020-01-02T03:04:05Z stderr F a", "a"},
        {"2020-01-02T03:04:05Z 01O a", "a"},
        {"2020-01-02T03:04:05Z 00E+a", "a"},
        {"2020-01-02T03:04:05Z 01X a", "01X a"},
        {"2020-01-02T03:04:05+x a", "2020-01-02T03:04:05+x a"},
        {"03:04:05x", "03:04:05x"},
        {"03:04 a", "03:04 a"},
        {"2020-01-02", "2020-01-02"},
        {"[03:04:05] a", "a"},
        {"[03:04:05]W:\t\t [Step 1/2] a", "a"},
        {"[03:04:05] : [Step 1/2] a", "a"},
        {"[03:04:05]W: a", "a"},
        {"[03:04:05] :a", ":a"},
        {"[03:04:05]", ""},
        {"[03:04:05][x] a", "[03:04:05][x] a"},
        {"[03:04:05 a", "[03:04:05 a"},
        {"[a] b", "[a] b"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct str line = str_of(rows[i].line);
        struct str rest = str_cut(line, time_stamp(line), line.len);

        if (!str_is(rest, rows[i].rest))
            fail_msg("%s leaves '%.*s'", rows[i].line, STR_FMT(rest));
    }
}

/* The lines once more as one text. */
static struct str together(struct arena *a, const struct lines *l)
{
    struct str text = STR_LIT("");

    for (size_t i = 0; i < l->count; i++)
        text = arena_printf(a, "%.*s%s%.*s", STR_FMT(text), i > 0 ? "\n" : "",
                            STR_FMT(l->items[i].text));
    return text;
}

struct undo_row {
    const char *text, *want; /* NULL: it stays */
};

static void check_all(const struct undo_row *rows, size_t count, bool (*undo)(struct lines *l))
{
    size_t failures = 0;

    for (size_t i = 0; i < count; i++) {
        struct lines l;
        struct arena a;
        bool done;

        arena_init(&a);
        assert_true(lines_split(&l, &a, str_of(rows[i].text)));
        done = undo(&l);
        if (done != (rows[i].want != NULL) ||
            !str_is(together(&a, &l), done ? rows[i].want : rows[i].text)) {
            print_error("%s\n  is '%.*s'\n", rows[i].text, STR_FMT(together(&a, &l)));
            failures++;
        }
        assert_int_equal(l.undone_count > 0, done);
        arena_finish(&a);
    }
    assert_int_equal(failures, 0);
}

static void numbers_in_front_of_lines_are_dropped(void **state)
{
    static const struct undo_row rows[] = {
        {"1: a\n2: b\n3: c", " a\n b\n c"},
        {"  9 | a\n 10 | b\n 11 | c", " a\n b\n c"},
        {"1\ta\n2\tb\n3\tc", "a\nb\nc"},
        {"1. a\n2. b\n3. c", " a\n b\n c"},
        {"1) a\n2) b\n3) c", " a\n b\n c"},
        {"1 a\n2 b\n3 c", " a\n b\n c"},
        {"1: a\n\n3: b\n4: c", " a\n\n b\n c"},
        {"1: a\n2\n3: c", " a\n\n c"},
        {"1: a\n2: b", " a\n b"},
        {"1 a\n2 b", NULL},
        {"1: a\n3: b\n4: c", NULL},
        {"1: a\n2| b\n3: c", NULL},
        {"1x a\n2x b\n3x c", NULL},
        {"a\nb\nc", NULL},
        /* The number in a line of its own. */
        {"1\na\n2\nb\n3\nc", "a\nb\nc"},
        {"1\na\n2\nb", NULL},
        {"x\n1\na\n2\nb\n3\nc", NULL},
        {"1\na\nb\nc\nd\ne\nf\n2\n3", NULL},
    };

    (void)state;
    check_all(rows, sizeof(rows) / sizeof(rows[0]), lines_drop_numbers);
}

static void a_string_of_json_is_a_text_again(void **state)
{
    static const struct undo_row rows[] = {
        {"[{\\\"Id\\\": \\\"a\\\"}]", "[{\"Id\": \"a\"}]"},
        {"\"[{\\\"Id\\\": \\\"C:\\\\\\\\x\\\"}]\"", "[{\"Id\": \"C:\\\\x\"}]"},
        {"\"{\\n\\t\\\"a\\\": 1\\r\\n}\"", "{\n\t\"a\": 1 \n}"},
        {"\n[\\n {\\\"a\\\":\\/1}]", "\n[\n {\"a\":/1}]"},
        {"\"a\\nb\"", "a\nb"},
        {"\"ab\"", NULL},
        {"a\\nb", NULL},
        {"[{\\\"a\\\": \"b\"}]", NULL},
        {"[{\"a\": \"b\\n\"}]", NULL},
        {"", NULL},
    };

    (void)state;
    check_all(rows, sizeof(rows) / sizeof(rows[0]), lines_unescape);
}

#define CHECK_ALL(rows, undo) check_all((rows), sizeof(rows) / sizeof((rows)[0]), (undo))

static void marks_of_markdown_are_dropped(void **state)
{
    static const struct undo_row breaks[] = {
        {"a\\\nb\\\nc\\", "a\nb\nc"},
        {"a\\\n\nb\\\nc\\", "a\n\nb\nc"},
        {"a\\\nb\\", NULL},
        {"a\\\nb\\\nc", NULL},
        {"", NULL},
        {"\n\n", NULL},
    };
    static const struct undo_row bold[] = {
        {"**a: 1**", "a: 1"}, {" **a: 1** \nb", "a: 1\nb"}, {"**a", NULL},     {"a**", NULL},
        {"****", NULL},       {"**a** b **c**", NULL},      {"**a*b**", NULL}, {"a", NULL},
    };
    static const struct undo_row doubled[] = {
        {"a\n\nb\n\nc\n", "a\nb\nc"},
        {"a\n\n\nb\n\n\nc\n\n", "a\nb\nc"},
        {"a\n\nb", "a\nb"},
        {"a\nb\n\nc", NULL},
        {"a", NULL},
        {"a\n\n", NULL},
    };

    (void)state;
    CHECK_ALL(breaks, lines_drop_hard_breaks);
    CHECK_ALL(bold, lines_drop_bold);
    CHECK_ALL(doubled, lines_drop_doubled_ends);
}

static bool drop_marks_of_code(struct lines *l)
{
    lines_drop_marks_of_code(l);
    return l->undone_count > 0;
}

static bool drop_fences(struct lines *l)
{
    lines_drop_fences(l);
    return l->undone_count > 0;
}

static void marks_of_code_are_dropped(void **state)
{
    static const struct undo_row marks[] = {
        {"`a b`", "a b"},
        {"\n `ab\nc` \n", "\nab\nc\n"},
        {"```{\"a\": 1}```", "{\"a\": 1}"},
        {"```docker run a", "docker run a"},
        {"{\"a\": 1}```", "{\"a\": 1}"},
        {"```json\n{}\n```", NULL},
        {"``a``", NULL},
        {"``", NULL},
        {"`", NULL},
        {"`a", NULL},
        {"a`", NULL},
        {"`a``", NULL},
        {"", NULL},
        {"```", NULL},
    };
    static const struct undo_row fences[] = {
        {"```json\na\n```", "a"},
        {"~~~\na\n~~~", "a"},
        {"[code]\na\n[/code]", "a"},
        {"{code:json}\na\n{code}", "a"},
        {"[quote=me]\na", "a"},
        {"{noformat}\na", "a"},
        {"[pre]\na", "a"},
        {"[spoiler]\na", "a"},
        {"<details>\n<summary>x</summary>\na\n</details>", "a"},
        {"<details open>\na", "a"},
        {"[coder]\na", NULL},
        {"[code\na", NULL},
        {"{a}", NULL},
        {"[]", NULL},
        {"<detail>", NULL},
        {"``", NULL},
    };

    (void)state;
    CHECK_ALL(marks, drop_marks_of_code);
    CHECK_ALL(fences, drop_fences);
}

static bool drop_prefixes(struct lines *l)
{
    bool ci = false;

    return lines_drop_prefixes(l, &ci);
}

static void what_stands_in_front_of_each_line_is_dropped(void **state)
{
    static const struct undo_row rows[] = {
        {"> a\n>\n> b", "a\n\nb"},
        {">a\n> b", "a\n b"},
        {"03:04:05 a\nb", "a\nb"},
        {"03:04:05 a\nb\nc", NULL},
        {"#12 0.3 a\n#12 0.45 b", "a\nb"},
        {"#12 0.3\n#12 0.4 b", "\nb"},
        {"#12 0.3x\n#12 0.4y", NULL},
        {"#12 a\n#12 b", NULL},
        {"#12 7\n#12 8", NULL},
        {"#12 7,5 a\n#12 8,5 b", NULL},
        {"#12x7.5 a\n#12x8.5 b", NULL},
        {"#x\n#12", NULL},
        {"web_1  | a\nweb_1  |\nweb_1  | b", "a\n\nb"},
        {"web_1  |a", "a"},
        {"web | a\ndb  | b", "a\nb"},
        {"web | a", NULL},
        {"1 | a", NULL},
        {"web 1 | a\nweb 1 | b", NULL},
        {"[exec] a\n[exec]\n[exec] b", "a\n\nb"},
        {"[exec]a\n[exec]b", NULL},
        {"[exec a\n[exec b", NULL},
        {"[] a\n[] b", NULL},
        {"[a] x\n[b] y", NULL},
        {"out.txt:a\nout.txt:b", "a\nb"},
        {"out.txt:12:a\nout.txt:13:b", "a\nb"},
        {"out.txt:12\nout.txt:13", "12\n13"},
        {"out.txt:12 x\nout.txt:13 y", "12 x\n13 y"},
        {"docker.io:a\ndocker.io:b", NULL},
        {"out:a\nout:b", NULL},
        {"o.t t:a\no.t t:b", NULL},
        {"a.txt:a\nb.txt:b", NULL},
        {"\xE2\x94\x82 a  \xE2\x94\x82\n\xE2\x94\x82 b \xE2\x94\x82 ", "a\nb"},
        {"\xE2\x95\x91 a\n\xE2\x95\x91\n\xE2\x95\x91 b\xE2\x95\x91", "a\n\nb"},
        {"| a\n| b", "a\nb"},
        {"| a |\n| b |", "a\nb"},
        {"| a: |\n| b", "a: |\nb"},
        {"| a", NULL},
        {"+ a\n+ b\n+ c", "a\nb\nc"},
        {"+ a\n+b\n+ c", "a\nb\nc"},
        {"+a\n+ b\n+c", "a\n b\nc"},
        {"# a\n# b\n# c", "a\nb\nc"},
        {"REM a\nREM\nREM b", "a\n\nb"},
        {"# a\n// b\n# c", NULL},
        {"# a\n# b", NULL},
        {"", NULL},
    };

    (void)state;
    CHECK_ALL(rows, drop_prefixes);
}

static void what_all_lines_are_indented_by_is_dropped(void **state)
{
    static const char *const rows[][2] = {
        {"  a\n   b\n\n  c", "a\n b\n\nc"},
        {"\ta\n\tb", "a\nb"},
        {" \ta\n \t b", "a\n b"},
        {"\ta\n b", "\ta\n b"},
        {"a\n b", "a\n b"},
        {"\n \n", "\n \n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct lines l;
        struct arena a;

        arena_init(&a);
        assert_true(lines_split(&l, &a, str_of(rows[i][0])));
        lines_drop_indentation(&l);
        if (!str_is(together(&a, &l), rows[i][1]))
            fail_msg("%s: '%.*s'", rows[i][0], STR_FMT(together(&a, &l)));
        arena_finish(&a);
    }
}

/* want: what the text becomes; NULL: it stays. */
static void expect_split(bool (*split)(struct lines *), const char *text, const char *want)
{
    struct lines l;
    struct arena a;

    arena_init(&a);
    assert_true(lines_split(&l, &a, str_of(text)));
    assert_true(split(&l));
    assert_int_equal(l.undone_count, want != NULL);
    if (!str_is(together(&a, &l), want != NULL ? want : text))
        fail_msg("%s: '%.*s'", text, STR_FMT(together(&a, &l)));
    arena_finish(&a);
}

static void what_docker_prints_in_one_line_is_cut_at_its_labels(void **state)
{
    static const char *const rows[][2] = {
        {"so: Server: Containers: 1 Server Version: 23.0.3 Storage Driver: windowsfilter CPUs: 8",
         "so: \nServer: \nContainers: 1 \nServer Version: 23.0.3 \nStorage Driver: windowsfilter "
         "\nCPUs: 8"},
        {"Client: Version: 19.03.8 API version: 1.40 Git commit: afacb8b OS/Arch: windows/amd64",
         "Client: \nVersion: 19.03.8 \nAPI version: 1.40 \nGit commit: afacb8b \nOS/Arch: "
         "windows/amd64"},
        /* Four of them; none that others do not print; no label, but a word; JSON */
        {"Server Version: 23.0.3 Storage Driver: windowsfilter CPUs: 8 and OSType: windows xxx",
         NULL},
        {"Name: a Version: b Images: c Running: d Stopped: e Volume: f xxxxxxxxxxxxxxxxxxxxxxx",
         NULL},
        {"xServer: Containers:1 Server Version:23.0.3 aStorage Driver: w CPUs: 8 xxxxxxxxxxxxxx",
         NULL},
        {"{\"Version\": 1, \"Server\": 2, \"OSType\": 3, \"CPUs\": 4, \"Name\": 5, \"ID\": 6} xx",
         NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        expect_split(lines_split_run_on, rows[i][0], rows[i][1]);
}

static void what_stands_in_a_tables_cell_has_a_line_of_its_own(void **state)
{
    static const char *const rows[][2] = {
        {"| a | b |\n|---|:-:|\n| `docker inspect w` | `[{\"Id\": \"x|y\"}]` |\n| c | d |\n",
         "| a | b |\n|---|:-:|\n| `docker inspect w` |\n[{\"Id\": \"x|y\"}]\n| c | d |\n"},
        {"|a|\n|-|\n|docker run img cmd /c \"a \\| b\"|",
         "|a|\n|-|\ndocker run img cmd /c \"a | b\""},
        {"| docker run img | what it says |\n|---|---|",
         "docker run img\n| what it says |\n|---|---|"},
        /* An error ends with its cell; several cells of a row; no bars around the rows. */
        {"| e | c |\n|---|---|\n| hcs::Start x: y | `docker run i` | so |",
         "| e | c |\n|---|---|\nhcs::Start x: y\n---\ndocker run i\n| so |"},
        {"j | e\n--- | ---\n`{\"a\": \"|}\"}` | z", "j | e\n--- | ---\n{\"a\": \"|}\"}\n| z"},
        {"| a |\n|---|\nx\n| {\"a\": 1} |", NULL},
        {"| a |\n| {\"a\": 1} |", NULL},
        {"| a |\n|---|\n| docker ps |", NULL},
        {"a\n \n\nb", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        expect_split(lines_split_cells, rows[i][0], rows[i][1]);
}

static void marks_of_mail_are_dropped_where_a_part_has_them(void **state)
{
    static const struct undo_row rows[] = {
        {"see:\n> a\n>\n> b\nso", "see:\na\n\nb\nso"},
        {"> a\n> b", "a\nb"},
        {"> a\nb", NULL},
        {"docker run \\\n> a\n> b", NULL},
        {"docker run `\n> a\n> b", NULL},
        {"\n> a\n> b", "\na\nb"},
        {">a\n>b", NULL},
        {"```\n> a\n> b\n```", "```\na\nb\n```"},
        /* Doubled line ends of the quoted part alone. */
        {"see:\n> a\n>\n> b\n>\n> c\n\nso", "see:\na\nb\nc\n\nso"},
    };

    (void)state;
    CHECK_ALL(rows, lines_drop_quoted_parts);
}

static void an_empty_line_behind_each_is_dropped(void **state)
{
    static const struct undo_row rows[] = {
        {"a\n\nb\n\nc", "a\nb\nc"},
        {"a\n\n\nb\n\n\nc", "a\nb\nc"},
        {"a\n\nb\nc", NULL},
        {"a\n\n\n\n\n\n\n\nb", NULL},
        {"a", NULL},
        {"a\n", NULL},
        {"", NULL},
    };

    (void)state;
    CHECK_ALL(rows, lines_drop_doubled_ends);
}

static void bold_print_and_filling_are_dropped(void **state)
{
    static const struct undo_row bold[] = {
        {"**a: b**", "a: b"}, {" **a**\nb", "a\nb"}, {"****", NULL},      {"**a*b**", NULL},
        {"**a", NULL},        {"a**b", NULL},        {"*a* **b**", NULL}, {"", NULL},
    };
    static const struct undo_row filled[] = {
        {"a   \nbc  \n    ", "a\nbc\n"}, {"a\t\nb\t", "a\nb"}, {"a  \nbcd", NULL}, {"a ", NULL},
        {"a   \nb   \nc\nd\ne", NULL},
    };

    (void)state;
    CHECK_ALL(bold, lines_drop_bold);
    CHECK_ALL(filled, lines_drop_filling);
}

/* Nothing in these tests begins anew. */
static bool never(struct str line)
{
    (void)line;
    return false;
}

static bool join_wrapped(struct lines *l)
{
    return lines_join_wrapped(l, never);
}

#define FIFTY "12345678901234567890123456789012345678901234567890"

static void what_a_console_broke_is_joined(void **state)
{
    static const struct undo_row rows[] = {
        {FIFTY "0123456789\n" FIFTY "abcdefghij\nend", FIFTY "0123456789" FIFTY "abcdefghijend"},
        /* A width that no line but one has, lines that are too short, and breaks at blanks. */
        {FIFTY "0123456789\nab", NULL},
        {FIFTY "\n" FIFTY "\nab", NULL},
        {FIFTY "012345678 \n" FIFTY "abcdefghi \n end", NULL},
        {FIFTY "012345678.\n\ta\n" FIFTY "abcdefghi.\n\tb", NULL},
        {FIFTY "0123456789\n\n" FIFTY "abcdefghij\n\nab", NULL},
        /* Rows of a table, and facts of a list. */
        {"a  b" FIFTY "012345\nc  d" FIFTY "abcdef\ne  f", NULL},
        {"Id " FIFTY "012345a\n"
         "-- ---------------------------------------------------------\n1 " FIFTY "0123456a\n2",
         NULL},
        {"A label: " FIFTY "0\nB label: " FIFTY "a\nC label: x", NULL},
        {"A label: " FIFTY "0\nb label: " FIFTY "a\n1", "A label: " FIFTY "0b label: " FIFTY "a1"},
        {"A 1: 89" FIFTY "012\nB 2: xy" FIFTY "abc\nz", "A 1: 89" FIFTY "012B 2: xy" FIFTY "abcz"},
    };

    static const struct undo_row hanging[] = {
        {FIFTY "0123456789\n    " FIFTY "abcdefghij\n    end",
         FIFTY "0123456789" FIFTY "abcdefghijend"},
        {FIFTY "0123456789\n    " FIFTY "abcdef\n    end\nx",
         FIFTY "0123456789" FIFTY "abcdefend\nx"},
        {FIFTY FIFTY "\n  end\nx", FIFTY FIFTY "end\nx"},
        /* No width that is usual, lines that are no wider than another, breaks at blanks; a line
         * broken in front of a blank. */
        {FIFTY "0123456789\n    end", NULL},
        {FIFTY "0123456789\n    a\n    end", NULL},
        {FIFTY FIFTY "\n - end", NULL},
        {FIFTY FIFTY "\n end", NULL},
        {FIFTY FIFTY "\n         end", NULL},
    };

    (void)state;
    CHECK_ALL(rows, join_wrapped);
    CHECK_ALL(hanging, lines_join_hanging);
    for (size_t width = 79; width <= 201; width++) {
        static const size_t usual[] = {80, 100, 120, 132, 140, 150, 160, 180, 200};
        bool is = false;

        for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++)
            is = is || usual[i] == width;
        assert_int_equal(line_width_is_usual(width), is);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_time_stamp_has_an_end),
        cmocka_unit_test(numbers_in_front_of_lines_are_dropped),
        cmocka_unit_test(marks_of_markdown_are_dropped),
        cmocka_unit_test(marks_of_code_are_dropped),
        cmocka_unit_test(what_stands_in_front_of_each_line_is_dropped),
        cmocka_unit_test(what_all_lines_are_indented_by_is_dropped),
        cmocka_unit_test(a_string_of_json_is_a_text_again),
        cmocka_unit_test(what_docker_prints_in_one_line_is_cut_at_its_labels),
        cmocka_unit_test(what_stands_in_a_tables_cell_has_a_line_of_its_own),
        cmocka_unit_test(marks_of_mail_are_dropped_where_a_part_has_them),
        cmocka_unit_test(an_empty_line_behind_each_is_dropped),
        cmocka_unit_test(bold_print_and_filling_are_dropped),
        cmocka_unit_test(what_a_console_broke_is_joined),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
