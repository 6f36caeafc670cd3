/* What reg query and PowerShell's Get-ItemProperty print of the registry. */
#include "model/base/buf.h"
#include "model/base/num.h"
#include "model/formats/list_view.h"
#include "model/formats/members.h"
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

/* "(Default)    REG_SZ    (value not set)" shows that there is none, and only where a command asks
 * for it. */
static bool is_not_set(const struct registry_value *v, struct str rest)
{
    struct str data = str_trim(str_cut(rest, strlen("REG_SZ"), rest.len));

    return v->name.len == 0 && str_starts(rest, STR_LIT("REG_SZ ")) &&
           str_starts(data, STR_LIT("(")) && str_ends(data, STR_LIT(")"));
}

static void read_value(struct query *q, size_t type_at)
{
    struct str line = q->at.line, rest = str_cut(line, type_at + 4, line.len), word;
    struct registry_value v = {.key = q->key,
                               .name = name_of(str_trim(str_cut(line, 0, type_at))),
                               .line = q->at.line_number};
    ptrdiff_t end = str_find(rest, ' ', 0);

    if (is_not_set(&v, rest)) {
        q->one = true;
        return;
    }
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

/* How reg says in its language that something failed, and that a key or value is not there. */
static const struct {
    char failed[16], missing[32];
} refusals[] = {
    {"ERROR:", "unable to find"},
    {"FEHLER:", "wurde nicht gefunden"},
    {"ERREUR", "pas trouv"},
    {"ERROR:", "encontrar la clave"},
    {"ERRORE:", "trovare la chiave"},
    {"ERRO:", "a chave ou o valor"},
    {"FOUT:", "niet vinden"},
    {"\xe3\x82\xa8\xe3\x83\xa9\xe3\x83\xbc:",
     "\xe8\xa6\x8b\xe3\x81\xa4\xe3\x81\x8b\xe3\x82\x8a\xe3\x81\xbe\xe3\x81\x9b\xe3\x82\x93"},
    {"\xe9\x94\x99\xe8\xaf\xaf:", "\xe6\x89\xbe\xe4\xb8\x8d\xe5\x88\xb0"},
    {"\xe9\x8c\xaf\xe8\xaa\xa4:", "\xe6\x89\xbe\xe4\xb8\x8d\xe5\x88\xb0"},
    {"\xec\x98\xa4\xeb\xa5\x98:", "\xec\xb0\xbe\xec\x9d\x84 \xec\x88\x98 \xec\x97\x86"},
    {"\xd0\x9e\xd0\xa8\xd0\x98\xd0\x91\xd0\x9a\xd0\x90:",
     "\xd0\xbd\xd0\xb0\xd0\xb9\xd1\x82\xd0\xb8"},
};

static bool is_refusal(struct str line)
{
    for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++)
        if (str_starts(line, str_of(refusals[i].failed)))
            return true;
    return false;
}

static bool says_missing(struct str line)
{
    for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++)
        if (str_starts(line, str_of(refusals[i].failed)) &&
            str_holds(line, str_of(refusals[i].missing)))
            return true;
    return false;
}

/* "ERROR: The system was unable to find the specified registry key or value." Another error, such
 * as access that is denied, tells nothing of the key. */
static void read_refusal(struct query *q)
{
    bool missing = says_missing(str_trim(q->at.line));

    if (missing && q->asked.len > 0 && !q->one && !q->shown)
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
        } else if (is_refusal(str_trim(line))) {
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
#define NO_PATH  "Cannot find path '"

/* "Get-ItemProperty : Cannot find path 'HKLM:\\SOFTWARE\\...' because it does not exist." */
static struct str missing_path(struct str text)
{
    ptrdiff_t at = line_find(text, NO_PATH "HKLM:\\"), end;
    struct str path;

    if (at < 0)
        return STR_NONE;
    path = str_cut(text, (size_t)at + strlen(NO_PATH), text.len);
    end = str_find(path, '\'', 0);
    return end < 0 ? STR_NONE : str_cut(path, 0, (size_t)end);
}

/* The console breaks it at its width. */
static struct str in_one_line(struct arena *a, struct str path)
{
    char *s = arena_cstr(a, path);
    size_t n = 0;

    for (size_t i = 0; s != NULL && i < path.len; i++)
        if (path.s[i] != '\n' && path.s[i] != '\r')
            s[n++] = path.s[i];
    return (struct str){s, n};
}

/* What PowerShell adds to the values. */
static bool is_of_powershell(struct str name)
{
    static const char names[][16] = {"PSPath", "PSParentPath", "PSChildName", "PSDrive",
                                     "PSProvider"};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (str_is(name, names[i]))
            return true;
    return false;
}

bool registry_is_list(struct str text)
{
    return line_find(text, PROVIDER ROOT_KEY) > 0 || missing_path(text).len > 0;
}

static struct str key_in(struct str path)
{
    return str_starts(path, STR_LIT(PROVIDER)) ? str_cut(path, strlen(PROVIDER), path.len)
                                               : STR_NONE;
}

void registry_read_list(struct registry_reading *r)
{
    struct list_view *v = arena_alloc(&r->out->arena, sizeof(*v));

    if (v == NULL)
        return;
    if (missing_path(r->in->text).len > 0)
        registry_tell_key(r, in_one_line(&r->out->arena, missing_path(r->in->text)), false, 1);
    list_view_init(v, &r->out->arena, r->in->text);
    while (list_view_next(v)) {
        struct str key = key_in(list_view_value(v, "PSPath"));

        if (key.len == 0)
            continue;
        registry_tell_key(r, key, true, list_view_item(v, "PSPath")->line);
        for (size_t i = 0; i < v->count; i++) {
            const struct list_view_item *item = &v->items[i];
            bool default_value = str_starts(item->name, STR_LIT("("));

            if (!is_of_powershell(item->name))
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

/* ---- the same through ConvertTo-Json ---- */

bool registry_is_tree(const struct value *v)
{
    return key_in(member_text(first_object(v), "PSPath")).len > 0;
}

static void read_member(struct registry_reading *r, struct str key, const struct value_member *m)
{
    struct registry_value v = {.key = key, .name = m->key, .line = m->value->line};

    if (is_of_powershell(m->key))
        return;
    if (str_starts(m->key, STR_LIT("(")))
        v.name = STR_NONE;
    v.type = REGISTRY_OTHER;
    if (m->value->kind == VALUE_STRING) {
        v.type = REGISTRY_TEXT;
        v.text = m->value->u.text;
    } else if (m->value->kind == VALUE_NUMBER &&
               num_uint64(&v.number, m->value->u.text) == NUM_OK) {
        v.type = REGISTRY_NUMBER;
    }
    registry_tell(r, &v);
}

static void read_key(struct registry_reading *r, const struct value *object)
{
    struct str key = key_in(member_text(object, "PSPath"));

    if (key.len == 0)
        return;
    registry_tell_key(r, key, true, object->line);
    for (size_t i = 0; i < object->u.map.count; i++)
        read_member(r, key, &object->u.map.members[i]);
}

void registry_read_tree(struct registry_reading *r)
{
    read_key(r, r->in->value);
    for (size_t i = 0; i < element_count(r->in->value); i++)
        read_key(r, element(r->in->value, i));
    r->complete = r->specs != 1;
}
