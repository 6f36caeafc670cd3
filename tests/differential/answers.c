/* What our readers say of texts: differential_answers json|yaml|path|args|bash. Texts come on
 * standard input, each ended by a NUL; so do the answers: compact JSON, a path, a command line,
 * words with \1 behind each, or "error". */
#include "model/base/buf.h"
#include "model/json/json.h"
#include "model/shell/shell.h"
#include "model/yaml/yaml.h"
#include "specgen/gocompat/winargs.h"
#include "specgen/gocompat/winpath.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct str answer(struct arena *a, struct str text);

static struct str written(struct arena *a, struct err *e, const struct value *v)
{
    struct str out = STR_LIT("error");
    char *text;
    size_t len;

    if (e == NULL && (e = json_write(&text, &len, v, 0)) == NULL) {
        out = arena_str(a, (struct str){text, len});
        free(text);
    }
    err_free(e);
    value_unref(v);
    return out;
}

static struct str read_json(struct arena *a, struct str text)
{
    const struct value *v = NULL;
    struct err *e = json_read(&v, text);

    return written(a, e, v);
}

static struct str read_yaml(struct arena *a, struct str text)
{
    const struct value *v = NULL;
    struct err *e = yaml_read(&v, text);

    return written(a, e, v);
}

static struct str clean_path(struct arena *a, struct str text)
{
    return winpath_clean(a, WINPATH_GO_1_20_11, text);
}

/* Arguments are separated by line ends. */
static struct str escape_args(struct arena *a, struct str text)
{
    struct mdl_string args[64];
    size_t count = 0;

    for (size_t at = 0; at <= text.len && count < 64; count++) {
        ptrdiff_t end = str_find(text, '\n', at);
        size_t to = end < 0 ? text.len : (size_t)end;

        args[count] = (struct mdl_string){MDL_SET, str_cut(text, at, to)};
        at = to + 1;
    }
    return winargs_escape(a, args, count);
}

/* Of all commands of the line. */
static struct str split_bash(struct arena *a, struct str text)
{
    struct shell_answer line;
    struct err *e = shell_split(&line, a, SHELL_BASH, text);
    struct str words = STR_NONE;

    bool refused = e != NULL || line.error.len > 0;

    if (refused)
        words = STR_LIT("error");
    for (size_t i = 0; !refused && i < line.count; i++)
        for (size_t k = 0; k < line.commands[i].count; k++)
            words =
                arena_printf(a, "%.*s%.*s\1", STR_FMT(words), STR_FMT(line.commands[i].items[k]));
    err_free(e);
    return words;
}

static const struct {
    const char *name;
    answer *answer;
} kinds[] = {{"json", read_json},
             {"yaml", read_yaml},
             {"path", clean_path},
             {"args", escape_args},
             {"bash", split_bash}};

static void answer_all(answer *f, struct str all)
{
    struct arena a;

    arena_init(&a);
    while (all.len > 0) {
        ptrdiff_t end = str_find(all, '\0', 0);
        size_t len = end < 0 ? all.len : (size_t)end;
        struct str said = f(&a, str_cut(all, 0, len));

        (void)fwrite(said.s != NULL ? said.s : "", 1, said.len, stdout);
        (void)putchar('\0');
        all = str_cut(all, len + 1, all.len);
        arena_reset(&a);
    }
    arena_finish(&a);
}

int main(int argc, char **argv)
{
    struct buf all = {NULL, 0, 0, false};
    char some[65536];
    size_t n;

    while ((n = fread(some, 1, sizeof(some), stdin)) > 0)
        buf_add(&all, (struct str){some, n});
    for (size_t i = 0; argc == 2 && i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (strcmp(kinds[i].name, argv[1]) == 0)
            answer_all(kinds[i].answer, buf_str(&all));
    buf_finish(&all);
    return 0;
}
