/* docker compose's files: the requests of their services, one of which is chosen. */
#include "model/compose/compose.h"
#include "model/base/buf.h"
#include "model/formats/answers.h"
#include "model/formats/beside.h"
#include "model/formats/format.h"
#include "model/formats/line_walk.h"
#include "model/formats/members.h"
#include "model/value/value_make.h"

#define CLIENT_DRIVE "C:\\"
#define ELSEWHERE    "C:\\elsewhere\\"

/* ---- recognition ----------------------------------------------------------------------------- */

static bool is_service(const struct value *v)
{
    static const char *const keys[] = {"image", "build", "extends", "isolation", NULL};

    return v->kind == VALUE_MAP && members_of(v, keys) > 0;
}

/* Services without the word above them: a part of a file, which is what people paste, or a file as
 * it was before there were versions. */
static bool is_part(const struct value *v)
{
    static const char *const keys[] = {
        "isolation",       "ports",          "volumes",      "environment", "mem_limit",
        "networks",        "depends_on",     "restart",      "command",     "entrypoint",
        "build",           "container_name", "security_opt", "hostname",    "deploy",
        "credential_spec", "cpus",           "env_file",     NULL};

    for (size_t i = 0; i < v->u.map.count; i++) {
        const struct value *service = v->u.map.members[i].value;

        if (!is_service(service) || has_member(service, "script") || has_member(service, "steps") ||
            members_of(service, keys) == 0)
            return false;
    }
    return v->u.map.count > 0;
}

static unsigned sure_of_tree(const struct value *v)
{
    const struct value *services = member(v, "services"), *include = member(v, "include");

    if (has_member(v, "silospec") || has_member(v, "apiVersion") || has_member(v, "jobs"))
        return 0;
    if (services == NULL && is_part(v))
        return 60;
    if (services == NULL || services->kind != VALUE_MAP)
        return include != NULL && include->kind == VALUE_LIST &&
                       members_of(v, (const char *const[]){"networks", "volumes", "secrets", "name",
                                                           NULL}) > 0
                   ? 50
                   : 0;
    for (size_t i = 0; i < services->u.map.count; i++)
        if (is_service(services->u.map.members[i].value))
            return 90;
    return 50;
}

/* What this project's reader of YAML does not take, compose's may. */
static unsigned sure_of_text(struct str text)
{
    bool services = false, service = false;

    for (size_t from = 0, to; from < text.len; from = to + 1) {
        struct str line, key;

        to = str_line_end(text, from);
        line = str_cut(text, from, to);
        key = str_trim(line);
        services = services || str_starts(line, STR_LIT("services:"));
        service =
            service || (services && line.len > 2 && line.s[0] == ' ' &&
                        (str_starts(key, STR_LIT("image:")) || str_starts(key, STR_LIT("build:")) ||
                         str_starts(key, STR_LIT("<<:"))));
        if (!services && line.len > 0 && line.s[0] != ' ' && line.s[0] != '#' && line.s[0] != '-' &&
            str_find(line, ':', 0) < 0 && key.len > 0)
            return 0;
    }
    return service ? 55 : 0;
}

unsigned format_compose_recognises(const struct input *in)
{
    if (in->value != NULL && in->value->kind == VALUE_MAP)
        return sure_of_tree(in->value);
    return in->json ? 0 : sure_of_text(input_head(in));
}

/* ---- which files ---- */

struct project {
    struct evidence *out;
    const struct input *in;
    struct value *files; /* texts by name, in the order of args */
    struct str *args;
    size_t arg_count;
    struct str folder;     /* the last part of its path; empty: not known */
    struct value *missing; /* files that were asked for and are not here, by name */
};

static struct str name_of(const struct source *s)
{
    struct str name = str_of(s->name != NULL ? s->name : "");
    size_t from = name.len;

    while (from > 0 && name.s[from - 1] != '/' && name.s[from - 1] != '\\')
        from--;
    return str_cut(name, from, name.len);
}

static bool is_override(struct str name)
{
    return str_ends(name, STR_LIT(".override.yml")) || str_ends(name, STR_LIT(".override.yaml"));
}

static bool is_compose(const struct format *kind)
{
    return kind != NULL && strcmp(kind->name, "compose") == 0;
}

static const struct piece *compose_piece(const struct source *s)
{
    for (size_t i = 0; i < s->pieces.count; i++)
        if (is_compose(s->pieces.items[i].kind))
            return &s->pieces.items[i];
    return NULL;
}

/* Files that were named beside each other are laid over each other, as with -f; in a folder only
 * those that compose itself looks for. */
static bool belongs(const struct source *a, const struct source *b)
{
    if (!a->of_folder && !b->of_folder)
        return true;
    return is_override(name_of(a)) != is_override(name_of(b));
}

/* The first of the project, in the order in which they are read; it speaks for all. */
static const struct source *first_of(const struct beside *b)
{
    for (size_t i = 0; i < b->all->count; i++) {
        const struct source *s = &b->all->items[i];

        if (compose_piece(s) != NULL && (s == b->own || belongs(s, b->own)) &&
            !(s->of_folder && is_override(name_of(s))))
            return s;
    }
    return b->own;
}

static void add_file(struct project *p, struct str name, struct str text)
{
    p->files = made_with_key(p->files, name, value_string(text));
    p->args[p->arg_count++] = STR_LIT("-f");
    p->args[p->arg_count++] = name;
}

/* With the word above the services where it was left out. */
static struct str whole_text(struct project *p, const struct input *in)
{
    struct line_walk at = line_walk_of(in->text);
    struct buf made = {.s = NULL};
    struct str text;

    if (in->value == NULL || in->value->kind != VALUE_MAP || has_member(in->value, "services") ||
        !is_part(in->value))
        return in->text;
    buf_add(&made, STR_LIT("services:\n"));
    while (line_walk_next(&at)) {
        buf_char(&made, ' ');
        buf_add(&made, at.line);
        buf_char(&made, '\n');
    }
    evidence_note(p->out, NOTE_SALVAGED, STR_NONE,
                  STR_LIT("'services:' above the services, which was not pasted"));
    text = arena_str(&p->out->arena, buf_str(&made));
    p->out->failed = p->out->failed || made.failed;
    buf_finish(&made);
    return text;
}

static void add_source(struct project *p, const struct source *s)
{
    const struct piece *piece = compose_piece(s);
    struct str name = name_of(s);

    if (p->files == NULL) /* no memory: told in the end */
        return;
    if (name.len == 0 || value_get(p->files, name) != NULL)
        name = arena_printf(&p->out->arena, "compose-%zu.yaml", p->arg_count / 2 + 1);
    add_file(p, name, whole_text(p, &piece->in));
}

/* False: another file of the project speaks for it. */
static bool collect(struct project *p)
{
    const struct beside *b = p->in->beside;
    size_t count = b != NULL ? b->all->count : 0;

    p->args = arena_calloc(&p->out->arena, 2 * count + 4, sizeof(*p->args));
    if (p->args == NULL)
        return true;
    p->args[p->arg_count++] = STR_LIT("--profile=*");
    if (b == NULL) {
        add_file(p, STR_LIT("compose.yaml"), whole_text(p, p->in));
        return true;
    }
    if (first_of(b) != b->own || compose_piece(b->own) != b->piece)
        return false;
    add_source(p, b->own);
    for (size_t i = 0; i < count; i++) {
        const struct source *s = &b->all->items[i];

        if (s != b->own && compose_piece(s) != NULL && belongs(s, b->own))
            add_source(p, s);
    }
    return true;
}

/* ---- files that they name ---- */

static void remark(struct project *p, struct str text)
{
    evidence_note(p->out, NOTE_REMARK, STR_LIT("request"), text);
}

/* Behind the project's folder; empty: it lies elsewhere. */
static struct str below_project(const struct project *p, struct str name)
{
    static const char *const roots[] = {ELSEWHERE, CLIENT_DRIVE};

    for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++) {
        struct str root = str_of(roots[i]), rest;

        if (!str_starts(name, root))
            continue;
        rest = str_cut(name, root.len, name.len);
        if (str_starts(rest, p->folder) && rest.len > p->folder.len &&
            rest.s[p->folder.len] == '\\')
            return str_cut(rest, p->folder.len + 1, rest.len);
    }
    return STR_NONE;
}

#define MOST_MISSING 20 /* files that are named */

static void note_missing(struct project *p, struct str name, bool remote)
{
    if (p->missing == NULL || value_get(p->missing, name) != NULL ||
        p->missing->u.map.count > MOST_MISSING)
        return;
    p->missing = made_with_key(p->missing, name, value_null());
    remark(p, arena_printf(&p->out->arena,
                           remote ? "the files name %.*s, which docker compose fetches and "
                                    "silospec does not: what it sets is not known"
                                  : "the files name %.*s, which is not here: what it sets is not "
                                    "known",
                           STR_FMT(name)));
}

/* Compose fetches what an address of git, the web or a registry stands for; as it was written. */
static struct str remote_name(struct arena *a, struct str name)
{
    static const char *const schemes[] = {
        "https:", "http:", "git@", "oci:", "ssh:", "git:", "docker.io"};
    char *copy;

    for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
        ptrdiff_t at = line_find(name, schemes[i]);

        if (at < 0 || (copy = arena_cstr(a, str_cut(name, (size_t)at, name.len))) == NULL)
            continue;
        for (size_t k = 0; copy[k] != '\0'; k++)
            if (copy[k] == '\\')
                copy[k] = '/';
        at = line_find(str_of(copy), ":/"); /* joining paths leaves one of the two */
        return at >= 0 && copy[at + 2] != '/'
                   ? arena_printf(a, "%.*s//%s", (int)at + 1, copy, copy + at + 2)
                   : str_of(copy);
    }
    return STR_NONE;
}

static bool is_yaml_name(struct str name)
{
    return str_ends(name, STR_LIT(".yml")) || str_ends(name, STR_LIT(".yaml")) ||
           str_ends(name, STR_LIT(".json"));
}

/* Stands for a compose file that is not here, so that the rest can be read: the services that are
 * extended by name, with nothing in them but the image that a request has when none is told. */
static struct str stand_in(struct project *p)
{
    const struct value *services = member(p->in->value, "services");
    struct str text = STR_LIT("services:");
    size_t count = 0;

    for (size_t i = 0; services != NULL && services->kind == VALUE_MAP && i < services->u.map.count;
         i++) {
        const struct value *extends = member(services->u.map.members[i].value, "extends");
        struct str name = member_text(extends, "service");

        if (name.len == 0 || !has_member(extends, "file") || ++count > COMPOSE_EXTENDS)
            continue;
        text = arena_printf(&p->out->arena, "%.*s\n  ? \"%.*s\"\n  : {image: image}", STR_FMT(text),
                            STR_FMT(name));
    }
    return count > 0 ? arena_printf(&p->out->arena, "%.*s\n", STR_FMT(text))
                     : STR_LIT("services: {}\n");
}

/* What is not here is not known, which refuses nothing: it sets nothing. */
static bool find(struct str *out, void *ctx, struct str name)
{
    struct project *p = ctx;
    struct str own = below_project(p, name), remote;

    if (own.len > 0 && beside_read(out, &p->out->arena, p->in->beside, own))
        return true;
    if (str_is(own, ".env") || str_ends(own, STR_LIT("\\.env")))
        return false;
    remote = remote_name(&p->out->arena, name);
    note_missing(p, remote.len > 0 ? remote : own.len > 0 ? own : name, remote.len > 0);
    *out = remote.len > 0 || is_yaml_name(name) ? stand_in(p) : STR_LIT("");
    return true;
}

/* ---- what compose says ---- */

static struct compose_input input_of(struct project *p, const char *root)
{
    return (struct compose_input){
        .files = p->files,
        .find = find,
        .find_ctx = p,
        .args = p->args,
        .arg_count = p->arg_count,
        .cwd = arena_printf(&p->out->arena, "%s%.*s", root, STR_FMT(p->folder)),
        .home = STR_LIT("C:\\Users\\user"),
        .server_os = STR_LIT("windows"),
        .windows = true,
        .release = COMPOSE_2_40,
    };
}

static void tell_request(struct project *p, const struct compose_request *r)
{
    struct evidence *out = p->out;
    struct str by = arena_printf(&out->arena, "compose: service %.*s", STR_FMT(r->service));
    bool chosen = out->choice_count == out->chosen;

    evidence_offer(out, r->service.len > 0 ? r->service : r->name);
    if (!chosen)
        return;
    evidence_tell(out, STR_LIT("request.body"), value_ref(r->body), by);
    evidence_tell_text(out, STR_LIT("request.name"), r->name, by);
    if (r->platform.len > 0)
        evidence_tell_text(out, STR_LIT("request.platform"), r->platform, by);
}

/* The value that compose names: "services.web.cpus" of its words, or what there is of that. */
static const struct value *named_value(const struct value *root, struct str message)
{
    const struct value *v = root, *below;

    for (size_t at = 0; at < message.len; at++) {
        struct str rest = str_cut(message, at, message.len);
        size_t end = 0;

        if (v == root && !str_starts(rest, STR_LIT("services.")))
            continue;
        while (end < rest.len && (rest.s[end] == '_' || rest.s[end] == '-' ||
                                  (rest.s[end] >= '0' && rest.s[end] <= '9') ||
                                  (rest.s[end] >= 'a' && rest.s[end] <= 'z') ||
                                  (rest.s[end] >= 'A' && rest.s[end] <= 'Z')))
            end++;
        if (v->kind != VALUE_MAP || (below = value_get(v, str_cut(rest, 0, end))) == NULL)
            break;
        v = below;
        at += end;
        if (end == rest.len || rest.s[end] != '.')
            break;
    }
    return v != root ? v : NULL;
}

/* compose's own words tell a path, or a line that is not always the right one. */
static void tell_place(struct project *p, struct str message)
{
    const struct err *broken = p->in->no_value;
    const struct value *v = p->in->value != NULL ? named_value(p->in->value, message) : NULL;

    if (broken != NULL) {
        p->out->line = broken->line;
        remark(p, arena_printf(&p->out->arena, "column %u: %s", broken->column, broken->text));
    } else if (v != NULL) {
        p->out->line = v->line;
        remark(p, arena_printf(&p->out->arena, "column %u: what docker compose names stands here",
                               v->column));
    }
}

static void tell_refusal(struct project *p, const struct compose_answer *answer)
{
    tell_place(p, answer->message);
    answers_tell(p->out, ANSWER_OF_COMPOSE, p->out->line, answer->message);
    p->out->gives |= GIVES_ERROR;
    remark(p, arena_printf(&p->out->arena,
                           "docker compose itself refuses %s and exits with %d: nothing reaches "
                           "the daemon",
                           answer->at_create ? "to make the containers" : "the files",
                           answer->exit_status));
}

/* Whether the bodies depend on where the project lies. */
static struct err *compare_with_elsewhere(struct project *p, const struct compose_answer *answer)
{
    struct compose_input in = input_of(p, ELSEWHERE);
    struct compose_answer other;
    struct err *e = compose_run(&other, &p->out->arena, &in);
    bool differ = false;

    if (e != NULL)
        return e;
    for (size_t i = 0; i < answer->count && i < other.count; i++)
        differ = differ || !value_eq(member(answer->requests[i].body, "HostConfig"),
                                     member(other.requests[i].body, "HostConfig"));
    if (differ)
        remark(p,
               arena_printf(&p->out->arena, "where the project lies is not known; %s%.*s was taken",
                            CLIENT_DRIVE, STR_FMT(p->folder)));
    compose_answer_finish(&other);
    return NULL;
}

/* "X" of `The "X" variable is not set. Defaulting to a blank string.`; empty: it says another
 * thing.
 */
static struct str unset_variable(struct str warning)
{
    ptrdiff_t from = str_find(warning, '"', 0), to;

    if (from < 0 ||
        !str_ends(warning, STR_LIT("variable is not set. Defaulting to a blank string.")))
        return STR_NONE;
    to = str_find(warning, '"', (size_t)from + 1);
    return to > from ? str_cut(warning, (size_t)from + 1, (size_t)to) : STR_NONE;
}

static void remark_warnings(struct project *p, const struct compose_answer *answer)
{
    struct buf unset = {.s = NULL};

    for (size_t i = 0; i < answer->warning_count; i++) {
        struct str name = unset_variable(answer->warnings[i]);

        if (name.len > 0)
            buf_printf(&unset, "%s%.*s", unset.len > 0 ? ", " : "", STR_FMT(name));
        else if (str_find(answer->warnings[i], '`', 0) < 0) /* `version` is obsolete */
            remark(p, arena_printf(&p->out->arena, "docker compose prints: %.*s",
                                   STR_FMT(answer->warnings[i])));
    }
    if (unset.len > 0)
        remark(p, arena_printf(&p->out->arena,
                               "variables that nothing here sets, so that compose takes them as "
                               "blank: %.*s; a file .env beside the file may set them",
                               STR_FMT(buf_str(&unset))));
    p->out->failed = p->out->failed || unset.failed;
    buf_finish(&unset);
}

/* A service that another program provides is no container. */
static bool is_provided(struct project *p, struct str service)
{
    const struct value *services = member(p->in->value, "services");
    const struct value *v =
        services != NULL && services->kind == VALUE_MAP ? value_get(services, service) : NULL;
    struct str type = member_text(member(v, "provider"), "type");

    if (!has_member(v, "provider"))
        return false;
    remark(p, arena_printf(&p->out->arena,
                           "the service %.*s is no container: the provider %.*s makes it",
                           STR_FMT(service), STR_FMT(type)));
    return true;
}

/* The requests are kept for who reads the file once more for another service. */
static void keep(struct project *p, const struct compose_answer *answer)
{
    struct value *kept = value_list();

    if (p->in->beside == NULL || answer->message.len > 0 || *p->in->beside->memo != NULL) {
        value_unref(kept);
        return;
    }
    for (size_t i = 0; i < answer->count; i++) {
        const struct compose_request *r = &answer->requests[i];
        struct value *m = made_with(value_map(), "body", value_ref(r->body));

        m = made_with(m, "service", value_string(r->service));
        m = made_with(m, "name", value_string(r->name));
        kept = made_push(kept, made_with(m, "platform", value_string(r->platform)));
    }
    *p->in->beside->memo = kept;
}

/* False: nothing was kept, or words are wanted, too. */
static bool tell_kept(struct evidence *out, const struct input *in)
{
    const struct value *kept = in->beside != NULL ? *in->beside->memo : NULL;
    struct project p = {.out = out, .in = in};

    if (kept == NULL || !out->unnamed)
        return false;
    for (size_t i = 0; i < element_count(kept); i++) {
        const struct value *m = element(kept, i);
        struct compose_request r = {.name = member_text(m, "name"),
                                    .service = member_text(m, "service"),
                                    .platform = member_text(m, "platform"),
                                    .body = member(m, "body")};

        if (!is_provided(&p, r.service))
            tell_request(&p, &r);
    }
    return true;
}

static struct err *tell(struct project *p)
{
    struct compose_input in = input_of(p, CLIENT_DRIVE);
    struct compose_answer answer;
    struct err *e = compose_run(&answer, &p->out->arena, &in);

    if (e != NULL)
        return e;
    keep(p, &answer);
    remark_warnings(p, &answer);
    for (size_t i = 0; i < answer.count; i++)
        if (!is_provided(p, answer.requests[i].service))
            tell_request(p, &answer.requests[i]);
    if (answer.message.len > 0)
        tell_refusal(p, &answer);
    else
        e = compare_with_elsewhere(p, &answer);
    compose_answer_finish(&answer);
    return e;
}

struct err *format_compose_read(struct evidence *out, const struct input *in)
{
    struct project p = {.out = out, .in = in, .files = value_map(), .missing = value_map()};
    struct err *e = NULL;

    if (tell_kept(out, in)) {
        value_unref(p.files);
        value_unref(p.missing);
        return NULL;
    }
    out->line = in->value != NULL ? in->value->line : input_line(in, 1);
    p.folder = beside_folder(in->beside);
    if (p.folder.len == 0)
        p.folder = STR_LIT("app");
    if (collect(&p))
        e = p.files != NULL && p.missing != NULL && p.args != NULL ? tell(&p) : err_oom();
    value_unref(p.files);
    value_unref(p.missing);
    return e;
}
