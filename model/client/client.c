#include "model/client/client.h"

#include "model/client/client_parts.h"
#include "model/client/flags.h"
#include "model/client/ip.h"
#include "model/client/mac.h"

/* ---- refusals, each with the frame of its step ---- */

static void answer_refusal(struct client_answer *out, const struct client *c, int exit_status)
{
    out->outcome = c->panics ? CLIENT_PANICS : CLIENT_REFUSED;
    out->message = c->refusal;
    out->exit_status = c->panics ? 2 : exit_status;
}

/* A flag or its value. */
static void refused_flag(struct client_answer *out, const struct client *c)
{
    answer_refusal(out, c, 125);
    out->usage = client_is(c, 2800);
}

/* A flag in front of the command that docker itself does not have. */
static void refused_misplaced(struct client_answer *out, const struct client *c)
{
    if (c->late_flag)
        answer_refusal(out, c, 1);
    else
        refused_flag(out, c);
    if (c->is_misplaced)
        out->misplaced = c->misplaced;
}

/* After all flags: "docker: " in front, before 28 a point behind. */
static void refused_run(struct client_answer *out, const struct client *c)
{
    answer_refusal(out, c, 125);
    if (c->panics)
        return;
    out->prefixed = true;
    if (!client_is(c, 2800) && !str_ends(out->message, STR_LIT(".")))
        out->message = CLIENT_TEXT(c->a, out->message, STR_LIT("."));
}

/* While the container is created: as before for run, bare for create. */
static void refused_create(struct client_answer *out, const struct client *c)
{
    if (c->create) {
        answer_refusal(out, c, 1);
        return;
    }
    refused_run(out, c);
    if (str_holds(c->refusal, STR_LIT("no such file or directory")) ||
        str_holds(c->refusal, STR_LIT("system cannot find the file specified")))
        out->exit_status = 127; /* as if a program in the container were missing */
}

static void refused_arguments(struct client_answer *out, struct client *c)
{
    bool now = client_is(c, 2800);

    (void)CLIENT_REFUSE(c, now ? STR_LIT("'") : STR_LIT("\""), c->command,
                        now ? STR_LIT("' requires at least 1 argument")
                            : STR_LIT("\" requires at least 1 argument."));
    answer_refusal(out, c, 1);
    out->prefixed = now;
    out->usage = true;
}

/* Flags that only a Windows engine can do: those that were read, also when a later word is refused
 * or the image is missing. */
static bool check_engine(struct client *c)
{
    static const struct {
        enum client_slot_id slot;
        const char *name;
    } windows_only[] = {
        {SLOT_CPU_COUNT, "cpu-count"},
        {SLOT_CPU_PERCENT, "cpu-percent"},
        {SLOT_IO_MAXBANDWIDTH, "io-maxbandwidth"},
        {SLOT_IO_MAXIOPS, "io-maxiops"},
    };
    struct str text = STR_NONE;

    if (str_is(c->in->server_os, "windows") || c->globals.hosts > 1) /* none is asked then */
        return true;
    for (size_t i = 0; i < sizeof(windows_only) / sizeof(windows_only[0]); i++) {
        if (!client_slot(c, windows_only[i].slot)->given)
            continue;
        text = CLIENT_TEXT(c->a, text, text.len > 0 ? STR_LIT("\n") : STR_NONE, STR_LIT("\"--"),
                           str_of(windows_only[i].name),
                           STR_LIT("\" is only supported on a Docker daemon running on windows, "
                                   "but the Docker daemon is running on "),
                           c->in->server_os);
    }
    return text.len == 0 || client_refuse(c, text);
}

static bool check_pull(struct client *c)
{
    struct str pull = client_slot(c, SLOT_PULL)->text;

    if (!client_is(c, 2300) || pull.len == 0 || str_is(pull, "always") || str_is(pull, "missing") ||
        str_is(pull, "never"))
        return true;
    return CLIENT_REFUSE(c, STR_LIT("invalid pull option: '"), pull,
                         STR_LIT("': must be one of \"always\", \"missing\" or \"never\""));
}

static bool check_mac(struct client *c)
{
    struct str mac = client_slot(c, SLOT_MAC_ADDRESS)->text;
    uint8_t bytes[CLIENT_MAC_BYTES];

    return mac.len == 0 || client_mac_read(bytes, client_trim(mac), client_is(c, 2900)) > 0 ||
           CLIENT_REFUSE(c, mac, STR_LIT(" is not a valid mac address"));
}

static bool check_swappiness(struct client *c)
{
    int64_t n = client_slot(c, SLOT_MEMORY_SWAPPINESS)->number;

    return (n >= -1 && n <= 100) ||
           CLIENT_REFUSE(c, STR_LIT("invalid value: "), client_int_text(c->a, n),
                         STR_LIT(". Valid memory swappiness range is 0-100"));
}

static bool check_logging(struct client *c)
{
    return !str_is(client_slot(c, SLOT_LOG_DRIVER)->text, "none") ||
           client_slot(c, SLOT_LOG_OPT)->count == 0 ||
           CLIENT_REFUSE(c, STR_LIT("invalid logging opts for driver none"));
}

static bool check_storage(struct client *c)
{
    const struct client_slot *given = client_slot(c, SLOT_STORAGE_OPT);

    for (size_t i = 0; i < given->count; i++) {
        if (str_find(given->items[i].text, '=', 0) < 0)
            return CLIENT_REFUSE(c, STR_LIT("invalid storage option"));
    }
    return true;
}

static bool check_removal(struct client *c, const struct client_request *r)
{
    if (!client_slot(c, SLOT_RM)->on || r->restart_name.len == 0 || str_is(r->restart_name, "no"))
        return true;
    return client_is(c, 2800)
               ? CLIENT_REFUSE(c, STR_LIT("conflicting options: cannot specify both --restart "
                                          "and --rm"))
               : CLIENT_REFUSE(c, STR_LIT("Conflicting options: --restart and --rm"));
}

/* In the client's order. */
static bool read_all(struct client *c, struct client_request *r)
{
    return check_mac(c) && check_swappiness(c) && client_volumes(c, r) && client_ports(c, r) &&
           client_devices(c, r) && client_env(c, r) && client_labels(c, r) &&
           client_namespaces(c) && client_restart(c, r) && check_logging(c) &&
           client_security(c, r) && check_storage(c) && client_health(c, r) &&
           check_removal(c, r) && client_networks(c, r);
}

/* What run alone checks behind that. */
static bool check_run(struct client *c)
{
    struct str keys = client_slot(c, SLOT_DETACH_KEYS)->text;

    if (c->create)
        return true;
    if (client_slot(c, SLOT_DETACH)->on && client_slot(c, SLOT_ATTACH)->count > 0)
        return client_is(c, 2800)
                   ? CLIENT_REFUSE(c, STR_LIT("conflicting options: cannot specify both --attach "
                                              "and --detach"))
                   : CLIENT_REFUSE(c, STR_LIT("Conflicting options: -a and -d"));
    return !client_is(c, 2900) || keys.len == 0 || client_detach_keys(c, keys);
}

static bool check_cid_file(struct client *c)
{
    struct str name = client_slot(c, SLOT_CIDFILE)->text;

    if (name.len == 0)
        return true;
    if (client_file(c, name) != NULL || client_is_folder(c, name))
        return CLIENT_REFUSE(c,
                             STR_LIT("container ID file found, make sure the other container isn't "
                                     "running or delete "),
                             name);
    return !c->in->all_files || client_folder_exists(c, name) ||
           CLIENT_REFUSE(c, STR_LIT("failed to create the container ID file: "),
                         client_no_file(c, name));
}

/* 28.1 to 28.3.0 hand the socket on that they use themselves, whatever the engine runs on. */
static bool check_socket(struct client *c)
{
    struct str host = client_host(c);

    if (!client_slot(c, SLOT_USE_API_SOCKET)->on)
        return true;
    if (client_within(c, CLIENT_NUMBER(28, 1, 0), CLIENT_NUMBER(28, 3, 1)))
        return str_starts(host, STR_LIT("unix://")) ||
               CLIENT_REFUSE(c,
                             STR_LIT("flag --use-api-socket can only be used with unix "
                                     "sockets: docker endpoint "),
                             host, STR_LIT(" incompatible"));
    return !str_is(c->in->server_os, "windows") ||
           CLIENT_REFUSE(c, STR_LIT("flag --use-api-socket can't be used with a Windows Docker "
                                    "Engine"));
}

/* 29 looks at the platform first, before it came last. */
static bool check_creation(struct client *c, struct client_request *r)
{
    bool first = client_is(c, 2900);

    return (!first || client_platform(c, r)) && check_cid_file(c) &&
           client_reference(c, c->operands[0]) && check_socket(c) &&
           (first || client_platform(c, r));
}

/* ---- warnings ---- */

/* 127.a.b.c, or ::1, before 28 also at the end of another address. */
static bool looks_local(const struct client *c, struct str ip)
{
    struct client_ip read;

    if (client_is(c, 2800) ? str_is(ip, "::1") : str_ends(ip, STR_LIT("::1")))
        return true;
    return str_starts(ip, STR_LIT("127.")) && str_find(ip, ':', 0) < 0 &&
           client_ip_read(&read, NULL, c->a, ip);
}

/* The client's own, which 29 leaves to the engine, and 28 those about memory. */
static void add_warnings(struct client_answer *out, const struct client *c)
{
    const struct client_slot *dns = client_slot(c, SLOT_DNS);
    struct str *lines = arena_calloc(c->a, 3, sizeof(*lines));

    out->warnings = lines;
    if (lines == NULL)
        return;
    if (c->globals.short_help)
        lines[out->warning_count++] =
            client_is(c, 2800)
                ? STR_LIT("Flag shorthand -h has been deprecated, use --help")
                : STR_LIT("Flag shorthand -h has been deprecated, please use --help");
    if (client_is(c, 2900))
        return;
    if (!client_is(c, 2800) && client_slot(c, SLOT_OOM_KILL_DISABLE)->on &&
        client_slot(c, SLOT_MEMORY)->number == 0)
        lines[out->warning_count++] =
            STR_LIT("WARNING: Disabling the OOM killer on containers without setting a "
                    "'-m/--memory' limit may be dangerous.");
    for (size_t i = 0; i < dns->count; i++) {
        if (!looks_local(c, dns->items[i].text))
            continue;
        lines[out->warning_count++] =
            CLIENT_TEXT(c->a,
                        client_is(c, 2800) ? STR_LIT("WARNING: Localhost DNS (")
                                           : STR_LIT("WARNING: Localhost DNS setting (--dns="),
                        dns->items[i].text, STR_LIT(") may fail in containers."));
        break;
    }
}

/* ---- the whole ---- */

static void answer_request(struct client_answer *out, struct client *c,
                           const struct client_request *r)
{
    out->outcome = CLIENT_REQUEST;
    out->body = client_body(c, r);
    out->name = client_slot(c, SLOT_NAME)->text;
    out->platform = r->platform;
    out->pull = str_is(client_slot(c, SLOT_PULL)->text, "always");
    add_warnings(out, c);
}

static void answer(struct client_answer *out, struct client *c, struct client_request *r, size_t at)
{
    if (!client_globals_check(c))
        answer_refusal(out, c, 1);
    else if (c->misplaced.len > 0)
        refused_misplaced(out, c);
    else if (!client_flags_parse(c, c->in->words + at, c->in->count - at))
        check_engine(c) ? refused_flag(out, c) : answer_refusal(out, c, 1);
    else if (client_slot(c, SLOT_HELP)->on)
        out->outcome = CLIENT_HELP;
    else if (!check_engine(c))
        answer_refusal(out, c, 1);
    else if (c->operand_count == 0)
        refused_arguments(out, c);
    else if (!check_pull(c))
        refused_run(out, c);
    else if (!client_host_check(c))
        answer_refusal(out, c, 1);
    else if (!read_all(c, r))
        refused_run(out, c);
    else if (!check_run(c))
        answer_refusal(out, c, 1);
    else if (!check_creation(c, r))
        refused_create(out, c);
    else
        answer_request(out, c, r);
}

static void request_finish(const struct client_request *r)
{
    value_unref(r->binds);
    value_unref(r->volumes);
    value_unref(r->exposed);
    value_unref(r->port_bindings);
    value_unref(r->devices);
    value_unref(r->cdi);
    value_unref(r->env);
    value_unref(r->labels);
    value_unref(r->security_opt);
    value_unref(r->healthcheck);
    value_unref(r->endpoints);
}

static void slots_finish(struct client *c)
{
    for (size_t slot = 0; slot < SLOT_COUNT; slot++) {
        for (size_t i = 0; i < c->slots[slot].count; i++)
            value_unref(c->slots[slot].items[i].value);
    }
}

struct err *client_run(struct client_answer *out, struct arena *a, const struct client_input *in)
{
    struct client c = {.a = a, .in = in};
    struct client_request r = {.binds = NULL};
    struct err *e;
    size_t at = 0;

    *out = (struct client_answer){.outcome = CLIENT_HELP};
    if ((e = client_find_command(&c, &at)) != NULL)
        return e;
    answer(out, &c, &r, at);
    request_finish(&r);
    slots_finish(&c);
    if (c.error == NULL && arena_failed(a))
        c.error = err_oom();
    if (c.error != NULL)
        client_answer_finish(out);
    return c.error;
}

void client_answer_finish(struct client_answer *answer)
{
    value_unref(answer->body);
    answer->body = NULL;
}

/* ---- what is not as the client sends it anyway ---- */

static bool is_changed(const struct value_member *m, const struct value *usual)
{
    const struct value *other = value_get(usual, m->key);

    return other == NULL || !value_eq(other, m->value);
}

static struct value *changed_members(const struct value *map, const struct value *usual,
                                     struct str but)
{
    struct value *out = value_map();

    for (size_t i = 0; out != NULL && i < map->u.map.count; i++) {
        const struct value_member *m = &map->u.map.members[i];

        if (str_eq(m->key, but) || !is_changed(m, usual))
            continue;
        if (!value_map_push(out, m->key, 0, 0, value_ref(m->value))) {
            value_unref(out);
            out = NULL;
        }
    }
    return out;
}

static const struct value *changed(const struct value *body, const struct value *usual)
{
    const struct str key = STR_LIT("HostConfig");
    struct value *out = changed_members(body, usual, key);
    struct value *host = changed_members(value_get(body, key), value_get(usual, key), STR_NONE);

    if (out == NULL || host == NULL || host->u.map.count == 0) {
        value_unref(host);
        return host != NULL ? out : (value_unref(out), NULL);
    }
    if (!value_map_push(out, key, 0, 0, host)) {
        value_unref(out);
        return NULL;
    }
    return out;
}

const struct value *client_changed(struct arena *a, const struct client_input *in,
                                   const struct value *body)
{
    static const struct str words[] = {STR_INIT("create"), STR_INIT("img")};
    struct client_input usual = *in;
    struct client_answer answer;
    struct err *e;
    const struct value *out;

    usual.words = words;
    usual.count = 2;
    usual.env = usual.files = NULL;
    if ((e = client_run(&answer, a, &usual)) != NULL) {
        err_free(e);
        return NULL;
    }
    out = changed(body, answer.body);
    client_answer_finish(&answer);
    return out;
}
