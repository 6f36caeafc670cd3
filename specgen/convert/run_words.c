#include "specgen/convert/run_words.h"

#include "model/client/flags.h"
#include "specgen/convert/run_parts.h"
#include "specgen/gocompat/concat.h"

/* ---- fields --------------------------------------------------------------------------------- */

static const struct client_flag *flag_for(struct str path)
{
    struct str query = str_is(path, "Name")       ? STR_LIT("query:name")
                       : str_is(path, "Platform") ? STR_LIT("query:platform")
                                                  : path;

    for (size_t i = 0; i < client_flag_count; i++) {
        const struct client_flag *f = &client_flags[i];

        if (str_is(query, f->path) && CLIENT_NEWEST >= f->since && CLIENT_NEWEST < f->until)
            return f;
    }
    return NULL;
}

static struct str item_as_it_is(struct run_words *w, const struct datum *child)
{
    (void)w;
    return child->text;
}

/* A field that a flag of the client sets as it stands. */
static void plain_field(struct run_words *w, const struct client_flag *flag, const struct datum *d)
{
    struct run_try t = {.count = 0};

    switch (flag->kind) {
    case KIND_SWITCH:
        run_try_switch(w, &t, flag->name, d);
        break;
    case KIND_LIST:
        run_many(w, d, flag->name, item_as_it_is);
        return;
    case KIND_INT:
        run_try_add(w, &t, flag->name,
                    client_flag_setter(flag) == client_set_size ? run_size(w->a, d) : d->text, d);
        break;
    case KIND_UINT:
    case KIND_TEXT:
        run_try_add(w, &t, flag->name, d->text, d);
        break;
    }
    /* The query is not in the body. */
    if (d->up->up == NULL && (str_is(d->key, "Name") || str_is(d->key, "Platform")))
        run_keep(w, &t);
    else
        run_keep_if(w, &t, d);
}

static const struct datum *at(const struct asked *asked, struct str path)
{
    struct str key = path;
    const struct datum *map = asked->body, *d;

    if (str_starts(path, STR_LIT("HostConfig."))) {
        map = DATUM(map, "HostConfig");
        key = str_cut(path, sizeof("HostConfig.") - 1, path.len);
    }
    d = datum_get(map, key);
    return same_is_nothing(d) ? NULL : d;
}

static void write_field(struct run_words *w, const struct asked *asked, struct str path,
                        run_field *write)
{
    const struct datum *d = at(asked, path);
    const struct client_flag *flag = flag_for(path);

    if (d == NULL)
        return;
    if (write != NULL)
        write(w, d);
    else if (flag != NULL)
        plain_field(w, flag, d);
}

static bool is_in_rows(const char *path)
{
#define FIELD(row, write)                                                                          \
    if (strcmp(path, row) == 0)                                                                    \
        return true;
#include "specgen/convert/run_words.def"
#undef FIELD
    return false;
}

/* A path that a flag sets alone, for the first of its flags. */
static bool is_plain_path(const struct client_flag *flag)
{
    static const char others[][20] = {
        "", "NetworkingConfig", "query:name", "query:platform", "AttachStdout", "Entrypoint"};

    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        if (strcmp(flag->path, others[i]) == 0)
            return false;
    }
    return !is_in_rows(flag->path) && flag_for(str_of(flag->path)) == flag;
}

static void write_row(struct run_words *w, const struct asked *asked, struct str path,
                      run_field *write)
{
    write_field(w, asked, path, write);
    if (str_is(path, "HostConfig.MaskedPaths"))
        run_networks(w, asked->body);
}

static void write_fields(struct run_words *w, const struct asked *asked)
{
    run_attached(w, asked->body);
#define FIELD(path, write) write_row(w, asked, STR_LIT(path), write);
#include "specgen/convert/run_words.def"
#undef FIELD
    for (size_t i = 0; i < client_flag_count; i++) {
        if (is_plain_path(&client_flags[i]))
            write_field(w, asked, str_of(client_flags[i].path), NULL);
    }
}

/* ---- the whole ------------------------------------------------------------------------------ */

static bool is_image(struct run_words *w, struct str *why, struct str image)
{
    struct client_input in = w->client;
    struct str words[] = {STR_LIT("create"), image};
    struct client_answer answer;
    struct err *e;

    in.words = words;
    in.count = 2;
    if ((e = client_run(&answer, &w->scratch, &in)) != NULL) {
        if (w->error == NULL && e->class == ERR_OOM)
            w->error = err_oom();
        err_free(e);
        return false;
    }
    if (answer.outcome != CLIENT_REQUEST)
        *why = CONCAT(w->a, STR_LIT("docker's client refuses it: "), answer.message);
    client_answer_finish(&answer);
    return answer.outcome == CLIENT_REQUEST;
}

/* A line needs one: `image` stands for what nobody told, or the client does not take. */
static void write_image(struct run_words *w, const struct asked *asked)
{
    const struct datum *image = DATUM(asked->body, "Image");
    struct str why = STR_LIT("nobody told the image, and a line needs one");

    w->image = w->count;
    if (datum_text(image).len > 0 && is_image(w, &why, image->text)) {
        run_add_word(w, image->text, image);
        return;
    }
    losses_remark(w->losses, datum_text(image).len > 0 ? LOSS_CHANGED : LOSS_ADDED,
                  STR_LIT("Image"), why);
    run_add_word(w, STR_LIT("image"), NULL);
}

/* Words of the entry point behind the first one stand before the command. */
static void write_command(struct run_words *w, const struct asked *asked)
{
    const struct datum *entrypoint = DATUM(asked->body, "Entrypoint");
    const struct datum *first = datum_first(entrypoint);

    for (const struct datum *d = first != NULL ? first->next : NULL; d != NULL; d = d->next)
        run_add_word(w, datum_text(d), d);
    for (const struct datum *d = datum_first(DATUM(asked->body, "Cmd")); d != NULL; d = d->next)
        run_add_word(w, datum_text(d), d);
}

struct err *run_words_make(struct run_words *out, struct arena *a, const struct asked *asked,
                           struct losses *losses, bool windows)
{
    const struct datum *entrypoint = DATUM(asked->body, "Entrypoint");

    *out = (struct run_words){
        .a = a,
        .losses = losses,
        .client = {.release = CLIENT_NEWEST,
                   .windows = windows,
                   .server_os = STR_LIT("windows"),
                   .cwd = windows ? STR_LIT("C:\\") : STR_LIT("/")},
    };
    arena_init(&out->scratch);
    write_fields(out, asked);
    if (!same_is_nothing(entrypoint))
        run_entrypoint(out, entrypoint);
    run_leave_out_conflicts(out);
    if (!same_is_nothing(DATUM(asked->body, "Cmd")))
        run_command(out, DATUM(asked->body, "Cmd"));
    write_image(out, asked);
    write_command(out, asked);
    if (out->error == NULL && (arena_failed(a) || arena_failed(&out->scratch)))
        out->error = err_oom();
    return out->error;
}

void run_words_finish(struct run_words *w)
{
    arena_finish(&w->scratch);
}
