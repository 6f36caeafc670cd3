#include "model/formats/inspect_dump.h"

#include "model/base/bounds.h"
#include "model/files/text.h"
#include "model/json/json.h"
#include "model/os/os.h"

#include <stdlib.h>

#define LONGEST_NAME 256 /* bytes of a name or key that are looked at */

/* Keys at the top of an object that tell what it is. */
enum {
    HAS_HOST_CONFIG = 1 << 0,
    HAS_STATE = 1 << 1,
    HAS_CONFIG = 1 << 2,
    HAS_ID = 1 << 3,
    HAS_IMAGE_KEYS = 1 << 4,
};

enum wants { WANTS_NOTHING, WANTS_NAME, WANTS_ID };

struct scan {
    struct inspect_dump *out;
    uint64_t at; /* of the chunk */
    uint64_t line_at;
    unsigned line;
    char brackets[BOUND_NESTING];
    unsigned depth;
    bool in_string, escaped;
    bool begun, ended; /* the array */
    bool wrong;        /* it is no array of objects */

    /* of the object */
    struct dump_item item;
    unsigned keys;
    bool key_next; /* a string at its top is a key */
    enum wants wants;
    bool collects;
    char text[LONGEST_NAME];
    size_t text_len;
    struct str name, id;
};

/* ---- objects ----------------------------------------------------------------------------------
 */

static bool is_container(unsigned keys)
{
    if ((keys & HAS_IMAGE_KEYS) != 0)
        return false;
    return (keys & HAS_HOST_CONFIG) != 0 ||
           ((keys & HAS_STATE) != 0 && (keys & (HAS_CONFIG | HAS_ID)) != 0);
}

static void begin_item(struct scan *s, uint64_t at)
{
    s->item =
        (struct dump_item){.at = at, .line = s->line, .column = (unsigned)(at - s->line_at) + 1};
    s->keys = 0;
    s->key_next = true;
    s->wants = WANTS_NOTHING;
    s->name = s->id = STR_NONE;
}

static void end_item(struct scan *s, uint64_t behind)
{
    struct inspect_dump *d = s->out;

    if (d->count == d->size) {
        size_t more = d->size > 0 ? 2 * d->size : 64;
        struct dump_item *items = realloc(d->items, more * sizeof(*items));

        if (items == NULL) {
            d->arena.failed = true;
            return;
        }
        d->items = items;
        d->size = more;
    }
    s->item.len = (size_t)(behind - s->item.at);
    s->item.container = is_container(s->keys);
    s->item.name = s->name.len > 0 ? s->name : s->id;
    if (str_starts(s->item.name, STR_LIT("/")))
        s->item.name = str_cut(s->item.name, 1, s->item.name.len);
    d->items[d->count++] = s->item;
}

/* ---- strings ----------------------------------------------------------------------------------
 */

static void take_key(struct scan *s, struct str key)
{
    static const struct {
        const char *name;
        unsigned bit;
    } keys[] = {{"HostConfig", HAS_HOST_CONFIG}, {"State", HAS_STATE},
                {"Config", HAS_CONFIG},          {"Id", HAS_ID},
                {"RootFS", HAS_IMAGE_KEYS},      {"RepoTags", HAS_IMAGE_KEYS}};

    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        if (str_is(key, keys[i].name))
            s->keys |= keys[i].bit;
    s->wants = str_is(key, "Name") ? WANTS_NAME : str_is(key, "Id") ? WANTS_ID : WANTS_NOTHING;
}

static void end_string(struct scan *s)
{
    struct str text = {s->text, s->text_len};

    s->in_string = false;
    if (!s->collects)
        return;
    s->collects = false;
    if (s->key_next) {
        s->key_next = false;
        take_key(s, text);
        return;
    }
    if (s->wants == WANTS_NAME)
        s->name = arena_str(&s->out->arena, text);
    else if (s->wants == WANTS_ID)
        s->id = arena_str(&s->out->arena, text);
    s->wants = WANTS_NOTHING;
}

static void begin_string(struct scan *s)
{
    s->in_string = true;
    s->escaped = false;
    s->collects = s->depth == 2 && (s->key_next || s->wants != WANTS_NOTHING);
    s->text_len = 0;
}

static void collect(struct scan *s, const char *from, size_t len)
{
    if (!s->collects)
        return;
    if (len > LONGEST_NAME - s->text_len)
        len = LONGEST_NAME - s->text_len;
    memcpy(s->text + s->text_len, from, len);
    s->text_len += len;
}

/* The rest of a string; where it goes on behind it. */
static size_t pass_string(struct scan *s, const char *text, size_t i, size_t len)
{
    while (i < len) {
        size_t from = i;

        if (s->escaped) {
            s->escaped = false;
            i++;
            collect(s, text + from, 1);
            continue;
        }
        while (i < len && text[i] != '"' && text[i] != '\\')
            i++;
        collect(s, text + from, i - from);
        if (i == len)
            break;
        if (text[i++] == '"') {
            end_string(s);
            break;
        }
        s->escaped = true;
    }
    return i;
}

/* ---- brackets ---------------------------------------------------------------------------------
 */

static void open_bracket(struct scan *s, char c, uint64_t at)
{
    bool fits = s->depth == 0 ? c == '[' && !s->ended : s->depth > 1 || c == '{';

    if (!fits || s->depth == BOUND_NESTING) {
        s->wrong = true;
        return;
    }
    s->begun = true;
    s->brackets[s->depth++] = c;
    if (s->depth == 2)
        begin_item(s, at);
    else
        s->wants = s->depth == 3 ? WANTS_NOTHING : s->wants;
}

static void close_bracket(struct scan *s, char c, uint64_t at)
{
    if (s->depth == 0 || s->brackets[s->depth - 1] != (c == '}' ? '{' : '[')) {
        s->wrong = true;
        return;
    }
    if (--s->depth == 1)
        end_item(s, at + 1);
    s->ended = s->depth == 0;
}

static void other(struct scan *s, char c)
{
    if (c == ',' && s->depth == 2) {
        s->key_next = true;
        s->wants = WANTS_NOTHING;
    } else if (s->depth < 2 && c != ',' && c != ' ' && c != '\t' && c != '\r') {
        s->wrong = true; /* a number, a word, or text around the array */
    }
}

static void take(struct scan *s, const char *text, size_t len)
{
    size_t i = 0;

    while (i < len && !s->wrong) {
        if (s->in_string) {
            i = pass_string(s, text, i, len);
            continue;
        }
        switch (text[i]) {
        case '"':
            s->wrong = s->depth < 2;
            begin_string(s);
            break;
        case '{':
        case '[':
            open_bracket(s, text[i], s->at + i);
            break;
        case '}':
        case ']':
            close_bracket(s, text[i], s->at + i);
            break;
        case '\n':
            s->line++;
            s->line_at = s->at + i + 1;
            break;
        default:
            if (s->depth <= 2)
                other(s, text[i]);
            break;
        }
        i++;
    }
    s->at += len;
}

/* ---- the file ---------------------------------------------------------------------------------
 */

static struct err *scan_file(struct scan *s, FILE *f, uint64_t bytes,
                             const struct dump_progress *progress)
{
    char *chunk = malloc(DUMP_CHUNK);
    struct err *e = chunk != NULL ? NULL : err_oom();
    size_t got;

    while (e == NULL && !s->wrong && (got = fread(chunk, 1, DUMP_CHUNK, f)) > 0) {
        take(s, chunk, got);
        if (arena_failed(&s->out->arena))
            e = err_oom();
        else if (s->out->count > BOUND_DUMP_ITEMS)
            e = err_new(ERR_LIMIT, "found more than %d containers in the file", BOUND_DUMP_ITEMS);
        else if (progress != NULL && !progress->go_on(progress->ctx, s->at, bytes))
            e = err_new(ERR_INPUT, "stopped after %llu of %llu bytes", (unsigned long long)s->at,
                        (unsigned long long)bytes);
    }
    if (e == NULL && ferror(f))
        e = err_new(ERR_IO, "the file cannot be read");
    free(chunk);
    return e;
}

static struct err *make(struct inspect_dump *d, bool *is_dump, const char *file, uint64_t bytes,
                        const struct dump_progress *progress)
{
    struct scan s = {.out = d, .line = 1};
    struct err *e;
    FILE *f;

    *is_dump = false;
    if ((e = os_open_read(&f, file)) != NULL)
        return e;
    e = scan_file(&s, f, bytes, progress);
    (void)fclose(f);
    d->last_line = s.line;
    d->cut_off = !s.ended;
    *is_dump = e == NULL && !s.wrong && s.begun && d->count > 0;
    return e;
}

struct err *inspect_dump_open(struct inspect_dump **out, const char *file, uint64_t bytes,
                              const struct dump_progress *progress)
{
    struct inspect_dump *d = calloc(1, sizeof(*d));
    struct err *e = d != NULL ? NULL : err_oom();
    bool is_dump = false;

    *out = NULL;
    if (e != NULL)
        return e;
    arena_init(&d->arena);
    if ((d->file = strdup(file)) == NULL)
        e = err_oom();
    if (e == NULL)
        e = make(d, &is_dump, file, bytes, progress);
    if (is_dump)
        *out = d;
    else
        inspect_dump_free(d);
    return e;
}

void inspect_dump_free(struct inspect_dump *d)
{
    if (d == NULL)
        return;
    arena_finish(&d->arena);
    free(d->items);
    free(d->file);
    free(d);
}

/* ---- one object -------------------------------------------------------------------------------
 */

static struct err *read_bytes(char *to, const struct inspect_dump *d, const struct dump_item *item)
{
    FILE *f;
    struct err *e = os_open_read(&f, d->file);

    if (e != NULL)
        return e;
    if (fseeko(f, (off_t)item->at, SEEK_SET) != 0 || fread(to, 1, item->len, f) != item->len)
        e = err_new(ERR_IO, "the file became shorter while it was open");
    (void)fclose(f);
    return e;
}

/* The line of the file, for each line of the object. */
static struct err *move_marks(const struct value *v, const struct dump_item *item, struct str text)
{
    size_t lines = 1;
    uint32_t *numbers;

    for (size_t i = 0; i < text.len; i++)
        lines += text.s[i] == '\n';
    if ((numbers = malloc(lines * sizeof(*numbers))) == NULL)
        return err_oom();
    for (size_t i = 0; i < lines; i++)
        numbers[i] = item->line + (uint32_t)i;
    value_move_marks(v, numbers, lines);
    free(numbers);
    return NULL;
}

static struct err *parse(const struct value **out, const struct dump_item *item, struct str bytes)
{
    const struct value *v = NULL;
    struct text text;
    struct err *e = text_decode(&text, bytes);

    if (e == NULL) {
        e = json_read(&v, (struct str){text.bytes, text.len});
        text_free(&text);
    }
    if (e == NULL && (e = move_marks(v, item, bytes)) == NULL) {
        *out = v;
        return NULL;
    }
    value_unref(v);
    if (e->line == 1)
        e->column += item->column - 1;
    if (e->line > 0)
        e->line += item->line - 1;
    return e;
}

struct err *inspect_dump_read(const struct value **out, const struct inspect_dump *d, size_t item)
{
    const struct dump_item *i = &d->items[item];
    char *bytes = malloc(i->len + 1);
    struct err *e = bytes != NULL ? read_bytes(bytes, d, i) : err_oom();

    if (e == NULL)
        e = parse(out, i, (struct str){bytes, i->len});
    free(bytes);
    return e;
}
