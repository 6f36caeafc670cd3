#include "ui/present/against_text.h"

#include "model/json/json.h"

#include <stdlib.h>

#define SHOWN_BYTES    160 /* of a value */
#define SHOWN_REACHING 6   /* fields that can change a place */

static struct str shortened(struct arena *a, struct str text)
{
    size_t len = SHOWN_BYTES;

    if (text.len <= SHOWN_BYTES)
        return text;
    while (len > 0 && ((unsigned char)text.s[len] & 0xC0) == 0x80)
        len--;
    return arena_printf(a, "%.*s...", (int)len, text.s);
}

static struct str json_of(struct arena *a, const struct value *v)
{
    struct str out = STR_NONE;
    char *text = NULL;
    size_t len = 0;
    struct err *e = v != NULL ? json_write(&text, &len, v, 0) : NULL;

    if (v == NULL)
        return STR_LIT("unset");
    if (e == NULL)
        out = shortened(a, arena_str(a, (struct str){text, len}));
    else
        a->failed = true;
    err_free(e);
    free(text);
    return out;
}

static struct str or_nothing(struct arena *a, struct str text)
{
    return text.len > 0 ? shortened(a, text) : STR_LIT("nothing");
}

struct str against_text_head(struct arena *a, const struct against_difference *d)
{
    return arena_printf(a, "%.*s: here %.*s, there %.*s", STR_FMT(d->path),
                        STR_FMT(or_nothing(a, d->ours)), STR_FMT(or_nothing(a, d->theirs)));
}

/* How sure the document is of what stands there now. */
static struct str standing(struct arena *a, const struct against_setting *s)
{
    switch (s->certainty) {
    case MDL_ASSUMED:
        return arena_printf(a, "which is only assumed");
    case MDL_UNKNOWN:
        return STR_LIT("which nobody has said");
    case MDL_TOLD:
    case MDL_MISSING:
        break;
    }
    return s->source.len > 0 ? arena_printf(a, "told by %.*s", STR_FMT(s->source)) : STR_NONE;
}

static struct str setting_text(struct arena *a, const struct against_setting *s)
{
    struct str how = standing(a, s);

    return arena_printf(a, "%.*s = %.*s (now %.*s%s%.*s)", STR_FMT(s->path),
                        STR_FMT(json_of(a, s->then)), STR_FMT(json_of(a, s->now)),
                        how.len > 0 ? ", " : "", STR_FMT(how));
}

struct str against_text_cause(struct arena *a, const struct against_cause *c)
{
    struct str out = STR_LIT("the same with ");

    for (size_t i = 0; i < c->count; i++)
        out = arena_printf(a, "%.*s%s%.*s", STR_FMT(out), i > 0 ? " and " : "",
                           STR_FMT(setting_text(a, &c->settings[i])));
    return c->round > 1 ? arena_printf(a, "%.*s, beside the changes above", STR_FMT(out)) : out;
}

struct str against_text_none(struct arena *a, const struct against_difference *d)
{
    struct str out = STR_LIT("no setting explains it");

    if (d->open)
        out = arena_printf(a, "%.*s; the value here rests on what nobody has said", STR_FMT(out));
    for (size_t i = 0; i < d->reaching_count && i < SHOWN_REACHING; i++)
        out = arena_printf(a, "%.*s%s%.*s", STR_FMT(out), i > 0 ? ", " : "; this place is made of ",
                           STR_FMT(d->reaching[i]));
    return d->reaching_count > SHOWN_REACHING ? arena_printf(a, "%.*s, ...", STR_FMT(out)) : out;
}

struct str against_text_sum(struct arena *a, const struct against *r)
{
    struct str out;

    if (r->count == 0)
        return STR_LIT("the specs are the same");
    out = arena_printf(a, "%zu difference%s, %zu explained by settings, %zu not", r->count,
                       r->count == 1 ? "" : "s", r->explained, r->count - r->explained);
    return r->cut ? arena_printf(a, "%.*s; more settings might be, but only %d were tried",
                                 STR_FMT(out), AGAINST_TRIALS)
                  : out;
}
