#include "model/formats/sources.h"

#include "model/base/bounds.h"
#include "model/os/os.h"

#include <stdlib.h>

static const char *shown_name(const char *file)
{
    return strcmp(file, "-") == 0 ? "standard input" : file;
}

/* ---- opening -------------------------------------------------------------------------------- */

/* The file's own name. */
static struct str base_name(const char *name)
{
    struct str all = str_of(name);
    size_t from = all.len;

    while (from > 0 && all.s[from - 1] != '/' && all.s[from - 1] != '\\')
        from--;
    return str_cut(all, from, all.len);
}

static void source_close(struct source *s)
{
    pieces_free(&s->pieces);
    inspect_dump_free(s->dump);
    text_free(&s->text);
    free(s->name);
}

/* Takes `text` when it is cut; `bytes` is what it holds. */
static struct err *add(struct sources *s, struct str bytes, struct text *text, const char *name)
{
    struct source *items = realloc(s->items, (s->count + 1) * sizeof(*items)), made = {0};
    struct err *e;

    if (items == NULL)
        return err_oom();
    s->items = items;
    if (name != NULL && (made.name = strdup(name)) == NULL)
        return err_oom();
    if ((e = pieces_cut(&made.pieces, bytes)) != NULL) {
        free(made.name);
        return e;
    }
    made.encoding = "UTF-8";
    for (size_t i = 0; i < made.pieces.count; i++) {
        made.pieces.items[i].in.name = base_name(made.name);
        if (!pieces_need_text(&made.pieces))
            made.pieces.items[i].in.text = STR_NONE;
    }
    if (text != NULL) {
        made.encoding = text->encoding;
        if (pieces_need_text(&made.pieces))
            made.text = *text;
        else
            text_free(text);
        *text = (struct text){.bytes = NULL};
    }
    s->items[s->count++] = made;
    return NULL;
}

struct err *sources_add_text(struct sources *s, struct str text, const char *name)
{
    struct text copy = {.encoding = "UTF-8", .len = text.len};
    struct err *e;

    if ((copy.bytes = malloc(text.len + 1)) == NULL)
        return err_oom();
    if (text.len > 0)
        memcpy(copy.bytes, text.s, text.len);
    copy.bytes[text.len] = '\0';
    e = add(s, (struct str){copy.bytes, copy.len}, &copy, name);
    text_free(&copy);
    return err_at(e, name, 0, 0);
}

/* ---- large files ---- */

/* What stands around the objects is cut as any text. */
static struct err *add_around(struct source *made)
{
    struct inspect_dump *d = made->dump;
    struct str around = buf_str(&d->around);
    struct err *e;

    if (d->around_count == 0) {
        arena_init(&made->pieces.arena);
        return NULL;
    }
    if ((e = pieces_cut(&made->pieces, around)) != NULL)
        return e;
    if (!pieces_move_lines(&made->pieces, d->around_lines, d->around_count))
        return err_oom();
    if (made->pieces.count == 1 && made->pieces.items[0].kind == NULL)
        pieces_leave_out(&made->pieces, around, d->around_lines);
    return NULL;
}

/* The containers are one piece, which its reader reads by the index. */
static struct err *add_containers(struct pieces *p, const struct inspect_dump *d)
{
    struct input in = {.json = true};

    if (d->cut_off)
        pieces_note(p, NOTE_SALVAGED, d->last_line,
                    STR_LIT("the end is missing: what was whole of it was taken"));
    if (d->container_count == 0)
        return NULL;
    return pieces_add(p, &formats[FORMAT_inspect], &in, d->items[0].line, d->last_line);
}

/* Images, networks, volumes: few, and all are wanted. */
static struct err *add_others(struct pieces *p, const struct inspect_dump *d)
{
    struct err *e = NULL;

    for (size_t i = 0; e == NULL && i < d->count; i++) {
        struct input in = {.json = true};
        const struct format *kind;

        if (d->items[i].container)
            continue;
        if ((e = inspect_dump_read(&in.value, d, i)) != NULL)
            continue;
        if ((e = format_of(&kind, &in)) == NULL)
            e = pieces_add(p, kind, &in, d->items[i].line, d->items[i].line);
        else
            input_close(&in);
    }
    return e;
}

/* Takes `d`. */
static struct err *add_dump(struct sources *s, struct inspect_dump *d, const char *name,
                            const char *encoding)
{
    struct source *items = realloc(s->items, (s->count + 1) * sizeof(*items));
    struct source made = {.encoding = encoding, .from_disc = strcmp(name, "-") != 0, .dump = d};
    struct err *e = NULL;

    if (items != NULL)
        s->items = items;
    if (items == NULL || (made.name = strdup(shown_name(name))) == NULL)
        e = err_oom();
    if (e == NULL && (e = add_around(&made)) == NULL &&
        (e = add_containers(&made.pieces, d)) == NULL)
        e = add_others(&made.pieces, d);
    if (e != NULL) {
        source_close(&made);
        return e;
    }
    for (size_t i = 0; i < made.pieces.count; i++)
        made.pieces.items[i].in.name = base_name(made.name);
    s->items[s->count++] = made;
    return NULL;
}

/* Takes `text` when it is cut. */
static struct err *add_whole(struct sources *s, struct text *text, const char *name)
{
    struct err *e = add(s, (struct str){text->bytes, text->len}, text, shown_name(name));

    if (e == NULL)
        s->items[s->count - 1].from_disc = strcmp(name, "-") != 0;
    text_free(text);
    return e;
}

/* What is too large to be read whole says why it is not indexed. Takes `why`. */
static struct err *too_large(struct err *why)
{
    return err_wrap(why,
                    "this is larger than %zu MiB, and only a list of what docker inspect prints "
                    "may be",
                    BOUND_FILE_BYTES >> 20);
}

/* Where there are no containers all of it is wanted, and who reads it whole knows a list by its
 * first object. */
static bool is_better_whole(const struct inspect_dump *d, uint64_t bytes)
{
    return d->container_count == 0 && bytes <= BOUND_FILE_BYTES;
}

/* *out NULL: it is to be read whole. */
static struct err *dump_of_spool(struct inspect_dump **out, struct err **why,
                                 const struct sources *s, struct spool *spool)
{
    struct err *e = inspect_dump_open_kept(out, why, spool->file, spool->len, s->options.progress);

    if (*out != NULL && is_better_whole(*out, spool->len)) {
        (*out)->kept = NULL;
        inspect_dump_free(*out);
        *out = NULL;
    } else if (*out != NULL) {
        spool->file = NULL;
    }
    return e;
}

/* Takes the spool. */
static struct err *add_spool(struct sources *s, struct spool *spool, const char *name)
{
    struct inspect_dump *d = NULL;
    struct text text = {.bytes = NULL};
    struct err *why = NULL;
    struct err *e = spool->file != NULL ? dump_of_spool(&d, &why, s, spool) : NULL;

    if (d != NULL) {
        e = add_dump(s, d, name, spool->encoding != NULL ? spool->encoding : "UTF-8");
    } else if (e == NULL && spool->len > BOUND_FILE_BYTES) {
        e = too_large(why);
        why = NULL;
    } else if (e == NULL && (e = spool_text(&text, spool)) == NULL) {
        e = add_whole(s, &text, name);
    }
    err_free(why);
    spool_close(spool);
    return e;
}

/* A stream, or a file that has to be converted. */
static struct err *add_stream(struct sources *s, const char *name, uint64_t bytes)
{
    struct spool spool = {.file = NULL};
    FILE *in = stdin;
    struct err *e = strcmp(name, "-") == 0 ? NULL : os_open_read(&in, name);

    if (e != NULL)
        return e;
    e = spool_read(&spool, in, BOUND_INDEXED, bytes, s->options.progress);
    if (in != stdin)
        (void)fclose(in);
    return e != NULL ? e : add_spool(s, &spool, name);
}

static struct err *is_utf16(bool *out, const char *file)
{
    char head[4];
    size_t got, mark;
    FILE *in;
    struct err *e = os_open_read(&in, file);

    if (e != NULL)
        return e;
    got = fread(head, 1, sizeof(head), in);
    *out = str_starts(str_of(text_encoding((struct str){head, got}, &mark)), STR_LIT("UTF-16"));
    (void)fclose(in);
    return NULL;
}

static struct err *add_large_file(struct sources *s, const char *file, uint64_t bytes)
{
    struct inspect_dump *d = NULL;
    struct text text = {.bytes = NULL};
    bool converts = false;
    struct err *why = NULL, *e = is_utf16(&converts, file);

    if (e != NULL)
        return e;
    if (converts)
        return add_stream(s, file, bytes);
    if ((e = inspect_dump_open(&d, &why, file, bytes, s->options.progress)) != NULL)
        return e;
    if (d != NULL && !is_better_whole(d, bytes))
        return add_dump(s, d, file, "UTF-8");
    inspect_dump_free(d);
    if (bytes > BOUND_FILE_BYTES)
        return too_large(why);
    err_free(why);
    return (e = text_read_words(&text, file)) != NULL ? e : add_whole(s, &text, file);
}

/* info: NULL when it cannot be looked at, which reading it says best. */
static struct err *add_one_file(struct sources *s, const char *file, const struct os_info *info)
{
    struct text text = {.bytes = NULL};
    struct err *e;

    if (strcmp(file, "-") == 0 ||
        (info != NULL && info->kind != OS_REGULAR && info->kind != OS_FOLDER))
        e = add_stream(s, file, 0);
    else if (info != NULL && info->bytes > (long long)BOUND_INDEXED)
        e = add_large_file(s, file, (uint64_t)info->bytes);
    else if ((e = text_read_words(&text, file)) == NULL)
        e = add_whole(s, &text, file);
    return err_at(e, shown_name(file), 0, 0);
}

struct folder {
    const char *name;
    char **files;
    size_t count;
    bool failed, full;
};

static bool add_name(void *ctx, const char *name)
{
    struct folder *f = ctx;
    size_t len = strlen(f->name) + strlen(name) + 2;
    char **files, *path;
    struct os_info info;

    if (name[0] == '.')
        return true;
    if (f->count == BOUND_FOLDER_FILES) {
        f->full = true;
        return false;
    }
    files = realloc(f->files, (f->count + 1) * sizeof(*files));
    path = malloc(len);
    if (files != NULL)
        f->files = files;
    if (files == NULL || path == NULL) {
        free(path);
        f->failed = true;
        return false;
    }
    (void)snprintf(path, len, "%s/%s", f->name, name);
    if (os_look(&info, path) == 0 && info.kind == OS_REGULAR)
        f->files[f->count++] = path;
    else
        free(path);
    return true;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static struct err *add_folder(struct sources *s, const char *folder)
{
    struct folder f = {.name = folder};
    struct os_info info;
    int failed = os_list(folder, add_name, &f);
    struct err *e = NULL;

    if (f.failed)
        e = err_oom();
    else if (failed != 0)
        e = err_errno(failed, "the folder cannot be read");
    else if (f.full)
        e = err_new(ERR_LIMIT, "found more than %d files in the folder", BOUND_FOLDER_FILES);
    else if (f.count == 0)
        e = err_new(ERR_INPUT, "there is no file in the folder");
    if (f.count > 1)
        qsort(f.files, f.count, sizeof(*f.files), by_name);
    for (size_t i = 0; i < f.count; i++) {
        if (e == NULL)
            e = add_one_file(s, f.files[i], os_look(&info, f.files[i]) == 0 ? &info : NULL);
        if (e == NULL)
            s->items[s->count - 1].of_folder = true;
        free(f.files[i]);
    }
    free(f.files);
    return err_at(e, folder, 0, 0);
}

struct err *sources_add_file(struct sources *s, const char *file)
{
    struct os_info info;
    bool is_there = strcmp(file, "-") != 0 && os_look(&info, file) == 0;

    if (is_there && info.kind == OS_FOLDER)
        return add_folder(s, file);
    return add_one_file(s, file, is_there ? &info : NULL);
}

void sources_close(struct sources *s)
{
    for (size_t i = 0; i < s->count; i++)
        source_close(&s->items[i]);
    free(s->items);
    *s = (struct sources){.count = 0};
}

/* ---- what they are -------------------------------------------------------------------------- */

const struct format *sources_kind(const struct sources *s)
{
    const struct format *best = NULL;

    for (size_t i = 0; i < s->count; i++)
        for (size_t p = 0; p < s->items[i].pieces.count; p++) {
            const struct format *kind = s->items[i].pieces.items[p].kind;

            if (kind != NULL && (best == NULL || kind < best))
                best = kind;
        }
    return best;
}

struct err *sources_refused(struct sources *s)
{
    struct source *first = &s->items[0];

    return err_at(input_refused(&first->pieces.items[0].in), first->name, 0, 0);
}
