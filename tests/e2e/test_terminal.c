/* What the command line does otherwise when its output is a terminal. */
#include "model/base/quote.h"
#include "model/formats/line_walk.h"
#include "tests/screens/pty.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define DEMO TEST_DATA_DIR "/../../ui/demo/gmsa-web.yaml"

static void what_the_engine_says_cannot_steer_the_terminal(void **state)
{
    const char *const args[] = {"generate", "--set",
                                "container.Image=a\x1b[31m\xc2\x9b"
                                "b",
                                DEMO, NULL};
    struct pty *p = pty_silospec(args, NULL);
    struct str output;

    (void)state;
    assert_int_equal(pty_wait_exit(p), 1);
    assert_string_equal(pty_line(p, 0), "error: No such image: a\\x1b[31m\\u009bb");
    output = pty_output(p);
    assert_null(memchr(output.s, '\x1b', output.len));
    pty_free(p);
}

static void a_remedy_cannot_either(void **state)
{
    const char *const args[] = {"check", "--set",
                                "container.HostConfig.Binds=[\"c:\\\\a:d:\\\\x:r\\u001b[31mq\"]",
                                DEMO, NULL};
    struct pty *p = pty_silospec(args, NULL);
    struct str output;

    (void)state;
    assert_int_equal(pty_wait_exit(p), 1);
    output = pty_output(p);
    assert_true(line_find(output, "The mode 'r\\x1b[31mq'") >= 0);
    assert_null(memchr(output.s, '\x1b', output.len));
    pty_free(p);
}

static void compact_output_ends_its_line(void **state)
{
    const char *const args[] = {"generate", "--compact", DEMO, NULL};
    struct pty *p = pty_silospec(args, NULL);
    struct str output;

    (void)state;
    assert_int_equal(pty_wait_exit(p), 0);
    output = pty_output(p);
    assert_true(str_starts(output, STR_LIT("{\"ociVersion\"")));
    assert_true(str_ends(output, STR_LIT("}\r\n")));
    pty_free(p);
}

/* ---- nothing steers it, whoever says it ----------------------------------------------- */

/* A title, a colour in one character, a turn of direction, a tag, no UTF-8. */
#define HOSTILE                                                                                    \
    "E\x1b]0;own\x07\xc2\x9b"                                                                      \
    "31m\x7f\xe2\x80\xae\xe2\x80\x8b\xf3\xa0\x81\x81\xff"

struct folder {
    char path[48];
    char inspect[128], info[128], broken[128]; /* file names that are hostile */
};

static void copy_file(const char *to, const char *from, const char *word, const char *instead)
{
    static char bytes[1 << 20];
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    char *found;
    size_t len;

    assert_non_null(in);
    assert_non_null(out);
    len = fread(bytes, 1, sizeof(bytes) - 1, in);
    bytes[len] = '\0';
    found = word != NULL ? strstr(bytes, word) : NULL;
    assert_true(word == NULL || found != NULL);
    if (found != NULL) {
        fwrite(bytes, 1, (size_t)(found - bytes) + strlen(word), out);
        fputs(instead, out);
        fputs(found + strlen(word), out);
    } else {
        fwrite(bytes, 1, len, out);
    }
    fclose(in);
    assert_int_equal(fclose(out), 0);
}

static void make_folder(struct folder *f)
{
    FILE *broken;

    snprintf(f->path, sizeof(f->path), "/tmp/silospec-steer-XXXXXX");
    assert_non_null(mkdtemp(f->path));
    snprintf(f->inspect, sizeof(f->inspect), "%s/a" HOSTILE, f->path);
    snprintf(f->info, sizeof(f->info), "%s/b" HOSTILE, f->path);
    snprintf(f->broken, sizeof(f->broken), "%s/c" HOSTILE, f->path);
    copy_file(f->inspect, TEST_DATA_DIR "/docker-inspect/hyperv-gmsa-29.json", NULL, NULL);
    copy_file(f->info, TEST_DATA_DIR "/docker-info/ws2022-23.0.3.txt", "23.0.3", HOSTILE);
    broken = fopen(f->broken, "w");
    assert_non_null(broken);
    fputs("{\"silospec\":1,\"co\xc2\x9bn\":1,", broken);
    fclose(broken);
}

static void remove_folder(const struct folder *f)
{
    remove(f->inspect);
    remove(f->info);
    remove(f->broken);
    assert_int_equal(rmdir(f->path), 0);
}

/* Whether anything was said. */
static bool is_harmless(const char *const *args, const char *environment)
{
    struct pty_options options = {.env = {"NO_COLOR=1", environment}};
    struct pty *p = pty_silospec(args, &options);
    struct str output;

    (void)pty_wait_exit(p);
    output = pty_output(p);
    for (size_t at = 0, used; at < output.len; at += used) {
        char shown[QUOTE_ESCAPE_MAX];
        size_t len = quote_escape(shown, str_cut(output, at, output.len), &used);

        if (strchr("\r\n", output.s[at]) == NULL &&
            (len != used || memcmp(shown, output.s + at, len) != 0))
            fail_msg("%s %s: byte %zu of the output steers the terminal: %.*s", args[0], args[1],
                     at, (int)len, shown);
    }
    pty_free(p);
    return output.len > 0;
}

static void no_name_and_no_document_steers_it(void **state)
{
    struct folder f;

    (void)state;
    make_folder(&f);
    {
        const char *const commands[][8] = {
            {"generate", f.inspect, NULL},
            {"generate", f.info, NULL},
            {"generate", f.broken, NULL},
            {"generate", "/nonexistent/" HOSTILE, NULL},
            {"check", f.inspect, NULL},
            {"check", f.info, NULL},
            {"check", "--info", f.info, DEMO, NULL},
            {"explain", f.inspect, NULL},
            {"explain", DEMO, HOSTILE, NULL},
            {"explain", "--json", "--set", "container.Path=" HOSTILE, DEMO, NULL},
            {"effective", "--json", "--set", "container.Config.User=" HOSTILE, DEMO, NULL},
            {"upgrade", f.info, NULL},
            {"diff", f.inspect, DEMO, NULL},
            {"diff", "--json", f.inspect, DEMO, NULL},
            {"generate", "--set", "container.Path=" HOSTILE, DEMO, NULL},
            {"generate", "--set", "container." HOSTILE "=1", DEMO, NULL},
            {"generate", "--engine", HOSTILE, DEMO, NULL},
            {"generate", "--" HOSTILE, DEMO, NULL},
            {"mount", "c:\\a" HOSTILE ":d:\\x", NULL},
            {"mount", "--json", "c:\\a" HOSTILE ":d:\\x", NULL},
            {"sweep", "--vary", "container.Path=" HOSTILE, DEMO, NULL},
            {"sweep", "--json", "--vary", "container.Path=" HOSTILE, DEMO, NULL},
            {"decode", HOSTILE, NULL},
            {"help", HOSTILE, NULL},
            {"--theme", HOSTILE, DEMO, NULL},
        };

        for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
            assert_true(is_harmless(commands[i], NULL));
    }
    remove_folder(&f);
}

/* Whatever a command makes of a file, and whatever it is called. */
static void no_command_is_steered_by_a_file(void **state)
{
    static const char *const commands[][5] = {
        {"generate"},
        {"generate", "--redact", "--explain"},
        {"check"},
        {"check", "--format=github"},
        {"check", "--format=sarif"},
        {"table"},
        {"explain"},
        {"effective"},
        {"diff", DEMO},
        {"upgrade"},
        {"report"},
        {"create"},
        {"preflight"},
        {"identify"},
        {"identify", "--json"},
        {"import"},
        {"import", "--json"},
        {"decode"},
        {"decode", "--json"},
        {"compare-spec", DEMO},
        {"sweep", "--vary", "container.Config.Hostname=a,b"},
        {"convert", "--to", "scenario"},
        {"convert", "--to", "oci"},
        {"convert", "--to", "run"},
        {"convert", "--to", "compose"},
        {"convert", "--to", "inspect"},
        {"convert", "--to", "report"},
        {"convert", "--to", "report-html"},
    };
    struct folder f;

    (void)state;
    make_folder(&f);
    /* What may stand as it is in YAML, but not on a terminal. */
    copy_file(f.inspect, TEST_DATA_DIR "/docker-inspect/hyperv-gmsa-29.json", "\"Hostname\": \"",
              "\xe2\x80\xae\xe2\x80\x8b\xc2\xad");
    for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
        const char *const files[] = {f.inspect, f.info, f.broken};

        for (size_t k = 0; k < sizeof(files) / sizeof(files[0]); k++) {
            const char *args[7] = {NULL};
            size_t count = 0;

            while (commands[i][count] != NULL) {
                args[count] = commands[i][count];
                count++;
            }
            args[count] = files[k];
            (void)is_harmless(args, NULL);
        }
    }
    remove_folder(&f);
}

static void no_variable_steers_it(void **state)
{
    const char *const paths[] = {"--print-paths", NULL};
    const char *const config[] = {"--print-config", NULL};

    (void)state;
    assert_true(is_harmless(paths, "XDG_CONFIG_HOME=/nonexistent/" HOSTILE));
    assert_true(is_harmless(config, "XDG_CONFIG_HOME=/nonexistent/" HOSTILE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_engine_says_cannot_steer_the_terminal),
        cmocka_unit_test(a_remedy_cannot_either),
        cmocka_unit_test(compact_output_ends_its_line),
        cmocka_unit_test(no_name_and_no_document_steers_it),
        cmocka_unit_test(no_command_is_steered_by_a_file),
        cmocka_unit_test(no_variable_steers_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
