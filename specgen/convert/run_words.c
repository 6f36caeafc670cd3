#include "specgen/convert/run_words.h"

#include "model/client/flags.h"
#include "specgen/convert/run_parts.h"
#include "specgen/create/create_rows.h"
#include "specgen/gocompat/concat.h"

/* ---- parts ---------------------------------------------------------------------------------- */

static void try_part(struct run_words *w, struct run_try *t, const struct run_part *part)
{
    if (t->count == t->size) {
        size_t size = t->size > 0 ? t->size * 2 : 4;
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

static struct str place_of(struct run_words *w, const struct datum *of)
{
    return of != NULL ? datum_path(w->a, of) : STR_NONE;
}

void run_try_add(struct run_words *w, struct run_try *t, const char *flag, struct str argument,
                 const struct datum *of)
{
    try_part(w, t, &(struct run_part){{flag_word(w, flag), argument}, 2, place_of(w, of), of});
}

void run_try_switch(struct run_words *w, struct run_try *t, const char *flag,
                    const struct datum *of)
{
    try_part(w, t, &(struct run_part){{flag_word(w, flag)}, 1, place_of(w, of), of});
}

void run_keep(struct run_words *w, const struct run_try *t)
{
    struct run_try all = {w->parts, w->count, w->size};

    for (size_t i = 0; i < t->count; i++)
        try_part(w, &all, &t->parts[i]);
    for (size_t i = 0; i < t->count; i++)
        losses_tried(w->losses, losses_setting(t->parts[i].place));
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
    } else {
        *why = CONCAT(w->a,
                      answer.outcome == CLIENT_PANICS ? STR_LIT("docker's client crashes on it: ")
                                                      : STR_LIT("docker's client refuses it: "),
                      answer.message);
    }
    client_answer_finish(&answer);
    return body;
}

enum run_outcome run_tried(struct run_words *w, struct str *why, const struct run_try *t,
                           struct str place, const struct datum *wanted)
{
    enum run_outcome outcome = RUN_REFUSED;
    const struct value *body;
    const struct datum *got;

    *why = STR_NONE;
    if (w->error == NULL && (body = ask(w, why, t->parts, t->count)) != NULL) {
        got = datum_at(asked_back(&w->scratch, body, STR_NONE, STR_NONE), &w->scratch, place);
        outcome = same_is(&w->scratch, wanted, got) ? RUN_SAME : RUN_OTHER;
        if (outcome == RUN_OTHER)
            *why = got == NULL ? STR_LIT("docker's client would not send it")
                               : CONCAT(w->a, STR_LIT("docker's client would send it as "),
                                        create_json(&w->scratch, got));
    }
    if (arena_failed(&w->scratch))
        w->a->failed = true;
    arena_reset(&w->scratch);
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
    struct datum *one = datum_new(w->a, whole->kind);

    if (one == NULL)
        return NULL;
    datum_add(one, child->key, datum_copy(w->a, child));
    one->key = whole->key;
    one->up = whole->up;
    return one;
}

void run_many(struct run_words *w, const struct datum *whole, const char *flag,
              run_argument *argument)
{
    struct run_try all = {.count = 0};
    struct str place = datum_path(w->a, whole), why;
    enum run_outcome outcome;

    for (const struct datum *d = datum_first(whole); d != NULL; d = d->next)
        run_try_add(w, &all, flag, argument(w, d), d);
    outcome = run_tried(w, &why, &all, place, whole);
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

        if (run_tried(w, &why, &one, place, run_alone(w, whole, one.parts->of)) == RUN_SAME)
            run_keep(w, &one);
        else
            run_remark(w, LOSS_LOST, one.parts->of, why);
    }
}

/* ---- fields --------------------------------------------------------------------------------- */

/* Those that are not a flag as they stand, or that people look for first. In the line's order; the
 * others follow in that of the client's help. A row without a function is a plain flag. */
static const struct row {
    const char *place;
    run_field *write;
} rows[] = {
    {"Name", NULL},
    {"Platform", NULL},
    {"HostConfig.AutoRemove", NULL},
    {"HostConfig.RestartPolicy", run_restart},
    {"OpenStdin", NULL},
    {"Tty", NULL},
    {"HostConfig.Isolation", NULL},
    {"HostConfig.NanoCpus", run_cpus},
    {"HostConfig.CpuCount", NULL},
    {"HostConfig.CpuPercent", NULL},
    {"HostConfig.CpuShares", NULL},
    {"HostConfig.Memory", NULL},
    {"HostConfig.IOMaximumBandwidth", NULL},
    {"HostConfig.IOMaximumIOps", NULL},
    {"HostConfig.StorageOpt", run_pairs},
    {"Hostname", NULL},
    {"Domainname", NULL},
    {"HostConfig.SecurityOpt", NULL},
    {"HostConfig.MaskedPaths", run_system_paths},
    {"HostConfig.Links", run_links},
    {"HostConfig.PortBindings", run_ports},
    {"ExposedPorts", run_exposed},
    {"HostConfig.Binds", NULL},
    {"Volumes", run_volumes},
    {"HostConfig.Mounts", run_mounts},
    {"HostConfig.Tmpfs", run_tmpfs},
    {"HostConfig.Devices", run_devices},
    {"HostConfig.DeviceRequests", run_device_requests},
    {"User", NULL},
    {"WorkingDir", NULL},
    {"Env", NULL},
    {"HostConfig.LogConfig", run_logging},
    {"Labels", run_pairs},
    {"HostConfig.Annotations", run_pairs},
    {"HostConfig.Sysctls", run_pairs},
    {"Healthcheck", run_health},
    {"StopTimeout", run_stop_timeout},
    {"HostConfig.Init", run_init},
    {"HostConfig.BlkioWeightDevice", run_weights},
    {"HostConfig.BlkioDeviceReadBps", run_rates},
    {"HostConfig.BlkioDeviceReadIOps", run_rates},
    {"HostConfig.BlkioDeviceWriteBps", run_rates},
    {"HostConfig.BlkioDeviceWriteIOps", run_rates},
    {"HostConfig.Ulimits", run_ulimits},
};

static const struct client_flag *flag_for(struct str place)
{
    struct str query = str_is(place, "Name")       ? STR_LIT("query:name")
                       : str_is(place, "Platform") ? STR_LIT("query:platform")
                                                   : place;

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
        run_try_add(w, &t, flag->name, flag->set == client_set_size ? run_size(w->a, d) : d->text,
                    d);
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

static const struct datum *at(const struct asked *asked, struct str place)
{
    struct str key = place;
    const struct datum *map = asked->body, *d;

    if (str_starts(place, STR_LIT("HostConfig."))) {
        map = DATUM(map, "HostConfig");
        key = str_cut(place, sizeof("HostConfig.") - 1, place.len);
    }
    d = datum_get(map, key);
    return same_is_nothing(d) ? NULL : d;
}

static void write_field(struct run_words *w, const struct asked *asked, struct str place,
                        run_field *write)
{
    const struct datum *d = at(asked, place);
    const struct client_flag *flag = flag_for(place);

    if (d == NULL)
        return;
    if (write != NULL)
        write(w, d);
    else if (flag != NULL)
        plain_field(w, flag, d);
}

static bool is_in_rows(const char *place)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (strcmp(rows[i].place, place) == 0)
            return true;
    }
    return false;
}

/* A path that a flag sets alone, for the first of its flags. */
static bool is_plain_path(const struct client_flag *flag)
{
    static const char *const others[] = {
        "", "NetworkingConfig", "query:name", "query:platform", "AttachStdout", "Entrypoint"};

    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        if (strcmp(flag->path, others[i]) == 0)
            return false;
    }
    return !is_in_rows(flag->path) && flag_for(str_of(flag->path)) == flag;
}

static void write_fields(struct run_words *w, const struct asked *asked)
{
    run_attached(w, asked->body);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        write_field(w, asked, str_of(rows[i].place), rows[i].write);
        if (strcmp(rows[i].place, "HostConfig.MaskedPaths") == 0)
            run_networks(w, asked->body);
    }
    for (size_t i = 0; i < client_flag_count; i++) {
        if (is_plain_path(&client_flags[i]))
            write_field(w, asked, str_of(client_flags[i].path), NULL);
    }
}

/* ---- what goes alone and not together ------------------------------------------------------- */

static size_t setting_end(const struct run_words *w, size_t from)
{
    size_t end = from + 1;

    while (end < w->count && w->parts[end].of != NULL &&
           str_eq(losses_setting(w->parts[end].place), losses_setting(w->parts[from].place)))
        end++;
    return end;
}

static bool is_taken(struct run_words *w, struct str *why, const struct run_part *parts,
                     size_t count)
{
    bool taken = ask(w, why, parts, count) != NULL;

    arena_reset(&w->scratch);
    return taken;
}

/* Setting by setting: what the client refuses beside those before it is left out. */
static void leave_out_conflicts(struct run_words *w)
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
            losses_remark(w->losses, LOSS_LOST, losses_setting(w->parts[kept].place), why);
    }
    w->count = kept;
}

/* ---- the whole ------------------------------------------------------------------------------ */

static void add_word(struct run_words *w, struct str word, const struct datum *of)
{
    run_keep(w, &(struct run_try){&(struct run_part){{word}, 1, place_of(w, of), of}, 1, 1});
}

static bool is_image(struct run_words *w, struct str *why, struct str image)
{
    struct client_input in = w->client;
    struct str words[] = {STR_LIT("create"), image};
    struct client_answer answer;
    struct err *e;

    in.words = words;
    in.count = 2;
    if ((e = client_run(&answer, &w->scratch, &in)) != NULL) {
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
        add_word(w, image->text, image);
        return;
    }
    losses_remark(w->losses, datum_text(image).len > 0 ? LOSS_CHANGED : LOSS_ADDED,
                  STR_LIT("Image"), why);
    add_word(w, STR_LIT("image"), NULL);
}

/* Words of the entry point behind the first one stand before the command. */
static void write_command(struct run_words *w, const struct asked *asked)
{
    const struct datum *entrypoint = DATUM(asked->body, "Entrypoint");
    const struct datum *first = datum_first(entrypoint);

    for (const struct datum *d = first != NULL ? first->next : NULL; d != NULL; d = d->next)
        add_word(w, datum_text(d), d);
    for (const struct datum *d = datum_first(DATUM(asked->body, "Cmd")); d != NULL; d = d->next)
        add_word(w, datum_text(d), d);
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
    leave_out_conflicts(out);
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
