/* Fields of a request that are more than one flag with its text. */
#include "model/base/num.h"
#include "specgen/convert/run_parts.h"
#include "specgen/gocompat/concat.h"

/* ---- numbers -------------------------------------------------------------------------------- */

void run_cpus(struct run_words *w, const struct datum *d)
{
    struct run_try t = {.count = 0};

    run_try_add(w, &t, "cpus", run_cpus_text(w->a, datum_number(d)), d);
    run_keep_if(w, &t, d);
}

void run_stop_timeout(struct run_words *w, const struct datum *d)
{
    struct run_try t = {.count = 0};

    run_try_add(w, &t, "stop-timeout", d->text, d);
    run_keep_if(w, &t, d);
}

/* ---- maps ----------------------------------------------------------------------------------- */

static struct str pair(struct run_words *w, const struct datum *child)
{
    return CONCAT(w->a, child->key, STR_LIT("="), child->text);
}

void run_pairs(struct run_words *w, const struct datum *d)
{
    static const struct {
        const char *key, *flag;
    } flags[] = {{"Labels", "label"},
                 {"Annotations", "annotation"},
                 {"Sysctls", "sysctl"},
                 {"StorageOpt", "storage-opt"}};

    for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
        if (str_is(d->key, flags[i].key))
            run_many(w, d, flags[i].flag, pair);
    }
}

static struct str path_and_options(struct run_words *w, const struct datum *child)
{
    if (child->text.len == 0)
        return child->key;
    return CONCAT(w->a, child->key, STR_LIT(":"), child->text);
}

void run_tmpfs(struct run_words *w, const struct datum *d)
{
    run_many(w, d, "tmpfs", path_and_options);
}

/* ---- devices -------------------------------------------------------------------------------- */

static struct str number_behind(struct run_words *w, const struct datum *child, struct str number)
{
    return CONCAT(w->a, datum_text(DATUM(child, "Path")), STR_LIT(":"), number);
}

static struct str member_text(const struct datum *map, struct str key)
{
    const struct datum *d = datum_get(map, key);

    return d != NULL ? d->text : STR_NONE;
}

static struct str weight(struct run_words *w, const struct datum *child)
{
    return number_behind(w, child, member_text(child, STR_LIT("Weight")));
}

void run_weights(struct run_words *w, const struct datum *d)
{
    run_many(w, d, "blkio-weight-device", weight);
}

static struct str rate(struct run_words *w, const struct datum *child)
{
    return number_behind(w, child, member_text(child, STR_LIT("Rate")));
}

void run_rates(struct run_words *w, const struct datum *d)
{
    static const struct {
        const char *key, *flag;
    } flags[] = {{"BlkioDeviceReadBps", "device-read-bps"},
                 {"BlkioDeviceReadIOps", "device-read-iops"},
                 {"BlkioDeviceWriteBps", "device-write-bps"},
                 {"BlkioDeviceWriteIOps", "device-write-iops"}};

    for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
        if (str_is(d->key, flags[i].key))
            run_many(w, d, flags[i].flag, rate);
    }
}

static struct str ulimit(struct run_words *w, const struct datum *child)
{
    return CONCAT(w->a, member_text(child, STR_LIT("Name")), STR_LIT("="),
                  member_text(child, STR_LIT("Soft")), STR_LIT(":"),
                  member_text(child, STR_LIT("Hard")));
}

void run_ulimits(struct run_words *w, const struct datum *d)
{
    run_many(w, d, "ulimit", ulimit);
}

/* The path on the host is all that a Windows client sends. */
void run_devices(struct run_words *w, const struct datum *d)
{
    struct datum *paths = datum_new(w->a, VALUE_LIST);

    for (const struct datum *m = datum_first(d); paths != NULL && m != NULL; m = m->next) {
        struct datum *one = datum_new(w->a, VALUE_MAP);
        const struct datum *path = DATUM(m, "PathOnHost");
        struct run_try t = {.count = 0};
        struct str why;

        if (datum_text(path).len == 0 || one == NULL) {
            run_remark(w, LOSS_LOST, m, STR_LIT("a device is asked for by its path on the host"));
            continue;
        }
        datum_add(one, STR_LIT("PathOnHost"), datum_copy(w->a, path));
        run_try_add(w, &t, "device", datum_text(path), m);
        if (run_tried(w, &why, &t, datum_path(w->a, d), run_alone(w, d, one)) == RUN_SAME)
            run_keep(w, &t);
        else
            run_remark(w, LOSS_LOST, m, why);
    }
}

static void csv_list(struct buf *record, const char *key, struct arena *a, const struct datum *list,
                     bool gpu)
{
    struct buf text = {NULL, 0, 0, false};

    for (const struct datum *d = datum_first(list); d != NULL; d = d->next) {
        if (gpu && d->next == NULL && str_is(datum_text(d), "gpu"))
            continue; /* the client adds it */
        if (text.len > 0)
            buf_char(&text, ',');
        buf_add(&text, datum_text(d));
    }
    if (text.len > 0)
        run_csv(record, key, buf_in_arena(&text, a));
}

static struct str gpu_argument(struct run_words *w, const struct datum *d)
{
    struct buf record = {NULL, 0, 0, false}, options = {NULL, 0, 0, false};
    const struct datum *count = DATUM(d, "Count"), *pairs = DATUM(d, "Options");

    if (datum_text(DATUM(d, "Driver")).len > 0)
        run_csv(&record, "driver", datum_text(DATUM(d, "Driver")));
    if (datum_number(count) != 0)
        run_csv(&record, "count", datum_number(count) == -1 ? STR_LIT("all") : count->text);
    csv_list(&record, "device", w->a, DATUM(d, "DeviceIDs"), false);
    csv_list(&record, "capabilities", w->a, datum_first(DATUM(d, "Capabilities")), true);
    for (const struct datum *m = datum_first(pairs); m != NULL; m = m->next)
        run_csv(&options, arena_cstr(w->a, m->key), datum_text(m));
    if (options.len > 0)
        run_csv(&record, "options", buf_str(&options));
    if (options.failed)
        arena_fail(w->a);
    buf_finish(&options);
    return buf_in_arena(&record, w->a);
}

/* Names of the Container Device Interface are --device as well; the client gathers them. */
void run_device_requests(struct run_words *w, const struct datum *d)
{
    struct run_try t = {.count = 0};

    for (const struct datum *m = datum_first(d); m != NULL; m = m->next) {
        if (!str_is(datum_text(DATUM(m, "Driver")), "cdi")) {
            run_try_add(w, &t, "gpus", gpu_argument(w, m), m);
            continue;
        }
        for (const struct datum *id = datum_first(DATUM(m, "DeviceIDs")); id != NULL; id = id->next)
            run_try_add(w, &t, "device", datum_text(id), m);
    }
    run_keep_if(w, &t, d);
}

/* ---- policies ------------------------------------------------------------------------------- */

void run_restart(struct run_words *w, const struct datum *d)
{
    const struct datum *name = DATUM(d, "Name"), *count = DATUM(d, "MaximumRetryCount");
    struct run_try t = {.count = 0};

    if (same_is_nothing(name) && datum_is_zero(count))
        return;
    run_try_add(w, &t, "restart",
                datum_is_zero(count) ? datum_text(name)
                                     : CONCAT(w->a, datum_text(name), STR_LIT(":"), count->text),
                d);
    run_keep_if(w, &t, d);
}

void run_logging(struct run_words *w, const struct datum *d)
{
    const struct datum *type = DATUM(d, "Type"), *config = DATUM(d, "Config");
    struct run_try t = {.count = 0};

    if (datum_text(type).len > 0) {
        run_try_add(w, &t, "log-driver", type->text, type);
        run_keep_if(w, &t, type);
    }
    if (datum_count(config) > 0)
        run_many(w, config, "log-opt", pair);
}

void run_init(struct run_words *w, const struct datum *d)
{
    struct run_try t = {.count = 0};

    run_try_switch(w, &t, datum_true(d) ? "init" : "init=false", d);
    run_keep_if(w, &t, d);
}

/* Both empty: the one form that there is. */
void run_system_paths(struct run_words *w, const struct datum *d)
{
    const struct datum *other = DATUM(d->up, "ReadonlyPaths");
    struct run_try t = {.count = 0};

    if (d->kind != VALUE_LIST || d->count > 0 || other == NULL || other->kind != VALUE_LIST ||
        other->count > 0)
        return;
    run_try_add(w, &t, "security-opt", STR_LIT("systempaths=unconfined"), d);
    run_keep(w, &t);
}

/* ---- the health check ----------------------------------------------------------------------- */

static void health_command(struct run_words *w, const struct datum *test)
{
    const struct datum *first = datum_first(test);
    struct run_try t = {.count = 0};

    if (test->count == 1 && str_is(datum_text(first), "NONE"))
        run_try_switch(w, &t, "no-healthcheck", test);
    else if (test->count == 2 && str_is(datum_text(first), "CMD-SHELL"))
        run_try_add(w, &t, "health-cmd", datum_text(test->last), test);
    if (t.count > 0)
        run_keep_if(w, &t, test);
    else
        run_remark(w, LOSS_LOST, test,
                   STR_LIT("docker run takes a health check as the text for a shell alone"));
}

static void health_number(struct run_words *w, const struct datum *d)
{
    static const struct {
        const char *key, *flag;
        bool time;
    } numbers[] = {{"Interval", "health-interval", true},
                   {"Timeout", "health-timeout", true},
                   {"StartPeriod", "health-start-period", true},
                   {"StartInterval", "health-start-interval", true},
                   {"Retries", "health-retries", false}};
    struct run_try t = {.count = 0};

    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        if (!str_is(d->key, numbers[i].key))
            continue;
        run_try_add(w, &t, numbers[i].flag, numbers[i].time ? run_duration(w->a, d) : d->text, d);
        run_keep_if(w, &t, d);
    }
}

void run_health(struct run_words *w, const struct datum *d)
{
    const struct datum *test = DATUM(d, "Test");
    bool says = false;

    for (const struct datum *m = datum_first(d); m != NULL; m = m->next)
        says = says || (m->kind == VALUE_LIST ? datum_count(m) > 0 : !datum_is_zero(m));
    if (!says)
        run_remark(w, LOSS_LOST, d,
                   STR_LIT("docker run cannot ask for a health check that says nothing"));
    if (datum_count(test) > 0)
        health_command(w, test);
    for (const struct datum *m = datum_first(d); m != NULL; m = m->next) {
        if (m != test && !datum_is_zero(m))
            health_number(w, m);
    }
}

/* ---- the program ---------------------------------------------------------------------------- */

/* --entrypoint takes one word. */
void run_entrypoint(struct run_words *w, const struct datum *d)
{
    static const char why[] = "--entrypoint takes one word: the others stand before the command";
    struct run_try t = {.count = 0};

    if (d->count == 0) {
        run_remark(w, LOSS_LOST, d,
                   STR_LIT("docker run cannot ask for a list without words; --entrypoint \"\" asks "
                           "for one with an empty word"));
        return;
    }
    run_try_add(w, &t, "entrypoint", datum_text(datum_first(d)), d);
    run_keep(w, &t);
    if (d->count > 1) {
        losses_remark(w->losses, LOSS_CHANGED, STR_LIT("Entrypoint"), str_of(why));
        losses_remark(w->losses, LOSS_CHANGED, STR_LIT("Cmd"), str_of(why));
    }
}

void run_command(struct run_words *w, const struct datum *d)
{
    if (d->count == 0)
        run_remark(w, LOSS_LOST, d, STR_LIT("docker run cannot ask for a list without words"));
}

/* Exactly the streams that the container had. */
void run_attached(struct run_words *w, const struct datum *body)
{
    static const struct {
        const char *key, *stream;
    } streams[] = {
        {"AttachStdin", "stdin"}, {"AttachStdout", "stdout"}, {"AttachStderr", "stderr"}};
    bool in = datum_true(DATUM(body, "AttachStdin")), out = datum_true(DATUM(body, "AttachStdout"));
    bool err = datum_true(DATUM(body, "AttachStderr")), open = datum_true(DATUM(body, "OpenStdin"));
    struct run_try t = {.count = 0};

    w->detached = !in && !out && !err;
    if (w->detached || (out && err && in == open))
        return;
    for (size_t i = 0; i < sizeof(streams) / sizeof(streams[0]); i++) {
        const struct datum *d = datum_get(body, str_of(streams[i].key));

        if (datum_true(d))
            run_try_add(w, &t, "attach", str_of(streams[i].stream), d);
    }
    run_keep(w, &t);
}
