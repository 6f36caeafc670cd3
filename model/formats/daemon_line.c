#include "model/formats/daemon_line.h"

#include "model/formats/daemon_setting.h"
#include "model/formats/members.h"
#include "model/shell/shell.h"
#include "model/value/value_make.h"

#include <string.h>

static const char program[] = "dockerd";

ptrdiff_t daemon_line_program(struct str line)
{
    return str_find_ascii_case(line, str_of(program), 0);
}

bool daemon_line_is(struct str line)
{
    return daemon_line_program(line) >= 0;
}

/* Behind dockerd, dockerd.exe or "...\dockerd.exe". */
static struct str options_of(struct str line)
{
    size_t at = (size_t)daemon_line_program(line) + strlen(program);

    if (str_starts_ascii_case(str_cut(line, at, line.len), STR_LIT(".exe")))
        at += strlen(".exe");
    return str_cut(line, at + (at < line.len && memchr("\"'", line.s[at], 2) != NULL), line.len);
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

bool daemon_line_split(struct shell_answer *words, struct arena *a, struct str line)
{
    struct str typed = arena_printf(a, "docker %.*s", STR_FMT(options_of(line)));

    return !arena_drop_err(a, shell_split(words, a, SHELL_ARGV, typed)) && words->count > 0;
}

void daemon_line_tell(struct evidence *out, struct str line, struct str source)
{
    struct daemon_teller t = {.out = out, .source = source, .fault = note_fault, .ctx = out};
    struct shell_answer words;

    if (!daemon_line_is(line) || !daemon_line_split(&words, &out->arena, line))
        return;
    for (size_t i = 0; i < daemon_setting_count; i++)
        tell(&t, &words.commands[0], &daemon_settings[i]);
}

bool daemon_line_has_setting(const struct shell_words *words)
{
    for (size_t i = 0; i < words->count; i++)
        if (setting_of(words->items[i]) != NULL)
            return true;
    return false;
}
