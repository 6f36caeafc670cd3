#include "model/formats/asked.h"

#include "model/base/ascii.h"
#include "model/base/brackets.h"
#include "model/formats/line_walk.h"
#include "model/transport/prompt.h"

/* ---- the template -------------------------------------------------------------------------- */

struct template
{
    struct asked *out;
    struct str text; /* of the template, without its quotes */
    size_t at;
    char *made; /* a text in the room, which goes on behind it: as a rule what is printed between
                   the last action and the next. All of them are no longer than the template. */
    size_t len;
};

static void put(struct template *t, struct str text)
{
    memcpy(t->made + t->len, text.s, text.len);
    t->len += text.len;
}

static struct str take_made(struct template *t)
{
    struct str made = {t->made, t->len};

    t->made += t->len;
    t->len = 0;
    return made;
}

static bool is_path_char(char c)
{
    return ascii_is_letter(c) || ascii_is_digit(c) || c == '_' || c == '.';
}

/* ".A.B" without its point; empty: it is something else. */
static struct str path_in(struct str text)
{
    if (text.len < 2 || text.s[0] != '.')
        return STR_NONE;
    for (size_t i = 0; i < text.len; i++)
        if (!is_path_char(text.s[i]))
            return STR_NONE;
    return str_cut(text, 1, text.len);
}

static bool drop_word(struct str *text, const char *word)
{
    struct str w = str_of(word);

    if (!str_starts(*text, w) || text->len <= w.len || text->s[w.len] != ' ')
        return false;
    *text = str_trim(str_cut(*text, w.len, text->len));
    return true;
}

/* printf with the value and nothing around it; the quotes may wear a shell's backslash. */
static void drop_verb(struct str *text)
{
    static const char *const verbs[] = {"\"%s\"",     "\"%v\"",     "\"%+v\"",    "\"%d\"",
                                        "\\\"%s\\\"", "\\\"%v\\\"", "\\\"%+v\\\""};

    if (!drop_word(text, "printf"))
        return;
    for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++)
        if (drop_word(text, verbs[i]))
            return;
}

/* 0: it is no number of a list's element. */
static size_t digits_in(struct str text)
{
    size_t n = 0;

    while (n < text.len && ascii_is_digit(text.s[n]))
        n++;
    return n == text.len ? n : 0;
}

static bool is_mark(char c)
{
    return c == '\\' || c == '"' || c == '`';
}

static struct str with_key(struct template *t, struct str path, const char *open, struct str key,
                           const char *close)
{
    put(t, path);
    put(t, str_of(open));
    put(t, key);
    put(t, str_of(close));
    return take_made(t);
}

/* index .A.B "key", index .A.B 0: the path with the key in brackets. */
static struct str index_in(struct template *t, struct str text)
{
    ptrdiff_t blank = str_find(text, ' ', 0);
    struct str path = path_in(str_cut(text, 0, blank < 0 ? 0 : (size_t)blank)), key;
    size_t marks = 0;

    if (path.len == 0)
        return STR_NONE;
    key = str_trim(str_cut(text, (size_t)blank, text.len));
    if (digits_in(key) > 0)
        return with_key(t, path, "[", key, "]");
    while (marks < key.len && is_mark(key.s[marks]))
        marks++;
    key = str_cut(key, marks, key.len);
    while (key.len > 0 && is_mark(key.s[key.len - 1]))
        key.len--;
    if (marks == 0 || key.len == 0 || str_find(key, '"', 0) >= 0 || str_find(key, '\\', 0) >= 0)
        return STR_NONE;
    return with_key(t, path, "[\"", key, "\"]");
}

/* {{"\n"}}: text alone. */
static bool is_text_action(struct template *t, struct str inside)
{
    if (inside.len < 2 || inside.s[0] != '"' || inside.s[inside.len - 1] != '"')
        return false;
    for (size_t i = 1; i + 1 < inside.len; i++) {
        bool escaped = inside.s[i] == '\\' && i + 2 < inside.len;

        i += escaped;
        t->made[t->len++] = escaped && inside.s[i] == 'n'   ? '\n'
                            : escaped && inside.s[i] == 't' ? '\t'
                                                            : inside.s[i];
    }
    return true;
}

static bool read_action(struct template *t, struct str inside)
{
    struct asked_part part = {.json = false};
    bool ends_line;
    ptrdiff_t pipe;

    if (is_text_action(t, inside))
        return true;
    ends_line = drop_word(&inside, "println");
    part.json = drop_word(&inside, "json");
    pipe = str_find(inside, '|', 0);
    if (pipe > 0 && str_is(str_trim(str_cut(inside, (size_t)pipe + 1, inside.len)), "json")) {
        part.json = true;
        inside = str_trim(str_cut(inside, 0, (size_t)pipe));
    }
    drop_verb(&inside);
    part.before = take_made(t);
    part.path = drop_word(&inside, "index") ? index_in(t, inside) : path_in(inside);
    if (part.path.len == 0 || t->out->count == ASKED_PARTS)
        return false;
    t->out->parts[t->out->count++] = part;
    if (ends_line)
        t->made[t->len++] = '\n';
    return true;
}

/* PowerShell's "`n" and "`t", and text as it is. */
static void read_plain(struct template *t)
{
    char c = t->text.s[t->at++];

    if (c == '`' && t->at < t->text.len && memchr("nt", t->text.s[t->at], 2) != NULL)
        c = t->text.s[t->at++] == 'n' ? '\n' : '\t';
    t->made[t->len++] = c;
}

static bool read_template(struct asked *out, char *room, struct str text)
{
    struct template t = {.out = out, .text = text};

    t.made = room;
    if (text.len > 1 && (text.s[0] == '"' || text.s[0] == '\'') &&
        text.s[text.len - 1] == text.s[0])
        t.text = str_cut(text, 1, text.len - 1);
    if (line_find(t.text, "{{") < 0 || t.text.len > ASKED_TEMPLATE)
        return false;
    while (t.at < t.text.len) {
        struct str here = str_cut(t.text, t.at, t.text.len);
        ptrdiff_t close = str_starts(here, STR_LIT("{{")) ? line_find(here, "}}") : -1;

        if (close < 0) {
            read_plain(&t);
            continue;
        }
        if (!read_action(&t, str_trim(str_cut(here, 2, (size_t)close))))
            return false;
        t.at += (size_t)close + 2;
    }
    out->behind = take_made(&t);
    return out->count > 0;
}

static size_t line_ends(struct str text)
{
    size_t n = 0;

    for (size_t i = 0; i < text.len; i++)
        n += text.s[i] == '\n';
    return n;
}

static void count_lines(struct asked *out)
{
    while (out->behind.len > 0 && out->behind.s[out->behind.len - 1] == '\n')
        out->behind.len--; /* empty lines, which pastes lose */
    out->lines = 1 + line_ends(out->behind);
    for (size_t i = 0; i < out->count; i++)
        out->lines += line_ends(out->parts[i].before);
}

/* ---- the command --------------------------------------------------------------------------- */

static struct str next_word(struct str *rest)
{
    struct str text = str_trim(*rest);
    char quote = '\0';
    size_t n = 0;

    for (; n < text.len && (quote != '\0' || (text.s[n] != ' ' && text.s[n] != '\t')); n++) {
        if (quote == '\0' && (text.s[n] == '"' || text.s[n] == '\''))
            quote = text.s[n];
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
    static const char *const flags[] = {"--format", "-f"};

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
    static const char *const ends[] = {"|", ";", "&&", "||", ">", "2>&1", "}", "#"};

    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
        if (str_is(word, ends[i]))
            return true;
    return false;
}

static bool names_others(struct str word)
{
    return memchr("$`@%(", word.s[0], 5) != NULL || str_starts(word, STR_LIT("\"$"));
}

static void read_object(struct asked *out, struct str word)
{
    if (names_others(word) || out->object_count == ASKED_OBJECTS)
        out->open = true;
    else if (!out->open)
        out->objects[out->object_count++] = word;
}

/* The words behind docker: which command, and what it is asked of. */
static bool read_words(struct asked *out, char *room, struct str rest)
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
    if (format.len == 0 || !read_template(out, room, format))
        return false;
    count_lines(out);
    return true;
}

/* Its texts lie in the room, of ASKED_TEMPLATE bytes. */
static bool read_command(struct asked *out, char *room, struct str line)
{
    ptrdiff_t docker;

    if (line_find(line, "{{") < 0)
        return false;
    while ((docker = line_find(line, "docker")) >= 0) {
        line = str_cut(line, (size_t)docker + 6, line.len);
        *out = (struct asked){.of = ASKED_INSPECT};
        if (str_starts(line, STR_LIT(".exe")))
            line = str_cut(line, 4, line.len);
        if (str_starts(line, STR_LIT("\"")))
            line = str_cut(line, 1, line.len);
        if (str_starts(line, STR_LIT(" ")) && read_words(out, room, line))
            return true;
    }
    return false;
}

bool asked_read(struct asked *out, struct arena *a, struct str text)
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
    struct asked asked;

    return line_walk_next(&at) && read_command(&asked, room, at.line) && asked.of == of;
}

/* ---- the answers --------------------------------------------------------------------------- */

/* Behind what stands in brackets or is JSON at `from`; `from` itself: nothing of the kind. */
static size_t behind_brackets(struct str text, size_t from)
{
    size_t i = from, length;

    if (str_starts(str_cut(text, i, text.len), STR_LIT("map[")))
        i += 3;
    else if (str_starts(str_cut(text, i, text.len), STR_LIT("&{")))
        i++;
    length = brackets_length(str_cut(text, i, text.len));
    return length > 0 ? i + length : from;
}

/* What never has a blank, so that one behind it is the template's. */
static bool is_one_word(struct str path)
{
    static const char *const names[] = {"Name",   "Id",      "ID",          "Isolation", "Status",
                                        "Image",  "Memory",  "NanoCpus",    "ExitCode",  "Pid",
                                        "Driver", "Running", "NetworkMode", "Hostname",  "OSType"};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (str_ends(path, str_of(names[i])))
            return true;
    return false;
}

static ptrdiff_t find_from(struct str text, struct str part, size_t from)
{
    for (size_t i = from; i + part.len <= text.len; i++)
        if (memcmp(text.s + i, part.s, part.len) == 0)
            return (ptrdiff_t)i;
    return -1;
}

/* A blank at the end of a line is lost in pastes. */
static struct str without_end_blanks(struct str text)
{
    while (text.len > 0 && (text.s[text.len - 1] == ' ' || text.s[text.len - 1] == '\r'))
        text.len--;
    return text;
}

/* The part that began in front of `from` could as well end in `value`. */
static bool may_end_later(const struct asked *a, size_t part, struct str value)
{
    struct str between = a->parts[part].before;

    return part > 0 && !is_one_word(a->parts[part - 1].path) && between.len > 0 &&
           find_from(value, between, 0) >= 0;
}

static enum answer_fit split(const struct asked *a, struct str text, struct str *values)
{
    bool plain = false; /* what stood in brackets has its end */
    size_t at = 0;

    text = without_end_blanks(text);
    for (size_t i = 0; i < a->count; i++) {
        struct str before = a->parts[i].before;
        struct str after =
            without_end_blanks(i + 1 < a->count ? a->parts[i + 1].before : a->behind);
        bool last = i + 1 == a->count;
        size_t from;
        ptrdiff_t end;

        if (i == 0 && !str_starts(text, before))
            return ANSWER_NONE;
        at += i == 0 ? before.len : 0;
        from = behind_brackets(text, at);
        if (!last)
            after = a->parts[i + 1].before;
        if (!last && after.len == 0 && from == at)
            return ANSWER_UNCLEAR;
        end = after.len == 0 ? (ptrdiff_t)(last ? text.len : from) : find_from(text, after, from);
        if (end < 0)
            return ANSWER_NONE;
        values[i] = str_trim(str_cut(text, at, (size_t)end));
        if (plain && from == at && may_end_later(a, i, values[i]))
            return ANSWER_UNCLEAR;
        plain = from == at;
        at = (size_t)end + after.len;
    }
    return ANSWER_FITS;
}

/* The lines of the next answer, without empty ones in front; STR_NONE: there are none. */
static struct str next_lines(struct asked *a, unsigned *line)
{
    struct line_walk at = {.rest = a->rest, .line_number = a->line_number};
    struct str text;

    while (line_walk_next(&at) && str_trim(at.line).len == 0)
        ;
    if (str_trim(at.line).len == 0)
        return STR_NONE;
    *line = at.line_number;
    text = at.line;
    for (size_t i = 1; i < a->lines && line_walk_next(&at); i++)
        text = (struct str){text.s, (size_t)(at.line.s - text.s) + at.line.len};
    a->rest = at.rest;
    a->line_number = at.line_number;
    return text;
}

static bool is_refusal(struct str text)
{
    static const char *const begins[] = {"Error: No such",
                                         "Error response from daemon",
                                         "error: no such",
                                         "Template parsing error",
                                         "template parsing error",
                                         "error during connect",
                                         "Cannot connect to the Docker"};

    for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
        if (str_starts(text, str_of(begins[i])))
            return true;
    return false;
}

enum answer_fit asked_next(struct asked *a, struct str *values, unsigned *line)
{
    struct str text;

    if ((!a->open && a->answered >= a->object_count) ||
        (a->of != ASKED_INSPECT && a->answered > 0) || (text = next_lines(a, line)).len == 0)
        return ANSWER_NONE;
    a->answered++;
    if (is_refusal(text)) {
        values[0] = without_end_blanks(text);
        return ANSWER_REFUSED;
    }
    return split(a, text, values);
}

/* ---- lines of a paste ---------------------------------------------------------------------- */

/* {{json .HostConfig}} answers with what is known by itself; {{json .Config.Env}} does not. */
static bool explains_itself(const struct asked *a)
{
    return a->count == 1 && a->parts[0].json && a->parts[0].before.len == 0 &&
           str_find(a->parts[0].path, '.', 0) < 0;
}

static bool begins(struct str line, enum asked_of of)
{
    char room[ASKED_TEMPLATE];
    struct asked asked;

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
    struct asked asked;

    (void)last;
    if (prompt_read(next, &command) || !read_command(&asked, room, first))
        return false;
    if (asked.of != ASKED_INSPECT)
        return count < 2;
    if (asked.open)
        return count < 1 + asked.lines || str_trim(next).len > 0;
    return count < 1 + asked.lines * asked.object_count;
}
