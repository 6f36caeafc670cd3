/* What reg query and PowerShell's Get-ItemProperty print of the registry. */
#include "model/base/buf.h"
#include "model/formats/list_view.h"
#include "model/formats/registry.h"

#define ROOT_KEY "HKEY_"

/* ---- reg query ---- */

static bool is_command(struct str line)
{
    return str_starts(line, STR_LIT("reg query")) || str_starts(line, STR_LIT("reg.exe query"));
}

bool registry_is_query(struct str text)
{
    struct line_walk at = line_walk_of(text);
    bool key = false;

    while (line_walk_next(&at)) {
        if (is_command(at.line) || (key && line_find(at.line, "    REG_") > 0))
            return true;
        key = key || str_starts(at.line, STR_LIT(ROOT_KEY));
    }
    return key && str_starts(str_trim(text), STR_LIT(ROOT_KEY "LOCAL_MACHINE\\"));
}

struct query {
    struct registry_reading *r;
    struct line_walk at;
    struct str key, asked; /* asked: the key of the command, when it is shown */
    bool one;              /* the command asks for one value */
    bool shown;            /* something of the key was printed */
};

static uint64_t number_of(struct str text)
{
    uint64_t n = 0;

    for (size_t i = str_starts(text, STR_LIT("0x")) ? 2 : 0; i < text.len; i++) {
        char c = text.s[i];

        if (c >= '0' && c <= '9')
            n = n * 16 + (uint64_t)(c - '0');
        else if (c >= 'a' && c <= 'f')
            n = n * 16 + (uint64_t)(c - 'a') + 10;
        else if (c >= 'A' && c <= 'F')
            n = n * 16 + (uint64_t)(c - 'A') + 10;
    }
    return n;
}

static enum registry_type type_of(struct str word)
{
    if (str_is(word, "REG_SZ") || str_is(word, "REG_EXPAND_SZ"))
        return REGISTRY_TEXT;
    return str_is(word, "REG_DWORD") || str_is(word, "REG_QWORD") ? REGISTRY_NUMBER
                                                                  : REGISTRY_OTHER;
}

/* A line of data that has a line end inside: no other line begins so. */
static bool goes_on(struct str line)
{
    return str_trim(line).len > 0 && line_find(line, "    REG_") < 0 &&
           !str_starts(line, STR_LIT(ROOT_KEY)) && !is_command(line);
}

static struct str data_of(struct query *q, struct str data)
{
    struct buf whole = {NULL, 0, 0, false};
    size_t lines = 0;

    for (; q->at.rest.len > 0 && goes_on(line_walk_peek(&q->at)); lines++) {
        (void)line_walk_next(&q->at);
        if (lines == 0)
            buf_add(&whole, data);
        buf_char(&whole, '\n');
        buf_add(&whole, q->at.line);
    }
    if (lines == 0)
        return data;
    q->r->out->line = input_line(q->r->in, q->at.line_number);
    evidence_note(q->r->out, NOTE_SALVAGED, STR_NONE,
                  STR_LIT("a value of several lines was put together"));
    return buf_in_arena(&whole, &q->r->out->arena);
}

/* The default value's name is shown in brackets, in the language of Windows. */
static struct str name_of(struct str shown)
{
    return str_starts(shown, STR_LIT("(")) && str_ends(shown, STR_LIT(")")) ? STR_NONE : shown;
}

static void read_value(struct query *q, size_t type_at)
{
    struct str line = q->at.line, rest = str_cut(line, type_at + 4, line.len), word;
    struct registry_value v = {.key = q->key,
                               .name = name_of(str_trim(str_cut(line, 0, type_at))),
                               .line = q->at.line_number};
    ptrdiff_t end = str_find(rest, ' ', 0);

    word = str_cut(rest, 0, end < 0 ? rest.len : (size_t)end);
    v.type = type_of(word);
    v.text = str_cut(rest, word.len + 4, rest.len);
    if (v.type == REGISTRY_TEXT)
        v.text = data_of(q, v.text);
    else
        v.number = number_of(str_trim(v.text));
    registry_tell(q->r, &v);
}

static void read_command(struct query *q)
{
    struct str line = q->at.line;
    ptrdiff_t key = line_find(line, "HKLM\\");
    bool quoted;
    size_t end;

    q->one = line_find(line, " /v") > 0 || line_find(line, " /f") > 0;
    q->shown = false;
    if (key < 0)
        key = line_find(line, ROOT_KEY);
    q->asked = STR_NONE;
    if (key <= 0)
        return;
    quoted = line.s[key - 1] == '"';
    for (end = (size_t)key; end < line.len && line.s[end] != (quoted ? '"' : ' ');)
        end++;
    q->asked = str_cut(line, (size_t)key, end);
}

/* "ERROR: The system was unable to find the specified registry key or value." */
static void read_refusal(struct query *q)
{
    if (q->asked.len > 0 && !q->one && !q->shown)
        registry_tell_key(q->r, q->asked, false, q->at.line_number);
    else
        registry_bad(q->r, q->at.line_number, 1, q->at.line);
}

void registry_read_query(struct registry_reading *r)
{
    struct query q = {.r = r, .at = line_walk_of(r->in->text)};
    bool partial = false;

    while (line_walk_next(&q.at)) {
        struct str line = q.at.line;
        ptrdiff_t type = line_find(line, "    REG_");

        if (is_command(line)) {
            read_command(&q);
        } else if (str_starts(line, STR_LIT(ROOT_KEY))) {
            q.key = str_trim(line);
            q.shown = true;
            registry_tell_key(r, q.key, true, q.at.line_number);
        } else if (type > 0 && q.key.len > 0) {
            read_value(&q, (size_t)type);
        } else if (str_starts(str_trim(line), STR_LIT("ERROR:"))) {
            read_refusal(&q);
        } else if (str_trim(line).len > 0) {
            registry_bad(r, q.at.line_number, 1, str_trim(line));
            partial = true; /* a search ends with a line that counts what it found */
        }
        partial = partial || q.one;
    }
    r->complete = !partial && r->specs != 1;
}

/* ---- Get-ItemProperty ---- */

#define PROVIDER "Microsoft.PowerShell.Core\\Registry::"

bool registry_is_list(struct str text)
{
    return line_find(text, PROVIDER ROOT_KEY) > 0;
}

static struct str key_of(const struct list_view *v)
{
    struct str path = list_view_value(v, "PSPath");

    return str_starts(path, STR_LIT(PROVIDER)) ? str_cut(path, strlen(PROVIDER), path.len)
                                               : STR_NONE;
}

void registry_read_list(struct registry_reading *r)
{
    struct list_view *v = arena_alloc(&r->out->arena, sizeof(*v));

    if (v == NULL)
        return;
    list_view_init(v, &r->out->arena, r->in->text);
    while (list_view_next(v)) {
        struct str key = key_of(v);

        if (key.len == 0)
            continue;
        registry_tell_key(r, key, true, list_view_item(v, "PSPath")->line);
        for (size_t i = 0; i < v->count; i++) {
            const struct list_view_item *item = &v->items[i];
            bool default_value = str_starts(item->name, STR_LIT("("));

            if (!str_starts(item->name, STR_LIT("PS")))
                registry_tell(
                    r, &(struct registry_value){.key = key,
                                                .name = default_value ? STR_NONE : item->name,
                                                .type = REGISTRY_TEXT,
                                                .text = item->value,
                                                .line = item->line});
        }
    }
    r->complete = r->specs != 1;
}
