#include "specgen/convert/service_parts.h"

#include "model/base/buf.h"
#include "model/compose/compose.h"
#include "model/value/value_make.h"
#include "model/yaml/yaml.h"
#include "specgen/create/create_rows.h"
#include "specgen/gocompat/concat.h"

#include <stdlib.h>

/* ---- the file ------------------------------------------------------------------------------- */

/* Variables are filled in in values, not in keys: each $ is doubled. */
static struct str escaped(struct arena *a, struct str text)
{
    struct buf out = {NULL, 0, 0, false};

    if (text.len == 0 || memchr(text.s, '$', text.len) == NULL)
        return text;
    for (size_t i = 0; i < text.len; i++) {
        if (text.s[i] == '$')
            buf_char(&out, '$');
        buf_char(&out, text.s[i]);
    }
    return buf_in_arena(&out, a);
}

static void escape_texts(struct arena *a, struct datum *d)
{
    if (d == NULL)
        return;
    if (d->kind == VALUE_STRING)
        d->text = escaped(a, d->text);
    for (struct datum *m = d->first; m != NULL; m = m->next)
        escape_texts(a, m);
}

static struct datum *file_of(struct arena *a, struct str name, const struct datum *keys)
{
    struct datum *root = datum_new(a, VALUE_MAP), *services = datum_new(a, VALUE_MAP);

    datum_add(services, name, datum_copy(a, keys));
    datum_add(root, STR_LIT("services"), services);
    return root;
}

/* The file's parts lie in `made`. */
static struct err *file_text(struct str *out, struct arena *a, struct arena *made,
                             struct datum *root)
{
    const struct value *v;
    char *text = NULL;
    size_t len = 0;
    struct err *e;

    escape_texts(made, root);
    if (arena_failed(made) || (v = datum_value(root)) == NULL)
        return err_oom();
    if ((e = yaml_write(&text, &len, v)) == NULL)
        *out = arena_str(a, (struct str){text, len});
    free(text);
    value_unref(v);
    return e;
}

struct err *service_file(struct str *text, struct arena *a, const struct service *s)
{
    struct datum *root;
    struct arena made;
    struct err *e;

    arena_init(&made);
    root = file_of(&made, s->name, s->keys);
    if (datum_count(s->networks) > 0)
        datum_add(root, STR_LIT("networks"), datum_copy(&made, s->networks));
    if (datum_count(s->volumes) > 0)
        datum_add(root, STR_LIT("volumes"), datum_copy(&made, s->volumes));
    e = file_text(text, a, &made, root);
    arena_finish(&made);
    return e;
}

/* ---- what compose makes of it --------------------------------------------------------------- */

static void unref(void *what)
{
    value_unref(what);
}

struct err *service_ask(const struct datum **out, struct str *why, struct arena *a, struct str text)
{
    struct value *files = made_with(value_map(), "compose.yaml", value_string(text));
    struct compose_input in = {.files = files,
                               .cwd = STR_LIT("C:\\app"),
                               .home = STR_LIT("C:\\Users\\user"),
                               .server_os = STR_LIT("windows"),
                               .windows = true,
                               .release = COMPOSE_2_40};
    struct compose_answer answer;
    struct err *e;

    *out = NULL;
    if (files == NULL)
        return err_oom();
    arena_at_end(a, unref, files);
    if (arena_failed(a)) /* it is gone already */
        return err_oom();
    if ((e = compose_run(&answer, a, &in)) != NULL)
        return e;
    *why = answer.message;
    if (answer.message.len == 0 && answer.count > 0) {
        const struct value *body = value_ref(answer.requests[0].body);

        arena_at_end(a, unref, (void *)(uintptr_t)body);
        if (!arena_failed(a)) /* else it is gone already */
            *out = asked_back(a, body, answer.requests[0].name, answer.requests[0].platform);
    }
    compose_answer_finish(&answer);
    return arena_failed(a) ? err_oom() : NULL;
}

struct err *service_back(const struct datum **out, struct arena *a, struct str text)
{
    struct str why;

    return service_ask(out, &why, a, text);
}

static void note_missing(void *ctx, const struct datum *asked, const struct datum *back)
{
    bool *missing = ctx;

    (void)back;
    *missing = *missing || asked != NULL;
}

/* What is more than wanted does no harm here: it is told in the end. */
static bool has_all(struct arena *a, const struct datum *wanted, const struct datum *got)
{
    bool missing = false;
    struct same s = {a, &missing, note_missing};

    same_compare(&s, wanted, got);
    return !missing;
}

static struct str file_with(struct service *s, const struct service_try *t, struct err **e)
{
    struct datum *keys = datum_new(&s->scratch, VALUE_MAP), *root;
    struct str text = STR_NONE;

    service_text(&s->scratch, keys, "image", STR_LIT("image"));
    datum_add(keys, str_of(t->key), datum_copy(&s->scratch, t->value));
    root = file_of(&s->scratch, s->name, keys);
    if (t->top != NULL)
        datum_add(root, str_of(t->top_key), datum_copy(&s->scratch, t->top));
    *e = file_text(&text, &s->scratch, &s->scratch, root);
    return text;
}

static enum service_outcome outcome_of(struct service *s, struct str *why, const struct datum *body,
                                       struct str refusal, struct str path,
                                       const struct datum *wanted)
{
    const struct datum *got;

    if (body == NULL) {
        *why = CONCAT(s->a, STR_LIT("compose refuses it: "), refusal);
        return SERVICE_REFUSED;
    }
    got = datum_at(body, &s->scratch, path);
    if (has_all(&s->scratch, wanted, got))
        return SERVICE_SAME;
    *why = got == NULL || got->kind == VALUE_NULL
               ? STR_LIT("compose would not send it")
               : CONCAT(s->a, STR_LIT("compose would send it as "), create_json(&s->scratch, got));
    return SERVICE_OTHER;
}

enum service_outcome service_tried(struct service *s, struct str *why, const struct service_try *t,
                                   struct str path, const struct datum *wanted)
{
    enum service_outcome outcome = SERVICE_REFUSED;
    struct str text, refusal = STR_NONE;
    const struct datum *body = NULL;
    struct err *e = NULL;

    *why = STR_NONE;
    if (s->error != NULL)
        return outcome;
    text = file_with(s, t, &e);
    if (e == NULL)
        e = service_ask(&body, &refusal, &s->scratch, text);
    if (e == NULL)
        outcome = outcome_of(s, why, body, refusal, path, wanted);
    else if (e->class == ERR_OOM)
        s->error = e;
    else {
        *why = arena_str(s->a, str_of(e->text));
        err_free(e);
    }
    if (arena_failed(&s->scratch))
        s->a->failed = true;
    arena_reset(&s->scratch);
    return outcome;
}

/* ---- keys ----------------------------------------------------------------------------------- */

void service_text(struct arena *a, struct datum *map, const char *key, struct str text)
{
    if (text.len > 0)
        datum_add(map, str_of(key), datum_string(a, text));
}

void service_copy(struct arena *a, struct datum *map, const char *key, const struct datum *from)
{
    if (!datum_is_zero(from))
        datum_add(map, str_of(key), datum_copy(a, from));
}

struct datum *service_only(struct arena *a, const struct datum *whole, const struct datum *child)
{
    struct datum *one = datum_new(a, whole->kind);

    if (one == NULL)
        return NULL;
    datum_add(one, child->key, datum_copy(a, child));
    one->key = whole->key;
    one->up = whole->up;
    return one;
}

struct datum *service_only_path(struct arena *a, const struct datum *list,
                                const struct datum *device)
{
    struct datum *one = datum_new(a, VALUE_MAP);

    service_copy(a, one, "PathOnHost", DATUM(device, "PathOnHost"));
    return one != NULL ? service_only(a, list, one) : NULL;
}

void service_put(struct service *s, const char *key, struct datum *value)
{
    datum_put(s->keys, str_of(key), value);
}

void service_remark(struct service *s, enum loss_kind kind, const struct datum *of, struct str why)
{
    losses_remark(s->losses, kind, datum_path(s->a, of), why);
}

bool service_put_if(struct service *s, const char *key, struct datum *value,
                    const struct datum *wanted)
{
    struct service_try t = {.key = key, .value = value};
    struct str why;

    if (service_tried(s, &why, &t, datum_path(s->a, wanted), wanted) == SERVICE_SAME) {
        service_put(s, key, value);
        return true;
    }
    service_remark(s, LOSS_LOST, wanted, why);
    return false;
}

static struct datum *made(struct service *s, const char *key, enum value_kind kind)
{
    struct datum *d = datum_get(s->keys, str_of(key));

    return d != NULL ? d : datum_add(s->keys, str_of(key), datum_new(s->a, kind));
}

struct datum *service_list(struct service *s, const char *key)
{
    return made(s, key, VALUE_LIST);
}

struct datum *service_map(struct service *s, const char *key)
{
    return made(s, key, VALUE_MAP);
}

bool service_is_key(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.s[i];

        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
              (c != '\0' && strchr("._-", c) != NULL)))
            return false;
    }
    return text.len > 0;
}
