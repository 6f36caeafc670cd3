#include "model/formats/inspect_dump.h"

#include "model/base/bounds.h"
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
    bool in_text;        /* the rest of the line stands around the objects */
    size_t arrays, bare; /* at the top: arrays, objects in none */
    bool wrong;          /* it is none of what is indexed, because of what stands ... */
    char found;          /* ... here; NUL: it is another text */
    unsigned wrong_line, wrong_column;

    /* of the object */
    unsigned top; /* the depth inside of it; 0: there is none */
    struct dump_item item;
    unsigned keys;
    bool key_next; /* a string at its top is a key */
    enum wants wants;
    bool collects;
    char text[LONGEST_NAME];
    size_t text_len;
    struct str name, id;
};

/* ---- objects ---- */

static bool is_container(unsigned keys)
{
    if ((keys & HAS_IMAGE_KEYS) != 0)
        return false;
    return (keys & HAS_HOST_CONFIG) != 0 ||
           ((keys & HAS_STATE) != 0 && (keys & (HAS_CONFIG | HAS_ID)) != 0);
}

static void refuse(struct scan *s, char found, uint64_t at)
{
    s->wrong = true;
    s->found = found;
    s->wrong_line = s->line;
    s->wrong_column = (unsigned)(at - s->line_at) + 1;
}

static void begin_item(struct scan *s, uint64_t at)
{
    s->top = s->depth;
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

    s->top = 0;
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
    s->item.id = s->id;
    s->item.name = s->name.len > 0 ? s->name : s->id;
    if (str_starts(s->item.name, STR_LIT("/")))
        s->item.name = str_cut(s->item.name, 1, s->item.name.len);
    d->items[d->count++] = s->item;
    d->container_count += s->item.container;
}

/* ---- strings ---- */

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
    s->collects = s->depth == s->top && (s->key_next || s->wants != WANTS_NOTHING);
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

/* ---- brackets ---- */

static void open_bracket(struct scan *s, char c, uint64_t at)
{
    bool bare = s->depth == 0 && c == '{';

    if ((s->top == 0 && s->depth > 0 && c != '{') || s->depth == BOUND_NESTING) {
        refuse(s, c, at);
        return;
    }
    s->arrays += s->depth == 0 && c == '[';
    s->bare += bare;
    s->brackets[s->depth++] = c;
    if (s->top == 0 && c == '{')
        begin_item(s, at);
    else if (s->depth == s->top + 1)
        s->wants = WANTS_NOTHING;
}

static void close_bracket(struct scan *s, char c, uint64_t at)
{
    if (s->brackets[s->depth - 1] != (c == '}' ? '{' : '[')) {
        refuse(s, c, at);
        return;
    }
    if (s->depth-- == s->top)
        end_item(s, at + 1);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == ',';
}

/* A character that is no bracket, no string and no line end. */
static void other(struct scan *s, char c, uint64_t at)
{
    if (c == ',' && s->depth == s->top) {
        s->key_next = true;
        s->wants = WANTS_NOTHING;
    } else if (s->top == 0 && !is_blank(c)) {
        refuse(s, c, at); /* a number or a word in the array */
    }
}

/* ---- the text around ---- */

static void begin_text(struct scan *s)
{
    struct inspect_dump *d = s->out;

    if (d->around_count == d->around_size) {
        size_t more = d->around_size > 0 ? 2 * d->around_size : 16;
        uint32_t *lines = realloc(d->around_lines, more * sizeof(*lines));

        if (lines == NULL) {
            d->arena.failed = true;
            return;
        }
        d->around_lines = lines;
        d->around_size = more;
    }
    d->around_lines[d->around_count++] = s->line;
    s->in_text = true;
}

/* Up to the end of the line; where it goes on. Much of it is another kind of text. */
static size_t pass_text(struct scan *s, const char *text, size_t i, size_t len)
{
    size_t from = i;

    while (i < len && text[i] != '\n')
        i++;
    buf_add(&s->out->around, (struct str){text + from, i - from});
    if (i < len) {
        buf_char(&s->out->around, '\n');
        s->in_text = false;
    }
    if (s->out->around.len > BOUND_AROUND)
        refuse(s, '\0', s->at + i);
    return i;
}

/* What stands at the top: an array, an object, or a line of text. */
static size_t take_top(struct scan *s, const char *text, size_t i, size_t len)
{
    if (!s->in_text && (text[i] == '{' || text[i] == '[')) {
        open_bracket(s, text[i], s->at + i);
        return i + 1;
    }
    if (!s->in_text && is_blank(text[i]))
        return i + 1;
    if (!s->in_text)
        begin_text(s);
    return pass_text(s, text, i, len);
}

/* ---- bytes ---- */

static void take_byte(struct scan *s, char c, uint64_t at)
{
    switch (c) {
    case '"':
        if (s->top == 0)
            refuse(s, c, at);
        begin_string(s);
        break;
    case '{':
    case '[':
        open_bracket(s, c, at);
        break;
    case '}':
    case ']':
        close_bracket(s, c, at);
        break;
    default:
        if (s->depth == s->top || s->top == 0)
            other(s, c, at);
        break;
    }
}

static void take(struct scan *s, const char *text, size_t len)
{
    size_t i = s->at == 0 && str_starts((struct str){text, len}, STR_LIT("\xEF\xBB\xBF")) ? 3 : 0;

    while (i < len && !s->wrong) {
        if (s->in_string) {
            i = pass_string(s, text, i, len);
        } else if (text[i] == '\n') {
            s->line++;
            s->line_at = s->at + i + 1;
            i++;
        } else if (s->depth == 0) {
            i = take_top(s, text, i, len);
        } else {
            take_byte(s, text[i], s->at + i);
            i++;
        }
    }
    s->at += len;
}

/* ---- the file ---- */

static struct err *scan_file(struct scan *s, FILE *f, uint64_t bytes,
                             const struct read_progress *progress)
{
    char *chunk = malloc(DUMP_CHUNK);
    struct err *e = chunk != NULL ? NULL : err_oom();
    size_t got;

    while (e == NULL && !s->wrong && (got = fread(chunk, 1, DUMP_CHUNK, f)) > 0) {
        take(s, chunk, got);
        if (arena_failed(&s->out->arena) || s->out->around.failed)
            e = err_oom();
        else if (s->out->count > BOUND_DUMP_ITEMS)
            e = err_new(ERR_LIMIT, "found more than %d objects in the file", BOUND_DUMP_ITEMS);
        else
            e = read_go_on(progress, s->at, bytes);
    }
    if (e == NULL && ferror(f))
        e = err_new(ERR_IO, "the file cannot be read");
    free(chunk);
    return e;
}

/* With other text around, or in no array, it is one only where containers are in it; and what is
 * small is cut with more care by who reads it whole. */
static bool is_dump(const struct scan *s, uint64_t bytes)
{
    bool plain = s->arrays == 1 && s->bare == 0 && s->out->around_count == 0;

    if (s->wrong || s->out->count == 0)
        return false;
    return plain ||
           (s->out->container_count > 0 && (s->out->around_count == 0 || bytes > BOUND_MIXED));
}

static struct err *why_none(const struct scan *s)
{
    struct err *e;

    if (s->wrong && s->found != '\0')
        e = err_new(ERR_INPUT, "found '%c' where an object of docker inspect was expected",
                    s->found);
    else
        e = err_new(ERR_INPUT, "this is no list of what docker inspect prints");
    return s->wrong ? err_at(e, NULL, s->wrong_line, s->wrong_column) : e;
}

static bool list_containers(struct inspect_dump *d)
{
    size_t n = 0;

    d->containers = malloc((d->container_count + 1) * sizeof(*d->containers));
    for (size_t i = 0; d->containers != NULL && i < d->count; i++)
        if (d->items[i].container)
            d->containers[n++] = i;
    return d->containers != NULL;
}

static struct err *make(struct inspect_dump *d, struct err **why, FILE *f, uint64_t bytes,
                        const struct read_progress *progress)
{
    struct scan s = {.out = d, .line = 1};
    struct err *e = scan_file(&s, f, bytes, progress);

    d->last_line = s.line - (s.line > 1 && s.line_at == s.at); /* nothing stands in the last */
    d->cut_off = s.depth > 0;
    if (e == NULL && !is_dump(&s, bytes) && (*why = why_none(&s)) == NULL)
        e = err_oom();
    else if (e == NULL && !list_containers(d))
        e = err_oom();
    return e;
}

static struct err *open_dump(struct inspect_dump **out, struct err **why, FILE *f, const char *file,
                             uint64_t bytes, const struct read_progress *progress)
{
    struct inspect_dump *d = calloc(1, sizeof(*d));
    struct err *e = d != NULL ? NULL : err_oom();

    *out = NULL;
    *why = NULL;
    if (e != NULL)
        return e;
    arena_init(&d->arena);
    if (file != NULL && (d->file = strdup(file)) == NULL)
        e = err_oom();
    if (e == NULL)
        e = make(d, why, f, bytes, progress);
    if (e == NULL && *why == NULL)
        *out = d;
    else
        inspect_dump_free(d);
    return e;
}

struct err *inspect_dump_open(struct inspect_dump **out, struct err **why, const char *file,
                              uint64_t bytes, const struct read_progress *progress)
{
    FILE *f;
    struct err *e = os_open_read(&f, file);

    *out = NULL;
    if (e != NULL)
        return e;
    e = open_dump(out, why, f, file, bytes, progress);
    (void)fclose(f);
    return e;
}

struct err *inspect_dump_open_kept(struct inspect_dump **out, struct err **why, FILE *f,
                                   uint64_t bytes, const struct read_progress *progress)
{
    struct err *e;

    rewind(f);
    e = open_dump(out, why, f, NULL, bytes, progress);
    if (*out != NULL)
        (*out)->kept = f;
    return e;
}

void inspect_dump_free(struct inspect_dump *d)
{
    if (d == NULL)
        return;
    arena_finish(&d->arena);
    buf_finish(&d->around);
    if (d->kept != NULL)
        (void)fclose(d->kept);
    free(d->around_lines);
    free(d->containers);
    free(d->items);
    free(d->file);
    free(d);
}
