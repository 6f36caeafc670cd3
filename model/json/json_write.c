#include "model/json/json.h"

#include "model/base/bounds.h"
#include "model/base/buf.h"
#include "model/base/num.h"
#include "model/base/utf8.h"
#include "model/json/json_number.h"

struct writer {
    struct buf out;
    size_t indent;
};

static void new_line(struct writer *w, size_t depth)
{
    if (w->indent == 0)
        return;
    buf_char(&w->out, '\n');
    buf_fill(&w->out, ' ', w->indent * depth);
}

/* The letter behind the backslash, or 0. */
static char short_escape(unsigned char c)
{
    switch (c) {
    case '"':
        return '"';
    case '\\':
        return '\\';
    case '\b':
        return 'b';
    case '\f':
        return 'f';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return 0;
    }
}

static void write_special(struct writer *w, unsigned char c)
{
    if (short_escape(c) != 0) {
        buf_char(&w->out, '\\');
        buf_char(&w->out, short_escape(c));
    } else {
        buf_printf(&w->out, "\\u%04x", c);
    }
}

static void write_string(struct writer *w, struct str text)
{
    size_t plain = 0, at = 0; /* what lies between them is copied in one go */

    buf_char(&w->out, '"');
    while (at < text.len) {
        unsigned char c = (unsigned char)text.s[at];
        uint32_t code;
        size_t width = 1;
        bool broken = false;

        if (c >= 0x80) {
            width = utf8_decode(&code, text, at);
            broken = width == 1;
        }
        if (broken || c < ' ' || c == '"' || c == '\\') {
            buf_add(&w->out, str_cut(text, plain, at));
            if (broken)
                buf_add(&w->out, STR_LIT("\xEF\xBF\xBD"));
            else
                write_special(w, c);
            plain = at + width;
        }
        at += width;
    }
    buf_add(&w->out, str_cut(text, plain, at));
    buf_char(&w->out, '"');
}

/* YAML's fractions without a digit on one side of the point (.5, 1.), or with a plus. */
static bool write_fraction(struct writer *w, struct str text)
{
    struct buf number = {NULL, 0, 0, false};
    bool is_number;

    for (size_t i = 0; i < text.len; i++) {
        char before = i > 0 ? text.s[i - 1] : '-', after = i + 1 < text.len ? text.s[i + 1] : 'e';

        if (text.s[i] == '+' && i == 0)
            continue;
        if (text.s[i] == '.' && (before == '-' || before == '+'))
            buf_char(&number, '0');
        if (text.s[i] != '.' || (after != 'e' && after != 'E'))
            buf_char(&number, text.s[i]);
    }
    is_number = number.len > 0 && json_number_len(buf_str(&number)) == number.len;
    if (is_number)
        buf_add(&w->out, buf_str(&number));
    w->out.failed = w->out.failed || number.failed;
    buf_finish(&number);
    return is_number;
}

static struct err *write_number(struct writer *w, const struct value *v)
{
    struct err *e;
    uint64_t n;

    if (json_number_len(v->u.text) == v->u.text.len && v->u.text.len > 0) {
        buf_add(&w->out, v->u.text);
        return NULL;
    }
    /* YAML's other forms of an integer: +5, 0x1F, 0o17. */
    if (num_uint64(&n, v->u.text) == NUM_OK) {
        buf_printf(&w->out, "%llu", (unsigned long long)n);
        return NULL;
    }
    if (write_fraction(w, v->u.text))
        return NULL;
    e = err_new(ERR_UNSUPPORTED, "the number '%.*s' has no JSON form",
                STR_FMT(utf8_cut(v->u.text, BOUND_SHOWN)));
    return err_remedy(err_at(e, NULL, v->line, v->column), "write it as JSON does, or as text");
}

static struct err *write_value(struct writer *w, const struct value *v, size_t depth);

static struct err *write_list(struct writer *w, const struct value *v, size_t depth)
{
    struct err *e;

    buf_char(&w->out, '[');
    for (size_t i = 0; i < v->u.list.count; i++) {
        if (i > 0)
            buf_char(&w->out, ',');
        new_line(w, depth + 1);
        if ((e = write_value(w, v->u.list.items[i], depth + 1)) != NULL)
            return e;
    }
    if (v->u.list.count > 0)
        new_line(w, depth);
    buf_char(&w->out, ']');
    return NULL;
}

static struct err *write_map(struct writer *w, const struct value *v, size_t depth)
{
    struct err *e;

    buf_char(&w->out, '{');
    for (size_t i = 0; i < v->u.map.count; i++) {
        const struct value_member *m = &v->u.map.members[i];

        if (i > 0)
            buf_char(&w->out, ',');
        new_line(w, depth + 1);
        write_string(w, m->key);
        buf_char(&w->out, ':');
        if (w->indent > 0)
            buf_char(&w->out, ' ');
        if ((e = write_value(w, m->value, depth + 1)) != NULL)
            return e;
    }
    if (v->u.map.count > 0)
        new_line(w, depth);
    buf_char(&w->out, '}');
    return NULL;
}

static struct err *write_value(struct writer *w, const struct value *v, size_t depth)
{
    switch (v->kind) {
    case VALUE_NULL:
        buf_add(&w->out, STR_LIT("null"));
        return NULL;
    case VALUE_BOOL:
        buf_add(&w->out, v->u.boolean ? STR_LIT("true") : STR_LIT("false"));
        return NULL;
    case VALUE_NUMBER:
        return write_number(w, v);
    case VALUE_STRING:
        write_string(w, v->u.text);
        return NULL;
    case VALUE_LIST:
        return write_list(w, v, depth);
    case VALUE_MAP:
        return write_map(w, v, depth);
    }
    return err_new(ERR_INTERNAL, "a value of kind %d", (int)v->kind);
}

struct err *json_write(char **out, size_t *len, const struct value *v, int indent)
{
    struct writer w = {.out = {NULL, 0, 0, false}, .indent = indent > 0 ? (size_t)indent : 0};
    struct err *e = write_value(&w, v, 0);
    char *text;

    if (e != NULL) {
        buf_finish(&w.out);
        return e;
    }
    text = buf_take(&w.out, len);
    if (text == NULL)
        return err_oom();
    *out = text;
    return NULL;
}
