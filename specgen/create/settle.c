/* What create fills in: names, the command, isolation, storage options. */
#include "specgen/create/create_build.h"

#include "model/client/size.h"
#include "specgen/gocompat/fold_case.h"

/* ---- names --------------------------------------------------------------------------------- */

static bool is_name(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.s[i];
        bool alnum = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');

        if (!alnum && (i == 0 || (c != '_' && c != '.' && c != '-')))
            return false;
    }
    return s.len >= 2;
}

static const struct create_container *holder_of(const struct create_build *b, struct str name)
{
    for (const struct create_container *c = b->containers; c != NULL; c = c->next) {
        if (str_eq(c->name, name))
            return c;
    }
    return NULL;
}

static bool name(struct create_build *b)
{
    struct str asked = b->asked_name;
    struct str plain = str_starts(asked, STR_LIT("/")) ? str_cut(asked, 1, asked.len) : asked;
    const struct create_container *holder;

    if (asked.len == 0) {
        b->c->name = create_example(b, CREATE_CHANCE_NAME, STR_NONE);
        return true;
    }
    if (!is_name(plain))
        return create_refuse(b, RULE_CREATE_NAME, SPEC_CLASS_INVALID_PARAMETER, NULL,
                             CONCAT(b->a, STR_LIT("Invalid container name ("), asked,
                                    STR_LIT("), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed")));
    holder = holder_of(b, plain);
    if (holder != NULL)
        return create_refuse(
            b, RULE_CREATE_NAME, SPEC_CLASS_CONFLICT, NULL,
            CONCAT(b->a, STR_LIT("Conflict. The container name \"/"), plain,
                   STR_LIT("\" is already in use by container \""), holder->id,
                   STR_LIT("\". You have to remove (or rename) that container to be able to reuse "
                           "that name.")));
    b->c->name = plain;
    return true;
}

bool create_settle(struct create_build *b)
{
    struct datum *config = b->c->config;

    if (!create_log_config(b))
        return false;
    b->c->id = create_example(b, CREATE_CHANCE_ID, b->asked_name);
    if (!name(b))
        return false;
    if (datum_text(DATUM(config, "Hostname")).len == 0)
        CREATE_SET(config, "Hostname", datum_string(b->a, create_short_id(b->c->id)),
                   RULE_CREATE_HOSTNAME);
    return true;
}

/* Path is the first word of Entrypoint, or of Cmd where there is none; the others are Args. */
void create_command(struct create_build *b)
{
    struct datum *args = datum_new(b->a, VALUE_LIST), *path = NULL;
    const struct datum *lists[] = {DATUM(b->c->config, "Entrypoint"), DATUM(b->c->config, "Cmd")};

    for (size_t i = 0; i < 2; i++) {
        for (const struct datum *m = lists[i] != NULL ? lists[i]->first : NULL; m != NULL;
             m = m->next) {
            struct datum *word = datum_copy(b->a, m);

            if (word == NULL)
                return;
            word->rule = RULE_CREATE_COMMAND;
            if (path == NULL)
                path = CREATE_SET(b->c->inspect, "Path", word, RULE_CREATE_COMMAND);
            else
                datum_push(args, word);
        }
    }
    CREATE_SET(b->c->inspect, "Args", args, RULE_CREATE_COMMAND);
}

/* ---- isolation, storage -------------------------------------------------------------------- */

bool create_isolation(struct create_build *b)
{
    struct str asked = datum_text(DATUM(b->c->host_config, "Isolation"));
    bool is_default = asked.len == 0 || text_lower_is(asked, "default");
    struct str stored = b->facts.default_isolation;

    if (!create_has(b, CHANGE_LCOW_GONE) && str_is(b->c->platform, "linux")) {
        if (text_lower_is(asked, "process"))
            return create_refuse(
                b, RULE_PRE_STORED_ISOLATION, SPEC_CLASS_UNKNOWN,
                datum_origin(DATUM(b->c->host_config, "Isolation")),
                STR_LIT("process isolation is invalid for Linux containers on Windows"));
        CREATE_SET(b->c->host_config, "Isolation", datum_string(b->a, STR_LIT("hyperv")),
                   RULE_PRE_STORED_ISOLATION);
        return true;
    }
    if (!is_default)
        return true;
    if (stored.len == 0 || text_lower_is(stored, "default"))
        stored = str_is(b->facts.os_product, "client") ? STR_LIT("hyperv") : STR_LIT("process");
    CREATE_SET(b->c->host_config, "Isolation", datum_string(b->a, stored),
               RULE_PRE_STORED_ISOLATION);
    b->c->isolation_is_guess = plat_is_guess(&b->facts, PLAT_FACT_DEFAULT_ISOLATION);
    return true;
}

/* 19.03 and 20.10: the daemon's options join those that are asked. */
static bool daemon_options(struct create_build *b, struct datum *options)
{
    const struct datum *told = DATUM(b->told, "StorageOpts");

    for (const struct datum *m = datum_first(told); m != NULL; m = m->next) {
        struct str text = datum_text(m);
        ptrdiff_t equals = str_find(text, '=', 0);
        struct datum *value;

        if (equals < 0) {
            struct create_error *e;

            (void)create_panic(b, RULE_CREATE_STORAGE, m);
            e = (struct create_error *)(uintptr_t)b->error;
            if (e != NULL)
                e->message = STR_LIT("runtime error: index out of range [1] with length 1");
            return false;
        }
        if (datum_get(options, str_cut(text, 0, (size_t)equals)) != NULL)
            continue;
        value = datum_string(b->a, str_cut(text, (size_t)equals + 1, text.len));
        if (value != NULL) {
            value->rule = RULE_CREATE_STORAGE;
            value->origin = m;
        }
        datum_add(options, str_cut(text, 0, (size_t)equals), value);
    }
    return true;
}

bool create_keeps_in_containerd(const struct create_build *b)
{
    return b->facts.containerd_store && create_has(b, CHANGE_CREATE_CONTAINERD);
}

/* Only windows and, where it is supported, linux have a layer store. */
static bool has_store(const struct create_build *b)
{
    return create_has(b, CHANGE_LCOW_GONE) || str_is(b->c->platform, "windows") ||
           (str_is(b->c->platform, "linux") && b->facts.lcow_supported);
}

/* What windowsfilter reads of the options when it makes the container's layer: the size, by the
 * grammar that docker's client of that engine has for sizes. */
static bool read_size(struct create_build *b, const struct datum *options)
{
    bool old = !create_has(b, CHANGE_CREATE_STORAGE_OWN);

    for (const struct datum *m = datum_first(options); m != NULL; m = m->next) {
        int64_t bytes;
        struct str why = STR_NONE;

        if (!str_eq_ascii_case(m->key, STR_LIT("size")) ||
            client_size(&bytes, &why, b->a, datum_text(m), old))
            continue;
        return create_refuse(b, RULE_CREATE_STORAGE, SPEC_CLASS_SYSTEM, m,
                             CONCAT(b->a,
                                    old ? STR_LIT("Failed to parse storage options - ")
                                        : STR_LIT("failed to parse storage options: "),
                                    why));
    }
    return true;
}

bool create_storage(struct create_build *b)
{
    struct datum *options = DATUM(b->c->host_config, "StorageOpt");

    if (!create_has(b, CHANGE_CREATE_STORAGE_OWN)) {
        /* A map of the request is the one that is stored as well; without one the daemon's options
         * reach the driver alone. */
        if (datum_is_null(options))
            options = datum_new(b->a, VALUE_MAP);
        if (!daemon_options(b, options))
            return false;
    }
    if (create_keeps_in_containerd(b)) /* its snapshots are made without options */
        return true;
    if (!has_store(b))
        return create_panic(b, RULE_CREATE_NO_STORE, b->image.from);
    b->storage_options = datum_count(options) > 0 ? options : NULL;
    return (!create_has(b, CHANGE_LCOW_GONE) && str_is(b->c->platform, "linux")) ||
           read_size(b, options);
}
