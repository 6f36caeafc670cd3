/* What the grammars put their words together with. */
#include "model/shell/shell_parts.h"

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

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

bool shell_may_be_variable(struct str name)
{
    return name.len > 0 && !is_blank(name.s[0]) && !is_blank(name.s[name.len - 1]) &&
           memchr(name.s, '=', name.len) == NULL && memchr(name.s, '"', name.len) == NULL;
}

void shell_unresolved(struct splitter *s, struct str name)
{
    (void)shell_words_add(s, &s->out->unresolved, name);
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
