/* Artefacts as people paste them: each of the samples with each of the things that terminals,
 * forums, mail, CI systems, web pages and editors do to a text says what the sample says. */
#include "document_testing.h"

#include "model/base/buf.h"
#include "model/formats/sources.h"
#include "model/json/json.h"

#define FOLDER TEST_DATA_DIR "/artefacts/"

static const char *const samples[] = {
    "docker-inspect/derived-hyperv-gmsa-eng29.json",
    "cases/a02-gmsa-file-of-a-container-that-runs.json",
    "cases/a25-hostconfig-alone.json",
    "docker-info/docker-cli-docs-ws2022-23.0.3.txt",
    "cases/b18-docker-version.txt",
    "cases/b21-error-decimal.txt",
    "cases/a45-daemon-error.txt",
    "cases/b22-eventlog-ccg.txt",
    "credspec/ms-docs-domain-joined.json",
    "hns/sdn-get-hnsnetwork-formatlist.txt",
    "hns/sdn-hnsdiag-list-all-2019.txt",
    "hns/flannel-test-remote-endpoint-v1.json",
    "reg/synthetic-v5-utf8-nobom-lf.reg",
    "reg/synthetic-reg-query.txt",
    "network-inspect/ms-debug-containerhost-nat-17.03.json",
    "oci/derived-moby-process.json",
    "compose/stefanscherer-traefik-v2.4-isolation.yml",
    "k8s/windows-gmsa-simple-with-gmsa.yml",
    "k8s/windows-gmsa-credspec-0.yml",
    "cases/a44-docker-run.txt",
    "cases/b23-hcs-error-hardwrapped.txt",
    "cases/a48-generated-spec-log-line.txt",
    "credspec/ecs-agent-state-v26-gmsa.json",
    "reg/synthetic-get-itemproperty-formatlist.txt",
    "../../fuzz/corpus/pieces/Dockerfile",
    "../../fuzz/corpus/pieces/kubectl-describe.txt",
    "../../fuzz/corpus/pieces/task-definition.json",
    "../../fuzz/corpus/pieces/service-inspect.json",
    "../../fuzz/corpus/pieces/hns-format-table.txt",
    "../../fuzz/corpus/pieces/events-list.txt",
    "../../fuzz/corpus/pieces/told-sysinfo.txt",
    "../../fuzz/corpus/pieces/told-netls.txt",
    "../../fuzz/corpus/pieces/service-create.txt",
};
#define SAMPLE_COUNT (sizeof(samples) / sizeof(samples[0]))

/* ---- what is done to them ---- */

/* One line at a time. */
struct around {
    const char *name;
    const char *front; /* printf, with the line's number */
    const char *behind;
    size_t least; /* lines of the sample */
    bool no_yaml; /* means another thing in YAML */
};

static const struct around arounds[] = {
    {"Windows' line ends", "", "\r", 1, false},
    {"quoted", "> ", "", 1, false},
    {"quoted twice", "> > ", "", 1, false},
    {"quoted without a blank", ">", "", 1, false},
    {"indented", "    ", "", 1, false},
    {"indented by a tab", "\t", "", 1, false},
    {"numbered, colon", "%zu: ", "", 3, false},
    {"numbered, blanks", "%4zu  ", "", 3, false},
    {"numbered, tab", "%zu\t", "", 3, false},
    {"numbered, bar", "%3zu | ", "", 3, false},
    {"GitHub", "2024-03-19T01:19:10.%07zuZ ", "", 1, false},
    {"gh run view", "build\tRun it\t2024-03-19T01:19:10.%07zuZ ", "", 1, false},
    {"Azure Pipelines", "2024-03-19T01:19:10.%07zuZ ##[error]", "", 1, false},
    {"zone", "2024-03-19T01:19:10.%03zu+01:00 ", "", 1, false},
    {"Jenkins", "[2024-03-19T01:19:10.%03zuZ] ", "", 1, false},
    {"Jenkins, time alone", "01:19:10  ", "", 1, false},
    {"log4j", "2024-03-19 01:19:10,%03zu ", "", 1, false},
    {"TeamCity", "[01:19:10]W:\t\t [Step 1/2] ", "", 1, false},
    {"Kubernetes", "2024-03-19T01:19:10.%09zuZ stderr F ", "", 1, false},
    {"GitLab", "2024-03-19T01:19:10.%06zuZ 01O ", "", 1, false},
    {"BuildKit", "#12 0.%zu ", "", 1, false},
    {"compose", "proj-web-1  | ", "", 1, false},
    {"ant", "[exec] ", "", 2, false},
    {"grep", "out.txt:", "", 2, false},
    {"grep -n", "out.txt:%zu:", "", 2, false},
    {"bars", "\xE2\x94\x82 ", "", 2, false},
    {"diff", "+", "", 3, false},
    {"remarks", "// ", "", 3, false},
    {"colours", "\x1b[32m", "\x1b[0m", 1, false},
    {"colours and erasing", "\x1b[0;31m\x1b[1m", "\x1b[K\x1b[0m", 1, false},
    {"colours without ESC", "[32m", "[0m", 1, false},
    {"empty lines between", "", "\n", 2, true},
    {"two empty lines between", "", "\n\n", 2, true},
    {"blanks behind", "", "   ", 2, false},
};

/* The whole. */
struct page {
    const char *name, *above, *below;
};

static const struct page pages[] = {
    {"a fence and words", "Here it is:\n```json\n", "```\nThanks!\n"},
    {"words", "Hello, this is what I get on my server:\n\n",
     "\nCould somebody help? It worked before.\n"},
    {"a prompt of PowerShell", "PS C:\\Users\\me> show-it web\n", "PS C:\\Users\\me>\n"},
    {"a prompt of bash", "$ cat out.txt\n", "$ \n"},
    {"a prompt of root", "root@host:/tmp# cat out.txt\n", "root@host:/tmp#\n"},
    {"a prompt of cmd", "C:\\>type out.txt\n", "\nC:\\>\n"},
    {"Jira", "{noformat}\n", "{noformat}\n"},
    {"a forum", "[code]\n", "[/code]\n"},
    {"details", "<details><summary>output</summary>\n\n```\n", "```\n\n</details>\n"},
    {"a transcript",
     "**********************\nWindows PowerShell transcript start\n"
     "**********************\nPS>show-it\n",
     "**********************\nWindows PowerShell transcript end\n**********************\n"},
    {"a window's title", "\x1b]0;title\x07", ""},
    {"empty lines around", "\n\n\n", "\n\n"},
};

/* Characters. */
struct exchange {
    const char *name;
    const char *from[6], *to[6];
    bool no_yaml;
};

static const struct exchange exchanges[] = {
    {"no-break blanks", {" "}, {"\xC2\xA0"}, false},
    {"wide blanks", {"  "}, {"\xE2\x80\x83\xE2\x80\x83"}, false},
    {"entities", {"&", "<", ">", "\"", "'"}, {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"}, false},
    {"entities in numbers", {"&", "\"", "\\"}, {"&#38;", "&#34;", "&#92;"}, false},
    {"round quotes", {"\"", "'"}, {"\xE2\x80\x9C", "\xE2\x80\x99"}, true},
};

static struct buf surrounded(struct str text, const struct around *how)
{
    struct buf b = {.s = NULL};
    size_t number = 1;

    for (size_t from = 0, to; from < text.len; from = to + 1) {
        ptrdiff_t end = str_find(text, '\n', from);

        to = end < 0 ? text.len : (size_t)end;
        for (const char *f = how->front; *f != '\0'; f++) {
            if (*f == '%') {
                bool zeros = f[1] == '0';
                size_t width = strtoul(f + 1, NULL, 10);
                char digits[24];
                int n = snprintf(digits, sizeof(digits), "%zu", number);

                for (size_t i = (size_t)n; i < width; i++)
                    buf_add(&b, zeros ? STR_LIT("0") : STR_LIT(" "));
                buf_add(&b, str_of(digits));
                f = strchr(f, 'u');
            } else {
                buf_add(&b, (struct str){f, 1});
            }
        }
        buf_add(&b, str_cut(text, from, to));
        buf_printf(&b, "%s\n", how->behind);
        number++;
    }
    return b;
}

/* Broken at a console's width, as `columns` bytes: the samples are ASCII where they are that long.
 */
static struct buf wrapped(struct str text, size_t columns)
{
    struct buf b = {.s = NULL};
    size_t column = 0;

    for (size_t i = 0; i < text.len; i++) {
        if (text.s[i] == '\n') {
            column = 0;
        } else if (column == columns) {
            buf_char(&b, '\n');
            column = 0;
        }
        column += text.s[i] != '\n';
        buf_char(&b, text.s[i]);
    }
    return b;
}

static struct buf exchanged(struct str text, const struct exchange *how)
{
    struct buf b = {.s = NULL};
    size_t len;

    for (size_t i = 0; i < text.len; i += len) {
        struct str put = str_cut(text, i, i + 1);

        len = 1;
        for (size_t k = 0; k < 6 && how->from[k] != NULL; k++)
            if (str_starts(str_cut(text, i, text.len), str_of(how->from[k]))) {
                len = strlen(how->from[k]);
                put = str_of(how->to[k]);
                break;
            }
        buf_add(&b, put);
    }
    return b;
}

static struct buf between(struct str text, const struct page *how)
{
    struct buf b = {.s = NULL};

    buf_printf(&b, "%s%.*s%s%s", how->above, STR_FMT(text),
               str_ends(text, STR_LIT("\n")) ? "" : "\n", how->below);
    return b;
}

/* ---- what they say ---- */

static bool is_prose_of_errors(const struct fact *f)
{
    return f->value != NULL && f->value->kind == VALUE_STRING &&
           memchr(f->value->u.text.s != NULL ? f->value->u.text.s : "", '\n',
                  f->value->u.text.len) != NULL;
}

static void add_value(struct buf *b, const struct value *v)
{
    char *json = NULL;
    size_t len = 0;

    assert_no_error(json_write(&json, &len, v, 0));
    buf_add(b, (struct str){json, len});
    free(json);
}

/* Kinds and facts, without their lines; the text of an error of several lines may have more. */
static struct buf said_by(struct str text)
{
    struct sources s = {.count = 0};
    struct buf b = {.s = NULL};
    struct evidence ev;
    struct err *e;

    assert_no_error(sources_add_text(&s, text, "sample"));
    for (size_t i = 0; i < s.items[0].pieces.count; i++)
        buf_printf(&b, "%s ",
                   s.items[0].pieces.items[i].kind != NULL ? s.items[0].pieces.items[i].kind->name
                                                           : "unknown");
    evidence_init(&ev);
    e = sources_read(&ev, &s);
    if (e != NULL)
        buf_printf(&b, "error %s", e->text);
    err_free(e);
    for (size_t i = 0; i < ev.count; i++) {
        const struct fact *f = &ev.facts[i];

        for (size_t k = 0; k < f->count; k++) {
            ptrdiff_t line = str_find(f->steps[k].key, ',', 0); /* "daemon, line 2" */

            buf_printf(&b, "%s%.*s", k == 0 ? "\n" : ".",
                       STR_FMT(str_cut(f->steps[k].key, 0,
                                       line < 0 ? f->steps[k].key.len : (size_t)line)));
        }
        buf_printf(&b, " %d ", (int)f->certainty);
        if (f->value != NULL && !is_prose_of_errors(f))
            add_value(&b, f->value);
    }
    evidence_finish(&ev);
    sources_close(&s);
    return b;
}

static bool is_yaml(const char *sample)
{
    return strstr(sample, ".yml") != NULL;
}

static size_t failures;

static void compare(const char *sample, const char *how, struct buf *mangled, struct str wanted)
{
    struct buf found = said_by(buf_str(mangled));

    assert_false(mangled->failed);
    if (!str_eq(buf_str(&found), wanted)) {
        print_error("%s, %s:\n%.*s\n-- not --\n%.*s\n", sample, how, STR_FMT(buf_str(&found)),
                    STR_FMT(wanted));
        failures++;
    }
    buf_finish(&found);
    buf_finish(mangled);
}

static size_t lines_in(struct str text)
{
    size_t n = 0;

    for (size_t i = 0; i < text.len; i++)
        n += text.s[i] == '\n';
    return n;
}

/* Broken once at 80 columns or wrapped by PowerShell already. */
static bool has_own_width(const char *sample)
{
    return strstr(sample, "b23-") != NULL || strstr(sample, "itemproperty") != NULL;
}

static void mangle(const char *sample, struct str text)
{
    struct buf wanted = said_by(text);

    for (size_t i = 0; i < sizeof(arounds) / sizeof(arounds[0]); i++) {
        struct buf b;

        if (lines_in(text) < arounds[i].least || (arounds[i].no_yaml && is_yaml(sample)))
            continue;
        b = surrounded(text, &arounds[i]);
        compare(sample, arounds[i].name, &b, buf_str(&wanted));
    }
    for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
        struct buf b = between(text, &pages[i]);

        compare(sample, pages[i].name, &b, buf_str(&wanted));
    }
    for (size_t i = 0; i < sizeof(exchanges) / sizeof(exchanges[0]); i++) {
        struct buf b;

        if (exchanges[i].no_yaml && is_yaml(sample))
            continue;
        b = exchanged(text, &exchanges[i]);
        compare(sample, exchanges[i].name, &b, buf_str(&wanted));
    }
    for (size_t columns = 100; columns <= 120; columns += 20) {
        struct buf b = wrapped(text, columns);

        if (!has_own_width(sample))
            compare(sample, columns == 100 ? "100 columns" : "120 columns", &b, buf_str(&wanted));
        else
            buf_finish(&b);
    }
    buf_finish(&wanted);
}

static void whatever_was_done_to_a_text_it_says_the_same(void **state)
{
    (void)state;
    for (size_t i = 0; i < SAMPLE_COUNT; i++) {
        char file[300];
        struct text t;

        (void)snprintf(file, sizeof(file), FOLDER "%s", samples[i]);
        assert_no_error(text_read_file(&t, file));
        mangle(samples[i], (struct str){t.bytes, t.len});
        text_free(&t);
    }
    assert_int_equal(failures, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whatever_was_done_to_a_text_it_says_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
