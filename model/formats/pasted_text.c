#include "model/formats/pasted_text.h"

#include "model/base/ascii.h"
#include "model/formats/members.h"
#include "model/transport/prompt.h"

#define PROMPT_BYTES 300 /* of a text's start, in which a prompt would end */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static size_t skip_blanks(struct str text, size_t at)
{
    while (at < text.len && is_blank(text.s[at]))
        at++;
    return at;
}

bool paste_is_heading(struct str text)
{
    return text.len > 2 && text.s[0] == '[' && text.s[1] == '[' && ascii_is_letter(text.s[2]);
}

/* "[1356] [net] ...": the number of a process or thread in front of what a program logs. */
static bool is_field_of_record(struct str text)
{
    struct str line = str_cut(text, 0, str_line_end(text, 0)), behind;
    ptrdiff_t end = str_find(line, ']', 0);

    if (end < 2)
        return false;
    for (ptrdiff_t i = 1; i < end; i++)
        if (strchr("\"{[,", line.s[i]) != NULL)
            return false;
    behind = str_trim(str_cut(line, (size_t)end + 1, line.len));
    return behind.len > 0 && strchr(",]}", behind.s[0]) == NULL;
}

bool paste_is_json(struct str text)
{
    size_t at = skip_blanks(text, 0), next = skip_blanks(text, at + 1);
    struct str rest = str_cut(text, next, text.len), line, command;
    ptrdiff_t end;

    if (at >= text.len || (text.s[at] != '{' && text.s[at] != '[') ||
        paste_is_heading(str_cut(text, at, text.len)))
        return false;
    if (rest.len == 0)
        return true; /* an opening bracket alone: cut off */
    if (text.s[at] == '{')
        return rest.s[0] == '"' || rest.s[0] == '}';
    if (rest.len > 2 && ascii_is_digit(rest.s[0]) && ascii_is_digit(rest.s[1]) && rest.s[2] == ':')
        return false; /* the time of a record in Docker Desktop's log */
    if (is_field_of_record(str_cut(text, at, text.len)))
        return false;
    line = str_cut(text, at, at + PROMPT_BYTES);
    end = str_find(line, '\n', 0);
    if (prompt_read(end < 0 ? line : str_cut(line, 0, (size_t)end), &command))
        return false; /* [192.168.1.10]: PS C:\> */
    return strchr("\"[]{-0123456789", rest.s[0]) != NULL || str_starts(rest, STR_LIT("true")) ||
           str_starts(rest, STR_LIT("false")) || str_starts(rest, STR_LIT("null"));
}

/* The number of the first line that begins with a JSON bracket in its first column, where
 * another line with text is above it; 0 when there is none. */
static unsigned json_below(struct str text)
{
    unsigned line = 1;
    bool text_above = false;

    for (size_t i = 0; i < text.len; i++) {
        char c = text.s[i];

        if ((c == '[' || c == '{') && text_above && text.s[i - 1] == '\n' &&
            paste_is_json(str_cut(text, i, text.len)))
            return line;
        if (c == '\n')
            line++;
        else if (!is_blank(c))
            text_above = true;
    }
    return 0;
}

/* Line and column of the first character that is not blank. */
static struct err *at_first_text(struct err *e, struct str text)
{
    unsigned line = 1, column = 1;

    for (size_t i = 0, end = skip_blanks(text, 0); i < end && end < text.len; i++) {
        column = text.s[i] == '\n' ? 1 : column + 1;
        line += text.s[i] == '\n';
    }
    return err_at(e, NULL, line, column);
}

bool paste_is_prose(struct str text)
{
    static const char keys[][18] = {
        "silospec:",   "engine:",     "container:", "request:", "host:",     "services:",
        "networks:",   "volumes:",    "version:",   "name:",    "image:",    "HostConfig:",
        "Config:",     "apiVersion:", "kind:",      "spec:",    "Mounts:",   "NetworkSettings:",
        "containers:", "steps:",      "jobs:",      "stages:",  "Resources:"};
    size_t at = skip_blanks(text, 0);

    if (at == text.len || text.s[at] == '"' || json_below(text) > 0)
        return false;
    for (size_t end; at < text.len; at = end + 1) {
        struct str line = str_trim(str_cut(text, at, end = str_line_end(text, at)));

        for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
            if (str_starts(line, str_of(keys[i])))
                return false;
    }
    return true;
}

struct err *paste_explain(struct err *yaml, struct str text)
{
    struct err *e = NULL;
    unsigned line;
    size_t at;

    if (yaml == NULL || yaml->class != ERR_INPUT)
        return yaml;
    at = skip_blanks(text, 0);
    line = json_below(text);
    if (at == text.len) {
        e = err_new(ERR_INPUT, "the text is empty");
        e = err_remedy(e, "paste the output of 'docker inspect CONTAINER', or write a scenario");
    } else if (line > 0) {
        e = err_new(ERR_INPUT, "found other text above the JSON that begins in line %u", line);
        e = err_remedy(e, "remove it");
    } else if (text.s[at] == '"') {
        e = err_new(ERR_INPUT, "found a piece of JSON without the brackets around it");
        e = err_remedy(e, "paste the whole output of 'docker inspect CONTAINER'");
    }
    if (e == NULL)
        return yaml;
    err_free(yaml);
    return at_first_text(e, text);
}

struct err *paste_flat(const struct value *root, const char *key, const char *below,
                       const char *what)
{
    const struct value *v = member(root, key);
    struct err *e;

    if (v == NULL || v->kind != VALUE_NULL || members_of(root, below) == 0)
        return NULL;
    e = err_new(ERR_INPUT, "the lines of this %s lost their indentation", what);
    return err_remedy(err_at(e, NULL, root->line, root->column),
                      "paste it between lines of ```, or give the file itself");
}
