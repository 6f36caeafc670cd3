/* Any text that somebody pasted with a question: it is told apart, explained for people and for
 * programs as each kind of text, without harm and the same twice. */
#include "model/files/text.h"
#include "model/json/json.h"
#include "tests/fuzz/fuzz.h"
#include "ui/cli/decode_answer.h"
#include "ui/cli/decode_apart.h"
#include "ui/cli/decode_text.h"

#include <stdio.h>
#include <stdlib.h>

static void broken(const char *what, struct str text)
{
    fprintf(stderr, "%s:\n%.*s\n", what, STR_FMT(text));
    abort();
}

static void drop(struct err *e, struct str text)
{
    if (e != NULL && (e->text[0] == '\0' || e->class == ERR_OOM || e->class == ERR_INTERNAL))
        broken(e->text, text);
    err_free(e);
}

static const struct value *answer(const struct decode_kind_row *kind, struct arena *a,
                                  struct str text)
{
    const struct value *told = NULL;

    drop(kind->answer(&told, a, text), text);
    return told;
}

static void check_answers(struct arena *a, struct str text)
{
    for (size_t i = 0; i <= DECODE_EVENT; i++) {
        const struct value *first = answer(&decode_kinds[i], a, text),
                           *second = answer(&decode_kinds[i], a, text);
        char *json = NULL;
        size_t len;

        if ((first == NULL) != (second == NULL) || (first != NULL && !value_eq(first, second)))
            broken("another answer", text);
        if (first != NULL)
            drop(json_write(&json, &len, first, 0), text);
        free(json);
        value_unref(first);
        value_unref(second);
    }
}

/* The parts are cut from the text in its order. */
static void check_apart(struct arena *a, struct str text)
{
    static FILE *nowhere;
    struct decode_apart apart = {.items = {text}, .count = 1};

    if (nowhere == NULL && (nowhere = fopen("/dev/null", "w")) == NULL)
        abort();
    drop(decode_apart(&apart, a, text), text);
    if (apart.count == 0 || apart.count > DECODE_MOST_APART)
        broken("no part, or too many", text);
    for (size_t i = 0; i < apart.count; i++)
        drop(decode_print(nowhere, a, decode_kind(a, apart.items[i]), apart.items[i],
                          &(struct decode_beside){.causes = NULL}),
             text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str given = {(const char *)data, size};
    struct text text;
    struct arena a;
    struct err *e = text_decode(&text, given);

    if (e != NULL) {
        drop(e, given);
        return 0;
    }
    arena_init(&a);
    check_answers(&a, (struct str){text.bytes, text.len});
    check_apart(&a, (struct str){text.bytes, text.len});
    arena_finish(&a);
    text_free(&text);
    return 0;
}
