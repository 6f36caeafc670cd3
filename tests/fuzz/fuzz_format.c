/* One reader of model/formats (FUZZED) and any text: what it recognises is read without harm; an
 * error, a remark and what is left out have a text, and their lines lie in the text. CMake makes a
 * target of this for each row of formats.def, whose corpus are the samples of that kind. */
#include "model/files/text.h"
#include "model/formats/identify.h"
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>

static const struct format *const fuzzed = &formats[FUZZED];

static void broken(const char *what, struct str text)
{
    fprintf(stderr, "%s: %s:\n%.*s\n", fuzzed->name, what, STR_FMT(text));
    abort();
}

static unsigned lines_of(struct str text)
{
    unsigned lines = 1;

    for (size_t i = 0; i < text.len; i++)
        lines += text.s[i] == '\n';
    return lines;
}

/* Takes e. */
static void check_error(struct err *e, struct str text)
{
    if (e == NULL)
        return;
    if (e->text[0] == '\0' || e->class == ERR_INTERNAL || e->class == ERR_OOM)
        broken(e->text, text);
    if (e->line > lines_of(text))
        broken("an error behind the text", text);
    err_free(e);
}

static void check_said(const struct evidence *said, struct str text)
{
    unsigned lines = lines_of(text);

    for (size_t i = 0; i < said->note_count; i++)
        if (said->notes[i].line > lines || said->notes[i].text.len == 0)
            broken("a note behind the text, or of nothing", text);
    for (size_t i = 0; i < said->count; i++)
        if (said->facts[i].line > lines)
            broken("a fact behind the text", text);
}

static void read_piece(const struct sources *all, struct piece *piece, struct str text)
{
    struct evidence said;

    evidence_init(&said);
    check_error(sources_read_piece(&said, all, &all->items[0], piece), text);
    if (evidence_failed(&said))
        broken("a path that is none", text);
    check_said(&said, text);
    evidence_finish(&said);
}

/* As the whole text, whatever else it may be. */
static void read_whole(const struct sources *all, struct str text)
{
    struct piece piece = {.kind = fuzzed, .first_line = 1, .last_line = lines_of(text)};
    struct err *e = input_open(&piece.in, text);

    if (e != NULL)
        broken(e->text, text);
    if (format_recognises(fuzzed, &piece.in) > 0)
        read_piece(all, &piece, text);
    value_unref(piece.memo);
    input_close(&piece.in);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct sources all = {.count = 0};
    struct text text = {NULL, 0, NULL};
    struct err *e = text_decode(&text, (struct str){(const char *)data, size});
    struct str decoded = {text.bytes, text.len};

    if (e != NULL) {
        err_free(e);
        return 0;
    }
    if ((e = sources_add_text(&all, decoded, "f")) != NULL) {
        check_error(e, decoded);
    } else {
        for (size_t i = 0; i < all.items[0].pieces.count; i++)
            if (all.items[0].pieces.items[i].kind == fuzzed)
                read_piece(&all, &all.items[0].pieces.items[i], decoded);
        read_whole(&all, decoded);
    }
    sources_close(&all);
    text_free(&text);
    return 0;
}
