#include "specgen/face/face_error.h"

#include "model/base/buf.h"
#include "model/json/json.h"
#include "model/value/value_make.h"

#include <stdint.h>
#include <stdlib.h>

struct silospec_error {
    enum silospec_class class;
    const char *text, *json; /* owned; those of no_memory are constant */
};

static const struct silospec_error no_memory = {
    SILOSPEC_NO_MEMORY, "out of memory",
    "{\"input_error\":{\"message\":\"out of memory\",\"problems\":[]}}"};

static const char *const class_names[] = {
    [ERR_INPUT] = "input",
    [ERR_LIMIT] = "limit",
    [ERR_NOT_FOUND] = "not found",
    [ERR_UNSUPPORTED] = "unsupported",
    [ERR_IO] = "io",
    [ERR_OOM] = "no memory",
    [ERR_INTERNAL] = "internal",
};

_Static_assert((int)SILOSPEC_INPUT == (int)ERR_INPUT && (int)SILOSPEC_LIMIT == (int)ERR_LIMIT &&
                   (int)SILOSPEC_NOT_FOUND == (int)ERR_NOT_FOUND &&
                   (int)SILOSPEC_UNSUPPORTED == (int)ERR_UNSUPPORTED &&
                   (int)SILOSPEC_IO == (int)ERR_IO && (int)SILOSPEC_NO_MEMORY == (int)ERR_OOM &&
                   (int)SILOSPEC_INTERNAL == (int)ERR_INTERNAL,
               "our classes are those of err.h");

/* Nothing writes to it: silospec_error_free() knows it. */
static silospec_error *no_memory_error(void)
{
    return (silospec_error *)(uintptr_t)&no_memory;
}

/* Takes text and json; NULL of either stands for a lack of memory. */
static silospec_error *new_error(enum silospec_class class, char *text, char *json)
{
    struct silospec_error *e = malloc(sizeof(*e));

    if (e == NULL || text == NULL || json == NULL) {
        free(e);
        free(text);
        free(json);
        return no_memory_error();
    }
    *e = (struct silospec_error){class, text, json};
    return e;
}

/* Takes `map`; NULL: no memory. */
static char *json_of(const struct value *map)
{
    struct err *e;
    char *text;
    size_t len;

    if (map == NULL)
        return NULL;
    e = json_write(&text, &len, map, 0);
    value_unref(map);
    if (e == NULL)
        return text;
    err_free(e);
    return NULL;
}

/* ---- our own ------------------------------------------------------------------------------ */

static struct value *text_or_null(const char *text)
{
    return text != NULL ? value_string(str_of(text)) : value_null();
}

static struct value *number_or_null(unsigned n)
{
    char digits[16];
    int len = snprintf(digits, sizeof digits, "%u", n);

    return n > 0 ? value_number((struct str){digits, (size_t)len}) : value_null();
}

/* "outer: inner" */
static struct value *chain_value(const struct err *e)
{
    struct buf b = {.s = NULL};
    struct value *v;

    for (; e != NULL; e = e->cause) {
        buf_add(&b, str_of(e->text));
        if (e->cause != NULL)
            buf_add(&b, STR_LIT(": "));
    }
    v = b.failed ? NULL : value_string(buf_str(&b));
    buf_finish(&b);
    return v;
}

static struct value *problem_value(const struct err *e)
{
    struct value *map =
        made_with(value_map(), "class", value_string(str_of(class_names[e->class])));

    map = made_with(map, "file", text_or_null(e->file));
    map = made_with(map, "line", number_or_null(e->line));
    map = made_with(map, "column", number_or_null(e->column));
    map = made_with(map, "path", text_or_null(e->path));
    map = made_with(map, "message", chain_value(e));
    return made_with(map, "remedy", text_or_null(e->remedy));
}

static struct value *problems_value(const struct err *e, struct str message)
{
    struct value *list = value_list();
    struct value *map = made_with(value_map(), "message", value_string(message));

    for (; e != NULL; e = e->next)
        list = made_push(list, problem_value(e));
    map = made_with(map, "problems", list);
    return made_with(value_map(), "input_error", map);
}

/* All that is wrong, with `between` between one and the next. */
static void join(struct buf *b, const struct err *e, const char *between)
{
    for (; e != NULL; e = e->next) {
        char *line = err_line(e);

        if (line == NULL)
            b->failed = true;
        buf_add(b, str_of(line));
        if (e->next != NULL)
            buf_add(b, str_of(between));
        free(line);
    }
}

silospec_error *face_error_of(struct err *e)
{
    struct buf lines = {.s = NULL}, sentence = {.s = NULL};
    enum silospec_class class;
    char *json = NULL;

    if (e == NULL)
        return NULL;
    if (e->class == ERR_OOM) {
        err_free(e);
        return no_memory_error();
    }
    class = (enum silospec_class)e->class;
    join(&lines, e, "\n");
    join(&sentence, e, "; ");
    if (!sentence.failed)
        json = json_of(problems_value(e, buf_str(&sentence)));
    buf_finish(&sentence);
    err_free(e);
    return new_error(class, buf_take(&lines, NULL), json);
}

/* ---- the engine's -------------------------------------------------------------------------- */

static struct value *refusal_value(const struct spec_error *e)
{
    struct value *map;

    if (e->panic)
        return made_with(value_map(), "panic", value_string(e->message));
    map = made_with(value_map(), "message", value_string(e->message));
    map = made_with(map, "class", value_string(str_of(spec_class_name(e->class))));
    return made_with(value_map(), "error", map);
}

silospec_error *face_error_of_engine(const struct spec_error *e)
{
    struct buf text = {.s = NULL};

    buf_add(&text, e->message);
    return new_error(e->panic ? SILOSPEC_PANIC : SILOSPEC_REFUSED, buf_take(&text, NULL),
                     json_of(refusal_value(e)));
}

/* ---- what a caller asks -------------------------------------------------------------------- */

enum silospec_class silospec_error_class(const silospec_error *e)
{
    return e->class;
}

const char *silospec_error_text(const silospec_error *e)
{
    return e->text;
}

const char *silospec_error_json(const silospec_error *e)
{
    return e->json;
}

void silospec_error_free(silospec_error *e)
{
    if (e == NULL || e == no_memory_error())
        return;
    free((void *)(uintptr_t)e->text);
    free((void *)(uintptr_t)e->json);
    free(e);
}
