/* Logging: the daemon's driver and options where none are asked for, and what is refused of them.
 */
#include "specgen/create/create_build.h"

#include "model/client/size.h"
#include "model/client/text.h"

enum words { WORDS_PLAIN, WORDS_LOCAL, WORDS_QUOTED, WORDS_NO_OPTION };

#define KEYS       22
#define OF_MESSAGE "env", "env-regex", "labels", "labels-regex"

/* The drivers of a daemon on Windows. An option that any release takes is known here for all. What
 * the drivers of other programs say of values (addresses, numbers) is not modelled. */
static const struct driver {
    char name[12];
    enum words words;       /* of an option that the driver does not know */
    const char *needs;      /* an option that may not be empty */
    const char *keys[KEYS]; /* none: whatever is asked for is taken */
} drivers[] = {
    {"json-file", WORDS_PLAIN, NULL, {"max-file", "max-size", "compress", OF_MESSAGE, "tag"}},
    {"local", WORDS_LOCAL, NULL, {"max-file", "max-size", "compress"}},
    {"etwlogs", WORDS_PLAIN, NULL, {NULL}},
    {"fluentd",
     WORDS_PLAIN,
     NULL,
     {OF_MESSAGE, "tag", "fluentd-address", "fluentd-async", "fluentd-async-connect",
      "fluentd-async-reconnect-interval", "fluentd-buffer-limit", "fluentd-max-retries",
      "fluentd-request-ack", "fluentd-retry-wait", "fluentd-sub-second-precision",
      "fluentd-read-timeout", "fluentd-write-timeout"}},
    {"gelf",
     WORDS_QUOTED,
     NULL,
     {OF_MESSAGE, "tag", "gelf-address", "gelf-compression-level", "gelf-compression-type",
      "gelf-tcp-max-reconnect", "gelf-tcp-reconnect-delay"}},
    {"splunk",
     WORDS_PLAIN,
     NULL,
     {OF_MESSAGE, "tag", "splunk-url", "splunk-token", "splunk-source", "splunk-sourcetype",
      "splunk-index", "splunk-capath", "splunk-caname", "splunk-insecureskipverify",
      "splunk-format", "splunk-verify-connection", "splunk-gzip", "splunk-gzip-level",
      "splunk-index-acknowledgment"}},
    {"syslog",
     WORDS_PLAIN,
     NULL,
     {OF_MESSAGE, "tag", "syslog-address", "syslog-facility", "syslog-format", "syslog-tls-ca-cert",
      "syslog-tls-cert", "syslog-tls-key", "syslog-tls-skip-verify"}},
    {"awslogs",
     WORDS_PLAIN,
     "awslogs-group",
     {"tag", "awslogs-group", "awslogs-stream", "awslogs-create-group", "awslogs-create-stream",
      "awslogs-region", "awslogs-endpoint", "awslogs-datetime-format",
      "awslogs-datetime-as-event-time", "awslogs-datetime-timezone", "awslogs-multiline-pattern",
      "awslogs-credentials-endpoint", "awslogs-force-flush-interval-seconds",
      "awslogs-max-buffered-events", "awslogs-format"}},
    {"gcplogs",
     WORDS_NO_OPTION,
     NULL,
     {OF_MESSAGE, "gcp-project", "gcp-log-cmd", "gcp-meta-zone", "gcp-meta-name", "gcp-meta-id"}},
    {"logentries", WORDS_PLAIN, NULL, {NULL}}, /* until it goes */
};

/* Of any driver: those of the daemon's own buffer, and of the copy that it reads logs back from. */
static const char own_options[][16] = {"mode", "max-buffer-size"};
static const char cache_options[][16] = {"cache-disabled", "cache-max-file", "cache-max-size",
                                         "cache-compress"};

static bool refuse_log(struct create_build *b, struct str text)
{
    return create_refuse(b, RULE_CREATE_LOG, SPEC_CLASS_INVALID_PARAMETER,
                         datum_origin(DATUM(b->c->host_config, "LogConfig")), text);
}

static const struct driver *driver_of(const struct create_build *b, struct str type)
{
    if (str_is(type, "logentries") && create_has(b, CHANGE_CREATE_TEXTS))
        return NULL;
    for (size_t i = 0; i < sizeof(drivers) / sizeof(drivers[0]); i++) {
        if (str_is(type, drivers[i].name))
            return &drivers[i];
    }
    return NULL;
}

static bool knows_option(const struct create_build *b, const struct driver *d, struct str key)
{
    for (size_t i = 0; i < sizeof(own_options) / sizeof(own_options[0]); i++) {
        if (str_is(key, own_options[i]))
            return true;
    }
    for (size_t i = 0; i < sizeof(cache_options) / sizeof(cache_options[0]); i++) {
        if (str_is(key, cache_options[i]) && create_has(b, CHANGE_CREATE_LOG_CACHE))
            return true;
    }
    for (size_t i = 0; i < KEYS && d->keys[i] != NULL; i++) {
        if (str_is(key, d->keys[i]))
            return true;
    }
    return d->keys[0] == NULL;
}

static struct str unknown_option(struct create_build *b, const struct driver *d, struct str key)
{
    struct str name = str_of(d->name);

    switch (d->words) {
    case WORDS_LOCAL:
        return CONCAT(b->a, STR_LIT("unknown log opt '"), key, STR_LIT("' for log driver "), name);
    case WORDS_QUOTED:
        return CONCAT(b->a, STR_LIT("unknown log opt "), client_quote(b->a, key), STR_LIT(" for "),
                      name, STR_LIT(" log driver"));
    case WORDS_NO_OPTION:
        return CONCAT(b->a, client_quote(b->a, key), STR_LIT(" is not a valid option for the "),
                      name, STR_LIT(" driver"));
    case WORDS_PLAIN:
        break;
    }
    return CONCAT(b->a, STR_LIT("unknown log opt '"), key, STR_LIT("' for "), name,
                  STR_LIT(" log driver"));
}

static bool check_log_mode(struct create_build *b, const struct datum *options)
{
    struct str mode = datum_text(DATUM(options, "mode")), why;
    const struct datum *buffer = DATUM(options, "max-buffer-size");
    int64_t size;

    if (mode.len > 0 && !str_is(mode, "blocking") && !str_is(mode, "non-blocking"))
        return refuse_log(b, CONCAT(b->a, STR_LIT("logger: logging mode not supported: "), mode));
    if (buffer == NULL)
        return true;
    if (!str_is(mode, "non-blocking"))
        return refuse_log(b, STR_LIT("logger: max-buffer-size option is only supported with "
                                     "'mode=non-blocking'"));
    return client_size(&size, &why, b->a, datum_text(buffer),
                       !create_has(b, CHANGE_CREATE_STORAGE_OWN)) ||
           refuse_log(b, CONCAT(b->a, STR_LIT("error parsing option max-buffer-size: "), why));
}

/* A daemon of that driver, or of which nobody told its logging, may have the option for all its
 * containers: docker info names the driver alone. */
static bool may_have_options(const struct create_build *b, const struct driver *d)
{
    const struct datum *daemon = DATUM(b->told, "LogConfig");

    return daemon == NULL ||
           (DATUM(daemon, "Config") == NULL && str_is(datum_text(DATUM(daemon, "Type")), d->name));
}

static bool has_what_it_needs(struct create_build *b, const struct driver *d,
                              const struct datum *options)
{
    return d->needs == NULL || may_have_options(b, d) ||
           datum_text(datum_get(options, str_of(d->needs))).len > 0 ||
           refuse_log(b, CONCAT(b->a, STR_LIT("must specify a value for log opt '"),
                                str_of(d->needs), STR_LIT("'")));
}

static bool check_log(struct create_build *b, struct str type, const struct datum *options)
{
    const struct driver *d;

    if (str_is(type, "none"))
        return true;
    if (!check_log_mode(b, options))
        return false;
    d = driver_of(b, type);
    if (d == NULL)
        return refuse_log(b, CONCAT(b->a, STR_LIT("logger: no log driver named '"), type,
                                    STR_LIT("' is registered")));
    for (const struct datum *m = datum_first(options); m != NULL; m = m->next) {
        if (!knows_option(b, d, m->key))
            return refuse_log(b, unknown_option(b, d, m->key));
    }
    return has_what_it_needs(b, d, options);
}

static void add_missing(struct create_build *b, struct datum *to, const struct datum *from,
                        enum spec_rule rule)
{
    for (const struct datum *m = datum_first(from); m != NULL; m = m->next) {
        struct datum *copy;

        if (datum_get(to, m->key) != NULL)
            continue;
        copy = datum_copy(b->a, m);
        if (copy != NULL)
            copy->rule = rule;
        datum_add(to, m->key, copy);
    }
}

bool create_log_config(struct create_build *b)
{
    struct datum *log = DATUM(b->c->host_config, "LogConfig");
    const struct datum *daemon = DATUM(b->told, "LogConfig");
    struct str type = datum_text(DATUM(log, "Type"));
    struct str default_type = datum_text(DATUM(daemon, "Type"));
    struct datum *options = DATUM(log, "Config");

    if (default_type.len == 0)
        default_type = STR_LIT("json-file");
    if (type.len == 0) {
        type = default_type;
        CREATE_SET(log, "Type", datum_string(b->a, type), RULE_CREATE_LOG);
    }
    if (datum_is_null(options))
        options = CREATE_SET(log, "Config", datum_new(b->a, VALUE_MAP), RULE_CREATE_LOG);
    if (str_eq(type, default_type))
        add_missing(b, options, DATUM(daemon, "Config"), RULE_CREATE_LOG);
    return options == NULL || check_log(b, type, options);
}
