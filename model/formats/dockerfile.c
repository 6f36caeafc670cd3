/* A Dockerfile: what its last stage makes of an image's configuration, as the daemon's own builder
 * for Windows does (moby daemon/builder/dockerfile/dispatchers.go). */
#include "model/formats/dockerfile.h"
#include "model/base/num.h"
#include "model/client/duration.h"

#include "model/formats/format.h"
#include "model/formats/host_element.h"
#include "model/formats/image_name.h"
#include "model/formats/line_walk.h"
#include "model/formats/members.h"
#include "model/json/json.h"
#include "model/value/value_make.h"

#define STAGES_MOST 100
#define WORDS_MOST  200
#define ARGS_MOST   200

struct stage {
    struct str name, base; /* base: the image at the end of the chain of stages */
    const struct value *config;
    bool has_cmd; /* set below FROM, and not by the base */
};

struct argument {
    struct str name, value; /* value.s NULL: it has none */
    bool global;            /* above the first FROM */
};

struct builder {
    struct evidence *out;
    const struct input *in;
    struct dockerfile_walk walk;
    struct stage stages[STAGES_MOST];
    size_t count;
    struct argument args[ARGS_MOST];
    size_t arg_count;
    bool unresolved;
    unsigned line;
};

static struct stage *stage_of(struct builder *b)
{
    return &b->stages[b->count - 1];
}

static void note(struct builder *b, enum note_kind kind, struct str text)
{
    b->out->line = input_line(b->in, b->line);
    evidence_note(b->out, kind, STR_NONE, text);
}

/* ---- the configuration ---- */

/* Takes `v`. */
static void set_at(struct builder *b, const struct value_step *steps, size_t n,
                   const struct value *v)
{
    struct stage *s = stage_of(b);
    bool misfit = false;
    const struct value *made = NULL;

    if (v != NULL && s->config != NULL)
        made = value_with_set(s->config, steps, n, v, &misfit);
    else
        value_unref(v);
    if (made == NULL) {
        b->out->failed = true;
        return;
    }
    value_unref(s->config);
    s->config = made;
}

static void set(struct builder *b, const char *key, const struct value *v)
{
    const struct value_step step = {.key = str_of(key)};

    set_at(b, &step, 1, v);
}

static void set_member(struct builder *b, const char *map, struct str key, const struct value *v)
{
    const struct value_step steps[] = {{.key = str_of(map)}, {.key = key}};

    set_at(b, steps, 2, v);
}

/* ---- variables ---- */

static struct str name_of(struct str variable)
{
    ptrdiff_t equals = str_find(variable, '=', 0);

    return str_cut(variable, 0, equals < 0 ? variable.len : (size_t)equals);
}

static ptrdiff_t env_place(const struct value *env, struct str name)
{
    for (size_t i = 0; i < element_count(env); i++)
        if (str_eq_ascii_case(name_of(element(env, i)->u.text), name))
            return (ptrdiff_t)i;
    return -1;
}

static struct str find_arg(const struct builder *b, struct str name, bool global)
{
    for (size_t i = b->arg_count; i-- > 0;)
        if (str_eq(b->args[i].name, name) && b->args[i].global == global)
            return b->args[i].value;
    return STR_NONE;
}

static struct str find_variable(void *ctx, struct str name)
{
    struct builder *b = ctx;
    const struct value *env = b->count > 0 ? member(stage_of(b)->config, "Env") : NULL;
    ptrdiff_t at = env_place(env, name);
    struct str variable;

    if (at < 0)
        return find_arg(b, name, b->count == 0);
    variable = element(env, (size_t)at)->u.text;
    return str_cut(variable, name_of(variable).len + 1, variable.len);
}

static struct str find_global(void *ctx, struct str name)
{
    return find_arg(ctx, name, true);
}

static struct str expand_by(struct builder *b, struct str text,
                            struct str (*find)(void *ctx, struct str name))
{
    bool unresolved = false;
    struct str made = dockerfile_expand(&b->out->arena, text, b->walk.escape, find, b, &unresolved);

    if (unresolved)
        note(b, NOTE_REMARK,
             arena_printf(&b->out->arena,
                          "'%.*s' has a variable that the Dockerfile gives no value",
                          STR_FMT(str_cut(text, 0, 60))));
    return made;
}

static struct str expanded(struct builder *b, struct str text)
{
    return expand_by(b, text, find_variable);
}

static void add_variable(struct builder *b, struct str name, struct str value)
{
    const struct value *env = member(stage_of(b)->config, "Env");
    ptrdiff_t at = env_place(env, name);
    const struct value_step steps[] = {{.key = STR_LIT("Env")},
                                       {.index = at < 0 ? element_count(env) : (size_t)at}};

    set_at(b, steps, 2,
           value_string(arena_printf(&b->out->arena, "%.*s=%.*s", STR_FMT(name), STR_FMT(value))));
}

/* ---- forms ---- */

/* A list of JSON texts; NULL: it is none, and the shell form. */
static const struct value *json_form(struct builder *b, struct str text)
{
    const struct value *v = NULL;

    if (!str_starts(text, STR_LIT("[")))
        return NULL;
    if (!arena_drop_err(&b->out->arena, json_read(&v, text)) && v->kind == VALUE_LIST) {
        for (size_t i = 0; i < v->u.list.count; i++)
            if (v->u.list.items[i]->kind != VALUE_STRING)
                break;
            else if (i + 1 == v->u.list.count)
                return v;
        if (v->u.list.count == 0)
            return v;
    }
    value_unref(v);
    return NULL;
}

/* "cmd /S /C" and the line as one text: so the daemon's builder writes the shell form for Windows.
 */
static const struct value *shell_form(struct builder *b, struct str line)
{
    const struct value *shell = member(stage_of(b)->config, "Shell");
    struct str text = STR_LIT("cmd /S /C");

    for (size_t i = 0; i < element_count(shell); i++)
        text = i == 0 ? element(shell, i)->u.text
                      : arena_printf(&b->out->arena, "%.*s %.*s", STR_FMT(text),
                                     STR_FMT(element(shell, i)->u.text));
    text = arena_printf(&b->out->arena, "%.*s %.*s", STR_FMT(text), STR_FMT(line));
    return made_push(value_list(), value_string(text));
}

static void set_command(struct builder *b, const char *key, struct str rest)
{
    const struct value *list = json_form(b, rest);

    set(b, "ArgsEscaped", value_bool(list == NULL));
    set(b, key, list != NULL ? list : shell_form(b, rest));
}

static void each_word(struct builder *b, struct str rest,
                      void (*take)(struct builder *b, struct str word))
{
    const struct value *list = json_form(b, rest);
    struct str words[WORDS_MOST];
    size_t count = list == NULL ? dockerfile_words(words, WORDS_MOST, rest, b->walk.escape)
                                : list->u.list.count;

    for (size_t i = 0; i < count; i++)
        take(b, expanded(b, list == NULL ? words[i] : list->u.list.items[i]->u.text));
    value_unref(list);
}

/* ---- instructions ---- */

static const struct stage *stage_named(const struct builder *b, struct str name)
{
    for (size_t i = b->count; i-- > 0;)
        if (str_eq_ascii_case(b->stages[i].name, name))
            return &b->stages[i];
    return NULL;
}

static void from(struct builder *b, struct str rest)
{
    struct str words[WORDS_MOST], image, name = STR_NONE;
    size_t count = dockerfile_words(words, WORDS_MOST, rest, b->walk.escape), at = 0;
    const struct stage *above;

    while (at < count && str_starts(words[at], STR_LIT("--")))
        at++;
    if (at == count || b->count == STAGES_MOST) {
        note(b, NOTE_LEFT_OUT, STR_LIT("FROM names no image"));
        return;
    }
    image = expand_by(b, words[at], find_global);
    if (at + 2 < count && str_eq_ascii_case(words[at + 1], STR_LIT("AS")))
        name = words[at + 2];
    above = stage_named(b, image);
    b->stages[b->count] = (struct stage){
        .name = name,
        .base = above != NULL ? above->base : image,
        .config = above != NULL ? made_shared(above->config) : value_map(),
    };
    b->count++;
}

static void arg(struct builder *b, struct str rest)
{
    struct str words[WORDS_MOST];
    size_t count = dockerfile_words(words, WORDS_MOST, rest, b->walk.escape);

    for (size_t i = 0; i < count && b->arg_count < ARGS_MOST; i++) {
        struct str name = name_of(words[i]);
        struct argument made = {.name = name, .global = b->count == 0};

        made.value = name.len < words[i].len
                         ? expanded(b, str_cut(words[i], name.len + 1, words[i].len))
                         : find_arg(b, name, true);
        b->args[b->arg_count++] = made;
    }
}

static void env(struct builder *b, struct str rest)
{
    struct str words[WORDS_MOST];
    size_t count = dockerfile_words(words, WORDS_MOST, rest, b->walk.escape);

    if (count > 0 && str_find(words[0], '=', 0) < 0) { /* ENV NAME the rest of the line */
        add_variable(b, words[0], expanded(b, str_trim(str_cut(rest, words[0].len, rest.len))));
        return;
    }
    for (size_t i = 0; i < count; i++) {
        struct str name = name_of(words[i]);

        add_variable(b, expanded(b, name),
                     expanded(b, str_cut(words[i], name.len + 1, words[i].len)));
    }
}

static bool is_absolute(struct str path)
{
    return (path.len > 1 && path.s[1] == ':') || str_starts(path, STR_LIT("\\")) ||
           str_starts(path, STR_LIT("/"));
}

/* With backslashes; on C: unless it names a drive; below the one before when it is relative. */
static void workdir(struct builder *b, struct str rest)
{
    struct arena *a = &b->out->arena;
    struct str path = expanded(b, rest), above = member_text(stage_of(b)->config, "WorkingDir");
    char *made;

    if (!is_absolute(path))
        path = arena_printf(a, "%.*s%s%.*s", STR_FMT(above.len > 0 ? above : STR_LIT("C:")),
                            str_ends(above, STR_LIT("\\")) ? "" : "\\", STR_FMT(path));
    else if (path.len < 2 || path.s[1] != ':')
        path = arena_printf(a, "C:%.*s", STR_FMT(path));
    if ((made = arena_cstr(a, path)) == NULL)
        return;
    for (size_t i = 0; i < path.len; i++)
        if (made[i] == '/')
            made[i] = '\\';
    if (path.len > 1 && made[0] >= 'a' && made[0] <= 'z')
        made[0] = (char)(made[0] - 'a' + 'A');
    set(b, "WorkingDir", value_string((struct str){made, path.len}));
}

static void add_volume(struct builder *b, struct str word)
{
    set_member(b, "Volumes", word, value_map());
}

static void add_port(struct builder *b, struct str word)
{
    if (str_find(word, '/', 0) < 0)
        word = arena_printf(&b->out->arena, "%.*s/tcp", STR_FMT(word));
    set_member(b, "ExposedPorts", word, value_map());
}

static void label(struct builder *b, struct str rest)
{
    struct str words[WORDS_MOST];
    size_t count = dockerfile_words(words, WORDS_MOST, rest, b->walk.escape);

    for (size_t i = 0; i < count; i++) {
        struct str name = name_of(words[i]);

        if (name.len < words[i].len)
            set_member(b, "Labels", expanded(b, name),
                       value_string(expanded(b, str_cut(words[i], name.len + 1, words[i].len))));
    }
}

static void shell(struct builder *b, struct str rest)
{
    const struct value *list = json_form(b, rest);

    if (list != NULL)
        set(b, "Shell", list);
    else
        note(b, NOTE_LEFT_OUT, STR_LIT("SHELL takes a list in JSON form only"));
}

/* "--interval=30s" in front of a health check. */
struct health_option {
    const char *flag, *member; /* of Healthcheck */
    bool count;                /* a number, else a duration */
};

static const struct health_option health_options[] = {
    {"--interval=", "Interval", false},        {"--timeout=", "Timeout", false},
    {"--start-period=", "StartPeriod", false}, {"--start-interval=", "StartInterval", false},
    {"--retries=", "Retries", true},
};

/* The number that the option's value means: nanoseconds of a duration. False: *why not. */
static bool health_number(struct builder *b, int64_t *out, struct str *why,
                          const struct health_option *option, struct str text)
{
    uint64_t n = 0;

    if (!option->count)
        return client_duration(out, why, &b->out->arena, text);
    *why = STR_LIT("it is no number");
    if (num_uint64(&n, text) != NUM_OK || n > INT32_MAX)
        return false;
    *out = (int64_t)n;
    return true;
}

static void health_option(struct builder *b, struct str word)
{
    for (size_t i = 0; i < sizeof(health_options) / sizeof(health_options[0]); i++) {
        struct str flag = str_of(health_options[i].flag), why = STR_NONE, text;
        int64_t n = 0;

        if (!str_starts(word, flag))
            continue;
        text = expanded(b, str_cut(word, flag.len, word.len));
        if (health_number(b, &n, &why, &health_options[i], text))
            set_member(b, "Healthcheck", str_of(health_options[i].member),
                       value_number(arena_printf(&b->out->arena, "%lld", (long long)n)));
        else
            note(b, NOTE_LEFT_OUT,
                 arena_printf(&b->out->arena, "'%.*s': %.*s", STR_FMT(str_cut(word, 0, 60)),
                              STR_FMT(why)));
        return;
    }
    note(b, NOTE_LEFT_OUT,
         arena_printf(&b->out->arena, "HEALTHCHECK has no option '%.*s'",
                      STR_FMT(str_cut(word, 0, 60))));
}

/* Takes the options off the front of *rest. */
static void health_take_options(struct builder *b, struct str *rest)
{
    while (str_starts(*rest, STR_LIT("--"))) {
        size_t n = 0;

        while (n < rest->len && rest->s[n] != ' ' && rest->s[n] != '\t')
            n++;
        health_option(b, str_cut(*rest, 0, n));
        *rest = str_trim(str_cut(*rest, n, rest->len));
    }
}

static void health(struct builder *b, struct str rest)
{
    const struct value *list;
    struct value *test = value_list();
    struct str line;

    set(b, "Healthcheck", value_map()); /* the last one counts, with its own options alone */
    health_take_options(b, &rest);
    line = str_trim(str_cut(rest, 4, rest.len));
    list = json_form(b, line);
    if (str_eq_ascii_case(rest, STR_LIT("NONE"))) {
        test = made_push(test, value_string(STR_LIT("NONE")));
    } else if (!str_eq_ascii_case(str_cut(rest, 0, 3), STR_LIT("CMD")) || line.len == 0) {
        note(b, NOTE_LEFT_OUT, STR_LIT("HEALTHCHECK takes CMD with a command, or NONE"));
        value_unref(test);
        test = NULL;
    } else {
        test = made_push(test, value_string(list != NULL ? STR_LIT("CMD") : STR_LIT("CMD-SHELL")));
        for (size_t i = 0; i < element_count(list); i++)
            test = made_push(test, value_ref(element(list, i)));
        if (list == NULL)
            test = made_push(test, value_string(line));
    }
    value_unref(list);
    if (test != NULL)
        set_member(b, "Healthcheck", STR_LIT("Test"), test);
}

static void entrypoint(struct builder *b, struct str rest)
{
    set_command(b, "Entrypoint", rest);
    if (!stage_of(b)->has_cmd) /* that of the base goes */
        set(b, "Cmd", value_null());
}

static void cmd(struct builder *b, struct str rest)
{
    set_command(b, "Cmd", rest);
    stage_of(b)->has_cmd = true;
}

static void user(struct builder *b, struct str rest)
{
    set(b, "User", value_string(expanded(b, rest)));
}

static void stop_signal(struct builder *b, struct str rest)
{
    set(b, "StopSignal", value_string(expanded(b, rest)));
}

static void volume(struct builder *b, struct str rest)
{
    each_word(b, rest, add_volume);
}

static void expose(struct builder *b, struct str rest)
{
    each_word(b, rest, add_port);
}

static void carry_out(struct builder *b, const struct dockerfile_line *line)
{
    static const struct {
        const char *word;
        void (*run)(struct builder *b, struct str rest);
    } all[] = {
        {"ENV", env},
        {"WORKDIR", workdir},
        {"USER", user},
        {"VOLUME", volume},
        {"EXPOSE", expose},
        {"LABEL", label},
        {"SHELL", shell},
        {"HEALTHCHECK", health},
        {"CMD", cmd},
        {"ENTRYPOINT", entrypoint},
        {"STOPSIGNAL", stop_signal},
    };

    b->line = line->line;
    if (str_eq_ascii_case(line->word, STR_LIT("FROM"))) {
        from(b, line->rest);
    } else if (str_eq_ascii_case(line->word, STR_LIT("ARG"))) {
        arg(b, line->rest);
    } else if (!dockerfile_is_instruction(line->word)) {
        note(b, NOTE_LEFT_OUT,
             arena_printf(&b->out->arena, "column 1: '%.*s' is no instruction",
                          STR_FMT(str_cut(line->word, 0, 60))));
    } else if (b->count == 0) {
        note(b, NOTE_LEFT_OUT, STR_LIT("column 1: no FROM stands above this"));
    } else {
        for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
            if (str_eq_ascii_case(line->word, str_of(all[i].word)))
                all[i].run(b, line->rest);
    }
    if (line->unfinished)
        note(b, NOTE_SALVAGED, STR_LIT("the text ends in the middle of an instruction"));
}

/* ---- what is told ---- */

#define IMAGE_ID "dockerfile"

static void tell(struct builder *b)
{
    struct stage *s = stage_of(b);
    struct host_element e = {b->out, "Images", STR_LIT(IMAGE_ID), "Dockerfile"};

    b->out->line = input_line(b->in, 1);
    image_name_tell(b->out, e.name, s->base, "Dockerfile");
    host_element_give(&e, "Config", made_shared(s->config));
    evidence_note(b->out, NOTE_REMARK, STR_LIT("host.Images." IMAGE_ID ".Config"),
                  arena_printf(&b->out->arena,
                               "what the image has from '%.*s' is not told by the Dockerfile",
                               STR_FMT(str_cut(s->base, 0, 100))));
}

struct err *format_dockerfile_read(struct evidence *out, const struct input *in)
{
    struct builder *b = arena_calloc(&out->arena, 1, sizeof(*b));
    struct dockerfile_line line;
    struct err *e = NULL;

    if (b == NULL)
        return err_oom();
    b->out = out;
    b->in = in;
    dockerfile_walk_init(&b->walk, &out->arena, in->text);
    while (dockerfile_walk_next(&b->walk, &line))
        carry_out(b, &line);
    if (b->count > 0)
        tell(b);
    else
        e = err_at(err_new(ERR_INPUT, "this Dockerfile has no FROM"), NULL, input_line(in, 1), 1);
    for (size_t i = 0; i < b->count; i++)
        value_unref(b->stages[i].config);
    return e;
}

/* ---- recognition ---- */

/* A line "FROM image" with nothing but ARG and remarks above it, and another instruction. */
unsigned format_dockerfile_recognises(const struct input *in)
{
    struct dockerfile_walk walk;
    struct dockerfile_line line;
    size_t from_lines = 0, others = 0, strange = 0;
    struct arena a;
    bool failed;

    if (in->json)
        return 0;
    arena_init(&a);
    dockerfile_walk_init(&walk, &a, input_head(in));
    while (dockerfile_walk_next(&walk, &line)) {
        if (str_is(line.word, "FROM") || str_is(line.word, "from"))
            from_lines += line.rest.len > 0;
        else if (dockerfile_is_instruction(line.word) && line.rest.len > 0)
            others++;
        else
            strange++;
        if (from_lines + others == 0)
            break;
    }
    failed = arena_failed(&a);
    arena_finish(&a);
    if (failed)
        return FORMAT_NO_MEMORY;
    if (from_lines == 0 || strange > others + from_lines)
        return 0;
    return others > 0 ? 90 : 60;
}
