/* Where the command's words stand apart from its program: a scheduled task's XML, a service of
 * nssm. */
#include "model/formats/pieces.h"

#include "model/base/buf.h"
#include "model/transport/lines.h"
#include "model/transport/plain_bytes.h"

#define COMMAND_ABOVE 3 /* lines; the command stands right in front of its words */

/* What stands in the element; STR_NONE: the line has none that ends in it. */
static struct str element(struct str line, struct str begin, struct str end)
{
    ptrdiff_t from = str_find_text(line, begin, 0), to;

    if (from < 0)
        return STR_NONE;
    to = str_find_text(line, end, (size_t)from);
    return to < 0 ? STR_NONE : str_trim(str_cut(line, (size_t)from + begin.len, (size_t)to));
}

/* docker, "C:\Program Files\docker\docker.exe", and no other program whose name ends so. */
static bool is_docker(struct str program)
{
    size_t from;

    while (program.len > 0 && program.s[program.len - 1] == '"')
        program.len--;
    for (from = program.len; from > 0 && strchr("\\/\"", program.s[from - 1]) == NULL;)
        from--;
    program = str_cut(program, from, program.len);
    return str_eq_ascii_case(program, STR_LIT("docker")) ||
           str_eq_ascii_case(program, STR_LIT("docker.exe"));
}

static bool runs_docker(const struct lines *l, size_t i)
{
    for (size_t k = i + 1; k > 0 && i + 1 - k < COMMAND_ABOVE; k--) {
        struct str program =
            element(l->items[k - 1].text, STR_LIT("<Command>"), STR_LIT("</Command>"));

        if (program.len > 0)
            return is_docker(program);
    }
    return false;
}

/* Windows gives a program the words as cmd would, and bash would take the backslashes away. */
static struct str as_typed(struct arena *a, struct str words)
{
    struct buf out = {.s = NULL};

    buf_add(&out, STR_LIT("cmd /c docker "));
    for (size_t i = 0, len; i < words.len; i += len) {
        const char *meant;

        len = words.s[i] == '&' ? web_entity(str_cut(words, i, words.len), &meant) : 0;
        if (len > 0)
            buf_add(&out, str_of(meant));
        else
            buf_char(&out, words.s[i]);
        len += len == 0;
    }
    return buf_in_arena(&out, a);
}

/* ---- nssm ---- */

/* "nssm set NAME ...": what stands behind the name; empty: it is no such command. */
static struct str behind_service(struct str line, struct str verb, struct str *name)
{
    static const char programs[][10] = {"nssm ", "nssm.exe "};
    ptrdiff_t blank;
    size_t at = 0;

    line = str_trim(line);
    for (size_t i = 0; at == 0 && i < sizeof(programs) / sizeof(programs[0]); i++)
        if (str_starts_ascii_case(line, str_of(programs[i])))
            at = strlen(programs[i]);
    line = str_cut(line, at, line.len);
    if (at == 0 || !str_starts_ascii_case(line, verb))
        return STR_NONE;
    line = str_cut(line, verb.len, line.len);
    blank = str_find(line, ' ', 0);
    if (blank <= 0)
        return STR_NONE;
    *name = str_cut(line, 0, (size_t)blank);
    return str_trim(str_cut(line, (size_t)blank, line.len));
}

/* Behind the key of "nssm set NAME KEY ..."; empty: it is another one. */
static struct str setting(struct str line, struct str key, struct str *name)
{
    const struct str rest = behind_service(line, STR_LIT("set "), name);

    return str_starts_ascii_case(rest, key) ? str_cut(rest, key.len, rest.len) : STR_NONE;
}

/* The program of `rest`, which words may follow. */
static bool begins_with_docker(struct str rest)
{
    const bool quoted = str_starts(rest, STR_LIT("\""));
    const ptrdiff_t end = str_find(rest, quoted ? '"' : ' ', 1);

    return is_docker(end > 0 ? str_cut(rest, 0, (size_t)end) : rest);
}

/* The service whose program was told last. */
struct service {
    struct str name;
    bool other; /* it runs no docker */
};

static void remember_service(struct service *s, struct str line)
{
    struct str name, program = behind_service(line, STR_LIT("install "), &name);

    if (program.len == 0)
        program = setting(line, STR_LIT("Application "), &name);
    if (program.len > 0)
        *s = (struct service){name, !begins_with_docker(program)};
}

/* Of "nssm set web AppParameters run --rm img" what docker is given; empty: it is none of docker's.
 */
static struct str of_service(const struct service *s, struct str line)
{
    static const char begins[][8] = {"run ", "create "};
    struct str name, words = setting(line, STR_LIT("AppParameters "), &name);

    if (words.len == 0 || (s->other && str_eq_ascii_case(s->name, name)))
        return STR_NONE;
    if (words.len > 1 && words.s[0] == '"' && words.s[words.len - 1] == '"' &&
        str_find(words, '"', 1) == (ptrdiff_t)words.len - 1)
        words = str_cut(words, 1, words.len - 1);
    for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
        if (str_starts(words, str_of(begins[i])))
            return words;
    return STR_NONE;
}

bool pieces_spell_tasks(struct pieces *out, struct lines *l)
{
    struct service service = {.name = STR_NONE};

    for (size_t i = 0; i < l->count; i++) {
        struct str words =
            element(l->items[i].text, STR_LIT("<Arguments>"), STR_LIT("</Arguments>"));

        if (words.len > 0 && runs_docker(l, i))
            l->items[i].text = as_typed(&out->arena, words);
        remember_service(&service, l->items[i].text);
        words = of_service(&service, l->items[i].text);
        if (words.len > 0)
            l->items[i].text = as_typed(&out->arena, words);
    }
    return !arena_failed(&out->arena);
}
