#include "tests/vectors/vector.h"

#include "model/json/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define SHOWN_DIFFERENCES 5

void vector_open(struct vector_file *f, const char *name)
{
    char path[4096];

    (void)snprintf(path, sizeof path, "%s/vectors/%s", TEST_DATA_DIR, name);
    *f = (struct vector_file){.stream = fopen(path, "r")};
    if (f->stream == NULL)
        fail_msg("cannot open %s", path);
}

void vector_close(struct vector_file *f)
{
    free(f->line);
    (void)fclose(f->stream);
}

static struct str text_of(const struct value *map, const char *key)
{
    const struct value *v = value_get(map, str_of(key));

    if (v == NULL || v->kind != VALUE_STRING)
        fail_msg("a vector has no text '%s'", key);
    return v->u.text;
}

static struct vector_answer answer_of(const struct value *line)
{
    const struct value *error = value_get(line, STR_LIT("error"));
    struct vector_answer a = {0};

    if (value_get(line, STR_LIT("spec")) != NULL) {
        a.kind = VECTOR_SPEC;
        a.text = text_of(line, "spec");
    } else if (error != NULL) {
        a.kind = VECTOR_ERROR;
        a.text = text_of(error, "message");
        a.class = text_of(error, "class");
    } else {
        a.kind = VECTOR_PANIC;
        a.text = text_of(line, "panic");
    }
    return a;
}

const struct value *vector_line(struct vector_file *f)
{
    ssize_t len = getline(&f->line, &f->size, f->stream);
    const struct value *line;
    struct err *e;

    if (len < 0)
        return NULL;
    if ((e = json_read(&line, (struct str){f->line, (size_t)len})) != NULL) {
        err_print(stderr, e);
        err_free(e);
        fail_msg("a vector is not JSON");
    }
    return line;
}

bool vector_next(struct vector *out, struct vector_file *f)
{
    *out = (struct vector){.line = vector_line(f)};
    if (out->line == NULL)
        return false;
    out->name = text_of(out->line, "name");
    out->scenario = value_get(out->line, STR_LIT("scenario"));
    assert_non_null(out->scenario);
    out->answer = answer_of(out->line);
    return true;
}

void vector_finish(struct vector *v)
{
    value_unref(v->line);
}

void vector_require(struct err *e)
{
    if (e == NULL)
        return;
    err_print(stderr, e);
    err_free(e);
    fail();
}

void vector_show(const char *who, const struct value *v)
{
    char *text = NULL;
    size_t len;

    if (v == NULL)
        return;
    vector_require(json_write(&text, &len, v, 0));
    (void)fprintf(stderr, "  %s %s\n", who, text);
    free(text);
}

static const char *kind_name(enum vector_kind kind)
{
    switch (kind) {
    case VECTOR_SPEC:
        return "spec";
    case VECTOR_ERROR:
        return "error";
    case VECTOR_PANIC:
        return "panic";
    }
    return "?";
}

static void show(const char *who, const struct vector_answer *a)
{
    (void)fprintf(stderr, "  %s %s %.*s %.*s\n", who, kind_name(a->kind), STR_FMT(a->class),
                  STR_FMT(a->text));
}

void vector_compare(struct vector_score *score, const struct vector *v,
                    const struct vector_answer *got)
{
    const struct vector_answer *want = &v->answer;

    score->cases++;
    if (got->kind == want->kind && str_eq(got->text, want->text) &&
        str_eq(got->class, want->class)) {
        score->same++;
    } else if (score->cases - score->same <= SHOWN_DIFFERENCES) {
        (void)fprintf(stderr, "%.*s differs\n", STR_FMT(v->name));
        show("engine  ", want);
        show("silospec", got);
    }
}
