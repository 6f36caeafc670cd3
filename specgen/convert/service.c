#include "specgen/convert/service.h"

#include "specgen/convert/service_parts.h"
#include "specgen/gocompat/concat.h"

#include <string.h>

static const struct datum *at(const struct asked *asked, struct str path)
{
    static const struct str host = STR_INIT("HostConfig.");
    const struct datum *d = str_starts(path, host) ? datum_get(DATUM(asked->body, "HostConfig"),
                                                               str_cut(path, host.len, path.len))
                                                   : datum_get(asked->body, path);

    return same_is_nothing(d) ? NULL : d;
}

/* ---- what goes alone and not together ------------------------------------------------------- */

static const struct {
    char path[40], key[24];
} keys[] = {
#define KEY(path, key, write) {path, key},
#include "specgen/convert/service.def"
#undef KEY
};

static void remark_lost(struct service *s, struct str key, struct str why)
{
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        if (str_is(key, keys[i].key))
            losses_remark(s->losses, LOSS_LOST, str_of(keys[i].path), why);
}

/* Each key beside those before it. */
static struct err *leave_out_conflicts(struct service *s)
{
    struct datum *all = s->keys, *kept = datum_new(s->a, VALUE_MAP);
    struct str text, why;

    for (const struct datum *m = datum_first(all); kept != NULL && m != NULL; m = m->next) {
        struct datum *copy = datum_add(kept, m->key, datum_copy(s->a, m));
        const struct datum *body;
        struct err *e;

        s->keys = kept;
        if ((e = service_file(&text, &s->scratch, s)) != NULL ||
            (e = service_ask(&body, &why, &s->scratch, text)) != NULL)
            return e;
        why = CONCAT(s->a, STR_LIT("compose refuses it beside the rest: "), why);
        if (body == NULL) {
            datum_drop(kept, copy);
            remark_lost(s, m->key, why);
        }
        if (arena_failed(&s->scratch))
            return err_oom();
        arena_reset(&s->scratch);
    }
    s->keys = kept;
    return NULL;
}

static struct err *settle(struct service *s)
{
    const struct datum *body;
    struct str text;
    struct err *e;

    if ((e = service_file(&text, &s->scratch, s)) != NULL ||
        (e = service_back(&body, &s->scratch, text)) != NULL)
        return e;
    if (arena_failed(&s->scratch))
        return err_oom();
    arena_reset(&s->scratch);
    return body != NULL ? NULL : leave_out_conflicts(s);
}

/* ---- the whole ------------------------------------------------------------------------------ */

/* A file needs one: `image` stands for what nobody told, or compose does not take. */
static struct err *write_image(struct service *s, const struct asked *asked)
{
    const struct datum *image = DATUM(asked->body, "Image"), *body;
    struct str why = STR_LIT("nobody told the image, and a service needs one"), text;
    struct err *e;

    if (datum_text(image).len > 0) {
        service_text(s->a, s->keys, "image", image->text);
        if ((e = service_file(&text, &s->scratch, s)) != NULL ||
            (e = service_ask(&body, &why, s->a, text)) != NULL)
            return e;
        if (body != NULL)
            return NULL;
        why = CONCAT(s->a, STR_LIT("compose refuses it: "), why);
    }
    losses_remark(s->losses, LOSS_CHANGED, STR_LIT("Image"), why);
    datum_put(s->keys, STR_LIT("image"), datum_string(s->a, STR_LIT("image")));
    return NULL;
}

static void write_key(struct service *s, const struct asked *asked, struct str path,
                      const char *key, service_field *write)
{
    const struct datum *d = at(asked, path);

    if (d != NULL)
        write(s, d, key);
    if (d != NULL && datum_get(s->keys, str_of(key)) != NULL)
        losses_tried(s->losses, path);
    if (str_is(path, "ExposedPorts"))
        service_networks(s, asked->body);
}

static void write_keys(struct service *s, const struct asked *asked)
{
#define KEY(path, key, write) write_key(s, asked, STR_LIT(path), key, service_##write);
#include "specgen/convert/service.def"
#undef KEY
}

struct err *service_make(struct service *out, struct arena *a, const struct asked *asked,
                         struct losses *losses)
{
    struct str name = datum_text(DATUM(asked->body, "Name"));

    *out = (struct service){
        .a = a,
        .losses = losses,
        .name = service_is_key(name) ? name : STR_LIT("app"),
        .keys = datum_new(a, VALUE_MAP),
        .networks = datum_new(a, VALUE_MAP),
        .volumes = datum_new(a, VALUE_MAP),
    };
    arena_init(&out->scratch);
    out->error = write_image(out, asked);
    write_keys(out, asked);
    if (out->error == NULL)
        out->error = settle(out);
    if (out->error == NULL && (arena_failed(a) || arena_failed(&out->scratch)))
        out->error = err_oom();
    return out->error;
}

void service_finish(struct service *s)
{
    arena_finish(&s->scratch);
}
