#include "model/shell/shell_parts.h"

#include "model/base/names.h"

/* Each once, in the order of first mention. */
static void unique(struct arena *a, struct shell_words *words)
{
    struct names names;
    bool is_new;

    names_init(&names, a, words->count);
    for (size_t i = 0; i < words->count; i++)
        (void)names_index(&names, words->items[i], &is_new);
    words->items = names.texts;
    words->count = names.count;
    words->capacity = names.count;
}

static void split_argv(struct splitter *s)
{
    struct shell_words words = {NULL, 0, 0, 0};

    shell_argv(s, &words, s->text);
    shell_command(s, &words, true);
}

struct err *shell_split(struct shell_answer *out, struct arena *a, enum shell shell,
                        struct str text)
{
    struct splitter s = {.a = a, .text = text, .out = out};

    *out = (struct shell_answer){.count = 0};
    switch (shell) {
    case SHELL_BASH:
        shell_bash(&s);
        break;
    case SHELL_CMD:
        shell_cmd(&s);
        break;
    case SHELL_POWERSHELL:
    case SHELL_POWERSHELL_LEGACY:
        shell_powershell(&s, shell == SHELL_POWERSHELL_LEGACY);
        break;
    case SHELL_ARGV:
        split_argv(&s);
        break;
    }
    unique(a, &out->unresolved);
    if (s.error == NULL && arena_failed(a))
        s.error = err_oom();
    return s.error;
}

bool shell_same_words(const struct shell_answer *a, const struct shell_answer *b)
{
    if (a->error.len > 0 || b->error.len > 0 || a->is_open || b->is_open || a->count != b->count ||
        a->unresolved.count > 0 || b->unresolved.count > 0)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        if (a->commands[i].count != b->commands[i].count)
            return false;
        for (size_t j = 0; j < a->commands[i].count; j++) {
            if (!str_eq(a->commands[i].items[j], b->commands[i].items[j]))
                return false;
        }
    }
    return true;
}

bool shell_by_name(enum shell *out, struct str name)
{
    static const struct {
        const char *name;
        enum shell shell;
    } shells[] = {
        {"bash", SHELL_BASH},
        {"cmd", SHELL_CMD},
        {"powershell", SHELL_POWERSHELL},
        {"argv", SHELL_ARGV},
    };

    for (size_t i = 0; i < sizeof(shells) / sizeof(shells[0]); i++) {
        if (str_is(name, shells[i].name)) {
            *out = shells[i].shell;
            return true;
        }
    }
    return false;
}
