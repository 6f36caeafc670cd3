/* What is copied for a shell is one word of it, and nothing in it is run or replaced. */
#include "model/shell/shell_word.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* What no shell may look into; the last three hold what cmd cannot say, nor PowerShell the last. */
static const char *const nasty[] = {
    "$(touch x)",
    "`touch x`",
    "$HOME ${HOME} $env:PATH",
    "a\tb c",
    "it's",
    "''",
    "\"; touch x; \"",
    "a\\",
    "a b\\",
    "a\\\\\"b",
    "%PATH% %PATH:~0,5% 100%",
    "!x! !!",
    "a&b|c<d>e^f(g)",
    "~ ~/x *.c [a] {b,c} #d",
    "\xe2\x80\x99; touch x; \xe2\x80\x98",
    "\xe2\x80\x9c; touch x",
    "-x --%",
    "@{a=1}",
    "a\r\ntouch x\n#\t`$y \"q\" \\\" \xe2\x80\x9c\xe2\x80\x98' \xc3\xa9\\",
    "\x1b[201~\x7f\xc2\x9b\xe2\x80\xae",
    "\x1b[201~\x7f\xc2\x9b\xe2\x80\xae\xff!'\\",
};

static struct str word(struct arena *a, enum shell shell, const char *text)
{
    return shell_word(a, shell, str_of(text));
}

static bool prints(const char *text)
{
    return strpbrk(text, "\n\t\x1b") == NULL;
}

/* The shell itself says what it read. A folder that is empty stays empty. */
static void bash_reads_each_as_it_was(void **state)
{
    char folder[] = "/tmp/silospec-shell-XXXXXX";
    struct arena a;

    (void)state;
    if (system("command -v bash >/dev/null") != 0) /* NOLINT: fixed */
        skip();
    assert_non_null(mkdtemp(folder));
    arena_init(&a);
    for (size_t i = 0; i < sizeof(nasty) / sizeof(nasty[0]); i++) {
        struct str w = word(&a, SHELL_BASH, nasty[i]);
        char file[80], read[256] = "";
        FILE *script, *out;

        assert_non_null(w.s);
        snprintf(file, sizeof(file), "%s/script", folder);
        script = fopen(file, "w");
        assert_non_null(script);
        fprintf(script, "cd %s || exit 1\nset -o history -o histexpand\nprintf %%s ", folder);
        fwrite(w.s, 1, w.len, script);
        fclose(script);
        out = popen(arena_cstr(&a, arena_printf(&a, "LC_ALL=C.UTF-8 bash %s", file)), "r");
        assert_non_null(out);
        assert_true(fread(read, 1, sizeof(read) - 1, out) == strlen(nasty[i]));
        assert_string_equal(read, nasty[i]);
        assert_int_equal(pclose(out), 0);
        remove(file);
    }
    assert_int_equal(rmdir(folder), 0);
    arena_finish(&a);
}

/* A line for bash in a shell that is less: it may read another text, and runs nothing of it. */
static void other_shells_run_nothing_of_it(void **state)
{
    static const char *const shells[] = {"dash", "zsh -f", "busybox sh", "ksh", "mksh"};
    static const char *const texts[] = {"\n'; touch made; '", "\n\\'; touch made; '\\", "=touch",
                                        "\n`touch made`$(touch made)'`touch made`"};
    char folder[] = "/tmp/silospec-shell-XXXXXX";
    struct arena a;

    (void)state;
    assert_non_null(mkdtemp(folder));
    arena_init(&a);
    for (size_t s = 0; s < sizeof(shells) / sizeof(shells[0]); s++) {
        for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
            struct str w = word(&a, SHELL_BASH, texts[i]);
            char read[80] = "";
            FILE *script = fopen(arena_cstr(&a, arena_printf(&a, "%s/script", folder)), "w"), *out;

            assert_non_null(script);
            fprintf(script, "cd %s || exit 1\nprintf %%s %.*s\n", folder, STR_FMT(w));
            fclose(script);
            out = popen(arena_cstr(&a, arena_printf(&a, "%s %s/script 2>&1", shells[s], folder)),
                        "r");
            assert_non_null(out);
            (void)fread(read, 1, sizeof(read) - 1, out);
            (void)pclose(out); /* the shell may not be there */
            assert_null(strstr(read, "/touch"));
            remove(arena_cstr(&a, arena_printf(&a, "%s/script", folder)));
        }
    }
    assert_int_equal(rmdir(folder), 0); /* nothing was made */
    arena_finish(&a);
}

/* How PowerShell reads a word in single quotes: any of five characters ends it, two are one. */
static struct str powershell_reads(struct arena *a, struct str w)
{
    static const char *const quotes[] = {"'", "\xe2\x80\x98", "\xe2\x80\x99", "\xe2\x80\x9a",
                                         "\xe2\x80\x9b"};
    char *out = arena_alloc(a, w.len);
    size_t len = 0, at = 1;

    assert_non_null(out);
    assert_int_equal(w.s[0], '\'');
    while (at < w.len) {
        size_t width = 0, next = 0;

        for (size_t q = 0; q < 5; q++)
            if (str_starts(str_cut(w, at, w.len), str_of(quotes[q])))
                width = strlen(quotes[q]);
        for (size_t q = 0; width > 0 && q < 5; q++)
            if (str_starts(str_cut(w, at + width, w.len), str_of(quotes[q])))
                next = strlen(quotes[q]);
        if (width > 0 && next == 0) {
            assert_int_equal(at + width, w.len); /* the word's end and nothing behind it */
            return (struct str){out, len};
        }
        memcpy(out + len, w.s + at, width > 0 ? width : 1);
        len += width > 0 ? width : 1;
        at += width > 0 ? width + next : 1;
    }
    fail();
    return STR_NONE;
}

static void powershell_finds_the_end_only_at_the_end(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof(nasty) / sizeof(nasty[0]); i++) {
        struct str w = word(&a, SHELL_POWERSHELL, nasty[i]);

        assert_true((strstr(nasty[i], "\xff") == NULL) == (w.s != NULL));
        if (prints(nasty[i]))
            assert_true(str_eq(powershell_reads(&a, w), str_of(nasty[i])));
    }
    arena_finish(&a);
}

/* Every character that means something to cmd stands behind a caret, and none is in quotes. */
static void cmd_sees_no_character_without_a_caret(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof(nasty) / sizeof(nasty[0]); i++) {
        struct str w = word(&a, SHELL_CMD, nasty[i]);

        assert_true(prints(nasty[i]) == (w.s != NULL));
        for (size_t at = 0; at < w.len; at++) {
            if (w.s[at] == '^')
                at++;
            else
                assert_null(strchr("()%!\"<>&|", w.s[at]));
            if (w.s[at] == '%')
                assert_int_equal(w.s[at + 1], '^');
        }
    }
    arena_finish(&a);
}

/* Our own readers of lines, which know nothing of how words are written here. */
static void each_reader_gives_the_text_back(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t s = 0; s < SHELL_NAMES; s++) {
        for (size_t i = 0; i < sizeof(nasty) / sizeof(nasty[0]); i++) {
            struct str w = word(&a, shell_names[s].shell, nasty[i]);
            struct shell_answer read = {.count = 0};

            if (w.s == NULL)
                continue;
            assert_null(shell_split(&read, &a, shell_names[s].shell,
                                    arena_printf(&a, "docker run %.*s img", STR_FMT(w))));
            assert_int_equal(read.count, 1);
            assert_int_equal(read.unresolved.count, 0);
            assert_int_equal(read.commands[0].count, 3);
            assert_string_equal(arena_cstr(&a, read.commands[0].items[1]), nasty[i]);
        }
    }
    arena_finish(&a);
}

static void the_words_themselves(void **state)
{
    static const struct {
        enum shell shell;
        const char *text, *word;
    } rows[] = {
        {SHELL_BASH, "A=1", "A=1"},
        {SHELL_BASH, "it's", "'it'\\''s'"},
        {SHELL_BASH, "a\nb'", "$'a\\nb\\x27'"},
        {SHELL_BASH, "=ls", "'=ls'"},
        {SHELL_POWERSHELL, "C:\\a b\\", "'C:\\a b\\'"},
        {SHELL_POWERSHELL, "-Da.b=1", "'-Da.b=1'"},
        {SHELL_POWERSHELL_LEGACY, "-Da.b=1", "'-Da.b=1'"},
        {SHELL_POWERSHELL, "--cpus=1.5", "--cpus=1.5"},
        {SHELL_CMD, "-Da.b=1", "-Da.b=1"},
        {SHELL_POWERSHELL, "it's $x", "'it''s $x'"},
        {SHELL_POWERSHELL, "a\"b", "'a\"b'"},
        {SHELL_POWERSHELL, "it's\n$x", "\"it's`n`$x\""},
        {SHELL_POWERSHELL, "\x1b[1m", "\"`u{1b}[1m\""},
        {SHELL_POWERSHELL_LEGACY, "a \"b\"\n", "\"a \\`\"b\\`\"`n\""},
        {SHELL_POWERSHELL_LEGACY, "a\\\"b", "'a\\\\\\\"b'"},
        /* 5.1 would not double the backslash before a quote of its own. */
        {SHELL_POWERSHELL_LEGACY, "C:\\a b\\", "'\"C:\\a b\\\\\"'"},
        {SHELL_POWERSHELL_LEGACY, "C:\\a\\", "'C:\\a\\'"},
        {SHELL_CMD, "a b", "^\"a b^\""},
        {SHELL_CMD, "a\\\"b\\", "^\"a\\\\\\^\"b\\\\^\""},
        {SHELL_CMD, "100%", "^\"100^%^\""},
        {SHELL_CMD, "%A%", "^\"^%^A^%^\""},
    };
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_string_equal(arena_cstr(&a, word(&a, rows[i].shell, rows[i].text)), rows[i].word);
    assert_null(word(&a, SHELL_POWERSHELL_LEGACY, "\x1b[1m").s);
    arena_finish(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bash_reads_each_as_it_was),
        cmocka_unit_test(other_shells_run_nothing_of_it),
        cmocka_unit_test(powershell_finds_the_end_only_at_the_end),
        cmocka_unit_test(cmd_sees_no_character_without_a_caret),
        cmocka_unit_test(each_reader_gives_the_text_back),
        cmocka_unit_test(the_words_themselves),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
