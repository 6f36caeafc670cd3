/* The command: what it asks, of which objects, and which lines of a paste belong to it. */
#include "model/formats/asked.h"

#include "model/formats/asked_template.h"
#include "model/formats/line_walk.h"
#include "model/transport/prompt.h"

/* ---- the command --------------------------------------------------------------------------- */

static struct str next_word(struct str *rest)
{
    struct str text = str_trim(*rest);
    char quote = '\0';
    size_t n = 0;

    for (; n < text.len && (quote != '\0' || (text.s[n] != ' ' && text.s[n] != '\t')); n++) {
        if (quote == '\0')
            quote = text.s[n] == '"' || text.s[n] == '\'' ? text.s[n] : '\0';
        else if (text.s[n] == quote && text.s[n - 1] != '\\')
            quote = '\0';
    }
    *rest = str_cut(text, n, text.len);
    return str_cut(text, 0, n);
}

/* Without quotes a template goes on behind its blanks. */
static struct str whole_template(struct str word, struct str *rest)
{
    while (line_find(word, "}}") < 0 && rest->len > 0) {
        struct str more = next_word(rest);

        if (more.len == 0)
            break;
        word = (struct str){word.s, (size_t)(more.s - word.s) + more.len};
    }
    return word;
}

/* The value of -f T, --format T, -f=T, --format=T. */
static bool is_format(struct str word, struct str *rest, struct str *value)
{
    static const char flags[][12] = {"--format", "-f"};

    for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
        struct str flag = str_of(flags[i]);

        if (str_eq(word, flag)) {
            *value = whole_template(next_word(rest), rest);
            return true;
        }
        if (str_starts(word, flag) && word.len > flag.len && word.s[flag.len] == '=') {
            *value = whole_template(str_cut(word, flag.len + 1, word.len), rest);
            return true;
        }
    }
    return false;
}

static bool ends_command(struct str word)
{
    static const char ends[][8] = {"|", ";", "&&", "||", ">", "2>&1", "}", "#"};

    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
        if (str_is(word, ends[i]))
            return true;
    return false;
}

static bool names_others(struct str word)
{
    return memchr("$`@%(", word.s[0], 5) != NULL || str_starts(word, STR_LIT("\"$"));
}

static void read_object(struct asked_command *out, struct str word)
{
    if (names_others(word) || out->object_count == ASKED_OBJECTS)
        out->open = true;
    else if (!out->open)
        out->objects[out->object_count++] = word;
}

/* The words behind docker: which command, and what it is asked of. */
static bool read_words(struct asked_command *out, char *room, struct str rest)
{
    struct str word = next_word(&rest), format = STR_NONE;

    if (str_is(word, "container") || str_is(word, "system"))
        word = next_word(&rest);
    if (str_is(word, "inspect"))
        out->of = ASKED_INSPECT;
    else if (str_is(word, "info"))
        out->of = ASKED_INFO;
    else if (str_is(word, "version"))
        out->of = ASKED_VERSION;
    else
        return false;
    while ((word = next_word(&rest)).len > 0 && !ends_command(word)) {
        if (is_format(word, &rest, &format))
            continue;
        if (str_is(word, "--type"))
            (void)next_word(&rest);
        else if (word.s[0] != '-')
            read_object(out, word);
    }
    out->open = out->open || out->object_count == 0;
    return format.len > 0 && asked_template_read(out, room, format);
}

/* Its texts lie in the room, of ASKED_TEMPLATE bytes. */
static bool read_command(struct asked_command *out, char *room, struct str line)
{
    ptrdiff_t docker;

    if (line_find(line, "{{") < 0)
        return false;
    while ((docker = line_find(line, "docker")) >= 0) {
        line = str_cut(line, (size_t)docker + 6, line.len);
        *out = (struct asked_command){.of = ASKED_INSPECT};
        if (str_starts(line, STR_LIT(".exe")))
            line = str_cut(line, 4, line.len);
        if (str_starts(line, STR_LIT("\"")))
            line = str_cut(line, 1, line.len);
        if (str_starts(line, STR_LIT(" ")) && read_words(out, room, line))
            return true;
    }
    return false;
}

bool asked_read(struct asked_command *out, struct arena *a, struct str text)
{
    struct line_walk at = line_walk_of(text);
    char *room;

    if (!line_walk_next(&at) || line_find(at.line, "{{") < 0 ||
        (room = arena_alloc(a, ASKED_TEMPLATE)) == NULL || !read_command(out, room, at.line))
        return false;
    out->rest = at.rest;
    out->line_number = at.line_number;
    return true;
}

bool asked_is(struct str text, enum asked_of of)
{
    struct line_walk at = line_walk_of(text);
    char room[ASKED_TEMPLATE];
    struct asked_command asked;

    return line_walk_next(&at) && read_command(&asked, room, at.line) && asked.of == of;
}

/* ---- lines of a paste ---------------------------------------------------------------------- */

/* {{json .HostConfig}} answers with what is known by itself; {{json .Config.Env}} does not. */
static bool explains_itself(const struct asked_command *a)
{
    return a->count == 1 && a->parts[0].json && a->parts[0].before.len == 0 &&
           str_find(a->parts[0].path, '.', 0) < 0;
}

static bool begins(struct str line, enum asked_of of)
{
    char room[ASKED_TEMPLATE];
    struct asked_command asked;

    return read_command(&asked, room, line) && asked.of == of && !explains_itself(&asked);
}

bool asked_begins_inspect(struct str line)
{
    return begins(line, ASKED_INSPECT);
}

bool asked_begins_info(struct str line)
{
    return begins(line, ASKED_INFO);
}

bool asked_begins_version(struct str line)
{
    return begins(line, ASKED_VERSION);
}

bool asked_goes_on(struct str first, struct str last, struct str next, size_t count)
{
    char room[ASKED_TEMPLATE];
    struct str command;
    struct asked_command asked;

    (void)last;
    if (prompt_read(next, &command) || !read_command(&asked, room, first))
        return false;
    if (asked.of != ASKED_INSPECT)
        return count < 2;
    if (asked.open)
        return count < 1 + asked.lines || str_trim(next).len > 0;
    return count < 1 + asked.lines * asked.object_count;
}
