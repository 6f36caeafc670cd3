/* Any bytes: the readers answer with a tree or an error and no harm; what a writer makes of
 * the tree reads back to an equal one. */
#include "model/files/text.h"
#include "model/json/json.h"
#include "model/yaml/yaml.h"
#include "model/yaml/yaml_comments.h"
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct err *reader(const struct value **out, struct str text);

static void broken(const char *what, struct str text)
{
    fprintf(stderr, "%s:\n%.*s\n", what, STR_FMT(text));
    abort();
}

/* An error has a text and a class of those that a document can cause; a place that it names
 * lies in the text, where that is known. */
static void check_error(struct err *e, struct str text)
{
    char *line = err_line(e);

    if (line == NULL || line[0] == '\0' || e->text[0] == '\0')
        broken("an error without text", text);
    if (e->class != ERR_INPUT && e->class != ERR_LIMIT && e->class != ERR_UNSUPPORTED)
        broken(line, text);
    if (text.s != NULL && (e->line > text.len + 1 || e->column > text.len + 1))
        broken("an error behind the text", text);
    free(line);
    err_free(e);
}

static void check_reads_back(reader *read, const struct value *v, struct str written)
{
    const struct value *back = NULL;
    struct err *e = read(&back, written);

    if (e != NULL)
        broken(e->text, written);
    if (!value_eq(v, back))
        broken("reads back as another tree", written);
    value_unref(back);
}

/* A number of YAML may have another text in JSON, or none; what JSON makes of it stays. */
static void check_json(const struct value *v)
{
    const struct value *as_json = NULL;
    char *text = NULL, *again = NULL;
    size_t len = 0, len_again = 0;
    struct err *e = json_write(&text, &len, v, 0);

    if (e != NULL) {
        check_error(e, STR_NONE);
        return;
    }
    e = json_read(&as_json, (struct str){text, len});
    if (e != NULL)
        broken(e->text, (struct str){text, len});
    e = json_write(&again, &len_again, as_json, 2);
    if (e != NULL)
        broken(e->text, (struct str){text, len});
    check_reads_back(json_read, as_json, (struct str){again, len_again});
    free(again);
    free(text);
    value_unref(as_json);
}

static void check_yaml(const struct value *v)
{
    char *text = NULL;
    size_t len = 0;
    struct err *e = yaml_write(&text, &len, v);

    if (e != NULL)
        broken(e->text, STR_NONE);
    check_reads_back(yaml_read, v, (struct str){text, len});
    free(text);
}

/* Comments change nothing of what is written. */
static void check_comments(const struct value *v, struct str before)
{
    char *written = NULL, *text = NULL;
    size_t len = 0, kept = 0, lost = 0;
    struct err *e = yaml_write(&written, &len, v);

    if (e == NULL)
        e = yaml_keep_comments(&text, &kept, (struct str){written, len}, before, &lost);
    if (e != NULL)
        broken(e->text, before);
    check_reads_back(yaml_read, v, (struct str){text, kept});
    free(written);
    free(text);
}

/* Marks are compared, which value_eq() does not. */
static void check_marks(const struct value *v, const struct value *laid, struct str text)
{
    if (v->line != laid->line || v->column != laid->column)
        broken("another mark in an arena", text);
    for (size_t i = 0; v->kind == VALUE_LIST && i < v->u.list.count; i++)
        check_marks(v->u.list.items[i], laid->u.list.items[i], text);
    for (size_t i = 0; v->kind == VALUE_MAP && i < v->u.map.count; i++) {
        const struct value_member *m = &v->u.map.members[i], *other = &laid->u.map.members[i];

        if (m->line != other->line || m->column != other->column)
            broken("another mark of a key in an arena", text);
        check_marks(m->value, other->value, text);
    }
}

/* In an arena, marks and all, and with an edit that copies what it keeps. */
static void check_in_arena(const struct value *v, struct str text)
{
    static const struct value_step step = {{"k", 1}, 0};
    const struct value *laid = NULL, *edited;
    bool misfit = false;
    struct arena a;
    struct err *e;

    arena_init(&a);
    if ((e = json_read_in(&laid, &a, text)) != NULL)
        broken(e->text, text);
    if (!value_eq(v, laid))
        broken("another tree in an arena", text);
    check_marks(v, laid, text);
    edited = value_with_set(laid, &step, 1, value_null(), &misfit);
    if ((edited == NULL) != (laid->kind != VALUE_MAP && laid->kind != VALUE_NULL))
        broken("an edit of a tree in an arena", text);
    if (edited != NULL)
        check_json(edited);
    value_unref(edited);
    arena_finish(&a);
}

static void check(reader *read, struct str text)
{
    const struct value *v = NULL;
    struct err *e = read(&v, text);

    if (e != NULL) {
        check_error(e, text);
        return;
    }
    if (read == json_read)
        check_in_arena(v, text);
    check_json(v);
    check_yaml(v);
    if (read == yaml_read)
        check_comments(v, text);
    value_unref(v);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str bytes = {(const char *)data, size};
    struct text text = {NULL, 0, NULL};
    struct err *e = text_decode(&text, bytes);

    check(json_read, bytes);
    check(yaml_read, bytes);
    if (e == NULL) {
        check(json_read, (struct str){text.bytes, text.len});
        check(yaml_read, (struct str){text.bytes, text.len});
    } else {
        check_error(e, bytes);
    }
    text_free(&text);
    return 0;
}
