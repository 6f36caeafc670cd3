#include "wild_values.h"

#include "model/base/words.h"

#include <inttypes.h>

/* ---- chance --------------------------------------------------------------------------------- */

static uint64_t roll(struct dice *d)
{
    d->state ^= d->state << 13;
    d->state ^= d->state >> 7;
    d->state ^= d->state << 17;
    return d->state;
}

size_t dice_below(struct dice *d, size_t n)
{
    return (size_t)(roll(d) >> 11) % n;
}

bool dice_one_in(struct dice *d, size_t n)
{
    return dice_below(d, n) == 0;
}
void dice_begin(struct dice *d, uint64_t seed)
{
    d->text = NULL;
    d->state = seed * UINT64_C(0x9E3779B97F4A7C15) + 1;
    for (int i = 0; i < 8; i++)
        (void)roll(d);
}

/* ---- wild values ---------------------------------------------------------------------------- */

static const char *const texts[] = {
    "",
    "a",
    "web",
    "C:\\data",
    "c:\\a b\\",
    "C:\\a:D:\\b:ro",
    "data:C:\\x",
    "\\\\.\\pipe\\docker_engine",
    "A=1",
    "B=it's $HOME %PATH% `x` $(y)",
    "K=v,w=\"x\"",
    "=b",
    "no",
    "null",
    "1e3",
    "010",
    "12:30",
    "2024-01-01",
    "NET_ADMIN",
    "CAP_CHOWN",
    "10.0.0.1",
    "fd00::1",
    "corp.example",
    "on-failure",
    "host",
    "credentialspec=file://web.json",
    "class/5B45201D-F2F2-4F3B-85BB-30FF1F953599",
    "-x",
    "#c",
    "a: b",
    " lead and trail ",
    "\xC3\xBC \xE2\x80\x99",
    "a\nb",
    "80/tcp",
    "{\"a\":\"b\"}",
};
#define TEXTS (sizeof(texts) / sizeof(texts[0]))

void wild_text(struct buf *out, const char *text)
{
    buf_char(out, '"');
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            buf_char(out, '\\');
        if (*text == '\n')
            buf_add(out, STR_LIT("\\n"));
        else
            buf_char(out, *text);
    }
    buf_char(out, '"');
}

void wild_choice(struct buf *out, enum mdl_field_id field, const char *other)
{
    struct str rest = str_of(mdl_field_text(field).choices), first = str_of(other);

    (void)words_next(&rest, &first);
    buf_char(out, '"');
    buf_add(out, first.len > 0 ? first : str_of(other));
    buf_char(out, '"');
}

static void add_number(struct buf *out, struct dice *d, const struct mdl_field *f)
{
    static const int64_t numbers[] = {0,    1,    -1,        2,          100,        1500000000,
                                      4096, 2048, 536870912, 1500000001, 86400000001};
    int64_t n = numbers[dice_below(d, sizeof(numbers) / sizeof(numbers[0]))];

    if (n < f->min || (n > 0 && (uint64_t)n > f->max))
        n = 1;
    buf_printf(out, "%" PRId64, n);
}

void wild_members(struct buf *out, struct dice *d, enum mdl_field_id field, size_t odds)
{
    bool first = true;

    buf_char(out, '{');
    for (enum mdl_field_id id = field + 1; id < mdl_field_end(field); id = mdl_field_end(id)) {
        if (!dice_one_in(d, odds))
            continue;
        if (!first)
            buf_char(out, ',');
        first = false;
        wild_text(out, mdl_fields[id].key);
        buf_char(out, ':');
        wild_value(out, d, id);
    }
    buf_char(out, '}');
}

static void add_wild_map(struct buf *out, struct dice *d, enum mdl_field_id field)
{
    size_t from = dice_below(d, TEXTS), count = dice_below(d, 3);

    buf_char(out, '{');
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buf_char(out, ',');
        wild_text(out, texts[(from + i) % TEXTS]);
        buf_char(out, ':');
        wild_value(out, d, field + 1);
    }
    buf_char(out, '}');
}

static void add_wild_list(struct buf *out, struct dice *d, enum mdl_field_id field)
{
    size_t count = mdl_fields[field].fixed_count;

    if (count == 0)
        count = dice_below(d, 4);
    buf_char(out, '[');
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buf_char(out, ',');
        wild_value(out, d, field + 1);
    }
    buf_char(out, ']');
}

void wild_value(struct buf *out, struct dice *d, enum mdl_field_id field)
{
    const struct mdl_field *f = &mdl_fields[field];

    switch (f->type) {
    case MDL_T_STRING:
        if (d->text != NULL)
            d->text(out, d, field);
        else if (mdl_field_text(field).choices != NULL && !dice_one_in(d, 4))
            wild_choice(out, field, "");
        else
            wild_text(out, texts[dice_below(d, TEXTS)]);
        break;
    case MDL_T_BOOL:
        buf_add(out, dice_one_in(d, 3) ? STR_LIT("false") : STR_LIT("true"));
        break;
    case MDL_T_INT:
    case MDL_T_UINT:
        add_number(out, d, f);
        break;
    case MDL_T_OBJECT:
        wild_members(out, d, field, 2);
        break;
    case MDL_T_LIST:
        add_wild_list(out, d, field);
        break;
    case MDL_T_MAP:
        add_wild_map(out, d, field);
        break;
    case MDL_T_ANY:
        buf_add(out, STR_LIT("{}"));
        break;
    }
}
