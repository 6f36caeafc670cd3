/* The flags of docker run for one place of a document: of a request that asks for that alone. */
#include "model/base/buf.h"
#include "model/document/path.h"
#include "model/shell/shell_word.h"
#include "model/value/value_make.h"
#include "specgen/convert/convert.h"

/* What is asked for at a place of a container is asked for in a request's body. */
static const struct {
    const char *of, *in; /* the beginnings of their paths, in the document and in its request */
} places[] = {
    {"container.HostConfig", "body.HostConfig"},
    {"container.Config", "body"},
    {"container.NetworkSettings.Networks", "body.NetworkingConfig.EndpointsConfig"},
    {"container.Name", "name"},
    {"request", ""},
};

/* ---- the request ---------------------------------------------------------------------------- */

static bool path_of(struct mdl_path *out, struct arena *a, const char *text)
{
    struct err *e;

    *out = (struct mdl_path){.count = 0};
    if (text[0] == '\0')
        return true;
    e = mdl_path_split(out, a, str_of(text));
    err_free(e);
    return e == NULL;
}

/* How many of the steps are those of the path; 0: they lead elsewhere. */
static size_t steps_of(struct arena *a, const char *path, const struct value_step *steps,
                       size_t count)
{
    struct mdl_path p;

    if (!path_of(&p, a, path) || p.count > count)
        return 0;
    for (size_t i = 0; i < p.count; i++)
        if (!str_eq(p.steps[i].key, steps[i].key))
            return 0;
    return p.count;
}

/* Lists and maps with that one element. Takes v. */
static struct value *around(const struct value *v, const struct value_step *steps, size_t count)
{
    struct value *made = NULL;

    for (; count > 0; v = made) {
        const struct value_step *step = &steps[--count];

        made = step->key.s != NULL ? made_with_key(value_map(), step->key, v)
                                   : made_push(value_list(), v);
    }
    return made;
}

/* NULL: no memory, or such a place is not asked for. */
static const struct value *request_for(struct arena *a, const struct value *v,
                                       const struct value_step *steps, size_t count)
{
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        size_t n = steps_of(a, places[i].of, steps, count);
        struct value_step *all = n > 0 ? arena_calloc(a, count + 3, sizeof(*all)) : NULL;
        struct value *request;
        struct mdl_path in;

        if (n == 0)
            continue;
        if (all == NULL || !path_of(&in, a, places[i].in))
            return NULL;
        if (in.count > 0)
            memcpy(all, in.steps, in.count * sizeof(*all));
        memcpy(all + in.count, steps + n, (count - n) * sizeof(*all));
        request = around(made_shared(v), all, in.count + count - n);
        if (request != NULL && value_get(request, STR_LIT("body")) == NULL)
            request = made_with(request, "body", value_map());
        return made_with(value_map(), "request", request);
    }
    return NULL;
}

/* The first network is the mode's. */
static void put_mode(struct asked *asked)
{
    const struct datum *networks = DATUM(DATUM(asked->body, "NetworkingConfig"), "EndpointsConfig");
    struct datum *host;

    if (datum_first(networks) == NULL || DATUM(asked->body, "HostConfig") != NULL)
        return;
    host = datum_new(asked->a, VALUE_MAP);
    datum_add(host, STR_LIT("NetworkMode"), datum_string(asked->a, datum_first(networks)->key));
    datum_add(asked->body, STR_LIT("HostConfig"), host);
}

/* ---- the flags ------------------------------------------------------------------------------ */

static void put_flags(struct convert_flags *out, struct arena *a, const struct run_words *w,
                      enum shell shell)
{
    struct buf text = {NULL, 0, 0, false};

    for (size_t i = 0; i < w->image; i++)
        for (unsigned j = 0; j < w->parts[i].count; j++) {
            struct str word = shell_word(a, shell, w->parts[i].words[j]);

            out->unsayable = out->unsayable || word.s == NULL;
            if (text.len > 0)
                buf_char(&text, ' ');
            buf_add(&text, word);
        }
    out->text = buf_in_arena(&text, a);
}

static struct str first_remark(const struct losses *losses)
{
    struct str why = STR_NONE;

    for (const struct remark *r = losses->remarks; r != NULL; r = r->next)
        if (!str_is(r->path, "Image"))
            why = r->why;
    return why;
}

static struct err *flags_of(struct convert_flags *out, struct arena *a, const struct value *root,
                            enum shell shell)
{
    struct losses losses;
    struct run_words w;
    struct asked asked;
    struct err *e;

    losses_init(&losses, a);
    if (!asked_of(&asked, a, root, &losses))
        return err_oom();
    put_mode(&asked);
    e = run_words_make(&w, a, &asked, &losses, shell != SHELL_BASH);
    if (e == NULL) {
        put_flags(out, a, &w, shell);
        out->why = arena_str(a, first_remark(&losses));
    }
    run_words_finish(&w);
    return e == NULL && arena_failed(a) ? err_oom() : e;
}

struct err *convert_flags(struct convert_flags *out, struct arena *a, const struct value *v,
                          const struct value_step *steps, size_t count, enum shell shell)
{
    const struct value *root;
    struct err *e;

    *out = (struct convert_flags){.text = STR_NONE};
    if (v == NULL || (root = request_for(a, v, steps, count)) == NULL)
        return arena_failed(a) ? err_oom() : NULL;
    e = flags_of(out, a, root, shell);
    value_unref(root);
    return e;
}
