/* Any texts as the files of a compose project: it is answered, without harm and the same twice. A
 * line "#### NAME" begins the file of that name; what stands in front of the first is compose.yaml.
 */
#include "model/compose/compose.h"
#include "model/files/text.h"
#include "model/json/json.h"
#include "model/value/value_make.h"
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>

static void broken(const char *what, struct str text)
{
    fprintf(stderr, "%s:\n%.*s\n", what, STR_FMT(text));
    abort();
}

static size_t line_end(struct str text, size_t from)
{
    ptrdiff_t end = str_find(text, '\n', from);

    return end >= 0 ? (size_t)end : text.len;
}

static struct value *files_of(struct str text)
{
    struct value *files = value_map();
    struct str name = STR_LIT("compose.yaml");
    size_t begin = 0;

    for (size_t from = 0, to; from < text.len; from = to + 1) {
        struct str line;

        to = line_end(text, from);
        line = str_cut(text, from, to);
        if (!str_starts(line, STR_LIT("#### ")))
            continue;
        if (value_get(files, name) == NULL)
            files = made_with_key(files, name, value_string(str_cut(text, begin, from)));
        name = str_cut(line, 5, line.len);
        begin = to < text.len ? to + 1 : to;
    }
    if (value_get(files, name) == NULL)
        files = made_with_key(files, name, value_string(str_cut(text, begin, text.len)));
    return files;
}

static char *answer_of(struct arena *a, const struct compose_input *in, struct str text)
{
    struct compose_answer answer;
    const struct value *report;
    struct err *e = compose_run(&answer, a, in);
    char *json = NULL;
    size_t len = 0;

    if (e != NULL) {
        if (e->class != ERR_LIMIT && e->class != ERR_INPUT)
            broken(e->text, text);
        err_free(e);
        return NULL;
    }
    if ((report = compose_report(a, &answer, false)) == NULL)
        broken("no report", text);
    e = json_write(&json, &len, report, 0);
    err_free(e);
    value_unref(report);
    compose_answer_finish(&answer);
    return json;
}

static void run(const struct compose_input *in, struct str text)
{
    struct arena a;
    char *once, *twice;

    arena_init(&a);
    once = answer_of(&a, in, text);
    arena_reset(&a);
    twice = answer_of(&a, in, text);
    if ((once == NULL) != (twice == NULL) || (once != NULL && strcmp(once, twice) != 0))
        broken("two answers", text);
    free(once);
    free(twice);
    arena_finish(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct text text = {NULL, 0, NULL};
    struct err *e = text_decode(&text, (struct str){(const char *)data, size});

    if (e == NULL) {
        struct str decoded = {text.bytes, text.len};
        struct value *files = files_of(decoded);
        struct compose_input in = {.files = files,
                                   .server_os = STR_LIT("windows"),
                                   .cwd = STR_LIT("/srv/app"),
                                   .home = STR_LIT("/srv/home"),
                                   .release = COMPOSE_2_40};

        run(&in, decoded);
        in.windows = true;
        in.cwd = STR_LIT("C:\\app");
        in.release = COMPOSE_2_26;
        run(&in, decoded);
        value_unref(files);
    }
    err_free(e);
    text_free(&text);
    return 0;
}
