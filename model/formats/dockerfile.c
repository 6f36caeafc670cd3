/* A Dockerfile: what its last stage makes of an image's configuration, as the daemon's own builder
 * for Windows does (moby daemon/builder/dockerfile/dispatchers.go). */
#include "model/formats/dockerfile_build.h"

#include "model/document/path.h"
#include "model/formats/format.h"
#include "model/formats/image_name.h"
#include "model/formats/members.h"
#include "model/value/value_make.h"

/* ---- instructions ---- */

static const struct dockerfile_stage *stage_named(const struct dockerfile_builder *b,
                                                  struct str name)
{
    for (size_t i = b->count; i-- > 0;)
        if (str_eq_ascii_case(b->stages[i].name, name))
            return &b->stages[i];
    return NULL;
}

static void from(struct dockerfile_builder *b, struct str rest)
{
    struct str words[DOCKERFILE_WORDS_ROOM], image, name = STR_NONE;
    size_t count = dockerfile_split(b, words, rest), at = 0;
    const struct dockerfile_stage *above;

    while (at < count && str_starts(words[at], STR_LIT("--")))
        at++;
    if (b->count == DOCKERFILE_STAGES_MOST) {
        dockerfile_too_many(b, DOCKERFILE_STAGES_MOST, "stages");
        return;
    }
    if (at == count) {
        dockerfile_note(b, NOTE_LEFT_OUT, STR_LIT("FROM names no image"));
        return;
    }
    image = dockerfile_expanded_global(b, words[at]);
    if (at + 2 < count && str_eq_ascii_case(words[at + 1], STR_LIT("AS")))
        name = words[at + 2];
    above = stage_named(b, image);
    b->stages[b->count] = (struct dockerfile_stage){
        .name = name,
        .base = above != NULL ? above->base : image,
        .config = above != NULL ? made_shared(above->config) : value_map(),
        .below_base = above != NULL && above->below_base,
    };
    b->count++;
}

static void arg(struct dockerfile_builder *b, struct str rest)
{
    struct str words[DOCKERFILE_WORDS_ROOM];
    size_t count = dockerfile_split(b, words, rest);

    for (size_t i = 0; i < count; i++) {
        struct str name = dockerfile_name_of(words[i]);
        struct dockerfile_argument made = {.name = name, .global = b->count == 0};

        if (b->arg_count == DOCKERFILE_ARGS_MOST) {
            dockerfile_too_many(b, DOCKERFILE_ARGS_MOST, "ARG variables");
            return;
        }
        made.value = name.len < words[i].len
                         ? dockerfile_expanded(b, str_cut(words[i], name.len + 1, words[i].len))
                         : dockerfile_arg(b, name, true);
        b->args[b->arg_count++] = made;
    }
}

static void env(struct dockerfile_builder *b, struct str rest)
{
    struct str words[DOCKERFILE_WORDS_ROOM];
    size_t count = dockerfile_split(b, words, rest);

    if (count > 0 && str_find(words[0], '=', 0) < 0) { /* ENV NAME the rest of the line */
        dockerfile_add_variable(
            b, words[0], dockerfile_expanded(b, str_trim(str_cut(rest, words[0].len, rest.len))));
        return;
    }
    for (size_t i = 0; i < count; i++) {
        struct str name = dockerfile_name_of(words[i]);

        dockerfile_add_variable(
            b, dockerfile_expanded(b, name),
            dockerfile_expanded(b, str_cut(words[i], name.len + 1, words[i].len)));
    }
}

static bool is_absolute(struct str path)
{
    return (path.len > 1 && path.s[1] == ':') || str_starts(path, STR_LIT("\\")) ||
           str_starts(path, STR_LIT("/"));
}

/* With backslashes; on C: unless it names a drive; below the one before when it is relative. */
static void workdir(struct dockerfile_builder *b, struct str rest)
{
    struct arena *a = &b->out->arena;
    struct str path = dockerfile_expanded(b, rest),
               above = member_text(dockerfile_stage(b)->config, "WorkingDir");
    char *made;

    dockerfile_stage(b)->below_base =
        !is_absolute(path) && (above.len == 0 || dockerfile_stage(b)->below_base);
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
    dockerfile_set(b, "WorkingDir", value_string((struct str){made, path.len}));
}

static void add_volume(struct dockerfile_builder *b, struct str word)
{
    dockerfile_set_member(b, "Volumes", word, value_map());
}

static void add_port(struct dockerfile_builder *b, struct str word)
{
    if (str_find(word, '/', 0) < 0)
        word = arena_printf(&b->out->arena, "%.*s/tcp", STR_FMT(word));
    dockerfile_set_member(b, "ExposedPorts", word, value_map());
}

static void label(struct dockerfile_builder *b, struct str rest)
{
    struct str words[DOCKERFILE_WORDS_ROOM];
    size_t count = dockerfile_split(b, words, rest);

    for (size_t i = 0; i < count; i++) {
        struct str name = dockerfile_name_of(words[i]);

        if (name.len < words[i].len)
            dockerfile_set_member(b, "Labels", dockerfile_expanded(b, name),
                                  value_string(dockerfile_expanded(
                                      b, str_cut(words[i], name.len + 1, words[i].len))));
    }
}

static void shell(struct dockerfile_builder *b, struct str rest)
{
    const struct value *list = dockerfile_json_form(b, rest);

    if (list != NULL)
        dockerfile_set(b, "Shell", list);
    else
        dockerfile_note(b, NOTE_LEFT_OUT, STR_LIT("SHELL takes a list in JSON form only"));
}

static void entrypoint(struct dockerfile_builder *b, struct str rest)
{
    dockerfile_set_command(b, "Entrypoint", rest);
    if (!dockerfile_stage(b)->has_cmd) /* that of the base goes */
        dockerfile_set(b, "Cmd", value_null());
}

static void cmd(struct dockerfile_builder *b, struct str rest)
{
    dockerfile_set_command(b, "Cmd", rest);
    dockerfile_stage(b)->has_cmd = true;
}

static void user(struct dockerfile_builder *b, struct str rest)
{
    dockerfile_set(b, "User", value_string(dockerfile_expanded(b, rest)));
}

static void stop_signal(struct dockerfile_builder *b, struct str rest)
{
    dockerfile_set(b, "StopSignal", value_string(dockerfile_expanded(b, rest)));
}

static void volume(struct dockerfile_builder *b, struct str rest)
{
    dockerfile_each_word(b, rest, add_volume);
}

static void expose(struct dockerfile_builder *b, struct str rest)
{
    dockerfile_each_word(b, rest, add_port);
}

static void carry_out(struct dockerfile_builder *b, const struct dockerfile_line *line)
{
    static const struct {
        const char *word;
        void (*run)(struct dockerfile_builder *b, struct str rest);
    } all[] = {
        {"ENV", env},
        {"WORKDIR", workdir},
        {"USER", user},
        {"VOLUME", volume},
        {"EXPOSE", expose},
        {"LABEL", label},
        {"SHELL", shell},
        {"HEALTHCHECK", dockerfile_health},
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
        dockerfile_note(b, NOTE_LEFT_OUT,
                        arena_printf(&b->out->arena, "column 1: '%.*s' is no instruction",
                                     STR_FMT(str_cut(line->word, 0, 60))));
    } else if (b->count == 0) {
        dockerfile_note(b, NOTE_LEFT_OUT, STR_LIT("column 1: no FROM stands above this"));
    } else {
        for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
            if (str_eq_ascii_case(line->word, str_of(all[i].word)))
                all[i].run(b, line->rest);
    }
    if (line->unfinished)
        dockerfile_note(b, NOTE_SALVAGED, STR_LIT("the text ends in the middle of an instruction"));
}

/* ---- what is told ---- */

#define IMAGE_CONFIG "host.Images." DOCKERFILE_IMAGE ".Config"

/* A member of the image's configuration. A folder below one that the base image has is not told. */
static void tell_member(struct dockerfile_builder *b, struct str key, const struct value *v)
{
    const struct value_step steps[] = {{.key = STR_LIT("host")},
                                       {.key = STR_LIT("Images")},
                                       {.key = STR_LIT(DOCKERFILE_IMAGE)},
                                       {.key = STR_LIT("Config")},
                                       {.key = key}};
    struct arena *a = &b->out->arena;
    struct str path = mdl_path_text(a, steps, sizeof(steps) / sizeof(steps[0]));

    if (str_is(key, "WorkingDir") && dockerfile_stage(b)->below_base)
        evidence_assume(b->out, path, value_ref(v),
                        STR_LIT("the base image works in C:\\, below which WORKDIR is"));
    else
        evidence_tell(b->out, path, value_ref(v),
                      arena_printf(a, "Dockerfile: %.*s", STR_FMT(key)));
}

/* What the Dockerfile does not set may be set by the base image. */
static void tell(struct dockerfile_builder *b)
{
    struct dockerfile_stage *s = dockerfile_stage(b);

    b->out->line = input_line(b->in, 1);
    evidence_tell_text(b->out, STR_LIT("host.Images." DOCKERFILE_IMAGE ".Id"),
                       STR_LIT(DOCKERFILE_IMAGE), STR_LIT("Dockerfile: FROM"));
    image_name_tell(b->out, STR_LIT(DOCKERFILE_IMAGE), s->base, "Dockerfile");
    evidence_unknown(b->out, STR_LIT(IMAGE_CONFIG));
    for (size_t i = 0; s->config != NULL && i < s->config->u.map.count; i++)
        tell_member(b, s->config->u.map.members[i].key, s->config->u.map.members[i].value);
    evidence_note(b->out, NOTE_REMARK, STR_LIT(IMAGE_CONFIG),
                  arena_printf(&b->out->arena,
                               "what the image has from '%.*s' is not told by the Dockerfile",
                               STR_FMT(str_cut(s->base, 0, 100))));
}

struct err *format_dockerfile_read(struct evidence *out, const struct input *in)
{
    struct dockerfile_builder *b = arena_calloc(&out->arena, 1, sizeof(*b));
    struct dockerfile_line line;
    struct err *e = NULL;

    if (b == NULL)
        return err_oom();
    b->out = out;
    b->in = in;
    dockerfile_walk_init(&b->walk, &out->arena, in->text);
    while (!b->full && dockerfile_walk_next(&b->walk, &line))
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
