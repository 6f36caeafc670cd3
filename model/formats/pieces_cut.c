/* A text as one artefact as it stands, as one around others, or cut into several. */
#include "model/formats/pieces.h"

#include "model/transport/json_of_python.h"
#include "model/transport/plain_bytes.h"

static unsigned line_count(struct str text)
{
    unsigned lines = 0;

    for (size_t i = 0; i < text.len; i++)
        lines += text.s[i] == '\n';
    return lines + (text.len > 0 && text.s[text.len - 1] != '\n');
}

/* A person's document is repaired by that person: only what stands around it is taken away. */
static bool is_scenario(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        struct str rest = str_cut(text, i, text.len);

        if ((i == 0 || text.s[i - 1] == '\n') && str_starts(rest, STR_LIT("silospec:")))
            return true;
    }
    return false;
}

static bool has_scenario(const struct pieces *p, bool repaired)
{
    for (size_t i = 0; i < p->count; i++)
        if (p->items[i].kind == &formats[FORMAT_scenario] && p->items[i].in.value != NULL &&
            p->items[i].in.repaired == repaired)
            return true;
    return false;
}

static bool has_known(const struct pieces *p)
{
    for (size_t i = 0; i < p->count; i++)
        if (p->items[i].kind != NULL)
            return true;
    return false;
}

static bool has_tree(const struct pieces *p)
{
    for (size_t i = 0; i < p->count; i++)
        if (p->items[i].in.value != NULL)
            return true;
    return false;
}

/* The format whose text this is, with all that is in it; NULL: none. */
static struct err *enclosing(const struct format **out, const struct input *whole)
{
    *out = NULL;
    for (size_t f = 0; f < FORMAT_COUNT && *out == NULL; f++) {
        unsigned sure = formats[f].encloses ? format_recognises(&formats[f], whole) : 0;

        if (sure == FORMAT_NO_MEMORY)
            return err_oom();
        if (sure > 0)
            *out = &formats[f];
    }
    return NULL;
}

/* Whether the pieces tell more than the text as it stands, which is of that kind or of none. */
static bool is_better(const struct pieces *p, const struct input *whole, const struct format *kind)
{
    if (is_scenario(whole->text))
        return has_scenario(p, false);
    return kind != NULL ? has_tree(p) : has_known(p) && !has_scenario(p, true);
}

static struct err *cut(struct pieces *out, struct input *whole)
{
    unsigned lines = line_count(whole->text);
    const struct format *around, *kind = NULL;
    struct err *e = enclosing(&around, whole);

    if (e == NULL && around != NULL)
        return pieces_add(out, around, whole, 1, lines);
    if (e != NULL || (e = pieces_kind_of_whole(&kind, out, whole)) != NULL) {
        input_close(whole);
        return e;
    }
    if (whole->value != NULL && !json_is_of_python(whole->text) &&
        (whole->json || (kind != NULL && !lines_are_indented_oddly(whole->text) &&
                         !pieces_has_printed_around(whole->text))))
        return pieces_add_tree(out, whole, 1, lines);
    if ((e = pieces_add_lines(out, whole->text)) != NULL) {
        input_close(whole);
        return e;
    }
    if (is_better(out, whole, kind)) {
        input_close(whole);
        return NULL;
    }
    pieces_free(out);
    arena_init(&out->arena);
    return pieces_add(out, kind, whole, 1, lines);
}

struct err *pieces_cut(struct pieces *out, struct str text)
{
    struct pieces p = {.count = 0};
    struct input whole;
    struct err *e = input_open(&whole, text);

    if (e != NULL)
        return e;
    arena_init(&p.arena);
    if ((e = cut(&p, &whole)) != NULL) {
        pieces_free(&p);
        return e;
    }
    *out = p;
    return NULL;
}
