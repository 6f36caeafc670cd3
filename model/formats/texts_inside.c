#include "model/formats/texts_inside.h"

#include "model/base/buf.h"
#include "model/diagnosis/error_marks.h"

#define SHORTEST 20 /* of a text that tells an error */

static void add_text(struct buf *out, struct str text)
{
    if (text.len < SHORTEST || memchr(text.s, ' ', text.len) == NULL)
        return;
    for (size_t i = 0; i < text.len; i++)
        buf_char(out, text.s[i] == '\n' || text.s[i] == '\r' ? ' ' : text.s[i]);
    buf_char(out, '\n');
}

static void add_texts(struct buf *out, const struct value *v)
{
    if (v->kind == VALUE_STRING)
        add_text(out, v->u.text);
    for (size_t i = 0; v->kind == VALUE_LIST && i < v->u.list.count; i++)
        add_texts(out, v->u.list.items[i]);
    for (size_t i = 0; v->kind == VALUE_MAP && i < v->u.map.count; i++)
        add_texts(out, v->u.map.members[i].value);
}

static size_t lines_in(struct str text)
{
    size_t n = 0;

    for (size_t i = 0; i < text.len; i++)
        n += text.s[i] == '\n';
    return n;
}

/* The marked lines of the text. */
static void keep_marked(struct buf *out, struct str text, const bool *marks)
{
    struct str before = STR_NONE;

    for (size_t from = 0, to, n = 0; from < text.len; from = to + 1, n++) {
        struct str line;

        to = str_line_end(text, from);
        line = str_cut(text, from, to);
        if ((!marks[n] && !error_is_handed_on(line)) || str_eq(line, before))
            continue;
        before = line;
        if (out->len > 0)
            buf_char(out, '\n');
        buf_add(out, line);
    }
}

struct str texts_inside(struct arena *a, const struct value *v)
{
    struct buf all = {.s = NULL}, kept = {.s = NULL};
    struct str text;
    bool *marks;

    add_texts(&all, v);
    text = buf_str(&all);
    marks = text.len > 0 ? arena_calloc(a, lines_in(text) + 1, sizeof(*marks)) : NULL;
    if (marks != NULL) {
        error_marks(marks, text);
        keep_marked(&kept, text, marks);
    }
    a->failed = a->failed || all.failed;
    buf_finish(&all);
    return buf_in_arena(&kept, a);
}
