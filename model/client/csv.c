#include "model/client/csv.h"

#include "model/client/text.h"

struct reader {
    struct arena *a;
    struct str rest; /* the lines behind `line` */
    struct str line; /* what is left of this one, with its \n */
    bool more;       /* there was a line */
    unsigned number; /* of the line; from 1 */
    unsigned first;  /* line that the record begins on */
    size_t column;   /* of the rest of `line`; bytes, from 1 */
    char *bytes;     /* of the field that is being read */
    size_t len;
};

/* The next line, \r\n as \n, a \r before the end of the text dropped. */
static void next_line(struct reader *r)
{
    ptrdiff_t end = str_find(r->rest, '\n', 0);
    size_t len = end >= 0 ? (size_t)end + 1 : r->rest.len;
    struct str line = str_cut(r->rest, 0, len);

    r->rest = str_cut(r->rest, len, r->rest.len);
    r->more = len > 0;
    if (len == 0)
        return;
    if (end >= 0 && len >= 2 && line.s[len - 2] == '\r')
        line = CLIENT_TEXT(r->a, str_cut(line, 0, len - 2), STR_LIT("\n"));
    else if (end < 0 && line.s[len - 1] == '\r')
        line.len--;
    r->line = line;
    r->number++;
    r->column = 1;
}

static bool at_line_end(const struct reader *r)
{
    return r->line.len == 0 || str_is(r->line, "\n");
}

static void take(struct reader *r, size_t bytes)
{
    r->line = str_cut(r->line, bytes, r->line.len);
    r->column += bytes;
}

static void add(struct reader *r, struct str text)
{
    if (text.len > 0 && r->bytes != NULL)
        memcpy(r->bytes + r->len, text.s, text.len);
    r->len += text.len;
}

static bool fail(struct str *why, const struct reader *r, size_t column, const char *what)
{
    struct str where =
        arena_printf(r->a, "parse error on line %u, column %zu: %s", r->number, column, what);

    *why = where;
    if (r->first != r->number)
        *why = CLIENT_TEXT(r->a, arena_printf(r->a, "record on line %u; ", r->first), where);
    return false;
}

enum field_end { FIELD_FAILED, FIELD_MORE, FIELD_LAST };

static enum field_end plain_field(struct reader *r, struct str *why, struct str *field)
{
    ptrdiff_t comma = str_find(r->line, ',', 0), quote;
    size_t len = r->line.len;

    if (comma >= 0)
        len = (size_t)comma;
    else if (len > 0 && r->line.s[len - 1] == '\n')
        len--;
    *field = str_cut(r->line, 0, len);
    if ((quote = str_find(*field, '"', 0)) >= 0) {
        (void)fail(why, r, r->column + (size_t)quote, "bare \" in non-quoted-field");
        return FIELD_FAILED;
    }
    if (comma < 0)
        return FIELD_LAST;
    take(r, len + 1);
    return FIELD_MORE;
}

/* Behind a quote inside a quoted field. */
static enum field_end behind_quote(struct reader *r, struct str *why, bool *ended)
{
    *ended = true;
    if (at_line_end(r))
        return FIELD_LAST;
    if (r->line.s[0] == '"') {
        add(r, STR_LIT("\""));
        *ended = false;
    } else if (r->line.s[0] != ',') {
        (void)fail(why, r, r->column - 1, "extraneous or missing \" in quoted-field");
        return FIELD_FAILED;
    }
    take(r, 1);
    return FIELD_MORE;
}

static enum field_end quoted_field(struct reader *r, struct str *why)
{
    bool ended = false;

    take(r, 1);
    for (;;) {
        ptrdiff_t quote = str_find(r->line, '"', 0);

        if (quote >= 0) {
            enum field_end end;

            add(r, str_cut(r->line, 0, (size_t)quote));
            take(r, (size_t)quote + 1);
            end = behind_quote(r, why, &ended);
            if (ended)
                return end;
        } else if (r->line.len > 0) {
            add(r, r->line);
            take(r, r->line.len);
            next_line(r);
        } else {
            (void)fail(why, r, r->column, "extraneous or missing \" in quoted-field");
            return FIELD_FAILED;
        }
    }
}

static enum field_end read_field(struct reader *r, struct str *why, struct str *field)
{
    enum field_end end;

    if (r->line.len == 0 || r->line.s[0] != '"')
        return plain_field(r, why, field);
    /* Room for the rest of the text, taken once a record. */
    if (r->bytes == NULL)
        r->bytes = arena_calloc(r->a, r->line.len + r->rest.len + 1, 1);
    else
        r->bytes += r->len;
    r->len = 0;
    end = quoted_field(r, why);
    *field = (struct str){r->bytes, r->bytes != NULL ? r->len : 0};
    return end;
}

static size_t most_fields(struct str text)
{
    size_t count = 1;

    for (size_t i = 0; i < text.len; i++)
        count += text.s[i] == ',';
    return count;
}

bool client_csv_read(struct client_csv *out, struct str *why, struct arena *a, struct str text)
{
    struct reader r = {.a = a, .rest = text};
    enum field_end end = FIELD_MORE;

    out->count = 0;
    do
        next_line(&r);
    while (r.more && str_is(r.line, "\n"));
    if (!r.more) {
        *why = STR_LIT("EOF");
        return false;
    }
    r.first = r.number;
    if ((out->fields = arena_calloc(a, most_fields(text), sizeof(struct str))) == NULL)
        return true;
    while (end == FIELD_MORE)
        end = read_field(&r, why, &out->fields[out->count++]);
    return end == FIELD_LAST;
}
