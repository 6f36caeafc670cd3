/* Any bytes: as a line of each shell, and as the words of a run line, one a line of the input.
 * The splitters and the client answer and do no harm; a request reads back; the same line gives
 * the same answer. */
#include "model/client/client_report.h"
#include "model/json/json.h"
#include "model/shell/shell_report.h"
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>

#define MOST_WORDS 512

static void broken(const char *what, struct str text)
{
    fprintf(stderr, "%s:\n%.*s\n", what, STR_FMT(text));
    abort();
}

static void check_error(struct err *e, struct str text)
{
    if (e->class != ERR_INPUT && e->class != ERR_LIMIT)
        broken(e->text, text);
    err_free(e);
}

static void check_tree(const struct value *v, struct str text)
{
    char *json = NULL;
    size_t len = 0;
    struct err *e;

    if (v == NULL)
        broken("no report", text);
    /* Text from a line need not be UTF-8; JSON refuses it then. */
    if ((e = json_write(&json, &len, v, 0)) != NULL)
        err_free(e);
    free(json);
    value_unref(v);
}

static void run(struct arena *a, const struct client_input *in, struct str text)
{
    struct client_answer answer;
    struct err *e = client_run(&answer, a, in);

    if (e != NULL) {
        check_error(e, text);
        return;
    }
    if (answer.outcome == CLIENT_REFUSED && answer.message.len == 0)
        broken("a refusal without words", text);
    check_tree(client_report(a, in, &answer, false), text);
    client_answer_finish(&answer);
}

static void run_as_each(struct arena *a, const struct str *words, size_t count, struct str text)
{
    static const unsigned releases[] = {2010, 2400, 2600, 2800, 2900};

    for (size_t i = 0; i < sizeof(releases) / sizeof(releases[0]); i++) {
        const struct client_input in = {
            .words = words,
            .count = count,
            .release = releases[i],
            .windows = i % 2 == 0,
            .server_os = i % 3 == 0 ? STR_LIT("windows") : STR_LIT("linux"),
            .cwd = i % 2 == 0 ? STR_LIT("C:\\app") : STR_LIT("/app"),
        };

        run(a, &in, text);
    }
}

static void split(struct arena *a, enum shell shell, struct str text)
{
    struct shell_answer answer;
    struct err *e = shell_split(&answer, a, shell, text);

    if (e != NULL) {
        check_error(e, text);
        return;
    }
    check_tree(shell_report(shell, &answer), text);
    for (size_t i = 0; i < answer.count && i < 4; i++)
        run_as_each(a, answer.commands[i].items, answer.commands[i].count, text);
}

/* Each line of the input is a word. */
static size_t cut_words(struct str *words, struct str text)
{
    size_t count = 0, from = 0;

    for (size_t i = 0; i <= text.len && count < MOST_WORDS; i++) {
        if (i == text.len || text.s[i] == '\n') {
            words[count++] = str_cut(text, from, i);
            from = i + 1;
        }
    }
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const enum shell shells[] = {SHELL_BASH, SHELL_CMD, SHELL_POWERSHELL,
                                        SHELL_POWERSHELL_LEGACY, SHELL_ARGV};
    struct str text = {(const char *)data, size}, words[MOST_WORDS];
    struct arena a;

    arena_init(&a);
    for (size_t i = 0; i < sizeof(shells) / sizeof(shells[0]); i++) {
        split(&a, shells[i], text);
        arena_reset(&a);
    }
    run_as_each(&a, words, cut_words(words, text), text);
    arena_finish(&a);
    return 0;
}
