#include "model/formats/list_view.h"

#include "model/base/buf.h"

void list_view_init(struct list_view *v, struct arena *a, struct str text)
{
    v->arena = a;
    v->at = line_walk_of(text);
    v->count = 0;
}

static bool is_name(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!((text.s[i] >= 'A' && text.s[i] <= 'Z') || (text.s[i] >= 'a' && text.s[i] <= 'z') ||
              (text.s[i] >= '0' && text.s[i] <= '9') || memchr("_- ()", text.s[i], 5) != NULL ||
              (unsigned char)text.s[i] >= 0x80))
            return false;
    return text.len > 0;
}

/* "Name   : value", the name from the first column on; the value's column. 0: it is none. */
static size_t value_column(struct str line, struct list_view_item *out)
{
    ptrdiff_t colon = line_find(line, " :");

    if (colon < 0)
        colon = line_find(line, ":");
    if (colon <= 0 || line.s[0] == ' ')
        return 0;
    out->name = str_trim(str_cut(line, 0, (size_t)colon));
    if (!is_name(out->name))
        return 0;
    colon = str_find(line, ':', (size_t)colon);
    if ((size_t)colon + 1 < line.len && line.s[colon + 1] != ' ')
        return 0;
    out->value = str_trim(str_cut(line, (size_t)colon + 1, line.len));
    return (size_t)colon + 2;
}

/* has_blank: whether one is in it. */
static bool breaks_in_words(struct str value, bool has_blank)
{
    return !has_blank || str_starts(value, STR_LIT("{\"")) || str_starts(value, STR_LIT("["));
}

/* Lines that are indented as far as the values are. */
static void join_wrapped(struct list_view *v, struct list_view_item *item, size_t column)
{
    bool joined = false, has_blank = str_find(item->value, ' ', 0) >= 0;
    struct buf all = {.s = NULL};

    for (struct str next; column >= 3; joined = true) {
        next = str_trim(line_walk_peek(&v->at));
        if (next.len == 0 || line_indent(line_walk_peek(&v->at)) + 1 < column)
            break;
        (void)line_walk_next(&v->at);
        if (!joined)
            buf_add(&all, item->value);
        if (!breaks_in_words(buf_str(&all), has_blank)) {
            buf_char(&all, ' ');
            has_blank = true;
        }
        buf_add(&all, next);
        has_blank = has_blank || str_find(next, ' ', 0) >= 0;
    }
    if (joined)
        item->value = buf_in_arena(&all, v->arena);
}

bool list_view_next(struct list_view *v)
{
    v->count = 0;
    while (line_walk_next(&v->at)) {
        struct list_view_item item = {.line = v->at.line_number};
        size_t column = value_column(v->at.line, &item);

        if (column > 0) {
            join_wrapped(v, &item, column);
            if (v->count < LIST_VIEW_ITEMS)
                v->items[v->count++] = item;
        } else if (v->count > 1) {
            return true;
        } else {
            v->count = 0;
        }
    }
    return v->count > 1;
}

const struct list_view_item *list_view_item(const struct list_view *v, const char *name)
{
    for (size_t i = 0; i < v->count; i++)
        if (str_eq_ascii_case(v->items[i].name, str_of(name)))
            return &v->items[i];
    return NULL;
}

struct str list_view_value(const struct list_view *v, const char *name)
{
    const struct list_view_item *item = list_view_item(v, name);

    return item != NULL ? item->value : STR_NONE;
}

struct str list_view_member(struct str object, const char *name)
{
    size_t n = strlen(name);

    for (size_t i = 2; i + n < object.len; i++) {
        size_t end = i + n + 1;

        if (object.s[i + n] != '=' || !str_eq_ascii_case(str_cut(object, i, i + n), str_of(name)) ||
            (object.s[i - 1] != ' ' && object.s[i - 1] != '{' && object.s[i - 1] != ';'))
            continue;
        while (end < object.len && object.s[end] != ';' && object.s[end] != '}')
            end++;
        return str_cut(object, i + n + 1, end);
    }
    return STR_NONE;
}
