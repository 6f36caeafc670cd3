#include "model/yaml/yaml_comments.h"

#include "model/base/arena.h"
#include "model/base/buf.h"
#include "model/yaml/yaml.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

/* A line of the text before; those that hold no token are blank or comments. */
struct old_line {
    struct str text; /* without its end */
    struct str tail; /* the comment behind what stands on it, or that is all of it */
    bool tokens;     /* something stands on it, or it lies within a scalar of several lines */
    size_t columns;  /* that are of tokens */
    size_t column;   /* of the tail */
    size_t above;    /* lines right above it without tokens */
    size_t place;    /* the line written, from 1, that what stands around it goes to; 0: none */
};

struct new_line {
    struct str text;
    size_t above; /* the old line, from 1, whose lines above go above it; 0: none */
    size_t tail;  /* the old line, from 1, whose tail goes to its end; 0: none */
};

struct comments {
    struct arena a;
    struct old_line *old;
    struct new_line *made;
    size_t old_count, made_count;
};

/* ---- lines -------------------------------------------------------------------------------- */

static size_t count_lines(struct str text)
{
    size_t count = 1;

    for (size_t i = 0; i < text.len; i++)
        count += text.s[i] == '\n';
    return count;
}

/* Cuts the next line off; false at the end. */
static bool next_line(struct str *rest, struct str *line)
{
    ptrdiff_t end = str_find(*rest, '\n', 0);
    size_t len = end >= 0 ? (size_t)end : rest->len;

    if (rest->len == 0)
        return false;
    *line = str_cut(*rest, 0, len);
    if (len > 0 && line->s[len - 1] == '\r')
        line->len--;
    *rest = str_cut(*rest, end >= 0 ? len + 1 : len, rest->len);
    return true;
}

static bool cut_lines(struct comments *c, struct str before, struct str written)
{
    struct str line;

    c->old = arena_calloc(&c->a, count_lines(before), sizeof(*c->old));
    c->made = arena_calloc(&c->a, count_lines(written), sizeof(*c->made));
    if (c->old == NULL || c->made == NULL)
        return false;
    while (next_line(&before, &line))
        c->old[c->old_count++].text = line;
    while (next_line(&written, &line))
        c->made[c->made_count++].text = line;
    return true;
}

/* ---- what is no token ---------------------------------------------------------------------- */

/* The bytes of so many code points. */
static size_t bytes_of(struct str text, size_t columns)
{
    size_t at = 0;

    for (; at < text.len; at++)
        if (((unsigned char)text.s[at] & 0xC0) != 0x80 && columns-- == 0)
            break;
    return at;
}

static size_t columns_of(struct str text)
{
    size_t columns = 0;

    for (size_t i = 0; i < text.len; i++)
        columns += ((unsigned char)text.s[i] & 0xC0) != 0x80;
    return columns;
}

static void take_tail(struct old_line *line, size_t columns, const char *skip)
{
    struct str rest = str_cut(line->text, bytes_of(line->text, columns), line->text.len);
    size_t at = 0;

    while (at < rest.len && rest.s[at] != '\0' && strchr(skip, rest.s[at]) != NULL)
        at++;
    if (at < rest.len && rest.s[at] == '#')
        line->tail = str_cut(rest, at, rest.len);
    line->column = columns_of(str_cut(line->text, 0, line->text.len - line->tail.len));
}

static void add_token(struct comments *c, const yaml_token_t *token)
{
    yaml_mark_t from = token->start_mark, to = token->end_mark;
    bool block = token->type == YAML_SCALAR_TOKEN &&
                 (token->data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
                  token->data.scalar.style == YAML_FOLDED_SCALAR_STYLE);

    for (size_t i = from.line; i <= to.line && i < c->old_count; i++) {
        struct old_line *line = &c->old[i];
        size_t columns = i < to.line ? SIZE_MAX : to.column;

        if (i > from.line && columns == 0)
            continue; /* it ended with the line before */
        line->tokens = true;
        if (columns > line->columns)
            line->columns = columns;
    }
    /* Behind the sign of a block there may be a comment. */
    if (block && from.line < c->old_count)
        take_tail(&c->old[from.line], from.column + 1, "+-0123456789 \t");
}

/* What is written again: neither the indentation's tokens nor what stands around the document. */
static bool is_written(const yaml_token_t *token)
{
    return token->end_mark.index > token->start_mark.index &&
           token->type != YAML_VERSION_DIRECTIVE_TOKEN && token->type != YAML_TAG_DIRECTIVE_TOKEN &&
           token->type != YAML_DOCUMENT_START_TOKEN && token->type != YAML_DOCUMENT_END_TOKEN;
}

/* False: the text is no YAML, or memory was short. */
static bool find_tokens(struct comments *c, struct str before)
{
    yaml_parser_t parser;
    bool going = yaml_parser_initialize(&parser) == 1, done = false;

    if (!going)
        return false;
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)before.s, before.len);
    while (going && !done) {
        yaml_token_t token;

        going = yaml_parser_scan(&parser, &token) == 1;
        if (!going)
            break;
        if (is_written(&token))
            add_token(c, &token);
        done = token.type == YAML_STREAM_END_TOKEN;
        yaml_token_delete(&token);
    }
    yaml_parser_delete(&parser);
    return going;
}

static void find_comments(struct comments *c)
{
    size_t above = 0;

    for (size_t i = 0; i < c->old_count; i++) {
        struct old_line *line = &c->old[i];

        if (line->tail.len == 0 && line->columns != SIZE_MAX)
            take_tail(line, line->columns, " \t");
        line->above = line->tokens ? above : 0;
        above = line->tokens ? 0 : above + 1;
    }
}

/* ---- where they go -------------------------------------------------------------------------- */

/* The outermost of those that begin on a line takes what stands around it. */
static void pair_lines(struct comments *c, size_t old, size_t made)
{
    struct old_line *line;

    if (old == 0 || old > c->old_count || made == 0 || made > c->made_count)
        return;
    line = &c->old[old - 1];
    if (line->place > 0)
        return;
    line->place = made;
    c->made[made - 1].above = old;
    if (line->tail.len > 0)
        c->made[made - 1].tail = old;
}

static void pair_values(struct comments *c, const struct value *old, const struct value *made);

enum { NEAR = 64 }; /* how many are looked at in each direction */

/* Whether what is the i-th of old is the j-th of made. */
typedef bool is_same(const struct value *old, size_t i, const struct value *made, size_t j);

static bool has_same_key(const struct value *old, size_t i, const struct value *made, size_t j)
{
    return j < made->u.map.count && str_eq(old->u.map.members[i].key, made->u.map.members[j].key);
}

static bool is_same_item(const struct value *old, size_t i, const struct value *made, size_t j)
{
    return j < made->u.list.count && value_eq(old->u.list.items[i], made->u.list.items[j]);
}

/* Where the i-th is now, near `from`; SIZE_MAX: it is gone. */
static size_t now_at(const struct value *old, size_t i, const struct value *made, size_t from,
                     is_same *same)
{
    for (size_t d = 0; d <= NEAR; d++) {
        if (same(old, i, made, from + d))
            return from + d;
        if (from >= d && same(old, i, made, from - d))
            return from - d;
    }
    return SIZE_MAX;
}

static void pair_members(struct comments *c, const struct value *old, const struct value *made)
{
    for (size_t i = 0, at, next = 0; i < old->u.map.count; i++) {
        if ((at = now_at(old, i, made, next, has_same_key)) == SIZE_MAX)
            continue;
        next = at + 1;
        pair_lines(c, old->u.map.members[i].line, made->u.map.members[at].line);
        pair_values(c, old->u.map.members[i].value, made->u.map.members[at].value);
    }
}

/* As many as before: each is where it was, perhaps with something else in it. */
static void pair_items(struct comments *c, const struct value *old, const struct value *made)
{
    bool all = old->u.list.count == made->u.list.count;

    for (size_t i = 0, at, next = 0; i < old->u.list.count; i++) {
        at = all ? i : now_at(old, i, made, next, is_same_item);
        if (at == SIZE_MAX)
            continue;
        next = at + 1;
        pair_lines(c, old->u.list.items[i]->line, made->u.list.items[at]->line);
        pair_values(c, old->u.list.items[i], made->u.list.items[at]);
    }
}

static void pair_values(struct comments *c, const struct value *old, const struct value *made)
{
    if (old->kind == VALUE_MAP && made->kind == VALUE_MAP)
        pair_members(c, old, made);
    else if (old->kind == VALUE_LIST && made->kind == VALUE_LIST)
        pair_items(c, old, made);
}

/* ---- the text ------------------------------------------------------------------------------- */

static void add_line(struct buf *out, struct str text)
{
    buf_add(out, text);
    buf_char(out, '\n');
}

static void add_above(struct buf *out, const struct comments *c, size_t old, size_t indent)
{
    const struct old_line *line = &c->old[old - 1];

    for (size_t i = old - 1 - line->above; i < old - 1; i++) {
        if (c->old[i].tail.len > 0)
            buf_fill(out, ' ', indent);
        add_line(out, c->old[i].tail);
    }
}

/* Where it stood, if there is room, so that those of several lines stay below each other. */
static void add_tail(struct buf *out, const struct old_line *old, size_t columns)
{
    buf_fill(out, ' ', old->column > columns ? old->column - columns : 1);
    buf_add(out, old->tail);
}

static size_t blanks_of(struct str text)
{
    size_t at = 0;

    while (at < text.len && text.s[at] == ' ')
        at++;
    return at;
}

static void write_lines(struct buf *out, struct comments *c)
{
    size_t end = c->old_count;

    for (size_t i = 0; i < c->made_count; i++) {
        const struct new_line *line = &c->made[i];

        if (line->above > 0)
            add_above(out, c, line->above, blanks_of(line->text));
        buf_add(out, line->text);
        if (line->tail > 0)
            add_tail(out, &c->old[line->tail - 1], columns_of(line->text));
        buf_char(out, '\n');
    }
    while (end > 0 && !c->old[end - 1].tokens)
        end--;
    for (size_t i = end; i < c->old_count; i++)
        add_line(out, c->old[i].tail);
}

/* Comments of the text before that went nowhere. */
static size_t lost_of(const struct comments *c)
{
    size_t lost = 0, above = 0;

    for (size_t i = 0; i < c->old_count; i++) {
        const struct old_line *line = &c->old[i];

        if (!line->tokens) {
            above += line->tail.len > 0;
            continue;
        }
        lost += line->place > 0 ? 0 : above + (line->tail.len > 0);
        above = 0;
    }
    return lost;
}

static size_t all_of(const struct comments *c)
{
    size_t count = 0;

    for (size_t i = 0; i < c->old_count; i++)
        count += c->old[i].tail.len > 0;
    return count;
}

static struct err *means_the_same(bool *same, struct str text, const struct value *root)
{
    const struct value *v = NULL;
    struct err *e = yaml_read(&v, text);

    *same = e == NULL && value_eq(v, root);
    value_unref(v);
    if (e != NULL && e->class != ERR_OOM) {
        err_free(e);
        e = NULL;
    }
    return e;
}

/* out: the text with comments; empty where it is to stay as it is. */
static struct err *merge(struct buf *out, struct comments *c, const struct value *old,
                         const struct value *made, size_t *lost)
{
    struct err *e;
    bool same;

    find_comments(c);
    pair_values(c, old, made);
    write_lines(out, c);
    *lost = lost_of(c);
    if (out->failed)
        return err_oom();
    if ((e = means_the_same(&same, buf_str(out), made)) != NULL)
        return e;
    if (!same) {
        *lost = all_of(c);
        out->len = 0;
    }
    return NULL;
}

static struct err *read_both(const struct value **old, const struct value **made, struct str before,
                             struct str written)
{
    struct err *e = yaml_read(old, before);

    if (e == NULL)
        e = yaml_read(made, written);
    if (e != NULL && e->class != ERR_OOM) {
        err_free(e);
        e = NULL;
    }
    return e;
}

struct err *yaml_keep_comments(char **out, size_t *len, struct str written, struct str before,
                               size_t *lost)
{
    struct buf text = {NULL, 0, 0, false};
    const struct value *old = NULL, *made = NULL;
    struct comments c = {.old_count = 0};
    struct err *e = read_both(&old, &made, before, written);
    size_t gone = 0;

    arena_init(&c.a);
    if (e == NULL && made != NULL && !cut_lines(&c, before, written))
        e = err_oom();
    if (e == NULL && made != NULL && find_tokens(&c, before))
        e = merge(&text, &c, old, made, &gone);
    if (e == NULL && text.len == 0)
        buf_add(&text, written);
    if (e == NULL && (*out = buf_take(&text, len)) == NULL)
        e = err_oom();
    if (e == NULL)
        *lost = gone;
    buf_finish(&text);
    arena_finish(&c.a);
    value_unref(old);
    value_unref(made);
    return e;
}
