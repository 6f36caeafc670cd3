/* Pipelines: GitHub Actions, Azure Pipelines, GitLab CI. Their jobs name containers (image,
 * options, environment, ports, volumes), and their scripts hold docker run lines.
 *
 * The options are flags of docker create: docker's client reads them together with the rest.
 * Source: GitHub's workflow syntax (jobs.<id>.container), actions/runner's DockerCommandManager;
 * Azure Pipelines' YAML schema (resources.containers); GitLab's .gitlab-ci.yml reference. */
#include "model/base/ascii.h"
#include "model/client/client.h"
#include "model/client/run_line.h"
#include "model/formats/answers.h"
#include "model/formats/carrier.h"
#include "model/formats/format.h"
#include "model/formats/host_label.h"
#include "model/formats/members.h"
#include "model/formats/pipeline_shell.h"

#define PIPELINE_NESTING 12 /* levels below which no container stands */

/* ---- recognition ---- */

static bool is_map(const struct value *v)
{
    return v != NULL && v->kind == VALUE_MAP;
}

static bool is_list(const struct value *v)
{
    return v != NULL && v->kind == VALUE_LIST;
}

static const struct value *first(const struct value *list)
{
    return element_count(list) > 0 ? element(list, 0) : NULL;
}

/* jobs: {build: {runs-on: ..., steps: [...]}} */
static bool is_github(const struct value *v)
{
    const struct value *jobs = member(v, "jobs");

    for (size_t i = 0; is_map(jobs) && i < jobs->u.map.count; i++)
        if (has_member(jobs->u.map.members[i].value, "runs-on") ||
            has_member(jobs->u.map.members[i].value, "steps"))
            return true;
    return false;
}

static bool is_azure(const struct value *v)
{
    const struct value *steps = member(v, "steps");

    return is_list(MEMBER_AT(v, "resources", "containers")) ||
           ((is_list(member(v, "jobs")) || is_list(member(v, "stages")) || is_list(steps)) &&
            (has_member(v, "pool") || has_member(v, "trigger") || has_member(v, "variables") ||
             has_member(first(steps), "script") || has_member(first(steps), "task") ||
             has_member(first(member(v, "jobs")), "job") ||
             has_member(first(member(v, "stages")), "stage")));
}

static bool has_azure_step(const struct value *steps)
{
    static const char kinds[] = "task script bash powershell pwsh checkout";

    for (size_t i = 0; i < element_count(steps); i++)
        if (members_of(element(steps, i), kinds) > 0)
            return true;
    return false;
}

/* build: {image: ..., script: [...]} */
static bool is_gitlab(const struct value *v)
{
    if (has_member(v, "services") && is_map(member(v, "services")))
        return false;
    for (size_t i = 0; is_map(v) && i < v->u.map.count; i++) {
        const struct value *script = member(v->u.map.members[i].value, "script");

        if (script != NULL && (is_list(script) || script->kind == VALUE_STRING))
            return true;
    }
    return false;
}

/* Some steps of a job without what stands around them. */
static bool is_steps(const struct value *v)
{
    static const char kinds[] = "task script bash powershell pwsh checkout run uses";

    for (size_t i = 0; i < element_count(v); i++)
        if (!is_map(element(v, i)) || members_of(element(v, i), kinds) == 0)
            return false;
    return element_count(v) > 0;
}

bool pipeline_is(const struct value *v)
{
    return is_steps(v) ||
           (is_map(v) && !has_member(v, "silospec") && !has_member(v, "apiVersion") &&
            (is_github(v) || is_azure(v) || is_gitlab(v)));
}

/* ---- a container ---- */

struct pipeline {
    struct evidence *out;
    const struct input *in;
    struct str *words; /* of docker create */
    size_t count, room;
    size_t found;      /* containers and scripts with run lines */
    struct str runner; /* where they run */
    bool on_windows;   /* as far as the file says it */
    struct err *e;
};

static void put(struct pipeline *p, struct str word)
{
    if (p->count == p->room) {
        size_t room = 2 * p->room + 32;
        struct str *words = arena_calloc(&p->out->arena, room, sizeof(*words));

        if (words == NULL)
            return;
        if (p->count > 0)
            memcpy(words, p->words, p->count * sizeof(*words));
        p->words = words;
        p->room = room;
    }
    p->words[p->count++] = word;
}

static struct str text_of(const struct value *v)
{
    if (v != NULL && v->kind == VALUE_BOOL)
        return v->u.boolean ? STR_LIT("true") : STR_LIT("false");
    return v != NULL && (v->kind == VALUE_STRING || v->kind == VALUE_NUMBER) ? v->u.text : STR_NONE;
}

static void put_list(struct pipeline *p, const char *flag, const struct value *list)
{
    for (size_t i = 0; i < element_count(list); i++) {
        struct str text = text_of(element(list, i));

        if (text.len == 0)
            continue;
        put(p, str_of(flag));
        put(p, text);
    }
}

static void put_variables(struct pipeline *p, const struct value *map)
{
    for (size_t i = 0; is_map(map) && i < map->u.map.count; i++) {
        put(p, STR_LIT("--env"));
        put(p, arena_printf(&p->out->arena, "%.*s=%.*s", STR_FMT(map->u.map.members[i].key),
                            STR_FMT(text_of(map->u.map.members[i].value))));
    }
}

/* "--cpus 1 --isolation=process": the agent hands the text on as docker's command line, and no
 * shell takes backslashes away. */
static void put_options(struct pipeline *p, struct str options)
{
    struct str line = arena_printf(&p->out->arena, "docker %.*s", STR_FMT(options));
    struct shell_answer words;

    if (options.len == 0)
        return;
    if ((p->e = shell_split(&words, &p->out->arena, SHELL_ARGV, line)) != NULL)
        return;
    for (size_t i = 0; words.count > 0 && i < words.commands[0].count; i++)
        put(p, words.commands[0].items[i]);
}

/* actions/runner's ContainerOperationProvider. */
static void note_refused(const struct pipeline *p)
{
    if (p->on_windows && is_github(p->in->value))
        evidence_note(p->out, NOTE_REMARK, STR_LIT("request"),
                      STR_LIT("GitHub's runner makes no containers of jobs and services on Windows "
                              "(Container operations are only supported on Linux runners): a step "
                              "that runs docker does"));
}

static void tell_answer(struct pipeline *p, struct str name, const struct client_answer *answer)
{
    struct evidence *out = p->out;
    bool chosen = out->choice_count == out->chosen;
    struct str by = arena_printf(&out->arena, "pipeline: %.*s", STR_FMT(name));

    evidence_offer(out, name);
    p->found++;
    if (!chosen)
        return;
    host_label_of_runner(out, p->runner);
    note_refused(p);
    if (answer->outcome == CLIENT_REQUEST) {
        out->gives |= GIVES_REQUEST;
        evidence_tell(out, STR_LIT("request.body"), value_ref(answer->body), by);
        evidence_tell_text(out, STR_LIT("request.name"), name, by);
    } else {
        out->gives |= GIVES_ERROR;
        answers_tell(out, ANSWER_OF_CLIENT, out->line, answer->message);
    }
}

static void read_container(struct pipeline *p, struct str name, const struct value *v)
{
    struct client_input in = {.release = CLIENT_NEWEST,
                              .windows = true,
                              .server_os = STR_LIT("windows"),
                              .cwd = STR_LIT("C:\\")};
    struct client_answer answer;
    struct str image = v->kind == VALUE_STRING ? v->u.text : member_text(v, "image");

    if (image.len == 0)
        image = member_text(v, "name"); /* GitLab's image: {name: ..., entrypoint: ...} */
    if (image.len == 0 || p->e != NULL)
        return;
    p->count = 0;
    p->out->line = v->line;
    put(p, STR_LIT("create"));
    put_options(p, member_text(v, "options"));
    put_variables(p, member(v, "env"));
    put_list(p, "--publish", member(v, "ports"));
    put_list(p, "--volume", member(v, "volumes"));
    if (text_of(first(member(v, "entrypoint"))).len > 0) {
        put(p, STR_LIT("--entrypoint"));
        put(p, text_of(first(member(v, "entrypoint"))));
    }
    put(p, image);
    for (size_t i = 1; i < element_count(member(v, "entrypoint")); i++)
        put(p, text_of(element(member(v, "entrypoint"), i)));
    in.words = p->words;
    in.count = p->count;
    if (p->e != NULL || (p->e = client_run(&answer, &p->out->arena, &in)) != NULL)
        return;
    tell_answer(p, name, &answer);
    client_answer_finish(&answer);
}

/* ---- a script ---- */

/* What is put in before any shell sees the script. */
struct template
{
    size_t from, to, end; /* the name, and behind all of it */
};

/* "${{ github.workspace }}" */
static bool is_expression(struct template *t, struct str rest)
{
    const ptrdiff_t end = str_starts(rest, STR_LIT("${{")) ? str_find(rest, '}', 0) : -1;

    if (end < 0 || (size_t)end + 1 >= rest.len || rest.s[end + 1] != '}')
        return false;
    *t = (struct template){3, (size_t)end, (size_t)end + 2};
    return true;
}

/* "$(Build.SourcesDirectory)" of Azure; what has no such name is a command to other shells than
 * cmd. */
static bool is_macro(struct template *t, struct str rest, bool any)
{
    static const char groups[][16] = {"Agent.",    "Build.",   "Environment.",
                                      "Pipeline.", "Release.", "System."};
    struct str name;
    size_t end = 2;

    if (!str_starts(rest, STR_LIT("$(")))
        return false;
    while (end < rest.len && (ascii_is_word(rest.s[end]) || rest.s[end] == '.'))
        end++;
    if (end == 2 || end == rest.len || rest.s[end] != ')')
        return false;
    name = str_cut(rest, 2, end);
    for (size_t i = 0; !any && i < sizeof(groups) / sizeof(groups[0]); i++)
        any = str_starts_ascii_case(name, str_of(groups[i]));
    *t = (struct template){2, end, end + 1};
    return any;
}

/* The name stands for it. */
static struct str without_templates(struct pipeline *p, struct str text, const enum shell *shell)
{
    const bool azure = (is_azure(p->in->value) || has_azure_step(p->in->value)),
               cmd = shell != NULL && *shell == SHELL_CMD;
    char *to = arena_alloc(&p->out->arena, text.len + 1);
    size_t n = 0;

    if (to == NULL || text.s == NULL)
        return STR_NONE;
    for (size_t i = 0, len; i < text.len; i += len) {
        struct str rest = str_cut(text, i, text.len);
        struct template t;

        len = 1;
        if (!is_expression(&t, rest) && !(azure && is_macro(&t, rest, cmd))) {
            to[n++] = text.s[i];
            continue;
        }
        evidence_note(p->out, NOTE_REMARK, STR_LIT("request"),
                      arena_printf(&p->out->arena,
                                   "what %.*s stands for is not known; its name stands there",
                                   STR_FMT(str_cut(rest, 0, t.end))));
        for (size_t k = t.from; k < t.to; k++)
            if (text.s[i + k] != ' ')
                to[n++] = text.s[i + k];
        len = t.end;
    }
    return (struct str){to, n};
}

static void read_script(struct pipeline *p, const struct value *v, const enum shell *shell)
{
    struct input in = {.text = STR_NONE, .beside = p->in->beside, .shell = shell};
    uint32_t *lines;
    size_t count = 1, before;
    unsigned first = v->line;

    if (p->e != NULL || v->kind != VALUE_STRING || !run_lines_any(v->u.text))
        return;
    for (size_t i = 0; i < v->u.text.len; i++)
        count += v->u.text.s[i] == '\n';
    if ((lines = arena_calloc(&p->out->arena, count, sizeof(*lines))) == NULL)
        return;
    first += count > 1; /* a block begins in the line below its mark */
    for (size_t i = 0; i < count; i++)
        lines[i] = first + (uint32_t)i;
    in.text = without_templates(p, v->u.text, shell);
    in.lines = lines;
    in.line_count = count;
    p->found++;
    before = p->out->choice_count;
    p->e = format_run_line_read(p->out, &in);
    if (before <= p->out->chosen && p->out->chosen < p->out->choice_count)
        host_label_of_runner(p->out, p->runner);
}

/* ---- the tree ---- */

static bool is_script_key(struct str key)
{
    static const char keys[][16] = {"run",          "script",   "bash",         "powershell",
                                    "pwsh",         "cmd",      "inlineScript", "before_script",
                                    "after_script", "arguments"};

    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        if (str_is(key, keys[i]))
            return true;
    return false;
}

static void read_scripts(struct pipeline *p, const struct pipeline_place *place,
                         const struct value *step, const struct value_member *m)
{
    enum shell shell;
    const enum shell *told = pipeline_shell(&shell, place, step, m->key) ? &shell : NULL;

    if (m->value->kind == VALUE_STRING)
        read_script(p, m->value, told);
    for (size_t i = 0; i < element_count(m->value); i++)
        read_script(p, element(m->value, i), told);
}

/* services: {db: {image: ...}} of GitHub, [image, {name: ...}] of GitLab */
static void read_services(struct pipeline *p, const struct value *v)
{
    for (size_t i = 0; is_map(v) && i < v->u.map.count; i++)
        read_container(p, v->u.map.members[i].key, v->u.map.members[i].value);
    for (size_t i = 0; i < element_count(v); i++) {
        const struct value *one = element(v, i);
        struct str alias = member_text(one, "alias");

        if (one->kind == VALUE_STRING || one->kind == VALUE_MAP)
            read_container(p,
                           alias.len > 0 ? alias
                                         : (one->kind == VALUE_STRING ? one->u.text
                                                                      : member_text(one, "name")),
                           one);
    }
}

/* resources: {containers: [{container: name, image: ...}]} of Azure */
static void read_resources(struct pipeline *p, const struct value *v)
{
    for (size_t i = 0; i < element_count(v); i++)
        if (is_map(element(v, i)))
            read_container(p, member_text(element(v, i), "container"), element(v, i));
}

/* A job of Azure names one of the resources. */
static bool is_resource(const struct pipeline *p, const struct value *v)
{
    const struct value *list = MEMBER_AT(p->in->value, "resources", "containers");

    for (size_t i = 0; v->kind == VALUE_STRING && i < element_count(list); i++)
        if (str_eq(member_text(element(list, i), "container"), v->u.text))
            return true;
    return false;
}

static void read_node(struct pipeline *p, const struct pipeline_place *above, struct str name,
                      const struct value *v, unsigned depth);

static void read_member(struct pipeline *p, const struct pipeline_place *place, struct str name,
                        const struct value *map, const struct value_member *m, unsigned depth)
{
    struct str key = m->key;
    const struct value *v = m->value;

    if (is_script_key(key))
        read_scripts(p, place, map, m);
    else if (is_resource(p, v))
        return;
    else if ((str_is(key, "container") || (str_is(key, "image") && depth > 0)) &&
             (is_map(v) || v->kind == VALUE_STRING))
        read_container(p, name, v);
    else if (str_is(key, "services"))
        read_services(p, v);
    else if (str_is(key, "containers") && is_list(v))
        read_resources(p, v);
    else
        read_node(p, place,
                  is_list(v) || str_is(key, "jobs") || str_is(key, "inputs") || str_is(key, "steps")
                      ? name
                      : key,
                  v, depth + 1);
}

/* The job that everything below belongs to. */
static struct str name_below(struct str name, const struct value *v)
{
    static const char keys[][12] = {"job", "deployment", "stage"};

    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        if (member_text(v, keys[i]).len > 0)
            return member_text(v, keys[i]);
    return name;
}

static void read_node(struct pipeline *p, const struct pipeline_place *above, struct str name,
                      const struct value *v, unsigned depth)
{
    struct pipeline_place place = *above;

    if (depth > PIPELINE_NESTING)
        return;
    pipeline_shell_enter(&place, v);
    name = name_below(name, v);
    for (size_t i = 0; is_map(v) && i < v->u.map.count; i++) {
        p->runner = place.runner;
        p->on_windows = place.system == SYSTEM_WINDOWS;
        read_member(p, &place, name, v, &v->u.map.members[i], depth);
    }
    for (size_t i = 0; i < element_count(v); i++)
        read_node(p, &place, name, element(v, i), depth + 1);
}

struct err *pipeline_read(struct evidence *out, const struct input *in)
{
    struct pipeline p = {.out = out, .in = in};

    read_node(&p, &(struct pipeline_place){.system = SYSTEM_UNKNOWN}, STR_LIT("pipeline"),
              in->value, 0);
    if (p.e == NULL && p.found == 0)
        p.e = err_at(err_new(ERR_INPUT, "no job of this pipeline names a container, and no script "
                                        "of it runs one"),
                     NULL, in->value->line, in->value->column);
    return p.e;
}
