#include "model/shell/shell_parts.h"

#include "model/base/names.h"

void shell_oom(struct splitter *s)
{
    if (s->error == NULL)
        s->error = err_oom();
}

/* Room for one more behind `count` items of `size` bytes. */
static void *grown(struct splitter *s, void *items, size_t count, size_t *capacity, size_t size)
{
    size_t more = *capacity > 0 ? *capacity * 2 : 8;
    void *p;

    if (count < *capacity)
        return items;
    if ((p = arena_calloc(s->a, more, size)) == NULL) {
        shell_oom(s);
        return NULL;
    }
    if (count > 0)
        memcpy(p, items, count * size);
    *capacity = more;
    return p;
}

bool shell_words_add(struct splitter *s, struct shell_words *words, struct str word)
{
    struct str *items = grown(s, words->items, words->count, &words->capacity, sizeof(*items));

    if (items == NULL)
        return false;
    words->items = items;
    words->items[words->count++] = word;
    return true;
}

void shell_unresolved(struct splitter *s, struct str name)
{
    (void)shell_words_add(s, &s->out->unresolved, name);
}

/* Each once, in the order of first mention. */
static void unique(struct arena *a, struct shell_words *words)
{
    struct names names;
    bool is_new;

    names_init(&names, a, words->count);
    for (size_t i = 0; i < words->count; i++)
        (void)names_place(&names, words->items[i], &is_new);
    words->items = names.texts;
    words->count = names.count;
    words->capacity = names.count;
}

bool shell_refuse(struct splitter *s, struct str message)
{
    if (s->out->error.len == 0)
        s->out->error = message;
    return false;
}

static struct str program_name(struct str word)
{
    size_t from = word.len;

    while (from > 0 && word.s[from - 1] != '/' && word.s[from - 1] != '\\')
        from--;
    return str_cut(word, from, word.len);
}

static bool is_docker(struct str word, bool any_case)
{
    struct str name = program_name(word);

    if (any_case)
        return str_eq_ascii_case(name, STR_LIT("docker")) ||
               str_eq_ascii_case(name, STR_LIT("docker.exe"));
    return str_is(name, "docker") || str_is(name, "docker.exe");
}

void shell_command(struct splitter *s, const struct shell_words *words, bool any_case)
{
    struct shell_answer *out = s->out;
    struct shell_words *commands;

    if (words->count == 0 || !is_docker(words->items[0], any_case))
        return;
    commands = grown(s, out->commands, out->count, &out->capacity, sizeof(*commands));
    if (commands == NULL)
        return;
    out->commands = commands;
    out->commands[out->count++] =
        (struct shell_words){words->items + 1, words->count - 1, words->count - 1, words->offset};
}

struct str shell_concat(struct splitter *s, struct str a, struct str b, struct str c)
{
    struct shell_bytes bytes = {NULL, 0, 0};

    shell_bytes_add(s, &bytes, a);
    shell_bytes_add(s, &bytes, b);
    shell_bytes_add(s, &bytes, c);
    return shell_bytes_str(&bytes);
}

void shell_bytes_add(struct splitter *s, struct shell_bytes *b, struct str text)
{
    if (text.len == 0)
        return;
    if (text.len > b->capacity - b->len) {
        size_t capacity = 2 * (b->len + text.len) + 16;
        char *p = arena_calloc(s->a, capacity, 1);

        if (p == NULL) {
            shell_oom(s);
            return;
        }
        if (b->len > 0)
            memcpy(p, b->s, b->len);
        b->s = p;
        b->capacity = capacity;
    }
    memcpy(b->s + b->len, text.s, text.len);
    b->len += text.len;
}

void shell_bytes_char(struct splitter *s, struct shell_bytes *b, char c)
{
    shell_bytes_add(s, b, (struct str){&c, 1});
}

struct str shell_bytes_str(const struct shell_bytes *b)
{
    return (struct str){b->s != NULL ? b->s : "", b->len};
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
