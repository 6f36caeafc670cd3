#include "model/paste.h"

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

bool paste_is_json(struct str text)
{
    size_t at = skip_blanks(text, 0), next = skip_blanks(text, at + 1);
    struct str rest = str_cut(text, next, text.len);

    if (at >= text.len || (text.s[at] != '{' && text.s[at] != '['))
        return false;
    if (rest.len == 0)
        return true; /* an opening bracket alone: cut off */
    if (text.s[at] == '{')
        return rest.s[0] == '"' || rest.s[0] == '}';
    return strchr("\"[]{-0123456789", rest.s[0]) != NULL || str_starts(rest, STR_LIT("true")) ||
           str_starts(rest, STR_LIT("false")) || str_starts(rest, STR_LIT("null"));
}

/* The number of the first line that begins with a JSON bracket, when it is not the first one
 * with text; 0 when there is none. */
static unsigned json_below(struct str text)
{
    unsigned line = 1;
    bool at_start = true, text_above = false;

    for (size_t i = 0; i < text.len; i++) {
        char c = text.s[i];

        if (c == '\n') {
            line++;
            at_start = true;
        } else if (at_start && !is_blank(c)) {
            if ((c == '[' || c == '{') && text_above)
                return line;
            text_above = true;
            at_start = false;
        }
    }
    return 0;
}

struct err *paste_explain(struct err *e, struct str text)
{
    size_t at = skip_blanks(text, 0);
    unsigned line = json_below(text);

    if (e == NULL || e->class != ERR_INPUT || e->remedy != NULL || paste_is_json(text))
        return e;
    if (at == text.len)
        return err_remedy(e, "the file is empty: paste the output of 'docker inspect CONTAINER', "
                             "or write a scenario");
    if (text.s[at] == '"')
        return err_remedy(e, "this looks like a piece of JSON without the brackets around it: "
                             "paste the whole output of 'docker inspect CONTAINER'");
    if (line > 0)
        return err_remedy(e, "the JSON begins in line %u: remove what is above it", line);
    return e;
}
