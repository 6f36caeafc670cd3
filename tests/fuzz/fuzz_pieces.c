/* Any text is cut into pieces: they lie in it and in order, all is read without harm, and what is
 * opened is a document or an error with a text. */
#include "model/files/text.h"
#include "model/formats/identify.h"
#include "model/json/json.h"
#include "model/transport/clean_text.h"
#include "model/transport/json_repair.h"
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>

static void broken(const char *what, struct str text)
{
    fprintf(stderr, "%s:\n%.*s\n", what, STR_FMT(text));
    abort();
}

static unsigned lines_of(struct str text)
{
    unsigned lines = 1;

    for (size_t i = 0; i < text.len; i++)
        lines += text.s[i] == '\n';
    return lines;
}

static void check_pieces(struct str text)
{
    unsigned lines = lines_of(text);
    struct pieces p;
    struct err *e = pieces_cut(&p, text);

    if (e != NULL)
        broken(e->text, text);
    if (p.count == 0)
        broken("no piece", text);
    for (size_t i = 0; i < p.count; i++)
        if (p.items[i].last_line > lines || p.items[i].first_line > p.items[i].last_line + 1 ||
            (i > 0 && p.items[i].first_line < p.items[i - 1].first_line))
            broken("pieces out of order", text);
    for (size_t i = 0; i < p.note_count; i++)
        if (p.notes[i].line > lines)
            broken("a note behind the text", text);
    pieces_free(&p);
}

static void check_report(const struct artefact *s, struct str text)
{
    const struct value *report = NULL;
    struct err *e = import_report(&report, s, s->root);

    if (e != NULL)
        broken(e->text, text);
    value_unref(report);
}

static void check_document(struct str text)
{
    struct artefact s;
    struct err *e = artefact_read(&s, text, "f");

    if (e == NULL) {
        check_report(&s, text);
        artefact_close(&s);
        return;
    }
    if (e->text[0] == '\0' || e->class == ERR_INTERNAL || e->class == ERR_OOM)
        broken(e->text, text);
    err_free(e);
}

/* Repairing keeps the lines, and repaired once more nothing changes. */
static void check_repairing(struct str text)
{
    struct json_repaired once, twice;
    const struct value *v = NULL;
    struct arena a;
    struct err *e;

    arena_init(&a);
    json_repair(&once, &a, text);
    if (once.text.len > 0) {
        if (lines_of(once.text) > lines_of(text))
            broken("repairing made lines", text);
        e = json_read(&v, once.text);
        json_repair(&twice, &a, once.text);
        if (e == NULL && !str_eq(once.text, twice.text))
            broken("repairing does not settle", text);
        err_free(e);
        value_unref(v);
    }
    arena_finish(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct text text = {NULL, 0, NULL};
    struct err *e = text_decode(&text, (struct str){(const char *)data, size});

    if (e == NULL) {
        struct str decoded = {text.bytes, text.len};

        check_pieces(decoded);
        check_document(decoded);
        check_repairing(decoded);
    }
    err_free(e);
    text_free(&text);
    return 0;
}
