/* A stage's configuration, and what its instructions read and write it with. */
#include "model/formats/dockerfile_build.h"

#include "model/base/buf.h"
#include "model/formats/members.h"
#include "model/json/json.h"
#include "model/value/value_make.h"

struct dockerfile_stage *dockerfile_stage(struct dockerfile_builder *b)
{
    return &b->stages[b->count - 1];
}

void dockerfile_note(struct dockerfile_builder *b, enum note_kind kind, struct str text)
{
    b->out->line = input_line(b->in, b->line);
    evidence_note(b->out, kind, STR_NONE, text);
}

size_t dockerfile_split(struct dockerfile_builder *b, struct str *words, struct str rest)
{
    size_t count = dockerfile_words(words, DOCKERFILE_WORDS_ROOM, rest, b->walk.escape);

    if (count <= DOCKERFILE_WORDS_MOST)
        return count;
    dockerfile_note(b, NOTE_LEFT_OUT,
                    arena_printf(&b->out->arena,
                                 "the rest of this instruction: silospec reads %d words of one",
                                 DOCKERFILE_WORDS_MOST));
    return DOCKERFILE_WORDS_MOST;
}

void dockerfile_too_many(struct dockerfile_builder *b, size_t most, const char *what)
{
    if (!b->full)
        dockerfile_note(
            b, NOTE_LEFT_OUT,
            arena_printf(&b->out->arena,
                         "everything from here on: silospec reads %zu %s of a Dockerfile", most,
                         what));
    b->full = true;
}

/* ---- the configuration ---- */

/* Takes `v`. */
static void set_at(struct dockerfile_builder *b, const struct value_step *steps, size_t n,
                   const struct value *v)
{
    struct dockerfile_stage *s = dockerfile_stage(b);
    bool misfit = false;
    const struct value *made = NULL;

    if (b->settings == DOCKERFILE_SETTINGS_MOST) {
        dockerfile_too_many(b, DOCKERFILE_SETTINGS_MOST, "settings");
        value_unref(v);
        return;
    }
    b->settings++;
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

void dockerfile_set(struct dockerfile_builder *b, const char *key, const struct value *v)
{
    const struct value_step step = {.key = str_of(key)};

    set_at(b, &step, 1, v);
}

void dockerfile_set_member(struct dockerfile_builder *b, const char *map, struct str key,
                           const struct value *v)
{
    const struct value_step steps[] = {{.key = str_of(map)}, {.key = key}};

    set_at(b, steps, 2, v);
}

/* ---- variables ---- */

struct str dockerfile_name_of(struct str variable)
{
    ptrdiff_t equals = str_find(variable, '=', 0);

    return str_cut(variable, 0, equals < 0 ? variable.len : (size_t)equals);
}

static ptrdiff_t env_place(const struct value *env, struct str name)
{
    for (size_t i = 0; i < element_count(env); i++)
        if (str_eq_ascii_case(dockerfile_name_of(element(env, i)->u.text), name))
            return (ptrdiff_t)i;
    return -1;
}

struct str dockerfile_arg(const struct dockerfile_builder *b, struct str name, bool global)
{
    for (size_t i = b->arg_count; i-- > 0;)
        if (str_eq(b->args[i].name, name) && b->args[i].global == global)
            return b->args[i].value;
    return STR_NONE;
}

static struct str find_variable(void *ctx, struct str name)
{
    struct dockerfile_builder *b = ctx;
    const struct value *env = b->count > 0 ? member(dockerfile_stage(b)->config, "Env") : NULL;
    ptrdiff_t at = env_place(env, name);
    struct str variable;

    if (at < 0)
        return dockerfile_arg(b, name, b->count == 0);
    variable = element(env, (size_t)at)->u.text;
    return str_cut(variable, dockerfile_name_of(variable).len + 1, variable.len);
}

static struct str find_global(void *ctx, struct str name)
{
    return dockerfile_arg(ctx, name, true);
}

static struct str expand_by(struct dockerfile_builder *b, struct str text,
                            struct str (*find)(void *ctx, struct str name))
{
    bool unresolved = false;
    struct str made = dockerfile_expand(&b->out->arena, text, b->walk.escape, find, b, &unresolved);

    if (unresolved)
        dockerfile_note(b, NOTE_REMARK,
                        arena_printf(&b->out->arena,
                                     "'%.*s' has a variable that the Dockerfile gives no value",
                                     STR_FMT(str_cut(text, 0, 60))));
    return made;
}

struct str dockerfile_expanded(struct dockerfile_builder *b, struct str text)
{
    return expand_by(b, text, find_variable);
}

struct str dockerfile_expanded_global(struct dockerfile_builder *b, struct str text)
{
    return expand_by(b, text, find_global);
}

void dockerfile_add_variable(struct dockerfile_builder *b, struct str name, struct str value)
{
    const struct value *env = member(dockerfile_stage(b)->config, "Env");
    ptrdiff_t at = env_place(env, name);
    const struct value_step steps[] = {{.key = STR_LIT("Env")},
                                       {.index = at < 0 ? element_count(env) : (size_t)at}};

    set_at(b, steps, 2,
           value_string(arena_printf(&b->out->arena, "%.*s=%.*s", STR_FMT(name), STR_FMT(value))));
}

/* ---- forms ---- */

const struct value *dockerfile_json_form(struct dockerfile_builder *b, struct str text)
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
static const struct value *shell_form(struct dockerfile_builder *b, struct str line)
{
    const struct value *shell = member(dockerfile_stage(b)->config, "Shell");
    struct buf text = {NULL, 0, 0, false};

    if (element_count(shell) == 0)
        buf_add(&text, STR_LIT("cmd /S /C "));
    for (size_t i = 0; i < element_count(shell); i++) {
        buf_add(&text, element(shell, i)->u.text);
        buf_char(&text, ' ');
    }
    buf_add(&text, line);
    return made_push(value_list(), value_string(buf_in_arena(&text, &b->out->arena)));
}

void dockerfile_set_command(struct dockerfile_builder *b, const char *key, struct str rest)
{
    const struct value *list = dockerfile_json_form(b, rest);

    dockerfile_set(b, "ArgsEscaped", value_bool(list == NULL));
    dockerfile_set(b, key, list != NULL ? list : shell_form(b, rest));
}

void dockerfile_each_word(struct dockerfile_builder *b, struct str rest,
                          void (*take)(struct dockerfile_builder *b, struct str word))
{
    const struct value *list = dockerfile_json_form(b, rest);
    struct str words[DOCKERFILE_WORDS_ROOM];
    size_t count = list == NULL ? dockerfile_split(b, words, rest) : list->u.list.count;

    for (size_t i = 0; i < count; i++)
        take(b, dockerfile_expanded(b, list == NULL ? words[i] : list->u.list.items[i]->u.text));
    value_unref(list);
}
