#include "model/diagnosis/version_text.h"

#include "model/diagnosis/answer.h"
#include "model/diagnosis/json_front.h"
#include "model/diagnosis/loose_match.h"
#include "model/document/engine.h"
#include "model/transport/clean_text.h"

struct reader {
    struct version_text *out;
    struct version_part *part; /* that the lines belong to now; NULL: none */
    bool in_server, other_component;
    bool flat;        /* the lines lost their indentation */
    struct str asked; /* the command line above a value that stands alone */
};

/* ---- pieces ------------------------------------------------------------------------------- */

static size_t indentation(struct str line)
{
    size_t n = 0;

    while (n < line.len && (line.s[n] == ' ' || line.s[n] == '\t'))
        n++;
    return n;
}

/* "Key: value"; false: no such line. */
static bool key_value(struct str *key, struct str *value, struct str line)
{
    ptrdiff_t colon = str_find(line, ':', 0);

    if (colon < 0)
        return false;
    *key = str_trim(str_cut(line, 0, (size_t)colon));
    *value = str_trim(str_cut(line, (size_t)colon + 1, line.len));
    return true;
}

static struct str first_word(struct str text)
{
    size_t n = 0;

    while (n < text.len && strchr(" ,)]\n", text.s[n]) == NULL)
        n++;
    return str_cut(text, 0, n);
}

/* The text behind `mark` up to a blank or the line's end; empty: the mark is not there. */
static struct str word_behind(struct str line, const char *mark)
{
    size_t end;

    if (loose_find(line, 0, str_of(mark), &end) == LOOSE_NONE)
        return STR_NONE;
    return first_word(str_trim(str_cut(line, end, line.len)));
}

/* 0: none, or one past 32 bits, which no build has. */
static uint32_t number(struct str digits, size_t *end)
{
    uint64_t n = 0;

    for (*end = 0; *end < digits.len && digits.s[*end] >= '0' && digits.s[*end] <= '9'; ++*end)
        if (n <= UINT32_MAX)
            n = n * 10 + (uint64_t)(digits.s[*end] - '0');
    return n <= UINT32_MAX ? (uint32_t)n : 0;
}

/* "10.0.17763.1879" */
static void read_windows(uint32_t *build, uint32_t *revision, struct str version)
{
    size_t end;

    if (*build != 0 || !str_starts(version, STR_LIT("10.0.")))
        return;
    version = str_cut(version, 5, version.len);
    *build = number(version, &end);
    if (end < version.len && version.s[end] == '.')
        *revision = number(str_cut(version, end + 1, version.len), &end);
}

static void set_once(struct str *to, struct str text)
{
    if (to->len == 0)
        *to = text;
}

static void set_brief(struct version_part *p, struct str version)
{
    if (p->there || version.len == 0)
        return;
    *p = (struct version_part){.there = true, .brief = true, .version = version};
}

/* ---- the text form --------------------------------------------------------------------------- */

static void begin_part(struct reader *r, struct version_part *p, bool server, struct str product)
{
    r->part = NULL;
    r->in_server = server;
    r->other_component = false;
    if (p->there && !p->brief)
        return; /* 'docker info' has these headings, too */
    *p = (struct version_part){.there = true, .product = product};
    if (str_starts(product, STR_LIT("Docker Desktop ")))
        p->desktop = word_behind(product, "Docker Desktop ");
    r->part = p;
}

static bool is_component(const struct reader *r, struct str line, struct str value)
{
    return value.len == 0 && (r->flat || indentation(line) == 1);
}

static void read_member(struct reader *r, struct str line, struct str key, struct str value)
{
    struct version_part *p = r->part;

    if (r->in_server && is_component(r, line, value)) {
        r->other_component = !str_is(key, "Engine");
        if (r->other_component)
            r->out->no_components = false;
    }
    if (r->other_component)
        return;
    if (str_is(key, "Version")) {
        set_once(&p->version, value);
    } else if (str_is(key, "API version")) {
        set_once(&p->api, first_word(value));
        set_once(&p->min_api, word_behind(value, "(minimum version "));
    } else if (str_is(key, "OS/Arch")) {
        set_once(&p->os_arch, value);
    } else if (str_is(key, "Context")) {
        set_once(&p->context, value);
    }
}

/* A line of a wrapper, or of Windows itself. */
static void read_fact(struct reader *r, struct str line)
{
    struct version_text *out = r->out;
    struct str host = str_trim(line);

    set_brief(&out->client, word_behind(line, "Docker Client Version is "));
    set_brief(&out->server, word_behind(line, "Docker Server Version is "));
    if (str_starts(host, STR_LIT("Docker version ")))
        set_brief(&out->client, word_behind(line, "Docker version "));
    read_windows(&out->image_build, &out->image_revision,
                 word_behind(line, "Container OS Version:"));
    read_windows(&out->host_build, &out->host_revision, word_behind(line, "Host OS Version:"));
    read_windows(&out->host_build, &out->host_revision, word_behind(line, "[Version "));
    read_windows(&out->host_build, &out->host_revision, word_behind(line, "(Version "));
    if (str_starts(host, STR_LIT("Host is Microsoft "))) {
        size_t end, at;

        host = str_cut(host, sizeof("Host is Microsoft ") - 1, host.len);
        at = loose_find(host, 0, STR_LIT("- ltsc"), &end);
        set_once(&out->host_os, str_trim(str_cut(host, 0, at == LOOSE_NONE ? host.len : at)));
    }
    if (loose_holds(line, "forcing hyperv isolation"))
        out->isolation_forced = true;
    if (str_starts(host, STR_LIT("Using ")) && str_ends(host, STR_LIT(" isolation"))) {
        out->isolation = word_behind(host, "Using ");
        out->isolation_told = true;
    }
}

/* docker version --format '{{.Server.Version}}', and the answer below it. */
static void read_asked(struct reader *r, struct str line)
{
    struct str one = str_trim(line);

    if (loose_holds(line, ".Server.Version}}"))
        r->asked = STR_LIT("server");
    else if (loose_holds(line, ".Client.Version}}"))
        r->asked = STR_LIT("client");
    else if (r->asked.len > 0 && one.len > 0) {
        set_brief(str_is(r->asked, "server") ? &r->out->server : &r->out->client, one);
        r->asked = STR_NONE;
    }
}

/* "Server version: 1.6.0", "OS/Arch (server): windows/amd64", as docker 1.7 and older printed. */
static bool read_flat(struct version_text *out, struct str key, struct str value)
{
    static const struct {
        const char *key;
        bool server;
        enum { FLAT_VERSION, FLAT_API, FLAT_OS, FLAT_OTHER } what;
    } keys[] = {
        {"Client version", false, FLAT_VERSION},    {"Client API version", false, FLAT_API},
        {"OS/Arch (client)", false, FLAT_OS},       {"Go version (client)", false, FLAT_OTHER},
        {"Git commit (client)", false, FLAT_OTHER}, {"Server version", true, FLAT_VERSION},
        {"Server API version", true, FLAT_API},     {"OS/Arch (server)", true, FLAT_OS},
        {"Go version (server)", true, FLAT_OTHER},  {"Git commit (server)", true, FLAT_OTHER},
    };

    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        struct version_part *p = keys[i].server ? &out->server : &out->client;

        if (!str_is(key, keys[i].key))
            continue;
        p->there = true;
        if (keys[i].what == FLAT_VERSION)
            set_once(&p->version, value);
        else if (keys[i].what == FLAT_API)
            set_once(&p->api, value);
        else if (keys[i].what == FLAT_OS)
            set_once(&p->os_arch, value);
        return true;
    }
    return false;
}

static bool is_block(struct str key)
{
    return str_is(key, "Client") || str_is(key, "Server");
}

/* Whether what stands below the headings is not indented, as some chats leave it. */
static bool is_flat(struct str text)
{
    struct str line, key, value;
    bool block = false, member = false;

    while (str_next_line(&text, &line)) {
        if (indentation(line) > 0 && indentation(line) < line.len)
            return false;
        block = block || (key_value(&key, &value, line) && is_block(key));
        member = member || str_starts(line, STR_LIT("API version:"));
    }
    return block && member;
}

static void read_line(struct reader *r, struct str line)
{
    struct str key, value;
    bool heading = indentation(line) == 0 && key_value(&key, &value, line);

    read_asked(r, line);
    if (heading && read_flat(r->out, key, value))
        return;
    if (r->flat && heading && r->part != NULL && !is_block(key)) {
        read_member(r, line, key, value);
        return;
    }
    if (heading && str_is(key, "Client")) {
        begin_part(r, &r->out->client, false, value);
    } else if (heading && str_is(key, "Server")) {
        begin_part(r, &r->out->server, true, value);
    } else if (indentation(line) == 0) {
        if (str_trim(line).len > 0)
            r->part = NULL;
        read_fact(r, line);
    } else if (r->part != NULL && key_value(&key, &value, line)) {
        read_member(r, line, key, value);
    } else {
        read_fact(r, line);
    }
}

/* ---- the JSON form ---- */

static struct str text_of(const struct value *map, const char *key)
{
    const struct value *v = map != NULL ? value_get(map, str_of(key)) : NULL;

    return v != NULL && v->kind == VALUE_STRING ? v->u.text : STR_NONE;
}

static void read_json_part(struct version_part *p, struct arena *a, const struct value *part)
{
    struct str os, arch;

    if (part == NULL || part->kind != VALUE_MAP)
        return;
    os = text_of(part, "Os");
    arch = text_of(part, "Arch");
    p->there = true;
    p->version = arena_str(a, text_of(part, "Version"));
    p->api = arena_str(a, text_of(part, "ApiVersion"));
    p->min_api = arena_str(a, text_of(part, "MinAPIVersion"));
    p->context = arena_str(a, text_of(part, "Context"));
    p->product = arena_str(a, text_of(value_get(part, STR_LIT("Platform")), "Name"));
    if (os.len > 0)
        p->os_arch = arena_printf(a, "%.*s/%.*s", STR_FMT(os), STR_FMT(arch));
    if (str_starts(p->product, STR_LIT("Docker Desktop ")))
        p->desktop = word_behind(p->product, "Docker Desktop ");
}

/* "10.0 20348 (20348.1.amd64fre.fe_release.210507-1500)" */
static void read_kernel(struct version_text *out, struct str kernel)
{
    size_t end;

    out->kernel = kernel;
    if (str_starts(kernel, STR_LIT("10.0 ")))
        out->host_build = number(str_cut(kernel, 5, kernel.len), &end);
}

static bool read_json(struct version_text *out, struct arena *a, struct str text)
{
    const struct value *root, *server, *list;
    ptrdiff_t from = str_find(text, '{', 0);

    root = json_front(a, str_cut(text, from < 0 ? text.len : (size_t)from, text.len));
    if (root == NULL)
        return false;
    server = value_get(root, STR_LIT("Server"));
    read_json_part(&out->client, a, value_get(root, STR_LIT("Client")));
    read_json_part(&out->server, a, server);
    read_kernel(out, arena_str(a, text_of(server, "KernelVersion")));
    list = server != NULL ? value_get(server, STR_LIT("Components")) : NULL;
    out->no_components = list == NULL || list->kind != VALUE_LIST || list->u.list.count <= 1;
    value_unref(root);
    return out->client.there || out->server.there;
}

/* ---- both ---- */

static void find_profile(struct version_text *out)
{
    uint32_t release = 0;
    enum mdl_version_fit fit = mdl_engine_of_version(&release, out->server.version);

    if (out->server.version.len > 0 && fit != MDL_VERSION_NONE && fit != MDL_VERSION_OLDER)
        out->profile = mdl_engine_of(release)->name;
}

bool version_line_tells(struct str line)
{
    struct version_text t = {.no_components = true};
    struct reader r = {.out = &t};

    read_fact(&r, line);
    return t.client.there || t.server.there || t.host_os.len > 0 || t.host_build > 0 ||
           t.image_build > 0 || t.isolation_told || t.isolation_forced;
}

struct err *version_text(struct version_text *out, struct arena *a, struct str text)
{
    struct clean_text clean;
    struct reader r = {.out = out};
    size_t from = 0;

    *out = (struct version_text){.no_components = true};
    clean_text(&clean, a, text);
    r.flat = is_flat(clean.text);
    if (!read_json(out, a, clean.text))
        for (size_t i = 0; i <= clean.text.len; i++)
            if (i == clean.text.len || clean.text.s[i] == '\n') {
                read_line(&r, str_cut(clean.text, from, i));
                from = i + 1;
            }
    find_profile(out);
    return arena_failed(a) ? err_oom() : NULL;
}

static const struct value *part_answer(const struct version_part *p, bool server)
{
    struct value *m;

    if (!p->there)
        return value_null();
    m = made_with(value_map(), "version", answer_str(p->version));
    if (p->brief)
        return m;
    m = made_with(m, "api", answer_str(p->api));
    if (server)
        m = made_with(m, "min_api", answer_str(p->min_api));
    m = made_with(m, "os_arch", answer_str(p->os_arch));
    m = made_with(m, "product", answer_str(p->product));
    if (server)
        return made_with(m, "desktop", answer_str(p->desktop));
    return p->context.len > 0 ? made_with(m, "context", answer_str(p->context)) : m;
}

static struct value *with_build(struct value *m, const char *key, uint32_t n)
{
    return n != 0 ? made_with(m, key, answer_number(n)) : m;
}

const struct value *version_answer(const struct version_text *v)
{
    struct value *m = made_with(value_map(), "client", part_answer(&v->client, false));

    m = made_with(m, "server", part_answer(&v->server, true));
    m = made_with(m, "engine_profile", answer_text(v->profile));
    if (v->kernel.len > 0) {
        m = made_with(m, "kernel", answer_str(v->kernel));
        m = with_build(m, "os_build", v->host_build);
    } else {
        m = with_build(m, "host_build", v->host_build);
    }
    if (v->host_os.len > 0)
        m = made_with(m, "host_os", answer_str(v->host_os));
    m = with_build(m, "host_revision", v->host_revision);
    m = with_build(m, "image_build", v->image_build);
    m = with_build(m, "image_revision", v->image_revision);
    if (v->isolation_told) {
        m = made_with(m, "isolation", answer_str(v->isolation));
        m = made_with(m, "isolation_forced", value_bool(v->isolation_forced));
    }
    return m;
}
