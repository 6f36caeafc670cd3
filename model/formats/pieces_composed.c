/* The options of a docker compose command that stands in the same text as its files. */
#include "model/client/run_assigned.h"
#include "model/client/run_in_line.h"
#include "model/client/run_prompt.h"
#include "model/formats/pieces.h"
#include "model/transport/lines.h"

enum { COMMANDS_LOOKED = 16 };

/* What stands behind "docker compose", "docker-compose"; empty: the line is none of them. */
static struct str options_in(struct str line)
{
    static const char alone[][20] = {"docker-compose.exe ", "docker-compose "};
    struct str command = run_in_line_command(run_typed(line)), behind = run_in_line_docker(command);

    if (str_starts(behind, STR_LIT("compose ")))
        return str_cut(behind, sizeof("compose"), behind.len);
    for (size_t i = 0; i < sizeof(alone) / sizeof(alone[0]); i++)
        if (str_starts_ascii_case(command, str_of(alone[i])))
            return str_cut(command, strlen(alone[i]), command.len);
    return STR_NONE;
}

/* Compose's flags with a value, and the variable that says the same; empty: nothing follows of it
 * here. */
static const struct {
    char letter[4], name[20], variable[24];
} flags[] = {
    {"-f", "--file", RUN_COMPOSE_FILE},
    {"-p", "--project-name", "COMPOSE_PROJECT_NAME"},
    {"", "--env-file", "COMPOSE_ENV_FILES"},
    {"", "--profile", ""},
    {"", "--project-directory", ""},
    {"", "--ansi", ""},
    {"", "--progress", ""},
    {"", "--parallel", ""},
};

/* What a word that begins an option says; *value: behind its =, or joined to its letter. -1: it is
 * a switch. */
static ptrdiff_t flag_of(struct str *value, struct str word)
{
    const ptrdiff_t sign = str_find(word, '=', 0);

    *value = STR_NONE;
    for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
        const struct str letter = str_of(flags[i].letter), name = str_of(flags[i].name);

        if (letter.len > 0 && str_starts(word, letter)) {
            *value = str_cut(word, letter.len, word.len);
            *value = str_cut(*value, str_starts(*value, STR_LIT("=")), value->len);
            return (ptrdiff_t)i;
        }
        if (!str_eq(str_cut(word, 0, sign > 0 ? (size_t)sign : word.len), name))
            continue;
        if (sign > 0)
            *value = str_cut(word, (size_t)sign + 1, word.len);
        return (ptrdiff_t)i;
    }
    return -1;
}

struct composed {
    struct shell_words words; /* behind "docker compose" */
    unsigned line;
};

/* Goes through those in front of the command: up, run. *end: where it stands. out: keeps what they
 * say; NULL: only looks. False: no memory. */
static bool read_options(size_t *end, struct pieces *out, const struct composed *c)
{
    const struct shell_words *words = &c->words;
    size_t i;

    for (i = 0; i < words->count && str_starts(words->items[i], STR_LIT("-")); i++) {
        struct run_assigned v = {.line = c->line, .option = true};
        const ptrdiff_t flag = flag_of(&v.value, words->items[i]);

        if (flag < 0)
            continue;
        if (v.value.len == 0 && i + 1 < words->count)
            v.value = words->items[++i];
        v.name = str_of(flags[flag].variable);
        v.exported = v.name.len > 0 && !str_is(v.name, RUN_COMPOSE_FILE);
        if (out != NULL && v.name.len > 0 && !pieces_keep_assigned(out, &v))
            return false;
    }
    *end = i;
    return true;
}

static bool makes_containers(const struct composed *c)
{
    static const char makers[][8] = {"up", "run", "create", "start"};
    size_t at;

    (void)read_options(&at, NULL, c);
    for (size_t i = 0; at < c->words.count && i < sizeof(makers) / sizeof(makers[0]); i++)
        if (str_is(c->words.items[at], makers[i]))
            return true;
    return false;
}

static size_t find_commands(struct composed found[COMMANDS_LOOKED], struct pieces *out,
                            const struct lines *l)
{
    size_t count = 0, looked = 0;

    for (size_t i = 0; i < l->count && looked < COMMANDS_LOOKED; i++) {
        const struct str options = options_in(l->items[i].text);
        struct shell_answer words;
        struct err *e;

        if (options.len == 0)
            continue;
        looked++;
        e = shell_split(&words, &out->arena, SHELL_POWERSHELL,
                        arena_printf(&out->arena, "docker %.*s", STR_FMT(options)));
        if (!arena_drop_err(&out->arena, e) && words.count > 0)
            found[count++] = (struct composed){words.commands[0], l->items[i].number};
    }
    return count;
}

/* Who stops, looks or takes away may say another project than who made the containers. */
bool pieces_find_composed(struct pieces *out, const struct lines *l)
{
    struct composed found[COMMANDS_LOOKED];
    bool made = false;
    size_t count, end;

    if (!pieces_have_compose(l))
        return true;
    count = find_commands(found, out, l);
    for (size_t i = 0; i < count; i++)
        made = made || makes_containers(&found[i]);
    for (size_t i = 0; i < count; i++)
        if ((!made || makes_containers(&found[i])) && !read_options(&end, out, &found[i]))
            return false;
    return !arena_failed(&out->arena);
}
