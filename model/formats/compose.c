/* docker compose's files: the requests of their services, one of which is chosen. */
#include "model/compose/compose.h"
#include "model/base/buf.h"
#include "model/base/names.h"
#include "model/diagnosis/sayings.h"
#include "model/formats/answers.h"
#include "model/formats/asked_alike.h"
#include "model/formats/beside.h"
#include "model/formats/compose_project.h"
#include "model/formats/format.h"
#include "model/formats/members.h"
#include "model/value/value_make.h"

/* ---- recognition ----------------------------------------------------------------------------- */

static unsigned sure_of_tree(const struct value *v)
{
    const struct value *services = member(v, "services"), *include = member(v, "include");

    if (has_member(v, "silospec") || has_member(v, "apiVersion") || has_member(v, "jobs"))
        return 0;
    if (services == NULL && compose_project_is_part(v))
        return 60;
    if (services == NULL || services->kind != VALUE_MAP)
        return include != NULL && include->kind == VALUE_LIST &&
                       members_of(v, "networks volumes secrets name") > 0
                   ? 50
                   : 0;
    for (size_t i = 0; i < services->u.map.count; i++)
        if (compose_project_is_service(services->u.map.members[i].value))
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
            service || (services && line.len > 2 && (line.s[0] == ' ' || line.s[0] == '\t') &&
                        (str_starts(key, STR_LIT("image:")) || str_starts(key, STR_LIT("build:")) ||
                         str_starts(key, STR_LIT("<<:"))));
        if (!services && line.len > 0 && line.s[0] != ' ' && line.s[0] != '\t' &&
            line.s[0] != '#' && line.s[0] != '-' && str_find(line, ':', 0) < 0 && key.len > 0)
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

/* ---- what compose says ---- */

static struct compose_input input_of(struct compose_project *p, const char *root)
{
    return (struct compose_input){
        .files = p->files,
        .find = compose_project_find,
        .find_ctx = p,
        .env = p->env,
        .args = p->args,
        .arg_count = p->arg_count,
        .cwd = arena_printf(&p->out->arena, "%s%.*s", root, STR_FMT(p->folder)),
        .home = STR_LIT("C:\\Users\\user"),
        .server_os = STR_LIT("windows"),
        .windows = true,
        .release = COMPOSE_2_40,
    };
}

/* A config is of services of a swarm: there is no option that compose could send instead. */
static void remark_credential_spec(struct compose_project *p, const struct compose_request *r)
{
    struct arena *a = &p->out->arena;

    if (str_starts(r->credential_spec, STR_LIT("config://")))
        compose_project_remark(
            p, arena_printf(a,
                            "credential_spec of the service %.*s is checked by compose and never "
                            "sent; a config is for a service of a swarm (docker stack deploy); "
                            "for compose write security_opt: "
                            "[\"credentialspec=file://NAME.json\"]",
                            STR_FMT(r->service)));
    else if (r->credential_spec.len > 0)
        compose_project_remark(
            p, arena_printf(a,
                            "credential_spec of the service %.*s is checked by compose and never "
                            "sent; write security_opt: [\"credentialspec=%.*s\"]",
                            STR_FMT(r->service), STR_FMT(r->credential_spec)));
}

/* Nobody who writes 50 finds 5000 by himself. */
static void remark_cpu_percent(struct compose_project *p, const struct compose_request *r)
{
    const struct value *percent = member(member(r->body, "HostConfig"), "CpuPercent");

    if (percent != NULL && percent->kind == VALUE_NUMBER && !str_is(percent->u.text, "0"))
        compose_project_remark(
            p, arena_printf(&p->out->arena,
                            "cpu_percent of the service %.*s is sent times 100, as %.*s: so do "
                            "docker compose 2.15 and later (docker-compose 1 sent it as it is, "
                            "2.0 to 2.12 sent cpus times 100 in its place), and a Windows engine "
                            "takes 1 to 100; write cpus or cpu_count instead",
                            STR_FMT(r->service), STR_FMT(percent->u.text)));
}

static void remark_volumes_from(struct compose_project *p, const struct compose_request *r)
{
    if (r->was_read_only.len > 0)
        compose_project_remark(
            p, arena_printf(&p->out->arena,
                            "volumes_from of the service %.*s: %.*s is sent without :ro, so that "
                            "what is writable there is writable here; name the mounts under "
                            "volumes with read_only: true",
                            STR_FMT(r->service), STR_FMT(r->was_read_only)));
}

static void tell_request(struct compose_project *p, const struct compose_request *r)
{
    struct evidence *out = p->out;
    struct str by = arena_printf(&out->arena, "compose: service %.*s", STR_FMT(r->service));
    bool chosen = out->choice_count == out->chosen;

    evidence_offer(out, r->service.len > 0 ? r->service : r->name);
    evidence_offer_is(out, STR_NONE, r->name);
    if (!chosen)
        return;
    remark_credential_spec(p, r);
    remark_cpu_percent(p, r);
    remark_volumes_from(p, r);
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
static void tell_place(struct compose_project *p, struct str message)
{
    const struct err *broken = p->in->no_value;
    const struct value *v = p->in->value != NULL ? named_value(p->in->value, message) : NULL;

    if (broken != NULL) {
        p->out->line = broken->line;
        compose_project_remark(p, arena_printf(&p->out->arena, "column %u: %s%s%s", broken->column,
                                               broken->text, broken->remedy != NULL ? "; " : "",
                                               broken->remedy != NULL ? broken->remedy : ""));
    } else if (v != NULL) {
        p->out->line = v->line;
        compose_project_remark(p, arena_printf(&p->out->arena,
                                               "column %u: what docker compose names stands here",
                                               v->column));
    }
}

static const char *how_it_ends(const struct compose_answer *answer)
{
    if (answer->panics)
        return answer->at_create ? "crashes when it is to make the containers"
                                 : "crashes while it reads the files";
    return answer->at_create ? "refuses to make the containers" : "refuses the files";
}

static void tell_refusal(struct compose_project *p, const struct compose_answer *answer)
{
    const char *next = error_saying(answer->message).next;

    tell_place(p, answer->message);
    answers_tell(p->out, ANSWER_OF_COMPOSE, p->out->line, answer->message);
    p->out->gives |= GIVES_ERROR;
    compose_project_remark(
        p, arena_printf(&p->out->arena,
                        "docker compose itself %s and exits with %d: nothing reaches the daemon",
                        how_it_ends(answer), answer->exit_status));
    if (next != NULL)
        compose_project_remark(p, arena_printf(&p->out->arena, "to look at: %s", next));
}

/* Whether the bodies depend on where the project lies. */
static struct err *compare_with_elsewhere(struct compose_project *p,
                                          const struct compose_answer *answer)
{
    struct compose_input in = input_of(p, COMPOSE_PROJECT_ELSEWHERE);
    struct arena scratch; /* nothing of the other run is kept but a remark */
    struct compose_answer other;
    struct err *e;
    bool differ = false;

    arena_init(&scratch);
    if ((e = compose_run(&other, &scratch, &in)) != NULL) {
        arena_finish(&scratch);
        return e;
    }
    for (size_t i = 0; i < answer->count && i < other.count; i++)
        differ = differ ||
                 !value_eq(member(answer->requests[i].body, "HostConfig"),
                           member(other.requests[i].body, "HostConfig")) ||
                 !value_eq(member(answer->requests[i].body, "Env"),
                           member(other.requests[i].body, "Env"));
    if (differ)
        compose_project_remark(
            p, arena_printf(&p->out->arena, "where the project lies is not known; %s%.*s was taken",
                            COMPOSE_PROJECT_DRIVE, STR_FMT(p->folder)));
    compose_answer_finish(&other);
    arena_finish(&scratch);
    return NULL;
}

/* What compose 2.26 would do instead. */
static struct err *compare_with_older(struct compose_project *p,
                                      const struct compose_answer *answer)
{
    struct compose_input in = input_of(p, COMPOSE_PROJECT_DRIVE);
    struct arena scratch; /* as above */
    struct compose_answer other;
    struct buf names = {.s = NULL};
    struct err *e;

    in.release = COMPOSE_2_26;
    arena_init(&scratch);
    if ((e = compose_run(&other, &scratch, &in)) != NULL) {
        arena_finish(&scratch);
        return e;
    }
    for (size_t i = 0; i < answer->count && i < other.count; i++)
        if (!asked_alike(answer->requests[i].body, other.requests[i].body))
            buf_printf(&names, "%s%.*s", names.len > 0 ? ", " : "",
                       STR_FMT(answer->requests[i].service));
    if (other.message.len > 0)
        compose_project_remark(p, arena_printf(&p->out->arena,
                                               "the files are read as docker compose 2.40 reads "
                                               "them; 2.26 refuses them: %.*s",
                                               STR_FMT(other.message)));
    else if (names.len > 0)
        compose_project_remark(p, arena_printf(&p->out->arena,
                                               "the files are read as docker compose 2.40 reads "
                                               "them; 2.26 makes another request of %.*s",
                                               STR_FMT(buf_str(&names))));
    p->out->failed = p->out->failed || names.failed;
    buf_finish(&names);
    compose_answer_finish(&other);
    arena_finish(&scratch);
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

static void remark_warnings(struct compose_project *p, const struct compose_answer *answer)
{
    struct buf unset = {.s = NULL};

    for (size_t i = 0; i < answer->warning_count; i++) {
        struct str name = unset_variable(answer->warnings[i]);

        if (name.len > 0)
            buf_printf(&unset, "%s%.*s", unset.len > 0 ? ", " : "", STR_FMT(name));
        else if (str_find(answer->warnings[i], '`', 0) < 0) /* `version` is obsolete */
            compose_project_remark(p, arena_printf(&p->out->arena, "docker compose prints: %.*s",
                                                   STR_FMT(answer->warnings[i])));
    }
    if (unset.len > 0)
        compose_project_remark(
            p, arena_printf(&p->out->arena,
                            "variables that nothing here sets, so that compose takes them as "
                            "blank: %.*s; a file .env beside the file may set them",
                            STR_FMT(buf_str(&unset))));
    p->out->failed = p->out->failed || unset.failed;
    buf_finish(&unset);
}

/* The services that another program provides, which are no containers. */
static void find_provided(struct names *out, struct compose_project *p)
{
    const struct value *services = member(p->in->value, "services");
    size_t count = services != NULL && services->kind == VALUE_MAP ? services->u.map.count : 0;

    names_init(out, &p->out->arena, count);
    for (size_t i = 0; i < count; i++)
        if (has_member(services->u.map.members[i].value, "provider"))
            (void)names_index(out, services->u.map.members[i].key, &(bool){false});
}

static void remark_provided(struct compose_project *p, struct str service)
{
    const struct value *v = value_get(member(p->in->value, "services"), service);

    compose_project_remark(
        p,
        arena_printf(&p->out->arena, "the service %.*s is no container: the provider %.*s makes it",
                     STR_FMT(service), STR_FMT(member_text(member(v, "provider"), "type"))));
}

static const struct value *kept_request(const struct compose_request *r)
{
    struct value *m = made_with(value_map(), "body", value_ref(r->body));

    m = made_with(m, "service", value_string(r->service));
    m = made_with(m, "name", value_string(r->name));
    return made_with(m, "platform", value_string(r->platform));
}

/* What containers are made with is kept for who reads the file once more for another service. */
static void tell_requests(struct compose_project *p, const struct compose_answer *answer)
{
    struct value *kept = value_list();
    struct names provided;

    find_provided(&provided, p);
    for (size_t i = 0; i < answer->count; i++) {
        const struct compose_request *r = &answer->requests[i];

        if (names_find(&(size_t){0}, &provided, r->service)) {
            remark_provided(p, r->service);
            continue;
        }
        tell_request(p, r);
        kept = made_push(kept, kept_request(r));
    }
    if (p->in->beside != NULL && answer->message.len == 0 && *p->in->beside->memo == NULL)
        *p->in->beside->memo = evidence_made(p->out, kept);
    else
        value_unref(kept);
}

/* False: nothing was kept, or words are wanted, too. */
static bool tell_kept(struct evidence *out, const struct input *in)
{
    const struct value *kept = in->beside != NULL ? *in->beside->memo : NULL, *m;
    struct compose_project p = {.out = out, .in = in};
    size_t first = out->choice_count, count = element_count(kept);

    if (kept == NULL || !out->unnamed)
        return false;
    if (out->chosen < first || out->chosen - first >= count) {
        evidence_offer_many(out, count);
        return true;
    }
    m = element(kept, out->chosen - first);
    evidence_offer_many(out, out->chosen - first);
    tell_request(&p, &(struct compose_request){.name = member_text(m, "name"),
                                               .service = member_text(m, "service"),
                                               .platform = member_text(m, "platform"),
                                               .body = member(m, "body")});
    evidence_offer_many(out, first + count - out->choice_count);
    return true;
}

/* With the services behind profiles, so that each can be chosen; where compose refuses one of
 * those, as 'docker compose up' carries it out, without them. */
static struct err *carry_out(struct compose_answer *out, struct compose_project *p)
{
    struct compose_input in = input_of(p, COMPOSE_PROJECT_DRIVE);
    struct compose_answer usual;
    struct err *e = compose_run(out, &p->out->arena, &in);

    if (e != NULL || out->message.len == 0)
        return e;
    in.args++; /* --profile=* */
    in.arg_count--;
    if ((e = compose_run(&usual, &p->out->arena, &in)) != NULL) {
        compose_answer_finish(out);
        return e;
    }
    if (usual.message.len > 0 || usual.count == 0) {
        compose_answer_finish(&usual);
        return NULL;
    }
    compose_project_remark(p, arena_printf(&p->out->arena,
                                           COMPOSE_LEFT_OUT
                                           "with them docker compose refuses the files: %.*s",
                                           STR_FMT(out->message)));
    compose_answer_finish(out);
    *out = usual;
    p->args = p->args + 1;
    p->arg_count--;
    return NULL;
}

static struct err *tell(struct compose_project *p)
{
    struct compose_answer answer;
    struct err *e = carry_out(&answer, p);

    if (e != NULL)
        return e;
    remark_warnings(p, &answer);
    if (answer.converted)
        compose_project_remark(
            p, STR_LIT("COMPOSE_CONVERT_WINDOWS_PATHS is set: docker compose makes /c/NAME of "
                       "C:\\NAME, which no Windows engine takes; leave it out for Windows "
                       "containers"));
    tell_requests(p, &answer);
    if (answer.message.len > 0)
        tell_refusal(p, &answer);
    else if ((e = compare_with_elsewhere(p, &answer)) == NULL && !p->out->unnamed)
        e = compare_with_older(p, &answer);
    compose_answer_finish(&answer);
    return e;
}

struct err *format_compose_read(struct evidence *out, const struct input *in)
{
    struct compose_project p = {
        .out = out, .in = in, .files = value_map(), .env = value_map(), .missing = value_map()};
    struct err *e = NULL;

    if (tell_kept(out, in)) {
        value_unref(p.files);
        value_unref(p.missing);
        value_unref(p.env);
        return NULL;
    }
    out->line = in->value != NULL ? in->value->line : input_line(in, 1);
    p.folder = beside_folder(in->beside);
    if (p.folder.len == 0)
        p.folder = STR_LIT("app");
    if (compose_project_collect(&p)) {
        compose_project_set_variables(&p);
        e = p.files != NULL && p.missing != NULL && p.env != NULL && p.args != NULL ? tell(&p)
                                                                                    : err_oom();
    }
    value_unref(p.files);
    value_unref(p.missing);
    value_unref(p.env);
    return e;
}
