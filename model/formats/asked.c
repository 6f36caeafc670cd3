#include "model/formats/asked.h"

#include "model/formats/line_walk.h"

static bool is_path_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.';
}

/* The path of "{{ .A.B }}" or "{{json .A.B}}"; empty: the template is another. */
static struct str path_of(struct str line, bool *json)
{
    ptrdiff_t open = line_find(line, "{{"), close = line_find(line, "}}");
    struct str inside;

    *json = false;
    if (open < 1 || close < open ||
        line_find(str_cut(line, (size_t)close + 2, line.len), "{{") >= 0)
        return STR_NONE;
    inside = str_trim(str_cut(line, (size_t)open + 2, (size_t)close));
    if (str_starts(inside, STR_LIT("json "))) {
        *json = true;
        inside = str_trim(str_cut(inside, 5, inside.len));
    }
    if (inside.len < 2 || inside.s[0] != '.')
        return STR_NONE;
    for (size_t i = 0; i < inside.len; i++)
        if (!is_path_char(inside.s[i]))
            return STR_NONE;
    return str_cut(inside, 1, inside.len);
}

static struct str next_word(struct str *rest)
{
    struct str text = str_trim(*rest);
    size_t n = 0;

    if (text.len > 0 && (text.s[0] == '"' || text.s[0] == '\'')) {
        ptrdiff_t end = str_find(text, text.s[0], 1);

        n = end < 0 ? text.len : (size_t)end + 1;
    }
    while (n < text.len && text.s[n] != ' ' && text.s[n] != '\t')
        n++;
    *rest = str_cut(text, n, text.len);
    return str_cut(text, 0, n);
}

static bool takes_value(struct str flag)
{
    return str_is(flag, "-f") || str_is(flag, "--format") || str_is(flag, "--type");
}

/* The words behind docker: which command, and what it is asked of. */
static bool read_words(struct asked *out, struct str rest)
{
    struct str word = next_word(&rest);

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
    while ((word = next_word(&rest)).len > 0) {
        if (takes_value(word))
            (void)next_word(&rest);
        else if (word.s[0] != '-' && out->object.len == 0)
            out->object = word;
    }
    return true;
}

static bool read_command(struct asked *out, struct str line)
{
    ptrdiff_t docker = line_find(line, "docker");

    *out = (struct asked){.of = ASKED_INSPECT};
    out->path = path_of(line, &out->json);
    if (docker < 0 || out->path.len == 0)
        return false;
    line = str_cut(line, (size_t)docker + 6, line.len);
    if (str_starts(line, STR_LIT(".exe")))
        line = str_cut(line, 4, line.len);
    return str_starts(line, STR_LIT(" ")) && read_words(out, line);
}

bool asked_read(struct asked *out, struct str text)
{
    struct line_walk at = line_walk_of(text);

    if (!line_walk_next(&at) || !read_command(out, at.line))
        return false;
    if (line_walk_next(&at))
        out->answer = str_trim(at.line);
    return true;
}

/* {{json .HostConfig}} answers with what is known by itself; {{json .Config.Env}} does not. */
bool asked_begins_inspect(struct str line)
{
    struct asked a;

    return read_command(&a, line) && a.of == ASKED_INSPECT &&
           (!a.json || str_find(a.path, '.', 0) > 0);
}

bool asked_begins_info(struct str line)
{
    struct asked a;

    return read_command(&a, line) && a.of == ASKED_INFO && !a.json;
}

bool asked_begins_version(struct str line)
{
    struct asked a;

    return read_command(&a, line) && a.of == ASKED_VERSION && !a.json;
}

bool asked_goes_on(struct str line)
{
    return line_find(line, "{{") >= 0 && line_find(line, "docker") >= 0;
}
