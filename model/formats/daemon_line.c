#include "model/formats/daemon_line.h"

#include "model/base/ascii.h"
#include "model/shell/shell.h"
#include "model/value/value_make.h"

enum what { ROOT, EXEC_OPT, DNS_SEARCH, BRIDGE, CONFIG_FILE };

/* Source: dockerd --help, moby's cmd/dockerd/config.go and config_windows.go. */
static const struct option {
    char name[16], letter[4];
    enum what what;
} options[] = {
    {"--data-root", "", ROOT},    {"--graph", "-g", ROOT},
    {"--exec-opt", "", EXEC_OPT}, {"--dns-search", "", DNS_SEARCH},
    {"--bridge", "-b", BRIDGE},   {"--config-file", "", CONFIG_FILE},
};

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
static const struct option *option_of(struct str word)
{
    ptrdiff_t sign = str_find(word, '=', 0);
    struct str name = str_cut(word, 0, sign > 0 ? (size_t)sign : word.len);

    for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++)
        if (str_is(name, options[i].name) ||
            (options[i].letter[0] != '\0' && str_is(name, options[i].letter)))
            return &options[i];
    return NULL;
}

struct reader {
    struct evidence *out;
    struct str source;
    struct value *search; /* NULL: none is told */
};

static void tell_exec_opt(struct reader *r, struct str value)
{
    static const struct str name = STR_INIT("isolation=");
    struct str isolation = str_cut(value, name.len, value.len);

    if (!str_starts_ascii_case(value, name))
        return;
    if (str_eq_ascii_case(isolation, STR_LIT("process")) ||
        str_eq_ascii_case(isolation, STR_LIT("hyperv")))
        evidence_tell_text(r->out, STR_LIT("host.DefaultIsolation"), isolation, r->source);
}

static void tell(struct reader *r, enum what what, struct str value)
{
    switch (what) {
    case ROOT:
        evidence_tell_text(r->out, STR_LIT("host.Root"), value, r->source);
        break;
    case EXEC_OPT:
        tell_exec_opt(r, value);
        break;
    case DNS_SEARCH:
        r->search = made_push(r->search != NULL ? r->search : value_list(), value_string(value));
        break;
    case BRIDGE:
        if (str_is(value, "none"))
            evidence_tell(r->out, STR_LIT("host.DisableBridge"), value_bool(true), r->source);
        break;
    case CONFIG_FILE:
        evidence_note(r->out, NOTE_REMARK, STR_LIT("host"),
                      arena_printf(&r->out->arena,
                                   "further settings of the daemon stand in %.*s: bring it, too",
                                   STR_FMT(value)));
        break;
    }
}

static void tell_words(struct reader *r, const struct shell_words *words)
{
    for (size_t i = 0; i < words->count; i++) {
        const struct option *o = option_of(words->items[i]);
        ptrdiff_t sign = str_find(words->items[i], '=', 0);

        if (o == NULL)
            continue;
        if (sign > 0)
            tell(r, o->what, str_cut(words->items[i], (size_t)sign + 1, words->items[i].len));
        else if (i + 1 < words->count)
            tell(r, o->what, words->items[++i]);
    }
}

void daemon_line_tell(struct evidence *out, struct str line, struct str source)
{
    struct reader r = {.out = out, .source = source};
    struct shell_answer words;
    struct str typed;

    if (!daemon_line_is(line))
        return;
    typed = arena_printf(&out->arena, "docker %.*s", STR_FMT(options_of(line)));
    if (arena_drop_err(&out->arena, shell_split(&words, &out->arena, SHELL_ARGV, typed)) ||
        words.count == 0)
        return;
    tell_words(&r, &words.commands[0]);
    if (r.search != NULL)
        evidence_tell(out, STR_LIT("host.DNSSearch"), r.search, source);
}
