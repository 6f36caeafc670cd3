/* Any file as a dump of inspects: what is an array of objects is indexed, each object of it is the
 * one that a reader of the whole finds there, and nothing else is taken for one. */
#include "model/files/text.h"
#include "model/formats/inspect_dump.h"
#include "model/json/json.h"
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Of this process alone: several run at once in one folder. */
static const char *file_name(void)
{
    static char name[40];

    snprintf(name, sizeof(name), "fuzz_dump.%ld.tmp", (long)getpid());
    return name;
}

static void broken(const char *what, struct str text)
{
    fprintf(stderr, "%s:\n%.*s\n", what, STR_FMT(text));
    abort();
}

static void write_file(struct str text)
{
    FILE *f = fopen(file_name(), "wb");

    if (f == NULL || fwrite(text.s, 1, text.len, f) != text.len || fclose(f) != 0)
        broken("the file cannot be written", text);
}

static bool is_list_of_objects(const struct value *v)
{
    if (v->kind != VALUE_LIST || v->u.list.count == 0)
        return false;
    for (size_t i = 0; i < v->u.list.count; i++)
        if (v->u.list.items[i]->kind != VALUE_MAP)
            return false;
    return true;
}

static void check_item(const struct inspect_dump *d, size_t i, const struct value *want,
                       struct str text)
{
    const struct value *got = NULL;
    struct err *e = inspect_dump_read(&got, d, i);

    if (e != NULL && want != NULL)
        broken(e->text, text);
    if (e == NULL && want != NULL && (!value_eq(got, want) || got->line != want->line))
        broken("another object stands there", text);
    err_free(e);
    value_unref(got);
}

/* whole: NULL when the text is no JSON. */
static void check(const struct inspect_dump *d, const struct value *whole, struct str text)
{
    bool is_list = whole != NULL && is_list_of_objects(whole);
    bool may_be_one = whole != NULL && whole->kind == VALUE_MAP; /* an inspect in no list */

    if (whole != NULL && !may_be_one && (d != NULL) != is_list)
        broken(is_list ? "a list of objects is not seen" : "something is taken for a list", text);
    if (d == NULL)
        return;
    if (is_list && d->count != whole->u.list.count)
        broken("objects are missing", text);
    for (size_t i = 0; i < d->count; i++)
        check_item(d, i, is_list ? whole->u.list.items[i] : may_be_one ? whole : NULL, text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {(const char *)data, size};
    const struct value *whole = NULL;
    struct inspect_dump *d = NULL;
    struct text decoded;
    struct err *e, *why = NULL;

    if ((e = text_decode(&decoded, text)) == NULL) {
        e = json_read(&whole, (struct str){decoded.bytes, decoded.len});
        text_free(&decoded);
    }
    err_free(e);
    write_file(text);
    if ((e = inspect_dump_open(&d, &why, file_name(), size, NULL)) != NULL)
        broken(e->text, text);
    if ((d == NULL) != (why != NULL))
        broken("nobody says why it is none", text);
    err_free(why);
    check(d, whole, text);
    inspect_dump_free(d);
    value_unref(whole);
    (void)remove(file_name());
    return 0;
}
