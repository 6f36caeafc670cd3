#include "model/formats/daemon_line.h"

#include "model/formats/daemon_setting.h"
#include "model/formats/members.h"
#include "model/shell/shell.h"
#include "model/value/value_make.h"

#include <string.h>

static const char program[] = "dockerd";

static ptrdiff_t program_at(struct str line)
{
    return str_find_ascii_case(line, str_of(program), 0);
}

bool daemon_line_is(struct str line)
{
    return program_at(line) >= 0;
}

/* Behind dockerd, dockerd.exe or "...\dockerd.exe". */
static struct str options_of(struct str line)
{
    size_t at = (size_t)program_at(line) + strlen(program);

    if (str_starts_ascii_case(str_cut(line, at, line.len), STR_LIT(".exe")))
        at += strlen(".exe");
    return str_cut(line, at + (at < line.len && line.s[at] == '"'), line.len);
}

/* Of `word`, which may have its value behind =; NULL: none that is known. */
static const struct daemon_setting *setting_of(struct str word)
{
    ptrdiff_t sign = str_find(word, '=', 0);
    struct str name = str_cut(word, 0, sign > 0 ? (size_t)sign : word.len);

    for (size_t i = 0; i < daemon_setting_count; i++)
        if (str_is(name, daemon_settings[i].flag) ||
            (daemon_settings[i].letter[0] != '\0' && str_is(name, daemon_settings[i].letter)))
            return &daemon_settings[i];
    return NULL;
}

/* The values of the flag, in their order; NULL: no memory. */
static struct value *given(const struct shell_words *words, const struct daemon_setting *s)
{
    struct value *list = value_list();

    for (size_t i = 0; i < words->count; i++) {
        struct str word = words->items[i];
        const struct daemon_setting *own = setting_of(word);
        ptrdiff_t sign = str_find(word, '=', 0);

        if (own == NULL)
            continue;
        if (sign <= 0 && i + 1 == words->count)
            break;
        word = sign > 0 ? str_cut(word, (size_t)sign + 1, word.len) : words->items[++i];
        if (own == s)
            list = made_push(list, value_string(word));
    }
    return list;
}

/* name=value, as an object of texts or of switches. */
static struct value *pairs(const struct value *list, bool switches)
{
    struct value *map = value_map();

    for (size_t i = 0; map != NULL && i < element_count(list); i++) {
        struct str text = element(list, i)->u.text;
        ptrdiff_t sign = str_find(text, '=', 0);
        struct str name = str_cut(text, 0, sign > 0 ? (size_t)sign : text.len);
        struct str value = sign > 0 ? str_cut(text, (size_t)sign + 1, text.len) : STR_NONE;

        map = made_with_key(map, name,
                            switches ? value_bool(sign <= 0 || str_is(value, "true"))
                                     : value_string(value));
    }
    return map;
}

/* What is given, as daemon.json has it; NULL: no memory. */
static const struct value *as_value(const struct value *list, enum daemon_kind kind)
{
    switch (kind) {
    case DAEMON_LIST:
    case DAEMON_EXEC:
        return value_ref(list);
    case DAEMON_PAIRS:
        return pairs(list, false);
    case DAEMON_FEATURES:
        return pairs(list, true);
    case DAEMON_TEXT:
    case DAEMON_BRIDGE:
    case DAEMON_FILE:
        break;
    }
    return value_ref(element(list, element_count(list) - 1));
}

static void note_fault(void *ctx, struct str text)
{
    evidence_note(ctx, NOTE_REMARK, STR_LIT("host"), text);
}

static void tell(const struct daemon_teller *t, const struct shell_words *words,
                 const struct daemon_setting *s)
{
    const struct value *list = evidence_made(t->out, given(words, s)), *v;

    if (element_count(list) > 0) {
        v = evidence_made(t->out, as_value(list, s->kind));
        daemon_setting_tell(t, s, v);
        value_unref(v);
    }
    value_unref(list);
}

/* False: not so much as a word. */
static bool split(struct shell_answer *words, struct arena *a, struct str line)
{
    struct str typed = arena_printf(a, "docker %.*s", STR_FMT(options_of(line)));

    return !arena_drop_err(a, shell_split(words, a, SHELL_ARGV, typed)) && words->count > 0;
}

void daemon_line_tell(struct evidence *out, struct str line, struct str source)
{
    struct daemon_teller t = {.out = out, .source = source, .fault = note_fault, .ctx = out};
    struct shell_answer words;

    if (!daemon_line_is(line) || !split(&words, &out->arena, line))
        return;
    for (size_t i = 0; i < daemon_setting_count; i++)
        tell(&t, &words.commands[0], &daemon_settings[i]);
}

/* ---- commands ---- */

/* What a command that sets a service up begins with. */
static bool sets_service(struct str line)
{
    static const char begins[][20] = {"sc config ",     "sc.exe config ", "sc create ",
                                      "sc.exe create ", "nssm install ",  "nssm.exe install ",
                                      "nssm set ",      "nssm.exe set ",  "New-Service "};

    for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
        if (str_starts_ascii_case(line, str_of(begins[i])))
            return true;
    return false;
}

/* What goes on in double quotes up to the text's end, with the quotes that a shell's sign stands in
 * front of; STR_NONE: it does not. */
static struct str out_of_quotes(struct arena *a, struct str text)
{
    char *to = arena_alloc(a, text.len + 1);
    size_t n = 0;

    for (size_t i = 0; to != NULL && i < text.len; i++) {
        if (text.s[i] == '"')
            return i + 1 == text.len ? (struct str){to, n} : STR_NONE;
        i += i + 1 < text.len && memchr("\\`", text.s[i], 2) != NULL && text.s[i + 1] == '"';
        to[n++] = text.s[i];
    }
    return STR_NONE;
}

/* "nssm set docker AppParameters --exec-opt ...": the service's name stands for the program. */
static struct str of_parameters(struct arena *a, struct str line)
{
    const struct str name = STR_LIT(" docker AppParameters ");
    const ptrdiff_t at = str_find_ascii_case(line, name, 0);
    struct str words, whole;

    if (at <= 0 || !str_starts_ascii_case(line, STR_LIT("nssm")))
        return STR_NONE;
    words = str_cut(line, (size_t)at + name.len, line.len);
    if (str_starts(words, STR_LIT("\"")) &&
        (whole = out_of_quotes(a, str_cut(words, 1, words.len))).len > 0)
        words = whole;
    return arena_printf(a, "dockerd %.*s", STR_FMT(words));
}

/* Whether the line's first word is dockerd, wherever it lies. */
static bool runs(struct str line)
{
    const size_t at = (size_t)program_at(line);
    const bool quoted = line.s[0] == '"' || line.s[0] == '&';

    for (size_t i = 0; i < at; i++)
        if (line.s[i] == ' ' && !quoted)
            return false;
    return at == 0 || memchr("\\/\"", line.s[at - 1], 3) != NULL;
}

/* Without a shell's single quotes: the last of one around all that is behind the program, and
 * those around words, which become the double ones that Windows knows. */
static struct str unquoted(struct arena *a, struct str line)
{
    size_t quotes = 0;
    char *to;

    line = str_trim(line);
    for (size_t i = 0; i < line.len; i++)
        quotes += line.s[i] == '\'';
    if (quotes % 2 == 1 && str_ends(line, STR_LIT("'"))) {
        line.len--;
        quotes--;
    }
    if (quotes == 0 || quotes % 2 == 1 || str_find(line, '"', 0) >= 0 ||
        (to = arena_alloc(a, line.len)) == NULL)
        return line;
    for (size_t i = 0; i < line.len; i++)
        to[i] = line.s[i] == '\'' ? '"' : line.s[i];
    return (struct str){to, line.len};
}

struct str daemon_line_of_command(struct arena *a, struct str line)
{
    struct str found = of_parameters(a, line = str_trim(line)), whole;
    struct shell_answer words;

    if (found.len == 0 && daemon_line_is(line) && (sets_service(line) || runs(line)))
        found = str_cut(line, (size_t)program_at(line), line.len);
    found = (whole = out_of_quotes(a, found)).len > 0 ? whole : unquoted(a, found);
    if (found.len == 0 || !split(&words, a, found))
        return STR_NONE;
    for (size_t i = 0; i < words.commands[0].count; i++)
        if (setting_of(words.commands[0].items[i]) != NULL)
            return found;
    return STR_NONE;
}
