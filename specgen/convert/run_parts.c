#include "specgen/convert/run_parts.h"

#include "specgen/create/create_rows.h"
#include "specgen/gocompat/concat.h"

#include <inttypes.h>

static void try_part(struct run_words *w, struct run_try *t, const struct run_part *part)
{
    if (t->count == t->size) {
        size_t size = t->size > 0 ? t->size * 2 : 1;
        struct run_part *parts = arena_calloc(w->a, size, sizeof(*parts));

        if (parts == NULL)
            return;
        if (t->count > 0)
            memcpy(parts, t->parts, t->count * sizeof(*parts));
        t->parts = parts;
        t->size = size;
    }
    t->parts[t->count++] = *part;
}

static struct str flag_word(struct run_words *w, const char *flag)
{
    return CONCAT(w->a, STR_LIT("--"), str_of(flag));
}

static struct str path_of(struct run_words *w, const struct datum *of)
{
    return of != NULL ? datum_path(w->a, of) : STR_NONE;
}

void run_try_add(struct run_words *w, struct run_try *t, const char *flag, struct str argument,
                 const struct datum *of)
{
    try_part(w, t, &(struct run_part){{flag_word(w, flag), argument}, 2, path_of(w, of), of});
}

void run_try_switch(struct run_words *w, struct run_try *t, const char *flag,
                    const struct datum *of)
{
    try_part(w, t, &(struct run_part){{flag_word(w, flag)}, 1, path_of(w, of), of});
}

void run_keep(struct run_words *w, const struct run_try *t)
{
    struct run_try all = {w->parts, w->count, w->size};

    for (size_t i = 0; i < t->count; i++)
        try_part(w, &all, &t->parts[i]);
    for (size_t i = 0; i < t->count; i++)
        losses_tried(w->losses, losses_setting(t->parts[i].path));
    w->parts = all.parts;
    w->count = all.count;
    w->size = all.size;
}

void run_remark(struct run_words *w, enum loss_kind kind, const struct datum *of, struct str why)
{
    losses_remark(w->losses, kind, datum_path(w->a, of), why);
}

/* ---- what the client says ------------------------------------------------------------------- */

static void unref(void *what)
{
    value_unref(what);
}

/* The words of a docker create with an image behind them. */
static struct str *words_of(struct arena *a, const struct run_part *parts, size_t count,
                            size_t *words)
{
    struct str *out = arena_calloc(a, 2 * count + 3, sizeof(*out));

    *words = 0;
    if (out == NULL)
        return NULL;
    out[(*words)++] = STR_LIT("create");
    for (size_t i = 0; i < count; i++)
        for (unsigned j = 0; j < parts[i].count; j++)
            out[(*words)++] = parts[i].words[j];
    out[(*words)++] = STR_LIT("image");
    return out;
}

/* The body that the client makes of the parts; NULL: it refuses (*why, in w->a), or w->error. */
static const struct value *ask(struct run_words *w, struct str *why, const struct run_part *parts,
                               size_t count)
{
    struct client_input in = w->client;
    struct client_answer answer;
    const struct value *body = NULL;
    struct err *e;

    if ((in.words = words_of(&w->scratch, parts, count, &in.count)) == NULL)
        return NULL;
    if ((e = client_run(&answer, &w->scratch, &in)) != NULL) {
        *why = arena_str(w->a, str_of(e->text));
        if (w->error == NULL && e->class == ERR_OOM)
            w->error = err_oom();
        err_free(e);
        return NULL;
    }
    if (answer.outcome == CLIENT_REQUEST) {
        body = value_ref(answer.body);
        arena_at_end(&w->scratch, unref, (void *)(uintptr_t)body);
        if (arena_failed(&w->scratch)) /* it is gone already */
            body = NULL;
    } else {
        *why = CONCAT(w->a,
                      answer.outcome == CLIENT_PANICS ? STR_LIT("docker's client crashes on it: ")
                                                      : STR_LIT("docker's client refuses it: "),
                      answer.message);
    }
    client_answer_finish(&answer);
    return body;
}

/* What was tried is done with; that memory was short for it stays known. */
static void forget_try(struct run_words *w)
{
    if (arena_failed(&w->scratch))
        w->a->failed = true;
    arena_reset(&w->scratch);
}

enum run_outcome run_tried(struct run_words *w, struct str *why, const struct run_try *t,
                           struct str path, const struct datum *wanted)
{
    enum run_outcome outcome = RUN_REFUSED;
    const struct value *body;
    const struct datum *got;

    *why = STR_NONE;
    if (w->error == NULL && (body = ask(w, why, t->parts, t->count)) != NULL) {
        got = datum_at(asked_back(&w->scratch, body, STR_NONE, STR_NONE), &w->scratch, path);
        outcome = same_is(&w->scratch, wanted, got) ? RUN_SAME : RUN_OTHER;
        if (outcome == RUN_OTHER)
            *why = got == NULL ? STR_LIT("docker's client would not send it")
                               : CONCAT(w->a, STR_LIT("docker's client would send it as "),
                                        create_json(&w->scratch, got));
    }
    forget_try(w);
    return outcome;
}

bool run_keep_if(struct run_words *w, const struct run_try *t, const struct datum *wanted)
{
    struct str why;
    bool kept = run_tried(w, &why, t, datum_path(w->a, wanted), wanted) == RUN_SAME;

    if (kept)
        run_keep(w, t);
    else
        run_remark(w, LOSS_LOST, wanted, why);
    return kept;
}

struct datum *run_alone(struct run_words *w, const struct datum *whole, const struct datum *child)
{
    struct datum *one = datum_new(&w->scratch, whole->kind);

    if (one == NULL || child == NULL) /* no memory */
        return NULL;
    datum_add(one, child->key, datum_copy(&w->scratch, child));
    one->key = whole->key;
    one->up = whole->up;
    return one;
}

void run_many(struct run_words *w, const struct datum *whole, const char *flag,
              run_argument *argument)
{
    struct run_try all = {.count = 0};
    struct str path = datum_path(w->a, whole), why;
    enum run_outcome outcome;

    for (const struct datum *d = datum_first(whole); d != NULL; d = d->next)
        run_try_add(w, &all, flag, argument(w, d), d);
    outcome = run_tried(w, &why, &all, path, whole);
    if (outcome == RUN_SAME) {
        run_keep(w, &all);
        return;
    }
    /* What is fine alone and not beside the others. */
    run_remark(w, LOSS_LOST, whole,
               outcome == RUN_REFUSED
                   ? why
                   : STR_LIT("docker's client makes something else of it beside the others"));
    for (size_t i = 0; i < all.count; i++) {
        struct run_try one = {&all.parts[i], 1, 1};

        if (run_tried(w, &why, &one, path, run_alone(w, whole, one.parts->of)) == RUN_SAME)
            run_keep(w, &one);
        else
            run_remark(w, LOSS_LOST, one.parts->of, why);
    }
}

/* ---- the words of the whole line ------------------------------------------------------------ */

void run_add_word(struct run_words *w, struct str word, const struct datum *of)
{
    run_keep(w, &(struct run_try){&(struct run_part){{word}, 1, path_of(w, of), of}, 1, 1});
}

static size_t setting_end(const struct run_words *w, size_t from)
{
    size_t end = from + 1;

    while (end < w->count && w->parts[end].of != NULL &&
           str_eq(losses_setting(w->parts[end].path), losses_setting(w->parts[from].path)))
        end++;
    return end;
}

static bool is_taken(struct run_words *w, struct str *why, const struct run_part *parts,
                     size_t count)
{
    bool taken = ask(w, why, parts, count) != NULL;

    forget_try(w);
    return taken;
}

void run_leave_out_conflicts(struct run_words *w)
{
    size_t kept = 0;
    struct str why;

    if (is_taken(w, &why, w->parts, w->count))
        return;
    for (size_t i = 0, end; i < w->count && w->error == NULL; i = end) {
        end = setting_end(w, i);
        memmove(&w->parts[kept], &w->parts[i], (end - i) * sizeof(*w->parts));
        if (is_taken(w, &why, w->parts, kept + end - i))
            kept += end - i;
        else if (w->parts[kept].of != NULL)
            losses_remark(w->losses, LOSS_LOST, losses_setting(w->parts[kept].path), why);
    }
    w->count = kept;
}

/* ---- arguments ------------------------------------------------------------------------------- */

static bool needs_quotes(struct str field)
{
    return field.len == 0 || field.s[0] == ' ' || memchr(field.s, ',', field.len) != NULL ||
           memchr(field.s, '"', field.len) != NULL || memchr(field.s, '\n', field.len) != NULL ||
           memchr(field.s, '\r', field.len) != NULL;
}

static void add_doubled(struct buf *record, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.s[i] == '"')
            buf_char(record, '"');
        buf_char(record, text.s[i]);
    }
}

void run_csv(struct buf *record, const char *key, struct str value)
{
    bool quotes = needs_quotes(value) && value.len > 0;

    if (record->len > 0)
        buf_char(record, ',');
    if (quotes)
        buf_char(record, '"');
    buf_add(record, str_of(key));
    buf_char(record, '=');
    add_doubled(record, value);
    if (quotes)
        buf_char(record, '"');
}

struct str run_size(struct arena *a, const struct datum *d)
{
    static const struct {
        unsigned shift;
        const char *suffix;
    } units[] = {{30, "g"}, {20, "m"}, {10, "k"}};
    int64_t n = datum_number(d);

    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        int64_t unit = (int64_t)1 << units[i].shift;

        if (n >= unit && n % unit == 0)
            return arena_printf(a, "%" PRId64 "%s", n / unit, units[i].suffix);
    }
    return d->text;
}

struct str run_cpus_text(struct arena *a, int64_t n)
{
    int64_t part = n % 1000000000 < 0 ? -(n % 1000000000) : n % 1000000000;
    struct str text = arena_printf(a, "%s%" PRId64 ".%09" PRId64,
                                   n < 0 && n / 1000000000 == 0 ? "-" : "", n / 1000000000, part);

    while (text.len > 0 && text.s[text.len - 1] == '0')
        text.len--;
    if (text.len > 0 && text.s[text.len - 1] == '.')
        text.len--;
    return text;
}

struct str run_duration(struct arena *a, const struct datum *d)
{
    int64_t n = datum_number(d);

    if (n % 1000000000 == 0)
        return arena_printf(a, "%" PRId64 "s", n / 1000000000);
    if (n % 1000000 == 0)
        return arena_printf(a, "%" PRId64 "ms", n / 1000000);
    return arena_printf(a, "%" PRId64 "ns", n);
}
