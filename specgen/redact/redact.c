#include "model/base/ascii.h"
#include "specgen/redact/redact_parts.h"

#include "model/base/buf.h"
#include "specgen/credential/mask.h"

#include <stdlib.h>

const char *const redact_reason_text[REDACT_REASON_COUNT] = {
#define REASON(id, text) [REDACT_##id] = text,
#include "specgen/redact/reasons.def"
#undef REASON
};

enum { SECRET_NUMBERS, NAME_NUMBERS };
/* Of small letters, as the name of an image must be. */
static const char prefixes[][12] = {[SECRET_NUMBERS] = "REDACTED-", [NAME_NUMBERS] = "name-"};

void redaction_init(struct redaction *r, enum redact_level level)
{
    *r = (struct redaction){.level = level};
    arena_init(&r->arena);
}

void redaction_finish(struct redaction *r)
{
    arena_finish(&r->arena);
    free(r->masks);
    *r = (struct redaction){.level = REDACT_SECRETS};
}

/* ---- masks ---- */

enum { NUMBER_MOST = 9 }; /* digits; more were not given by anybody */

/* The number behind a prefix: how many digits it has; 0: there is none. */
static size_t number_at(size_t *number, struct str text)
{
    size_t len = 0;

    for (*number = 0; len < text.len && ascii_is_digit(text.s[len]); len++)
        if (len < NUMBER_MOST)
            *number = *number * 10 + (size_t)(text.s[len] - '0');
    return len;
}

size_t redact_mask_len(struct str text)
{
    const struct str stars = STR_LIT("***");
    size_t number;

    for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
        struct str prefix = str_of(prefixes[i]);
        size_t digits =
            str_starts(text, prefix) ? number_at(&number, str_cut(text, prefix.len, text.len)) : 0;

        if (digits > 0)
            return prefix.len + digits;
    }
    return str_starts(text, stars) ? stars.len : 0;
}

bool redact_is_mask(struct str text)
{
    size_t at = 0, len;

    while (at < text.len && (len = redact_mask_len(str_cut(text, at, text.len))) > 0)
        at += len;
    return at > 0 && at == text.len;
}

static void note_number(struct redaction *r, int kind, size_t number)
{
    if (number > r->numbered[kind])
        r->numbered[kind] = number;
}

/* "file-name-2024" is none of the masks. */
static bool is_of_name(char c)
{
    return ascii_is_word(c) || c == '-' || c == '.';
}

/* A mask that stands there already is of something else than what is masked now. */
void redact_note_masks(struct redaction *r, struct str text)
{
    for (size_t kind = 0; kind < sizeof(prefixes) / sizeof(prefixes[0]); kind++) {
        struct str prefix = str_of(prefixes[kind]);
        size_t number;

        for (ptrdiff_t at = 0; (at = str_find_text(text, prefix, (size_t)at)) >= 0;) {
            const bool inside = kind == NAME_NUMBERS && at > 0 && is_of_name(text.s[at - 1]);

            at += (ptrdiff_t)prefix.len;
            if (!inside && number_at(&number, str_cut(text, (size_t)at, text.len)) <= NUMBER_MOST)
                note_number(r, (int)kind, number);
        }
    }
}

static bool is_name(enum redact_reason reason)
{
    return reason == REDACT_NAME || reason == REDACT_PATH || reason == REDACT_ID;
}

/* An id keeps its shape, so that it is read as one. */
static struct str masked_id(struct redaction *r, struct str id, size_t number)
{
    char *out = arena_alloc(&r->arena, id.len + 1);

    if (out == NULL)
        return STR_NONE;
    for (size_t i = id.len; i-- > 0;) {
        bool kept = memchr("-:{}", id.s[i], 4) != NULL;

        out[i] = kept ? id.s[i] : (char)('0' + number % 10);
        if (!kept)
            number /= 10;
    }
    return (struct str){out, id.len};
}

bool redact_is_masked_id(struct redaction *r, struct str id)
{
    enum { MOST = 6 }; /* digits of a number */
    size_t number = 0, digits = 0;

    for (size_t i = 0; i < id.len; i++) {
        if (memchr("-:{}", id.s[i], 4) != NULL)
            continue;
        if (!ascii_is_digit(id.s[i]))
            return false;
        number = number * 10 + (size_t)(id.s[i] - '0');
        digits += number > 0;
    }
    if (digits > MOST)
        return false;
    note_number(r, NAME_NUMBERS, number);
    return true;
}

static struct str new_mask(struct redaction *r, struct str secret, enum redact_reason reason)
{
    int kind = is_name(reason) ? NAME_NUMBERS : SECRET_NUMBERS;
    size_t number = ++r->numbered[kind];

    if (reason == REDACT_ID)
        return masked_id(r, secret, number);
    return arena_printf(&r->arena, "%s%zu", prefixes[kind], number);
}

static bool is_word(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.s[i];

        if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && memchr(" ._-", c, 4) == NULL)
            return false;
    }
    return true;
}

static bool is_number(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((text.s[i] < '0' || text.s[i] > '9') && memchr(".,:-", text.s[i], 4) == NULL)
            return false;
    return true;
}

static bool is_path(struct str text)
{
    return (text.len > 2 && text.s[1] == ':' && (text.s[2] == '\\' || text.s[2] == '/')) ||
           str_starts(text, STR_LIT("\\\\")) || str_starts(text, STR_LIT("/"));
}

/* Whether it is told from everything else wherever it stands. A word that is a variable's value is
 * also the name of something else. */
static bool is_everywhere(struct str secret, enum redact_reason reason)
{
    enum { LEAST = 5, LEAST_OF_VALUES = 8 };

    if (is_name(reason))
        return true;
    if (reason == REDACT_ENVIRONMENT || reason == REDACT_LABEL || reason == REDACT_LEFT_OUT)
        return secret.len >= LEAST_OF_VALUES && !is_word(secret) && !is_number(secret) &&
               !is_path(secret);
    return secret.len >= LEAST && !is_path(secret);
}

struct redact_mask *redact_mask_of(struct redaction *r, struct str secret,
                                   enum redact_reason reason, struct str path)
{
    struct redact_mask *m = redact_index_find(r->index, secret), **masks;

    if (m != NULL) {
        m->everywhere = m->everywhere || is_everywhere(secret, reason);
        return m;
    }
    if (r->count == r->size) {
        size_t size = r->size != 0 ? r->size * 2 : 32;

        if ((masks = realloc(r->masks, size * sizeof(*masks))) == NULL) {
            r->arena.failed = true;
            return NULL;
        }
        r->masks = masks;
        r->size = size;
    }
    if ((m = arena_calloc(&r->arena, 1, sizeof(*m))) == NULL)
        return NULL;
    *m = (struct redact_mask){.secret = arena_str(&r->arena, secret),
                              .mask = new_mask(r, secret, reason),
                              .path = arena_str(&r->arena, path),
                              .reason = reason,
                              .everywhere = is_everywhere(secret, reason)};
    if (arena_failed(&r->arena) || !redact_index_add(r, m)) {
        r->arena.failed = true;
        return NULL;
    }
    r->masks[r->count++] = m;
    return m;
}

/* ---- spans ---- */

void redact_add_quoted(struct redact_spans *out, const struct redact_span *span)
{
    if (out->count == out->size) {
        size_t size = out->size != 0 ? out->size * 2 : 16;
        struct redact_span *more = arena_alloc(out->a, size * sizeof(*more));

        if (more == NULL)
            return; /* the arena remembers */
        if (out->count > 0)
            memcpy(more, out->items, out->count * sizeof(*more));
        out->items = more;
        out->size = size;
    }
    out->items[out->count++] = *span;
}

void redact_add_span(struct redact_spans *out, struct str text, size_t from, size_t to,
                     enum redact_reason reason)
{
    struct str part = str_cut(text, from, to);

    if (part.len > 0 && !redact_is_mask(part))
        redact_add_quoted(out, &(struct redact_span){from, to, reason, STR_NONE});
}

static int by_place(const void *a, const void *b)
{
    const struct redact_span *left = a, *right = b;

    if (left->from != right->from)
        return left->from < right->from ? -1 : 1;
    return left->to > right->to ? -1 : left->to < right->to;
}

struct writer {
    struct redaction *r;
    struct buf *out;
    struct str text, path;
    struct redact_windows windows; /* of the text */
    bool failed;
};

static void put_mask(struct writer *w, struct redact_mask *m, struct str quote)
{
    m->count++;
    if (m->path.len == 0 && w->path.len > 0)
        m->path = arena_str(&w->r->arena, w->path);
    buf_add(w->out, quote);
    buf_add(w->out, m->mask);
    buf_add(w->out, quote);
}

static bool goes_on(char c)
{
    return c != '_' && ascii_is_word(c);
}

/* A name is one where no other word goes on; "project_default" has two. */
static bool stands_alone(struct str text, size_t from, size_t to)
{
    return (from == 0 || !goes_on(text.s[from - 1])) && (to == text.len || !goes_on(text.s[to]));
}

/* The longest secret that stands at `at`. */
static struct redact_mask *known_at(struct writer *w, size_t at, size_t to)
{
    struct str part = str_cut(w->text, 0, to);
    struct redact_mask *m = redact_windows_at(&w->windows, at, to);
    size_t last = 0;

    if (m != NULL && (!is_name(m->reason) || stands_alone(w->text, at, at + m->secret.len)))
        return m;
    while ((m = redact_index_at(w->r, part, at, &last)) != NULL && is_name(m->reason) &&
           !stands_alone(w->text, at, at + m->secret.len))
        ;
    return m;
}

/* What is between two spans, without what is a secret everywhere. */
static void put_between(struct writer *w, size_t from, size_t to)
{
    for (size_t at = from; at < to;) {
        struct redact_mask *m = known_at(w, at, to);
        size_t mask = redact_mask_len(str_cut(w->text, at, to));

        if (mask > 0 && (m == NULL || m->secret.len <= mask)) {
            buf_add(w->out, str_cut(w->text, at, at + mask));
            at += mask;
            continue;
        }
        if (m == NULL) {
            buf_char(w->out, w->text.s[at++]);
            continue;
        }
        put_mask(w, m, STR_NONE);
        at += m->secret.len;
    }
}

/* In their order, those that meet as one. */
static void join(struct redact_spans *spans)
{
    size_t kept = 0;

    if (spans->count > 1)
        qsort(spans->items, spans->count, sizeof(*spans->items), by_place);
    for (size_t i = 0; i < spans->count; i++) {
        const struct redact_span *s = &spans->items[i];
        struct redact_span *last = kept > 0 ? &spans->items[kept - 1] : NULL;

        if (last == NULL || s->from >= last->to)
            spans->items[kept++] = *s;
        else if (s->to > last->to)
            last->to = s->to;
    }
    spans->count = kept;
}

/* All of them have a mask before the first is written: it may stand in front of its span, too. */
static bool mask_spans(struct redaction *r, struct str text, const struct redact_spans *spans,
                       struct str path)
{
    for (size_t i = 0; i < spans->count; i++)
        if (redact_mask_of(r, str_cut(text, spans->items[i].from, spans->items[i].to),
                           spans->items[i].reason, path) == NULL)
            return false;
    return redact_index_sort(r);
}

/* A text that is all of a secret, which need not be one everywhere. */
static void add_whole(struct redaction *r, struct str text, struct redact_spans *spans)
{
    const struct redact_mask *m = redact_is_long(text) ? redact_index_find(r->index, text) : NULL;

    if (m != NULL)
        redact_add_span(spans, text, 0, text.len, m->reason);
}

struct str redact_apply(struct redaction *r, struct arena *a, struct str text,
                        struct redact_spans *spans, struct str path)
{
    struct buf out = {.s = NULL};
    struct writer w = {.r = r, .out = &out, .text = text, .path = path};
    struct str made;
    size_t at = 0;

    add_whole(r, text, spans);
    join(spans);
    w.failed = !mask_spans(r, text, spans, path) ||
               !redact_windows_make(&w.windows, redact_index_longs(r->index), text);
    for (size_t i = 0; !w.failed && i < spans->count; i++) {
        const struct redact_span *s = &spans->items[i];

        put_between(&w, at, s->from);
        put_mask(&w, redact_index_find(r->index, str_cut(text, s->from, s->to)), s->quote);
        at = s->to;
    }
    put_between(&w, at, text.len);
    redact_windows_finish(&w.windows);
    made = arena_str(a, buf_str(&out));
    w.failed = w.failed || out.failed || arena_failed(&r->arena);
    buf_finish(&out);
    if (w.failed)
        a->failed = true;
    return w.failed ? STR_NONE : made;
}
