#include "model/diagnosis/tail_open.h"

static bool is_first_key(struct str key)
{
    static const char keys[][TAIL_KEY_MOST] = {"SystemType",      "Owner",       "SchemaVersion",
                                               "ApplicationName", "CommandLine", "CommandArgs"};

    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        if (str_is(key, keys[i]))
            return true;
    return false;
}

static void seek(struct tail_open *t, char c)
{
    *t = (struct tail_open){.state = c == '{' ? TAIL_BRACE : TAIL_SOUGHT};
}

/* Behind the bracket: blanks, and the backslashes of a text within another in front of a quote. */
static void read_brace(struct tail_open *t, char c)
{
    if (c == '\\')
        t->run++;
    else if (c == '"')
        *t = (struct tail_open){.state = TAIL_KEY, .slashes = t->run};
    else if (c != ' ' && c != '\t')
        seek(t, c);
}

static void read_key(struct tail_open *t, char c)
{
    if (c == '\\' && t->run < t->slashes) {
        t->run++;
    } else if (c == '"' && t->run == t->slashes && is_first_key((struct str){t->key, t->key_len})) {
        *t = (struct tail_open){.state = TAIL_OPEN, .slashes = t->slashes, .depth = 1};
    } else if (c == '"' || t->run > 0 || t->key_len == sizeof(t->key)) {
        seek(t, c);
    } else {
        t->key[t->key_len++] = c;
    }
}

/* Escaped n times what were k backslashes and a quote are more of them: two for each, and one. */
static bool is_quote(const struct tail_open *t)
{
    return t->run >= t->slashes && (t->run - t->slashes) % (2 * (t->slashes + 1)) == 0;
}

static void read_inside(struct tail_open *t, char c)
{
    if (c == '\\') {
        t->run++;
        return;
    }
    if (c == '"' && is_quote(t))
        t->in_string = !t->in_string;
    else if (!t->in_string && (c == '{' || c == '['))
        t->depth++;
    else if (!t->in_string && (c == '}' || c == ']') && --t->depth == 0)
        seek(t, c);
    t->run = 0;
}

static void read_one(struct tail_open *t, char c)
{
    switch (t->state) {
    case TAIL_SOUGHT:
        seek(t, c);
        break;
    case TAIL_BRACE:
        read_brace(t, c);
        break;
    case TAIL_KEY:
        read_key(t, c);
        break;
    case TAIL_OPEN:
    default:
        read_inside(t, c);
    }
}

void tail_open_line(struct tail_open *t, struct str line)
{
    for (size_t i = 0; i < line.len; i++)
        read_one(t, line.s[i]);
}

bool tail_begins(struct str text)
{
    struct tail_open t = {.depth = 0};
    size_t i = 0;

    do {
        if (i < text.len)
            read_one(&t, text.s[i++]);
    } while (i < text.len && t.state != TAIL_SOUGHT && t.state != TAIL_OPEN);
    return t.state == TAIL_OPEN;
}
