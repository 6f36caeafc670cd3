/* Any words as a command line, and as values of the options that have a grammar of their own: they
 * are sorted, or refused with a sentence. A line of the input is a word. */
#include "model/formats/scenario.h"
#include "tests/fuzz/fuzz.h"
#include "ui/cli/args.h"
#include "ui/cli/assign.h"
#include "ui/cli/vary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_WORDS = 64, MOST_VALUES = 50 };

static const char document[] =
    "{\"silospec\":1,\"container\":{\"Config\":{\"Env\":[\"A=1\"],\"Labels\":{\"a.b\":\"c\"}},"
    "\"HostConfig\":{\"NanoCpus\":1000000000}}}";

static void broken(const char *what, const char *text)
{
    fprintf(stderr, "%s: %s\n", what, text);
    abort();
}

static void drop(struct err *e)
{
    if (e != NULL && (e->text[0] == '\0' || e->class == ERR_OOM || e->class == ERR_INTERNAL))
        broken("an error of ours", e->text);
    err_free(e);
}

static void check_words(int count, char **words)
{
    struct cli_args args;
    struct err *e = args_parse(&args, count, words);

    if (e == NULL && args.command == NULL)
        broken("no command, and no error", words[0]);
    for (size_t i = 0; e == NULL && i < args.given_count; i++)
        if (args.given[i].option == NULL)
            broken("an option that is none", words[0]);
    args_finish(&args);
    drop(e);
}

static void check_vary(struct arena *a, const struct value *root, const char *text)
{
    struct vary v;
    struct err *e = vary_parse(&v, a, text, root, MOST_VALUES);

    if (e != NULL) {
        drop(e);
        return;
    }
    if (v.count == 0 || v.count > MOST_VALUES)
        broken("no value, or too many", text);
    for (size_t i = 0; i < v.count; i++) {
        const struct value *varied = NULL;

        (void)vary_text(a, &v, i);
        drop(vary_apply(&varied, root, &v, i));
        value_unref(varied);
    }
}

static void check_values(const char *text)
{
    const struct value *root;
    const char *equals = assign_equals(text);
    struct arena a;

    if (equals != NULL && (equals < text || *equals != '='))
        broken("another = than one of the text", text);
    drop(scenario_read_json(&root, str_of(document)));
    arena_init(&a);
    check_vary(&a, root, text);
    (void)assign_engine_name(&a, text);
    arena_finish(&a);
    value_unref(root);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char program[] = "silospec";
    char *words[MOST_WORDS + 2] = {program}, *text = malloc(size + 1), *next = text;
    int count = 1;

    if (text == NULL)
        abort();
    if (size > 0)
        memcpy(text, data, size);
    text[size] = '\0';
    while (next != NULL && count <= MOST_WORDS) {
        char *end = strchr(next, '\n');

        words[count++] = next;
        if (end != NULL)
            *end = '\0';
        next = end != NULL ? end + 1 : NULL;
    }
    check_words(count, words);
    for (int i = 1; i < count && i < 4; i++)
        check_values(words[i]);
    free(text);
    return 0;
}
